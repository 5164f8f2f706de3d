package orders

import (
	"context"
	"testing"

	"gongdan/app/paper"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/assets"
	"gongdan/data"
)

// guaranteedShop is a shop with a car whose brakes were done three days ago.
func guaranteedShop(t *testing.T, look screentest.Look) (*screentest.Rig, shop.Order) {
	r := screentest.New(t, look)
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"})
	v := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", VIN: "LSVAA00090N000001", OwnerID: c.ID, Make: "大众", Model: "帕萨特", Year: 2022, Use: shop.Household})
	job := r.Labour(shop.Labour{Code: "ZD-003", Name: "更换前制动片", Hours: 1200, WorkClass: shop.Minor, GuaranteeDays: 90, GuaranteeKM: 5000})
	now := r.Now
	first := r.Visit(v, now.AddDate(0, 0, -3), shop.Delivered, shop.Order{Kind: shop.Repair, Intake: shop.Intake{MileageKM: 50_000, Complaint: "刹车异响"}, Lines: []shop.Line{
		shop.SellLabour(job, 12000), {Kind: shop.PartLine, Code: "8W0698151", Name: "前制动片", Unit: "套", Origin: shop.OEM, Qty: shop.One, Price: 48000},
	}})
	r.Now = now
	return r, first
}

func arriveAgain(r *screentest.Rig) {
	r.Show(NewEditor(r.Host, screen.Route{Screen: screen.Order, Key: "new1"}))
	r.Type("3K728")
	r.Tick()
	r.Press("Enter")
	r.Tick()
}

func TestTheDoorSaysWhatTheShopStillAnswersForAndOneKeyMakesItARework(t *testing.T) {
	for name, look := range screentest.Looks() {
		r, first := guaranteedShop(t, look)
		arriveAgain(r)
		r.Sees(first.Number)
		r.Picture("guarantee-arrive-" + name)
		r.Press("Alt+J")
		r.Picture("guarantee-which-" + name)
		r.Press("1")
		e := r.Page.(*Editor)
		if o := e.visit.Order; o.Kind != shop.Rework || o.ReworkOf != first.ID {
			t.Fatalf("%s: %s of %d", name, o.Kind, o.ReworkOf)
		}
		e.visit.Order.Intake.MileageKM, e.visit.Order.Intake.Complaint = 50_300, "又响了"
		e.intake.build()
		e.lines.focusQuick()
		r.Type("ZD-003")
		r.Tick()
		r.Press("Enter")
		r.Tick()
		r.Picture("guarantee-line-" + name)
		if l := e.visit.Order.Lines; len(l) != 1 || l[0].Payer != shop.PayCustomer {
			t.Fatalf("%s: the payer was changed silently: %+v", name, l)
		}
		e.lines.grid.Focus()
		r.Press("Alt+K")
		if e.visit.Order.Lines[0].Payer != shop.PayShop {
			t.Fatalf("%s: the customer still pays", name)
		}
		r.Press("Alt+J") // saves, and opens the record
		r.Tick()
		r.Picture("rework-empty-" + name)
		r.Press("Ctrl+S")
		o := orderOf(r, e.kept.ID)
		if o.ReworkOf != first.ID || len(o.Lines) != 1 {
			t.Fatalf("%s: kept %+v", name, o)
		}
		kept := screentest.Read(r, func(v data.View) (shop.ReworkRecord, error) { return data.ReworkRecord(v, o.ID) })
		if kept.Item != "ZD-003" || kept.Cause != shop.CauseOpen {
			t.Errorf("%s: %+v", name, kept)
		}
		r.Picture("rework-order-" + name)
	}
}

// viewer takes papers to nobody.
type viewer struct{ dir string }

func (v viewer) Folder() (string, error)                 { return v.dir, nil }
func (v viewer) Open(string) error                       { return nil }
func (v viewer) Print(string, string, paper.Paper) error { return nil }

func TestAReworkIsPrintedFromItsSheetOnceWhatIsTypedIsKept(t *testing.T) {
	r, _ := guaranteedShop(t, screentest.Look{})
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		t.Fatal(err)
	}
	r.Host.Press, r.Host.Out = press, viewer{t.TempDir()}
	arriveAgain(r)
	r.Press("Alt+J")
	r.Press("1")
	e := r.Page.(*Editor)
	e.visit.Order.Intake.MileageKM = 50_300
	e.intake.build()
	r.Press("Alt+J")
	r.Tick()
	id := e.kept.ID
	made := func() int {
		return screentest.Read(r, func(v data.View) (int, error) { return data.PrintsOf(v, id, shop.FormRework) })
	}
	r.Press("Ctrl+P")
	r.Picture("rework-print")
	r.Press("Ctrl+Enter")
	if made() != 1 {
		t.Fatalf("%d copies were made of what was not touched", made())
	}
	r.Type(r.Say(shop.CauseCustomer.Key()))
	r.Tick()
	r.Press("Enter", "Ctrl+P")
	r.Sees(r.Say("rework.say.words")) // what is wrong is not printed
	if made() != 1 {
		t.Fatalf("%d copies were made of what is wrong", made())
	}
}

func TestTheCauseOfAReworkIsWrittenAndItsMistakesStandUnderTheirFields(t *testing.T) {
	r, _ := guaranteedShop(t, screentest.Look{})
	arriveAgain(r)
	r.Press("Alt+J")
	r.Press("1")
	e := r.Page.(*Editor)
	e.visit.Order.Intake.MileageKM = 50_300
	e.intake.build()
	r.Press("Alt+J")
	r.Tick()
	id := e.kept.ID
	r.Type(r.Say(shop.CausePart.Key()))
	r.Tick()
	r.Press("Enter", "Ctrl+S")
	r.Sees(r.Say("rework.say.supplier"))
	r.Picture("rework-wrong")
	o := orderOf(r, id)
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.SaveRework(ctx, d, work.Rework{Order: o.ID, Rev: o.Rev, Record: shop.ReworkRecord{Item: "ZD-003", Cause: shop.CausePart, Batch: "B1"}})
	})
	if due := screentest.Read(r, data.CausesDue); len(due) != 0 {
		t.Errorf("still due: %v", due)
	}
}

func TestACarWithoutAGuaranteeCannotBeTakenInAsRework(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	v := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", Make: "大众", Model: "帕萨特"})
	o := r.Visit(v, r.Now, shop.Received, shop.Order{Kind: shop.Repair, Lines: []shop.Line{{Kind: shop.LabourLine, Code: "A", Name: "检查", Qty: shop.One, Price: 100}}})
	r.Show(NewEditor(r.Host, screen.Route{Screen: screen.Order, ID: int64(o.ID)}))
	e := r.Page.(*Editor)
	guarantees{e}.rework()
	r.Sees(r.Say("rework.refuse.not_held"))
	e.lines.grid.Select(0, colName)
	guarantees{e}.free()
	if e.visit.Order.Lines[0].Payer != shop.PayCustomer {
		t.Error("the shop pays for what it does not answer for")
	}
	if _, acts := (guarantees{e}).welcome(); acts != nil {
		t.Error("a rework is offered")
	}
}
