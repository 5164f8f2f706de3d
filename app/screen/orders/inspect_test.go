package orders_test

import (
	"context"
	"testing"
	"time"

	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
)

func TestHeavyWorkGoesToTheInspectorByF12(t *testing.T) {
	r := stocked(t)
	car := r.Vehicle(shop.Vehicle{Plate: "沪B88K20", Make: "丰田", Model: "汉兰达"})
	o := r.Visit(car, r.Now.Add(-time.Hour), shop.Working, shop.Order{Intake: shop.Intake{MileageKM: 45120}, Lines: []shop.Line{
		{Kind: shop.LabourLine, Code: "BY-003", Name: "二级维护", Qty: 6000, Price: 12000, WorkClass: shop.Secondary, Payer: shop.PayCustomer},
	}})
	editor(r, o.ID, "")
	r.Press("F12") // refused: the law wants it inspected
	r.Picture("order-inspect-refused")
	if o := order(r, o.ID); o.Status != shop.Working {
		t.Fatalf("finished as %s without the inspector", o.Status)
	}
	r.Press("F12") // what the refusal offers
	if o := order(r, o.ID); o.Status != shop.Checking {
		t.Fatalf("the way that the refusal opens leads to %s", o.Status)
	}
	r.Picture("order-inspect")
	r.Press("F12")
	if n := len(r.Routes); n == 0 || r.Routes[n-1] != (screen.Route{Screen: screen.Inspect, ID: int64(o.ID)}) {
		t.Errorf("went to %v", r.Routes)
	}
	if _, err := work.FinishOrder(context.Background(), r.Host.Desk(), o.ID, order(r, o.ID).Rev); err == nil {
		t.Error("it left the inspection without a sheet")
	}
}
