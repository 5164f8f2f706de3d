package demo

import (
	"time"

	"gongdan/app/shop"
)

// lines writes what is to be done.
func (b *builder) lines(o *shop.Order, v visitMaterial) {
	off := shop.Rate(0)
	if b.chance(15) {
		off = shop.Rate(b.between(1, 2) * 500)
	}
	for _, code := range v.Labour {
		o.Lines = append(o.Lines, b.job(code, v.Payer, off))
	}
	for _, choice := range v.Parts {
		number := pick(b, choice)
		if len(b.spare) > 0 && b.chance(30) {
			number = pick(b, b.spare)
		}
		p := b.stock[number]
		if p == nil {
			continue // a small shop has not all of them
		}
		o.Lines = append(o.Lines, shop.Line{
			Kind: shop.PartLine, PartID: p.ID, Code: p.Number, Name: p.Name, Unit: p.Unit, Origin: p.Origin, Qty: shop.One, Price: p.Price,
			Discount: off, Payer: v.Payer,
		})
	}
	if v.Offer != "" && b.chance(35) {
		l := b.job(v.Offer, v.Payer, 0)
		l.Agreement.Consent = shop.Declined
		o.Lines = append(o.Lines, l)
	}
}

func (b *builder) job(code string, payer shop.Payer, off shop.Rate) shop.Line {
	job := b.jobs[code]
	return shop.Line{
		Kind: shop.LabourLine, LabourID: job.ID, Code: job.Code, Name: job.Name, WorkClass: job.WorkClass, Qty: job.Hours, Price: job.Rate,
		Discount: off, Payer: payer, Technician: pick(b, b.crew.technicians),
		LineSource: shop.LineSource{Longer: shop.Longer{GuaranteeDays: job.GuaranteeDays, GuaranteeKM: job.GuaranteeKM}},
	}
}

// pass takes the order through its stations as far as it has come.
func (b *builder) pass(o *shop.Order, left int, settlement string, c *car) {
	s := &o.Stamps
	at := s.ReceivedAt
	next := func(least, most int) time.Time {
		minutes := b.between(least, most)
		if left >= 0 {
			minutes = minutes/4 + 1 // see spread
		}
		at = at.Add(time.Duration(minutes) * time.Minute)
		return at
	}
	ways := shop.ConsentWays()
	way := ways[b.dice.IntN(len(ways))]
	if left < 0 && b.chance(1) {
		b.consent(o, shop.Agreement{Consent: shop.Declined, Way: way, At: next(10, 40)})
		o.Status, s.VoidAt = shop.Void, at
		o.VoidReason = o.Intake.Complaint
		return
	}
	if left == 0 {
		b.consent(o, shop.Agreement{Consent: shop.Proposed})
		return
	}
	s.QuotedAt, o.Status = next(8, 25), shop.Quoted
	if left == 1 {
		b.consent(o, shop.Agreement{Consent: shop.Proposed})
		return
	}
	s.AgreedAt, o.Status = next(3, 30), shop.Working
	b.consent(o, shop.Agreement{Consent: shop.Agreed, Way: way, At: at})
	if left == 2 {
		b.onFloor(o)
		return
	}
	s.FinishedAt, o.Status = next(25, 200), shop.Ready
	b.clock(o)
	if left == 3 {
		return
	}
	s.SettledAt, o.Status, o.SettlementNo = next(5, 60), shop.Settled, settlement
	o.OutKM = o.Intake.MileageKM + int64(b.between(0, 3))
	o.OldParts = pick(b, shop.OldPartsChoices())
	b.pay(o, c)
	if left == 4 {
		return
	}
	s.DeliveredAt, o.Status = next(3, 40), shop.Delivered
}

// onFloor puts a car that is in work somewhere in the workshop: some wait for
// parts, some for the inspector, some for a technician.
func (b *builder) onFloor(o *shop.Order) {
	o.Floor.Waits = b.chance(20)
	b.floor++
	switch b.floor % 4 {
	case 1:
		o.Floor.Hold = shop.Hold{Why: pick(b, shop.PartsReasons()), Since: o.Stamps.AgreedAt}
	case 2:
		o.Status = shop.Checking
		for i := range o.Lines {
			if o.Lines[i].Kind == shop.LabourLine && o.Lines[i].Agreement.Consent == shop.Agreed {
				o.Lines[i].Job = shop.JobDone
			}
		}
	case 3:
		for i := range o.Lines {
			o.Lines[i].Technician = 0
		}
	}
}

// consent notes what was said to the lines that were not declined already.
func (b *builder) consent(o *shop.Order, a shop.Agreement) {
	for i := range o.Lines {
		was := &o.Lines[i].Agreement
		if was.Consent == shop.Declined && a.Consent != shop.Proposed {
			was.Way, was.At = a.Way, a.At
			continue
		}
		*was = a
	}
}

// clock notes the hours worked; some forget to.
func (b *builder) clock(o *shop.Order) {
	for i := range o.Lines {
		l := &o.Lines[i]
		if l.Kind == shop.LabourLine && l.Agreement.Consent == shop.Agreed && b.chance(88) {
			l.Clocked = l.Qty * shop.Qty(b.between(75, 130)) / 100
		}
	}
}

// pay takes what the customer owes; companies let it stand on account, and some
// of them pay later.
func (b *builder) pay(o *shop.Order, c *car) {
	due := o.Totals().Due
	if due <= 0 {
		return
	}
	at, person := o.Stamps.SettledAt, o.AdvisorID
	if c.company {
		o.Payments = append(o.Payments, shop.Payment{At: at, Kind: shop.Pay, Method: shop.OnAccount, Amount: due, Person: person})
		later := at.AddDate(0, 0, b.between(10, 60))
		if later.Before(b.size.Until.Time(b.zone)) {
			o.Payments = append(o.Payments, shop.Payment{At: later, Kind: shop.PayDebtKind, Method: shop.Transfer, Amount: due, Person: person})
		}
		return
	}
	if due > 100_000 && b.chance(30) {
		part := due / 3 / 100 * 100
		o.Payments = append(o.Payments, shop.Payment{At: o.Stamps.AgreedAt, Kind: shop.Deposit, Method: shop.Cash, Amount: part, Person: person})
		due -= part
	}
	methods := []shop.Method{shop.WeChat, shop.WeChat, shop.WeChat, shop.Alipay, shop.Alipay, shop.Cash, shop.Card}
	o.Payments = append(o.Payments, shop.Payment{At: at, Kind: shop.Pay, Method: pick(b, methods), Amount: due, Person: person})
}
