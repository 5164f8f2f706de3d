package work

import (
	"context"
	"errors"

	"gongdan/app/shop"
	"gongdan/data"
)

// Hastily does what can be made again, such as a demo shop, and waits for the disk only
// at its end; see data.Hasten.
func Hastily(ctx context.Context, d Desk, do func() error) error {
	end, err := data.Hasten(ctx, d.Store)
	if err != nil {
		return err
	}
	return errors.Join(do(), end())
}

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
