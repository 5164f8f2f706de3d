package calendar

import (
	"context"
	"time"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// acts are what can be done with the chosen appointment.
type acts struct{ *Page }

// turned is a step of an appointment and how it stood before.
type turned struct{ now, was shop.Appointment }

// step is what can be done with an appointment.
type step struct {
	say  string // said when it was done
	do   func(context.Context, work.Desk, shop.Appointment) (turned, error)
	then func(error) // is told how it went
}

// act takes a step with the chosen appointment and says so, with the way back.
func (p acts) act(say string, do func(context.Context, work.Desk, shop.Appointment) (turned, error)) {
	if a := p.grid.chosen(); a != nil {
		p.actOn(*a, step{say, do, func(err error) { p.h.Fail("appointment", err) }})
	}
}

func (p acts) actOn(a shop.Appointment, s step) {
	screen.Act(p.h, func(ctx context.Context, d work.Desk) (turned, error) { return s.do(ctx, d, a) }, func(t turned, err error) {
		if s.then(err); err == nil {
			p.h.Toast(p.h.Say(s.say, shop.Args{"What": p.h.Env.Lang.Plate(a.Title())}), func() { p.back(t) })
		}
	})
}

// back takes a step back.
func (p acts) back(t turned) {
	screen.Act(p.h, func(ctx context.Context, d work.Desk) (shop.Appointment, error) {
		return work.PutAppointmentBack(ctx, d, t.was, t.now.Rev)
	}, func(_ shop.Appointment, err error) { p.h.Fail("undo appointment", err) })
}

func (p acts) confirm() {
	p.act("calendar.confirmed", func(ctx context.Context, d work.Desk, a shop.Appointment) (t turned, err error) {
		t.now, t.was, err = work.ConfirmAppointment(ctx, d, a.ID, a.Rev)
		return t, err
	})
}

func (p acts) miss() {
	p.act("calendar.missed", func(ctx context.Context, d work.Desk, a shop.Appointment) (t turned, err error) {
		t.now, t.was, err = work.MissAppointment(ctx, d, a.ID, a.Rev)
		return t, err
	})
}

func (p acts) cancel() {
	p.ask("calendar.act.cancel", "calendar.cancelled", work.CancelAppointment)
}

func (p acts) leave() {
	p.ask("calendar.act.leave", "calendar.left", work.LeaveUnrepaired)
}

// ending ends an appointment with a reason.
type ending func(context.Context, work.Desk, shop.AppointmentID, int64, string) (a, was shop.Appointment, err error)

// ask wants the reason before an appointment ends.
func (p acts) ask(title, say string, end ending) {
	a := p.grid.chosen()
	if a == nil {
		return
	}
	it, reason := *a, ""
	f := kit.NewForm(p.h.Env, "calendar")
	f.Text("reason", &reason).Required().Max(shop.MaxName)
	f.Acts = p.waysOut(&it)
	f.Fill()
	screen.AskForm(p.h, p.h.Say(title), f, p.h.Say(title), func(shut func()) {
		p.actOn(it, step{say, func(ctx context.Context, d work.Desk, a shop.Appointment) (t turned, err error) {
			t.now, t.was, err = end(ctx, d, a.ID, a.Rev, reason)
			return t, err
		}, func(err error) {
			if err == nil {
				shut()
			} else if failure := f.Show(err); failure != nil {
				p.h.Log("end appointment", failure)
			}
		}})
	})
}

// waysOut opens what blocks an act.
func (p acts) waysOut(a *shop.Appointment) func(error) []kit.Act {
	return func(err error) []kit.Act {
		if r, ok := err.(*shop.Refusal); ok && r.Fix == "order" {
			return []kit.Act{{Word: p.h.Say("calendar.act.order"), Keys: "F8", Do: func() { p.h.Go(screen.Route{Screen: screen.Order, ID: int64(a.OrderID)}) }}}
		}
		return nil
	}
}

// arrive makes the order of the chosen appointment and opens it.
func (p acts) arrive() {
	a := p.grid.chosen()
	if a == nil {
		return
	}
	screen.ReceiveBooked(p.h, *a)
}

// order opens what an appointment became.
func (p acts) order() {
	if a := p.grid.chosen(); a != nil && a.OrderID != 0 {
		p.h.Go(screen.Route{Screen: screen.Order, ID: int64(a.OrderID)})
	}
}

// move takes the chosen appointment up: arrows choose its new place.
func (p acts) move() {
	a := p.grid.chosen()
	if a == nil || !a.Status.Open() {
		return
	}
	it := *a
	p.grid.moving = &it
	p.refresh()
}

// stay gives the moving up.
func (p acts) stay() {
	if p.grid.moving == nil {
		return
	}
	id := p.grid.moving.ID
	p.grid.moving = nil
	if p.goal = id; p.grid.find(id) {
		p.goal = 0
	}
	p.refresh()
}

// put puts down what is moved.
func (p acts) put() {
	g := p.grid
	was := *g.moving
	a := was
	g.into(&a)
	at, _ := g.free(g.day, a.Hours, g.sameTime(was.Times.StartAt))
	if at.IsZero() {
		p.h.Fail("move appointment", shop.Refuse("calendar.refuse.full", shop.Args{"Hours": g.count(a.Hours), "Day": g.weekday(g.day)}))
		return
	}
	a.Times.StartAt = at
	screen.Act(p.h, func(ctx context.Context, d work.Desk) (shop.Appointment, error) { return work.Book(ctx, d, a) }, func(kept shop.Appointment, err error) {
		if err != nil {
			p.h.Fail("move appointment", err)
			return
		}
		g.moving, p.goal = nil, kept.ID
		p.h.Toast(p.h.Say("calendar.moved", shop.Args{"What": p.h.Env.Lang.Plate(a.Title()), "At": kept.Times.StartAt}), func() { p.back(turned{kept, was}) })
		p.Load()
	})
}

// sameTime is the time of t on the chosen day.
func (g *grid) sameTime(t time.Time) time.Time {
	old := shop.DayOf(t, g.zone()).Time(g.zone())
	return g.day.Time(g.zone()).Add(t.Sub(old))
}
