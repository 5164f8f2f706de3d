package data

import (
	"errors"
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
)

// floorShop is a shop with a car in work, a bay and two clocks.
func floorShop(t *testing.T, s *Store) (k stocked, o shop.Order, bay shop.Bay) {
	t.Helper()
	k = stockedShop(t, s)
	o = k.visit()
	o.Status, o.Floor.Waits = shop.Working, true
	for i := range o.Lines {
		o.Lines[i].Agreement.Consent = shop.Agreed
		if o.Lines[i].Kind == shop.LabourLine {
			o.Lines[i].Technician = k.person.ID
		}
	}
	bay = shop.Bay{Code: "2", Name: "机电", Skills: []shop.Skill{shop.Mechanic, shop.Electric}, Hours: 8000, Active: true}
	write(t, s, func(tx *Tx) error {
		if err := SaveBay(tx, &bay); err != nil {
			return err
		}
		o.Floor.BayID = bay.ID
		return SaveOrder(tx, &o)
	})
	return k, o, bay
}

// job is the first labour line of an order.
func job(o shop.Order) shop.Line {
	return o.Lines[slices.IndexFunc(o.Lines, func(l shop.Line) bool { return l.Kind == shop.LabourLine })]
}

func TestTheBoardShowsEveryOpenOrderWhole(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k, o, bay := floorShop(t, s)
		gone := k.visit()
		gone.Status = shop.Delivered
		write(t, s, func(tx *Tx) error {
			c := shop.Clock{Person: k.person.ID, Order: o.ID, Line: job(o).ID, From: noon()}
			return errors.Join(SaveOrder(tx, &gone), StartClock(tx, &c),
				AddEvent(tx, shop.Event{OrderID: o.ID, Kind: shop.EventFailed}), AddEvent(tx, shop.Event{OrderID: gone.ID, Kind: shop.EventFailed}))
		})
		cards := get(t, s, Board)
		if len(cards) != 1 {
			t.Fatalf("%d cards", len(cards))
		}
		c := cards[0]
		whole := get(t, s, func(v View) (shop.Order, error) { return Order(v, o.ID) })
		equal(t, c.Lines, whole.Lines)
		equal(t, c.Floor, whole.Floor)
		equal(t, []string{c.Plate, c.Customer, c.Bay}, []string{k.car.Plate, k.customer.Name, bay.Code})
		equal(t, c.Who, []string{k.person.Name})
		equal(t, []any{c.Failed, len(c.Running), c.Planned(), c.Parts()}, []any{1, 1, job(o).Qty, PartsLack})
		equal(t, shop.StageOf(&c.Order), shop.AtWork)
	})
}

func TestPartsOfACardAreLackingWaitingOrOut(t *testing.T) {
	agreed := shop.Agreement{Consent: shop.Agreed}
	part := func(issued shop.Qty) shop.Line {
		return shop.Line{Kind: shop.PartLine, PartID: 1, Qty: 2000, Issued: issued, Agreement: agreed}
	}
	for want, c := range map[PartsState]Card{
		NoParts:   {},
		PartsWait: {Order: shop.Order{Lines: []shop.Line{part(2000), part(1000)}}},
		PartsOut:  {Order: shop.Order{Lines: []shop.Line{part(2000)}}},
		PartsLack: {Order: shop.Order{Lines: []shop.Line{part(0)}}, Short: []string{"减震器"}},
	} {
		equal(t, c.Parts(), want)
	}
}

