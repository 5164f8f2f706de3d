package shop

import (
	"testing"
	"time"
)

func TestTheRowsOfReworksSumToTheWhole(t *testing.T) {
	free := func(c ReworkCause, bears string, cost Money) Redone {
		return Redone{Cause: c, Bears: bears, Free: true, RedoneSums: RedoneSums{Hours: One, Cost: ReworkCost{Parts: cost, Labour: 1, Away: 2}, Waived: 7}}
	}
	b := RedoneBook{From: "2026-04-01", To: "2026-04-30", Received: 8, Of: []Redone{
		free(CauseOpen, "", 5), free(CausePart, "S", 100), free(CauseHuman, "A", 40), free(CausePart, "T", 300), free(CausePart, "S", 100),
		{Cause: CauseCustomer, RedoneSums: RedoneSums{Billed: 9}},
	}}
	rows := b.Rows()
	want := []struct {
		cause ReworkCause
		bears string
		n     int
	}{{CauseHuman, "A", 1}, {CausePart, "T", 1}, {CausePart, "S", 2}, {CauseCustomer, "", 1}, {CauseOpen, "", 1}}
	var sum RedoneSums
	for i, r := range rows {
		if i < len(want) && (r.Cause != want[i].cause || r.Bears != want[i].bears || len(r.Of) != want[i].n) {
			t.Errorf("row %d is %s %s of %d", i, r.Cause, r.Bears, len(r.Of))
		}
		sum = sum.Add(r.RedoneSums)
	}
	if len(rows) != len(want) || sum != b.Sum() || sum.Cost.Sum() != 545+15 || sum.Waived != 35 || sum.Billed != 9 {
		t.Errorf("%d rows, %+v, %+v", len(rows), sum, b.Sum())
	}
	if share, ok := b.Share(rows[1].RedoneSums); !ok || share != 5411 { // 303 of 560
		t.Errorf("share %d, %v", share, ok)
	}
	if rate, ok := b.Rate(); !ok || rate != 7500 {
		t.Errorf("rate %d, %v", rate, ok)
	}
	var none RedoneBook
	if _, ok := none.Share(RedoneSums{}); ok {
		t.Error("nothing has a share")
	}
	if _, ok := none.Rate(); ok {
		t.Error("nothing has a rate")
	}
}

func TestAReworkComesToWhatItsLinesSay(t *testing.T) {
	yes := Agreement{Consent: Agreed}
	o := &Order{Lines: []Line{
		{ID: 1, Kind: LabourLine, Qty: 2 * One, Clocked: 1500, Price: 12000, Payer: PayShop, Agreement: yes},
		{ID: 2, Kind: PartLine, Qty: One, Price: 48000, Cost: 21000, Payer: PayShop, Agreement: yes},
		{ID: 3, Kind: PartLine, Qty: One, Price: 1000, Cost: 700, Payer: PayCustomer, Agreement: yes},
		{ID: 4, Kind: PartLine, Qty: One, Price: 9000, Cost: 8000, Payer: PayShop, Agreement: Agreement{Consent: Declined}},
	}}
	want := RedoneSums{Hours: 1500, Cost: ReworkCost{Labour: 18000, Parts: 21000}, Waived: 72000, Billed: 1000}
	if got := SumsOfRework(o, Outside{}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestAPeriodIsWholeMonths(t *testing.T) {
	if from, to := RedonePeriod("2026-01-15", "2026-02-03"); from != "2026-01-01" || to != "2026-02-28" {
		t.Error(from, to)
	}
}

func TestAWatchOverDaysEndsWithItsLastOne(t *testing.T) {
	rules := []Rule{{Book: "failure", Name: "since_days", Value: 365, From: "2020-01-01"}}
	now := time.Date(2026, 4, 14, 9, 0, 0, 0, time.UTC)
	if w := WatchOf(rules, WatchSpan{}, now, time.UTC); w.From != "2025-04-14" || w.To != "2026-04-14" || !w.At.Equal(now) {
		t.Errorf("%+v", w)
	}
	w := WatchOf(rules, WatchSpan{From: "2026-01-01", To: "2026-03-31"}, now, time.UTC)
	if w.Rules.Since != 90 || w.To != "2026-03-31" || DayOf(w.At.AddDate(0, 0, -int(w.Rules.Since)), time.UTC) != "2025-12-31" {
		t.Errorf("%+v", w)
	}
	if w := WatchOf(rules, WatchSpan{To: "2027-01-01"}, now, time.UTC); w.To != "2026-04-14" {
		t.Errorf("%+v", w)
	}
}
