package work_test

import (
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// cameBack is a rework of an order that was delivered two days ago, with its lines again.
func (c *counter) cameBack(first shop.Order) shop.Order {
	c.Helper()
	c.pass(2 * 24 * 60)
	o := shop.Order{Kind: shop.Rework, ReworkOf: first.ID, VehicleID: first.VehicleID, CustomerID: first.CustomerID, Intake: first.Intake}
	o.Intake.Complaint, o.Stamps.PromisedAt = "又响了", c.now.Add(3600e9)
	for _, l := range first.Lines {
		l.ID, l.Issued, l.Cost, l.Agreement, l.Job, l.Clocked, l.Payer = 0, 0, 0, shop.Agreement{}, shop.JobOpen, 0, shop.PayCustomer
		o.Lines = append(o.Lines, l)
	}
	return got(work.SaveOrder(c.Context(), c.as(c.owner), o))(c)
}

// delivered is an order whose car has left.
func (c *counter) delivered() shop.Order {
	c.Helper()
	o := c.ready()
	o = got(work.SettleOrder(c.Context(), c.as(c.owner), o.ID, o.Rev, work.Settlement{Payments: []shop.Payment{pay(shop.WeChat, o.Totals().Due)}}))(c)
	return got(work.DeliverOrder(c.Context(), c.as(c.owner), o.ID, o.Rev))(c)
}

// done takes an order that was saved to where its bill is written.
func (c *counter) done(o shop.Order) shop.Order {
	c.Helper()
	desk := c.as(c.owner)
	o = got(work.StartOrder(c.Context(), desk, o.ID, o.Rev, signed()))(c)
	o = got(work.IssueParts(c.Context(), desk, o.ID, o.Rev))(c)
	return got(work.FinishOrder(c.Context(), desk, o.ID, o.Rev))(c)
}

func (c *counter) rework(o shop.Order, r shop.ReworkRecord) shop.Order {
	c.Helper()
	return got(work.SaveRework(c.Context(), c.as(c.owner), work.Rework{Order: o.ID, Rev: c.rev(o.ID), Record: r}))(c)
}

func TestAReworkIsBilledOnlyWithItsCauseAndFreeOfCharge(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		desk := c.as(c.owner)
		o := c.done(c.cameBack(c.delivered()))
		settle := func() error {
			now := c.order(o.ID)
			s := work.Settlement{}
			if due := now.Totals().Due; due > 0 {
				s.Payments = []shop.Payment{pay(shop.WeChat, due)}
			}
			_, err := work.SettleOrder(t.Context(), desk, o.ID, now.Rev, s)
			return err
		}
		if r := c.refused(settle(), "rework.refuse.cause"); r.Fix != "rework" {
			t.Errorf("%+v", r)
		}
		_, err := work.SaveRework(t.Context(), desk, work.Rework{Order: o.ID, Rev: o.Rev, Record: shop.ReworkRecord{Cause: shop.CauseHuman}})
		c.wrong(err, "person")
		o = c.rework(o, shop.ReworkRecord{Item: o.Lines[0].Code, Cause: shop.CauseHuman, Person: c.owner.ID})
		kept := read(c, func(v data.View) (shop.ReworkRecord, error) { return data.ReworkRecord(v, o.ID) })
		if kept.By != c.owner.ID || !kept.At.Equal(c.now) {
			t.Errorf("kept: %+v", kept)
		}
		if r := c.refused(settle(), "rework.refuse.billed"); len(r.Blocks) != len(o.Lines) {
			t.Errorf("billed: %v", r.Blocks)
		}
		o = c.order(o.ID)
		for i := range o.Lines {
			o.Lines[i].Payer = shop.PayShop
		}
		got(work.SaveOrder(t.Context(), desk, o))(c)
		if err := settle(); err != nil {
			t.Fatal(err)
		}
		_, err = work.SaveRework(t.Context(), desk, work.Rework{Order: o.ID, Rev: c.rev(o.ID), Record: kept})
		c.refused(err, "order.refuse.frozen")
		c.sound()
	})
}

func TestAnotherCauseThatIsShownInTimeIsBilled(t *testing.T) {
	c := open(t)
	o := c.done(c.cameBack(c.delivered()))
	c.rework(o, shop.ReworkRecord{Cause: shop.CauseCustomer, Words: "涉水", ShownAt: c.now, Evidence: "照片"})
	got(work.SettleOrder(t.Context(), c.as(c.owner), o.ID, c.rev(o.ID), work.Settlement{Payments: []shop.Payment{pay(shop.WeChat, o.Totals().Due)}}))(c)
}

func TestTheSecondReworkWaitsForTheCustomersChoice(t *testing.T) {
	c := open(t)
	desk := c.as(c.owner)
	first := c.delivered()
	one := c.cameBack(first)
	got(work.VoidOrder(t.Context(), desk, one.ID, one.Rev, "写错"))(c)
	free := func() shop.Order {
		o := c.cameBack(first)
		for i := range o.Lines {
			o.Lines[i].Payer = shop.PayShop
		}
		o = c.done(got(work.SaveOrder(t.Context(), desk, o))(c))
		return c.rework(o, shop.ReworkRecord{Cause: shop.CausePart, Batch: "B1"})
	}
	one = free()
	one = got(work.SettleOrder(t.Context(), desk, one.ID, one.Rev, work.Settlement{}))(c)
	got(work.DeliverOrder(t.Context(), desk, one.ID, one.Rev))(c)
	two := free()
	_, err := work.SettleOrder(t.Context(), desk, two.ID, two.Rev, work.Settlement{})
	c.refused(err, "rework.refuse.choice")
	two = c.rework(two, shop.ReworkRecord{Cause: shop.CausePart, Batch: "B1", Choice: shop.ChoiceElsewhere})
	got(work.SettleOrder(t.Context(), desk, two.ID, two.Rev, work.Settlement{}))(c)
}

func TestOnlyADeliveredOrderOfTheSameCarIsMadeGood(t *testing.T) {
	c := open(t)
	o := c.received()
	next := shop.Order{Kind: shop.Rework, ReworkOf: o.ID, VehicleID: o.VehicleID, CustomerID: o.CustomerID}
	_, err := work.SaveOrder(t.Context(), c.as(c.owner), next)
	c.refused(err, "rework.refuse.first")
	_, err = work.SaveRework(t.Context(), c.as(c.owner), work.Rework{Order: o.ID, Rev: o.Rev, Record: shop.ReworkRecord{}})
	c.refused(err, "rework.refuse.none")
}

func TestWhoMayNotSeeCostsIsNotToldWhatReworksCost(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		c.refused(failure(work.Redone(c.Context(), c.as(c.technician), "2026-03-01", "2026-03-31")), "person.refuse.right")
		c.refused(failure(work.Redone(c.Context(), c.as(c.owner), "2026-03-31", "2026-03-01")), "reworks.refuse.order")
		got(work.Redone(c.Context(), c.as(c.owner), "2026-03-31", "2026-03-31"))(c)
	})
}
