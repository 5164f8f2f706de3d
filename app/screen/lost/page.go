// Package lost is the screen about sales that were lost (流失商机): whom to call first, what
// was not taken by item and by technician, each to its orders.
package lost

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	reckon "gongdan/app/shop/lost"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// headTall is how tall the line with the period is, in dp at 100 %.
const headTall = 28

// The views of the page.
const (
	viewCalls  = "calls"
	viewItems  = "items"
	viewPeople = "people"
)

// sums are what was read.
type sums struct {
	book   reckon.Book
	calls  []data.LostCall
	rules  reckon.Rules
	people map[shop.PersonID]string
}

// page (流失商机) is one of three tables.
type page struct {
	h       *screen.Host
	span    *screen.Period
	head    *kit.Drawing
	views   *screen.Filters
	calls   *kit.Table[data.LostCall]
	items   *kit.Table[reckon.Row]
	people  *kit.Table[reckon.Of]
	body    *fyne.Container
	root    fyne.CanvasObject
	stop    func()
	found   sums
	loads   int
	ready   bool
	closed  bool
	showing bool // a sheet
}

// New opens the calls of today and what was missed this month.
func New(h *screen.Host, _ screen.Route) screen.Page {
	p := &page{h: h, body: container.NewStack()}
	p.span = screen.NewPeriod(h, func() {
		p.load()
		p.head.Refresh()
	})
	p.head = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(headTall)) }, p.drawHead)
	p.views = screen.NewFilters(h, []screen.Filter{
		{ID: viewCalls, Title: "lost.view.calls"}, {ID: viewItems, Title: "lost.view.items"}, {ID: viewPeople, Title: "lost.view.people"},
	}, func(string) { p.turn() })
	p.calls = kit.NewTable(h.Env, "lost_calls", callColumns(h))
	p.calls.OnOpen, p.calls.OnPreview = p.openCar, p.openCall
	p.items = kit.NewTable(h.Env, "lost_items", p.itemColumns())
	p.items.OnOpen = func(r reckon.Row) { p.openOffers(r.Name, r.Missed) }
	p.people = kit.NewTable(h.Env, "lost_people", p.personColumns())
	p.people.OnOpen = func(r reckon.Of) { p.openOffers(p.person(r.Person), r.Missed) }
	reading := kit.Blank{Icon: "clock", Text: h.Say("lost.reading")}
	p.calls.SetEmpty(reading)
	p.items.SetEmpty(reading)
	p.people.SetEmpty(reading)
	p.root = container.NewBorder(container.NewVBox(p.head, p.views.Object()), nil, nil, nil, kit.NewCard("", p.body))
	p.body.Add(p.calls.Object())
	p.stop = kit.Live(h.Store, h.Env.Run, p.load, shop.KindOrders, shop.KindRules, shop.KindAppointments)
	p.load()
	return p
}

// Title implements screen.Page.
func (p *page) Title() string { return p.h.Say("screen.lost") }

// Content implements screen.Page.
func (p *page) Content() fyne.CanvasObject { return p.root }

// Shown implements screen.Page.
func (p *page) Shown() { p.focus() }

// Close implements screen.Page.
func (p *page) Close() {
	p.closed = true
	p.stop()
}

// State implements screen.Stated.
func (p *page) State() (icon, tone, words string) {
	if !p.ready {
		return "", "", ""
	}
	return "check", "good", text.LostSummary(p.h.Env.Lang, &p.found.book)
}

// Actions implements screen.Page.
func (p *page) Actions() []screen.Action {
	ready := func() bool { return p.ready }
	acts := append(p.views.Actions(), p.span.Steps()...)
	return append(acts, []screen.Action{
		p.span.Action(),
		{ID: "figures.act.file", Keys: "F8", Do: p.file, Button: true, Can: ready},
		{ID: "lost.act.define", Keys: "F4", Do: p.define, Button: true},
		{ID: "lost.act.why", Keys: "Alt+W", Can: p.onCall, Button: true, Do: func() {
			if c, ok := p.calls.Selected(); ok {
				p.openCall(c)
			}
		}},
		{ID: "lost.act.open", Keys: "Enter", Button: true, Primary: true, Can: ready, Yields: func() bool { return p.showing }, Do: p.open},
		{ID: "vehicle.act.reload", Keys: "F5", Do: p.load},
	}...)
}

