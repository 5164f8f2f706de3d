package shop

import (
	"errors"
	"slices"
	"testing"
	"time"
)

var claimAt = time.Date(2026, 4, 14, 1, 0, 0, 0, time.UTC)

// claimIn is a claim of 300.00 that has come as far as a state by its events.
func claimIn(t *testing.T, s ClaimStatus) Claim {
	t.Helper()
	c := Claim{
		Number: "SP260414-001", Factory: "大众", Status: ClaimDraft, Old: OldPart{Fate: OldPartKept, Tag: "T1"}, Report: ClaimReport{Fault: "异响", Cause: "轴承磨损"},
		Lines: []ClaimLine{{1, LabourLine, "BS", "拆装变速器", 2 * One, 10000}, {2, PartLine, "09G", "轴承", One, 10000}}, ClaimSums: ClaimSums{Claimed: 30000},
	}
	steps := map[ClaimStatus][]ClaimEvent{
		ClaimDraft:     {},
		ClaimSubmitted: {{Kind: ClaimSubmit}},
		ClaimRefused:   {{Kind: ClaimSubmit}, {Kind: ClaimRefuse, Note: "照片不清"}},
		ClaimAccepted:  {{Kind: ClaimSubmit}, {Kind: ClaimAccept, Amount: 25000, Note: "工时核减"}},
		ClaimPartPaid:  {{Kind: ClaimSubmit}, {Kind: ClaimAccept, Amount: 25000}, {Kind: ClaimPay, Amount: 10000}},
		ClaimPaid:      {{Kind: ClaimSubmit}, {Kind: ClaimAccept, Amount: 25000}, {Kind: ClaimPay, Amount: 25000}},
		ClaimWithdrawn: {{Kind: ClaimWithdraw, Note: "重复"}},
	}
	for i, e := range steps[s] {
		e.ID, e.At, e.On = int64(i+1), claimAt, "2026-04-14"
		if err := c.Take(e); err != nil {
			t.Fatal(err)
		}
	}
	if c.Status != s {
		t.Fatalf("it is %s, want %s", c.Status, s)
	}
	return c
}

func TestAClaimTakesTheStepsOfItsTableOnly(t *testing.T) {
	for _, from := range ClaimStatuses() {
		reached := map[ClaimStatus]bool{}
		for _, kind := range ClaimEventKinds() {
			for _, amount := range []Money{0, 5000, 15000, 25000, -10000, -25000} {
				c := claimIn(t, from)
				e := ClaimEvent{ID: 9, Kind: kind, At: claimAt, Amount: amount, Note: "x", Corrects: 0}
				if kind == ClaimPayBack {
					e.Corrects = 3
				}
				if kind == ClaimAccept && amount <= 0 || kind == ClaimPay && amount <= 0 {
					continue
				}
				before := c
				err := c.Take(e)
				if err != nil && (c.Status != before.Status || c.ClaimSums != before.ClaimSums || len(c.Events) != len(before.Events)) {
					t.Errorf("%s in %s was refused and changed it", kind, from)
				}
				if err == nil && c.Status != from {
					reached[c.Status] = true
				}
				if err == nil && !before.Can(kind) {
					t.Errorf("%s in %s is done and not offered", kind, from)
				}
				if c.Paid < 0 || c.Paid > c.Accepted {
					t.Errorf("%s in %s: paid %s of %s", kind, from, c.Paid, c.Accepted)
				}
			}
		}
		if from == ClaimPaid { // by two payments, of which one is cancelled
			c := claimIn(t, ClaimPartPaid)
			for _, e := range []ClaimEvent{{ID: 4, Kind: ClaimPay, Amount: 15000}, {Kind: ClaimPayBack, Amount: -15000, Corrects: 4}} {
				if err := c.Take(e); err != nil {
					t.Fatal(err)
				}
			}
			reached[c.Status] = true
		}
		for _, to := range ClaimStatuses() {
			c := Claim{Status: from}
			if from != to && reached[to] != c.CanMove(to) {
				t.Errorf("%s → %s: reached %v, in the table %v", from, to, reached[to], c.CanMove(to))
			}
		}
	}
}

