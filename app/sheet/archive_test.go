package sheet_test

import (
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"gongdan/app/sheet"
	"gongdan/app/shop"
)

func customers(t *testing.T, raw []byte) sheet.Archive[shop.Customer] {
	t.Helper()
	b, err := read(t, raw)
	if err != nil {
		t.Fatal(err)
	}
	w := words(t)
	if kind := w.Kind(b.Headings()); kind != shop.CustomerTable {
		t.Errorf("taken for a table of %s", kind)
	}
	return sheet.ReadCustomers(b, w, sheet.Options{Map: w.Guess(b.Headings())})
}

func cars(t *testing.T, raw []byte) sheet.Archive[shop.SheetCar] {
	t.Helper()
	b, err := read(t, raw)
	if err != nil {
		t.Fatal(err)
	}
	w := words(t)
	if kind := w.Kind(b.Headings()); kind != shop.VehicleTable {
		t.Errorf("taken for a table of %s", kind)
	}
	return sheet.ReadVehicles(b, w, sheet.Options{Map: w.Guess(b.Headings())})
}

func TestCustomersAreReadFromGBK(t *testing.T) {
	raw, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte("客户编号,客户姓名,客户类型,手机,地址,来源,信用额度\nK001,王建国,个人,138 0000 0001,上海,转介绍,\nK002,昌盛物流,企业,021-55556666,,,\"5,000\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	a := customers(t, raw)
	blamed(t, a.Faults)
	one, two := a.Entries[0], a.Entries[1]
	if one.Record.Code != "K001" || one.Record.Kind != shop.PersonKind || one.Record.Phone != "13800000001" || one.Record.Source != shop.Referral || one.Says(shop.CustomerCredit) {
		t.Errorf("%+v", one)
	}
	if two.Record.Kind != shop.CompanyKind || two.Record.CreditLimit != 500000 || two.Record.Phone != "021-55556666" || two.Says(shop.CustomerSource) {
		t.Errorf("%+v", two)
	}
}

func TestFaultsOfCellsOfCustomersHaveRowAndColumn(t *testing.T) {
	a := customers(t, []byte("客户编号,客户姓名,客户类型,手机,来源,信用额度\nK1,a,国企甲,打不通,天上,多\n6.92E+12,b,,,,\n"))
	blamed(t, a.Faults, "2 C choice_kind", "2 D phone_letters", "2 E choice_source", "2 F number", "3 A lost")
	a = customers(t, workbook(t, func(f *excelize.File) {
		f.SetCellFormula("Sheet1", "B2", "A2")
		f.MergeCell("Sheet1", "C2", "C3")
	}, []any{"客户编号", "客户姓名", "地址", "电话"}, []any{"K1", "x", "上海", 13800000001}, []any{"K2", "y", "", 2155556666}, []any{17, "z", "", ""}))
	blamed(t, a.Faults, "2 B formula", "2 C merged", "3 C merged", "3 D digits", "4 A digits")
	if a.Entries[0].Record.Phone != "13800000001" || a.Digits != 2 {
		t.Errorf("%d, %+v", a.Digits, a.Entries[0])
	}
}

func TestDaysAreReadHoweverTheyAreWritten(t *testing.T) {
	a := cars(t, []byte("车牌,车架号,车型,上牌日期,发票日期,交车日期,交强险到期,行驶里程,购车价,使用性质,燃料\n"+
		"沪A·D12345,lsvaa00090n000001,帕萨特,2021/3/5,2021年3月1日,20210305,2027.1.2 00:00:00,\"42,310 km\",189900,非营运,纯电动\n"+
		"沪A10001,,x,明天,2021-13-01,,,4.5,,私,核\n"))
	blamed(t, a.Faults, "3 D day", "3 E day", "3 H whole", "3 J choice_use", "3 K choice_energy")
	c := a.Entries[0].Record
	want := shop.VehicleDates{RegisteredOn: "2021-03-05", InvoicedOn: "2021-03-01", DeliveredOn: "2021-03-05", InsuredUntil: "2027-01-02"}
	if c.Dates != want || c.Plate != "沪AD12345" || c.VIN != "LSVAA00090N000001" || c.MileageKM != 42310 || c.Card.Price != 18990000 || c.Use != shop.Household || c.Energy != shop.BatteryElectric {
		t.Errorf("%+v", c)
	}
	day := time.Date(2021, 3, 5, 0, 0, 0, 0, time.UTC)
	for _, since1904 := range []bool{false, true} {
		a = cars(t, workbook(t, func(f *excelize.File) {
			f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &since1904})
			f.SetCellValue("Sheet1", "C2", day)
		}, []any{"车牌", "VIN", "上牌日期"}, []any{"沪A10001", "", ""}))
		blamed(t, a.Faults)
		if got := a.Entries[0].Record.Dates.RegisteredOn; got != "2021-03-05" {
			t.Errorf("a date of the table program is %q", got)
		}
	}
}

func TestATableWithoutTheColumnThatTellsRecordsApartIsAFault(t *testing.T) {
	b, err := read(t, []byte("甲,乙\n1,2\n"))
	if err != nil {
		t.Fatal(err)
	}
	w := words(t)
	blamed(t, sheet.ReadCustomers(b, w, sheet.Options{Map: sheet.Mapping{shop.CustomerPhone: 1}}).Faults, "no_customer")
	blamed(t, sheet.ReadVehicles(b, w, sheet.Options{Map: sheet.Mapping{shop.VehicleMake: 1}}).Faults, "no_vehicle")
}
