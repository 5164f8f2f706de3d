package shop_test

import (
	"errors"
	"testing"
	"time"

	"gongdan/app/shop"
)

// saysField reports whether err is about a field.
func saysField(err error, field string) bool {
	var all shop.Problems
	if errors.As(err, &all) {
		for _, p := range all {
			if p.Field == field {
				return true
			}
		}
	}
	return false
}

func TestHoursBelongToTheDayTheyWereWorkedOn(t *testing.T) {
	zone := time.FixedZone("", 8*3600)
	c := shop.Clock{From: time.Date(2026, 4, 14, 22, 30, 0, 0, zone), Until: time.Date(2026, 4, 16, 1, 15, 0, 0, zone)}
	days := c.ByDay(time.Time{}, zone)
	want := map[shop.Day]shop.Qty{"2026-04-14": 1500, "2026-04-15": 24000, "2026-04-16": 1250}
	for day, hours := range want {
		if days[day] != hours {
			t.Errorf("%s: %s hours, want %s", day, days[day], hours)
		}
	}
	if len(days) != len(want) || c.Hours(time.Time{}) != 26750 {
		t.Errorf("days %v, %s hours in all", days, c.Hours(time.Time{}))
	}
}

func TestAClockThatRunsCountsUpToNow(t *testing.T) {
	c := shop.Clock{From: noon()}
	if got := c.Hours(noon().Add(90 * time.Minute)); got != 1500 || !c.Runs() {
		t.Errorf("%s hours, runs: %v", got, c.Runs())
	}
	if got := c.Hours(noon().Add(-time.Minute)); got != 0 {
		t.Errorf("a clock from ahead counts %s hours", got)
	}
}

func TestAClockOfAnEarlierDayWasForgotten(t *testing.T) {
	zone := time.FixedZone("", 8*3600)
	c := shop.Clock{From: time.Date(2026, 4, 14, 17, 0, 0, 0, zone)}
	if c.Forgotten(time.Date(2026, 4, 14, 23, 59, 0, 0, zone), zone) {
		t.Error("forgotten on its own day")
	}
	if !c.Forgotten(time.Date(2026, 4, 15, 0, 0, 0, 0, zone), zone) {
		t.Error("not forgotten on the next day")
	}
	c.Until = c.From.Add(time.Hour)
	if c.Forgotten(time.Date(2026, 4, 15, 8, 0, 0, 0, zone), zone) {
		t.Error("ended and forgotten")
	}
}

func TestAClockCannotEndAgainstTime(t *testing.T) {
	c := shop.Clock{ID: 1, From: noon()}
	now := noon().Add(30 * time.Hour)
	other := shop.Clock{ID: 2, From: noon().Add(time.Hour), Until: noon().Add(2 * time.Hour)}
	for say, p := range map[string]shop.Problems{
		"clock.say.before_start": c.CheckStop(noon(), now, nil),
		"clock.say.ahead":        c.CheckStop(now.Add(time.Minute), now.Add(-10*time.Hour), nil),
		"clock.say.too_long":     c.CheckStop(noon().Add(25*time.Hour), now, nil),
		"clock.say.twice":        c.CheckStop(noon().Add(90*time.Minute), now, []shop.Clock{c, other}),
	} {
		if len(p) == 0 || p[0].Say != say || p[0].Warn {
			t.Errorf("%s: %v", say, p)
		}
	}
	if p := c.CheckStop(noon().Add(time.Hour), now, []shop.Clock{c, other}); len(p) > 0 {
		t.Errorf("an end where the next clock begins: %v", p)
	}
}

func TestAJobAndAttendanceRunBesideEachOther(t *testing.T) {
	clocks := []shop.Clock{{ID: 1, Person: 7}, {ID: 2, Person: 7, Order: 5}, {ID: 3, Person: 8, Order: 5, Until: noon()}}
	if c, ok := shop.RunningOf(clocks, 7, true); !ok || c.ID != 1 {
		t.Errorf("at work: %v %v", c, ok)
	}
	if c, ok := shop.RunningOf(clocks, 7, false); !ok || c.ID != 2 {
		t.Errorf("on a job: %v %v", c, ok)
	}
	if _, ok := shop.RunningOf(clocks, 8, false); ok {
		t.Error("a clock that ended runs")
	}
}

func TestSharesSumToTheWhole(t *testing.T) {
	for n := 1; n <= 7; n++ {
		var people []shop.PersonID
		for i := range n {
			people = append(people, shop.PersonID(i+1))
		}
		d := shop.Dispatch{Shares: shop.EvenShares(people...)}
		if p := d.Check(); len(p) > 0 {
			t.Errorf("%d technicians: %v", n, p)
		}
	}
	for say, shares := range map[string][]shop.Share{
		"dispatch.say.nobody": nil,
		"dispatch.say.sum":    {{1, 4000}, {2, 5000}},
		"dispatch.say.twice":  {{1, 5000}, {1, 5000}},
		"dispatch.say.share":  {{1, 10000}, {2, 0}},
	} {
		if p := (shop.Dispatch{Shares: shares}).Check(); len(p) == 0 || p[0].Say != say {
			t.Errorf("%s: %v", say, p)
		}
	}
	late := shop.Dispatch{Shares: shop.EvenShares(1), From: noon(), Until: noon()}
	if p := late.Check(); len(p) == 0 || p[0].Field != "planned_until" {
		t.Errorf("a plan of no time: %v", p)
	}
}

func TestAWeekHasHoursOnItsDaysOnly(t *testing.T) {
	week := shop.UsualWeek()
	if p := shop.CheckShifts(week); len(p) > 0 {
		t.Fatalf("the usual week: %v", p)
	}
	away := []shop.Absence{{From: "2026-04-14", Until: "2026-04-15"}}
	for day, want := range map[shop.Day]shop.Qty{"2026-04-13": 8000, "2026-04-14": 0, "2026-04-15": 0, "2026-04-16": 8000, "2026-04-19": 0, "no day": 0} {
		if got := shop.HoursOn(week, away, day); got != want {
			t.Errorf("%s: %s hours, want %s", day, got, want)
		}
	}
}

func TestAWeekIsCheckedForTimesThatCannotBe(t *testing.T) {
	for say, week := range map[string][]shop.Shift{
		"shift.say.times": {{time.Monday, 600, 600}},
		"shift.say.twice": {{time.Monday, 480, 720}, {time.Monday, 700, 900}},
	} {
		if p := shop.CheckShifts(week); len(p) == 0 || p[0].Say != say {
			t.Errorf("%s: %v", say, p)
		}
	}
	if p := (shop.Absence{From: "2026-04-15", Until: "2026-04-14"}).Check(); len(p) == 0 {
		t.Error("an absence that ends before it begins")
	}
	for field, b := range map[string]shop.Bay{
		"code": {Name: "快保", Hours: 8000}, "hours": {Code: "1", Name: "快保", Hours: 25000}, "skills": {Code: "1", Name: "快保", Hours: 8000, Skills: []shop.Skill{"fly"}},
	} {
		if !saysField(b.Check().Err(), field) {
			t.Errorf("a bay without a good %s: %v", field, b.Check())
		}
	}
}
