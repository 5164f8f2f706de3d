package sheet_test

import (
	"bytes"
	"context"
	"errors"
	"reflect"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gongdan/app/sheet"
	"gongdan/app/shop"
)

func TestTextIsReadInEachEncodingAndWithEachMark(t *testing.T) {
	text := "配件编码,名称,售价\r\n06L115562B,机油滤清器,48\r\n0281,𬭚喆,5.5\r\n"
	gbk, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	tabs := string(bytes.ReplaceAll([]byte(text), []byte(","), []byte("\t")))
	for name, raw := range map[string]string{"UTF-8": text, "UTF-8 with mark": "\ufeff" + text, "GB18030": gbk, "tabs": tabs} {
		t.Run(name, func(t *testing.T) {
			p := parts(t, []byte(raw))
			blamed(t, p.Faults)
			if len(p.Entries) != 2 || p.Entries[0].Part.Name != "机油滤清器" || p.Entries[1].Part.Number != "0281" || p.Entries[1].Part.Name != "𬭚喆" || p.Entries[1].Part.Price != 550 {
				t.Errorf("read %+v", p.Entries)
			}
		})
	}
}

func TestRowsAreCountedAsTheTableProgramCountsThem(t *testing.T) {
	p := parts(t, []byte("编码,名称,售价\n\nP1,\"两行\n名称\",48\nP2,空滤,x\n"))
	blamed(t, p.Faults, "4 C number")
	if p.Entries[0].Row != 3 {
		t.Errorf("the first part stands in row %d", p.Entries[0].Row)
	}
}

func TestHeadingsAreGuessedInBothLanguages(t *testing.T) {
	w := words(t)
	for heading, want := range map[string]shop.PartField{
		"配件编码": shop.PartNumber, "Part No.": shop.PartNumber, " 零件号* ": shop.PartNumber, "品名": shop.PartName, "Description": shop.PartName,
		"售价（元）": shop.PartPrice, "Price (CNY)": shop.PartPrice, "进价": shop.PartCost, "库存数量": shop.PartOnHand, "Qty on hand": shop.PartOnHand, "货位": shop.PartBin,
	} {
		if m := w.Guess([]string{"?", heading}); len(m) != 1 || m[want] != 2 {
			t.Errorf("%s is %v, want %v", heading, m, want)
		}
	}
	m := w.Guess([]string{"编码", "编号", "名称"})
	if m[shop.PartNumber] != 1 || m[shop.PartName] != 3 {
		t.Errorf("of two columns with one meaning: %v", m)
	}
}

func TestAMappingIsCorrectedAndRemembered(t *testing.T) {
	heads := []string{"甲", "乙", "丙"}
	m := sheet.Mapping{shop.PartNumber: 1}.With(2, shop.PartName).With(3, shop.PartName).With(1, shop.PartBin)
	if f, ok := m.FieldAt(3); !ok || f != shop.PartName || m[shop.PartBin] != 1 || m[shop.PartNumber] != 0 || len(m) != 2 {
		t.Errorf("corrected to %v", m)
	}
	moved := []string{"丙", "新", "甲", "乙"}
	if got, want := sheet.Remembered(shop.PartTable, m.Written(heads), moved), (sheet.Mapping{shop.PartName: 1, shop.PartBin: 3}); !reflect.DeepEqual(got, want) {
		t.Errorf("remembered %v, want %v", got, want)
	}
	if _, ok := m.Without(3).FieldAt(3); ok {
		t.Error("a column that stands for nothing stands for something")
	}
	if sheet.HeadingsKey(heads) != sheet.HeadingsKey([]string{"丙 ", "甲", "", "乙（元）"}) || sheet.HeadingsKey(heads) == sheet.HeadingsKey(moved) {
		t.Error("sets of headings are not told apart")
	}
}

func TestTheSheetThatIsATableOfPartsIsRead(t *testing.T) {
	raw := bytes.NewReader(twoSheets(t))
	b, err := sheet.Read(t.Context(), raw, words(t).Count)
	if err != nil || b.Sheet != "库存" || len(b.Rows) != 1 || !reflect.DeepEqual(b.Others, []string{"Sheet1"}) || b.Format != sheet.XLSX {
		t.Errorf("read %+v: %v", b, err)
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	rows := [][]string{{"编码", "名称", "售价", "库存", "成本"}, {"0012", "=1+1", "0.10", "1234.5", ""}, {"6901234567892", "-A,\"b\"\n’", "100000000.00", "0.001", "26.67"}}
	for _, format := range []sheet.Format{sheet.XLSX, sheet.CSV} {
		var to bytes.Buffer
		w, err := sheet.NewWriter(&to, format, "配件", 3, 4, 5)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			if err := w.Row(r); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		p := parts(t, to.Bytes())
		blamed(t, p.Faults)
		a, b := p.Entries[0], p.Entries[1]
		if a.Part.Number != "0012" || a.Part.Name != "=1+1" || a.Part.Price != 10 || a.Part.OnHand != 1234500 || a.Says(shop.PartCost) {
			t.Errorf("%s: %+v", format, a)
		}
		if b.Part.Number != "6901234567892" || b.Part.Name != rows[2][1] || b.Part.Price != shop.MaxMoney || b.Part.OnHand != 1 || b.Cost != 2667 {
			t.Errorf("%s: %+v", format, b)
		}
	}
}

func TestCostsWithMoreDecimalsAreRoundedAndCounted(t *testing.T) {
	p := parts(t, workbook(t, nil, heads(), []any{"P1", "a", 1, 1, 26.6667}, []any{"P2", "b", 1, 1, "26.665"}, []any{"P3", "c", 1, 1, 26.5}))
	blamed(t, p.Faults)
	if p.Entries[0].Cost != 2667 || p.Entries[1].Cost != 2667 || p.Entries[2].Cost != 2650 || p.Rounded != 2 {
		t.Errorf("costs %v %v, %d rounded", p.Entries[0].Cost, p.Entries[1].Cost, p.Rounded)
	}
}

func TestReadingStopsWhenItIsCalledOff(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	for _, raw := range [][]byte{[]byte("编码,名称\nP1,a\n"), workbook(t, nil, heads(), []any{"P1"})} {
		if _, err := sheet.Read(ctx, bytes.NewReader(raw), words(t).Count); !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
	}
}
