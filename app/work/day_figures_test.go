package work_test

import (
	"maps"
	"slices"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/shop/blueprint"
	"gongdan/app/work"
	"gongdan/data"
)

// same compares a figure with what was worked out by hand.
func same[T comparable](t testing.TB, what string, have, want T) {
	t.Helper()
	if have != want {
		t.Errorf("%s: %v, by hand %v", what, have, want)
	}
}

// lookAtHalfPastTwelve: cars 1, 2, 4, 8 and 9 have left, 11 went away, 12 has
// not come.
func lookAtHalfPastTwelve(d *story) {
	d.Helper()
	d.at("12:30")
	columns := map[shop.Stage][]int{
		shop.ToDispatch: {10}, // signed five minutes ago
		shop.AtWork:     {5},  // its technician is at lunch
		shop.ToApprove:  {7},  // towed in an hour ago
		shop.AwaitParts: {6},
		shop.ToCheck:    nil,
		shop.ToSettle:   {3},
	}
	d.board(columns)
	h := d.home()
	same(d, "cars in the shop", h.InShop, 5)
	same(d, "received", h.ReceivedToday, 10) // twelve come today: one later, one is void
	same(d, "delivered", h.DeliveredToday, 5)
	for _, card := range read(d.counter, data.Board) {
		switch card.ID {
		case d.cars[6]:
			if !slices.Equal(card.Short, []string{"右前减震器"}) || card.Parts() != data.PartsLack {
				d.Errorf("the store lacks %v of car 6", card.Short)
			}
		case d.cars[10]:
			same(d, "parts of car 10", card.Parts(), data.PartsOut)
		}
	}
	calls := map[shop.OrderID]string{}
	for _, r := range h.Waiting {
		calls[r.ID] = r.Waits
	}
	want := map[shop.OrderID]string{d.cars[3]: data.WaitsPayment, d.cars[6]: data.WaitsParts, d.cars[7]: data.WaitsApproval}
	if !maps.Equal(calls, want) {
		d.Errorf("waiting for somebody: %v, by hand %v", calls, want)
	}
	missed := d.booking(13)
	same(d, "who did not come", missed.Status, shop.NoShow)
	again := missed
	again.ID, again.Rev, again.Times = 0, 0, shop.BookingTimes{StartAt: clock("33:00")}
	p := read(d.counter, func(v data.View) (shop.Problems, error) { return work.BookingAdvice(v, again) })
	if !slices.ContainsFunc(p, func(x shop.Problem) bool { return x.Say == "appointment.say.missed" && x.With["N"] == 1 }) {
		d.Errorf("booked again: %v", p)
	}
}

// lookAtTheDay, at eight in the evening: ten cars are done with, two stay.
func lookAtTheDay(d *story) {
	d.Helper()
	d.board(map[shop.Stage][]int{shop.AtWork: {12}, shop.AwaitParts: {6}})
	h := d.home()
	same(d, "cars in the shop", h.InShop, 2)
	same(d, "received", h.ReceivedToday, 11)  // all but the one that is void
	same(d, "delivered", h.DeliveredToday, 9) // 1 2 3 4 5 7 8 9 10
	same(d, "promised", h.PromisedToday, 11)  // all but the void one
	same(d, "deliveries", h.OnTimeOf, 9)      //
	same(d, "on time", h.OnTime, 7778)        // 7 of 9: 2 and 5 left late
	d.money()
	d.stock()
	d.hours(map[string]hours{
		// car 1: 30 min, 3: 50 + 30 + 60, 10: 60
		"zw": {jobs: 500 + 833 + 500 + 1000 + 1000, atWork: 9500, idle: 9500 - 3833, planned: 500 + 1000 + 1300 + 500},
		// car 2: 75 min, 9: 70, 7: 90
		"zq": {jobs: 1250 + 1167 + 1500, atWork: 9500, idle: 9500 - 3917, planned: 3 * 1300},
		// car 5: 180 + 60 and 30 after the inspection
		"ls": {jobs: 3000 + 1000 + 500, atWork: 9500, idle: 9500 - 4500, planned: 3000},
		// car 4: 50 min, 8: 30, 10: 30 + 60, 12: three hours until now; both clocks run
		"zl": {jobs: 833 + 500 + 500 + 1000 + 3000, atWork: 11500, idle: 11500 - 5833, planned: 5 * 500},
	})
	same(d, "received, by the events", d.count(shop.EventReceived), 12)
	same(d, "delivered, by the events", d.count(shop.EventDelivered), 9)
	same(d, "failed inspections", d.count(shop.EventFailed), 1)
	same(d, "internal reworks of car 5", shop.Reworks(d.happened(5)), 1)
	same(d, "certificates", read(d.counter, func(v data.View) (*shop.Certificate, error) { return data.CertificateOf(v, d.cars[5]) }).Number, "HG260415-001")
	d.declined()
	rescue := read(d.counter, func(v data.View) (shop.Outside, error) { return data.Outside(v, d.cars[7]) }).Rescue
	same(d, "on the road for car 7", rescue.Travel(), 667) // 10:50 to 11:30
	same(d, "towing of car 7", d.car(7).Lines[1].Amount(), 30000)
}

