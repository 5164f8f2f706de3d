package tables_test

import (
	"bytes"
	"strings"
	"testing"

	"gongdan/app/sheet"
	"gongdan/app/shop"
	"gongdan/app/tables"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

const people = "客户编号,客户姓名,客户类型,手机,地址,来源,等级,信用额度,备注\n" +
	"K001,王建国,个人,13800000001,上海,转介绍,金,,不喝茶\nK002,昌盛物流,公司,021-55556666,,,,5000,\n,李娜,,13800000002,,,,,\n"

const fleet = "车牌号,VIN,品牌,车型,年款,颜色,能源,用途,首次登记,发票日期,交付日期,交强险到期,购车价,里程,车主,车主电话,特殊号牌,备注\n" +
	"沪AD12345,LSVAA00090N000001,大众,帕萨特,2021,白,纯电,家用,2021-03-05,2021-03-01,2021-03-05,2027-03-05,189900,42310,王建国,13800000001,,\n" +
	"沪B88K20,,别克,GL8,,,,公务,,,,,,,昌盛物流,021-55556666,,\n军A1,LSVAA00070N000000,丰田,霸道,,,,,,,,,,,,,是,=1\n"

func taken(t *testing.T, d work.Desk, in *tables.Incoming) tables.Sum {
	t.Helper()
	p := plan(t, d, in)
	sum, err := p.Take(t.Context(), d, nil)
	if err != nil {
		t.Fatalf("%v %+v", err, p.Faults)
	}
	return sum
}

func TestCustomersAndCarsComeInOnceAndGoOutAndComeInUnchanged(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		d := desk(s)
		who, cars := file(t, "客户.csv", people), file(t, "车辆.csv", fleet)
		if sum := taken(t, d, open(t, d, who)); sum.Fresh != 3 {
			t.Fatalf("%+v", sum)
		}
		if sum := taken(t, d, open(t, d, cars)); sum.Fresh != 3 {
			t.Fatalf("%+v", sum)
		}
		for _, path := range []string{who, cars} {
			if again := plan(t, d, open(t, d, path)); !again.Sum().Idle() || again.Sum().Equal != 3 {
				t.Errorf("the second time: %+v", again.Sum())
			}
		}
		car := found(t, s, "沪AD12345")
		owners, err := data.Read(t.Context(), s, func(v data.View) ([]shop.OwnerSpan, error) { return data.OwnersOf(v, car.ID) })
		if err != nil || len(owners) != 1 || car.MileageKM != 42310 || car.Dates.InvoicedOn != "2021-03-01" || car.Card.Price != 18990000 {
			t.Errorf("%+v %+v %v", car, owners, err)
		}
		if other := found(t, s, "沪B88K20"); other.Use != shop.CompanyUse || other.Energy != shop.Petrol || other.OwnerID == 0 {
			t.Errorf("%+v", other)
		}
		for _, tag := range []string{"zh-CN", "en"} {
			for _, format := range []sheet.Format{sheet.XLSX, sheet.CSV} {
				unchanged(t, d, tag, format)
			}
		}
		wrong, err := data.Check(t.Context(), s)
		if err != nil || len(wrong) > 0 {
			t.Errorf("check finds %v: %v", wrong, err)
		}
	})
}

func found(t *testing.T, s *data.Store, key string) shop.Vehicle {
	t.Helper()
	car, err := data.Read(t.Context(), s, func(v data.View) (shop.Vehicle, error) { return data.VehicleByKey(v, key) })
	if err != nil {
		t.Fatal(err)
	}
	return car
}

// unchanged writes customers and cars, and brings them into the same shop, where
// they change nothing, and into a new one.
func unchanged(t *testing.T, d work.Desk, tag string, format sheet.Format) {
	t.Helper()
	other := desk(datatest.New(t))
	for _, kind := range []shop.TableKind{shop.CustomerTable, shop.VehicleTable} {
		var to bytes.Buffer
		n, err := tables.Write(t.Context(), d, kind, tables.Outgoing{Format: format, Lang: language(t, tag)}, &to)
		if err != nil || n != 3 {
			t.Fatalf("%d written: %v", n, err)
		}
		path := file(t, string(kind)+"."+string(format), to.String())
		in := open(t, d, path)
		if p := plan(t, d, in); in.Kind != kind || len(p.Faults) > 0 || !p.Sum().Idle() || p.Sum().Equal != 3 {
			t.Errorf("%s %s of %s comes in as %+v %v", tag, format, kind, p.Sum(), p.Faults)
		}
		if sum := taken(t, other, open(t, other, path)); sum.Fresh != 3 {
			t.Errorf("into a new shop: %+v", sum)
		}
	}
}

