package shop

import (
	"testing"
	"time"
)

func TestAZoneEndsWhereAWordOrANumberEnds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		zone, bin string
		has       bool
	}{
		{"", "A-03", true},
		{"A", "A-03-2", true},
		{"A-03", "A-03", true},
		{"A-03", "A-03-2", true},
		{"A-03", "A-031", false},
		{"A-03", "A-04", false},
		{"A", "AB-1", false},
		{"A", "A3", true},
		{"A-03-2", "A-03", false},
		{"甲", "甲区1", false},
		{"A", "", false},
	} {
		z := TakeZone{Warehouse: MainWarehouse, Bin: c.zone}
		if got := z.Has(Location{Warehouse: MainWarehouse, Bin: c.bin}); got != c.has {
			t.Errorf("%q in zone %q: %v", c.bin, c.zone, got)
		}
		if z.Has(Location{Warehouse: 2, Bin: c.bin}) {
			t.Errorf("%q of another warehouse is in zone %q", c.bin, c.zone)
		}
	}
	a, shelf, all := TakeZone{Warehouse: 1, Bin: "A"}, TakeZone{Warehouse: 1, Bin: "A-03"}, TakeZone{}
	b, other := TakeZone{Warehouse: 1, Bin: "B"}, TakeZone{Warehouse: 2}
	for _, c := range []struct {
		x, y  TakeZone
		meets bool
	}{{a, shelf, true}, {a, b, false}, {all, b, true}, {all, other, true}, {a, other, false}, {shelf, b, false}} {
		if c.x.Meets(c.y) != c.meets || c.y.Meets(c.x) != c.meets {
			t.Errorf("%+v and %+v meet: %v", c.x, c.y, !c.meets)
		}
	}
}

func TestAStockTakeOfBinsNamesItsWarehouse(t *testing.T) {
	t.Parallel()
	if p := (StockTake{Zone: TakeZone{Bin: "A"}}).Check(); len(p) != 1 || p[0].Field != "bin" {
		t.Errorf("%v", p)
	}
	if p := (StockTake{Zone: TakeZone{Warehouse: 1, Bin: "A"}}).Check(); len(p) != 0 {
		t.Errorf("%v", p)
	}
	if p := (TakeCause{}).Check(); len(p) != 1 {
		t.Errorf("a cause without a name: %v", p)
	}
	if CheckCounted(-1) == nil || CheckCounted(0) != nil {
		t.Error("nothing can be counted, less than nothing cannot")
	}
}

func TestWordsOfStockTakes(t *testing.T) {
	t.Parallel()
	if TakePosted.Key() != "take.status.posted" || PickAll.Key() != "take.pick.all" || PickSlow.Key() != "take.pick.slow" {
		t.Error("keys of words")
	}
	if len(TakeStatuses()) != 3 || len(TakePicks()) != 6 {
		t.Error("stations and picks")
	}
}

func TestTheLastCountHoldsAndCountersAreCompared(t *testing.T) {
	t.Parallel()
	var l TakeLine
	if l.Counted() || l.Difference() != 0 || l.Last() != (TakeCount{}) || l.Disputed() {
		t.Error("nobody has counted")
	}
	at := time.Date(2026, 4, 14, 1, 0, 0, 0, time.UTC)
	l.Counts = []TakeCount{{ID: 1, Person: 1, At: at, Qty: 13 * One, Book: 14 * One}}
	rules := TakeRules{SecondCount: 3799}
	if l.Difference() != -One || !l.CountedOnlyBy(1) || !l.NeedsSecond(3800, rules) || l.NeedsSecond(3799, rules) {
		t.Errorf("one counter: %+v", l)
	}
	l.Counts = append(l.Counts, TakeCount{ID: 2, Person: 2, At: at, Qty: 12 * One, Book: 13 * One})
	if l.Disputed() || l.Counters() != 2 || l.CountedOnlyBy(2) || l.NeedsSecond(3800, rules) {
		t.Errorf("a sale between two counts is no dispute: %+v", l)
	}
	l.Counts = append(l.Counts, TakeCount{ID: 3, Person: 1, At: at, Qty: 13 * One, Book: 13 * One})
	if !l.Disputed() || l.Difference() != 0 || l.Counters() != 2 {
		t.Errorf("they found different things: %+v", l)
	}
}

func TestABlindStockTakeShowsNoBookFigures(t *testing.T) {
	t.Parallel()
	s := StockTake{Blind: true, Status: TakeOpen}
	l := TakeLine{CauseID: 3, Counts: []TakeCount{{Qty: 9 * One, Book: 14 * One}}}
	counter := Person{Roles: []Role{Storekeeper}, Grants: []Grant{{Storekeeper, CountStock, 0}}}
	closer := Person{Roles: []Role{Owner}}
	if got := l.Seen(s, counter); got.Difference() != 0 || got.Last().Book != 9*One || got.CauseID != 0 {
		t.Errorf("the counter sees %+v", got)
	}
	if got := l.Seen(s, closer); got.Difference() != -5*One {
		t.Errorf("who closes sees %+v", got)
	}
	if s.ShowsBook() || l.Last().Book != 14*One {
		t.Error("the book figure is shown, or was changed")
	}
	s.Status = TakePosted
	if s.Hides(counter) || !s.ShowsBook() {
		t.Error("what is posted is hidden")
	}
	s.Status, s.Blind = TakeOpen, false
	if s.Hides(counter) || !s.ShowsBook() {
		t.Error("one that is not blind hides")
	}
}

func TestRulesOfStockTakes(t *testing.T) {
	t.Parallel()
	rule := func(name string, value int64) Rule {
		return Rule{Book: "stock_take", Name: name, Value: value, From: "2000-01-01"}
	}
	got := TakeRulesOn([]Rule{
		rule("second_count_yuan", 500), rule("other_poster", 1), rule("moved_days", 30), rule("slow_days", 180), rule("class_a_bp", 8000), rule("class_b_bp", 9500),
	}, "2026-04-14")
	if want := (TakeRules{50000, true, 30, 180, 8000, 9500}); got != want {
		t.Errorf("%+v", got)
	}
}
