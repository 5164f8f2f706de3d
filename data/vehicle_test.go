package data

import (
	"errors"
	"testing"
	"time"

	"gongdan/app/shop"
)

func TestPlatesAndOwnersAreKeptWithTheirTimes(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		li, wang := shop.Customer{Name: "Li"}, shop.Customer{Name: "Wang"}
		car := shop.Vehicle{VIN: "LSVAA49J132047371"}
		day := func(n int) time.Time { return noon().AddDate(0, 0, n) }
		save := func(n int, plate string, owner shop.CustomerID) {
			t.Helper()
			car.Plate, car.OwnerID = plate, owner
			must(t, writeAt(s, day(n), func(tx *Tx) error { return SaveVehicle(tx, &car) }))
		}
		write(t, s, func(tx *Tx) error { return errors.Join(SaveCustomer(tx, &li), SaveCustomer(tx, &wang)) })
		save(0, "", 0)
		save(1, "沪A11111", li.ID)
		save(2, "沪A11111", li.ID)
		save(3, "沪A22222", wang.ID)
		save(3, "沪A33333", wang.ID) // a mistake corrected at once
		save(4, "", 0)
		save(2, "沪A44444", 0) // the clock was put back

		plates := get(t, s, func(v View) ([]shop.PlateSpan, error) { return PlatesOf(v, car.ID) })
		equal(t, plates, []shop.PlateSpan{
			{Plate: "沪A11111", From: day(1), Until: day(3)},
			{Plate: "沪A33333", From: day(3), Until: day(4)},
			{Plate: "沪A44444", From: day(4)},
		})
		owners := get(t, s, func(v View) ([]shop.OwnerSpan, error) { return OwnersOf(v, car.ID) })
		equal(t, owners, []shop.OwnerSpan{{Owner: li.ID, From: day(1), Until: day(3)}, {Owner: wang.ID, From: day(3), Until: day(4)}})
	})
}

func TestCarsAreFoundByVINThenPlateThenFormerPlate(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		other := shop.Vehicle{Plate: "沪A99999", OwnerID: k.customer.ID}
		write(t, s, func(tx *Tx) error { return SaveVehicle(tx, &other) })
		find := func(key string) shop.VehicleID {
			t.Helper()
			return get(t, s, func(v View) (shop.Vehicle, error) { return VehicleByKey(v, key) }).ID
		}
		equal(t, find("lsvaa49j132047371"), k.car.ID)
		equal(t, find("沪A·D12345"), k.car.ID)
		k.car.Plate = "沪AF00001"
		must(t, writeAt(s, noon().Add(time.Hour), func(tx *Tx) error { return SaveVehicle(tx, &k.car) }))
		equal(t, find("沪AD12345"), k.car.ID)
		other.Plate = "沪AD12345" // the plate went to another car, which has it now
		must(t, writeAt(s, noon().Add(2*time.Hour), func(tx *Tx) error { return SaveVehicle(tx, &other) }))
		equal(t, find("沪AD12345"), other.ID)

		cars := get(t, s, func(v View) ([]shop.Vehicle, error) { return VehiclesOf(v, k.customer.ID) })
		equal(t, cars, []shop.Vehicle{k.car, other})
		other.MergedInto = k.car.ID
		must(t, writeAt(s, noon().Add(3*time.Hour), func(tx *Tx) error { return SaveVehicle(tx, &other) }))
		equal(t, find("沪AD12345"), k.car.ID)
	})
}
