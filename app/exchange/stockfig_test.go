package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/data"
	"gongdan/data/datatest"
)

// The month of testdata/store_month.json is March 2026, 31 days, by hand:
//
//	            start   bought        cost of sales      other            end
//	P1          80.00   144.00−22.40  56.00+33.60        scrap 11.20      100.80
//	P2         400.00                 100.00             counted 100.00   200.00
//	P3         250.00                                    adjusted 50.00   200.00
//	P4           0.00    80.00                                             80.00
//	sum        730.00   201.60        189.60                              580.80
//
//	average stock          (730.00 + 580.80) ÷ 2             = 655.40
//	turnover               189.60 × 365 ÷ 31 ÷ 655.40        = 3.4061…
//	days                   655.40 × 31 ÷ 189.60              = 107.1593…
//	cost of three months   P1 20.00 + 89.60, P2 100.00, P4 40.00 = 249.60 in 90 days
//	months                 580.80 ÷ (249.60 ÷ 90 × 365 ÷ 12) = 6.8851…
//	slow                   P3: 200.00 ÷ 580.80               = 0.3443…
//	requests               4, of which P2 6 of 3 is not met  = 0.75; of 2 parts 1 was short
//	left no request        the third line of WO2
//
//	pieces      opening  bought  billed  on hand  gap
//	P1          8        10      5       9        4   = 3 issued for WO2 + 1 scrapped
//	P2          4         0      0       2        2   = 1 at the shop's cost + 1 counted away
//	P3          5         0      0       4        1   = 1 adjusted
//	P4          0         8      4       8       −4   = billed with WO1, issued in February
func TestAMonthOfTheStoreIsAsItWasReckonedByHand(t *testing.T) {
	want := map[string]string{
		"turnover": "3.4061", "stock_days": "107.1593", "stock_months": "6.8851", "slow_share": "0.3444", "stock_value": `"580.80"`,
		"fill_rate": "0.75", "shortage_rate": "0.5", "bought": `"201.60"`, "cost_of_sales": `"189.60"`, "gap_parts": "4",
	}
	gaps := []string{
		"P1 8 10 5 9 4 3 0 1 0 0 [{WO2 3}]", "P4 0 8 4 8 -4 -4 0 0 0 0 [{WO1 -4}]", "P2 4 0 0 2 2 0 1 0 1 0 []", "P3 5 0 0 4 1 0 0 0 0 1 []",
	}
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		load(t, s, example(t, "store_month.json"))
		w := viewer(t, s)
		_, record, err := w.Store(t.Context(), "2026-03-14")
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := Print(&out, s.Zone, record); err != nil {
			t.Fatal(err)
		}
		var doc struct {
			Figures map[string]struct {
				Value    json.RawMessage
				Missing  int
				Evidence []string
			}
			Short []shortShown `json:"-"`
		}
		if err := json.Unmarshal(out.Bytes(), &doc); err != nil || len(doc.Figures) != len(want) {
			t.Fatalf("%v: %s", err, out.String())
		}
		for name, value := range want {
			if got := string(doc.Figures[name].Value); got != value {
				t.Errorf("%s is %s, by hand %s", name, got, value)
			}
		}
		if f := doc.Figures["fill_rate"]; f.Missing != 1 || fmt.Sprint(f.Evidence) != "[WO2 WO1 WO2 WO4]" {
			t.Errorf("%+v", f)
		}
		if f := doc.Figures["slow_share"]; fmt.Sprint(f.Evidence) != "[P3]" {
			t.Errorf("%+v", f)
		}
		for i, g := range record.(storeShown).Gaps { //nolint:errcheck // it is one
			got := fmt.Sprint(g.Part, " ", strings.Join([]string{
				g.Opening.String(), g.Bought.String(), g.Billed.String(), g.OnHand.String(), g.Gap.String(), g.Pending.String(), g.Free.String(),
				g.Scrapped.String(), g.Counted.String(), g.Adjusted.String(),
			}, " "), " ", opens(g.Orders))
			if i >= len(gaps) || got != gaps[i] {
				t.Errorf("gap %d: %s", i, got)
			}
		}
		if found, err := data.Check(t.Context(), s); err != nil || len(found) > 0 {
			t.Errorf("check finds %v, %v", found, err)
		}
	})
}

func opens(all []openShown) string {
	said := make([]string, len(all))
	for i, o := range all {
		said[i] = "{" + o.Order + " " + o.Qty.String() + "}"
	}
	return "[" + strings.Join(said, " ") + "]"
}

func TestWhatNobodyRecordedIsNotKnown(t *testing.T) {
	s := datatest.New(t)
	w := viewer(t, s)
	w.Desk.Now = func() time.Time { return time.Date(2026, 4, 14, 2, 0, 0, 0, time.UTC) }
	book, record, err := w.Store(t.Context(), "2026-04-01")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Print(&out, s.Zone, record); err != nil || strings.Count(out.String(), `"value": null`) != 10 {
		t.Errorf("%v: %s", err, out.String())
	}
	for _, line := range text.StockTable(w.Say, nil, &book)[1:] {
		t.Error(line)
	}
	w.Desk.Person = shop.Person{}
	if _, _, err := w.Store(t.Context(), "2026-04-01"); err == nil {
		t.Error("who may not see costs sees them")
	}
}
