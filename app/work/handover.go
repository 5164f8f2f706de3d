package work

import (
	"context"

	"gongdan/app/shop"
	"gongdan/data"
)

// SaveHandover keeps what goes with a car when it leaves: the promises as they
// are given, the advice for the next service.
func SaveHandover(ctx context.Context, d Desk, id shop.OrderID, rev int64, h shop.Handover) (shop.Order, error) {
	return d.change(ctx, id, rev, func(tx *data.Tx, o *shop.Order) error {
		_, err := saveHandover(tx, d, o, h)
		return err
	})
}

// saveHandover keeps h, with the pass that the order may have already.
func saveHandover(tx *data.Tx, d Desk, o *shop.Order, h shop.Handover) (shop.Handover, error) {
	kept, err := data.Handover(tx.View, o.ID)
	if err != nil {
		return h, err
	}
	h.OrderID, h.PassNo, h.By, h.At = o.ID, kept.PassNo, kept.By, kept.At
	if err := h.Check(o, d.Today()).Err(); err != nil {
		return h, err
	}
	tx.Note("order.handover", shop.KindOrders, int64(o.ID), h.Advice)
	return h, data.SaveHandover(tx, h)
}

// HandOver (交车) keeps h and lets the car leave in one act: its pass gets a
// number. A promise of which nobody has said what became of it is refused, and so
// is a car without the certificate that the law wants for some work.
func HandOver(ctx context.Context, d Desk, id shop.OrderID, rev int64, h shop.Handover) (shop.Order, error) {
	return d.change(ctx, id, rev, func(tx *data.Tx, o *shop.Order) error {
		h, err := saveHandover(tx, d, o, h)
		if err != nil {
			return err
		}
		return deliver(tx, d, o, h)
	})
}

// DeliverOrder is HandOver with what was noted before.
func DeliverOrder(ctx context.Context, d Desk, id shop.OrderID, rev int64) (shop.Order, error) {
	return d.change(ctx, id, rev, func(tx *data.Tx, o *shop.Order) error {
		h, err := data.Handover(tx.View, id)
		if err != nil {
			return err
		}
		return deliver(tx, d, o, h)
	})
}

func deliver(tx *data.Tx, d Desk, o *shop.Order, h shop.Handover) error {
	if open := h.Unanswered(); len(open) > 0 && o.Status == shop.Settled {
		return &shop.Refusal{Say: "handover.refuse.unanswered", Blocks: open, Fix: "promises"}
	}
	if err := o.Move(shop.Delivered, d.Now()); err != nil {
		return err
	}
	if err := mayDeliver(tx, o); err != nil {
		return err
	}
	if err := signed(tx, d, o); err != nil {
		return err
	}
	if err := data.TakePassNo(tx, &h); err != nil {
		return err
	}
	h.By, h.At = d.Person.ID, d.Now()
	if err := data.SaveHandover(tx, h); err != nil {
		return err
	}
	tx.Note("order.delivered", shop.KindOrders, int64(o.ID), h.PassNo)
	return d.tell(tx, o, shop.Event{Kind: shop.EventDelivered, Note: h.PassNo})
}
