// Package home is the advisor's desk: what waits for somebody, what was
// promised for today, what is half written, what the printer has not taken.
package home

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// tick is how often the page looks at the clock: waits grow and promises pass
// without anybody writing anything.
const tick = time.Minute

// Page is the home page: arrows and Tab walk through the rows of its cards.
type Page struct {
	h     *screen.Host
	board *board
	state *kit.State
	root  *fyne.Container
	found found
	loads int
	stop  []func()
	wait  func()
}

// found is what the page shows, as it was read last.
type found struct {
	figures data.HomeFigures
	booked  []shop.Appointment // of today, still to come or late
	grace   time.Duration
	drafts  []shop.Draft
	prints  []print
	late    []data.Late // that should be back by now
}

// print is a form that no printer has taken, with its order.
type print struct {
	shop.Print
	number, plate string
}

// New gives the page.
func New(h *screen.Host, _ screen.Route) screen.Page {
	p := &Page{h: h, board: newBoard(h)}
	p.state = kit.NewState(h.Env, kit.Blank{})
	p.root = container.NewStack(p.board.keyed, p.state)
	kit.Reveal(p.state, false)
	p.stop = append(p.stop, kit.Live(h.Store, h.Env.Run, p.load, shop.KindOrders, shop.KindPayments, shop.KindParts, shop.KindDrafts, shop.KindPrints, shop.KindPeople, shop.KindAppointments, shop.KindRules))
	p.load()
	p.later()
	return p
}

// Title implements screen.Page.
func (p *Page) Title() string { return p.h.Say("screen.home") }

// Content implements screen.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Shown implements screen.Page.
func (p *Page) Shown() {
	p.load()
	p.h.Env.Focus(p.board.keyed)
}

// Close implements screen.Page.
func (p *Page) Close() {
	for _, stop := range p.stop {
		stop()
	}
	if p.wait != nil {
		p.wait()
	}
	p.loads = -1
}

// Actions implements screen.Page.
func (p *Page) Actions() []screen.Action {
	return []screen.Action{
		{ID: "home.act.reload", Keys: "F5", Do: p.load},
		{ID: "home.act.receive", Keys: "R", Do: p.receive, Can: p.onBooking},
		{ID: "home.act.drop", Keys: "Del", Do: p.drop, Can: p.onPrint},
	}
}

// State implements screen.Stated.
func (p *Page) State() (icon, tone, words string) {
	if !p.board.read {
		return "", "", ""
	}
	return "check", "good", p.h.Say("home.state", shop.Args{"At": p.h.Env.Lang.Clock(p.h.Env.Clock())})
}

// later looks at the clock again.
func (p *Page) later() {
	p.wait = p.h.Env.Run.After(tick, func() {
		p.load()
		p.later()
	})
}

// whose are the orders that are listed: an advisor's own, for everybody else
// the whole shop's.
func (p *Page) whose() shop.PersonID {
	if who := p.h.Desk().Person; who.Is(shop.Advisor) && !who.Is(shop.Owner) {
		return who.ID
	}
	return 0
}

// load reads what the page shows.
func (p *Page) load() {
	if p.loads < 0 {
		return
	}
	p.loads++
	mine, now, whose, me := p.loads, p.h.Env.Clock(), p.whose(), p.h.Desk().Person.ID
	screen.Read(p.h, func(v data.View) (f found, err error) {
		if f.figures, err = data.Home(v, now, whose); err != nil {
			return f, err
		}
		if f.booked, f.grace, err = booked(v, p.h.Desk().Today(), whose); err != nil {
			return f, err
		}
		if f.drafts, err = data.Drafts(v, me); err != nil {
			return f, err
		}
		if f.late, err = data.LateOutside(v, now, whose); err != nil {
			return f, err
		}
		f.prints, err = waiting(v)
		return f, err
	}, func(f found, err error) {
		if mine != p.loads {
			return
		}
		if err != nil {
			p.fail(err)
			return
		}
		p.found = f
		p.refill()
		kit.Reveal(p.state, false)
		kit.Reveal(p.board.keyed, true)
		p.board.keyed.Refresh()
		p.h.Changed(p)
	})
}

// fail says what is the matter, unless there is something to go on showing.
func (p *Page) fail(err error) {
	if p.board.read {
		p.h.Fail("read home", err)
		return
	}
	words, failure := p.h.Words(err)
	if failure {
		p.h.Log("read home", err)
	}
	p.state.Set(kit.Blank{Icon: "alert", Text: words, Acts: []kit.Act{{Word: p.h.Say("home.act.reload"), Keys: "F5", Do: p.load}}})
	kit.Reveal(p.board.keyed, false)
	kit.Reveal(p.state, true)
}

// waiting reads the print jobs that no printer has taken, with their orders.
func waiting(v data.View) ([]print, error) {
	jobs, err := data.WaitingPrints(v)
	if err != nil {
		return nil, err
	}
	var all []print
	for _, job := range jobs {
		o, err := data.Order(v, job.OrderID)
		if err != nil {
			return nil, err
		}
		car, err := data.Vehicle(v, o.VehicleID)
		if err != nil {
			return nil, err
		}
		all = append(all, print{job, o.Number, car.Plate})
	}
	return all, nil
}
