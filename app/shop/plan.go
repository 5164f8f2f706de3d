package shop

import "time"

// Roster (排班) is who can be given a job and when they work, with the names that
// messages use.
type Roster struct {
	People map[PersonID]Timetable
	Plates map[OrderID]string // of the cars whose plans are looked at
}

// Clashes lists where the job wants the hours of a person or a bay that are
// planned for another order already. A job without hours clashes with nothing.
func (d Dispatch) Clashes(others []Dispatch, r Roster) Problems {
	var p Problems
	if d.From.IsZero() || d.Until.IsZero() {
		return nil
	}
	for _, other := range others {
		if other.OrderID == d.OrderID || !Overlaps(d.From, d.Until, other.From, other.Until) {
			continue
		}
		with := Args{"From": other.From, "Until": other.Until, "Plate": r.Plates[other.OrderID]}
		if d.Bay != 0 && other.Bay == d.Bay {
			p.Add("bay", "dispatch.say.bay_taken", with)
		}
		for _, s := range d.Shares {
			if other.has(s.Person) {
				p.Add("technician", "dispatch.say.person_taken", Args{
					"Person": r.People[s.Person].Name, "From": other.From, "Until": other.Until, "Plate": r.Plates[other.OrderID],
				})
			}
		}
	}
	return p
}

// CheckPresence lists where the job wants somebody who is away on that day, and
// warns of hours in which they do not work.
func (d Dispatch) CheckPresence(r Roster) Problems {
	var p Problems
	if d.From.IsZero() || !d.From.Before(d.Until) {
		return nil
	}
	for _, s := range d.Shares {
		t, ok := r.People[s.Person]
		if !ok {
			continue
		}
		first, last := DayOf(d.From, t.Zone), DayOf(d.Until.Add(-time.Second), t.Zone)
		away, gone := t.AwayOn(first)
		if !gone {
			away, gone = t.AwayOn(last)
		}
		switch {
		case gone:
			p.Add("technician", "dispatch.say.away", Args{"Person": t.Name, "From": away.From, "Until": away.Until})
		case !t.Works(d.From) || !t.Works(d.Until.Add(-time.Minute)):
			p.Warn("planned_from", "dispatch.say.off_shift", Args{"Person": t.Name, "From": d.From, "Until": d.Until})
		}
	}
	return p
}

func (d Dispatch) has(p PersonID) bool {
	for _, s := range d.Shares {
		if s.Person == p {
			return true
		}
	}
	return false
}

// PlannedHours is how much of a person's time the jobs take between two times,
// each by the person's part in it, in thousandths of an hour. Breaks and nights
// in a job do not count; a job wholly outside of the shifts does.
func PlannedHours(jobs []Dispatch, who PersonID, from, until time.Time, t Timetable) (sum Qty) {
	for _, d := range jobs {
		begin, end := later(d.From, from), earlier(d.Until, until)
		for _, s := range d.Shares {
			if s.Person != who || !begin.Before(end) {
				continue
			}
			works := t.Between(begin, end)
			if t.Between(d.From, d.Until) == 0 {
				works = end.Sub(begin)
			}
			sum += hoursOf(works) * Qty(s.Part) / Qty(Whole)
		}
	}
	return sum
}

// FirstFree is the earliest time, not before a time, from which on a person
// works and is planned for nothing as long as a job takes, and when it ends.
func FirstFree(jobs []Dispatch, who PersonID, after time.Time, long time.Duration, t Timetable) (from, until time.Time) {
	from, until = t.Fit(after, long)
	for moved := true; moved; {
		moved = false
		for _, d := range jobs {
			if d.has(who) && Overlaps(from, until, d.From, d.Until) {
				from, until = t.Fit(d.Until, long)
				moved = true
			}
		}
	}
	return from, until
}

// RoundHours rounds hours to two decimals, half up: nobody plans by seconds.
func RoundHours(q Qty) Qty { return (q + 5) / 10 * 10 }

// planStep is what planned times are rounded to.
const planStep = 5 * time.Minute

// PlanFrom is the first time after now at which a job is planned to begin.
func PlanFrom(now time.Time) time.Time { return now.Add(planStep - 1).Truncate(planStep) }

// PlanLength is how long a job of so many hours is planned for.
func PlanLength(hours Qty) time.Duration {
	long := time.Duration(int64(hours)*3600/int64(One)) * time.Second
	return max(planStep, long.Round(planStep))
}
