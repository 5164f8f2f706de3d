// Package kpi is the screen of the shop's figures (经营指标): twelve tiles, output above
// quality, each with its change, its formula and the orders that it is made of; the same by
// advisor, technician, kind of job, payer and make; and what the records lack.
package kpi

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	figures "gongdan/app/shop/kpi"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// Sizes in dp at 100 %.
const (
	headTall = 28
	gap      = 8
	across   = 6 // tiles beside each other
)

// The views beside those by a dimension.
const (
	viewOrders = "orders"
	viewGaps   = "gaps"
)

// Page is the figures of a month, a week or a day.
type Page struct {
	h      *screen.Host
	head   *kit.Drawing
	tiles  *screen.Tiles
	views  *screen.Filters
	tables tables
	box    *fyne.Container
	root   fyne.CanvasObject

	period figures.Period
	keys   []figures.Key // of the tiles
	sums   sums
	inside *inside // the orders of a row; nil: what the view shows
	feed   feed
}

// sums are what was read.
type sums struct {
	work.KPIBook
	before, year figures.Figures
	people       map[shop.PersonID]string
}

// inside are the orders of one row, and what they are called.
type inside struct {
	title string
	refs  []figures.Ref
}

// feed is how the page gets its figures.
type feed struct {
	loads, lists int
	read         bool
	busy         bool
	shut         bool
	halt         func()
	stop         func()
}

// New opens this month with its output.
func New(h *screen.Host, _ screen.Route) screen.Page {
	p := &Page{h: h, period: figures.MonthOf(h.Desk().Today()), keys: tilesOf(h.Desk().Person)}
	p.head = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(headTall)) }, p.drawHead)
	p.tiles = screen.NewTiles(h, screen.TilesSpec{
		Across: across, Notes: true, N: func() int { return len(p.keys) }, Tile: p.tile, Chosen: func(int) { p.turn() }, Foot: p.drawFormula,
	})
	all := []screen.Filter{{ID: viewOrders, Title: "kpi.view.orders"}}
	for _, d := range figures.Dimensions() {
		all = append(all, screen.Filter{ID: string(d), Title: d.Word()})
	}
	p.views = screen.NewFilters(h, append(all, screen.Filter{ID: viewGaps, Title: "kpi.view.gaps"}), func(string) { p.view() })
	p.tables = newTables(p)
	p.box = container.NewStack(p.tables.orders.Object())
	p.root = container.New(pageLayout{p.tiles}, p.head, p.tiles.Keyed, p.views.Object(), kit.NewCard("", p.box))
	p.feed.halt = func() {}
	p.feed.stop = kit.Live(h.Store, h.Env.Run, p.load, shop.KindOrders, shop.KindClocks, shop.KindShifts, shop.KindAppointments)
	p.load()
	return p
}

// tilesOf are the figures that have tiles: output above, quality below. Who may not see
// costs has the share of labour in place of the profit.
func tilesOf(person shop.Person) []figures.Key {
	profit := figures.GrossProfit
	if !person.May(shop.SeeCost) {
		profit = figures.LabourShare
	}
	return []figures.Key{
		figures.Output, figures.Visits, figures.OutputPerVisit, profit, figures.Receivables, figures.NewCustomers,
		figures.OnTimeRate, figures.ExternalReworkRate, figures.FirstFixRate, figures.TechnicianEfficient, figures.TechnicianUse, figures.LostRate,
	}
}

// Title implements screen.Page.
func (p *Page) Title() string { return p.h.Say("screen.kpi") }

// Content implements screen.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Shown implements screen.Page.
func (p *Page) Shown() { p.h.Env.Focus(p.tiles.Keyed) }

// Close implements screen.Page.
func (p *Page) Close() {
	p.feed.shut = true
	p.feed.halt()
	p.feed.stop()
}

// State implements screen.Stated.
func (p *Page) State() (icon, tone, words string) {
	switch {
	case !p.feed.read:
		return "", "", ""
	case !p.sums.Over:
		return "clock", "warn", p.h.Say("kpi.say.open", shop.Args{"Month": text.KPIPeriod(p.h.Env.Lang, p.period), "Today": p.h.Desk().Today()})
	}
	return "check", "good", p.h.Say("kpi.state", shop.Args{"Period": text.KPIPeriod(p.h.Env.Lang, p.period), "At": p.h.Env.Lang.Clock(p.h.Env.Clock())})
}

