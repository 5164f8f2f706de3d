package data

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
)

// booked is an appointment of the shop's car, two hours from noon.
func (k stocked) booked() shop.Appointment {
	return shop.Appointment{
		Status: shop.Booked, VehicleID: k.car.ID, CustomerID: k.customer.ID, Plate: k.car.Plate, Name: "王建国", Phone: "13800001234",
		Kind: shop.Maintenance, Request: "小保养", Hours: 1500, Technician: k.person.ID, AdvisorID: k.person.ID, Channel: shop.ByCall,
		Times: shop.BookingTimes{StartAt: noon().Add(2 * time.Hour), BookedAt: noon()},
		Parts: []shop.ReservedPart{{PartID: k.part.ID, Qty: 3000}},
	}
}

func saveAppointments(t *testing.T, s *Store, list ...*shop.Appointment) {
	t.Helper()
	write(t, s, func(tx *Tx) error {
		for _, a := range list {
			if err := SaveAppointment(tx, a); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestAnAppointmentKeepsEveryField(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		bay := shop.Bay{Code: "1", Name: "快保", Hours: 7000, Active: true}
		o := k.visit()
		write(t, s, func(tx *Tx) error { return errors.Join(SaveBay(tx, &bay), SaveOrder(tx, &o)) })
		roundTrip(t, s, func(a *shop.Appointment) {
			a.VehicleID, a.CustomerID, a.BayID, a.Technician, a.AdvisorID, a.OrderID = k.car.ID, k.customer.ID, bay.ID, k.person.ID, k.person.ID, o.ID
			a.Parts = []shop.ReservedPart{{PartID: k.part.ID, Qty: shop.One}}
		}, SaveAppointment, func(v View, a *shop.Appointment) (shop.Appointment, error) { return AppointmentByNumber(v, a.Number) })
		got := get(t, s, func(v View) (shop.Appointment, error) { return AppointmentOf(v, o.ID) })
		equal(t, get(t, s, func(v View) (shop.Appointment, error) { return Appointment(v, got.ID) }), got)
	})
}

func TestAppointmentsAreNumberedByTheDayAndFoundByPlateNameAndPhoneUntilTheyAreOver(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		a, b := k.booked(), k.booked()
		b.Plate, b.VehicleID, b.Name, b.Phone = "浙AF00672", 0, "林悦", "13900005678"
		saveAppointments(t, s, &a, &b)
		equal(t, []string{a.Number, b.Number}, []string{"YY260412-001", "YY260412-002"})
		found := func(text string) (ids []int64) {
			for _, h := range get(t, s, func(v View) ([]shop.Hit, error) { return Find(v, text, 0) }) {
				if h.Kind == shop.KindAppointments {
					ids = append(ids, h.ID)
				}
			}
			return ids
		}
		for _, text := range []string{"00672", "林悦", "ly", "5678", "YY260412-002", "260412-002"} {
			equal(t, found(text), []int64{int64(b.ID)})
		}
		if hits := get(t, s, func(v View) ([]shop.Hit, error) { return Find(v, "12345", 0) }); len(hits) != 2 || hits[0].Kind != shop.KindVehicles {
			t.Errorf("the car comes before its appointment: %+v", hits)
		}
		b.Status = shop.Cancelled
		saveAppointments(t, s, &b)
		equal(t, found("00672"), []int64(nil))
	})
}

func TestPartsAreKeptForAppointmentsUntilTheirDayIsOver(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		a := k.booked()
		saveAppointments(t, s, &a)
		kept := func() []shop.Qty {
			p := get(t, s, func(v View) (shop.Part, error) { return Part(v, k.part.ID) })
			list := get(t, s, func(v View) (Page[PartRow], error) { return PartList(v, Ask{Sort: "number", Filter: PartsInactive}) })
			return []shop.Qty{p.Reserved, list.Rows[0].Reserved}
		}
		equal(t, kept(), []shop.Qty{3000, 3000})
		act := func(at time.Time) {
			must(t, writeAt(s, at, func(tx *Tx) error { tx.Note("test", shop.KindSettings, 0, ""); return nil }))
		}
		act(noon().Add(10 * time.Hour)) // 22:00 of the same day
		equal(t, kept(), []shop.Qty{3000, 3000})
		act(noon().Add(13 * time.Hour)) // the next day
		equal(t, kept(), []shop.Qty{0, 0})
		act(noon())
		a.Status = shop.NoShow
		saveAppointments(t, s, &a)
		equal(t, kept(), []shop.Qty{0, 0})
	})
}

