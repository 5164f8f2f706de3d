package data

import (
	"fmt"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/blueprint"
)

// morning is a time of Monday, 13 April 2026, in the shop.
func morning(hour, minute int) time.Time {
	return time.Date(2026, 4, 13, hour, minute, 0, 0, chinaTime())
}

// story is what happened to an order, hour by hour.
func story(id shop.OrderID, told map[string]shop.EventKind) (events []shop.Event) {
	for _, at := range []string{"09:00", "09:10", "09:30", "09:40", "10:00", "11:00", "11:10", "11:20"} {
		if kind, ok := told[at]; ok {
			t, _ := time.Parse("15:04", at)
			events = append(events, shop.Event{OrderID: id, At: morning(t.Hour(), t.Minute()), Kind: kind})
		}
	}
	return events
}

func TestStaysOfAPeriodAreMeasuredByTheirEvents(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		past, here, void := k.visit(), k.visit(), k.visit()
		past.Status, here.Status, void.Status = shop.Delivered, shop.Working, shop.Void
		past.Lines = []shop.Line{
			{Kind: shop.LabourLine, Code: "A", Name: "保养", Qty: 1500, Price: 12000, Payer: shop.PayCustomer, Technician: k.person.ID, Agreement: shop.Agreement{Consent: shop.Agreed}},
			{Kind: shop.LabourLine, Code: "B", Name: "洗车", Qty: 500, Price: 12000, Payer: shop.PayCustomer, Agreement: shop.Agreement{Consent: shop.Declined}},
		}
		write(t, s, func(tx *Tx) error {
			for _, o := range []*shop.Order{&past, &here, &void} {
				o.Stamps.ReceivedAt = morning(9, 0)
				if err := SaveOrder(tx, o); err != nil {
					return err
				}
			}
			past.Stamps.DeliveredAt = morning(11, 20).AddDate(0, 1, 0) // the day counts, not the hour
			if err := SaveOrder(tx, &past); err != nil {
				return err
			}
			for _, e := range append(story(past.ID, map[string]shop.EventKind{
				"09:00": shop.EventReceived, "09:10": shop.EventQuoted, "09:40": shop.EventAgreed, "10:00": shop.EventStarted,
				"11:00": shop.EventFinished, "11:10": shop.EventSettled, "11:20": shop.EventDelivered,
			}), story(here.ID, map[string]shop.EventKind{"09:00": shop.EventReceived, "09:30": shop.EventStarted})...) {
				if err := AddEvent(tx, e); err != nil {
					return err
				}
			}
			return StartClock(tx, &shop.Clock{Person: k.person.ID, Order: here.ID, Line: 1, From: morning(10, 0)})
		})
		ask := func(a StayAsk) StayBook {
			return get(t, s, func(v View) (StayBook, error) { return Stays(v, a, morning(11, 30)) })
		}
		april := ask(StayAsk{From: "2026-04-01", Until: "2026-04-30"})
		equal(t, len(april.Cases), 2)
		c := april.Cases[0]
		equal(t, []any{c.Number, c.Plate, c.Status, len(c.Who)}, []any{past.Number, "沪AD12345", shop.Delivered, 1})
		equal(t, c.Parts, blueprint.Parts{blueprint.AtReception: 10, blueprint.ForApproval: 30, blueprint.ForTechnician: 20, blueprint.Unclocked: 60, blueprint.ForSettling: 10, blueprint.ForPickup: 10})
		lap := c.Laps[0]
		equal(t, lap, blueprint.Lap{Code: "reception", Known: true, Wall: 10, Open: 10, Standard: 30})
		for _, l := range c.Laps {
			if l.Code == "work" && (l.Standard != 90 || l.Known) {
				t.Errorf("hours agreed are %+v", l)
			}
		}
		open := ask(StayAsk{})
		equal(t, len(open.Cases), 1)
		equal(t, open.Cases[0].Parts, blueprint.Parts{blueprint.AtReception: 30, blueprint.ForTechnician: 30, blueprint.InWork: 90})
		equal(t, open.Cases[0].Waits, blueprint.InWork)
		equal(t, len(ask(StayAsk{From: "2026-03-01", Until: "2026-03-31"}).Cases), 0)
		equal(t, len(ask(StayAsk{From: "2026-05-01", Until: "2026-05-31", Delivered: true}).Cases), 1)
		equal(t, len(ask(StayAsk{Order: void.ID}).Cases), 1)
		write(t, s, func(tx *Tx) error { // the bill of a car that left is opened again
			past.Status, past.Stamps.DeliveredAt = shop.Ready, time.Time{}
			if err := SaveOrder(tx, &past); err != nil {
				return err
			}
			return AddEvent(tx, shop.Event{OrderID: past.ID, At: morning(11, 25), Kind: shop.EventReversed})
		})
		equal(t, len(ask(StayAsk{}).Cases), 1)
	})
}

