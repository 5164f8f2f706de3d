package campaigns

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// cars is the page of one campaign: how far it has come, and the cars it catches.
type cars struct {
	h        *screen.Host
	id       shop.CampaignID
	campaign shop.Campaign
	figures  shop.CampaignFigures
	strip    *kit.Drawing
	browse   *screen.Browse[data.CampaignCarRow]
	root     *fyne.Container
	stop     func()
	closed   bool
	loads    int
}

func newCars(h *screen.Host, id shop.CampaignID) *cars {
	c := &cars{h: h, id: id}
	c.strip = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(60)) }, c.draw)
	c.browse = screen.NewBrowse(h, screen.BrowseSpec[data.CampaignCarRow]{
		ID: "campaign_cars", Hint: h.Say("campaigns.cars.hint"), Columns: carColumns(h),
		List: c.list, Row: func(r data.CampaignCarRow) int64 { return int64(r.ID) },
		Filters: []screen.Filter{
			{ID: data.FilterAll, Title: "campaigns.filter.all"},
			{ID: data.CampaignOpen, Title: "campaigns.filter.open"},
			{ID: data.CampaignTold, Title: "campaigns.filter.told"},
			{ID: data.CampaignRefused, Title: "campaigns.filter.refused"},
			{ID: data.CampaignDone, Title: "campaigns.filter.done"},
			{ID: data.CampaignNoVIN, Title: "campaigns.no_vin"},
		},
		Kinds: []shop.Kind{shop.KindCampaigns, shop.KindVehicles, shop.KindOrders},
		Empty: kit.Blank{Icon: "car", Text: h.Say("campaigns.cars.empty")},
		None:  "campaigns.cars.none",
		Open:  func(r data.CampaignCarRow) { h.Go(screen.Route{Screen: screen.Vehicle, ID: int64(r.ID)}) },
	})
	c.root = container.NewBorder(c.strip, nil, nil, nil, container.New(gapLayout{}, c.browse.Content()))
	c.stop = kit.Live(h.Store, h.Env.Run, c.read, shop.KindCampaigns, shop.KindVehicles, shop.KindOrders)
	c.read()
	return c
}

func (c *cars) list(v data.View, ask data.Ask) (data.Page[data.CampaignCarRow], error) {
	ask.Record = int64(c.id)
	return data.CampaignCarList(v, ask)
}

// read reads the campaign and how far it has come.
func (c *cars) read() {
	c.loads++
	mine, id := c.loads, c.id
	screen.Read(c.h, func(v data.View) (r row, err error) {
		if r.Campaign, err = data.Campaign(v, id); err == nil {
			r.CampaignFigures, err = data.CampaignFigures(v, id)
		}
		return r, err
	}, func(r row, err error) {
		switch {
		case c.closed || mine != c.loads:
		case err != nil:
			c.h.Fail("read campaign", err)
		default:
			c.campaign, c.figures = r.Campaign, r.CampaignFigures
			c.strip.Refresh()
			c.h.Changed(c)
		}
	})
}

// draw draws what the campaign is about, and how far it has come.
func (c *cars) draw(p *kit.Pen, size fyne.Size) {
	h, lang, f := c.h, c.h.Env.Lang, c.figures
	p.Card(0, 0, size.Width, size.Height)
	if c.campaign.ID == 0 {
		return
	}
	x := p.Text(12, size.Height/2, c.campaign.Code, p.Style(kit.Plate)) + 10
	x = p.Chip(x, size.Height/2, chipOf(h, c.campaign)) + 4
	days := string(c.campaign.FromDay) + " – " + string(c.campaign.UntilDay)
	if c.campaign.UntilDay == "" {
		days += h.Say("campaigns.no_end")
	}
	todo := strings.TrimSpace(strings.ReplaceAll(c.campaign.Todo, "\n", " "))
	if todo == "" {
		todo = strings.TrimSpace(c.campaign.JobCode + "  " + c.campaign.PartNo)
	}
	rate := rateCell(h, f)
	blocks := []screen.Block{
		{Top: c.campaign.Name, Sub: h.Say(c.campaign.Kind.Key()) + "・" + days, Strong: true},
		{Top: rate.Text, Sub: h.Say("campaigns.rate"), Tone: "good"},
		{Top: lang.Int(f.Done) + " / " + lang.Int(f.Caught), Sub: h.Say("campaigns.done_of")},
		{Top: lang.Int(f.Told), Sub: h.Say("campaigns.told")},
		{Top: lang.Int(f.Refused), Sub: h.Say("campaigns.refused")},
	}
	if f.NoVIN > 0 {
		blocks = append(blocks, screen.Block{Top: lang.Int(f.NoVIN), Sub: h.Say("campaigns.no_vin"), Tone: "warn"})
	}
	screen.Blocks(p, x+8, size.Width, size, append(blocks, screen.Block{Top: todo, Sub: h.Say("campaign.todo")}))
}

// Title implements screen.Page.
func (c *cars) Title() string {
	if c.campaign.ID == 0 {
		return c.h.Say("screen.campaigns")
	}
	return c.campaign.Title()
}

