package work_test

import (
	"slices"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// inspector is somebody who may sign the final sheet and repairs nothing.
func (c *counter) inspector() shop.Person {
	c.Helper()
	p := shop.Person{Code: "zj", Name: "赵检", Roles: []shop.Role{shop.Inspector, shop.Technician}, Active: true}
	return got(work.SavePerson(c.Context(), c.as(c.owner), p))(c)
}

// maintained is an order of secondary maintenance that waits for the inspector;
// the technician has done its job.
func (c *counter) maintained() shop.Order {
	c.Helper()
	v := c.visit()
	v.Order.Lines[0].WorkClass = shop.Secondary
	o := got(work.Receive(c.Context(), c.as(c.advisor), v))(c).Order
	o = got(work.StartOrder(c.Context(), c.as(c.advisor), o.ID, o.Rev, signed()))(c)
	o = c.hand(got(work.IssueParts(c.Context(), c.as(c.keeper), o.ID, o.Rev))(c))
	for _, l := range o.Lines {
		if l.Kind == shop.LabourLine {
			o = got(work.FinishJob(c.Context(), c.as(c.technician), o.ID, l.ID))(c)
		}
	}
	o, _, err := work.PlaceOrder(c.Context(), c.as(c.advisor), o.ID, o.Rev, shop.BoardMove{To: shop.ToCheck})
	if err != nil {
		c.Fatal(err)
	}
	return o
}

// sheet is a sheet of o on which all is well.
func (c *counter) sheet(o shop.Order, sort shop.InspectionSort) shop.Inspection {
	c.Helper()
	in := shop.Inspection{Sort: sort, Result: shop.ResultPass, Road: shop.RoadTest{Done: true, KM: 4000, Finding: "无异响"}}
	in.Fit(&o, read(c, data.Rules), "2026-04-14")
	for i := range in.Items {
		in.Items[i].Mark = shop.MarkOK
		if in.Items[i].LineID == 0 {
			in.Items[i].Mark = shop.MarkNone
		}
	}
	return in
}

// sign signs a sheet of the order as it is now.
func (c *counter) sign(p shop.Person, id shop.OrderID, in shop.Inspection) (shop.Order, shop.Inspection, error) {
	c.Helper()
	c.pass(1)
	return work.SaveInspection(c.Context(), c.as(p), id, c.rev(id), in)
}

// certified is a car that was passed, with its certificate.
func (c *counter) certified(inspector shop.Person) (shop.Order, *shop.Certificate) {
	c.Helper()
	o := c.maintained()
	if _, _, err := c.sign(inspector, o.ID, c.sheet(o, shop.ProcessCheck)); err != nil {
		c.Fatal(err)
	}
	o, in, err := c.sign(inspector, o.ID, c.sheet(o, shop.FinalCheck))
	if err != nil || in.Certificate == nil {
		c.Fatalf("%v, %+v", err, in)
	}
	return o, in.Certificate
}

func (c *counter) certificate(id shop.OrderID) *shop.Certificate {
	c.Helper()
	return read(c, func(v data.View) (*shop.Certificate, error) { return data.CertificateOf(v, id) })
}

func TestACarIsInspectedFailedMendedPassedAndLeavesWithItsCertificate(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		inspector := c.inspector()
		o := c.maintained()
		bad := c.sheet(o, shop.FinalCheck)
		bad.Result, bad.Reason, bad.Items[0].Mark, bad.Items[0].Note = shop.ResultFail, "机油渗漏", shop.MarkBad, "放油螺栓"
		o, kept, err := c.sign(inspector, o.ID, bad)
		if err != nil || o.Status != shop.Working || o.Lines[0].Job != shop.JobPaused || kept.ID == 0 || kept.Inspector != inspector.ID {
			t.Fatalf("failed: %v, %s, %q, %+v", err, o.Status, o.Lines[0].Job, kept)
		}
		_, _, err = work.PlaceOrder(t.Context(), c.as(c.advisor), o.ID, o.Rev, shop.BoardMove{To: shop.ToCheck})
		c.refused(err, "order.refuse.unfinished")
		o = got(work.FinishJob(t.Context(), c.as(c.technician), o.ID, o.Lines[0].ID))(c)
		o, _, err = work.PlaceOrder(t.Context(), c.as(c.advisor), o.ID, o.Rev, shop.BoardMove{To: shop.ToCheck})
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = c.sign(inspector, o.ID, c.sheet(o, shop.FinalCheck))
		if r := c.refused(err, "inspection.refuse.before"); r.Fix != "inspect" {
			t.Errorf("%+v", r)
		}
		if _, _, err = c.sign(c.technician, o.ID, c.sheet(o, shop.ProcessCheck)); err != nil {
			t.Fatalf("process sheet: %v", err)
		}
		o, kept, err = c.sign(inspector, o.ID, c.sheet(o, shop.FinalCheck))
		if err != nil || o.Status != shop.Ready || kept.Certificate == nil {
			t.Fatalf("passed: %v, %s, %+v", err, o.Status, kept)
		}
		want := shop.Certificate{ID: kept.Certificate.ID, Number: "HG260414-001", IssuedAt: c.now, Person: inspector.ID, Class: shop.Secondary, Days: 30, KM: 5000}
		if *kept.Certificate != want {
			t.Errorf("%+v", *kept.Certificate)
		}
		sheets := read(c, func(v data.View) ([]shop.Inspection, error) { return data.InspectionsOf(v, o.ID) })
		if len(sheets) != 3 || sheets[0].Reason != "机油渗漏" || sheets[0].Items[0].Note != "放油螺栓" || len(sheets[0].Back()) != 1 || sheets[0].Road.KM != 4000 || *sheets[2].Certificate != want {
			t.Errorf("kept %+v", sheets)
		}
		o = got(work.SettleOrder(t.Context(), c.as(c.cashier), o.ID, o.Rev, work.Settlement{Payments: []shop.Payment{pay(shop.Cash, o.Totals().Due)}}))(c)
		o = got(work.DeliverOrder(t.Context(), c.as(c.advisor), o.ID, o.Rev))(c)
		events := read(c, func(v data.View) ([]shop.Event, error) { return data.EventsOf(v, o.ID) })
		if shop.Reworks(events) != 1 {
			t.Errorf("%d internal reworks", shop.Reworks(events))
		}
		at := slices.IndexFunc(events, func(e shop.Event) bool { return e.Kind == shop.EventPassed })
		if at < 0 || events[at].Note != "HG260414-001" || events[at].Person != inspector.ID {
			t.Errorf("events %+v", events)
		}
		c.sound()
	})
}

