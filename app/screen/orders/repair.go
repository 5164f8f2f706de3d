package orders

import (
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// welcome says what one must know before a car is taken in: what it is called in for, how near it is to a limit of
// the order on 三包, what the shop answers for on it, and what stands on its owner's file.
func (e voice) welcome() {
	var said []string
	if note := e.visit.Customer.Note; note != "" {
		said = append(said, e.h.Say("order.arrive.note", shop.Args{"Note": note}))
	}
	say := kit.Saying{Tone: "info", Close: e.voice.quiet}
	held, acts := guarantees(e).welcome()
	if say.Acts = acts; held != "" {
		said = append([]string{held}, said...)
	}
	if clock := screen.ClockWords(e.h, e.facts.clock); clock != "" {
		said = append([]string{clock}, said...)
		if say.Tone = "warn"; len(e.facts.clock.Grounds) > 0 {
			say.Tone = "bad"
		}
		say.Acts = append(say.Acts, clockAct(e.Editor))
	}
	if called, start, refuse := campaigns(e).welcome(); called != "" {
		said = append([]string{called}, said...)
		say.Acts = append(append(start, say.Acts...), refuse...)
		if say.Tone == "info" {
			say.Tone = "warn"
		}
	}
	if say.Text = strings.Join(said, "  "); say.Text != "" {
		e.voice.say(say)
	}
}

// repairAction opens the quality problem of the order and its record.
func repairAction(e *Editor) screen.Action {
	can := func() bool { s := e.visit.Order.Status; return s != shop.Void && s != shop.Delivered && !e.arriving() }
	return screen.Action{ID: "order.act.repair", Keys: "Alt+Z", Can: can, Do: func() { openRepair(e) }}
}

// openRepair saves what is unsaved and asks for the quality problem.
func openRepair(e *Editor) {
	e.keep.save(func() {
		screen.RepairSheet(e.h, e.kept.ID, func(shop.Order) { e.loading.reload() })
	})
}

// clockBlock is the 三包 of the car in the strip: how long it runs and what counts so far;
// nothing for a car that it does not bind.
func (e view) clockBlock() block {
	c := e.facts.clock
	if !c.Applies || e.visit.Vehicle.ID == 0 {
		return block{}
	}
	lang := e.h.Env.Lang
	b := block{sub: lang.Say("order.strip.sanbao", shop.Args{"Used": c.RepairDays.Used, "Limit": c.RepairDays.Limit})}
	switch w := c.Windows; {
	case w.Sanbao.Open:
		b.top = lang.Say("order.strip.sanbao_until", shop.Args{"Day": w.Sanbao.LastDay})
	case w.FreeRepair.Open:
		b.top = lang.Say("order.strip.free_until", shop.Args{"Day": w.FreeRepair.LastDay})
		b.sub = lang.Say("order.strip.sanbao_over")
	default:
		return block{}
	}
	return b
}
