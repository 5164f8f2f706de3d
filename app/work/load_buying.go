package work

import (
	"gongdan/app/shop"
	"gongdan/data"
)

// deals are the documents of buying of a load. They are kept when all else is
// there, since they name lines of orders and moves of the stock.
type deals struct {
	known      map[string]bool // numbers that the store has
	purchases  map[string]shop.Purchase
	deliveries map[string]shop.Delivery
	backs      map[string]shop.SendBackID
	bills      map[string]shop.BillID
	paid       []shop.SupplierPaymentID
	after      []func() error
}

// HasDocument reports whether the store has a purchase order, receipt or return
// with that number, or the invoice of a supplier by BillKey, already.
func HasDocument(l *Load, kind shop.Kind, key string) (there bool, err error) {
	if l.deals.known == nil {
		if l.deals.known, err = data.DocumentKeys(l.tx.View); err != nil {
			return false, err
		}
	}
	return l.deals.known[string(kind)+" "+key], nil
}

// CountDocument notes that a document of buying was added or, when it was there,
// kept.
func CountDocument(l *Load, kind shop.Kind, there bool) { l.count(kind, there) }

func newDeals() deals {
	return deals{purchases: map[string]shop.Purchase{}, deliveries: map[string]shop.Delivery{}, backs: map[string]shop.SendBackID{}, bills: map[string]shop.BillID{}}
}

// LoadOffer adds how a supplier delivers a part, with the prices it had; what is
// there already stays as it is.
func LoadOffer(l *Load, o shop.Offer, prices []data.OfferPrice) error {
	there, err := data.HasOffer(l.tx.View, o)
	l.count(shop.KindOffers, there)
	if err != nil || there {
		return err
	}
	o.Price = 0
	if err := data.SaveOffer(l.tx, o); err != nil {
		return err
	}
	for _, p := range prices {
		o.Price, o.On = p.Price, p.On
		if err := data.NotePrice(l.tx, o); err != nil {
			return err
		}
	}
	return nil
}

// LoadPurchase adds a purchase order; LineID of a line counts the lines of its
// order from 1.
func LoadPurchase(l *Load, p shop.Purchase) {
	l.deals.after = append(l.deals.after, func() error {
		for i := range p.Lines {
			x := &p.Lines[i]
			if x.OrderID == 0 || x.LineID == 0 {
				continue
			}
			o, err := data.Order(l.tx.View, x.OrderID)
			if err != nil {
				return err
			}
			x.LineID = lineAt(&o, int(x.LineID))
		}
		err := data.SavePurchase(l.tx, &p)
		l.deals.purchases[p.Number] = p
		return err
	})
}

func lineAt(o *shop.Order, n int) shop.LineID {
	if n > 0 && n <= len(o.Lines) {
		return o.Lines[n-1].ID
	}
	return 0
}

// Place names a line by its document and its place in it, from 1; no number is no
// line.
type Place struct {
	Number string
	N      int
}

// Came is what a receipt brings along: the lines of purchase orders that its lines
// are for, and the photos of its papers, whose Line counts its lines from 1.
type Came struct {
	Of     []Place
	Photos []shop.Photo
}

// LoadDelivery adds a receipt whose moves are in the ledger.
func LoadDelivery(l *Load, d shop.Delivery, with Came) {
	l.deals.after = append(l.deals.after, func() error {
		for i, at := range with.Of {
			p, err := purchaseOf(l, at.Number)
			if err != nil {
				return err
			}
			if at.N > 0 && at.N <= len(p.Lines) {
				d.Lines[i].PurchaseLine = p.Lines[at.N-1].ID
			}
		}
		if err := data.KeepDelivery(l.tx, &d); err != nil {
			return err
		}
		l.deals.deliveries[d.Number] = d
		for i := range with.Photos {
			p := with.Photos[i]
			if p.DeliveryID = d.ID; p.Line != 0 {
				p.Line = d.Lines[p.Line-1].ID
			}
			if err := data.SavePhoto(l.tx, &p); err != nil {
				return err
			}
		}
		return settleLate(l, d, with.Of)
	})
}

// LoadSendBack adds a return whose moves are in the ledger; of are the lines of
// receipts that went back.
func LoadSendBack(l *Load, s shop.SendBack, of []Place) {
	l.deals.after = append(l.deals.after, func() error {
		for i, at := range of {
			d, err := deliveryOf(l, at.Number)
			if err != nil {
				return err
			}
			if at.N > 0 && at.N <= len(d.Lines) {
				x := d.Lines[at.N-1]
				s.Lines[i].DeliveryLine, s.Lines[i].PartID = x.ID, x.PartID
			}
		}
		err := data.AddSendBack(l.tx, &s)
		l.deals.backs[s.Number] = s.ID
		return err
	})
}

// LoadBill adds an invoice of a supplier; in and back are the numbers of what it is
// for.
func LoadBill(l *Load, b shop.Bill, in, back []string) {
	l.deals.after = append(l.deals.after, func() error {
		for _, n := range in {
			d, err := deliveryOf(l, n)
			if err != nil {
				return err
			}
			b.Deliveries = append(b.Deliveries, d.ID)
		}
		for _, n := range back {
			id, err := backOf(l, n)
			if err != nil {
				return err
			}
			b.SendBacks = append(b.SendBacks, id)
		}
		err := data.SaveBill(l.tx, &b)
		l.deals.bills[data.BillKey(b)] = b.ID
		return err
	})
}

// LoadSupplierPayment adds a payment to a supplier, for the invoice with a number
// or on account; corrects counts the payments of the load from 1. One that is there
// already, to the fen and the moment, stays as it is.
func LoadSupplierPayment(l *Load, x shop.SupplierPayment, bill string, corrects int) {
	l.deals.after = append(l.deals.after, func() error {
		id, err := data.SamePayment(l.tx.View, x)
		l.count(shop.KindPaid, id != 0)
		if err == nil && id == 0 {
			if bill != "" {
				if x.BillID, err = billOf(l, shop.Bill{SupplierID: x.SupplierID, Number: bill}); err != nil {
					return err
				}
			}
			if corrects > 0 && corrects <= len(l.deals.paid) {
				x.Corrects = l.deals.paid[corrects-1]
			}
			err = data.AddSupplierPayment(l.tx, &x)
			id = x.ID
		}
		l.deals.paid = append(l.deals.paid, id)
		return err
	})
}

// deal keeps the documents of buying.
func deal(l *Load) error {
	for _, do := range l.deals.after {
		if err := do(); err != nil {
			return err
		}
	}
	return nil
}
