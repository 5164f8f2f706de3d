package work

import (
	"context"
	"slices"

	"gongdan/app/shop"
	"gongdan/data"
)

// SaveInspection signs a sheet: what was found of a car, now and by the person
// at the desk. A final pass takes the order out of the inspection and, where
// the law wants one, issues the certificate in the same act. A failed sheet
// sends the jobs that it names, and the car, back into work. The kept sheet is
// answered with the order as it is then.
func SaveInspection(ctx context.Context, d Desk, id shop.OrderID, rev int64, in shop.Inspection) (shop.Order, shop.Inspection, error) {
	var kept shop.Inspection
	o, err := d.change(ctx, id, rev, func(tx *data.Tx, o *shop.Order) (err error) {
		kept, err = inspecting{d, tx, o}.sign(in)
		return err
	})
	if err != nil {
		return o, in, err
	}
	return o, kept, nil
}

// inspecting is the signing of a sheet of an order within one act.
type inspecting struct {
	Desk
	tx *data.Tx
	o  *shop.Order
}

func (d inspecting) sign(in shop.Inspection) (shop.Inspection, error) {
	tx, o := d.tx, d.o
	in.ID, in.OrderID, in.Inspector, in.At, in.Certificate = 0, o.ID, d.Person.ID, d.Now(), nil
	rules, err := data.Rules(tx.View)
	if err != nil {
		return in, err
	}
	in.Items = slices.Clone(in.Items)
	in.Fit(o, rules, tx.Day())
	if err := d.may(in.Sort); err != nil {
		return in, err
	}
	if err := in.Check(o, rules, tx.Day()).Err(); err != nil {
		return in, err
	}
	passes := in.Sort == shop.FinalCheck && in.Result == shop.ResultPass
	if passes {
		if err := d.mayPass(rules); err != nil {
			return in, err
		}
	}
	if err := shop.Judge(o, &in, d.Now()); err != nil {
		return in, err
	}
	if passes && len(shop.MustInspect(o, rules, tx.Day())) > 0 {
		in.Certificate = shop.NewCertificate(o, rules, tx.Day())
		in.Certificate.IssuedAt, in.Certificate.Person = d.Now(), d.Person.ID
	}
	if err := data.AddInspection(tx, &in); err != nil {
		return in, err
	}
	tx.Note("order.inspect", shop.KindOrders, int64(o.ID), string(in.Sort)+" "+string(in.Result)+" "+in.Reason)
	return in, d.tell(tx, o, eventOf(&in))
}

func (d inspecting) may(sort shop.InspectionSort) error {
	planned, err := data.DispatchesOf(d.tx.View, d.o.ID)
	if err != nil {
		return err
	}
	clocks, err := data.ClocksOf(d.tx.View, d.o.ID)
	if err != nil {
		return err
	}
	return shop.MayInspect(d.Person, sort, shop.Repairers(d.o, planned, clocks))
}

// mayPass refuses a final pass before the sheets that the work wants, and a
// second certificate beside one that is valid.
func (d inspecting) mayPass(rules []shop.Rule) error {
	tx, o := d.tx, d.o
	c, err := data.CertificateOf(tx.View, o.ID)
	if err != nil {
		return err
	}
	if c.Valid() {
		return shop.Refuse("inspection.refuse.certified", shop.Args{"Number": c.Number})
	}
	sheets, err := data.InspectionsOf(tx.View, o.ID)
	if err != nil {
		return err
	}
	for _, want := range shop.SheetsWanted(o, rules, tx.Day()) {
		if !shop.SheetPassed(sheets, want) {
			return &shop.Refusal{Say: "inspection.refuse.before", With: shop.Args{"Sort": want}, Fix: "inspect"}
		}
	}
	return nil
}

// eventOf is what a signed sheet says happened to the order.
func eventOf(in *shop.Inspection) shop.Event {
	e := shop.Event{Kind: shop.EventChecked, Note: string(in.Sort)}
	switch {
	case in.Result == shop.ResultFail:
		e.Kind, e.Note = shop.EventFailed, in.Reason
		if back := in.Back(); len(back) == 1 {
			e.LineID = back[0]
		}
	case in.Sort == shop.FinalCheck:
		e.Kind, e.Note = shop.EventPassed, ""
		if in.Certificate != nil {
			e.Note = in.Certificate.Number
		}
	}
	return e
}

// keepCertificate makes the certificate of an order void that goes back into
// work, is called off, or whose settlement is reversed.
func keepCertificate(tx *data.Tx, o *shop.Order, was shop.Status) error {
	switch {
	case o.Status == was:
	case was == shop.Ready && o.Status == shop.Working:
		return data.VoidCertificate(tx, o.ID, shop.EventReopened)
	case o.Status == shop.Void:
		return data.VoidCertificate(tx, o.ID, shop.EventVoid)
	case o.Status == shop.Ready && was.Frozen():
		return data.VoidCertificate(tx, o.ID, shop.EventReversed)
	}
	return nil
}

// mayDeliver refuses to hand over a car without a valid certificate whose work
// the law wants inspected (道路运输条例 Art. 44).
func mayDeliver(tx *data.Tx, o *shop.Order) error {
	rules, err := data.Rules(tx.View)
	if err != nil {
		return err
	}
	on := shop.DayOf(o.Stamps.FinishedAt, tx.Zone())
	if on == "" {
		on = tx.Day()
	}
	lines := shop.MustInspect(o, rules, on)
	if len(lines) == 0 {
		return nil
	}
	c, err := data.CertificateOf(tx.View, o.ID)
	if err != nil || c.Valid() {
		return err
	}
	return &shop.Refusal{Say: "order.refuse.certificate", Blocks: lines, Fix: "inspect"}
}
