package orders

import (
	"slices"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/data"
)

// gearboxed is a shop with a household car of which the gearbox was repaired so often, and
// its next order in the workshop, opened.
func gearboxed(t *testing.T, look screentest.Look, times int) (*screentest.Rig, shop.Order) {
	r := screentest.New(t, look)
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"})
	car := shop.Vehicle{Plate: "沪A3K728", VIN: "LSVAA00090N000001", OwnerID: c.ID, Make: "大众", Model: "帕萨特", Year: 2025, Use: shop.Household, Card: shop.WarrantyCard{Price: 18990000, Rate: 50}}
	car.Dates = shop.VehicleDates{InvoicedOn: "2025-03-01", DeliveredOn: "2025-03-05"}
	v := r.Vehicle(car)
	now := r.Now
	visit := func(months int, to shop.Status, q *shop.QualityProblem) shop.Order {
		return r.Visit(v, now.AddDate(0, -months, 0), to, shop.Order{Kind: shop.Repair, Intake: shop.Intake{MileageKM: int64(20_000 - 1500*months), Complaint: "变速器异响"}, Quality: q, Lines: []shop.Line{
			{Kind: shop.LabourLine, Code: "BS-01", Name: "变速器检修", Qty: 4 * shop.One, Price: 12000, Payer: shop.PayFactory},
		}})
	}
	for n := range times {
		from := now.AddDate(0, n-times, 0)
		visit(times-n, shop.Delivered, &shop.QualityProblem{
			Code: "TR-NOISE", Description: "变速器异响", Assembly: shop.Gearbox, RepairFrom: from, RepairTo: from.AddDate(0, 0, 6),
			Record: shop.RepairRecord{Findings: "轴承磨损", NoTow: true, NoLoaner: true, SignedAt: from},
		})
	}
	r.Now = now
	o := visit(0, shop.Working, nil)
	r.Now = now
	r.Show(NewEditor(r.Host, screen.Route{Screen: screen.Order, ID: int64(o.ID)}))
	return r, o
}

func orderOf(r *screentest.Rig, id shop.OrderID) shop.Order {
	r.T.Helper()
	return screentest.Read(r, func(v data.View) (shop.Order, error) { return data.Order(v, id) })
}

func TestAQualityProblemIsWrittenByKeys(t *testing.T) {
	for name, look := range screentest.Looks() {
		r, o := gearboxed(t, look, 3)
		r.Sees(r.Say("repair.chip.near", shop.Args{"Reason": shop.Named("sanbao.short.same_problem"), "Used": 3, "Limit": 4}))
		r.Picture("repair-order-" + name)
		r.Press("Alt+Z")
		r.Sees("24")
		r.Picture("repair-empty-" + name)
		r.Press("Ctrl+S") // no code
		r.Sees(r.Say("say.required.code"))
		r.Type("TR-N")
		r.Tick()
		r.Picture("repair-codes-" + name)
		r.Press("Enter")
		r.Tick()
		r.Picture("repair-picked-" + name)
		r.Press("Ctrl+S")
		q := orderOf(r, o.ID).Quality
		if q == nil || q.Code != "TR-NOISE" || q.Assembly != shop.Gearbox || q.Description != "变速器异响" {
			t.Fatalf("%s: %+v", name, q)
		}
		r.Press("Alt+Z", "Ctrl+A", "Del", "Ctrl+S") // an emptied code takes it back
		if q := orderOf(r, o.ID).Quality; q != nil {
			t.Errorf("%s: still %+v", name, q)
		}
	}
}

func TestTheReceptionSaysHowNearACarIsToItsLimits(t *testing.T) {
	for name, look := range screentest.Looks() {
		r, _ := gearboxed(t, look, 5)
		r.Show(NewEditor(r.Host, screen.Route{Screen: screen.Order, Key: "new1"}))
		r.Type("3K728")
		r.Tick()
		r.Press("Ctrl+Enter")
		r.Press("Enter")
		r.Press("Ctrl+Enter")
		r.Tick()
		r.Picture("repair-arrive-" + name)
		all := ""
		for _, l := range screentest.Lines(r.Page.Content()) {
			all += l.Text + "|"
		}
		r.Sees(r.Say("sanbao.reason.same_problem"))
	}
}

func TestABillWaitsForTheRecordOfItsRepair(t *testing.T) {
	r, o := gearboxed(t, screentest.Look{}, 1)
	r.Press("Alt+Z")
	r.Type("TR-NOISE")
	r.Tick()
	r.Press("Enter", "Ctrl+S")
	r.Press("F12") // the work is done
	if o = orderOf(r, o.ID); o.Status != shop.Ready {
		t.Fatalf("the order is %s", o.Status)
	}
	e := r.Page.(*Editor)
	if !slices.ContainsFunc(e.Actions(), func(a screen.Action) bool { return a.ID == "order.act.repair" && a.Can() }) {
		t.Error("the record cannot be opened")
	}
}
