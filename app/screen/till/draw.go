package till

import (
	"context"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// tile is one method with what should be there, and what stood on account.
func (p *page) tile(i int) screen.Tile {
	lang, now := p.h.Env.Lang, &p.found.now
	methods := shop.CloseMethods()
	if i == len(methods) {
		t := screen.Tile{Name: p.h.Say(shop.OnAccount.Key())}
		if p.ready {
			t.Value, t.Note = lang.Money(now.Account), p.h.Say("dayclose.no_cash")
		}
		return t
	}
	t := screen.Tile{Name: p.h.Say(methods[i].Key())}
	if !p.ready {
		return t
	}
	m := now.Money(methods[i])
	t.Value = lang.Money(now.Expected(methods[i]))
	t.Note = p.h.Say("dayclose.came", shop.Args{"N": m.Payments, "In": m.In})
	if m.Back+m.Wrong != 0 {
		t.Note, t.Tone = p.h.Say("dayclose.came_back", shop.Args{"In": m.In, "Back": m.Back, "Wrong": m.Wrong}), "warn"
	}
	return t
}

func (p *page) drawFoot(pen *kit.Pen, at kit.Place) {
	if !p.ready {
		return
	}
	words := p.h.Say("dayclose.first", shop.Args{"Float": p.found.now.Float})
	if since := p.found.now.Since; !since.IsZero() {
		words = p.h.Say("dayclose.since", shop.Args{"Since": since, "Float": p.found.now.Float})
	}
	pen.Fit(at.X, at.Y+at.H/2, at.W, words, pen.Style(kit.Caption))
}

func rowColumns(h *screen.Host) []kit.Column[data.TillRow] {
	lang := h.Env.Lang
	return []kit.Column[data.TillRow]{
		{ID: "at", TitleKey: "dayclose.col.at", W: 130, Cell: func(r data.TillRow) kit.Cell { return kit.Cell{Text: lang.DateTime(r.At), Tone: "muted"} }},
		{ID: "method", TitleKey: "dayclose.col.method", W: 76, Cell: func(r data.TillRow) kit.Cell { return kit.Cell{Text: h.Say(r.Method.Key())} }},
		{ID: "kind", TitleKey: "dayclose.col.kind", W: 76, Cell: func(r data.TillRow) kit.Cell {
			c := kit.Cell{Text: h.Say(r.Kind.Key())}
			if r.Amount < 0 || r.Kind == shop.Correction {
				c.Tone = "warn"
			}
			return c
		}},
		{ID: "amount", TitleKey: "lost.col.amount", W: 100, Right: true, Cell: func(r data.TillRow) kit.Cell { return kit.Cell{Text: lang.Money(r.Amount), Strong: true} }},
		{ID: "order", TitleKey: "lost.col.order", W: 124, Cell: func(r data.TillRow) kit.Cell { return kit.Cell{Text: r.Number} }},
		{ID: "plate", TitleKey: "vehicles.plate", W: 96, Cell: func(r data.TillRow) kit.Cell { return kit.Cell{Text: lang.Plate(r.Plate)} }},
		{ID: "customer", TitleKey: "lost.col.customer", Min: 90, Cell: func(r data.TillRow) kit.Cell { return kit.Cell{Text: r.Customer} }},
		{ID: "who", TitleKey: "dayclose.col.who", W: 80, From: 820, Cell: func(r data.TillRow) kit.Cell { return kit.Cell{Text: r.Who, Tone: "muted"} }},
		{ID: "note", TitleKey: "dayclose.note", Min: 80, From: 900, Cell: func(r data.TillRow) kit.Cell { return kit.Cell{Text: r.Note, Tone: "muted"} }},
	}
}

func (p *page) closeColumns() []kit.Column[shop.DayClose] {
	h, lang := p.h, p.h.Env.Lang
	money := func(id string, of func(shop.DayClose) shop.Money) kit.Column[shop.DayClose] {
		return kit.Column[shop.DayClose]{ID: id, TitleKey: "dayclose.col." + id, W: 104, Right: true, Cell: func(c shop.DayClose) kit.Cell { return kit.Cell{Text: lang.Money(of(c))} }}
	}
	return []kit.Column[shop.DayClose]{
		{ID: "number", TitleKey: "dayclose.col.number", W: 130, Cell: func(c shop.DayClose) kit.Cell { return kit.Cell{Text: c.Number, Strong: true} }},
		{ID: "closed", TitleKey: "dayclose.col.closed", W: 130, Cell: func(c shop.DayClose) kit.Cell { return kit.Cell{Text: lang.DateTime(c.At), Tone: "muted"} }},
		{ID: "by", TitleKey: "dayclose.col.by", W: 80, Cell: func(c shop.DayClose) kit.Cell { return kit.Cell{Text: p.found.people[c.Person]} }},
		money("expected", func(c shop.DayClose) shop.Money { x, _ := c.Sums(); return x }),
		money("counted", func(c shop.DayClose) shop.Money { _, x := c.Sums(); return x }),
		{ID: "diff", TitleKey: "dayclose.col.diff", W: 90, Right: true, Cell: func(c shop.DayClose) kit.Cell {
			expected, counted := c.Sums()
			x := kit.Cell{Text: lang.Money(counted - expected), Strong: true}
			if counted != expected {
				x.Tone = "warn"
			}
			return x
		}},
		money("left", func(c shop.DayClose) shop.Money { return c.Left }),
		money("handed", func(c shop.DayClose) shop.Money { return c.HandedOver() }),
		{ID: "state", TitleKey: "dayclose.note", Min: 90, Cell: func(c shop.DayClose) kit.Cell {
			if !c.Holds() {
				return kit.Cell{Text: h.Say("dayclose.undone_by", shop.Args{"By": p.found.people[c.UndoneBy]}), Tone: "warn"}
			}
			return kit.Cell{Text: c.Note, Tone: "muted"}
		}},
	}
}

// open names the payments of a count and why it differs.
func (p *page) open(c shop.DayClose) {
	h := p.h
	screen.Read(h, func(v data.View) ([]data.TillRow, error) { return data.TillRows(v, c.Payments) }, func(rows []data.TillRow, err error) {
		if err != nil {
			h.Fail("read a day close", err)
			return
		}
		facts := screen.NewFacts(h)
		lines := screen.Section{Title: h.Say("dayclose.counted")}
		for _, l := range c.Lines {
			if l.Expected != 0 || l.Counted != 0 {
				lines.Facts = append(lines.Facts, screen.Fact{Words: h.Say("dayclose.line", shop.Args{
					"Method": h.Say(l.Method.Key()), "Expected": l.Expected, "Counted": l.Counted, "Diff": l.Diff(), "Reason": l.Reason,
				})})
			}
		}
		lines.Facts = append(lines.Facts, screen.Fact{Words: h.Say("dayclose.drawer", shop.Args{"Float": c.Float, "Left": c.Left, "Handed": c.HandedOver()})})
		money := screen.Section{Title: h.Say("dayclose.payments", shop.Args{"N": len(rows)})}
		for _, r := range rows {
			money.Facts = append(money.Facts, screen.Fact{
				Key: h.Env.Lang.Clock(r.At), Text: r.Number + "  " + h.Say(r.Kind.Key()), Right: h.Say(r.Method.Key()) + "  " + h.Env.Lang.Money(r.Amount),
			})
		}
		const wide = 560
		facts.SetWidth(kit.Look().Dp(wide) - 40)
		facts.Set([]screen.Section{lines, money})
		p.showing = true
		h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{Title: c.Number, Wide: wide, Content: facts.Object(), Closed: func() { p.showing = false }})
	})
}