func TestADayHasItsAppointmentsInTheirOrder(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		late, early, other := k.booked(), k.booked(), k.booked()
		late.Times.StartAt = noon().Add(4 * time.Hour)
		other.Times.StartAt = noon().Add(24 * time.Hour)
		saveAppointments(t, s, &late, &early, &other)
		day := shop.Day("2026-04-12")
		got := get(t, s, func(v View) ([]shop.Appointment, error) {
			return AppointmentsBetween(v, day.Time(s.Zone), day.Add(1).Time(s.Zone))
		})
		equal(t, got, []shop.Appointment{early, late})
		equal(t, len(get(t, s, func(v View) ([]shop.Appointment, error) { return AppointmentsOfCar(v, k.car.ID) })), 3)
	})
}

func TestWhoBooksIsKnownByCarPlateCustomerAndPhone(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		missed, coming, o := k.booked(), k.booked(), k.visit()
		missed.Status, missed.VehicleID, missed.Plate, missed.CustomerID = shop.NoShow, 0, "", 0
		coming.VehicleID, coming.CustomerID, coming.Phone = 0, 0, "13911112222"
		saveAppointments(t, s, &missed, &coming)
		write(t, s, func(tx *Tx) error { return SaveOrder(tx, &o) })
		of := func(a shop.Appointment) Caller {
			return get(t, s, func(v View) (Caller, error) { return CallerOf(v, a) })
		}
		c := of(k.booked())
		equal(t, []int{len(c.Coming), len(c.Missed)}, []int{1, 1})
		equal(t, []any{c.Coming[0].ID, c.Missed[0].ID, c.OrderID, c.Order}, []any{coming.ID, missed.ID, o.ID, o.Number})
		equal(t, of(shop.Appointment{Plate: "沪B00000", Phone: "13600000000"}), Caller{})
		equal(t, len(of(coming).Coming), 0)
	})
}

func TestAnHourIsTakenByAppointmentsAndByJobsThatWereGivenOut(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k, o, bay := floorShop(t, s)
		a := k.booked()
		a.BayID = bay.ID
		off := k.booked()
		off.Status = shop.Cancelled
		saveAppointments(t, s, &a, &off)
		d := shop.Dispatch{OrderID: o.ID, LineID: job(o).ID, Bay: bay.ID, From: noon(), Until: noon().Add(time.Hour), Shares: shop.EvenShares(k.person.ID)}
		write(t, s, func(tx *Tx) error { return SaveDispatch(tx, &d) })
		taken := func(from, until time.Duration, but shop.AppointmentID) []shop.Taken {
			return get(t, s, func(v View) ([]shop.Taken, error) { return TakenBetween(v, noon().Add(from), noon().Add(until), but) })
		}
		mine := shop.Taken{What: a.Plate, Bay: bay.ID, Technician: k.person.ID, From: a.Times.StartAt, Until: a.Until()}
		equal(t, taken(3*time.Hour, 4*time.Hour, 0), []shop.Taken{mine})
		equal(t, taken(0, time.Minute, 0), []shop.Taken{{What: k.car.Plate, Bay: bay.ID, Technician: k.person.ID, From: d.From, Until: d.Until}})
		equal(t, len(taken(3*time.Hour, 4*time.Hour, a.ID)), 0)
		equal(t, len(taken(4*time.Hour, 5*time.Hour, 0)), 0)
	})
}

