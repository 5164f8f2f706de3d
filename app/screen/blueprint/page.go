// Package blueprint is the service blueprint (服务蓝图) on the screen: where time
// is lost, by step, by advisor and by cause, over the cars of a period; and why
// each car that is here is still here. Enter on a figure opens the list of its
// orders, Enter on an order the order.
package blueprint

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	measured "gongdan/app/shop/blueprint"
	"gongdan/data"
)

const (
	tick    = time.Minute            // between two looks at the clock: stays grow
	patient = 300 * time.Millisecond // after which reading is seen
)

// The views of the page, by the names of their pills.
const (
	bySteps    = "steps"
	byAdvisors = "advisors"
	byCauses   = "causes"
	stillHere  = "here"
)

// Page is the service blueprint.
type Page struct {
	h      *screen.Host
	views  *screen.Filters
	head   *kit.Drawing
	bar    *screen.StayBar
	state  *kit.State
	sheets sheets
	card   *kit.Card
	box    *fyne.Container // what the card holds: the sheet in front
	root   *fyne.Container

	period period
	found  found
	drill  *drill // nil: a view is in front
	feed   feed
}

// acts are what can be done with the figures.
type acts struct{ *Page }

// found is what the page shows, as it was read last.
type found struct {
	figures measured.Figures
	cars    []measured.Case // in the shop, the longest wait first
	steps   []measured.Step // all versions
}

// feed is how the page gets its figures.
type feed struct {
	loads  int
	read   bool
	slow   bool
	closed bool
	stop   func()
	wait   func()
}

// New gives the page; the route's Key names the view to begin with.
func New(h *screen.Host, route screen.Route) screen.Page {
	p := &Page{h: h, bar: screen.NewStayBar(h), period: monthOf(h.Desk().Today())}
	all := []string{bySteps, byAdvisors, byCauses, stillHere}
	pills := make([]screen.Filter, len(all))
	for i, v := range all {
		pills[i] = screen.Filter{ID: v, Title: "blueprint.view." + v}
	}
	p.views = screen.NewFilters(h, pills, func(string) { p.drill = nil; p.front(true) })
	p.head = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(28)) }, p.drawHead)
	p.state = kit.NewState(h.Env, kit.Blank{})
	p.sheets = newSheets(p)
	p.box = container.NewStack()
	p.card = kit.NewCard("", p.box)
	p.root = container.New(pageLayout{p}, p.views.Object(), p.head, p.bar.Object(), p.card)
	p.feed.stop = kit.Live(h.Store, h.Env.Run, p.load, shop.KindOrders, shop.KindClocks, shop.KindRules, shop.KindShifts, shop.KindPeople, shop.KindSettings, shop.KindVehicles)
	for i, v := range all {
		if v == route.Key {
			p.views.Choose(i)
		}
	}
	p.front(false)
	p.load()
	p.later()
	return p
}

// Title implements screen.Page.
func (p *Page) Title() string { return p.h.Say("screen.blueprint") }

// Content implements screen.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Shown implements screen.Page.
func (p *Page) Shown() {
	p.load()
	p.sheet().focus()
}

// Close implements screen.Page.
func (p *Page) Close() {
	p.feed.closed = true
	p.feed.stop()
	if p.feed.wait != nil {
		p.feed.wait()
	}
}

// State implements screen.Stated.
func (p *Page) State() (icon, tone, words string) {
	if !p.feed.read {
		return "", "", ""
	}
	f := p.found.figures
	return "check", "good", p.h.Say("blueprint.state", shop.Args{"N": len(f.Cases), "Here": len(p.found.cars), "At": p.h.Env.Lang.Clock(p.h.Env.Clock())})
}

// Actions implements screen.Page.
func (p *Page) Actions() []screen.Action {
	acts := []screen.Action{
		{ID: "blueprint.act.basis", Keys: "F7", Do: acts{p}.turnBasis, Button: true, Can: p.overPeriod},
		{ID: "blueprint.act.file", Keys: "F8", Do: acts{p}.file, Button: true},
		{ID: "blueprint.act.print", Keys: "Ctrl+P", Do: acts{p}.print, Button: true, Can: func() bool { return p.overPeriod() && len(p.found.figures.Cases) > 0 }},
		{ID: "blueprint.act.why", Keys: "Alt+W", Do: func() { p.sheet().preview() }, Can: p.onCar, Button: p.onCar()},
		{ID: "blueprint.act.step", Keys: "F9", Do: func() { p.sheet().preview() }, Can: p.onStep, Button: p.onStep()},
		{ID: "blueprint.act.open", Keys: "Enter", Do: func() { p.sheet().open() }, Button: true, Primary: true},
		{ID: "blueprint.act.back", Keys: "Esc", Do: p.back, Can: func() bool { return p.drill != nil }},
		{ID: "blueprint.act.earlier", Keys: "←", Do: func() { p.to(p.period.step(-1)) }, Can: p.overPeriod},
		{ID: "blueprint.act.later", Keys: "→", Do: func() { p.to(p.period.step(1)) }, Can: p.overPeriod},
		{ID: "blueprint.act.period", Keys: "F6", Do: acts{p}.askPeriod},
		{ID: "blueprint.act.about", Keys: "F4", Do: acts{p}.about},
		{ID: "blueprint.act.edit", Keys: "Ctrl+E", Do: func() { p.h.Go(screen.Route{Screen: screen.Settings, Key: "blueprint"}) }},
		{ID: "blueprint.act.reload", Keys: "F5", Do: p.load},
	}
	return append(acts, p.views.Actions()...)
}

