package work

import (
	"context"

	"gongdan/app/shop"
	"gongdan/data"
)

// PlaceOrder moves a car on the job board. How it stood before is answered too:
// see PutBack.
func PlaceOrder(ctx context.Context, d Desk, id shop.OrderID, rev int64, m shop.BoardMove) (o shop.Order, was shop.Standing, err error) {
	o, err = d.change(ctx, id, rev, func(tx *data.Tx, o *shop.Order) error {
		was = shop.StandingOf(o)
		kind, err := shop.Place(o, m, d.Now())
		if err != nil {
			return err
		}
		if m.To == shop.ToDispatch {
			if err := dropDispatches(tx, o); err != nil {
				return err
			}
		}
		if err := mayFinish(tx, o); err != nil {
			return err
		}
		note := string(m.To)
		if kind == shop.EventHeld {
			note = string(o.Floor.Hold.Why)
		}
		tx.Note("order.place", shop.KindOrders, int64(o.ID), note)
		return d.tell(tx, o, shop.Event{Kind: kind, Note: note})
	})
	return o, was, err
}

func dropDispatches(tx *data.Tx, o *shop.Order) error {
	for i := range o.Lines {
		if err := data.DropDispatch(tx, o.Lines[i].ID); err != nil {
			return err
		}
	}
	return nil
}

// PutBack takes a move on the board back, as long as nobody has saved the order
// since: rev is that of the order which the move answered.
func PutBack(ctx context.Context, d Desk, id shop.OrderID, rev int64, was shop.Standing) (shop.Order, error) {
	return d.change(ctx, id, rev, func(tx *data.Tx, o *shop.Order) error {
		from := o.Status
		if err := shop.PutBack(o, was); err != nil {
			return err
		}
		if from == shop.Working && o.Status == shop.Ready {
			if err := data.ReviveCertificate(tx, o.ID); err != nil {
				return err
			}
		}
		tx.Note("order.put_back", shop.KindOrders, int64(o.ID), string(shop.StageOf(o)))
		return d.tell(tx, o, shop.Event{Kind: shop.EventMovedBack, Note: string(shop.StageOf(o))})
	})
}

// HangCard keeps what hangs on a car's card: whether the customer waits in the
// shop, the labels and the bay.
func HangCard(ctx context.Context, d Desk, id shop.OrderID, rev int64, f shop.Floor) (shop.Order, error) {
	return d.change(ctx, id, rev, func(tx *data.Tx, o *shop.Order) error {
		f.Hold = o.Floor.Hold
		o.Floor = f
		if err := o.Check(o.Intake.MileageKM, d.Now()).Err(); err != nil {
			return err
		}
		tx.Note("order.card", shop.KindOrders, int64(o.ID), f.Labels)
		return nil
	})
}

// Dispatch (派工) gives jobs of an order to technicians: all of the jobs or none.
// It is refused for work that the customer has not agreed to; a technician who
// is planned elsewhere in those hours, or away, is a problem of the field.
func Dispatch(ctx context.Context, d Desk, id shop.OrderID, rev int64, jobs ...shop.Dispatch) (shop.Order, error) {
	return d.change(ctx, id, rev, func(tx *data.Tx, o *shop.Order) error {
		for _, job := range jobs {
			if err := giveOut(d, tx, o, job); err != nil {
				return err
			}
		}
		if o.Floor.Hold.Why == shop.NoHold && len(jobs) > 0 && jobs[0].Bay != 0 {
			o.Floor.BayID = jobs[0].Bay
		}
		tx.Note("order.dispatch", shop.KindOrders, int64(o.ID), number(len(jobs)))
		return nil
	})
}

func giveOut(d Desk, tx *data.Tx, o *shop.Order, job shop.Dispatch) error {
	l := o.Line(job.LineID)
	switch {
	case l == nil:
		return shop.ErrStale
	case l.Kind != shop.LabourLine:
		return shop.Refuse("job.refuse.not_labour", shop.Args{"Line": l.Title()})
	case o.Status.Frozen():
		return shop.Refuse("order.refuse.frozen", shop.Args{"Status": o.Status})
	case l.Agreement.Consent == shop.Declined:
		return &shop.Refusal{Say: "job.refuse.consent", Blocks: []string{l.Title()}, Fix: "agree"}
	}
	if err := job.Check().Err(); err != nil {
		return err
	}
	job.OrderID = o.ID
	if err := free(tx, job); err != nil {
		return err
	}
	l.Technician = job.Shares[0].Person
	if err := data.SaveDispatch(tx, &job); err != nil {
		return err
	}
	who, err := data.Person(tx.View, l.Technician)
	if err != nil {
		return err
	}
	return d.tell(tx, o, shop.Event{Kind: shop.EventDispatched, LineID: l.ID, Note: who.Name})
}

// free reports as a problem that somebody of the job, or its bay, is planned
// for another car in the same hours, or that somebody is away on that day.
func free(tx *data.Tx, job shop.Dispatch) error {
	if job.From.IsZero() || job.Until.IsZero() {
		return nil
	}
	others, err := data.PlannedBetween(tx.View, job.From, job.Until)
	if err != nil {
		return err
	}
	roster, err := data.RosterOf(tx.View, shop.DayOf(job.From, tx.Zone()), shop.DayOf(job.Until, tx.Zone()), others)
	if err != nil {
		return err
	}
	return append(job.Clashes(others, roster), job.CheckPresence(roster)...).Err()
}

// mayFinish refuses to call a car done whose work the law wants inspected and
// that was not passed since it last left the workshop.
func mayFinish(tx *data.Tx, o *shop.Order) error {
	if o.Status != shop.Ready {
		return nil
	}
	rules, err := data.Rules(tx.View)
	if err != nil {
		return err
	}
	wanted := shop.MustInspect(o, rules, tx.Day())
	if len(wanted) == 0 {
		return nil
	}
	passed, err := data.Passed(tx.View, o.ID)
	if err != nil || passed {
		return err
	}
	return &shop.Refusal{Say: "order.refuse.inspect", Blocks: wanted, Fix: "inspect"}
}
