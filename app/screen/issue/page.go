// Package issue is the counter of the store (发料): the orders that wait for parts, by
// what was promised, where to take each piece, and a field that a scanner writes into.
package issue

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// tick is how often what waits is read again by itself.
const tick = time.Minute

// Page is the counter of the store.
type Page struct {
	*screen.Watch[data.Demand]
	h      *screen.Host
	banner *kit.Banner
	scan   *kit.Entry
	list   *list
	root   *fyne.Container

	want   shop.OrderID // of the route, until it is shown
	demand data.Demand
	takers map[shop.OrderID]shop.PersonID // who takes the pieces, where somebody was chosen
	busy   bool                           // something is being handed out
	queue  []string                       // what was scanned meanwhile

	instead work.Instead // what was scanned and refused, but serves in the place of a line's part
}

// New opens the counter, with the order of the route chosen if it names one.
func New(h *screen.Host, route screen.Route) screen.Page {
	p := &Page{h: h, banner: kit.NewBanner(h.Env), want: shop.OrderID(route.ID), takers: map[shop.OrderID]shop.PersonID{}}
	p.list = newList(p)
	p.scan = kit.NewTextEntry(h.Env)
	p.scan.PlaceHolder, p.scan.Icon = h.Say("issue.scan.hint"), "search"
	p.scan.OnKey = p.scanKey
	p.Watch = screen.NewWatch(h, screen.WatchSpec[data.Demand]{
		Title: "screen.issue", Reload: "issue.act.reload", Keys: p.list.keyed, Tick: tick,
		Read: func() func(data.View) (data.Demand, error) { return data.DemandOf }, Show: p.show,
		Kinds: []shop.Kind{shop.KindOrders, shop.KindParts, shop.KindLots, shop.KindWarehouses, shop.KindPeople},
	})
	p.root = screen.Under(p.banner, container.New(counterLayout{p}, p.scan, p.Watch.Content()))
	p.Load()
	return p
}

// Content implements screen.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Shown implements screen.Page: a scanner may write at once.
func (p *Page) Shown() {
	p.Watch.Shown()
	p.Find()
}

// Close implements screen.Page.
func (p *Page) Close() {
	p.Watch.Close()
	p.banner.Clear()
}

// Find implements screen.Finder.
func (p *Page) Find() { p.h.Env.Focus(p.scan) }

// Scanned takes what a scanner read wherever the keys are.
func (p *Page) Scanned(code string) bool {
	acts{p}.hand(code)
	return true
}

// State implements screen.Stated.
func (p *Page) State() (icon, tone, words string) {
	if !p.Read() {
		return "", "", ""
	}
	short := 0
	for _, x := range p.demand.Picks {
		if x.Short {
			short++
		}
	}
	if short > 0 {
		return "alert", "warn", p.h.Say("issue.state.short", shop.Args{"N": len(p.demand.Orders), "Short": short})
	}
	return "check", "good", p.h.Say("issue.state", shop.Args{"N": len(p.demand.Orders)})
}

func (p *Page) show(d data.Demand) {
	p.demand = d
	if p.want != 0 {
		if slices.ContainsFunc(d.Orders, func(o data.WaitingOrder) bool { return o.ID == p.want }) {
			p.list.sel = p.want
		} else {
			p.told(shop.Refuse("part.refuse.nothing_to_issue", nil))
		}
		p.want = 0
	}
	p.list.fill()
	p.list.keyed.Refresh()
	p.h.Changed(p)
}

// scanKey takes what stands in the field with Enter; the arrows go to the list.
func (p *Page) scanKey(c kit.Chord) bool {
	switch {
	case c == kit.Keys("Enter") && p.scan.Text != "":
		text := p.scan.Text
		p.scan.SetText("")
		acts{p}.hand(text)
	case c == kit.Keys("Enter"), c == kit.Keys("↓"), c == kit.Keys("↑"):
		p.h.Env.Focus(p.list.keyed)
		if c == kit.Keys("Enter") {
			p.list.across(1)
		}
	default:
		return false
	}
	return true
}

// chosen is the order that the keys act on.
func (p *Page) chosen() (data.WaitingOrder, bool) {
	for _, o := range p.demand.Orders {
		if o.ID == p.list.sel {
			return o, true
		}
	}
	return data.WaitingOrder{}, false
}

// taker is who takes the pieces of an order.
func (p *Page) taker(o *shop.Order) shop.PersonID {
	if who, ok := p.takers[o.ID]; ok {
		return who
	}
	return shop.Taker(o)
}

// person is the name of somebody of the shop.
func (p *Page) person(id shop.PersonID) string {
	for _, x := range p.demand.People {
		if x.ID == id {
			return x.Name
		}
	}
	return ""
}

// counterLayout places the scan field above the lists.
type counterLayout struct{ p *Page }

// Layout implements fyne.Layout.
func (l counterLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	tall := all[0].MinSize().Height
	kit.Put(all[0], 0, 0, min(kit.Look().Dp(440), size.Width), tall)
	kit.Put(all[1], 0, tall+8, size.Width, size.Height-tall-8)
}

// MinSize implements fyne.Layout.
func (l counterLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 240) }
