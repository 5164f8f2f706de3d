package screen_test

import (
	"context"
	"testing"
	"time"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// trip is a shop with a loaner car, a supplier and a car with two jobs in work,
// whose sheet of what happens outside is open.
type trip struct {
	*screentest.Rig
	order  shop.Order
	loaner shop.Loaner
}

func newTrip(t *testing.T, look screentest.Look) *trip {
	h := &trip{Rig: screentest.New(t, look)}
	h.loaner = screentest.Do(h.Rig, func(ctx context.Context, d work.Desk) (shop.Loaner, error) {
		return work.SaveLoaner(ctx, d, shop.Loaner{Plate: "沪A7W0N3", Model: "大众 朗逸", MileageKM: 31200, Fuel: 80, Active: true})
	})
	screentest.Do(h.Rig, func(ctx context.Context, d work.Desk) (shop.Supplier, error) {
		return work.SaveSupplier(ctx, d, shop.Supplier{Name: "精工缸盖加工", Phone: "02155550123", Sublet: true, Active: true})
	})
	c := h.Customer(shop.Customer{Name: "王建国", Phone: "13800001234", Source: shop.WalkIn})
	v := h.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: c.ID, Make: "大众", Model: "帕萨特"})
	line := func(name string) shop.Line {
		return shop.Line{Kind: shop.LabourLine, Name: name, Qty: 2 * shop.One, Price: 12000, Payer: shop.PayCustomer}
	}
	h.order = h.Visit(v, h.Now.Add(-time.Hour), shop.Working, shop.Order{
		Intake: shop.Intake{MileageKM: 100, SenderName: "王建国", SenderPhone: "13800001234"}, Lines: []shop.Line{line("缸盖修磨"), line("更换缸垫")},
	})
	h.open()
	return h
}

func (h *trip) open() { screen.OutsideSheet(h.Host, h.order.ID, nil) }

func (h *trip) outside() shop.Outside {
	h.T.Helper()
	return screentest.Read(h.Rig, func(v data.View) (shop.Outside, error) { return data.Outside(v, h.order.ID) })
}

func (h *trip) kept() shop.Order {
	h.T.Helper()
	return screentest.Read(h.Rig, func(v data.View) (shop.Order, error) { return data.Order(v, h.order.ID) })
}

func (h *trip) erase(n int) {
	for range n {
		h.Press("BackSpace")
	}
}

func TestSubletWorkIsSentAndComesBackByKeys(t *testing.T) {
	for name, look := range screentest.Looks() {
		h := newTrip(t, look)
		h.Picture("outside-empty-" + name)
		h.Press("X")
		h.Picture("outside-sublet-" + name)
		h.Press("Ctrl+S") // nothing is ticked
		h.Sees(h.Say("sublet.say.lines"))
		h.Sees(h.Say("say.required.what"))
		h.Picture("outside-sublet-wrong-" + name)
		h.Press("Space", "Enter", "Enter") // the first line, not the second
		h.Type("缸盖磨平")
		h.Press("Enter")
		h.Type("城南机加工") // somebody new
		h.Tick()
		h.Press("Enter")
		h.Type("2026-04-13") // over what stands there: it was due yesterday
		h.Press("Enter")
		h.Type("350")
		h.Press("Enter")
		h.Type("9:00")
		h.Press("Ctrl+S")
		h.Picture("outside-sublet-out-" + name)
		x := h.outside()
		if len(x.Sublets) != 1 || len(x.Sublets[0].Lines) != 1 || x.Sublets[0].Cost != 35000 || x.Sublets[0].State() != shop.SubletOut {
			t.Fatalf("%s: %+v", name, x.Sublets)
		}
		h.Sees(h.Say("outside.late", shop.Args{"N": 1}))
		h.Press("F")
		if x = h.outside(); !x.Sublets[0].Back() {
			t.Errorf("%s: not back: %+v", name, x.Sublets)
		}
		h.Press("Ctrl+Z")
		if x = h.outside(); x.Sublets[0].Back() {
			t.Errorf("%s: the undo left %+v", name, x.Sublets)
		}
		h.Press("Ctrl+Z")
		if x = h.outside(); len(x.Sublets) != 0 {
			t.Errorf("%s: still there: %+v", name, x.Sublets)
		}
	}
}

