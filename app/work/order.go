package work

import (
	"context"
	"errors"

	"gongdan/app/shop"
	"gongdan/data"
)

// SaveOrder keeps what was typed into the order form and returns the order as
// it is then. A new order becomes Received and takes its number. Problems are
// those of shop.Order.Check and of the person's rights.
func SaveOrder(ctx context.Context, d Desk, o shop.Order) (kept shop.Order, err error) {
	err = d.do(ctx, func(tx *data.Tx) error {
		kept, err = d.saveOrder(tx, o)
		return err
	})
	if err != nil {
		return o, err
	}
	return kept, nil
}

func (d Desk) saveOrder(tx *data.Tx, o shop.Order) (shop.Order, error) {
	kept := shop.Order{Status: shop.Received, AdvisorID: d.Person.ID, VehicleID: o.VehicleID}
	kept.Stamps.ReceivedAt = o.Stamps.ReceivedAt
	if kept.Stamps.ReceivedAt.IsZero() {
		kept.Stamps.ReceivedAt = d.Now()
	}
	if o.ID != 0 {
		var err error
		if kept, err = data.Order(tx.View, o.ID); err != nil {
			return o, err
		}
	}
	before := kept
	if err := kept.Edit(o); err != nil {
		return o, err
	}
	if err := keepsOut(tx, &kept, &before); err != nil {
		return o, err
	}
	if err := followsFirst(tx, &kept, before.ReworkOf); err != nil {
		return o, err
	}
	if err := d.checkOrder(tx, &kept, before); err != nil {
		return o, err
	}
	if err := staysRecall(tx, &kept, &before); err != nil {
		return o, err
	}
	if err := data.SaveOrder(tx, &kept); err != nil {
		return o, err
	}
	act := "order.save"
	if o.ID == 0 {
		act = "order.receive"
		if err := d.tell(tx, &kept, shop.Event{Kind: shop.EventReceived}); err != nil {
			return o, err
		}
	}
	tx.Note(act, shop.KindOrders, int64(kept.ID), changes(before, kept))
	return kept, d.readMileage(tx, kept)
}

// checkOrder gathers what blocks: the order's own rules and the rights of the
// person on each line that changed.
func (d Desk) checkOrder(tx *data.Tx, o *shop.Order, before shop.Order) error {
	car, err := data.Vehicle(tx.View, o.VehicleID)
	if err != nil {
		return err
	}
	problems := o.Check(car.MileageKM, d.Now())
	if before.Stamps.PromisedAt.Equal(o.Stamps.PromisedAt) && o.ID != 0 {
		problems = dropField(problems, "promised_at") // it was ahead when it was given
	}
	for i := range o.Lines {
		l := &o.Lines[i]
		if old := before.Line(l.ID); l.ID != 0 && old != nil && samePrice(old, l) {
			continue
		}
		listed, cost, err := listPrice(tx.View, l)
		if err != nil {
			return err
		}
		problems = append(problems, l.CheckRights(d.Person, listed, cost).Under("lines."+number(i)+".")...)
	}
	return problems.Err()
}

// samePrice reports whether a line still sells the same at the same price, and
// is no gift that it was not before, so that whoever may not give the discount may still save what the manager gave.
func samePrice(old, l *shop.Line) bool {
	return old.Price == l.Price && old.Discount == l.Discount && old.PartID == l.PartID && old.LabourID == l.LabourID &&
		(l.Payer != shop.PayShop || old.Payer == shop.PayShop)
}

// listPrice is what the price book says of a line today, and the average cost
// of one piece. A package has prices of its own.
func listPrice(v data.View, l *shop.Line) (listed, cost shop.Money, err error) {
	switch {
	case l.PartID != 0:
		p, err := data.Part(v, l.PartID)
		if err != nil {
			return 0, 0, err
		}
		listed, err = packagePrice(v, l, p.Price)
		return listed, p.Cost(), err
	case l.LabourID != 0:
		job, err := data.Labour(v, l.LabourID)
		if err != nil {
			return 0, 0, err
		}
		if listed = job.Rate; listed == 0 {
			s, err := data.Settings(v)
			if err != nil {
				return 0, 0, err
			}
			listed = s.LabourRate
		}
		listed, err = packagePrice(v, l, listed)
		return listed, 0, err
	}
	return 0, 0, nil
}

// packagePrice is the price of the line in the package it came with, or listed
// if it came with none or the package says nothing else.
func packagePrice(v data.View, l *shop.Line, listed shop.Money) (shop.Money, error) {
	if l.Package == "" {
		return listed, nil
	}
	k, err := data.PackageByCode(v, l.Package)
	if errors.Is(err, shop.ErrMissing) {
		return listed, nil
	}
	for _, i := range k.Items {
		if i.PartID == l.PartID && i.LabourID == l.LabourID && i.Price != 0 {
			listed = i.Price
		}
	}
	return listed, err
}

// readMileage brings the car's last reading up to that of the order.
func (d Desk) readMileage(tx *data.Tx, o shop.Order) error {
	car, err := data.Vehicle(tx.View, o.VehicleID)
	km := max(o.Intake.MileageKM, o.OutKM)
	if err != nil || km <= car.MileageKM {
		return err
	}
	car.MileageKM = km
	return data.SaveVehicle(tx, &car)
}

// tell notes an event of the order, now and by the person at the desk.
func (d Desk) tell(tx *data.Tx, o *shop.Order, e shop.Event) error {
	e.OrderID, e.At, e.Person = o.ID, d.Now(), d.Person.ID
	return data.AddEvent(tx, e)
}

