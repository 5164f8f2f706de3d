package kpi_test

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
)

// some are rows that a die threw.
func some(dice *rand.Rand) *kpi.Rows {
	r := &kpi.Rows{EverOwed: true, Books: true, Over: true}
	at := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	order := func(i int) kpi.Order {
		o := kpi.Order{
			ID: shop.OrderID(i + 1), Number: "WO" + string(rune('A'+i)), Kind: []shop.OrderKind{shop.Repair, shop.Maintenance, shop.Rework}[dice.IntN(3)],
			Vehicle: shop.VehicleID(dice.IntN(9)), VIN: dice.IntN(5) > 0, Make: []string{"大众", "丰田"}[dice.IntN(2)],
			Customer: shop.CustomerID(dice.IntN(6)), Advisor: shop.PersonID(dice.IntN(3)), Mileage: int64(dice.IntN(3)),
		}
		for range dice.IntN(4) {
			o.Lines = append(o.Lines, kpi.Line{
				Kind: []shop.LineKind{shop.LabourLine, shop.PartLine, shop.OtherLine}[dice.IntN(3)], Payer: shop.Payers()[dice.IntN(4)],
				Technician: shop.PersonID(dice.IntN(3)), Qty: shop.Qty(dice.IntN(3000)), Amount: shop.Money(dice.IntN(90000)), Cost: shop.Money(dice.IntN(40000)),
				Clocked: shop.Qty(dice.IntN(2) * dice.IntN(3000)), Issued: shop.Qty(dice.IntN(2) * 1000),
			})
			for person := range dice.IntN(4) {
				l := &o.Lines[len(o.Lines)-1]
				l.Shares = append(l.Shares, kpi.Share{Person: shop.PersonID(person), Part: int64(dice.IntN(2000))})
			}
		}
		return o
	}
	for i := range 12 {
		o := order(i)
		r.Settled = append(r.Settled, o)
		r.Received = append(r.Received, kpi.Received{Order: o, Booked: dice.IntN(2) == 0, First: dice.IntN(3) == 0})
		r.Delivered = append(r.Delivered, kpi.Delivered{Order: o, At: at.Add(time.Duration(dice.IntN(9)) * time.Hour), Promised: at.Add(4 * time.Hour)})
		r.Owed = append(r.Owed, kpi.Owed{Order: o, Due: shop.Money(1 + dice.IntN(9000))})
		r.Left = append(r.Left, kpi.Left{Order: o, Returned: dice.IntN(2) == 0})
		r.Hours = append(r.Hours, kpi.Hours{Person: o.Advisor, Worked: shop.Qty(dice.IntN(9000)), Roster: 8000})
	}
	return r
}

func shuffle[R any](dice *rand.Rand, list []R) {
	dice.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

func TestTheOrderOfRowsNeverChangesAFigure(t *testing.T) {
	for seed := range uint64(200) {
		dice := rand.New(rand.NewPCG(seed, 1))
		r := some(dice)
		want, gaps := kpi.Reckon(r), kpi.Gaps(r)
		shuffle(dice, r.Settled)
		shuffle(dice, r.Received)
		shuffle(dice, r.Delivered)
		shuffle(dice, r.Owed)
		shuffle(dice, r.Left)
		shuffle(dice, r.Hours)
		if got := kpi.Reckon(r); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d:\n%+v\n%+v", seed, got, want)
		}
		if got := kpi.Gaps(r); !reflect.DeepEqual(got, gaps) {
			t.Fatalf("seed %d:\n%+v\n%+v", seed, got, gaps)
		}
	}
}

func TestSumsOverThePartsAreTheWhole(t *testing.T) {
	for seed := range uint64(100) {
		r := some(rand.New(rand.NewPCG(seed, 2)))
		whole := kpi.Reckon(r)
		for _, d := range kpi.Dimensions() {
			for _, k := range []kpi.Key{kpi.Output, kpi.LabourIncome, kpi.PartsIncome, kpi.GrossProfit} {
				var sum int64
				for _, p := range kpi.By(r, d) {
					sum += p.Figures.Of(k).Value
				}
				if sum != whole.Of(k).Value {
					t.Fatalf("seed %d: %s by %s sums to %d, the whole is %d", seed, k, d, sum, whole.Of(k).Value)
				}
			}
		}
	}
}

