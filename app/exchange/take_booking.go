package exchange

import (
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// bookings takes the appointments of a file.
type bookings struct{ *importer }

func (im bookings) appointment(r appointmentRecord, at where) error {
	a := shop.Appointment{
		Number: strings.TrimSpace(r.Number), Status: r.Status, Plate: shop.Fold(r.Plate), Name: r.Name, Phone: shop.Fold(r.Phone),
		Kind: r.Kind, Request: r.Request, Hours: shop.One, Channel: r.Channel, Reason: r.Reason,
		Times: shop.BookingTimes{StartAt: r.StartAt, BookedAt: r.BookedAt, ConfirmedAt: r.ConfirmedAt, RemindAt: r.RemindAt, EndedAt: r.EndedAt},
	}
	putAt(&a.Hours, r.Hours)
	if a.Status == "" {
		a.Status = shop.Booked
	}
	if a.Kind == "" {
		a.Kind = shop.Maintenance
	}
	if a.Channel == "" {
		a.Channel = shop.ByCall
	}
	before := im.found.count()
	if err := im.links(r, &a, at); err != nil {
		return err
	}
	problems := softened(a.Check(a, a.Times.StartAt))
	if a.Number != "" && !im.first("appointments", a.Number, at.in("number")) || !im.problems(at, problems) || im.found.count() > before {
		return nil
	}
	return im.load.Appointment(a)
}

// softened leaves out who comes and how to reach him: what another program did
// not ask for is no reason to lose a booking.
func softened(p shop.Problems) (rest shop.Problems) {
	for _, x := range p {
		if x.Field != "phone" && x.Field != "plate" {
			rest = append(rest, x)
		}
	}
	return rest
}

// links finds what an appointment refers to.
func (im bookings) links(r appointmentRecord, a *shop.Appointment, at where) error {
	a.AdvisorID = im.personOf(r.Advisor, at.in("advisor"))
	a.Technician = im.personOf(r.Technician, at.in("technician"))
	if a.CustomerID = im.load.FindCustomer(r.Customer); a.CustomerID == 0 && r.Customer != "" {
		im.missing(at.in("customer"), "customers", r.Customer)
	}
	if a.VehicleID = im.load.FindVehicle(r.Vehicle); a.VehicleID == 0 && r.Vehicle != "" {
		im.missing(at.in("vehicle"), "vehicles", r.Vehicle)
	}
	if a.BayID = im.load.FindBay(shop.Fold(r.Bay)); a.BayID == 0 && r.Bay != "" {
		im.missing(at.in("bay"), "bays", r.Bay)
	}
	if a.OrderID = im.load.FindOrder(r.Order); a.OrderID == 0 && r.Order != "" {
		im.missing(at.in("order"), "orders", r.Order)
	}
	for i, x := range r.Parts {
		p, err := im.load.FindPart(shop.Fold(x.Part))
		if err != nil {
			return err
		}
		if p == nil {
			im.missing(at.in("parts").nth(i).in("part"), "parts", x.Part)
			continue
		}
		kept := shop.ReservedPart{PartID: p.ID, Qty: shop.One}
		putAt(&kept.Qty, x.Qty)
		a.Parts = append(a.Parts, kept)
	}
	return nil
}

func (x *exporter) appointments() error {
	x.doc.open("appointments")
	err := data.EachAppointment(x.v, func(a shop.Appointment) error {
		x.doc.row(x.name.appointmentRecord(&a))
		return x.doc.err
	})
	x.doc.shut()
	return err
}

func (n *names) appointmentRecord(a *shop.Appointment) appointmentRecord {
	t := a.Times
	r := appointmentRecord{
		Number: a.Number, Status: a.Status, Vehicle: n.vehicles[a.VehicleID], Customer: n.customers[a.CustomerID], Plate: a.Plate, Name: a.Name, Phone: a.Phone,
		bookingWork:  bookingWork{a.Kind, a.Request, &a.Hours, n.bays[a.BayID], n.people[a.Technician], n.people[a.AdvisorID], a.Channel},
		bookingTimes: bookingTimes{t.StartAt, t.BookedAt, t.ConfirmedAt, t.RemindAt, t.EndedAt},
		Order:        n.orders[a.OrderID], Reason: a.Reason,
	}
	for _, x := range a.Parts {
		r.Parts = append(r.Parts, keptRecord{n.parts[x.PartID].Number, &x.Qty})
	}
	return r
}
