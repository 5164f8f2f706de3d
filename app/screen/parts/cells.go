package parts

import (
	"context"
	"slices"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// draftCells is the key of the draft of what is written in the list.
const draftCells = "parts:cells"

// cells are the bins, least stocks and prices that are written in the list: what
// is changed is tinted and stays a draft until all of it is saved or given up.
type cells struct {
	p       *page
	edit    *kit.CellEdit[data.PartRow]
	draft   *screen.Draft
	banner  *kit.Banner
	changes []written // in the order in which they were begun
}

// written is a part with something changed.
type written struct {
	Part     shop.Part // as it was read
	Was, Now shop.Shelf
}

func newCells(p *page) *cells {
	c := &cells{p: p, banner: kit.NewBanner(p.h.Env)}
	c.draft = screen.NewDraft(p.h, screen.DraftSpec{Key: draftCells, Body: func() (string, any) {
		return p.h.Say("parts.cells.title", shop.Args{"N": c.count()}), c.changes
	}})
	return c
}

// watch makes the columns tint what is changed.
func (c *cells) watch(columns []kit.Column[data.PartRow]) []kit.Column[data.PartRow] {
	for i := range columns {
		id, cell := columns[i].ID, columns[i].Cell
		columns[i].Cell = func(r data.PartRow) kit.Cell {
			w := c.of(r.ID)
			if w == nil {
				return cell(r)
			}
			x := cell(r.With(w.Now))
			if slices.Contains(w.Now.Changed(w.Was), id) {
				x.Tint = "warn"
			}
			return x
		}
	}
	return columns
}

// begin makes the cells writable for those who may, and brings back what was
// left of them.
func (c *cells) begin() {
	h := c.p.h
	number := func(mode kit.NumberMode) func(*kit.Env) kit.Field {
		return func(env *kit.Env) kit.Field { return kit.NewNumberEntry(env, mode) }
	}
	c.edit = kit.EditCells(c.p.browse.Table, kit.CellSpec[data.PartRow]{
		Columns: []kit.CellColumn{
			{ID: "bin", New: func(env *kit.Env) kit.Field { return kit.NewTextEntry(env) }},
			{ID: "min", New: number(kit.NumberQty)},
			{ID: "price", New: number(kit.NumberMoney)},
		},
		Can:  func() bool { return c.p.may(shop.AdjustStock) && c.p.at == 0 }, // of one warehouse there is Alt+M
		Text: c.text, Set: c.set,
	})
	left := c.draft.Reader()
	screen.Read(h, left, func(d shop.Draft, err error) {
		if err != nil {
			h.Log("read draft", err)
			return
		}
		if c.draft.Restore(d, &c.changes) {
			c.tell()
		}
	})
}

// of is what is changed of a part; nil: nothing.
func (c *cells) of(id shop.PartID) *written {
	for i := range c.changes {
		if c.changes[i].Part.ID == id {
			return &c.changes[i]
		}
	}
	return nil
}

// count is how many cells are changed.
func (c *cells) count() (n int) {
	for _, w := range c.changes {
		n += len(w.Now.Changed(w.Was))
	}
	return n
}

// shelf is what is written on a part, here or in the records.
func (c *cells) shelf(r data.PartRow) shop.Shelf {
	if w := c.of(r.ID); w != nil {
		return w.Now
	}
	return r.Shelf()
}

func (c *cells) text(r data.PartRow, column string) string {
	switch s := c.shelf(r); column {
	case "bin":
		return s.Bin
	case "min":
		return s.Min.String()
	default:
		return s.Price.String()
	}
}

// set takes what was typed into a cell; what cannot be is said and not taken.
func (c *cells) set(r data.PartRow, column, text string) bool {
	now := c.shelf(r)
	var err error
	switch column {
	case "bin":
		now.Bin = shop.Fold(text)
	case "min":
		now.Min, err = shop.ParseQty(orZero(text))
	case "price":
		now.Price, err = shop.ParseMoney(orZero(text))
	}
	if err == nil {
		err = r.With(now).Check().Err()
	}
	if err != nil {
		if words := (shop.Problems{}); !asProblems(err, &words) {
			err = shop.Problems{{Field: column, Say: "parts.say.number", With: shop.Args{"Text": text}}}
		}
		c.p.h.Fail("write in the list of parts", err)
		return false
	}
	w := c.of(r.ID)
	if w == nil {
		c.changes = append(c.changes, written{Part: r, Was: r.Shelf()})
		w = &c.changes[len(c.changes)-1]
	}
	w.Now = now
	c.changes = slices.DeleteFunc(c.changes, func(w written) bool { return w.Now == w.Was })
	if len(c.changes) == 0 {
		c.draft.Drop()
	} else {
		c.draft.Touch()
	}
	c.tell()
	return true
}

func orZero(text string) string {
	if text == "" {
		return "0"
	}
	return text
}

func asProblems(err error, at *shop.Problems) bool {
	p, ok := err.(shop.Problems) //nolint:errorlint // Check gives it bare
	*at = p
	return ok
}

// tell says how many cells are changed, with the ways to save and to give up, and
// which prices lie below the cost.
func (c *cells) tell() {
	c.p.browse.Table.Redraw()
	n := c.count()
	if n == 0 {
		c.banner.Clear()
		c.p.root.Refresh()
		return
	}
	h := c.p.h
	say := kit.Saying{Tone: "info", Text: h.Say("parts.cells.changed", shop.Args{"N": n}), Acts: []kit.Act{
		{Word: h.Say("edit.act.save"), Keys: "Ctrl+S", Do: c.save},
		{Word: h.Say("parts.act.give_up"), Keys: "Esc", Do: c.giveUp},
	}}
	for _, w := range c.changes {
		for _, x := range seen(h, w.Part.With(w.Now).Check()) {
			if x.Warn {
				say.Tone, say.Text = "warn", say.Text+"\n"+h.Say("parts.cells.odd", shop.Args{"Part": w.Part.Number + " " + w.Part.Name, "Why": h.Env.Lang.Problem(x)})
			}
		}
	}
	c.banner.Say(say)
	c.p.root.Refresh()
}

// giveUp forgets what is changed, with the way back.
func (c *cells) giveUp() {
	all, n := c.changes, c.count()
	c.changes = nil
	c.draft.Drop()
	c.tell()
	c.p.browse.Table.Focus()
	c.p.h.Toast(c.p.h.Say("parts.cells.dropped", shop.Args{"N": n}), func() {
		if len(c.changes) == 0 {
			c.changes = all
			c.draft.Touch()
			c.tell()
		}
	})
}

// save keeps all that is changed.
func (c *cells) save() {
	h, all := c.p.h, slices.Clone(c.changes)
	if c.edit.Open() {
		c.p.browse.Table.Focus() // the open cell is taken first
		all = slices.Clone(c.changes)
	}
	if len(all) == 0 {
		return
	}
	c.draft.Halt()
	n := c.count()
	c.keep(all, false, func() {
		c.changes = nil
		c.draft.Drop()
		c.tell()
		h.Toast(h.Say("parts.cells.saved", shop.Args{"N": n}), func() { c.keep(all, true, func() {}) })
	})
}

// keep writes changes, or takes them back.
func (c *cells) keep(all []written, back bool, then func()) {
	changes := make([]work.PartChange, len(all))
	for i, w := range all {
		changes[i] = work.PartChange{Part: w.Part.ID, Was: w.Was, Now: w.Now}
		if back {
			changes[i].Was, changes[i].Now = w.Now, w.Was
		}
	}
	screen.Act(c.p.h, func(ctx context.Context, d work.Desk) (any, error) { return nil, work.ReviseParts(ctx, d, changes) }, func(_ any, err error) {
		if err != nil {
			c.draft.Keep()
			c.p.h.Fail("revise parts", err)
			return
		}
		then()
	})
}

// close keeps what is changed as a draft.
func (c *cells) close() {
	c.banner.Clear()
	c.draft.Keep()
}
