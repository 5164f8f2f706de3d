package shop

import (
	"maps"
	"slices"
	"time"
)

// WorkdayID is the number a day of the calendar is kept under.
type WorkdayID int64

// Workday (工作日安排) is a day that is not what its week says: a holiday, or a Saturday or
// Sunday on which people work in exchange for one (调休).
type Workday struct {
	ID      WorkdayID
	Rev     int64
	Day     Day
	Working bool
	Name    string
	Source  string // the notice that says so
}

// Check lists what keeps the day from being kept.
func (w Workday) Check() Problems {
	var p Problems
	if _, err := ParseDay(string(w.Day)); err != nil || w.Day == "" {
		p.Add("from_day", "say.required.workday", nil)
	}
	p.checkText("day_name", w.Name, MaxName)
	if w.Name == "" {
		p.Add("day_name", "say.required.day_name", nil)
	}
	p.checkText("source", w.Source, MaxText)
	if w.Source == "" {
		p.Warn("source", "workday.say.source", nil)
	}
	return p
}

// WorkdaySpan is a holiday as a notice gives it: days that are all off, or all worked.
type WorkdaySpan struct {
	From, Until Day // Until "": one day
	Working     bool
	Name        string
	Source      string
}

// MaxSpan is the longest span that is taken at once, in days.
const MaxSpan = 31

// Days are the days of the span, at most MaxSpan of them.
func (s WorkdaySpan) Days() (all []Workday) {
	until := max(s.From, s.Until)
	for day := s.From; day != "" && day <= until && len(all) < MaxSpan; day = day.Add(1) {
		all = append(all, Workday{Day: day, Working: s.Working, Name: s.Name, Source: s.Source})
	}
	return all
}

// Check lists what keeps the span from being kept.
func (s WorkdaySpan) Check() Problems {
	p := Workday{Day: s.From, Working: s.Working, Name: s.Name, Source: s.Source}.Check()
	if s.Until != "" && (s.Until < s.From || s.Until > s.From.Add(MaxSpan-1)) {
		p.Add("until_day", "workday.say.until", Args{"Max": MaxSpan})
	}
	return p
}

// Calendar knows on which days people work. Saturday and Sunday are free, others are not,
// but for the days that were put in.
type Calendar struct {
	days  map[Day]bool
	years map[string]bool
}

// NewCalendar gives the calendar with those days.
func NewCalendar(list []Workday) Calendar {
	c := Calendar{days: map[Day]bool{}, years: map[string]bool{}}
	for _, w := range list {
		c.days[w.Day] = w.Working
		c.years[yearOf(w.Day)] = true
	}
	return c
}

func yearOf(d Day) string {
	if len(d) < 4 {
		return ""
	}
	return string(d[:4])
}

// Works reports whether people work on a day.
func (c Calendar) Works(d Day) bool {
	if works, there := c.days[d]; there {
		return works
	}
	w := d.Time(time.UTC).Weekday()
	return d != "" && w != time.Saturday && w != time.Sunday
}

// Add is the n-th working day after a day, which is not counted itself (Civil Code
// Art. 201); it is inside the period. A period in working days cannot end on a day off, so
// Art. 203 never moves it. Without a day there is none.
func (c Calendar) Add(d Day, n int) Day {
	if d == "" || n <= 0 {
		return d
	}
	for range n {
		for d = d.Add(1); d != "" && !c.Works(d); {
			d = d.Add(1)
		}
	}
	return d
}

// Between is how many working days are left from a day until another, the first not
// counted and the last inside; below zero when the last is past.
func (c Calendar) Between(from, until Day) (n int) {
	step := 1
	if until < from {
		from, until, step = until, from, -1
	}
	for d := from.Add(1); d != "" && d <= until; d = d.Add(1) {
		if c.Works(d) {
			n += step
		}
	}
	return n
}

// Unknown are the years from a day until another of which no day was put in: there only
// the week is counted.
func (c Calendar) Unknown(from, until Day) []string {
	missing := map[string]bool{}
	for _, d := range []Day{from, until} {
		if y := yearOf(d); y != "" && !c.years[y] {
			missing[y] = true
		}
	}
	return slices.Sorted(maps.Keys(missing))
}
