package orders_test

import (
	"context"
	"testing"
	"time"

	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// grinding is a car in work whose cylinder head is out since yesterday.
func grinding(r *screentest.Rig) shop.Order {
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234", Source: shop.WalkIn})
	car := r.Vehicle(shop.Vehicle{Plate: "沪B88K20", OwnerID: c.ID, Make: "丰田", Model: "汉兰达"})
	o := r.Visit(car, r.Now.Add(-26*time.Hour), shop.Working, shop.Order{Intake: shop.Intake{MileageKM: 45120, SenderName: "王建国"}, Lines: []shop.Line{
		{Kind: shop.LabourLine, Code: "FDJ-01", Name: "缸盖修磨", Qty: 4000, Price: 12000, Payer: shop.PayCustomer},
		{Kind: shop.LabourLine, Code: "FDJ-02", Name: "更换缸垫", Qty: 3000, Price: 12000, Payer: shop.PayCustomer},
	}})
	return r.SendOut(o)
}

func TestAnOrderSaysWhatIsOutsideAndWaitsForIt(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := screentest.New(t, look)
		o := grinding(r)
		editor(r, o.ID, "")
		r.Picture("order-outside-" + name)
		r.Sees(r.Say("outside.chip.sublet_late", shop.Args{"N": 1}))
		r.Sees(r.Say("outside.chip.loaner"))
		if look.W == 0 {
			r.Sees(r.Say("order.total.profit", shop.Args{"Profit": shop.Money(84_000 - 20_000)}))
		}
		r.Press("F12")
		r.Picture("order-outside-refused-" + name)
		r.Sees(r.Say("outside.refuse.sublet_out"))
		if now := order(r, o.ID); now.Status != shop.Working {
			t.Fatalf("%s: finished with work outside", name)
		}
		r.Press("Alt+O", "F", "Esc", "F12")
		if now := order(r, o.ID); now.Status != shop.Ready {
			t.Errorf("%s: it is back, and the order is %s", name, now.Status)
		}
	}
}

func TestTheLetterOfAFormOpensItFromTheOrder(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	o := grinding(r)
	editor(r, o.ID, "")
	for keys, title := range map[string]string{"Alt+R": "rescue.title", "Alt+X": "sublet.title", "Alt+T": "transport.title"} {
		r.Press(keys)
		r.Sees(r.Say(title))
		r.Press("Esc", "Esc")
	}
	r.Press("Alt+L") // the only car is out
	r.Sees(r.Say("loan.refuse.no_car"))
}

func TestTheDeliveryTellsOfALoanerCarThatIsStillOut(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	o := grinding(r)
	editor(r, o.ID, "")
	r.Press("Alt+O", "F", "Esc", "F12")
	now := order(r, o.ID)
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.SettleOrder(ctx, d, now.ID, now.Rev, work.Settlement{Payments: []shop.Payment{{Method: shop.Cash, Amount: now.Totals().Due}}})
	})
	r.Press("F12")
	if now = order(r, o.ID); now.Status != shop.Delivered {
		t.Fatalf("%s", now.Status)
	}
	r.Sees(r.Say("outside.delivered_out", shop.Args{"Plate": r.Env.Lang.Plate("沪B88K20"), "Borrower": "王建国"}))
	r.Picture("order-delivered-loaner")
	x := screentest.Read(r, func(v data.View) (shop.Outside, error) { return data.Outside(v, o.ID) })
	if len(x.OnLoan()) != 1 {
		t.Errorf("%+v", x.Loans)
	}
}
