package data

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"gongdan/app/shop"
)

// sample is a small shop with two cars, one of them in the workshop.
type sample struct {
	advisor, technician shop.Person
	wang, firm          shop.Customer
	car, van            shop.Vehicle
	filter, oil         shop.Part
	service             shop.Labour
	small               shop.Package
	open, past          shop.Order
}

// fillShop writes the sample into s; times are around noon.
func fillShop(t testing.TB, s *Store) *sample {
	t.Helper()
	x := &sample{
		advisor:    shop.Person{Code: "lina", Name: "李娜", Roles: []shop.Role{shop.Advisor}, Active: true},
		technician: shop.Person{Code: "zw", Name: "张伟", Roles: []shop.Role{shop.Technician}, Active: true},
		wang: shop.Customer{
			Name: "王建国", Kind: shop.PersonKind, Phone: "13800000001", CreatedAt: noon(),
			Contacts: []shop.Contact{{Name: "陈敏", Phone: "13912345678"}},
		},
		firm:    shop.Customer{Name: "重庆长安物流有限公司", Kind: shop.CompanyKind, Phone: "02355551234", CreatedAt: noon()},
		filter:  shop.Part{Number: "06L115562B", Name: "机油滤清器", Unit: "个", Price: 5800, Origin: shop.OEM, Fits: "帕萨特 迈腾", Bin: "A-03-2", Barcode: "6901234567892", Min: 6000, Active: true},
		oil:     shop.Part{Number: "G052167", Name: "机油 5W-30", Unit: "L", Price: 9800, Origin: shop.Brand, Active: true},
		service: shop.Labour{Code: "BY-001", Name: "更换机油、机油滤清器", Hours: 500, Rate: 12000, WorkClass: shop.Minor, Active: true},
	}
	write(t, s, func(tx *Tx) error {
		if err := errors.Join(SavePerson(tx, &x.advisor), SavePerson(tx, &x.technician), SaveCustomer(tx, &x.wang), SaveCustomer(tx, &x.firm),
			SavePart(tx, &x.filter), SavePart(tx, &x.oil), SaveLabour(tx, &x.service)); err != nil {
			return err
		}
		x.car = shop.Vehicle{Plate: "沪AD12345", VIN: "LSVAA00090N000001", OwnerID: x.wang.ID, Make: "大众", Model: "帕萨特 330TSI", Energy: shop.Petrol, MileageKM: 42310}
		x.van = shop.Vehicle{Plate: "渝B88K20", OwnerID: x.firm.ID, Make: "长安", Model: "欧尚", Energy: shop.Petrol}
		x.small = shop.Package{Code: "TC-01", Name: "小保养套餐", Active: true, Items: []shop.PackageItem{{LabourID: x.service.ID, Qty: 500}, {PartID: x.filter.ID, Qty: 1000}}}
		return errors.Join(SaveVehicle(tx, &x.car), SaveVehicle(tx, &x.van), SavePackage(tx, &x.small))
	})
	x.past = x.order(x.car, -40*24*time.Hour)
	x.past.Status, x.past.OutKM = shop.Delivered, 41000
	st := &x.past.Stamps
	st.PromisedAt, st.SettledAt, st.DeliveredAt = st.ReceivedAt.Add(3*time.Hour), st.ReceivedAt.Add(2*time.Hour), st.ReceivedAt.Add(2*time.Hour)
	x.past.Lines[1].Agreement.Consent = shop.Declined
	x.past.Payments = []shop.Payment{{At: st.SettledAt, Kind: shop.Pay, Method: shop.WeChat, Amount: 4000}}
	x.open = x.order(x.car, -2*time.Hour)
	x.open.Status = shop.Working
	x.open.Stamps.AgreedAt, x.open.Stamps.PromisedAt = noon().Add(-time.Hour), noon().Add(3*time.Hour)
	write(t, s, func(tx *Tx) error { return errors.Join(SaveOrder(tx, &x.past), SaveOrder(tx, &x.open)) })
	return x
}

// order is an order of car with a job and a part, both agreed.
func (x *sample) order(car shop.Vehicle, after time.Duration) shop.Order {
	yes := shop.Agreement{Consent: shop.Agreed, Way: shop.BySignature}
	return shop.Order{
		Kind: shop.Maintenance, Status: shop.Received, VehicleID: car.ID, CustomerID: car.OwnerID, AdvisorID: x.advisor.ID,
		Intake: shop.Intake{MileageKM: 40000, Complaint: "保养"},
		Stamps: shop.Stamps{ReceivedAt: noon().Add(after)},
		Lines: []shop.Line{
			{Kind: shop.LabourLine, LabourID: x.service.ID, Code: x.service.Code, Name: x.service.Name, Qty: 500, Price: 12000, Payer: shop.PayCustomer, Technician: x.technician.ID, Agreement: yes},
			{Kind: shop.PartLine, PartID: x.filter.ID, Code: x.filter.Number, Name: x.filter.Name, Origin: shop.OEM, Qty: 1000, Price: 5800, Payer: shop.PayCustomer, Agreement: yes},
		},
	}
}

