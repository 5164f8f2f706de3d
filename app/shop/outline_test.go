package shop_test

import (
	"math"
	"slices"
	"testing"

	"gongdan/app/shop"
)

func TestEveryZoneOfTheCarCanBeHitInItsMiddle(t *testing.T) {
	for _, z := range shop.Zones() {
		area := z.Area()
		if len(area) < 4 {
			t.Errorf("%s has %d corners", z, len(area))
		}
		for _, s := range area {
			if s.X < 0 || s.X > 1000 || s.Y < -70 || s.Y > 1070 {
				t.Errorf("%s reaches out of the drawing: %v", z, s)
			}
		}
		if got := shop.ZoneAt(z.Centre()); got != z {
			t.Errorf("the middle of %s is %q", z, got)
		}
	}
	for _, beside := range []shop.Spot{{X: -5, Y: 500}, {X: 500, Y: 300}, {X: 500, Y: 5}, {X: 1001, Y: 500}} {
		if got := shop.ZoneAt(beside); got != "" {
			t.Errorf("%v is on %q", beside, got)
		}
	}
	if shop.Zone("spoiler").Area() != nil || (shop.Zone("spoiler").Centre() != shop.Spot{X: 500, Y: 500}) {
		t.Error("a zone that is not known has a place")
	}
}

func TestArrowsReachEveryZoneFromEveryOther(t *testing.T) {
	ways := [][2]float64{{-1, 0}, {1, 0}, {0, -1}, {0, 1}}
	for _, from := range shop.Zones() {
		seen, next := []shop.Zone{from}, []shop.Zone{from}
		for len(next) > 0 {
			z := next[0]
			next = next[1:]
			for _, w := range ways {
				if to := z.Beside(w[0], w[1]); !slices.Contains(seen, to) {
					seen, next = append(seen, to), append(next, to)
				}
			}
		}
		if len(seen) != len(shop.Zones()) {
			t.Errorf("from %s only %d zones are reached", from, len(seen))
		}
	}
	if got := shop.FrontBumper.Beside(-1, 0); got != shop.FrontBumper {
		t.Errorf("before the front is %s", got)
	}
}

func TestTheCarIsTheSameOnBothSides(t *testing.T) {
	left, right := shop.Zone("left_rear_door").Area(), shop.Zone("right_rear_door").Area()
	for i := range left {
		if left[i].X != right[i].X || math.Abs(left[i].Y-1000+right[i].Y) > 1e-9 {
			t.Errorf("corner %d: %v and %v", i, left[i], right[i])
		}
	}
	if n := len(shop.Wheels()); n != 4 {
		t.Errorf("%d wheels", n)
	}
	for _, l := range shop.CarLines() {
		if len(l.At) < 2 || l.Curve && len(l.At)%3 != 1 {
			t.Errorf("a line of %d places", len(l.At))
		}
	}
}
