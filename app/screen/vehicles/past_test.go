package vehicles

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// warranted is a car with a rework of its brakes, a claim that was paid in part, and a
// return that was asked for and refused.
func warranted(t *testing.T, look screentest.Look) (*screentest.Rig, shop.Vehicle, [2]shop.Order) {
	r := screentest.New(t, look)
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"})
	v := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", VIN: "LSVAA00090N000001", OwnerID: c.ID, Make: "大众", Model: "帕萨特", Use: shop.Household, Dates: shop.VehicleDates{InvoicedOn: "2025-12-01"}})
	job := r.Labour(shop.Labour{Code: "ZD-003", Name: "更换前制动片", Hours: 1200, WorkClass: shop.Minor, GuaranteeDays: 90, GuaranteeKM: 5000})
	now := r.Now
	visit := func(days int, to shop.Status, kind shop.OrderKind, first shop.OrderID, payer shop.Payer) shop.Order {
		l := shop.SellLabour(job, 12000)
		l.Payer = payer
		return r.Visit(v, now.AddDate(0, 0, -days), to, shop.Order{Kind: kind, ReworkOf: first, Intake: shop.Intake{MileageKM: 50_000 + int64(30-days)*30, Complaint: "刹车异响"}, Lines: []shop.Line{l}})
	}
	first := visit(30, shop.Delivered, shop.Repair, 0, shop.PayFactory)
	again := visit(20, shop.Ready, shop.Rework, first.ID, shop.PayShop)
	again = screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.SaveRework(ctx, d, work.Rework{Order: again.ID, Rev: again.Rev, Record: shop.ReworkRecord{Item: "ZD-003", Cause: shop.CausePart, Batch: "B1"}})
	})
	r.Now = now.AddDate(0, 0, -10)
	x := screentest.Read(r, func(v data.View) (shop.Claim, error) { return work.PrepareClaim(v, first.ID, "2026-04-04") })
	x.Factory, x.Report = "上汽大众", shop.ClaimReport{Fault: "异响", Cause: "制动片硬", CausingPart: "8W0698151"}
	x = screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Claim, error) { return work.SaveClaim(ctx, d, x) })
	for _, e := range []shop.ClaimEvent{{Kind: shop.ClaimSubmit}, {Kind: shop.ClaimRefuse, Note: "缺照片"}, {Kind: shop.ClaimReopen, Note: "已补"}, {Kind: shop.ClaimAccept, Amount: x.Sum()}, {Kind: shop.ClaimPay, Amount: 5000, On: "2026-04-05"}} {
		r.Now = r.Now.Add(26 * time.Hour)
		x = screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Claim, error) {
			return work.TellClaim(ctx, d, work.SeenClaim{ID: x.ID, Rev: x.Rev}, e)
		})
	}
	r.Now = r.Now.Add(time.Hour)
	k := shop.Case{VehicleID: v.ID, CustomerID: c.ID, Asked: shop.ReturnsCar, Remedy: shop.ReturnsCar, Request: shop.CaseRequest{At: r.Now, KM: 50_900, Words: "要求退车"}}
	k = screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Case, error) { return work.SaveCase(ctx, d, k) })
	r.Now = r.Now.Add(24 * time.Hour)
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Case, error) {
		return work.AnswerCase(ctx, d, work.CaseReply{SeenCase: work.SeenCase{ID: k.ID, Rev: k.Rev}, Answer: shop.CaseAnswer{At: r.Now, How: shop.AnswerWritten, Reason: "不符合退车条件"}})
	})
	r.Now = now
	return r, v, [2]shop.Order{first, again}
}

func TestTheTimelineTellsOfClaimsCasesAndReworksNewestFirst(t *testing.T) {
	for name, look := range screentest.Looks() {
		r, v, orders := warranted(t, look)
		p := open(r, v.ID)
		r.Picture("vehicle-past-" + name)
		p.filters.Choose(slices.Index(sorts(), ofWarranty))
		r.Picture("vehicle-past-only-" + name)
		say := r.Say
		event := func(key string) string { return say(key) }
		want := []string{event("case.event.refused"), event("case.event.asked"), event("claim.event.pay"), event("claim.event.accept"), event("claim.event.reopen"), event("claim.event.refuse"), event("claim.event.submit"), orders[0].Number}
		if len(p.line.list) != len(want) {
			t.Fatalf("%s: %d entries: %+v", name, len(p.line.list), p.line.list)
		}
		for i, e := range p.line.list {
			if !containsFold(e.text(), want[i]) {
				t.Errorf("%s: entry %d is %q, want %q", name, i, e.text(), want[i])
			}
			if i > 0 && e.at.After(p.line.list[i-1].at) {
				t.Errorf("%s: entry %d is later than the one before", name, i)
			}
		}
		for i, to := range []string{screen.Cases, screen.Cases, screen.Claims, screen.Claims, screen.Claims, screen.Claims, screen.Claims, screen.Order} {
			p.line.choose(i)
			p.line.enter()
			if got := r.Routes[len(r.Routes)-1]; got.Screen != to || got.ID == 0 {
				t.Errorf("%s: entry %d opens %+v", name, i, got)
			}
		}
	}
}

func TestAnOrderAndItsReworkNameEachOther(t *testing.T) {
	r, v, orders := warranted(t, screentest.Look{})
	p := open(r, v.ID)
	for i, want := range []string{r.Say("vehicle.reworked_by", shop.Args{"Number": orders[1].Number, "Day": "2026-03-25"}), r.Say(shop.CausePart.Key())} {
		at := slices.IndexFunc(p.line.list, func(e entry) bool { return e.order == orders[i].ID && e.sort == ofOrders })
		if at < 0 || !slices.ContainsFunc(p.line.list[at].warn, func(w string) bool { return containsFold(w, want) }) {
			t.Errorf("%s does not say %q: %+v", orders[i].Number, want, p.line.list)
		}
	}
}

func containsFold(s, part string) bool {
	return strings.Contains(strings.ToLower(s), strings.ToLower(part))
}
