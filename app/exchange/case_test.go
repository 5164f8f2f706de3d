package exchange

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"gongdan/app/shop"
	"gongdan/data"
	"gongdan/data/datatest"
)

func TestCasesAndTheCalendarTravelBothWays(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		load(t, s, example(t, "cases.json"))
		first := dump(t, s)
		if again := load(t, s, first); again.Total() != 0 || again.Kept[shop.KindCases] != 2 {
			t.Errorf("a second time %+v", again)
		}
		other := datatest.New(t)
		load(t, other, first)
		same(t, dump(t, other), first)
		read := func(number string) shop.Case {
			c, err := data.Read(t.Context(), other, func(v data.View) (shop.Case, error) { return data.CaseByNumber(v, number) })
			if err != nil {
				t.Fatal(err)
			}
			return c
		}
		if c := read("HT260413-001"); c.Status != shop.CaseExchanged || c.CompleteDue != "2026-05-15" || c.Net() != 180_000-900_000 {
			t.Errorf("%+v", c)
		}
		if c := read("HT270101-001"); c.Status != shop.CaseAsked || c.AnswerDue != "2027-01-08" { // the 1st is off, the 3rd, a Sunday, is worked
			t.Errorf("%+v", c)
		}
		found, err := data.Check(context.Background(), other)
		if err != nil || len(found) > 0 {
			t.Errorf("%+v, %v", found, err)
		}
	})
}

func TestACaseIsShownByItsNumberAndByItsCar(t *testing.T) {
	s := datatest.New(t)
	load(t, s, example(t, "cases.json"))
	want(t, show(t, viewer(t, s), "case", "ht260413-001"), `"status": "exchanged"`, `"compensation": "9000.00"`, `"net": "-7200.00"`, `"new_vehicle":`, `"answer_due":`, `"events": [`)
	open := show(t, viewer(t, s), "case", "HT270101-001")
	want(t, open, `"status": "asked"`, `"due": "2027-01-08"`, `"workdays_left":`)
	c, err := data.Read(t.Context(), s, func(v data.View) (shop.Vehicle, error) {
		k, err := data.CaseByNumber(v, "HT270101-001")
		if err != nil {
			return shop.Vehicle{}, err
		}
		return data.Vehicle(v, k.VehicleID)
	})
	if got := show(t, viewer(t, s), "case", c.VIN); err != nil || got != open {
		t.Errorf("%s, %v", got, err)
	}
}

func TestACaseThatCannotBeIsNamed(t *testing.T) {
	good := example(t, "cases.json")
	for place, change := range map[string][2]string{
		"cases[0].vehicle":     {`"vehicle": "LSVAA00090N000001"`, `"vehicle": "LSVAA00090N000009"`},
		"cases[1].asked":       {`"asked": "return"`, `"asked": "money"`},
		"cases[1].number":      {"HT270101-001", "HT260413-001"},
		"workdays[1].day":      {`"day": "2027-01-03"`, `"day": "2027-01-01"`},
		"cases[0].off":         {`"depreciation": "1200.00"`, `"depreciation": "4200.00"`},
		"cases[0].end.new_veh": {`"new_vehicle": "LSVAA49J132047371"`, `"new_vehicle": "X"`},
		"cases[0].customer":    {`"customer": "C1", "asked"`, `"customer": "C7", "asked"`},
		"cases[0].status":      {`"note": "已交车"}`, `"note": "已交车"}, "events": [{"kind": "asked", "at": "2026-04-13T10:00:00+08:00"}]`},
	} {
		text := strings.Replace(good, change[0], change[1], 1)
		if text == good {
			t.Errorf("%s: nothing was changed", place)
		}
		var broken *Broken
		_, err := Import(t.Context(), desk(datatest.New(t)), strings.NewReader(text), false)
		if !errors.As(err, &broken) || !slices.ContainsFunc(broken.Problems, func(p shop.Problem) bool { return strings.HasPrefix(p.Field, place) }) {
			t.Errorf("%s: %+v", place, err)
		}
	}
}
