package data

import (
	"fmt"
	"time"

	"gongdan/app/shop"
)

// Filters of VehicleList.
const (
	VehiclesHere = "here" // with an open order
)

// VehicleRow is a car in a list.
type VehicleRow struct {
	ID        shop.VehicleID
	Plate     string
	VIN       string
	Vehicle   string // make and model
	Year      int
	Energy    shop.Energy
	OwnerID   shop.CustomerID
	Owner     string
	Phone     string
	MileageKM int64
	Visits    int64
	LastVisit time.Time
	Status    shop.Status // of its newest open order; empty: the car is not here
}

// VehicleList lists cars by plate or by added, the order in which they came.
// Those joined to another file are left out. Text finds cars by themselves or
// by their owners.
func VehicleList(v View, ask Ask) (Page[VehicleRow], error) {
	l := &listing{
		kind: shop.KindVehicles, alias: "v",
		columns: `v.id, v.plate, v.vin, trim(v.make || ' ' || v.model), v.year, v.energy, v.owner_id, coalesce(c.name, ''),
			coalesce(c.phone, ''), v.mileage_km,
			(SELECT count(*) FROM orders AS o WHERE o.vehicle_id = v.id AND o.status <> 'void'),
			coalesce((SELECT max(o.received_at) FROM orders AS o WHERE o.vehicle_id = v.id AND o.status <> 'void'), 0),
			coalesce((SELECT o.status FROM orders AS o WHERE o.vehicle_id = v.id AND o.is_open = TRUE ORDER BY o.id DESC LIMIT 1), '')`,
		joins: ` LEFT JOIN customers AS c ON c.id = v.owner_id`,
		total: `SELECT (SELECT count(*) FROM vehicles) - (SELECT count(*) FROM vehicles WHERE merged_into IS NOT NULL)`,
	}
	if err := l.sortBy(ask, "plate:v.plate!", "added:v.id"); err != nil {
		return Page[VehicleRow]{}, err
	}
	l.only("v.merged_into IS NULL")
	switch ask.Filter {
	case "", FilterAll:
	case VehiclesHere:
		l.only("v.id IN (SELECT vehicle_id FROM orders WHERE is_open = TRUE)")
	default:
		return Page[VehicleRow]{}, fmt.Errorf("filter %q of vehicles: %w", ask.Filter, ErrAsk)
	}
	l.findBy(ask.Text, link{kind: shop.KindCustomers, column: "owner_id"})
	return page(v, ask, l, func(r *VehicleRow) []any {
		return []any{
			&r.ID, &r.Plate, &r.VIN, &r.Vehicle, &r.Year, &r.Energy, to(&r.OwnerID), &r.Owner, &r.Phone,
			&r.MileageKM, &r.Visits,
			moment{&r.LastVisit},
			&r.Status,
		}
	})
}