// counting is a count being written. Fields are tied to arrays, which stay where they are.
// What there should be is read anew each time, also below a draft.
type counting struct {
	Is      shop.DayClose `json:"-"`
	Left    shop.Money
	Note    string
	Counted [8]shop.Money // as Is.Lines
	Reason  [8]string
	Pieces  [8]int64 // as Is.Coins
}

// close is the count as it is kept.
func (c counting) close() shop.DayClose {
	d := c.Is
	d.Left, d.Note = c.Left, c.Note
	d.Lines, d.Coins = append([]shop.CloseLine(nil), d.Lines...), append([]shop.CoinCount(nil), d.Coins...)
	for i := range d.Coins {
		d.Coins[i].Pieces = c.Pieces[i]
	}
	for i := range d.Lines {
		l := &d.Lines[i]
		if l.Counted, l.Reason = c.Counted[i], c.Reason[i]; l.Method == shop.Cash && l.Counted == 0 {
			l.Counted = shop.CoinSum(d.Coins)
		}
	}
	return d
}

// count opens the count of the till. What came by other ways than cash is taken as it
// should be until something else is typed; cash is counted, by pieces or as a sum.
func (p *page) count() {
	h := p.h
	e := screen.NewEdit(h, screen.EditSpec[counting]{
		Draft: "dayclose:" + string(h.Desk().Today()), Scope: "dayclose", Title: func(counting) string { return h.Say("dayclose.act.close") },
		Read: func(v data.View) (counting, error) {
			t, err := data.Till(v, h.Desk().Now())
			c := counting{Is: t.Begin(h.Desk().Today()), Left: t.Float}
			for i, l := range c.Is.Lines {
				if l.Method != shop.Cash {
					c.Counted[i] = l.Expected
				}
			}
			return c, err
		},
		Save: func(ctx context.Context, d work.Desk, c counting) (counting, error) {
			kept, err := work.CloseDay(ctx, d, c.close())
			if err == nil {
				c.Is = kept
			}
			return c, err
		},
		Build: p.buildCount,
		Check: func(c counting) shop.Problems {
			d := c.close()
			return d.Check()
		},
		Saved: func(c counting) {
			h.Toast(h.Say("dayclose.done", shop.Args{"Close": c.Is.Number, "Handed": c.Is.HandedOver()}), nil)
			p.load()
		},
	})
	p.showing = true
	sheet := screen.SheetOf(h, h.Say("dayclose.act.close"), 620, e)
	sheet.OnClose(func() { p.showing = false })
	e.Open()
	e.Form.Focus("pieces_1")
}

func (p *page) buildCount(f *kit.Form, c *counting) {
	h, lang := p.h, p.h.Env.Lang
	for i, worth := range shop.Coins() {
		if i%4 == 0 {
			f.Row(4)
		}
		f.Int("pieces_"+string(rune('1'+i)), &c.Pieces[i]).Label(h.Say("dayclose.pieces", shop.Args{"Worth": worth}))
	}
	for i, m := range shop.CloseMethods() {
		f.Row(2)
		f.Money("counted_"+string(m), &c.Counted[i]).Label(h.Say("dayclose.field.counted", shop.Args{"Method": h.Say(m.Key()), "Expected": lang.Money(p.found.now.Expected(m))}))
		f.Text("reason_"+string(m), &c.Reason[i]).Label(h.Say("dayclose.field.reason")).Max(shop.MaxText)
	}
	f.Row(2)
	f.Money("left", &c.Left)
	f.Text("note", &c.Note).Max(shop.MaxText)
}
