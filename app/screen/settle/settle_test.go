package settle_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"gongdan/app/paper"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/screen/settle"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/assets"
	"gongdan/data"
)

// desk stands in for the system's viewer and printer: the one fake there is.
type desk struct {
	dir     string
	opened  []string
	printed int
	jammed  bool
}

func (d *desk) Folder() (string, error) { return d.dir, nil }

func (d *desk) Open(file string) error {
	if d.jammed {
		return errors.New("no viewer")
	}
	d.opened = append(d.opened, file)
	return nil
}

func (d *desk) Print(file, _ string, _ paper.Paper) error {
	d.printed++
	return d.Open(file)
}

// till is an order of 124.80 that waits to be settled, on the screen.
func till(t *testing.T, look screentest.Look) (*screentest.Rig, *desk, shop.OrderID) {
	t.Helper()
	r := screentest.New(t, look)
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		t.Fatal(err)
	}
	out := &desk{dir: t.TempDir()}
	r.Host.Press, r.Host.Out = press, out
	owner := r.Customer(shop.Customer{Name: "刘洋", Phone: "13800005566", CreditLimit: 10000})
	car := r.Vehicle(shop.Vehicle{Plate: "沪B88K20", Make: "丰田", Model: "汉兰达", OwnerID: owner.ID})
	part := r.Part(shop.Part{Number: "06K115562", Name: "机油滤清器", Unit: "个", Price: 4800, Origin: shop.OEM}, 12000, 2600)
	o := r.Visit(car, r.Now, shop.Ready, shop.Order{Intake: shop.Intake{MileageKM: 45120}, Lines: []shop.Line{
		{Kind: shop.LabourLine, Code: "BY-003", Name: "四轮定位", Qty: 640, Price: 12000, WorkClass: shop.Minor, Payer: shop.PayCustomer},
		{Kind: shop.PartLine, PartID: part.ID, Code: part.Number, Name: part.Name, Unit: "个", Origin: shop.OEM, Qty: 1000, Price: 4800, Payer: shop.PayCustomer},
		{Kind: shop.LabourLine, Code: "PQ-001", Name: "左前翼子板喷漆", Qty: 5000, Price: 12000, Payer: shop.PayInsurer},
	}})
	r.Show(settle.New(r.Host, screen.Route{Screen: screen.Settle, ID: int64(o.ID)}))
	return r, out, o.ID
}

func order(r *screentest.Rig, id shop.OrderID) shop.Order {
	return screentest.Read(r, func(v data.View) (shop.Order, error) { return data.Order(v, id) })
}

func TestAFigureAndTwoEntersTakeTheMoneyAndPrint(t *testing.T) {
	r, out, id := till(t, screentest.Look{})
	r.Press("1", "Enter", "Enter")
	o := order(r, id)
	if o.Status != shop.Settled || o.SettlementNo == "" || len(o.Payments) != 1 || o.Payments[0].Method != shop.WeChat || o.Payments[0].Amount != 12480 {
		t.Fatalf("kept %s %q %+v", o.Status, o.SettlementNo, o.Payments)
	}
	if len(out.opened) != 1 {
		t.Fatalf("opened %v", out.opened)
	}
	pdf, err := os.ReadFile(out.opened[0])
	if err != nil || len(pdf) < 1000 || string(pdf[:4]) != "%PDF" {
		t.Errorf("the settlement is no PDF: %d bytes, %v", len(pdf), err)
	}
	r.Press("F12")
	if o := order(r, id); o.Status != shop.Delivered {
		t.Errorf("after F12: %s", o.Status)
	}
}

func TestSeveralMethodsAddUpAndCashGivesChange(t *testing.T) {
	r, _, id := till(t, screentest.Look{})
	r.Press("2", "F3", "Ctrl+A")
	r.Type("100")
	r.Press("Enter") // a part of it
	if o := order(r, id); o.Status != shop.Ready {
		t.Fatal("settled before all was paid")
	}
	r.Press("3", "F3", "Ctrl+A")
	r.Type("50")
	r.Press("Enter")
	o := order(r, id)
	if o.Status != shop.Settled || len(o.Payments) != 2 || o.Payments[0].Amount != 10000 || o.Payments[1].Amount != 2480 || o.Payments[1].Method != shop.Cash {
		t.Errorf("kept %s %+v", o.Status, o.Payments)
	}
}

func TestMoreThanIsDueIsRefusedAndNothingIsTaken(t *testing.T) {
	r, _, id := till(t, screentest.Look{})
	r.Press("1", "F3", "Ctrl+A")
	r.Type("999")
	r.Press("Enter")
	if o := order(r, id); o.Status != shop.Ready || len(o.Payments) != 0 {
		t.Errorf("kept %s %+v", o.Status, o.Payments)
	}
}

func TestOnAccountStopsAtTheCreditLimit(t *testing.T) {
	r, _, id := till(t, screentest.Look{})
	r.Press("6", "Enter") // 124.80 on account, 100.00 allowed
	if o := order(r, id); o.Status != shop.Ready || len(o.Payments) != 0 {
		t.Errorf("kept %s %+v", o.Status, o.Payments)
	}
}

func TestWithoutAMethodNothingHappens(t *testing.T) {
	r, _, id := till(t, screentest.Look{})
	r.Press("Enter")
	if o := order(r, id); o.Status != shop.Ready {
		t.Errorf("settled without a method")
	}
}

