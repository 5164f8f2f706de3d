// Package sheets is the screen on which a table of parts, customers or cars comes
// in (导入表格): which column is what, what each row will do to the records, what is wrong, and one
// act that takes all of it or nothing.
package sheets

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/tables"
)

// page is a table on its way in.
type page struct {
	h       *screen.Host
	in      *tables.Incoming // nil: no file yet
	planned tables.Planned
	work    running

	columns *columns
	preview *preview
	head    *kit.Drawing
	detail  *kit.Drawing
	banner  *kit.Banner
	state   *kit.State
	body    *fyne.Container
	root    *fyne.Container

	route  string // of a file to begin with, until it is shown
	stale  bool   // records were changed since the table was planned
	own    int    // changes that are this page's, of which it has not heard yet
	closed bool
	stop   func()
}

// New opens the import; the route's Key is the path of a file to begin with.
func New(h *screen.Host, route screen.Route) screen.Page {
	p := &page{h: h, banner: kit.NewBanner(h.Env), route: route.Key}
	p.work.steps = &steps{}
	p.columns, p.preview = newColumns(p), newPreview(p)
	p.head = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(headTall)) }, p.drawHead)
	p.detail = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(detailTall)) }, p.drawDetail)
	p.state = kit.NewState(h.Env, p.blank())
	p.body = newBody(p)
	p.root = screen.Under(p.banner, p.body)
	p.stop = kit.Live(h.Store, h.Env.Run, p.changed, shop.KindParts, shop.KindCustomers, shop.KindVehicles)
	p.arrange()
	return p
}

// blank is what is shown while there is no file.
func (p *page) blank() kit.Blank {
	b := kit.Blank{Icon: "box", Text: p.h.Say("sheets.blank")}
	if p.may() {
		b.Acts = []kit.Act{{Word: p.h.Say("sheets.act.choose"), Keys: "Ctrl+O", Do: acts{p}.choose}}
	}
	return b
}

func (p *page) may() bool { return p.h.Desk().Person.May(shop.AdjustStock) }

// arrange shows what there is: a table, or how to bring one.
func (p *page) arrange() {
	for _, o := range []fyne.CanvasObject{p.head, p.columns.card, p.preview.filters.Object(), p.preview.card, p.detail} {
		kit.Reveal(o, p.in != nil)
	}
	kit.Reveal(p.state, p.in == nil)
	p.body.Refresh()
	p.root.Refresh()
}

// Title implements screen.Page.
func (p *page) Title() string {
	if p.in == nil {
		return p.h.Say("sheets.title")
	}
	return p.h.Say("sheets.title") + " · " + filepath.Base(p.in.Path)
}

// Content implements screen.Page.
func (p *page) Content() fyne.CanvasObject { return p.root }

// Shown implements screen.Page.
func (p *page) Shown() {
	path := p.route
	p.route = ""
	p.h.Env.Focus(nil) // what had the keys is on the page before
	switch {
	case path != "":
		acts{p}.open(path)
	case p.in != nil:
		if p.stale {
			p.replan()
		}
		p.focus()
	case p.may() && !p.work.busy():
		acts{p}.choose()
	}
}

// focus puts the keys where something is to be done.
func (p *page) focus() {
	if f := p.planned.Faults; len(f) > 0 && f[0].Row == 0 { // the column that tells records apart
		p.columns.table.Focus()
		return
	}
	p.preview.table.Focus()
}

// Close implements screen.Page.
func (p *page) Close() {
	p.closed = true
	p.work.call()
	p.stop()
	p.banner.Clear()
}

// Dropped implements screen.Dropper.
func (p *page) Dropped(paths []string) {
	if p.may() && !p.work.busy() {
		acts{p}.open(paths[0])
	}
}

// State implements screen.Stated.
func (p *page) State() (icon, tone, words string) {
	switch n := len(p.planned.Faults); {
	case p.in == nil:
		return "", "", ""
	case n > 0:
		return "alert", "bad", p.h.Say("sheets.state.faults", shop.Args{"N": n})
	case p.planned.Sum().Idle():
		return "check", "good", p.h.Say("sheets.state.idle")
	}
	return "check", "good", p.h.Say("sheets.state.ready")
}

// ready reports whether the table can be taken in.
func (p *page) ready() bool {
	return p.in != nil && !p.work.busy() && len(p.planned.Faults) == 0 && !p.planned.Sum().Idle()
}

// Actions implements screen.Page.
func (p *page) Actions() []screen.Action {
	all := []screen.Action{{ID: "sheets.act.back", Keys: "Esc", Do: p.back}}
	if !p.may() {
		return all
	}
	there := func() bool { return p.in != nil }
	all = append(all,
		screen.Action{ID: "sheets.act.as", Keys: "Alt+T", Do: acts{p}.as, Can: there},
		screen.Action{ID: "sheets.act.columns", Keys: "Alt+L", Do: p.columns.table.Focus, Can: there},
		screen.Action{ID: "sheets.act.rows", Keys: "Alt+K", Do: p.preview.table.Focus, Can: there},
		screen.Action{ID: "sheets.act.reload", Keys: "F5", Do: acts{p}.reread, Can: there},
		screen.Action{ID: "sheets.act.choose", Keys: "Ctrl+O", Button: true, Do: acts{p}.choose, Can: func() bool { return !p.work.busy() }},
		screen.Action{ID: "sheets.act.list", Keys: "Ctrl+S", Button: len(p.planned.Faults) > 0, Do: acts{p}.saveFaults, Can: func() bool { return len(p.planned.Faults) > 0 }},
		screen.Action{ID: "sheets.act.take", Keys: "Ctrl+Enter", Button: true, Primary: true, Do: acts{p}.take, Can: p.ready})
	return append(all, p.preview.filters.Actions()...)
}

// back calls off what is being done, else goes back to the list and forgets the
// table: what its columns mean is remembered.
func (p *page) back() {
	if p.work.busy() {
		p.work.call()
		return
	}
	p.h.Go(screen.Route{Screen: p.list()})
	p.h.Leave(p)
}

// list is the screen of the records that the table is of.
func (p *page) list() string {
	switch p.planned.Kind {
	case shop.CustomerTable:
		return screen.Customers
	case shop.VehicleTable:
		return screen.Vehicle
	}
	return screen.Parts
}

// changed notes that records were changed elsewhere. A long table is not planned
// anew for each of them, but when it is looked at again or asked for.
func (p *page) changed() {
	switch {
	case p.own > 0:
		p.own--
	case p.in != nil && !p.work.busy():
		p.stale = true
		p.tell()
	}
}
