package paper

import (
	"time"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// Booking is what the paper of an appointment is made of. Vehicle and Customer
// are empty where nobody is on file yet.
type Booking struct {
	Paper       Paper
	Shop        shop.Settings
	Appointment shop.Appointment
	Vehicle     shop.Vehicle
	Customer    shop.Customer
	Bay         string
	Technician  string
	Advisor     string
	Parts       map[shop.PartID]shop.Part // those that are kept
	Copy        int                       // 1 is the first print; more are marked as reprints
	At          time.Time                 // when it is printed
	By          string                    // who prints it
}

// Appointment (预约单) is what was arranged: who comes when, with which car, for
// what, to whom, and what is kept for it. No identity number is asked for.
func Appointment(in Booking, say text.Lang) Doc {
	a := in.Appointment
	c := clerk{Sheet{
		Paper: in.Paper, Shop: in.Shop, Order: shop.Order{Number: a.Number}, Vehicle: in.Vehicle, Customer: in.Customer, Copy: in.Copy, At: in.At, By: in.By,
	}, say}
	d := c.doc(shop.FormAppointment, a.Number, say.Say("paper.appointment.purpose"))
	d.Head = filled(
		c.pair("paper.appointment.number", a.Number),
		c.pair("paper.appointment.booked", say.DateTime(a.Times.BookedAt)),
		c.pair("paper.appointment.status", say.Say(a.Status.Key())),
	)
	if a.Status == shop.Cancelled {
		d.Watermark = say.Say(a.Status.Key())
	}
	want := c.pair("paper.appointment.request", a.Request)
	want.Wide = true
	d.Blocks = []Block{
		Pairs{Title: say.Say("paper.appointment.who"), Columns: 3, Pairs: c.booked(a)},
		Rule{},
		Pairs{Title: say.Say("paper.appointment.what"), Columns: 3, Pairs: append(filled(
			c.pair("paper.appointment.start", say.DateTime(a.Times.StartAt)),
			c.pair("paper.appointment.hours", say.Count(a.Hours)+" h"),
			c.pair("paper.kind", say.Say(a.Kind.Key())),
			c.pair("paper.advisor", in.Advisor),
			c.pair("paper.appointment.bay", in.Bay),
			c.pair("paper.appointment.technician", in.Technician),
			c.pair("paper.appointment.channel", say.Say(a.Channel.Key())),
			c.pair("paper.appointment.remind", say.DateTime(a.Times.RemindAt)),
		), filled(want)...)},
	}
	if len(a.Parts) > 0 {
		d.Blocks = append(d.Blocks, keptParts(c, in))
	}
	d.Blocks = append(d.Blocks,
		Notes{Numbered: true, Lines: []string{say.Say("paper.appointment.note_late"), say.Say("paper.appointment.note_change", shop.Args{"Phone": say.Phone(in.Shop.Phone)})}},
		c.signatures("paper.sign_customer", "paper.sign_advisor"))
	return d
}

// booked is who comes, with which car; what is on file fills in what was not
// said.
func (c clerk) booked(a shop.Appointment) []Pair {
	plate, name := a.Plate, a.Name
	if plate == "" {
		plate = c.Vehicle.Plate
	}
	if name == "" {
		name = c.Customer.Name
	}
	return filled(
		c.pair("paper.appointment.customer", name),
		c.pair("paper.phone", c.say.Phone(a.Phone)),
		c.pair("paper.plate", c.say.Plate(plate)),
		c.pair("paper.vin", c.Vehicle.VIN),
		c.pair("paper.model", c.Vehicle.Title()),
		c.pair("paper.appointment.mileage", c.km(c.Vehicle.MileageKM)),
	)
}

// kept are the parts that are kept.
func keptParts(c clerk, in Booking) Table {
	t := Table{Title: c.say.Say("paper.appointment.parts"), Columns: []Column{
		{Title: c.say.Say("paper.appointment.part_no"), Weight: 2},
		{Title: c.say.Say("paper.appointment.part_name"), Weight: 4},
		{Title: c.say.Say("paper.appointment.part_qty"), Right: true},
	}}
	for _, x := range in.Appointment.Parts {
		p := in.Parts[x.PartID]
		t.Rows = append(t.Rows, []string{p.Number, p.Name, c.say.Count(x.Qty) + " " + p.Unit})
	}
	return t
}