func TestADebtIsPaidLater(t *testing.T) {
	r, _, id := till(t, screentest.Look{})
	r.Press("1", "F3", "Ctrl+A")
	r.Type("64.80")
	r.Press("Enter", "6", "Enter") // 60.00 on account
	o := order(r, id)
	if o.Status != shop.Settled || o.Totals().Due != 6000 {
		t.Fatalf("kept %s due %s", o.Status, o.Totals().Due)
	}
	r.Press("3", "Enter")
	if o := order(r, id); o.Totals().Due != 0 || len(o.Payments) != 3 || o.Payments[2].Kind != shop.PayDebtKind {
		t.Errorf("due %s after %+v", o.Totals().Due, o.Payments)
	}
}

func TestAPrinterThatJamsLeavesTheOrderSettledAndTheJobWaiting(t *testing.T) {
	r, out, id := till(t, screentest.Look{})
	out.jammed = true
	r.Press("1", "Enter", "Enter")
	if o := order(r, id); o.Status != shop.Settled {
		t.Fatalf("kept %s", o.Status)
	}
	jobs := screentest.Read(r, data.WaitingPrints)
	if len(jobs) != 1 || jobs[0].Form != shop.FormSettlement || jobs[0].Trouble == "" {
		t.Fatalf("waiting %+v", jobs)
	}
	if _, err := os.Stat(filepath.Join(out.dir, filepath.Base(jobs[0].File))); err != nil {
		t.Errorf("the document is gone: %v", err)
	}
	out.jammed = false
	r.Press("Enter")
	if n := screentest.Read(r, func(v data.View) (int, error) { return data.PrintsOf(v, id, shop.FormSettlement) }); n != 2 {
		t.Errorf("%d copies were made", n)
	}
}

func TestOrdersThatWaitAreListed(t *testing.T) {
	r, _, id := till(t, screentest.Look{})
	r.Show(settle.New(r.Host, screen.Route{Screen: screen.Settle}))
	r.Press("Enter")
	if n := len(r.Routes); n == 0 || r.Routes[n-1] != (screen.Route{Screen: screen.Settle, ID: int64(id)}) {
		t.Errorf("went to %v", r.Routes)
	}
}

func TestThePageIsDrawnInEveryLook(t *testing.T) {
	for _, look := range []screentest.Look{{}, {Tag: "en", Dark: true}, {W: 1092, H: 535}, {Tag: "en", W: 1920, H: 1001}} {
		r, _, _ := till(t, look)
		r.Press("1")
		r.Picture("settle-" + look.Tag + r.Env.Lang.Int(int64(look.W)))
	}
}

func TestEnterInTheSheetOfThePrinterWalksOnAndDoesNotPrintBehindIt(t *testing.T) {
	r, out, id := till(t, screentest.Look{})
	r.Press("1", "Enter", "Ctrl+P", "Enter", "Enter", "→")
	if len(out.opened) != 0 {
		t.Fatalf("printed behind the sheet: %v", out.opened)
	}
	r.Press("Enter")
	if n := screentest.Read(r, func(v data.View) (int, error) { return data.PrintsOf(v, id, shop.FormSettlement) }); n != 1 || out.printed != 1 {
		t.Errorf("%d copies were made, %d printed", n, out.printed)
	}
}

func TestACarLeavesOnceItsPromisesAreAnswered(t *testing.T) {
	for _, tag := range text.Tags() {
		r, _, id := till(t, screentest.Look{Tag: tag})
		hand := func() shop.Handover {
			return screentest.Read(r, func(v data.View) (shop.Handover, error) { return data.Handover(v, id) })
		}
		r.Press("Alt+H")
		r.Type("A07")
		r.Press("Enter")
		r.Type("2026-10-14")
		r.Press("Enter")
		r.Type("50000")
		r.Press("Enter", "Enter")
		r.Type("洗车")
		r.Press("Ctrl+Enter")
		if h := hand(); h.KeyNo != "A07" || h.NextOn != "2026-10-14" || h.NextKM != 50_000 || len(h.Promises) != 1 || h.Promises[0].Text != "洗车" {
			t.Fatalf("%s: kept %+v", tag, h)
		}
		r.Press("1", "Enter", "F12")
		if o := order(r, id); o.Status != shop.Settled {
			t.Fatalf("%s: %s with a promise that nobody answered", tag, o.Status)
		}
		r.Picture("settle-promise-" + tag)
		r.Press("Alt+H", "Enter", "Enter", "Enter", "Enter", "Enter", "Down", "Down", "Enter", "Ctrl+Enter")
		if h := hand(); h.Promises[0].Kept != shop.KeptYes {
			t.Fatalf("%s: answered %+v", tag, h.Promises)
		}
		r.Press("F12")
		if h := hand(); order(r, id).Status != shop.Delivered || h.PassNo == "" || h.KeyNo != "A07" {
			t.Errorf("%s: %s with %+v", tag, order(r, id).Status, h)
		}
	}
}

func TestEnterWalksThroughTheFieldsOfTheDeliveryAndConfirmsAtTheEnd(t *testing.T) {
	r, _, id := till(t, screentest.Look{})
	r.Press("1", "F4")
	r.Type("45130")
	for range 2 { // to the old parts, to the note
		r.Press("Enter")
		if o := order(r, id); o.Status != shop.Ready {
			t.Fatal("settled while the fields were filled in")
		}
	}
	r.Type("洗车")
	r.Press("Enter")
	if o := order(r, id); o.Status != shop.Settled || o.OutKM != 45130 || o.Note != "洗车" {
		t.Errorf("kept %s, %d km, %q", o.Status, o.OutKM, o.Note)
	}
}

func TestCtrlEnterConfirmsFromAnyFieldOfTheDelivery(t *testing.T) {
	r, _, id := till(t, screentest.Look{})
	r.Press("1", "F4")
	r.Type("45130")
	r.Press("Ctrl+Enter")
	if o := order(r, id); o.Status != shop.Settled || o.OutKM != 45130 {
		t.Errorf("kept %s, %d km", o.Status, o.OutKM)
	}
}
