// Package campaigns is the screens about cars that are called in (召回与服务活动): the
// campaigns with how far each has come, the cars of one with what their owners were told,
// and the makers' bulletins (技术通报).
package campaigns

import (
	"context"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// row is a campaign with how far it has come.
type row = data.CampaignRow

// page is the list of campaigns.
type page struct {
	h      *screen.Host
	browse *screen.Browse[row]
	begin  []shop.Criterion // of a new campaign, until it is shown
}

// New opens the campaigns, or the cars of the one that the route names. Its Key, as
// screen.BatchKey has it, begins one about a batch of a part.
func New(h *screen.Host, route screen.Route) screen.Page {
	if route.ID != 0 {
		return newCars(h, shop.CampaignID(route.ID))
	}
	p := &page{h: h}
	if number, batch, ok := screen.BatchOf(route.Key); ok && p.may() {
		p.begin = []shop.Criterion{{PartNo: number, Batch: batch}}
	}
	blank := kit.Blank{Icon: "bell", Text: h.Say("campaigns.empty_read")}
	if p.may() {
		blank = kit.Blank{Icon: "bell", Text: h.Say("campaigns.empty"), Acts: []kit.Act{{Word: h.Say("campaigns.act.new"), Keys: "Ctrl+N", Do: func() { write(h, 0) }}}}
	}
	p.browse = screen.NewBrowse(h, screen.BrowseSpec[row]{
		ID: "campaigns", Hint: h.Say("campaigns.hint"), Columns: columns(h),
		List: p.list, Row: func(r row) int64 { return int64(r.ID) },
		Filters: []screen.Filter{
			{ID: data.FilterAll, Title: "campaigns.filter.all"},
			{ID: data.CampaignsRunning, Title: "campaigns.runs"},
			{ID: data.CampaignsOver, Title: "campaigns.over"},
		},
		Kinds: []shop.Kind{shop.KindCampaigns, shop.KindVehicles, shop.KindOrders},
		Empty: blank,
		None:  "campaigns.none",
		Open:  func(r row) { p.open(r.ID) },
	})
	p.browse.Table.SetFoot(h.Say("campaigns.foot"), nil)
	return p
}

// list reads campaigns as of today, the newest first.
func (p *page) list(v data.View, ask data.Ask) (data.Page[row], error) {
	if ask.Sort == "" {
		ask.Desc = true
	}
	ask.Day = p.h.Desk().Today()
	return data.CampaignList(v, ask)
}

// may reports whether the person at the desk writes campaigns.
func (p *page) may() bool { return p.h.Desk().Person.May(shop.Manage) }

func (p *page) open(id shop.CampaignID) {
	p.h.Go(screen.Route{Screen: screen.Campaigns, ID: int64(id)})
}

// Title implements screen.Page.
func (p *page) Title() string { return p.h.Say("screen.campaigns") }

// Content implements screen.Page.
func (p *page) Content() fyne.CanvasObject { return p.browse.Content() }

// Shown implements screen.Page.
func (p *page) Shown() {
	p.browse.Shown()
	if rows := p.begin; rows != nil {
		p.begin = nil
		write(p.h, 0, rows...)
	}
}

// Close implements screen.Page.
func (p *page) Close() { p.browse.Close() }

// Find implements screen.Finder.
func (p *page) Find() { p.browse.Find() }

// State implements screen.Stated.
func (p *page) State() (icon, tone, words string) { return "", "", p.h.Say("campaigns.keys") }

// Actions implements screen.Page: what the person may not do is not there.
func (p *page) Actions() []screen.Action {
	chosen := func(do func(row)) func() {
		return func() {
			if r, ok := p.browse.Selected(); ok {
				do(r)
			}
		}
	}
	acts := []screen.Action{
		{ID: "campaigns.act.bulletins", Keys: "Alt+B", Button: true, Do: func() { p.h.Go(screen.Route{Screen: screen.Bulletins}) }},
		{ID: "near.act.file", Keys: "Ctrl+E", Do: p.save},
	}
	if p.may() {
		acts = append(acts,
			screen.Action{ID: "campaigns.act.edit", Keys: "Alt+E", Button: true, Do: chosen(func(r row) { write(p.h, r.ID) })},
			screen.Action{ID: "campaigns.act.new", Keys: "Ctrl+N", Button: true, Do: func() { write(p.h, 0) }})
	}
	acts = append(acts, screen.Action{ID: "campaigns.act.cars", Keys: "Enter", Button: true, Primary: true, Do: chosen(func(r row) { p.open(r.ID) })})
	return append(acts, p.browse.Actions()...)
}

// save writes the list to a file.
func (p *page) save() {
	store, ask := p.h.Store, p.browse.Asked()
	screen.SaveColumns(p.h, p.Title(), columns(p.h), func(ctx context.Context) ([]row, error) {
		return data.Read(ctx, store, func(v data.View) ([]row, error) { return screen.Every(v, ask, p.list) })
	})
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
		{ID: "code", TitleKey: "campaign.code", W: 116, Min: 90, Sort: "code", Cell: func(r row) kit.Cell { return kit.Cell{Text: r.Code, Strong: true} }},
		{ID: "name", TitleKey: "campaign.name", Min: 130, Cell: func(r row) kit.Cell { return kit.Cell{Text: r.Name} }},
		{ID: "kind", TitleKey: "campaign.kind", W: kind, From: 760, Cell: func(r row) kit.Cell { return kit.Cell{Text: h.Say(r.Kind.Key())} }},
		{ID: "state", TitleKey: "campaigns.state", W: state, Min: state, Cell: func(r row) kit.Cell {
			chip := chipOf(h, r.Campaign)
			return kit.Cell{Chip: &chip}
		}},
		{ID: "from", TitleKey: "campaigns.from", W: 96, From: 1100, Sort: "from", Cell: func(r row) kit.Cell { return kit.Cell{Text: string(r.FromDay)} }},
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
