package counts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// page is one stock-take: what to count, the field for what was counted, how far it has
// come, and what differs.
type page struct {
	h      *screen.Host
	id     shop.StockTakeID
	now    state
	shape  shape
	browse *screen.Browse[data.TakeRow]
	bar    *bar
	body   *fyne.Container
	root   *fyne.Container
	banner *kit.Banner
	deaf   func()
	loads  int
	front  bool
	closed bool
}

// state is a stock-take as it was read.
type state struct {
	take     shop.StockTake
	house    string
	progress shop.TakeProgress
	rules    shop.TakeRules
	causes   []shop.TakeCause
}

// shape is what decides which columns and filters there are.
type shape struct {
	read, hides, books, costs bool
}

// New opens the stock-take of the route.
func New(h *screen.Host, route screen.Route) screen.Page {
	p := &page{h: h, id: shop.StockTakeID(route.ID), banner: kit.NewBanner(h.Env), body: container.NewStack()}
	p.bar = newBar(p)
	p.root = screen.Under(p.banner, container.New(pageLayout{p}, p.bar.root, p.body))
	p.deaf = kit.Live(h.Store, h.Env.Run, p.load, shop.KindStockTakes, shop.KindTakeCauses, shop.KindRules)
	p.load()
	return p
}

func (p *page) load() {
	if p.closed {
		return
	}
	p.loads++
	mine, id, today := p.loads, p.id, p.h.Desk().Today()
	screen.Read(p.h, func(v data.View) (state, error) { return readState(v, id, today) }, func(s state, err error) {
		switch {
		case p.closed || mine != p.loads:
		case err != nil:
			p.h.Fail("read stock-take", err)
		default:
			p.now = s
			p.show()
		}
	})
}

func readState(v data.View, id shop.StockTakeID, today shop.Day) (s state, err error) {
	if s.take, err = data.StockTake(v, id); err != nil {
		return s, err
	}
	if s.progress, err = data.TakeProgress(v, id); err != nil {
		return s, err
	}
	if z := s.take.Zone.Warehouse; z != 0 {
		house, err := data.Warehouse(v, z)
		if err != nil {
			return s, err
		}
		s.house = house.Name
	}
	rules, err := data.Rules(v)
	if err != nil {
		return s, err
	}
	s.rules = shop.TakeRulesOn(rules, today)
	s.causes, err = data.TakeCauses(v)
	return s, err
}

// show draws what was read; the list is made anew where other columns may be seen now.
func (p *page) show() {
	by := p.h.Desk().Person
	want := shape{true, p.now.take.Hides(by), p.now.take.ShowsBook(), by.May(shop.SeeCost)}
	if p.shape != want {
		p.shape = want
		p.build()
	}
	p.foot()
	p.bar.refresh()
	p.browse.Table.Redraw()
	p.h.Changed(p)
}

// build makes the list for what may be seen.
func (p *page) build() {
	h := p.h
	if p.browse != nil {
		p.browse.Close()
	}
	filters := []screen.Filter{{ID: data.FilterAll, Title: "counts.filter.all"}, {ID: data.TakeUncounted, Title: "counts.filter.uncounted"}}
	if !p.shape.hides {
		filters = append(filters, screen.Filter{ID: data.TakeDifferent, Title: "counts.filter.different"}, screen.Filter{ID: data.TakeDisputed, Title: "counts.filter.disputed"})
	}
	id := int64(p.id)
	p.browse = screen.NewBrowse(h, screen.BrowseSpec[data.TakeRow]{
		ID: "stock_take", Hint: h.Say("counts.hint"), Columns: lines{p}.columns(),
		List: func(v data.View, ask data.Ask) (data.Page[data.TakeRow], error) {
			ask.Record = id
			return data.TakeRows(v, ask)
		},
		Row: func(r data.TakeRow) int64 { return int64(r.ID) }, Filters: filters,
		Kinds: []shop.Kind{shop.KindStockTakes}, Empty: kit.Blank{Icon: "target", Text: h.Say("counts.no_lines")}, None: "counts.none",
		Open: func(r data.TakeRow) { p.bar.pick(r, true) },
		Side: lines{p}.side,
	})
	p.browse.Search.OnKey = p.bar.searchKey
	p.body.Objects = []fyne.CanvasObject{p.browse.Content()}
	p.body.Refresh()
	p.bar.restore()
	if p.front {
		p.Find()
	}
}

// foot says how many lines there are and what the differences come to, to those who may
// know.
func (p *page) foot() {
	n := p.now.progress
	with := shop.Args{"Counted": n.Counted, "Lines": n.Lines, "Different": n.Different, "Gain": n.Gain, "Loss": -n.Loss, "Net": n.Gain - n.Loss}
	words := "counts.foot"
	switch {
	case p.shape.hides:
	case p.shape.costs:
		words = "counts.foot_value"
	default:
		words = "counts.foot_different"
	}
	p.browse.Table.SetFoot(p.h.Say(words, with), nil)
}

// open reports whether the stock-take can still be counted by who sits here.
func (p *page) open() bool {
	return p.shape.read && p.now.take.Status == shop.TakeOpen && p.h.Desk().Person.May(shop.CountStock)
}

// closes reports whether who sits here may end the stock-take.
func (p *page) closes() bool {
	return p.shape.read && p.now.take.Status == shop.TakeOpen && p.h.Desk().Person.May(shop.AdjustStock)
}

// Title implements screen.Page.
func (p *page) Title() string {
	if !p.shape.read {
		return p.h.Say("screen.count")
	}
	return p.h.Say("counts.title", shop.Args{"Number": p.now.take.Number, "Zone": paper.ZoneWords(p.h.Env.Lang, p.now.take.Zone, p.now.house)})
}

// Content implements screen.Page.
func (p *page) Content() fyne.CanvasObject { return p.root }

// Shown implements screen.Page.
func (p *page) Shown() {
	p.front = true
	if p.browse != nil {
		p.browse.Table.Recall()
		p.Find()
	}
	p.load()
}

// Close implements screen.Page. What is typed and not entered stays as a draft.
func (p *page) Close() {
	p.closed, p.front = true, false
	p.deaf()
	p.banner.Clear()
	p.bar.close()
	if p.browse != nil {
		p.browse.Close()
	}
}

// Find implements screen.Finder: the field for codes.
func (p *page) Find() {
	if p.browse != nil {
		p.browse.Find()
	}
}

// Reading implements screen.Reading.
func (p *page) Reading() bool { return !p.shape.read }

// State implements screen.Stated.
func (p *page) State() (icon, tone, words string) {
	if !p.shape.read {
		return "", "", ""
	}
	switch s := p.now.take; {
	case s.Status == shop.TakeVoid:
		return "close", "grey", p.h.Say("counts.state.void", shop.Args{"Reason": s.Reason})
	case s.Status == shop.TakePosted:
		return "check", "good", p.h.Say("counts.state.posted", shop.Args{"At": s.Closed.At})
	}
	return "", "", p.h.Say("counts.keys")
}

// pageLayout places the field for what was counted above the list.
type pageLayout struct{ p *page }

// Layout implements fyne.Layout.
func (l pageLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	tall := kit.Look().Dp(barTall)
	kit.Put(all[0], 0, 0, size.Width, tall)
	kit.Put(all[1], 0, tall+8, size.Width, size.Height-tall-8)
}

// MinSize implements fyne.Layout.
func (pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 300) }
