// Package calendar is who comes when: days and weeks by bay, technician or
// advisor, how full they are, and the form in which a booking is written while
// the customer is on the phone.
package calendar

import (
	"time"

	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// tick is how often the page looks at the clock: cars get late without anybody
// writing anything.
const tick = time.Minute

// Page is the calendar: arrows choose a place in it, Enter books there.
type Page struct {
	*screen.Watch[found]
	h    *screen.Host
	grid *grid
	goal shop.AppointmentID // is chosen once it is read
}

// found is what the page shows, as it was read last: the bookings of a week.
type found struct {
	from  shop.Day // its Monday
	list  []shop.Appointment
	able  data.Capacity
	rules shop.BookingRules
	short map[shop.AppointmentID]bool // the store has not got its parts
}

// New gives the page; with an ID it begins at that appointment.
func New(h *screen.Host, route screen.Route) screen.Page {
	p := &Page{h: h, goal: shop.AppointmentID(route.ID)}
	p.grid = newGrid(h, p)
	p.Watch = screen.NewWatch(h, screen.WatchSpec[found]{
		Title: "screen.calendar", Reload: "calendar.act.reload", Keys: p.grid.keyed, Tick: tick, Ticked: p.grid.refresh, Read: p.reading, Show: p.show,
		Kinds: []shop.Kind{shop.KindAppointments, shop.KindParts, shop.KindBays, shop.KindShifts, shop.KindPeople, shop.KindRules},
	})
	if p.goal != 0 {
		p.seek()
	} else {
		p.Load()
	}
	return p
}

// Actions implements screen.Page.
func (p *Page) Actions() []screen.Action {
	g, do := p.grid, acts{p}
	open := func() bool { a := g.chosen(); return a != nil && a.Status.Open() && g.moving == nil }
	can := func(to shop.Booking) func() bool {
		return func() bool { a := g.chosen(); return a != nil && a.CanMove(to) && g.moving == nil }
	}
	still := func() bool { return g.moving == nil }
	return []screen.Action{
		{ID: "calendar.act.arrive", Keys: "C", Do: do.arrive, Can: can(shop.Arrived), Button: true},
		{ID: "calendar.act.move", Keys: "M", Do: do.move, Can: open, Button: true},
		{ID: "calendar.act.miss", Keys: "N", Do: do.miss, Can: can(shop.NoShow), Button: true},
		{ID: "calendar.act.confirm", Keys: "V", Do: do.confirm, Can: can(shop.Confirmed)},
		{ID: "calendar.act.leave", Keys: "X", Do: do.leave, Can: can(shop.WentAway)},
		{ID: "calendar.act.cancel", Keys: "Del", Do: do.cancel, Can: can(shop.Cancelled)},
		{ID: "calendar.act.order", Keys: "O", Do: do.order, Can: func() bool { a := g.chosen(); return a != nil && a.OrderID != 0 }},
		{ID: "calendar.act.print", Keys: "Ctrl+P", Do: do.print, Can: func() bool { return g.chosen() != nil }},
		{ID: "calendar.act.stay", Keys: "Esc", Do: do.stay, Can: func() bool { return g.moving != nil }},
		{ID: "calendar.act.day", Keys: "D", Do: func() { g.show(true) }},
		{ID: "calendar.act.week", Keys: "W", Do: func() { g.show(false) }},
		{ID: "calendar.act.today", Keys: "Home", Do: func() { p.to(p.h.Desk().Today()) }},
		{ID: "calendar.act.lanes", Keys: "L", Do: func() { g.turn() }, Can: still},
		{ID: "calendar.act.earlier", Keys: "PgUp", Do: func() { p.to(g.day.Add(-g.span())) }},
		{ID: "calendar.act.later", Keys: "PgDn", Do: func() { p.to(g.day.Add(g.span())) }},
		{ID: "calendar.act.reload", Keys: "F5", Do: p.Load},
		{ID: "calendar.act.new", Keys: "Ctrl+N", Do: g.book, Button: true, Primary: true, Can: still},
	}
}

// State implements screen.Stated: what is being moved, else the advice for a
// day that is too full.
func (p *Page) State() (icon, tone, words string) {
	g := p.grid
	switch {
	case !p.Read():
		return "", "", ""
	case g.moving != nil:
		return "right", "info", p.h.Say("calendar.moving", shop.Args{"What": p.h.Env.Lang.Plate(g.moving.Title())})
	}
	if words := (tally{g}).overAdvice(); words != "" {
		return "alert", "warn", words
	}
	booked, missed, came := tally{g}.counts()
	return "check", "good", p.h.Say("calendar.state", shop.Args{"N": booked, "Came": came, "Missed": missed})
}

// to goes to a day.
func (p *Page) to(day shop.Day) {
	p.grid.day = day
	p.Load()
}

// seek goes to the day of the appointment that is to be chosen.
func (p *Page) seek() {
	id := p.goal
	screen.Read(p.h, func(v data.View) (shop.Appointment, error) { return data.Appointment(v, id) }, func(a shop.Appointment, err error) {
		if err != nil {
			p.h.Fail("find appointment", err)
		} else {
			p.grid.day = shop.DayOf(a.Times.StartAt, p.h.Env.Lang.Zone)
		}
		p.Load()
	})
}

// reading reads the week of the chosen day.
func (p *Page) reading() func(data.View) (found, error) {
	from, today := monday(p.grid.day), p.h.Desk().Today()
	return func(v data.View) (found, error) { return readWeek(v, from, today) }
}

func (p *Page) show(f found) {
	p.grid.set(f)
	if p.goal != 0 && p.grid.find(p.goal) {
		p.goal = 0
	}
	p.refresh()
}

func (p *Page) refresh() {
	p.grid.refresh()
	p.h.Changed(p)
}

// readWeek reads the bookings of the seven days from a Monday on.
func readWeek(v data.View, from, today shop.Day) (f found, err error) {
	f.from, f.short = from, map[shop.AppointmentID]bool{}
	if f.list, err = data.AppointmentsBetween(v, from.Time(v.Zone()), from.Add(7).Time(v.Zone())); err != nil {
		return f, err
	}
	if f.able, err = data.CapacityOf(v, from, from.Add(6)); err != nil {
		return f, err
	}
	rules, err := data.Rules(v)
	if err != nil {
		return f, err
	}
	f.rules = shop.BookingRulesOn(rules, today)
	var lines []shop.Line
	for _, a := range f.list {
		for _, x := range a.Parts {
			lines = append(lines, shop.Line{PartID: x.PartID})
		}
	}
	parts, err := data.PartsOf(v, lines)
	for _, a := range f.list {
		for _, x := range a.Parts {
			f.short[a.ID] = f.short[a.ID] || a.Status.Open() && parts[x.PartID].Available() < 0
		}
	}
	return f, err
}

// monday is the first day of the week of a day.
func monday(day shop.Day) shop.Day {
	return day.Add(-(int(day.Time(time.UTC).Weekday()) + 6) % 7)
}