func TestATableOfBothComesInAsCustomersAndThenAsCars(t *testing.T) {
	d := desk(datatest.New(t))
	path := file(t, "旧系统.csv", "车牌号,车型,客户姓名,手机号\n沪A10001,帕萨特,王建国,13800000001\n沪A10002,高尔夫,王建国,13800000001\n沪A10003,君威,李娜,13800000002\n")
	in := open(t, d, path)
	if p := plan(t, d, in); in.Kind != shop.VehicleTable || len(p.Faults) != 3 || p.Faults[0].Why != "owner" {
		t.Fatalf("%s: %+v", in.Kind, p.Faults)
	}
	in.As(shop.CustomerTable)
	if sum := taken(t, d, in); sum.Fresh != 2 {
		t.Fatalf("%+v", sum)
	}
	in.As(shop.VehicleTable)
	if sum := taken(t, d, in); sum.Fresh != 3 {
		t.Errorf("%+v", sum)
	}
}

func TestARowThatChangesARecordKeepsWhatNoTableSays(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		d := desk(s)
		c, err := work.SaveCustomer(t.Context(), d, shop.Customer{Code: "K001", Name: "王建国", Phone: "13800000009", Contacts: []shop.Contact{{Name: "王太太", Phone: "13900000000"}}, Consent: true})
		if err != nil {
			t.Fatal(err)
		}
		v, err := work.SaveVehicle(t.Context(), d, shop.Vehicle{VIN: "LSVAA00090N000001", Plate: "沪A11111", OwnerID: c.ID, MileageKM: 50000})
		if err != nil {
			t.Fatal(err)
		}
		if sum := taken(t, d, open(t, d, file(t, "a.csv", people))); sum.Fresh != 2 || sum.Altered != 1 {
			t.Fatalf("%+v", sum)
		}
		if sum := taken(t, d, open(t, d, file(t, "b.csv", fleet))); sum.Fresh != 2 || sum.Altered != 1 {
			t.Fatalf("%+v", sum)
		}
		now, err := data.Read(t.Context(), s, func(v data.View) (shop.Customer, error) { return data.Customer(v, c.ID) })
		if err != nil || len(now.Contacts) != 1 || !now.Consent || now.Phone != "13800000001" || now.Rank != "金" {
			t.Errorf("%+v %v", now, err)
		}
		car := found(t, s, "沪AD12345")
		plates, err := data.Read(t.Context(), s, func(x data.View) ([]shop.PlateSpan, error) { return data.PlatesOf(x, v.ID) })
		if err != nil || car.ID != v.ID || car.MileageKM != 50000 || len(plates) != 1 && len(plates) != 2 {
			t.Errorf("%+v %+v %v", car, plates, err)
		}
	})
}

func TestWhoMayNotManageBringsNoCustomers(t *testing.T) {
	d := desk(datatest.New(t))
	in := open(t, d, file(t, "a.csv", people))
	d.Person = shop.Person{Roles: []shop.Role{shop.Storekeeper}, Grants: shop.DefaultGrants()}
	if _, err := plan(t, d, in).Take(t.Context(), d, nil); err == nil || !strings.Contains(err.Error(), "person.refuse.right") {
		t.Errorf("%v", err)
	}
}

func TestOneFaultKeepsAllCarsOut(t *testing.T) {
	d := desk(datatest.New(t))
	p := plan(t, d, open(t, d, file(t, "a.csv", "车牌号,VIN,首次登记\n沪A10001,LSVAA00010N000001,2021-01-01\n沪A10002,,2099-01-01\n")))
	if len(p.Faults) != 1 || p.Faults[0].Why != "future" || len(p.Doubts) != 1 || p.Doubts[0].Why != "vin_check" {
		t.Errorf("%+v %+v", p.Faults, p.Doubts)
	}
	if _, err := p.Take(t.Context(), d, nil); err == nil {
		t.Error("taken in")
	}
}