func TestClocksKeepTheirTimesAndRunOnceForEachPerson(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k, o, _ := floorShop(t, s)
		onJob := shop.Clock{Person: k.person.ID, Order: o.ID, Line: job(o).ID, From: noon()}
		atWork := shop.Clock{Person: k.person.ID, From: noon().Add(-time.Hour)}
		write(t, s, func(tx *Tx) error { return errors.Join(StartClock(tx, &onJob), StartClock(tx, &atWork)) })
		for _, c := range []shop.Clock{onJob, atWork} {
			c.ID, c.From = 0, noon().Add(time.Minute)
			if err := writeAt(s, noon(), func(tx *Tx) error { return StartClock(tx, &c) }); err == nil {
				t.Errorf("two clocks run for one person: %+v", c)
			}
		}
		equal(t, len(get(t, s, Running)), 2)
		ended := onJob
		ended.Until, ended.Why, ended.By, ended.Note = noon().Add(time.Hour), shop.ForParts, k.person.ID, "缺"
		write(t, s, func(tx *Tx) error { return StopClock(tx, ended) })
		equal(t, get(t, s, func(v View) (shop.Clock, error) { return Clock(v, ended.ID) }), ended)
		equal(t, get(t, s, func(v View) ([]shop.Clock, error) { return ClocksOf(v, o.ID) }), []shop.Clock{ended})
		if err := writeAt(s, noon(), func(tx *Tx) error { return StopClock(tx, ended) }); !errors.Is(err, shop.ErrStale) {
			t.Errorf("a clock was stopped twice: %v", err)
		}
		between := func(person shop.PersonID, from, until time.Time) int {
			return len(get(t, s, func(v View) ([]shop.Clock, error) { return ClocksBetween(v, person, from, until) }))
		}
		equal(t, []int{
			between(0, noon(), noon().Add(time.Minute)), between(k.person.ID, noon().Add(2*time.Hour), noon().Add(3*time.Hour)),
			between(k.person.ID+1, noon(), noon().Add(time.Minute)), between(0, noon().Add(-3*time.Hour), noon().Add(-2*time.Hour)),
		}, []int{2, 1, 0, 0})
	})
}

func TestADispatchTakesThePlaceOfTheOneBefore(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k, o, bay := floorShop(t, s)
		helper := shop.Person{Code: "lq", Name: "李强", Roles: []shop.Role{shop.Technician}}
		write(t, s, func(tx *Tx) error { return SavePerson(tx, &helper) })
		d := shop.Dispatch{
			OrderID: o.ID, LineID: job(o).ID, Bay: bay.ID, From: noon(), Until: noon().Add(time.Hour), Note: "先试车",
			Shares: []shop.Share{{Person: k.person.ID, Part: 6000}, {Person: helper.ID, Part: 4000}},
		}
		write(t, s, func(tx *Tx) error { return SaveDispatch(tx, &d) })
		of := func() []shop.Dispatch {
			return get(t, s, func(v View) ([]shop.Dispatch, error) { return DispatchesOf(v, o.ID) })
		}
		equal(t, of(), []shop.Dispatch{d})
		d.Shares, d.Note = shop.EvenShares(helper.ID), ""
		write(t, s, func(tx *Tx) error { return SaveDispatch(tx, &d) })
		equal(t, of(), []shop.Dispatch{d})
		planned := func(from, until time.Time) int {
			return len(get(t, s, func(v View) ([]shop.Dispatch, error) { return PlannedBetween(v, from, until) }))
		}
		equal(t, []int{planned(noon(), noon().Add(time.Minute)), planned(noon().Add(time.Hour), noon().Add(2*time.Hour))}, []int{1, 0})
		write(t, s, func(tx *Tx) error { return DropDispatch(tx, d.LineID) })
		equal(t, len(of()), 0)
	})
}

func TestWeeksAndAbsencesAreKept(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k, _, _ := floorShop(t, s)
		week := []shop.Shift{{Weekday: time.Monday, From: 480, Until: 720}, {Weekday: time.Sunday, From: 600, Until: 700}}
		away := shop.Absence{Person: k.person.ID, From: "2026-04-14", Until: "2026-04-16", Note: "年假"}
		write(t, s, func(tx *Tx) error {
			return errors.Join(SaveWeek(tx, k.person.ID, shop.UsualWeek()), SaveWeek(tx, k.person.ID, week), AddAbsence(tx, &away))
		})
		equal(t, get(t, s, Weeks), map[shop.PersonID][]shop.Shift{k.person.ID: week})
		on := func(from, until shop.Day) []shop.Absence {
			return get(t, s, func(v View) ([]shop.Absence, error) { return Absences(v, from, until) })
		}
		equal(t, on("2026-04-16", "2026-04-20"), []shop.Absence{away})
		equal(t, len(on("2026-04-17", "2026-04-20")), 0)
		write(t, s, func(tx *Tx) error { return DropAbsence(tx, away.ID) })
		equal(t, len(on("2026-04-01", "2026-04-30")), 0)
		if err := writeAt(s, noon(), func(tx *Tx) error { return DropAbsence(tx, away.ID) }); !errors.Is(err, shop.ErrMissing) {
			t.Errorf("an absence was dropped twice: %v", err)
		}
	})
}
