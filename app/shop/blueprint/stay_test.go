package blueprint_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
	. "gongdan/app/shop/blueprint"
)

func zone() *time.Location { return time.FixedZone("CST", 8*3600) }

// at is a time of Tuesday, 14 April 2026, or of so many days later.
func at(hour, minute int, days ...int) time.Time {
	day := 14
	for _, d := range days {
		day += d
	}
	return time.Date(2026, 4, day, hour, minute, 0, 0, zone())
}

// steps are four steps with standards that are easy to reckon with.
func steps() []Step {
	return []Step{
		{Code: "quote", Place: 1, From: CameIn, To: WasQuoted, Minutes: 30, Active: true, Since: "2000-01-01"},
		{Code: "answer", Place: 2, From: WasQuoted, To: WasAnswered, Minutes: 20, Active: true, Since: "2000-01-01"},
		{Code: "work", Place: 3, From: WorkBegan, To: WorkEnded, ByLabour: true, Active: true, Since: "2000-01-01"},
		{Code: "check", Place: 4, From: ToCheck, To: WasPassed, Minutes: 20, Active: true, Since: "2000-01-01"},
		{Code: "call", Place: 5, Active: true, Since: "2000-01-01"},
	}
}

// ruler measures by the usual week, 8:30–12:00 and 13:30–18:00 but on Sundays.
func ruler(now time.Time) Ruler {
	return Ruler{Hours: NewHours(zone(), nil), Steps: steps(), Clocked: true, Now: now, Zone: zone()}
}

func event(kind shop.EventKind, t time.Time, note ...string) shop.Event {
	e := shop.Event{Kind: kind, At: t}
	for _, n := range note {
		e.Note = n
	}
	return e
}

func clock(id shop.ClockID, line shop.LineID, from, until time.Time, why shop.PauseReason) shop.Clock {
	return shop.Clock{ID: id, Order: 1, Line: line, Person: 3, From: from, Until: until, Why: why}
}

// whole is a visit over two days with everything that can hold a car up. By
// hand: 9:00 came, 9:40 quoted, 10:00 agreed and started, 10:10 given out,
// 10:30–11:15 work, then parts until 14:00, work until 16:00 (done), 16:00
// waits for the check, which begins at 16:20 and fails at 16:30; work
// 17:00–19:00, an hour of it after closing; to the check at 9:00 of the next
// day, passed 9:25, settled 10:00, fetched 11:30.
func whole() Visit {
	return Visit{
		Order: 1, Jobs: 1, Labour: 180,
		Events: []shop.Event{
			event(shop.EventReceived, at(9, 0)), event(shop.EventQuoted, at(9, 40)), event(shop.EventAgreed, at(10, 0)),
			event(shop.EventStarted, at(10, 0)), event(shop.EventDispatched, at(10, 10)), event(shop.EventJobStarted, at(10, 30)),
			event(shop.EventJobPaused, at(11, 15), "parts"), event(shop.EventHeld, at(11, 15), "parts_short"),
			event(shop.EventChecking, at(16, 20)), event(shop.EventFailed, at(16, 30)), event(shop.EventChecking, at(9, 0, 1)),
			event(shop.EventPassed, at(9, 25, 1)), event(shop.EventSettled, at(10, 0, 1)), event(shop.EventDelivered, at(11, 30, 1)),
		},
		Clocks: []shop.Clock{
			clock(1, 7, at(10, 30), at(11, 15), shop.ForParts), clock(2, 7, at(14, 0), at(16, 0), shop.JobWasDone),
			clock(3, 7, at(17, 0), at(19, 0), shop.JobWasDone),
		},
	}
}

