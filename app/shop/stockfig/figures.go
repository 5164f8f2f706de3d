package stockfig

import (
	"cmp"
	"slices"

	"gongdan/app/shop"
)

// Name is which figure it is.
type Name string

// The figures, in the order in which they are shown.
const (
	Turnover Name = "turnover"      // 周转率, times a year
	Days     Name = "stock_days"    // 周转天数
	Months   Name = "stock_months"  // 库存度
	Slow     Name = "slow_share"    // 呆滞比例
	Value    Name = "stock_value"   // 期末库存
	Fill     Name = "fill_rate"     // 满足率
	Shortage Name = "shortage_rate" // 缺件率
	Bought   Name = "bought"        // 采购入库
	Cost     Name = "cost_of_sales" // 销售成本
	Gap      Name = "gap_parts"     // 有差异的配件
)

// Unit is what a figure is counted in.
type Unit string

// The units of figures.
const (
	Times Unit = "times" // a year
	DayU  Unit = "days"
	Month Unit = "months"
	Share Unit = "share" // of one
	Yuan  Unit = "yuan"  // in fen
	Kinds Unit = "kinds" // of parts
)

// Key is the word of the figure, Formula how it is reckoned.
func (n Name) Key() string { return "figures.name." + string(n) }

// Formula is the key of the words that say how the figure is reckoned.
func (n Name) Formula() string { return "figures.formula." + string(n) }

// Book is what the figures of a period are made from.
type Book struct {
	Period   Period
	CostDays int64     // that Recent of the rows is the cost of
	Rows     []Row     // parts that moved or are there, by number
	Asked    []Asked   // requests of the period, the oldest first
	Unasked  int       // agreed lines of the period that left no request
	Targets  []Target  // of the shop
	SlowDays int64     // after which stock is slow
	SlowRule shop.Rule // that says so
}

// Target is what the shop aims at, and where that comes from.
type Target struct {
	Name   Name
	Value  int64 // in parts of Scale
	Scale  int64
	Least  bool // the figure should be at least that; else at most
	Source string
}

// Figure is one figure of the period.
type Figure struct {
	Name    Name
	Unit    Unit
	Value   Ratio
	Target  *Target // nil: nobody aims at anything
	Of      int     // records that it is made from
	Missing int     // records that it lacks
}

// Bad reports whether the figure misses its target.
func (f Figure) Bad() bool {
	if f.Target == nil || !f.Value.Known() {
		return false
	}
	c := f.Value.Compare(f.Target.Value, f.Target.Scale)
	return f.Target.Least && c < 0 || !f.Target.Least && c > 0
}

// Targets are the shop's targets on a day, by its rules in the book "stock_target".
func Targets(rules []shop.Rule, on shop.Day) (all []Target) {
	for _, t := range []Target{
		{Name: Turnover, Scale: 1, Least: true},
		{Name: Days, Scale: 1},
		{Name: Months, Scale: 10},
		{Name: Slow, Scale: 10000},
		{Name: Fill, Scale: 10000, Least: true},
		{Name: Shortage, Scale: 10000},
	} {
		r, ok := shop.InForce(rules, "stock_target", ruleOf(t.Name), on)
		if ok && r.Value > 0 {
			t.Value, t.Source = r.Value, r.Source
			all = append(all, t)
		}
	}
	return all
}

// ruleOf is the rule of a target, named after its unit.
func ruleOf(n Name) string {
	switch n {
	case Turnover:
		return "turnover_times"
	case Days:
		return "stock_days"
	case Months:
		return "stock_months_tenths"
	}
	return string(n) + "_bp"
}

