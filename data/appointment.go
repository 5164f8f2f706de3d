package data

import (
	"fmt"
	"strings"
	"time"

	"gongdan/app/shop"
)

// Appointment reads an appointment with its parts.
func Appointment(v View, id shop.AppointmentID) (shop.Appointment, error) {
	return oneAppointment(v, `appointments WHERE id = $1`, id)
}

// AppointmentByNumber reads the appointment with that number.
func AppointmentByNumber(v View, number string) (shop.Appointment, error) {
	return oneAppointment(v, `appointments WHERE number = $1`, number)
}

// AppointmentOf reads the appointment that became an order; shop.ErrMissing
// when the car came without one.
func AppointmentOf(v View, order shop.OrderID) (shop.Appointment, error) {
	return oneAppointment(v, `appointments WHERE order_id = $1`, order)
}

func oneAppointment(v View, from string, args ...any) (a shop.Appointment, err error) {
	if a, err = one(v, from, appointmentRow, args...); err != nil {
		return a, err
	}
	a.Parts, err = all(v, `appointment_parts WHERE appointment_id = $1 ORDER BY n`, keptFields, a.ID)
	return a, err
}

// AppointmentsBetween reads the appointments that begin from one time on and
// before another, in the order in which they begin, whatever became of them.
func AppointmentsBetween(v View, from, until time.Time) ([]shop.Appointment, error) {
	return appointments(v, `start_at >= $1 AND start_at < $2`, stamp(from), stamp(until))
}

// AppointmentsOfCar reads all appointments of a car, the first one first.
func AppointmentsOfCar(v View, car shop.VehicleID) ([]shop.Appointment, error) {
	return appointments(v, `vehicle_id = $1`, car)
}

func appointments(v View, where string, args ...any) ([]shop.Appointment, error) {
	list, err := all(v, `appointments WHERE `+where+` ORDER BY start_at, id`, appointmentRow, args...)
	if err != nil || len(list) == 0 {
		return list, err
	}
	at := make(map[int64]*shop.Appointment, len(list))
	for i := range list {
		at[int64(list[i].ID)] = &list[i]
	}
	kept, err := all(v, `appointment_parts WHERE appointment_id IN (SELECT id FROM appointments WHERE `+where+`) ORDER BY appointment_id, n`,
		func(o *owned[shop.ReservedPart]) fields {
			return append(keptFields(&o.row), field{"appointment_id", &o.owner})
		}, args...)
	for _, k := range kept {
		if a := at[k.owner]; a != nil {
			a.Parts = append(a.Parts, k.row)
		}
	}
	return list, err
}

// Caller is what else is known of who books: each is said, none
// keeps the booking from being made.
type Caller struct {
	Coming  []shop.Appointment // further bookings that are still to come
	Missed  []shop.Appointment // earlier ones to which nobody came, the last one first
	OrderID shop.OrderID       // the open order of the car; 0: none
	Order   string             // its number
}

// CallerOf reads what else is known of the car and the customer of an
// appointment: by their files, and by plate and phone where there is none.
func CallerOf(v View, a shop.Appointment) (c Caller, err error) {
	const same = ` AND id <> $1 AND (vehicle_id = $2 OR plate <> '' AND plate = $3`
	args := []any{a.ID, a.VehicleID, shop.Fold(a.Plate)}
	if c.Coming, err = all(v, `appointments WHERE status IN ('booked', 'confirmed')`+same+`) ORDER BY start_at, id`, appointmentRow, args...); err != nil {
		return c, err
	}
	args = append(args, a.CustomerID, shop.Fold(a.Phone))
	c.Missed, err = all(v, `appointments WHERE status = 'no_show'`+same+` OR customer_id = $4 OR phone <> '' AND phone = $5) ORDER BY start_at DESC, id`,
		appointmentRow, args...)
	if err != nil || a.VehicleID == 0 {
		return c, err
	}
	if c.OrderID, err = OpenOrderOf(v, a.VehicleID); err != nil || c.OrderID == 0 {
		return c, err
	}
	err = v.q.QueryRowContext(v.ctx, `SELECT number FROM orders WHERE id = $1`, c.OrderID).Scan(&c.Order)
	return c, err
}