func TestOrdersAndWhatIsOwedSumOverPartsOfWholeOrders(t *testing.T) {
	for seed := range uint64(100) {
		r := some(rand.New(rand.NewPCG(seed, 5)))
		r.Owed = append(r.Owed, kpi.Owed{Order: kpi.Order{ID: 98, Number: "WOY", Advisor: 77, Kind: shop.Accident, Make: "吉利"}, Due: 4321})
		whole := kpi.Reckon(r)
		for _, d := range []kpi.Dimension{kpi.ByAdvisor, kpi.ByKind, kpi.ByMake} {
			for _, k := range []kpi.Key{kpi.Visits, kpi.Receivables} {
				var sum int64
				for _, p := range kpi.By(r, d) {
					sum += p.Figures.Of(k).Value
				}
				if sum != whole.Of(k).Value {
					t.Fatalf("seed %d: %s by %s sums to %d, the whole is %d", seed, k, d, sum, whole.Of(k).Value)
				}
			}
		}
	}
}

// Of a peer's product the work was booked on whoever took the money.
func TestLabourIsOfWhoWorkedAndNotOfWhoIsNotedForIt(t *testing.T) {
	r := &kpi.Rows{Settled: []kpi.Order{{ID: 1, Number: "WOA", Lines: []kpi.Line{{
		Kind: shop.LabourLine, Payer: shop.PayCustomer, Technician: 1, Qty: 1000, Amount: 10000, Clocked: 3000,
		Shares: []kpi.Share{{Person: 2, Part: 1000}, {Person: 3, Part: 2000}},
	}}}}}
	got := map[shop.PersonID]shop.Money{}
	for _, p := range kpi.By(r, kpi.ByTechnician) {
		got[p.Person] = p.Figures.Of(kpi.Output).Money()
	}
	if want := (map[shop.PersonID]shop.Money{2: 3333, 3: 6667}); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// Of a peer's product the completion rate dropped when cars were delivered.
func TestDeliveringMoreNeverLowersWhatWasReached(t *testing.T) {
	for seed := range uint64(100) {
		r := some(rand.New(rand.NewPCG(seed, 3)))
		before := kpi.Reckon(r)
		more := r.Delivered[0]
		more.ID, more.Number, more.Back = 99, "WOZ", nil
		more.At = more.Promised
		r.Delivered = append(r.Delivered, more)
		r.Settled = append(r.Settled, more.Order)
		after := kpi.Reckon(r)
		for _, k := range []kpi.Key{kpi.Visits, kpi.Output, kpi.OnTimeRate, kpi.FirstFixRate} {
			if a, b := after.Of(k), before.Of(k); b.Known && a.Value < b.Value {
				t.Fatalf("seed %d: %s fell from %d to %d", seed, k, b.Value, a.Value)
			}
		}
	}
}

// Of another the efficiency was 100 % when nobody had clocked.
func TestWhatNobodyClockedIsNotKnown(t *testing.T) {
	r := some(rand.New(rand.NewPCG(4, 4)))
	jobs := 0
	for i := range r.Settled {
		for j := range r.Settled[i].Lines {
			if r.Settled[i].Lines[j].Clocked = 0; r.Settled[i].Lines[j].Kind == shop.LabourLine {
				jobs++
			}
		}
	}
	for i := range r.Hours {
		r.Hours[i].Worked = 0
	}
	f := kpi.Reckon(r)
	if x := f.Of(kpi.TechnicianEfficient); x.Known || x.Missing != jobs || jobs == 0 {
		t.Errorf("%+v of %d jobs", x, jobs)
	}
	if x := f.Of(kpi.TechnicianUse); x.Known || x.Missing != len(r.Hours) {
		t.Errorf("%+v", x)
	}
	for _, x := range kpi.Reckon(&kpi.Rows{}) {
		if x.Known || x.Value != 0 {
			t.Errorf("of nothing %s is known: %+v", x.Key, x)
		}
	}
}

func TestPeriodsStepByWhatTheyAre(t *testing.T) {
	march := kpi.MonthOf("2026-03-31")
	for what, x := range map[string]struct{ got, want kpi.Period }{
		"the month before":           {march.Step(-1), kpi.Period{From: "2026-02-01", To: "2026-02-28"}},
		"a year before":              {march.LastYear(), kpi.Period{From: "2025-03-01", To: "2025-03-31"}},
		"february of a leap year":    {kpi.MonthOf("2028-02-10"), kpi.Period{From: "2028-02-01", To: "2028-02-29"}},
		"the week of a sunday":       {kpi.WeekOf("2026-03-08"), kpi.Period{From: "2026-03-02", To: "2026-03-08"}},
		"the week after":             {kpi.WeekOf("2026-03-08").Step(1), kpi.Period{From: "2026-03-09", To: "2026-03-15"}},
		"the same weekday last year": {kpi.Period{From: "2026-03-02", To: "2026-03-02"}.LastYear(), kpi.Period{From: "2025-03-03", To: "2025-03-03"}},
	} {
		if x.got != x.want {
			t.Errorf("%s: %v, want %v", what, x.got, x.want)
		}
	}
}
