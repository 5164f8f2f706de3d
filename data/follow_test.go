package data

import (
	"context"
	"slices"
	"testing"

	"gongdan/app/shop"
)

func TestAStoreHearsWhatAnotherProgramWritesAndItsOwnOnce(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		other, err := Open(context.Background(), s.where)
		if err != nil {
			t.Fatal(err)
		}
		defer other.Close()
		_, o, _ := floorShop(t, s)
		var heard []shop.Change
		defer s.Watch(func(c []shop.Change) { heard = append(heard, c...) })()
		follow := func() []shop.Change {
			t.Helper()
			heard = nil
			if err := s.Follow(t.Context()); err != nil {
				t.Fatal(err)
			}
			return heard
		}
		equal(t, len(follow()), 0) // what was there before
		o.Floor.Waits = false
		write(t, other, func(tx *Tx) error {
			tx.Note("order.card", shop.KindOrders, int64(o.ID), "")
			return SaveOrder(tx, &o)
		})
		if got := follow(); !slices.Contains(got, shop.Change{Kind: shop.KindOrders, ID: int64(o.ID)}) || !slices.Contains(got, shop.Change{Kind: shop.KindClocks}) {
			t.Errorf("heard %v", got)
		}
		equal(t, len(follow()), 0)
		write(t, s, func(tx *Tx) error {
			tx.Note("order.card", shop.KindOrders, int64(o.ID), "")
			return SaveOrder(tx, &o)
		})
		if len(heard) == 0 {
			t.Error("its own write is not told")
		}
		equal(t, len(follow()), 0)
	})
}

func TestAWriteThatIsUndoneIsHeardByNobody(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		_, o, _ := floorShop(t, s)
		must(t, s.Follow(t.Context()))
		err := writeAt(s, noon(), func(tx *Tx) error {
			tx.Note("order.card", shop.KindOrders, int64(o.ID), "")
			return shop.ErrStale
		})
		if err == nil {
			t.Fatal("it was kept")
		}
		heard := 0
		defer s.Watch(func([]shop.Change) { heard++ })()
		must(t, s.Follow(t.Context()))
		equal(t, heard, 0)
	})
}
