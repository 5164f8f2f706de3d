package orders_test

import (
	"context"
	"slices"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
)

func TestAnOrderSaysHowLongTheCaseOfItsCarHasAndLeadsToIt(t *testing.T) {
	r := stocked(t)
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"})
	car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: c.ID, Make: "大众", Model: "帕萨特"})
	o := r.Visit(car, r.Now, shop.Working, shop.Order{Intake: shop.Intake{MileageKM: 23480}, Lines: []shop.Line{
		{Kind: shop.OtherLine, Name: "拖车", Qty: shop.One, Price: 30000, Payer: shop.PayCustomer},
	}})
	editor(r, o.ID, "")
	r.Press("Alt+H")
	if slices.ContainsFunc(r.Routes, func(x screen.Route) bool { return x.Screen == screen.Cases }) {
		t.Error("a key leads to a case that is not there")
	}
	k := screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Case, error) {
		return work.SaveCase(ctx, d, shop.Case{VehicleID: car.ID, Asked: shop.Exchange, Request: shop.CaseRequest{At: r.Now.AddDate(0, 0, -24)}})
	})
	r.Sees(r.Say("case.chip.late", shop.Args{"What": r.Say("case.chip.answer"), "N": 6}))
	r.Picture("order-case")
	r.Press("Alt+H")
	if want := (screen.Route{Screen: screen.Cases, ID: int64(k.ID)}); !slices.Contains(r.Routes, want) {
		t.Errorf("Alt+H leads to %v", r.Routes)
	}
}