// Content implements screen.Page.
func (c *cars) Content() fyne.CanvasObject { return c.root }

// Shown implements screen.Page.
func (c *cars) Shown() { c.browse.Shown() }

// Close implements screen.Page.
func (c *cars) Close() {
	c.closed = true
	c.stop()
	c.browse.Close()
}

// Find implements screen.Finder.
func (c *cars) Find() { c.browse.Find() }

// Reading implements screen.Reading.
func (c *cars) Reading() bool { return c.campaign.ID == 0 }

// State implements screen.Stated.
func (c *cars) State() (icon, tone, words string) { return "", "", c.h.Say("campaigns.cars.keys") }

// Actions implements screen.Page.
func (c *cars) Actions() []screen.Action {
	chosen := func(do func(data.CampaignCarRow)) func() {
		return func() {
			if r, ok := c.browse.Selected(); ok {
				do(r)
			}
		}
	}
	undone := func(do func(data.CampaignCarRow)) func() {
		return chosen(func(r data.CampaignCarRow) {
			if r.State == data.CampaignDone {
				c.h.Toast(c.h.Say("campaigns.nobody"), nil)
				return
			}
			do(r)
		})
	}
	acts := []screen.Action{
		{ID: "campaigns.act.refused", Keys: "Alt+N", Button: true, Do: undone(c.refuse)},
		{ID: "campaigns.act.told_all", Keys: "Alt+A", Button: true, Do: c.tellAll},
		{ID: "campaigns.act.notices", Keys: "Ctrl+E", Button: true, Do: c.notices},
		{ID: "campaigns.act.told", Keys: "Alt+T", Button: true, Primary: true, Do: undone(func(r data.CampaignCarRow) { c.tell([]data.CampaignCarRow{r}) })},
		{ID: "campaigns.act.receive", Keys: "Alt+R", Do: chosen(c.receive)},
	}
	if c.h.Desk().Person.May(shop.Manage) {
		acts = append(acts, screen.Action{ID: "campaigns.act.edit", Keys: "Alt+E", Do: func() { write(c.h, c.id) }})
	}
	return append(append(acts, c.browse.Actions()...), screen.Action{ID: "vehicle.act.back", Keys: "Esc", Do: func() { c.h.Leave(c) }})
}

func carColumns(h *screen.Host) []kit.Column[data.CampaignCarRow] {
	lang := h.Env.Lang
	text := func(get func(data.CampaignCarRow) string, tone string) func(data.CampaignCarRow) kit.Cell {
		return func(r data.CampaignCarRow) kit.Cell { return kit.Cell{Text: get(r), Tone: tone} }
	}
	state := screen.Wide(h, "campaigns.filter.open", "campaigns.filter.told", "campaigns.filter.refused", "campaigns.filter.done", "campaigns.state") + 34
	return []kit.Column[data.CampaignCarRow]{
		{ID: "plate", TitleKey: "vehicles.plate", W: 110, Sort: "plate", Cell: text(func(r data.CampaignCarRow) string { return lang.Plate(r.Plate) }, "")},
		{ID: "state", TitleKey: "campaigns.state", W: state, Min: state, Cell: func(r data.CampaignCarRow) kit.Cell {
			chip := screen.CampaignChip(h, r.State)
			return kit.Cell{Chip: &chip}
		}},
		{ID: "vehicle", TitleKey: "vehicles.vehicle", W: 150, Min: 100, Cell: text(func(r data.CampaignCarRow) string { return r.Vehicle }, "")},
		{ID: "vin", TitleKey: "claims.vin", W: 170, From: 900, Cell: text(func(r data.CampaignCarRow) string { return r.VIN }, "muted")},
		{ID: "owner", TitleKey: "vehicles.owner", W: 110, Min: 70, Cell: text(func(r data.CampaignCarRow) string { return r.Owner }, "")},
		{ID: "phone", TitleKey: "vehicles.phone", W: 120, From: 1000, Cell: text(func(r data.CampaignCarRow) string { return lang.Masked(r.Phone) }, "muted")},
		{ID: "note", TitleKey: "campaigns.last_note", Min: 110, Cell: text(func(r data.CampaignCarRow) string { return r.Words }, "")},
		{ID: "at", TitleKey: "campaigns.last_at", W: 104, Right: true, Cell: func(r data.CampaignCarRow) kit.Cell {
			if r.At.IsZero() {
				return kit.Cell{}
			}
			return kit.Cell{Text: lang.Date(r.At), Tone: "muted"}
		}},
	}
}

// gapLayout keeps a list apart from the strip above it.
type gapLayout struct{}

// Layout implements fyne.Layout.
func (gapLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	kit.Put(all[0], 0, 8, size.Width, size.Height-8)
}

// MinSize implements fyne.Layout.
func (gapLayout) MinSize(all []fyne.CanvasObject) fyne.Size {
	return all[0].MinSize().AddWidthHeight(0, 8)
}
