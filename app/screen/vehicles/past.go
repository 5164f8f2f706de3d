package vehicles

import (
	"slices"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// past is what happened to a car under a warranty: the claims on factories for it, the
// cases of exchange and return, and its reworks.
type past struct {
	claims []shop.Claim
	told   map[shop.CaseID][]shop.CaseEvent
	again  map[shop.OrderID]shop.Reworked
}

// readPast reads it; the cases are known already.
func readPast(v data.View, id shop.VehicleID, cases []screen.DueCase) (x past, err error) {
	if x.claims, err = data.ClaimsOfCar(v, id); err != nil {
		return x, err
	}
	if x.again, err = data.ReworksOfCar(v, id); err != nil {
		return x, err
	}
	x.told = map[shop.CaseID][]shop.CaseEvent{}
	for _, c := range cases {
		if x.told[c.ID], err = data.CaseEvents(v, c.ID); err != nil {
			return x, err
		}
	}
	return x, nil
}

// warranty are the entries of it.
func (t teller) warranty() (list []entry) {
	for i := range t.a.past.claims {
		list = append(list, t.claim(&t.a.past.claims[i])...)
	}
	for i := range t.a.cases {
		list = append(list, t.dispute(&t.a.cases[i].Case)...)
	}
	for i := range t.a.orders {
		if r, ok := t.a.past.again[t.a.orders[i].ID]; ok {
			list = append(list, t.rework(&t.a.orders[i], r))
		}
	}
	return list
}

// claim tells what happened to a claim, the last step first. The day of the factory's paper is
// said where it is another one.
func (t teller) claim(c *shop.Claim) (list []entry) {
	lang := t.h.Env.Lang
	for _, ev := range slices.Backward(c.Events) {
		e := entry{
			sort: ofWarranty, at: ev.At, icon: "shield", to: screen.Route{Screen: screen.Claims, ID: int64(c.ID)},
			title: t.h.Say("vehicle.claim", shop.Args{"Number": c.Number, "Event": shop.Named(ev.Kind.Key())}),
		}
		parts := []string{c.Factory, t.numberOf(c.OrderID)}
		switch ev.Kind {
		case shop.ClaimSubmit:
			e.tone, e.amount = "info", lang.Money(c.Claimed)
		case shop.ClaimAccept, shop.ClaimPay:
			e.tone, e.amount = "good", lang.Money(ev.Amount)
		case shop.ClaimRefuse:
			e.tone, e.icon = "bad", "alert"
		case shop.ClaimPayBack:
			e.tone, e.icon, e.amount = "warn", "undo", lang.Money(ev.Amount)
		}
		if ev.On != "" && ev.On != shop.DayOf(ev.At, lang.Zone) {
			parts = append(parts, t.h.Say("vehicle.claim_on", shop.Args{"Day": ev.On}))
		}
		e.sub = joined(append(parts, t.a.people[ev.Person], ev.Note)...)
		list = append(list, e)
	}
	return list
}

// numberOf is the number of an order of the car.
func (t teller) numberOf(id shop.OrderID) string {
	for i := range t.a.orders {
		if t.a.orders[i].ID == id {
			return t.a.orders[i].Number
		}
	}
	return ""
}

// dispute tells what happened to a case: asked, answered, carried out, taken back. A car
// that was given in exchange knows of that alone.
func (t teller) dispute(c *shop.Case) (list []entry) {
	for _, ev := range slices.Backward(t.a.past.told[c.ID]) {
		e := entry{
			sort: ofWarranty, at: ev.At, icon: "shield", to: screen.Route{Screen: screen.Cases, ID: int64(c.ID)},
			title: t.h.Say("vehicle.case", shop.Args{"Number": c.Number, "Event": shop.Named(ev.Kind.Key())}),
		}
		parts := []string{t.a.people[ev.Person]}
		switch ev.Kind {
		case shop.CaseEventAsked:
			e.tone = "warn"
			parts = append([]string{t.h.Say(c.Asked.Key())}, parts...)
		case shop.CaseEventGranted:
			e.tone = "info"
			parts = append([]string{t.h.Say(c.Remedy.Key())}, parts...)
		case shop.CaseEventExchanged, shop.CaseEventReturned:
			e.tone = "good"
			parts = append(parts, ev.Note)
		case shop.CaseEventRefused:
			e.tone, e.icon = "bad", "alert"
			parts = append(parts, ev.Note)
		case shop.CaseEventWithdrawn:
			parts = append(parts, ev.Note)
		case shop.CaseEventTurned, shop.CaseEventUndone:
			e.tone, e.icon = "warn", "undo"
		default: // the page of the case tells the rest
			continue
		}
		if c.VehicleID != t.a.car.ID && ev.Kind != shop.CaseEventExchanged {
			continue
		}
		e.sub = joined(parts...)
		list = append(list, e)
	}
	return list
}

// rework tells which order was made good, and who bears it. The order tells it as well, so
// it stands aside.
func (t teller) rework(o *shop.Order, r shop.Reworked) entry {
	e := entry{
		sort: ofWarranty, aside: true, at: o.Stamps.ReceivedAt, icon: "undo", tone: "warn", order: o.ID,
		title: t.h.Say("vehicle.rework", shop.Args{"Number": o.Number, "First": r.First.Number}), sub: t.bears(r),
	}
	if r.Record.Cause != shop.CauseOpen {
		e.chip = &kit.ChipSpec{Icon: "undo", Word: t.h.Say(r.Record.Cause.Key()), Tone: "grey"}
	}
	return e
}

// bears says what was made good, why, and who bears it.
func (t teller) bears(r shop.Reworked) string {
	item := r.Record.Item
	for i := range r.First.Lines {
		if l := &r.First.Lines[i]; l.Key() == item {
			item = l.Title()
			break
		}
	}
	cause := t.h.Say("rework.cause_open")
	if r.Record.Cause != shop.CauseOpen {
		cause = t.h.Say(r.Record.Cause.Key())
	}
	by := "vehicle.rework_free"
	switch {
	case !r.Free:
		by = "vehicle.rework_billed"
	case r.Record.Cause == shop.CauseOpen && t.h.Desk().Today() <= r.Due:
		return joined(item, cause, t.h.Say("rework.strip.due", shop.Args{"Day": r.Due}))
	}
	return joined(item, cause, t.h.Say(by))
}

// linked says on an order what it makes good, and by which orders it was made good.
func (t teller) linked(o *shop.Order) (warn []string) {
	if r, ok := t.a.past.again[o.ID]; ok {
		warn = append(warn, t.h.Say("vehicle.rework_of", shop.Args{"First": r.First.Number, "Bears": t.bears(r)}))
	}
	for i := range t.a.orders {
		x := &t.a.orders[i]
		if r, ok := t.a.past.again[x.ID]; ok && r.First.ID == o.ID && x.Status != shop.Void {
			warn = append(warn, t.h.Say("vehicle.reworked_by", shop.Args{"Number": x.Number, "Day": string(shop.DayOf(x.Stamps.ReceivedAt, t.h.Env.Lang.Zone))}))
		}
	}
	return warn
}

// joined are the parts that say something, in one line.
func joined(parts ...string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, strings.ReplaceAll(p, "\n", " "))
		}
	}
	return strings.Join(said, "・")
}
