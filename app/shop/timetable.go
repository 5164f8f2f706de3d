package shop

import "time"

// Timetable (班表) is when somebody works: the shifts of the week, less the days
// of absence, and not beyond the hour at which the shop closes.
type Timetable struct {
	Name    string // whose it is, for messages
	Week    []Shift
	Away    []Absence
	CloseAt string // 18:00; empty: whenever the shift ends
	Zone    *time.Location
}

// stretch is a part of a day in which somebody works.
type stretch struct{ from, until time.Time }

// daysAhead is how far ahead hours are looked for.
const daysAhead = 62

// AwayOn is the absence that a day lies in.
func (t Timetable) AwayOn(day Day) (Absence, bool) {
	for _, a := range t.Away {
		if a.From <= day && day <= a.Until {
			return a, true
		}
	}
	return Absence{}, false
}

// on are the hours of a day, the earliest first.
func (t Timetable) on(day Day) (all []stretch) {
	if _, away := t.AwayOn(day); away {
		return nil
	}
	midnight := day.Time(t.Zone)
	shut := minutesADay
	if m, err := ParseMinute(t.CloseAt); err == nil {
		shut = m
	}
	at := func(minutes int) time.Time { // by the clock on the wall, whatever the day is long
		return time.Date(midnight.Year(), midnight.Month(), midnight.Day(), 0, minutes, 0, 0, t.Zone)
	}
	for _, s := range t.Week {
		if until := min(s.Until, shut); s.Weekday == midnight.Weekday() && s.From < until {
			all = append(all, stretch{at(s.From), at(until)})
		}
	}
	for i := range all { // few: a week is written in any order
		for k := i; k > 0 && all[k].from.Before(all[k-1].from); k-- {
			all[k], all[k-1] = all[k-1], all[k]
		}
	}
	return all
}

// Fit is when a job begins that cannot begin before a time, and when it ends: it
// stops for breaks and nights and goes on after them. Somebody who does not work
// for two months gets it at once.
func (t Timetable) Fit(after time.Time, long time.Duration) (from, until time.Time) {
	left := long
	day := DayOf(after, t.Zone)
	for range daysAhead {
		for _, s := range t.on(day) {
			begin := later(s.from, after)
			if !begin.Before(s.until) {
				continue
			}
			if from.IsZero() {
				from = begin
			}
			if room := s.until.Sub(begin); room < left {
				left -= room
				continue
			}
			return from, begin.Add(left)
		}
		day = day.Add(1)
	}
	return after, after.Add(long)
}

// Between is how long somebody works between two times.
func (t Timetable) Between(from, until time.Time) (sum time.Duration) {
	for day, n := DayOf(from, t.Zone), 0; day <= DayOf(until, t.Zone) && n < daysAhead; day, n = day.Add(1), n+1 {
		for _, s := range t.on(day) {
			if begin, end := later(s.from, from), earlier(s.until, until); begin.Before(end) {
				sum += end.Sub(begin)
			}
		}
	}
	return sum
}

// Works reports whether somebody works at a time.
func (t Timetable) Works(at time.Time) bool { return t.Between(at, at.Add(time.Minute)) > 0 }
