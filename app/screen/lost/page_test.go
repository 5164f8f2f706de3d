package lost

import (
	"context"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// quiet is a shop in which three cars left without what they were offered.
func quiet(t *testing.T, look screentest.Look) (*screentest.Rig, []shop.Order) {
	r := screentest.New(t, look)
	now := r.Now
	pads := r.Labour(shop.Labour{Code: "ZD-003", Name: "更换前制动片", Hours: 1200, WorkClass: shop.Minor, GuaranteeDays: 90, GuaranteeKM: 5000})
	cool := r.Labour(shop.Labour{Code: "KT-001", Name: "空调系统清洗杀菌", Hours: 1000, WorkClass: shop.Minor, GuaranteeDays: 90, GuaranteeKM: 5000})
	var orders []shop.Order
	for i, plate := range []string{"沪A3K728", "沪B88K20", "沪C10001"} {
		owner := r.Customer(shop.Customer{Name: []string{"王建国", "陈敏", "刘洋"}[i], Phone: "1380000123" + plate[len(plate)-1:]})
		v := r.Vehicle(shop.Vehicle{Plate: plate, Make: "大众", Model: "帕萨特", OwnerID: owner.ID})
		lines := []shop.Line{shop.SellLabour(pads, 12000), shop.SellLabour(cool, 12000)}
		o := r.Visit(v, now.AddDate(0, 0, -9-i), shop.Received, shop.Order{Kind: shop.Repair, Intake: shop.Intake{MileageKM: 50_000, Complaint: "刹车响"}, Lines: lines})
		no := work.Answer{Agreement: shop.Agreement{Consent: shop.Declined, By: "车主", Way: shop.ByPhone}, Lines: []shop.LineID{o.Lines[i%2].ID}}
		orders = append(orders, screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
			o, err := work.AgreeLines(ctx, d, o.ID, o.Rev, no)
			if err != nil {
				return o, err
			}
			return work.VoidOrder(ctx, d, o.ID, o.Rev, "客户嫌贵")
		}))
	}
	r.Show(New(r.Host, screen.Route{Screen: screen.Lost}))
	return r, orders
}

func TestLostSalesAreToldToTheCallAndToTheOrder(t *testing.T) {
	for name, look := range screentest.Looks() {
		r, orders := quiet(t, look)
		p := r.Page.(*page)
		r.Picture("lost-calls-" + name)
		if p.calls.Rows() != 3 || p.items.Rows() != 2 || p.people.Rows() != 1 {
			t.Fatalf("%s: %d %d %d", name, p.calls.Rows(), p.items.Rows(), p.people.Rows())
		}
		// 3 × (144.00 + 120.00) offered, none sold
		if s := p.found.book.Sum(); s.MissedSum != 79200 || s.OfferedSum != 79200 || s.Missed != 6 {
			t.Errorf("%s: %+v", name, s)
		}
		r.Press("Alt+W")
		r.Picture("lost-why-" + name)
		r.Sees("144.00")
		r.Press("Esc", "Enter")
		if to := r.Routes[len(r.Routes)-1]; to.Screen != screen.Vehicle || to.ID != int64(orders[2].VehicleID) && to.ID != int64(orders[0].VehicleID) && to.ID != int64(orders[1].VehicleID) {
			t.Errorf("%s: Enter leads to %+v", name, to)
		}
		r.Press("Alt+2")
		r.Picture("lost-items-" + name)
		r.Sees("432.00") // 3 × 144.00
		r.Press("Enter")
		r.Picture("lost-offers-" + name)
		r.Sees(orders[1].Number)
		r.Press("Enter")
		if to := r.Routes[len(r.Routes)-1]; to.Screen != screen.Order {
			t.Errorf("%s: Enter leads to %+v", name, to)
		}
		r.Press("Alt+3")
		r.Picture("lost-people-" + name)
		r.Press("F4")
		r.Picture("lost-define-" + name)
		r.Press("Esc", "Ctrl+←", "Ctrl+←")
		if p.span.From != "2026-02-01" || p.items.Rows() != 0 {
			t.Errorf("%s: two months back is %s, %d items", name, p.span.From, p.items.Rows())
		}
		r.Press("Alt+2")
		r.Picture("lost-none-" + name)
	}
}
