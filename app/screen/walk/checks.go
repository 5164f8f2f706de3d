package walk

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
)

// checks (检查项目) is the points of the template, each well, at fault or not
// looked at, with a note.
type checks struct {
	p    *Page
	grid *kit.Grid
	card *kit.Card
}

// The columns of the list of points.
const (
	checkN = iota
	checkPoint
	checkState
	checkNote
	checkOffer
)

func newChecks(p *Page) *checks {
	c := &checks{p: p}
	c.grid = kit.NewGrid(p.h.Env, []kit.GridColumn{
		{ID: "n", TitleKey: "walk.check.n", W: 34, Right: true},
		{ID: "point", TitleKey: "walk.check.point", W: 150},
		{ID: "state", TitleKey: "walk.check.state", W: screen.Wide(p.h, "walk.state.well", "walk.state.fault", "walk.state.unseen") + 26},
		{ID: "note", TitleKey: "walk.check.note", Min: 100, Kind: kit.GridText},
		{ID: "offer", TitleKey: "walk.check.offer", W: screen.Wide(p.h, "walk.offered", "walk.check.offer"), From: 420},
	})
	c.grid.Rows = func() int { return len(p.walk().Checks) }
	c.grid.Cell, c.grid.Edit, c.grid.Set = c.cell, c.text, c.note
	say := p.h.Say
	hints := kit.NewKeyHints(
		kit.KeyHint{Keys: "1 2 3", Word: say("walk.check.state")},
		kit.KeyHint{Keys: "F8", Word: say("walk.hint.rest")}, kit.KeyHint{Keys: "F3", Word: say("walk.hint.offer")})
	c.card = kit.NewCard(say("walk.checks"), c.grid).SetAction(hints)
	return c
}

// at is the point that the keys act on; nil where there is none.
func (c *checks) at() *shop.Check {
	row, _ := c.grid.Selected()
	if all := c.p.walk().Checks; row < len(all) {
		return &all[row]
	}
	return nil
}

func (c *checks) name(k shop.Check) string { return text.CheckName(c.p.h.Env.Lang, k.Point, k.Name) }

// draw draws the points as they are.
func (c *checks) draw() {
	_, _, unseen := c.p.walk().Count()
	n := len(c.p.walk().Checks)
	c.card.SetCount(strconv.Itoa(n-unseen)+"/"+strconv.Itoa(n), "")
	c.grid.Refresh()
}

// set says how the chosen point is and goes on to the next.
func (c *checks) set(fault, unseen bool) {
	row, col := c.grid.Selected()
	if c.at() == nil {
		return
	}
	c.p.change(func(w *shop.Walk) {
		w.Checks = slices.Clone(w.Checks)
		w.Checks[row].Fault, w.Checks[row].Unseen = fault, unseen
	})
	if !fault && row+1 < len(c.p.walk().Checks) {
		c.grid.Select(row+1, col)
	}
}

// turn makes a point at fault well, and any other one at fault.
func (c *checks) turn() {
	row, _ := c.grid.Selected()
	if c.at() == nil {
		return
	}
	c.p.change(func(w *shop.Walk) {
		w.Checks = slices.Clone(w.Checks)
		w.Checks[row].Fault, w.Checks[row].Unseen = !w.Checks[row].Fault, false
	})
}

// rest says that all points that were not looked at yet are well.
func (c *checks) rest() {
	c.p.change(func(w *shop.Walk) {
		w.Checks = slices.Clone(w.Checks)
		for i := range w.Checks {
			w.Checks[i].Unseen = false
		}
	})
}

// offer puts the chosen point, if it is at fault, on the estimate; what was
// written is kept with it.
func (c *checks) offer() {
	k := c.at()
	if k == nil {
		return
	}
	f := work.Fault{Point: k.Point, Words: text.WithNote(c.p.h.Env.Lang, c.name(*k), k.Note)}
	if !k.Fault {
		c.p.h.Fail("offer", shop.Refuse("walk.refuse.no_fault", shop.Args{"Point": f.Words}))
		return
	}
	if err := c.p.edit.Form.Read(); err != nil {
		c.p.edit.Form.Show(err)
		return
	}
	r := c.p.edit.Record
	f.Walk = r.Walk
	screen.Act(c.p.h, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		o, err := fresh(ctx, d, r)
		if err != nil {
			return o, err
		}
		return work.OfferFault(ctx, d, o.ID, o.Rev, f)
	}, func(o shop.Order, err error) {
		if c.p.closed {
			return
		}
		if err != nil {
			c.failed(err)
			return
		}
		c.offered(o, f)
	})
}

// failed says why a point was not offered.
func (c *checks) failed(err error) {
	if errors.Is(err, shop.ErrStale) {
		c.p.edit.Form.Show(err)
		return
	}
	c.p.h.Fail("offer fault", err)
}

// offered shows the order with the new line, and says what it is.
func (c *checks) offered(o shop.Order, f work.Fault) {
	c.p.edit.Reload()
	line := shop.Offered(&o, f.Point)
	if line == nil {
		return
	}
	key := "walk.done.offered"
	if line.Price == 0 {
		key = "walk.done.unpriced"
	}
	c.p.h.Toast(c.p.h.Say(key, shop.Args{"Line": line.Title(), "Price": line.Amount()}), nil)
}

func (c *checks) cell(row, col int) kit.Cell {
	all := c.p.walk().Checks
	if row >= len(all) {
		return kit.Cell{}
	}
	k := all[row]
	switch col {
	case checkN:
		return kit.Cell{Text: strconv.Itoa(row + 1), Tone: "muted"}
	case checkPoint:
		return kit.Cell{Text: c.name(k), Strong: k.Fault}
	case checkState:
		return kit.Cell{Chip: c.state(k)}
	case checkOffer:
		if shop.Offered(c.p.order(), k.Point) != nil {
			return kit.Cell{Text: c.p.h.Say("walk.offered"), Tone: "good"}
		}
		return kit.Cell{}
	}
	return kit.Cell{Text: k.Note}
}

// state is how a point is, in a word with its icon.
func (c *checks) state(k shop.Check) *kit.ChipSpec {
	switch {
	case k.Fault:
		return &kit.ChipSpec{Icon: "alert", Word: c.p.h.Say("walk.state.fault"), Tone: "red"}
	case k.Unseen:
		return &kit.ChipSpec{Icon: "question", Word: c.p.h.Say("walk.state.unseen"), Tone: "grey"}
	}
	return &kit.ChipSpec{Icon: "check", Word: c.p.h.Say("walk.state.well"), Tone: "green"}
}

func (c *checks) text(row, col int) (string, bool) {
	all := c.p.walk().Checks
	if row >= len(all) || col != checkNote || c.p.frozen() {
		return "", false
	}
	return all[row].Note, true
}

// note takes a note of a point.
func (c *checks) note(row, _ int, words string) (string, bool) {
	next := slices.Clone(c.p.walk().Checks)
	next[row].Note = words
	if err := (shop.Walk{Checks: next}).Check().Err(); err != nil {
		say, _ := c.p.h.Words(err)
		return say, false
	}
	c.p.change(func(w *shop.Walk) { w.Checks = next })
	return "", true
}
