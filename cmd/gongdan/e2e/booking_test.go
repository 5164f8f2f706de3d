//go:build e2e

package e2e_test

import (
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// booked are the bookings of the file from now on.
func booked(p *program) []shop.Appointment {
	p.t.Helper()
	return read(p, func(v data.View) ([]shop.Appointment, error) {
		return data.AppointmentsBetween(v, time.Now(), time.Now().AddDate(0, 1, 0))
	})
}

// Task g: a known car is booked while its owner is on the phone, and becomes an
// order by one key.
func TestACarIsBookedByPhoneAndReceivedByKeys(t *testing.T) {
	p := start(t, imported(t, "cars.json"))
	p.Count()
	p.does("the calendar opens", func() { p.Press("ctrl+2") })
	p.does("the next week is shown", func() { p.Press("Next") })
	p.does("the place beside is chosen", func() { p.Press("Right") })
	p.does("the form opens", func() { p.Press("Return") })
	p.does("the car is found", func() { p.Type("12345") })
	p.rest(p.t)
	p.does("the car is taken", func() { p.Press("Return") })
	p.rest(p.t)
	p.does("the form closes", func() { p.Press("ctrl+Return") })
	p.AtMost(16, "g. book a known car by phone")
	until(p.t, "nothing is booked", func() bool { return len(booked(p)) == 1 })
	a := booked(p)[0]
	if a.Plate != "沪AD12345" || a.VehicleID == 0 || a.Phone == "" || a.Status != shop.Booked {
		t.Errorf("%+v", a)
	}
	for range 5 { // the calendar has read the week again
		p.rest(p.t)
	}
	p.does("the order is made", func() { p.Press("c") })
	until(p.t, "the booking never becomes an order", func() bool {
		now := booked(p)[0]
		return now.Status == shop.Arrived && now.OrderID != 0
	})
	p.titled("RO")
	p.quit()
}
