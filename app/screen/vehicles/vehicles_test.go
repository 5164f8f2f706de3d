package vehicles

import (
	"context"
	"image/color"
	"testing"
	"time"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// passat is a car with a life: a change of plate, visits on five days, advice
// that was not taken, a walk-around with marks, an open order.
func passat(r *screentest.Rig) shop.Vehicle {
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234", Note: "老客户，喜欢下午取车", Consent: true})
	filter := r.Part(shop.Part{Number: "06L115562B", Name: "机油滤清器", Price: 4800, Origin: shop.OEM}, 20*shop.One, 2650)
	now := r.Now
	r.Now = now.AddDate(-2, 0, 0)
	v := r.Vehicle(shop.Vehicle{
		Plate: "沪B66771", VIN: "LSVCJ6C93RN012874", OwnerID: c.ID, Make: "大众", Model: "帕萨特 380TSI", Year: 2024, Color: "白", Energy: shop.Petrol,
		EngineNo: "DPL012345", MileageKM: 10, Note: "左后轮毂补过漆", Card: shop.WarrantyCard{Price: 21990000, Rate: 50}, Use: shop.Household,
		Dates: shop.VehicleDates{RegisteredOn: "2024-05-22", InvoicedOn: "2024-05-20", DeliveredOn: "2024-05-20", InsuredUntil: "2026-05-02", InspectedUntil: "2028-05-31"},
	})
	r.Now = now.AddDate(-1, -1, 0)
	v.Plate = "沪A3K728"
	v = r.Vehicle(v)
	r.Now = now
	oil := shop.Line{Kind: shop.LabourLine, Code: "BY-001", Name: "更换机油、机油滤清器", Qty: 500, Price: 12000, Payer: shop.PayCustomer, WorkClass: shop.Minor}
	part := shop.Line{Kind: shop.PartLine, PartID: filter.ID, Code: filter.Number, Name: filter.Name, Qty: shop.One, Price: 4800, Payer: shop.PayCustomer, Origin: shop.OEM}
	pad := shop.Line{Kind: shop.LabourLine, Code: "J-011", Name: "前制动片余 4 mm，建议更换", Qty: shop.One, Price: 42000, Payer: shop.PayCustomer, WorkClass: shop.Minor}
	shock := shop.Line{Kind: shop.LabourLine, Code: "XJ-001", Name: "更换前减震器（右前）", Qty: 2000, Price: 12000, Payer: shop.PayCustomer, WorkClass: shop.Minor}
	visit := func(months, km int, to shop.Status, kind shop.OrderKind, lines ...shop.Line) shop.Order {
		return r.Visit(v, now.AddDate(0, -months, 0).Add(-3*time.Hour), to, shop.Order{Kind: kind, Intake: shop.Intake{
			MileageKM: int64(km), Complaint: "低速过坎右前异响，热车后更明显",
			Marks:  []shop.Blemish{{Zone: "right_front_door", Kind: shop.Scratch, Note: "5 cm"}, {Zone: "left_rear_wheel", Kind: shop.Scratch}},
			Checks: []shop.Check{{Point: "body_right", Fault: true, Note: "右前门划痕 5 cm"}, {Point: "wheels", Fault: true, Note: "左后轮毂刮伤"}, {Point: "tyres"}},
		}, Lines: lines, Quality: noise(kind)})
	}
	visit(21, 5120, shop.Delivered, shop.Maintenance, oil, part)
	visit(13, 9120, shop.Delivered, shop.Repair, shock)
	visit(8, 13840, shop.Delivered, shop.Maintenance, oil, part)
	paid := visit(3, 19310, shop.Delivered, shop.Maintenance, oil, part, pad)
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.ReverseOrder(ctx, d, paid.ID, paid.Rev, "发票抬头开错")
	})
	open := visit(0, 23480, shop.Working, shop.Repair, oil, shock)
	for _, paint := range []color.Gray{{90}, {170}} {
		screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Photo, error) {
			return work.AddPhoto(ctx, d, shop.PhotoOn{OrderID: open.ID}, snap(r.T, paint))
		})
	}
	return v
}

// noise is the quality problem of a repair.
func noise(kind shop.OrderKind) *shop.QualityProblem {
	if kind != shop.Repair {
		return nil
	}
	return &shop.QualityProblem{
		Code: "XJ-NOISE", Description: "右前减震器异响", Assembly: shop.Suspension, MainPartAssembly: shop.Suspension, MainPart: "减震器",
		Record: shop.RepairRecord{Findings: "右前减震器漏油", NoTow: true, SignedAt: time.Unix(1, 0)},
	}
}

func TestPicturesOfTheVehicles(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := screentest.New(t, look)
		v := passat(r)
		r.Crowd(12)
		r.Show(New(r.Host, screen.Route{Screen: screen.Vehicle, ID: int64(v.ID)}))
		r.Press("↓", "↓", "Space")
		r.Picture("vehicle-" + name)
		r.Press("Ctrl+E")
		r.Picture("vehicle-form-" + name)
		r.Press("Esc")
		r.Show(New(r.Host, screen.Route{Screen: screen.Vehicle}))
		r.Picture("vehicle-list-" + name)
		bare := r.Vehicle(shop.Vehicle{Plate: "沪A00001"})
		r.Show(New(r.Host, screen.Route{Screen: screen.Vehicle, ID: int64(bare.ID)}))
		r.Picture("vehicle-bare-" + name)
	}
}