func TestAVisitIsCutIntoItsCausesToTheMinute(t *testing.T) {
	stay := ruler(at(12, 0, 5)).Measure(whole())
	want := Parts{
		AtReception: 40, ForApproval: 20, ForTechnician: 30 + 30, InWork: 45 + 120 + 120,
		ForParts: 45 + 30, // 11:15–12:00 and 13:30–14:00
		ForCheck: 20 + 10 + 30 + 25, ForSettling: 35, ForPickup: 90,
		Closed: 90 + 13*60 + 30, // midday, and 19:00–8:30
	}
	for _, c := range Causes() {
		if stay.Parts[c] != want[c] {
			t.Errorf("%s: %d minutes, want %d", c, stay.Parts[c], want[c])
		}
	}
	if long := int64(stay.Until.Sub(stay.From).Minutes()); stay.Minutes() != long || long != 26*60+30 || !stay.Left || stay.Waits != "" {
		t.Errorf("the stay of %d minutes is %d: %+v", long, stay.Minutes(), stay)
	}
	if stay.Parts.Most() != ForPickup || stay.Parts.Waited() != 20+60+75+85+35+90 {
		t.Errorf("waited %d, most for %s", stay.Parts.Waited(), stay.Parts.Most())
	}
}

func TestStepsAreMeasuredInOpenHoursAndByTheWall(t *testing.T) {
	stay := ruler(at(12, 0, 5)).Measure(whole())
	want := []Lap{
		{Code: "quote", Known: true, Wall: 40, Open: 40, Standard: 30},
		{Code: "answer", Known: true, Wall: 20, Open: 20, Standard: 20},
		{Code: "work", Known: true, Wall: 510, Open: 90 + 270, Standard: 180}, // 10:30–19:00
		{Code: "check", Known: true, Wall: 25, Open: 25, Standard: 20},        // the last check, not the first
	}
	if !slices.Equal(stay.Laps, want) {
		t.Errorf("got %+v", stay.Laps)
	}
	if lost := stay.Lost(); lost != 10+180+5 {
		t.Errorf("lost %d", lost)
	}
}

func TestWhatWasNotRecordedIsNotGuessed(t *testing.T) {
	v := Visit{Order: 1, Events: []shop.Event{event(shop.EventReceived, at(9, 0)), event(shop.EventStarted, at(9, 10)), event(shop.EventFinished, at(11, 0)), event(shop.EventDelivered, at(11, 20))}}
	stay := ruler(at(18, 0)).Measure(v)
	if stay.Parts[Unclocked] != 110 || stay.Parts[InWork] != 0 || stay.Parts[ForTechnician] != 0 {
		t.Errorf("work without a clock is %+v", stay.Parts)
	}
	for _, l := range stay.Laps {
		if l.Known || l.Lost() != 0 {
			t.Errorf("%+v was measured", l)
		}
	}
	v.Events = append([]shop.Event{event(shop.EventReceived, at(9, 0)), event(shop.EventStarted, at(9, 10)), event(shop.EventDispatched, at(9, 30))}, v.Events[2:]...)
	if stay := ruler(at(18, 0)).Measure(v); stay.Parts[ForTechnician] != 20 || stay.Parts[Unclocked] != 90 {
		t.Errorf("until the work was given out: %+v", stay.Parts)
	}
	if stay := ruler(at(18, 0)).Measure(Visit{Order: 1, Events: v.Events[1:]}); stay.Known() || stay.Minutes() != 0 {
		t.Errorf("a car that nobody saw come: %+v", stay)
	}
}

func TestACarInTheShopSaysWhatItWaitsForAndSinceWhen(t *testing.T) {
	cases := map[string]struct {
		upTo  int // events of the whole visit
		clock int
		now   time.Time
		want  Cause
		since time.Time
		open  int64
	}{
		"just came":           {1, 0, at(9, 20), AtReception, at(9, 0), 20},
		"has the estimate":    {2, 0, at(9, 50), ForApproval, at(9, 40), 10},
		"nobody has it":       {4, 0, at(10, 5), ForTechnician, at(10, 0), 5},
		"given out":           {5, 0, at(10, 20), ForTechnician, at(10, 0), 20},
		"a clock runs":        {6, 1, at(10, 45), InWork, at(10, 30), 15},
		"parts, over midday":  {8, 1, at(13, 0), ForParts, at(11, 15), 45},
		"the job is done":     {8, 2, at(16, 10), ForCheck, at(16, 0), 10},
		"failed the check":    {10, 2, at(16, 45), ForTechnician, at(16, 30), 15},
		"passed":              {12, 3, at(9, 30, 1), ForSettling, at(9, 25, 1), 5},
		"paid":                {13, 3, at(20, 0, 1), ForPickup, at(10, 0, 1), 390},
		"paid, the day after": {13, 3, at(7, 0, 2), ForPickup, at(10, 0, 1), 390},
	}
	for name, c := range cases {
		v := whole()
		v.Events, v.Clocks = v.Events[:c.upTo], slices.Clone(v.Clocks[:c.clock])
		for i := range v.Clocks {
			if v.Clocks[i].Until.After(c.now) {
				v.Clocks[i].Until, v.Clocks[i].Why = time.Time{}, shop.StillRunning
			}
		}
		stay := ruler(c.now).Measure(v)
		if stay.Waits != c.want || !stay.Since.Equal(c.since) || stay.For != c.open || stay.Left {
			t.Errorf("%s: waits for %s since %s, %d minutes", name, stay.Waits, stay.Since.In(zone()), stay.For)
		}
		if stay.Minutes() != int64(c.now.Sub(at(9, 0)).Minutes()) {
			t.Errorf("%s: %d minutes", name, stay.Minutes())
		}
	}
}