func TestTheCapacityOfADayIsItsBaysAndWhoIsThere(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		one, two := shop.Bay{Code: "1", Name: "快保", Hours: 6000, Active: true}, shop.Bay{Code: "2", Name: "机电", Hours: 7000, Active: true}
		gone := shop.Bay{Code: "3", Name: "旧", Hours: 7000}
		zw := shop.Person{Code: "zw", Name: "张伟", Roles: []shop.Role{shop.Technician}, Active: true}
		lq := shop.Person{Code: "lq", Name: "李强", Roles: []shop.Role{shop.Technician}, Active: true}
		cg := shop.Person{Code: "cg", Name: "仓管", Roles: []shop.Role{shop.Storekeeper}, Active: true}
		monday, wednesday, sunday := shop.Day("2026-04-13"), shop.Day("2026-04-15"), shop.Day("2026-04-19")
		of := func() Capacity {
			return get(t, s, func(v View) (Capacity, error) { return CapacityOf(v, monday, sunday) })
		}
		write(t, s, func(tx *Tx) error {
			return errors.Join(SaveBay(tx, &one), SaveBay(tx, &two), SaveBay(tx, &gone), SavePerson(tx, &cg))
		})
		equal(t, []shop.Qty{of().Day(monday), of().Day(sunday), Capacity{}.Day(monday)}, []shop.Qty{13000, 13000, shop.Unbounded})
		write(t, s, func(tx *Tx) error {
			return errors.Join(SavePerson(tx, &zw), SavePerson(tx, &lq), AddAbsence(tx, &shop.Absence{Person: lq.ID, From: wednesday, Until: wednesday}))
		})
		c := of()
		equal(t, []shop.Qty{c.Day(monday), c.Day(wednesday), c.Day(sunday)}, []shop.Qty{13000, 8000, 0})
		equal(t, []shop.Qty{c.Bay(two.ID, monday), c.Bay(two.ID, sunday), c.Bay(gone.ID, monday)}, []shop.Qty{7000, 0, 0})
		equal(t, []shop.Qty{c.Person(zw.ID, wednesday), c.Person(lq.ID, wednesday)}, []shop.Qty{8000, 0})
		c.Bays = nil
		equal(t, c.Day(monday), shop.Qty(16000))
		list := []shop.Appointment{
			{ID: 1, Status: shop.Booked, BayID: two.ID, Hours: 2000},
			{ID: 2, Status: shop.Arrived, BayID: one.ID, Hours: 1000},
			{ID: 3, Status: shop.Cancelled, Hours: 500},
			{ID: 4, Status: shop.Confirmed, BayID: two.ID, Hours: 4000},
		}
		whole, bay := of().Loads(list, monday, two.ID, 4)
		equal(t, []shop.Load{whole, bay}, []shop.Load{{Booked: 3000, Able: 13000}, {Booked: 2000, Able: 7000}})
	})
}

func TestTheCheckFindsAnArrivalWithoutItsOrderAndMendsTimes(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		a, b := k.booked(), k.booked()
		b.Status = shop.Arrived
		saveAppointments(t, s, &a, &b)
		write(t, s, func(tx *Tx) error {
			_, err := tx.exec(`UPDATE appointments SET until_at = 5 WHERE id = $1`, a.ID)
			return err
		})
		keys := func(found []Finding, err error) (all []string) {
			must(t, err)
			for _, f := range found {
				all = append(all, f.Key)
			}
			slices.Sort(all)
			return all
		}
		want := []string{"check.appointment.order", "check.appointment.times"}
		equal(t, keys(Check(context.Background(), s)), want)
		equal(t, keys(CheckAndMend(context.Background(), s, By{At: noon()})), want)
		equal(t, keys(Check(context.Background(), s)), want[:1])
		seen := 0
		_, err := Read(t.Context(), s, func(v View) (int, error) {
			return 0, EachAppointment(v, func(a shop.Appointment) error {
				seen += len(a.Parts)
				return nil
			})
		})
		must(t, err)
		equal(t, seen, 2)
	})
}
