package sheet_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gongdan/app/sheet"
	"gongdan/app/shop"
)

// heads are the headings of most tables here.
func heads() []any { return []any{"编码", "名称", "售价", "库存", "成本"} }

// workbook is a file with rows from the first cell on; alter may do more to it.
func workbook(t testing.TB, alter func(*excelize.File), rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, r := range rows {
		at, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow("Sheet1", at, &r); err != nil {
			t.Fatal(err)
		}
	}
	if alter != nil {
		alter(f)
	}
	var to bytes.Buffer
	if err := f.Write(&to); err != nil {
		t.Fatal(err)
	}
	return to.Bytes()
}

func words(t testing.TB) *sheet.Words {
	t.Helper()
	w, err := sheet.NewWords()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func read(t testing.TB, raw []byte) (sheet.Book, error) {
	t.Helper()
	return sheet.Read(t.Context(), bytes.NewReader(raw), words(t).Count)
}

// parts reads a file by what its headings mean.
func parts(t testing.TB, raw []byte) sheet.Parts {
	t.Helper()
	b, err := read(t, raw)
	if err != nil {
		t.Fatal(err)
	}
	w := words(t)
	return sheet.ReadParts(b, w, sheet.Options{Map: w.Guess(b.Headings())})
}

// refusedAs fails unless the file is refused by that key.
func refusedAs(t testing.TB, raw []byte, key string) {
	t.Helper()
	_, err := read(t, raw)
	var r *shop.Refusal
	if !errors.As(err, &r) || r.Say != "sheet.refuse."+key {
		t.Errorf("%v, want sheet.refuse.%s", err, key)
	}
}

// blamed fails unless the faults are those, each as "row column why".
func blamed(t testing.TB, got shop.Faults, want ...string) {
	t.Helper()
	var all []string
	for _, f := range got {
		all = append(all, at(f))
	}
	if strings.Join(all, "; ") != strings.Join(want, "; ") {
		t.Errorf("found %q, want %q", all, want)
	}
}

func at(f shop.Fault) string {
	return strings.Join(strings.Fields(itoa(f.Row)+" "+f.Column.Letters()+" "+f.Why), " ")
}

func itoa(n int) string { return strings.TrimLeft(string(rune('0'+n/10))+string(rune('0'+n%10)), "0") }

// twoSheets is a workbook whose second sheet is the table.
func twoSheets(t testing.TB) []byte {
	t.Helper()
	return workbook(t, func(f *excelize.File) {
		f.NewSheet("库存")
		f.SetSheetRow("库存", "A1", &[]any{"编码", "名称"})
		f.SetSheetRow("库存", "A2", &[]any{"P1", "机滤"})
		f.NewSheet("隐藏")
		f.SetSheetRow("隐藏", "A1", &[]any{"编码", "名称", "售价"})
		f.SetSheetVisible("隐藏", false)
		f.NewSheet("空")
	}, []any{"说明"}, []any{"请先看说明"})
}
