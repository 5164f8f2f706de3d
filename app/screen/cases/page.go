// Package cases is the screen about cases of exchange and return under the order on
// 三包: what was asked for, what is due, and how each ended.
package cases

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// page (退换案件) is the list of cases.
type page struct {
	h      *screen.Host
	browse *screen.Browse[screen.DueCase]
	want   shop.CaseID // of the route, until it is shown
	begin  func()      // what the route asks for besides, until it is done
	closed bool
}

// New opens the cases, with the one of the route chosen if it names one; the key "new:17"
// begins one of car 17.
func New(h *screen.Host, route screen.Route) screen.Page {
	p := &page{h: h, want: shop.CaseID(route.ID)}
	if car, ok := strings.CutPrefix(route.Key, "new"); ok {
		id, _ := strconv.ParseInt(strings.TrimPrefix(car, ":"), 10, 64)
		p.begin = func() { p.ask(0, shop.VehicleID(id)) }
	}
	p.browse = screen.NewBrowse(h, screen.BrowseSpec[screen.DueCase]{
		ID: "cases", Hint: h.Say("cases.hint"), Columns: columns(h), List: p.list,
		Row: func(r screen.DueCase) int64 { return int64(r.ID) },
		Filters: []screen.Filter{
			{ID: data.FilterAll, Title: "cases.filter.all"},
			{ID: data.CasesOpen, Title: "cases.filter.open"},
			{ID: data.CasesOverdue, Title: "cases.filter.overdue"},
			{ID: data.CasesEnded, Title: "cases.filter.ended"},
		},
		Kinds: []shop.Kind{shop.KindCases, shop.KindVehicles, shop.KindWorkdays, shop.KindRules},
		Empty: kit.Blank{Icon: "shield", Text: h.Say("cases.empty"), Acts: []kit.Act{{Word: h.Say("cases.act.new"), Keys: "Ctrl+N", Do: func() { p.ask(0, 0) }}}},
		None:  "cases.none",
		Open:  p.open,
		Side:  p.side,
	})
	chosen := p.browse.Table.OnSelect
	p.browse.Table.OnSelect = func(r screen.DueCase) {
		chosen(r)
		h.Changed(p) // it can take other steps
	}
	p.browse.OnCounts(func([]int64) { h.Changed(p) })
	return p
}

func (p *page) list(v data.View, ask data.Ask) (out data.Page[screen.DueCase], err error) {
	ask.Day = p.today()
	rows, err := data.CaseList(v, ask)
	if err != nil {
		return out, err
	}
	out = data.Page[screen.DueCase]{Start: rows.Start, End: rows.End, More: rows.More, Total: rows.Total, At: rows.At}
	out.Rows, err = screen.DueCases(v, rows.Rows, ask.Day)
	return out, err
}

func (p *page) today() shop.Day { return shop.DayOf(p.h.Env.Clock(), p.h.Env.Lang.Zone) }

// Title implements screen.Page.
func (p *page) Title() string { return p.h.Say("screen.cases") }

// Content implements screen.Page.
func (p *page) Content() fyne.CanvasObject { return p.browse.Content() }

// Shown implements screen.Page.
func (p *page) Shown() {
	p.browse.Shown()
	if begin := p.begin; begin != nil {
		p.begin = nil
		begin()
		return
	}
	if id := p.want; id != 0 {
		p.want = 0
		p.read(id, func(c shop.Case) { p.browse.Seek(c.Number) })
	}
}

// read reads a case and hands it on.
func (p *page) read(id shop.CaseID, then func(shop.Case)) {
	screen.Read(p.h, func(v data.View) (shop.Case, error) { return data.Case(v, id) }, func(c shop.Case, err error) {
		switch {
		case p.closed:
		case err != nil:
			p.h.Fail("read case", err)
		default:
			then(c)
		}
	})
}

// Close implements screen.Page.
func (p *page) Close() {
	p.closed = true
	p.browse.Close()
}