func (p *page) onCall() bool { return p.ready && p.views.Chosen() == viewCalls && p.calls.Rows() > 0 }

// open opens the chosen row of the table that is shown.
func (p *page) open() {
	switch p.views.Chosen() {
	case viewItems:
		if r, ok := p.items.Selected(); ok {
			p.items.OnOpen(r)
		}
	case viewPeople:
		if r, ok := p.people.Selected(); ok {
			p.people.OnOpen(r)
		}
	default:
		if c, ok := p.calls.Selected(); ok {
			p.openCar(c)
		}
	}
}

// turn shows the table of the chosen view.
func (p *page) turn() {
	shown := p.calls.Object()
	switch p.views.Chosen() {
	case viewItems:
		shown = p.items.Object()
	case viewPeople:
		shown = p.people.Object()
	}
	p.body.Objects = []fyne.CanvasObject{shown}
	p.body.Refresh()
	p.focus()
	p.h.Changed(p)
}

func (p *page) focus() {
	switch p.views.Chosen() {
	case viewItems:
		p.items.Focus()
	case viewPeople:
		p.people.Focus()
	default:
		p.calls.Focus()
	}
}

// load reads all three anew, away from the window.
func (p *page) load() {
	p.loads++
	mine, from, to := p.loads, p.span.From, p.span.To
	screen.Act(p.h, func(ctx context.Context, d work.Desk) (s sums, err error) { return read(ctx, d, from, to) }, func(s sums, err error) {
		switch {
		case p.closed || mine != p.loads:
		case err != nil:
			p.h.Fail("read lost sales", err)
		default:
			p.found, p.ready = s, true
			p.fill()
			p.head.Refresh()
			p.h.Changed(p)
		}
	})
}

func read(ctx context.Context, d work.Desk, from, to shop.Day) (s sums, err error) {
	if s.book, err = work.LostSales(ctx, d, from, to); err != nil {
		return s, err
	}
	if s.calls, s.rules, err = work.LostCalls(ctx, d); err != nil {
		return s, err
	}
	people, err := data.Read(ctx, d.Store, data.People)
	s.people = map[shop.PersonID]string{}
	for _, x := range people {
		s.people[x.ID] = x.Name
	}
	return s, err
}

// fill shows what was read.
func (p *page) fill() {
	h, lang, b := p.h, p.h.Env.Lang, &p.found.book
	none := kit.Blank{Icon: "check", Text: h.Say("lost.none", shop.Args{"From": b.From, "To": b.To})}
	p.items.SetEmpty(none)
	p.people.SetEmpty(none)
	p.calls.SetEmpty(kit.Blank{Icon: "check", Text: h.Say("lost.none_calls", shop.Args{"Days": p.found.rules.WindowDays})})
	p.calls.SetRows(p.found.calls)
	rows, s := b.Rows(), b.Sum()
	p.items.SetRows(rows)
	var people []reckon.Of
	for _, x := range reckon.People(b.Of) {
		if x.Sums.Missed > 0 {
			people = append(people, x)
		}
	}
	p.people.SetRows(people)
	foot := map[string]string{
		"missed": lang.Int(int64(s.Missed)), "sum": lang.Money(s.MissedSum), "offered": lang.Money(s.OfferedSum), "back": lang.Money(s.BackSum),
	}
	p.items.SetFoot(h.Say("lost.foot"), foot)
	p.people.SetFoot(h.Say("lost.foot"), foot)
	var all reckon.Call
	for _, c := range p.found.calls {
		all.Worth, all.Amount, all.Hopes = all.Worth+c.Worth, all.Amount+c.Amount, append(all.Hopes, c.Hopes...)
	}
	p.calls.SetFoot(h.Say("lost.foot_calls"), map[string]string{"amount": lang.Money(all.Amount), "worth": worth(lang, all)})
	p.views.SetCounts([]int64{int64(len(p.found.calls)), int64(len(rows)), int64(len(people))})
}

// person is the name of who found something; of nobody it says so.
func (p *page) person(id shop.PersonID) string {
	if name := p.found.people[id]; name != "" {
		return name
	}
	return p.h.Say("lost.nobody")
}
