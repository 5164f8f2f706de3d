package data

import (
	"database/sql"
	"errors"
	"fmt"

	"gongdan/app/shop"
)

// Vehicle reads a car, joined to another or not.
func Vehicle(v View, id shop.VehicleID) (shop.Vehicle, error) {
	return one(v, `vehicles WHERE id = $1`, vehicleRow, id)
}

// VehicleByKey finds a car by its VIN, else by the plate it has, else by one it
// had; the key is folded first. Of several the one seen last counts.
func VehicleByKey(v View, key string) (car shop.Vehicle, err error) {
	key = shop.Fold(key)
	if key == "" {
		return car, fmt.Errorf("find a car by nothing: %w", shop.ErrMissing)
	}
	for _, from := range []string{
		`vehicles WHERE vin = $1 AND merged_into IS NULL`,
		`vehicles WHERE plate = $1 AND merged_into IS NULL ORDER BY id DESC LIMIT 1`,
		`vehicles WHERE merged_into IS NULL AND id =
			(SELECT vehicle_id FROM vehicle_plates WHERE plate = $1 ORDER BY until_at DESC, vehicle_id DESC LIMIT 1)`,
	} {
		if car, err = one(v, from, vehicleRow, key); !errors.Is(err, shop.ErrMissing) {
			return car, err
		}
	}
	return car, err
}

// VehiclesOf reads the cars that a customer owns, the oldest file first.
func VehiclesOf(v View, owner shop.CustomerID) ([]shop.Vehicle, error) {
	return all(v, `vehicles WHERE owner_id = $1 AND merged_into IS NULL ORDER BY id`, vehicleRow, owner)
}

// PlatesOf reads the plates of a car, the first one first; the last has no
// Until as long as it is on the car.
func PlatesOf(v View, id shop.VehicleID) ([]shop.PlateSpan, error) {
	return all(v, `vehicle_plates WHERE vehicle_id = $1 ORDER BY from_at`, plateFields, id)
}

func plateFields(s *shop.PlateSpan) fields {
	return fields{{"plate", &s.Plate}, {"from_at", moment{&s.From}}, {"until_at", moment{&s.Until}}}
}

// OwnersOf reads the owners of a car, as PlatesOf its plates.
func OwnersOf(v View, id shop.VehicleID) ([]shop.OwnerSpan, error) {
	return all(v, `vehicle_owners WHERE vehicle_id = $1 ORDER BY from_at`, ownerFields, id)
}

func ownerFields(s *shop.OwnerSpan) fields {
	return fields{{"owner_id", &s.Owner}, {"from_at", moment{&s.From}}, {"until_at", moment{&s.Until}}}
}

// SaveVehicle keeps a car. A plate or an owner that is new to it begins at the
// time of the write, and the one before ends.
func SaveVehicle(tx *Tx, car *shop.Vehicle) error {
	remember(tx, car)
	if err := keep(tx, shop.KindVehicles, &car.ID, &car.Rev, vehicleFields(car)); err != nil {
		return err
	}
	plates := span[string]{tx, car.ID, "vehicle_plates", "plate"}
	if err := plates.now(car.Plate, car.Plate != ""); err != nil {
		return err
	}
	owners := span[shop.CustomerID]{tx, car.ID, "vehicle_owners", "owner_id"}
	if err := owners.now(car.OwnerID, car.OwnerID != 0); err != nil {
		return err
	}
	spans, err := PlatesOf(tx.View, car.ID)
	if err != nil {
		return err
	}
	var had []string
	for _, s := range spans {
		had = append(had, s.Plate)
	}
	return saveTokens(tx, shop.KindVehicles, int64(car.ID), vehicleTokens(*car, had))
}

// span is the history of one thing of a car in a table of its own.
type span[T comparable] struct {
	tx            *Tx
	car           shop.VehicleID
	table, column string
}

// now notes that the thing is what from now on, unless it was already; there is
// false for a car that has none. A clock that was put back bends no history:
// what begins now begins after all that was.
func (s span[T]) now(what T, there bool) error {
	var was T
	var from, until int64
	err := s.tx.q.QueryRowContext(s.tx.ctx, `SELECT `+s.column+`, from_at, until_at FROM `+s.table+
		` WHERE vehicle_id = $1 ORDER BY from_at DESC LIMIT 1`, s.car).Scan(&was, &from, &until)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("history of car %d: %w", s.car, err)
	}
	at, open := max(stamp(s.tx.by.At), from, until), err == nil && until == 0
	if open && there && was == what {
		return nil
	}
	err = nil
	if open {
		_, err = s.tx.exec(`UPDATE `+s.table+` SET until_at = $1 WHERE vehicle_id = $2 AND from_at = $3`, at, s.car, from)
	}
	if err == nil && there { // in place of one that began in the same moment
		_, err = s.tx.exec(`INSERT INTO `+s.table+` (vehicle_id, `+s.column+`, from_at, until_at) VALUES ($1, $2, $3, 0)
			ON CONFLICT (vehicle_id, from_at) DO UPDATE SET `+s.column+` = excluded.`+s.column+`, until_at = 0`, s.car, what, at)
	}
	if err != nil {
		return fmt.Errorf("history of car %d: %w", s.car, err)
	}
	return nil
}

func vehicleFields(car *shop.Vehicle) fields {
	return fields{
		{"vin", &car.VIN},
		{"plate", &car.Plate},
		{"odd_plate", &car.OddPlate},
		{"owner_id", to(&car.OwnerID)},
		{"make", &car.Make},
		{"model", &car.Model},
		{"year", &car.Year},
		{"color", &car.Color},
		{"energy", &car.Energy},
		{"purpose", &car.Use},
		{"engine_no", &car.EngineNo},
		{"mileage_km", &car.MileageKM},
		{"registered_on", &car.Dates.RegisteredOn},
		{"invoiced_on", &car.Dates.InvoicedOn},
		{"delivered_on", &car.Dates.DeliveredOn},
		{"insured_until", &car.Dates.InsuredUntil},
		{"inspected_until", &car.Dates.InspectedUntil},
		{"price_fen", &car.Card.Price},
		{"compensation_bp", &car.Card.Rate},
		{"sanbao_rule", &car.Card.Rule},
		{"exchanged_on", &car.Card.ExchangedOn},
		{"note", &car.Note},
		{"merged_into", to(&car.MergedInto)},
	}
}

func vehicleRow(car *shop.Vehicle) fields { return vehicleFields(car).with(&car.ID, &car.Rev) }
