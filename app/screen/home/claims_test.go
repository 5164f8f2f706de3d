package home_test

import (
	"context"
	"slices"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/home"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

func TestAClaimThatTheFactoryDoesNotAnswerStandsOnTheDesk(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	job := r.Labour(shop.Labour{Code: "BS-01", Name: "拆装变速器", Hours: shop.One, Rate: 12000, WorkClass: shop.Minor})
	owner := r.Customer(shop.Customer{Name: "刘洋", Phone: "13900001111"})
	car := r.Vehicle(shop.Vehicle{Plate: "沪AD10345", OwnerID: owner.ID, Make: "大众", Model: "帕萨特"})
	now := r.Now
	o := r.Visit(car, now.AddDate(0, 0, -60), shop.Settled, shop.Order{Kind: shop.Repair, Intake: shop.Intake{MileageKM: 21000}, Lines: []shop.Line{
		{Kind: shop.LabourLine, LabourID: job.ID, Code: job.Code, Name: job.Name, WorkClass: job.WorkClass, Qty: shop.One, Price: job.Rate, Payer: shop.PayFactory},
	}})
	r.Now = now.AddDate(0, 0, -59)
	c := screentest.Read(r, func(v data.View) (shop.Claim, error) { return work.PrepareClaim(v, o.ID, "2026-02-14") })
	c.Report.Cause = "轴承磨损"
	c = screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Claim, error) { return work.SaveClaim(ctx, d, c) })
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Claim, error) {
		return work.TellClaim(ctx, d, work.SeenClaim{ID: c.ID, Rev: c.Rev}, shop.ClaimEvent{Kind: shop.ClaimSubmit})
	})
	r.Now = now
	r.Show(home.New(r.Host, screen.Route{Screen: screen.Home}))
	r.Press("End", "Enter")
	if want := (screen.Route{Screen: screen.Claims, ID: int64(c.ID)}); !slices.Contains(r.Routes, want) {
		t.Errorf("the rows lead to %v, want %v", r.Routes, want)
	}
	r.Picture("home-claims-zh")
	r.Sit("zw")
	r.Routes = nil
	r.Show(home.New(r.Host, screen.Route{Screen: screen.Home}))
	r.Press("End", "Enter")
	if slices.ContainsFunc(r.Routes, func(x screen.Route) bool { return x.Screen == screen.Claims }) {
		t.Errorf("a technician is told of claims: %v", r.Routes)
	}
}
