package home_test

import (
	"context"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/home"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
)

func TestACaseWhoseAnswerIsDueStandsFirstOnTheHomePage(t *testing.T) {
	for name, look := range screentest.Looks() {
		r, _ := busy(t, look)
		c := r.Customer(shop.Customer{Name: "赵敏", Phone: "13800005678", Source: shop.WalkIn})
		ask := func(plate string, days int) shop.Case {
			car := r.Vehicle(shop.Vehicle{Plate: plate, OwnerID: c.ID, Make: "大众", Model: "帕萨特", Use: shop.Household})
			return screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Case, error) {
				return work.SaveCase(ctx, d, shop.Case{VehicleID: car.ID, Asked: shop.Exchange, Request: shop.CaseRequest{At: r.Now.AddDate(0, 0, -days)}})
			})
		}
		late, soon, far := ask("沪A11111", 20), ask("沪A22222", 12), ask("沪A33333", 1)
		r.Show(home.New(r.Host, screen.Route{Screen: screen.Home}))
		r.Picture("home-cases-" + name)
		r.Sees(r.Say("home.case.late", shop.Args{"N": 3}))
		r.Sees(r.Say("home.case.left", shop.Args{"N": 3}))
		if r.Shows(r.Env.Lang.Plate("沪A33333")) || far.ID == soon.ID {
			t.Errorf("%s: a case that has time is told of", name)
		}
		r.Press("→", "Enter")
		if n := len(r.Routes); n == 0 || r.Routes[n-1] != (screen.Route{Screen: screen.Cases, ID: int64(late.ID)}) {
			t.Errorf("%s: went to %v", name, r.Routes)
		}
	}
}
