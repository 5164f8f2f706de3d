package printing

import (
	"bytes"
	"context"
	"fmt"

	"gongdan/app/paper"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// BookingJob says which appointment is to be printed and how.
type BookingJob struct {
	Appointment shop.AppointmentID
	Paper       paper.Paper
	Dir         string // folder of the file
}

// BookingPaper is the paper of an appointment as it was drawn.
type BookingPaper struct {
	Bytes  []byte
	Number string // of the appointment
	Copy   int
}

// Booking draws the paper of an appointment as its next copy, writes it into
// the folder of the job and gives its file.
func Booking(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job BookingJob) (string, error) {
	pdf, err := BookingPDF(ctx, d, press, say, job)
	if err != nil {
		return "", err
	}
	return keep(job.Dir, fileName(shop.Order{Number: pdf.Number}, Job{Form: shop.FormAppointment, Copy: pdf.Copy}), pdf.Bytes)
}

// BookingPDF draws the paper of an appointment as its next copy. It is drawn
// before it is counted, so that nothing is counted that cannot be printed; where
// nothing can be written it is not counted.
func BookingPDF(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job BookingJob) (pdf BookingPaper, err error) {
	in, err := data.Read(ctx, d.Store, func(v data.View) (paper.Booking, error) { return booking(v, say, job.Appointment) })
	if err != nil {
		return pdf, err
	}
	in.Copy, in.Paper, in.At, in.By = 1, job.Paper.Known(), d.Now(), d.Person.Name
	draw := func() error {
		var out bytes.Buffer
		if err := press.Print(&out, paper.Appointment(in, say)); err != nil {
			return fmt.Errorf("print appointment %d: %w", job.Appointment, err)
		}
		pdf = BookingPaper{out.Bytes(), in.Appointment.Number, in.Copy}
		return nil
	}
	if err := draw(); err != nil || d.Store.ReadOnly() {
		return pdf, err
	}
	if in.Copy, err = work.CountBookingPaper(ctx, d, job.Appointment); err != nil || in.Copy == pdf.Copy {
		return pdf, err
	}
	err = draw()
	return pdf, err
}

// booking reads all that the paper of an appointment is made of.
func booking(v data.View, say text.Lang, id shop.AppointmentID) (in paper.Booking, err error) {
	if in.Appointment, err = data.Appointment(v, id); err != nil {
		return in, err
	}
	a := in.Appointment
	if in.Shop, err = data.Settings(v); err != nil {
		return in, err
	}
	if a.VehicleID != 0 {
		if in.Vehicle, err = data.Vehicle(v, a.VehicleID); err != nil {
			return in, err
		}
	}
	if a.CustomerID != 0 {
		if in.Customer, err = data.Customer(v, a.CustomerID); err != nil {
			return in, err
		}
	}
	if a.BayID != 0 {
		bay, err := data.Bay(v, a.BayID)
		if err != nil {
			return in, err
		}
		in.Bay = say.Say("calendar.bay", shop.Args{"Code": bay.Code, "Name": bay.Name})
	}
	people, err := data.People(v)
	if err != nil {
		return in, err
	}
	for _, p := range people {
		if p.ID == a.Technician {
			in.Technician = p.Name
		}
		if p.ID == a.AdvisorID {
			in.Advisor = p.Name
		}
	}
	var lines []shop.Line
	for _, x := range a.Parts {
		lines = append(lines, shop.Line{PartID: x.PartID})
	}
	in.Parts, err = data.PartsOf(v, lines)
	return in, err
}