// Find implements screen.Finder.
func (p *page) Find() { p.browse.Find() }

// State implements screen.Stated.
func (p *page) State() (icon, tone, words string) { return "", "", p.h.Say("cases.keys") }

// Actions implements screen.Page: what a case cannot do now is not offered.
func (p *page) Actions() []screen.Action {
	on := func(can func(shop.Case) bool, a screen.Action, do func(shop.Case)) screen.Action {
		a.Can = func() bool {
			r, ok := p.browse.Selected()
			return ok && can(r.Case)
		}
		a.Do = func() { p.chosen(do) }
		return a
	}
	to := func(s shop.CaseStatus) func(shop.Case) bool {
		return func(c shop.Case) bool { return c.CanMove(s) }
	}
	isOpen := func(c shop.Case) bool { return c.Status.Open() }
	ends := func(c shop.Case) bool { return c.CanMove(shop.CaseExchanged) || c.CanMove(shop.CaseReturned) }
	any := func(shop.Case) bool { return true }
	next := p.next()
	all := []screen.Action{
		{ID: "cases.act.new", Keys: "Ctrl+N", Button: true, Do: func() { p.ask(0, 0) }},
		on(any, screen.Action{ID: "cases.act.car", Keys: "Alt+V"}, func(c shop.Case) {
			p.h.Go(screen.Route{Screen: screen.Vehicle, ID: int64(c.VehicleID)})
		}),
		on(any, screen.Action{ID: "cases.act.print", Keys: "Ctrl+P", Button: true, Primary: next == "print"}, acts{p}.print),
		on(to(shop.CaseWithdrawn), screen.Action{ID: "cases.act.withdraw", Keys: "Alt+W"}, acts{p}.withdraw),
		on(func(c shop.Case) bool { return c.Status == shop.CaseGranted && c.Remedy == shop.Exchange }, screen.Action{ID: "cases.act.turn", Keys: "Alt+T"}, acts{p}.turn),
		on(isOpen, screen.Action{ID: "cases.act.delay", Keys: "Alt+D"}, acts{p}.delay),
		on(isOpen, screen.Action{ID: "cases.act.sum", Keys: "Alt+S", Button: true}, acts{p}.sum),
		on(ends, screen.Action{ID: "cases.act.end", Keys: "Alt+X", Button: true, Primary: next == "end"}, acts{p}.end),
		on(to(shop.CaseGranted), screen.Action{ID: "cases.act.answer", Keys: "Alt+A", Button: true, Primary: next == "answer"}, acts{p}.answer),
	}
	return append(all, p.browse.Actions()...)
}

// next is what is to be done with the chosen case: it is answered, carried out, and then
// only its papers are wanted.
func (p *page) next() string {
	switch r, _ := p.browse.Selected(); {
	case r.Status == shop.CaseGranted:
		return "end"
	case r.ID != 0 && !r.Status.Open():
		return "print"
	}
	return "answer"
}

// chosen reads the case that the keys are on anew and does something with it.
func (p *page) chosen(do func(shop.Case)) {
	if r, ok := p.browse.Selected(); ok {
		p.read(r.ID, do)
	}
}

// open is what Enter does: the next thing that is to be written.
func (p *page) open(r screen.DueCase) {
	switch r.Status {
	case shop.CaseAsked:
		p.ask(r.ID, 0)
	case shop.CaseGranted:
		p.chosen(acts{p}.sum)
	default:
		p.browse.ToggleDrawer()
	}
}

// undoable says what was done with a case, with the way back.
func (p *page) undoable(words string, before, now shop.Case) {
	p.h.Toast(words, func() {
		screen.MayManage(p.h, func(d work.Desk) {
			kit.Load(p.h.Env.Run, func(ctx context.Context) (shop.Case, error) { return work.UndoCase(ctx, d, before, now) }, func(_ shop.Case, err error) {
				p.h.Fail("undo a step of a case", err)
			})
		})
	})
}
