package orders_test

import (
	"fmt"
	"slices"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/shop"
)

func TestTheClaimOfAnOrderIsOneKeyAwayOnceTheWorkIsDone(t *testing.T) {
	r := stocked(t)
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"})
	car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: c.ID, Make: "大众", Model: "帕萨特"})
	o := r.Visit(car, r.Now, shop.Working, shop.Order{Intake: shop.Intake{MileageKM: 23480}, Lines: []shop.Line{
		{Kind: shop.OtherLine, Name: "拖车", Qty: shop.One, Price: 30000, Payer: shop.PayFactory},
	}})
	editor(r, o.ID, "")
	r.Press("Alt+M")
	want := screen.Route{Screen: screen.Claims, Key: fmt.Sprintf("order/%d", o.ID)}
	if slices.Contains(r.Routes, want) {
		t.Error("a claim is begun while the work goes on")
	}
	done := r.Visit(car, r.Now, shop.Settled, shop.Order{Intake: shop.Intake{MileageKM: 23500}, Lines: []shop.Line{
		{Kind: shop.OtherLine, Name: "拖车", Qty: shop.One, Price: 30000, Payer: shop.PayFactory},
	}})
	editor(r, done.ID, "")
	r.Press("Alt+M")
	if want := (screen.Route{Screen: screen.Claims, Key: fmt.Sprintf("order/%d", done.ID)}); !slices.Contains(r.Routes, want) {
		t.Errorf("Alt+M leads to %v", r.Routes)
	}
}
