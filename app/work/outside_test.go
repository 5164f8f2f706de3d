package work_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

func (c *counter) outside(id shop.OrderID) shop.Outside {
	c.Helper()
	return read(c, func(v data.View) (shop.Outside, error) { return data.Outside(v, id) })
}

func (c *counter) loaner(plate string) shop.Loaner {
	c.Helper()
	return got(work.SaveLoaner(c.Context(), c.as(c.owner), shop.Loaner{Plate: plate, Model: "朗逸", MileageKM: 30_000, Fuel: 60, Active: true}))(c)
}

func seen(o shop.Order) work.Seen { return work.Seen{ID: o.ID, Rev: o.Rev} }

// ground is sublet work on the first line of an order, sent out now.
func (c *counter) ground(o shop.Order) work.SubletEntry {
	return work.SubletEntry{Supplier: "精工缸盖", Sublet: shop.Sublet{
		Lines: []shop.LineID{o.Lines[0].ID}, What: "缸盖磨平", Cost: 35_000, DueOn: "2026-04-15", SentAt: c.now,
	}}
}

func third(o shop.Order, _ shop.Outside, err error) error { return err }

func TestAnOrderWaitsForItsSubletWork(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.working()
		o = got(work.IssueParts(t.Context(), c.as(c.owner), o.ID, o.Rev))(c)
		o = c.alsoWashed(o)
		o, was, err := work.SaveSublet(t.Context(), c.as(c.owner), seen(o), c.ground(o))
		if err != nil || len(was.Sublets) != 0 {
			t.Fatalf("%v, was %+v", err, was)
		}
		x := c.outside(o.ID)
		if x.Sublets[0].SupplierID == 0 || x.CostOf(o.Lines[0].ID) != 35_000 || x.Cost() != 35_000 {
			t.Errorf("%+v", x)
		}
		for what, try := range map[string]error{
			"finish": failure(work.FinishOrder(t.Context(), c.as(c.owner), o.ID, o.Rev)),
			"check":  third2(work.PlaceOrder(t.Context(), c.as(c.owner), o.ID, o.Rev, shop.BoardMove{To: shop.ToCheck})),
		} {
			if r := c.refused(try, "outside.refuse.sublet_out"); r.Fix != "sublet" || !slices.Equal(r.Blocks, []string{o.Lines[0].Name}) {
				t.Errorf("%s: %+v", what, r)
			}
		}
		less := o
		less.Lines = o.Lines[1:]
		c.refused(failure(work.SaveOrder(t.Context(), c.as(c.owner), less)), "outside.refuse.line_out")
		c.pass(30)
		o, was, err = work.StepSublet(t.Context(), c.as(c.advisor), seen(o), 1)
		if x := c.outside(o.ID); err != nil || !x.Sublets[0].Back() || o.Lines[0].Job != shop.JobDone {
			t.Errorf("%v %+v", err, x)
		}
		o = got(work.PutOutsideBack(t.Context(), c.as(c.advisor), seen(o), was, ""))(c)
		if x := c.outside(o.ID); x.Sublets[0].Back() || o.Lines[0].Job != shop.JobOpen {
			t.Errorf("the undo left %+v, job %q", x, o.Lines[0].Job)
		}
		o, _, err = work.StepSublet(t.Context(), c.as(c.advisor), seen(o), 1)
		if err != nil {
			t.Fatal(err)
		}
		c.refused(third(work.StepSublet(t.Context(), c.as(c.advisor), seen(o), 1)), "sublet.refuse.back")
		o = got(work.FinishOrder(t.Context(), c.as(c.owner), o.ID, o.Rev))(c)
		kinds := c.events(o.ID)
		for _, want := range []shop.EventKind{shop.EventSubletOut, shop.EventSubletBack, shop.EventOutUndone} {
			if !slices.Contains(kinds, want) {
				t.Errorf("%s did not happen: %v", want, kinds)
			}
		}
		c.sound()
	})
}