func TestAnEventSaysWhatIsWrongWithIt(t *testing.T) {
	for name, x := range map[string]struct {
		in    ClaimStatus
		e     ClaimEvent
		field string
	}{
		"more than claimed":      {ClaimSubmitted, ClaimEvent{Kind: ClaimAccept, Amount: 30001}, "amount"},
		"nothing accepted":       {ClaimSubmitted, ClaimEvent{Kind: ClaimAccept}, "amount"},
		"less without a reason":  {ClaimSubmitted, ClaimEvent{Kind: ClaimAccept, Amount: 29999}, "note"},
		"less than paid":         {ClaimPartPaid, ClaimEvent{Kind: ClaimAccept, Amount: 9999, Note: "x"}, "amount"},
		"refused without reason": {ClaimSubmitted, ClaimEvent{Kind: ClaimRefuse}, "note"},
		"more than accepted":     {ClaimPartPaid, ClaimEvent{Kind: ClaimPay, Amount: 15001}, "amount"},
		"nothing paid":           {ClaimAccepted, ClaimEvent{Kind: ClaimPay}, "amount"},
		"tomorrow":               {ClaimAccepted, ClaimEvent{Kind: ClaimPay, Amount: 1, On: "2026-04-15"}, "on"},
		"all of it":              {ClaimSubmitted, ClaimEvent{Kind: ClaimAccept, Amount: 30000}, ""},
	} {
		c := claimIn(t, x.in)
		p := c.CheckEvent(x.e, "2026-04-14")
		if x.field == "" && len(p) != 0 || x.field != "" && (len(p) != 1 || p[0].Field != x.field) {
			t.Errorf("%s: %v, want %q", name, p, x.field)
		}
	}
}

func TestAPaymentIsCancelledOnceAndTheClaimFollows(t *testing.T) {
	c := claimIn(t, ClaimPaid)
	if p := c.LastPaid(); p == nil || p.ID != 3 || c.Left() != 0 || c.Open() != 0 {
		t.Fatalf("%+v", c)
	}
	back := ClaimEvent{ID: 4, Kind: ClaimPayBack, Amount: -25000, Corrects: 3, Note: "记错", At: claimAt}
	if err := c.Take(ClaimEvent{Kind: ClaimPayBack, Amount: -1, Corrects: 3, Note: "x"}); err == nil {
		t.Error("another amount cancels it")
	}
	if err := c.Take(back); err != nil || c.Status != ClaimAccepted || c.Open() != 25000 || c.LastPaid() != nil {
		t.Errorf("%+v, %v", c, err)
	}
	if err := c.Take(back); err == nil {
		t.Error("cancelled twice")
	}
	now, err := c.Replay()
	if err != nil || now.Status != c.Status || now.ClaimSums != c.ClaimSums {
		t.Errorf("its events make %+v, %v", now, err)
	}
	c.Events = c.Events[1:]
	if _, err := c.Replay(); err == nil {
		t.Error("events without a beginning are taken")
	}
}

func TestANewClaimHasTheLinesOfTheFactoryAtThePriceOfTheOrder(t *testing.T) {
	o := Order{
		Number: "RO1", Status: Settled, Intake: Intake{Complaint: "异响"}, Quality: &QualityProblem{Description: "变速器异响"},
		Lines: []Line{
			{ID: 1, Kind: LabourLine, Name: "拆装", Qty: 2 * One, Price: 10000, Discount: 1000, Payer: PayFactory},
			{ID: 2, Kind: PartLine, Name: "轴承", Qty: One, Price: 5000, Payer: PayFactory},
			{ID: 3, Kind: PartLine, Name: "机油", Qty: One, Price: 5000, Payer: PayCustomer},
			{ID: 4, Kind: PartLine, Name: "油封", Qty: One, Price: 5000, Payer: PayFactory, Agreement: Agreement{Consent: Declined}},
		},
	}
	c, err := NewClaim(&o, nil)
	if err != nil || len(c.Lines) != 2 || c.Lines[0].Price != 9000 || c.Sum() != 23000 || c.Report.Fault != "变速器异响" || c.Report.CausingPart != "轴承" || c.Old.Fate != OldPartKept {
		t.Errorf("%+v, %v", c, err)
	}
	if _, err := NewClaim(&o, []LineID{1, 2}); err == nil {
		t.Error("claimed twice")
	}
	o.Status = Working
	if _, err := NewClaim(&o, nil); err == nil {
		t.Error("claimed before the work is done")
	}
}

func TestAClaimIsCompleteBeforeItGoesOut(t *testing.T) {
	c := claimIn(t, ClaimDraft)
	if err := c.Complete().Err(); err != nil {
		t.Fatal(err)
	}
	for field, spoil := range map[string]func(*Claim){
		"fault": func(c *Claim) { c.Report.Fault = "" }, "cause": func(c *Claim) { c.Report.Cause = "" }, "tag": func(c *Claim) { c.Old.Tag = "" },
		"factory": func(c *Claim) { c.Factory = "" }, "on": func(c *Claim) { c.Old.Fate = OldPartSent }, "fate": func(c *Claim) { c.Old.Fate = "x" },
		"lines": func(c *Claim) { c.Lines = []ClaimLine{{Name: "x", Qty: One}} }, "lines.1.qty": func(c *Claim) { c.Lines = []ClaimLine{{Name: "x", Price: 1}, {Name: "y", Qty: One, Price: 1}} },
		"status": func(c *Claim) { c.Status = "x" },
	} {
		x := claimIn(t, ClaimDraft)
		spoil(&x)
		if p := x.Complete(); len(p) == 0 || p[0].Field != field {
			t.Errorf("%s: %v", field, p)
		}
	}
}

