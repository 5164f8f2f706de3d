package work

import (
	"context"
	"errors"

	"gongdan/app/shop"
	"gongdan/data"
)

// Counted is a line as a count has left it, and what that count was before; nil when it
// is a new one.
type Counted struct {
	Line shop.TakeLine
	Was  *shop.TakeCount
}

// CountLine keeps how many pieces somebody found, with what the books say at this very
// moment. Another figure of the one who counted last takes the place of that; one of
// somebody else is kept beside it, and holds. A count piece by piece is refused when
// something moved since it began.
func CountLine(ctx context.Context, d Desk, t shop.Tally) (c Counted, err error) {
	err = d.keep(ctx, shop.CountStock, shop.CheckCounted(t.Qty), func(tx *data.Tx) error {
		l, err := data.TakeLine(tx.View, t.Line)
		if err != nil {
			return err
		}
		c, err = countLine(tx, d, l, t)
		return err
	})
	return c, err
}

// countLine keeps a count of a line.
func countLine(tx *data.Tx, d Desk, l shop.TakeLine, t shop.Tally) (c Counted, err error) {
	s, err := openTake(tx.View, l.TakeID)
	if err != nil {
		return c, err
	}
	book, last, err := data.BookAt(tx.View, l.PartID, l.Location)
	if err != nil {
		return c, err
	}
	if err := unmoved(tx.View, l, t.Since); err != nil {
		return c, err
	}
	now := shop.TakeCount{Person: d.Person.ID, At: d.Now(), Qty: t.Qty, Book: book, Move: last}
	note := s.Number + " " + l.Shelf + " "
	if was := l.Last(); l.Counted() && was.Person == d.Person.ID {
		now.ID, c.Was = was.ID, &was
		l.Counts = l.Counts[:len(l.Counts)-1]
		note += was.Qty.String() + " → "
	}
	if err := data.SaveTakeCount(tx, l, &now); err != nil {
		return c, err
	}
	l.Counts = append(l.Counts, now)
	c.Line = l
	tx.Note("take.count", shop.KindParts, int64(l.PartID), note+t.Qty.String())
	return c, nil
}

// unmoved refuses to add to a count when pieces went in or out since it began: nobody can
// tell whether they are in the sum.
func unmoved(v data.View, l shop.TakeLine, since int64) error {
	if since == 0 {
		return nil
	}
	moves, err := data.MovedAt(v, l.PartID, l.Location, since)
	if err != nil || len(moves) == 0 {
		return err
	}
	p, err := data.Part(v, l.PartID)
	if err != nil {
		return err
	}
	m := moves[len(moves)-1]
	return &shop.Refusal{Say: "take.refuse.moved", With: shop.Args{"Part": p.Name, "At": m.At, "What": m.Kind}, Fix: "recount"}
}

// CountFound notes a part that lies in the zone though it is not on the list, and counts
// it. A place outside the zone is refused, and one that another stock-take counts.
func CountFound(ctx context.Context, d Desk, f shop.TakeFind) (c Counted, err error) {
	err = d.keep(ctx, shop.CountStock, shop.CheckCounted(f.Qty), func(tx *data.Tx) error {
		s, err := openTake(tx.View, f.TakeID)
		if err != nil {
			return err
		}
		p, err := data.Part(tx.View, f.PartID)
		if err != nil {
			return err
		}
		at := f.Location.Of(p)
		shelf := shelfOf(p, at)
		if !s.Zone.Has(shop.Location{Warehouse: at.Warehouse, Bin: shelf}) {
			return shop.Refuse("take.refuse.outside", shop.Args{"Part": p.Name, "Bin": shelf, "Zone": s.Zone.Bin, "Number": s.Number})
		}
		l, err := data.TakeLineAt(tx.View, s.ID, p.ID, at)
		if errors.Is(err, shop.ErrMissing) {
			l = shop.TakeLine{TakeID: s.ID, PartID: p.ID, Location: at, Shelf: shelf, Found: true}
			if err = data.SaveTakeLine(tx, &l); err == nil {
				tx.Note("take.find", shop.KindParts, int64(p.ID), s.Number+" "+shelf)
				err = apart(tx, s)
			}
		}
		if err != nil {
			return err
		}
		c, err = countLine(tx, d, l, shop.Tally{Line: l.ID, Qty: f.Qty})
		return err
	})
	return c, err
}

// shelfOf is what is written on the shelf where a part lies.
func shelfOf(p shop.Part, at shop.Location) string {
	if at.Bin == "" && at.Warehouse == shop.MainWarehouse {
		return shop.Fold(p.Bin)
	}
	return at.Bin
}

// PutCountBack takes a count back, as long as nobody has counted the line since.
func PutCountBack(ctx context.Context, d Desk, c Counted) error {
	return d.keep(ctx, shop.CountStock, nil, func(tx *data.Tx) error {
		l, err := data.TakeLine(tx.View, c.Line.ID)
		if err != nil {
			return err
		}
		s, err := openTake(tx.View, l.TakeID)
		if err != nil {
			return err
		}
		now := l.Last()
		if made := c.Line.Last(); now.ID != made.ID || now.Qty != made.Qty || !now.At.Equal(made.At) || now.Person != d.Person.ID {
			return shop.ErrStale
		}
		tx.Note("take.uncount", shop.KindParts, int64(l.PartID), s.Number+" "+l.Shelf+" "+now.Qty.String())
		if c.Was == nil {
			return data.DropTakeCount(tx, l, now.ID)
		}
		was := *c.Was
		return data.SaveTakeCount(tx, l, &was)
	})
}

// SetCause notes why a line differs, in the place of the cause that was seen; none takes
// it away.
func SetCause(ctx context.Context, d Desk, id shop.TakeLineID, was, now shop.CauseID) error {
	return d.keep(ctx, shop.AdjustStock, nil, func(tx *data.Tx) error {
		l, err := data.TakeLine(tx.View, id)
		if err != nil {
			return err
		}
		s, err := openTake(tx.View, l.TakeID)
		if err != nil {
			return err
		}
		if l.CauseID != was {
			return shop.ErrStale
		}
		var name string
		if now != 0 {
			cause, err := data.TakeCause(tx.View, now)
			if err != nil {
				return err
			}
			name = cause.Name
		}
		l.CauseID = now
		tx.Note("take.cause", shop.KindParts, int64(l.PartID), s.Number+" "+l.Shelf+" "+name)
		return data.SaveTakeLine(tx, &l)
	})
}
