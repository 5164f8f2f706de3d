package demo

import (
	"slices"
	"time"

	"gongdan/app/shop"
)

// inspector writes the sheets of the shop that is made.
type inspector struct{ *builder }

// inspections are the sheets of an order: what the law wants of heavy work, the
// final sheet of some light work, and a failed one now and then. A car that is
// still in the workshop may have failed and be mended.
func (b inspector) inspections(o *shop.Order) []shop.Inspection {
	on := shop.DayOf(o.Stamps.AgreedAt, b.zone)
	if on == "" || o.Status == shop.Void {
		return nil
	}
	heavy := len(shop.MustInspect(o, b.rules, on)) > 0
	b.looked++
	switch o.Status {
	case shop.Working:
		if heavy || b.looked%2 == 0 {
			return b.failed(o, o.Stamps.AgreedAt.Add(4*time.Minute))
		}
	case shop.Checking:
		if heavy {
			return []shop.Inspection{b.sheet(o, shop.ProcessCheck, o.Stamps.AgreedAt.Add(3*time.Minute))}
		}
	case shop.Ready, shop.Settled, shop.Delivered:
		return b.passed(o, heavy, on)
	}
	return nil
}

// passed are the sheets of finished work.
func (b inspector) passed(o *shop.Order, heavy bool, on shop.Day) []shop.Inspection {
	if !heavy && b.looked%12 != 0 {
		return nil
	}
	from, took := o.Stamps.AgreedAt, o.Stamps.FinishedAt.Sub(o.Stamps.AgreedAt)
	var all []shop.Inspection
	if heavy {
		all = append(all, b.sheet(o, shop.ProcessCheck, from.Add(took/2)))
	}
	if b.looked%7 == 0 {
		all = append(all, b.failed(o, from.Add(took*3/4))...)
	}
	final := b.sheet(o, shop.FinalCheck, o.Stamps.FinishedAt)
	if heavy {
		final.Certificate = shop.NewCertificate(o, b.rules, on)
		final.Certificate.IssuedAt, final.Certificate.Person = final.At, final.Inspector
	}
	return append(all, final)
}

// failed is a final sheet that sends the first job back.
func (b inspector) failed(o *shop.Order, at time.Time) []shop.Inspection {
	in := b.sheet(o, shop.FinalCheck, at)
	if len(in.Items) == 0 || in.Items[0].LineID == 0 {
		return nil
	}
	faults := b.material.shop.Faults
	in.Result, in.Reason, in.Items[0].Mark = shop.ResultFail, faults[b.looked%len(faults)], shop.MarkBad
	return []shop.Inspection{in}
}

// sheet is a sheet on which all is well, by somebody who did not repair the car.
// Its items count the lines of the order from 1.
func (b inspector) sheet(o *shop.Order, sort shop.InspectionSort, at time.Time) shop.Inspection {
	counted := *o
	counted.Lines = slices.Clone(o.Lines)
	for i := range counted.Lines {
		counted.Lines[i].ID = shop.LineID(i + 1)
	}
	in := shop.Inspection{Sort: sort, At: at, Result: shop.ResultPass, Inspector: b.who(&counted)}
	on := shop.DayOf(at, b.zone)
	in.Fit(&counted, b.rules, on)
	points := shop.Points(&counted, b.rules, on)
	for i := range in.Items {
		in.Items[i].Mark = shop.MarkOK
		for _, p := range points {
			if in.Items[i].LineID == 0 && p.Code == in.Items[i].Name {
				in.Items[i].Value = measured(p)
			}
		}
	}
	if sort == shop.FinalCheck && shop.RoadWanted(&counted, b.rules, on) {
		in.Road = shop.RoadTest{Done: true, KM: 5 * shop.One}
	}
	return in
}

// measured is a value well inside the limits of a point.
func measured(p shop.Point) string {
	switch {
	case p.Min > 0:
		return (p.Min * 6 / 5).String()
	case p.Max > 0:
		return (p.Max / 2).String()
	}
	return ""
}

// who is the first of those who may sign and had no hand in the work.
func (b inspector) who(o *shop.Order) shop.PersonID {
	repairers := shop.Repairers(o, nil, nil)
	for _, id := range b.crew.inspectors {
		if !slices.Contains(repairers, id) {
			return id
		}
	}
	return 0
}