func TestASheetIsRefusedToTheWrongPersonAndAtTheWrongMoment(t *testing.T) {
	c := open(t)
	inspector := c.inspector()
	o := c.maintained()
	final := c.sheet(o, shop.FinalCheck)
	_, _, err := c.sign(c.advisor, o.ID, final)
	c.refused(err, "inspection.refuse.role")
	o.Lines[1].Technician = inspector.ID
	if o.Lines[1].Kind != shop.LabourLine {
		o.Lines[0].Technician = inspector.ID
	}
	o = got(work.SaveOrder(t.Context(), c.as(c.advisor), o))(c)
	_, _, err = c.sign(inspector, o.ID, final)
	c.refused(err, "inspection.refuse.repairer")
	final.Items[0].Mark = shop.Unmarked
	_, _, err = c.sign(c.owner, o.ID, final)
	c.wrong(err, "items.0.mark")
	other := c.second()
	_, _, err = c.sign(c.owner, other.ID, shop.Inspection{Sort: shop.FinalCheck, Result: shop.ResultFail, Reason: "x"})
	c.wrong(err, "result")
	_, _, err = c.sign(c.owner, other.ID, c.sheet(other, shop.FinalCheck))
	c.refused(err, "inspection.refuse.status")
	if sheets := read(c, func(v data.View) ([]shop.Inspection, error) { return data.InspectionsOf(v, o.ID) }); len(sheets) != 0 {
		t.Errorf("a refused sheet was kept: %+v", sheets)
	}
}

func TestACertificateEndsWithWhatItCertifiesAndKeepsItsNumber(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		inspector := c.inspector()
		o, first := c.certified(inspector)
		_, _, err := c.sign(inspector, o.ID, c.sheet(o, shop.FinalCheck))
		c.refused(err, "inspection.refuse.certified")
		placed, was, err := work.PlaceOrder(t.Context(), c.as(c.advisor), o.ID, o.Rev, shop.BoardMove{To: shop.AtWork})
		if err != nil || c.certificate(o.ID).Valid() || c.certificate(o.ID).VoidWhy != shop.EventReopened {
			t.Fatalf("taken back into work: %v, %+v", err, c.certificate(o.ID))
		}
		o, err = work.PutBack(t.Context(), c.as(c.advisor), o.ID, placed.Rev, was)
		if err != nil || !c.certificate(o.ID).Valid() {
			t.Fatalf("the move was undone: %v, %+v", err, c.certificate(o.ID))
		}
		settle := work.Settlement{Payments: []shop.Payment{pay(shop.Cash, o.Totals().Due)}}
		o = got(work.SettleOrder(t.Context(), c.as(c.cashier), o.ID, o.Rev, settle))(c)
		o = got(work.ReverseOrder(t.Context(), c.as(c.owner), o.ID, o.Rev, "金额错"))(c)
		if got := c.certificate(o.ID); got.Valid() || got.Number != first.Number || got.VoidWhy != shop.EventReversed {
			t.Fatalf("reversed: %+v", got)
		}
		settle.Payments = []shop.Payment{pay(shop.Cash, o.Totals().Due)}
		o = got(work.SettleOrder(t.Context(), c.as(c.cashier), o.ID, o.Rev, settle))(c)
		_, err = work.DeliverOrder(t.Context(), c.as(c.advisor), o.ID, o.Rev)
		if r := c.refused(err, "order.refuse.certificate"); r.Fix != "inspect" || len(r.Blocks) != 1 {
			t.Errorf("%+v", r)
		}
		bad := c.sheet(o, shop.FinalCheck)
		bad.Result, bad.Reason, bad.Items[0].Mark = shop.ResultFail, "渗漏", shop.MarkBad
		_, _, err = c.sign(inspector, o.ID, bad)
		c.refused(err, "inspection.refuse.settled")
		o, in, err := c.sign(inspector, o.ID, c.sheet(o, shop.FinalCheck))
		if err != nil || o.Status != shop.Settled || in.Certificate.Number != "HG260414-002" {
			t.Fatalf("inspected again: %v, %s, %+v", err, o.Status, in)
		}
		got(work.DeliverOrder(t.Context(), c.as(c.advisor), o.ID, o.Rev))(c)
		c.sound()
	})
}
