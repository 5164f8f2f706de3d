// Package settle is the screen on which a bill is paid and the car handed back,
// and the list of orders that wait for it.
package settle

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// New gives the page of one order, or the list of those that wait.
func New(h *screen.Host, route screen.Route) screen.Page {
	if route.ID == 0 {
		return newWaiting(h)
	}
	return newPage(h, shop.OrderID(route.ID))
}

// Page is the settlement of one order.
type Page struct {
	h       *screen.Host
	id      shop.OrderID
	order   shop.Order
	vehicle shop.Vehicle
	owner   shop.Customer
	owed    shop.Money // by the customer for other orders
	goes
	till   till
	busy   bool
	closed bool
	stop   func()

	banner *kit.Banner
	strip  *kit.Drawing
	bill   *kit.Table[billRow]
	sums   *kit.Drawing
	pay    *kit.Drawing
	amount *kit.NumberEntry
	form   *kit.Form
	side   *kit.Drawing
	root   *fyne.Container
}

// goes is what goes with the car, and what is still outside.
type goes struct {
	hand shop.Handover
	away shop.Outside
}

func newPage(h *screen.Host, id shop.OrderID) *Page {
	p := &Page{h: h, id: id}
	env := h.Env
	p.banner = kit.NewBanner(env)
	p.strip = kit.NewDrawing(env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(52)) }, sketch{p}.drawStrip)
	p.bill = kit.NewTable(env, "bill", sketch{p}.columns())
	p.bill.SetEmpty(kit.Blank{Icon: "doc", Text: h.Say("settle.empty")})
	p.sums = kit.NewDrawing(env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(132)) }, sketch{p}.drawSums)
	p.pay = kit.NewDrawing(env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(360)) }, sketch{p}.drawPay)
	p.amount = kit.NewNumberEntry(env, kit.NumberMoney)
	p.amount.Hook().OnNext = p.confirm
	p.side = kit.NewDrawing(env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(300)) }, sketch{p}.drawSide)
	p.form = kit.NewForm(env, "settle")
	bill := kit.NewCard(h.Say("settle.bill"), container.NewBorder(nil, p.sums, nil, nil, p.bill.Object()))
	pay := kit.NewCard(h.Say("settle.pay"), container.New(payLayout{}, p.pay, p.amount))
	side := kit.NewCard(h.Say("settle.deliver"), container.NewVBox(kit.Padded(p.form.Content()), p.side))
	p.root = container.New(&pageLayout{p}, p.banner, p.strip, bill, pay, side)
	p.stop = kit.Live(h.Store, env.Run, p.onChange, shop.KindOrders, shop.KindPayments)
	p.load()
	return p
}

// Content implements screen.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Title implements screen.Page.
func (p *Page) Title() string { return p.h.Say("screen.settle") + "  " + p.order.Number }

// Shown implements screen.Page. Nothing has the focus, so that the figures
// choose how the customer pays.
func (p *Page) Shown() {
	p.h.Env.Focus(nil)
	p.load()
}

// Close implements screen.Page.
func (p *Page) Close() {
	p.closed = true
	p.stop()
}

// Reading implements screen.Reading.
func (p *Page) Reading() bool { return p.order.ID == 0 }

// State implements screen.Stated.
func (p *Page) State() (icon, tone, words string) {
	switch o := p.order; {
	case o.Status == shop.Delivered:
		return "check", "good", p.h.Say("settle.state.delivered", shop.Args{"At": o.Stamps.DeliveredAt})
	case o.Status == shop.Settled:
		return "check", "good", p.h.Say("settle.state.settled", shop.Args{"Number": o.SettlementNo})
	case o.Status == shop.Ready:
		return "check", "good", p.h.Say("settle.state.ready")
	}
	return "alert", "warn", p.h.Say("settle.state.not_ready", shop.Args{"Status": p.order.Status})
}

