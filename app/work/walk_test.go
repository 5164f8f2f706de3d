package work_test

import (
	"errors"
	"slices"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// looked is a walk on which the tyres and the horn are at fault.
func looked() shop.Walk {
	return shop.Walk{
		Fuel: 40, Complaint: "变速器异响", Belongings: "雨伞", Marks: []shop.Blemish{{Zone: shop.Bonnet, Kind: shop.Scratch, Note: "5 cm"}},
		Checks: []shop.Check{{Point: "hood"}, {Point: "tyres", Fault: true, Note: "鼓包"}, {Point: "lamps", Fault: true}, {Point: "seats", Unseen: true}},
	}
}

func TestAWalkIsKeptWithAnEventAndNotOnAFrozenOrder(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.received()
		kept := got(work.SaveWalk(t.Context(), c.as(c.advisor), o.ID, o.Rev, looked()))(c)
		if again := c.order(o.ID); !again.Intake.Walk().Equal(looked()) || kept.Rev != o.Rev+1 {
			t.Errorf("kept %+v", again.Intake)
		}
		events := read(c, func(v data.View) ([]shop.Event, error) { return data.EventsOf(v, o.ID) })
		if last := events[len(events)-1]; last.Kind != shop.EventWalked || last.Note != "1/2/1" {
			t.Errorf("the event is %+v", last)
		}
		kept = got(work.SaveWalk(t.Context(), c.as(c.advisor), o.ID, kept.Rev, looked()))(c)
		if n := len(read(c, func(v data.View) ([]shop.Event, error) { return data.EventsOf(v, o.ID) })); n != len(events) {
			t.Errorf("the same walk is %d events", n-len(events)+1)
		}
		if _, err := work.SaveWalk(t.Context(), c.as(c.advisor), o.ID, o.Rev, looked()); !errors.Is(err, shop.ErrStale) {
			t.Errorf("an old revision: %v", err)
		}
		bad := looked()
		bad.Fuel = 120
		_, err := work.SaveWalk(t.Context(), c.as(c.advisor), o.ID, kept.Rev, bad)
		c.wrong(err, "fuel")
		if !c.order(o.ID).Intake.Walk().Equal(looked()) {
			t.Error("a walk that was refused was kept")
		}
		c.sound()
	})
	c := open(t)
	o := c.settled(pay(shop.Cash, 11200))
	_, err := work.SaveWalk(t.Context(), c.as(c.advisor), o.ID, o.Rev, looked())
	c.refused(err, "order.refuse.frozen")
}

func TestAFaultIsOfferedAsWhatTheTemplateNamesAndOnlyOnce(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.received()
		offer := func(f work.Fault) (shop.Order, error) {
			return work.OfferFault(t.Context(), c.as(c.advisor), o.ID, c.rev(o.ID), f)
		}
		fault := work.Fault{Walk: looked(), Point: "tyres", Words: "轮胎：鼓包"}
		kept := got(offer(fault))(c)
		free := kept.Lines[2]
		if free.Kind != shop.OtherLine || free.Name != "轮胎：鼓包" || free.Price != 0 || free.FromCheck != "tyres" || free.Agreement.Consent != shop.Proposed {
			t.Errorf("the line is %+v", free)
		}
		_, err := offer(fault)
		c.refused(err, "walk.refuse.offered")
		_, err = offer(work.Fault{Walk: looked(), Point: "hood", Words: "发动机盖"})
		c.refused(err, "walk.refuse.no_fault")
		if n := len(c.order(o.ID).Lines); n != 3 {
			t.Fatalf("%d lines", n)
		}
		_, err = work.StartOrder(t.Context(), c.as(c.advisor), o.ID, c.rev(o.ID), signed())
		c.refused(err, "order.refuse.unpriced")

		kept = c.order(o.ID)
		kept.Lines = slices.Delete(slices.Clone(kept.Lines), 2, 3)
		got(work.SaveOrder(t.Context(), c.as(c.advisor), kept))(c)
		c.names("tyres", c.alignment.Code)
		if kept = got(offer(fault))(c); kept.Lines[2].LabourID != c.alignment.ID || kept.Lines[2].Price != 12000 || kept.Lines[2].Qty != 1300 {
			t.Errorf("the line is %+v", kept.Lines[2])
		}
		k := got(work.SavePackage(t.Context(), c.as(c.owner), shop.Package{Code: "TC-9", Name: "灯光", Active: true, Items: []shop.PackageItem{
			{LabourID: c.oilChange.ID, Qty: 500}, {PartID: c.filter.ID, Qty: 2000, Price: 5000},
		}}))(c)
		c.names("lamps", k.Code)
		kept = got(offer(work.Fault{Walk: looked(), Point: "lamps", Words: "灯光"}))(c)
		if l := kept.Lines[3:]; len(l) != 2 || l[0].Price != 12000 || l[1].Qty != 2000 || l[1].Price != 5000 || l[1].Package != "TC-9" || l[1].FromCheck != "lamps" {
			t.Errorf("the lines of the package are %+v", l)
		}
		if o = got(work.StartOrder(t.Context(), c.as(c.advisor), o.ID, c.rev(o.ID), signed()))(c); o.Lines[3].Agreement.Consent != shop.Agreed {
			t.Error("what has a price is not agreed")
		}
		c.sound()
	})
}

// names has a fault of a point offered as a job or package.
func (c *counter) names(point, code string) {
	c.Helper()
	for _, p := range read(c, data.CheckPoints) {
		if p.Code == point {
			p.Offer = code
			got(work.SaveCheckPoint(c.Context(), c.as(c.owner), p))(c)
		}
	}
}

func TestTheOwnerRenamesMovesAddsAndSwitchesPoints(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		list := func() (all []shop.CheckPoint) {
			for _, p := range read(c, data.CheckPoints) {
				if p.Template == shop.BatteryWalk {
					all = append(all, p)
				}
			}
			return all
		}
		added := got(work.SaveCheckPoint(t.Context(), c.as(c.owner), shop.CheckPoint{Template: shop.BatteryWalk, Name: "对外放电口", Active: true}))(c)
		if added.Code != "own_1" || added.Place != 25 || added.From != "2026-04-14" {
			t.Errorf("added %+v", added)
		}
		if err := work.MoveCheckPoint(t.Context(), c.as(c.owner), added.ID, -3); err != nil {
			t.Fatal(err)
		}
		all := list()
		for i, p := range all {
			if p.Place != i+1 {
				t.Errorf("%s stands at %d of %d", p.Code, p.Place, i+1)
			}
		}
		if all[21].Code != "own_1" || all[24].Code != "coolant_pack" {
			t.Errorf("the order is %+v", all[20:])
		}
		if err := work.MoveCheckPoint(t.Context(), c.as(c.owner), all[0].ID, -1); err == nil && list()[0].ID != all[0].ID {
			t.Error("the first went above itself")
		}
		_, err := work.SaveCheckPoint(t.Context(), c.as(c.technician), all[0])
		c.refused(err, "person.refuse.right")
		all[0].Offer = "XX-9"
		_, err = work.SaveCheckPoint(t.Context(), c.as(c.owner), all[0])
		c.wrong(err, "offer")
		all[0].Offer, all[0].Place = "", 0
		_, err = work.SaveCheckPoint(t.Context(), c.as(c.owner), all[0])
		c.wrong(err, "place")
		c.sound()
	})
}
