package stockfig

import (
	"time"

	"gongdan/app/shop"
)

// Months of cost that the monthly average is taken over (库存度).
const costMonths = 3

// Period (统计期) is a month, or as much of it as is over; both days are inside.
type Period struct {
	Month string // 2006-01
	From  shop.Day
	Until shop.Day
}

// MonthOf is the month of a day as far as it has come by today.
func MonthOf(day, today shop.Day) Period {
	from := shop.Day(day.Month() + "-01")
	until := shop.DayOf(from.Time(time.UTC).AddDate(0, 1, 0), time.UTC).Add(-1)
	if from <= today && today < until {
		until = today
	}
	return Period{day.Month(), from, until}
}

// Step is the month before, or after.
func (p Period) Step(by int, today shop.Day) Period {
	return MonthOf(shop.DayOf(p.From.Time(time.UTC).AddDate(0, by, 0), time.UTC), today)
}

// Whole reports whether all of the month counts.
func (p Period) Whole() bool { return p.Until.Add(1).Month() != p.Month }

// Days is how many days count.
func (p Period) Days() int64 { return days(p.From, p.Until) }

// DaysSince is how many days there are from a day to the end of the period.
func (p Period) DaysSince(from shop.Day) int64 { return days(from, p.Until) }

// CostFrom is the first day of the months that the average cost of a month is taken over.
func (p Period) CostFrom() shop.Day {
	return shop.DayOf(p.From.Time(time.UTC).AddDate(0, 1-costMonths, 0), time.UTC)
}

// days counts from the first day to the last, both included; 0 where there is none.
func days(from, until shop.Day) int64 {
	return max(0, int64(until.Time(time.UTC).Sub(from.Time(time.UTC))/(24*time.Hour))+1)
}
