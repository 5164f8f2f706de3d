package work_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// call is what a customer whom nobody knows asks for on the phone: tomorrow at
// nine, with two filters.
func (c *counter) call() shop.Appointment {
	return shop.Appointment{
		Plate: "沪g·6b0j1", Name: "韩青", Phone: "138 0000 7788", Kind: shop.Maintenance, Request: "小保养", Hours: 1500,
		Channel: shop.ByCall, Technician: c.technician.ID, Times: shop.BookingTimes{StartAt: c.now.Add(24 * time.Hour)},
		Parts: []shop.ReservedPart{{PartID: c.filter.ID, Qty: 2000}},
	}
}

func (c *counter) book(a shop.Appointment) shop.Appointment {
	c.Helper()
	return got(work.Book(c.Context(), c.as(c.advisor), a))(c)
}

func (c *counter) appointment(id shop.AppointmentID) shop.Appointment {
	c.Helper()
	return read(c, func(v data.View) (shop.Appointment, error) { return data.Appointment(v, id) })
}

// bay is a place to work in that is booked.
func (c *counter) bay() shop.Bay {
	c.Helper()
	return got(work.SaveBay(c.Context(), c.as(c.owner), shop.Bay{Code: "2", Name: "机电", Hours: 7000, Active: true}))(c)
}

func TestAnArrivalMakesTheOrderWithAllThatWasBooked(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		in := c.call()
		in.BayID = c.bay().ID
		a := c.book(in)
		if a.Number != "YY260414-001" || a.Plate != "沪G6B0J1" || a.AdvisorID != c.advisor.ID || a.Status != shop.Booked {
			t.Fatalf("%+v", a)
		}
		if p := c.part(c.filter.ID); p.Reserved != 2000 || p.Available() != 12000 {
			t.Errorf("kept %s, free %s", p.Reserved, p.Available())
		}
		c.pass(24 * 60)
		o := got(work.Arrive(t.Context(), c.as(c.advisor), a.ID, a.Rev))(c)
		car := read(c, func(v data.View) (shop.Vehicle, error) { return data.Vehicle(v, o.VehicleID) })
		who := read(c, func(v data.View) (shop.Customer, error) { return data.Customer(v, o.CustomerID) })
		if car.Plate != a.Plate || car.OwnerID != who.ID || who.Name != "韩青" || who.Phone != "13800007788" {
			t.Errorf("%+v, %+v", car, who)
		}
		if o.Kind != shop.Maintenance || o.Intake.Complaint != "小保养" || o.Intake.SenderPhone != who.Phone || o.Floor.BayID != in.BayID || len(o.Lines) != 2 {
			t.Fatalf("%+v", o)
		}
		job, part := o.Lines[0], o.Lines[1]
		if job.Technician != c.technician.ID || job.Qty != 1500 || part.PartID != c.filter.ID || part.Qty != 2000 ||
			job.Agreement.Consent != shop.Proposed || part.Agreement.Consent != shop.Proposed {
			t.Errorf("%+v", o.Lines)
		}
		if !o.Stamps.PromisedAt.Equal(c.now.Add(90 * time.Minute)) {
			t.Errorf("promised for %s", o.Stamps.PromisedAt)
		}
		a = c.appointment(a.ID)
		if a.Status != shop.Arrived || a.OrderID != o.ID || a.VehicleID != car.ID || !a.Times.EndedAt.Equal(c.now) {
			t.Errorf("%+v", a)
		}
		if p := c.part(c.filter.ID); p.Reserved != 0 {
			t.Errorf("%s are still kept", p.Reserved)
		}
		_, err := work.Arrive(t.Context(), c.as(c.advisor), a.ID, a.Rev)
		c.refused(err, "appointment.refuse.move")
		c.sound()
	})
}