func TestTheHoursOfTheShopAreThoseOfItsPeople(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		open := func() int64 {
			r := get(t, s, func(v View) (blueprint.Ruler, error) { return rulerOf(v, noon()) })
			return r.Hours.Open(morning(0, 0), morning(24, 0))
		}
		equal(t, open(), int64(480))
		settings := shop.DefaultSettings()
		settings.CloseAt = "20:00"
		write(t, s, func(tx *Tx) error { return SaveSettings(tx, settings) })
		equal(t, open(), int64(600))
		p := shop.Person{Code: "zw", Name: "张伟", Roles: []shop.Role{shop.Technician}, Active: true}
		write(t, s, func(tx *Tx) error {
			if err := SavePerson(tx, &p); err != nil {
				return err
			}
			return SaveWeek(tx, p.ID, []shop.Shift{{Weekday: time.Monday, From: 600, Until: 720}})
		})
		equal(t, open(), int64(120))
		write(t, s, func(tx *Tx) error {
			return AddAbsence(tx, &shop.Absence{Person: p.ID, From: "2026-04-13", Until: "2026-04-13"})
		})
		equal(t, open(), int64(0))
	})
}

func TestTheBlueprintIsSeededOnceAndItsVersionsAreProved(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		seeds, err := SeedSteps()
		must(t, err)
		now := blueprint.InForce(get(t, s, Steps), "2026-04-14")
		equal(t, now, seeds)
		for _, step := range seeds {
			if p := step.Check(); len(p) > 0 {
				t.Errorf("%s: %v", step.Code, p)
			}
		}
		versions := get(t, s, func(v View) ([]blueprint.Step, error) { return StepVersions(v, "check") })
		next := versions[0]
		next.Minutes, next.Since = 45, "2026-04-14"
		revised, err := blueprint.Revise(versions, next)
		must(t, err)
		write(t, s, func(tx *Tx) error { return ReplaceStep(tx, "check", revised) })
		equal(t, get(t, s, func(v View) ([]blueprint.Step, error) { return StepVersions(v, "check") }), revised)
		equal(t, findings(t, s), "")
		revised[0].Until = "2026-04-20"
		write(t, s, func(tx *Tx) error { return ReplaceStep(tx, "check", revised) })
		equal(t, findings(t, s), "check.blueprint.days")
	})
}

func findings(t *testing.T, s *Store) (keys string) {
	t.Helper()
	found, err := Check(t.Context(), s)
	must(t, err)
	for _, f := range found {
		keys += f.Key
	}
	return keys
}

// BenchmarkStays measures a month of a shop of five years, and the cars in it.
func BenchmarkStays(b *testing.B) {
	s := benchStore(b)
	now := noon()
	month := shop.DayOf(now, s.Zone).Add(-31)
	for name, ask := range map[string]StayAsk{
		"month": {From: month, Until: month.Add(30)}, "delivered": {From: month, Until: month.Add(30), Delivered: true}, "open": {},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				book, err := Read(b.Context(), s, func(v View) (StayBook, error) { return Stays(v, ask, now) })
				if err != nil || len(book.Cases) == 0 {
					b.Fatal(fmt.Sprint(len(book.Cases), err))
				}
			}
		})
	}
}
