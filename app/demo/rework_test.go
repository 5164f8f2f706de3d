package demo

import (
	"context"
	"testing"

	"gongdan/app/shop"
	"gongdan/data"
	"gongdan/data/datatest"
)

func TestTheDemoShopHasAReworkOfEachCauseAndItsGuaranteesHold(t *testing.T) {
	s := datatest.New(t)
	fill(t, s, Size{Vehicles: 120, Orders: 400, Parts: 60, Seed: 1, Until: "2026-04-14"})
	causes, held := map[shop.ReworkCause]int{}, 0
	_, err := data.Read(context.Background(), s, func(v data.View) (any, error) {
		return nil, data.EachOrder(v, func(o data.OrderFile) error {
			r, ok, err := data.Rework(v, &o.Order)
			if !ok {
				return err
			}
			causes[r.Record.Cause]++
			held += len(r.Held)
			if problems := r.Record.Check(&o.Order, r.Due, v.Zone()); problems.Err() != nil {
				t.Errorf("%s: %v", o.Number, problems)
			}
			if billed := r.Billed(&o.Order); len(billed) > 0 && o.Status.Frozen() {
				t.Errorf("%s bills %v", o.Number, billed)
			}
			return err
		})
	})
	if err != nil || held == 0 {
		t.Errorf("%d items under guarantee: %v", held, err)
	}
	for _, c := range shop.ReworkCauses() {
		if causes[c] == 0 {
			t.Errorf("no rework of cause %s: %v", c, causes)
		}
	}
}
