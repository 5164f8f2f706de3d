package shop

import (
	"slices"
	"time"
)

// DayHours (日工时) is how long somebody worked on a day, in thousandths of an
// hour. What was not recorded is not in it: nothing is guessed.
type DayHours struct {
	Jobs   map[LineID]Qty // by the line that was worked on
	Sum    Qty            // of all jobs
	AtWork Qty            // 在岗, by the attendance
	Idle   Qty            // 未计工时: at work, but on no job
	Seen   bool           // attendance was recorded; without it AtWork and Idle mean nothing
}

// HoursOfDay adds up the clocks of one person that touch a day, on jobs and of
// attendance, each up to now while it runs. Clocks that were forgotten on an
// earlier day are left out until somebody says when they ended.
func HoursOfDay(clocks []Clock, day Day, now time.Time, zone *time.Location) DayHours {
	clocks = slices.DeleteFunc(slices.Clone(clocks), func(c Clock) bool { return c.Forgotten(now, zone) })
	h := DayHours{Jobs: map[LineID]Qty{}}
	var busy time.Duration
	for _, c := range clocks {
		q := c.ByDay(now, zone)[day]
		switch {
		case q == 0:
		case c.Order != 0:
			h.Jobs[c.Line] += q
			h.Sum += q
		default:
			h.Seen = true
			h.AtWork += q
			busy += busyWithin(c, clocks, day, now, zone)
		}
	}
	h.Idle = max(0, h.AtWork-hoursOf(busy))
	return h
}

// busyWithin is how much of an attendance on a day went into jobs.
func busyWithin(at Clock, clocks []Clock, day Day, now time.Time, zone *time.Location) (sum time.Duration) {
	from, until := later(at.From, day.Time(zone)), earlier(at.end(now), day.Add(1).Time(zone))
	for _, c := range clocks {
		if c.Order == 0 {
			continue
		}
		if f, u := later(from, c.From), earlier(until, c.end(now)); f.Before(u) {
			sum += u.Sub(f)
		}
	}
	return sum
}

func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
