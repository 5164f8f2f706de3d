// Package vehicles is the screens about cars: the list of all, and the archive
// of one with its whole life on a page.
package vehicles

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// New opens the archive of the car that route names, or the list of all cars;
// the key "new:17" begins a new car of customer 17.
func New(h *screen.Host, route screen.Route) screen.Page {
	if route.ID != 0 {
		return newPage(h, shop.VehicleID(route.ID))
	}
	l := newList(h)
	if owner, ok := strings.CutPrefix(route.Key, "new"); ok {
		id, _ := strconv.ParseInt(strings.TrimPrefix(owner, ":"), 10, 64)
		l.begin = func() { l.create(shop.CustomerID(id)) }
	}
	return l
}

// page (车辆档案) is a car's whole life.
type page struct {
	h        *screen.Host
	id       shop.VehicleID
	archive  archive
	strip    *kit.Drawing
	next     *screen.Facts
	state    *screen.Facts
	curve    *curve
	looks    *looks
	sides    sides
	line     *timeline
	filters  *screen.Filters
	search   *kit.Entry
	count    *kit.Card
	root     *fyne.Container
	unmasked bool
	closed   bool
	loads    int
	stop     func()
}

// sides are the scrolling columns beside the timeline. Where there is no room
// for the right one, its content lies below that of the left one.
type sides struct {
	left, right *kit.Card
	scroll      *container.Scroll
	below       *fyne.Container // the right content, when it lies at the left
	beside      *fyne.Container
}

func newPage(h *screen.Host, id shop.VehicleID) *page {
	p := &page{h: h, id: id}
	p.next, p.state, p.curve, p.looks = screen.NewFacts(h), screen.NewFacts(h), newCurve(h), newLooks(h)
	p.line = newTimeline(h, p.openEntry, func(r rune) {
		h.Env.Focus(p.search)
		p.search.TypedRune(r)
	})
	var all []screen.Filter
	for _, s := range sorts() {
		all = append(all, screen.Filter{ID: string(s), Title: "vehicle.filter." + string(s)})
	}
	p.filters = screen.NewFilters(h, all, func(string) { p.sift(); h.Env.Focus(p.line) })
	p.search = kit.NewTextEntry(h.Env)
	p.search.PlaceHolder = h.Say("vehicle.search")
	p.search.OnEdit = p.sift
	p.search.OnKey = func(c kit.Chord) bool {
		if c == kit.Keys("↓") || c == kit.Keys("Enter") {
			h.Env.Focus(p.line)
			return true
		}
		return false
	}
	p.strip = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(60)) }, p.drawStrip)
	p.count = kit.NewCard(h.Say("vehicle.timeline"), container.New(timelineLayout{}, p.filters.Object(), p.line)).SetAction(container.New(searchWide{}, p.search))
	p.build()
	p.stop = kit.Live(h.Store, h.Env.Run, p.reload, shop.KindVehicles, shop.KindCustomers, shop.KindOrders, shop.KindPayments, shop.KindPhotos, shop.KindCases, shop.KindClaims, shop.KindCampaigns, shop.KindBulletins)
	p.reload()
	return p
}

// build arranges the columns.
func (p *page) build() {
	p.sides.below, p.sides.beside = container.NewStack(), container.NewStack()
	p.looks.link = toWalk(p)
	column := container.New(columnLayout{}, p.next.Object(), p.sides.below)
	inset := layout.NewCustomPaddedLayout(0, 8, 11, 11)
	p.sides.scroll = container.NewVScroll(container.New(inset, column))
	p.sides.left = kit.NewCard(p.h.Say("vehicle.next"), p.sides.scroll)
	p.sides.right = kit.NewCard(p.h.Say("vehicle.state"), container.NewVScroll(container.New(inset, p.sides.beside))).SetAction(p.looks.link)
	p.root = container.New(&pageLayout{p: p}, p.strip, p.sides.left, p.count, p.sides.right)
}

// reload reads the archive again.
func (p *page) reload() {
	if p.closed {
		return
	}
	p.loads++
	mine, id := p.loads, p.id
	now, zone := p.h.Env.Clock(), p.h.Env.Lang.Zone
	screen.Read(p.h, func(v data.View) (archive, error) {
		a, err := readArchive(v, id, shop.DayOf(now, zone))
		if err != nil {
			return a, err
		}
		return a, a.readClock(v, now, zone)
	}, func(a archive, err error) {
		switch {
		case p.closed || mine != p.loads:
		case err != nil:
			p.h.Fail("read vehicle", err)
			p.line.fail(err)
		default:
			p.show(a)
		}
	})
}

func (p *page) show(a archive) {
	p.archive = a
	p.line.set(teller{p.h, &p.archive}.entries())
	p.filters.SetCounts(p.line.counts())
	p.next.Set(p.nextFacts())
	p.state.Set(p.stateFacts())
	p.curve.set(a.readings())
	p.looks.show(&p.archive)
	p.strip.Refresh()
	p.root.Refresh()
	p.h.Changed(p)
}

func (p *page) sift() { p.line.only(sort(p.filters.Chosen()), p.search.Text) }

