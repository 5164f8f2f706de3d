package work

import (
	"context"
	"slices"
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// TillNow is the till as of now, with the payments in it.
type TillNow struct {
	shop.Till
	Rows []data.TillRow
	Last shop.DayClose // the close before; its ID is 0 when there was none
}

// Till reads what a close would hold now.
func Till(ctx context.Context, d Desk) (TillNow, error) {
	if err := d.need(shop.TakeMoney); err != nil {
		return TillNow{}, err
	}
	return data.Read(ctx, d.Store, func(v data.View) (t TillNow, err error) {
		if t.Till, err = data.Till(v, d.Now()); err != nil {
			return t, err
		}
		if t.Last, err = data.LastDayClose(v); err != nil {
			return t, err
		}
		t.Rows, err = data.TillRows(v, t.Payments)
		return t, err
	})
}

// CloseDay keeps a count of the till (日结) as it was begun: where money has come or gone
// since, nothing is kept and what is new is named. A till in which nothing has happened is
// not closed.
func CloseDay(ctx context.Context, d Desk, c shop.DayClose) (shop.DayClose, error) {
	c.Coins = slices.DeleteFunc(slices.Clone(c.Coins), func(x shop.CoinCount) bool { return x.Pieces == 0 })
	c.Lines = slices.Clone(c.Lines)
	for i := range c.Lines {
		c.Lines[i].Reason = strings.TrimSpace(c.Lines[i].Reason)
	}
	c.ID, c.Rev, c.Number, c.At, c.Person, c.Day = 0, 0, "", d.Now(), d.Person.ID, d.Today()
	if err := d.need(shop.TakeMoney); err != nil {
		return c, err
	}
	if err := c.Check().Err(); err != nil {
		return c, err
	}
	err := d.do(ctx, func(tx *data.Tx) error {
		now, err := data.Till(tx.View, d.Now())
		if err != nil {
			return err
		}
		if err := sameTill(&c, &now); err != nil {
			return err
		}
		if err := data.SaveDayClose(tx, &c); err != nil {
			return err
		}
		expected, counted := c.Sums()
		tx.Note("dayclose.save", shop.KindDayCloses, int64(c.ID), c.Number+" "+expected.String()+" → "+counted.String()+" "+reasons(&c))
		return nil
	})
	return c, err
}

// sameTill refuses a count of a till that is no longer what was counted.
func sameTill(c *shop.DayClose, now *shop.Till) error {
	if len(now.Payments) == 0 && c.HandedOver() == 0 && (c.Cash() == nil || c.Cash().Diff() == 0) {
		return shop.Refuse("dayclose.refuse.nothing", shop.Args{"Since": now.Since})
	}
	fresh := now.Begin(c.Day)
	if !slices.Equal(c.Payments, now.Payments) || c.Float != now.Float || len(fresh.Lines) != len(c.Lines) {
		return shop.Refuse("dayclose.refuse.changed", nil)
	}
	for i, l := range fresh.Lines {
		if c.Lines[i].Method != l.Method || c.Lines[i].Expected != l.Expected {
			return shop.Refuse("dayclose.refuse.changed", nil)
		}
	}
	return nil
}

// reasons are why counts differ.
func reasons(c *shop.DayClose) string {
	var all []string
	for _, l := range c.Lines {
		if l.Diff() != 0 {
			all = append(all, string(l.Method)+" "+l.Diff().String()+" "+l.Reason)
		}
	}
	return strings.Join(all, "; ")
}

// UndoDayClose takes the last close back, so that its payments can be counted again; who
// closed may, and who manages. The close stays on file and holds nothing.
func UndoDayClose(ctx context.Context, d Desk, id shop.DayCloseID, rev int64) (c shop.DayClose, err error) {
	err = d.do(ctx, func(tx *data.Tx) error {
		if c, err = data.DayClose(tx.View, id); err != nil {
			return err
		}
		last, err := data.LastDayClose(tx.View)
		switch {
		case err != nil:
			return err
		case c.Rev != rev:
			return shop.ErrStale
		case last.ID != c.ID:
			return shop.Refuse("dayclose.refuse.not_last", shop.Args{"Close": c.Number, "Last": last.Number})
		case c.Person != d.Person.ID:
			if err := d.need(shop.Manage); err != nil {
				return err
			}
		}
		if err := d.need(shop.TakeMoney); err != nil {
			return err
		}
		held := len(c.Payments)
		c.UndoneAt, c.UndoneBy = d.Now(), d.Person.ID
		if err := data.UndoDayClose(tx, &c); err != nil {
			return err
		}
		tx.Note("dayclose.undo", shop.KindDayCloses, int64(c.ID), c.Number+" "+shop.Qty(int64(held)*int64(shop.One)).String())
		return nil
	})
	return c, err
}
