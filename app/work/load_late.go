package work

import (
	"errors"

	"gongdan/app/shop"
	"gongdan/data"
)

// MoveLate adds a move of a part that was there before the load, since the document
// whose number it bears is new. It is refused like any move: below zero, of a day that
// is still to come, into a closed month.
func MoveLate(l *Load, m shop.Move) error {
	h := l.stock.parts[m.PartID]
	if h == nil {
		return shop.ErrMissing
	}
	if err := data.MayMove(l.tx, m.At); err != nil {
		return err
	}
	if err := move(l, h, m); err != nil {
		return err
	}
	h.want, h.worth = h.want+m.Qty, h.worth+m.Value
	return nil
}

// LotLate is the lot of a part that was there before the load: the one that is the
// same, or, where add asks for it, a new one.
func LotLate(l *Load, lot shop.Lot, add bool) (shop.LotID, error) {
	id, err := data.SameLot(l.tx.View, lot)
	if err != nil || id != 0 || !add {
		return id, err
	}
	l.taken.Kept[shop.KindLots]--
	l.count(shop.KindLots, false)
	err = data.SaveLot(l.tx, &lot)
	return lot.ID, err
}

// MovedUnder is what the store has moved of a part under the number of a document.
func MovedUnder(l *Load, kind shop.MoveKind, number string, part shop.PartID) (shop.Qty, error) {
	return data.MovedUnder(l.tx.View, kind, number, part)
}

// StoredPurchase is the purchase order of that number that was there before the load;
// of no id where there is none.
func StoredPurchase(l *Load, number string) (shop.Purchase, error) {
	return stored(data.PurchaseByNumber(l.tx.View, number))
}

// StoredDelivery is the receipt of that number that was there before the load; of
// no id where there is none.
func StoredDelivery(l *Load, number string) (shop.Delivery, error) {
	return stored(data.DeliveryByNumber(l.tx.View, number))
}

// stored takes what is missing for nothing.
func stored[T any](x T, err error) (T, error) {
	if errors.Is(err, shop.ErrMissing) {
		err = nil
	}
	return x, err
}

// purchaseOf is a purchase order of the load or of the store.
func purchaseOf(l *Load, number string) (shop.Purchase, error) {
	if p, ok := l.deals.purchases[number]; ok || number == "" {
		return p, nil
	}
	return StoredPurchase(l, number)
}

// deliveryOf is a receipt of the load or of the store.
func deliveryOf(l *Load, number string) (shop.Delivery, error) {
	if d, ok := l.deals.deliveries[number]; ok || number == "" {
		return d, nil
	}
	return StoredDelivery(l, number)
}

// backOf is the id of a return of the load or of the store.
func backOf(l *Load, number string) (shop.SendBackID, error) {
	if id, ok := l.deals.backs[number]; ok {
		return id, nil
	}
	s, err := stored(data.SendBackByNumber(l.tx.View, number))
	return s.ID, err
}

// billOf is the id of an invoice of the load or of the store, by supplier and number.
func billOf(l *Load, b shop.Bill) (shop.BillID, error) {
	if id, ok := l.deals.bills[data.BillKey(b)]; ok {
		return id, nil
	}
	all, err := data.BillsOf(l.tx.View, b.SupplierID)
	for _, x := range all {
		if x.Number == b.Number {
			return x.ID, err
		}
	}
	return 0, err
}

// settleLate brings on the purchase orders of the store for which something came by a
// receipt of the load.
func settleLate(l *Load, d shop.Delivery, of []Place) error {
	done := map[string]bool{"": true}
	for _, at := range of {
		if _, ours := l.deals.purchases[at.Number]; ours || done[at.Number] {
			continue
		}
		done[at.Number] = true
		p, err := data.PurchaseByNumber(l.tx.View, at.Number)
		if err != nil {
			return err
		}
		if err := p.Settle(d.At); err != nil {
			return err
		}
		if err := data.SavePurchase(l.tx, &p); err != nil {
			return err
		}
	}
	return nil
}
