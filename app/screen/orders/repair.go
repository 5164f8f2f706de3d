package orders

import (
	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// welcome says what one must know before a car is taken in: how near it is to a limit of
// the order on 三包, and what stands on its owner's file.
func (e voice) welcome() {
	note := e.visit.Customer.Note
	if note != "" {
		note = e.h.Say("order.arrive.note", shop.Args{"Note": note})
	}
	clock := screen.ClockWords(e.h, e.facts.clock)
	switch {
	case clock != "":
		if note != "" {
			clock += "  " + note
		}
		tone := "warn"
		if len(e.facts.clock.Grounds) > 0 {
			tone = "bad"
		}
		e.voice.say(kit.Saying{Tone: tone, Text: clock, Close: e.voice.quiet, Acts: []kit.Act{{Word: e.h.Say("order.act.vehicle"), Keys: "Alt+V", Do: func() {
			e.h.Go(screen.Route{Screen: screen.Vehicle, ID: int64(e.visit.Vehicle.ID)})
		}}}})
	case note != "":
		e.voice.say(kit.Saying{Tone: "info", Text: note, Close: e.voice.quiet})
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
