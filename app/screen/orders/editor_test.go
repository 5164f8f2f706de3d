package orders_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"gongdan/app/screen"
	"gongdan/app/screen/orders"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// stocked is a shop with two jobs and two parts, of one of which none is left.
func stocked(t *testing.T) *screentest.Rig {
	t.Helper()
	r := screentest.New(t, screentest.Look{})
	r.Labour(shop.Labour{Code: "BY-001", Name: "更换机油、机油滤清器", Hours: 500, Rate: 12000, WorkClass: shop.Minor})
	r.Labour(shop.Labour{Code: "XJ-001", Name: "更换前减震器(单边)", Hours: 2000, Rate: 12000, WorkClass: shop.Minor})
	r.Part(shop.Part{Number: "06K115562", Name: "机油滤清器 EA888", Unit: "个", Price: 4800, Origin: shop.OEM, Bin: "A-03-2"}, 12000, 2600)
	r.Part(shop.Part{Number: "5Q0819644", Name: "空调滤清器 活性炭", Unit: "个", Price: 9800, Origin: shop.OEM, Bin: "A-02-4"}, 5000, 5000)
	r.Part(shop.Part{Number: "3Q0413031", Name: "前减震器总成 右", Unit: "只", Price: 68000, Origin: shop.OEM}, 0, 0)
	return r
}

// editor shows an order; 0 is a new one.
func editor(r *screentest.Rig, id shop.OrderID, key string) *orders.Editor {
	p := orders.NewEditor(r.Host, screen.Route{Screen: screen.Order, ID: int64(id), Key: key})
	r.Show(p)
	return p.(*orders.Editor)
}

// newCar takes a car in that nobody knows, as far as the lines.
func newCar(r *screentest.Rig, plate string) {
	r.Type(plate)
	r.Tick()
	r.Press("Enter")
	r.Type("王建国")
	r.Press("Enter")
	r.Type("13800001234")
	r.Press("Enter", "Enter", "Enter", "Enter", "Enter")
	r.Type("23480")
	r.Press("Enter", "Enter", "Enter", "Enter", "Enter", "Enter")
	r.Type("右前异响")
	r.Press("Enter", "Enter")
}

func add(r *screentest.Rig, texts ...string) {
	for _, text := range texts {
		r.Type(text)
		r.Press("Enter")
	}
}

func order(r *screentest.Rig, id shop.OrderID) shop.Order {
	return screentest.Read(r, func(v data.View) (shop.Order, error) { return data.Order(v, id) })
}

func TestACarThatNobodyKnowsIsWrittenByKeysAlone(t *testing.T) {
	r := stocked(t)
	editor(r, 0, "new1")
	newCar(r, "D12345")
	add(r, "BY001", "jylq*2", "ktlq")
	r.Press("Ctrl+S")
	o := order(r, 1)
	if len(o.Lines) != 3 || o.Intake.MileageKM != 23480 || o.Intake.Complaint != "右前异响" || o.Intake.SenderName != "王建国" {
		t.Fatalf("kept %+v", o)
	}
	if l := o.Lines[1]; l.Code != "06K115562" || l.Qty != 2000 || l.Price != 4800 {
		t.Errorf("the second line is %+v", l)
	}
	car := screentest.Read(r, func(v data.View) (shop.Vehicle, error) { return data.Vehicle(v, o.VehicleID) })
	if car.Plate != "沪AD12345" || car.Energy != shop.BatteryElectric {
		t.Errorf("the car is %+v", car)
	}
}

func TestTheWorkFollowsWhereACarWasTakenIn(t *testing.T) {
	r := stocked(t)
	editor(r, 0, "new1")
	newCar(r, "D12345")
	r.Press("Shift+Enter", "Shift+Enter", "Ctrl+S") // kept from within the complaint
	add(r, "BY001")
	r.Press("Ctrl+S")
	if o := order(r, 1); len(o.Lines) != 1 || o.Intake.Complaint != "右前异响" {
		t.Fatalf("kept %+v", o)
	}
}

func TestAKnownCarNeedsItsLastFiguresAndEnter(t *testing.T) {
	r := stocked(t)
	car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"}).ID})
	e := editor(r, 0, "new1")
	var moved screen.Page
	var under screen.Route
	r.Host.Moved = func(p screen.Page, to screen.Route) { moved, under = p, to }
	r.Type("3K728")
	r.Tick()
	r.Press("Enter")
	if label, _ := e.Tab(); label != "沪A 3K728" {
		t.Fatalf("the tab says %q", label)
	}
	r.Type("23480") // the focus is on the mileage
	r.Press("Ctrl+S")
	if o := order(r, 1); o.VehicleID != car.ID || o.Intake.MileageKM != 23480 || o.Intake.SenderName != "王建国" {
		t.Errorf("kept %+v", o)
	}
	if moved != screen.Page(e) || under != (screen.Route{Screen: screen.Order, ID: 1}) {
		t.Errorf("the frame was told that %T is now %v", moved, under)
	}
}

