package work

import (
	"context"
	"errors"
	"slices"

	"gongdan/app/shop"
	"gongdan/data"
)

// SaveOffer keeps how a supplier delivers a part and for how much. Supplier names
// somebody who may be new, where SupplierID is 0. Who may not see costs leaves
// the price as it is.
func SaveOffer(ctx context.Context, d Desk, o shop.Offer, supplier string) error {
	if err := d.need(shop.AdjustStock); err != nil {
		return err
	}
	if !d.Person.May(shop.SeeCost) {
		o.Price = 0
	}
	return d.do(ctx, func(tx *data.Tx) error {
		if err := supplyParts(tx, &o.SupplierID, supplier); err != nil {
			return err
		}
		if err := o.Check().Err(); err != nil {
			return err
		}
		p, err := data.Part(tx.View, o.PartID)
		if err != nil {
			return err
		}
		o.On = tx.Day()
		tx.Note("offer.save", shop.KindParts, int64(o.PartID), p.Number+" "+supplier+" "+o.Number+" "+o.Price.String())
		return data.SaveOffer(tx, o)
	})
}

// DropOffer forgets that a supplier delivers a part.
func DropOffer(ctx context.Context, d Desk, part shop.PartID, by shop.SupplierID) error {
	if err := d.need(shop.AdjustStock); err != nil {
		return err
	}
	return d.do(ctx, func(tx *data.Tx) error {
		tx.Note("offer.drop", shop.KindParts, int64(part), "")
		return data.DropOffer(tx, part, by)
	})
}

// supplyParts finds the supplier of a name where none was chosen, as supply does; a
// new one delivers parts, and one that did something else until now does so too.
func supplyParts(tx *data.Tx, id *shop.SupplierID, name string) error {
	if err := supplyAs(tx, id, name, shop.Supplier{Parts: true}); err != nil || *id == 0 {
		return err
	}
	s, err := data.Supplier(tx.View, *id)
	if err != nil || s.Parts {
		return err
	}
	s.Parts = true
	return data.SaveSupplier(tx, &s)
}

// Wish is a part to be bought, from whom.
type Wish struct {
	SupplierID shop.SupplierID
	Line       shop.PurchaseLine
}

// Bought is what came of buying: purchase orders as they were before, the new
// ones with ID 0, and as they are now, side by side.
type Bought struct{ Was, Now []shop.Purchase }

// Buy puts parts on the open purchase orders of their suppliers; one is opened
// where there is none. A line without a price gets the last one that is known,
// one without a day the day on which the supplier should be here.
func Buy(ctx context.Context, d Desk, wishes []Wish) (b Bought, err error) {
	if err := d.need(shop.AdjustStock); err != nil {
		return b, err
	}
	err = d.do(ctx, func(tx *data.Tx) error {
		b, err = buyAll(d, tx, wishes)
		return err
	})
	return b, err
}

func buyAll(d Desk, tx *data.Tx, wishes []Wish) (b Bought, err error) {
	if len(wishes) == 0 {
		return b, shop.Refuse("purchase.refuse.nothing", nil)
	}
	var order []shop.SupplierID
	by := map[shop.SupplierID][]shop.PurchaseLine{}
	for _, w := range wishes {
		if err := fillIn(d, tx, &w); err != nil {
			return b, err
		}
		if by[w.SupplierID] == nil {
			order = append(order, w.SupplierID)
		}
		by[w.SupplierID] = append(by[w.SupplierID], w.Line)
	}
	for _, id := range order {
		was, now, err := gatherOn(d, tx, id, by[id])
		if err != nil {
			return b, err
		}
		b.Was, b.Now = append(b.Was, was), append(b.Now, now)
	}
	return b, nil
}

// fillIn gives a wish what it lacks: price and day.
func fillIn(d Desk, tx *data.Tx, w *Wish) error {
	s, err := data.Supplier(tx.View, w.SupplierID)
	if errors.Is(err, shop.ErrMissing) {
		var p shop.Problems
		p.Add("supplier", "say.required.supplier", nil)
		return p
	}
	if err != nil {
		return err
	}
	if w.Line.Price == 0 || !d.Person.May(shop.SeeCost) {
		offers, err := data.OffersOf(tx.View, w.Line.PartID, tx.Day())
		if err != nil {
			return err
		}
		w.Line.Price = 0
		for _, o := range offers {
			if o.SupplierID == w.SupplierID {
				w.Line.Price = o.Price
			}
		}
	}
	if w.Line.DueOn != "" {
		return nil
	}
	rules, err := data.Rules(tx.View)
	lead := shop.BuyingRulesOf(rules, tx.Day()).LeadDays
	if s.LeadDays > 0 {
		lead = s.LeadDays
	}
	w.Line.DueOn = tx.Day().Add(int(lead))
	return err
}

// gatherOn adds lines to the open purchase order of a supplier.
func gatherOn(d Desk, tx *data.Tx, by shop.SupplierID, lines []shop.PurchaseLine) (was, now shop.Purchase, err error) {
	now, err = data.OpenPurchase(tx.View, by)
	if errors.Is(err, shop.ErrMissing) {
		now, err = shop.Purchase{SupplierID: by, Status: shop.PurchaseOpen, Person: d.Person.ID, OpenedAt: d.Now()}, nil
	}
	if err != nil {
		return was, now, err
	}
	was = now
	now.Lines = slices.Clone(now.Lines)
	for _, l := range lines {
		now.Add(l)
	}
	if err := now.Check().Err(); err != nil {
		return was, now, err
	}
	if err := data.SavePurchase(tx, &now); err != nil {
		return was, now, err
	}
	tx.Note("purchase.add", shop.KindPurchases, int64(now.ID), purchaseChanges(was, now))
	return was, now, nil
}

