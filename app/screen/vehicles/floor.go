package vehicles

import (
	"strings"

	"gongdan/app/screen"
	"gongdan/app/shop"
)

// floor is what happened to an order in the workshop, as it happened: what, on
// which job, why and by whom, and when.
func (t teller) floor(id shop.OrderID) (list [][2]string) {
	lang := t.h.Env.Lang
	for _, ev := range t.a.events[id] {
		note, ok := t.floorNote(ev)
		if !ok {
			continue
		}
		words := []string{lang.Say(ev.Kind.Key())}
		for _, w := range []string{note, t.a.people[ev.Person]} {
			if w != "" {
				words = append(words, w)
			}
		}
		list = append(list, [2]string{strings.Join(words, "・"), lang.DateTime(ev.At)})
	}
	return list
}

// floorNote is what an event of the workshop adds to its name; ok is false for
// the events that other entries tell.
func (t teller) floorNote(ev shop.Event) (note string, ok bool) {
	switch ev.Kind {
	case shop.EventHeld:
		return t.h.Say(shop.HoldReason(ev.Note).Key()), true
	case shop.EventJobPaused:
		return t.h.Say(shop.PauseReason(ev.Note).Key()), true
	case shop.EventJobDone:
		if ev.Note == string(shop.JobWasDone) {
			return "", true
		}
		return ev.Note, true
	case shop.EventDispatched, shop.EventJobStarted, shop.EventPassed, shop.EventFailed, shop.EventFound:
		return ev.Note, true
	case shop.EventRescueOut, shop.EventRescueLeft, shop.EventRescueAt, shop.EventRescueBack, shop.EventSubletOut, shop.EventSubletBack,
		shop.EventLoanOut, shop.EventLoanBack, shop.EventTransport, shop.EventOutUndone:
		return outsideNote(t, ev), true
	case shop.EventReleased, shop.EventChecking, shop.EventMovedBack:
		return "", true
	}
	return "", false
}

// outsideNote is what an event outside the shop adds to its name.
func outsideNote(t teller, ev shop.Event) string {
	var parts []string
	if ev.Amount != 0 {
		parts = append(parts, t.h.Env.Lang.Money(ev.Amount))
	}
	for _, s := range []string{ev.Note, ev.By} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " ")
}

// away says what of an order is outside now.
func (t teller) away(id shop.OrderID) (all []string) {
	for _, c := range screen.OutsideChips(t.h, t.a.outside[id], t.h.Env.Clock()) {
		all = append(all, c.Word)
	}
	return all
}
