package board

import (
	"gongdan/app/screen"
	"gongdan/app/work"
)

// buy (转采购) puts what the chosen order lacks on purchase orders.
func buy(p *Page) {
	if s, ok := p.m.chosen(); ok {
		screen.BuyForOrder(p.h, work.Seen{ID: s.card.ID, Rev: s.card.Rev}, func(err error) { p.h.Fail("send to purchasing", err) })
	}
}