// PutBoughtBack takes buying back, as long as nobody has changed the purchase
// orders since. One that was opened for it stays, void, with the reason.
func PutBoughtBack(ctx context.Context, d Desk, b Bought, reason string) error {
	return d.do(ctx, func(tx *data.Tx) error {
		for i, now := range b.Now {
			p := b.Was[i]
			if p.ID == 0 {
				p = now
				p.Lines = nil
				if err := p.Move(shop.PurchaseVoid, d.Now()); err != nil {
					return err
				}
				p.Reason = reason
			}
			p.Rev = now.Rev
			for n := range p.Lines {
				if now.Line(p.Lines[n].ID) == nil {
					p.Lines[n].ID = 0
				}
			}
			if err := data.SavePurchase(tx, &p); err != nil {
				return err
			}
			tx.Note("purchase.put_back", shop.KindPurchases, int64(p.ID), purchaseChanges(now, p))
		}
		return nil
	})
}

// SavePurchase keeps what was written on a purchase order: quantities, prices,
// days, the note. One that is over stays as it is, and who may not see costs
// leaves the prices as they are.
func SavePurchase(ctx context.Context, d Desk, p shop.Purchase) (shop.Purchase, error) {
	if err := d.need(shop.AdjustStock); err != nil {
		return p, err
	}
	err := d.do(ctx, func(tx *data.Tx) error {
		was, err := data.Purchase(tx.View, p.ID)
		if err != nil {
			return err
		}
		if !was.Status.Awaited() {
			return shop.Refuse("purchase.refuse.over", shop.Args{"Number": was.Number, "Status": was.Status})
		}
		p.Number, p.SupplierID, p.Status, p.Person, p.OpenedAt, p.SentAt, p.EndedAt = was.Number, was.SupplierID, was.Status, was.Person, was.OpenedAt, was.SentAt, was.EndedAt
		for i := range p.Lines {
			l := &p.Lines[i]
			old := was.Line(l.ID)
			if l.Received = 0; old != nil {
				l.Received = old.Received
			}
			if !d.Person.May(shop.SeeCost) {
				if l.Price = 0; old != nil {
					l.Price = old.Price
				}
			}
		}
		if err := p.Check().Err(); err != nil {
			return err
		}
		if err := p.Settle(d.Now()); err != nil {
			return err
		}
		if err := data.SavePurchase(tx, &p); err != nil {
			return err
		}
		tx.Note("purchase.save", shop.KindPurchases, int64(p.ID), purchaseChanges(was, p))
		return nil
	})
	return p, err
}

// MovePurchase takes a purchase order to another state. Closing it short and
// calling it off want a reason.
func MovePurchase(ctx context.Context, d Desk, at SeenPurchase, to shop.PurchaseStatus, reason string) (p shop.Purchase, err error) {
	if err := d.need(shop.AdjustStock); err != nil {
		return p, err
	}
	if to == shop.PurchaseClosed || to == shop.PurchaseVoid {
		if err := shop.CheckReason(reason).Err(); err != nil {
			return p, err
		}
	}
	err = d.do(ctx, func(tx *data.Tx) error {
		if p, err = data.Purchase(tx.View, at.ID); err != nil {
			return err
		}
		if p.Rev != at.Rev {
			return shop.ErrStale
		}
		if to == shop.PurchaseOpen {
			if err := alone(tx, p); err != nil {
				return err
			}
		}
		from := p.Status
		if err := p.Move(to, d.Now()); err != nil {
			return err
		}
		p.Reason = reason
		if err := data.SavePurchase(tx, &p); err != nil {
			return err
		}
		tx.Note("purchase."+string(to), shop.KindPurchases, int64(p.ID), string(from)+" → "+string(to)+" "+reason)
		return nil
	})
	return p, err
}

// SeenPurchase names a purchase order by the revision that somebody acts on.
type SeenPurchase struct {
	ID  shop.PurchaseID
	Rev int64
}

// alone refuses to gather lines on a purchase order again when there is another
// one for its supplier.
func alone(tx *data.Tx, p shop.Purchase) error {
	other, err := data.OpenPurchase(tx.View, p.SupplierID)
	if errors.Is(err, shop.ErrMissing) {
		return nil
	}
	if err != nil {
		return err
	}
	return shop.Refuse("purchase.refuse.another", shop.Args{"Number": p.Number, "Other": other.Number}, other.Number)
}

// purchaseChanges says for the journal what is other than in was.
func purchaseChanges(was, now shop.Purchase) string {
	said := now.Number
	note := func(id shop.PartID, a, b string) {
		if a != b {
			said += "; part " + number(int(id)) + ": " + a + " → " + b
		}
	}
	figures := func(l *shop.PurchaseLine) string {
		if l == nil {
			return ""
		}
		return l.Qty.String() + " × " + l.Price.String() + " " + string(l.DueOn)
	}
	for i := range now.Lines {
		note(now.Lines[i].PartID, figures(was.Line(now.Lines[i].ID)), figures(&now.Lines[i]))
	}
	for i := range was.Lines {
		if now.Line(was.Lines[i].ID) == nil {
			note(was.Lines[i].PartID, figures(&was.Lines[i]), "")
		}
	}
	return said
}
