package shell

import (
	"testing"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// scan has a code taken as behind its last key.
func (d *desk) scan(t *testing.T, code string, known bool) {
	t.Helper()
	do, got := scanning{d.shell}.take(code)
	if got != known {
		t.Errorf("%s is known: %v", code, got)
	}
	do()
}

func TestACodeLeadsToWhatItStandsFor(t *testing.T) {
	d := sit(t)
	part := d.Part(shop.Part{Number: "06L115562B", Name: "机油滤清器", Unit: "个", Price: 4800, Origin: shop.OEM, Barcode: "6901234567892"}, 0, 0)
	owner := d.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"})
	car := d.Vehicle(shop.Vehicle{Plate: "沪A3K728", VIN: "LSVAA00090N000001", OwnerID: owner.ID, Make: "大众", Model: "帕萨特"})
	order := d.Visit(car, d.Now, shop.Working, shop.Order{Intake: shop.Intake{MileageKM: 23480}, Lines: []shop.Line{
		{Kind: shop.PartLine, PartID: part.ID, Code: part.Number, Name: part.Name, Qty: shop.One, Price: part.Price, Payer: shop.PayCustomer, Origin: part.Origin},
	}})
	for code, want := range map[string]screen.Route{
		"6901234567892":     {Screen: screen.Parts, ID: int64(part.ID)},
		"06l115562b":        {Screen: screen.Parts, ID: int64(part.ID)},
		"lsvaa00090n000001": {Screen: screen.Vehicle, ID: int64(car.ID)},
		order.Number:        {Screen: screen.Order, ID: int64(order.ID)},
	} {
		d.press("Ctrl+1")
		d.shell.parts.find.Open()
		d.scan(t, code, true)
		if d.shell.at != want || d.shell.parts.find.Opened() {
			t.Errorf("%s leads to %v, want %v", code, d.shell.at, want)
		}
	}
}

func TestAPartIsShownInTheListThatIsOpen(t *testing.T) {
	d := sit(t)
	d.Part(shop.Part{Number: "06L115562B", Name: "机油滤清器", Unit: "个", Price: 4800, Origin: shop.OEM, Barcode: "6901234567892"}, 0, 0)
	d.press("Ctrl+7")
	at := d.shell.at
	d.scan(t, "6901234567892", true)
	if d.shell.at != at {
		t.Errorf("leads to %v", d.shell.at)
	}
}

func TestACodeThatNobodyKnowsIsSearchedFor(t *testing.T) {
	d := sit(t)
	d.scan(t, "6900000000000", false)
	if !d.shell.parts.find.Opened() {
		t.Error("the desk does not search")
	}
	d.press("Esc", "Ctrl+6")
	d.scan(t, "6900000000000", false)
	if d.shell.parts.find.Opened() || d.at() != screen.Customers {
		t.Error("a list does not search by itself")
	}
}

func TestASheetWithAQuestionKeepsCodesFromThePage(t *testing.T) {
	d := sit(t)
	d.Part(shop.Part{Number: "06L115562B", Name: "机油滤清器", Unit: "个", Price: 4800, Origin: shop.OEM}, 0, 0)
	d.Env.Layer.Ask(d.Env, kit.Question{Title: "作废？", Text: "…", Confirm: kit.Act{Word: "作废", Do: func() {}}})
	d.scan(t, "06L115562B", true)
	if d.at() != screen.Home || d.Env.Layer.Toasts() != 1 {
		t.Errorf("leads to %s with %d messages", d.at(), d.Env.Layer.Toasts())
	}
}

// reader is a page that takes some codes itself.
type reader struct {
	screen.Page
	got []string
}

func (r *reader) Scanned(code string) bool {
	r.got = append(r.got, code)
	return code == "BIN-A-03"
}

func TestAPageThatTakesCodesIsAskedBeforeTheRecords(t *testing.T) {
	d := sit(t)
	r := &reader{Page: d.shell.Page()}
	d.shell.pages[d.shell.at] = r
	d.scan(t, "BIN-A-03", true)
	if d.at() != screen.Home || len(r.got) != 1 || d.shell.parts.find.Opened() {
		t.Errorf("at %s the page got %v", d.at(), r.got)
	}
	d.scan(t, "BIN-A-04", true)
	if !d.shell.parts.find.Opened() {
		t.Error("what the page refuses is not searched for")
	}
}

func TestRecordsThatCannotBeReadStillLeaveTheCodeToBeSearched(t *testing.T) {
	d := sit(t)
	if err := d.Store.Close(); err != nil {
		t.Fatal(err)
	}
	if _, known := (scanning{d.shell}).take("06L115562B"); known {
		t.Error("known without records")
	}
}
