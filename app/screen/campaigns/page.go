// Package campaigns is the screens about cars that are called in (召回与服务活动): the
// campaigns with how far each has come, the cars of one with what their owners were told,
// and the makers' bulletins (技术通报).
package campaigns

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// page is the list of campaigns.
type page struct {
	h      *screen.Host
	table  *kit.Table[row]
	rows   []row
	stop   func()
	closed bool
	loads  int
}

// New opens the campaigns, or the cars of the one that the route names.
func New(h *screen.Host, route screen.Route) screen.Page {
	if route.ID != 0 {
		return newCars(h, shop.CampaignID(route.ID))
	}
	p := &page{h: h}
	p.table = kit.NewTable(h.Env, "campaigns", columns(h))
	p.table.OnOpen = func(r row) { p.open(r.ID) }
	p.table.Same = func(a, b row) bool { return a.ID == b.ID }
	p.table.SetEmpty(kit.Blank{Icon: "clock", Text: h.Say("campaigns.reading")})
	p.stop = kit.Live(h.Store, h.Env.Run, p.read, shop.KindCampaigns, shop.KindVehicles, shop.KindOrders)
	p.read()
	return p
}

// read counts anew, away from the window.
func (p *page) read() {
	p.loads++
	mine := p.loads
	screen.Read(p.h, readRows, func(all []row, err error) {
		switch {
		case p.closed || mine != p.loads:
		case err != nil:
			p.h.Fail("read campaigns", err)
		default:
			p.rows = all
			blank := kit.Blank{Icon: "target", Text: p.h.Say("campaigns.empty")}
			if p.may() {
				blank.Acts = []kit.Act{{Word: p.h.Say("campaigns.act.new"), Keys: "Ctrl+N", Do: func() { write(p.h, 0) }}}
			}
			p.table.SetEmpty(blank)
			p.table.SetRows(all)
			p.table.SetFoot(p.h.Say("campaigns.foot"), nil)
		}
	})
}

// may reports whether the person at the desk writes campaigns.
func (p *page) may() bool { return p.h.Desk().Person.May(shop.Manage) }

func (p *page) open(id shop.CampaignID) {
	p.h.Go(screen.Route{Screen: screen.Campaigns, ID: int64(id)})
}

// Title implements screen.Page.
func (p *page) Title() string { return p.h.Say("screen.campaigns") }

// Content implements screen.Page.
func (p *page) Content() fyne.CanvasObject { return kit.NewCard("", p.table.Object()) }

// Shown implements screen.Page.
func (p *page) Shown() { p.table.Focus() }

// Close implements screen.Page.
func (p *page) Close() {
	p.closed = true
	p.stop()
}

// State implements screen.Stated.
func (p *page) State() (icon, tone, words string) { return "", "", p.h.Say("campaigns.keys") }

// Actions implements screen.Page: what the person may not do is not there.
func (p *page) Actions() []screen.Action {
	chosen := func(do func(row)) func() {
		return func() {
			if r, ok := p.table.Selected(); ok {
				do(r)
			}
		}
	}
	acts := []screen.Action{
		{ID: "near.act.file", Keys: "Ctrl+E", Do: p.save},
	}
	if p.may() {
		acts = append(acts,
			screen.Action{ID: "campaigns.act.edit", Keys: "Alt+E", Button: true, Do: chosen(func(r row) { write(p.h, r.ID) })},
			screen.Action{ID: "campaigns.act.new", Keys: "Ctrl+N", Button: true, Do: func() { write(p.h, 0) }})
	}
	return append(acts,
		screen.Action{ID: "campaigns.act.cars", Keys: "Enter", Button: true, Primary: true, Do: chosen(func(r row) { p.open(r.ID) })},
		screen.Action{ID: "vehicle.act.reload", Keys: "F5", Do: p.read})
}

// save writes the list to a file.
func (p *page) save() {
	rows := p.rows
	screen.SaveColumns(p.h, p.Title(), columns(p.h), func(context.Context) ([]row, error) { return rows, nil })
}

// row is a campaign with how far it has come.
type row struct {
	shop.Campaign
	shop.CampaignFigures
}

