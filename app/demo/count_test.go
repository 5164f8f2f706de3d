package demo

import (
	"testing"

	"gongdan/app/shop"
	"gongdan/data"
	"gongdan/data/datatest"
)

func TestTheDemoShopHasCountedOneZoneAndCountsAnother(t *testing.T) {
	s := datatest.New(t)
	fill(t, s, Size{Vehicles: 60, Orders: 120, Parts: 60, Seed: 1, Until: "2026-04-14"})
	takes := map[shop.TakeStatus][]shop.TakeLine{}
	_, err := data.Read(t.Context(), s, func(v data.View) (any, error) {
		return nil, data.EachStockTake(v, func(x shop.StockTake, lines []shop.TakeLine) error {
			takes[x.Status] = append(takes[x.Status], lines...)
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	var differ, counted, disputed int
	for _, l := range takes[shop.TakePosted] {
		if l.Posted != 0 {
			differ++
			if l.CauseID == 0 || (l.Posted > 0) != (l.Value > 0) {
				t.Errorf("%+v", l)
			}
		}
	}
	for _, l := range takes[shop.TakeOpen] {
		if l.Counted() {
			counted++
		}
		if l.Disputed() {
			disputed++
		}
	}
	if differ != 2 || counted == 0 || counted == len(takes[shop.TakeOpen]) || disputed != 1 {
		t.Errorf("%d differences posted, %d of %d lines counted, %d disputed", differ, counted, len(takes[shop.TakeOpen]), disputed)
	}
	if found, err := data.Check(t.Context(), s); err != nil || len(found) > 0 {
		t.Errorf("the check finds %v: %v", found, err)
	}
}
