package work_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

func TestAReceptionHappensInWholeOrNotAtAll(t *testing.T) {
	c := open(t)
	for what, spoil := range map[string]func(*work.Visit){
		"customer": func(v *work.Visit) { v.Customer.Name = "" },
		"car":      func(v *work.Visit) { v.Vehicle.VIN = "OOPS" },
		"order":    func(v *work.Visit) { v.Order.Intake.Fuel = 200 },
		"line":     func(v *work.Visit) { v.Order.Lines[1].Qty = 0 },
	} {
		in := c.visit()
		spoil(&in)
		out, err := work.Receive(c.Context(), c.as(c.advisor), in)
		if !errors.As(err, &shop.Problems{}) {
			t.Errorf("%s: %v", what, err)
		}
		if out.Customer.ID != 0 || out.Vehicle.ID != 0 || out.Order.ID != 0 || out.Order.Number != "" {
			t.Errorf("%s: %+v", what, out)
		}
		if _, err := data.Read(c.Context(), c.store, func(v data.View) (shop.Customer, error) { return data.CustomerByCode(v, "C1") }); !errors.Is(err, shop.ErrMissing) {
			t.Errorf("%s: the customer stayed: %v", what, err)
		}
	}
	if o := c.received(); o.Number != "RO260414-001" {
		t.Errorf("a refused reception took a number: %s", o.Number)
	}
}

func TestTheCarThatIsReceivedCanBeSavedAgain(t *testing.T) {
	c := open(t)
	out := got(work.Receive(c.Context(), c.as(c.advisor), c.visit()))(c)
	out.Vehicle.Color = "白"
	if v := got(work.SaveVehicle(c.Context(), c.as(c.advisor), out.Vehicle))(c); v.MileageKM != 12000 {
		t.Errorf("%+v", v)
	}
	out.Order.Intake.MileageKM = 11000
	got(work.SaveOrder(c.Context(), c.as(c.advisor), out.Order))(c)
	if v := read(c, func(v data.View) (shop.Vehicle, error) { return data.VehicleByKey(v, "沪A D12345") }); v.MileageKM != 12000 || v.Color != "白" {
		t.Errorf("%+v", v)
	}
}

func TestTwoAdvisorsDoNotOverwriteEachOther(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) { twoAdvisors(t, openOn(t, s)) })
}

func twoAdvisors(t *testing.T, c *counter) {
	t.Helper()
	mine := c.received()
	hers := c.order(mine.ID)
	hers.Intake.Complaint = "变速器异响，倒车时"
	hers = got(work.SaveOrder(c.Context(), c.as(c.owner), hers))(c)
	mine.Intake.Complaint = "保养"
	back, err := work.SaveOrder(c.Context(), c.as(c.advisor), mine)
	if !errors.Is(err, shop.ErrStale) || back.Intake.Complaint != "保养" {
		t.Errorf("%v, what was typed came back as %q", err, back.Intake.Complaint)
	}
	for what, try := range map[string]func(shop.OrderID, int64) error{
		"quote": func(id shop.OrderID, rev int64) error {
			return failure(work.QuoteOrder(c.Context(), c.as(c.advisor), id, rev))
		},
		"start": func(id shop.OrderID, rev int64) error {
			return failure(work.StartOrder(c.Context(), c.as(c.advisor), id, rev, signed()))
		},
		"void": func(id shop.OrderID, rev int64) error {
			return failure(work.VoidOrder(c.Context(), c.as(c.owner), id, rev, "误开"))
		},
		"settle": func(id shop.OrderID, rev int64) error {
			return failure(work.SettleOrder(c.Context(), c.as(c.owner), id, rev, work.Settlement{}))
		},
		"agree": func(id shop.OrderID, rev int64) error {
			return failure(work.AgreeLines(c.Context(), c.as(c.owner), id, rev, work.Answer{Agreement: signed()}))
		},
		"deposit": func(id shop.OrderID, rev int64) error {
			return failure(work.TakeDeposit(c.Context(), c.as(c.owner), id, rev, pay(shop.Cash, 1)))
		},
		"pay back": func(id shop.OrderID, rev int64) error {
			return failure(work.PayBack(c.Context(), c.as(c.owner), id, rev, pay(shop.Cash, 1)))
		},
		"debt": func(id shop.OrderID, rev int64) error {
			return failure(work.PayDebt(c.Context(), c.as(c.owner), id, rev, pay(shop.Cash, 1)))
		},
		"reverse": func(id shop.OrderID, rev int64) error {
			return failure(work.ReverseOrder(c.Context(), c.as(c.owner), id, rev, "改单"))
		},
		"issue": func(id shop.OrderID, rev int64) error {
			return failure(work.IssueParts(c.Context(), c.as(c.owner), id, rev))
		},
		"return": func(id shop.OrderID, rev int64) error {
			return failure(work.ReturnParts(c.Context(), c.as(c.owner), id, rev, work.Return{Line: mine.Lines[1].ID, Qty: 1000}))
		},
	} {
		if err := try(mine.ID, mine.Rev); !errors.Is(err, shop.ErrStale) {
			t.Errorf("%s of an old order: %v", what, err)
		}
	}
	mine.Rev = hers.Rev
	if now := got(work.SaveOrder(c.Context(), c.as(c.advisor), mine))(c); now.Intake.Complaint != "保养" || now.Rev != hers.Rev+1 || now.AdvisorID != c.advisor.ID {
		t.Errorf("%+v", now)
	}
	if err := failure(work.QuoteOrder(c.Context(), c.as(c.advisor), 99, 1)); !errors.Is(err, shop.ErrMissing) {
		t.Errorf("an order that is not there: %v", err)
	}
	mine.ID = 99
	if err := failure(work.SaveOrder(c.Context(), c.as(c.advisor), mine)); !errors.Is(err, shop.ErrMissing) {
		t.Errorf("an order that is not there: %v", err)
	}
}

