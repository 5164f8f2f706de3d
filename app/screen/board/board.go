// Package board is the job board (车间看板): one look answers where each car is,
// who has it, what it waits for and whether it will be ready in time. Cards are
// moved by digits, or by the mouse.
package board

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

const (
	tick  = 10 * time.Second // between two looks at the records and the clock
	again = 3 * time.Second  // until the next try when they cannot be read
)

// Page is the job board. It follows the records: what another desk moves is
// moved here too.
type Page struct {
	*screen.Watch[found]
	h       *screen.Host
	m       model
	v       *view
	filters *screen.Filters
	who     *kit.Combo
	banner  *kit.Banner
	root    *fyne.Container
	moves   moves
	do      moving
}

// New gives the board.
func New(h *screen.Host, _ screen.Route) screen.Page {
	p := &Page{h: h, banner: kit.NewBanner(h.Env)}
	p.m.pending, p.m.tops = map[shop.OrderID]shop.Stage{}, map[string]int{}
	p.do = moving{p}
	p.v = newView(p)
	p.filters = screen.NewFilters(h, filters(), p.filter)
	p.who = kit.NewSelect(h.Env, nil)
	p.who.OnPick = func(it kit.Item) {
		p.m.person = shop.PersonID(it.ID)
		p.arrange()
		h.Env.Focus(p.v.keyed)
	}
	p.who.OnNext = func() { h.Env.Focus(p.v.keyed) }
	p.Watch = screen.NewWatch(h, screen.WatchSpec[found]{
		Title: "screen.board", Reload: "board.act.reload", Keys: p.v.keyed, Tick: tick, Read: p.reading, Show: p.show, Lost: p.lost, Retry: again,
		Kinds: []shop.Kind{shop.KindOrders, shop.KindClocks, shop.KindParts, shop.KindPayments, shop.KindPeople, shop.KindBays, shop.KindShifts, shop.KindVehicles, shop.KindCases},
	})
	p.root = container.New(boardLayout{p}, p.filters.Object(), p.who, p.banner, p.Watch.Content())
	p.Load()
	return p
}

// Content implements screen.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Close implements screen.Page.
func (p *Page) Close() {
	p.Watch.Close()
	p.banner.Clear()
	p.h.Env.Layer.Uncover()
}

// State implements screen.Stated.
func (p *Page) State() (icon, tone, words string) {
	switch {
	case !p.Read():
		return "", "", ""
	case p.Stale():
		return "alert", "warn", p.h.Say("board.state.stale", shop.Args{"At": p.h.Env.Lang.Clock(p.ReadAt())})
	}
	late := int64(0)
	if len(p.m.counts) > 1 {
		late = p.m.counts[1]
	}
	return "check", "good", p.h.Say("board.state", shop.Args{"At": p.h.Env.Lang.Clock(p.ReadAt()), "N": len(p.m.cards), "Late": late})
}

// reading reads what the board shows, all of one moment.
func (p *Page) reading() func(data.View) (found, error) {
	now := p.h.Env.Clock()
	return func(v data.View) (f found, err error) {
		if f.cards, err = data.Board(v); err != nil {
			return f, err
		}
		if err = data.BoardClocks(v, f.cards, now); err != nil {
			return f, err
		}
		f.crew, err = screen.ReadCrew(v, now)
		return f, err
	}
}

func (p *Page) show(f found) {
	p.m.found = f
	p.offer()
	p.arrange()
	p.h.Changed(p)
}

// lost says since when the cards are old; they stay.
func (p *Page) lost() {
	p.arrange()
	p.h.Changed(p)
}

// offer puts the technicians into their combo.
func (p *Page) offer() {
	items := []kit.Item{{Cells: []string{p.h.Say("board.everybody")}}}
	for _, t := range p.m.crew.People {
		items = append(items, kit.Item{ID: int64(t.ID), Cells: []string{t.Name, t.Code}})
	}
	p.who.SetItems(items)
	if p.h.Env.Focused() != fyne.Focusable(p.who) {
		p.who.PickID(int64(p.m.person))
	}
}

