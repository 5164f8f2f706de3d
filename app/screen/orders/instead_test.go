package orders_test

import (
	"context"
	"testing"

	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// around writes the numbers around parts, and makes the first one for another car.
func around(r *screentest.Rig) {
	byNumber := func(n string) shop.Part {
		return screentest.Read(r, func(v data.View) (shop.Part, error) { return data.PartByNumber(v, n) })
	}
	r.Part(shop.Part{Number: "3Q0413031D", Name: "前减震器总成 右 改", Unit: "只", Price: 70000, Origin: shop.OEM}, 3000, 46000)
	r.Part(shop.Part{Number: "KYB-031", Name: "前减震器", Unit: "只", Price: 52000, Origin: shop.Brand}, 2000, 30000)
	old, toyota := byNumber("3Q0413031"), byNumber("5Q0819644")
	kin := work.Kinship{Part: old.ID, Rev: old.Rev, Now: []shop.Kin{{Relation: shop.ReplacedBy, Number: "3Q0413031D"}, {Relation: shop.Alternates, Number: "KYB-031"}}}
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Part, error) { return work.SaveKin(ctx, d, kin) })
	fits := work.Fitting{Part: toyota.ID, Rev: toyota.Rev, Rows: []shop.Fit{{Make: "丰田", Model: "卡罗拉"}}}
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Part, error) { return work.SaveFits(ctx, d, fits) })
}

// passat opens an order for a car of which make and model are known.
func passat(r *screentest.Rig) {
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"})
	car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: c.ID, Make: "大众", Model: "帕萨特"})
	o := r.Visit(car, r.Now, shop.Received, shop.Order{Intake: shop.Intake{MileageKM: 23480, Complaint: "异响"}})
	editor(r, o.ID, "")
}

func TestAPartOfWhichNothingIsLeftIsSwappedForWhatServesByOneKey(t *testing.T) {
	r := stocked(t)
	around(r)
	passat(r)
	r.Press("F4")
	r.Type("3Q0413031")
	r.Tick()
	if !r.Shows("0 在库 · 替代 3Q0413031D 有 3") {
		t.Error("the list does not say what serves instead")
	}
	r.Picture("quick-instead")
	r.Press("Enter")
	if !r.Shows("替代件 3Q0413031D 有 3") {
		t.Error("the line does not say what serves instead")
	}
	r.Picture("line-instead")
	r.Press("Alt+E", "1", "Ctrl+Z")
	r.Press("Alt+E", "1", "Ctrl+S")
	if o := order(r, 1); len(o.Lines) != 1 || o.Lines[0].Code != "3Q0413031D" || o.Lines[0].Price != 70000 || o.Lines[0].Agreement.Consent != shop.Proposed {
		t.Fatalf("kept %+v", o.Lines)
	}
}

func TestAPartForOtherCarsIsMarkedAndWarnedOfInItsLine(t *testing.T) {
	r := stocked(t)
	around(r)
	passat(r)
	r.Press("F4")
	r.Type("5Q0819644")
	r.Tick()
	if !r.Shows("✗ 不适用本车") {
		t.Error("the list does not say that it is for other cars")
	}
	r.Press("Enter")
	if !r.Shows("没有这辆车") {
		t.Error("the line does not warn")
	}
	r.Picture("line-not-fit")
	r.Press("Ctrl+S")
	if o := order(r, 1); len(o.Lines) != 1 || o.Lines[0].Code != "5Q0819644" {
		t.Errorf("kept %+v", o.Lines)
	}
}

func TestAnOldNumberTypedIntoAnOrderFindsTheNewPartAndSaysSo(t *testing.T) {
	r := stocked(t)
	around(r)
	passat(r)
	r.Press("F4")
	r.Type("3Q0413031")
	r.Tick()
	if !r.Shows("取代 3Q0413031") {
		t.Error("the list does not say what it replaces")
	}
}