// Actions implements screen.Page.
func (p *Page) Actions() []screen.Action {
	taking := func() bool { return p.taking() }
	settled := func() bool { return p.order.Status == shop.Settled || p.order.Status == shop.Delivered }
	all := []screen.Action{
		{ID: "settle.act.order", Keys: "Esc", Button: true, Do: func() { p.h.Go(screen.Route{Screen: screen.Order, ID: int64(p.id)}) }},
		{ID: "settle.act.estimate", Keys: "Ctrl+P", Button: true, Do: func() { screen.PrintSheet(p.h, p.order) }},
	}
	for i, m := range shop.Methods() {
		all = append(all, screen.Action{ID: m.Key(), Keys: string(rune('1' + i)), Can: taking, Do: func() { p.choose(m) }})
	}
	all = append(all,
		screen.Action{ID: "settle.act.amount", Keys: "F3", Can: taking, Do: func() { p.h.Env.Focus(p.amount) }},
		screen.Action{ID: "settle.act.form", Keys: "F4", Can: taking, Do: func() { p.form.Focus("out_km") }},
		screen.Action{ID: "settle.act.take_back", Keys: "Del", Can: func() bool { return len(p.till.taken) > 0 }, Do: p.takeBack},
		screen.Action{ID: "order.act.reload", Keys: "F5", Do: p.load},
		screen.Action{ID: "outside.act.open", Keys: "Alt+O", Can: func() bool { return p.order.ID != 0 }, Do: func() { screen.OutsideSheet(p.h, p.id, nil) }},
		screen.Action{ID: "order.act.repair", Keys: "Alt+Z", Can: func() bool { return p.order.ID != 0 && p.order.Status.Open() }, Do: func() { repair(p) }},
		screen.Action{ID: "handover.act.open", Keys: "Alt+H", Can: func() bool { return p.order.ID != 0 && p.order.Status.Open() }, Do: func() { handOver(p) }},
	)
	switch {
	case p.order.Status == shop.Ready:
		all = append(all, screen.Action{ID: "settle.act.take", Keys: "Enter", Button: true, Primary: true, Do: p.confirm, Yields: func() bool { return writing(p) }},
			screen.Action{ID: "settle.act.take_now", Keys: "Ctrl+Enter", Do: p.confirm})
	case p.due() > 0 && settled():
		all = append(all, screen.Action{ID: "settle.act.debt", Keys: "Enter", Button: true, Primary: true, Do: p.confirm},
			screen.Action{ID: "settle.act.print", Keys: "Ctrl+Enter", Button: true, Do: p.print})
	case settled():
		all = append(all, screen.Action{ID: "settle.act.print", Keys: "Enter", Button: true, Primary: p.order.Status == shop.Delivered || !p.till.printed, Do: p.print})
	}
	if p.order.Status == shop.Settled {
		all = append(all, screen.Action{ID: "order.next.delivered", Keys: "F12", Button: true, Primary: p.till.printed, Do: p.deliver})
	}
	return all
}

// taking reports whether money can be taken now.
func (p *Page) taking() bool {
	return p.order.Status == shop.Ready || p.order.Status.Frozen() && p.order.Status != shop.Void && p.due() > 0
}

// load reads the order again.
func (p *Page) load() {
	type read struct {
		order   shop.Order
		vehicle shop.Vehicle
		owner   shop.Customer
		owed    shop.Money
		hand    shop.Handover
		away    shop.Outside
	}
	screen.Read(p.h, func(v data.View) (r read, err error) {
		if r.order, err = data.Order(v, p.id); err != nil {
			return r, err
		}
		if r.hand, err = data.Handover(v, p.id); err != nil {
			return r, err
		}
		if r.away, err = data.Outside(v, p.id); err != nil {
			return r, err
		}
		if r.vehicle, err = data.Vehicle(v, r.order.VehicleID); err != nil || r.order.CustomerID == 0 {
			return r, err
		}
		if r.owner, err = data.Customer(v, r.order.CustomerID); err != nil {
			return r, err
		}
		r.owed, err = data.CustomerDebt(v, r.order.CustomerID)
		return r, err
	}, func(r read, err error) {
		if p.closed {
			return
		}
		if err != nil {
			p.fail("read settlement", err)
			return
		}
		first := p.order.ID == 0
		p.order, p.vehicle, p.owner, p.owed, p.hand, p.away = r.order, r.vehicle, r.owner, r.owed, r.hand, r.away
		if p.order.Status.Frozen() {
			p.owed -= p.order.Totals().Due
		}
		if first {
			p.buildForm()
		}
		p.show()
	})
}

func (p *Page) onChange() {
	if !p.busy && !p.closed {
		p.load()
	}
}

