package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestWhatReworksHaveCostIsToldOnPaperAndInATable(t *testing.T) {
	file, folder := demoFile(t), t.TempDir()
	doc := call(t, "report", "rework", "2024-01", "2026-12", "--data", file, "--json").document(t)
	sum, count := doc["sum"].(map[string]any), 0.0
	for _, c := range doc["causes"].([]any) {
		cause := c.(map[string]any)
		count += cause["count"].(float64)
		if int(cause["count"].(float64)) != len(cause["evidence"].([]any)) {
			t.Errorf("%v", cause)
		}
	}
	if count != doc["reworks"] || count == 0 || sum["cost"] == "0.00" || doc["rework_rate"].(float64) <= 0 {
		t.Errorf("%v", doc)
	}
	pdf, csv := filepath.Join(folder, "r.pdf"), filepath.Join(folder, "r.csv")
	call(t, "report", "rework", "2024-01-01", "2026-12-31", "--data", file, "-o", pdf).must(t, done, pdf, "")
	call(t, "report", "rework", "2024-01", "2026-12", "--data", file, "-o", csv).must(t, done, csv, "")
	words, err := exec.Command("pdftotext", "-layout", pdf, "-").Output()
	if err != nil || !strings.Contains(strings.ReplaceAll(string(words), ",", ""), sum["cost"].(string)) {
		t.Errorf("%v: %s", err, words)
	}
	if raw, err := os.ReadFile(csv); err != nil || !strings.Contains(string(raw), "合计,") {
		t.Errorf("%v: %s", err, raw)
	}
	call(t, "report", "rework", "--data", file).must(t, misused, "", "2026-10")
	call(t, "report", "rework", "2026-04", "2026-01", "--data", file).must(t, refused, "", "2026-01-31")
	call(t, "report", "rework", "2026-04", "-o", filepath.Join(folder, "r.doc"), "--data", file).must(t, misused, "", ".csv")
}

func TestTheFailureWatchIsTheSameAsDataOnPaperAndInATable(t *testing.T) {
	file, folder := demoFile(t), t.TempDir()
	doc := call(t, "report", "failures", "--from", "2024-01-01", "--to", "2026-12", "--data", file, "--json").document(t)
	all := doc["failures"].([]any)
	if len(all) == 0 || doc["from"] != "2024-01-01" {
		t.Fatalf("%v", doc)
	}
	for _, x := range all {
		f := x.(map[string]any)
		if f["low"].(float64) > f["rate"].(float64) || f["rate"].(float64) > f["high"].(float64) || len(f["evidence"].([]any)) != int(f["returned"].(float64)) {
			t.Errorf("%v", f)
		}
	}
	pdf, csv := filepath.Join(folder, "f.pdf"), filepath.Join(folder, "f.csv")
	call(t, "report", "failures", "--data", file, "-o", pdf).must(t, done, pdf, "")
	call(t, "report", "failures", "--data", file, "-o", csv).must(t, done, csv, "")
	if raw, err := os.ReadFile(csv); err != nil || !strings.Contains(string(raw), "失效率") {
		t.Errorf("%v: %s", err, raw)
	}
	call(t, "report", "failures", "--from", "April", "--data", file).must(t, misused, "", "2026-10")
	call(t, "report", "--help").must(t, done, "failures", "")
}

func TestLostSalesAreTheSameAsDataAndInATable(t *testing.T) {
	file, folder := demoFile(t), t.TempDir()
	doc := call(t, "report", "lost", "2025-04", "2026-04", "--data", file, "--json").document(t)
	lines := 0
	for _, x := range doc["items"].([]any) {
		item := x.(map[string]any)
		lines += int(item["lines"].(float64))
		if int(item["lines"].(float64)) != len(item["evidence"].([]any)) {
			t.Errorf("%v", item)
		}
	}
	if lines == 0 || doc["missed"] == "0.00" || len(doc["calls"].([]any)) == 0 {
		t.Errorf("%v", doc)
	}
	csv := filepath.Join(folder, "lost.csv")
	call(t, "report", "lost", "2025-04", "2026-04", "--data", file, "-o", csv).must(t, done, csv, "")
	if raw, err := os.ReadFile(csv); err != nil || strings.Count(string(raw), "\n") != lines+2 {
		t.Errorf("%v: %d lines missed: %s", err, lines, raw)
	}
	call(t, "report", "lost", "2026-04", "-o", filepath.Join(folder, "lost.pdf"), "--data", file).must(t, misused, "", ".csv")
}
