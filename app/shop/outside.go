package shop

import (
	"slices"
	"time"
)

// Outside (外出与外协) is what of an order happens outside the shop: the rescue
// that brought the car, work that others do, loaner cars and the money that is
// paid in their place.
type Outside struct {
	OrderID   OrderID
	Rescue    *Rescue    // nil: the car came by itself
	Sublets   []Sublet   // the first one first
	Loans     []Loan     // the first one first
	Transport *Transport // nil: none was agreed
}

// Bounds of an order.
const (
	MaxSublets = 20
	MaxLoans   = 20
)

// Empty reports whether nothing of the order happens outside.
func (x Outside) Empty() bool {
	return x.Rescue == nil && len(x.Sublets) == 0 && len(x.Loans) == 0 && x.Transport == nil
}

// Copy is x with lists of its own.
func (x Outside) Copy() Outside {
	if x.Rescue != nil {
		r := *x.Rescue
		x.Rescue = &r
	}
	if x.Transport != nil {
		t := *x.Transport
		x.Transport = &t
	}
	x.Loans = slices.Clone(x.Loans)
	x.Sublets = slices.Clone(x.Sublets)
	for i := range x.Sublets {
		x.Sublets[i].Lines = slices.Clone(x.Sublets[i].Lines)
	}
	return x
}

// Away are the sublets that are not back.
func (x Outside) Away() (open []Sublet) {
	for _, s := range x.Sublets {
		if !s.Back() {
			open = append(open, s)
		}
	}
	return open
}

// OnLoan are the loaner cars that are still out.
func (x Outside) OnLoan() (out []Loan) {
	for _, l := range x.Loans {
		if l.Out() {
			out = append(out, l)
		}
	}
	return out
}

// Cost is what others bill the shop for the order, and what was agreed to be
// paid for the customer's journeys. Parts are not in it.
func (x Outside) Cost() (sum Money) {
	if x.Rescue != nil {
		sum += x.Rescue.Cost
	}
	for _, s := range x.Sublets {
		sum += s.Cost
	}
	if x.Transport != nil {
		sum += x.Transport.Amount
	}
	return sum
}

// CostOf is what others bill for a line. A sublet of several lines is shared
// evenly; the odd fen goes to the first of them.
func (x Outside) CostOf(id LineID) (sum Money) {
	if r := x.Rescue; r != nil && r.LineID == id && id != 0 {
		sum += r.Cost
	}
	for _, s := range x.Sublets {
		for i, l := range s.Lines {
			if l != id {
				continue
			}
			n := Money(len(s.Lines))
			if sum += s.Cost / n; i == 0 {
				sum += s.Cost % n
			}
		}
	}
	return sum
}

// Blocking are the titles of the lines whose sublet work is not back, with what
// is done instead of a line that is gone.
func (x Outside) Blocking(o *Order) (titles []string) {
	for _, s := range x.Away() {
		named := false
		for _, id := range s.Lines {
			if l := o.Line(id); l != nil {
				titles, named = append(titles, l.Title()), true
			}
		}
		if !named {
			titles = append(titles, s.What)
		}
	}
	return titles
}

// Guard refuses a station that the order cannot come to as long as work on it
// is out: the inspection, the end of the work, the bill, and to be called off.
func (x Outside) Guard(o *Order) error {
	switch o.Status {
	case Checking, Ready, Settled, Void:
		return x.Refuse(o)
	}
	return nil
}

// Refuse refuses what cannot be done as long as work of the order is out.
func (x Outside) Refuse(o *Order) error {
	if lines := x.Blocking(o); len(lines) > 0 {
		return &Refusal{Say: "outside.refuse.sublet_out", Blocks: lines, Fix: "sublet"}
	}
	return nil
}

// LoanerDue is since how many days a loaner car or money for journeys is due for
// an order that is here for a quality problem: the days of the repair beyond
// those of the law (2021 order Art. 21), which count waiting for parts; 0: none.
func LoanerDue(o *Order, rules []Rule, now time.Time, zone *time.Location) int {
	if o.Quality == nil || o.Kind == Maintenance || o.Kind == Recall {
		return 0
	}
	from, to := o.Quality.RepairFrom, o.Quality.RepairTo
	if from.IsZero() {
		from = o.Stamps.AgreedAt
	}
	if to.IsZero() {
		to = o.Stamps.FinishedAt
	}
	if to.IsZero() || to.After(now) {
		to = now
	}
	limit, ok := InForce(rules, "sanbao2021", "loaner_after_days", DayOf(now, zone))
	if !ok || from.IsZero() || !from.Before(to) {
		return 0
	}
	days := int((to.Sub(from) + 24*time.Hour - 1) / (24 * time.Hour))
	return max(0, days-int(limit.Value))
}

// Step is a time that something was done at, by the key of its word; Field is
// where a mistake in it stands.
type Step struct {
	Name  Named
	At    time.Time
	Field string
}

// Named is a language key that stands for itself in a message.
type Named string

// Key implements the words of a value.
func (n Named) Key() string { return string(n) }

// checkSteps notes steps that lie before an earlier one, both named, and those
// that lie ahead of now; now may be zero.
func (p *Problems) checkSteps(now time.Time, steps []Step) {
	var last Step
	for _, s := range steps {
		if s.At.IsZero() {
			continue
		}
		switch {
		case !now.IsZero() && s.At.After(now.Add(time.Minute)):
			p.Add(s.Field, "outside.say.ahead", Args{"Step": s.Name, "At": s.At})
		case s.At.Before(last.At):
			p.Add(s.Field, "outside.say.order", Args{"Step": s.Name, "At": s.At, "Before": last.Name, "Then": last.At})
		}
		last = s
	}
}