// show draws everything again.
func (p *Page) show() {
	p.bill.SetRows(sketch{p}.rows())
	p.amount.SetValue(int64(max(0, p.due())))
	if p.taking() {
		p.amount.Enable()
	} else {
		p.amount.Disable()
	}
	p.form.Enable(p.order.Status == shop.Ready)
	p.root.Refresh()
	for _, d := range []*kit.Drawing{p.strip, p.sums, p.pay, p.side} {
		d.Refresh()
	}
	p.h.Changed(p)
}

// fail says what keeps the bill from being paid and opens the way.
func (p *Page) fail(doing string, err error) {
	var problems shop.Problems
	if errors.As(err, &problems) {
		for i := range problems {
			if problems[i].Field == "amount" {
				p.say(kit.Saying{Tone: "warn", Text: p.h.Env.Lang.Problem(problems[i]), Acts: []kit.Act{{Word: p.h.Say("settle.act.amount"), Keys: "F3", Do: func() { p.h.Env.Focus(p.amount) }}}})
				return
			}
		}
	}
	words, fault := p.h.Words(err)
	say := kit.Saying{Tone: "warn", Text: words}
	if fault {
		say.Tone = "bad"
		p.h.Log(doing, err)
	}
	var refusal *shop.Refusal
	if errors.As(err, &refusal) && refusal.Fix != "" && refusal.Fix != "pin" {
		say.Acts = []kit.Act{{Word: p.h.Say("settle.act.order"), Keys: "Esc", Do: func() { p.h.Go(screen.Route{Screen: screen.Order, ID: int64(p.id)}) }}}
	}
	if refusal != nil && refusal.Fix == "promises" {
		say.Acts = []kit.Act{{Word: p.h.Say("handover.act.open"), Keys: "Alt+H", Do: func() { handOver(p) }}}
	}
	if refusal != nil && refusal.Fix == "inspect" {
		say.Acts = []kit.Act{{Word: p.h.Say("order.act.inspect"), Keys: "F12", Do: func() { p.h.Go(screen.Route{Screen: screen.Inspect, ID: int64(p.id)}) }}}
	}
	if refusal != nil && refusal.Fix == "return" {
		say.Acts = returns(p)
	}
	if refusal != nil && refusal.Fix == "record" {
		say.Acts = []kit.Act{{Word: p.h.Say("order.act.repair"), Keys: "Alt+Z", Do: func() { repair(p) }}}
	}
	if refusal != nil && say.Acts == nil {
		say.Acts = screen.OutsideFix(p.h, p.id, refusal.Fix)
	}
	if errors.Is(err, shop.ErrStale) {
		say.Acts = []kit.Act{{Word: p.h.Say("order.act.reload"), Keys: "F5", Do: func() { p.quiet(); p.load() }}}
	}
	p.say(say)
}

func (p *Page) say(s kit.Saying) {
	s.Close = p.quiet
	p.banner.Say(s)
	p.root.Refresh()
}

func (p *Page) quiet() {
	p.banner.Clear()
	p.root.Refresh()
}

// print makes the settlement, the paper the customer takes along.
func (p *Page) print() {
	p.till.printed = true
	screen.Print(p.h, p.id, shop.FormSettlement, paper.Paper(p.h.Settings().Paper).Known(), false)
	p.h.Changed(p)
}

// deliver hands the car over.
func (p *Page) deliver() {
	o := p.order
	p.act("deliver order", func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.DeliverOrder(ctx, d, o.ID, o.Rev)
	}, func() {
		screen.ToldDelivered(p.h, p.vehicle.Plate, p.away)
	})
}

// repair asks for the record of a repair that the order on 三包 counts.
func repair(p *Page) {
	screen.RepairSheet(p.h, p.id, func(shop.Order) {
		p.quiet()
		p.load()
	})
}

// handOver asks what goes with the car.
func handOver(p *Page) {
	screen.HandoverSheet(p.h, p.order, func(shop.Order) {
		p.quiet()
		p.load()
	})
}

// act does something with the order and shows it as it is then.
func (p *Page) act(doing string, do func(context.Context, work.Desk) (shop.Order, error), then func()) {
	if p.busy {
		return
	}
	p.busy = true
	screen.Act(p.h, do, func(o shop.Order, err error) {
		p.busy = false
		if err != nil {
			p.fail(doing, err)
			return
		}
		p.quiet()
		p.order = o
		p.till.taken, p.till.method = nil, ""
		then()
		p.load()
	})
}
