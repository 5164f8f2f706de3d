package exchange

import (
	"testing"

	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// The figures are those that kpi_test.go reckons by hand.
func TestTheReportOfAMonthReadsTheSameFiguresFromBothEngines(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		d := marchDesk(t, s)
		b, err := work.MonthBook(t.Context(), d, data.MonthAsk{Month: "2026-03-01", Store: true}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if b.Now.Of(kpi.Output).Money() != 71200 || b.Now.Of(kpi.GrossProfit).Money() != 49400 || len(b.Owed) != 1 || b.Owed[0].Sum != 4000 || !b.Over || b.Closed {
			t.Errorf("%+v owed %+v", b.Now, b.Owed)
		}
		// In May the months of the chart are read by another way than the month itself: they
		// must say the same of March.
		may, err := work.MonthBook(t.Context(), d, data.MonthAsk{Month: "2026-05-01"}, nil)
		if err != nil || len(may.Months) != 6 || may.Months[3].Month != "2026-03" {
			t.Fatalf("%+v, %v", may.Months, err)
		}
		for _, k := range []kpi.Key{kpi.Output, kpi.LabourIncome, kpi.PartsIncome, kpi.OnTimeRate} {
			if got, want := may.Months[3].Figures.Of(k), b.Now.Of(k); got.Value != want.Value || got.Known != want.Known {
				t.Errorf("%s is %d on the chart and %d in its month", k, got.Value, want.Value)
			}
		}
		if err := work.CloseMonth(t.Context(), d, "2026-03"); err != nil {
			t.Fatal(err)
		}
		if b, err = work.MonthBook(t.Context(), d, data.MonthAsk{Month: shop.Day("2026-03-01")}, nil); err != nil || !b.Closed {
			t.Errorf("closed %v, %v", b.Closed, err)
		}
	})
}
