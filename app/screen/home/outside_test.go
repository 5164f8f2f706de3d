package home_test

import (
	"testing"
	"time"

	"gongdan/app/screen"
	"gongdan/app/screen/home"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
)

func TestWhatShouldBeBackByNowWaitsOnTheHomePage(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := screentest.New(t, look)
		c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234", Source: shop.WalkIn})
		car := r.Vehicle(shop.Vehicle{Plate: "沪B88K20", OwnerID: c.ID, Make: "丰田", Model: "汉兰达"})
		o := r.SendOut(r.Visit(car, r.Now.Add(-26*time.Hour), shop.Working, shop.Order{Intake: shop.Intake{MileageKM: 45120}, Lines: []shop.Line{
			{Kind: shop.LabourLine, Name: "缸盖修磨", Qty: 4000, Price: 12000, Payer: shop.PayCustomer},
		}}))
		r.Now = r.Now.Add(3 * time.Hour)
		r.Show(home.New(r.Host, screen.Route{Screen: screen.Home}))
		r.Picture("home-outside-" + name)
		r.Sees(r.Say("outside.late", shop.Args{"N": 1}))
		r.Sees(r.Say("loan.state.late", shop.Args{"Time": screen.Span(r.Host, 2*time.Hour)}))
		r.Press("Enter")
		if n := len(r.Routes); n == 0 || r.Routes[n-1] != (screen.Route{Screen: screen.Order, ID: int64(o.ID)}) {
			t.Errorf("%s: went to %v", name, r.Routes)
		}
	}
}
