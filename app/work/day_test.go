package work_test

import (
	"fmt"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// today is the day of the story; the shop was opened and its book filled the
// day before.
const today = shop.Day("2026-04-15")

// story is a day at the shop: who works there beside the people of counter,
// what is sold beside its oil change, and the cars, by the number in their
// plate.
type story struct {
	*counter
	lina, chen shop.Person // advisors
	crew       map[string]shop.Person
	inspector  shop.Person
	price      map[string]shop.Line
	pads, leg  shop.Part // 刹车片, 减震器
	cars       map[int]shop.OrderID
}

// Twelve cars come, and one that was booked does not. Two advisors and four
// technicians work on them: extra work is agreed for one and declined for
// another, one fails its inspection, one waits overnight for its part, one is
// towed in. What the shop says of the day is compared with what was worked out
// by hand from the times and prices below.
func TestADayAtTheShop(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		d := dayBefore(openOn(t, s))
		earlyMorning(d)
		lateMorning(d)
		lookAtHalfPastTwelve(d)
		afternoon(d)
		evening(d)
		lookAtTheDay(d)
		nextMorning(d)
		lookAtTheNextDay(d)
		d.sound()
	})
}

// dayBefore hires, stocks the shelves and takes three bookings.
func dayBefore(c *counter) *story {
	c.Helper()
	d := &story{counter: c, lina: c.advisor, inspector: c.inspector(), crew: map[string]shop.Person{"zw": c.technician}, price: map[string]shop.Line{}, cars: map[int]shop.OrderID{}}
	hire := func(code, name string, r shop.Role) shop.Person {
		return got(work.SavePerson(c.Context(), c.as(c.owner), shop.Person{Code: code, Name: name, Roles: []shop.Role{r}, Active: true}))(c)
	}
	d.chen = hire("cj", "陈静", shop.Advisor)
	for code, name := range map[string]string{"zq": "周强", "ls": "刘松", "zl": "郑磊"} {
		d.crew[code] = hire(code, name, shop.Technician)
	}
	for key, l := range map[string]shop.Labour{
		"pads":        {Code: "ZD-001", Name: "更换前刹车片", Hours: 1000, Rate: 12000, WorkClass: shop.Minor},
		"leg":         {Code: "XJ-001", Name: "更换右前减震器", Hours: 1600, Rate: 12000, WorkClass: shop.Minor},
		"maintenance": {Code: "EW-001", Name: "二级维护", Hours: 3000, Rate: 15000, WorkClass: shop.Secondary},
	} {
		l.Active = true
		d.price[key] = line(got(work.SaveLabour(c.Context(), c.as(c.owner), l))(c), l.Rate)
	}
	d.price["oil"], d.price["alignment"] = line(c.oilChange, 12000), line(c.alignment, 12000)
	d.price["filter"] = item(c.filter, 1000)
	part := func(p shop.Part) shop.Part {
		p.Unit, p.Origin, p.Active = "个", shop.OEM, true
		return got(work.SavePart(c.Context(), c.as(c.keeper), p))(c)
	}
	d.pads = part(shop.Part{Number: "8V0698151", Name: "前刹车片", Price: 32000})
	d.leg = part(shop.Part{Number: "3G0413031", Name: "右前减震器", Price: 68000})
	d.pads = got(work.ReceiveStock(c.Context(), c.as(c.keeper), shop.Receipt{PartID: d.pads.ID, Qty: 5000, Cost: 21000, Note: "期初"}))(c)
	d.price["pad set"], d.price["leg part"] = item(d.pads, 1000), item(d.leg, 1000)
	for n, at := range map[int]string{1: "08:30", 2: "09:00", 13: "10:00"} {
		d.book(shop.Appointment{
			Plate: plateOf(n), Name: fmt.Sprintf("客户%02d", n), Phone: phoneOf(n), Kind: shop.Maintenance, Request: "保养", Hours: 1000,
			Channel: shop.ByCall, Times: shop.BookingTimes{StartAt: clock(at)},
		})
	}
	return d
}

func plateOf(n int) string { return fmt.Sprintf("沪A200%02d", n) }
func phoneOf(n int) string { return fmt.Sprintf("138000020%02d", n) }

// clock is a time of the day of the story; past 24:00 it is the next one.
func clock(hhmm string) time.Time {
	var h, m int
	if _, err := fmt.Sscanf(hhmm, "%d:%d", &h, &m); err != nil {
		panic(err)
	}
	return time.Date(2026, 4, 15, h-8, m, 0, 0, time.UTC)
}