// readRows reads all campaigns, the newest first.
func readRows(v data.View) (rows []row, err error) {
	err = data.EachCampaign(v, func(f data.CampaignFile) error {
		figures, err := data.CampaignFigures(v, f.ID)
		rows = append(rows, row{f.Campaign, figures})
		return err
	})
	slices.Reverse(rows)
	return rows, err
}

// chipOf says whether a campaign runs.
func chipOf(h *screen.Host, c shop.Campaign) kit.ChipSpec {
	switch today := h.Desk().Today(); {
	case c.Runs(today):
		return kit.ChipSpec{Icon: "clock", Tone: "blue", Word: h.Say("campaigns.runs")}
	case c.FromDay > today:
		return kit.ChipSpec{Icon: "calendar", Tone: "grey", Word: h.Say("campaigns.waits")}
	}
	return kit.ChipSpec{Icon: "check", Tone: "grey", Word: h.Say("campaigns.over")}
}

func columns(h *screen.Host) []kit.Column[row] {
	lang := h.Env.Lang
	count := func(get func(shop.CampaignFigures) int64, tone string) func(row) kit.Cell {
		return func(r row) kit.Cell {
			n := get(r.CampaignFigures)
			if n == 0 {
				return kit.Cell{Text: "—", Tone: "muted"}
			}
			return kit.Cell{Text: lang.Int(n), Tone: tone}
		}
	}
	state := screen.Wide(h, "campaigns.runs", "campaigns.waits", "campaigns.over", "campaigns.state") + 34
	kind := screen.Wide(h, screen.KeysOf(shop.CampaignKinds())...) + 16
	return []kit.Column[row]{
		{ID: "code", TitleKey: "campaign.code", W: 116, Min: 90, Cell: func(r row) kit.Cell { return kit.Cell{Text: r.Code, Strong: true} }},
		{ID: "name", TitleKey: "campaign.name", Min: 130, Cell: func(r row) kit.Cell { return kit.Cell{Text: r.Name} }},
		{ID: "kind", TitleKey: "campaign.kind", W: kind, From: 760, Cell: func(r row) kit.Cell { return kit.Cell{Text: h.Say(r.Kind.Key())} }},
		{ID: "state", TitleKey: "campaigns.state", W: state, Min: state, Cell: func(r row) kit.Cell {
			chip := chipOf(h, r.Campaign)
			return kit.Cell{Chip: &chip}
		}},
		{ID: "from", TitleKey: "campaigns.from", W: 96, From: 1100, Cell: func(r row) kit.Cell { return kit.Cell{Text: string(r.FromDay)} }},
		{ID: "until", TitleKey: "campaigns.until", W: 96, From: 900, Cell: func(r row) kit.Cell {
			if r.UntilDay == "" {
				return kit.Cell{Text: h.Say("campaigns.no_end"), Tone: "muted"}
			}
			return kit.Cell{Text: string(r.UntilDay)}
		}},
		{ID: "caught", TitleKey: "campaigns.caught", W: 76, Right: true, Cell: count(func(f shop.CampaignFigures) int64 { return f.Caught }, "")},
		{ID: "told", TitleKey: "campaigns.told", W: 76, Right: true, Cell: count(func(f shop.CampaignFigures) int64 { return f.Told }, "")},
		{ID: "done", TitleKey: "campaigns.done", W: 76, Right: true, Cell: count(func(f shop.CampaignFigures) int64 { return f.Done }, "good")},
		{ID: "refused", TitleKey: "campaigns.refused", W: 84, Right: true, Cell: count(func(f shop.CampaignFigures) int64 { return f.Refused }, "warn")},
		{ID: "rate", TitleKey: "campaigns.rate", W: 90, Right: true, Cell: func(r row) kit.Cell { return rateCell(h, r.CampaignFigures) }},
		{ID: "no_vin", TitleKey: "campaigns.no_vin", W: 100, Right: true, Cell: count(func(f shop.CampaignFigures) int64 { return f.NoVIN }, "warn")},
	}
}

// rateCell is how many of the cars are put right.
func rateCell(h *screen.Host, f shop.CampaignFigures) kit.Cell {
	bp, ok := f.DoneRate()
	if !ok {
		return kit.Cell{Text: "—", Tone: "muted"}
	}
	return kit.Cell{Text: h.Env.Lang.Percent(shop.Rate(bp)) + " %", Strong: true}
}
