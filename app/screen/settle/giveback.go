package settle

import (
	"context"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// returns open the return of what was issued and is not billed.
func returns(p *Page) []kit.Act {
	return []kit.Act{{Word: p.h.Say("order.act.return"), Keys: "Ctrl+R", Do: func() { giveBack(p) }}}
}

// giveBack brings pieces of the first line back of which more is out than is billed.
func giveBack(p *Page) {
	o, l := p.order, unbilled(p)
	if l == nil {
		return
	}
	screen.ReturnSheet(p.h, *l, func(r work.Return) {
		p.act("return parts", func(ctx context.Context, d work.Desk) (shop.Order, error) {
			return work.ReturnParts(ctx, d, o.ID, o.Rev, r)
		}, func() { p.h.Toast(p.h.Say("order.done.returned"), nil) })
	})
}

// unbilled is the first line of which more is out than is billed; nil if there is none.
func unbilled(p *Page) *shop.Line {
	for i := range p.order.Lines {
		if l := &p.order.Lines[i]; l.Surplus() > 0 {
			return l
		}
	}
	return nil
}
