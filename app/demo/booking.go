package demo

import (
	"time"

	"gongdan/app/shop"
)

// Bookings of a demo shop: so many a day from its last day on, in half hours
// from half past eight.
const (
	bookedDays = 6
	mostADay   = 9
)

// diary writes who is to come to the shop.
type diary struct{ *builder }

// bookings are who comes on the last day and on those after it. They come last:
// what is left to chance before them stays as it was.
func (b diary) bookings() error {
	if len(b.cars) == 0 || len(b.shop.Bays) == 0 {
		return nil
	}
	for d := range bookedDays {
		day := b.size.Until.Add(d)
		if day.Time(b.zone).Weekday() == time.Sunday {
			continue
		}
		at := make([]time.Time, len(b.shop.Bays))
		for i := range at {
			at[i] = day.Time(b.zone).Add(8*time.Hour + 30*time.Minute + time.Duration(b.between(0, 2))*30*time.Minute)
		}
		for n := range b.between(mostADay-3, mostADay) {
			bay := n % len(at)
			a := b.booking(at[bay], bay)
			if at[bay] = a.Until().Add(time.Duration(b.between(0, 3)) * 30 * time.Minute); at[bay].Sub(day.Time(b.zone)) > 18*time.Hour {
				continue
			}
			if err := b.load.Appointment(a); err != nil {
				return err
			}
		}
	}
	return nil
}

// booking is a car of the shop that comes at a time.
func (b diary) booking(at time.Time, bay int) shop.Appointment {
	c, visit := pick(b.builder, b.cars), b.visits[pick(b.builder, b.kinds)]
	a := shop.Appointment{
		Status: shop.Booked, VehicleID: c.id, CustomerID: c.owner, Plate: c.plate, Name: c.sender.Name, Phone: c.sender.Phone, Kind: visit.Kind,
		Request: pick(b.builder, visit.Complaints), Hours: shop.Qty(b.between(2, 5)) * shop.One / 2, BayID: b.load.FindBay(b.shop.Bays[bay].Code),
		Technician: b.crew.technicians[bay%len(b.crew.technicians)], AdvisorID: pick(b.builder, b.crew.advisors), Channel: pick(b.builder, shop.Channels()),
		Times: shop.BookingTimes{StartAt: at, BookedAt: at.AddDate(0, 0, -b.between(1, 4))},
	}
	if b.chance(40) {
		a.Status, a.Times.ConfirmedAt = shop.Confirmed, at.AddDate(0, 0, -1)
	}
	if p := b.stock[visitPart(visit)]; p != nil && b.chance(50) {
		a.Parts = []shop.ReservedPart{{PartID: p.ID, Qty: shop.One}}
	}
	return a
}

// visitPart is the first part that a visit of the kind wants.
func visitPart(v visitMaterial) string {
	for _, choice := range v.Parts {
		if len(choice) > 0 {
			return choice[0]
		}
	}
	return ""
}
