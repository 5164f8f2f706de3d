package counts

import (
	"context"
	"errors"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// writing is what is counted and not kept yet, in the order in which it was counted: two
// scans one after the other must not overtake each other.
type writing struct {
	waits []entry
	busy  bool
	done  []made // the last ones, which can be taken back
}

// made is a count as it was kept, and of what.
type made struct {
	work.Counted
	part string
}

// undoMost is how many counts can be taken back.
const undoMost = 50

// entry is one count on its way into the records.
type entry struct {
	from pending
	qty  shop.Qty
	at   shop.Location // of a part that is not on the list
}

// send puts what stands in the field on its way.
func (b *bar) send() {
	qty, err := b.qty.Value()
	if err != nil || b.now == nil {
		b.p.h.Fail("count", err)
		return
	}
	at := b.now.Row.Location
	at.Bin = b.bin.Value()
	b.draft.Drop()
	b.queue.waits = append(b.queue.waits, entry{*b.now, shop.Qty(qty), at})
	b.next()
}

// next keeps the first count that waits.
func (b *bar) next() {
	q := &b.queue
	if q.busy || len(q.waits) == 0 {
		return
	}
	x := q.waits[0]
	q.waits, q.busy = q.waits[1:], true
	take := b.p.id
	screen.Act(b.p.h, func(ctx context.Context, d work.Desk) (work.Counted, error) {
		if x.from.Row.ID == 0 {
			return work.CountFound(ctx, d, shop.TakeFind{TakeID: take, PartID: x.from.Row.PartID, Location: x.at, Qty: x.qty})
		}
		return work.CountLine(ctx, d, shop.Tally{Line: x.from.Row.ID, Qty: x.qty, Since: x.from.Since})
	}, func(c work.Counted, err error) {
		q.busy = false
		if err != nil {
			b.refused(x, err)
		} else {
			b.kept(x, c)
		}
		b.next()
	})
}

// kept takes note of what was counted, with the way back. A line that was found is one of
// the list from now on.
func (b *bar) kept(x entry, c work.Counted) {
	h := b.p.h
	if n := b.now; n != nil && n.Row.PartID == x.from.Row.PartID && (n.Row.ID == 0 || n.Row.ID == c.Line.ID) {
		n.Row.TakeLine, n.Row.Counter = c.Line, h.Desk().Person.Name
	}
	for i := range b.queue.waits {
		if w := &b.queue.waits[i].from.Row; w.ID == 0 && w.PartID == c.Line.PartID {
			w.TakeLine = c.Line
		}
	}
	b.queue.done = append(b.queue.done, made{c, x.from.Row.Part.Name})
	if over := len(b.queue.done) - undoMost; over > 0 {
		b.queue.done = b.queue.done[over:]
	}
	b.quiet()
	b.refresh()
	h.Changed(b.p)
}

// refused puts a count that could not be kept back into the field, and says why.
func (b *bar) refused(x entry, err error) {
	words, failure := b.p.h.Words(err)
	if failure {
		b.p.h.Log("count", err)
	}
	if b.p.closed {
		return
	}
	if b.now == nil || b.now.Row.PartID == x.from.Row.PartID {
		x.from.Scans, x.from.Since = 0, 0 // what comes now is counted anew
		b.take(x.from, x.qty.String())
		b.draft.Touch()
	}
	b.p.banner.Say(kit.Saying{Tone: "bad", Text: words, Close: b.quiet})
	b.p.root.Refresh()
	if r := (*shop.Refusal)(nil); errors.As(err, &r) && r.Say == "take.refuse.outside" && x.from.Row.ID == 0 {
		b.bin.SetText(x.at.Bin)
		b.p.h.Env.Focus(b.bin)
	}
}

// quiet takes the message away.
func (b *bar) quiet() {
	b.p.banner.Clear()
	b.p.root.Refresh()
}

// undo takes the last count of this page back.
func (b *bar) undo() {
	n := len(b.queue.done) - 1
	if n < 0 {
		return
	}
	last := b.queue.done[n]
	b.queue.done = b.queue.done[:n]
	screen.Act(b.p.h, func(ctx context.Context, d work.Desk) (any, error) {
		return nil, work.PutCountBack(ctx, d, last.Counted)
	}, func(_ any, err error) {
		if err != nil {
			b.p.h.Fail("undo count", err)
			return
		}
		if now := b.now; now != nil && now.Row.ID == last.Line.ID {
			b.giveUp()
		}
		b.refresh()
		b.p.h.Changed(b.p)
	})
}