// failure leaves out what an act gave besides its error.
func failure[T any](_ T, err error) error { return err }

func TestEveryoneHearsOfAnActAfterItWasKeptAndNotOtherwise(t *testing.T) {
	c := open(t)
	var heard []shop.Change
	defer c.store.Watch(func(all []shop.Change) { heard = append(heard, all...) })()
	in := c.visit()
	in.Order.Intake.Fuel = -1
	c.wrong(failure(work.Receive(c.Context(), c.as(c.advisor), in)), "fuel")
	if len(heard) != 0 {
		t.Errorf("heard of what was refused: %v", heard)
	}
	o := c.received()
	for _, want := range []shop.Change{{Kind: shop.KindOrders, ID: int64(o.ID)}, {Kind: shop.KindVehicles, ID: int64(o.VehicleID)}, {Kind: shop.KindCustomers, ID: int64(o.CustomerID)}} {
		if !slices.Contains(heard, want) {
			t.Errorf("nobody heard of %v", want)
		}
	}
}

func TestTheJournalSaysWhatASaveChanged(t *testing.T) {
	c := open(t)
	o := c.received()
	o.Intake.MileageKM, o.Intake.Complaint = 12001, "异响"
	o.Lines = []shop.Line{o.Lines[1], line(c.alignment, 12000)}
	o.Lines[0].Qty = 2000
	o.Stamps.PromisedAt = time.Time{}
	got(work.SaveOrder(c.Context(), c.as(c.advisor), o))(c)
	rows := read(c, func(v data.View) ([]shop.Audit, error) { return data.AuditOf(v, shop.KindOrders, int64(o.ID)) })
	if len(rows) != 2 || rows[0].Act != "order.save" || rows[1].Act != "order.receive" || rows[0].Person != c.advisor.ID || !rows[0].At.Equal(c.now) {
		t.Fatalf("%+v", rows)
	}
	for _, want := range []string{
		"mileage_km: 12000 → 12001", "complaint: 变速器异响 → 异响", "promised_at: 2026-04-14T07:00Z → ",
		"line 机油滤清器: 1 × 58.00 − 0 customer → 2 × 58.00 − 0 customer",
		"line 四轮定位:  → 1.3 × 120.00 − 0 customer", "line 更换机油、机油滤清器: 0.5 × 120.00 − 0.1 customer → ",
	} {
		if !strings.Contains(rows[0].Note, want) {
			t.Errorf("the journal does not say %q: %s", want, rows[0].Note)
		}
	}
	if strings.Contains(rows[1].Note, "0001") {
		t.Errorf("the journal knows the year 1: %s", rows[1].Note)
	}
}

