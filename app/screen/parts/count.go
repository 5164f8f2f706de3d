package parts

import (
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// stockTakes (盘点) leads to the stock-takes, for those who may count.
func (p *page) stockTakes() []screen.Action {
	if !p.may(shop.CountStock) {
		return nil
	}
	return []screen.Action{{ID: "parts.act.counts", Keys: "Alt+P", Button: true, Do: func() { p.h.Go(screen.Route{Screen: screen.Counts}) }}}
}
