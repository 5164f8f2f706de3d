// Package till is the screen where the till is counted (日结): the payments since the last
// count with what they come to by method, the count itself, and the counts that were made.
package till

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// tilesAcross is how many methods stand beside each other; the last tile is what stood on
// account.
const tilesAcross = 6

// closesMost is how many counts are listed.
const closesMost = 400

// The views of the page.
const (
	viewNow    = "now"
	viewCloses = "closes"
)

// found is what was read.
type found struct {
	now    work.TillNow
	closes []shop.DayClose
	people map[shop.PersonID]string
}

// page (日结) is the till now and the counts that were made.
type page struct {
	h       *screen.Host
	tiles   *screen.Tiles
	views   *screen.Filters
	rows    *kit.Table[data.TillRow]
	closes  *kit.Table[shop.DayClose]
	body    *fyne.Container
	root    fyne.CanvasObject
	stop    func()
	found   found
	loads   int
	ready   bool
	closed  bool
	showing bool // a sheet
}

// New opens the till.
func New(h *screen.Host, _ screen.Route) screen.Page {
	p := &page{h: h, body: container.NewStack()}
	p.tiles = screen.NewTiles(h, screen.TilesSpec{
		Across: tilesAcross, Notes: true, N: func() int { return tilesAcross }, Tile: p.tile, Chosen: func(int) {}, Foot: p.drawFoot,
	})
	p.views = screen.NewFilters(h, []screen.Filter{{ID: viewNow, Title: "dayclose.view.now"}, {ID: viewCloses, Title: "dayclose.view.closes"}}, func(string) { p.turn() })
	p.rows = kit.NewTable(h.Env, "till_rows", rowColumns(h))
	p.rows.OnOpen = func(r data.TillRow) { h.Go(screen.Route{Screen: screen.Order, ID: int64(r.OrderID)}) }
	p.closes = kit.NewTable(h.Env, "day_closes", p.closeColumns())
	p.closes.OnOpen = p.open
	p.rows.SetEmpty(kit.Blank{Icon: "clock", Text: h.Say("dayclose.reading")})
	p.closes.SetEmpty(kit.Blank{Icon: "lock", Text: h.Say("dayclose.no_closes")})
	p.body.Add(p.rows.Object())
	p.root = container.NewBorder(container.NewVBox(p.tiles.Keyed, p.views.Object()), nil, nil, nil, kit.NewCard("", p.body))
	p.stop = kit.Live(h.Store, h.Env.Run, p.load, shop.KindPayments, shop.KindDayCloses)
	p.load()
	return p
}

// Title implements screen.Page.
func (p *page) Title() string { return p.h.Say("screen.till") }

// Content implements screen.Page.
func (p *page) Content() fyne.CanvasObject { return p.root }

// Shown implements screen.Page.
func (p *page) Shown() { p.focus() }

// Close implements screen.Page.
func (p *page) Close() {
	p.closed = true
	p.stop()
}

// State implements screen.Stated.
func (p *page) State() (icon, tone, words string) {
	switch last := p.found.now.Last; {
	case !p.ready:
		return "", "", ""
	case last.ID == 0:
		return "clock", "", p.h.Say("dayclose.never")
	default:
		return "lock", "good", p.h.Say("dayclose.last", shop.Args{"Close": last.Number, "At": last.At, "By": p.found.people[last.Person]})
	}
}

// Actions implements screen.Page.
func (p *page) Actions() []screen.Action {
	ready := func() bool { return p.ready }
	last := func() bool { return p.ready && p.found.now.Last.ID != 0 }
	return append(p.views.Actions(), []screen.Action{
		{ID: "dayclose.act.undo", Keys: "Alt+U", Do: p.undo, Button: true, Can: last},
		{ID: "dayclose.act.print", Keys: "Ctrl+P", Do: p.print, Button: true, Can: last},
		{ID: "dayclose.act.open", Keys: "Enter", Can: ready, Yields: func() bool { return p.showing }, Do: p.openChosen},
		{ID: "dayclose.act.close", Keys: "F12", Do: p.count, Button: true, Primary: true, Can: ready},
		{ID: "vehicle.act.reload", Keys: "F5", Do: p.load},
	}...)
}

func (p *page) openChosen() {
	if p.views.Chosen() == viewCloses {
		if c, ok := p.closes.Selected(); ok {
			p.open(c)
		}
		return
	}
	if r, ok := p.rows.Selected(); ok {
		p.rows.OnOpen(r)
	}
}

// turn shows the table of the chosen view.
func (p *page) turn() {
	shown := p.rows.Object()
	if p.views.Chosen() == viewCloses {
		shown = p.closes.Object()
	}
	p.body.Objects = []fyne.CanvasObject{shown}
	p.body.Refresh()
	p.focus()
	p.h.Changed(p)
}

func (p *page) focus() {
	if p.views.Chosen() == viewCloses {
		p.closes.Focus()
		return
	}
	p.rows.Focus()
}

// load reads the till and the counts anew.
func (p *page) load() {
	p.loads++
	mine := p.loads
	screen.Act(p.h, read, func(f found, err error) {
		switch {
		case p.closed || mine != p.loads:
		case err != nil:
			p.h.Fail("read the till", err)
		default:
			p.found, p.ready = f, true
			p.rows.SetEmpty(kit.Blank{Icon: "check", Text: p.h.Say("dayclose.no_money")})
			p.rows.SetRows(f.now.Rows)
			p.closes.SetRows(f.closes)
			p.views.SetCounts([]int64{int64(len(f.now.Rows)), int64(len(f.closes))})
			p.tiles.Refresh()
			p.h.Changed(p)
		}
	})
}

func read(ctx context.Context, d work.Desk) (f found, err error) {
	if f.now, err = work.Till(ctx, d); err != nil {
		return f, err
	}
	return data.Read(ctx, d.Store, func(v data.View) (found, error) {
		var err error
		if f.closes, err = data.DayCloses(v, closesMost); err != nil {
			return f, err
		}
		people, err := data.People(v)
		f.people = map[shop.PersonID]string{}
		for _, x := range people {
			f.people[x.ID] = x.Name
		}
		return f, err
	})
}

// undo takes the last count back.
func (p *page) undo() {
	last := p.found.now.Last
	screen.Act(p.h, func(ctx context.Context, d work.Desk) (shop.DayClose, error) {
		return work.UndoDayClose(ctx, d, last.ID, last.Rev)
	}, func(c shop.DayClose, err error) {
		if err != nil {
			p.h.Fail("undo a day close", err)
			return
		}
		p.h.Toast(p.h.Say("dayclose.undone", shop.Args{"Close": c.Number}), nil)
		p.load()
	})
}

// print prints the chosen count, else the last one.
func (p *page) print() {
	h, c := p.h, p.found.now.Last
	if x, ok := p.closes.Selected(); ok && p.views.Chosen() == viewCloses {
		c = x
	}
	screen.PrintPaper(h, screen.PaperJob{
		Title: h.Say("paper.day_close"), On: paper.A4, Done: "figures.printed", Waits: "figures.print_waits",
		Make: func(ctx context.Context, d work.Desk, _ paper.Paper, folder string) (string, error) {
			return printing.DayClose(ctx, d, h.Press, h.Env.Lang, printing.DayCloseJob{Close: c.ID, Dir: folder})
		},
	})
}
