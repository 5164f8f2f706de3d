package kpi

import (
	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	figures "gongdan/app/shop/kpi"
	"gongdan/app/text"
	"gongdan/data"
)

// view shows another view; one that parts the figures by something else reads them.
func (p *Page) view() {
	p.inside = nil
	if by := p.by(); by != "" && by != p.sums.By {
		p.load()
	}
	p.turn()
}

// turn shows what the view shows of the chosen figure.
func (p *Page) turn() {
	none := kit.Blank{Icon: "clock", Text: p.h.Say("kpi.reading")}
	if p.feed.read {
		none = kit.Blank{Icon: "check", Text: p.h.Say("kpi.none", shop.Args{"Period": text.KPIPeriod(p.h.Env.Lang, p.period)})}
	}
	p.tables.orders.SetEmpty(none)
	p.tables.groups.SetEmpty(none)
	p.tables.gaps.SetEmpty(none)
	switch {
	case p.inside != nil:
		p.list(p.inside.refs)
	case p.views.Chosen() == viewGaps:
		p.tables.gaps.SetRows(p.sums.Gaps)
	case p.by() == "":
		p.list(p.sums.Figures.Of(p.key()).Orders)
	case p.by() == p.sums.By:
		p.tables.groups.SetRows(p.sums.Parts)
	default:
		p.tables.groups.SetRows(nil)
	}
	p.box.Objects = []fyne.CanvasObject{p.front()}
	p.box.Refresh()
	p.head.Refresh()
	p.tiles.Refresh()
	p.h.Changed(p)
}

// front is the table that is shown.
func (p *Page) front() fyne.CanvasObject {
	switch {
	case p.inside != nil || p.views.Chosen() == viewOrders:
		return p.tables.orders.Object()
	case p.by() != "":
		return p.tables.groups.Object()
	}
	return p.tables.gaps.Object()
}

// list shows orders, once what is told of them was read; of many lists that were asked for
// the last one is.
func (p *Page) list(refs []figures.Ref) {
	p.feed.lists++
	mine := p.feed.lists
	ids := make([]shop.OrderID, len(refs))
	for i, r := range refs {
		ids[i] = r.Order
	}
	screen.Read(p.h, func(v data.View) (map[shop.OrderID]data.OrderRow, error) { return data.KPIOrders(v, ids) }, func(found map[shop.OrderID]data.OrderRow, err error) {
		if mine != p.feed.lists || p.feed.shut {
			return
		}
		p.h.Fail("read the orders of a figure", err)
		rows := make([]row, len(refs))
		for i, r := range refs {
			rows[i] = row{found[r.Order], r.Met}
		}
		p.tables.orders.SetRows(rows)
	})
}

// enter shows the orders of a row.
func (p *Page) enter(title string, refs []figures.Ref) {
	if len(refs) == 0 {
		p.h.Toast(p.h.Say("kpi.no_orders"), nil)
		return
	}
	p.inside = &inside{title, refs}
	p.turn()
	p.focus()
}

// open goes on: from a tile to its rows, from a row to its orders, from an order to it.
func (p *Page) open() {
	if p.tiles.Focused() {
		p.focus()
		return
	}
	switch t := p.tables; {
	case p.inside != nil || p.views.Chosen() == viewOrders:
		open(t.orders)
	case p.by() != "":
		open(t.groups)
	default:
		open(t.gaps)
	}
}

func open[R any](t *kit.Table[R]) {
	if r, ok := t.Selected(); ok {
		t.OnOpen(r)
	}
}

// focus goes into the table that is shown.
func (p *Page) focus() {
	switch t := p.tables; {
	case p.inside != nil || p.views.Chosen() == viewOrders:
		first(t.orders)
	case p.by() != "":
		first(t.groups)
	default:
		first(t.gaps)
	}
	p.tiles.Refresh()
}

func first[R any](t *kit.Table[R]) {
	if _, ok := t.Selected(); !ok {
		t.Select(0)
	}
	t.Focus()
}

// back goes from the orders of a row to the rows, from rows to the tiles.
func (p *Page) back() {
	if p.inside != nil {
		p.inside = nil
		p.turn()
		p.focus()
		return
	}
	p.h.Env.Focus(p.tiles.Keyed)
	p.tiles.Refresh()
}

// to shows another period.
func (p *Page) to(period figures.Period) {
	p.period, p.inside, p.sums.before, p.sums.year = period, nil, nil, nil
	p.load()
}

// unit goes from the month to the week of its last day that is over, on to that day, and
// back to its month.
func (p *Page) unit() {
	last := min(p.period.To, p.h.Desk().Today())
	if last < p.period.From {
		last = p.period.From
	}
	switch {
	case p.period.Month() != "":
		p.to(figures.WeekOf(last))
	case p.period.From != p.period.To:
		p.to(figures.Period{From: last, To: last})
	default:
		p.to(figures.MonthOf(p.period.From))
	}
}

// askDay asks for a day, and shows the month, week or day that it lies in.
func askDay(p *Page) {
	h, day := p.h, min(p.period.To, p.h.Desk().Today())
	f := kit.NewForm(h.Env, "kpi_day")
	f.Date("day", &day).Required()
	f.Fill()
	screen.AskForm(h, h.Say("figures.act.month"), f, h.Say("figures.act.show"), func(shut func()) {
		shut()
		switch {
		case p.period.Month() != "":
			p.to(figures.MonthOf(day))
		case p.period.From != p.period.To:
			p.to(figures.WeekOf(day))
		default:
			p.to(figures.Period{From: day, To: day})
		}
	})
}
