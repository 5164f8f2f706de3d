package demo

import (
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
)

// Every how many finished visits something of them happens outside.
const (
	subletEvery = 23
	rescueEvery = 37
	loanEvery   = 29
	moneyEvery  = 61
)

// road is what happens outside while the shop is made up. Nothing of it is left
// to chance, so that all else stays as it was.
type road struct {
	done, open int         // visits so far
	free       []time.Time // when each loaner car is back
	km         []int64     // and its reading then
}

// roads makes up what happens outside the shop.
type roads struct{ *builder }

// partners adds suppliers and loaner cars.
func (b roads) partners() error {
	for _, x := range b.shop.Suppliers {
		if err := work.LoadSupplier(b.load, shop.Supplier{Name: x.Name, Phone: x.Phone, Note: x.Note, Parts: x.Parts, Sublet: !x.Parts, LeadDays: x.Lead, TermsDays: x.Terms, Active: true}); err != nil {
			return err
		}
	}
	if n := len(b.shop.Suppliers); n > 0 {
		b.last.from = work.FindSupplier(b.load, b.shop.Suppliers[n-1].Name)
	}
	for _, x := range b.shop.Loaners {
		if err := work.LoadLoaner(b.load, shop.Loaner{Plate: x.Plate, Model: x.Model, MileageKM: x.KM, Fuel: 80, Active: true}); err != nil {
			return err
		}
		b.road.free, b.road.km = append(b.road.free, time.Time{}), append(b.road.km, x.KM)
	}
	return nil
}

// outside is what of an order happens outside; it may add the line of a fee.
func (b roads) outside(o *shop.Order) (x shop.Outside) {
	if len(b.shop.Suppliers) < 2 || o.Status == shop.Void {
		return x
	}
	switch o.Status {
	case shop.Received:
		if b.road.open++; b.road.open == 1 {
			x.Rescue = b.rescue(o)
			x.Rescue.Fee, x.Rescue.Payer = 30_000, shop.PayCustomer
			o.Lines = append(o.Lines, shop.Line{
				Kind: shop.OtherLine, Name: b.shop.TowLine, Qty: shop.One, Price: x.Rescue.Fee, Payer: shop.PayCustomer,
				Agreement: shop.Agreement{Consent: shop.Proposed},
			})
			x.Rescue.LineID = shop.LineID(len(o.Lines))
		}
	case shop.Working:
		b.inWork(o, &x)
	case shop.Delivered:
		b.past(o, &x)
	}
	return x
}

// inWork sends work of a car in the workshop out, and lends its owner a car.
func (b roads) inWork(o *shop.Order, x *shop.Outside) {
	if b.road.open++; b.road.open%2 == 0 {
		x.Loans = b.loan(o, time.Time{})
		return
	}
	if s := b.sublet(o); len(s) > 0 && o.Floor.Hold.Why != shop.NoHold {
		s[0].BackAt = time.Time{}
		x.Sublets = s
	}
}

// past is what happened of a visit that is long over.
func (b roads) past(o *shop.Order, x *shop.Outside) {
	b.road.done++
	n := b.road.done
	if n%subletEvery == 0 {
		x.Sublets = b.sublet(o)
	}
	if n%rescueEvery == 0 {
		x.Rescue = b.rescue(o)
	}
	if n%loanEvery == 0 {
		x.Loans = b.loan(o, o.Stamps.DeliveredAt)
	}
	if n%moneyEvery == 0 {
		x.Transport = &shop.Transport{Amount: 10_000, AgreedBy: o.Intake.SenderName, Way: shop.BySignature, AgreedAt: o.Stamps.AgreedAt}
	}
}

// sublet gives the last job of a visit to a supplier: six tenths of its price.
func (b roads) sublet(o *shop.Order) []shop.Sublet {
	for i := len(o.Lines) - 1; i >= 0; i-- {
		l := &o.Lines[i]
		if l.Kind != shop.LabourLine || l.Agreement.Consent != shop.Agreed || l.Job == shop.JobRunning {
			continue
		}
		sent := o.Stamps.AgreedAt.Add(5 * time.Minute)
		back := sent.Add(o.Stamps.FinishedAt.Sub(sent) / 2)
		if back.Before(sent) {
			back = sent
		}
		return []shop.Sublet{{
			Lines: []shop.LineID{shop.LineID(i + 1)}, SupplierID: work.FindSupplier(b.load, b.shop.Suppliers[0].Name), What: l.Name,
			Cost: l.Amount() * 6 / 10, DueOn: shop.DayOf(sent, b.zone).Add(1), SentAt: sent, BackAt: back,
		}}
	}
	return nil
}

// rescue fetched the car before it came.
func (b roads) rescue(o *shop.Order) *shop.Rescue {
	at := o.Stamps.ReceivedAt
	return &shop.Rescue{
		Kind: shop.TowIn, Place: b.shop.TowPlace, Caller: o.Intake.SenderName, Phone: o.Intake.SenderPhone, CalledAt: at.Add(-90 * time.Minute),
		LeftAt: at.Add(-80 * time.Minute), ArrivedAt: at.Add(-50 * time.Minute), BackAt: at.Add(-5 * time.Minute),
		SupplierID: work.FindSupplier(b.load, b.shop.Suppliers[1].Name), KM: 24, Cost: 20_000,
	}
}

// loan lends the car that is here, until back or, without it, still.
func (b roads) loan(o *shop.Order, back time.Time) []shop.Loan {
	out := o.Stamps.AgreedAt
	for i, free := range b.road.free {
		if free.After(out) {
			continue
		}
		l := shop.Loan{
			LoanerID: work.FindLoaner(b.load, b.shop.Loaners[i].Plate), Borrower: o.Intake.SenderName, Phone: o.Intake.SenderPhone, Licence: true,
			OutAt: out, OutKM: b.road.km[i], OutFuel: 80, OutBy: o.AdvisorID, DueAt: o.Stamps.PromisedAt,
		}
		if b.road.free[i] = back; back.IsZero() {
			b.road.free[i] = out.AddDate(100, 0, 0)
			return []shop.Loan{l}
		}
		b.road.km[i] += 46
		l.BackAt, l.BackKM, l.BackFuel, l.BackBy = back, b.road.km[i], 75, o.AdvisorID
		return []shop.Loan{l}
	}
	return nil
}
