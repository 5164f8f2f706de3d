package work

import (
	"context"

	"gongdan/app/shop"
	"gongdan/data"
)

// SaveWarehouse keeps a warehouse. One with pieces in it stays in use.
func SaveWarehouse(ctx context.Context, d Desk, w shop.Warehouse) (shop.Warehouse, error) {
	err := d.keep(ctx, shop.AdjustStock, w.Check(), func(tx *data.Tx) error {
		if w.ID != 0 && !w.Active {
			n, err := data.LyingIn(tx.View, w.ID)
			if err != nil {
				return err
			}
			if n > 0 {
				return shop.Refuse("warehouse.refuse.full", shop.Args{"Name": w.Name, "N": n})
			}
		}
		if err := data.SaveWarehouse(tx, &w); err != nil {
			return err
		}
		tx.Note("warehouse.save", shop.KindWarehouses, int64(w.ID), w.Name)
		return nil
	})
	return w, err
}

// SetLevel writes what a warehouse should have of a part.
func SetLevel(ctx context.Context, d Desk, l shop.Level) error {
	return d.keep(ctx, shop.AdjustStock, l.Check(), func(tx *data.Tx) error {
		if err := data.SaveLevel(tx, l); err != nil {
			return err
		}
		tx.Note("part.level", shop.KindParts, int64(l.PartID), l.Min.String()+"–"+l.Max.String())
		return nil
	})
}

// TransferStock (调拨) takes pieces of a part from one location to another. They are
// worth what they were.
func TransferStock(ctx context.Context, d Desk, s shop.StockTransfer) (p shop.Part, err error) {
	err = d.keep(ctx, shop.AdjustStock, s.Check(), func(tx *data.Tx) error {
		if p, err = data.Part(tx.View, s.PartID); err != nil {
			return err
		}
		from, to := s.From.Of(p), s.To.Of(p)
		if from == to {
			return shop.Problems{{Field: "to_bin", Say: "stock.say.same_place"}}
		}
		m := shop.Move{PartID: p.ID, Kind: shop.MoveTransfer, LotID: s.LotID, Note: s.Note}
		m.Location, m.Qty = from, -s.Qty
		if _, err := data.MoveStock(tx, m); err != nil {
			return err
		}
		m.Location, m.Qty = to, s.Qty
		if _, err := data.MoveStock(tx, m); err != nil {
			return err
		}
		tx.Note("part.transfer", shop.KindParts, int64(p.ID), s.Qty.String()+" "+s.Note)
		p, err = data.Part(tx.View, p.ID)
		return err
	})
	return p, err
}

// ScrapStock (报废) takes pieces of a part out for good, with the reason.
func ScrapStock(ctx context.Context, d Desk, s shop.Scrap) (shop.Part, error) {
	if err := d.need(shop.AdjustStock); err != nil {
		return shop.Part{}, err
	}
	if err := s.Check().Err(); err != nil {
		return shop.Part{}, err
	}
	return d.moveStock(ctx, s.PartID, func(shop.Part) (shop.Move, error) {
		return shop.Move{Kind: shop.MoveScrap, Qty: -s.Qty, Note: s.Reason, Location: s.Location, LotID: s.LotID}, nil
	})
}

// BlockLot keeps what is left of a lot from being issued, with the reason, such as a
// recall; without one it is given free again.
func BlockLot(ctx context.Context, d Desk, id shop.LotID, why string) (l shop.Lot, err error) {
	err = d.keep(ctx, shop.AdjustStock, shop.Lot{Blocked: why}.Check(), func(tx *data.Tx) error {
		if l, err = data.Lot(tx.View, id); err != nil {
			return err
		}
		l.Blocked = why
		if err := data.SaveLot(tx, &l); err != nil {
			return err
		}
		tx.Note("lot.block", shop.KindLots, int64(id), l.Batch+" "+why)
		return nil
	})
	return l, err
}

// CloseMonth (月结) closes a month that is over: nothing is entered any more with a day
// of it or of one before it.
func CloseMonth(ctx context.Context, d Desk, month string) error {
	return d.keep(ctx, shop.Manage, shop.CheckMonth(month), func(tx *data.Tx) error {
		closed, err := data.ClosedThrough(tx.View)
		if err != nil {
			return err
		}
		switch {
		case month >= tx.Day().Month():
			return shop.Refuse("month.refuse.not_over", shop.Args{"Month": month})
		case month <= closed:
			return shop.Refuse("month.refuse.closed", shop.Args{"Month": closed})
		}
		tx.Note("month.close", shop.KindMonths, 0, month)
		return data.SaveMonthClose(tx, shop.MonthClose{Month: month, At: d.Now(), Person: d.Person.ID})
	})
}

// OpenMonth opens the last closed month again, with the reason.
func OpenMonth(ctx context.Context, d Desk, month, reason string) error {
	return d.keep(ctx, shop.Manage, shop.CheckReason(reason), func(tx *data.Tx) error {
		closed, err := data.ClosedThrough(tx.View)
		if err != nil {
			return err
		}
		if month != closed {
			return shop.Refuse("month.refuse.not_last", shop.Args{"Month": closed})
		}
		tx.Note("month.open", shop.KindMonths, 0, month+" "+reason)
		return data.DropMonthClose(tx, month)
	})
}
