package demo

import (
	"context"
	"testing"

	"gongdan/app/shop"
	"gongdan/data"
	"gongdan/data/datatest"
)

func TestTheStoreOfTheDemoHasLotsAUsedPieceAndAPartThatACustomerBrought(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		fill(t, s, Size{Vehicles: 120, Orders: 300, Parts: 60, Seed: 1, Until: "2026-04-14"})
		lots, used, taken, owned := 0, 0, 0, 0
		_, err := data.Read(context.Background(), s, func(v data.View) (int, error) {
			if err := data.EachLot(v, func(l shop.Lot) error {
				if lots++; l.Used {
					used++
				}
				return nil
			}); err != nil {
				return 0, err
			}
			if err := data.EachMove(v, func(m shop.Move) error {
				if m.Taker != 0 {
					taken++
				}
				return nil
			}); err != nil {
				return 0, err
			}
			return 0, data.EachOrder(v, func(o data.OrderFile) error {
				for i := range o.Lines {
					if o.Lines[i].OwnPaper != "" {
						owned++
					}
				}
				return nil
			})
		})
		if err != nil || lots < 2 || used != 1 || taken == 0 || owned != 1 {
			t.Errorf("%d lots, %d used, %d moves taken by somebody, %d own parts: %v", lots, used, taken, owned, err)
		}
		if found, err := data.Check(context.Background(), s); err != nil || len(found) > 0 {
			t.Errorf("check finds %v, %v", found, err)
		}
	})
}