// seen reads an order that somebody acts on as it stood at revision rev; an act
// on an older one is shop.ErrStale.
func seen(v data.View, id shop.OrderID, rev int64) (shop.Order, error) {
	o, err := data.Order(v, id)
	if err == nil && o.Rev != rev {
		err = shop.ErrStale
	}
	return o, err
}

// change reads the order as it was seen, lets do alter it and keeps it.
func (d Desk) change(ctx context.Context, id shop.OrderID, rev int64, do func(*data.Tx, *shop.Order) error) (o shop.Order, err error) {
	err = d.do(ctx, func(tx *data.Tx) error {
		if o, err = seen(tx.View, id, rev); err != nil {
			return err
		}
		was := o.Status
		if err := do(tx, &o); err != nil {
			return orOut(tx, &o, err)
		}
		if err := mayMoveOn(tx, &o, was); err != nil {
			return err
		}
		if err := keepCertificate(tx, &o, was); err != nil {
			return err
		}
		return data.SaveOrder(tx, &o)
	})
	return o, err
}

// QuoteOrder hands the estimate to the customer: 待确认.
func QuoteOrder(ctx context.Context, d Desk, id shop.OrderID, rev int64) (shop.Order, error) {
	return d.move(ctx, id, rev, shop.Quoted, shop.EventQuoted)
}

// FinishOrder says that the work is done: 待结算. A car that waits for the
// inspector leaves by SaveInspection only.
func FinishOrder(ctx context.Context, d Desk, id shop.OrderID, rev int64) (shop.Order, error) {
	return d.move(ctx, id, rev, shop.Ready, shop.EventFinished)
}

// ResumeOrder takes a finished order back into the workshop.
func ResumeOrder(ctx context.Context, d Desk, id shop.OrderID, rev int64) (shop.Order, error) {
	return d.move(ctx, id, rev, shop.Working, shop.EventReopened)
}

func (d Desk) move(ctx context.Context, id shop.OrderID, rev int64, to shop.Status, kind shop.EventKind) (shop.Order, error) {
	return d.change(ctx, id, rev, func(tx *data.Tx, o *shop.Order) error {
		if o.Status == shop.Checking && to == shop.Ready {
			return &shop.Refusal{Say: "board.refuse.inspect", Fix: "inspect"}
		}
		if err := o.Move(to, d.Now()); err != nil {
			return err
		}
		if err := mayFinish(tx, o); err != nil {
			return err
		}
		tx.Note("order."+string(kind), shop.KindOrders, int64(o.ID), string(to))
		return d.tell(tx, o, shop.Event{Kind: kind})
	})
}

// Answer is what the customer said to some lines.
type Answer struct {
	shop.Agreement
	Lines []shop.LineID // none: all that are undecided
}

// AgreeLines notes what the customer said. It does not start the work.
func AgreeLines(ctx context.Context, d Desk, id shop.OrderID, rev int64, a Answer) (shop.Order, error) {
	return d.change(ctx, id, rev, func(tx *data.Tx, o *shop.Order) error {
		return d.agree(tx, o, a.Agreement, a.Lines...)
	})
}

func (d Desk) agree(tx *data.Tx, o *shop.Order, a shop.Agreement, lines ...shop.LineID) error {
	a.At = d.Now()
	before := append([]shop.Line(nil), o.Lines...)
	if err := o.Agree(a, lines...); err != nil {
		return err
	}
	kind := shop.EventAgreed
	if a.Consent == shop.Declined {
		kind = shop.EventDeclined
	}
	for i := range o.Lines {
		if o.Lines[i].Agreement == before[i].Agreement {
			continue
		}
		e := shop.Event{Kind: kind, LineID: o.Lines[i].ID, By: a.By, Way: a.Way, Amount: o.Lines[i].Amount(), Note: o.Lines[i].Title()}
		if err := d.tell(tx, o, e); err != nil {
			return err
		}
	}
	if err := d.request(tx, o, before); err != nil {
		return err
	}
	tx.Note("order.consent", shop.KindOrders, int64(o.ID), string(a.Consent)+" "+a.By+" "+string(a.Way))
	return nil
}

// StartOrder notes the customer's consent to all undecided lines and starts
// the work: 施工中. It is one act, because at the counter it is one signature.
func StartOrder(ctx context.Context, d Desk, id shop.OrderID, rev int64, a shop.Agreement) (shop.Order, error) {
	a.Consent = shop.Agreed
	return d.change(ctx, id, rev, func(tx *data.Tx, o *shop.Order) error {
		if err := d.agree(tx, o, a); err != nil {
			return err
		}
		if err := o.Move(shop.Working, d.Now()); err != nil {
			return err
		}
		tx.Note("order.start", shop.KindOrders, int64(o.ID), string(shop.Working))
		return d.tell(tx, o, shop.Event{Kind: shop.EventStarted})
	})
}

// VoidOrder calls an order off; its number stays. It needs the right and a
// reason, no issued parts and no money.
func VoidOrder(ctx context.Context, d Desk, id shop.OrderID, rev int64, reason string) (shop.Order, error) {
	if err := d.need(shop.VoidOrder); err != nil {
		return shop.Order{}, err
	}
	return d.change(ctx, id, rev, func(tx *data.Tx, o *shop.Order) error {
		if err := shop.CheckReason(reason).Err(); err != nil {
			return err
		}
		if err := o.Move(shop.Void, d.Now()); err != nil {
			return err
		}
		o.VoidReason = reason
		tx.Note("order.void", shop.KindOrders, int64(o.ID), reason)
		return d.tell(tx, o, shop.Event{Kind: shop.EventVoid, Note: reason})
	})
}
