package shop

import (
	"slices"
	"time"
)

// Move takes the order to station to at the time at. It refuses what the trade
// forbids and names the lines in the way; Fix names the act that clears it.
// Going back to Ready from a settled order is a reversal: see Reverse.
func (o *Order) Move(to Status, at time.Time) error {
	if !o.CanMove(to) || (to == Ready && o.Status.Frozen()) {
		return Refuse("order.refuse.move", Args{"From": o.Status, "To": to})
	}
	if err := o.guard(to); err != nil {
		return err
	}
	o.Status = to
	o.stamp(to, at)
	return nil
}

// guard refuses a step whose conditions are not met.
func (o *Order) guard(to Status) error {
	switch to {
	case Quoted:
		return o.guardQuote()
	case Working:
		if o.Status == Ready || o.Status == Checking {
			return nil
		}
		return o.guardWork()
	case Checking:
		return o.guardCheck()
	case Ready:
		return o.guardFinish()
	case Settled:
		return o.guardSettle()
	case Void:
		return o.guardVoid()
	}
	return nil
}

func (o *Order) guardQuote() error {
	if len(o.Lines) == 0 {
		return &Refusal{Say: "order.refuse.no_lines", Fix: "add_line"}
	}
	return o.Complete().Err()
}

func (o *Order) guardWork() error {
	if err := o.guardQuote(); err != nil {
		return err
	}
	if open := o.titles(func(l *Line) bool { return l.Agreement.Consent == Proposed }); len(open) > 0 {
		return &Refusal{Say: "order.refuse.undecided", Blocks: open, Fix: "agree"}
	}
	if len(o.titles(func(l *Line) bool { return l.Agreement.Consent == Agreed })) == 0 {
		return &Refusal{Say: "order.refuse.nothing_agreed", Fix: "agree"}
	}
	return nil
}

// guardCheck: what was begun is done, and nothing is left to be agreed.
func (o *Order) guardCheck() error {
	if err := o.guardWork(); err != nil {
		return err
	}
	if open := o.Unfinished(); len(open) > 0 {
		return &Refusal{Say: "order.refuse.unfinished", Blocks: open, Fix: "finish_job"}
	}
	return nil
}

// guardFinish: all that was agreed has been done, so its parts left the store.
func (o *Order) guardFinish() error {
	if err := o.guardCheck(); err != nil {
		return err
	}
	if open := o.titles(func(l *Line) bool { return l.Missing() > 0 }); len(open) > 0 {
		return &Refusal{Say: "order.refuse.not_issued", Blocks: open, Fix: "issue"}
	}
	return nil
}

// guardSettle: issued parts are billed or back in the store, and the customer
// has paid or the rest stands on account.
func (o *Order) guardSettle() error {
	if err := o.guardFinish(); err != nil {
		return err
	}
	if open := o.titles(func(l *Line) bool { return l.Surplus() > 0 }); len(open) > 0 {
		return &Refusal{Say: "order.refuse.not_returned", Blocks: open, Fix: "return"}
	}
	if t := o.Totals(); t.Due-t.OnCredit != 0 {
		return &Refusal{Say: "order.refuse.unpaid", With: Args{"Due": t.Due - t.OnCredit}, Fix: "pay"}
	}
	return nil
}

func (o *Order) guardVoid() error {
	if out := o.titles(func(l *Line) bool { return l.Issued > 0 }); len(out) > 0 {
		return &Refusal{Say: "order.refuse.void_issued", Blocks: out, Fix: "return"}
	}
	if t := o.Totals(); t.Paid != 0 || t.OnCredit != 0 {
		return &Refusal{Say: "order.refuse.void_paid", With: Args{"Paid": t.Paid + t.OnCredit}, Fix: "refund"}
	}
	return nil
}

// Missing is how much of an agreed part line has not left the store yet.
func (l *Line) Missing() Qty {
	if l.Kind != PartLine || l.Agreement.Consent != Agreed || l.Origin == CustomerOwned || l.PartID == 0 {
		return 0
	}
	return max(0, l.Qty-l.Issued)
}

