package work_test

import (
	"errors"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

func TestACustomerIsKeptAsTypedAndFolded(t *testing.T) {
	c := open(t)
	a := got(work.SaveCustomer(t.Context(), c.as(c.advisor), shop.Customer{Name: "王建国", Phone: "１３８ 0000 1234"}))(c)
	if a.ID == 0 || a.Code != "C1" || a.Phone != "13800001234" || a.Kind != shop.PersonKind || a.Source != shop.WalkIn || !a.CreatedAt.Equal(c.now) {
		t.Errorf("%+v", a)
	}
	c.pass(1)
	b := got(work.SaveCustomer(t.Context(), c.as(c.advisor), shop.Customer{Name: "昌运公司", Kind: shop.CompanyKind, Source: shop.Referral, ReferredBy: a.ID}))(c)
	if b.Code != "C2" || b.Kind != shop.CompanyKind || b.Source != shop.Referral {
		t.Errorf("%+v", b)
	}
	old := a
	a.Rank = "金"
	a = got(work.SaveCustomer(t.Context(), c.as(c.advisor), a))(c)
	if a.CreatedAt.Equal(c.now) {
		t.Error("a customer is made anew by each save")
	}
	back, err := work.SaveCustomer(t.Context(), c.as(c.advisor), old)
	if !errors.Is(err, shop.ErrStale) || back.Rev != old.Rev {
		t.Errorf("an old form: %v, %+v", err, back)
	}
	c.wrong(failure(work.SaveCustomer(t.Context(), c.as(c.advisor), shop.Customer{})), "name")
}

func TestACarKeepsItsPlatesAndOwners(t *testing.T) {
	c := open(t)
	a := got(work.SaveCustomer(t.Context(), c.as(c.advisor), shop.Customer{Name: "甲"}))(c)
	b := got(work.SaveCustomer(t.Context(), c.as(c.advisor), shop.Customer{Name: "乙"}))(c)
	car := got(work.SaveVehicle(t.Context(), c.as(c.advisor), shop.Vehicle{Plate: "沪a·3k728", VIN: "1m8gdm9axkp042788", OwnerID: a.ID}))(c)
	if car.Plate != "沪A3K728" || car.VIN != "1M8GDM9AXKP042788" || car.Energy != shop.Petrol || car.Year != 2019 {
		t.Errorf("%+v", car)
	}
	c.pass(60)
	car.Plate, car.OwnerID, car.Energy = "沪AF12345", b.ID, ""
	car = got(work.SaveVehicle(t.Context(), c.as(c.advisor), car))(c)
	plates := read(c, func(v data.View) ([]shop.PlateSpan, error) { return data.PlatesOf(v, car.ID) })
	owners := read(c, func(v data.View) ([]shop.OwnerSpan, error) { return data.OwnersOf(v, car.ID) })
	if car.Energy != shop.PlugIn || len(plates) != 2 || !plates[0].Until.Equal(c.now) || len(owners) != 2 || owners[1].Owner != b.ID || !owners[1].Until.IsZero() {
		t.Errorf("%+v, %+v, %+v", car, plates, owners)
	}
	c.wrong(failure(work.SaveVehicle(t.Context(), c.as(c.advisor), shop.Vehicle{Plate: "沪A3K72"})), "plate")
	c.wrong(failure(work.SaveVehicle(t.Context(), c.as(c.advisor), shop.Vehicle{VIN: "1M8GDM9AXKP042788"})), "vin")
}

func TestThePriceBookIsKeptByWhoMayChangePrices(t *testing.T) {
	c := open(t)
	job := got(work.SaveLabour(t.Context(), c.as(c.owner), shop.Labour{Code: "ZD-001", Name: "更换前制动片", Hours: 800, Rate: 12000, Active: true}))(c)
	c.refused(failure(work.SaveLabour(t.Context(), c.as(c.advisor), job)), "person.refuse.right")
	c.wrong(failure(work.SaveLabour(t.Context(), c.as(c.owner), shop.Labour{Code: "A", Name: "A"})), "hours")
	kit := shop.Package{Code: "TC-01", Name: "小保养", Active: true, Items: []shop.PackageItem{{LabourID: job.ID, Qty: 800}}}
	kit = got(work.SavePackage(t.Context(), c.as(c.owner), kit))(c)
	c.refused(failure(work.SavePackage(t.Context(), c.as(c.keeper), kit)), "person.refuse.right")
	c.wrong(failure(work.SavePackage(t.Context(), c.as(c.owner), shop.Package{Code: "B", Name: "B"})), "items")
	p := got(work.SavePart(t.Context(), c.as(c.keeper), shop.Part{Number: "5q0 698 451a", Bin: "a-03-2", Name: "后制动片", Price: 46000, OnHand: 7000, Value: 1}))(c)
	if now := c.part(p.ID); now.Number != "5Q0698451A" || now.Bin != "A-03-2" || now.OnHand != 0 || now.Value != 0 {
		t.Errorf("%+v", now)
	}
	c.wrong(failure(work.SavePart(t.Context(), c.as(c.keeper), shop.Part{Name: "无号"})), "number")
	for what, err := range map[string]error{
		"job":     failure(work.SaveLabour(t.Context(), c.as(c.owner), shop.Labour{Code: "ZD-001", Name: "重复", Hours: 1})),
		"part":    failure(work.SavePart(t.Context(), c.as(c.keeper), shop.Part{Number: "5Q0698451A", Name: "重复"})),
		"package": failure(work.SavePackage(t.Context(), c.as(c.owner), shop.Package{Code: "TC-01", Name: "重复", Items: kit.Items})),
	} {
		if err == nil {
			t.Errorf("two of one code: %s", what)
		}
	}
}
