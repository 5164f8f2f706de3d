package sheet

import (
	"archive/zip"
	"bytes"
	"io"
	"math/big"
	"strings"
	"testing"

	"gongdan/app/shop"
)

func FuzzAmountsAreReadExactlyOrNotAtAll(f *testing.F) {
	for _, s := range []string{"1,234.50", "6.92E+12", "-0.005", "０．１", "1e-400", "26.499999999999996", "¥元", "1.", ".5", "--1", "9e9999"} {
		f.Add(s)
	}
	w, err := NewWords()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, rounded, why := w.money(Cell{Text: s}, true)
		if why == "" && (m < 0 || m > shop.MaxMoney) {
			t.Errorf("%q is %v", s, m)
		}
		if q, why := w.quantity(Cell{Text: s}); why == "" && (q < 0 || q > shop.MaxQty) {
			t.Errorf("%q is %v pieces", s, q)
		}
		// A plain decimal number of few digits is what arithmetic says it is.
		if why == "" && !rounded && len(s) < 14 && strings.Trim(s, "0123456789.") == "" {
			want, ok := new(big.Rat).SetString(s)
			if ok && want.Cmp(big.NewRat(int64(m), 100)) != 0 {
				t.Errorf("%q is %v", s, m)
			}
		}
	})
}

func FuzzAnyTextIsReadOrRefused(f *testing.F) {
	for _, s := range []string{"编码,名称\nP1,a\n", "a\t\"b\n", "\xb1\xe0\xc2\xeb,x\n1,2", "\ufeffa;b\n1;2", "PK\x03\x04", "\xd0\xcf\x11\xe0"} {
		f.Add([]byte(s))
	}
	f.Add(aWorkbook(f))
	w, err := NewWords()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		b, err := Read(t.Context(), bytes.NewReader(raw), w.Count)
		if err != nil {
			return
		}
		last := 0
		for _, r := range b.Rows {
			if r.N <= last {
				t.Fatalf("row %d after %d", r.N, last)
			}
			last = r.N
		}
		ReadParts(b, w, Options{Map: w.Guess(b.Headings())})
	})
}

// aWorkbook is a small table.
func aWorkbook(t testing.TB) []byte {
	t.Helper()
	var book bytes.Buffer
	out, err := NewWriter(&book, XLSX, "x", 2)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range [][]string{{"编码", "售价"}, {"P1", "48"}, {"P2", "="}} {
		if err := out.Row(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return book.Bytes()
}

// with is a workbook whose sheet is other.
func with(t testing.TB, book, other []byte) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var to bytes.Buffer
	z := zip.NewWriter(&to)
	for _, f := range from.File {
		w, err := z.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		body := other
		if f.Name != "xl/worksheets/sheet1.xml" {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			if body, err = io.ReadAll(r); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := w.Write(body); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return to.Bytes()
}

func FuzzAnySheetOfAWorkbookIsReadOrRefused(f *testing.F) {
	book := aWorkbook(f)
	const head = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`
	for _, s := range []string{
		`<row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c><c r="B1" t="inlineStr"><is><t>price</t></is></c></row><row r="2"><c r="A2"><v>5</v></c><c r="B2" t="e"><v>#N/A</v></c></row></sheetData></worksheet>`,
		`<row r="1"><c r="A1" t="s"><v>9</v></c></row><row r="1"><c r="C1" t="d"><v>2026-01-01</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`,
		`<row r="3"><c r="A3" t="str"><f>1+1</f></c><c r="ZZZ9"><v>1e999</v></c></row></sheetData></worksheet>`,
		`<row><c s="99999"><v>1</v></c><c t="b"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A"/></mergeCells></worksheet>`,
	} {
		f.Add([]byte(head + s))
	}
	w, err := NewWords()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, xml []byte) {
		b, err := Read(t.Context(), bytes.NewReader(with(t, book, xml)), w.Count)
		if err == nil {
			ReadParts(b, w, Options{Map: w.Guess(b.Headings())})
		}
	})
}
