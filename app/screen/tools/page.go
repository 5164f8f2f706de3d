// Package tools is the screen about the tools of the shop: who has which, what
// should be back, and what has to be calibrated.
package tools

import (
	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// page (工具) is the list of tools.
type page struct {
	h      *screen.Host
	browse *screen.Browse[data.ToolRow]
	want   shop.ToolID // of the route, until it is shown
	closed bool
}

// New opens the tools, with the one of the route chosen if it names one.
func New(h *screen.Host, route screen.Route) screen.Page {
	p := &page{h: h, want: shop.ToolID(route.ID)}
	p.browse = screen.NewBrowse(h, screen.BrowseSpec[data.ToolRow]{
		ID: "tools", Hint: h.Say("tools.hint"), Columns: columns(h),
		List: p.list, Row: func(r data.ToolRow) int64 { return int64(r.ID) },
		Filters: []screen.Filter{
			{ID: data.FilterAll, Title: "tools.filter.all"},
			{ID: data.ToolsLent, Title: "tools.filter.lent"},
			{ID: data.ToolsOverdue, Title: "tools.filter.overdue"},
			{ID: data.ToolsDue, Title: "tools.filter.due"},
			{ID: data.ToolsInactive, Title: "tools.filter.inactive"},
		},
		Kinds: []shop.Kind{shop.KindTools, shop.KindPeople, shop.KindRules},
		Empty: p.empty(),
		None:  "tools.none",
		Open:  p.open,
		Side:  p.side,
	})
	return p
}

// list reads tools as of today; calibrations count as due when they are so soon.
func (p *page) list(v data.View, ask data.Ask) (data.Page[data.ToolRow], error) {
	rules, err := data.Rules(v)
	if err != nil {
		return data.Page[data.ToolRow]{}, err
	}
	ask.Day = p.today()
	ask.Until = ask.Day.Add(shop.ToolRulesOn(rules, ask.Day).SoonDays)
	return data.ToolList(v, ask)
}

func (p *page) today() shop.Day { return shop.DayOf(p.h.Env.Clock(), p.h.Env.Lang.Zone) }

// may reports whether the person at the desk looks after tools.
func (p *page) may() bool { return p.h.Desk().Person.May(shop.AdjustStock) }

func (p *page) empty() kit.Blank {
	blank := kit.Blank{Icon: "tool", Text: p.h.Say("tools.empty")}
	if p.may() {
		blank.Acts = []kit.Act{{Word: p.h.Say("tools.act.new"), Keys: "Ctrl+N", Do: func() { p.edit(0) }}}
	}
	return blank
}

// Title implements screen.Page.
func (p *page) Title() string { return p.h.Say("screen.tools") }

// Content implements screen.Page.
func (p *page) Content() fyne.CanvasObject { return p.browse.Content() }

// Shown implements screen.Page.
func (p *page) Shown() {
	p.browse.Shown()
	id := p.want
	if id == 0 {
		return
	}
	p.want = 0
	screen.Read(p.h, func(v data.View) (shop.Tool, error) { return data.Tool(v, id) }, func(x shop.Tool, err error) {
		if err != nil {
			p.h.Fail("open tool", err)
			return
		}
		p.browse.Seek(x.Code)
	})
}

// Close implements screen.Page.
func (p *page) Close() {
	p.closed = true
	p.browse.Close()
}

// Find implements screen.Finder.
func (p *page) Find() { p.browse.Find() }

// Meet implements screen.Meeter: a tool that was scanned is shown, and lent or
// taken back.
func (p *page) Meet(hit shop.Hit) bool {
	if hit.Kind != shop.KindTools {
		return false
	}
	p.browse.Seek(hit.Key)
	if p.may() {
		p.turn(shop.ToolID(hit.ID))
	}
	return true
}

// State implements screen.Stated.
func (p *page) State() (icon, tone, words string) {
	if !p.may() {
		return "", "", p.h.Say("tools.keys_read")
	}
	return "", "", p.h.Say("tools.keys")
}

// Actions implements screen.Page: what the person may not do is not there.
func (p *page) Actions() []screen.Action {
	acts := []screen.Action{{ID: "tools.act.label", Keys: "Alt+L", Do: func() {
		p.chosen(func(r data.ToolRow) { screen.LabelSheet(p.h, shop.ToolLabel(r.Tool)) })
	}}}
	if p.may() {
		on := func(do func(shop.ToolID)) func() {
			return func() { p.chosen(func(r data.ToolRow) { do(r.ID) }) }
		}
		acts = append(acts,
			screen.Action{ID: "tools.act.new", Keys: "Ctrl+N", Button: true, Do: func() { p.edit(0) }},
			screen.Action{ID: "tools.act.use", Keys: "Alt+X", Do: func() { p.chosen(p.use) }},
			screen.Action{ID: "tools.act.calibrate", Keys: "Alt+C", Button: true, Do: on(p.calibrate)},
			screen.Action{ID: "tools.act.back", Keys: "Alt+R", Button: true, Do: on(func(id shop.ToolID) { p.readLending(id, p.backSheet) })},
			screen.Action{ID: "tools.act.lend", Keys: "Alt+B", Button: true, Primary: true, Do: on(func(id shop.ToolID) { p.readLending(id, p.lendSheet) })},
		)
	}
	return append(acts, p.browse.Actions()...)
}

// chosen does something with the tool the keys are on.
func (p *page) chosen(do func(data.ToolRow)) {
	if r, ok := p.browse.Selected(); ok {
		do(r)
	}
}

// open edits a tool, or shows it to those who may not.
func (p *page) open(r data.ToolRow) {
	if p.may() {
		p.edit(r.ID)
		return
	}
	p.browse.ToggleDrawer()
}
