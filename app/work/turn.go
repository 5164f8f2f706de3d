package work

import (
	"context"
	"slices"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// Turn is what one press on a clock has changed: which clocks ended and which
// began, and how the orders stood before.
type Turn struct {
	Order shop.Order   // after it
	Ended []shop.Clock // as they are now
	Begun []shop.Clock

	was   []shop.Order
	mixed bool // somebody else wrote in between: it cannot be taken back
}

// TurnClock does an act on the clock of a person on a job of an order, all of it
// at one time, and answers what it has changed.
func TurnClock(ctx context.Context, d Desk, id shop.OrderID, who shop.PersonID, act func(context.Context, Desk) (shop.Order, error)) (t Turn, err error) {
	at := d.Now()
	d.Now = func() time.Time { return at }
	type standing struct {
		running []shop.Clock
		orders  []shop.Order
	}
	before, err := data.Read(ctx, d.Store, func(v data.View) (s standing, err error) {
		s.running, err = data.Running(v)
		s.running = slices.DeleteFunc(s.running, func(c shop.Clock) bool { return c.Order == 0 || c.Person != who && c.Order != id })
		ids := []shop.OrderID{id}
		for _, c := range s.running {
			ids = append(ids, c.Order)
		}
		slices.Sort(ids)
		for _, id := range slices.Compact(ids) {
			o, failed := data.Order(v, id)
			if failed != nil {
				return s, failed
			}
			s.orders = append(s.orders, o)
		}
		return s, err
	})
	if err != nil {
		return t, err
	}
	if t.Order, err = act(ctx, d); err != nil {
		return t, err
	}
	t.was = before.orders
	_, err = data.Read(ctx, d.Store, func(v data.View) (any, error) { return nil, t.compare(v, before.running, who) })
	return t, err
}

// compare finds what is otherwise than before.
func (t *Turn) compare(v data.View, running []shop.Clock, who shop.PersonID) error {
	for _, c := range running {
		now, err := data.Clock(v, c.ID)
		if err != nil {
			return err
		}
		if !now.Runs() {
			t.Ended = append(t.Ended, now)
		}
	}
	all, err := data.Running(v)
	if err != nil {
		return err
	}
	if c, ok := shop.RunningOf(all, who, false); ok && !slices.ContainsFunc(running, func(x shop.Clock) bool { return x.ID == c.ID }) {
		t.Begun = append(t.Begun, c)
	}
	var touched []shop.Order
	for _, o := range t.was {
		now, err := data.Order(v, o.ID)
		if err != nil {
			return err
		}
		switch now.Rev {
		case o.Rev:
			continue
		case o.Rev + 1:
		default:
			t.mixed = true
		}
		touched = append(touched, o)
	}
	t.was = touched
	return nil
}

// TakeBack undoes a turn as long as nobody has written the orders since; then it
// is shop.ErrStale. A clock that was begun is gone, one that ended runs on as if
// it had not.
func TakeBack(ctx context.Context, d Desk, t Turn) error {
	if t.mixed {
		return shop.ErrStale
	}
	return d.do(ctx, func(tx *data.Tx) error {
		for _, c := range t.Begun {
			if err := data.DropClock(tx, c); err != nil {
				return err
			}
		}
		for _, c := range t.Ended {
			if err := data.ReopenClock(tx, c); err != nil {
				return err
			}
		}
		for i := range t.was {
			if err := restore(d, tx, &t.was[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// restore brings the jobs of an order to where they stood.
func restore(d Desk, tx *data.Tx, was *shop.Order) error {
	o, err := seen(tx.View, was.ID, was.Rev+1)
	if err != nil {
		return err
	}
	for i := range o.Lines {
		l := &o.Lines[i]
		if old := was.Line(l.ID); old != nil {
			l.Job, l.Clocked, l.Technician = old.Job, old.Clocked, old.Technician
		}
	}
	o.Floor.Hold = was.Floor.Hold
	tx.Note("clock.undo", shop.KindOrders, int64(o.ID), o.Number)
	if err := d.tell(tx, &o, shop.Event{Kind: shop.EventMovedBack}); err != nil {
		return err
	}
	return data.SaveOrder(tx, &o)
}
