package settle

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// till is what is being paid: the parts that were entered, and the method of
// the one that is entered now.
type till struct {
	taken   []shop.Payment
	method  shop.Method
	change  shop.Money // cash to give back
	printed bool
	outKM   int64
	parts   shop.OldParts
	note    string
}

// due is what is still to be paid after what has been entered.
func (p *Page) due() shop.Money {
	t := p.order.Totals()
	due := t.Due
	if !p.order.Status.Frozen() {
		due -= t.OnCredit
	}
	for _, x := range p.till.taken {
		due -= x.Amount
	}
	return due
}

// choose takes a method for what is due; the amount can be changed before
// Enter.
func (p *Page) choose(m shop.Method) {
	p.till.method = m
	p.till.change = 0
	p.amount.SetValue(int64(max(0, p.due())))
	p.pay.Refresh()
	p.quiet()
}

// confirm enters what is being paid. When nothing is left to pay the bill is
// settled.
func (p *Page) confirm() {
	if p.busy {
		return
	}
	if p.due() > 0 && !p.enter() {
		return
	}
	if p.due() > 0 {
		p.pay.Refresh()
		p.amount.SetValue(int64(p.due()))
		p.h.Env.Focus(nil)
		return
	}
	if p.order.Status.Frozen() {
		p.payDebt()
		return
	}
	p.settle()
}

// enter adds the payment that is being entered; more cash than is due is
// given back.
func (p *Page) enter() bool {
	if p.till.method == "" {
		p.say(kit.Saying{Tone: "warn", Text: p.h.Say("settle.say.method")})
		return false
	}
	value, err := p.amount.Value()
	if err != nil {
		p.say(kit.Saying{Tone: "warn", Text: p.h.Say("settle.say.amount")})
		return false
	}
	amount, due := shop.Money(value), p.due()
	p.till.change = 0
	if p.till.method == shop.Cash && amount > due {
		p.till.change, amount = amount-due, due
	}
	if amount <= 0 || amount > due {
		var problems shop.Problems
		problems.Add("amount", "payment.say.too_much", shop.Args{"Due": due})
		p.fail("payment", problems)
		return false
	}
	p.till.taken = append(p.till.taken, shop.Payment{Method: p.till.method, Amount: amount})
	p.till.method = ""
	return true
}

// takeBack forgets the payment entered last; nothing has been kept yet.
func (p *Page) takeBack() {
	if n := len(p.till.taken); n > 0 {
		p.till.taken = p.till.taken[:n-1]
		p.till.change = 0
		p.show()
	}
}

// settle takes the money and closes the bill.
func (p *Page) settle() {
	if err := p.form.Read(); err != nil {
		p.form.Show(err)
		return
	}
	o, t, change := p.order, p.till, p.till.change
	s := work.Settlement{Payments: t.taken, OutKM: t.outKM, OldParts: t.parts, Note: t.note}
	p.act("settle order", func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.SettleOrder(ctx, d, o.ID, o.Rev, s)
	}, func() {
		words := p.h.Say("settle.done", shop.Args{"Number": p.order.SettlementNo})
		if change > 0 {
			words += " " + p.h.Say("settle.change", shop.Args{"Change": change})
		}
		p.h.Toast(words, nil)
		p.h.Env.Focus(nil)
	})
	if p.busy {
		return
	}
	if p.order.Status == shop.Ready {
		p.till.taken = nil // refused: nothing was taken
		p.show()
	}
}

// payDebt takes money for what stands on account.
func (p *Page) payDebt() {
	o, taken := p.order, p.till.taken
	p.act("pay debt", func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.PayDebt(ctx, d, o.ID, o.Rev, taken...)
	}, func() { p.h.Toast(p.h.Say("settle.debt_paid"), nil) })
}

// buildForm makes the fields of the delivery.
func (p *Page) buildForm() {
	p.till.outKM = max(p.order.OutKM, p.order.Intake.MileageKM)
	p.till.parts, p.till.note = p.order.OldParts, p.order.Note
	if p.till.parts == "" {
		p.till.parts = shop.OldReturned
	}
	p.form.Int("out_km", &p.till.outKM).Unit("km")
	kit.AddSelect(p.form, "old_parts", &p.till.parts, shop.OldPartsChoices(), func(o shop.OldParts) string { return p.h.Say(o.Key()) })
	p.form.Area("note", &p.till.note, 2).Max(shop.MaxText).Hint(p.h.Say("settle.note_hint"))
	p.form.OnLast = p.confirm
	p.form.Fill()
}

// writing reports whether a field of the delivery has the keys: Enter walks
// there, and confirms at the end.
func writing(p *Page) bool {
	at := p.h.Env.Focused()
	return at != nil && slices.ContainsFunc(p.form.Fields(), func(key string) bool { return fyne.Focusable(p.form.Entry(key)) == at })
}
