package settle_test

import (
	"context"
	"testing"
	"time"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/screen/settle"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

func TestACarWithoutItsCertificateStaysAndF12OpensTheInspection(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	car := r.Vehicle(shop.Vehicle{Plate: "沪B88K20", Make: "丰田", Model: "汉兰达"})
	o := r.Visit(car, r.Now.Add(-time.Hour), shop.Working, shop.Order{Intake: shop.Intake{MileageKM: 45120}, Lines: []shop.Line{
		{Kind: shop.LabourLine, Name: "二级维护", Qty: 6000, Price: 12000, WorkClass: shop.Secondary, Payer: shop.PayCustomer},
	}})
	o = screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		kept, _, err := work.PlaceOrder(ctx, d, o.ID, o.Rev, shop.BoardMove{To: shop.ToCheck})
		return kept, err
	})
	rules := screentest.Read(r, data.Rules)
	for _, sort := range []shop.InspectionSort{shop.ProcessCheck, shop.FinalCheck} {
		in := shop.Inspection{Sort: sort, Result: shop.ResultPass, Road: shop.RoadTest{Done: true, KM: 4000}}
		in.Fit(&o, rules, r.Host.Desk().Today())
		for i := range in.Items {
			if in.Items[i].Mark = shop.MarkNone; in.Items[i].LineID != 0 {
				in.Items[i].Mark = shop.MarkOK
			}
		}
		o = screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
			kept, _, err := work.SaveInspection(ctx, d, o.ID, o.Rev, in)
			return kept, err
		})
	}
	pay := func(o shop.Order) shop.Order {
		return screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
			return work.SettleOrder(ctx, d, o.ID, o.Rev, work.Settlement{Payments: []shop.Payment{{Method: shop.Cash, Amount: o.Totals().Due}}})
		})
	}
	o = pay(o)
	o = pay(screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.ReverseOrder(ctx, d, o.ID, o.Rev, "金额错")
	}))
	r.Show(settle.New(r.Host, screen.Route{Screen: screen.Settle, ID: int64(o.ID)}))
	r.Press("F12")
	r.Picture("settle-no-certificate")
	if got := order(r, o.ID); got.Status != shop.Settled {
		t.Fatalf("the car is %s", got.Status)
	}
	r.Press("F12")
	if n := len(r.Routes); n == 0 || r.Routes[n-1] != (screen.Route{Screen: screen.Inspect, ID: int64(o.ID)}) {
		t.Errorf("went to %v", r.Routes)
	}
}
