package demo

import (
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
)

// caseMaterial is what is said in the cases of exchange and return.
type caseMaterial struct {
	Waits   string // who waits for an answer
	Request string // who got another car
	Reason  string // of the answer to that
	Fee     string // what is given back
	Taxes   string
	End     string
}

// Days before the last day of the shop: on which each case was asked for, and on which
// the second was answered and carried out.
const (
	openAsked   = 12
	overAsked   = 40
	overGranted = 33
	overEnded   = 20
)

// pairLeast is how many cars a shop has at least in which one is given for another.
const pairLeast = 30

// pair is a car that was given back and the one that was given in exchange, which comes in
// its place from then on. Both are nil in a small shop.
type pair struct{ old, given *car }

// take makes the last car of the shop the one that is given for one of those before.
func (p *pair) take(b *builder, v *shop.Vehicle, bought *time.Time) {
	if len(b.cars)+1 != b.size.Vehicles || b.size.Vehicles < pairLeast {
		return
	}
	on := b.size.Until.Add(-overEnded)
	for i := range b.cars {
		c := &b.cars[i]
		if age := on.Time(b.zone).Sub(c.bought); c.company || c.energy != v.Energy || age < 200*24*time.Hour || age > 2*365*24*time.Hour {
			continue
		}
		p.old, *bought = c, on.Time(b.zone)
		v.OwnerID, v.Use, v.Year, v.Card.ExchangedOn = c.owner, shop.Household, bought.Year(), on
		v.Dates = shop.VehicleDates{RegisteredOn: on.Add(5), DeliveredOn: on, InsuredUntil: on.Add(364), InspectedUntil: on.Add(6 * 365)}
		return
	}
}

// taken notes the car that was made.
func (p *pair) taken(c *car) {
	if p.old != nil && p.given == nil {
		c.owner, c.sender, c.company = p.old.owner, p.old.sender, false
		p.given = c
	}
}

// of is the one of the pair that there is on a day, for either of them.
func (p *pair) of(b *builder, c *car, day int) *car {
	switch {
	case p.given == nil || c != p.old && c != p.given:
		return c
	case day < b.days-1-overEnded:
		return p.old
	}
	return p.given
}

// disputes adds two cases of customers who ask for another car: one waits for the answer,
// which is due in a few days, one got it. Nothing of it is left to chance.
func disputes(b *builder) error {
	at := func(days int) time.Time {
		return b.size.Until.Add(-days).Time(b.zone).Add(11 * time.Hour)
	}
	words, by := b.shop.Cases, b.crew.inspectors[len(b.crew.inspectors)-1]
	ask := func(c *car, days int, say string) work.CaseFile {
		x := work.CaseFile{Case: shop.Case{VehicleID: c.id, CustomerID: c.owner, Asked: shop.Exchange, Remedy: shop.Exchange, Status: shop.CaseAsked}}
		x.Request = shop.CaseRequest{At: at(days), KM: c.reading(at(days)), By: b.crew.advisors[0], Words: say}
		x.Sum = shop.CaseSum{Price: c.price, KM: x.Request.KM, Rate: 50}
		return x
	}
	if c := b.tale.pair.given; c != nil {
		x := ask(b.tale.pair.old, overAsked, words.Request)
		x.Status = shop.CaseExchanged
		x.Answer = shop.CaseAnswer{At: at(overGranted), By: by, How: shop.AnswerWritten, Reason: words.Reason}
		x.Sum.Refunds, x.Sum.Taxes = []shop.CaseRefund{{Kind: shop.RefundRegistration, Note: words.Fee, Paid: 12_500}}, words.Taxes
		x.End = shop.CaseEnd{On: b.size.Until.Add(-overEnded), At: at(overEnded), By: by, NewCar: c.id, Note: words.End}
		if err := work.LoadCase(b.load, x); err != nil {
			return err
		}
	}
	if c := b.tale.car; c != nil {
		return work.LoadCase(b.load, ask(c, openAsked, words.Waits))
	}
	return nil
}