func TestACarThatIsInTheShopOffersItsOpenOrder(t *testing.T) {
	r := stocked(t)
	car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: r.Customer(shop.Customer{Name: "王建国"}).ID})
	open := r.Visit(car, r.Now, shop.Received, shop.Order{})
	editor(r, 0, "new1")
	r.Type("3K728")
	r.Tick()
	r.Press("Enter", "Enter")
	if n := len(r.Routes); n == 0 || r.Routes[n-1] != (screen.Route{Screen: screen.Order, ID: int64(open.ID)}) || r.Left != 1 {
		t.Errorf("went to %v, left %d pages", r.Routes, r.Left)
	}
}

func TestWhatWasTypedIsBackAfterTheProgramDied(t *testing.T) {
	r := stocked(t)
	editor(r, 0, "new1")
	newCar(r, "12345")
	add(r, "BY001")
	r.Type("half a wo")
	r.Tick() // half a second later the draft is written; then the program dies
	e := editor(r, 0, "new1")
	r.Press("Ctrl+S")
	o := order(r, 1)
	if len(o.Lines) != 1 || o.Intake.Complaint != "右前异响" || o.Intake.MileageKM != 23480 {
		t.Errorf("kept %+v", o)
	}
	if label, dirty := e.Tab(); label != "沪A 12345" || dirty {
		t.Errorf("tab %q, unsaved %v", label, dirty)
	}
	drafts := screentest.Read(r, func(v data.View) ([]shop.Draft, error) { return data.Drafts(v, r.Person.ID) })
	if len(drafts) != 0 {
		t.Errorf("%d drafts are left after the save", len(drafts))
	}
}

func TestAnOrderGoesThroughItsLifeByF12(t *testing.T) {
	r := stocked(t)
	editor(r, 0, "new1")
	newCar(r, "12345")
	add(r, "BY001", "jylq")
	r.Press("F12", "Enter", "Enter") // saved; how, by whom
	if o := order(r, 1); o.Status != shop.Working || o.Lines[0].Agreement.Way != shop.BySignature || o.Lines[0].Agreement.By != "王建国" {
		t.Fatalf("after consent: %s %+v", o.Status, o.Lines[0].Agreement)
	}
	r.Press("F12") // refused: the filter is still in the store
	if o := order(r, 1); o.Status != shop.Working {
		t.Fatalf("finished without its parts")
	}
	r.Press("Ctrl+I", "F12")
	o := order(r, 1)
	if o.Status != shop.Ready || o.Lines[1].Issued != 1000 {
		t.Fatalf("after finishing: %s, issued %s", o.Status, o.Lines[1].Issued)
	}
	r.Press("F12")
	if n := len(r.Routes); n == 0 || r.Routes[n-1] != (screen.Route{Screen: screen.Settle, ID: 1}) {
		t.Errorf("went to %v", r.Routes)
	}
}

func TestADeletedLineComesBackByUndo(t *testing.T) {
	r := stocked(t)
	editor(r, 0, "new1")
	newCar(r, "12345")
	add(r, "BY001", "jylq", "ktlq")
	r.Press("↑", "Shift+Tab") // out of the row in which lines are typed
	r.Env.Router.Press("Del")
	r.Env.Router.Press("Ctrl+Z")
	r.Press("Ctrl+S")
	if o := order(r, 1); len(o.Lines) != 3 {
		t.Errorf("%d lines are left", len(o.Lines))
	}
}

func TestADiscountAboveTheRightIsSaidAndNotTaken(t *testing.T) {
	r := stocked(t)
	r.Sit("ln")
	editor(r, 0, "new1")
	newCar(r, "12345")
	add(r, "BY001")
	o := shop.Order{Lines: []shop.Line{{Kind: shop.LabourLine, Discount: 5000}}}
	if p := o.Lines[0].CheckRights(r.Person, 0, 0); len(p) == 0 {
		t.Fatal("the advisor may give half off")
	}
	r.Press("Ctrl+S")
	kept := order(r, 1)
	kept.Lines[0].Discount = 5000
	_, err := work.SaveOrder(t.Context(), r.Desk(), kept)
	if err == nil || !strings.Contains(err.Error(), "line.say.discount_right") {
		t.Errorf("saving half off says %v", err)
	}
}

