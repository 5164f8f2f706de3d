package home_test

import (
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/home"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
)

func TestAReworkWithoutACauseWaitsOnTheHomePage(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := screentest.New(t, look)
		car := r.Vehicle(shop.Vehicle{Plate: "沪B88K20", Make: "丰田", Model: "汉兰达"})
		now := r.Now
		job := shop.Line{Kind: shop.LabourLine, Code: "A", Name: "更换前制动片", Qty: shop.One, Price: 12000, Payer: shop.PayCustomer}
		visit := func(days int, to shop.Status, of shop.OrderID) shop.Order {
			return r.Visit(car, now.AddDate(0, 0, -days), to, shop.Order{Kind: shop.Repair, ReworkOf: of, Intake: shop.Intake{MileageKM: 45120, Complaint: "异响"}, Lines: []shop.Line{job}})
		}
		first := visit(6, shop.Delivered, 0)
		o := visit(2, shop.Working, first.ID)
		r.Now = now
		r.Show(home.New(r.Host, screen.Route{Screen: screen.Home}))
		r.Picture("home-rework-" + name)
		r.Sees(r.Say("rework.chip.due", shop.Args{"Day": "04-15"}))
		r.Press("Enter")
		if n := len(r.Routes); n == 0 || r.Routes[n-1] != (screen.Route{Screen: screen.Order, ID: int64(o.ID)}) {
			t.Errorf("%s: went to %v", name, r.Routes)
		}
		r.Now = now.AddDate(0, 0, 3)
		r.Show(home.New(r.Host, screen.Route{Screen: screen.Home}))
		r.Sees(r.Say("rework.chip.free"))
	}
}
