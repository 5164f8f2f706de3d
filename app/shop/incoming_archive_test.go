package shop

import (
	"slices"
	"strings"
	"testing"
)

func customerRows(all ...Customer) ArchiveSheet[Customer] {
	s := ArchiveSheet[Customer]{Columns: map[SheetField]SheetColumn{}}
	for i, f := range TableFields(CustomerTable) {
		s.Columns[f] = SheetColumn{N: i + 1}
	}
	for i, c := range all {
		e := ArchiveEntry[Customer]{Row: i + 2, Record: c}
		for _, f := range TableFields(CustomerTable) {
			if FieldText(CustomerAt(&c, f.(CustomerField))) != "" {
				e.Said = append(e.Said, f)
			}
		}
		s.Entries = append(s.Entries, e)
	}
	return s
}

func carRows(all ...SheetCar) ArchiveSheet[SheetCar] {
	s := ArchiveSheet[SheetCar]{Columns: map[SheetField]SheetColumn{}}
	for i, f := range TableFields(VehicleTable) {
		s.Columns[f] = SheetColumn{N: i + 1}
	}
	for i, c := range all {
		e := ArchiveEntry[SheetCar]{Row: i + 2, Record: c}
		for _, f := range TableFields(VehicleTable) {
			if t := FieldText(VehicleAt(&c, f.(VehicleField))); t != "" && t != "false" {
				e.Said = append(e.Said, f)
			}
		}
		s.Entries = append(s.Entries, e)
	}
	return s
}

// whys are the ends of the keys of faults, with their columns.
func whys(all Faults) string {
	var s []string
	for _, f := range all {
		s = append(s, f.Column.Letters()+" "+f.Why)
	}
	return strings.Join(s, ", ")
}

func TestFieldsOfATableAreFoundByTheirKeys(t *testing.T) {
	for _, kind := range TableKinds() {
		for _, f := range TableFields(kind) {
			if got, ok := SheetFieldOf(kind, f.String()); !ok || got != f || f.Table() != kind || !strings.HasSuffix(f.Key(), "."+f.String()) {
				t.Errorf("%s of %s is %v", f, kind, got)
			}
		}
		if _, ok := SheetFieldOf(kind, "nothing"); ok {
			t.Errorf("%s has a field that is none", kind)
		}
	}
}

func TestCustomersAreKnownByCodeElseByNameAndPhone(t *testing.T) {
	kept := []Customer{{ID: 1, Code: "C1", Name: "王建国", Phone: "13800000001", Kind: PersonKind, Source: Referral}, {ID: 2, Code: "C2", Name: "昌盛物流", Kind: CompanyKind}}
	p := PlanCustomers(customerRows(
		Customer{Name: "王建国", Phone: "13800000001"},
		Customer{Code: "C2", Name: "昌盛物流", CreditLimit: 500000},
		Customer{Name: "王建国", Phone: "13900000009"},
		Customer{Name: "王建国", Phone: "13900000009"}, // the same row again
		Customer{Code: "K7", Name: "王建国", Phone: "13800000001"},
	), kept)
	if len(p.Rows) != 4 || p.Equal != 1 || p.Altered != 1 || p.Fresh != 2 || len(p.Faults) != 0 || whys(p.Doubts) != "B alike" {
		t.Fatalf("%+v", p)
	}
	if r := p.Rows[1]; r.Now.CreditLimit != 500000 || r.Now.ID != 2 || !slices.Equal(r.Changes, []FieldChange{{CustomerCredit, "", "5000.00"}}) {
		t.Errorf("%+v", r)
	}
	if r := p.Rows[2]; r.Now.Kind != PersonKind || r.Now.Source != WalkIn {
		t.Errorf("%+v", r.Now)
	}
}

func TestFaultsOfCustomersAreFound(t *testing.T) {
	p := PlanCustomers(customerRows(
		Customer{Code: "K1", Name: "a", Phone: "1380000"},
		Customer{Code: "K1", Name: "b"},
		Customer{Code: "K2"},
		Customer{Code: "K3", Name: strings.Repeat("长", MaxName+1)},
	), nil)
	if whys(p.Faults) != "A twice_row, B no_customer_name, B too_long" || whys(p.Doubts) != "D phone_form" {
		t.Errorf("%s; %s", whys(p.Faults), whys(p.Doubts))
	}
}