// alsoWashed gives an order in work one more job, which is done.
func (c *counter) alsoWashed(o shop.Order) shop.Order {
	c.Helper()
	o.Lines = append(o.Lines, shop.Line{Kind: shop.LabourLine, Name: "洗车", Qty: shop.One, Price: 3000, Payer: shop.PayCustomer})
	o = got(work.SaveOrder(c.Context(), c.as(c.owner), o))(c)
	o = got(work.AgreeLines(c.Context(), c.as(c.owner), o.ID, o.Rev, work.Answer{Agreement: signed()}))(c)
	return got(work.FinishJob(c.Context(), c.as(c.owner), o.ID, o.Lines[len(o.Lines)-1].ID))(c)
}

func third2(_ shop.Order, _ shop.Standing, err error) error { return err }

func TestSubletWorkIsRefusedThatCannotBe(t *testing.T) {
	c := open(t)
	o := c.received()
	desk := c.as(c.advisor)
	sub := c.ground(o)
	if r := c.refused(third(work.SaveSublet(t.Context(), desk, seen(o), sub)), "sublet.refuse.consent"); r.Fix != "agree" {
		t.Errorf("%+v", r)
	}
	if all := read(c, data.Suppliers); len(all) != 0 {
		t.Errorf("refused, and the supplier stayed: %+v", all)
	}
	sub.SentAt = time.Time{} // planned only
	o, _, err := work.SaveSublet(t.Context(), desk, seen(o), sub)
	if err != nil || c.outside(o.ID).Cost() != 0 {
		t.Fatalf("%v; somebody who may not see costs wrote %v", err, c.outside(o.ID).Cost())
	}
	c.wrong(third(work.SaveSublet(t.Context(), desk, seen(o), sub)), "lines") // twice
	bad := sub
	bad.N, bad.What, bad.DueOn, bad.Lines = 1, "", "", nil
	c.wrong(third(work.SaveSublet(t.Context(), desk, seen(o), bad)), "what", "lines", "due_on")
	bad = sub
	bad.N, bad.BackAt = 1, c.now
	c.wrong(third(work.SaveSublet(t.Context(), desk, seen(o), bad)), "sent_at")
	bad.SentAt = c.now.Add(time.Hour)
	bad.BackAt = time.Time{}
	c.wrong(third(work.SaveSublet(t.Context(), desk, seen(o), bad)), "sent_at") // ahead of now
	bad.N = 7
	if err := third(work.SaveSublet(t.Context(), desk, seen(o), bad)); !errors.Is(err, shop.ErrStale) {
		t.Errorf("work that is not there: %v", err)
	}
	if err := third(work.DropSublet(t.Context(), desk, work.Seen{ID: o.ID, Rev: o.Rev - 1}, 1)); !errors.Is(err, shop.ErrStale) {
		t.Errorf("an old order: %v", err)
	}
	c.refused(failure(work.VoidOrder(t.Context(), c.as(c.owner), o.ID, o.Rev, "误开")), "outside.refuse.sublet_out")
	o, was, err := work.DropSublet(t.Context(), desk, seen(o), 1)
	if err != nil || len(was.Sublets) != 1 || !c.outside(o.ID).Empty() {
		t.Errorf("%v %+v", err, was)
	}
	c.sound()
}

