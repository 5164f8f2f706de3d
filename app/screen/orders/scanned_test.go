package orders_test

import (
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/data"
)

func TestAScannedPartGetsALineAndIsMarkedWhenItHasOne(t *testing.T) {
	r := stocked(t)
	around(r)
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"})
	car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: c.ID, Make: "大众", Model: "帕萨特"})
	o := r.Visit(car, r.Now, shop.Received, shop.Order{Intake: shop.Intake{MileageKM: 23480, Complaint: "异响"}})
	page := editor(r, o.ID, "")
	scan := func(number string) {
		t.Helper()
		hit := screentest.Read(r, func(v data.View) (shop.Hit, error) { return data.CodeHit(v, number) })
		if meeter, ok := screen.Page(page).(screen.Meeter); !ok || !meeter.Meet(hit) {
			t.Fatal("a scanned part is not met")
		}
	}
	scan("3Q0413031D")
	scan("5Q0819644")
	if !r.Shows("没有这辆车") {
		t.Error("nothing warns of a part for other cars")
	}
	scan("3Q0413031D")
	r.Type("2")
	r.Press("Enter", "Ctrl+S")
	got := order(r, 1)
	if len(got.Lines) != 2 || got.Lines[0].Code != "3Q0413031D" || got.Lines[0].Qty != 2*shop.One || got.Lines[0].Price != 70000 || got.Lines[1].Code != "5Q0819644" {
		t.Errorf("kept %+v", got.Lines)
	}
	if m, ok := screen.Page(page).(screen.Meeter); !ok || m.Meet(shop.Hit{Kind: shop.KindOrders, ID: 1}) {
		t.Error("the order meets what is no part")
	}
}

func TestASettledOrderTakesNoScannedPart(t *testing.T) {
	r := stocked(t)
	around(r)
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"})
	car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: c.ID, Make: "大众", Model: "帕萨特"})
	o := r.Visit(car, r.Now, shop.Settled, shop.Order{Intake: shop.Intake{MileageKM: 23480, Complaint: "异响"}, Lines: []shop.Line{{Kind: shop.LabourLine, Name: "检查", Qty: shop.One, Price: 12000, Payer: shop.PayCustomer}}})
	page := editor(r, o.ID, "")
	if m, ok := screen.Page(page).(screen.Meeter); !ok || m.Meet(shop.Hit{Kind: shop.KindParts, ID: 1, Key: "3Q0413031D"}) {
		t.Error("a line is added to what is settled")
	}
}
