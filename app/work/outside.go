package work

import (
	"context"
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// Seen names an order by the revision that somebody acts on.
type Seen struct {
	ID  shop.OrderID
	Rev int64
}

// goOut changes what of an order happens outside the shop. How it stood before
// is answered too: see PutOutsideBack.
func goOut(ctx context.Context, d Desk, at Seen, do func(*data.Tx, *shop.Order, *shop.Outside) error) (o shop.Order, was shop.Outside, err error) {
	o, err = d.change(ctx, at.ID, at.Rev, func(tx *data.Tx, o *shop.Order) error {
		x, err := data.Outside(tx.View, o.ID)
		if err != nil {
			return err
		}
		was = x.Copy()
		if err := do(tx, o, &x); err != nil {
			return err
		}
		return data.SaveOutside(tx, x)
	})
	return o, was, err
}

// happened notes an event of the order that is known by when it happened.
func happened(tx *data.Tx, o *shop.Order, e shop.Event) error {
	e.OrderID = o.ID
	return data.AddEvent(tx, e)
}

// RescueEntry is a rescue as it is written down. Supplier names a tow firm that
// may be new, where SupplierID is 0; FeeName is what the line is called that
// bills the fee.
type RescueEntry struct {
	shop.Rescue
	Supplier string
	FeeName  string
}

// SaveRescue keeps the rescue of an order. The line that bills its fee comes,
// changes and goes with the fee. Who may not see costs leaves the cost as it is.
func SaveRescue(ctx context.Context, d Desk, at Seen, e RescueEntry) (shop.Order, shop.Outside, error) {
	return goOut(ctx, d, at, func(tx *data.Tx, o *shop.Order, x *shop.Outside) error {
		r := e.Rescue
		if err := supply(tx, &r.SupplierID, e.Supplier); err != nil {
			return err
		}
		var old shop.Rescue
		if x.Rescue != nil {
			old = *x.Rescue
		}
		r.LineID = old.LineID
		if r.Fee > 0 && r.Payer == "" {
			r.Payer = shop.PayCustomer
		}
		if !d.Person.May(shop.SeeCost) {
			r.Cost = old.Cost
		}
		r.Place, r.Phone = strings.TrimSpace(r.Place), shop.Fold(r.Phone)
		if err := r.Check(d.Now()).Err(); err != nil {
			return err
		}
		if err := billRescue(d, tx, o, &r, e.FeeName); err != nil {
			return err
		}
		x.Rescue = &r
		tx.Note("outside.rescue", shop.KindOrders, int64(o.ID), string(r.Kind)+" "+r.Place+" "+r.Fee.String())
		return rescued(tx, o, old, r)
	})
}

// billRescue has the order bill the fee, by the rights of the person.
func billRescue(d Desk, tx *data.Tx, o *shop.Order, r *shop.Rescue, name string) error {
	before := *o
	before.Lines = append([]shop.Line(nil), o.Lines...)
	if err := shop.BillRescue(o, r, name); err != nil {
		return err
	}
	if len(o.Lines) == len(before.Lines) && (r.LineID == 0 || samePrice(before.Line(r.LineID), o.Line(r.LineID))) {
		return nil
	}
	if err := d.checkOrder(tx, o, before); err != nil {
		return ofFee(err)
	}
	if err := data.SaveOrder(tx, o); err != nil {
		return err
	}
	if r.LineID == 0 && r.Fee > 0 {
		r.LineID = o.Lines[len(o.Lines)-1].ID
	}
	return nil
}

// ofFee brings what is wrong with the line of the fee to the fields of the
// rescue.
func ofFee(err error) error {
	problems, ok := err.(shop.Problems) //nolint:errorlint // the rules give it bare
	if !ok {
		return err
	}
	for i, p := range problems {
		field := p.Field[strings.LastIndex(p.Field, ".")+1:]
		if field == "price" {
			field = "fee"
		}
		problems[i].Field = field
	}
	return problems
}

// rescueEvents are the events of the steps of a rescue.
func rescueEvents() []shop.EventKind {
	return []shop.EventKind{shop.EventRescueOut, shop.EventRescueLeft, shop.EventRescueAt, shop.EventRescueBack}
}

// rescued notes the times of a rescue that are known now and were not before.
func rescued(tx *data.Tx, o *shop.Order, old, now shop.Rescue) error {
	kinds, before := rescueEvents(), old.Steps()
	for i, s := range now.Steps() {
		if s.At.IsZero() || !before[i].At.IsZero() {
			continue
		}
		if err := happened(tx, o, shop.Event{Kind: kinds[i], At: s.At, Person: now.Driver, By: now.Caller, Note: now.Place}); err != nil {
			return err
		}
	}
	return nil
}

// DropRescue takes the rescue off an order, and the line that bills its fee.
func DropRescue(ctx context.Context, d Desk, at Seen) (shop.Order, shop.Outside, error) {
	return goOut(ctx, d, at, func(tx *data.Tx, o *shop.Order, x *shop.Outside) error {
		if x.Rescue == nil {
			return shop.ErrStale
		}
		r := *x.Rescue
		r.Fee = 0
		if err := billRescue(d, tx, o, &r, ""); err != nil {
			return err
		}
		x.Rescue = nil
		tx.Note("outside.rescue_drop", shop.KindOrders, int64(o.ID), r.Place)
		return d.tell(tx, o, shop.Event{Kind: shop.EventOutUndone, Note: r.Place})
	})
}

// SaveTransport keeps what was agreed to be paid for the customer's journeys
// instead of a loaner car; nil takes it off again.
func SaveTransport(ctx context.Context, d Desk, at Seen, t *shop.Transport) (shop.Order, shop.Outside, error) {
	return goOut(ctx, d, at, func(tx *data.Tx, o *shop.Order, x *shop.Outside) error {
		if o.Status == shop.Void {
			return shop.Refuse("order.refuse.frozen", shop.Args{"Status": o.Status})
		}
		if t == nil {
			x.Transport = nil
			tx.Note("outside.transport_drop", shop.KindOrders, int64(o.ID), "")
			return d.tell(tx, o, shop.Event{Kind: shop.EventOutUndone})
		}
		if err := t.Check().Err(); err != nil {
			return err
		}
		if t.AgreedAt.IsZero() {
			t.AgreedAt = d.Now()
		}
		x.Transport = t
		tx.Note("outside.transport", shop.KindOrders, int64(o.ID), t.Amount.String()+" "+t.AgreedBy)
		return d.tell(tx, o, shop.Event{Kind: shop.EventTransport, By: t.AgreedBy, Way: t.Way, Amount: t.Amount, Note: t.Note})
	})
}

// PutOutsideBack takes the latest act on what happens outside back, as long as
// nobody has saved the order since: at is as that act left it. feeName is as in
// RescueEntry. A loaner car that has gone to somebody else meanwhile is refused.
func PutOutsideBack(ctx context.Context, d Desk, at Seen, was shop.Outside, feeName string) (shop.Order, error) {
	o, _, err := goOut(ctx, d, at, func(tx *data.Tx, o *shop.Order, x *shop.Outside) error {
		back := was.Copy()
		if err := billAgain(d, tx, o, [2]*shop.Rescue{x.Rescue, back.Rescue}, feeName); err != nil {
			return err
		}
		for i, s := range back.Sublets {
			if i < len(x.Sublets) && x.Sublets[i].Back() && !s.Back() {
				shop.OpenOutside(o, s)
			}
			shop.DoneOutside(o, s)
		}
		if err := loanAgain(tx, x.Loans, back.Loans); err != nil {
			return err
		}
		*x = back
		tx.Note("outside.put_back", shop.KindOrders, int64(o.ID), "")
		return d.tell(tx, o, shop.Event{Kind: shop.EventOutUndone})
	})
	return o, err
}

// billAgain brings the line of the fee from how the rescue is now, the first of
// both, to how it was.
func billAgain(d Desk, tx *data.Tx, o *shop.Order, r [2]*shop.Rescue, name string) error {
	now, was := r[0], r[1]
	if now == nil && was == nil {
		return nil
	}
	var to shop.Rescue
	if was != nil {
		to = *was
	}
	if to.LineID = 0; now != nil {
		to.LineID = now.LineID
	}
	err := billRescue(d, tx, o, &to, name)
	if was != nil {
		was.LineID = to.LineID
	}
	return err
}
