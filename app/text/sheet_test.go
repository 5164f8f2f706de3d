package text

import (
	"strings"
	"testing"

	"gongdan/app/shop"
)

func TestAFaultOfATableSaysWhereWhatWhyAndWhatNow(t *testing.T) {
	f := shop.Fault{Row: 1204, Column: shop.SheetColumn{N: 3, Heading: "售价"}, Text: "面议", Why: "number"}
	for tag, want := range map[string]string{"zh-CN": "第 1204 行 C 列“售价”：“面议”不是数字。", "en": "Row 1204, column C “售价”: “面议” is not a number."} {
		l, err := Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		if got := Fault(l, f); !strings.HasPrefix(got, want) {
			t.Errorf("%s", got)
		}
		for _, f := range []shop.Fault{{Why: "no_number"}, {Row: 3, Why: "quote", With: shop.Args{"Line": 1234}}, {Row: 3, Column: shop.SheetColumn{N: 2}, Why: "twice", With: shop.Args{"Other": 2000}}} {
			if got := Fault(l, f); strings.Contains(got, "«") || strings.Contains(got, "1,234") || strings.Contains(got, "2,000") {
				t.Errorf("%s", got)
			}
		}
		if h := TableHeadings(l, shop.PartTable); len(h) != len(shop.PartFields()) || h[shop.PartCost] == "" {
			t.Errorf("headings %v", h)
		}
	}
}