func TestALoanerCarGoesToOneCustomerAndComesBackWithItsReading(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		car := c.loaner("沪A7W0N3")
		first, second := c.received(), c.second()
		desk := c.as(c.advisor)
		lend := shop.Loan{LoanerID: car.ID, Borrower: "王建国", OutAt: c.now, OutKM: 29_999, OutFuel: 60, DueAt: c.now.Add(time.Hour)}
		c.wrong(third(work.SaveLoan(t.Context(), desk, seen(first), 0, lend)), "licence", "out_km")
		lend.Licence, lend.OutKM = true, 30_010
		first, _, err := work.SaveLoan(t.Context(), desk, seen(first), 0, lend)
		if err != nil {
			t.Fatal(err)
		}
		if r := c.refused(third(work.SaveLoan(t.Context(), desk, seen(second), 0, lend)), "loaner.refuse.out"); r.Blocks[0] != first.Number {
			t.Errorf("%+v", r)
		}
		car.Active = false
		c.refused(failure(work.SaveLoaner(t.Context(), c.as(c.owner), car)), "loaner.refuse.out")
		c.pass(90)
		back := lend
		back.BackAt, back.BackKM, back.BackFuel, back.Damage = c.now, 30_000, 50, "划痕"
		c.wrong(third(work.SaveLoan(t.Context(), desk, seen(first), 1, back)), "back_km")
		back.BackKM = 30_100
		first, was, err := work.SaveLoan(t.Context(), desk, seen(first), 1, back)
		if err != nil {
			t.Fatal(err)
		}
		now := read(c, func(v data.View) (shop.Loaner, error) { return data.Loaner(v, car.ID) })
		if l := c.outside(first.ID).Loans[0]; now.MileageKM != 30_100 || now.Fuel != 50 || l.BackBy != c.advisor.ID || l.OutBy != c.advisor.ID || l.Driven() != 90 {
			t.Errorf("%+v of %+v", l, now)
		}
		c.refused(third(work.DropLoan(t.Context(), desk, seen(first), 1)), "loan.refuse.driven")
		first = got(work.PutOutsideBack(t.Context(), desk, seen(first), was, ""))(c)
		now = read(c, func(v data.View) (shop.Loaner, error) { return data.Loaner(v, car.ID) })
		if !c.outside(first.ID).Loans[0].Out() || now.MileageKM != 30_010 {
			t.Errorf("the undo left %+v", now)
		}
		first, was, err = work.DropLoan(t.Context(), desk, seen(first), 1)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := work.SaveLoan(t.Context(), desk, seen(second), 0, lend); err != nil {
			t.Fatal(err)
		}
		c.refused(failure(work.PutOutsideBack(t.Context(), desk, seen(first), was, "")), "loaner.refuse.out")
		c.sound()
	})
}

func TestARescueIsBilledOnALineThatGoesWithIt(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.received()
		boss := c.as(c.owner)
		r := work.RescueEntry{FeeName: "车辆拖运费用", Supplier: "大力拖车", Rescue: shop.Rescue{
			Kind: shop.TowIn, Place: "延安高架", CalledAt: c.now.Add(-2 * time.Hour), LeftAt: c.now.Add(-time.Hour), BackAt: c.now, KM: 24, Fee: 30_000, Cost: 20_000,
		}}
		late := r
		late.ArrivedAt = c.now.Add(-3 * time.Hour)
		c.wrong(third(work.SaveRescue(t.Context(), boss, seen(o), late)), "arrived_at")
		two := r
		two.Driver = c.owner.ID
		c.wrong(third(work.SaveRescue(t.Context(), boss, seen(o), two)), "supplier")
		gift := r
		gift.Payer = shop.PayShop
		c.wrong(third(work.SaveRescue(t.Context(), c.as(c.advisor), seen(o), gift)), "payer")
		before := len(o.Lines)
		o, was, err := work.SaveRescue(t.Context(), boss, seen(o), r)
		if err != nil {
			t.Fatal(err)
		}
		x := c.outside(o.ID).Rescue
		if l := o.Line(x.LineID); l == nil || l.Amount() != 30_000 || l.Name != "车辆拖运费用" || l.Kind != shop.OtherLine || x.Travel() != shop.One {
			t.Fatalf("%+v bills %+v", x, l)
		}
		r.Rescue = *x
		r.Fee = 40_000
		o, _, err = work.SaveRescue(t.Context(), c.as(c.advisor), seen(o), r)
		if x := c.outside(o.ID).Rescue; err != nil || o.Line(x.LineID).Price != 40_000 || len(o.Lines) != before+1 || x.Cost != 20_000 {
			t.Errorf("%v: %+v", err, o.Lines)
		}
		o, gone, err := work.DropRescue(t.Context(), boss, seen(o))
		if err != nil || len(o.Lines) != before || !c.outside(o.ID).Empty() {
			t.Errorf("%v: %+v", err, o.Lines)
		}
		o = got(work.PutOutsideBack(t.Context(), boss, seen(o), gone, "车辆拖运费用"))(c)
		if x := c.outside(o.ID).Rescue; x == nil || o.Line(x.LineID) == nil || o.Line(x.LineID).Price != 40_000 {
			t.Errorf("the undo left %+v", o.Lines)
		}
		o = got(work.PutOutsideBack(t.Context(), boss, seen(o), was, ""))(c)
		if len(o.Lines) != before || !c.outside(o.ID).Empty() {
			t.Errorf("as it was at first: %+v", o.Lines)
		}
		kinds := c.events(o.ID)
		for _, want := range []shop.EventKind{shop.EventRescueOut, shop.EventRescueLeft, shop.EventRescueBack} {
			if !slices.Contains(kinds, want) {
				t.Errorf("%s did not happen: %v", want, kinds)
			}
		}
		c.sound()
	})
}