// money: every bill of the day, and how it was paid.
func (d *story) money() {
	d.Helper()
	var labour, parts, other, off, cost, credit shop.Money
	var sold shop.Qty
	by := map[shop.Method]shop.Money{}
	for n := range d.cars {
		o := d.car(n)
		if !o.Status.Frozen() || o.Status == shop.Void {
			continue
		}
		t := o.Totals()
		labour, parts, other, off, cost, credit, sold = labour+t.Labour, parts+t.Parts, other+t.Other, off+t.Discount, cost+t.Cost, credit+t.OnCredit, sold+t.Hours
		for _, p := range o.Payments {
			by[p.Method] += p.Amount
		}
		same(d, "owed for "+o.Number, t.Due, t.OnCredit)
	}
	// 60 + 156 + 276 + 60 + 450 + 156 + 60 + 140.40 + 180, cars 1 2 3 4 5 7 8 9 10
	same(d, "labour", labour, 153840)
	same(d, "parts", parts, 5*5800+2*32000)
	same(d, "other", other, 30000)
	same(d, "settled in all", labour+parts+other, 276840)
	same(d, "taken off", off, 1560)
	same(d, "cost of the parts", cost, 5*3800+2*21000)
	same(d, "on account", credit, 11800)
	same(d, "hours sold", sold, 500+1300+2300+500+3000+1300+500+1300+1500)
	want := map[shop.Method]shop.Money{
		shop.Cash: 15600 + 11800 + 30000, shop.WeChat: 11800 + 20000 + 25600 + 25800, shop.Card: 59600,
		shop.Transfer: 50800, shop.Alipay: 14040, shop.OnAccount: 11800,
	}
	if !maps.Equal(by, want) {
		d.Errorf("taken by method %v, by hand %v", by, want)
	}
	same(d, "owed by the customer of car 8", debt(d.counter, d.car(8).CustomerID), 11800)
}

// stock: six filters left the store, two sets of pads, and no leg came.
func (d *story) stock() {
	d.Helper()
	filter, pads, leg := d.part(d.filter.ID), d.part(d.pads.ID), d.part(d.leg.ID)
	same(d, "filters", filter.OnHand, 8000)
	same(d, "worth of the filters", filter.Value, 8*3800)
	same(d, "pads", pads.OnHand, 3000)
	same(d, "worth of the pads", pads.Value, 3*21000)
	same(d, "legs", leg.OnHand, 0)
}

// hours are those of a technician on the day, in thousandths of an hour.
type hours struct{ jobs, atWork, idle, planned shop.Qty }

func (d *story) hours(want map[string]hours) {
	d.Helper()
	plans := read(d.counter, func(v data.View) ([]shop.Dispatch, error) {
		return data.PlansOfDay(v, today)
	})
	weeks := d.roster()
	able := read(d.counter, func(v data.View) (data.Capacity, error) { return data.CapacityOf(v, today, today) })
	for code, w := range want {
		who := d.crew[code].ID
		clocks := read(d.counter, func(v data.View) ([]shop.Clock, error) {
			return data.ClocksBetween(v, who, clock("00:00"), clock("24:00"))
		})
		h := shop.HoursOfDay(clocks, today, d.now, d.store.Zone)
		planned := shop.PlannedHours(plans, who, clock("00:00"), clock("24:00"), weeks.People[who])
		if have := (hours{h.Sum, h.AtWork, h.Idle, planned}); have != w {
			d.Errorf("hours of %s: %+v, by hand %+v", code, have, w)
		}
		same(d, "hours there are of "+code, able.Person(who, today), 8000)
	}
}

// declined: what the customers of cars 4 and 11 said no to stays with the cars.
func (d *story) declined() {
	d.Helper()
	for _, n := range []int{3, 4, 11} {
		list := read(d.counter, func(v data.View) ([]data.DeclinedLine, error) { return data.DeclinedOf(v, d.car(n).VehicleID) })
		var names []string
		for _, l := range list {
			names = append(names, l.Name)
		}
		want := []string{"前刹车片", "更换前刹车片"}
		if n == 3 {
			want = nil
		}
		if slices.Sort(names); !slices.Equal(names, want) {
			d.Errorf("declined for car %d: %v, by hand %v", n, names, want)
		}
	}
	extra := d.car(3).Lines[2].Agreement
	same(d, "consent to the extra work", extra.Consent, shop.Agreed)
	same(d, "how it was given", extra.Way, shop.ByPhone)
	same(d, "when", extra.At.Equal(clock("10:30")), true)
}

