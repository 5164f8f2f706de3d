package work

import (
	"context"
	"slices"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// StartJob starts the clock of a technician on a job. The clock that runs on
// another job ends at the same moment; one that was forgotten on an earlier day
// is refused first: its end is asked for, never guessed.
func StartJob(ctx context.Context, d Desk, id shop.OrderID, line shop.LineID, who shop.PersonID) (shop.Order, error) {
	return latest(ctx, d, id, func(tx *data.Tx, o *shop.Order) error {
		k, err := newClocking(d, tx)
		if err != nil {
			return err
		}
		if c, ok := shop.RunningOf(k.running, who, false); ok {
			if c.Order == id && c.Line == line {
				return shop.Refuse("clock.refuse.runs", shop.Args{"From": c.From})
			}
			if err := remembered(d, c); err != nil {
				return err
			}
			if err := k.switchFrom(o, c); err != nil {
				return err
			}
		}
		l := o.Line(line)
		if l == nil {
			return shop.ErrStale
		}
		if l.Job != shop.JobRunning {
			if err := o.SetJob(line, shop.JobRunning); err != nil {
				return err
			}
			if err := beganBeside(tx, o, line); err != nil {
				return err
			}
		}
		if l.Technician == 0 {
			l.Technician = who
		}
		o.Floor.Hold = shop.Hold{}
		if err := data.StartClock(tx, &shop.Clock{Person: who, Order: id, Line: line, From: d.Now()}); err != nil {
			return err
		}
		tx.Note("job.start", shop.KindOrders, int64(id), l.Title())
		return d.tell(tx, o, shop.Event{Kind: shop.EventJobStarted, LineID: line, Note: l.Title()})
	})
}

// remembered refuses to end a clock now that was forgotten on an earlier day: its
// end is asked for.
func remembered(d Desk, c shop.Clock) error {
	if c.Forgotten(d.Now(), d.Zone) {
		return &shop.Refusal{Say: "clock.refuse.forgotten", With: shop.Args{"From": c.From}, Fix: "close_clock"}
	}
	return nil
}

// latest changes the order as it is now, whoever saved it since it was read: a
// clock starts and stops beside what an advisor writes.
func latest(ctx context.Context, d Desk, id shop.OrderID, do func(*data.Tx, *shop.Order) error) (o shop.Order, err error) {
	err = d.do(ctx, func(tx *data.Tx) error {
		if o, err = data.Order(tx.View, id); err != nil {
			return err
		}
		if err := do(tx, &o); err != nil {
			return err
		}
		return data.SaveOrder(tx, &o)
	})
	return o, err
}

// clocking is the ending of clocks within one act.
type clocking struct {
	d       Desk
	tx      *data.Tx
	running []shop.Clock // all that ran when the act began
}

func newClocking(d Desk, tx *data.Tx) (clocking, error) {
	running, err := data.Running(tx.View)
	return clocking{d, tx, running}, err
}

// stop is how a clock ends.
type stop struct {
	at   time.Time
	why  shop.PauseReason
	note string
}

// switchFrom ends the clock c because its technician begins another job. o is
// the order of the new job, which may be that of the old one.
func (k clocking) switchFrom(o *shop.Order, c shop.Clock) error {
	now := stop{at: k.d.Now(), why: shop.Switched}
	if c.Order == o.ID {
		return k.stop(o, c, now)
	}
	other, err := data.Order(k.tx.View, c.Order)
	if err != nil {
		return err
	}
	if err := k.stop(&other, c, now); err != nil {
		return err
	}
	return data.SaveOrder(k.tx, &other)
}

// stop ends a clock, adds its hours to the line and brings the job to where it
// stands then: paused, unless a colleague's clock still runs on it.
func (k clocking) stop(o *shop.Order, c shop.Clock, s stop) error {
	if err := k.end(c, s); err != nil {
		return err
	}
	l := o.Line(c.Line)
	if l == nil {
		return nil // the line is gone; the hours stay with the order
	}
	l.Clocked += shop.Clock{From: c.From}.Hours(s.at)
	kind := shop.EventJobPaused
	if s.why == shop.JobWasDone {
		kind = shop.EventJobDone
	}
	switch {
	case l.Job != shop.JobRunning:
	case kind == shop.EventJobDone:
		l.Job = shop.JobDone
	case !k.others(c):
		l.Job = shop.JobPaused
	}
	return k.d.tell(k.tx, o, shop.Event{Kind: kind, LineID: l.ID, Note: string(s.why)})
}

// others reports whether somebody else's clock runs on the job of c.
func (k clocking) others(c shop.Clock) bool {
	return slices.ContainsFunc(k.running, func(x shop.Clock) bool { return x.ID != c.ID && x.Line == c.Line && x.Order == c.Order })
}

// end keeps the end of a clock after asking whether it can be: the person's
// other clocks of the same sort, on jobs or at work, must leave the time free.
func (k clocking) end(c shop.Clock, s stop) error {
	others, err := data.ClocksBetween(k.tx.View, c.Person, c.From, s.at)
	if err != nil {
		return err
	}
	same := slices.DeleteFunc(others, func(x shop.Clock) bool { return (x.Order == 0) != (c.Order == 0) })
	if err := c.CheckStop(s.at, k.d.Now(), same).Err(); err != nil {
		return err
	}
	c.Until, c.Why, c.Note, c.By = s.at, s.why, s.note, k.d.Person.ID
	return data.StopClock(k.tx, c)
}

// Pause is whose clock stops and why.
type Pause struct {
	Who  shop.PersonID
	Why  shop.PauseReason
	Note string
}

// PauseJob stops the clock of a technician with a reason. Waiting for parts or
// for the customer holds the whole car when nobody else works on it.
func PauseJob(ctx context.Context, d Desk, id shop.OrderID, p Pause) (shop.Order, error) {
	return latest(ctx, d, id, func(tx *data.Tx, o *shop.Order) error {
		k, err := newClocking(d, tx)
		if err != nil {
			return err
		}
		c, ok := shop.RunningOf(k.running, p.Who, false)
		if !ok || c.Order != id {
			return shop.Refuse("clock.refuse.none", nil)
		}
		if err := remembered(d, c); err != nil {
			return err
		}
		if err := k.stop(o, c, stop{d.Now(), p.Why, p.Note}); err != nil {
			return err
		}
		tx.Note("job.pause", shop.KindOrders, int64(id), string(p.Why))
		return k.holdFor(o, p)
	})
}

// holdFor has the whole car wait for what its last technician waits for.
func (k clocking) holdFor(o *shop.Order, p Pause) error {
	h := shop.Hold{Note: p.Note}
	switch {
	case slices.ContainsFunc(o.Lines, func(l shop.Line) bool { return l.Job == shop.JobRunning }):
		return nil
	case p.Why == shop.ForParts:
		h.Why = shop.PartsShort
	case p.Why == shop.ForConsent && len(o.Undecided()) > 0:
		h.Why = shop.ForApproval
	default:
		return nil
	}
	if err := o.Stop(h, k.d.Now()); err != nil {
		return err
	}
	return k.d.tell(k.tx, o, shop.Event{Kind: shop.EventHeld, Note: string(h.Why)})
}

// FinishJob says that a job is done: all clocks that run on it end. A shop that
// keeps no clock says the same.
func FinishJob(ctx context.Context, d Desk, id shop.OrderID, line shop.LineID) (shop.Order, error) {
	return latest(ctx, d, id, func(tx *data.Tx, o *shop.Order) error {
		k, err := newClocking(d, tx)
		if err != nil {
			return err
		}
		told := false
		for _, c := range k.running {
			if c.Order == id && c.Line == line {
				if err := remembered(d, c); err != nil {
					return err
				}
				if err := k.stop(o, c, stop{at: d.Now(), why: shop.JobWasDone}); err != nil {
					return err
				}
				told = true
			}
		}
		if told {
			tx.Note("job.done", shop.KindOrders, int64(id), o.Line(line).Title())
			return nil
		}
		if err := o.SetJob(line, shop.JobDone); err != nil {
			return err
		}
		if err := beganBeside(tx, o, line); err != nil {
			return err
		}
		tx.Note("job.done", shop.KindOrders, int64(id), o.Line(line).Title())
		return d.tell(tx, o, shop.Event{Kind: shop.EventJobDone, LineID: line, Note: o.Line(line).Title()})
	})
}

// CloseClock ends a clock that was forgotten, at the time that its technician or
// somebody who manages says.
func CloseClock(ctx context.Context, d Desk, id shop.ClockID, until time.Time, note string) error {
	return d.do(ctx, func(tx *data.Tx) error {
		c, err := data.Clock(tx.View, id)
		if err != nil {
			return err
		}
		if c.Person != d.Person.ID {
			if err := d.need(shop.Manage); err != nil {
				return err
			}
		}
		k, err := newClocking(d, tx)
		if err != nil {
			return err
		}
		tx.Note("clock.close", shop.KindClocks, int64(id), note)
		s := stop{until, shop.ForBreak, note}
		if c.Order == 0 {
			return k.end(c, s)
		}
		o, err := data.Order(tx.View, c.Order)
		if err != nil {
			return err
		}
		if err := k.stop(&o, c, s); err != nil {
			return err
		}
		return data.SaveOrder(tx, &o)
	})
}

// ComeIn (上班) starts the attendance of a person.
func ComeIn(ctx context.Context, d Desk, who shop.PersonID) error {
	return d.do(ctx, func(tx *data.Tx) error {
		k, err := newClocking(d, tx)
		if err != nil {
			return err
		}
		if c, ok := shop.RunningOf(k.running, who, true); ok {
			if err := remembered(d, c); err != nil {
				return err
			}
			return shop.Refuse("clock.refuse.here", shop.Args{"From": c.From})
		}
		tx.Note("clock.in", shop.KindPeople, int64(who), "")
		return data.StartClock(tx, &shop.Clock{Person: who, From: d.Now()})
	})
}

// GoHome (下班) ends it. A job whose clock still runs is refused first.
func GoHome(ctx context.Context, d Desk, who shop.PersonID) error {
	return d.do(ctx, func(tx *data.Tx) error {
		k, err := newClocking(d, tx)
		if err != nil {
			return err
		}
		if c, ok := shop.RunningOf(k.running, who, false); ok {
			return &shop.Refusal{Say: "clock.refuse.at_job", With: shop.Args{"From": c.From}, Fix: "pause"}
		}
		c, ok := shop.RunningOf(k.running, who, true)
		if !ok {
			return shop.Refuse("clock.refuse.not_here", nil)
		}
		if err := remembered(d, c); err != nil {
			return err
		}
		tx.Note("clock.out", shop.KindPeople, int64(who), "")
		return k.end(c, stop{at: d.Now(), why: shop.JobWasDone})
	})
}
