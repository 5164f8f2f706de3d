package calendar

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// by is what the lanes of the calendar are.
type by string

// What lanes there are.
const (
	byBay        by = "bay"
	byTechnician by = "technician"
	byAdvisor    by = "advisor"
)

func ways() []by { return []by{byBay, byTechnician, byAdvisor} }

// lane is a bay or somebody; id 0 is what was given to none.
type lane struct {
	id    int64
	name  string
	about string
}

// grid is the calendar as one drawing with the keyboard.
type grid struct {
	h      *screen.Host
	p      *Page
	keyed  *kit.Keyed
	read   bool
	found  found
	lanes  []lane
	by     by
	byDay  bool
	day    shop.Day // the chosen one
	lane   int      // the chosen one
	item   int      // in a week: the booking of the cell, or the free place behind the last
	minute int      // in a day: the chosen time
	top    int      // the first lane that is seen
	moving *shop.Appointment
}

func newGrid(h *screen.Host, p *Page) *grid {
	g := &grid{h: h, p: p, by: byBay, day: h.Desk().Today(), minute: -1}
	g.keyed = kit.NewKeyed(h.Env, func(*kit.Theme) fyne.Size { return fyne.NewSize(600, 300) }, func(p *kit.Pen, size fyne.Size) { face{tally{g}}.draw(p, size) }, g.key)
	g.keyed.Wheel = func(rows int) {
		g.lane = max(0, min(g.lane+rows, len(g.lanes)-1))
		g.refresh()
	}
	return g
}

func (g *grid) refresh() { g.keyed.Refresh() }

// set shows what was read; the choice stays where it is.
func (g *grid) set(f found) {
	g.read, g.found = true, f
	g.deal()
}

// deal makes the lanes.
func (g *grid) deal() {
	g.lanes = nil
	switch g.by {
	case byBay:
		for _, b := range g.found.able.Bays {
			var skills []string
			for _, s := range b.Skills {
				skills = append(skills, g.h.Say(s.Key()))
			}
			g.lanes = append(g.lanes, lane{int64(b.ID), g.h.Say("calendar.bay", shop.Args{"Code": b.Code, "Name": b.Name}), strings.Join(skills, g.h.Say("say.comma"))})
		}
	default:
		role := map[by]shop.Role{byTechnician: shop.Technician, byAdvisor: shop.Advisor}[g.by]
		for _, p := range g.found.able.People {
			if p.Is(role) {
				g.lanes = append(g.lanes, lane{int64(p.ID), p.Name, g.h.Say(role.Key())})
			}
		}
	}
	loose := slices.ContainsFunc(g.found.list, func(a shop.Appointment) bool { return shown(&a) && g.laneOf(&a) < 0 })
	if loose || len(g.lanes) == 0 {
		g.lanes = append(g.lanes, lane{0, g.h.Say("calendar.none." + string(g.by)), ""})
	}
	g.lane = max(0, min(g.lane, len(g.lanes)-1))
	g.item = min(g.item, len(g.cell(g.lane, g.day)))
	if g.minute < 0 {
		g.minute = g.usualMinute()
	}
}

// laneOf is the lane that a booking stands in, -1 for none of them.
func (g *grid) laneOf(a *shop.Appointment) int {
	id := map[by]int64{byBay: int64(a.BayID), byTechnician: int64(a.Technician), byAdvisor: int64(a.AdvisorID)}[g.by]
	return slices.IndexFunc(g.lanes, func(l lane) bool { return l.id == id })
}

// shown reports whether a booking stands in the calendar: what was called off
// makes room for others.
func shown(a *shop.Appointment) bool { return a.Status != shop.Cancelled }

// cell are the bookings of a lane on a day, in the order in which they begin.
func (g *grid) cell(at int, day shop.Day) (list []*shop.Appointment) {
	for i := range g.found.list {
		a := &g.found.list[i]
		in := g.laneOf(a)
		if in < 0 {
			in = len(g.lanes) - 1
		}
		if shown(a) && in == at && shop.DayOf(a.Times.StartAt, g.zone()) == day {
			list = append(list, a)
		}
	}
	return list
}

func (g *grid) zone() *time.Location { return g.h.Env.Lang.Zone }

// chosen is the booking that the keys act on; nil where there is none.
func (g *grid) chosen() *shop.Appointment {
	list := g.cell(g.lane, g.day)
	if !g.byDay {
		if g.item < len(list) {
			return list[g.item]
		}
		return nil
	}
	at := g.day.Time(g.zone()).Add(time.Duration(g.minute) * time.Minute)
	for _, a := range list {
		if !at.Before(a.Times.StartAt) && at.Before(a.Until()) {
			return a
		}
	}
	return nil
}

