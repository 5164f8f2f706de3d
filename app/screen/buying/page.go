// Package buying is the screen about what the shop buys: what it should buy, what
// it has ordered, what came, what went back, and what it owes for it.
package buying

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// The views of the page, as routes name them.
const (
	viewSuggest  = "suggest"
	viewOrders   = "orders"
	viewReceipts = "receipts"
	viewReturns  = "returns"
	viewPayables = "payables"
)

// view is one of the lists of the page.
type view interface {
	content() fyne.CanvasObject
	shown()
	close()
	find()
	actions() []screen.Action
	keys() string // in words, for the action bar
}

// page (采购入库) shows one view at a time.
type page struct {
	h     *screen.Host
	names []string
	views map[string]view // those that were looked at
	at    string
	strip *kit.Drawing
	body  *fyne.Container
	root  *fyne.Container
	want  shop.PurchaseID // to be opened once the page is shown
}

// New opens the page at the view of the route.
func New(h *screen.Host, route screen.Route) screen.Page {
	p := &page{h: h, views: map[string]view{}, names: []string{viewSuggest, viewOrders, viewReceipts, viewReturns}, want: shop.PurchaseID(route.ID)}
	if h.Desk().Person.May(shop.SeeCost) {
		p.names = append(p.names, viewPayables)
	}
	p.strip = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(34)) }, p.drawStrip)
	p.body = container.NewStack()
	p.root = container.New(stripLayout{}, p.strip, p.body)
	p.at = viewSuggest
	for _, name := range p.names {
		if name == route.Key {
			p.at = name
		}
	}
	p.body.Objects = []fyne.CanvasObject{p.view().content()}
	return p
}

// view is the one in front; it is made when it is first looked at.
func (p *page) view() view {
	v := p.views[p.at]
	if v == nil {
		switch p.at {
		case viewOrders:
			v = newOrders(p)
		case viewReceipts:
			v = newReceipts(p)
		case viewReturns:
			v = newReturns(p)
		case viewPayables:
			v = newPayables(p)
		default:
			v = newSuggest(p)
		}
		p.views[p.at] = v
	}
	return v
}

// show brings a view to the front.
func (p *page) show(name string) {
	p.at = name
	p.body.Objects = []fyne.CanvasObject{p.view().content()}
	p.body.Refresh()
	p.strip.Refresh()
	p.h.Changed(p)
	p.view().shown()
}

// step goes to the view before or behind.
func (p *page) step(by int) {
	for i, name := range p.names {
		if name == p.at {
			p.show(p.names[(i+by+len(p.names))%len(p.names)])
			return
		}
	}
}

// Title implements screen.Page.
func (p *page) Title() string { return p.h.Say("screen.buying") }

// Content implements screen.Page.
func (p *page) Content() fyne.CanvasObject { return p.root }

// Shown implements screen.Page.
func (p *page) Shown() {
	p.view().shown()
	if id := p.want; id != 0 {
		p.want = 0
		editPurchase(p.h, id)
	}
}

// Close implements screen.Page.
func (p *page) Close() {
	for _, v := range p.views {
		v.close()
	}
}

// Find implements screen.Finder.
func (p *page) Find() { p.view().find() }

// Dropped implements screen.Dropper: files that were let go over the window are
// photos of the chosen receipt's papers.
func (p *page) Dropped(paths []string) {
	if x, ok := p.view().(*receipts); ok {
		x.dropped(paths)
		return
	}
	p.h.Toast(p.h.Say("voucher.drop_nowhere"), nil)
}

// State implements screen.Stated.
func (p *page) State() (icon, tone, words string) { return "", "", p.view().keys() }

// Actions implements screen.Page.
func (p *page) Actions() []screen.Action {
	acts := p.view().actions()
	for i, name := range p.names {
		acts = append(acts, screen.Action{ID: "buying.view." + name, Keys: "Alt+Shift+" + strconv.Itoa(i+1), Do: func() { p.show(name) }})
	}
	return append(acts,
		screen.Action{ID: "buying.act.next", Keys: "Ctrl+PgDn", Do: func() { p.step(1) }},
		screen.Action{ID: "buying.act.before", Keys: "Ctrl+PgUp", Do: func() { p.step(-1) }})
}

// drawStrip draws the names of the views, the one in front underlined.
func (p *page) drawStrip(pen *kit.Pen, size fyne.Size) {
	look, mid, x := pen.Look, size.Height/2-3, float32(2)
	for _, name := range p.names {
		word := p.h.Say("buying.view." + name)
		st := pen.Style(kit.Head)
		wide := st.Width(word)
		over := pen.Spot(x-2, 0, wide+14, size.Height, func() { p.show(name) })
		switch {
		case name == p.at:
			st = st.In(look.Primary)
			pen.Fill(x, size.Height-8, wide, 2, look.Primary)
		case over:
			st = st.In(look.Ink)
		default:
			st = st.In(look.Muted)
		}
		pen.Text(x, mid, word, st)
		x += wide + look.Dp(26)
	}
	pen.KeyHints(x, mid, size.Width-8, kit.KeyHint{Keys: "Ctrl+PgDn", Word: p.h.Say("buying.act.next")})
}

// stripLayout puts the strip above the view.
type stripLayout struct{}

// Layout implements fyne.Layout.
func (stripLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	tall := kit.Look().Dp(34)
	kit.Put(all[0], 0, 0, size.Width, tall)
	kit.Put(all[1], 0, tall, size.Width, size.Height-tall)
}

// MinSize implements fyne.Layout.
func (stripLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 260) }
