package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheFiguresOfTheBlueprintAreToldAndWritten(t *testing.T) {
	file := demoFile(t)
	doc := call(t, "report", "blueprint", "2026-04", "--data", file, "--json").document(t)
	var sum float64
	for _, c := range doc["causes"].([]any) {
		sum += c.(map[string]any)["minutes"].(float64)
	}
	steps := doc["steps"].([]any)
	reception := steps[1].(map[string]any)
	if doc["month"] != "2026-04" || doc["basis"] != "received" || doc["visits"].(float64) == 0 || sum != doc["minutes"] || len(steps) != 11 {
		t.Errorf("%v", doc)
	}
	if reception["code"] != "reception" || reception["visits"].(float64) != float64(len(reception["evidence"].([]any))) || steps[0].(map[string]any)["median_minutes"] != nil {
		t.Errorf("%v", reception)
	}
	for _, x := range doc["in_shop"].([]any) {
		car := x.(map[string]any)
		var stay float64
		for _, p := range car["by_cause"].([]any) {
			stay += p.(map[string]any)["minutes"].(float64)
		}
		if stay != car["minutes"] || car["waits_for"] == "" {
			t.Errorf("%v", car)
		}
	}
	if len(doc["in_shop"].([]any)) == 0 {
		t.Error("nobody is in the shop")
	}
	call(t, "report", "blueprint", "2026-02", "--delivered", "--data", file).must(t, done, "delivered", "")
	pdf := filepath.Join(t.TempDir(), "flow.pdf")
	call(t, "report", "blueprint", "2026-04", "--data", file, "-o", pdf).must(t, done, pdf, "")
	if raw, err := os.ReadFile(pdf); err != nil || !strings.HasPrefix(string(raw), "%PDF") {
		t.Errorf("%d bytes, %v", len(raw), err)
	}
	call(t, "report", "blueprint", "April", "--data", file).must(t, misused, "", "2026-10")
	call(t, "report", "blueprint", "--help").must(t, done, "-", "")
	call(t, "check", "--data", file).must(t, done, "", "")
}
