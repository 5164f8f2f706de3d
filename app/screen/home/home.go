// Package home is the advisor's desk: what waits for somebody, what was
// promised for today, what is half written, what the printer has not taken.
package home

import (
	"time"

	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// tick is how often the page looks at the clock: waits grow and promises pass
// without anybody writing anything.
const tick = time.Minute

// Page is the home page: arrows and Tab walk through the rows of its cards.
type Page struct {
	*screen.Watch[found]
	h     *screen.Host
	board *board
	found found
}

// found is what the page shows, as it was read last.
type found struct {
	figures data.HomeFigures
	booked  []shop.Appointment // of today, still to come or late
	grace   time.Duration
	drafts  []shop.Draft
	prints  []print
	late    []data.Late // that should be back by now
	tools   []data.ToolRow
	claims  []data.ClaimRow // that the factory should have answered or paid
	cases   []screen.DueCase
}

// print is a form that no printer has taken, with its order.
type print struct {
	shop.Print
	number, plate string
}

// New gives the page.
func New(h *screen.Host, _ screen.Route) screen.Page {
	p := &Page{h: h, board: newBoard(h)}
	p.Watch = screen.NewWatch(h, screen.WatchSpec[found]{
		Title: "screen.home", Reload: "home.act.reload", Keys: p.board.keyed, Tick: tick, Read: p.reading, Show: p.show,
		Kinds: []shop.Kind{shop.KindOrders, shop.KindPayments, shop.KindParts, shop.KindDrafts, shop.KindPrints, shop.KindPeople, shop.KindAppointments, shop.KindRules, shop.KindTools, shop.KindClaims, shop.KindCases, shop.KindWorkdays},
	})
	p.Load()
	return p
}

// Actions implements screen.Page.
func (p *Page) Actions() []screen.Action {
	return []screen.Action{
		{ID: "home.act.reload", Keys: "F5", Do: p.Load},
		{ID: "home.act.receive", Keys: "R", Do: p.receive, Can: p.onBooking},
		{ID: "home.act.drop", Keys: "Del", Do: p.drop, Can: p.onPrint},
	}
}

// State implements screen.Stated.
func (p *Page) State() (icon, tone, words string) {
	if !p.Read() {
		return "", "", ""
	}
	return "check", "good", p.h.Say("home.state", shop.Args{"At": p.h.Env.Lang.Clock(p.h.Env.Clock())})
}

// whose are the orders that are listed: an advisor's own, for everybody else
// the whole shop's.
func (p *Page) whose() shop.PersonID {
	if who := p.h.Desk().Person; who.Is(shop.Advisor) && !who.Is(shop.Owner) {
		return who.ID
	}
	return 0
}

// reading is what the page reads.
func (p *Page) reading() func(data.View) (found, error) {
	now, whose, me, today := p.h.Env.Clock(), p.whose(), p.h.Desk().Person.ID, p.h.Desk().Today()
	mine, pays := p.h.Desk().Person.May(shop.AdjustStock), p.h.Desk().Person.May(shop.HandleClaims)
	return func(v data.View) (f found, err error) {
		if f.figures, err = data.Home(v, now, whose); err != nil {
			return f, err
		}
		if f.booked, f.grace, err = booked(v, today, whose); err != nil {
			return f, err
		}
		if f.drafts, err = data.Drafts(v, me); err != nil {
			return f, err
		}
		if f.late, err = data.LateOutside(v, now, whose); err != nil {
			return f, err
		}
		if f.tools, err = toolsWanted(v, mine, today); err != nil {
			return f, err
		}
		if f.claims, err = claimsWanted(v, pays, today); err != nil {
			return f, err
		}
		if f.cases, err = casesDue(v, today); err != nil {
			return f, err
		}
		f.prints, err = waiting(v)
		return f, err
	}
}

func (p *Page) show(f found) {
	p.found = f
	p.refill()
	p.board.keyed.Refresh()
	p.h.Changed(p)
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
