package orders

import (
	"context"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// next takes the order to its next station.
func (e steps) next() {
	switch e.visit.Order.Next() {
	case shop.Working:
		e.keep.save(e.steps.askConsent)
	case shop.Ready:
		if e.visit.Order.Status == shop.Checking {
			e.steps.inspect()
			return
		}
		e.keep.act("finish order", "order.done.finished", func(ctx context.Context, d work.Desk, o shop.Order) (shop.Order, error) {
			return work.FinishOrder(ctx, d, o.ID, o.Rev)
		})
	case shop.Settled:
		e.steps.settle()
	case shop.Delivered:
		e.steps.deliver()
	}
}

// deliver hands the car over; a loaner car that is still out is told.
func (e steps) deliver() {
	e.keep.save(func() {
		e.busy.on = true
		o := e.kept
		screen.Act(e.h, func(ctx context.Context, d work.Desk) (shop.Order, error) {
			return work.DeliverOrder(ctx, d, o.ID, o.Rev)
		}, func(o shop.Order, err error) {
			e.keep.done("deliver order", "")(o, err)
			if err == nil {
				screen.ToldDelivered(e.h, e.visit.Vehicle.Plate, e.facts.outside)
			}
		})
	})
}

// outside shows what of the order happens outside the shop; with an act its form
// is open at once.
func (e steps) outside(act screen.OutsideAct) {
	row, _ := e.lines.grid.Selected()
	e.keep.save(func() {
		if act == "" {
			screen.OutsideSheet(e.h, e.kept.ID, nil)
			return
		}
		var line shop.LineID
		if row >= 0 && row < len(e.kept.Lines) {
			line = e.kept.Lines[row].ID
		}
		screen.WriteOutside(e.h, e.kept.ID, act, line)
	})
}

// inspect opens the inspection of the car.
func (e steps) inspect() {
	e.keep.save(func() { e.h.Go(screen.Route{Screen: screen.Inspect, ID: int64(e.kept.ID)}) })
}

// toInspection brings the car to the inspector: 待质检.
func (e steps) toInspection() {
	if e.visit.Order.Status != shop.Working {
		e.steps.inspect()
		return
	}
	e.keep.act("to inspection", "order.done.to_inspection", func(ctx context.Context, d work.Desk, o shop.Order) (shop.Order, error) {
		kept, _, err := work.PlaceOrder(ctx, d, o.ID, o.Rev, shop.BoardMove{To: shop.ToCheck})
		return kept, err
	})
}

// extra reports work that was found while the car is in hand: 增项.
func (e steps) extra() {
	e.keep.save(func() {
		screen.ExtraSheet(e.h, screen.Found{
			Order: e.kept.ID, Car: e.kept.VehicleID, Who: e.h.Desk().Person.ID, Desk: e.h.Desk(),
			Done: func(shop.Order) { e.loading.reload() },
		})
	})
}

// quote hands the estimate over: 待确认.
func (e steps) quote() {
	e.keep.act("quote order", "order.done.quoted", func(ctx context.Context, d work.Desk, o shop.Order) (shop.Order, error) {
		return work.QuoteOrder(ctx, d, o.ID, o.Rev)
	})
}

// askConsent asks who agreed and how, and starts the work. Lines the customer
// does not want are declined before, one by one (Alt+N).
func (e steps) askConsent() {
	if err := e.kept.Complete().Err(); err != nil {
		e.intake.show(err)
		return
	}
	if len(e.kept.Lines) == 0 {
		e.voice.fail("start order", &shop.Refusal{Say: "order.refuse.no_lines", Fix: "add_line"})
		return
	}
	a := shop.Agreement{Consent: shop.Agreed, By: e.steps.sender(), Way: shop.BySignature}
	e.steps.consentSheet("order.consent.start", &a, func() {
		e.keep.act("start order", "order.done.started", func(ctx context.Context, d work.Desk, o shop.Order) (shop.Order, error) {
			return work.StartOrder(ctx, d, o.ID, o.Rev, a)
		})
	})
}

func (e steps) sender() string {
	if name := e.visit.Order.Intake.SenderName; name != "" {
		return name
	}
	return e.visit.Customer.Name
}

// consent notes what the customer said to the chosen line.
func (e steps) consent(c shop.Consent) {
	row, _ := e.lines.grid.Selected()
	if e.lines.row(row) == nil {
		return
	}
	e.keep.save(func() {
		if row >= len(e.kept.Lines) {
			return
		}
		id := e.kept.Lines[row].ID
		a := shop.Agreement{Consent: c, By: e.steps.sender(), Way: shop.BySignature}
		e.steps.consentSheet("order.consent."+string(c), &a, func() {
			e.keep.act("consent", "", func(ctx context.Context, d work.Desk, o shop.Order) (shop.Order, error) {
				return work.AgreeLines(ctx, d, o.ID, o.Rev, work.Answer{Agreement: a, Lines: []shop.LineID{id}})
			})
		})
	})
}

// consentSheet asks by whom and how; Enter in the last field confirms.
func (e steps) consentSheet(title string, a *shop.Agreement, then func()) {
	form := kit.NewForm(e.h.Env, "consent")
	kit.AddChoice(form, "way", &a.Way, shop.ConsentWays(), func(w shop.ConsentWay) string { return e.h.Say(w.Key()) })
	form.Text("by", &a.By).Max(shop.MaxName)
	form.Fill()
	e.steps.ask(e.h.Say(title), form, e.h.Say("act.confirm"), func(close func()) {
		close()
		then()
	})
}

// ask shows a small form; confirm gets a way to close it once all is well.
func (e steps) ask(title string, form *kit.Form, word string, confirm func(close func())) {
	screen.AskForm(e.h, title, form, word, confirm)
}

// issue takes the agreed parts from stock.
func (e steps) issue() {
	e.keep.act("issue parts", "order.done.issued", func(ctx context.Context, d work.Desk, o shop.Order) (shop.Order, error) {
		return work.IssueParts(ctx, d, o.ID, o.Rev)
	})
}

// dispatch (派工) gives the jobs of the order out.
func (e steps) dispatch() {
	e.keep.save(func() {
		screen.DispatchSheet(e.h, e.kept.ID, func(shop.Order) { e.loading.reload() })
	})
}

// giveBack brings issued parts back into the store: those of the chosen line, else what is
// not billed, else the first.
func (e steps) giveBack() {
	line := toReturn(e.lines)
	if line == nil {
		e.voice.fail("return parts", shop.Refuse("order.refuse.nothing_to_return", nil))
		return
	}
	screen.ReturnSheet(e.h, *line, func(r work.Return) {
		e.keep.act("return parts", "order.done.returned", func(ctx context.Context, d work.Desk, o shop.Order) (shop.Order, error) {
			return work.ReturnParts(ctx, d, o.ID, o.Rev, r)
		})
	})
}

// deposit (定金) takes money ahead.
func (e steps) deposit() {
	p := shop.Payment{Method: shop.WeChat}
	e.steps.payment("order.act.deposit", &p, func(ctx context.Context, d work.Desk, o shop.Order) (shop.Order, error) {
		return work.TakeDeposit(ctx, d, o.ID, o.Rev, p)
	})
}

// payBack gives a deposit back.
func (e steps) payBack() {
	p := shop.Payment{Method: shop.WeChat, Amount: e.kept.Totals().Paid}
	e.steps.payment("order.act.pay_back", &p, func(ctx context.Context, d work.Desk, o shop.Order) (shop.Order, error) {
		return work.PayBack(ctx, d, o.ID, o.Rev, p)
	})
}

func (e steps) payment(title string, p *shop.Payment, do func(context.Context, work.Desk, shop.Order) (shop.Order, error)) {
	form := kit.NewForm(e.h.Env, "payment")
	methods := shop.Methods()[:5]
	kit.AddChoice(form, "method", &p.Method, methods, func(m shop.Method) string { return e.h.Say(m.Key()) })
	form.Money("amount", &p.Amount).Required()
	form.Text("note", &p.Note)
	form.Fill()
	e.steps.ask(e.h.Say(title), form, e.h.Say(title), func(close func()) {
		close()
		e.keep.act(title, "order.done.paid", do)
	})
}

// resume takes a finished order back into the workshop.
func (e steps) resume() {
	e.keep.act("resume order", "order.done.resumed", func(ctx context.Context, d work.Desk, o shop.Order) (shop.Order, error) {
		return work.ResumeOrder(ctx, d, o.ID, o.Rev)
	})
}

// void (作废) calls the order off, with a reason.
func (e steps) void() {
	e.steps.reason("order.act.void", shop.VoidOrder, func(ctx context.Context, d work.Desk, reason string) (shop.Order, error) {
		return work.VoidOrder(ctx, d, e.kept.ID, e.kept.Rev, reason)
	}, "order.done.void")
}

// reverse (红冲) opens a settled order again, with a reason.
func (e steps) reverse() {
	e.steps.reason("order.act.reverse", shop.Reverse, func(ctx context.Context, d work.Desk, reason string) (shop.Order, error) {
		return work.ReverseOrder(ctx, d, e.kept.ID, e.kept.Rev, reason)
	}, "order.done.reversed")
}

// reason asks why, and for the PIN of somebody who may if the person at the
// desk may not.
func (e steps) reason(title string, right shop.Right, do func(context.Context, work.Desk, string) (shop.Order, error), words string) {
	if e.kept.ID == 0 {
		e.keep.discard()
		return
	}
	var why string
	form := kit.NewForm(e.h.Env, "reason")
	form.Text("reason", &why).Required()
	form.Fill()
	e.steps.ask(e.h.Say(title), form, e.h.Say(title), func(close func()) {
		if why == "" {
			var p shop.Problems
			p.Add("reason", "say.required.reason", nil)
			form.Show(p)
			return
		}
		close()
		run := func(d work.Desk) {
			e.busy.on = true
			kit.Load(e.h.Env.Run, func(ctx context.Context) (shop.Order, error) { return do(ctx, d, why) }, e.keep.done(title, words))
		}
		if d := e.h.Desk(); d.Person.May(right) || e.h.PIN == nil {
			run(d)
		} else {
			e.h.PIN(right, run)
		}
	})
}

// settle goes to where the bill is paid; an order in work is finished first.
func (e steps) settle() {
	open := func() { e.h.Go(screen.Route{Screen: screen.Settle, ID: int64(e.kept.ID)}) }
	if e.visit.Order.Status != shop.Working {
		e.keep.save(open)
		return
	}
	e.keep.save(func() {
		e.busy.on = true
		o := e.kept
		screen.Act(e.h, func(ctx context.Context, d work.Desk) (shop.Order, error) {
			return work.FinishOrder(ctx, d, o.ID, o.Rev)
		}, func(o shop.Order, err error) {
			e.keep.done("finish order", "")(o, err)
			if err == nil {
				open()
			}
		})
	})
}

// print offers the forms that make sense now.
func (e steps) print() {
	e.keep.save(func() { screen.PrintSheet(e.h, e.kept) })
}

// walk goes to the walk-around of the car.
func (e steps) walk() {
	e.keep.save(func() { e.h.Go(screen.Route{Screen: screen.Walk, ID: int64(e.kept.ID)}) })
}
