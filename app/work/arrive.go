package work

import (
	"context"
	"errors"
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// Arrive makes the order of an appointment, in one act: the car and the
// customer are looked up, or put on file; kind, words of the customer, bay,
// technician and the parts that were kept stand in the order, to be agreed. The
// appointment keeps nothing any more and names the order. A car that has an open
// order already is refused, see ArriveAgain.
func Arrive(ctx context.Context, d Desk, id shop.AppointmentID, rev int64) (shop.Order, error) {
	return arrive(ctx, d, id, rev, inShop)
}

// ArriveAgain is Arrive for a car that may have an open order already and gets
// another one.
func ArriveAgain(ctx context.Context, d Desk, id shop.AppointmentID, rev int64) (shop.Order, error) {
	return arrive(ctx, d, id, rev, func(data.View, *shop.Appointment) error { return nil })
}

// inShop refuses a car that has an open order: Blocks names the order.
func inShop(v data.View, a *shop.Appointment) error {
	car, err := carOf(v, a)
	if err != nil || car.ID == 0 {
		return err
	}
	id, err := data.OpenOrderOf(v, car.ID)
	if err != nil || id == 0 {
		return err
	}
	o, err := data.Order(v, id)
	if err != nil {
		return err
	}
	return &shop.Refusal{Say: "appointment.refuse.in_shop", With: shop.Args{"Number": o.Number, "Status": o.Status}, Blocks: []string{o.Number}, Fix: "order"}
}

func arrive(ctx context.Context, d Desk, id shop.AppointmentID, rev int64, check func(data.View, *shop.Appointment) error) (o shop.Order, err error) {
	_, _, err = turn(ctx, d, id, rev, func(tx *data.Tx, a *shop.Appointment) error {
		if err := a.Move(shop.Arrived, d.Now()); err != nil {
			return err
		}
		if err := check(tx.View, a); err != nil {
			return err
		}
		if err := onFile(d, tx, a); err != nil {
			return err
		}
		lines, err := bookedLines(tx.View, a)
		if err != nil {
			return err
		}
		o = shop.Order{
			Kind: a.Kind, VehicleID: a.VehicleID, CustomerID: a.CustomerID, Lines: lines,
			Intake: shop.Intake{SenderName: a.Name, SenderPhone: a.Phone, Complaint: a.Request},
			Floor:  shop.Floor{BayID: a.BayID}, Stamps: shop.Stamps{PromisedAt: promiseOf(a, d.Now())},
		}
		if o, err = d.saveOrder(tx, o); err != nil {
			return err
		}
		a.OrderID = o.ID
		tx.Note("appointment.arrived", shop.KindAppointments, int64(a.ID), a.Number+" → "+o.Number)
		return nil
	})
	return o, err
}

// promiseOf is when a car that comes now is done: after its hours, at the next
// half hour.
func promiseOf(a *shop.Appointment, now time.Time) time.Time {
	done := now.Add(a.Until().Sub(a.Times.StartAt))
	return done.Add(30*time.Minute - time.Second).Truncate(30 * time.Minute)
}

// onFile finds the car and the customer of an appointment, and puts on file
// whom nobody knows yet.
func onFile(d Desk, tx *data.Tx, a *shop.Appointment) error {
	car, err := carOf(tx.View, a)
	if err != nil {
		return err
	}
	if a.CustomerID == 0 {
		if a.CustomerID = car.OwnerID; a.CustomerID == 0 {
			known, err := data.CustomersByPhone(tx.View, a.Phone)
			if err != nil {
				return err
			}
			if len(known) > 0 {
				a.CustomerID = known[0].ID
			}
		}
	}
	if a.CustomerID == 0 {
		c := shop.Customer{Name: a.Name, Phone: a.Phone}
		if err := d.saveCustomer(tx, &c); err != nil {
			return err
		}
		a.CustomerID = c.ID
	}
	if car.ID == 0 || car.OwnerID == 0 {
		if car.OwnerID = a.CustomerID; car.Plate == "" && car.VIN == "" {
			return shop.Problems{{Field: "plate", Say: "appointment.say.no_plate"}}
		}
		if err := d.saveVehicle(tx, &car); err != nil {
			return err
		}
	}
	a.VehicleID = car.ID
	return nil
}

// carOf is the car of an appointment: the one on file, or a new one.
func carOf(v data.View, a *shop.Appointment) (shop.Vehicle, error) {
	if a.VehicleID != 0 {
		return data.Vehicle(v, a.VehicleID)
	}
	car, err := data.VehicleByKey(v, a.Plate)
	if errors.Is(err, shop.ErrMissing) {
		return shop.Vehicle{Plate: a.Plate}, nil
	}
	return car, err
}

// bookedLines are what an appointment puts on its order: the hours of whoever
// was to do the work, in the customer's words, and the parts that were kept.
func bookedLines(v data.View, a *shop.Appointment) ([]shop.Line, error) {
	var lines []shop.Line
	if name, _, _ := strings.Cut(a.Request, "\n"); name != "" && a.Technician != 0 {
		s, err := data.Settings(v)
		if err != nil {
			return nil, err
		}
		short := []rune(name)
		lines = append(lines, shop.Line{
			Kind: shop.LabourLine, Name: string(short[:min(len(short), shop.MaxName)]), WorkClass: shop.Minor, Qty: a.Hours,
			Price: s.LabourRate, Payer: shop.PayCustomer, Technician: a.Technician,
		})
	}
	for _, x := range a.Parts {
		p, err := data.Part(v, x.PartID)
		if err != nil {
			return nil, err
		}
		lines = append(lines, shop.SellPart(p, x.Qty))
	}
	return lines, nil
}
