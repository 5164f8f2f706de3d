package home

import (
	"time"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// booked reads the appointments of a day that are still to come, of one advisor
// or of all, and how late a car may be before it is called late.
func booked(v data.View, day shop.Day, advisor shop.PersonID) (list []shop.Appointment, grace time.Duration, err error) {
	all, err := data.AppointmentsBetween(v, day.Time(v.Zone()), day.Add(1).Time(v.Zone()))
	if err != nil {
		return nil, 0, err
	}
	for _, a := range all {
		if a.Status.Open() && (advisor == 0 || a.AdvisorID == 0 || a.AdvisorID == advisor) {
			list = append(list, a)
		}
	}
	rules, err := data.Rules(v)
	return list, shop.BookingRulesOn(rules, day).Grace, err
}

// bookedRows are who comes today.
func (p *Page) bookedRows() []row {
	lang, now := p.h.Env.Lang, p.h.Env.Clock()
	var all []row
	for _, a := range p.found.booked {
		what := a.Request
		if what == "" {
			what = p.h.Say(a.Kind.Key())
		}
		r := row{
			id: a.Number, time: lang.Clock(a.Times.StartAt), head: lang.Plate(a.Title()), about: dotted(a.Name, what),
			open: func() { p.h.Go(screen.Route{Screen: screen.Calendar, ID: int64(a.ID)}) },
			chip: &kit.ChipSpec{Icon: "calendar", Word: p.h.Say(a.Status.Key()), Tone: "grey"},
		}
		if a.Status == shop.Confirmed {
			*r.chip = kit.ChipSpec{Icon: "check", Word: p.h.Say(a.Status.Key()), Tone: "green"}
		}
		if a.Late(now, p.found.grace) {
			r.flag = p.h.Say("home.late", shop.Args{"Time": screen.Span(p.h, now.Sub(a.Times.StartAt))})
		}
		all = append(all, r)
	}
	return all
}

// onBooking reports whether the keys are on somebody who is to come.
func (p *Page) onBooking() bool {
	_, ok := p.board.selected()
	return ok && p.board.at == bookedCard
}

// receive makes the order of who has come, and opens it.
func (p *Page) receive() {
	c := &p.board.cards[bookedCard]
	if c.sel >= len(p.found.booked) {
		return
	}
	screen.ReceiveBooked(p.h, p.found.booked[c.sel])
}
