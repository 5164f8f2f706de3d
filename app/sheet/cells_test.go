package sheet_test

import (
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"

	"gongdan/app/sheet"
	"gongdan/app/shop"
)

func TestEachFieldIsReadAsItIsMeant(t *testing.T) {
	p := parts(t, workbook(t, func(f *excelize.File) { f.SetCellBool("Sheet1", "F2", false) },
		[]any{"零件号", "品名", "条形码", "最低库存", "最高库存", "启用", "品牌", "适用车型", "单位", "货位"},
		[]any{" 06l 115 562 b ", "机滤", "690 1234 567892", "１.5", 20, nil, "MANN", "帕萨特\n迈腾", "只", "a-03-2"},
		[]any{"ｐ２", "空滤", "ab 12", "", "", "yes", "", "", "", 12}))
	blamed(t, p.Faults)
	want := shop.Part{Number: "06L115562B", Name: "机滤", Barcode: "6901234567892", Min: 1500, Max: 20 * shop.One, Make: "MANN", Fits: "帕萨特\n迈腾", Unit: "只", Bin: "A-03-2"}
	if got := p.Entries[0].Part; got != want {
		t.Errorf("read %+v", got)
	}
	if e := p.Entries[1]; e.Part.Number != "P2" || e.Part.Barcode != "ab 12" || !e.Part.Active || e.Part.Bin != "12" || e.Says(shop.PartMin) {
		t.Errorf("read %+v", e)
	}
}

func TestCodesOfAllMannersAreToldApart(t *testing.T) {
	for code, want := range map[any]string{
		"12345678901234567890": "", // a text keeps all its digits
		12345678901:            "2 A digits",
		690123456789.0:         "2 A digits",
		690120000000.0:         "2 A lost",
		1.5e-3:                 "2 A lost",
		-5:                     "2 A lost",
		"1.2E+25":              "2 A lost",
		"E+12":                 "",
		"3E":                   "",
		"A1E+3":                "",
	} {
		got := parts(t, workbook(t, nil, heads(), []any{code, "n"})).Faults
		if want == "" {
			blamed(t, got)
		} else {
			blamed(t, got, want)
		}
	}
}

func TestALongCellIsCutInWhatIsSaidOfIt(t *testing.T) {
	long := ""
	for range 60 {
		long += "价"
	}
	p := parts(t, workbook(t, nil, heads(), []any{"P1", "n", long}))
	blamed(t, p.Faults, "2 C number")
	if n := len([]rune(p.Faults[0].Text)); n != 41 {
		t.Errorf("%d characters are shown", n)
	}
}

func TestManyMergedCellsAreRefusedTogether(t *testing.T) {
	raw := workbook(t, func(f *excelize.File) {
		for i := range 501 {
			f.SetCellValue("Sheet1", fmt.Sprintf("A%d", 2*i+2), fmt.Sprintf("P%d", i))
			f.MergeCell("Sheet1", fmt.Sprintf("A%d", 2*i+2), fmt.Sprintf("A%d", 2*i+3))
		}
	}, heads())
	refusedAs(t, raw, "merged")
}

func TestMergedHeadingsAndOnesBeyondTheLastCellAreFound(t *testing.T) {
	p := parts(t, workbook(t, func(f *excelize.File) {
		f.MergeCell("Sheet1", "B1", "C1")
		f.MergeCell("Sheet1", "D2", "E3")
	}, []any{"编码", "名称", "", "售价", "成本"}, []any{"P1", "n"}, []any{"P2", "m", "", 5}))
	blamed(t, p.Faults, "1 B merged", "2 D merged", "2 E merged", "3 D merged", "3 E merged")
}

func TestAWordOfTheProgramItselfIsKnown(t *testing.T) {
	w, err := sheet.NewWords(sheet.Own{Headings: map[shop.SheetField]string{shop.PartBin: "Whereabouts"}, Origins: map[shop.Origin]string{shop.OEM: "Maker's own"}, Yes: "aye", No: "nay"})
	if err != nil {
		t.Fatal(err)
	}
	b, err := read(t, []byte("code,whereabouts,origin,in use\nP1,A,maker's OWN,aye\nP2,B,oem,nay\n"))
	if err != nil {
		t.Fatal(err)
	}
	p := sheet.ReadParts(b, w, sheet.Options{Map: w.Guess(b.Headings())})
	blamed(t, p.Faults)
	if a := p.Entries[0].Part; a.Bin != "A" || a.Origin != shop.OEM || !a.Active || p.Entries[1].Part.Active {
		t.Errorf("read %+v", p.Entries)
	}
}
