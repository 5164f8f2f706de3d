package shop

import "time"

// Day is a local date, 2006-01-02, or empty. It is kept as text, so that the
// business day of a record never depends on where it is read.
type Day string

// DayOf is the local day of t in the shop's zone; a zero time has none.
func DayOf(t time.Time, zone *time.Location) Day {
	if t.IsZero() {
		return ""
	}
	return Day(t.In(zone).Format(time.DateOnly))
}

// ParseDay reads 2006-01-02 strictly; empty is the empty day.
func ParseDay(s string) (Day, error) {
	if s == "" {
		return "", nil
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return "", err
	}
	return Day(s), nil
}

// Month is the day's month, 2006-01.
func (d Day) Month() string {
	if len(d) < 7 {
		return ""
	}
	return string(d[:7])
}

// Compact is the day as it stands in numbers: 20260412.
func (d Day) Compact() string {
	if len(d) != 10 {
		return ""
	}
	return string(d[:4]) + string(d[5:7]) + string(d[8:])
}

// Add is the day n days later.
func (d Day) Add(n int) Day {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return ""
	}
	return Day(t.AddDate(0, 0, n).Format(time.DateOnly))
}

// Time is the start of the day in zone.
func (d Day) Time(zone *time.Location) time.Time {
	t, err := time.ParseInLocation(time.DateOnly, string(d), zone)
	if err != nil {
		return time.Time{}
	}
	return t
}
