package work

import (
	"context"
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// Book keeps an appointment: a new one takes its number, one that is still to
// come is changed or moved to another hour. Problems are those of
// shop.Appointment.Check and of its hours; what is odd and may be, see
// BookingAdvice, keeps nobody from booking.
func Book(ctx context.Context, d Desk, a shop.Appointment) (shop.Appointment, error) {
	err := d.do(ctx, func(tx *data.Tx) error {
		before, act := shop.Appointment{Status: shop.Booked}, "appointment.book"
		if a.ID == 0 {
			a.Status, a.Times.BookedAt, a.Times.ConfirmedAt, a.Times.EndedAt = shop.Booked, d.Now(), time.Time{}, time.Time{}
			a.OrderID, a.Reason = 0, ""
		} else {
			var err error
			if before, err = comes(tx.View, a.ID, a.Rev); err != nil {
				return err
			}
			act = "appointment.change"
			kept := before
			kept.Edit(a)
			a = kept
		}
		a.Plate, a.Phone = shop.Fold(a.Plate), shop.Fold(a.Phone)
		a.Request, a.Name = strings.TrimSpace(a.Request), strings.TrimSpace(a.Name)
		if a.AdvisorID == 0 {
			a.AdvisorID = d.Person.ID
		}
		if err := a.Check(before, d.Now()).Err(); err != nil {
			return err
		}
		if err := slotFree(tx, &a); err != nil {
			return err
		}
		if err := data.SaveAppointment(tx, &a); err != nil {
			return err
		}
		tx.Note(act, shop.KindAppointments, int64(a.ID), bookingNote(before, a))
		return nil
	})
	return a, err
}

// bookingNote says for the journal which appointment it is, and from when to
// when it was moved.
func bookingNote(before, after shop.Appointment) string {
	note := after.Number + " " + after.Title() + " "
	if from := before.Times.StartAt; !from.IsZero() && !from.Equal(after.Times.StartAt) {
		note += stamp(from) + " → "
	}
	return note + stamp(after.Times.StartAt)
}

// comes reads an appointment that is still to come, as it was seen.
func comes(v data.View, id shop.AppointmentID, rev int64) (shop.Appointment, error) {
	a, err := data.Appointment(v, id)
	switch {
	case err != nil:
		return a, err
	case a.Rev != rev:
		return a, shop.ErrStale
	case !a.Status.Open():
		return a, shop.Refuse("appointment.refuse.over", shop.Args{"Number": a.Number, "Status": a.Status})
	}
	return a, nil
}

// slotFree reports as a problem that the bay or the technician has something
// else to do.
func slotFree(tx *data.Tx, a *shop.Appointment) error {
	if a.BayID == 0 && a.Technician == 0 {
		return nil
	}
	taken, err := data.TakenBetween(tx.View, a.Times.StartAt, a.Until(), a.ID)
	if err != nil {
		return err
	}
	return a.CheckSlot(taken).Err()
}

// BookingAdvice is what whoever books should know and may pass over: a further
// booking of the car, its open order, that the customer did not come before,
// hours that make the day or the bay too full, a technician who is away, parts
// that the store has not got. Nothing of it keeps the appointment from being kept.
func BookingAdvice(v data.View, a shop.Appointment) (shop.Problems, error) {
	var p shop.Problems
	c, err := data.CallerOf(v, a)
	if err != nil {
		return nil, err
	}
	if len(c.Coming) > 0 {
		p.Warn("plate", "appointment.say.second", shop.Args{"Number": c.Coming[0].Number, "At": c.Coming[0].Times.StartAt})
	}
	if c.OrderID != 0 {
		p.Warn("plate", "appointment.say.open_order", shop.Args{"Number": c.Order})
	}
	if len(c.Missed) > 0 {
		p.Warn("plate", "appointment.say.missed", shop.Args{"N": len(c.Missed), "At": c.Missed[0].Times.StartAt})
	}
	if !a.Times.StartAt.IsZero() {
		day := shop.DayOf(a.Times.StartAt, v.Zone())
		list, err := data.AppointmentsBetween(v, day.Time(v.Zone()), day.Add(1).Time(v.Zone()))
		if err != nil {
			return nil, err
		}
		able, err := data.CapacityOf(v, day, day)
		if err != nil {
			return nil, err
		}
		p = append(p, a.CheckLoad(able.Loads(list, day, a.BayID, a.ID))...)
		roster, err := data.RosterOf(v, day, day, nil)
		if err != nil {
			return nil, err
		}
		if t := roster.People[a.Technician]; a.Technician != 0 {
			if away, gone := t.AwayOn(day); gone {
				p.Warn("technician", "dispatch.say.away", shop.Args{"Person": t.Name, "From": away.From, "Until": away.Until})
			}
		}
	}
	short, err := shortParts(v, a)
	return append(p, short...), err
}

// shortParts warns of parts that the store has not got free for the
// appointment.
func shortParts(v data.View, a shop.Appointment) (p shop.Problems, err error) {
	own := map[shop.PartID]shop.Qty{} // what it keeps already is free to itself
	if a.ID != 0 {
		kept, err := data.Appointment(v, a.ID)
		if err != nil {
			return nil, err
		}
		for _, x := range kept.Parts {
			own[x.PartID] += x.Qty
		}
	}
	for _, x := range a.Parts {
		part, err := data.Part(v, x.PartID)
		if err != nil {
			return nil, err
		}
		if free := part.Available() + own[x.PartID]; free < x.Qty {
			p.Warn("parts", "appointment.say.part_short", shop.Args{"Part": part.Name, "Free": max(0, free), "Want": x.Qty})
		}
	}
	return p, nil
}

// turn reads an appointment as it was seen, lets do alter it, and keeps it. It
// answers as well how it stood before, for PutAppointmentBack.
func turn(ctx context.Context, d Desk, id shop.AppointmentID, rev int64, do func(*data.Tx, *shop.Appointment) error) (a, was shop.Appointment, err error) {
	err = d.do(ctx, func(tx *data.Tx) error {
		if a, err = data.Appointment(tx.View, id); err != nil {
			return err
		}
		if a.Rev != rev {
			return shop.ErrStale
		}
		was = a
		if err := do(tx, &a); err != nil {
			return err
		}
		return data.SaveAppointment(tx, &a)
	})
	return a, was, err
}

// stepTo is a step to a station, with a reason where the step wants one.
type stepTo struct {
	to     shop.Booking
	reason string
}

// turnTo is turn for a step to a station.
func turnTo(ctx context.Context, d Desk, id shop.AppointmentID, rev int64, s stepTo) (a, was shop.Appointment, err error) {
	to, reason := s.to, s.reason
	return turn(ctx, d, id, rev, func(tx *data.Tx, a *shop.Appointment) error {
		if to == shop.Cancelled || to == shop.WentAway {
			if err := shop.CheckReason(reason).Err(); err != nil {
				return err
			}
			a.Reason = strings.TrimSpace(reason)
		}
		if to == shop.NoShow && d.Now().Before(a.Times.StartAt) {
			return shop.Refuse("appointment.refuse.early", shop.Args{"At": a.Times.StartAt})
		}
		if err := a.Move(to, d.Now()); err != nil {
			return err
		}
		tx.Note("appointment."+string(to), shop.KindAppointments, int64(a.ID), strings.TrimSpace(a.Number+" "+a.Reason))
		return nil
	})
}

// ConfirmAppointment notes that the customer said again that he comes. How it
// stood before is answered too, see PutAppointmentBack.
func ConfirmAppointment(ctx context.Context, d Desk, id shop.AppointmentID, rev int64) (a, was shop.Appointment, err error) {
	return turnTo(ctx, d, id, rev, stepTo{to: shop.Confirmed})
}

// MissAppointment (爽约) notes that nobody came; it is refused before the hour.
func MissAppointment(ctx context.Context, d Desk, id shop.AppointmentID, rev int64) (a, was shop.Appointment, err error) {
	return turnTo(ctx, d, id, rev, stepTo{to: shop.NoShow})
}

// CancelAppointment calls an appointment off, with a reason.
func CancelAppointment(ctx context.Context, d Desk, id shop.AppointmentID, rev int64, reason string) (a, was shop.Appointment, err error) {
	return turnTo(ctx, d, id, rev, stepTo{to: shop.Cancelled, reason: reason})
}

// LeaveUnrepaired (未消费离店) notes that the customer came and left with
// nothing done, and why. An order that was made for him must be void by then.
func LeaveUnrepaired(ctx context.Context, d Desk, id shop.AppointmentID, rev int64, reason string) (a, was shop.Appointment, err error) {
	return turn(ctx, d, id, rev, func(tx *data.Tx, a *shop.Appointment) error {
		if a.OrderID != 0 {
			o, err := data.Order(tx.View, a.OrderID)
			if err != nil {
				return err
			}
			if o.Status != shop.Void {
				return &shop.Refusal{Say: "appointment.refuse.order", With: shop.Args{"Number": o.Number}, Blocks: []string{o.Number}, Fix: "order"}
			}
		}
		if err := shop.CheckReason(reason).Err(); err != nil {
			return err
		}
		a.Reason = strings.TrimSpace(reason)
		if err := a.Move(shop.WentAway, d.Now()); err != nil {
			return err
		}
		tx.Note("appointment.left", shop.KindAppointments, int64(a.ID), a.Number+" "+a.Reason)
		return nil
	})
}

// PutAppointmentBack takes a step back, as long as nobody has saved the
// appointment since: rev is that of the one which the step answered. Its hours
// may have been given to another car meanwhile; then it is refused.
func PutAppointmentBack(ctx context.Context, d Desk, was shop.Appointment, rev int64) (shop.Appointment, error) {
	a, _, err := turn(ctx, d, was.ID, rev, func(tx *data.Tx, a *shop.Appointment) error {
		if err := a.PutBack(was); err != nil {
			return err
		}
		if a.Status.Open() {
			if err := slotFree(tx, a); err != nil {
				return err
			}
		}
		tx.Note("appointment.put_back", shop.KindAppointments, int64(a.ID), a.Number+" "+string(a.Status))
		return nil
	})
	return a, err
}

// CountBookingPaper notes in the journal that the paper of an appointment goes
// out, and answers which copy it is.
func CountBookingPaper(ctx context.Context, d Desk, id shop.AppointmentID) (int, error) {
	return CountPaper(ctx, d, shop.Audit{Act: printedBooking, Kind: shop.KindAppointments, Record: int64(id)})
}

// CountPaper counts the papers of a record that belongs to no order, by the rows
// of the journal that say that one was printed, and notes one more.
func CountPaper(ctx context.Context, d Desk, of shop.Audit) (copied int, err error) {
	err = d.do(ctx, func(tx *data.Tx) error {
		done, err := data.AuditOf(tx.View, of.Kind, of.Record)
		if err != nil {
			return err
		}
		copied = 1
		for _, x := range done {
			if x.Act == of.Act {
				copied++
			}
		}
		tx.Note(of.Act, of.Kind, of.Record, number(copied))
		return nil
	})
	return copied, err
}

const printedBooking = "appointment.print"
