package work

import (
	"context"
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// PostDelivery (入库) takes what a supplier has brought into the store. Supplier
// names somebody who may be new, where SupplierID is 0. Lines of nothing are left
// out. More than is still to come for a line of a purchase order is refused, and
// so is a day that is still to come or of a closed month. Each line is a lot of
// its own; orders that wait for a part are told that it is here.
func PostDelivery(ctx context.Context, d Desk, x shop.Delivery, supplier string) (shop.Delivery, error) {
	if err := d.need(shop.AdjustStock); err != nil {
		return x, err
	}
	if x.At.IsZero() {
		x.At = d.Now()
	}
	x.Voucher, x.Person = strings.TrimSpace(x.Voucher), d.Person.ID
	var lines []shop.DeliveryLine
	for _, l := range x.Lines {
		if l.Qty != 0 {
			lines = append(lines, l)
		}
	}
	x.Lines = lines
	err := d.do(ctx, func(tx *data.Tx) error {
		if err := supplyParts(tx, &x.SupplierID, supplier); err != nil {
			return err
		}
		if err := priceUp(d, tx, &x); err != nil {
			return err
		}
		if err := x.Check(d.Now()).Err(); err != nil {
			return err
		}
		return postAll(d, tx, &x)
	})
	return x, err
}

// priceUp compares the lines of a receipt with the purchase orders that they are
// for, and prices them for those who may not see what things cost.
func priceUp(d Desk, tx *data.Tx, x *shop.Delivery) error {
	for i := range x.Lines {
		l := &x.Lines[i]
		if l.Agreed = 0; l.PurchaseLine != 0 {
			p, err := data.PurchaseOfLine(tx.View, l.PurchaseLine)
			if err != nil {
				return err
			}
			of := p.Line(l.PurchaseLine)
			if p.SupplierID != x.SupplierID || of.PartID != l.PartID || !p.Status.Awaited() {
				return shop.Refuse("delivery.refuse.other", shop.Args{"Number": p.Number, "Status": p.Status}, p.Number)
			}
			if l.Qty > of.Open() {
				return overOrdered(tx, l, of)
			}
			l.Agreed = of.Price
		}
		if d.Person.May(shop.SeeCost) {
			continue
		}
		if l.Price = l.Agreed; l.Price != 0 {
			continue
		}
		offers, err := data.OffersOf(tx.View, l.PartID, tx.Day())
		if err != nil {
			return err
		}
		for _, o := range offers {
			if o.SupplierID == x.SupplierID {
				l.Price = o.Price
			}
		}
	}
	return nil
}

// overOrdered refuses more than is still to come; what was not ordered can be taken
// in on a line of its own.
func overOrdered(tx *data.Tx, l *shop.DeliveryLine, of *shop.PurchaseLine) error {
	part, err := data.Part(tx.View, l.PartID)
	if err != nil {
		return err
	}
	r := shop.Refuse("delivery.refuse.more", shop.Args{
		"Part": part.Name, "Ordered": of.Qty, "Open": of.Open(), "Qty": l.Qty, "More": l.Qty - of.Open(),
	}, part.Number+" "+part.Name)
	r.Fix = "free"
	return r
}

// postAll moves the stock, keeps the receipt and tells whoever it concerns.
func postAll(d Desk, tx *data.Tx, x *shop.Delivery) error {
	if err := data.NumberDelivery(tx, x); err != nil {
		return err
	}
	for i := range x.Lines {
		l := &x.Lines[i]
		l.Lot.SupplierID = x.SupplierID
		m, err := d.receive(tx, &shop.Receipt{PartID: l.PartID, Qty: l.Qty, Cost: l.Price, Note: x.Number, At: x.At, Location: l.Location, Lot: l.Lot})
		if err != nil {
			return err
		}
		l.Location, l.Lot.ID = m.Location, m.LotID
		if off := l.Dearer(); off != 0 {
			tx.Note("delivery.price", shop.KindParts, int64(l.PartID), x.Number+" "+l.Agreed.String()+" → "+l.Price.String())
		}
	}
	if err := data.AddDelivery(tx, x); err != nil {
		return err
	}
	tx.Note("delivery.post", shop.KindDeliveries, int64(x.ID), x.Number+" "+x.Voucher+" "+x.Total().String())
	return tellArrived(d, tx, x)
}

// tellArrived brings the purchase orders of a receipt on, and tells the orders that
// wait for its parts.
func tellArrived(d Desk, tx *data.Tx, x *shop.Delivery) error {
	done := map[shop.PurchaseID]bool{}
	for _, l := range x.Lines {
		if l.PurchaseLine == 0 {
			continue
		}
		p, err := data.PurchaseOfLine(tx.View, l.PurchaseLine)
		if err != nil {
			return err
		}
		if of := p.Line(l.PurchaseLine); of.OrderID != 0 {
			part, err := data.Part(tx.View, l.PartID)
			if err != nil {
				return err
			}
			e := shop.Event{OrderID: of.OrderID, LineID: of.LineID, Kind: shop.EventArrived, Note: part.Name + " " + l.Qty.String() + " " + x.Number}
			if err := data.AddEvent(tx, e); err != nil {
				return err
			}
		}
		if done[p.ID] {
			continue
		}
		done[p.ID] = true
		if err := p.Settle(d.Now()); err != nil {
			return err
		}
		if err := data.SavePurchase(tx, &p); err != nil {
			return err
		}
	}
	return nil
}

// PostSendBack (退货) sends pieces of receipts back to their supplier: at most
// what is left of them. They leave the store at the moving average, and the
// credit is awaited at the price that was paid.
func PostSendBack(ctx context.Context, d Desk, s shop.SendBack) (shop.SendBack, error) {
	if err := d.need(shop.AdjustStock); err != nil {
		return s, err
	}
	s.At, s.Person = d.Now(), d.Person.ID
	err := d.do(ctx, func(tx *data.Tx) error {
		asked := s.Lines
		s.Lines = nil
		if err := data.NumberSendBack(tx, &s); err != nil {
			return err
		}
		for _, l := range asked {
			if l.Qty == 0 {
				continue
			}
			gone, err := sendBackOf(d, tx, &s, l)
			if err != nil {
				return err
			}
			s.Lines = append(s.Lines, gone...)
		}
		if err := s.Check(d.Now()).Err(); err != nil {
			return err
		}
		if err := data.AddSendBack(tx, &s); err != nil {
			return err
		}
		tx.Note("sendback.post", shop.KindSendBacks, int64(s.ID), s.Number+" "+s.Reason+" "+s.Total().String())
		return nil
	})
	return s, err
}

// sendBackOf takes the pieces of a line from where they lie, first from where
// nothing is issued: one line of the return for each place.
func sendBackOf(d Desk, tx *data.Tx, s *shop.SendBack, l shop.SendBackLine) (gone []shop.SendBackLine, err error) {
	from, err := data.DeliveryOfLine(tx.View, l.DeliveryLine)
	if err != nil {
		return nil, err
	}
	of := from.Line(l.DeliveryLine)
	if s.SupplierID == 0 {
		s.SupplierID = from.SupplierID
	}
	part, err := data.Part(tx.View, of.PartID)
	if err != nil {
		return nil, err
	}
	if from.SupplierID != s.SupplierID {
		return nil, shop.Refuse("sendback.refuse.supplier", shop.Args{"Number": from.Number}, part.Number+" "+part.Name)
	}
	if l.Qty < 0 || l.Qty > of.Left() {
		return nil, shop.Refuse("sendback.refuse.more", shop.Args{"Part": part.Name, "Number": from.Number, "Left": of.Left(), "Qty": l.Qty}, part.Number+" "+part.Name)
	}
	lies, err := data.LiesOfLot(tx.View, of.PartID, of.Lot.ID)
	if err != nil {
		return nil, err
	}
	left := l.Qty
	for _, x := range lies {
		n := min(left, x.OnHand)
		if n == 0 {
			continue
		}
		m, err := data.MoveStock(tx, shop.Move{
			PartID: of.PartID, Kind: shop.MoveSendBack, At: s.At, Qty: -n, Person: d.Person.ID, Note: s.Number,
			Location: x.Location, LotID: of.Lot.ID, SupplierID: s.SupplierID,
		})
		if err != nil {
			return nil, err
		}
		gone = append(gone, shop.SendBackLine{
			DeliveryLine: l.DeliveryLine, PartID: of.PartID, Qty: n, Price: of.Price, Cost: -m.Value, Location: x.Location, LotID: of.Lot.ID,
		})
		left -= n
	}
	if left > 0 {
		return nil, shop.Refuse("sendback.refuse.gone", shop.Args{"Part": part.Name, "Number": from.Number, "Have": l.Qty - left, "Qty": l.Qty}, part.Number+" "+part.Name)
	}
	return gone, nil
}

// CreditSendBack notes that the supplier has given the credit for a return, by
// what number.
func CreditSendBack(ctx context.Context, d Desk, at SeenSendBack, note string) (s shop.SendBack, err error) {
	if err := d.need(shop.SeeCost); err != nil {
		return s, err
	}
	err = d.do(ctx, func(tx *data.Tx) error {
		if s, err = data.SendBack(tx.View, at.ID); err != nil {
			return err
		}
		switch {
		case s.Rev != at.Rev:
			return shop.ErrStale
		case s.Credited():
			return shop.Refuse("sendback.refuse.credited", shop.Args{"Number": s.Number, "At": s.CreditedAt})
		}
		s.CreditedAt, s.CreditNote = d.Now(), strings.TrimSpace(note)
		if err := s.Check(d.Now()).Err(); err != nil {
			return err
		}
		tx.Note("sendback.credit", shop.KindSendBacks, int64(s.ID), s.Number+" "+s.CreditNote)
		return data.KeepSendBack(tx, &s)
	})
	return s, err
}

// SeenSendBack names a return by the revision that somebody acts on.
type SeenSendBack struct {
	ID  shop.SendBackID
	Rev int64
}
