package main

import (
	"os"
	"os/exec"
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

// The figures are those that app/exchange/stockfig_test.go reckons by hand.
func TestTheFiguresOfTheStoreAreTheSameAsDataOnPaperAndInATable(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "shop.db")
	call(t, "import", "../../app/exchange/testdata/store_month.json", "--data", file).must(t, done, "", "")
	figures := call(t, "report", "parts", "2026-03", "--data", file, "--json").document(t)["figures"].(map[string]any)
	for name, want := range map[string]any{"turnover": 3.4061, "fill_rate": 0.75, "stock_value": "580.80", "gap_parts": 4.0} {
		if got := figures[name].(map[string]any)["value"]; got != want {
			t.Errorf("%s is %v", name, got)
		}
	}
	call(t, "report", "parts", "2026-03", "--data", file).must(t, done, "3.4061", "")
	table := filepath.Join(folder, "store.csv")
	call(t, "report", "parts", "2026-03", "--data", file, "-o", table).must(t, done, table, "")
	raw, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"周转率,3.4 次/年,≥ 6 次/年", "周转天数,107.2 天", "呆滞比例,34.4 %,—", "P4,火花塞,支,0,8,4,8,-4,-4,0,0,0,0,WO1 -4"} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("the table does not say %s:\n%s", want, raw)
		}
	}
	pdf := filepath.Join(folder, "store.pdf")
	call(t, "report", "parts", "2026-03", "--data", file, "-o", pdf).must(t, done, pdf, "")
	out, err := exec.Command("pdftotext", "-layout", pdf, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Join(strings.Fields(string(out)), "")
	for _, want := range []string{"库存指标报表", "2026年3月", "周转率3.4次/年", "107.2天", "¥580.80", "P4火花塞0848−4−40000"} {
		if !strings.Contains(words, want) {
			t.Errorf("the paper does not say %s:\n%s", want, out)
		}
	}
	call(t, "report", "parts", "2026-03", "--data", file, "-o", filepath.Join(folder, "store.doc")).must(t, misused, "", ".csv")
	call(t, "report", "parts", "2026-03", "--data", demoFile(t), "--json").document(t)
	call(t, "check", "--data", file).must(t, done, "", "")
}

func TestHowFarCampaignsHaveComeIsToldWithoutAMonth(t *testing.T) {
	file := demoFile(t)
	list := call(t, "report", "campaigns", "--data", file, "--json").document(t)["campaigns"].([]any)
	var right, told, batches float64
	for _, x := range list {
		c := x.(map[string]any)
		right += c["done"].(float64)
		told += c["told"].(float64)
		if c["code"] == "PJ-2026-01" {
			batches = c["caught"].(float64)
		}
		if c["done"].(float64) > c["caught"].(float64) {
			t.Errorf("%v", c)
		}
	}
	if len(list) == 0 || right+told+batches == 0 {
		t.Errorf("%v", list)
	}
	call(t, "report", "campaigns", "--data", file).must(t, done, "caught", "")
	call(t, "report", "campaigns", "2026-04", "--data", file).must(t, misused, "", "report campaigns")
	call(t, "report", "parts", "--data", file).must(t, misused, "", "2026-10")
}
