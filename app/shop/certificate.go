package shop

import (
	"slices"
	"time"
)

// CertificateID is the number a certificate is kept under.
type CertificateID int64

// Certificate (机动车维修竣工出厂合格证) is issued by the final inspector when the
// car passes (道路运输条例 Art. 44). It says how long the shop answers for the work,
// counted from the day on which the car leaves. A void one keeps its number.
type Certificate struct {
	ID       CertificateID
	Number   string // HG260414-003; by day, without a gap
	IssuedAt time.Time
	Person   PersonID
	Class    WorkClass // the gravest of the order
	Days     int64
	KM       int64
	VoidAt   time.Time // zero: it is valid
	VoidWhy  EventKind // what made it void
}

// Valid reports whether the certificate still stands.
func (c *Certificate) Valid() bool { return c != nil && c.VoidAt.IsZero() }

// NewCertificate is the certificate of an order by the rules of a day; it gets
// its number when it is kept.
func NewCertificate(o *Order, rules []Rule, on Day) *Certificate {
	c := &Certificate{Class: HeaviestClass(o)}
	c.Days, c.KM = Guarantee(rules, c.Class, on)
	return c
}

// Repairers are all who had a hand in the work of an order: technicians of its
// lines, of the plan and of the clocks, each once.
func Repairers(o *Order, planned []Dispatch, clocks []Clock) []PersonID {
	var all []PersonID
	add := func(id PersonID) {
		if id != 0 && !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	for i := range o.Lines {
		if o.Lines[i].inspected() {
			add(o.Lines[i].Technician)
		}
	}
	for _, d := range planned {
		for _, s := range d.Shares {
			if l := o.Line(d.LineID); l != nil && l.inspected() {
				add(s.Person)
			}
		}
	}
	for _, c := range clocks {
		add(c.Person)
	}
	return all
}

// MayInspect refuses who may not sign a sheet of the sort: the final one is
// signed by an inspector, and neither it nor the leader's by who repaired the
// car.
func MayInspect(p Person, sort InspectionSort, repairers []PersonID) error {
	if sort == FinalCheck && !p.Is(Inspector) && !p.Is(Owner) {
		return &Refusal{Say: "inspection.refuse.role", With: Args{"Person": p.Name}, Fix: "pin"}
	}
	if (sort == FinalCheck || sort == LeaderCheck) && slices.Contains(repairers, p.ID) {
		return &Refusal{Say: "inspection.refuse.repairer", With: Args{"Person": p.Name}, Fix: "pin"}
	}
	return nil
}

// CanInspect reports whether an order is where a sheet of the sort is written.
// A car whose certificate is void is inspected again where it stands.
func CanInspect(o *Order, sort InspectionSort) bool {
	if sort == FinalCheck {
		return o.Status == Checking || o.Status == Ready || o.Status == Settled
	}
	return o.Status == Working || o.Status == Checking
}

// Judge brings an order to where a signed sheet sends it: a final pass out of
// the inspection, a failed sheet back into work with the jobs it names open
// again (内部返工).
func Judge(o *Order, in *Inspection, at time.Time) error {
	if !CanInspect(o, in.Sort) {
		return Refuse("inspection.refuse.status", Args{"Sort": in.Sort, "Status": o.Status})
	}
	if in.Result == ResultPass {
		if in.Sort == FinalCheck && o.Status == Checking {
			return o.Move(Ready, at)
		}
		return nil
	}
	if o.Status == Settled {
		return &Refusal{Say: "inspection.refuse.settled", Fix: "reverse"}
	}
	for _, id := range in.Back() {
		l := o.Line(id)
		if l == nil {
			return ErrStale
		}
		if l.Job == JobDone {
			l.Job = JobPaused
		}
	}
	if o.Status == Working {
		return nil
	}
	return o.Move(Working, at)
}

// Reworks is how often a sheet has sent the car back: internal rework (内返),
// counted from what happened.
func Reworks(events []Event) (n int) {
	for _, e := range events {
		if e.Kind == EventFailed {
			n++
		}
	}
	return n
}

// SheetPassed reports whether the last sheet of a sort was passed.
func SheetPassed(sheets []Inspection, sort InspectionSort) bool {
	for i := len(sheets) - 1; i >= 0; i-- {
		if sheets[i].Sort == sort {
			return sheets[i].Result == ResultPass
		}
	}
	return false
}
