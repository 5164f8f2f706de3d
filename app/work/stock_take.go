package work

import (
	"context"
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// OpenStockTake (开盘) begins a stock-take: its lines are what lies in its zone now. Zones
// of open stock-takes have nothing in common. To show the book figures to who counts
// takes the right to adjust.
func OpenStockTake(ctx context.Context, d Desk, s shop.StockTake) (shop.StockTake, error) {
	if !s.Blind {
		if err := d.need(shop.AdjustStock); err != nil {
			return s, err
		}
	}
	s.Zone.Bin, s.Note = shop.Fold(s.Zone.Bin), strings.TrimSpace(s.Note)
	err := d.keep(ctx, shop.CountStock, s.Check(), func(tx *data.Tx) error {
		s.ID, s.Rev, s.Number, s.Status, s.Reason = 0, 0, "", shop.TakeOpen, ""
		s.Opened, s.Closed = shop.TakeStamp{Person: d.Person.ID, At: d.Now()}, shop.TakeStamp{}
		if err := data.SaveStockTake(tx, &s); err != nil {
			return err
		}
		rules, err := data.Rules(tx.View)
		if err != nil {
			return err
		}
		n, err := data.LayTakeLines(tx, s, shop.TakeRulesOn(rules, tx.Day()))
		if err != nil {
			return err
		}
		if n == 0 {
			return shop.Refuse("take.refuse.empty", nil)
		}
		tx.Note("take.open", shop.KindStockTakes, int64(s.ID), s.Number+" "+number(int(n)))
		return apart(tx, s)
	})
	return s, err
}

// apart refuses a stock-take whose zone meets that of another open one. Of a list of
// parts only the lines count.
func apart(tx *data.Tx, s shop.StockTake) error {
	meets := func(number string) error {
		return shop.Refuse("take.refuse.overlap", shop.Args{"Number": number}, number)
	}
	others, err := data.OpenStockTakes(tx.View)
	if err != nil {
		return err
	}
	for _, o := range others {
		if o.ID != s.ID && s.Zone.Pick == shop.PickAll && o.Zone.Pick == shop.PickAll && s.Zone.Meets(o.Zone) {
			return meets(o.Number)
		}
	}
	for _, o := range others {
		list, zone := s, o
		if s.Zone.Pick == shop.PickAll {
			list, zone = o, s
		}
		if o.ID == s.ID || zone.Zone.Pick != shop.PickAll || list.Zone.Pick == shop.PickAll {
			continue
		}
		lines, err := data.TakeLines(tx.View, list.ID)
		if err != nil {
			return err
		}
		for _, l := range lines {
			if zone.Zone.Has(shop.Location{Warehouse: l.Location.Warehouse, Bin: l.Shelf}) {
				return meets(o.Number)
			}
		}
	}
	number, err := data.SharedLine(tx.View, s.ID)
	if err == nil && number != "" {
		err = meets(number)
	}
	return err
}

// openTake reads a stock-take that is still counted.
func openTake(v data.View, id shop.StockTakeID) (shop.StockTake, error) {
	s, err := data.StockTake(v, id)
	if err == nil && s.Status != shop.TakeOpen {
		err = shop.Refuse("take.refuse.closed", shop.Args{"Number": s.Number, "Status": s.Status})
	}
	return s, err
}

// closeTake reads an open stock-take as it was seen, lets do end it, and keeps it.
func closeTake(ctx context.Context, d Desk, id shop.StockTakeID, rev int64, do func(*data.Tx, *shop.StockTake) error) (s shop.StockTake, err error) {
	err = d.keep(ctx, shop.AdjustStock, nil, func(tx *data.Tx) error {
		if s, err = openTake(tx.View, id); err != nil {
			return err
		}
		if s.Rev != rev {
			return shop.ErrStale
		}
		if err := do(tx, &s); err != nil {
			return err
		}
		if s, err = keepRev(tx, s); err != nil {
			return err
		}
		return data.SaveStockTake(tx, &s)
	})
	return s, err
}

// keepRev gives the head of a stock-take the revision that its lines have left it with.
func keepRev(tx *data.Tx, s shop.StockTake) (shop.StockTake, error) {
	now, err := data.StockTake(tx.View, s.ID)
	s.Rev = now.Rev
	return s, err
}

// VoidStockTake gives a stock-take up, with the reason; nothing of it is posted.
func VoidStockTake(ctx context.Context, d Desk, id shop.StockTakeID, rev int64, reason string) (shop.StockTake, error) {
	if err := shop.CheckReason(reason).Err(); err != nil {
		return shop.StockTake{}, err
	}
	return closeTake(ctx, d, id, rev, func(tx *data.Tx, s *shop.StockTake) error {
		s.Status, s.Reason, s.Closed = shop.TakeVoid, strings.TrimSpace(reason), shop.TakeStamp{Person: d.Person.ID, At: d.Now()}
		tx.Note("take.void", shop.KindStockTakes, int64(id), s.Number+" "+s.Reason)
		return nil
	})
}

// SetBlind shows the book figures of a stock-take to who counts, or hides them again.
func SetBlind(ctx context.Context, d Desk, id shop.StockTakeID, rev int64, blind bool) (shop.StockTake, error) {
	return closeTake(ctx, d, id, rev, func(tx *data.Tx, s *shop.StockTake) error {
		s.Blind = blind
		act := "take.show"
		if blind {
			act = "take.hide"
		}
		tx.Note(act, shop.KindStockTakes, int64(id), s.Number)
		return nil
	})
}

// SaveTakeCause keeps a cause of differences.
func SaveTakeCause(ctx context.Context, d Desk, c shop.TakeCause) (shop.TakeCause, error) {
	err := d.keep(ctx, shop.AdjustStock, c.Check(), func(tx *data.Tx) error {
		if err := data.SaveTakeCause(tx, &c); err != nil {
			return err
		}
		tx.Note("take.cause_save", shop.KindTakeCauses, int64(c.ID), c.Name)
		return nil
	})
	return c, err
}

// CountTakePaper notes in the journal that a paper of a stock-take goes out, and answers
// which copy it is.
func CountTakePaper(ctx context.Context, d Desk, id shop.StockTakeID, form shop.Form) (copied int, err error) {
	err = d.do(ctx, func(tx *data.Tx) error {
		done, err := data.AuditOf(tx.View, shop.KindStockTakes, int64(id))
		if err != nil {
			return err
		}
		copied = 1
		for _, x := range done {
			if x.Act == printedTake && strings.HasPrefix(x.Note, string(form)+" ") {
				copied++
			}
		}
		tx.Note(printedTake, shop.KindStockTakes, int64(id), string(form)+" "+number(copied))
		return nil
	})
	return copied, err
}

const printedTake = "take.print"
