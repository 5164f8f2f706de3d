package orders

import (
	"slices"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// guarantees is what the page says of the shop's own guarantee on the car, and of the
// rework that the order may be.
type guarantees struct{ *Editor }

// readGuarantees reads what the shop answers for on the car of what was loaded, as it came,
// and how the order stands as a rework.
func readGuarantees(v data.View, got *loaded, on shop.Day) (err error) {
	o := &got.visit.Order
	at := data.Reading{On: on, KM: o.Intake.MileageKM}
	if !o.Stamps.ReceivedAt.IsZero() {
		at.On = shop.DayOf(o.Stamps.ReceivedAt, v.Zone())
	}
	if got.held, err = data.GuaranteesOf(v, got.visit.Vehicle.ID, at); err != nil {
		return err
	}
	got.rework, _, err = data.Rework(v, o)
	return err
}

// held is what the shop answers for by what stands in the order now: the reading that was
// typed may end it.
func (e guarantees) held() []shop.Guaranteed {
	km := e.visit.Order.Intake.MileageKM
	return slices.DeleteFunc(slices.Clone(e.facts.held.Held), func(g shop.Guaranteed) bool {
		return g.OrderID == e.kept.ID || g.LastKM > 0 && km > g.LastKM
	})
}

// of is the guarantee that a line falls under.
func (e guarantees) of(l *shop.Line) (shop.Guaranteed, bool) {
	g, ok := e.facts.held.Of(l)
	return g, ok && l.Counts() && l.Origin != shop.CustomerOwned && slices.ContainsFunc(e.held(), func(x shop.Guaranteed) bool { return x.OrderID == g.OrderID && x.Line.ID == g.Line.ID })
}

// payer marks a line that is billed though the shop answers for it.
func (e guarantees) payer(l *shop.Line, c kit.Cell) kit.Cell {
	if _, ok := e.of(l); ok && l.Payer != shop.PayShop {
		c.Tint = "warn"
	}
	return c
}

// added says of the last line that the shop still answers for it; who pays stays as it is
// until somebody decides.
func (e guarantees) added() {
	row := len(e.visit.Order.Lines) - 1
	l := e.lines.row(row)
	if l == nil {
		return
	}
	if g, ok := e.of(l); ok && l.Payer != shop.PayShop {
		e.lines.grid.Warn(row, colName, e.h.Say("guarantee.line", shop.Args{"Until": screen.GuaranteeUntil(e.h, g), "Number": g.Number}))
	}
}

// actions are those of the guarantee.
func (e guarantees) actions() []screen.Action {
	word := "rework.act.begin"
	if e.visit.Order.ReworkOf != 0 {
		word = "rework.act.open"
	}
	return []screen.Action{
		{ID: word, Keys: "Alt+J", Can: func() bool { return e.visit.Order.ReworkOf != 0 || !e.frozen() && len(e.held()) > 0 }, Do: e.rework},
		{ID: "guarantee.act.free", Keys: "Alt+K", Can: func() bool { return !e.frozen() }, Do: e.free},
	}
}

// rework makes the order one that makes an earlier one good, and opens its record where it
// is one already.
func (e guarantees) rework() {
	if e.visit.Order.ReworkOf != 0 {
		e.open()
		return
	}
	held := e.held()
	switch {
	case e.frozen():
		e.voice.fail("rework", shop.Refuse("order.refuse.frozen", shop.Args{"Status": e.visit.Order.Status}))
	case len(held) == 0:
		e.voice.fail("rework", shop.Refuse("rework.refuse.not_held", nil))
	case len(held) == 1:
		e.begin(held[0])
	default:
		items := make([]string, len(held))
		for i, g := range held {
			items[i] = g.Line.Title() + "  " + g.Number + "  " + e.h.Say("guarantee.until_day", shop.Args{"Day": g.LastDay})
		}
		screen.PickSheet(e.h, screen.Pick{Title: e.h.Say("rework.which"), Items: items, Do: func(i int, _ string) { e.begin(held[i]) }})
	}
}

// begin links the order to what it makes good.
func (e guarantees) begin(g shop.Guaranteed) {
	o := &e.visit.Order
	was, kind := o.ReworkOf, o.Kind
	o.Kind, o.ReworkOf, e.facts.item = shop.Rework, g.First, g.Line.Key()
	e.intake.form.FillOnly([]string{"kind"})
	e.voice.quiet()
	e.edited()
	e.h.Toast(e.h.Say("rework.begun", shop.Args{"What": g.Line.Title(), "Number": g.Number}), func() {
		e.visit.Order.Kind, e.visit.Order.ReworkOf, e.facts.item = kind, was, ""
		e.intake.form.FillOnly([]string{"kind"})
		e.edited()
		e.refresh()
	})
	e.refresh()
}

// open saves what is unsaved and shows the record of the rework.
func (e guarantees) open() {
	e.keep.save(func() {
		screen.ReworkSheet(e.h, e.kept.ID, e.facts.item, func(shop.Order) { e.loading.reload() })
	})
}

// free makes the shop pay the chosen line, or the customer again.
func (e guarantees) free() {
	row, _ := e.lines.grid.Selected()
	l := e.lines.row(row)
	switch {
	case l == nil:
		return
	case l.Payer == shop.PayShop:
		e.pays(row, shop.PayCustomer)
		return
	}
	if _, ok := e.of(l); !ok && e.visit.Order.ReworkOf == 0 {
		e.voice.fail("guarantee", shop.Refuse("guarantee.refuse.none", shop.Args{"Line": l.Title()}))
		return
	}
	e.pays(row, shop.PayShop)
}

func (e guarantees) pays(row int, payer shop.Payer) {
	o := &e.visit.Order
	e.history.note(o.Lines)
	o.Lines = slices.Clone(o.Lines)
	o.Lines[row].Payer = payer
	e.edited()
	e.lines.grid.Warn(row, colName, "") // what was said of it is done
	e.lines.grid.Refresh()
	e.h.Toast(e.h.Say("guarantee.pays", shop.Args{"Line": o.Lines[row].Title(), "Payer": payer}), e.undo)
}

// welcome says what the shop still answers for, with the key that makes the visit a rework.
func (e guarantees) welcome() (words string, acts []kit.Act) {
	if words = screen.GuaranteeWords(e.h, e.held()); words == "" {
		if n := len(e.facts.held.Lapsed); n > 0 {
			g := e.facts.held.Lapsed[0]
			words = e.h.Say("guarantee.lapsed", shop.Args{"What": g.Line.Title(), "Until": screen.GuaranteeUntil(e.h, g)})
		}
		return words, nil
	}
	return words, []kit.Act{{Word: e.h.Say("rework.act.begin"), Keys: "Alt+J", Do: e.rework}}
}

// block is the rework in the strip: what it makes good, and until when another cause can
// be shown.
func (e guarantees) block() block {
	r := e.facts.rework
	if e.visit.Order.ReworkOf == 0 || r.First.ID == 0 {
		return block{}
	}
	b := block{top: e.h.Say("rework.strip", shop.Args{"Number": r.First.Number})}
	switch {
	case !r.Free:
		b.sub = e.h.Say("rework.strip.billed", shop.Args{"Cause": shop.Named(r.Record.Cause.Key())})
	case r.Record.Cause != shop.CauseOpen:
		b.sub = e.h.Say("rework.strip.free", shop.Args{"Cause": shop.Named(r.Record.Cause.Key())})
	default:
		b.sub = e.h.Say("rework.strip.due", shop.Args{"Day": r.Due})
	}
	return b
}

// chips are the marks of the order: that the cause is due, that the customer chooses, or
// what the shop answers for.
func (e guarantees) chips() (all []kit.ChipSpec) {
	r := e.facts.rework
	switch {
	case e.visit.Order.ReworkOf != 0 && r.First.ID == 0: // not kept yet
		all = append(all, kit.ChipSpec{Icon: "undo", Word: e.h.Say(shop.Rework.Key()), Tone: "red"})
	case r.First.ID != 0 && r.Chooses() && r.Record.Choice == shop.ChoiceOpen:
		return []kit.ChipSpec{{Icon: "alert", Word: e.h.Say("rework.chip.chooses", shop.Args{"N": len(r.Repeats)}), Tone: "bad"}}
	case r.First.ID != 0 && r.Record.Cause == shop.CauseOpen && !e.frozen():
		if chip, ok := screen.ReworkChip(e.h, r.Due, e.h.Desk().Today()); ok {
			all = append(all, chip)
		}
	case e.visit.Order.ReworkOf == 0 && !e.frozen() && len(e.held()) > 0:
		all = append(all, kit.ChipSpec{Icon: "shield", Word: e.h.Say("guarantee.chip", shop.Args{"N": len(e.held())}), Tone: "info"})
	}
	return all
}
