package data

import (
	"slices"

	"gongdan/app/shop"
)

// dayClosesSound looks for closes that no form would have kept, whose figures are not what
// their payments come to, and whose drawer does not begin as the one before was left.
func dayClosesSound(c *checker) error {
	var left shop.Money
	return EachDayClose(c.v, func(x shop.DayClose) error {
		if !x.Holds() {
			return nil
		}
		t := shop.Till{Float: x.Float}
		rows, err := TillRows(c.v, x.Payments)
		if err != nil {
			return err
		}
		for _, r := range rows {
			t.Add(r.Payment)
		}
		want := t.Begin(x.Day)
		wrong := len(x.Check()) > 0 || x.Float != left
		for _, l := range x.Lines {
			wrong = wrong || l.Expected != t.Expected(l.Method)
		}
		for _, l := range want.Lines {
			wrong = wrong || l.Expected != 0 && !slices.ContainsFunc(x.Lines, func(y shop.CloseLine) bool { return y.Method == l.Method })
		}
		if left = x.Left; wrong {
			c.say("check.day_close", shop.Args{"Close": x.Number})
		}
		return nil
	})
}