func TestAShopThatKeepsNoClocksIsNotToldThatNobodyWorks(t *testing.T) {
	v := whole()
	v.Events, v.Clocks = v.Events[:5], nil
	r := ruler(at(11, 0))
	if stay := r.Measure(v); stay.Waits != ForTechnician {
		t.Errorf("with clocks it is %s", stay.Waits)
	}
	r.Clocked = false
	if stay := r.Measure(v); stay.Waits != Unclocked || stay.Parts[ForTechnician] != 10 || stay.Parts[Unclocked] != 50 {
		t.Errorf("without clocks it is %s, %+v", stay.Waits, stay.Parts)
	}
}

func TestWhatWasUndoneOnTheBoardDidNotHappen(t *testing.T) {
	open := []shop.Event{event(shop.EventReceived, at(9, 0)), event(shop.EventStarted, at(9, 10)), event(shop.EventDispatched, at(9, 10))}
	r := ruler(at(11, 0))
	for name, c := range map[string]struct {
		more []shop.Event
		want Cause
	}{
		"a hold":           {[]shop.Event{event(shop.EventHeld, at(9, 30), "parts_ordered")}, ForParts},
		"a hold undone":    {[]shop.Event{event(shop.EventHeld, at(9, 30), "parts_ordered"), event(shop.EventMovedBack, at(9, 31), "work")}, ForTechnician},
		"a release undone": {[]shop.Event{event(shop.EventHeld, at(9, 30), "parts_ordered"), event(shop.EventReleased, at(9, 40), "work"), event(shop.EventMovedBack, at(9, 41), "parts")}, ForParts},
		"the check undone": {[]shop.Event{event(shop.EventChecking, at(9, 30)), event(shop.EventMovedBack, at(9, 31), "work")}, ForTechnician},
		"a pause undone":   {[]shop.Event{event(shop.EventJobPaused, at(9, 30), "parts"), event(shop.EventHeld, at(9, 30), "parts_short"), event(shop.EventMovedBack, at(9, 31))}, ForTechnician},
		"a reply":          {[]shop.Event{event(shop.EventHeld, at(9, 30), "approval"), event(shop.EventAgreed, at(9, 50))}, ForTechnician},
		"quoted again":     {[]shop.Event{event(shop.EventQuoted, at(9, 30))}, ForApproval},
		"back from quoted": {[]shop.Event{event(shop.EventQuoted, at(9, 30)), event(shop.EventReopened, at(9, 40), "dispatch")}, AtReception},
		"work again":       {[]shop.Event{event(shop.EventFinished, at(9, 30)), event(shop.EventReopened, at(9, 40))}, ForTechnician},
		"a bill reversed":  {[]shop.Event{event(shop.EventFinished, at(9, 30)), event(shop.EventSettled, at(9, 40)), event(shop.EventReversed, at(9, 50))}, ForSettling},
	} {
		stay := r.Measure(Visit{Order: 1, Jobs: 1, Events: append(slices.Clone(open), c.more...)})
		if stay.Waits != c.want || stay.Minutes() != 120 {
			t.Errorf("%s: waits for %s, %d minutes", name, stay.Waits, stay.Minutes())
		}
	}
}