func TestALoanerCarGoesOutAndComesBackByKeys(t *testing.T) {
	for name, look := range screentest.Looks() {
		h := newTrip(t, look)
		h.Press("L", "↓")
		h.Tick()
		h.Press("Enter", "Ctrl+S") // the licence was not looked at
		h.Picture("outside-loan-wrong-" + name)
		h.Sees(h.Say("loan.say.licence"))
		h.Press("Space", "Ctrl+S")
		x := h.outside()
		if len(x.Loans) != 1 || x.Loans[0].LoanerID != h.loaner.ID || x.Loans[0].OutKM != 31200 || x.Loans[0].OutFuel != 80 || x.Loans[0].Borrower != "王建国" {
			t.Fatalf("%s: %+v", name, x.Loans)
		}
		h.Picture("outside-loan-out-" + name)
		h.Press("F")
		h.Type("31100")
		h.Press("Ctrl+S")
		h.Picture("outside-loan-back-" + name)
		h.Sees(h.Say("loan.say.back_km", shop.Args{"Out": int64(31200), "Back": int64(31100)}))
		h.erase(5)
		h.Type("31264")
		h.Press("Ctrl+S")
		if x = h.outside(); x.Loans[0].Out() || x.Loans[0].Driven() != 64 {
			t.Errorf("%s: %+v", name, x.Loans)
		}
		h.Picture("outside-loan-done-" + name)
	}
}

func TestARescueIsBilledAndMoneyForJourneysIsAgreed(t *testing.T) {
	for name, look := range screentest.Looks() {
		h := newTrip(t, look)
		h.Press("R", "Enter")
		h.Type("延安高架江苏路出口")
		h.Press("Enter", "Enter", "Enter", "Ctrl+A")
		h.Type("9:10")
		h.Press("Enter")
		h.Type("9:05")
		h.Press("Ctrl+S")
		h.Picture("outside-rescue-wrong-" + name)
		if h.outside().Rescue != nil {
			t.Fatalf("%s: kept against the order of time", name)
		}
		h.erase(4)
		h.Type("9:15")
		h.Press("Enter")
		h.Type("9:40")
		h.Press("Enter")
		h.Press("Enter", "Enter", "Enter")
		h.Type("24")
		h.Press("Enter")
		h.Type("300")
		h.Press("Ctrl+S")
		r, o := h.outside().Rescue, h.kept()
		if r == nil || r.Fee != 30000 || len(o.Lines) != 3 || o.Lines[2].ID != r.LineID || o.Lines[2].Name != h.Say("rescue.fee_line") {
			t.Fatalf("%s: %+v, %+v", name, r, o.Lines)
		}
		h.Press("T")
		h.Type("200")
		h.Press("Ctrl+S")
		if x := h.outside(); x.Transport == nil || x.Transport.Amount != 20000 {
			t.Errorf("%s: %+v", name, x.Transport)
		}
		h.Picture("outside-rescue-" + name)
		h.Press("Home", "Del")
		if x, o := h.outside(), h.kept(); x.Rescue != nil || len(o.Lines) != 2 {
			t.Errorf("%s: %+v with %d lines", name, x.Rescue, len(o.Lines))
		}
		h.Press("Ctrl+Z")
		if x, o := h.outside(), h.kept(); x.Rescue == nil || len(o.Lines) != 3 || x.Rescue.LineID != o.Lines[2].ID {
			t.Errorf("%s: the undo left %+v with %d lines", name, x.Rescue, len(o.Lines))
		}
	}
}

