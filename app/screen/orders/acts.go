package orders

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Actions implements screen.Page: what can be done with the order as it
// stands. The primary one is the next step of its life.
func (e *Editor) Actions() []screen.Action {
	if e.arriving() {
		return nil
	}
	writing := func() bool { return !e.frozen() }
	status := func(all ...shop.Status) func() bool {
		return func() bool { return slices.Contains(all, e.visit.Order.Status) }
	}
	all := []screen.Action{
		{ID: "order.act.print", Keys: "Ctrl+P", Button: true, Do: e.steps.print},
		{ID: "order.act.quote", Keys: "Ctrl+E", Button: status(shop.Received)(), Can: status(shop.Received), Do: e.steps.quote},
		{ID: "order.act.issue", Keys: "Ctrl+I", Button: status(shop.Working)(), Can: status(shop.Working), Do: e.steps.issue},
		{ID: "order.act.save", Keys: "Ctrl+S", Button: true, Can: writing, Do: func() { e.keep.save(nil) }},
		{ID: "order.act.save_close", Keys: "Ctrl+Enter", Can: writing, Do: func() { e.keep.save(func() { e.h.Leave(e) }) }},
	}
	if next := e.visit.Order.Next(); next != "" {
		id := "order.next." + string(next)
		if e.visit.Order.Status == shop.Checking {
			id = "order.act.inspect"
		}
		all = append(all, screen.Action{ID: id, Keys: "F12", Button: true, Primary: true, Do: e.steps.next})
	}
	all = append(append(append(all, buyAction(e), repairAction(e), claimAction(e), caseAction(e)), e.intake.side.actions()...), sources{e}.actions()...)
	all = append(append(append(all, instead{e.lines}.action(writing)), guarantees{e}.actions()...), campaigns{e}.actions()...)
	return append(all,
		screen.Action{ID: "order.act.labour", Keys: "F3", Can: writing, Do: func() { e.lines.find(quickLabour) }},
		screen.Action{ID: "order.act.part", Keys: "F4", Can: writing, Do: func() { e.lines.find(quickParts) }},
		screen.Action{ID: "order.act.walk", Keys: "F6", Do: e.steps.walk},
		screen.Action{ID: "order.act.dispatch", Keys: "F7", Can: writing, Do: e.steps.dispatch},
		screen.Action{ID: "order.act.intake", Keys: "Alt+I", Do: e.toIntake},
		screen.Action{ID: "order.act.package", Keys: "F8", Can: writing, Do: func() { e.lines.find(quickPackages) }},
		screen.Action{ID: "order.act.settle", Keys: "F9", Can: status(shop.Working, shop.Ready, shop.Settled, shop.Delivered), Do: e.steps.settle},
		screen.Action{ID: "order.act.sheet", Keys: "Alt+Q", Can: status(shop.Working, shop.Checking, shop.Ready, shop.Settled), Do: e.steps.inspect},
		screen.Action{ID: "order.act.to_inspection", Can: status(shop.Working), Do: e.steps.toInspection},
		screen.Action{ID: "order.act.delete", Keys: "Del", Can: writing, Do: e.lines.remove},
		screen.Action{ID: "order.act.copy", Keys: "Ctrl+D", Can: writing, Do: e.lines.duplicate},
		screen.Action{ID: "act.undo", Keys: "Ctrl+Z", Can: writing, Do: e.undo},
		screen.Action{ID: "act.redo", Keys: "Ctrl+Y", Can: writing, Do: func() { e.turn(e.history.redo) }},
		screen.Action{ID: "order.act.agree", Keys: "Alt+Y", Can: writing, Do: func() { e.steps.consent(shop.Agreed) }},
		screen.Action{ID: "order.act.decline", Keys: "Alt+N", Can: writing, Do: func() { e.steps.consent(shop.Declined) }},
		screen.Action{ID: "order.act.job_start", Keys: "Alt+S", Can: writing, Do: clocks{e}.start},
		screen.Action{ID: "order.act.job_pause", Keys: "Alt+P", Can: writing, Do: clocks{e}.pause},
		screen.Action{ID: "order.act.job_finish", Keys: "Alt+F", Can: writing, Do: clocks{e}.finish},
		screen.Action{ID: "order.act.extra", Keys: "Alt+A", Can: status(shop.Working, shop.Checking), Do: e.steps.extra},
		screen.Action{ID: "order.act.deposit", Keys: "Alt+D", Can: writing, Do: e.steps.deposit},
		screen.Action{ID: "order.act.resume", Can: status(shop.Ready), Do: e.steps.resume},
		screen.Action{ID: "order.act.void", Can: writing, Do: e.steps.void},
		screen.Action{ID: "order.act.reverse", Can: status(shop.Settled, shop.Delivered), Do: e.steps.reverse},
		screen.Action{ID: "outside.act.open", Keys: "Alt+O", Do: func() { e.steps.outside("") }},
		screen.Action{ID: "outside.act.rescue", Keys: "Alt+R", Do: func() { e.steps.outside(screen.WriteRescue) }},
		screen.Action{ID: "outside.act.sublet", Keys: "Alt+X", Can: writing, Do: func() { e.steps.outside(screen.WriteSublet) }},
		screen.Action{ID: "outside.act.loan", Keys: "Alt+L", Do: func() { e.steps.outside(screen.WriteLoan) }},
		screen.Action{ID: "outside.act.transport", Keys: "Alt+T", Do: func() { e.steps.outside(screen.WriteTransport) }},
		screen.Action{ID: "order.act.vehicle", Keys: "Alt+V", Can: func() bool { return e.visit.Vehicle.ID != 0 }, Do: func() {
			e.h.Go(screen.Route{Screen: screen.Vehicle, ID: int64(e.visit.Vehicle.ID)})
		}},
		screen.Action{ID: "blueprint.act.why", Keys: "Alt+W", Can: func() bool { return e.kept.ID != 0 }, Do: func() { screen.StaySheet(e.h, e.kept.ID) }},
		screen.Action{ID: "order.act.reload", Keys: "F5", Can: func() bool { return e.kept.ID != 0 }, Do: e.loading.reload},
	)
}