func TestAForgottenClockSaysNothingOfWhenWorkEnded(t *testing.T) {
	v := whole()
	v.Events, v.Clocks = v.Events[:6], []shop.Clock{clock(1, 7, at(10, 30), time.Time{}, "")}
	stay := ruler(at(9, 0, 1)).Measure(v)
	if stay.Waits != Unclocked || stay.Parts[InWork] != 0 || stay.Parts[Unclocked] != 90+270+30 {
		t.Errorf("got %s, %+v", stay.Waits, stay.Parts)
	}
}

func TestACalledOffVisitEndsWhereItWasCalledOff(t *testing.T) {
	v := Visit{Order: 1, Events: []shop.Event{event(shop.EventReceived, at(9, 0)), event(shop.EventQuoted, at(9, 30)), event(shop.EventVoid, at(10, 0)), event(shop.EventPrinted, at(11, 0))}}
	if stay := ruler(at(12, 0)).Measure(v); !stay.Left || stay.Minutes() != 60 || stay.Parts[ForApproval] != 30 {
		t.Errorf("got %+v", stay)
	}
}

// TestPartsAlwaysSumToTheStay goes through visits that no shop would have.
func TestPartsAlwaysSumToTheStay(t *testing.T) {
	kinds := []shop.EventKind{
		shop.EventQuoted, shop.EventAgreed, shop.EventDeclined, shop.EventStarted, shop.EventFinished, shop.EventReopened, shop.EventHeld, shop.EventReleased,
		shop.EventDispatched, shop.EventJobDone, shop.EventChecking, shop.EventPassed, shop.EventFailed, shop.EventMovedBack, shop.EventPaid, shop.EventSettled, shop.EventReversed,
	}
	notes := []string{"", "parts_short", "approval", "dispatch", "work", "nonsense"}
	whys := append(shop.PauseReasons(), shop.Switched, shop.JobWasDone)
	for seed := range uint64(2000) {
		dice := rand.New(rand.NewPCG(seed, 1))
		moment := func() time.Time { return at(0, 0).Add(time.Duration(dice.IntN(6*24*3600)) * time.Second) }
		v := Visit{Order: 1, Jobs: dice.IntN(3), Labour: int64(dice.IntN(300)), Events: []shop.Event{event(shop.EventReceived, at(0, 0))}}
		for range dice.IntN(25) {
			v.Events = append(v.Events, event(kinds[dice.IntN(len(kinds))], moment(), notes[dice.IntN(len(notes))]))
		}
		if dice.IntN(2) == 0 {
			v.Events = append(v.Events, event(shop.EventDelivered, moment()))
		}
		slices.SortStableFunc(v.Events, func(a, b shop.Event) int { return a.At.Compare(b.At) })
		for n := range dice.IntN(8) {
			c := clock(shop.ClockID(n+1), shop.LineID(dice.IntN(3)), moment(), moment(), whys[dice.IntN(len(whys))])
			if c.Until.Before(c.From) {
				c.From, c.Until = c.Until, c.From
			}
			if dice.IntN(6) == 0 {
				c.Until, c.Why = time.Time{}, shop.StillRunning
			}
			v.Clocks = append(v.Clocks, c)
		}
		stay := ruler(moment()).Measure(v)
		proveWhole(t, fmt.Sprint("seed ", seed), stay)
	}
}

func proveWhole(t *testing.T, name string, stay Stay) {
	t.Helper()
	if long := stay.Until.Unix()/60 - stay.From.Unix()/60; stay.Minutes() != long {
		t.Fatalf("%s: %d minutes of %d: %+v", name, stay.Minutes(), long, stay.Parts)
	}
	end := stay.From
	sums := Parts{}
	for _, s := range stay.Spans {
		if !s.From.Equal(end) || !s.Until.After(s.From) {
			t.Fatalf("%s: the spans have a gap at %s", name, end)
		}
		end = s.Until
		sums[s.Cause] += int64(s.Until.Sub(s.From).Minutes())
	}
	for c, m := range stay.Parts {
		if m < 0 || sums[c] != m {
			t.Fatalf("%s: %s is %d, its spans %d", name, c, m, sums[c])
		}
	}
	for _, l := range stay.Laps {
		if l.Open < 0 || l.Open > l.Wall || l.Lost() < 0 {
			t.Fatalf("%s: %+v", name, l)
		}
	}
}