// at goes on to a time of the day.
func (d *story) at(hhmm string) *story { return d.until(clock(hhmm)) }

func (d *story) until(t time.Time) *story {
	d.Helper()
	if t.Before(d.now) {
		d.Fatalf("the story goes back to %s", t)
	}
	d.now = t
	return d
}

// sells are lines of the price book, by their names in the story.
func (d *story) sells(names ...string) (lines []shop.Line) {
	d.Helper()
	for _, n := range names {
		l, ok := d.price[n]
		if !ok {
			d.Fatalf("%s has no price", n)
		}
		lines = append(lines, l)
	}
	return lines
}

// comes receives a car that nobody expected.
func (d *story) comes(n int, a shop.Person, promised string, sold ...string) {
	d.Helper()
	v := work.Visit{
		Customer: shop.Customer{Name: fmt.Sprintf("客户%02d", n), Phone: phoneOf(n), CreditLimit: 20000},
		Vehicle:  shop.Vehicle{Plate: plateOf(n), Make: "大众", Model: "朗逸"},
		Order:    shop.Order{Kind: shop.Repair, Intake: shop.Intake{MileageKM: 10000 + int64(n), Complaint: "保养"}, Lines: d.sells(sold...)},
	}
	v.Order.Stamps.PromisedAt = clock(promised)
	d.cars[n] = got(work.Receive(d.Context(), d.as(a), v))(d.counter).Order.ID
}

// car is the order of a car as it is now.
func (d *story) car(n int) shop.Order {
	d.Helper()
	return d.order(d.cars[n])
}

// signs is the customer's signature under all that is written.
func (d *story) signs(n int, a shop.Person) {
	d.Helper()
	o := d.car(n)
	got(work.StartOrder(d.Context(), d.as(a), o.ID, o.Rev, shop.Agreement{Consent: shop.Agreed, By: "车主", Way: shop.BySignature}))(d.counter)
}

// roster is the weeks of the crew on the day.
func (d *story) roster() shop.Roster {
	d.Helper()
	return read(d.counter, func(v data.View) (shop.Roster, error) { return data.RosterOf(v, today, today.Add(1), nil) })
}

// gives dispatches a line of a car to technicians, for as long as it is sold; a
// lunch in between is left out.
func (d *story) gives(n, line int, from string, codes ...string) {
	d.Helper()
	o := d.car(n)
	l := o.Lines[line]
	var who []shop.PersonID
	for _, code := range codes {
		who = append(who, d.crew[code].ID)
	}
	job := shop.Dispatch{LineID: l.ID, Shares: shop.EvenShares(who...)}
	job.From, job.Until = d.roster().People[who[0]].Fit(clock(from), time.Duration(l.Qty)*time.Hour/time.Duration(shop.One))
	got(work.Dispatch(d.Context(), d.as(d.lina), o.ID, o.Rev, job))(d.counter)
}

// starts, stops and ends are the three keys of a technician.
func (d *story) starts(n, line int, code string) {
	d.Helper()
	p := d.crew[code]
	got(work.StartJob(d.Context(), d.as(p), d.cars[n], d.car(n).Lines[line].ID, p.ID))(d.counter)
}

func (d *story) stops(n int, code string, why shop.PauseReason) {
	d.Helper()
	p := d.crew[code]
	got(work.PauseJob(d.Context(), d.as(p), d.cars[n], work.Pause{Who: p.ID, Why: why}))(d.counter)
}

func (d *story) ends(n, line int, code string) {
	d.Helper()
	got(work.FinishJob(d.Context(), d.as(d.crew[code]), d.cars[n], d.car(n).Lines[line].ID))(d.counter)
}

// issues hands out the parts of a car.
func (d *story) issues(n int) {
	d.Helper()
	got(work.IssueParts(d.Context(), d.as(d.keeper), d.cars[n], d.car(n).Rev))(d.counter)
}

// ready says that the work on a car is done.
func (d *story) ready(n int) {
	d.Helper()
	got(work.FinishOrder(d.Context(), d.as(d.lina), d.cars[n], d.car(n).Rev))(d.counter)
}

// pays settles a car at the till, and leaves hands it over.
func (d *story) pays(n int, payments ...shop.Payment) {
	d.Helper()
	got(work.SettleOrder(d.Context(), d.as(d.owner), d.cars[n], d.car(n).Rev, work.Settlement{Payments: payments}))(d.counter)
}

func (d *story) leaves(n int) {
	d.Helper()
	got(work.DeliverOrder(d.Context(), d.as(d.lina), d.cars[n], d.car(n).Rev))(d.counter)
}
