package main

import (
	"path/filepath"
	"testing"
)

func TestTheFiguresOfAMonthAreToldAsTheOpenFormatSays(t *testing.T) {
	store := filepath.Join(t.TempDir(), "shop.db")
	call(t, "import", "../../app/exchange/testdata/march.json", "--data", store).must(t, done, "", "")
	doc := call(t, "kpi", "2026-03", "--data", store, "--json").document(t)
	for key, want := range map[string]any{
		"visits": 4.0, "distinct_vehicles": 3.0, "output": "712.00", "gross_profit": "494.00", "on_time_rate": 0.6667, "technician_efficiency": 0.8046,
		"technician_utilisation": 0.25, "receivables": "40.00", "lost_rate": 0.3333, "appointment_rate": nil, "satisfaction": nil,
	} {
		f, ok := doc[key].(map[string]any)
		if value, there := f["value"]; !ok || !there || value != want {
			t.Errorf("%s is %v, want %v", key, doc[key], want)
		}
		if formula, _ := f["formula"].(string); formula == "" {
			t.Errorf("%s has no formula", key)
		}
		if _, list := f["evidence"].([]any); !list {
			t.Errorf("%s has no evidence: %v", key, f)
		}
	}
	by := call(t, "kpi", "2026-03", "--by", "technician", "--data", store, "--json").document(t)
	if f := by["zw"].(map[string]any)["output"].(map[string]any); f["value"] != "294.00" {
		t.Errorf("zw worked %v", f)
	}
	none := call(t, "kpi", "2025-07", "--data", store, "--json").document(t)
	for key, f := range none {
		if value := f.(map[string]any)["value"]; value != nil {
			t.Errorf("%s of a month without orders is %v", key, value)
		}
	}
	call(t, "kpi", "2026-03", "--data", store).must(t, done, "712.00", "")
	call(t, "kpi", "2026-04", "--data", store).must(t, done, "", "2026-04-14")
}