func (p *page) openEntry(e entry) {
	if e.booked != 0 && e.order == 0 {
		p.h.Go(screen.Route{Screen: screen.Calendar, ID: int64(e.booked)})
	}
	if e.order != 0 {
		p.h.Go(screen.Route{Screen: screen.Order, ID: int64(e.order)})
	}
	if e.to.Screen != "" {
		p.h.Go(e.to)
	}
}

// Title implements screen.Page.
func (p *page) Title() string {
	if s := p.plate(); s != "" {
		return s
	}
	return p.h.Say("vehicle.title")
}

func (p *page) plate() string {
	if p.archive.car.Plate == "" {
		return p.archive.car.VIN
	}
	return p.h.Env.Lang.Plate(p.archive.car.Plate)
}

// Content implements screen.Page.
func (p *page) Content() fyne.CanvasObject { return p.root }

// Shown implements screen.Page.
func (p *page) Shown() { p.h.Env.Focus(p.line) }

// Close implements screen.Page.
func (p *page) Close() {
	p.closed = true
	p.stop()
}

// Find implements screen.Finder.
func (p *page) Find() { p.h.Env.Focus(p.search) }

// State implements screen.Stated.
func (p *page) State() (icon, tone, words string) { return "", "", p.h.Say("vehicle.keys") }

// Actions implements screen.Page.
func (p *page) Actions() []screen.Action {
	owned := func() bool { return p.archive.car.OwnerID != 0 }
	acts := []screen.Action{
		{ID: "vehicle.act.owner", Keys: "Alt+U", Button: true, Can: owned, Do: p.toOwner},
		{ID: "vehicle.act.edit", Keys: "Ctrl+E", Button: true, Can: func() bool { return p.archive.car.ID != 0 }, Do: p.edit},
		{ID: "vehicle.act.receive", Keys: "Alt+R", Button: true, Primary: true, Do: func() { receive(p.h, p.id) }},
		{ID: "vehicle.act.sanbao", Keys: "Ctrl+P", Can: func() bool { return p.archive.car.ID != 0 }, Do: func() { printClock(p.h, p.archive.car.ID) }},
		{ID: "vehicle.act.case", Keys: "Alt+C", Can: func() bool { return p.archive.car.ID != 0 }, Do: func() { toCase(p) }},
		{ID: "vehicle.act.campaign", Keys: "Alt+K", Can: func() bool { return len(p.archive.campaigns) > 0 }, Do: func() { toCampaign(p) }},
		{ID: "bulletins.act.read", Keys: "Alt+B", Can: func() bool { return len(p.archive.bulletins) > 0 }, Do: func() { readBulletins(p) }},
		{ID: "vehicle.act.walk", Keys: "F6", Can: func() bool { _, ok := p.archive.toWalk(); return ok }, Do: func() { goWalk(p) }},
		{ID: "vehicle.act.photos", Keys: "Alt+P", Do: func() { p.h.Env.Focus(p.looks.album.Keyed()) }},
		{ID: "vehicle.act.unmask", Keys: "Ctrl+Shift+C", Can: func() bool { return owned() && p.archive.owner.Phone != "" }, Do: p.unmask},
		{ID: "vehicle.act.down", Keys: "Alt+↓", Do: func() { p.roll(1) }},
		{ID: "vehicle.act.up", Keys: "Alt+↑", Do: func() { p.roll(-1) }},
		{ID: "blueprint.act.why", Keys: "Alt+W", Can: func() bool { return visitAt(p.line) != 0 }, Do: func() { screen.StaySheet(p.h, visitAt(p.line)) }},
		{ID: "vehicle.act.reload", Keys: "F5", Do: p.reload},
		{ID: "vehicle.act.back", Keys: "Esc", Do: p.back},
	}
	return append(acts, p.filters.Actions()...)
}

// visitAt is the order of the chosen entry, 0 where it has none.
func visitAt(t *timeline) shop.OrderID {
	if t.sel < 0 || t.sel >= len(t.list) {
		return 0
	}
	return t.list[t.sel].order
}

// Reading implements screen.Reading.
func (p *page) Reading() bool { return p.archive.car.ID == 0 }

// roll scrolls the left column by key.
func (p *page) roll(step float32) {
	s := p.sides.scroll
	most := max(0, s.Content.MinSize().Height-s.Size().Height)
	s.ScrollToOffset(fyne.NewPos(0, max(0, min(most, s.Offset.Y+step*s.Size().Height*0.7))))
}

// back leaves the search first, and then the page.
func (p *page) back() {
	if p.search.Text != "" {
		p.search.SetText("")
		p.h.Env.Focus(p.line)
		return
	}
	p.h.Leave(p)
}

// receive begins an order for a car.
func receive(h *screen.Host, id shop.VehicleID) {
	h.Go(screen.Route{Screen: screen.Order, Key: "car:" + strconv.FormatInt(int64(id), 10)})
}

func (p *page) edit() { newForm(p.h, p.id, 0, func(shop.Vehicle) {}) }

func (p *page) toOwner() {
	p.h.Go(screen.Route{Screen: screen.Customers, ID: int64(p.archive.car.OwnerID)})
}

// unmask shows and copies the owner's whole number, which is noted.
func (p *page) unmask() {
	screen.Unmask(p.h, p.archive.owner, func() {
		p.unmasked = true
		p.strip.Refresh()
	})
}
