package data

import (
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
)

func TestCheckFindsClocksThatCannotBe(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k, o, _ := floorShop(t, s)
		at := func(hours int) time.Time { return noon().Add(time.Duration(hours) * time.Hour) }
		found := func() (keys []string) {
			list, err := Check(t.Context(), s)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range list {
				keys = append(keys, f.Key)
			}
			return keys
		}
		clock := func(c shop.Clock) {
			c.Person = k.person.ID
			write(t, s, func(tx *Tx) error { return StartClock(tx, &c) })
		}
		line := job(o)
		write(t, s, func(tx *Tx) error {
			now, err := Order(tx.View, o.ID)
			if err != nil {
				return err
			}
			now.Line(line.ID).Clocked = 3000
			return SaveOrder(tx, &now)
		})
		clock(shop.Clock{Order: o.ID, Line: line.ID, From: at(0), Until: at(2)})
		clock(shop.Clock{From: at(0), Until: at(4)}) // at work meanwhile
		clock(shop.Clock{Order: o.ID, Line: line.ID, From: at(2), Until: at(3)})
		if keys := found(); len(keys) > 0 {
			t.Fatalf("three hours as clocked: %v", keys)
		}
		clock(shop.Clock{Order: o.ID, Line: line.ID, From: at(1), Until: at(2)})
		if keys := found(); !slices.Equal(keys, []string{"check.clock.twice", "check.clock.twice", "check.line.clocked"}) && !slices.Equal(keys, []string{"check.clock.twice", "check.line.clocked"}) {
			t.Errorf("in two places, and four hours on a line of three: %v", keys)
		}
		clock(shop.Clock{Order: o.ID, Line: line.ID, From: at(5)})
		write(t, s, func(tx *Tx) error {
			now, err := Order(tx.View, o.ID)
			if err != nil {
				return err
			}
			now.Status = shop.Settled
			return SaveOrder(tx, &now)
		})
		if keys := found(); !slices.Contains(keys, "check.clock.runs") {
			t.Errorf("a clock runs on a settled order: %v", keys)
		}
	})
}