func find(t testing.TB, s *Store, text string) []shop.Hit {
	t.Helper()
	return get(t, s, func(v View) ([]shop.Hit, error) { return Find(v, text, 0) })
}

func TestACarIsFoundByWhateverOneKnowsOfIt(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		x := fillShop(t, s)
		for _, text := range []string{
			"沪A D12345", "沪AD12345", "d12345", "2345", "45", "000001", "lsvaa00090n000001", "王建国", "王", "建国", "wjg", "wangjianguo",
			"wang jianguo", "jianguo", "13800000001", "0001", "陈敏", "chenmin", "5678", "王 2345", "2345 wjg", "Ｄ１２３４５",
		} {
			hits := find(t, s, text)
			if len(hits) == 0 || hits[0].Kind != shop.KindVehicles || hits[0].ID != int64(x.car.ID) {
				t.Errorf("%q finds %+v", text, hits)
			}
		}
		for _, text := range []string{"", " ", "-", "沪A D1234567", "王 9999", "%", "_", "'"} {
			if hits := find(t, s, text); len(hits) != 0 {
				t.Errorf("%q finds %+v", text, hits)
			}
		}
	})
}

func TestAHitAnswersWhereTheCarIs(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		x := fillShop(t, s)
		h := find(t, s, "12345")[0]
		want := shop.Hit{
			Kind: shop.KindVehicles, ID: int64(x.car.ID), Key: "沪AD12345", Plate: "沪AD12345", Customer: "王建国", Phone: "13800000001",
			Title: "大众 帕萨特 330TSI", OrderID: x.open.ID, Number: x.open.Number, Status: shop.Working, Waits: WaitsParts, Who: "张伟",
			Promised: x.open.Stamps.PromisedAt, Rank: h.Rank,
		}
		equal(t, h, want)
		write(t, s, func(tx *Tx) error {
			_, err := MoveStock(tx, shop.Move{PartID: x.filter.ID, Kind: shop.MoveReceive, Qty: 5000, Value: 19000})
			return err
		})
		if h := find(t, s, "12345")[0]; h.Waits != "" {
			t.Errorf("with the part in stock it waits for %q", h.Waits)
		}
		x.open.Lines[0].Agreement = shop.Agreement{Consent: shop.Proposed}
		write(t, s, func(tx *Tx) error { return SaveOrder(tx, &x.open) })
		if h := find(t, s, "12345")[0]; h.Waits != WaitsApproval {
			t.Errorf("with a line undecided it waits for %q", h.Waits)
		}
		if h := find(t, s, "88K20")[0]; h.Status != "" || h.OrderID != 0 {
			t.Errorf("a car that is not here: %+v", h)
		}
		if h := find(t, s, x.past.Number)[0]; h.Kind != shop.KindOrders || h.Status != shop.Delivered || h.Plate != "沪AD12345" || h.Waits != "" {
			t.Errorf("an order by its number: %+v", h)
		}
		if h := find(t, s, "lqq"); len(h) != 1 || h[0].Kind != shop.KindParts || h[0].Key != "06L115562B" {
			t.Errorf("a part by its initials: %+v", h)
		}
		if h := find(t, s, "cqca")[0]; h.Plate != "渝B88K20" {
			t.Errorf("a firm by its initials: %+v", h)
		}
	})
}

func TestFindFollowsWhatIsSaved(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		x := fillShop(t, s)
		x.car.Plate = "苏E6T771"
		x.wang.Name = "单雄信"
		must(t, writeAt(s, noon().Add(time.Hour), func(tx *Tx) error { return errors.Join(SaveVehicle(tx, &x.car), SaveCustomer(tx, &x.wang)) }))
		if hits := find(t, s, "王建国"); len(hits) != 0 {
			t.Errorf("by a name that changed: %+v", hits)
		}
		for _, text := range []string{"6T771", "D12345", "shanxiongxin", "dxx", "sxx"} {
			if hits := find(t, s, text); len(hits) == 0 || hits[0].ID != int64(x.car.ID) {
				t.Errorf("%q finds %+v", text, hits)
			}
		}
		x.van.MergedInto = x.car.ID
		write(t, s, func(tx *Tx) error { return SaveVehicle(tx, &x.van) })
		if hits := find(t, s, "88K20"); len(hits) != 0 {
			t.Errorf("a file that was joined to another: %+v", hits)
		}
	})
}

func TestCarsInTheShopComeFirst(t *testing.T) {
	t.Parallel()
	s := openNew(t)
	x := fillShop(t, s)
	write(t, s, func(tx *Tx) error {
		for i := range 300 {
			v := shop.Vehicle{Plate: fmt.Sprintf("沪A%05d", 10000+i), Make: "大众", Model: "帕萨特", Energy: shop.Petrol}
			if err := SaveVehicle(tx, &v); err != nil {
				return err
			}
		}
		return nil
	})
	hits := find(t, s, "沪A")
	if len(hits) != foundAtMost || hits[0].ID != int64(x.car.ID) {
		t.Errorf("first is %+v of %d", hits[0], len(hits))
	}
}