// Surplus is how much left the store for the line and is not billed.
func (l *Line) Surplus() Qty {
	if l.Agreement.Consent != Agreed {
		return l.Issued
	}
	return max(0, l.Issued-l.Qty)
}

func (o *Order) titles(is func(*Line) bool) []string {
	var t []string
	for i := range o.Lines {
		if is(&o.Lines[i]) {
			t = append(t, o.Lines[i].Title())
		}
	}
	return t
}

func (o *Order) stamp(to Status, at time.Time) {
	s := &o.Stamps
	switch to {
	case Quoted:
		s.QuotedAt = at
	case Working:
		if s.AgreedAt.IsZero() {
			s.AgreedAt = at
		}
		s.FinishedAt = time.Time{}
	case Checking:
		o.Floor.Hold = Hold{}
	case Ready:
		s.FinishedAt, o.Floor.Hold = at, Hold{}
	case Settled:
		s.SettledAt = at
	case Delivered:
		s.DeliveredAt = at
	case Void:
		s.VoidAt = at
	}
}

// Reverse (红冲) opens a settled or delivered order again. Its payments are
// cancelled one by one by corrections, returned to be kept; the settlement's
// number stays with the order and the paper that went out keeps it.
func (o *Order) Reverse(at time.Time, person PersonID, reason string) ([]Payment, error) {
	if o.Status != Settled && o.Status != Delivered {
		return nil, Refuse("order.refuse.reverse", Args{"Status": o.Status})
	}
	if err := CheckReason(reason).Err(); err != nil {
		return nil, err
	}
	var back []Payment
	for _, x := range openPayments(o) {
		back = append(back, Payment{At: at, Kind: Correction, Method: x.Method, Amount: -x.Amount, Person: person, Note: reason, Corrects: x.ID})
	}
	o.Payments = append(o.Payments, back...)
	o.Status = Ready
	o.Stamps.SettledAt, o.Stamps.DeliveredAt = time.Time{}, time.Time{}
	return back, nil
}

// openPayments are the payments that no correction has cancelled. Deposits and
// what was paid back of them stay: they came before the settlement, and the
// rest is still held.
func openPayments(o *Order) []Payment {
	gone := map[int64]bool{}
	for _, p := range o.Payments {
		if p.Corrects != 0 {
			gone[p.Corrects] = true
		}
	}
	var open []Payment
	for _, p := range o.Payments {
		if p.Kind != Correction && p.Kind != Deposit && p.Kind != Refund && !gone[p.ID] {
			open = append(open, p)
		}
	}
	return open
}

// Agree notes what the customer said to the lines with those numbers, or to
// all undecided lines when none is named. A number that is not on the order is
// ErrStale: the line was taken off since it was read.
func (o *Order) Agree(a Agreement, ids ...LineID) error {
	if o.Status.Frozen() {
		return Refuse("order.refuse.frozen", Args{"Status": o.Status})
	}
	if a.Consent != Agreed && a.Consent != Declined && a.Consent != Proposed {
		return Problems{{Field: "consent", Say: "line.say.consent"}}
	}
	for _, id := range ids {
		if o.Line(id) == nil {
			return ErrStale
		}
	}
	if open := unpriced(o, ids); a.Consent == Agreed && len(open) > 0 {
		return &Refusal{Say: "order.refuse.unpriced", Blocks: open, Fix: "price"}
	}
	for i := range o.Lines {
		l := &o.Lines[i]
		named := slices.Contains(ids, l.ID) || len(ids) == 0 && l.Agreement.Consent == Proposed
		if named && a.Consent != Agreed && l.Issued > 0 {
			return &Refusal{Say: "order.refuse.decline_issued", Blocks: []string{l.Title()}, Fix: "return"}
		}
		if named {
			l.Agreement = a
		}
	}
	return nil
}