// arrange puts the cards into their places and draws them.
func (p *Page) arrange() {
	p.m.now, p.m.zone = p.h.Env.Clock(), p.h.Env.Lang.Zone
	p.m.arrange()
	p.filters.SetCounts(p.m.counts)
	p.v.refresh()
}

func (p *Page) filter(id string) {
	p.m.filter = id
	p.arrange()
	p.h.Env.Focus(p.v.keyed)
}

// Actions implements screen.Page.
func (p *Page) Actions() []screen.Action {
	on := func() bool { _, ok := p.m.chosen(); return ok }
	acts := []screen.Action{
		{ID: "board.act.print", Keys: "P", Button: true, Can: on, Do: p.print},
		{ID: "board.act.lanes", Keys: "L", Button: true, Do: p.lanes},
		{ID: "board.act.wall", Keys: "F11", Button: true, Do: p.v.openWall},
		{ID: "board.act.dispatch", Keys: "T", Button: true, Can: on, Do: func() { p.do.dispatch(nil) }},
		{ID: "board.act.open", Keys: "Enter", Button: true, Primary: true, Can: on, Do: p.open},
		{ID: "board.act.waits", Keys: "W", Can: on, Do: p.do.waits},
		{ID: "order.act.buy", Keys: "Ctrl+B", Can: on, Do: func() { buy(p) }},
		{ID: "board.act.labels", Keys: "G", Can: on, Do: p.do.labels},
		{ID: "blueprint.act.why", Keys: "Alt+W", Can: on, Do: p.why},
	}
	for i, s := range shop.Stages() {
		acts = append(acts, screen.Action{ID: "board.move." + string(s), Keys: string(rune('1' + i)), Can: on, Do: func() { p.do.move(s) }})
	}
	acts = append(acts, p.filters.Actions()...)
	return append(acts,
		screen.Action{ID: "board.act.technician", Keys: "Alt+T", Do: func() { p.h.Env.Focus(p.who); p.who.OpenList() }},
		screen.Action{ID: "act.undo", Keys: "Ctrl+Z", Can: func() bool { return len(p.moves.done) > 0 }, Do: p.do.undoLast},
		screen.Action{ID: "board.act.reload", Keys: "F5", Do: p.reload},
	)
}

func (p *Page) reload() {
	p.quiet()
	p.Load()
}

// quiet takes the message away.
func (p *Page) quiet() {
	p.banner.Clear()
	p.root.Refresh()
}

// open opens the order of the card: at the till when the money is due.
func (p *Page) open() {
	s, ok := p.m.chosen()
	if !ok {
		return
	}
	route := screen.Route{Screen: screen.Order, ID: int64(s.card.ID)}
	if s.card.Status == shop.Settled {
		route.Screen = screen.Settle
	}
	p.h.Go(route)
}

// why says what the time of the card's car went into.
func (p *Page) why() {
	if s, ok := p.m.chosen(); ok {
		screen.StaySheet(p.h, s.card.ID)
	}
}

func (p *Page) print() {
	if s, ok := p.m.chosen(); ok {
		screen.PrintSheet(p.h, s.card.Order)
	}
}

// lanes turns from columns to a lane for each technician, and back.
func (p *Page) lanes() {
	p.m.lanes = !p.m.lanes
	p.arrange()
	p.h.Env.Focus(p.v.keyed)
}

// boardLayout puts filters and technicians above the board, and what is the
// matter between them.
type boardLayout struct{ p *Page }

// Layout implements fyne.Layout.
func (l boardLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	look, p := kit.Look(), l.p
	tall, wide := p.who.MinSize().Height, look.Dp(150)
	kit.Put(p.filters.Object(), 0, 0, size.Width-wide-12, tall)
	kit.Put(p.who, size.Width-wide, 0, wide, tall)
	y := tall + 8
	if p.banner.Visible() {
		kit.Put(p.banner, 0, y, size.Width, p.banner.MinSize().Height)
		want := p.banner.MinSize().Height
		kit.Put(p.banner, 0, y, size.Width, want)
		y += want + 8
	}
	kit.Put(p.Watch.Content(), 0, y, size.Width, size.Height-y)
}

// MinSize implements fyne.Layout.
func (l boardLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(500, 300) }
