package work

import (
	"context"

	"gongdan/app/shop"
	"gongdan/data"
)

// Redone reads what the reworks have cost that were received from a day to another. It
// needs the right to see costs.
func Redone(ctx context.Context, d Desk, from, to shop.Day) (shop.RedoneBook, error) {
	if err := d.need(shop.SeeCost); err != nil {
		return shop.RedoneBook{From: from, To: to}, err
	}
	if to < from {
		return shop.RedoneBook{From: from, To: to}, shop.Refuse("reworks.refuse.order", shop.Args{"From": from, "To": to})
	}
	return data.Read(ctx, d.Store, func(v data.View) (shop.RedoneBook, error) { return data.Redone(v, from, to) })
}
