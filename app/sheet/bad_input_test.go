package sheet_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"gongdan/app/sheet"
	"gongdan/app/shop"
)

func TestAFormulaIsRefusedByItsCell(t *testing.T) {
	p := parts(t, workbook(t, func(f *excelize.File) { f.SetCellFormula("Sheet1", "C3", "B1*2") }, heads(), []any{"P1", "机滤", 48, 1, 20}, []any{"P2", "空滤", 0, 1, 20}))
	blamed(t, p.Faults, "3 C formula")
	if p.Faults[0].Column.Heading != "售价" {
		t.Errorf("the column is called %q", p.Faults[0].Column.Heading)
	}
}

func TestAFormulaInAColumnThatIsNotTakenIsLeftAlone(t *testing.T) {
	rows := [][]any{{"编码", "名称", "金额小计"}, {"P1", "机滤", 0}}
	p := parts(t, workbook(t, func(f *excelize.File) { f.SetCellFormula("Sheet1", "C2", "1+1") }, rows...))
	blamed(t, p.Faults)
}

func TestMergedCellsAreRefusedByEachOfThem(t *testing.T) {
	p := parts(t, workbook(t, func(f *excelize.File) { f.MergeCell("Sheet1", "B2", "B3") }, heads(), []any{"P1", "机滤", 48}, []any{"P2", "", 50}))
	blamed(t, p.Faults, "2 B merged", "3 B merged")
}

func TestATitleOverMergedCellsAboveTheHeadingsIsPassedOver(t *testing.T) {
	p := parts(t, workbook(t, func(f *excelize.File) { f.MergeCell("Sheet1", "A1", "E1") }, []any{"昌盛汽修库存表"}, heads(), []any{"P1", "机滤", 48, 2, 20}))
	blamed(t, p.Faults)
	if len(p.Entries) != 1 || p.Entries[0].Row != 3 || p.Entries[0].Part.Name != "机滤" {
		t.Errorf("read %+v", p.Entries)
	}
}

func TestTheColumnOfNumbersMustBeThere(t *testing.T) {
	p := parts(t, workbook(t, nil, []any{"名称", "售价"}, []any{"机滤", 48}))
	blamed(t, p.Faults, "no_number")
	if p.Faults[0].With["Headings"] != "名称 | 售价" {
		t.Errorf("it names %v", p.Faults[0].With)
	}
}

func TestWhatIsNoAmountIsRefusedByItsCell(t *testing.T) {
	for value, want := range map[any]string{
		"面议": "2 C number", "48元/件": "2 C number", -1: "2 C money_range", 48.005: "2 C decimals", 1e12: "2 C money_range", "1,5": "2 C number", "": "",
		"1,234.50": "", "¥ 58": "", "５８．００": "", "58元": "", 0.1 + 0.2: "", 58.1: "", "-0": "",
	} {
		got := parts(t, workbook(t, nil, heads(), []any{"P1", "机滤", value})).Faults
		if want == "" {
			blamed(t, got)
		} else {
			blamed(t, got, want)
		}
	}
}

func TestSoManyPiecesAreRefused(t *testing.T) {
	p := parts(t, workbook(t, nil, heads(), []any{"P1", "机滤", 48, 1e9, 20}, []any{"P2", "空滤", 48, -3, 20}, []any{"P3", "火花塞", 48, 1000000, 20}, []any{"P4", "电瓶", 48, 0.0005, 2}))
	blamed(t, p.Faults, "2 D qty_range", "3 D qty_range", "5 D decimals")
	if p.Entries[2].Part.OnHand != shop.MaxQty {
		t.Errorf("a million pieces are %v", p.Entries[2].Part.OnHand)
	}
}

func TestCodesThatTheTableLostAreRefused(t *testing.T) {
	rows := [][]any{heads(), {"6.92E+12", "a"}, {6.92e12, "b"}, {281002315, "c"}, {"0281002315", "d"}, {6901234567892, "e"}, {3.5, "f"}, {"1E5", "g"}}
	raw := workbook(t, nil, rows...)
	blamed(t, parts(t, raw).Faults, "2 A lost", "3 A lost", "4 A digits", "6 A digits", "7 A lost")
	b, err := read(t, raw)
	if err != nil {
		t.Fatal(err)
	}
	w := words(t)
	p := sheet.ReadParts(b, w, sheet.Options{Map: w.Guess(b.Headings()), PlainNumbers: true})
	blamed(t, p.Faults, "2 A lost", "3 A lost", "7 A lost")
	if p.Entries[4].Part.Number != "6901234567892" || p.Entries[6].Part.Number != "1E5" || p.Digits != 2 {
		t.Errorf("read %q and %q, %d were numbers", p.Entries[4].Part.Number, p.Entries[6].Part.Number, p.Digits)
	}
}