func (e *Editor) frozen() bool { return e.visit.Order.Status.Frozen() }

// say shows a message above the order; quiet takes it away.
func (e voice) say(s kit.Saying) {
	e.view.banner.Say(s)
	e.view.root.Refresh()
}

func (e voice) quiet() {
	e.view.banner.Clear()
	e.view.root.Refresh()
}

// fail shows what went wrong: a refusal with the act that clears its way, all
// else in its words, faults in the log as well.
func (e voice) fail(doing string, err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	words, fault := e.h.Words(err)
	say := kit.Saying{Tone: "warn", Text: words, Close: e.voice.quiet}
	if fault {
		say.Tone = "bad"
		e.h.Log(doing, err)
	}
	var refusal *shop.Refusal
	switch {
	case errors.As(err, &refusal):
		if say.Acts = e.voice.fixes(refusal.Fix); say.Acts == nil {
			say.Acts = clocks(e).fixes(refusal.Fix)
		}
	case errors.Is(err, shop.ErrStale):
		say.Acts = e.voice.staleActs()
	case fault:
		say.Acts = []kit.Act{{Word: e.h.Say("act.retry"), Keys: "Ctrl+S", Do: func() { e.keep.save(nil) }}}
	}
	e.voice.say(say)
}

// fixes are the acts that clear the way of a refusal.
func (e voice) fixes(fix string) []kit.Act {
	word := func(id string) string { return e.h.Say(id) }
	switch fix {
	case "issue":
		return []kit.Act{{Word: word("order.act.issue"), Keys: "Ctrl+I", Do: e.steps.issue}}
	case "return":
		return []kit.Act{{Word: word("order.act.return"), Keys: "Ctrl+R", Do: e.steps.giveBack}}
	case "agree":
		return []kit.Act{{Word: word("order.act.agree_all"), Keys: "F12", Do: e.steps.next}}
	case "add_line":
		return []kit.Act{{Word: word("order.act.labour"), Keys: "F3", Do: func() { e.voice.quiet(); e.lines.find(quickLabour) }}}
	case "pay":
		return []kit.Act{{Word: word("order.act.settle"), Keys: "F9", Do: e.steps.settle}}
	case "inspect":
		if e.kept.Status == shop.Working {
			return []kit.Act{{Word: word("order.act.to_inspection"), Keys: "F12", Do: e.steps.toInspection}}
		}
		return []kit.Act{{Word: word("order.act.inspect"), Keys: "F12", Do: e.steps.inspect}}
	case "dispatch":
		return []kit.Act{{Word: word("order.act.dispatch"), Keys: "F7", Do: e.steps.dispatch}}
	case "promises":
		return []kit.Act{{Word: word("order.act.settle"), Keys: "F9", Do: e.steps.settle}}
	case "reverse":
		return []kit.Act{{Word: word("order.act.reverse"), Do: e.steps.reverse}}
	case "sublet":
		return []kit.Act{{Word: word("outside.act.open"), Keys: "Alt+O", Do: func() { e.voice.quiet(); e.steps.outside("") }}}
	case "price":
		return []kit.Act{{Word: word("extra.act.price"), Keys: "F12", Do: func() { toPrice(e.lines) }}}
	case "record":
		return []kit.Act{{Word: word("order.act.repair"), Keys: "Alt+Z", Do: func() { e.voice.quiet(); openRepair(e.Editor) }}}
	case "rework":
		return []kit.Act{{Word: word("rework.act.open"), Keys: "Alt+J", Do: func() { e.voice.quiet(); guarantees(e).open() }}}
	case "refund":
		return []kit.Act{{Word: word("order.act.pay_back"), Do: e.steps.payBack}}
	}
	return nil
}

