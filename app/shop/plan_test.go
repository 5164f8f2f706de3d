package shop_test

import (
	"testing"
	"time"

	"gongdan/app/shop"
)

func clock(h, m int) time.Time { return time.Date(2026, 4, 14, h, m, 0, 0, time.UTC) }

func planned(order shop.OrderID, bay shop.BayID, from, until time.Time, who ...shop.PersonID) shop.Dispatch {
	return shop.Dispatch{OrderID: order, Bay: bay, From: from, Until: until, Shares: shop.EvenShares(who...)}
}

func TestAJobClashesWithWhatIsPlannedForAnotherCarInItsHours(t *testing.T) {
	others := []shop.Dispatch{planned(2, 7, clock(9, 0), clock(11, 0), 3), planned(1, 7, clock(9, 0), clock(11, 0), 3)}
	r := shop.Roster{People: map[shop.PersonID]shop.Timetable{3: {Name: "张伟"}}, Plates: map[shop.OrderID]string{1: "沪A", 2: "沪B"}}
	for name, c := range map[string]struct {
		job  shop.Dispatch
		want []string
	}{
		"the same person and bay":    {planned(1, 7, clock(10, 0), clock(12, 0), 3), []string{"bay", "technician"}},
		"another bay":                {planned(1, 8, clock(10, 0), clock(12, 0), 4, 3), []string{"technician"}},
		"another person":             {planned(1, 7, clock(10, 0), clock(12, 0), 4), []string{"bay"}},
		"behind it":                  {planned(1, 7, clock(11, 0), clock(12, 0), 3), nil},
		"the car is its own":         {planned(2, 7, clock(9, 0), clock(10, 0), 4), []string{"bay"}},
		"no hours, so none to share": {planned(1, 7, time.Time{}, time.Time{}, 3), nil},
	} {
		var got []string
		for _, p := range c.job.Clashes(others, r) {
			got = append(got, p.Field)
			if p.With["Plate"] == "" || p.Field == "technician" && p.With["Person"] != "张伟" {
				t.Errorf("%s: says %v", name, p.With)
			}
		}
		if len(got) != len(c.want) || len(got) > 0 && got[0] != c.want[0] {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestPlannedHoursAreThoseOfTheDayByEachPart(t *testing.T) {
	jobs := []shop.Dispatch{planned(1, 0, clock(7, 0), clock(9, 0), 3), planned(2, 0, clock(10, 0), clock(11, 30), 3, 4), planned(3, 0, clock(12, 0), clock(13, 0), 4)}
	always := shop.Timetable{Zone: time.UTC}
	if got := shop.PlannedHours(jobs, 3, clock(8, 0), clock(18, 0), always); got != 1750 {
		t.Errorf("%s h, want 1.75", got)
	}
	if got := shop.PlannedHours(jobs, 4, clock(8, 0), clock(12, 30), always); got != 1250 {
		t.Errorf("%s h, want 1.25", got)
	}
	over := []shop.Dispatch{planned(1, 0, clock(11, 0), clock(14, 0), 3), planned(2, 0, clock(17, 0), clock(9, 0).AddDate(0, 0, 1), 3), planned(3, 0, clock(19, 0), clock(20, 0), 3)}
	if got := shop.PlannedHours(over, 3, clock(0, 0), clock(0, 0).AddDate(0, 0, 1), usual()); got != 3000 { // 1.5 + 0.5 + 1 in the evening
		t.Errorf("%s h, want 3", got)
	}
	if got := shop.RoundHours(583); got != 580 {
		t.Errorf("%s h", got)
	}
}

func TestTheFirstFreeHourLiesBehindWhatIsInTheWay(t *testing.T) {
	jobs := []shop.Dispatch{planned(1, 0, clock(11, 0), clock(12, 0), 3), planned(2, 0, clock(9, 0), clock(10, 30), 3)}
	for _, c := range []struct {
		after, want time.Time
		who         shop.PersonID
		long        time.Duration
	}{
		{clock(8, 0), clock(8, 0), 3, time.Hour},
		{clock(8, 30), clock(12, 0), 3, time.Hour},
		{clock(8, 40), clock(10, 30), 3, 30 * time.Minute},
		{clock(9, 0), clock(9, 0), 4, 8 * time.Hour},
	} {
		if got, until := shop.FirstFree(jobs, c.who, c.after, c.long, shop.Timetable{Zone: time.UTC}); !got.Equal(c.want) || until.Sub(got) != c.long {
			t.Errorf("from %s for %s: %s, want %s", c.after.Format("15:04"), c.long, got.Format("15:04"), c.want.Format("15:04"))
		}
	}
}