func TestADateThatWasABinIsRefused(t *testing.T) {
	raw := workbook(t, func(f *excelize.File) {
		style, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
		f.SetCellValue("Sheet1", "C2", 45355)
		f.SetCellStyle("Sheet1", "C2", "C2", style)
		custom := `m"月"d"日"`
		style, _ = f.NewStyle(&excelize.Style{CustomNumFmt: &custom})
		f.SetCellValue("Sheet1", "C3", 45355)
		f.SetCellStyle("Sheet1", "C3", "C3", style)
		plain := `0.00" 元"_);[Red]0`
		style, _ = f.NewStyle(&excelize.Style{CustomNumFmt: &plain})
		f.SetCellStyle("Sheet1", "C4", "C4", style)
	}, []any{"编码", "名称", "库位"}, []any{"P1", "a"}, []any{"P2", "b"}, []any{"P3", "c", 12})
	blamed(t, parts(t, raw).Faults, "2 C date", "3 C date")
}

func TestErrorsOfTheTableAndUnknownWordsAreRefused(t *testing.T) {
	raw := []byte("编码,名称,来源,在用\nP1,机滤,副厂,是\nP2,空滤,原厂件,也许\nP3,电瓶,BRAND,否\n,无名,,\n")
	p := parts(t, raw)
	blamed(t, p.Faults, "2 C origin", "3 D active", "5 A empty")
	if p.Entries[2].Part.Origin != shop.Brand || p.Entries[2].Part.Active || !p.Entries[2].Says(shop.PartActive) {
		t.Errorf("read %+v", p.Entries[2])
	}
	broken := workbook(t, func(f *excelize.File) { f.SetCellFormula("Sheet1", "B2", "NA()") }, heads(), []any{"P1"})
	blamed(t, parts(t, broken).Faults, "2 B formula")
}

func TestWrongEncodingsAreSaidWithTheirPlace(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte("编码,名称\nP1,机油滤清器\n"))
	if err != nil {
		t.Fatal(err)
	}
	cases := map[string][]byte{
		"3 B encoding": append(bytes.Clone(gbk), []byte("P2,\xff\xff\n")...),
		"2 B encoding": []byte("\ufeffcode,name\nP1,\xc4\xe3\n"),
		"2 A nul":      []byte("code,name\nP\x001,x\n"),
		"3 quote":      []byte("code,name\nP1,x\nP2,\"open\nP3,y\n"),
	}
	for want, raw := range cases {
		_, err := read(t, raw)
		var f shop.Faults
		if !errors.As(err, &f) {
			t.Errorf("%s: %v", want, err)
			continue
		}
		blamed(t, f, want)
	}
}

func TestFilesThatAreNoTablesAreCalledByTheirName(t *testing.T) {
	zipped := func(names ...string) []byte {
		var to bytes.Buffer
		z := zip.NewWriter(&to)
		for _, n := range names {
			w, _ := z.Create(n)
			w.Write([]byte("x"))
		}
		z.Close()
		return to.Bytes()
	}
	ole := []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old book")
	for key, raw := range map[string][]byte{
		"xls": ole, "password": append(bytes.Clone(ole), "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"...),
		"numbers": zipped("Index/Document.iwa"), "ods": zipped("mimetype", "content.xml"), "zip": zipped("parts.csv"), "xlsb": zipped("xl/workbook.bin"),
		"html": []byte("<html><table><tr><td>编码</td></tr></table></html>"), "pdf": []byte("%PDF-1.7"), "json": []byte(`{"format": "gongdan/1"}`),
		"utf16": []byte("\xff\xfec\x00o\x00d\x00e\x00"), "empty": []byte(" \r\n"), "broken": zipped("xl/workbook.xml"),
	} {
		t.Run(key, func(t *testing.T) { refusedAs(t, raw, key) })
	}
	refusedAs(t, workbook(t, nil), "empty")
	refusedAs(t, workbook(t, nil, heads())[:900], "broken")
	refusedAs(t, []byte(strings.Repeat("a,", sheet.MaxColumns+1)+"\n"), "too_large")
}

func TestABombIsNotUnpacked(t *testing.T) {
	var to bytes.Buffer
	z := zip.NewWriter(&to)
	w, err := z.CreateRaw(&zip.FileHeader{Name: "xl/workbook.xml", Method: zip.Deflate, CompressedSize64: 4, UncompressedSize64: sheet.MaxUnpacked + 1})
	if err != nil {
		t.Fatal(err)
	}
	w.Write([]byte("\x03\x00\x00\x00"))
	z.Close()
	refusedAs(t, to.Bytes(), "too_large")
}