func TestAPromiseMayGoByWhileTheOrderIsWritten(t *testing.T) {
	c := open(t)
	o := c.received()
	c.pass(7 * 60)
	o.Note = "等客户回电"
	o = got(work.SaveOrder(c.Context(), c.as(c.advisor), o))(c)
	o.Stamps.PromisedAt = c.now.Add(-time.Minute)
	c.wrong(failure(work.SaveOrder(c.Context(), c.as(c.advisor), o)), "promised_at")
}

func TestADiscountAboveTheLimitIsTheManagers(t *testing.T) {
	c := open(t)
	o := c.received()
	o.Lines[1].Discount = 1500
	err := failure(work.SaveOrder(c.Context(), c.as(c.advisor), o))
	c.wrong(err, "lines.1.discount")
	var p shop.Problems
	if errors.As(err, &p); p[0].With["Limit"] != shop.Rate(1000) {
		t.Errorf("%+v", p)
	}
	o = got(work.SaveOrder(c.Context(), c.as(c.advisor).As(c.owner), o))(c)
	if o.Totals().Due != 5400+4930 {
		t.Errorf("due %s", o.Totals().Due)
	}
	o.Note = "店长已同意"
	o = got(work.SaveOrder(c.Context(), c.as(c.advisor), o))(c)
	o.Lines[1].Discount = 1600
	c.wrong(failure(work.SaveOrder(c.Context(), c.as(c.advisor), o)), "lines.1.discount")
}

func TestTheListPriceIsTheAdvisorsFloor(t *testing.T) {
	c := open(t)
	dear := got(work.SavePart(c.Context(), c.as(c.keeper), shop.Part{Number: "DEAR", Name: "贵的", Price: 90000, Active: true}))(c)
	kit := shop.Package{Code: "TC-01", Name: "小保养", Active: true, Items: []shop.PackageItem{{LabourID: c.oilChange.ID, Qty: 500, Price: 8000}, {PartID: c.filter.ID, Qty: 1000, Price: 4000}}}
	got(work.SavePackage(c.Context(), c.as(c.owner), kit))(c)
	for _, x := range []struct {
		what   string
		change func(*shop.Order)
		fields []string
	}{
		{"a part", func(o *shop.Order) { o.Lines[1].Price-- }, []string{"lines.1.price"}},
		{"a job at the shop's rate", func(o *shop.Order) { o.Lines[0].Price = 11999 }, []string{"lines.0.price"}},
		{"another part at the old price", func(o *shop.Order) { o.Lines[1].PartID = dear.ID }, []string{"lines.1.price"}},
		{"money off by another name", func(o *shop.Order) {
			o.Lines = append(o.Lines, shop.Line{Kind: shop.OtherLine, Name: "抹零", Qty: 1000, Price: -100, Payer: shop.PayCustomer})
		}, []string{"lines.2.price"}},
		{"a package that is not there", func(o *shop.Order) { o.Lines[1].Price, o.Lines[1].Package = 4000, "TC-99" }, []string{"lines.1.price"}},
		{"below the package", func(o *shop.Order) { o.Lines[1].Price, o.Lines[1].Package = 3999, "TC-01" }, []string{"lines.1.price"}},
		{"above the list", func(o *shop.Order) { o.Lines[1].Price++ }, []string{"lines.1.price"}},
		{"paid by the shop", func(o *shop.Order) { o.Lines[1].Payer = shop.PayShop }, []string{"lines.1.payer"}},
		{"the package", func(o *shop.Order) {
			o.Lines[0].Price, o.Lines[0].Package, o.Lines[1].Price, o.Lines[1].Package = 8000, "TC-01", 4000, "TC-01"
		}, nil},
		{"the customer's own", func(o *shop.Order) { o.Lines[1].Price, o.Lines[1].Origin = 0, shop.CustomerOwned }, nil},
	} {
		in := c.visit()
		in.Customer, in.Vehicle = shop.Customer{}, shop.Vehicle{}
		in.Order.VehicleID = c.car().ID
		x.change(&in.Order)
		err := failure(work.SaveOrder(c.Context(), c.as(c.advisor), in.Order))
		if x.fields == nil && err != nil {
			t.Errorf("%s: %v", x.what, err)
		} else if x.fields != nil {
			c.wrong(err, x.fields...)
		}
		if err := failure(work.SaveOrder(c.Context(), c.as(c.owner), in.Order)); err != nil {
			t.Errorf("%s by the manager: %v", x.what, err)
		}
	}
	in := c.visit()
	in.Order.Lines[1].PartID = 99
	if err := failure(work.Receive(c.Context(), c.as(c.advisor), in)); !errors.Is(err, shop.ErrMissing) {
		t.Errorf("a part that is not there: %v", err)
	}
	in = c.visit()
	in.Order.Lines[0].LabourID = 99
	if err := failure(work.Receive(c.Context(), c.as(c.advisor), in)); !errors.Is(err, shop.ErrMissing) {
		t.Errorf("a job that is not there: %v", err)
	}
	if err := failure(work.SaveOrder(c.Context(), c.as(c.advisor), shop.Order{VehicleID: 99})); !errors.Is(err, shop.ErrMissing) {
		t.Errorf("a car that is not there: %v", err)
	}
}

