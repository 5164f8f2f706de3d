package screentest

import (
	"context"
	"strconv"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// openShop opens the shop with its owner, who sits at the desk, an advisor, a
// technician and a storekeeper.
func (r *Rig) openShop() {
	r.settings.Name, r.settings.PlatePrefix = "安行汽车服务", "沪A"
	owner, err := work.OpenShop(r.T.Context(), r.desk(), work.Opening{
		Settings: r.settings, Owner: shop.Person{Code: "wl", Name: "王磊"}, Others: []shop.Person{
			{Code: "ln", Name: "李娜", Roles: []shop.Role{shop.Advisor}},
			{Code: "zw", Name: "张伟", Roles: []shop.Role{shop.Technician}},
			{Code: "ck", Name: "陈库", Roles: []shop.Role{shop.Storekeeper}},
		},
	})
	r.must(err)
	r.Person = owner
}

// Sit puts the person with a code at the desk.
func (r *Rig) Sit(code string) {
	r.T.Helper()
	r.Person = Read(r, func(v data.View) (shop.Person, error) { return data.PersonByCode(v, code) })
}

// Do does an act at the desk.
func Do[T any](r *Rig, act func(context.Context, work.Desk) (T, error)) T {
	r.T.Helper()
	v, err := act(r.T.Context(), r.desk())
	r.must(err)
	return v
}

// Customer keeps a customer.
func (r *Rig) Customer(c shop.Customer) shop.Customer {
	r.T.Helper()
	return Do(r, func(ctx context.Context, d work.Desk) (shop.Customer, error) { return work.SaveCustomer(ctx, d, c) })
}

// Vehicle keeps a car.
func (r *Rig) Vehicle(v shop.Vehicle) shop.Vehicle {
	r.T.Helper()
	return Do(r, func(ctx context.Context, d work.Desk) (shop.Vehicle, error) { return work.SaveVehicle(ctx, d, v) })
}

// Labour keeps a job of the price book.
func (r *Rig) Labour(l shop.Labour) shop.Labour {
	r.T.Helper()
	l.Active = true
	return Do(r, func(ctx context.Context, d work.Desk) (shop.Labour, error) { return work.SaveLabour(ctx, d, l) })
}

// Part keeps a part and takes qty of it into the store at cost each.
func (r *Rig) Part(p shop.Part, qty shop.Qty, cost shop.Money) shop.Part {
	r.T.Helper()
	p.Active = true
	p = Do(r, func(ctx context.Context, d work.Desk) (shop.Part, error) { return work.SavePart(ctx, d, p) })
	if qty == 0 {
		return p
	}
	return Do(r, func(ctx context.Context, d work.Desk) (shop.Part, error) {
		return work.ReceiveStock(ctx, d, shop.Receipt{PartID: p.ID, Qty: qty, Cost: cost, Note: "PO-0220"})
	})
}

// Visit writes an order for a car on a day, and takes it as far as the station
// to; a delivered one is paid in cash.
func (r *Rig) Visit(car shop.Vehicle, on time.Time, to shop.Status, o shop.Order) shop.Order {
	r.T.Helper()
	back := r.Now
	r.Now = on
	defer func() { r.Now = back }()
	o.VehicleID, o.CustomerID, o.Status = car.ID, car.OwnerID, shop.Received
	o.Stamps.PromisedAt = on.Add(6 * time.Hour)
	if o.AdvisorID == 0 {
		o.AdvisorID = r.Person.ID
	}
	if o.Kind == "" {
		o.Kind = shop.Maintenance
	}
	if o.Intake.Complaint == "" {
		o.Intake.Complaint = "例行保养"
	}
	o = Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) { return work.SaveOrder(ctx, d, o) })
	if to == shop.Received {
		return o
	}
	a := shop.Agreement{Consent: shop.Agreed, By: "车主", Way: shop.BySignature}
	for _, l := range o.Lines {
		if l.Name[0] == '~' || len(l.Code) > 2 && l.Code[:2] == "J-" {
			no := shop.Agreement{Consent: shop.Declined, By: "车主", Way: shop.ByPhone}
			o = Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
				return work.AgreeLines(ctx, d, o.ID, o.Rev, work.Answer{Agreement: no, Lines: []shop.LineID{l.ID}})
			})
		}
	}
	o = Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.StartOrder(ctx, d, o.ID, o.Rev, a)
	})
	if to == shop.Working {
		return o
	}
	for i := range o.Lines {
		if o.Lines[i].Missing() > 0 {
			o = Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
				return work.IssueParts(ctx, d, o.ID, o.Rev)
			})
			break
		}
	}
	r.Now = on.Add(3 * time.Hour)
	o = Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.FinishOrder(ctx, d, o.ID, o.Rev)
	})
	if to == shop.Ready {
		return o
	}
	r.Now = on.Add(5 * time.Hour)
	pay := work.Settlement{OutKM: o.Intake.MileageKM, OldParts: shop.OldReturned}
	if due := o.Totals().Due; due != 0 {
		pay.Payments = []shop.Payment{{Method: shop.WeChat, Amount: due}}
	}
	o = Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.SettleOrder(ctx, d, o.ID, o.Rev, pay)
	})
	if to == shop.Settled {
		return o
	}
	return Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.DeliverOrder(ctx, d, o.ID, o.Rev)
	})
}

// Crowd keeps n customers with a car each, so that a list has something to
// scroll.
func (r *Rig) Crowd(n int) {
	r.T.Helper()
	names := []string{"潘伟", "许诚", "韩洁", "秦芳", "邓超群", "袁莉", "丁浩然", "方婷", "罗敏", "魏强", "史慧", "龙军"}
	models := [][2]string{{"大众", "朗逸"}, {"丰田", "卡罗拉"}, {"本田", "雅阁"}, {"比亚迪", "秦PLUS"}, {"别克", "英朗"}}
	for i := range n {
		c := r.Customer(shop.Customer{Name: names[i%len(names)], Phone: "139" + strconv.Itoa(10000000+i*7919), Source: shop.Sources()[i%4]})
		m := models[i%len(models)]
		r.Vehicle(shop.Vehicle{Plate: "沪B" + strconv.Itoa(10000+i*37), OwnerID: c.ID, Make: m[0], Model: m[1], Year: 2016 + i%9, MileageKM: int64(12000 + i*1711)})
	}
}
