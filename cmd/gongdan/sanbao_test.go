package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// gearbox is a shop with a car whose gearbox made the same noise five times: the
// repairs lasted 2, 2, 2, 2 and 26 days, the second with 26 hours of transport that do
// not count, and the gearbox was replaced twice.
const gearbox = `{"format": "gongdan/1",
 "people": [{"code": "zw", "name": "张伟", "roles": ["technician"]}],
 "customers": [{"code": "C1", "name": "王建国"}],
 "vehicles": [
  {"vin": "LSVAA00090N000001", "plate": "沪AD12345", "owner": "C1", "make": "大众", "model": "帕萨特", "use": "household",
   "invoiced_on": "2025-03-01", "delivered_on": "2025-03-05", "price": "189900.00", "compensation_rate": "0.005"},
  {"vin": "LSVAA00090N000002", "plate": "沪AD12346", "owner": "C1", "use": "company", "invoiced_on": "2025-03-01"}],
 "orders": [ORDERS]}`

func gearboxFile() string {
	var orders []string
	for _, x := range [][4]string{
		{"WO-1", "2025-06-01", "2025-06-03", `"replaced_assembly": "gearbox"`},
		{"WO-2", "2025-07-01", "2025-07-04", `"excluded_hours": "26", "excluded_reason": "key_part_transport"`},
		{"WO-3", "2025-08-01", "2025-08-03", `"replaced_assembly": "gearbox"`},
		{"WO-4", "2025-09-01", "2025-09-03", `"serious_safety": true`},
		{"WO-5", "2025-10-01", "2025-10-27", `"serious_safety": false`},
	} {
		orders = append(orders, `{"number": "`+x[0]+`", "vehicle": "LSVAA00090N000001", "customer": "C1", "kind": "repair", "mileage_km": `+x[0][3:]+`2000,
   "received_at": "`+x[1]+`T09:00:00+08:00", "agreed_at": "`+x[1]+`T10:00:00+08:00", "finished_at": "`+x[2]+`T09:00:00+08:00",
   "quality_problem": {"code": "TR-NOISE", "description": "变速器异响", "assembly": "gearbox", `+x[3]+`}}`)
	}
	return strings.Replace(gearbox, "ORDERS", strings.Join(orders, ","), 1)
}

func TestTheClockOfAGearboxThatFailsFiveTimes(t *testing.T) {
	dir := t.TempDir()
	file, store := filepath.Join(dir, "gearbox.json"), filepath.Join(dir, "shop.db")
	if err := os.WriteFile(file, []byte(gearboxFile()), 0o600); err != nil {
		t.Fatal(err)
	}
	call(t, "import", file, "--data", store).must(t, done, "", "")
	doc := call(t, "sanbao", "沪AD12345", "--data", store, "--json").document(t)
	for key, want := range map[string]any{
		"vin": "LSVAA00090N000001", "rule": "2021", "start": "2025-03-05", "on": "2026-04-14", "mileage_km": 52000.0, "applies": true,
		"compensation": "49374.00", // 189,900 × 52,000 / 1,000 × 0.5 %
	} {
		if doc[key] != want {
			t.Errorf("%s is %v, want %v", key, doc[key], want)
		}
	}
	days, same := doc["repair_days"].(map[string]any), doc["same_problem"].([]any)[0].(map[string]any)
	if days["used"] != 8.0 || days["limit"] != 30.0 || same["times"] != 4.0 || same["limit"] != 4.0 || same["code"] != "TR-NOISE" {
		t.Errorf("the fifth came at 52,000 km, outside of 三包: %v, %v", days, same)
	}
	window := doc["windows"].(map[string]any)["sanbao"].(map[string]any)
	if window["last_day"] != "2027-03-05" || window["km"] != 50000.0 || window["open"] != false {
		t.Errorf("%v", window)
	}
	ground := doc["grounds"].([]any)[0].(map[string]any)
	if len(doc["grounds"].([]any)) != 1 || ground["article"] != "24" || ground["reason"] != "assembly" || ground["met_on"] != "2025-09-01" {
		t.Errorf("%v", doc["grounds"])
	}
	due := doc["loaner_due"].([]any)[0].(map[string]any)
	if due["order"] != "WO-5" || due["from"] != "2025-10-06" {
		t.Errorf("%v", due)
	}
	earlier := call(t, "sanbao", "LSVAA00090N000001", "--on", "2025-08-31", "--data", store, "--json").document(t)
	if len(earlier["grounds"].([]any)) != 0 || len(earlier["warnings"].([]any)) != 2 || earlier["mileage_km"] != 32000.0 {
		t.Errorf("%v", earlier)
	}
	firm := call(t, "sanbao", "沪AD12346", "--data", store, "--json").document(t)
	if firm["applies"] != false || !strings.Contains(firm["why"].(string), "家庭自用") {
		t.Errorf("%v", firm)
	}
	call(t, "sanbao", "沪AD12345", "--data", store, "--lang", "en").must(t, done, "sanbao", "")
	call(t, "sanbao", "沪AD99999", "--data", store).must(t, refused, "", "沪AD99999")
	call(t, "sanbao", "沪AD12345", "--on", "tomorrow", "--data", store).must(t, misused, "", "2026-10-31")
	call(t, "sanbao", "--help").must(t, done, "-", "")
}