func TestWhatTheManagerGaveAwayStaysGivenAway(t *testing.T) {
	c := open(t)
	o := c.received()
	o.Lines[1].Payer = shop.PayShop
	c.wrong(failure(work.SaveOrder(c.Context(), c.as(c.advisor), o)), "lines.1.payer")
	o = got(work.SaveOrder(c.Context(), c.as(c.owner), o))(c)
	o.Note = "返工，本店承担"
	o = got(work.SaveOrder(c.Context(), c.as(c.advisor), o))(c)
	o.Lines[1].Payer = shop.PayCustomer
	o = got(work.SaveOrder(c.Context(), c.as(c.advisor), o))(c)
	if o.Lines[1].Payer != shop.PayCustomer || o.Note == "" {
		t.Errorf("%+v", o.Lines[1])
	}
}

func TestWhoBringsTheCarOfAnotherDoesNotBecomeItsOwner(t *testing.T) {
	c := open(t)
	first := got(work.Receive(c.Context(), c.as(c.advisor), c.visit()))(c)
	c.pass(60)
	in := c.visit()
	in.Customer = shop.Customer{Name: "代驾小李", Phone: "13900005678"}
	in.Vehicle, in.Order.Intake.SenderName = first.Vehicle, "代驾小李"
	second := got(work.Receive(c.Context(), c.as(c.advisor), in))(c)
	owners := read(c, func(v data.View) ([]shop.OwnerSpan, error) { return data.OwnersOf(v, first.Vehicle.ID) })
	if second.Vehicle.OwnerID != first.Customer.ID || len(owners) != 1 || !owners[0].Until.IsZero() {
		t.Errorf("the car belongs to customer %d, its owners were %+v", second.Vehicle.OwnerID, owners)
	}
	if second.Order.CustomerID != second.Customer.ID || second.Order.CustomerID == first.Customer.ID || second.Order.Intake.SenderName != "代驾小李" {
		t.Errorf("the order is given by %d: %+v", second.Order.CustomerID, second.Order.Intake)
	}
	c.pass(60)
	found := got(work.SaveVehicle(c.Context(), c.as(c.advisor), shop.Vehicle{Plate: "沪B66666"}))(c)
	in = c.visit()
	in.Customer, in.Vehicle = first.Customer, found
	if third := got(work.Receive(c.Context(), c.as(c.advisor), in))(c); third.Vehicle.OwnerID != first.Customer.ID {
		t.Errorf("a car of nobody belongs to customer %d", third.Vehicle.OwnerID)
	}
}

// car is some car of the shop.
func (c *counter) car() shop.Vehicle {
	c.Helper()
	v, err := data.Read(c.Context(), c.store, func(v data.View) (shop.Vehicle, error) { return data.VehicleByKey(v, "沪A3K728") })
	if errors.Is(err, shop.ErrMissing) {
		return got(work.SaveVehicle(c.Context(), c.as(c.advisor), shop.Vehicle{Plate: "沪A3K728", VIN: "LFMDD00010M000004"}))(c)
	}
	return got(v, err)(c)
}

