package work

import (
	"context"

	"gongdan/app/shop"
	"gongdan/data"
)

// Rework is what the sheet of a rework (返修单) writes.
type Rework struct {
	Order  shop.OrderID
	Rev    int64
	Record shop.ReworkRecord
}

// SaveRework keeps what was found out about a rework: its cause, who bears it, what was
// shown to the customer and what he chose. It may be written until the bill is closed.
func SaveRework(ctx context.Context, d Desk, w Rework) (shop.Order, error) {
	return d.change(ctx, w.Order, w.Rev, func(tx *data.Tx, o *shop.Order) error {
		if o.Status.Frozen() {
			return shop.Refuse("order.refuse.frozen", shop.Args{"Status": o.Status})
		}
		r, ok, err := data.Rework(tx.View, o)
		if err != nil {
			return err
		}
		if !ok {
			return shop.Refuse("rework.refuse.none", shop.Args{"Number": o.Number})
		}
		kept, next := r.Record, w.Record
		next.OrderID, next.By, next.At, next.ChosenAt = o.ID, kept.By, kept.At, kept.ChosenAt
		if next.Cause != kept.Cause {
			next.By, next.At = d.Person.ID, d.Now()
		}
		if next.Choice != kept.Choice {
			next.ChosenAt = d.Now()
		}
		if err := next.Check(o, r.Due, tx.Zone()).Err(); err != nil {
			return err
		}
		tx.Note("order.rework", shop.KindOrders, int64(o.ID), string(next.Cause)+" "+next.Item)
		return data.SaveReworkRecord(tx, next)
	})
}

// followsFirst refuses an order that is to make one good which the same car never took
// home.
func followsFirst(tx *data.Tx, o *shop.Order, before shop.OrderID) error {
	if o.ReworkOf == 0 || o.ReworkOf == before {
		return nil
	}
	first, err := data.Order(tx.View, o.ReworkOf)
	if err != nil {
		return err
	}
	if first.ID == o.ID || first.VehicleID != o.VehicleID || first.Stamps.DeliveredAt.IsZero() {
		return shop.Refuse("rework.refuse.first", shop.Args{"Number": first.Number})
	}
	return nil
}

// reworked refuses the bill of a rework whose cause nobody has written, which bills what
// the shop answers for, or of which the customer was not asked where it is to be repaired.
func reworked(tx *data.Tx, o *shop.Order) error {
	r, ok, err := data.Rework(tx.View, o)
	if err != nil || !ok {
		return err
	}
	switch billed := r.Billed(o); {
	case r.Record.Cause == shop.CauseOpen:
		return &shop.Refusal{Say: "rework.refuse.cause", With: shop.Args{"Number": o.Number}, Fix: "rework"}
	case r.Chooses() && r.Record.Choice == shop.ChoiceOpen:
		return &shop.Refusal{Say: "rework.refuse.choice", With: shop.Args{"Number": o.Number, "N": len(r.Repeats)}, Fix: "rework"}
	case len(billed) > 0:
		return &shop.Refusal{Say: "rework.refuse.billed", With: shop.Args{"First": r.First.Number, "Due": r.Due}, Blocks: billed, Fix: "rework"}
	}
	return nil
}