func TestMoneyForJourneysIsAgreedAndTakenBack(t *testing.T) {
	c := open(t)
	o := c.received()
	desk := c.as(c.advisor)
	c.wrong(third(work.SaveTransport(t.Context(), desk, seen(o), &shop.Transport{})), "amount", "agreed_by", "way")
	o, was, err := work.SaveTransport(t.Context(), desk, seen(o), &shop.Transport{Amount: 20_000, AgreedBy: "王建国", Way: shop.ByPhone})
	if x := c.outside(o.ID); err != nil || x.Transport == nil || !x.Transport.AgreedAt.Equal(c.now) || x.Cost() != 20_000 {
		t.Fatalf("%v %+v", err, x)
	}
	o, _, err = work.SaveTransport(t.Context(), desk, seen(o), nil)
	if err != nil || !c.outside(o.ID).Empty() {
		t.Errorf("%v %+v", err, c.outside(o.ID))
	}
	got(work.PutOutsideBack(t.Context(), desk, seen(o), was, ""))(c)
	c.wrong(failure(work.SaveSupplier(t.Context(), desk, shop.Supplier{})), "name", "parts")
	c.refused(failure(work.SaveLoaner(t.Context(), desk, shop.Loaner{Plate: "沪A1", Model: "x"})), "person.refuse.right")
	c.sound()
}

func TestAJobThatIsOutIsNotClockedAndOneThatCameBackIsDone(t *testing.T) {
	c := open(t)
	o := c.working()
	boss := c.as(c.owner)
	o, _, err := work.SaveSublet(t.Context(), boss, seen(o), c.ground(o))
	if err != nil {
		t.Fatal(err)
	}
	if r := c.refused(failure(work.FinishJob(t.Context(), boss, o.ID, o.Lines[0].ID)), "sublet.refuse.clock"); r.Fix != "sublet" {
		t.Errorf("%+v", r)
	}
	c.refused(failure(work.StartJob(t.Context(), boss, o.ID, o.Lines[0].ID, c.owner.ID)), "sublet.refuse.clock")
	o, _, err = work.StepSublet(t.Context(), boss, seen(o), 1)
	if err != nil || o.Lines[0].Job != shop.JobOpen {
		t.Fatalf("nobody has begun a job, and this one is %q: %v", o.Lines[0].Job, err)
	}
	o = c.alsoWashed(o)
	if o.Lines[0].Job != shop.JobDone {
		t.Errorf("another job was begun, and this one is %q", o.Lines[0].Job)
	}
	c.sound()
}