func TestConsentIsAskedAgainWhenALineAsksMore(t *testing.T) {
	c := open(t)
	o := c.working()
	o.Lines[0].Qty = 800
	o = got(work.SaveOrder(c.Context(), c.as(c.advisor), o))(c)
	if o.Lines[0].Agreement.Consent != shop.Proposed || o.Lines[1].Agreement.Consent != shop.Agreed {
		t.Errorf("%+v", o.Lines)
	}
	got(work.IssueParts(c.Context(), c.as(c.keeper), o.ID, c.rev(o.ID)))(c)
	c.refused(failure(work.FinishOrder(c.Context(), c.as(c.technician), o.ID, c.rev(o.ID))), "order.refuse.undecided")
}

func TestStartingTheWorkIsOneSignature(t *testing.T) {
	c := open(t)
	o := c.received()
	o = got(work.StartOrder(c.Context(), c.as(c.advisor), o.ID, o.Rev, shop.Agreement{By: "王建国", Way: shop.BySignature}))(c)
	for _, l := range o.Lines {
		if l.Agreement.Consent != shop.Agreed || l.Agreement.By != "王建国" || !l.Agreement.At.Equal(c.now) {
			t.Errorf("%+v", l.Agreement)
		}
	}
	empty := got(work.SaveOrder(c.Context(), c.as(c.advisor), shop.Order{VehicleID: c.car().ID, Kind: shop.Repair}))(c)
	c.refused(failure(work.StartOrder(c.Context(), c.as(c.advisor), empty.ID, c.rev(empty.ID), signed())), "order.refuse.no_lines")
	if err := failure(work.AgreeLines(c.Context(), c.as(c.advisor), o.ID, c.rev(o.ID), work.Answer{Agreement: signed(), Lines: []shop.LineID{99}})); !errors.Is(err, shop.ErrStale) {
		t.Errorf("a line that is not there: %v", err)
	}
	c.wrong(failure(work.AgreeLines(c.Context(), c.as(c.advisor), o.ID, c.rev(o.ID), work.Answer{})), "consent")
}

func TestFinishedWorkCanBeTakenUpAgain(t *testing.T) {
	c := open(t)
	o := c.ready()
	o = got(work.ResumeOrder(c.Context(), c.as(c.advisor), o.ID, o.Rev))(c)
	if o.Status != shop.Working || !o.Stamps.FinishedAt.IsZero() || !slices.Contains(c.events(o.ID), shop.EventReopened) {
		t.Errorf("%+v", o)
	}
}

func TestAnOrderIsCalledOffWithARightAndAReason(t *testing.T) {
	c := open(t)
	o := c.working()
	c.refused(failure(work.VoidOrder(c.Context(), c.as(c.advisor), o.ID, c.rev(o.ID), "不修了")), "person.refuse.right")
	c.wrong(failure(work.VoidOrder(c.Context(), c.as(c.owner), o.ID, c.rev(o.ID), " ")), "reason")
	got(work.IssueParts(c.Context(), c.as(c.keeper), o.ID, c.rev(o.ID)))(c)
	if r := c.refused(failure(work.VoidOrder(c.Context(), c.as(c.owner), o.ID, c.rev(o.ID), "不修了")), "order.refuse.void_issued"); !slices.Equal(r.Blocks, []string{"机油滤清器"}) {
		t.Errorf("%+v", r)
	}
	got(work.ReturnParts(c.Context(), c.as(c.keeper), o.ID, c.rev(o.ID), work.Return{Line: o.Lines[1].ID, Qty: 1000}))(c)
	o = got(work.VoidOrder(c.Context(), c.as(c.owner), o.ID, c.rev(o.ID), "不修了"))(c)
	c.refused(failure(work.SaveOrder(c.Context(), c.as(c.owner), o)), "order.refuse.frozen")
	c.sound()
}

func TestAStoreThatFailsKeepsNothing(t *testing.T) {
	c := open(t)
	gone, cancel := context.WithCancel(c.Context())
	cancel()
	in := c.visit()
	out, err := work.Receive(gone, c.as(c.advisor), in)
	if !errors.Is(err, context.Canceled) || out.Order.ID != 0 {
		t.Errorf("%v, %+v", err, out)
	}
	if err := failure(work.SaveOrder(gone, c.as(c.advisor), in.Order)); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