func TestAnArrivalFindsTheCarAndTheCustomerOnFile(t *testing.T) {
	c := open(t)
	o := c.received()
	in := c.call()
	in.Plate, in.Phone, in.Parts, in.Technician = "沪AD12345", "13800001234", nil, 0
	a := c.book(in)
	c.pass(24 * 60)
	_, err := work.Arrive(t.Context(), c.as(c.advisor), a.ID, a.Rev)
	if r := c.refused(err, "appointment.refuse.in_shop"); len(r.Blocks) != 1 || r.Blocks[0] != o.Number || r.With["Status"] != shop.Received {
		t.Errorf("names %v %v", r.Blocks, r.With)
	}
	if still := c.appointment(a.ID); still.Status != shop.Booked || still.Rev != a.Rev {
		t.Errorf("refused and yet %+v", still)
	}
	made := got(work.ArriveAgain(t.Context(), c.as(c.advisor), a.ID, a.Rev))(c)
	if made.VehicleID != o.VehicleID || made.CustomerID != o.CustomerID || len(made.Lines) != 0 {
		t.Errorf("%+v", made)
	}
	in.Plate, in.Phone = "浙AF00672", "13800001234"
	in.Times.StartAt = c.now.Add(time.Hour)
	a = c.book(in)
	made = got(work.Arrive(t.Context(), c.as(c.advisor), a.ID, a.Rev))(c)
	if made.CustomerID != o.CustomerID || made.VehicleID == o.VehicleID {
		t.Errorf("a second car of the customer: %+v", made)
	}
	in.Plate, in.Name, in.Phone = "", "陈敏", "13800005678"
	in.Times.StartAt = c.now.Add(2 * time.Hour)
	a = c.book(in)
	_, err = work.Arrive(t.Context(), c.as(c.advisor), a.ID, a.Rev)
	c.wrong(err, "plate")
	if again := c.appointment(a.ID); again.Status != shop.Booked || again.CustomerID != 0 {
		t.Errorf("half an arrival stayed: %+v", again)
	}
}

func TestWhatCannotBeBookedIsSaidUnderItsField(t *testing.T) {
	c := open(t)
	in := c.call()
	in.BayID = c.bay().ID
	first := c.book(in)
	for name, try := range map[string]struct {
		spoil func(*shop.Appointment)
		field []string
	}{
		"in the past":   {func(a *shop.Appointment) { a.Times.StartAt = c.now.Add(-time.Hour) }, []string{"start_at"}},
		"25 hours":      {func(a *shop.Appointment) { a.Hours = 25000 }, []string{"hours"}},
		"no phone":      {func(a *shop.Appointment) { a.Phone = " " }, []string{"phone"}},
		"bay taken":     {func(a *shop.Appointment) { a.Technician = 0 }, []string{"bay"}},
		"in two places": {func(a *shop.Appointment) { a.BayID = 0; a.Times.StartAt = a.Times.StartAt.Add(time.Hour) }, []string{"technician"}},
	} {
		a := in
		a.Plate = "沪B88K20"
		try.spoil(&a)
		_, err := work.Book(t.Context(), c.as(c.advisor), a)
		t.Log(name)
		c.wrong(err, try.field...)
	}
	in.Times.StartAt = first.Until()
	if next := c.book(in); next.Number != "YY260414-002" {
		t.Errorf("numbers have a gap: %s", next.Number)
	}
}

func TestABookingIsMovedConfirmedAndTakenBack(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c, ctx := openOn(t, s), t.Context()
		desk := c.as(c.advisor)
		a := c.book(c.call())
		a, was, err := work.ConfirmAppointment(ctx, desk, a.ID, a.Rev)
		if err != nil || a.Status != shop.Confirmed || was.Status != shop.Booked {
			t.Fatalf("%v, %+v", err, a)
		}
		before := a
		moved := a
		moved.Times.StartAt = a.Times.StartAt.Add(2 * time.Hour)
		moved = c.book(moved)
		if moved.Status != shop.Booked || moved.Number != a.Number {
			t.Errorf("%+v", moved)
		}
		if _, err = work.Book(ctx, desk, a); !errors.Is(err, shop.ErrStale) {
			t.Errorf("an old one was moved: %v", err)
		}
		back := got(work.PutAppointmentBack(ctx, desk, before, moved.Rev))(c)
		if back.Status != shop.Confirmed || !back.Times.StartAt.Equal(before.Times.StartAt) {
			t.Errorf("%+v", back)
		}
		if _, err = work.PutAppointmentBack(ctx, desk, before, moved.Rev); !errors.Is(err, shop.ErrStale) {
			t.Errorf("taken back twice: %v", err)
		}
		_, _, err = work.MissAppointment(ctx, desk, back.ID, back.Rev)
		c.refused(err, "appointment.refuse.early")
		c.pass(25 * 60)
		missed, was, err := work.MissAppointment(ctx, desk, back.ID, back.Rev)
		if err != nil || missed.Status != shop.NoShow {
			t.Fatalf("%v, %+v", err, missed)
		}
		_, err = work.Book(ctx, desk, missed)
		c.refused(err, "appointment.refuse.over")
		again := got(work.PutAppointmentBack(ctx, desk, was, missed.Rev))(c)
		if again.Status != shop.Confirmed || len(again.Parts) != 1 {
			t.Errorf("%+v", again)
		}
		_, _, err = work.CancelAppointment(ctx, desk, again.ID, again.Rev, " ")
		c.wrong(err, "reason")
		off, _, err := work.CancelAppointment(ctx, desk, again.ID, again.Rev, "出差")
		if err != nil || off.Reason != "出差" {
			t.Errorf("%v, %+v", err, off)
		}
		var acts []string
		for _, x := range read(c, func(v data.View) ([]shop.Audit, error) { return data.AuditOf(v, shop.KindAppointments, int64(a.ID)) }) {
			acts = append(acts, strings.TrimPrefix(x.Act, "appointment."))
		}
		if got := strings.Join(acts, " "); got != "cancelled put_back no_show put_back change confirmed book" {
			t.Error(got)
		}
		c.sound()
	})
}

