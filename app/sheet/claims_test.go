package sheet_test

import (
	"bytes"
	"testing"

	"gongdan/app/sheet"
	"gongdan/app/shop"
)

// claimsOf reads a factory's list.
func claimsOf(t *testing.T, raw []byte) (shop.ClaimSheet, shop.Faults) {
	t.Helper()
	w := words(t)
	count := func(headings []string) int { return len(w.GuessAs(shop.ClaimTable, headings)) }
	b, err := sheet.Read(t.Context(), bytes.NewReader(raw), count)
	if err != nil {
		t.Fatal(err)
	}
	return sheet.ReadClaims(b, w, "x.xlsx", w.GuessAs(shop.ClaimTable, b.Headings()))
}

func TestAFactorysListIsRead(t *testing.T) {
	for name, raw := range map[string][]byte{
		"xlsx": workbook(t, nil,
			[]any{"大众保修结算表"}, []any{"单据号", "车架号", "审核金额（元）", "实付金额", "结算日期", "核减原因"},
			[]any{"sp260403-001", "LSVAA00090N000001", 1200.5, "¥600", "2026/4/9", "工时"}, []any{"SP260403-002", "", "-", "", "2026年4月10日 10:20", ""}, []any{"", "", 1800.5}),
		"csv": []byte("单据号,车架号,审核金额（元）,实付金额,结算日期,核减原因\nSP260403-001,LSVAA00090N000001,\"1,200.50\",600.00,20260409,工时\nSP260403-002,,,,2026.4.10,\n合计,,x,,,\n"),
	} {
		s, faults := claimsOf(t, raw)
		if len(faults) > 0 || len(s.Entries) != 2 {
			t.Fatalf("%s: %+v, %+v", name, s, faults)
		}
		a, b := s.Entries[0], s.Entries[1]
		if a.Number != "SP260403-001" || a.VIN != "LSVAA00090N000001" || *a.Accepted != 120050 || *a.Paid != 60000 || a.On != "2026-04-09" || a.Reason != "工时" {
			t.Errorf("%s: %+v", name, a)
		}
		if b.Accepted != nil || b.Paid != nil || b.On != "2026-04-10" {
			t.Errorf("%s: %+v", name, b)
		}
	}
}

func TestWhatIsWrongWithAFactorysListIsToldByCell(t *testing.T) {
	_, faults := claimsOf(t, []byte("索赔单号,受理金额,日期\nSP1,1.234,2026-04-09\nSP2,-1,昨天\nSP3,abc,\n"))
	var said []string
	for _, f := range faults {
		said = append(said, f.Why)
	}
	if len(said) != 4 || said[0] != "decimals" || said[1] != "money_range" || said[2] != "claim_date" || said[3] != "number" {
		t.Errorf("%+v", faults)
	}
	if _, faults := claimsOf(t, []byte("甲,乙\n1,2\n")); len(faults) != 1 || faults[0].Why != "no_claim" {
		t.Errorf("%+v", faults)
	}
}
