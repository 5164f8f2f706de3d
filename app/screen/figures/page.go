// Package figures is the store measured (库存指标) on the screen: a tile for each figure
// of a month with its target, and below the tiles the records that the chosen figure is
// made from. Enter on a tile goes to its rows, Enter on a part to what happened to it,
// Enter there to the order.
package figures

import (
	"context"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/shop/stockfig"
	"gongdan/app/text"
	"gongdan/app/work"
)

// pollEvery is how often the progress of reading is looked at.
const pollEvery = 300 * time.Millisecond

// Page is the figures of the store.
type Page struct {
	h      *screen.Host
	head   *kit.Drawing
	tiles  *screen.Tiles
	tables tables
	state  *kit.State
	box    *fyne.Container // what the card holds: the table in front
	root   *fyne.Container

	period  stockfig.Period
	book    stockfig.Book
	figures []stockfig.Figure
	part    *stockfig.Row // whose course is in front; nil: the rows of the figure
	feed    feed
}

// acts are what can be done with the figures.
type acts struct{ *Page }

// feed is how the page gets its figures.
type feed struct {
	loads int
	read  bool // there are figures
	busy  bool
	shut  bool
	done  atomic.Int64 // steps of reading, of all
	all   atomic.Int64
	halt  func()
	stop  func()
}

// New gives the page with this month; the gap is chosen.
func New(h *screen.Host, _ screen.Route) screen.Page {
	today := h.Desk().Today()
	p := &Page{h: h, period: stockfig.MonthOf(today, today)}
	p.figures = stockfig.Sum(&p.book)
	p.head = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(headTall)) }, p.drawHead)
	p.tiles = p.newTiles()
	p.tables = newTables(p)
	p.state = kit.NewState(h.Env, kit.Blank{})
	p.box = container.NewStack()
	p.root = container.New(pageLayout{p.tiles}, p.head, p.tiles.Keyed, kit.NewCard("", p.box))
	p.feed.halt = func() {}
	p.feed.stop = kit.Live(h.Store, h.Env.Run, p.load, shop.KindParts, shop.KindOrders, shop.KindRules)
	p.front()
	p.load()
	return p
}

// Title implements screen.Page.
func (p *Page) Title() string { return p.h.Say("screen.figures") }

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
	if !p.feed.read {
		return "", "", ""
	}
	return "check", "good", p.h.Say("figures.state", shop.Args{
		"Period": text.StockPeriod(p.h.Env.Lang, p.book.Period), "N": len(p.book.Rows), "At": p.h.Env.Lang.Clock(p.h.Env.Clock()),
	})
}

// Actions implements screen.Page.
func (p *Page) Actions() []screen.Action {
	ready := func() bool { return p.feed.read }
	return []screen.Action{
		{ID: "figures.act.month", Keys: "F6", Do: acts{p}.askMonth, Button: true},
		{ID: "figures.act.file", Keys: "F8", Do: acts{p}.file, Button: true, Can: ready},
		{ID: "figures.act.print", Keys: "Ctrl+P", Do: acts{p}.print, Button: true, Can: ready},
		{ID: "figures.act.about", Keys: "F4", Do: acts{p}.about, Button: true},
		{ID: "figures.act.open", Keys: "Enter", Do: p.open, Button: true, Primary: true, Can: ready},
		{ID: "figures.act.back", Keys: "Esc", Do: p.back, Can: p.inside},
		{ID: "figures.act.earlier", Keys: "Ctrl+←", Do: func() { p.step(-1) }},
		{ID: "figures.act.later", Keys: "Ctrl+→", Do: func() { p.step(1) }},
		{ID: "figures.act.now", Keys: "Home", Do: func() { p.to(p.h.Desk().Today()) }, Can: p.tiles.Focused},
		{ID: "figures.act.reload", Keys: "F5", Do: p.load},
	}
}

// load reads the figures; those that are shown stay until others are there. What was
// being read is called off.
func (p *Page) load() {
	if p.feed.shut {
		return
	}
	p.feed.halt()
	p.feed.loads++
	p.feed.busy = true
	p.feed.done.Store(0)
	mine, desk := p.feed.loads, p.h.Desk()
	p.period = stockfig.MonthOf(p.period.From, desk.Today())
	period := p.period
	p.poll(mine)
	p.feed.halt = kit.Stoppable(p.h.Env.Run, func(ctx context.Context) (stockfig.Book, error) {
		return work.StockFigures(ctx, desk, period, func(done, all int) {
			p.feed.all.Store(int64(all))
			p.feed.done.Store(int64(done))
		})
	}, func(b stockfig.Book, err error) {
		if mine != p.feed.loads || p.feed.shut {
			return
		}
		if p.feed.busy = false; err != nil {
			p.fail(err)
			return
		}
		p.book, p.figures, p.feed.read = b, stockfig.Sum(&b), true
		p.fill()
		p.front()
	})
}

// poll draws how far reading has come, as long as it lasts.
func (p *Page) poll(mine int) {
	p.h.Env.Run.After(pollEvery, func() {
		if p.feed.busy && mine == p.feed.loads && !p.feed.shut {
			p.head.Refresh()
			p.poll(mine)
		}
	})
}

// fail says what is the matter: in place of figures where there are none.
func (p *Page) fail(err error) {
	p.head.Refresh()
	if p.feed.read {
		p.h.Fail("read the figures of the store", err)
		return
	}
	words, failure := p.h.Words(err)
	if failure {
		p.h.Log("read the figures of the store", err)
	}
	p.state.Set(kit.Blank{Icon: "alert", Text: words, Acts: []kit.Act{{Word: p.h.Say("figures.act.reload"), Keys: "F5", Do: p.load}}})
	p.put(p.state)
}

// front shows the table that belongs to what is chosen.
func (p *Page) front() {
	switch {
	case !p.feed.read:
		p.state.Set(kit.Blank{Icon: "clock", Text: p.h.Say("figures.begins")})
		p.put(p.state)
	case len(p.book.Rows) == 0 && len(p.book.Asked) == 0:
		p.state.Set(kit.Blank{Icon: "box", Text: p.h.Say("figures.none", shop.Args{"Period": text.StockPeriod(p.h.Env.Lang, p.book.Period)})})
		p.put(p.state)
	default:
		p.put(p.tables.of(p).object())
	}
	p.head.Refresh()
	p.tiles.Refresh()
	p.h.Changed(p)
}

func (p *Page) put(o fyne.CanvasObject) {
	if len(p.box.Objects) != 1 || p.box.Objects[0] != o {
		p.box.Objects = []fyne.CanvasObject{o}
		p.box.Refresh()
	}
}

// pageLayout puts the month above the tiles and the table below them.
type pageLayout struct{ tiles *screen.Tiles }

// Layout implements fyne.Layout.
func (l pageLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	look := kit.Look()
	y := look.Dp(headTall)
	kit.Put(all[0], 0, 0, size.Width, y)
	tall := l.tiles.Tall(look)
	kit.Put(all[1], 0, y+gap, size.Width, tall)
	y += tall + 2*gap
	kit.Put(all[2], 0, y, size.Width, size.Height-y)
}

// MinSize implements fyne.Layout.
func (pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(500, 260) }
