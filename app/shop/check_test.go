package shop_test

import (
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
)

// long is more than a name may be, novel more than a text.
func long() string  { return strings.Repeat("长", shop.MaxName+1) }
func novel() string { return strings.Repeat("长", shop.MaxText+1) }

func TestWhatIsWrongWithACustomer(t *testing.T) {
	wants(t, "sound", shop.Customer{Name: "王建国", Phone: "13800001234", Contacts: []shop.Contact{{Name: "李", Phone: "021-62345678"}}}.Check())
	wants(t, "empty", shop.Customer{}.Check(), "name say.required.name")
	wants(t, "blank", shop.Customer{Name: " \n"}.Check(), "name say.required.name")
	wants(t, "odd", shop.Customer{Name: "王\x00😀", Address: "<b>路", Note: "\xff", CreditLimit: -1, Phone: "1380000"}.Check(),
		"name say.control", "name say.emoji?", "address say.markup?", "note say.control", "credit_limit say.money_range", "phone customer.say.phone_length?")
	wants(t, "long", shop.Customer{Name: long(), Code: long(), Rank: long(), Tags: novel(), Note: novel(), Address: novel(), Phone: long()}.Check(),
		"name say.too_long", "code say.too_long", "rank say.too_long", "tags say.too_long", "note say.too_long", "address say.too_long",
		"phone say.too_long", "phone customer.say.phone_form?")
	wants(t, "contacts", shop.Customer{Name: "王", CreditLimit: shop.MaxMoney + 1, Contacts: []shop.Contact{{Name: long(), Phone: "+81 3", Role: long()}}}.Check(),
		"credit_limit say.money_range", "contacts say.too_long", "contacts customer.say.phone_form?", "contacts say.too_long")
	two := shop.Customer{Name: "王\n建国 a<b", Address: "1 < 2 > 0"}.Check()
	wants(t, "less and more", two, "address say.markup?")
}

func TestTheMessageSaysHowLongATextMayBe(t *testing.T) {
	p := shop.Customer{Name: long()}.Check()
	if p[0].With["Max"] != shop.MaxName || p[0].With["Now"] != shop.MaxName+1 {
		t.Errorf("%v", p[0].With)
	}
}

func TestWhatIsWrongWithACar(t *testing.T) {
	ok := shop.Vehicle{Plate: "沪A3K728", VIN: "LSVAA00090N000001", Year: 2024, Card: shop.WarrantyCard{Price: 18990000}, MileageKM: 23480}
	wants(t, "sound", ok.Check())
	wants(t, "unknown", shop.Vehicle{}.Check(), "plate vehicle.say.plate_or_vin")
	for plate, say := range map[string]string{"沪A3K72": "plate_length", "沪A3K7281O": "plate_length", "沪A3K72O": "plate_form", "A3K72811": "plate_form"} {
		wants(t, plate, shop.Vehicle{Plate: plate}.Check(), "plate vehicle.say."+say)
	}
	wants(t, "odd plate", shop.Vehicle{Plate: "WJ京12345", OddPlate: true}.Check())
	wants(t, "too odd a plate", shop.Vehicle{Plate: "WJ京1234567890", OddPlate: true}.Check(), "plate say.too_long")
	for vin, say := range map[string]string{
		"LSVAA0009ON000001": "vin_ioq", "LSVAA0009": "vin_length", "LSVAA00090N0000-1": "vin_form", "中LSVAA00090N00001": "vin_form",
		"LSVAA00080N000001": "vin_check?", "中中中中中MM": "vin_length",
	} {
		wants(t, vin, shop.Vehicle{VIN: vin}.Check(), "vin vehicle.say."+say)
	}
	wants(t, "odd", shop.Vehicle{Plate: "沪A3K728", Year: 24, Card: shop.WarrantyCard{Price: -1}, MileageKM: shop.MaxMileage + 1, Make: long(), Model: long(), Color: long(), EngineNo: long(), Note: novel()}.Check(),
		"year vehicle.say.year", "price say.money_range", "mileage_km order.say.mileage_range", "make say.too_long", "model say.too_long",
		"color say.too_long", "engine_no say.too_long", "note say.too_long")
}

