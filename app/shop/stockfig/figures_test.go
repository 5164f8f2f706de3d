package stockfig_test

import (
	"testing"

	"gongdan/app/shop"
	. "gongdan/app/shop/stockfig"
)

func TestAQuotientIsRoundedHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		r     Ratio
		scale int64
		want  int64
	}{
		{Ratio{2, 3}, 100, 67},
		{Ratio{1, 8}, 100, 13},
		{Ratio{-1, 8}, 100, -13},
		{Ratio{1, 3}, 10, 3},
		{Ratio{5, 0}, 10, 0},
		{Ratio{5, -2}, 10, 0},
		{Ratio{1 << 62, 1 << 61}, 10000, 20000},
	} {
		if got := c.r.Scaled(c.scale); got != c.want {
			t.Errorf("%v in 1/%d is %d, not %d", c.r, c.scale, got, c.want)
		}
	}
	if (Ratio{0, 0}).Known() || !(Ratio{0, 1}).Known() {
		t.Error("what has no divisor is not known, and nothing of one is")
	}
}

func TestAMonthCountsAsFarAsItHasCome(t *testing.T) {
	for _, c := range []struct {
		day, today shop.Day
		want       Period
		days       int64
		whole      bool
	}{
		{"2026-03-14", "2026-04-14", Period{"2026-03", "2026-03-01", "2026-03-31"}, 31, true},
		{"2026-04-02", "2026-04-14", Period{"2026-04", "2026-04-01", "2026-04-14"}, 14, false},
		{"2026-04-02", "2026-04-30", Period{"2026-04", "2026-04-01", "2026-04-30"}, 30, true},
		{"2028-02-02", "2026-04-30", Period{"2028-02", "2028-02-01", "2028-02-29"}, 29, true},
	} {
		p := MonthOf(c.day, c.today)
		if p != c.want || p.Days() != c.days || p.Whole() != c.whole {
			t.Errorf("%s of %s: %+v, %d days, whole %v", c.day, c.today, p, p.Days(), p.Whole())
		}
	}
	p := MonthOf("2026-01-31", "2026-04-14")
	if p.CostFrom() != "2025-11-01" || p.DaysSince(p.CostFrom()) != 92 || p.DaysSince("2026-02-01") != 0 {
		t.Errorf("the cost is taken from %s, %d days", p.CostFrom(), p.DaysSince(p.CostFrom()))
	}
	if next := p.Step(1, "2026-04-14"); next.Month != "2026-02" || p.Step(-1, "2026-04-14").Month != "2025-12" {
		t.Errorf("%+v", next)
	}
}

// month is a month of one part: 20 pieces at 10.00 at the start, 10 came, 12 were issued.
func month() *Book {
	return &Book{
		Period: MonthOf("2026-04-01", "2026-05-14"), CostDays: 90,
		Rows: []Row{{
			PartID: 1, Item: Item{Number: "P1"}, Opening: 20 * shop.One, Bought: 10 * shop.One, Issued: 12 * shop.One, Billed: 9 * shop.One, Free: shop.One,
			OnHand: 17 * shop.One, Lost: Lost{Scrapped: 2 * shop.One, Counted: -shop.One},
			Worth: Worth{Start: 20000, Bought: 10000, End: 17000, Cost: 12000, Recent: 30000},
		}},
	}
}

func TestTheGapIsTheSumOfItsCauses(t *testing.T) {
	r := month().Rows[0]
	var sum shop.Qty
	for _, q := range r.Causes() {
		sum += q
	}
	if r.Gap() != 4*shop.One || sum != r.Gap() || len(r.Causes()) != len(CauseKeys()) {
		t.Errorf("gap %v, causes %v", r.Gap(), r.Causes())
	}
}

