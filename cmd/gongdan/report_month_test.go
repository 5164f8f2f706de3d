package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// marchShop is the shop whose March was reckoned by hand (app/exchange/kpi_test.go).
func marchShop(t *testing.T) string {
	t.Helper()
	shop := filepath.Join(t.TempDir(), "march.db")
	call(t, "import", "../../app/exchange/testdata/march.json", "--data", shop).must(t, done, "", "")
	return shop
}

// plain is the text of a PDF without blanks.
func plain(t *testing.T, file string) string {
	t.Helper()
	out, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(out)), "")
}

func TestTheReportOfAMonthSaysWhatWasReckonedByHand(t *testing.T) {
	shop := marchShop(t)
	file := filepath.Join(t.TempDir(), "m.pdf")
	call(t, "report", "month", "2026-03", "-o", file, "--data", shop).must(t, done, "", "")
	text := plain(t, file)
	for _, want := range []string{
		"2026年3月经营月报",
		"产值毛利台次单车产值准时交车率", "712.00494.004178.0066.67%",
		"工时占比63.76%", "毛利率69.38%", "外返率20%", "一次修复率50%", "预约率—", "技师效率80.46%", "应收40.00", "新客户1", "客户流失率33.33%", "满意度—", "投诉—",
		"2026年2月或本月没有结算的工单，无法比较原因。",
		"客户", "412.00", "200.00", "100.00", // by payer
		"2026年3月没有新建索赔单。", "合计40.00",
	} {
		if !strings.Contains(text, strings.ReplaceAll(want, " ", "")) {
			t.Errorf("%q is not in the report", want)
		}
	}
}

func TestTheReportOfAMonthGoesIntoAWorkbookWithRealNumbers(t *testing.T) {
	shop := marchShop(t)
	file := filepath.Join(t.TempDir(), "m.xlsx")
	call(t, "report", "month", "2026-03", "-o", file, "--data", shop).must(t, done, "", "")
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if names := book.GetSheetList(); len(names) != 9 || names[0] != "一页总览" || names[1] != "产值构成" {
		t.Errorf("sheets %q", names)
	}
	for name, want := range map[string][2]string{"产值": {"712", "712.00"}, "毛利率": {"0.6938", "69.38%"}, "台次": {"4", "4"}, "应收": {"40", "40.00"}, "满意度": {"—", "—"}} {
		raw, shown := cellBeside(t, book, name)
		if raw != want[0] || shown != want[1] {
			t.Errorf("%s is %q, shown as %q; want %q and %q", name, raw, shown, want[0], want[1])
		}
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		return // what a table program makes of it is seen where there is one
	}
	dir := t.TempDir()
	if out, err := exec.Command(office, "--headless", "--norestore", "-env:UserInstallation=file://"+dir, "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", dir, file).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "m.csv"))
	if err != nil || !strings.Contains(string(raw), "产值,712.00,") {
		t.Errorf("%v: %s", err, raw)
	}
}

// cellBeside is the cell right of a word on the first sheet: its value, and as it is shown.
func cellBeside(t *testing.T, book *excelize.File, word string) (raw, shown string) {
	t.Helper()
	sheet := book.GetSheetList()[0]
	rows, err := book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for n, row := range rows {
		if len(row) > 1 && row[0] == word {
			at, _ := excelize.CoordinatesToCellName(2, n+1)
			raw, err := book.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			return raw, row[1]
		}
	}
	t.Errorf("%s is not on the sheet", word)
	return "", ""
}

func TestAMonthThatCannotBeReportedIsSaidPlainly(t *testing.T) {
	shop := marchShop(t)
	dir := t.TempDir()
	call(t, "report", "month", "2026-13", "-o", filepath.Join(dir, "m.pdf"), "--data", shop).must(t, misused, "", "2026-13")
	call(t, "report", "month", "2026-03", "-o", filepath.Join(dir, "m.doc"), "--data", shop).must(t, misused, "", "m.doc")
	call(t, "report", "month", "2026-03", "--data", shop).must(t, misused, "", "xlsx")
	none := filepath.Join(dir, "none.pdf")
	call(t, "report", "month", "2019-03", "-o", none, "--data", shop).must(t, done, "", "")
	if text := plain(t, none); !strings.Contains(text, "2019年3月没有结算、接车或交车的记录。") || strings.Contains(text, "产值0") {
		t.Errorf("a month without orders says %s", text)
	}
}
