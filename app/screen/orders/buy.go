package orders

import (
	"slices"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

func buyAction(e *Editor) screen.Action {
	return screen.Action{ID: "order.act.buy", Keys: "Ctrl+B", Can: func() bool { return !e.frozen() }, Do: func() { buyShort(e) }}
}

// buyShort (转采购) puts what the order lacks on purchase orders; what is typed is
// saved before.
func buyShort(e *Editor) {
	e.keep.save(func() {
		o := e.visit.Order
		screen.BuyForOrder(e.h, work.Seen{ID: o.ID, Rev: o.Rev}, func(err error) {
			if err != nil {
				e.voice.fail("send to purchasing", err)
				return
			}
			readBought(e)
		})
	})
}

// readBought shows what was bought for the order by now.
func readBought(e *Editor) {
	id := e.kept.ID
	screen.Read(e.h, func(v data.View) ([]data.ToCome, error) { return data.BoughtFor(v, id) }, func(all []data.ToCome, err error) {
		e.h.Log("read what was bought", err)
		if err == nil && !e.closed && id == e.kept.ID && !slices.Equal(all, e.facts.bought) {
			e.facts.bought = all
			e.refresh()
		}
	})
}

// boughtCell says that a line is on order, or that it has come.
func boughtCell(e *Editor, l *shop.Line) (c kit.Cell, ok bool) {
	for _, b := range e.facts.bought {
		if b.LineID != l.ID || l.ID == 0 {
			continue
		}
		switch {
		case b.Status.Awaited() && b.Open() > 0 && len(b.DueOn) == 10:
			c, ok = kit.Cell{Text: e.h.Say("line.coming", shop.Args{"On": string(b.DueOn[5:])}), Tone: "warn"}, true
		case b.Received > l.Issued && !ok:
			c, ok = kit.Cell{Text: e.h.Say("line.arrived"), Tone: "good"}, true
		}
	}
	return c, ok
}

// boughtWords say how many lines are on order and when the first of them is to
// come; empty when none is.
func boughtWords(e *Editor) string {
	n, first := 0, shop.Day("")
	for _, b := range e.facts.bought {
		if !b.Status.Awaited() || b.Open() == 0 {
			continue
		}
		if n++; first == "" || b.DueOn != "" && b.DueOn < first {
			first = b.DueOn
		}
	}
	if n == 0 {
		return ""
	}
	if len(first) == 10 {
		first = first[5:]
	}
	return e.h.Say("order.total.bought", shop.Args{"N": n, "On": string(first)})
}

// stockAt is the place of the stock among the cells of a part in the quick-add list.
const stockAt = 5

// withComing adds to the stock of a part what is on order of it.
func withComing(e *Editor, it data.Item, cells []string) []string {
	if it.Kind == shop.KindParts && it.Part.OnOrder > 0 && len(cells) > stockAt {
		cells[stockAt] += " +" + e.h.Env.Lang.Count(it.Part.OnOrder)
	}
	return cells
}
