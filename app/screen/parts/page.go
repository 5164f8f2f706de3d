// Package parts is the screen about the store: what there is of each part, what
// is promised, who waits, and how it came and went.
package parts

import (
	"slices"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// page (配件库存) is the list of parts.
type page struct {
	h        *screen.Host
	browse   *screen.Browse[data.PartRow]
	cells    *cells
	stickers stickers
	root     *fyne.Container
	makes    *kit.Combo // of which brand; not seen where there is one
	house    *kit.Combo // which warehouse is looked at; not seen where there is one
	at       shop.WarehouseID
	brand    string
	want     shop.PartID // of the route, until it is shown
	closed   bool
}

// New opens the store, with the part of the route chosen if it names one.
func New(h *screen.Host, route screen.Route) screen.Page {
	p := &page{h: h, want: shop.PartID(route.ID)}
	p.stickers.h, p.stickers.asked = h, func() data.Ask { return p.browse.Asked() }
	p.cells = newCells(p)
	p.house = kit.NewSelect(h.Env, nil)
	p.makes = kit.NewSelect(h.Env, nil)
	kit.Reveal(p.house, false)
	kit.Reveal(p.makes, false)
	p.browse = screen.NewBrowse(h, screen.BrowseSpec[data.PartRow]{
		ID: "parts", Hint: h.Say("parts.hint"), Columns: p.cells.watch(columns(h)),
		List: data.PartList, Row: func(r data.PartRow) int64 { return int64(r.ID) },
		Filters: []screen.Filter{
			{ID: data.FilterAll, Title: "parts.filter.all"},
			{ID: data.PartsShort, Title: "parts.filter.short"},
			{ID: data.PartsLow, Title: "parts.filter.low"},
			{ID: data.PartsSlow, Title: "parts.filter.slow"},
			{ID: data.PartsComing, Title: "parts.filter.coming"},
			{ID: data.PartsInactive, Title: "parts.filter.inactive"},
		},
		Kinds: []shop.Kind{shop.KindParts, shop.KindOrders, shop.KindPurchases},
		Empty: p.empty(),
		None:  "parts.none",
		Open:  p.open,
		Side:  p.side,

		Beside: []fyne.CanvasObject{p.house, p.makes},
	})
	p.browse.Table.HideColumn("cost", !p.may(shop.SeeCost))
	p.browse.OnCounts(p.foot)
	p.root = screen.Under(p.cells.banner, p.browse.Content())
	p.cells.begin()
	sieve{p}.houses()
	sieve{p}.brands()
	return p
}

func (p *page) may(r shop.Right) bool { return p.h.Desk().Person.May(r) }

func (p *page) empty() kit.Blank {
	blank := kit.Blank{Icon: "box", Text: p.h.Say("parts.empty")}
	if p.may(shop.AdjustStock) {
		blank.Acts = []kit.Act{{Word: p.h.Say("parts.act.import"), Keys: "Ctrl+I", Do: func() { p.bring("") }}, {Word: p.h.Say("parts.act.new"), Keys: "Ctrl+N", Do: p.create}}
	}
	return blank
}

// foot says how many kinds there are and, to those who may know, their worth.
func (p *page) foot(counts []int64) {
	kinds := p.h.Say("parts.foot", shop.Args{"N": counts[0]})
	if !p.may(shop.SeeCost) || p.at != 0 || p.brand != "" {
		p.browse.Table.SetFoot(kinds, nil)
		return
	}
	screen.Read(p.h, data.StockValue, func(worth shop.Money, err error) {
		if err != nil {
			p.h.Log("stock value", err)
			return
		}
		p.browse.Table.SetFoot(p.h.Say("parts.foot_value", shop.Args{"N": counts[0], "Value": worth}), nil)
	})
}

// Title implements screen.Page.
func (p *page) Title() string { return p.h.Say("screen.parts") }

// Content implements screen.Page.
func (p *page) Content() fyne.CanvasObject { return p.root }

// Shown implements screen.Page.
func (p *page) Shown() {
	p.browse.Shown()
	id := p.want
	if id == 0 {
		return
	}
	p.want = 0
	screen.Read(p.h, func(v data.View) (shop.Part, error) { return data.Part(v, id) }, func(x shop.Part, err error) {
		if err != nil {
			p.h.Fail("open part", err)
			return
		}
		p.browse.Seek(x.Number)
	})
}

// Close implements screen.Page.
func (p *page) Close() {
	p.closed = true
	p.cells.close()
	p.browse.Close()
}

// Find implements screen.Finder.
func (p *page) Find() { p.browse.Find() }

// Meet implements screen.Meeter: a part that was scanned is shown in the list.
func (p *page) Meet(hit shop.Hit) bool {
	if hit.Kind == shop.KindParts {
		p.browse.Seek(hit.Key)
	}
	return hit.Kind == shop.KindParts
}

// State implements screen.Stated.
func (p *page) State() (icon, tone, words string) {
	if !p.may(shop.AdjustStock) {
		return "", "", p.h.Say("parts.keys_read")
	}
	return "", "", p.h.Say("parts.keys")
}

// Actions implements screen.Page: what the person may not do is not there.
func (p *page) Actions() []screen.Action {
	var acts []screen.Action
	if p.may(shop.AdjustStock) {
		acts = []screen.Action{
			{ID: "parts.act.adjust", Keys: "Alt+A", Button: true, Do: func() { p.chosen(mover{p}.adjust) }},
			{ID: "parts.act.buy", Keys: "Ctrl+B", Button: true, Do: func() { p.chosen(func(x shop.Part) { buyPart(p, x) }) }},
			{ID: "parts.act.offer", Keys: "Alt+O", Do: func() { p.chosen(func(x shop.Part) { askOffer(p, x) }) }},
			{ID: "parts.act.new", Keys: "Ctrl+N", Button: true, Do: p.create},
			{ID: "parts.act.transfer", Keys: "Alt+T", Do: func() { p.chosen(mover{p}.transfer) }},
			{ID: "parts.act.scrap", Keys: "Alt+S", Do: func() { p.chosen(mover{p}.scrap) }},
			{ID: "parts.act.level", Keys: "Alt+M", Do: func() { p.chosen(mover{p}.level) }, Can: p.house.Visible},
			{ID: "replace.act.edit", Keys: "Alt+H", Do: func() { p.chosen(kinship{p}.replace) }},
			{ID: "fit.act.edit", Keys: "Alt+J", Do: func() { p.chosen(kinship{p}.fit) }},
			{ID: "parts.act.cell", Keys: "Alt+Enter", Do: p.cells.edit.Begin},
			{ID: "parts.act.receive", Keys: "Ctrl+R", Button: true, Primary: true, Do: func() { p.chosen(mover{p}.receive) }},
		}
	}
	acts = append(acts, screen.Action{ID: "parts.act.house", Keys: "Alt+W", Do: func() { p.h.Env.Focus(p.house) }, Can: p.house.Visible})
	acts = append(acts, screen.Action{ID: "parts.act.make", Keys: "Alt+Q", Do: func() { p.h.Env.Focus(p.makes) }, Can: p.makes.Visible})
	acts = append(acts, screen.Action{ID: "parts.act.lots", Keys: "Alt+B", Do: func() { p.chosen(mover{p}.lots) }})
	acts = append(acts, screen.Action{ID: "parts.act.tools", Keys: "Alt+G", Do: func() { p.h.Go(screen.Route{Screen: screen.Tools}) }})
	acts = append(acts, screen.Action{ID: "failure.act.open", Keys: "Alt+K", Do: func() { p.h.Go(screen.Route{Screen: screen.Failures}) }})
	if p.may(shop.SeeCost) {
		acts = append(acts, screen.Action{ID: "parts.act.figures", Keys: "Alt+F", Do: func() { p.h.Go(screen.Route{Screen: screen.Figures}) }})
	}
	acts = append(acts, screen.Action{ID: "issue.act.open", Keys: "Alt+U", Button: true, Do: func() { p.h.Go(screen.Route{Screen: screen.Issue}) }})
	acts = slices.Concat(acts, p.stickers.actions(p.browse.Selected), p.sheetActions(), p.stockTakes(), p.browse.Actions())
	slices.SortStableFunc(acts, func(a, b screen.Action) int { return last(a) - last(b) })
	return acts
}

// last puts the next step at the end of the bar, where the eye looks for it.
func last(a screen.Action) int {
	if a.Primary {
		return 1
	}
	return 0
}

// chosen does something with the part the keys are on.
func (p *page) chosen(do func(shop.Part)) {
	if r, ok := p.browse.Selected(); ok {
		do(r)
	}
}

// open edits a part, or shows it to those who may not.
func (p *page) open(r data.PartRow) {
	if p.may(shop.AdjustStock) {
		newForm(p.h, r.ID)
		return
	}
	p.browse.ToggleDrawer()
}

func (p *page) create() { newForm(p.h, 0) }