// lookAtTheNextDay: all have left, and the forgotten hours stand where they
// were worked.
func lookAtTheNextDay(d *story) {
	d.Helper()
	d.board(nil)
	d.waits()
	h := d.home()
	same(d, "cars in the shop", h.InShop, 0)
	same(d, "received", h.ReceivedToday, 0)
	same(d, "delivered", h.DeliveredToday, 2)
	same(d, "deliveries", h.OnTimeOf, 11)
	same(d, "on time", h.OnTime, 6364) // 7 of 11: the two that stayed were promised for yesterday
	d.hours(map[string]hours{
		// car 12: 40 min, as was said this morning
		"zl": {jobs: 833 + 500 + 500 + 1000 + 667, atWork: 9500, idle: 9500 - 3500, planned: 5 * 500},
	})
	tomorrow := read(d.counter, func(v data.View) ([]shop.Clock, error) {
		return data.ClocksBetween(v, d.crew["zl"].ID, clock("24:00"), clock("48:00"))
	})
	same(d, "hours of zl on the next day", shop.HoursOfDay(tomorrow, today.Add(1), d.now, d.store.Zone).Sum, 1667)
	leg := d.part(d.leg.ID)
	same(d, "legs", leg.OnHand, 0)
	same(d, "worth of the legs", leg.Value, 0)
	o := d.car(6)
	same(d, "cost of car 6", o.Totals().Cost, 45500)
	same(d, "car 6 paid", o.Totals().Paid, 87200)
}

// waits compares what the minutes of three stays went into. The shop is shut from
// 12:00 to 13:30 and from 18:00 to 8:30; work is work at any hour.
func (d *story) waits() {
	d.Helper()
	book := read(d.counter, func(v data.View) (data.StayBook, error) {
		return data.Stays(v, data.StayAsk{From: today, Until: today}, d.now)
	})
	same(d, "stays that began on the day", len(book.Cases), 11) // all but the one that is void
	for n, want := range map[int]blueprint.Parts{
		// signed at 9:15, begun at 9:30, asked 10:20 to 10:30, ready at 12:00, paid at 13:30
		3: {blueprint.AtReception: 5, blueprint.ForTechnician: 15, blueprint.InWork: 140, blueprint.ForApproval: 10, blueprint.Closed: 90, blueprint.ForPickup: 10},
		// begun at once, lunch until 13:00, looked at from 14:00, failed at 14:10, begun again at 14:20, looked at from 14:50 to 15:00
		5: {blueprint.InWork: 270, blueprint.Closed: 60, blueprint.ForCheck: 20, blueprint.ForTechnician: 10, blueprint.ForSettling: 10, blueprint.ForPickup: 10},
		// for its part from 10:45 to 12:00, 13:30 to 18:00 and 8:30 to 9:20, worked on until 11:00
		6: {blueprint.ForParts: 75 + 270 + 50, blueprint.Closed: 90 + 870, blueprint.InWork: 100, blueprint.ForSettling: 20, blueprint.ForPickup: 10},
	} {
		at := slices.IndexFunc(book.Cases, func(c blueprint.Case) bool { return c.Stay.Order == d.cars[n] })
		if at < 0 {
			d.Errorf("car %d has no stay", n)
			continue
		}
		if have := book.Cases[at].Stay.Parts; !maps.Equal(have, want) {
			d.Errorf("car %d waited %v, by hand %v", n, have, want)
		}
	}
}

// board compares where the cars stand.
func (d *story) board(want map[shop.Stage][]int) {
	d.Helper()
	have := map[shop.Stage][]int{}
	for _, card := range read(d.counter, data.Board) {
		for n, id := range d.cars {
			if id == card.ID {
				have[shop.StageOf(&card.Order)] = append(have[shop.StageOf(&card.Order)], n)
			}
		}
	}
	for _, s := range shop.Stages() {
		if slices.Sort(have[s]); !slices.Equal(have[s], want[s]) {
			d.Errorf("%s: cars %v, by hand %v", s, have[s], want[s])
		}
	}
}

func (d *story) home() data.HomeFigures {
	d.Helper()
	return read(d.counter, func(v data.View) (data.HomeFigures, error) { return data.Home(v, d.now, 0) })
}

func (d *story) happened(n int) []shop.Event {
	d.Helper()
	return read(d.counter, func(v data.View) ([]shop.Event, error) { return data.EventsOf(v, d.cars[n]) })
}

// count is how often something happened to the cars of the day.
func (d *story) count(kind shop.EventKind) (times int) {
	d.Helper()
	for n := range d.cars {
		for _, e := range d.happened(n) {
			if e.Kind == kind {
				times++
			}
		}
	}
	return times
}
