package blueprint_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
	. "gongdan/app/shop/blueprint"
)

func TestTheShopIsOpenWhileAnybodyIsToBeThere(t *testing.T) {
	late := []shop.Shift{{Weekday: time.Tuesday, From: 11 * 60, Until: 20 * 60}, {Weekday: time.Sunday, From: 9 * 60, Until: 10 * 60}}
	h := NewHours(zone(), []Worker{
		{Week: shop.UsualWeek(), Away: []shop.Absence{{From: "2026-04-15", Until: "2026-04-15"}}}, {Week: late},
	})
	for name, c := range map[string]struct {
		from, until time.Time
		want        int64
	}{
		"one follows the other": {at(0, 0), at(24, 0), 690},
		"the middle of the day": {at(12, 0), at(13, 0), 60},
		"everybody is away":     {at(0, 0, 1), at(24, 0, 1), 0},
		"a Sunday":              {at(0, 0, 5), at(24, 0, 5), 60},
		"over the night":        {at(19, 30), at(9, 0, 2), 60},
		"nothing":               {at(9, 0), at(9, 0), 0},
	} {
		if got := h.Open(c.from, c.until); got != c.want {
			t.Errorf("%s: %d minutes, want %d", name, got, c.want)
		}
	}
	if got := NewHours(zone(), []Worker{{Week: ClosingAt(shop.UsualWeek(), 20*60)}}).Open(at(0, 0), at(24, 0)); got != 600 {
		t.Errorf("a shop that closes at eight is open for %d minutes", got)
	}
	if got := NewHours(zone(), []Worker{{Week: ClosingAt(shop.UsualWeek(), 10*60)}}).Open(at(0, 0), at(24, 0)); got != 480 {
		t.Errorf("a closing time before the last shift leaves %d minutes", got)
	}
}

func TestTheMiddleAndTheSlowestTenthAreExact(t *testing.T) {
	for _, c := range []struct {
		all         []int64
		median, p90 int64
	}{
		{nil, 0, 0},
		{[]int64{7}, 7, 7},
		{[]int64{9, 4}, 7, 9},
		{[]int64{3, 1, 2}, 2, 3},
		{[]int64{10, 20, 30, 40, 50, 60, 70, 80, 90, 100}, 55, 90},
		{[]int64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 6, 10},
	} {
		if m, p := Median(c.all), P90(c.all); m != c.median || p != c.p90 {
			t.Errorf("%v: %d and %d", c.all, m, p)
		}
	}
}

// cases are three visits: the whole one, one that is quoted in 10 minutes and
// leaves, and one of which only the end is known.
func cases() []Case {
	r := ruler(at(12, 0, 5))
	quick := Visit{Order: 2, Events: []shop.Event{
		event(shop.EventReceived, at(9, 0)), event(shop.EventQuoted, at(9, 10)), event(shop.EventAgreed, at(9, 40)),
		event(shop.EventStarted, at(9, 40)), event(shop.EventFinished, at(10, 40)), event(shop.EventSettled, at(10, 50)), event(shop.EventDelivered, at(11, 0)),
	}}
	return []Case{
		{Stay: r.Measure(whole()), Number: "RO-1", AdvisorID: 5, Advisor: "李娜"},
		{Stay: r.Measure(quick), Number: "RO-2", AdvisorID: 6, Advisor: "张敏"},
		{Stay: r.Measure(Visit{Order: 3, Events: quick.Events[4:]}), Number: "RO-3"},
	}
}

func TestFiguresAreThoseReckonedByHand(t *testing.T) {
	f := Sum(cases(), steps(), "2026-04-30")
	if f.Unknown != 1 || f.Minutes != 1590+120 || f.Lost != 195+10 || f.Waited != 365+50 {
		t.Errorf("unknown %d, %d minutes, waited %d, lost %d", f.Unknown, f.Minutes, f.Waited, f.Lost)
	}
	want := []StepFigures{
		{Step: steps()[0], Median: 25, P90: 40, Standard: 30, Over: 1, Judged: 2, Lost: 10, Of: []int{0, 1}},
		{Step: steps()[1], Median: 25, P90: 30, Standard: 20, Over: 1, Judged: 2, Lost: 10, Of: []int{1, 0}},
		{Step: steps()[2], Missing: 1, Median: 360, P90: 360, Standard: 180, Over: 1, Judged: 1, Lost: 180, Of: []int{0}},
		{Step: steps()[3], Missing: 1, Median: 25, P90: 25, Standard: 20, Over: 1, Judged: 1, Lost: 5, Of: []int{0}},
		{Step: steps()[4]},
	}
	for i, s := range f.Steps {
		if i >= len(want) || !slices.Equal(s.Of, want[i].Of) {
			t.Errorf("%s: its list is %v", s.Step.Code, s.Of)
			continue
		}
		s.Of, want[i].Of = nil, nil
		if s.Step != want[i].Step || s.Median != want[i].Median || s.P90 != want[i].P90 || s.Standard != want[i].Standard ||
			s.Over != want[i].Over || s.Judged != want[i].Judged || s.Lost != want[i].Lost || s.Missing != want[i].Missing {
			t.Errorf("%+v", s)
		}
	}
	a := f.Advisors[0]
	if len(f.Advisors) != 3 || a.Name != "李娜" || a.Median != 1590 || a.Over != 3 || a.Judged != 4 || a.Lost != 195 || a.Most != ForPickup || a.MostFor != 90 {
		t.Errorf("%+v", f.Advisors)
	}
	var sum int64
	for _, c := range f.Causes {
		sum += c.Minutes
		if c.Cause == Closed && (c.Share != 5263 || c.Median != 900 || !slices.Equal(c.Of, []int{0})) {
			t.Errorf("%+v", c)
		}
	}
	if len(f.Causes) != len(Causes()) || sum != f.Minutes {
		t.Errorf("causes sum to %d of %d", sum, f.Minutes)
	}
	if empty := Sum(nil, steps(), "2026-04-30"); empty.Minutes != 0 || len(empty.Steps) != 5 || len(empty.Advisors) != 0 || empty.Causes[0].Share != 0 {
		t.Errorf("%+v", empty)
	}
}