func TestHoursGivenToAnotherCarAreNotTakenBack(t *testing.T) {
	c := open(t)
	a := c.book(c.call())
	off, was, err := work.CancelAppointment(t.Context(), c.as(c.advisor), a.ID, a.Rev, "改期")
	if err != nil {
		t.Fatal(err)
	}
	other := c.call()
	other.Plate = "沪B88K20"
	c.book(other)
	_, err = work.PutAppointmentBack(t.Context(), c.as(c.advisor), was, off.Rev)
	c.wrong(err, "technician")
}

func TestWhoLeavesUnrepairedIsNotedWithTheReason(t *testing.T) {
	c, ctx := open(t), t.Context()
	desk := c.as(c.owner)
	a := c.book(c.call())
	_, _, err := work.LeaveUnrepaired(ctx, desk, a.ID, a.Rev, "")
	c.wrong(err, "reason")
	o := got(work.Arrive(ctx, desk, a.ID, a.Rev))(c)
	a = c.appointment(a.ID)
	_, _, err = work.LeaveUnrepaired(ctx, desk, a.ID, a.Rev, "嫌贵")
	if r := c.refused(err, "appointment.refuse.order"); r.Fix != "order" || r.Blocks[0] != o.Number {
		t.Errorf("%+v", r)
	}
	got(work.VoidOrder(ctx, desk, o.ID, o.Rev, "未维修"))(c)
	left, _, err := work.LeaveUnrepaired(ctx, desk, a.ID, a.Rev, "嫌贵")
	if err != nil || left.Status != shop.WentAway || left.Reason != "嫌贵" {
		t.Errorf("%v, %+v", err, left)
	}
}

func TestWhoBooksIsToldWhatIsOddAboutIt(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c, ctx := openOn(t, s), t.Context()
		o := c.received()
		missed := c.call()
		missed.Phone, missed.Technician = "13800001234", 0
		missed.Times.StartAt = c.now.Add(time.Hour)
		missed = c.book(missed)
		c.pass(120)
		if _, _, err := work.MissAppointment(ctx, c.as(c.advisor), missed.ID, missed.Rev); err != nil {
			t.Fatal(err)
		}
		a := c.call()
		a.Plate, a.VehicleID, a.CustomerID, a.Phone = "沪AD12345", o.VehicleID, o.CustomerID, "13800001234"
		c.book(a)
		a.Hours, a.BayID, a.Parts[0].Qty = 8000, c.bay().ID, 13000
		var said []string
		advice := read(c, func(v data.View) (shop.Problems, error) { return work.BookingAdvice(v, a) })
		for _, p := range advice {
			said = append(said, strings.TrimPrefix(p.Say, "appointment.say."))
		}
		if got := strings.Join(said, " "); got != "second open_order missed bay_full day_full part_short" || advice.Err() != nil {
			t.Errorf("%s: %+v", got, advice)
		}
		if free := advice[5].With["Free"]; free != shop.Qty(12000) {
			t.Errorf("%v are free", free)
		}
	})
}
