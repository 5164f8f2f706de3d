package demo

import (
	"context"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
)

// handedOut is for how many of the orders that wait a lot comes in.
const handedOut = 3

// lastDay is what is still to be done when all records are there.
type lastDay struct {
	marked  []shop.Order // just received, with marks on the car
	waiting []shop.Order // in work, and parts of them still in the store
	from    shop.SupplierID
	brought bool // a customer has brought a part
	reworkDesk
}

// bring puts a part of the customer's own on the first order that was just received.
func (b *builder) bring(o *shop.Order) {
	if b.last.brought || o.Status != shop.Received || b.shop.OwnPart.Name == "" {
		return
	}
	b.last.brought = true
	own := shop.Line{
		Kind: shop.PartLine, Name: b.shop.OwnPart.Name, Code: b.shop.OwnPart.Name, Qty: shop.One, Origin: shop.CustomerOwned, Payer: shop.PayCustomer,
		Agreement: shop.Agreement{Consent: shop.Proposed},
	}
	own.OwnPaper = b.shop.OwnPart.Paper
	o.Lines = append(o.Lines, own)
}

// handOut is the counter of the store on the last day: a lot comes in for each of some
// orders that wait, and is handed out; of the second a piece comes back used.
func handOut(ctx context.Context, d work.Desk, last lastDay) error {
	for n, o := range last.waiting[:min(len(last.waiting), handedOut)] {
		if err := serve(ctx, d, o, last.from); err != nil {
			return err
		}
		if n != 1 {
			continue
		}
		first := shop.Wants(&o)[0]
		back := work.Return{Line: first.LineID, Qty: min(shop.One, first.Qty), Used: true}
		if _, err := work.ReturnParts(ctx, onceAt(d, o, 30), o.ID, o.Rev, back); err != nil {
			return err
		}
	}
	return nil
}

// serve receives a lot of the first part that an order wants and hands it out.
func serve(ctx context.Context, d work.Desk, o shop.Order, from shop.SupplierID) error {
	d = onceAt(d, o, 8)
	first := shop.Wants(&o)[0]
	l := o.Line(first.LineID)
	day := d.Now().In(d.Zone).Format("060102")
	lot := shop.Lot{SupplierID: from, Batch: "P" + day + "-" + o.Number[len(o.Number)-3:], Certificate: "HGZ-" + day, Origin: l.Origin}
	if _, err := work.ReceiveStock(ctx, d, shop.Receipt{PartID: l.PartID, Qty: first.Qty + 2*shop.One, Cost: l.Price * 6 / 10, Lot: lot}); err != nil {
		return err
	}
	_, err := work.IssueScan(ctx, d, o.ID, o.Rev, work.Scan{Code: lot.Batch, Qty: first.Qty})
	return err
}

// onceAt is the desk some minutes after the work on an order began, but not ahead of now.
func onceAt(d work.Desk, o shop.Order, minutes int) work.Desk {
	at := o.Stamps.AgreedAt.Add(later(&o, minutes, 20))
	if now := d.Now(); at.After(now) {
		at = now
	}
	d.Now = func() time.Time { return at }
	return d
}
