package exchange

import (
	"errors"

	"gongdan/app/shop"
	"gongdan/data"
)

// FindAppointment finds an appointment by its number, else the next one of a
// plate, a car or a phone that is still to come, else the last there was.
func FindAppointment(v data.View, key string) (found shop.Appointment, err error) {
	for _, k := range []string{key, shop.Fold(key)} {
		if a, err := data.AppointmentByNumber(v, k); !errors.Is(err, shop.ErrMissing) {
			return a, err
		}
	}
	sought := shop.Appointment{Plate: shop.Fold(key), Phone: shop.Fold(key)}
	if car, err := data.VehicleByKey(v, key); err == nil {
		sought.VehicleID, sought.Plate = car.ID, car.Plate
	}
	err = data.EachAppointment(v, func(a shop.Appointment) error {
		fits := a.Plate != "" && a.Plate == sought.Plate || a.Phone != "" && a.Phone == sought.Phone || sought.VehicleID != 0 && a.VehicleID == sought.VehicleID
		if fits && sooner(a, found) {
			found = a
		}
		return nil
	})
	if err == nil && found.ID == 0 {
		err = shop.ErrMissing
	}
	return found, err
}

// sooner reports whether an appointment is meant rather than another: one that is
// still to come before one that is over, of those the first, of these the last.
func sooner(a, than shop.Appointment) bool {
	if than.ID == 0 || a.Status.Open() != than.Status.Open() {
		return than.ID == 0 || a.Status.Open()
	}
	return a.Times.StartAt.Before(than.Times.StartAt) == a.Status.Open()
}

// FindOrder finds an order by its number, else the open order of a car by its
// key, else the newest of that car.
func FindOrder(v data.View, key string) (shop.Order, error) {
	for _, k := range []string{key, shop.Fold(key)} {
		if o, err := data.OrderByNumber(v, k); !errors.Is(err, shop.ErrMissing) {
			return o, err
		}
	}
	car, err := data.VehicleByKey(v, key)
	if err != nil {
		return shop.Order{}, err
	}
	id, err := data.OpenOrderOf(v, car.ID)
	if err != nil {
		return shop.Order{}, err
	}
	if id == 0 {
		visits, err := data.VisitsOf(v, car.ID)
		if err != nil {
			return shop.Order{}, err
		}
		if len(visits) == 0 {
			return shop.Order{}, shop.ErrMissing
		}
		id = visits[0].ID
	}
	return data.Order(v, id)
}

// FindClaim finds a claim by its number, ours or the factory's, else the newest of the
// order that has that number, or of a car's newest order.
func FindClaim(v data.View, key string) (shop.Claim, error) {
	for _, k := range []string{key, shop.Fold(key)} {
		if c, err := data.ClaimByNumber(v, k); !errors.Is(err, shop.ErrMissing) {
			return c, err
		}
	}
	o, err := FindOrder(v, key)
	if err != nil {
		return shop.Claim{}, err
	}
	list, err := data.ClaimsOf(v, o.ID)
	if err == nil && len(list) == 0 {
		err = shop.ErrMissing
	}
	if err != nil {
		return shop.Claim{}, err
	}
	return list[0], nil
}