// find chooses a booking; it reports whether it is there.
func (g *grid) find(id shop.AppointmentID) bool {
	for i := range g.found.list {
		a := &g.found.list[i]
		if a.ID != id {
			continue
		}
		g.day = shop.DayOf(a.Times.StartAt, g.zone())
		if g.lane = g.laneOf(a); g.lane < 0 {
			g.lane = len(g.lanes) - 1
		}
		g.item = max(0, slices.Index(g.cell(g.lane, g.day), a))
		g.minute = int(a.Times.StartAt.Sub(g.day.Time(g.zone())).Minutes())
		return true
	}
	return false
}

// key walks through the calendar, and books.
func (g *grid) key(c kit.Chord) bool {
	switch c {
	case kit.Keys("←"):
		g.step(-1)
	case kit.Keys("→"):
		g.step(1)
	case kit.Keys("↑"):
		g.climb(-1)
	case kit.Keys("↓"):
		g.climb(1)
	case kit.Keys("Enter"):
		g.enter()
	default:
		return false
	}
	g.p.refresh()
	return true
}

// step goes on by a day, or in a day by a step of the calendar.
func (g *grid) step(way int) {
	if g.byDay {
		slot := int(g.found.rules.Slot.Minutes())
		if a := g.chosen(); a != nil && g.moving == nil { // over the whole booking
			from := int(a.Times.StartAt.Sub(g.day.Time(g.zone())).Minutes())
			if g.minute = from - slot; way > 0 {
				g.minute = int(a.Until().Sub(g.day.Time(g.zone())).Minutes())
			}
		} else {
			g.minute += way * slot
		}
		from, until := g.axis()
		g.minute = max(from, min(g.minute, until-slot))
		return
	}
	g.day = g.day.Add(way)
	g.item = min(g.item, len(g.cell(g.lane, g.day)))
	if monday(g.day) != g.found.from {
		g.p.Load()
	}
}

// climb goes through the bookings of a cell and on to the next lane.
func (g *grid) climb(way int) {
	at := g.item + way
	n := len(g.cell(g.lane, g.day))
	switch {
	case !g.byDay && g.moving == nil && at >= 0 && at <= n:
		g.item = at
	case way > 0 && g.lane+1 < len(g.lanes):
		g.lane, g.item = g.lane+1, 0
	case way < 0 && g.lane > 0:
		g.lane--
		g.item = len(g.cell(g.lane, g.day))
	}
}

// enter opens the booking, puts down the one that is moved, or books.
func (g *grid) enter() {
	a := g.chosen()
	switch {
	case g.moving != nil:
		acts{g.p}.put()
	case a != nil:
		g.p.edit(*a)
	default:
		g.book()
	}
}

// book opens the form of a new booking at the chosen place.
func (g *grid) book() {
	a := shop.Appointment{Status: shop.Booked, Kind: shop.Maintenance, Channel: shop.ByCall, Hours: g.found.rules.Usual, AdvisorID: g.h.Desk().Person.ID}
	g.into(&a)
	a.Times.StartAt, _ = g.free(g.day, a.Hours, time.Time{})
	g.p.edit(a)
}

// into gives a booking the chosen lane.
func (g *grid) into(a *shop.Appointment) {
	id := g.lanes[g.lane].id
	switch g.by {
	case byBay:
		a.BayID = shop.BayID(id)
	case byTechnician:
		a.Technician = shop.PersonID(id)
	default:
		a.AdvisorID = shop.PersonID(id)
	}
}

// show changes between day and week.
func (g *grid) show(byDay bool) {
	if a := g.chosen(); a != nil {
		id := a.ID
		defer func() { g.find(id); g.p.refresh() }()
	}
	g.byDay = byDay
	g.p.refresh()
}

// turn shows the next sort of lanes.
func (g *grid) turn() {
	i := slices.Index(ways(), g.by)
	g.lanesBy(ways()[(i+1)%len(ways())])
}

func (g *grid) lanesBy(way by) {
	a := g.chosen()
	g.by, g.lane, g.item, g.top = way, 0, 0, 0
	g.deal()
	if a != nil {
		g.find(a.ID)
	}
	g.p.refresh()
}

// span is how many days PgUp and PgDn go.
func (g *grid) span() int {
	if g.byDay {
		return 1
	}
	return 7
}