func TestWhatIsTypedOfAFormOutsideIsADraft(t *testing.T) {
	h := newTrip(t, screentest.Look{})
	h.Press("R", "Enter")
	h.Type("延安高架")
	h.Tick() // the draft is written
	if drafts := screentest.Read(h.Rig, func(v data.View) ([]shop.Draft, error) { return data.Drafts(v, h.Person.ID) }); len(drafts) != 1 {
		t.Fatalf("%+v", drafts)
	}
	h.Press("Esc", "Esc")
	h.open()
	h.Press("R")
	h.Picture("outside-draft")
	h.Press("Ctrl+S")
	if x := h.outside(); x.Rescue == nil || x.Rescue.Place != "延安高架" {
		t.Errorf("%+v", x.Rescue)
	}
	if drafts := screentest.Read(h.Rig, func(v data.View) ([]shop.Draft, error) { return data.Drafts(v, h.Person.ID) }); len(drafts) != 0 {
		t.Errorf("saved, and the draft stayed: %+v", drafts)
	}
}

func TestAFormOutsideThatSomebodyElseOvertookIsSaidAndReadAgain(t *testing.T) {
	h := newTrip(t, screentest.Look{})
	h.Press("T")
	h.Type("100")
	now := h.kept()
	screentest.Do(h.Rig, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		o, _, err := work.SaveTransport(ctx, d, work.Seen{ID: now.ID, Rev: now.Rev}, &shop.Transport{Amount: 5000, AgreedBy: "李", Way: shop.ByPhone})
		return o, err
	})
	h.Press("Ctrl+S")
	h.Picture("outside-stale")
	if x := h.outside(); x.Transport.Amount != 5000 {
		t.Fatalf("overwritten: %+v", x.Transport)
	}
	h.Press("F5")
	h.Press("Ctrl+S")
	if x := h.outside(); x.Transport.Amount != 5000 || x.Transport.AgreedBy != "李" {
		t.Errorf("%+v", x.Transport)
	}
}

func TestALoanIsPrintedFromItsRow(t *testing.T) {
	h := newTrip(t, screentest.Look{})
	h.SendOut(h.order)
	h.Press("↓", "P")
	h.Sees(h.Say("paper.form.loaner"))
	h.Picture("outside-print")
}

func TestNothingOutsideIsCutOrLiesOverOther(t *testing.T) {
	for _, tag := range []string{"zh-CN", "en"} {
		for _, scale := range []float32{0.85, 1, 1.5} {
			h := newTrip(t, screentest.Look{Tag: tag, Scale: scale, W: 1092, H: 535})
			words := screentest.Words(t, tag)
			look := func(what string) {
				t.Helper()
				seen := h.Seen()
				for _, fault := range append(screentest.Faults(seen), screentest.Cuts(seen, words)...) {
					t.Errorf("%s at %v, %s: %s", tag, scale, what, fault)
				}
			}
			h.SendOut(h.order)
			h.Tick()
			look("list")
			for _, k := range []string{"R", "X", "T"} {
				h.Press(k, "Ctrl+S")
				h.Picture("outside-scaled-" + tag + k)
				look(k)
				h.Press("Esc")
			}
			h.Press("End", "F", "Ctrl+S")
			look("back")
			h.Press("Esc", "Home")
			look("row")
		}
	}
}

func TestALongRepairOfAQualityProblemAsksForALoanerCar(t *testing.T) {
	for name, look := range screentest.Looks() {
		h := newTrip(t, look)
		o := h.kept()
		o.Kind, o.Quality = shop.Repair, &shop.QualityProblem{Code: "FDJ-LEAK", RepairFrom: h.Now.AddDate(0, 0, -8)}
		screentest.Do(h.Rig, func(ctx context.Context, d work.Desk) (shop.Order, error) { return work.SaveOrder(ctx, d, o) })
		h.Sees(h.Say("outside.loaner_due", shop.Args{"N": 3}))
		h.Picture("outside-due-" + name)
	}
}
