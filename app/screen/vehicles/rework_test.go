package vehicles

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

func TestTheTimelineTellsOfInternalReworkAndTheCertificate(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	v := r.Vehicle(shop.Vehicle{Plate: "沪B88K20", Make: "丰田", Model: "汉兰达"})
	o := r.Visit(v, r.Now.Add(-time.Hour), shop.Working, shop.Order{Intake: shop.Intake{MileageKM: 45120}, Lines: []shop.Line{
		{Kind: shop.LabourLine, Name: "二级维护", Qty: 6000, Price: 12000, WorkClass: shop.Secondary, Payer: shop.PayCustomer},
	}})
	rules := screentest.Read(r, data.Rules)
	sign := func(sort shop.InspectionSort, result shop.InspectionResult, reason string) {
		in := shop.Inspection{Sort: sort, Result: result, Reason: reason, Road: shop.RoadTest{Done: true, KM: 4000}}
		in.Fit(&o, rules, r.Host.Desk().Today())
		for i := range in.Items {
			in.Items[i].Mark = shop.MarkNone
		}
		if result == shop.ResultFail {
			in.Items[0].Mark = shop.MarkBad
		}
		o = screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
			kept, _, err := work.SaveInspection(ctx, d, o.ID, o.Rev, in)
			return kept, err
		})
	}
	sign(shop.ProcessCheck, shop.ResultFail, "力矩不足")
	sign(shop.ProcessCheck, shop.ResultPass, "")
	o = screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		kept, _, err := work.PlaceOrder(ctx, d, o.ID, o.Rev, shop.BoardMove{To: shop.ToCheck})
		return kept, err
	})
	sign(shop.FinalCheck, shop.ResultPass, "")
	p := open(r, v.ID)
	r.Picture("vehicle-rework")
	has := func(words string) bool {
		return slices.ContainsFunc(p.line.list, func(e entry) bool { return strings.Contains(e.text(), strings.ToLower(words)) })
	}
	for _, want := range []string{"内部返工 1 次：力矩不足", "合格证 HG260414-001"} {
		if !has(want) {
			t.Errorf("%q is not told", want)
		}
	}
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.ResumeOrder(ctx, d, o.ID, o.Rev)
	})
	if p = open(r, v.ID); has("合格证") {
		t.Error("a void certificate is told as if it stood")
	}
}
