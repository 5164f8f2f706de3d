package work

import (
	"context"

	"gongdan/app/shop"
)

// Demo fills a new store with a shop to try things out in. It is refused where
// there are records, so that nothing made up comes among what is true.
func Demo(ctx context.Context, d Desk, supply Supply, feed func(*Load) error) (Taken, error) {
	return Import(ctx, d, false, func(l *Load) error {
		if !l.Fresh() {
			return shop.Refuse("demo.refuse.records", shop.Args{"Path": d.Store.Where()})
		}
		l.stock.supply = supply
		return feed(l)
	})
}