func TestAVisitIsMeasuredByTheStepsOfTheDayOnWhichItCame(t *testing.T) {
	versions, err := Revise(Versions(steps(), "quote"), Step{Code: "quote", Place: 1, From: CameIn, To: WasQuoted, Minutes: 60, Active: true, Since: "2026-04-15"})
	if err != nil || len(versions) != 2 || versions[0].Until != "2026-04-14" || versions[0].Minutes != 30 {
		t.Fatalf("%+v: %v", versions, err)
	}
	r := ruler(at(12, 0, 5))
	r.Steps = versions
	if l := r.Measure(whole()).Laps[0]; l.Standard != 30 {
		t.Errorf("measured by %+v", l)
	}
	v := whole()
	for i := range v.Events {
		v.Events[i].At = v.Events[i].At.AddDate(0, 0, 1)
	}
	if l := r.Measure(v).Laps[0]; l.Standard != 60 {
		t.Errorf("a day later by %+v", l)
	}
	versions, err = Revise(versions, Step{Code: "quote", Place: 1, From: CameIn, To: WasQuoted, Minutes: 45, Since: "2026-04-15"})
	if err != nil || len(versions) != 2 || versions[1].Minutes != 45 {
		t.Errorf("the same day again: %+v, %v", versions, err)
	}
	if now := InForce(versions, "2026-04-16"); len(now) != 0 {
		t.Errorf("a step out of use is in force: %+v", now)
	}
	var problems shop.Problems
	if _, err := Revise(versions, Step{Code: "quote", Place: 1, Since: "2026-04-01"}); !errors.As(err, &problems) || problems[0].Say != "blueprint.say.from" {
		t.Errorf("before the last version: %v", err)
	}
	if gaps := Gaps(versions); len(gaps) != 0 {
		t.Errorf("gaps in %+v", gaps)
	}
	versions[0].Until = "2026-04-10"
	if gaps := Gaps(versions); len(gaps) != 1 || gaps[0].Since != "2000-01-01" {
		t.Errorf("gaps are %+v", gaps)
	}
	if code := NewCode([]Step{{Code: "own1"}}); code != "own2" {
		t.Errorf("new code %s", code)
	}
}

func TestAStepThatCannotBeMeasuredIsRefused(t *testing.T) {
	good := Step{Code: "quote", Place: 1, From: CameIn, To: WasQuoted, Minutes: 30, Active: true, Since: "2026-04-14"}
	for want, spoil := range map[string]func(*Step){
		"blueprint.say.code":      func(s *Step) { s.Code = "Quote it" },
		"blueprint.say.place":     func(s *Step) { s.Place = 0 },
		"blueprint.say.minutes":   func(s *Step) { s.Minutes = -1 },
		"blueprint.say.half":      func(s *Step) { s.To = NoMark },
		"blueprint.say.backwards": func(s *Step) { s.From, s.To = s.To, s.From },
		"say.too_long":            func(s *Step) { s.Failures = strings.Repeat("误", shop.MaxText+1) },
		"rule.say.from_day":       func(s *Step) { s.Since = "soon" },
	} {
		s := good
		spoil(&s)
		if p := s.Check(); len(p) != 1 || p[0].Say != want {
			t.Errorf("%s: %+v", want, p)
		}
	}
	if p := good.Check(); len(p) != 0 {
		t.Errorf("a good step: %+v", p)
	}
	if !good.Measured() || NoMark.Key() == CameIn.Key() || AtReception.Waits() {
		t.Error("a step with marks is measured")
	}
}
