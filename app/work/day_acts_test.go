package work_test

import (
	"slices"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// What happens in the story beside the daily steps of a car.

// arrives makes the order of a car that was booked, and writes what is wanted.
func (d *story) arrives(n int, a shop.Person, promised string, sold ...string) {
	d.Helper()
	b := d.booking(n)
	o := got(work.Arrive(d.Context(), d.as(a), b.ID, b.Rev))(d.counter)
	o.Intake.MileageKM, o.Lines, o.AdvisorID = 10000+int64(n), d.sells(sold...), a.ID
	o.Stamps.PromisedAt = clock(promised)
	d.cars[n] = got(work.SaveOrder(d.Context(), d.as(a), o))(d.counter).ID
}

// finds writes work that was found while the car was taken apart.
func (d *story) finds(n int, a shop.Person, sold ...string) {
	d.Helper()
	o := d.car(n)
	o.Lines = append(slices.Clone(o.Lines), d.sells(sold...)...)
	got(work.SaveOrder(d.Context(), d.as(a), o))(d.counter)
}

// says is the customer's answer on the telephone to all that is undecided.
func (d *story) says(n int, a shop.Person, c shop.Consent) {
	d.Helper()
	answer := work.Answer{Agreement: shop.Agreement{Consent: c, By: "车主", Way: shop.ByPhone}}
	got(work.AgreeLines(d.Context(), d.as(a), d.cars[n], d.car(n).Rev, answer))(d.counter)
}

// quotes hands the customer the estimate.
func (d *story) quotes(n int, a shop.Person) {
	d.Helper()
	got(work.QuoteOrder(d.Context(), d.as(a), d.cars[n], d.car(n).Rev))(d.counter)
}

// takesOff is a discount that somebody may give on the first line.
func (d *story) takesOff(n int, who shop.Person, off shop.Rate) {
	d.Helper()
	o := d.car(n)
	o.Lines = slices.Clone(o.Lines)
	o.Lines[0].Discount = off
	got(work.SaveOrder(d.Context(), d.as(who), o))(d.counter)
}

// deposits is money before the bill, by WeChat.
func (d *story) deposits(n int, amount shop.Money) {
	d.Helper()
	got(work.TakeDeposit(d.Context(), d.as(d.cashier), d.cars[n], d.car(n).Rev, pay(shop.WeChat, amount)))(d.counter)
}

// goesAway ends the order of a customer who wanted nothing done after all.
func (d *story) goesAway(n int) {
	d.Helper()
	got(work.VoidOrder(d.Context(), d.as(d.owner), d.cars[n], d.car(n).Rev, "客户只问价"))(d.counter)
}

// waitsForParts moves a card to that column of the board.
func (d *story) waitsForParts(n int) {
	d.Helper()
	d.places(n, shop.BoardMove{To: shop.AwaitParts, Hold: shop.Hold{Why: shop.PartsOrdered, Note: "明早到"}})
}

// inspects moves a card to where the inspector looks at it.
func (d *story) inspects(n int) {
	d.Helper()
	d.places(n, shop.BoardMove{To: shop.ToCheck})
}

func (d *story) places(n int, m shop.BoardMove) {
	d.Helper()
	if _, _, err := work.PlaceOrder(d.Context(), d.as(d.lina), d.cars[n], d.car(n).Rev, m); err != nil {
		d.Fatal(err)
	}
}

// fails sends the first job of a car back, passes lets the car go.
func (d *story) fails(n int, why string) {
	d.Helper()
	o := d.car(n)
	in := d.sheet(o, shop.FinalCheck)
	in.Result, in.Reason, in.Items[0].Mark, in.Items[0].Note = shop.ResultFail, why, shop.MarkBad, why
	got2(work.SaveInspection(d.Context(), d.as(d.inspector), o.ID, o.Rev, in))(d.counter)
}

func (d *story) passes(n int) {
	d.Helper()
	for _, sort := range []shop.InspectionSort{shop.ProcessCheck, shop.FinalCheck} {
		o := d.car(n)
		got2(work.SaveInspection(d.Context(), d.as(d.inspector), o.ID, o.Rev, d.sheet(o, sort)))(d.counter)
	}
}

// got2 is got for an act that answers two things.
func got2[T, U any](v T, _ U, err error) func(*counter) T { return got(v, err) }

// booking is the appointment of a car.
func (d *story) booking(n int) shop.Appointment {
	d.Helper()
	all := read(d.counter, func(v data.View) ([]shop.Appointment, error) {
		return data.AppointmentsBetween(v, clock("00:00"), clock("24:00"))
	})
	for _, a := range all {
		if a.Plate == plateOf(n) {
			return a
		}
	}
	d.Fatalf("nobody booked for %s", plateOf(n))
	return shop.Appointment{}
}

// misses notes that a car which was booked did not come.
func (d *story) misses(n int) {
	d.Helper()
	b := d.booking(n)
	if _, _, err := work.MissAppointment(d.Context(), d.as(d.lina), b.ID, b.Rev); err != nil {
		d.Fatal(err)
	}
}

func (d *story) comeIn(code string) {
	d.Helper()
	p := d.crew[code]
	if err := work.ComeIn(d.Context(), d.as(p), p.ID); err != nil {
		d.Fatal(err)
	}
}

func (d *story) goHome(code string) {
	d.Helper()
	p := d.crew[code]
	if err := work.GoHome(d.Context(), d.as(p), p.ID); err != nil {
		d.Fatal(err)
	}
}

// isTowed writes down how a car was fetched, with what the customer pays for it.
func (d *story) isTowed(n int, called, left, arrived, back string) {
	d.Helper()
	r := work.RescueEntry{FeeName: "拖车费", Rescue: shop.Rescue{
		Kind: shop.TowIn, Place: "中环路 7 号出口", Caller: "车主", Phone: phoneOf(n), Driver: d.keeper.ID, KM: 18, Fee: 30000, Payer: shop.PayCustomer,
		CalledAt: clock(called), LeftAt: clock(left), ArrivedAt: clock(arrived), BackAt: clock(back),
	}}
	if _, _, err := work.SaveRescue(d.Context(), d.as(d.lina), seen(d.car(n)), r); err != nil {
		d.Fatal(err)
	}
}