// Sum reckons the figures of a book, in the order in which they are shown.
func Sum(b *Book) []Figure {
	t := total(b)
	list := []Figure{
		{Name: Turnover, Unit: Times, Value: over(2*int64(t.Cost), 365, int64(t.Start+t.End), b.Period.Days()), Of: t.used},
		{Name: Days, Unit: DayU, Value: over(int64(t.Start+t.End), b.Period.Days(), 2, int64(t.Cost)), Of: t.used},
		{Name: Months, Unit: Month, Value: over(int64(t.End), 12*b.CostDays, int64(t.Recent), 365), Of: t.recent},
		{Name: Slow, Unit: Share, Value: over(int64(t.slow), 1, int64(t.End), 1), Of: t.slows},
		{Name: Value, Unit: Yuan, Value: sum(int64(t.End), len(b.Rows)), Of: t.there},
		{Name: Fill, Unit: Share, Value: Ratio{t.met, int64(len(b.Asked))}, Of: len(b.Asked), Missing: b.Unasked},
		{Name: Shortage, Unit: Share, Value: Ratio{t.short, t.kinds}, Of: int(t.kinds), Missing: b.Unasked},
		{Name: Bought, Unit: Yuan, Value: sum(int64(t.Worth.Bought), t.bought), Of: t.bought},
		{Name: Cost, Unit: Yuan, Value: sum(int64(t.Cost), t.used), Of: t.used},
		{Name: Gap, Unit: Kinds, Value: sum(int64(t.gaps), len(b.Rows)), Of: len(b.Rows)},
	}
	for i := range list {
		f := &list[i]
		if k := slices.IndexFunc(b.Targets, func(t Target) bool { return t.Name == f.Name }); k >= 0 {
			f.Target = &b.Targets[k]
		}
	}
	return list
}

// totals are the sums over all parts, and how many make them up.
type totals struct {
	Worth
	slow              shop.Money
	met, short, kinds int64

	used, recent, slows, there, bought, gaps int
}

func total(b *Book) (t totals) {
	for i := range b.Rows {
		r := &b.Rows[i]
		t.Start, t.End, t.Cost = t.Start+r.Start, t.End+r.End, t.Cost+r.Cost
		t.Worth.Bought, t.Recent = t.Worth.Bought+r.Worth.Bought, t.Recent+r.Recent
		if r.Slow {
			t.slow += r.End
			t.slows++
		}
		count(&t.used, r.Cost != 0)
		count(&t.recent, r.Recent != 0)
		count(&t.there, r.OnHand != 0)
		count(&t.bought, r.Worth.Bought != 0)
		count(&t.gaps, r.Gap() != 0)
	}
	short := map[shop.PartID]bool{}
	for _, a := range b.Asked {
		if a.Met() {
			t.met++
		}
		short[a.PartID] = short[a.PartID] || !a.Met()
	}
	for _, was := range short {
		t.kinds++
		if was {
			t.short++
		}
	}
	return t
}

// sum is what so many records add up to; of none it is not known.
func sum(n int64, of int) Ratio { return Ratio{n, int64(min(1, of))} }

func count(n *int, yes bool) {
	if yes {
		*n++
	}
}

// Parts are the rows behind a figure about parts, what weighs most first.
func (b *Book) Parts(n Name) []Row {
	weigh := func(r *Row) int64 { return int64(r.Gap()) }
	switch n {
	case Turnover, Days, Cost:
		weigh = func(r *Row) int64 { return int64(r.Cost) }
	case Months:
		weigh = func(r *Row) int64 { return int64(r.Recent) }
	case Slow:
		weigh = func(r *Row) int64 {
			if !r.Slow {
				return 0
			}
			return max(1, int64(r.End))
		}
	case Value:
		weigh = func(r *Row) int64 {
			if r.OnHand == 0 {
				return 0
			}
			return max(1, int64(r.End))
		}
	case Bought:
		weigh = func(r *Row) int64 { return int64(r.Worth.Bought) }
	}
	var list []Row
	for i := range b.Rows {
		if weigh(&b.Rows[i]) != 0 {
			list = append(list, b.Rows[i])
		}
	}
	slices.SortStableFunc(list, func(x, y Row) int { return cmp.Compare(abs(weigh(&y)), abs(weigh(&x))) })
	return list
}

// Requests are the requests behind a figure about them: those not met first, of a
// shortage these alone.
func (b *Book) Requests(n Name) []Asked {
	list := slices.Clone(b.Asked)
	if n == Shortage {
		list = slices.DeleteFunc(list, func(a Asked) bool { return a.Met() })
	}
	slices.SortStableFunc(list, func(x, y Asked) int { return rank(x) - rank(y) })
	return list
}

// OfRequests reports whether the rows behind a figure are requests.
func (n Name) OfRequests() bool { return n == Fill || n == Shortage }

func rank(a Asked) int {
	if a.Met() {
		return 1
	}
	return 0
}

func abs(n int64) int64 { return max(n, -n) }
