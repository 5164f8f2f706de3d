package work

import (
	"context"
	"errors"
	"slices"
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// SubletEntry is sublet work as it is written down: the Nth of the order, counted
// from 1, or new work when N is 0. Supplier names somebody who may be new, where
// SupplierID is 0.
type SubletEntry struct {
	shop.Sublet
	N        int
	Supplier string
}

// SaveSublet keeps sublet work (外协) of an order. Work that the customer has not
// agreed to is not sent out. Who may not see costs leaves the cost as it is.
func SaveSublet(ctx context.Context, d Desk, at Seen, e SubletEntry) (shop.Order, shop.Outside, error) {
	return goOut(ctx, d, at, func(tx *data.Tx, o *shop.Order, x *shop.Outside) error {
		s, n := e.Sublet, e.N
		if err := supply(tx, &s.SupplierID, e.Supplier); err != nil {
			return err
		}
		var old shop.Sublet
		switch {
		case n < 0 || n > len(x.Sublets):
			return shop.ErrStale
		case n == 0 && len(x.Sublets) >= shop.MaxSublets:
			return shop.Refuse("sublet.refuse.many", shop.Args{"Max": shop.MaxSublets})
		case n > 0:
			old = x.Sublets[n-1]
		}
		if !d.Person.May(shop.SeeCost) {
			s.Cost = old.Cost
		}
		s.What = strings.TrimSpace(s.What)
		others := slices.Clone(x.Sublets)
		if n > 0 {
			others = slices.Delete(others, n-1, n)
		}
		if err := s.Check(o, others, d.Now()).Err(); err != nil {
			return err
		}
		if err := s.MaySend(o); err != nil {
			return err
		}
		if n == 0 {
			x.Sublets = append(x.Sublets, s)
		} else {
			x.Sublets[n-1] = s
		}
		if old.Back() && !s.Back() {
			shop.OpenOutside(o, old)
		}
		shop.DoneOutside(o, s)
		return sent(tx, o, old, s)
	})
}

// sent notes what became of sublet work.
func sent(tx *data.Tx, o *shop.Order, old, s shop.Sublet) error {
	by, err := data.Supplier(tx.View, s.SupplierID)
	if errors.Is(err, shop.ErrMissing) {
		return shop.ErrStale
	}
	if err != nil {
		return err
	}
	note := s.What + " " + by.Name
	tx.Note("outside.sublet", shop.KindOrders, int64(o.ID), note+" "+string(s.DueOn)+" "+s.Cost.String())
	var line shop.LineID
	if len(s.Lines) == 1 {
		line = s.Lines[0]
	}
	if old.SentAt.IsZero() && !s.SentAt.IsZero() {
		if err := happened(tx, o, shop.Event{Kind: shop.EventSubletOut, At: s.SentAt, LineID: line, Note: note}); err != nil {
			return err
		}
	}
	if !old.Back() && s.Back() {
		return happened(tx, o, shop.Event{Kind: shop.EventSubletBack, At: s.BackAt, LineID: line, Note: note})
	}
	return nil
}

// StepSublet takes the nth sublet work, counted from 1, one step on, now: what
// is arranged is sent, what is out is back.
func StepSublet(ctx context.Context, d Desk, at Seen, n int) (shop.Order, shop.Outside, error) {
	return goOut(ctx, d, at, func(tx *data.Tx, o *shop.Order, x *shop.Outside) error {
		if n < 1 || n > len(x.Sublets) {
			return shop.ErrStale
		}
		s, old := &x.Sublets[n-1], x.Sublets[n-1]
		switch s.State() {
		case shop.SubletPlanned:
			s.SentAt = d.Now()
		case shop.SubletOut:
			s.BackAt = d.Now()
		default:
			return shop.Refuse("sublet.refuse.back", shop.Args{"What": s.What})
		}
		if err := s.MaySend(o); err != nil {
			return err
		}
		shop.DoneOutside(o, *s)
		return sent(tx, o, old, *s)
	})
}

// DropSublet takes the nth sublet work, counted from 1, off an order.
func DropSublet(ctx context.Context, d Desk, at Seen, n int) (shop.Order, shop.Outside, error) {
	return goOut(ctx, d, at, func(tx *data.Tx, o *shop.Order, x *shop.Outside) error {
		switch {
		case n < 1 || n > len(x.Sublets):
			return shop.ErrStale
		case o.Status.Frozen():
			return shop.Refuse("order.refuse.frozen", shop.Args{"Status": o.Status})
		}
		s := x.Sublets[n-1]
		x.Sublets = slices.Delete(x.Sublets, n-1, n)
		if s.Back() {
			shop.OpenOutside(o, s)
		}
		tx.Note("outside.sublet_drop", shop.KindOrders, int64(o.ID), s.What)
		return d.tell(tx, o, shop.Event{Kind: shop.EventOutUndone, Note: s.What})
	})
}

// keepsOut refuses to take lines off an order whose sublet work is not back.
func keepsOut(tx *data.Tx, o, before *shop.Order) error {
	gone := map[shop.LineID]string{}
	for _, l := range before.Lines {
		if o.Line(l.ID) == nil {
			gone[l.ID] = l.Title()
		}
	}
	if len(gone) == 0 {
		return nil
	}
	x, err := data.Outside(tx.View, o.ID)
	if err != nil {
		return err
	}
	var blocks []string
	for _, s := range x.Away() {
		for _, id := range s.Lines {
			if title, is := gone[id]; is {
				blocks = append(blocks, title)
			}
		}
	}
	if len(blocks) == 0 {
		return nil
	}
	return &shop.Refusal{Say: "outside.refuse.line_out", Blocks: blocks, Fix: "sublet"}
}

// mayMoveOn refuses a station that the order cannot come to as long as work on
// it is out.
func mayMoveOn(tx *data.Tx, o *shop.Order, was shop.Status) error {
	if o.Status == was || was.Frozen() {
		return nil
	}
	x, err := data.Outside(tx.View, o.ID)
	if err != nil {
		return err
	}
	return x.Guard(o)
}

// orOut is err, or that sublet work is out where that is why a job is not done.
func orOut(tx *data.Tx, o *shop.Order, err error) error {
	var r *shop.Refusal
	if !errors.As(err, &r) || r.Say != "order.refuse.unfinished" {
		return err
	}
	x, failed := data.Outside(tx.View, o.ID)
	if failed != nil {
		return failed
	}
	if out := x.Refuse(o); out != nil {
		return out
	}
	return err
}

// beganBeside refuses to work on a line that is out, and calls the jobs done that
// came back before one was begun here.
func beganBeside(tx *data.Tx, o *shop.Order, line shop.LineID) error {
	x, err := data.Outside(tx.View, o.ID)
	if err != nil {
		return err
	}
	for _, s := range x.Sublets {
		if s.State() == shop.SubletOut && slices.Contains(s.Lines, line) {
			return &shop.Refusal{Say: "sublet.refuse.clock", Blocks: []string{o.Line(line).Title()}, Fix: "sublet"}
		}
		shop.DoneOutside(o, s)
	}
	return nil
}

// SaveSupplier keeps a supplier.
func SaveSupplier(ctx context.Context, d Desk, s shop.Supplier) (shop.Supplier, error) {
	s.Name, s.Phone = strings.TrimSpace(s.Name), shop.Fold(s.Phone)
	if err := s.Check().Err(); err != nil {
		return s, err
	}
	err := d.do(ctx, func(tx *data.Tx) error {
		if err := data.SaveSupplier(tx, &s); err != nil {
			return err
		}
		tx.Note("supplier.save", shop.KindSuppliers, int64(s.ID), s.Name)
		return nil
	})
	return s, err
}

// supply finds the supplier of a name where none was chosen, and puts a new one
// on file, who does work for the shop.
func supply(tx *data.Tx, id *shop.SupplierID, name string) error {
	return supplyAs(tx, id, name, shop.Supplier{Sublet: true})
}

// supplyAs is supply for a new one who does what as says.
func supplyAs(tx *data.Tx, id *shop.SupplierID, name string, as shop.Supplier) error {
	name = strings.TrimSpace(name)
	if *id != 0 || name == "" {
		return nil
	}
	s, err := data.SupplierByName(tx.View, name)
	if errors.Is(err, shop.ErrMissing) {
		s = as
		s.Name, s.Active = name, true
		if err := s.Check().Err(); err != nil {
			return err
		}
		tx.Note("supplier.save", shop.KindSuppliers, 0, name)
		err = data.SaveSupplier(tx, &s)
	}
	*id = s.ID
	return err
}
