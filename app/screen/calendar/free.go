package calendar

import (
	"slices"
	"time"

	"gongdan/app/shop"
)

// hours are when the shop usually opens and shuts, in minutes of the day.
func hours() (from, until int) {
	from, until = 24*60, 0
	for _, s := range shop.UsualWeek() {
		from, until = min(from, s.From), max(until, s.Until)
	}
	return from, until
}

// axis is what a day shows, in minutes: its hours, and what is booked outside
// of them, in whole hours.
func (g *grid) axis() (from, until int) {
	from, until = hours()
	day := g.day.Time(g.zone())
	for i := range g.found.list {
		a := &g.found.list[i]
		if shown(a) && shop.DayOf(a.Times.StartAt, g.zone()) == g.day {
			from = min(from, int(a.Times.StartAt.Sub(day).Minutes()))
			until = max(until, min(24*60, int(a.Until().Sub(day).Minutes())))
		}
	}
	return from / 60 * 60, (until + 59) / 60 * 60
}

// usualMinute is where a day begins to be looked at: now, or when it opens.
func (g *grid) usualMinute() int {
	from, until := hours()
	if g.day != g.h.Desk().Today() {
		return from
	}
	slot := int(g.found.rules.Slot.Minutes())
	now := int(g.h.Env.Clock().Sub(g.day.Time(g.zone())).Minutes())
	return max(from, min((now+slot-1)/slot*slot, until-slot))
}

// free is the first time of a day at which the chosen lane has room for so many
// hours, and how much room there is. A wish that is free is taken. In the view
// of a day the chosen time is wished for. It is the zero time where there is
// none left.
func (g *grid) free(day shop.Day, want shop.Qty, wish time.Time) (at time.Time, room shop.Qty) {
	start := day.Time(g.zone())
	if g.byDay {
		return start.Add(time.Duration(g.minute) * time.Minute), want
	}
	from, until := hours()
	list := g.cell(g.lane, day)
	if g.lanes[g.lane].id == 0 {
		list = nil
	}
	slot := g.found.rules.Slot
	begin, end := start.Add(time.Duration(from)*time.Minute), start.Add(time.Duration(until)*time.Minute)
	now := g.h.Env.Clock()
	for begin.Before(now) {
		begin = begin.Add(slot)
	}
	span := time.Duration(want) * time.Hour / time.Duration(shop.One)
	for _, t := range slices.Concat([]time.Time{wish}, every(begin, end, slot)) {
		if t.IsZero() || t.Before(now) {
			continue
		}
		if until := vacant(list, t, end, g.moving); until.Sub(t) >= span {
			return t, shop.Qty(until.Sub(t).Minutes()) * shop.One / 60
		}
	}
	return time.Time{}, 0
}

func every(from, until time.Time, step time.Duration) (all []time.Time) {
	for t := from; t.Before(until); t = t.Add(step) {
		all = append(all, t)
	}
	return all
}

// vacant is until when nothing is booked from t on; t itself when something is.
func vacant(list []*shop.Appointment, t, end time.Time, but *shop.Appointment) time.Time {
	for _, a := range list {
		if but != nil && a.ID == but.ID || !a.Status.Open() && a.Status != shop.Arrived {
			continue
		}
		if shop.Overlaps(t, t.Add(time.Minute), a.Times.StartAt, a.Until()) {
			return t
		}
		if a.Times.StartAt.After(t) && a.Times.StartAt.Before(end) {
			end = a.Times.StartAt
		}
	}
	return end
}

// tally counts what is in the calendar.
type tally struct{ *grid }

// load are the hours of a day of the whole shop.
func (g tally) load(day shop.Day) shop.Load {
	whole, _ := g.found.able.Loads(g.on(day), day, 0, 0)
	return whole
}

// on are the bookings of a day.
func (g tally) on(day shop.Day) (list []shop.Appointment) {
	for _, a := range g.found.list {
		if shop.DayOf(a.Times.StartAt, g.zone()) == day {
			list = append(list, a)
		}
	}
	return list
}

// laneLoad are the hours of a lane in the days that are shown.
func (g tally) laneLoad(at int) (l shop.Load) {
	days := []shop.Day{g.day}
	if !g.byDay {
		days = g.days()
	}
	for _, day := range days {
		if id := g.lanes[at].id; g.by == byBay {
			l.Able += g.found.able.Bay(shop.BayID(id), day)
		} else if id != 0 {
			l.Able += g.found.able.Person(shop.PersonID(id), day)
		}
		for _, a := range g.cell(at, day) {
			if a.Status.Open() || a.Status == shop.Arrived {
				l.Booked += a.Hours
			}
		}
	}
	return l
}

// days are the days of the week.
func (g *grid) days() []shop.Day {
	days := make([]shop.Day, 7)
	for i := range days {
		days[i] = g.found.from.Add(i)
	}
	return days
}

// counts are how many are booked in the days that are shown, how many did not
// come, and how many of those whose hour is over did.
func (g tally) counts() (booked, missed, came int) {
	for i := range g.found.list {
		a := &g.found.list[i]
		if !shown(a) || g.byDay && shop.DayOf(a.Times.StartAt, g.zone()) != g.day {
			continue
		}
		booked++
		if a.Status == shop.NoShow {
			missed++
		}
		if a.Status.Came() {
			came++
		}
	}
	return booked, missed, came
}

// overAdvice says which day is too full, by how much, and where there is room
// for how many cars of it.
func (g tally) overAdvice() string {
	today := g.h.Desk().Today()
	for _, day := range g.days() {
		over := g.load(day).Over()
		if over == 0 || day < today || g.byDay && day != g.day {
			continue
		}
		cars, hours := g.spare(day, over)
		with := shop.Args{"Day": g.weekday(day), "Over": g.count(over), "Cars": cars}
		for _, other := range g.days() {
			if l := g.load(other); other >= today && other != day && l.Able-l.Booked >= hours {
				with["To"] = g.weekday(other)
				return g.h.Say("calendar.over.to", with)
			}
		}
		return g.h.Say("calendar.over.later", with)
	}
	return ""
}

// spare is how few cars must go to another day, and how many hours they take.
func (g tally) spare(day shop.Day, over shop.Qty) (cars int, hours shop.Qty) {
	list := g.on(day)
	slices.SortStableFunc(list, func(a, b shop.Appointment) int { return int(b.Hours - a.Hours) })
	for _, a := range list {
		if a.Status.Open() && hours < over {
			cars, hours = cars+1, hours+a.Hours
		}
	}
	return cars, hours
}
