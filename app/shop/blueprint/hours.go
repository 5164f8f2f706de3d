package blueprint

import (
	"slices"
	"time"

	"gongdan/app/shop"
)

// Worker is when somebody of the shop works: a week, and the days away from it.
type Worker struct {
	Week []shop.Shift
	Away []shop.Absence
}

// Hours (营业时间) are when the shop is open: while at least one of its people
// is to be there. Nights, the midday break and days on which nobody comes are
// not in them. It is not for use by several goroutines at once.
type Hours struct {
	zone *time.Location
	crew []Worker
	days map[shop.Day][]stretch
}

// NewHours gives the hours of a shop with those people in a zone; without any
// the shop keeps the usual week.
func NewHours(zone *time.Location, crew []Worker) *Hours {
	if len(crew) == 0 {
		crew = []Worker{{Week: shop.UsualWeek()}}
	}
	return &Hours{zone: zone, crew: crew, days: map[shop.Day][]stretch{}}
}

// ClosingAt is a week whose days end at a minute of the day: the usual one of a
// shop that closes later, or earlier, than others. A day that would have no hours
// left keeps its last shift.
func ClosingAt(week []shop.Shift, minute int) []shop.Shift {
	week = slices.Clone(week)
	last := map[time.Weekday]int{}
	for i, s := range week {
		if k, ok := last[s.Weekday]; !ok || week[k].Until < s.Until {
			last[s.Weekday] = i
		}
	}
	for _, i := range last {
		if minute > week[i].From {
			week[i].Until = minute
		}
	}
	return week
}

// stretch is the time from one minute since 1970, in UTC, to another.
type stretch struct{ from, until int64 }

func (s stretch) long() int64 { return max(0, s.until-s.from) }

// within is the part of s that lies in o.
func (s stretch) within(o stretch) stretch {
	return stretch{max(s.from, o.from), min(s.until, o.until)}
}

func minuteOf(t time.Time) int64 { return floorDiv(t.Unix(), 60) }

func floorDiv(a, b int64) int64 {
	if a < 0 {
		return -((-a + b - 1) / b)
	}
	return a / b
}

func timeOf(minute int64) time.Time { return time.Unix(minute*60, 0).UTC() }

// on are the hours of a day, apart from each other and in order.
func (h *Hours) on(day shop.Day) []stretch {
	if all, ok := h.days[day]; ok {
		return all
	}
	start := day.Time(h.zone)
	var all []stretch
	for _, w := range h.crew {
		if shop.HoursOn(w.Week, w.Away, day) == 0 {
			continue
		}
		for _, s := range w.Week {
			if s.Weekday == start.Weekday() {
				all = append(all, stretch{minuteOf(start) + int64(s.From), minuteOf(start) + int64(s.Until)})
			}
		}
	}
	all = joined(all)
	h.days[day] = all
	return all
}

// joined are stretches put together where they touch.
func joined(all []stretch) []stretch {
	slices.SortFunc(all, func(a, b stretch) int { return int(a.from - b.from) })
	var out []stretch
	for _, s := range all {
		if n := len(out); n > 0 && s.from <= out[n-1].until {
			out[n-1].until = max(out[n-1].until, s.until)
			continue
		}
		out = append(out, s)
	}
	return out
}

// open are the parts of s in which the shop is open.
func (h *Hours) open(s stretch) (parts []stretch) {
	if s.long() == 0 {
		return nil
	}
	last := shop.DayOf(timeOf(s.until-1), h.zone)
	for day := shop.DayOf(timeOf(s.from), h.zone); day != "" && day <= last; day = day.Add(1) {
		for _, o := range h.on(day) {
			if in := s.within(o); in.long() > 0 {
				parts = append(parts, in)
			}
		}
	}
	return parts
}

// Open is for how many minutes the shop is open between two times.
func (h *Hours) Open(from, until time.Time) (minutes int64) {
	for _, s := range h.open(stretch{minuteOf(from), minuteOf(until)}) {
		minutes += s.long()
	}
	return minutes
}
