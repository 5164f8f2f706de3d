package shop_test

import (
	"testing"
	"time"

	"gongdan/app/shop"
)

// usual is somebody of the usual week who is away on Thursday the 16th.
func usual() shop.Timetable {
	return shop.Timetable{Name: "张伟", Week: shop.UsualWeek(), Away: []shop.Absence{{From: "2026-04-16", Until: "2026-04-16"}}, CloseAt: "17:30", Zone: time.UTC}
}

func TestAJobIsFittedIntoTheShiftsAndGoesOnAfterBreaksAndNights(t *testing.T) {
	day := func(d, h, m int) time.Time { return time.Date(2026, 4, d, h, m, 0, 0, time.UTC) }
	for name, c := range map[string]struct {
		after       time.Time
		long        time.Duration
		from, until time.Time
	}{
		"in the morning":             {day(14, 9, 0), time.Hour, day(14, 9, 0), day(14, 10, 0)},
		"before the shop opens":      {day(14, 6, 0), time.Hour, day(14, 8, 30), day(14, 9, 30)},
		"across the lunch break":     {day(14, 11, 30), time.Hour, day(14, 11, 30), day(14, 14, 0)},
		"in the lunch break":         {day(14, 12, 10), time.Hour, day(14, 13, 30), day(14, 14, 30)},
		"until noon and no longer":   {day(14, 11, 0), time.Hour, day(14, 11, 0), day(14, 12, 0)},
		"over the closing time":      {day(14, 17, 0), time.Hour, day(14, 17, 0), day(15, 9, 0)},
		"at ten in the evening":      {day(14, 22, 0), time.Hour, day(15, 8, 30), day(15, 9, 30)},
		"over an absence":            {day(15, 17, 0), time.Hour, day(15, 17, 0), day(17, 9, 0)},
		"over a Sunday":              {day(18, 17, 0), 8 * time.Hour, day(18, 17, 0), day(20, 17, 30)},
		"on a day of absence itself": {day(16, 10, 0), 30 * time.Minute, day(17, 8, 30), day(17, 9, 0)},
	} {
		from, until := usual().Fit(c.after, c.long)
		if !from.Equal(c.from) || !until.Equal(c.until) {
			t.Errorf("%s: %s – %s, want %s – %s", name, from, until, c.from, c.until)
		}
	}
}

func TestWhoDoesNotWorkAtAllGetsTheJobAtOnce(t *testing.T) {
	at := clock(9, 0)
	if from, until := (shop.Timetable{Zone: time.UTC}).Fit(at, time.Hour); !from.Equal(at) || until.Sub(from) != time.Hour {
		t.Errorf("%s – %s", from, until)
	}
}

func TestAShiftWrittenInAnyOrderIsWorkedInItsOwn(t *testing.T) {
	week := []shop.Shift{{Weekday: time.Tuesday, From: 13 * 60, Until: 17 * 60}, {Weekday: time.Tuesday, From: 8 * 60, Until: 12 * 60}}
	from, until := shop.Timetable{Week: week, Zone: time.UTC}.Fit(clock(7, 0), 5*time.Hour)
	if !from.Equal(clock(8, 0)) || !until.Equal(clock(14, 0)) {
		t.Errorf("%s – %s", from, until)
	}
}

func TestSomebodyWhoIsAwayOrOffIsSaidByNameAndTime(t *testing.T) {
	r := shop.Roster{People: map[shop.PersonID]shop.Timetable{3: usual()}}
	thursday := func(d shop.Dispatch) shop.Dispatch {
		d.From, d.Until = d.From.AddDate(0, 0, 2), d.Until.AddDate(0, 0, 2)
		return d
	}
	for name, c := range map[string]struct {
		job  shop.Dispatch
		say  string
		warn bool
	}{
		"at work":                 {planned(1, 0, clock(9, 0), clock(10, 0), 3), "", false},
		"away":                    {thursday(planned(1, 0, clock(9, 0), clock(10, 0), 3)), "dispatch.say.away", false},
		"into the evening":        {planned(1, 0, clock(17, 0), clock(19, 0), 3), "dispatch.say.off_shift", true},
		"in the night":            {planned(1, 0, clock(22, 0), clock(23, 0), 3), "dispatch.say.off_shift", true},
		"across the lunch break":  {planned(1, 0, clock(11, 0), clock(14, 0), 3), "", false},
		"somebody nobody knows":   {planned(1, 0, clock(22, 0), clock(23, 0), 9), "", false},
		"without hours":           {planned(1, 0, time.Time{}, time.Time{}, 3), "", false},
		"until before it begins":  {planned(1, 0, clock(10, 0), clock(9, 0), 3), "", false},
		"until the day of return": {shop.Dispatch{Shares: shop.EvenShares(3), From: clock(17, 0).AddDate(0, 0, 1), Until: clock(9, 0).AddDate(0, 0, 3)}, "", false},
	} {
		got := c.job.CheckPresence(r)
		switch {
		case c.say == "" && len(got) == 0:
		case len(got) != 1 || got[0].Say != c.say || got[0].Warn != c.warn || got[0].With["Person"] != "张伟":
			t.Errorf("%s: %v", name, got)
		}
	}
}
