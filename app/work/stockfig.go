package work

import (
	"context"

	"gongdan/app/shop"
	"gongdan/app/shop/stockfig"
	"gongdan/data"
)

// StockFigures reads the figures of the store over a period. It needs the right to see
// costs; steps hears how far it has come.
func StockFigures(ctx context.Context, d Desk, p stockfig.Period, steps Steps) (stockfig.Book, error) {
	if err := d.need(shop.SeeCost); err != nil {
		return stockfig.Book{Period: p}, err
	}
	return data.Read(ctx, d.Store, func(v data.View) (stockfig.Book, error) { return data.StockFigures(v, p, steps.tell) })
}
