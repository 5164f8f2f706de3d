package figures

import (
	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/shop/stockfig"
	"gongdan/app/text"
	"gongdan/data"
)

// sheet is one of the tables of the page.
type sheet interface {
	object() fyne.CanvasObject
	focus()
	rows() int64
	open() // what Enter does with the chosen row
}

// grid is a table that is given all its rows.
type grid[R any] struct{ *kit.Table[R] }

func (g grid[R]) object() fyne.CanvasObject { return g.Object() }

func (g grid[R]) rows() int64 { return g.Rows() }

func (g grid[R]) focus() {
	if _, ok := g.Selected(); !ok {
		g.Select(0)
	}
	g.Focus()
}

func (g grid[R]) open() {
	if r, ok := g.Selected(); ok {
		g.OnOpen(r)
	}
}

// tables are all tables: of parts by what they are worth, of parts by their gap, of
// requests, and what happened to a part.
type tables struct {
	worth grid[stockfig.Row]
	gaps  grid[stockfig.Row]
	asked grid[stockfig.Asked]
	trace grid[stockfig.Trace]
}

func newTables(p *Page) tables {
	t := tables{worth: newWorth(p), gaps: newGaps(p), asked: newAsked(p), trace: newTrace(p)}
	t.asked.OnOpen = func(a stockfig.Asked) { p.h.Go(screen.Route{Screen: screen.Order, ID: int64(a.OrderID)}) }
	t.trace.OnOpen = func(x stockfig.Trace) {
		if x.Order != 0 {
			p.h.Go(screen.Route{Screen: screen.Order, ID: int64(x.Order)})
		} else if p.part != nil {
			p.h.Go(screen.Route{Screen: screen.Parts, ID: int64(p.part.PartID)})
		}
	}
	return t
}

// of is the table that is in front.
func (t tables) of(p *Page) sheet {
	switch {
	case p.part != nil:
		return t.trace
	case p.name().OfRequests():
		return t.asked
	case p.name() == stockfig.Gap:
		return t.gaps
	}
	return t.worth
}

// fill puts the rows of the chosen figure into their table.
func (p *Page) fill() {
	n := p.name()
	switch {
	case n.OfRequests():
		p.tables.asked.SetRows(p.book.Requests(n))
	case n == stockfig.Gap:
		p.tables.gaps.SetRows(p.book.Parts(n))
	default:
		p.tables.worth.SetRows(p.book.Parts(n))
	}
	if p.part != nil {
		p.course(*p.part)
	}
}

// course shows what happened to a part in the month.
func (p *Page) course(r stockfig.Row) {
	period := p.period
	screen.Read(p.h, func(v data.View) ([]stockfig.Trace, error) { return data.StockTrace(v, r.PartID, period) }, func(list []stockfig.Trace, err error) {
		if err != nil || p.feed.shut {
			p.h.Fail("read what happened to a part", err)
			return
		}
		fresh := p.part == nil || p.part.PartID != r.PartID
		p.part = &r
		p.tables.trace.SetRows(list)
		p.front()
		if fresh {
			p.tables.trace.Select(0)
			p.tables.trace.focus()
		}
	})
}

// wide is the width of a column of figures with that title.
func wide(h *screen.Host, key string) float32 { return max(58, screen.Wide(h, key)-6) }

// pieces is a cell of pieces; none steps back, so that what matters stands out.
func pieces(h *screen.Host, q shop.Qty) kit.Cell {
	return kit.Cell{Text: text.StockQty(h.Env.Lang, q), Tone: quiet(q == 0)}
}

func quiet(nothing bool) string {
	if nothing {
		return "muted"
	}
	return ""
}

// money is a cell of an amount.
func money(h *screen.Host, m shop.Money) kit.Cell {
	return kit.Cell{Text: h.Env.Lang.Money(m), Tone: quiet(m == 0)}
}

func newGaps(p *Page) grid[stockfig.Row] {
	type row = stockfig.Row
	h := p.h
	cols := partColumns(h)
	for i, x := range []struct {
		key string
		of  func(row) shop.Qty
	}{
		{"figures.col.opening", func(r row) shop.Qty { return r.Opening }},
		{"figures.col.bought", func(r row) shop.Qty { return r.Bought }},
		{"figures.col.billed", func(r row) shop.Qty { return r.Billed }},
		{"figures.col.on_hand", func(r row) shop.Qty { return r.OnHand }},
		{"figures.col.gap", func(r row) shop.Qty { return r.Gap() }},
	} {
		cols = append(cols, kit.Column[row]{ID: x.key, TitleKey: x.key, W: wide(h, x.key), Right: true, Cell: func(r row) kit.Cell {
			c := pieces(h, x.of(r))
			if i == 4 {
				c.Tone = "warn"
			}
			return c
		}})
	}
	for i, key := range stockfig.CauseKeys() {
		cols = append(cols, kit.Column[row]{ID: key, TitleKey: key, W: wide(h, key), Right: true, Cell: func(r row) kit.Cell { return pieces(h, r.Causes()[i]) }})
	}
	return newParts(p, "figures_gaps", cols)
}