// pinActs offer somebody else's PIN where a problem is that a right is missing.
func (e voice) pinActs(p shop.Problem) []kit.Act {
	right := map[string]shop.Right{
		"line.say.discount_right": shop.Discount, "line.say.price_right": shop.ChangePrice,
		"line.say.raise_right": shop.RaisePrice, "line.say.payer_right": shop.ShopPays,
	}[p.Say]
	if right == "" || e.h.PIN == nil {
		return nil
	}
	return []kit.Act{{Word: e.h.Say("order.act.pin"), Keys: "F11", Do: func() {
		e.h.PIN(right, func(d work.Desk) { e.keep.saveAs(d, nil) })
	}}}
}

func (e *Editor) focus(o fyne.Focusable) { e.h.Env.Focus(o) }

func (e *Editor) undo() { e.turn(e.history.undo) }

func (e *Editor) turn(step func([]shop.Line) ([]shop.Line, bool)) {
	lines, ok := step(e.visit.Order.Lines)
	if !ok {
		return
	}
	e.visit.Order.Lines = lines
	e.lines.grid.Refresh()
	e.edited()
}

// openPanel shows the reception as a sheet where it has no room beside the
// lines.
func (e *Editor) openPanel() {
	if e.view.panel.Visible() || e.arriving() || (e.view.drawer != nil && e.view.drawer.Open()) {
		return
	}
	e.view.drawer = e.h.Env.Layer.OpenSheet(e.h.Env, kit.SheetSpec{Title: e.h.Say("order.intake"), Content: e.intake.content(), Closed: func() {
		e.view.short.Refresh()
		e.view.panel.Refresh()
	}})
}

func (e *Editor) toIntake() {
	e.openPanel()
	e.intake.focusFirst()
}

// queue is the acts that were asked for while another one was under way: they
// follow it in their order, so that no key is lost to a slow disk.
type queue struct {
	on   bool
	wait []func()
}

// next begins the act that waits longest, unless the one that just ended has
// led to another.
func (q *queue) next() {
	if !q.on && len(q.wait) > 0 {
		do := q.wait[0]
		q.wait = q.wait[1:]
		do()
	}
}

// save keeps the order, and the car and customer if they are new; then runs
// after it was kept.
func (e keeping) save(then func()) { e.keep.saveAs(e.h.Desk(), then) }