func TestFiguresAreExactAndUnknownWithoutRecords(t *testing.T) {
	b := month()
	b.Targets = []Target{{Name: Turnover, Value: 6, Scale: 1, Least: true}, {Name: Days, Value: 46, Scale: 1}}
	want := map[Name]Ratio{
		// 120.00 × 365 ÷ 30 ÷ 185.00 = 7.89…; 185.00 × 30 ÷ 120.00 = 46.25; 170.00 ÷ (300.00 ÷ 90 × 365 ÷ 12) = 1.676…
		Turnover: {292, 37}, Days: {185, 4}, Months: {612, 365}, Slow: {0, 1}, Value: {17000, 1}, Bought: {10000, 1}, Cost: {12000, 1}, Gap: {1, 1},
	}
	for _, f := range Sum(b) {
		if f.Name.OfRequests() {
			if f.Value.Known() {
				t.Errorf("%s of no request is %v", f.Name, f.Value)
			}
			continue
		}
		if f.Value != want[f.Name] {
			t.Errorf("%s is %v, not %v", f.Name, f.Value, want[f.Name])
		}
		if f.Bad() != (f.Name == Days) {
			t.Errorf("%s misses its target: %v", f.Name, f.Bad())
		}
	}
	for _, f := range Sum(&Book{Period: b.Period}) {
		if f.Value.Known() || f.Bad() {
			t.Errorf("%s of nothing is %v", f.Name, f.Value)
		}
	}
}

func TestRequestsAreCountedByRequestAndByPart(t *testing.T) {
	b := month()
	ask := func(part shop.PartID, qty, available shop.Qty) {
		b.Asked = append(b.Asked, Asked{Request: shop.Request{PartID: part, Qty: qty, Available: available}})
	}
	ask(1, 2000, 2000)
	ask(1, 3000, 1000)
	ask(2, 1000, 9000)
	ask(3, 1000, -2000)
	for _, f := range Sum(b) {
		switch {
		case f.Name == Fill && (f.Value != Ratio{2, 4} || f.Of != 4), f.Name == Shortage && (f.Value != Ratio{2, 3} || f.Of != 3):
			t.Errorf("%+v", f)
		}
	}
	if list := b.Requests(Fill); len(list) != 4 || list[0].Met() || list[1].Met() || list[1].Filled() != 0 {
		t.Errorf("%+v", list)
	}
	if list := b.Requests(Shortage); len(list) != 2 || list[0].Filled() != 1000 {
		t.Errorf("%+v", list)
	}
}

func TestTargetsAreRulesOfTheShop(t *testing.T) {
	rules := []shop.Rule{
		{Book: "stock_target", Name: "turnover_times", Value: 8, From: "2026-01-01", Source: "a"},
		{Book: "stock_target", Name: "fill_rate_bp", Value: 9500, From: "2026-01-01"},
		{Book: "stock_target", Name: "stock_months_tenths", Value: 20, From: "2027-01-01"},
	}
	all := Targets(rules, "2026-04-30")
	if len(all) != 2 || all[0].Name != Turnover || all[0].Value != 8 || all[0].Source != "a" || all[1].Scale != 10000 || len(Targets(nil, "2026-04-30")) != 0 {
		t.Errorf("%+v", all)
	}
}

func TestEachFigureHasTheRowsThatMakeItUpTheHeaviestFirst(t *testing.T) {
	b := month()
	light := Row{PartID: 2, OnHand: shop.One, Opening: shop.One, Slow: true, Worth: Worth{Start: 500, End: 500}}
	gone := Row{PartID: 3, Opening: shop.One, Lost: Lost{Adjusted: shop.One}, Worth: Worth{Start: 900, Cost: -50, Recent: 40000, Bought: -1}}
	b.Rows = append(b.Rows, light, gone)
	for n, want := range map[Name][]shop.PartID{
		Turnover: {1, 3}, Days: {1, 3}, Cost: {1, 3}, Months: {3, 1}, Slow: {2}, Value: {1, 2}, Bought: {1, 3}, Gap: {1, 3},
	} {
		list := b.Parts(n)
		same := len(list) == len(want)
		for i := range list {
			same = same && list[i].PartID == want[i]
		}
		if !same {
			t.Errorf("%s: %+v", n, list)
		}
	}
	if !(&Row{}).Idle() || (&light).Idle() || !Fill.OfRequests() || Gap.OfRequests() || Fill.Key() == Fill.Formula() {
		t.Error("what moved is idle, or what did not is not")
	}
}
