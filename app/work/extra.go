package work

import (
	"context"
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// ReportExtra (报增项) puts work that somebody found on the order as it is now,
// whoever writes it at the counter meanwhile. It is on the estimate at the price
// of the book, and waits for the customer.
func ReportExtra(ctx context.Context, d Desk, id shop.OrderID, who shop.PersonID, f shop.Finding) (shop.Order, error) {
	f.Words, f.Seen = strings.TrimSpace(f.Words), strings.TrimSpace(f.Seen)
	if err := f.Check().Err(); err != nil {
		return shop.Order{}, err
	}
	return latest(ctx, d, id, func(tx *data.Tx, o *shop.Order) error {
		l, err := foundLine(tx.View, f)
		if err != nil {
			return err
		}
		found, err := shop.AddFound(o, l, who, d.Now())
		if err != nil {
			return err
		}
		note := found.Title()
		tx.Note("order.extra", shop.KindOrders, int64(o.ID), note)
		if f.Seen != "" {
			note += ": " + f.Seen
		}
		return d.tell(tx, o, shop.Event{Kind: shop.EventFound, Note: note})
	})
}

// foundLine is what a finding sells.
func foundLine(v data.View, f shop.Finding) (l shop.Line, err error) {
	switch {
	case f.Labour != 0:
		job, err := data.Labour(v, f.Labour)
		if err != nil {
			return l, err
		}
		s, err := data.Settings(v)
		if err != nil {
			return l, err
		}
		l = shop.SellLabour(job, s.LabourRate)
	case f.Part != 0:
		p, err := data.Part(v, f.Part)
		if err != nil {
			return l, err
		}
		l = shop.SellPart(p, shop.One)
	default:
		l = shop.Line{Kind: shop.LabourLine, Name: f.Words, WorkClass: shop.Minor, Qty: shop.One, Payer: shop.PayCustomer}
	}
	if f.Qty != 0 {
		l.Qty = f.Qty
	}
	return l, nil
}
