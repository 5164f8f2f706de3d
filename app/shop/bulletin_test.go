package shop_test

import (
	"testing"

	"gongdan/app/shop"
)

func TestABulletinHelpsWithItsFaultAndItsCars(t *testing.T) {
	b := shop.Bulletin{Number: "TB-1", Title: "异响", Words: "换油", Make: "大众", Model: "帕萨特", Fault: "TR-NOISE", YearFrom: 2019, YearTo: 2021}
	car := shop.Vehicle{Make: "大众", Model: "帕萨特", Year: 2021}
	if len(b.Check()) > 0 || !b.Helps(car, "TR-NOISE") || !b.Helps(car, "") || b.Helps(car, "EN-OIL") {
		t.Error(b.Check())
	}
	for _, x := range []struct {
		why    string
		change func(*shop.Vehicle)
		want   bool
	}{
		{"another make", func(v *shop.Vehicle) { v.Make = "丰田" }, false},
		{"another model", func(v *shop.Vehicle) { v.Model = "途观" }, false},
		{"too old", func(v *shop.Vehicle) { v.Year = 2018 }, false},
		{"the first year", func(v *shop.Vehicle) { v.Year = 2019 }, true},
		{"too new", func(v *shop.Vehicle) { v.Year = 2022 }, false},
		{"of a year nobody knows", func(v *shop.Vehicle) { v.Year = 0 }, true},
	} {
		v := car
		x.change(&v)
		if b.Helps(v, "TR-NOISE") != x.want {
			t.Error(x.why)
		}
	}
	wants(t, "an empty bulletin", shop.Bulletin{}.Check(), "number bulletin.say.number", "title bulletin.say.title", "words bulletin.say.words")
	wants(t, "years that run back", shop.Bulletin{Number: "1", Title: "a", Words: "b", YearFrom: 2021, YearTo: 2019}.Check(), "year_to bulletin.say.years")
}