func newWorth(p *Page) grid[stockfig.Row] {
	type row = stockfig.Row
	h := p.h
	cols := partColumns(h)
	cols = append(cols, kit.Column[row]{ID: "on_hand", TitleKey: "figures.col.on_hand", W: wide(h, "figures.col.on_hand"), Right: true, Cell: func(r row) kit.Cell { return pieces(h, r.OnHand) }})
	for _, x := range []struct {
		key string
		of  func(row) shop.Money
	}{
		{"figures.col.start_worth", func(r row) shop.Money { return r.Start }},
		{"figures.col.bought_worth", func(r row) shop.Money { return r.Worth.Bought }},
		{"figures.col.cost", func(r row) shop.Money { return r.Cost }},
		{"figures.col.end_worth", func(r row) shop.Money { return r.End }},
		{"figures.col.recent", func(r row) shop.Money { return r.Recent }},
	} {
		cols = append(cols, kit.Column[row]{ID: x.key, TitleKey: x.key, W: max(92, screen.Wide(h, x.key)), Right: true, Cell: func(r row) kit.Cell { return money(h, x.of(r)) }})
	}
	return newParts(p, "figures_worth", cols)
}

// partColumns are what a part is called.
func partColumns(h *screen.Host) []kit.Column[stockfig.Row] {
	return []kit.Column[stockfig.Row]{
		{ID: "number", TitleKey: "figures.col.number", W: 98, Cell: func(r stockfig.Row) kit.Cell { return kit.Cell{Text: r.Number} }},
		{ID: "name", TitleKey: "figures.col.name", Min: 96, Cell: func(r stockfig.Row) kit.Cell { return kit.Cell{Text: r.Name} }},
	}
}

func newParts(p *Page, id string, cols []kit.Column[stockfig.Row]) grid[stockfig.Row] {
	t := kit.NewTable(p.h.Env, id, cols)
	t.Same = func(a, b stockfig.Row) bool { return a.PartID == b.PartID }
	t.OnOpen = p.course
	return grid[stockfig.Row]{t}
}

func newAsked(p *Page) grid[stockfig.Asked] {
	type row = stockfig.Asked
	h := p.h
	t := kit.NewTable(h.Env, "figures_asked", []kit.Column[row]{
		{ID: "at", TitleKey: "figures.col.at", W: 132, Cell: func(r row) kit.Cell { return kit.Cell{Text: h.Env.Lang.DateTime(r.At)} }},
		{ID: "order", TitleKey: "figures.col.order", W: 124, Cell: func(r row) kit.Cell { return kit.Cell{Text: r.Order} }},
		{ID: "number", TitleKey: "figures.col.number", W: 98, Cell: func(r row) kit.Cell { return kit.Cell{Text: r.Number} }},
		{ID: "name", TitleKey: "figures.col.name", Min: 120, Cell: func(r row) kit.Cell { return kit.Cell{Text: r.Name} }},
		{ID: "qty", TitleKey: "figures.col.wanted", W: wide(h, "figures.col.wanted"), Right: true, Cell: func(r row) kit.Cell { return pieces(h, r.Qty) }},
		{ID: "available", TitleKey: "figures.col.available", W: screen.Wide(h, "figures.col.available"), Right: true, Cell: func(r row) kit.Cell { return pieces(h, r.Available) }},
		{ID: "short", TitleKey: "figures.col.short", W: wide(h, "figures.col.short"), Right: true, Cell: func(r row) kit.Cell {
			c := pieces(h, r.Qty-r.Filled())
			if !r.Met() {
				c.Tone = "warn"
			}
			return c
		}},
	})
	t.Same = func(a, b row) bool { return a.Request.ID == b.Request.ID }
	return grid[row]{t}
}

func newTrace(p *Page) grid[stockfig.Trace] {
	type row = stockfig.Trace
	h := p.h
	t := kit.NewTable(h.Env, "figures_trace", []kit.Column[row]{
		{ID: "at", TitleKey: "figures.col.at", W: 132, Cell: func(r row) kit.Cell { return kit.Cell{Text: h.Env.Lang.DateTime(r.At)} }},
		{ID: "what", TitleKey: "figures.col.what", W: screen.Wide(h, "figures.billed_free"), Cell: func(r row) kit.Cell { return kit.Cell{Text: what(h, r)} }},
		{ID: "qty", TitleKey: "figures.col.qty", W: screen.Wide(h, "figures.col.qty"), Right: true, Cell: func(r row) kit.Cell { return pieces(h, r.Qty) }},
		{ID: "worth", TitleKey: "figures.col.worth", W: 92, Right: true, Cell: func(r row) kit.Cell { return money(h, r.Value) }},
		{ID: "order", TitleKey: "figures.col.order", W: 124, Cell: func(r row) kit.Cell { return kit.Cell{Text: r.Number} }},
		{ID: "person", TitleKey: "figures.col.person", W: 80, Cell: func(r row) kit.Cell { return kit.Cell{Text: r.Person} }},
		{ID: "note", TitleKey: "figures.col.note", Min: 80, Cell: func(r row) kit.Cell { return kit.Cell{Text: r.Note, Tone: "muted"} }},
	})
	return grid[row]{t}
}

// what is what a row of a course tells of.
func what(h *screen.Host, r stockfig.Trace) string {
	switch {
	case r.Kind != "":
		return h.Say(r.Kind.Key())
	case r.Payer == shop.PayShop:
		return h.Say("figures.billed_free")
	}
	return h.Say("figures.billed")
}