func TestACarIsCalledByMakeAndModel(t *testing.T) {
	for want, v := range map[string]shop.Vehicle{"大众 帕萨特": {Make: "大众", Model: "帕萨特"}, "大众": {Make: "大众"}, "帕萨特": {Model: "帕萨特"}, "": {}} {
		if got := v.Title(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if !shop.BatteryElectric.Charged() || shop.PlugIn.Charged() {
		t.Error("only a battery car shows a charge alone")
	}
}

func TestWhatIsWrongWithThePriceBook(t *testing.T) {
	wants(t, "job", shop.Labour{Code: "BY-001", Name: "更换机油", Hours: 500, Rate: 12000}.Check())
	wants(t, "bad job", shop.Labour{Rate: -1}.Check(), "code say.required.code", "name say.required.name", "rate say.money_range", "hours say.qty_zero")
	wants(t, "endless job", shop.Labour{Code: "A", Name: "A", Hours: shop.MaxQty + 1}.Check(), "hours say.qty_range")
	wants(t, "part", shop.Part{Number: "06L115562B", Name: "机油滤清器", Price: 5800, Min: 6000, Max: 20000, OnHand: 1000, Value: 3800}.Check())
	wants(t, "bad part", shop.Part{Price: -1, Min: -1, Max: -2, Unit: long(), Make: long(), Fits: novel(), Bin: long(), Barcode: long()}.Check(),
		"number say.required.number", "name say.required.name", "price say.money_range", "min say.qty_range", "max part.say.max",
		"unit say.too_long", "make say.too_long", "fits say.too_long", "bin say.too_long", "barcode say.too_long")
	dear := shop.Part{Number: "A", Name: "A", Price: 3700, OnHand: 1000, Value: 3800}
	wants(t, "below cost", dear.Check(), "price part.say.below_cost?")
	dear.Origin = shop.CustomerOwned
	wants(t, "not the shop's", dear.Check())
	wants(t, "package", shop.Package{Code: "TC", Name: "保养", Items: []shop.PackageItem{{LabourID: 1, Qty: 500}, {PartID: 2, Qty: 1000, Price: 100}}}.Check())
	wants(t, "empty package", shop.Package{}.Check(), "code say.required.code", "name say.required.name", "items package.say.items")
	wants(t, "bad package", shop.Package{Code: "TC", Name: "保养", Items: []shop.PackageItem{{Qty: 0}, {LabourID: 1, PartID: 1, Qty: 1, Price: -1}}}.Check(),
		"items package.say.items", "items say.qty_zero", "items package.say.items", "items say.money_range")
}

func TestWhatIsWrongWithALine(t *testing.T) {
	good := part(1, "机油滤清器", 1000, 5800)
	wants(t, "sound", good.Check())
	for _, c := range []struct {
		what   string
		change func(*shop.Line)
		want   []string
	}{
		{"no name", func(l *shop.Line) { l.Name = "" }, []string{"name say.required.name"}},
		{"none", func(l *shop.Line) { l.Qty = 0 }, []string{"qty say.qty_zero"}},
		{"fewer than none", func(l *shop.Line) { l.Qty = -1 }, []string{"qty say.qty_zero"}},
		{"too many", func(l *shop.Line) { l.Qty = shop.MaxQty + 1 }, []string{"qty say.qty_range"}},
		{"below zero", func(l *shop.Line) { l.Price = -1 }, []string{"price say.money_range"}},
		{"too dear", func(l *shop.Line) { l.Price = shop.MaxMoney + 1 }, []string{"price say.money_range"}},
		{"too dear together", func(l *shop.Line) { l.Price, l.Qty = shop.MaxMoney, 1001 }, []string{"qty say.money_range"}},
		{"more than all off", func(l *shop.Line) { l.Discount = shop.Whole + 1 }, []string{"discount line.say.discount_range"}},
		{"a surcharge", func(l *shop.Line) { l.Discount = -1 }, []string{"discount line.say.discount_range"}},
		{"the customer's own", func(l *shop.Line) { l.Origin = shop.CustomerOwned }, []string{"price line.say.own_part"}},
		{"nobody pays", func(l *shop.Line) { l.Payer = "" }, []string{"payer line.say.payer"}},
		{"long", func(l *shop.Line) { l.Code, l.Unit = long(), long() }, []string{"code say.too_long", "unit say.too_long"}},
		{"rounding", func(l *shop.Line) { l.Kind, l.Price = shop.OtherLine, -50 }, nil},
		{"much rounding", func(l *shop.Line) { l.Kind, l.Price = shop.OtherLine, -shop.MaxMoney-1 }, []string{"price say.money_range"}},
		{"much rounding together", func(l *shop.Line) { l.Kind, l.Price, l.Qty = shop.OtherLine, -shop.MaxMoney, 1001 }, []string{"qty say.money_range"}},
	} {
		l := good
		c.change(&l)
		wants(t, c.what, l.Check(), c.want...)
	}
	if l := (shop.Line{Code: "BY-001"}); l.Title() != "BY-001" {
		t.Errorf("a line without a name is called %q", l.Title())
	}
}

func TestWhatIsWrongWithAnOrder(t *testing.T) {
	o := example()
	wants(t, "sound", o.Check(11000, noon()))
	wants(t, "less than last time", o.Check(12001, noon()), "mileage_km order.say.mileage_below?")
	o.Intake.MileageKM = 0
	wants(t, "no mileage yet", o.Check(12001, noon()))
	o.Intake = shop.Intake{MileageKM: -1, Fuel: 101, SenderName: long(), SenderPhone: "1", Complaint: novel(), Belongings: novel(), Checks: []shop.Check{{Note: novel()}}}
	o.Note, o.OutKM, o.Lines[1].Qty, o.Quality = novel(), -1, 0, &shop.QualityProblem{Description: novel(), MainPart: long(), ExcludedHours: -1}
	wants(t, "bad", o.Check(0, noon()), "mileage_km order.say.mileage_range", "fuel order.say.fuel", "out_km order.say.mileage_range",
		"sender_name say.too_long", "sender_phone customer.say.phone_length?", "complaint say.too_long", "belongings say.too_long", "note say.too_long",
		"checks say.too_long", "lines.1.qty say.qty_zero", "quality.code say.required.code", "quality.description say.too_long",
		"quality.main_part say.too_long", "quality.excluded_hours say.qty_range")
}

func TestAPromiseLiesAhead(t *testing.T) {
	o := example()
	o.Stamps.PromisedAt = noon()
	wants(t, "now", o.Check(0, noon().Add(59*time.Second)))
	wants(t, "a minute ago", o.Check(0, noon().Add(time.Minute)), "promised_at order.say.promised_past")
	o.Status = shop.Working
	wants(t, "in the workshop", o.Check(0, noon().Add(24*time.Hour)))
}

func TestLinesAreFoundByTheirNumber(t *testing.T) {
	o := example()
	o.Lines = append(o.Lines, shop.Line{ID: 11, Name: "十一"})
	if l := o.Line(11); l == nil || l.Name != "十一" || o.Line(99) != nil {
		t.Errorf("%v, %v", o.Line(11), o.Line(99))
	}
	var many shop.Order
	for range 12 {
		many.Lines = append(many.Lines, part(1, "件", 1000, 1))
	}
	many.Lines[11].Qty = 0
	wants(t, "the twelfth", many.Check(0, noon()), "lines.11.qty say.qty_zero")
}

func TestWhatIsWrongWithTheSettings(t *testing.T) {
	s := shop.DefaultSettings()
	wants(t, "new", s.Check(), "name say.required.name")
	s.Name, s.USCC, s.PlatePrefix, s.Phone = "昌盛汽车维修", "91350100M000100Y43", "沪A", "021-62345678"
	wants(t, "sound", s.Check())
	s.USCC, s.LabourRate, s.TextScale, s.VATRate, s.CloseAt = "91350100M000100Y4Z", -1, 84, -shop.Whole, "25:00"
	wants(t, "bad", s.Check(), "uscc settings.say.uscc?", "labour_rate say.money_range", "text_scale settings.say.text_scale",
		"vat_rate settings.say.vat_rate", "close_at settings.say.close_at")
	for _, prefix := range []string{"沪", "AA", "沪a", "沪AB", "台A", "沪1"} {
		x := shop.DefaultSettings()
		x.Name, x.PlatePrefix, x.CloseAt, x.TextScale = "店", prefix, "", 150
		wants(t, prefix, x.Check(), "plate_prefix settings.say.plate_prefix")
	}
}

func TestWhatIsWrongWithAReceiptOrACount(t *testing.T) {
	wants(t, "receipt", shop.Receipt{Qty: 1000, Cost: 0}.Check())
	wants(t, "nothing", shop.Receipt{Qty: 0, Cost: -1}.Check(), "qty say.qty_zero", "cost say.money_range")
	wants(t, "too dear together", shop.Receipt{Qty: shop.MaxQty, Cost: shop.MaxMoney}.Check(), "cost say.money_range")
	wants(t, "count", shop.Count{Reason: "盘点"}.Check())
	wants(t, "below zero", shop.Count{Counted: -1}.Check(), "counted say.qty_range", "reason say.required.reason")
	wants(t, "too many", shop.Count{Counted: shop.MaxQty + 1, Reason: long()}.Check(), "counted say.qty_range", "reason say.too_long")
	wants(t, "reason", shop.CheckReason(" "), "reason say.required.reason")
}

func TestTheBoundsThemselvesAreInside(t *testing.T) {
	free := part(1, "机油滤清器", shop.MaxQty, shop.MaxMoney/shop.Money(shop.MaxQty/shop.One))
	free.Discount = shop.Whole
	wants(t, "line", free.Check())
	gift := shop.Line{Kind: shop.OtherLine, Name: "洗车", Qty: shop.One, Payer: shop.PayCustomer}
	wants(t, "gift", gift.Check())
	wants(t, "gift of an advisor", gift.CheckRights(worker(shop.Advisor), 0, 0))
	o := example()
	o.Intake.MileageKM, o.OutKM, o.Intake.Fuel = shop.MaxMileage, shop.MaxMileage, 100
	o.Quality = &shop.QualityProblem{Code: "TR-NOISE", ExcludedHours: shop.MaxQty, ExcludedReason: "rescue_travel", ExcludedEvidence: "A"}
	wants(t, "order", o.Check(shop.MaxMileage, noon()))
	o.Quality.ExcludedHours = 0
	wants(t, "no hours", o.Check(shop.MaxMileage, noon()))
	wants(t, "fortune", shop.Payment{Kind: shop.Deposit, Method: shop.Cash, Amount: shop.MaxMoney}.Check(0, 0))
	wants(t, "part", shop.Part{Number: "A", Name: "A", Price: shop.MaxMoney, Min: shop.MaxQty, Max: shop.MaxQty}.Check())
	wants(t, "least", shop.Part{Number: "A", Name: "A", Min: -1, Max: 1}.Check(), "min say.qty_range")
	wants(t, "name", shop.Customer{Name: long()[:len("长")*shop.MaxName]}.Check())
}
