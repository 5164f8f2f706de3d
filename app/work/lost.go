package work

import (
	"context"

	"gongdan/app/shop"
	"gongdan/app/shop/lost"
	"gongdan/data"
)

// CallsMost is how many cars are named to call about at once.
const CallsMost = 100

// LostSales is what was offered from a day to another and what became of it.
func LostSales(ctx context.Context, d Desk, from, to shop.Day) (lost.Book, error) {
	if to < from {
		return lost.Book{From: from, To: to}, shop.Refuse("reworks.refuse.order", shop.Args{"From": from, "To": to})
	}
	return data.Read(ctx, d.Store, func(v data.View) (lost.Book, error) { return data.LostSales(v, from, to) })
}

// LostCalls are the cars to call about today, worth most first, with the rules by which
// they were chosen.
func LostCalls(ctx context.Context, d Desk) (list []data.LostCall, rules lost.Rules, err error) {
	list, err = data.Read(ctx, d.Store, func(v data.View) ([]data.LostCall, error) {
		all, err := data.Rules(v)
		if err != nil {
			return nil, err
		}
		rules = lost.RulesOn(all, d.Today())
		return data.LostCalls(v, rules, d.Now(), CallsMost)
	})
	return list, rules, err
}
