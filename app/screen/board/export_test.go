package board

import (
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// Change moves a card of the board and draws it, as the answer to a move does
// before anything is read again.
func Change(p screen.Page, i int) {
	b := p.(*Page)
	c := &b.m.cards[i%len(b.m.cards)]
	if i/len(b.m.cards)%2 == 0 {
		c.Floor.Hold = shop.Hold{Why: shop.PartsShort, Since: b.m.now}
	} else {
		c.Floor.Hold = shop.Hold{}
	}
	b.m.sel = c.ID
	b.arrange()
}
