package shop

import (
	"slices"
	"time"
)

// ClockID is the number a stretch of work is kept under.
type ClockID int64

// PauseReason (暂停原因) is why a clock was stopped before the job was done.
type PauseReason string

// The reasons, in the order of their digits. Done ends the job; Switched is
// written when the technician begins another one.
const (
	ForParts     PauseReason = "parts"    // 待料
	ForConsent   PauseReason = "approval" // 待批
	ForCheck     PauseReason = "check"    // 待检
	ForBreak     PauseReason = "break"    // 休息
	ForOther     PauseReason = "other"    // 其他
	Switched     PauseReason = "switched" // 转做其他
	JobWasDone   PauseReason = "done"     // 完工
	StillRunning PauseReason = ""
)

// PauseReasons are the reasons that somebody can choose.
func PauseReasons() []PauseReason {
	return []PauseReason{ForParts, ForConsent, ForCheck, ForBreak, ForOther}
}

// Key is the word of the reason.
func (r PauseReason) Key() string {
	if r == StillRunning {
		return "clock.running"
	}
	return "clock.pause." + string(r)
}

// Clock (工时记录) is a stretch of time that somebody worked on a job, or was at
// work at all (考勤) when it has no order. Until is zero while it runs.
type Clock struct {
	ID     ClockID
	Person PersonID
	Order  OrderID
	Line   LineID
	From   time.Time
	Until  time.Time
	Why    PauseReason // why it ended
	By     PersonID    // who wrote the end
	Note   string
}

// Runs reports whether it has not ended.
func (c Clock) Runs() bool { return c.Until.IsZero() }

// end is when it ended, or now while it runs.
func (c Clock) end(now time.Time) time.Time {
	if c.Runs() {
		return now
	}
	return c.Until
}

// Hours is how long it lasted, up to now while it runs, in thousandths of an
// hour, rounded half up to the thousandth.
func (c Clock) Hours(now time.Time) Qty {
	return hoursOf(c.end(now).Sub(c.From))
}

func hoursOf(d time.Duration) Qty {
	return Qty((max(0, d.Milliseconds())*int64(One) + 1_800_000) / 3_600_000)
}

// ByDay splits the hours over the shop's days on which they were worked: time
// belongs to the day it was worked on, not to that on which the job ended.
func (c Clock) ByDay(now time.Time, zone *time.Location) map[Day]Qty {
	days := map[Day]Qty{}
	from, end := c.From, c.end(now)
	for from.Before(end) {
		day := DayOf(from, zone)
		next := day.Add(1).Time(zone)
		if next.After(end) {
			next = end
		}
		days[day] += hoursOf(next.Sub(from))
		from = next
	}
	return days
}

// Forgotten reports whether the clock still runs although its day is over. Such
// a clock is asked about: nobody guesses when the work ended.
func (c Clock) Forgotten(now time.Time, zone *time.Location) bool {
	return c.Runs() && DayOf(c.From, zone) < DayOf(now, zone)
}

// CheckStop lists why the clock cannot end at a time. others are the person's
// further clocks of the same sort, job or attendance.
func (c Clock) CheckStop(until, now time.Time, others []Clock) Problems {
	var p Problems
	switch {
	case !until.After(c.From):
		p.Add("until", "clock.say.before_start", Args{"From": c.From})
	case until.After(now):
		p.Add("until", "clock.say.ahead", nil)
	case until.Sub(c.From) > 24*time.Hour:
		p.Add("until", "clock.say.too_long", Args{"Hours": hoursOf(until.Sub(c.From))})
	}
	for _, o := range others {
		if o.ID != c.ID && Overlaps(c.From, until, o.From, o.end(now)) {
			p.Add("until", "clock.say.twice", Args{"From": o.From, "Until": o.end(now)})
			break
		}
	}
	return p
}

// RunningOf is the clock of a person that runs: on a job, or at work when
// attendance is asked for.
func RunningOf(clocks []Clock, person PersonID, attendance bool) (Clock, bool) {
	i := slices.IndexFunc(clocks, func(c Clock) bool {
		return c.Person == person && c.Runs() && (c.Order == 0) == attendance
	})
	if i < 0 {
		return Clock{}, false
	}
	return clocks[i], true
}
