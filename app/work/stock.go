package work

import (
	"context"

	"gongdan/app/shop"
	"gongdan/data"
)

// ReceiveStock takes pieces of a part into the store.
func ReceiveStock(ctx context.Context, d Desk, r shop.Receipt) (shop.Part, error) {
	if err := d.need(shop.AdjustStock); err != nil {
		return shop.Part{}, err
	}
	if err := r.Check().Err(); err != nil {
		return shop.Part{}, err
	}
	var p shop.Part
	err := d.do(ctx, func(tx *data.Tx) error {
		if _, err := d.receive(tx, &r); err != nil {
			return err
		}
		tx.Note("part.receive", shop.KindParts, int64(r.PartID), r.Qty.String()+" "+r.Note)
		var err error
		p, err = data.Part(tx.View, r.PartID)
		return err
	})
	return p, err
}

// receive brings pieces in, as a lot of their own when something is written of it.
func (d Desk) receive(tx *data.Tx, r *shop.Receipt) (shop.Move, error) {
	m := shop.Move{
		PartID: r.PartID, Kind: shop.MoveReceive, At: r.At, Person: d.Person.ID, Qty: r.Qty, Value: r.Cost.Times(r.Qty), Note: r.Note,
		Location: r.Location, SupplierID: r.Lot.SupplierID,
	}
	if m.At.IsZero() {
		m.At = d.Now()
	}
	if r.Lot.Told() {
		p, err := data.Part(tx.View, r.PartID)
		if err != nil {
			return m, err
		}
		if r.Lot.PartID, r.Lot.At = p.ID, m.At; r.Lot.Origin == "" {
			r.Lot.Origin = p.Origin
		}
		if err := data.SaveLot(tx, &r.Lot); err != nil {
			return m, err
		}
		m.LotID, m.Location = r.Lot.ID, r.Location.Of(p)
	}
	return data.MoveStock(tx, m)
}

// AdjustStock sets the stock to what was counted, with a reason. A surplus
// comes in at the average cost, a loss goes out at it. It is shop.ErrStale when
// pieces went in or out since the stock was read: nobody can tell whether they
// were counted.
func AdjustStock(ctx context.Context, d Desk, c shop.Count) (shop.Part, error) {
	if err := d.need(shop.AdjustStock); err != nil {
		return shop.Part{}, err
	}
	if err := c.Check().Err(); err != nil {
		return shop.Part{}, err
	}
	return d.moveStock(ctx, c.PartID, func(p shop.Part) (shop.Move, error) {
		if p.OnHand != c.Have {
			return shop.Move{}, shop.ErrStale
		}
		m := shop.Move{Kind: shop.MoveAdjust, Qty: c.Counted - c.Have, Note: c.Reason}
		if m.Qty > 0 {
			m.Value = p.Cost().Times(m.Qty)
		}
		return m, nil
	})
}

// moveStock makes the move that suits the part as it lies in the store then;
// one of nothing is left out.
func (d Desk) moveStock(ctx context.Context, id shop.PartID, suit func(shop.Part) (shop.Move, error)) (p shop.Part, err error) {
	err = d.do(ctx, func(tx *data.Tx) error {
		if p, err = data.Part(tx.View, id); err != nil {
			return err
		}
		m, err := suit(p)
		if err != nil || m.Qty == 0 {
			return err
		}
		m.PartID, m.At, m.Person = id, d.Now(), d.Person.ID
		if _, err := data.MoveStock(tx, m); err != nil {
			return err
		}
		tx.Note("part."+string(m.Kind), shop.KindParts, int64(m.PartID), m.Qty.String()+" "+m.Note)
		p, err = data.Part(tx.View, m.PartID)
		return err
	})
	return p, err
}