// Actions implements screen.Page.
func (p *Page) Actions() []screen.Action {
	ready := func() bool { return p.feed.read }
	return append(p.views.Actions(), []screen.Action{
		{ID: "figures.act.month", Keys: "F6", Do: func() { askDay(p) }, Button: true},
		{ID: "kpi.act.unit", Keys: "F7", Do: p.unit, Button: true},
		{ID: "figures.act.about", Keys: "F4", Do: func() { about(p) }, Button: true, Can: ready},
		{ID: "kpi.act.records", Keys: "Enter", Do: p.open, Button: true, Primary: true, Can: ready},
		{ID: "kpi.act.list", Keys: "Space", Do: p.open, Can: func() bool { return p.feed.read && p.tiles.Focused() }},
		{ID: "figures.act.back", Keys: "Esc", Do: p.back, Can: func() bool { return p.inside != nil || !p.tiles.Focused() }},
		{ID: "figures.act.earlier", Keys: "Ctrl+←", Do: func() { p.to(p.period.Step(-1)) }},
		{ID: "figures.act.later", Keys: "Ctrl+→", Do: func() { p.to(p.period.Step(1)) }},
		{ID: "figures.act.reload", Keys: "F5", Do: p.load},
	}...)
}

// by is what the view parts the figures by; "" for those that part nothing.
func (p *Page) by() figures.Dimension {
	if id := p.views.Chosen(); id != viewOrders && id != viewGaps {
		return figures.Dimension(id)
	}
	return ""
}

// load reads the figures and then those they are put beside; what is shown stays until
// others are there, and what was being read is called off.
func (p *Page) load() {
	if p.feed.shut {
		return
	}
	p.feed.halt()
	p.feed.loads++
	p.feed.busy = true
	mine, desk, period, by := p.feed.loads, p.h.Desk(), p.period, p.by()
	p.head.Refresh()
	p.feed.halt = kit.Stoppable(p.h.Env.Run, func(ctx context.Context) (sums, error) { return read(ctx, desk, period, by) }, func(s sums, err error) {
		switch {
		case mine != p.feed.loads || p.feed.shut:
			return
		case err != nil:
			p.feed.busy = false
			p.h.Fail("read the figures of the shop", err)
			p.head.Refresh()
			return
		}
		p.sums, p.feed.read = s, true
		p.turn()
		p.beside(mine)
	})
}

func read(ctx context.Context, d work.Desk, period figures.Period, by figures.Dimension) (s sums, err error) {
	if s.KPIBook, err = work.KPI(ctx, d, period, by); err != nil {
		return s, err
	}
	people, err := data.Read(ctx, d.Store, data.People)
	s.people = map[shop.PersonID]string{}
	for _, x := range people {
		s.people[x.ID] = x.Name
	}
	return s, err
}

// beside reads the period before and that of a year ago.
func (p *Page) beside(mine int) {
	desk, period := p.h.Desk(), p.period
	p.feed.halt = kit.Stoppable(p.h.Env.Run, func(ctx context.Context) (s sums, err error) {
		before, err := work.KPI(ctx, desk, period.Step(-1), "")
		if err != nil {
			return s, err
		}
		year, err := work.KPI(ctx, desk, period.LastYear(), "")
		return sums{before: before.Figures, year: year.Figures}, err
	}, func(s sums, err error) {
		if mine != p.feed.loads || p.feed.shut {
			return
		}
		p.feed.busy = false
		p.h.Fail("read the figures to put beside", err)
		p.sums.before, p.sums.year = s.before, s.year
		p.head.Refresh()
		p.tiles.Refresh()
	})
}

// pageLayout puts the period above the tiles, and the views and their table below.
type pageLayout struct{ tiles *screen.Tiles }

// Layout implements fyne.Layout.
func (l pageLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	look := kit.Look()
	y := look.Dp(headTall)
	kit.Put(all[0], 0, 0, size.Width, y)
	kit.Put(all[1], 0, y+gap, size.Width, l.tiles.Tall(look))
	y += l.tiles.Tall(look) + gap
	kit.Put(all[2], 0, y, size.Width, look.Dp(headTall))
	y += look.Dp(headTall) + gap
	kit.Put(all[3], 0, y, size.Width, size.Height-y)
}

// MinSize implements fyne.Layout.
func (pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(500, 260) }
