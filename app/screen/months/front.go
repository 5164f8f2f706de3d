package months

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
	"gongdan/app/text"
)

// front is what stands below the figures: why the output changed, or the records that a
// figure is made of.
type front struct {
	p      *Page
	card   *kit.Card
	box    *fyne.Container
	state  *kit.State
	causes *kit.Table[cause]
	refs   *kit.Table[kpi.Ref]
	listed bool // the records are in front
}

// cause is a row of the causes.
type cause struct {
	words, orders, amount string
	refs                  []kpi.Ref
}

func newFront(p *Page) front {
	h := p.h
	f := front{p: p, box: container.NewStack(), state: kit.NewState(h.Env, kit.Blank{})}
	f.card = kit.NewCard("", f.box)
	f.causes = kit.NewTable(h.Env, "month_causes", []kit.Column[cause]{
		{ID: "cause", TitleKey: "month.col.cause", Min: 200, Cell: func(c cause) kit.Cell { return kit.Cell{Text: c.words} }},
		{ID: "evidence", TitleKey: "month.col.evidence", W: 300, Cell: func(c cause) kit.Cell { return kit.Cell{Text: c.orders, Tone: "muted"} }},
		{ID: "amount", TitleKey: "month.col.amount", W: 130, Right: true, Cell: func(c cause) kit.Cell { return kit.Cell{Text: c.amount, Strong: true} }},
	})
	f.causes.OnOpen = func(c cause) {
		if len(c.refs) > 0 {
			p.list(c.refs)
		}
	}
	f.refs = kit.NewTable(h.Env, "month_records", []kit.Column[kpi.Ref]{
		{ID: "number", TitleKey: "month.col.orders", Min: 160, Cell: func(r kpi.Ref) kit.Cell { return kit.Cell{Text: r.Number, Strong: true} }},
		{ID: "met", TitleKey: "month.col.met", W: 160, Cell: func(r kpi.Ref) kit.Cell {
			if r.Met {
				return kit.Cell{Text: h.Say("month.met")}
			}
			return kit.Cell{Text: h.Say("month.not_met"), Tone: "muted"}
		}},
	})
	f.refs.OnOpen = func(r kpi.Ref) { h.Go(screen.Route{Screen: screen.Order, ID: int64(r.Order)}) }
	f.state.Set(kit.Blank{Icon: "clock", Text: h.Say("month.begins")})
	f.put(f.state)
	return f
}

func (f *front) put(o fyne.CanvasObject) {
	if len(f.box.Objects) != 1 || f.box.Objects[0] != o {
		f.box.Objects = []fyne.CanvasObject{o}
		f.box.Refresh()
	}
}

// show puts in front what belongs there.
func (f *front) show() {
	b, lang := &f.p.made.book, f.p.h.Env.Lang
	if !f.p.feed.read || f.listed {
		return
	}
	if b.Empty() {
		f.state.Set(kit.Blank{Icon: "doc", Text: f.p.h.Say("month.none", shop.Args{"Month": text.Month(lang, b.Period.From)})})
		f.put(f.state)
		return
	}
	lines, grid := text.MonthCauses(lang, b)
	if len(lines) > 0 {
		f.state.Set(kit.Blank{Icon: "doc", Text: lines[0]})
		f.put(f.state)
		return
	}
	var rows []cause
	for i, r := range grid.Rows {
		c := cause{words: r[0].Text, orders: r[1].Text, amount: r[2].Text}
		if i < len(b.Why.Causes) {
			c.refs = b.Why.Causes[i].Refs
		}
		rows = append(rows, c)
	}
	f.causes.SetRows(rows)
	f.put(f.causes.Object())
}

// fail says what is the matter: in place of a report where there is none.
func (f *front) fail(err error) {
	p := f.p
	p.head.Refresh()
	if p.feed.read {
		p.month = p.made.book.Period
		p.h.Fail("report of a month", err)
		return
	}
	words, failure := p.h.Words(err)
	if failure {
		p.h.Log("report of a month", err)
	}
	f.state.Set(kit.Blank{Icon: "alert", Text: words, Acts: []kit.Act{{Word: p.h.Say("figures.act.reload"), Keys: "F5", Do: p.load}}})
	f.put(f.state)
}

// records lists the orders that the chosen figure is made of.
func (p *Page) records() {
	if p.feed.read {
		p.list(p.made.book.Now.Of(text.MonthTiles()[p.tile]).Orders)
	}
}

func (p *Page) list(refs []kpi.Ref) {
	if len(refs) == 0 {
		p.h.Toast(p.h.Say("figures.no_rows"), nil)
		return
	}
	p.front.refs.SetRows(refs)
	p.front.listed = true
	p.front.put(p.front.refs.Object())
	p.tiles.Refresh()
	p.h.Changed(p)
}

// open goes on: from the sections or a figure to the records, from a row to its order.
func (p *Page) open() {
	switch {
	case p.contents.Focused():
		p.h.Env.Focus(p.tiles)
	case p.tiles.Focused() && !p.front.listed:
		p.records()
	case p.tiles.Focused():
		if _, ok := p.front.refs.Selected(); !ok {
			p.front.refs.Select(0)
		}
		p.front.refs.Focus()
	case p.front.listed:
		if r, ok := p.front.refs.Selected(); ok {
			p.front.refs.OnOpen(r)
		}
	default:
		if c, ok := p.front.causes.Selected(); ok {
			p.front.causes.OnOpen(c)
		}
	}
}