func TestAMileageBelowTheLastIsWarnedOfAndSaved(t *testing.T) {
	r := stocked(t)
	r.Vehicle(shop.Vehicle{Plate: "沪A3K728", MileageKM: 42310, OwnerID: r.Customer(shop.Customer{Name: "王建国"}).ID})
	editor(r, 0, "new1")
	r.Type("3K728")
	r.Tick()
	r.Press("Enter")
	r.Type("41110")
	r.Press("Enter")
	r.Press("Ctrl+S")
	if o := order(r, 1); o.Intake.MileageKM != 41110 {
		t.Errorf("kept %d km", o.Intake.MileageKM)
	}
}

func TestTwoWhoWriteOneOrderLoseNothing(t *testing.T) {
	r := stocked(t)
	car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: r.Customer(shop.Customer{Name: "王建国"}).ID})
	o := r.Visit(car, r.Now, shop.Received, shop.Order{Intake: shop.Intake{MileageKM: 100}})
	editor(r, o.ID, "")
	add(r, "BY001")
	other := order(r, o.ID)
	other.Intake.Complaint = "漏油"
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) { return work.SaveOrder(ctx, d, other) })
	r.Press("Ctrl+S") // refused: somebody saved first; the line is still on the screen
	if kept := order(r, o.ID); kept.Intake.Complaint != "漏油" || len(kept.Lines) != 0 {
		t.Errorf("kept %+v", kept)
	}
	r.Tick()
	drafts := screentest.Read(r, func(v data.View) ([]shop.Draft, error) { return data.Drafts(v, r.Person.ID) })
	if len(drafts) != 1 || !strings.Contains(drafts[0].Body, "BY-001") {
		t.Errorf("the draft holds %+v", drafts)
	}
	r.Press("Alt+B")
	r.Picture("both-order")
	r.Press("Ctrl+S") // what each has touched
	if kept := order(r, o.ID); kept.Intake.Complaint != "漏油" || len(kept.Lines) != 1 || kept.Lines[0].Code != "BY-001" {
		t.Errorf("after both were looked at: %+v", kept)
	}
}

func TestLinesThatSomebodyElseAddedOrTookOutArePutTogether(t *testing.T) {
	r := stocked(t)
	car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: r.Customer(shop.Customer{Name: "王建国"}).ID})
	line := func(name string) shop.Line {
		return shop.Line{Kind: shop.OtherLine, Name: name, Qty: 1000, Price: 1000}
	}
	o := r.Visit(car, r.Now, shop.Received, shop.Order{Intake: shop.Intake{MileageKM: 100}, Lines: []shop.Line{line("一"), line("二")}})
	editor(r, o.ID, "")
	r.Press("F3")
	add(r, "BY001")
	o.Lines = []shop.Line{o.Lines[1], line("三")}
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) { return work.SaveOrder(ctx, d, o) })
	r.Press("Ctrl+S", "Alt+B", "Ctrl+S")
	var names []string
	for _, l := range order(r, o.ID).Lines {
		names = append(names, l.Name)
	}
	if strings.Join(names, " ") != "一 二 更换机油、机油滤清器 三" {
		t.Errorf("kept %v", names)
	}
}

func TestADraftOfAnOrderThatWasChangedSinceIsNotLost(t *testing.T) {
	r := stocked(t)
	car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: r.Customer(shop.Customer{Name: "王建国"}).ID})
	o := r.Visit(car, r.Now, shop.Received, shop.Order{Intake: shop.Intake{MileageKM: 100}})
	editor(r, o.ID, "").Close()
	editor(r, o.ID, "")
	add(r, "BY001")
	r.Tick() // the draft is written; then the program dies
	o.Intake.Complaint = "漏油"
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) { return work.SaveOrder(ctx, d, o) })
	editor(r, o.ID, "")
	r.Press("Ctrl+S")
	if kept := order(r, o.ID); len(kept.Lines) != 0 {
		t.Errorf("the old draft was saved over the newer order: %+v", kept)
	}
	r.Press("Alt+B", "Alt+2", "Alt+1", "Ctrl+S")
	if kept := order(r, o.ID); len(kept.Lines) != 1 || kept.Intake.Complaint != "例行保养" {
		t.Errorf("after all of mine was chosen: %+v", kept)
	}
}

func TestASettledOrderIsReadOnlyUntilItIsReversed(t *testing.T) {
	r := stocked(t)
	car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: r.Customer(shop.Customer{Name: "王建国"}).ID})
	line := shop.Line{Kind: shop.LabourLine, LabourID: 1, Code: "BY-001", Name: "更换机油", Qty: 500, Price: 12000, Payer: shop.PayCustomer}
	o := r.Visit(car, r.Now.Add(-24*time.Hour), shop.Settled, shop.Order{Intake: shop.Intake{MileageKM: 100}, Lines: []shop.Line{line}})
	e := editor(r, o.ID, "")
	if icon, _, _ := e.State(); icon != "lock" {
		t.Errorf("the state shows %q", icon)
	}
	for _, a := range e.Actions() {
		switch a.ID {
		case "order.act.save", "order.act.delete":
			if a.Ready() {
				t.Errorf("%s is offered on a settled order", a.ID)
			}
		case "order.act.reverse":
			a.Do()
		}
	}
	r.Type("算错了")
	r.Press("Enter")
	if kept := order(r, o.ID); kept.Status != shop.Ready || kept.SettlementNo == "" || kept.Totals().Paid != 0 {
		t.Errorf("after the reversal: %s %s paid %s", kept.Status, kept.SettlementNo, kept.Totals().Paid)
	}
}