// overPeriod reports whether what is in front counts the cars of the period.
func (p *Page) overPeriod() bool { return p.views.Chosen() != stillHere }

// onCar reports whether the chosen row is a car, onStep whether it is a step.
func (p *Page) onCar() bool { return p.sheet().chosen() != nil }

func (p *Page) onStep() bool { return p.sheet() == sheet(p.sheets.steps) }

// later looks at the clock again.
func (p *Page) later() {
	p.feed.wait = p.h.Env.Run.After(tick, func() {
		p.load()
		p.later()
	})
}

// load reads the figures; those that are shown stay until others are there.
func (p *Page) load() {
	if p.feed.closed {
		return
	}
	p.feed.loads++
	mine, period, now := p.feed.loads, p.period, p.h.Env.Clock()
	done := p.h.Env.Run.After(patient, func() {
		p.feed.slow = mine == p.feed.loads
		p.head.Refresh()
	})
	screen.Read(p.h, func(v data.View) (found, error) { return read(v, period, now) }, func(f found, err error) {
		if done(); mine != p.feed.loads || p.feed.closed {
			return
		}
		if p.feed.slow = false; err != nil {
			p.fail(err)
			return
		}
		p.found, p.feed.read = f, true
		p.fill()
		p.front(false)
	})
}

// read gets the figures of a period and the cars that are here, all of one
// moment.
func read(v data.View, p period, now time.Time) (f found, err error) {
	book, err := data.Stays(v, data.StayAsk{From: p.from, Until: p.until, Delivered: p.delivered}, now)
	if err != nil {
		return f, err
	}
	f.steps = book.Steps
	f.figures = measured.Sum(book.Cases, book.Steps, p.until)
	open, err := data.Stays(v, data.StayAsk{}, now)
	f.cars = open.Cases
	longestFirst(f.cars)
	return f, err
}

// fail says what is the matter: in place of figures where there are none.
func (p *Page) fail(err error) {
	if p.feed.read {
		p.h.Fail("read the blueprint", err)
		return
	}
	words, failure := p.h.Words(err)
	if failure {
		p.h.Log("read the blueprint", err)
	}
	p.state.Set(kit.Blank{Icon: "alert", Text: words, Acts: []kit.Act{{Word: p.h.Say("blueprint.act.reload"), Keys: "F5", Do: p.load}}})
	p.box.Objects = []fyne.CanvasObject{p.state}
	p.box.Refresh()
}

// sheet is the table in front.
func (p *Page) sheet() sheet {
	if p.drill != nil {
		return p.sheets.list
	}
	switch p.views.Chosen() {
	case byAdvisors:
		return p.sheets.advisors
	case byCauses:
		return p.sheets.causes
	case stillHere:
		return p.sheets.here
	}
	return p.sheets.steps
}

// front shows the sheet that is chosen; focus gives it the keys.
func (p *Page) front(focus bool) {
	s := p.sheet()
	shown := s.object()
	if p.feed.read && p.drill == nil && p.overPeriod() && len(p.found.figures.Cases) == 0 {
		p.state.Set(kit.Blank{Icon: "flow", Text: p.h.Say("blueprint.none", shop.Args{"Period": p.period.words(p.h.Env.Lang)})})
		shown = p.state
	}
	if len(p.box.Objects) != 1 || p.box.Objects[0] != shown {
		p.box.Objects = []fyne.CanvasObject{shown}
		p.box.Refresh()
	}
	p.showBar()
	if focus {
		s.focus()
	}
	p.h.Changed(p)
}

// showBar shows what the time went into: of the chosen car, or of all.
func (p *Page) showBar() {
	parts := measured.Parts{}
	if c := p.sheet().chosen(); c != nil {
		parts = c.Parts
	} else if p.overPeriod() {
		for _, c := range p.found.figures.Causes {
			parts[c.Cause] = c.Minutes
		}
	}
	p.bar.Set(parts)
	p.head.Refresh()
	p.root.Refresh()
}

// back leaves a list for the figure that it stands behind.
func (p *Page) back() {
	p.drill = nil
	p.front(true)
}

// pageLayout puts the views and the period above the bar, the table below.
type pageLayout struct{ p *Page }

// Layout implements fyne.Layout.
func (l pageLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	look := kit.Look()
	line, pills := look.Dp(28), min(size.Width*0.56, look.Dp(520))
	kit.Put(all[0], 0, 0, pills, line)
	kit.Put(all[1], pills, 0, size.Width-pills, line)
	y := line + 8
	tall := l.p.bar.Tall(size.Width)
	kit.Put(all[2], 0, y, size.Width, tall)
	y += tall + 8
	kit.Put(all[3], 0, y, size.Width, size.Height-y)
}

// MinSize implements fyne.Layout.
func (pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(500, 260) }
