package work_test

import (
	"errors"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

func (c *counter) handover(id shop.OrderID) shop.Handover {
	c.Helper()
	return read(c, func(v data.View) (shop.Handover, error) { return data.Handover(v, id) })
}

func TestACarLeavesWhenItsPromisesAreAnswered(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.settled(pay(shop.WeChat, 11200))
		desk := c.as(c.advisor)
		h := shop.Handover{NextOn: "2026-10-14", NextKM: 22_000, Advice: "刹车油", Promises: []shop.Promise{{Text: "洗车"}}}
		o = got(work.SaveHandover(t.Context(), desk, o.ID, o.Rev, h))(c)
		_, err := work.DeliverOrder(t.Context(), desk, o.ID, o.Rev)
		if r := c.refused(err, "handover.refuse.unanswered"); r.Fix != "promises" || r.Blocks[0] != "洗车" {
			t.Errorf("%+v", r)
		}
		h.Promises[0].Kept = shop.KeptYes
		o = got(work.HandOver(t.Context(), desk, o.ID, o.Rev, h))(c)
		left := c.handover(o.ID)
		if o.Status != shop.Delivered || left.PassNo != "CM260414-001" || left.By != c.advisor.ID || !left.At.Equal(c.now) || left.NextKM != 22_000 {
			t.Errorf("%s with %+v", o.Status, left)
		}
		o = got(work.ReverseOrder(t.Context(), c.as(c.owner), o.ID, o.Rev, "配件开错"))(c)
		o = got(work.SettleOrder(t.Context(), c.as(c.owner), o.ID, o.Rev, work.Settlement{Payments: []shop.Payment{pay(shop.Cash, 11200)}}))(c)
		got(work.DeliverOrder(t.Context(), desk, o.ID, o.Rev))(c)
		if again := c.handover(o.ID); again.PassNo != left.PassNo {
			t.Errorf("the pass is %s now, was %s", again.PassNo, left.PassNo)
		}
		c.sound()
	})
}

func TestAHandoverThatCannotBeChangesNothing(t *testing.T) {
	c := open(t)
	o := c.settled(pay(shop.WeChat, 11200))
	_, err := work.HandOver(t.Context(), c.as(c.advisor), o.ID, o.Rev, shop.Handover{NextOn: c.as(c.advisor).Today()})
	c.wrong(err, "next_on")
	if kept := c.order(o.ID); kept.Status != shop.Settled || kept.Rev != o.Rev || c.handover(o.ID).PassNo != "" {
		t.Errorf("%s, rev %d, pass %q", kept.Status, kept.Rev, c.handover(o.ID).PassNo)
	}
	if _, err := work.HandOver(t.Context(), c.as(c.advisor), o.ID, o.Rev-1, shop.Handover{}); !errors.Is(err, shop.ErrStale) {
		t.Errorf("an old order: %v", err)
	}
	open := c.second()
	_, err = work.DeliverOrder(t.Context(), c.as(c.advisor), open.ID, open.Rev)
	c.refused(err, "order.refuse.move")
}