func TestClaimsAreAgedByTheDaysSinceTheyWentOut(t *testing.T) {
	for day, want := range map[Day]int{"2026-04-14": 0, "2026-03-15": 0, "2026-03-14": 1, "2026-02-13": 1, "2026-02-12": 2, "2026-01-14": 2, "2026-01-13": 3} {
		if got := ClaimAge(day, "2026-04-14"); got != want {
			t.Errorf("%s: %d, want %d", day, got, want)
		}
	}
}

func TestARowOfTheFactoryBecomesEvents(t *testing.T) {
	yuan := func(m Money) *Money { return &m }
	kinds := func(p PlannedClaim) (all []ClaimEventKind) {
		for _, e := range p.Events {
			all = append(all, e.Kind)
		}
		return all
	}
	for name, x := range map[string]struct {
		in   ClaimStatus
		row  ClaimEntry
		fate ClaimFate
		does []ClaimEventKind
	}{
		"accepted":               {ClaimSubmitted, ClaimEntry{Accepted: yuan(30000)}, ClaimNews, []ClaimEventKind{ClaimAccept}},
		"accepted and paid":      {ClaimSubmitted, ClaimEntry{Accepted: yuan(20000), Paid: yuan(20000), Reason: "核减"}, ClaimNews, []ClaimEventKind{ClaimAccept, ClaimPay}},
		"only paid":              {ClaimSubmitted, ClaimEntry{Paid: yuan(30000)}, ClaimNews, []ClaimEventKind{ClaimAccept, ClaimPay}},
		"refused":                {ClaimSubmitted, ClaimEntry{Accepted: yuan(0), Reason: "超期"}, ClaimNews, []ClaimEventKind{ClaimRefuse}},
		"refused without reason": {ClaimSubmitted, ClaimEntry{Accepted: yuan(0)}, ClaimDiffering, nil},
		"refused already":        {ClaimRefused, ClaimEntry{Accepted: yuan(0), Reason: "x"}, ClaimMatched, nil},
		"the rest is paid":       {ClaimPartPaid, ClaimEntry{Accepted: yuan(25000), Paid: yuan(25000)}, ClaimNews, []ClaimEventKind{ClaimPay}},
		"all so already":         {ClaimPaid, ClaimEntry{Accepted: yuan(25000), Paid: yuan(25000)}, ClaimMatched, nil},
		"says nothing":           {ClaimSubmitted, ClaimEntry{}, ClaimMatched, nil},
		"more than claimed":      {ClaimSubmitted, ClaimEntry{Accepted: yuan(30001)}, ClaimDiffering, nil},
		"another answer":         {ClaimAccepted, ClaimEntry{Accepted: yuan(24000)}, ClaimDiffering, nil},
		"less paid than here":    {ClaimPaid, ClaimEntry{Accepted: yuan(25000), Paid: yuan(1)}, ClaimDiffering, nil},
		"more paid than left":    {ClaimPartPaid, ClaimEntry{Paid: yuan(25001)}, ClaimDiffering, nil},
		"paid though refused":    {ClaimRefused, ClaimEntry{Paid: yuan(1)}, ClaimDiffering, nil},
		"ahead of its time":      {ClaimSubmitted, ClaimEntry{Accepted: yuan(30000), On: "2027-01-01"}, ClaimDiffering, nil},
	} {
		p := PlanClaim(x.row, claimIn(t, x.in), "2026-04-14")
		if p.Fate != x.fate || !slices.Equal(kinds(p), x.does) || (x.fate == ClaimDiffering) != (p.Why != "") {
			t.Errorf("%s: %s %v %s, want %s %v", name, p.Fate, kinds(p), p.Why, x.fate, x.does)
		}
	}
	again := claimIn(t, ClaimRefused)
	if err := again.Take(ClaimEvent{Kind: ClaimSubmit}); err != nil {
		t.Fatal(err)
	}
	old := ClaimEntry{Accepted: yuan(0), Reason: "照片不清", On: "2026-04-14"}
	if p := PlanClaim(old, again, "2026-04-14"); p.Fate != ClaimMatched {
		t.Errorf("the old refusal is noted again: %+v", p)
	}
}

func TestWhatMayNotHappenToAClaimIsARefusal(t *testing.T) {
	c := claimIn(t, ClaimPaid)
	var r *Refusal
	if err := c.Take(ClaimEvent{Kind: ClaimWithdraw, Note: "x"}); !errors.As(err, &r) || r.Say != "claim.refuse.move" {
		t.Errorf("%v", err)
	}
}
