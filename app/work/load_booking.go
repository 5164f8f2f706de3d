package work

import (
	"cmp"
	"slices"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// Appointment adds an appointment, once all else is there; it is known by its
// number, or by its plate and start when it has none, and then gets one.
func (l *Load) Appointment(a shop.Appointment) error {
	there := a.Number != "" && l.known.Appointments[a.Number]
	if a.Number == "" {
		others, err := data.AppointmentsBetween(l.tx.View, a.Times.StartAt, a.Times.StartAt.Add(time.Millisecond))
		if err != nil {
			return err
		}
		there = slices.ContainsFunc(others, func(b shop.Appointment) bool { return b.Plate == a.Plate && b.Name == a.Name })
	}
	l.count(shop.KindAppointments, there)
	if !there {
		l.booked = append(l.booked, a)
	}
	return nil
}

// book keeps the appointments, those that bring numbers first.
func book(l *Load) error {
	slices.SortStableFunc(l.booked, func(a, b shop.Appointment) int {
		return cmp.Compare(min(1, len(b.Number)), min(1, len(a.Number)))
	})
	for i := range l.booked {
		a := &l.booked[i]
		if a.Times.BookedAt.IsZero() {
			a.Times.BookedAt = l.tx.By().At
		}
		if err := data.SaveAppointment(l.tx, a); err != nil {
			return err
		}
	}
	return nil
}
