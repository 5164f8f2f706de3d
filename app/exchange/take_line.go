package exchange

import (
	"gongdan/app/shop"
)

// lines takes the lines of an order. What a line does not say is as the price
// book says.
func (im orders) lines(r orderRecord, at where, o *shop.Order) error {
	for i, x := range r.Lines {
		here := at.in("lines").nth(i)
		l := shop.Line{Discount: x.Discount, Payer: x.Payer, Clocked: x.Clocked, Job: x.Job, LineSource: shop.LineSource{Package: x.Package, FromCheck: x.FromCheck, FoundAt: x.FoundAt, OwnPaper: x.OwnPaper}}
		if l.Payer == "" {
			l.Payer = shop.PayCustomer
		}
		var err error
		if l.Technician, err = im.workerOf(x.Technician, shop.Technician); err != nil {
			return err
		}
		if l.FoundBy, err = im.workerOf(x.FoundBy, shop.Technician); err != nil {
			return err
		}
		if x.Clocked < 0 {
			im.say(here.in("clocked_hours"), "say.qty_zero", nil)
		}
		if err := im.sold(x, here, &l); err != nil {
			return err
		}
		x.lineBook.fill(&l)
		x.consent(o, &l)
		if m, ok := im.issued[lineKey{r.Number, i + 1}]; ok {
			l.Issued, l.Cost = m.qty, m.value
		}
		o.Lines = append(o.Lines, l)
	}
	return nil
}

// sold says what a line sells: labour, a part, or something else.
func (im orders) sold(x lineRecord, at where, l *shop.Line) error {
	n := 0
	for _, s := range []string{x.Labour, x.Part, x.Other} {
		if s != "" {
			n++
		}
	}
	if n != 1 {
		im.say(at, "import.say.line", nil)
		l.Name, l.Qty = at.place, shop.One // so that nothing else is wrong with it
		return nil
	}
	if x.Labour != "" {
		return im.soldLabour(x, at, l)
	}
	l.Qty = shop.One
	putAt(&l.Qty, x.Qty)
	if x.Hours != nil || x.Rate != nil {
		im.say(at.in("hours"), "import.say.not_labour", nil)
	}
	if x.Part != "" {
		return im.soldPart(x, at, l)
	}
	l.Kind, l.Name = shop.OtherLine, x.Other
	putAt(&l.Price, x.Price)
	return nil
}

func (im orders) soldLabour(x lineRecord, at where, l *shop.Line) error {
	l.Kind = shop.LabourLine
	if x.Qty != nil || x.Price != nil {
		im.say(at.in("qty"), "import.say.not_part", nil)
	}
	if x.Free {
		l.Code, l.Name, l.Qty = x.Labour, x.Labour, shop.One
		putAt(&l.Qty, x.Hours)
		putAt(&l.Price, x.Rate)
		return nil
	}
	job, err := im.load.FindLabour(x.Labour)
	if err != nil {
		return err
	}
	if job == nil {
		im.missing(at.in("labour"), "labour", x.Labour)
		l.Name, l.Qty = x.Labour, shop.One
		return nil
	}
	l.LabourID, l.Code, l.Name, l.WorkClass, l.Qty, l.Price = job.ID, job.Code, job.Name, job.WorkClass, job.Hours, job.Rate
	if l.Price == 0 {
		l.Price = im.load.LabourRate()
	}
	l.Longer = shop.Longer{GuaranteeDays: job.GuaranteeDays, GuaranteeKM: job.GuaranteeKM}
	putAt(&l.Qty, x.Hours)
	putAt(&l.Price, x.Rate)
	return nil
}

func (im orders) soldPart(x lineRecord, at where, l *shop.Line) error {
	l.Kind = shop.PartLine
	if x.Free {
		l.Code, l.Name = x.Part, x.Part
		putAt(&l.Price, x.Price)
		return nil
	}
	p, err := im.load.FindPart(shop.Fold(x.Part))
	if err != nil {
		return err
	}
	if p == nil {
		im.missing(at.in("part"), "parts", x.Part)
		l.Name = x.Part
		return nil
	}
	l.PartID, l.Code, l.Name, l.Unit, l.Origin, l.Price = p.ID, p.Number, p.Name, p.Unit, p.Origin, p.Price
	putAt(&l.Price, x.Price)
	return nil
}

func (b lineBook) fill(l *shop.Line) {
	putAt(&l.Code, b.Code)
	putAt(&l.Name, b.Name)
	putAt(&l.Unit, b.Unit)
	putAt(&l.Origin, b.Origin)
	putAt(&l.WorkClass, b.WorkClass)
	putAt(&l.GuaranteeDays, b.GuaranteeDays)
	putAt(&l.GuaranteeKM, b.GuaranteeKM)
}

// consent is what the file says; else a line was agreed when the order was.
func (x lineRecord) consent(o *shop.Order, l *shop.Line) {
	l.Agreement = shop.Agreement{Consent: x.Consent, By: x.By, Way: x.Way, At: x.At}
	if x.Consent != "" {
		return
	}
	l.Agreement.Consent = shop.Proposed
	if !o.Stamps.AgreedAt.IsZero() || o.Status != shop.Received && o.Status != shop.Quoted && o.Status != shop.Void {
		l.Agreement.Consent = shop.Agreed
		if l.Agreement.At.IsZero() {
			l.Agreement.At = o.Stamps.AgreedAt
		}
	}
}
