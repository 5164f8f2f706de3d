package kpi

import (
	"cmp"
	"slices"

	"gongdan/app/shop"
)

// Part is the figures of one group.
type Part struct {
	Group
	Figures Figures
}

// By parts the figures by a dimension, the largest output first. By technician and payer
// the money and hours of an order fall to its lines, and those of a line to who worked on
// it; the order itself counts for each of them. Sums of money over advisors, kinds, makes, technicians and payers are the whole.
func By(r *Rows, d Dimension) []Part {
	if d == ByTechnician {
		r = r.worked()
	}
	var groups []Group
	see := func(o Order) {
		for _, g := range d.groups(o) {
			if !has(groups, g) {
				groups = append(groups, g)
			}
		}
	}
	for _, o := range r.Settled {
		see(o)
	}
	for _, x := range r.Received {
		see(x.Order)
	}
	for _, x := range r.Delivered {
		see(x.Order)
	}
	if d != ByTechnician && d != ByPayer {
		for _, x := range r.Owed {
			see(x.Order)
		}
		for _, x := range r.Left {
			see(x.Order)
		}
	}
	if d == ByTechnician {
		for _, h := range r.Hours {
			if g := (Group{Person: h.Person}); h.Worked > 0 && !has(groups, g) {
				groups = append(groups, g)
			}
		}
	}
	all := make([]Part, len(groups))
	for i, g := range groups {
		rows := r.only(d, g)
		all[i] = Part{g, Reckon(&rows)}
	}
	slices.SortFunc(all, func(a, b Part) int {
		return cmp.Or(cmp.Compare(b.Figures.Of(Output).Value, a.Figures.Of(Output).Value), cmp.Compare(a.Person, b.Person), cmp.Compare(a.Name, b.Name))
	})
	return all
}

// worked are the rows with the lines of orders parted among those who worked on them.
func (r *Rows) worked() *Rows {
	x := *r
	part := func(o *Order) {
		var lines []Line
		for _, l := range o.Lines {
			lines = append(lines, l.split()...)
		}
		o.Lines = lines
	}
	x.Settled, x.Received, x.Delivered = slices.Clone(r.Settled), slices.Clone(r.Received), slices.Clone(r.Delivered)
	for i := range x.Settled {
		part(&x.Settled[i])
	}
	for i := range x.Received {
		part(&x.Received[i].Order)
	}
	for i := range x.Delivered {
		part(&x.Delivered[i].Order)
	}
	return &x
}

// only are the rows of one group.
func (r *Rows) only(d Dimension, g Group) Rows {
	in := func(o Order) bool { return has(d.groups(o), g) }
	parted := d == ByTechnician || d == ByPayer // what an order owes is not of its lines
	x := Rows{Period: r.Period, EverOwed: r.EverOwed && !parted, Books: r.Books, Over: r.Over}
	for _, o := range r.Settled {
		if in(o) {
			o.Lines = slices.DeleteFunc(slices.Clone(o.Lines), func(l Line) bool {
				of, parts := d.line(l)
				return parts && of != g
			})
			x.Settled = append(x.Settled, o)
		}
	}
	x.Received = keep(r.Received, func(y Received) bool { return in(y.Order) })
	x.Delivered = keep(r.Delivered, func(y Delivered) bool { return in(y.Order) })
	x.Owed = keep(r.Owed, func(y Owed) bool { return !parted && in(y.Order) })
	x.Left = keep(r.Left, func(y Left) bool { return in(y.Order) })
	if d == ByTechnician {
		x.Hours = keep(r.Hours, func(h Hours) bool { return h.Person == g.Person })
	}
	return x
}

func keep[R any](list []R, in func(R) bool) (kept []R) {
	for _, x := range list {
		if in(x) {
			kept = append(kept, x)
		}
	}
	return kept
}

// Lack (数据缺失) is a kind of record that is missing, with the orders that lack it.
type Lack string

// What orders may lack.
const (
	NoTechnician Lack = "technician" // a labour line that nobody is noted for
	NoClock      Lack = "clock"      // a labour line without worked hours
	NoMileage    Lack = "mileage"
	NoPromise    Lack = "promise"
	NoCustomer   Lack = "customer"
	NoCost       Lack = "cost"     // a part line of which nothing was issued
	Reopened     Lack = "reopened" // an order that was changed after it was settled
)

// Word is the language key of the lack.
func (l Lack) Word() string { return "kpi.lack." + string(l) }

// Gap is what is missing, in the orders that lack it.
type Gap struct {
	Lack   Lack
	Of     int // lines or orders that should have it
	Lines  int // lines or orders that lack it
	Orders []Ref
}

// Gaps are what the records of the period lack, complete ones too, in a fixed order.
func Gaps(r *Rows) []Gap {
	all := []Gap{{Lack: NoTechnician}, {Lack: NoClock}, {Lack: NoMileage}, {Lack: NoPromise}, {Lack: NoCustomer}, {Lack: NoCost}, {Lack: Reopened}}
	note := func(i int, o Order, lacks bool) {
		all[i].Of++
		if lacks {
			all[i].Lines++
			all[i].Orders = append(all[i].Orders, o.ref(false))
		}
	}
	for _, o := range r.Settled {
		note(2, o, o.Mileage == 0)
		note(4, o, o.Customer == 0)
		note(6, o, o.Reopened)
		for _, l := range o.Lines {
			switch l.Kind {
			case shop.LabourLine:
				note(0, o, l.Technician == 0)
				note(1, o, l.Clocked <= 0)
			case shop.PartLine:
				note(5, o, l.Issued == 0)
			}
		}
	}
	for _, d := range r.Delivered {
		note(3, d.Order, d.Promised.IsZero())
	}
	for i := range all {
		all[i].Orders = tidy(all[i].Orders)
	}
	return all
}
