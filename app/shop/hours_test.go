package shop

import (
	"testing"
	"time"
)

func TestHoursBelongToTheDayWorkedAndWhatNobodyClockedIsShownNotGuessed(t *testing.T) {
	zone := time.FixedZone("CST", 8*3600)
	at := func(day, h, m int) time.Time { return time.Date(2026, 4, day, h, m, 0, 0, zone) }
	clocks := []Clock{
		{From: at(13, 20, 0), Until: at(14, 1, 0)},                                    // a night at work: 4 h and 1 h
		{Order: 1, Line: 7, From: at(13, 22, 30), Until: at(14, 0, 30)},               // 1.5 h and 0.5 h
		{From: at(14, 8, 30), Until: at(14, 12, 0)},                                   // 3.5 h
		{From: at(14, 13, 30)},                                                        // up to 15:00: 1.5 h
		{Order: 1, Line: 7, From: at(14, 8, 45), Until: at(14, 9, 15), Why: Switched}, // 0.5 h
		{Order: 2, Line: 8, From: at(14, 9, 15), Until: at(14, 11, 45)},               // 2.5 h
		{Order: 2, Line: 8, From: at(14, 12, 30), Until: at(14, 13, 0)},               // 0.5 h in the break, not at work
		{Order: 2, Line: 9, From: at(14, 14, 0)},                                      // runs: 1 h
	}
	now := at(14, 15, 0)
	got := HoursOfDay(clocks, "2026-04-14", now, zone)
	if got.Jobs[7] != One || got.Jobs[8] != 3*One || got.Jobs[9] != One || got.Sum != 5*One {
		t.Errorf("jobs %v, in sum %v", got.Jobs, got.Sum)
	}
	// At work 1 + 3.5 + 1.5 = 6 h; of these 0.5 + 0.5 + 2.5 + 1 = 4.5 h on jobs.
	if !got.Seen || got.AtWork != 6*One || got.Idle != 1500 {
		t.Errorf("at work %v, on no job %v", got.AtWork, got.Idle)
	}
	before := HoursOfDay(clocks, "2026-04-13", now, zone)
	if before.Sum != 1500 || before.AtWork != 4*One || before.Idle != 2500 {
		t.Errorf("the day before: %+v", before)
	}
}

func TestAForgottenClockCountsNowhereAndNoAttendanceIsNoIdleness(t *testing.T) {
	zone := time.UTC
	at := func(day, h int) time.Time { return time.Date(2026, 4, day, h, 0, 0, 0, zone) }
	clocks := []Clock{{Order: 1, Line: 7, From: at(13, 9)}, {From: at(13, 8)}, {Order: 1, Line: 8, From: at(14, 9)}}
	for day, want := range map[Day]Qty{"2026-04-13": 0, "2026-04-14": 2 * One} {
		if got := HoursOfDay(clocks, day, at(14, 11), zone); got.Sum != want || got.Seen || got.Idle != 0 {
			t.Errorf("%s: %+v", day, got)
		}
	}
}