func TestAdviceThatWasDeclinedIsOfferedAgain(t *testing.T) {
	r := stocked(t)
	car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: r.Customer(shop.Customer{Name: "王建国"}).ID})
	line := shop.Line{Kind: shop.LabourLine, LabourID: 1, Code: "BY-001", Name: "更换机油", Qty: 500, Price: 12000, Payer: shop.PayCustomer}
	advice := shop.Line{Kind: shop.LabourLine, LabourID: 2, Code: "J-XJ", Name: "更换前减震器", Qty: 2000, Price: 12000, Payer: shop.PayCustomer}
	r.Visit(car, r.Now.Add(-48*time.Hour), shop.Delivered, shop.Order{Intake: shop.Intake{MileageKM: 100}, Lines: []shop.Line{line, advice}})
	editor(r, 0, "car:1")
	r.Press("F8", "Enter")
	r.Env.Router.Press("Ctrl+S")
	if o := order(r, 2); len(o.Lines) != 1 || o.Lines[0].Name != "更换前减震器" {
		t.Errorf("kept %+v", o.Lines)
	}
}

func TestACarThatAnotherPageChoseIsOfferedTheOrderItHas(t *testing.T) {
	r := stocked(t)
	car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: r.Customer(shop.Customer{Name: "王建国"}).ID})
	o := r.Visit(car, r.Now, shop.Received, shop.Order{})
	editor(r, 0, "car:1")
	if !r.Shows(o.Number) {
		t.Error("the order it has is not named")
	}
	r.Picture("order-in-shop")
	r.Env.Router.Press("Enter")
	if n := len(r.Routes); n != 1 || r.Routes[0] != (screen.Route{Screen: screen.Order, ID: int64(o.ID)}) {
		t.Errorf("went to %v", r.Routes)
	}
	editor(r, 0, "car:1")
	r.Env.Router.Press("Ctrl+Enter")
	r.Env.Router.Press("Ctrl+S")
	if another := order(r, 2); another.VehicleID != car.ID {
		t.Errorf("another order: %+v", another)
	}
}

func TestTheListOpensTheChosenOrder(t *testing.T) {
	r := stocked(t)
	car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: r.Customer(shop.Customer{Name: "王建国"}).ID})
	o := r.Visit(car, r.Now, shop.Received, shop.Order{})
	r.Show(orders.NewList(r.Host, screen.Route{Screen: screen.Orders}))
	r.Press("Enter")
	if n := len(r.Routes); n != 1 || r.Routes[0] != (screen.Route{Screen: screen.Order, ID: int64(o.ID)}) {
		t.Errorf("went to %v", r.Routes)
	}
}

func TestThePagesAreDrawnInEveryLook(t *testing.T) {
	for _, look := range []screentest.Look{{}, {Dark: true}, {Tag: "en"}, {W: 1092, H: 535}, {Tag: "en", W: 1920, H: 1001}} {
		r := screentest.New(t, look)
		r.Labour(shop.Labour{Code: "BY-001", Name: "更换机油、机油滤清器", Hours: 500, Rate: 12000, WorkClass: shop.Minor})
		r.Part(shop.Part{Number: "06K115562", Name: "机油滤清器 EA888", Unit: "个", Price: 4800, Origin: shop.OEM}, 12000, 2600)
		name := "order-" + look.Tag + map[bool]string{true: "dark"}[look.Dark] + r.Env.Lang.Int(int64(look.W))
		editor(r, 0, "new1")
		newCar(r, "D12345")
		add(r, "BY001", "jylq")
		r.Picture(name)
		r.Show(orders.NewList(r.Host, screen.Route{Screen: screen.Orders}))
		r.Picture(name + "-list")
	}
}

func TestAmountsOutOfBoundsAreSaidAndNothingBreaks(t *testing.T) {
	r := stocked(t)
	editor(r, 0, "new1")
	newCar(r, "D12345")
	add(r, "jylq*999999999999", "jylq*9999999999999999999999", "jylq*999999")
	r.Press("Ctrl+S")
	for _, l := range order(r, 1).Lines {
		if l.Qty > shop.MaxQty || l.Price > shop.MaxMoney {
			t.Errorf("kept %+v", l)
		}
	}
}
