package demo

import (
	"cmp"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
)

// reworkMaterial is why work had to be done again.
type reworkMaterial struct {
	Cause                  shop.ReworkCause
	Words, Batch, Evidence string
}

// reworkDesk counts the reworks and holds what was found out about the last one.
type reworkDesk struct {
	back  int
	found shop.ReworkRecord
}

// cameBack makes a repair one that makes the car's last visit good, now and then, and early
// on once for each cause; a fault that the order on 三包 counts is none. What lies with the repair the shop pays.
func cameBack(b *builder, o *shop.Order, v visitMaterial, c *car) *reworkMaterial {
	all := b.shop.Reworks
	if c.last == 0 || v.Kind != shop.Repair || v.Problem.Code != "" || len(all) == 0 || !b.chance(3) && b.last.back >= len(all) {
		return nil
	}
	x := all[b.last.back%len(all)]
	b.last.back++
	o.Kind, o.ReworkOf, o.Lines = shop.Rework, c.last, again(c.made, o.Lines)
	for i := range o.Lines {
		if o.Lines[i].Payer = shop.PayCustomer; x.Cause.Ours() {
			o.Lines[i].Payer = shop.PayShop
		}
	}
	return &x
}

// again is the first job of what was made, with its first part, to be done once more; else
// what the visit is for.
func again(made, other []shop.Line) (lines []shop.Line) {
	seen := map[shop.LineKind]bool{shop.OtherLine: true}
	for _, l := range made {
		if seen[l.Kind] || !l.Counts() || l.Origin == shop.CustomerOwned {
			continue
		}
		seen[l.Kind] = true
		l.ID, l.Issued, l.Cost, l.Clocked, l.Job, l.Agreement = 0, 0, 0, 0, shop.JobOpen, shop.Agreement{}
		l.LineSource = shop.LineSource{Longer: l.Longer}
		lines = append(lines, l)
	}
	if !seen[shop.LabourLine] {
		return other
	}
	return lines
}

// record writes why the work of an order was done again, once it is done.
func record(b *builder, o *shop.Order, x *reworkMaterial) {
	if x == nil || o.Stamps.FinishedAt.IsZero() {
		return
	}
	r := shop.ReworkRecord{Item: o.Lines[0].Key(), Cause: x.Cause, Words: x.Words, Batch: x.Batch, By: o.AdvisorID, At: o.Stamps.FinishedAt}
	switch x.Cause {
	case shop.CauseHuman:
		r.Person = cmp.Or(o.Lines[0].Technician, o.AdvisorID)
	case shop.CauseDiagnosis:
		r.Person = o.AdvisorID
	case shop.CausePart:
		r.Supplier = work.FindSupplier(b.load, b.shop.Suppliers[len(b.shop.Suppliers)-1].Name)
	default:
		r.ShownAt, r.Evidence = o.Stamps.ReceivedAt.Add(time.Hour).Truncate(time.Minute), x.Evidence
	}
	b.last.found = r
}