// TakenBetween reads who and what has something else to do between two times:
// other appointments than the one, and jobs that were given out.
func TakenBetween(v View, from, until time.Time, but shop.AppointmentID) ([]shop.Taken, error) {
	var taken []shop.Taken
	err := eachRow(v, func(scan func(...any) error) error {
		var t shop.Taken
		err := scan(&t.What, to(&t.Bay), to(&t.Technician), moment{&t.From}, moment{&t.Until})
		taken = append(taken, t)
		return err
	}, `SELECT CASE WHEN plate = '' THEN name ELSE plate END, bay_id, technician_id, start_at, until_at FROM appointments
		WHERE start_at < $1 AND until_at > $2 AND start_at > $3 AND id <> $4 AND status IN ('booked', 'confirmed', 'arrived')
		ORDER BY start_at, id`, stamp(until), stamp(from), stamp(from.Add(-25*time.Hour)), but)
	if err != nil {
		return nil, fmt.Errorf("appointments at that hour: %w", err)
	}
	err = eachRow(v, func(scan func(...any) error) error {
		var t shop.Taken
		err := scan(&t.What, to(&t.Bay), to(&t.Technician), moment{&t.From}, moment{&t.Until})
		taken = append(taken, t)
		return err
	}, `SELECT c.plate, d.bay_id, s.person_id, d.planned_from, d.planned_until FROM dispatches AS d
		JOIN orders AS o ON o.id = d.order_id JOIN vehicles AS c ON c.id = o.vehicle_id LEFT JOIN dispatch_shares AS s ON s.line_id = d.line_id
		WHERE d.planned_from < $1 AND d.planned_until > $2 AND o.is_open = TRUE
		AND NOT EXISTS (SELECT 1 FROM appointments AS a WHERE a.order_id = o.id AND a.id = $3)
		ORDER BY d.planned_from, d.line_id, s.n`, stamp(until), stamp(from), but)
	if err != nil {
		return nil, fmt.Errorf("jobs at that hour: %w", err)
	}
	return taken, nil
}

// SaveAppointment keeps an appointment with its parts. It gets its number when
// it has none.
func SaveAppointment(tx *Tx, a *shop.Appointment) error {
	remember(tx, a)
	if a.Number == "" {
		day := shop.DayOf(a.Times.BookedAt, tx.zone)
		if day == "" {
			day = tx.Day()
		}
		text, err := freeNumber(tx, appointmentNumber, day, dayNumber("YY", day))
		if err != nil {
			return err
		}
		a.Number = text
	}
	f := append(appointmentFields(a), timesKept(tx.zone, a)...)
	if err := keep(tx, shop.KindAppointments, &a.ID, &a.Rev, f); err != nil {
		return err
	}
	if err := replace(tx, "appointment_parts", "appointment_id", a.ID, rowsOf(a.Parts, keptFields)); err != nil {
		return err
	}
	for _, p := range a.Parts {
		tx.change(shop.KindParts, int64(p.PartID))
	}
	return saveTokens(tx, shop.KindAppointments, int64(a.ID), appointmentTokens(*a))
}

// timesKept are what is worked out of an appointment, so that queries need not.
func timesKept(zone *time.Location, a *shop.Appointment) fields {
	until, keeps := a.Until(), keepsUntil(zone, a)
	return fields{{"until_at", moment{&until}}, {"keeps_until", moment{&keeps}}}
}

// keepsUntil is the end of the day of an appointment.
func keepsUntil(zone *time.Location, a *shop.Appointment) time.Time {
	return shop.DayOf(a.Times.StartAt, zone).Add(1).Time(zone)
}

// appointmentTokens are what an appointment is found by: number, plate, name
// and phone. One that is over is not looked for any more: its order is.
func appointmentTokens(a shop.Appointment) []string {
	if !a.Status.Open() && a.Status != shop.NoShow {
		return nil
	}
	var t tokenSet
	n := fold(a.Number)
	t.add(n)
	t.add(strings.TrimPrefix(n, "yy"))
	t.ends(a.Plate, shortPlate)
	t.name(a.Name)
	t.ends(a.Phone, shortPhone)
	return t.list
}

func appointmentFields(a *shop.Appointment) fields {
	return fields{
		{"number", &a.Number},
		{"status", &a.Status},
		{"vehicle_id", to(&a.VehicleID)},
		{"customer_id", to(&a.CustomerID)},
		{"plate", &a.Plate},
		{"name", &a.Name},
		{"phone", &a.Phone},
		{"kind", &a.Kind},
		{"request", &a.Request},
		{"hours", &a.Hours},
		{"bay_id", to(&a.BayID)},
		{"technician_id", to(&a.Technician)},
		{"advisor_id", to(&a.AdvisorID)},
		{"channel", &a.Channel},
		{"start_at", moment{&a.Times.StartAt}},
		{"booked_at", moment{&a.Times.BookedAt}},
		{"confirmed_at", moment{&a.Times.ConfirmedAt}},
		{"remind_at", moment{&a.Times.RemindAt}},
		{"ended_at", moment{&a.Times.EndedAt}},
		{"order_id", to(&a.OrderID)},
		{"reason", &a.Reason},
	}
}

func appointmentRow(a *shop.Appointment) fields { return appointmentFields(a).with(&a.ID, &a.Rev) }

func keptFields(p *shop.ReservedPart) fields {
	return fields{{"part_id", to(&p.PartID)}, {"qty", &p.Qty}}
}