const goodVIN = "LSVAA00090N000001"

func TestCarsAreKnownByVINElseByPlate(t *testing.T) {
	people := []Customer{{ID: 1, Code: "C1", Name: "王建国", Phone: "13800000001"}, {ID: 2, Code: "C2", Name: "李娜", Phone: "13800000002"}}
	kept := []Vehicle{
		{ID: 1, VIN: goodVIN, Plate: "沪AD1234", OwnerID: 1, MileageKM: 50000, Energy: Petrol, Use: Household},
		{ID: 2, Plate: "沪B88K20", Energy: Petrol, Use: Household},
	}
	p := PlanVehicles(carRows(
		SheetCar{Vehicle: Vehicle{VIN: goodVIN, MileageKM: 42000}, OwnerName: "王建国"},
		SheetCar{Vehicle: Vehicle{Plate: "沪B88K20", VIN: "LSVAA00070N000000"}, OwnerName: "李娜", OwnerPhone: "13800000002"},
		SheetCar{Vehicle: Vehicle{Plate: "沪AD99999"}, Owner: "C2"},
	), kept, people, "2026-04-14")
	if len(p.Faults) != 0 || p.Equal != 1 || p.Altered != 1 || p.Fresh != 1 {
		t.Fatalf("%+v", p)
	}
	if r := p.Rows[1]; r.Now.ID != 2 || r.Now.OwnerID != 2 || len(r.Changes) != 2 {
		t.Errorf("%+v", r)
	}
	if r := p.Rows[2]; r.Now.Energy != BatteryElectric || r.Now.Use != Household || r.Now.OwnerID != 2 {
		t.Errorf("%+v", r.Now)
	}
	if !strings.Contains(whys(p.Doubts), "mileage_back") {
		t.Errorf("doubts %s", whys(p.Doubts))
	}
}

func TestFaultsOfCarsAreFound(t *testing.T) {
	people := []Customer{{ID: 1, Code: "C1", Name: "王建国", Phone: "13800000001"}, {ID: 2, Code: "C2", Name: "王太太", Phone: "13800000001"}}
	kept := []Vehicle{{ID: 1, VIN: goodVIN, Plate: "沪AD1234"}}
	car := func(plate string) Vehicle { return Vehicle{Plate: plate} }
	p := PlanVehicles(carRows(
		SheetCar{},
		SheetCar{Vehicle: Vehicle{VIN: "LSVAA00070N000009", Plate: "沪AD1234"}},
		SheetCar{Vehicle: car("无牌")},
		SheetCar{Vehicle: Vehicle{VIN: "SHORT"}},
		SheetCar{Vehicle: car("沪A10001"), Owner: "C9"},
		SheetCar{Vehicle: car("沪A10002"), OwnerName: "张三", OwnerPhone: "13800000001"},
		SheetCar{Vehicle: car("沪A10003"), OwnerName: "王建国"},
		SheetCar{Vehicle: car("沪A10004"), OwnerPhone: "13800000001"},
		SheetCar{Vehicle: Vehicle{Plate: "沪A10005", Dates: VehicleDates{RegisteredOn: "2026-04-15", InsuredUntil: "2027-01-01"}}},
		SheetCar{Vehicle: Vehicle{Plate: "沪A10005", Color: "白"}},
		SheetCar{Vehicle: Vehicle{Plate: "沪A10006", VIN: "LSVAA00010N000001"}},
		SheetCar{Vehicle: Vehicle{Plate: "军1", OddPlate: true}},
	), kept, people, "2026-04-14")
	late := PlanVehicles(carRows(SheetCar{Vehicle: Vehicle{Plate: "沪A10007", Dates: VehicleDates{InvoicedOn: "2026-03-02", DeliveredOn: "2026-03-01"}}}), nil, nil, "2026-04-14")
	if whys(late.Faults) != "" || whys(late.Doubts) != "L delivered_first" {
		t.Errorf("%s; %s", whys(late.Faults), whys(late.Doubts))
	}
	want := "A no_car, A plate_other, A plate_form, B vin_form, S owner_code, U owner, T owner_name, U owner_several, J future, A twice_row"
	if whys(p.Faults) != want || whys(p.Doubts) != "B vin_check" {
		t.Errorf("%s; %s", whys(p.Faults), whys(p.Doubts))
	}
}
