package jobs

import (
	"context"
	"errors"
	"slices"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// acts are what can be done at the bench.
type acts struct{ *Page }

// Actions implements screen.Page.
func (p *Page) Actions() []screen.Action {
	do := acts{p}
	known := func() bool { return p.Read() && p.who != 0 }
	onJob := func() bool { r, ok := p.list.chosen(); return ok && r.clock == nil }
	working := func() bool { _, ok := p.running(false); return ok }
	_, at := p.running(true)
	attend := screen.Action{ID: "jobs.act.come", Keys: "A", Can: known, Button: true, Do: do.attend}
	if at {
		attend.ID = "jobs.act.go"
	}
	return []screen.Action{
		attend,
		{ID: "jobs.act.extra", Keys: "X", Can: onJob, Button: true, Do: do.extra},
		{ID: "jobs.act.pause", Keys: "P", Can: working, Button: true, Do: do.pause},
		{ID: "jobs.act.finish", Keys: "F", Can: onJob, Button: true, Do: do.finish},
		{ID: "jobs.act.start", Keys: "S", Can: onJob, Button: true, Primary: true, Do: do.start},
		{ID: "jobs.act.close", Keys: "C", Can: func() bool { return len(p.list.forgotten()) > 0 }, Do: do.closeNext},
		{ID: "jobs.act.open", Keys: "O", Can: onJob, Do: do.open},
		{ID: "jobs.act.who", Keys: "W", Can: func() bool { return p.Read() }, Do: do.pickWho},
		{ID: "jobs.act.before", Keys: "←", Do: func() { do.turn(-1) }},
		{ID: "jobs.act.after", Keys: "→", Do: func() { do.turn(1) }},
		{ID: "jobs.act.reload", Keys: "F5", Do: p.Load},
	}
}

// enter does what the chosen row asks for: an answer, a start, or a look at what
// is done.
func (p acts) enter() {
	r, ok := p.list.chosen()
	switch {
	case !ok:
	case r.clock != nil:
		p.close(*r.clock)
	case r.line.Job == shop.JobDone:
		p.open()
	default:
		p.start()
	}
}

// act is a press on the clock of the bench, on a job.
func (p acts) act(order shop.OrderID, line shop.LineID, do func(screen.ClockAct)) {
	p.answer(func(d work.Desk) {
		do(screen.ClockAct{Desk: d, Who: p.who, Order: order, Line: line, Told: func(err error) { p.told(d, order, err) }})
	})
}

func (p acts) start() {
	if r, ok := p.list.chosen(); ok && r.clock == nil {
		p.act(r.card.ID, r.line.ID, func(a screen.ClockAct) { a.Start(p.h) })
	}
}

// pause stops the job that runs, whichever row is chosen.
func (p acts) pause() {
	c, ok := p.running(false)
	if !ok {
		p.told(p.h.Desk(), 0, shop.Refuse("clock.refuse.none", nil))
		return
	}
	p.act(c.Order, c.Line, func(a screen.ClockAct) { a.Pause(p.h) })
}

func (p acts) finish() {
	if r, ok := p.list.chosen(); ok && r.clock == nil {
		p.act(r.card.ID, r.line.ID, func(a screen.ClockAct) { a.Finish(p.h) })
	}
}

// extra reports work that was found in the car of the chosen job. The clock runs
// on: whoever must wait for the answer pauses it (P).
func (p acts) extra() {
	r, ok := p.list.chosen()
	if !ok || r.clock != nil {
		return
	}
	p.answer(func(d work.Desk) {
		screen.ExtraSheet(p.h, screen.Found{
			Order: r.card.ID, Car: r.card.VehicleID, Who: p.who, Desk: d,
			Done:  func(shop.Order) { p.quiet() },
			Fixes: func(f *shop.Refusal) []kit.Act { return p.fixes(d, r.card.ID, f.Fix) },
		})
	})
}

// told shows why something was refused, with the way out.
func (p acts) told(d work.Desk, order shop.OrderID, err error) {
	if err == nil {
		p.quiet()
		return
	}
	words, failure := p.h.Words(err)
	say := kit.Saying{Tone: "warn", Text: words, Close: p.quiet}
	if failure {
		p.h.Log("clock", err)
		say.Tone = "bad"
	}
	var refusal *shop.Refusal
	if errors.As(err, &refusal) {
		say.Acts = p.fixes(d, order, refusal.Fix)
	}
	p.banner.Say(say)
	p.root.Refresh()
}

// fixes are the acts that clear the way of a refusal.
func (p acts) fixes(d work.Desk, order shop.OrderID, fix string) []kit.Act {
	switch {
	case fix == "close_clock":
		who := p.who
		return []kit.Act{{Word: p.h.Say("jobs.act.close"), Keys: "C", Do: func() { screen.AskForgotten(p.h, d, who, p.quiet) }}}
	case fix == "pause":
		return []kit.Act{{Word: p.h.Say("jobs.act.pause"), Keys: "P", Do: p.pause}}
	case fix == "sublet" && order != 0:
		return screen.OutsideFix(p.h, order, fix)
	case order != 0:
		return []kit.Act{{Word: p.h.Say("jobs.act.open"), Keys: "O", Do: func() { p.h.Go(screen.Route{Screen: screen.Order, ID: int64(order)}) }}}
	}
	return nil
}

func (p *Page) quiet() {
	p.banner.Clear()
	if p.root != nil {
		p.root.Refresh()
	}
}

// attend notes that somebody comes in or goes home.
func (p acts) attend() {
	p.answer(func(d work.Desk) {
		_, here := p.running(true)
		who, words, do := p.who, "jobs.done.came", work.ComeIn
		if here {
			words, do = "jobs.done.went", work.GoHome
		}
		name := p.person(who).Name
		kit.Load(p.h.Env.Run, func(ctx context.Context) (any, error) { return nil, do(ctx, d, who) }, func(_ any, err error) {
			if err == nil {
				p.h.Toast(p.h.Say(words, shop.Args{"Person": name, "At": p.h.Env.Lang.Clock(p.h.Env.Clock())}), nil)
			}
			p.told(d, 0, err)
		})
	})
}

// askFirst asks about a forgotten clock of the bench before anything else, once.
func (p acts) askFirst() {
	for _, f := range p.list.forgotten() {
		if f.Person == p.h.Desk().Person.ID && f.Person == p.who && !p.asked[f.ID] {
			p.asked[f.ID] = true
			p.close(f)
			return
		}
	}
}

// closeNext asks about the chosen forgotten clock, or the first.
func (p acts) closeNext() {
	if r, ok := p.list.chosen(); ok && r.clock != nil {
		p.close(*r.clock)
		return
	}
	p.close(p.list.forgotten()[0])
}

// close asks when a clock ended.
func (p acts) close(c shop.Clock) {
	ask := func(d work.Desk) {
		screen.CloseClockSheet(p.h, d, screen.Forgotten{Clock: c, Job: p.bench.Names[c.Line], Person: p.person(c.Person).Name}, p.quiet)
	}
	if c.Person == p.h.Desk().Person.ID {
		ask(p.h.Desk())
		return
	}
	p.answer(ask)
}

// open shows the order of the chosen job.
func (p acts) open() {
	if r, ok := p.list.chosen(); ok && r.clock == nil {
		p.h.Go(screen.Route{Screen: screen.Order, ID: int64(r.card.ID)})
	}
}

// pickWho asks whose bench is wanted, by a digit.
func (p acts) pickWho() {
	all := slices.DeleteFunc(slices.Clone(p.bench.People), func(x shop.Person) bool {
		return !x.Active || !x.Is(shop.Technician) && x.ID != p.h.Desk().Person.ID
	})
	names := make([]string, len(all))
	at := 0
	for i, x := range all {
		names[i] = x.Name
		if x.ID == p.who {
			at = i
		}
	}
	screen.PickSheet(p.h, screen.Pick{Title: p.h.Say("jobs.who"), Items: names, At: at, Do: func(i int, _ string) {
		p.who, p.list.sel = all[i].ID, ""
		p.quiet()
		p.Load()
	}})
}

// turn shows the hours of another day, not one that is still to come.
func (p acts) turn(by int) {
	if day := p.day.Add(by); day <= p.h.Desk().Today() {
		p.day = day
		p.Load()
	}
}
