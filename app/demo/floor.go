package demo

import (
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
)

// clockedDays is how many of the last days were clocked: two months that can be
// compared.
const clockedDays = 62

// plan is the workshop while its days are made up: until when each technician
// is busy, and who works on a job now.
type plan struct {
	bays   []shop.BayID
	busy   map[shop.PersonID]time.Time
	works  map[shop.PersonID]bool
	placed int // cars that were given a bay
}

// workshop makes up what goes on in it.
type workshop struct{ *builder }

func newPlan() plan {
	return plan{busy: map[shop.PersonID]time.Time{}, works: map[shop.PersonID]bool{}}
}

func (b workshop) bays() error {
	for _, x := range b.shop.Bays {
		if err := b.load.Bay(shop.Bay{Code: x.Code, Name: x.Name, Skills: x.Skills, Hours: 8 * shop.One, Active: true}); err != nil {
			return err
		}
		b.plan.bays = append(b.plan.bays, b.load.FindBay(x.Code))
	}
	return nil
}

// weeks gives the technicians the usual week but for the last one, who comes on
// Sundays and not on Mondays, and is away for some days soon; and the advisors
// theirs.
func (b workshop) weeks() error {
	for i, who := range b.crew.technicians {
		week, away := shop.UsualWeek(), []shop.Absence(nil)
		if i == len(b.crew.technicians)-1 {
			for k := range week {
				if week[k].Weekday == time.Monday {
					week[k].Weekday = time.Sunday
				}
			}
			away = append(away, shop.Absence{From: b.size.Until.Add(2), Until: b.size.Until.Add(4), Note: b.shop.AbsenceNote})
		}
		if err := b.load.Week(who, week, away); err != nil {
			return err
		}
	}
	for i, who := range b.crew.advisors {
		if err := b.load.Week(who, deskWeek(i), nil); err != nil {
			return err
		}
	}
	return nil
}

// deskWeek is when the nth advisor is at the desk: from before the doors open,
// without a break at midday; every other one on Sundays instead of Mondays.
func deskWeek(n int) (week []shop.Shift) {
	for d := time.Monday; d <= time.Saturday; d++ {
		day := d
		if n%2 == 1 && d == time.Monday {
			day = time.Sunday
		}
		week = append(week, shop.Shift{Weekday: day, From: 7*60 + 30, Until: 18 * 60})
	}
	return week
}

// history is who had the jobs of an order and what was worked on them: of the
// cars that are in the workshop, and of those that left it in the last days.
func (b workshop) history(o *shop.Order, sheets []shop.Inspection) (h work.History) {
	h.Inspections = sheets
	day := shop.DayOf(o.Stamps.ReceivedAt, b.zone)
	switch {
	case o.Status == shop.Working:
		h.Dispatches, h.Clocks = b.give(o)
	case day > b.size.Until.Add(-clockedDays) && day < b.size.Until:
		h.Clocks = b.clocked(o, day)
	}
	if day > b.size.Until.Add(-clockedDays) && !o.Stamps.AgreedAt.IsZero() {
		h.More = course{o, h}.events()
	}
	return h
}

// give gives out the jobs of a car in the workshop: one after the other for each
// technician, who begins the first one at once unless the car waits.
func (b workshop) give(o *shop.Order) (given []shop.Dispatch, clocks []shop.Clock) {
	if len(b.plan.bays) == 0 {
		return nil, nil
	}
	bay := b.plan.bays[b.plan.placed%len(b.plan.bays)]
	for i := range o.Lines {
		l := &o.Lines[i]
		if l.Kind != shop.LabourLine || l.Agreement.Consent != shop.Agreed || l.Technician == 0 {
			continue
		}
		from := b.after(l.Technician, o.Stamps.AgreedAt.Truncate(5*time.Minute).Add(5*time.Minute))
		until := from.Add(span(l.Qty))
		b.plan.busy[l.Technician] = until
		given = append(given, shop.Dispatch{
			LineID: shop.LineID(i + 1), Bay: bay, Shares: shop.EvenShares(l.Technician),
			From: from, Until: until, By: o.AdvisorID, At: o.Stamps.AgreedAt,
		})
		if o.Floor.Hold.Why == shop.NoHold && !b.plan.works[l.Technician] {
			b.plan.works[l.Technician] = true
			l.Job = shop.JobRunning
			clocks = append(clocks, shop.Clock{Person: l.Technician, Line: shop.LineID(i + 1), From: o.Stamps.AgreedAt})
		}
	}
	if len(given) > 0 {
		o.Floor.BayID = bay
		b.plan.placed++
	}
	return given, clocks
}

// clocked are the clocks behind the hours of a car that left the workshop. Hours
// that do not fit in before the work was over were worked without a clock.
func (b workshop) clocked(o *shop.Order, day shop.Day) (clocks []shop.Clock) {
	for i := range o.Lines {
		l := &o.Lines[i]
		if l.Clocked == 0 {
			continue
		}
		from := b.after(l.Technician, o.Stamps.AgreedAt.Add(later(o, 8, 17)))
		until := from.Add(span(l.Clocked))
		if until.After(o.Stamps.FinishedAt) {
			until = o.Stamps.FinishedAt
		}
		if shop.DayOf(until, b.zone) != day || !until.After(from) {
			continue
		}
		b.plan.busy[l.Technician] = until
		clocks = append(clocks, shop.Clock{
			Person: l.Technician, Line: shop.LineID(i + 1), From: from, Until: until, Why: shop.JobWasDone, By: l.Technician,
		})
	}
	return clocks
}

// after is the time from which somebody is free, at the earliest at.
func (b workshop) after(who shop.PersonID, at time.Time) time.Time {
	if busy := b.plan.busy[who]; busy.After(at) {
		return busy
	}
	return at
}

// span is how long so many hours are.
func span(q shop.Qty) time.Duration { return time.Duration(q) * time.Hour / time.Duration(shop.One) }
