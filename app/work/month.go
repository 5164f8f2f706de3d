package work

import (
	"context"

	"gongdan/app/shop"
	"gongdan/app/shop/monthly"
	"gongdan/data"
)

// MonthBook reads all that the report of a month is made from. It needs the right to see
// costs; steps hears how far it has come.
func MonthBook(ctx context.Context, d Desk, ask data.MonthAsk, steps Steps) (monthly.Book, error) {
	if err := d.need(shop.SeeCost); err != nil {
		return monthly.Book{}, err
	}
	return data.Read(ctx, d.Store, func(v data.View) (monthly.Book, error) { return data.MonthBook(v, ask, d.Now(), steps.tell) })
}