func (e keeping) saveAs(desk work.Desk, then func()) {
	if e.arriving() {
		return
	}
	if e.busy.on {
		e.busy.wait = append(e.busy.wait, func() { e.keep.saveAs(desk, then) })
		return
	}
	if err := e.intake.read(); err != nil {
		e.intake.show(err)
		return
	}
	if err := e.intake.check().Err(); e.newly && err != nil {
		e.intake.show(err) // all that is missing at once, each under its field
		return
	}
	if e.kept.ID != 0 && (!e.draft.Dirty() || e.frozen()) {
		if then != nil {
			then()
		}
		return
	}
	e.intake.fillSender()
	visit, newly, fresh, typed, recalls := e.visit, e.newly, e.kept.ID == 0, e.draft.Typed(), e.facts.recalls
	e.busy.on = true
	kit.Load(e.h.Env.Run, func(ctx context.Context) (work.Visit, error) {
		switch {
		case len(recalls) > 0 && visit.Order.ID == 0:
			return work.ReceiveRecall(ctx, desk, visit, recalls...)
		case newly:
			return work.Receive(ctx, desk, visit)
		}
		order, err := work.SaveOrder(ctx, desk, visit.Order)
		visit.Order = order
		return visit, err
	}, func(v work.Visit, err error) {
		e.busy.on = false
		defer e.busy.next()
		if err != nil {
			e.intake.show(err)
			return
		}
		if typed != e.draft.Typed() {
			e.keep.savedBehind(v, len(visit.Order.Lines))
			campaigns(e).saved(newly)
			if then != nil {
				e.keep.saveAs(desk, then) // what was typed meanwhile goes along: no key is lost
			}
			return
		}
		e.keep.saved(v)
		campaigns(e).saved(newly)
		if fresh && e.intake.focused() != "" {
			e.lines.focusQuick() // the car is taken in: its work is next
		}
		if then != nil {
			then()
		}
	})
}

// savedBehind notes what was kept while somebody typed on: what is on the
// screen is newer and stays, as something unsaved, with the lines behind the sent ones
// that the saving brought.
func (e keeping) savedBehind(v work.Visit, sent int) {
	newer := e.visit.Order
	newer.Lines = append(slices.Clone(newer.Lines), v.Order.Lines[min(sent, len(v.Order.Lines)):]...)
	e.keep.saved(v)
	e.visit.Order = typedOver(e.visit.Order, newer)
	e.intake.build()
	e.keep.touch()
	e.refresh()
}

// saved shows the order as it was kept.
func (e keeping) saved(v work.Visit) {
	first := e.kept.ID == 0
	e.voice.quiet()
	e.draft.Drop()
	e.keep.take(v)
	if first {
		e.draft.Rename("order:" + strconv.FormatInt(int64(v.Order.ID), 10))
		to := screen.Route{Screen: screen.Order, ID: int64(v.Order.ID)}
		e.h.Moved(e.Editor, to)
		e.route = to
		e.intake.build()
	}
	e.refresh()
}

// done shows the order after an act, or says why it was not done.
func (e keeping) done(doing, words string) func(shop.Order, error) {
	return func(o shop.Order, err error) {
		e.busy.on = false
		defer e.busy.next()
		if err != nil {
			var problems shop.Problems
			if errors.As(err, &problems) {
				e.intake.show(err)
				return
			}
			e.voice.fail(doing, err)
			return
		}
		v := e.visit
		v.Order = o
		e.keep.saved(v)
		e.lines.refreshStock()
		if words != "" {
			e.h.Toast(e.h.Say(words, shop.Args{"Plate": e.view.plate(), "Status": o.Status}), nil)
		}
	}
}

// act saves what is unsaved and then does something with the order.
func (e keeping) act(doing, words string, do func(context.Context, work.Desk, shop.Order) (shop.Order, error)) {
	e.keep.save(func() {
		e.busy.on = true
		o := e.kept
		screen.Act(e.h, func(ctx context.Context, d work.Desk) (shop.Order, error) { return do(ctx, d, o) }, e.keep.done(doing, words))
	})
}
