package demo

import (
	"slices"
	"time"

	"gongdan/app/shop"
)

// faultMaterial is the quality problem behind a reason to come, and what was found.
type faultMaterial struct {
	Code  string
	Words string // of the customer; "": as the visit has them
	Found string
	Job   string // code of what is done about it; "": as the visit has it
}

// warrant gives a repair of a household car that is under its free repair (包修期) a quality
// problem, with what its record must say. It draws nothing by chance, so that the rest of
// the shop stays as it is.
func warrant(o *shop.Order, c *car, fault faultMaterial) {
	if o.Kind != shop.Repair || c.company || o.Stamps.ReceivedAt.After(c.bought.AddDate(3, 0, 0)) || o.Intake.MileageKM > 60_000 {
		return
	}
	known := shop.StarterProblems()
	at := slices.IndexFunc(known, func(q shop.QualityProblem) bool { return q.Code == fault.Code })
	if at < 0 {
		return // wear, or what the owner did: no quality problem
	}
	if fault.Words != "" {
		o.Intake.Complaint = fault.Words
	}
	q := known[at]
	q.Description, q.Record = o.Intake.Complaint, shop.RepairRecord{Findings: fault.Found, NoTow: true}
	if left := o.Stamps.DeliveredAt; !left.IsZero() {
		q.Record.SignedAt = left.Add(-5 * time.Minute).Truncate(time.Minute)
	}
	o.Quality = &q
}

// The gearbox that fails again and again: how often it was repaired, and how many days
// lie between.
const (
	taleVisits  = 4
	taleBetween = 34
)

// tale is the car whose gearbox fails again and again: one repair more and its owner may
// have it exchanged.
type tale struct {
	car  *car
	told int
	pair pair
}

// next is that car on the days on which it comes, nil on others.
func (t *tale) next(b *builder, day int) *car {
	if t.told == taleVisits || day < b.days-1-taleBetween*(taleVisits-t.told) {
		return nil
	}
	if t.car == nil {
		first := b.from.AddDate(0, 0, day)
		for i := range b.cars {
			c := &b.cars[i]
			if c != t.pair.old && c != t.pair.given && !c.company && c.energy == shop.Petrol && c.bought.Before(first.AddDate(0, -3, 0)) && c.bought.After(first.AddDate(-1, 0, 0)) {
				t.car = c
				break
			}
		}
	}
	if t.told++; t.car == nil {
		return nil
	}
	t.car.busy = b.days // it comes for nothing else
	return t.car
}

// visit is what it comes for; the factory pays.
func (*tale) visit(b *builder) visitMaterial {
	f := b.shop.Gearbox
	return visitMaterial{Kind: shop.Repair, Payer: shop.PayFactory, Complaints: []string{f.Words}, Labour: []string{f.Job}, Problem: f}
}
