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

func TestIfOnePartIsShortNothingIsTaken(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		oil := got(work.SavePart(c.Context(), c.as(c.keeper), shop.Part{Number: "SP-5W40-4L", Name: "全合成机油", Price: 29800, Active: true}))(c)
		in := c.visit()
		in.Order.Lines = append(in.Order.Lines, item(oil, 2000))
		o := got(work.Receive(c.Context(), c.as(c.advisor), in))(c).Order
		o = got(work.StartOrder(c.Context(), c.as(c.advisor), o.ID, c.rev(o.ID), signed()))(c)
		got(work.ReceiveStock(c.Context(), c.as(c.keeper), shop.Receipt{PartID: oil.ID, Qty: 1500, Cost: 20000, Note: "入库"}))(c)
		r := c.refused(failure(work.IssueParts(c.Context(), c.as(c.keeper), o.ID, c.rev(o.ID))), "part.refuse.short")
		if r.With["Part"] != "全合成机油" || r.With["Have"] != shop.Qty(1500) || r.With["Want"] != shop.Qty(2000) {
			t.Errorf("%+v", r)
		}
		if now := c.order(o.ID); now.Lines[1].Issued != 0 || c.part(c.filter.ID).OnHand != 14000 || slices.Contains(c.events(o.ID), shop.EventIssued) {
			t.Errorf("half of it was issued: %+v", now.Lines)
		}
		got(work.ReceiveStock(c.Context(), c.as(c.keeper), shop.Receipt{PartID: oil.ID, Qty: 500, Cost: 20000, Note: "入库"}))(c)
		o = got(work.IssueParts(c.Context(), c.as(c.keeper), o.ID, c.rev(o.ID)))(c)
		if p := c.part(oil.ID); o.Lines[2].Issued != 2000 || o.Lines[2].Cost != 40000 || p.OnHand != 0 || p.Value != 0 {
			t.Errorf("%+v, left %+v", o.Lines[2], p)
		}
		c.sound()
	})
}

func TestPartsAreIssuedForAgreedLinesOfWorkInHand(t *testing.T) {
	c := open(t)
	o := c.received()
	if r := c.refused(failure(work.IssueParts(c.Context(), c.as(c.keeper), o.ID, c.rev(o.ID))), "part.refuse.issue_status"); r.With["Status"] != shop.Received {
		t.Errorf("%+v", r)
	}
	o.Lines = append(o.Lines, item(c.filter, 500))
	o = got(work.SaveOrder(c.Context(), c.as(c.advisor), o))(c)
	o = got(work.StartOrder(c.Context(), c.as(c.advisor), o.ID, c.rev(o.ID), signed()))(c)
	o = got(work.IssueParts(c.Context(), c.as(c.keeper), o.ID, c.rev(o.ID), o.Lines[2].ID))(c)
	if o.Lines[1].Issued != 0 || o.Lines[2].Issued != 500 || o.Lines[2].Cost != 1900 {
		t.Errorf("%+v", o.Lines)
	}
	c.refused(failure(work.IssueParts(c.Context(), c.as(c.keeper), o.ID, c.rev(o.ID), o.Lines[2].ID)), "part.refuse.nothing_to_issue")
	o = got(work.IssueParts(c.Context(), c.as(c.keeper), o.ID, c.rev(o.ID)))(c)
	if o.Lines[1].Issued != 1000 || c.part(c.filter.ID).OnHand != 12500 {
		t.Errorf("%+v", o.Lines)
	}
	c.refused(failure(work.IssueParts(c.Context(), c.as(c.keeper), o.ID, c.rev(o.ID))), "part.refuse.nothing_to_issue")
	if err := failure(work.IssueParts(c.Context(), c.as(c.keeper), 99, 1)); !errors.Is(err, shop.ErrMissing) {
		t.Error(err)
	}
}

func TestWhatComesBackIsWorthWhatItCostWhenItWentOut(t *testing.T) {
	c := open(t)
	in := c.visit()
	in.Order.Lines[1].Qty = 3000
	o := got(work.Receive(c.Context(), c.as(c.advisor), in))(c).Order
	got(work.StartOrder(c.Context(), c.as(c.advisor), o.ID, c.rev(o.ID), signed()))(c)
	o = got(work.IssueParts(c.Context(), c.as(c.keeper), o.ID, c.rev(o.ID)))(c)
	got(work.ReceiveStock(c.Context(), c.as(c.keeper), shop.Receipt{PartID: c.filter.ID, Qty: 11000, Cost: 4801, Note: "涨价"}))(c)
	back := func(l shop.LineID, qty shop.Qty) error {
		return failure(work.ReturnParts(c.Context(), c.as(c.keeper), o.ID, c.rev(o.ID), work.Return{Line: l, Qty: qty}))
	}
	for _, qty := range []shop.Qty{0, -1, 3001} {
		if r := c.refused(back(o.Lines[1].ID, qty), "part.refuse.return_more"); !slices.Equal(r.Blocks, []string{"机油滤清器"}) {
			t.Errorf("%+v", r)
		}
	}
	c.refused(back(o.Lines[0].ID, 1), "part.refuse.return_more")
	for _, err := range []error{back(99, 1), failure(work.ReturnParts(c.Context(), c.as(c.keeper), 99, 1, work.Return{Line: 1, Qty: 1}))} {
		if !errors.Is(err, shop.ErrMissing) {
			t.Error(err)
		}
	}
	was := c.part(c.filter.ID)
	o = got(work.ReturnParts(c.Context(), c.as(c.keeper), o.ID, c.rev(o.ID), work.Return{Line: o.Lines[1].ID, Qty: 2000}))(c)
	if p := c.part(c.filter.ID); p.Value-was.Value != 7600 || p.OnHand-was.OnHand != 2000 || o.Lines[1].Issued != 1000 || o.Lines[1].Cost != 3800 {
		t.Errorf("%+v, store %+v", o.Lines[1], p)
	}
	form := o
	form.Lines = o.Lines[:1]
	c.refused(failure(work.SaveOrder(c.Context(), c.as(c.advisor), form)), "order.refuse.line_issued")
	c.sound()
}

func TestNothingComesBackFromASettledOrder(t *testing.T) {
	c := open(t)
	o := c.settled(pay(shop.Cash, 11200))
	c.refused(failure(work.ReturnParts(c.Context(), c.as(c.keeper), o.ID, c.rev(o.ID), work.Return{Line: o.Lines[1].ID, Qty: 1000})), "order.refuse.frozen")
}

func TestWhatIsNotBilledComesBackBeforeTheSettlement(t *testing.T) {
	c := open(t)
	in := c.visit()
	in.Order.Lines[1].Qty = 2000
	o := got(work.Receive(c.Context(), c.as(c.advisor), in))(c).Order
	got(work.StartOrder(c.Context(), c.as(c.advisor), o.ID, c.rev(o.ID), signed()))(c)
	o = got(work.IssueParts(c.Context(), c.as(c.keeper), o.ID, c.rev(o.ID)))(c)
	o.Lines[1].Qty = 1000
	o = got(work.SaveOrder(c.Context(), c.as(c.advisor), o))(c)
	o = got(work.FinishOrder(c.Context(), c.as(c.advisor), o.ID, c.rev(o.ID)))(c)
	bill := work.Settlement{Payments: []shop.Payment{pay(shop.Cash, 11200)}}
	r := c.refused(failure(work.SettleOrder(c.Context(), c.as(c.cashier), o.ID, c.rev(o.ID), bill)), "order.refuse.not_returned")
	if !slices.Equal(r.Blocks, []string{"机油滤清器"}) || r.Fix != "return" {
		t.Errorf("%+v", r)
	}
	got(work.ReturnParts(c.Context(), c.as(c.keeper), o.ID, c.rev(o.ID), work.Return{Line: o.Lines[1].ID, Qty: 1000}))(c)
	got(work.SettleOrder(c.Context(), c.as(c.cashier), o.ID, c.rev(o.ID), bill))(c)
}

func TestReceivingMovesTheAverage(t *testing.T) {
	c := open(t)
	p := got(work.ReceiveStock(c.Context(), c.as(c.keeper), shop.Receipt{PartID: c.filter.ID, Qty: 7000, Cost: 4100, Note: "送货单 17"}))(c)
	if p.OnHand != 21000 || p.Value != 14*3800+7*4100 || p.Cost() != 3900 || !p.MovedAt.Equal(c.now) {
		t.Errorf("%+v", p)
	}
	moves := read(c, func(v data.View) ([]shop.Move, error) { return data.MovesOf(v, p.ID, 1) })
	if m := moves[0]; m.Kind != shop.MoveReceive || m.Balance != 21000 || m.Person != c.keeper.ID || m.Note != "送货单 17" {
		t.Errorf("%+v", m)
	}
	c.refused(failure(work.ReceiveStock(c.Context(), c.as(c.advisor), shop.Receipt{PartID: p.ID, Qty: 1000, Cost: 1, Note: ""})), "person.refuse.right")
	c.wrong(failure(work.ReceiveStock(c.Context(), c.as(c.keeper), shop.Receipt{PartID: p.ID, Qty: 0, Cost: -1, Note: ""})), "qty", "cost")
	if err := failure(work.ReceiveStock(c.Context(), c.as(c.keeper), shop.Receipt{PartID: 99, Qty: 1000, Cost: 1, Note: ""})); !errors.Is(err, shop.ErrMissing) {
		t.Error(err)
	}
}

func TestACountSetsTheStockAtTheAverage(t *testing.T) {
	c := open(t)
	count := func(n shop.Qty) shop.Part {
		return got(work.AdjustStock(c.Context(), c.as(c.keeper), shop.Count{PartID: c.filter.ID, Have: c.part(c.filter.ID).OnHand, Counted: n, Reason: "盘点"}))(c)
	}
	if p := count(12000); p.OnHand != 12000 || p.Value != 12*3800 {
		t.Errorf("a loss: %+v", p)
	}
	if p := count(15000); p.OnHand != 15000 || p.Value != 15*3800 {
		t.Errorf("a surplus: %+v", p)
	}
	n := len(read(c, func(v data.View) ([]shop.Move, error) { return data.MovesOf(v, c.filter.ID, 100) }))
	if p := count(15000); p.OnHand != 15000 || len(read(c, func(v data.View) ([]shop.Move, error) { return data.MovesOf(v, c.filter.ID, 100) })) != n {
		t.Errorf("a count that is right: %+v", p)
	}
	if p := count(0); p.OnHand != 0 || p.Value != 0 {
		t.Errorf("all gone: %+v", p)
	}
	c.wrong(failure(work.AdjustStock(c.Context(), c.as(c.keeper), shop.Count{PartID: c.filter.ID, Have: c.part(c.filter.ID).OnHand, Counted: -1, Reason: ""})), "counted", "reason")
	c.refused(failure(work.AdjustStock(c.Context(), c.as(c.advisor), shop.Count{PartID: c.filter.ID, Have: c.part(c.filter.ID).OnHand, Counted: 1, Reason: "盘点"})), "person.refuse.right")
	c.sound()
}

func TestACountIsRefusedWhenPiecesMovedSinceTheStockWasRead(t *testing.T) {
	c := open(t)
	count := shop.Count{PartID: c.filter.ID, Have: c.filter.OnHand, Counted: 13000, Reason: "盘点"}
	got(work.ReceiveStock(c.Context(), c.as(c.keeper), shop.Receipt{PartID: c.filter.ID, Qty: 2000, Cost: 3800, Note: "到货"}))(c)
	if err := failure(work.AdjustStock(c.Context(), c.as(c.keeper), count)); !errors.Is(err, shop.ErrStale) || c.part(c.filter.ID).OnHand != 16000 {
		t.Errorf("%v, there are %s", err, c.part(c.filter.ID).OnHand)
	}
}

func TestPartsOfTheListAreRevisedTogetherAndNotOverAnother(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		oil := got(work.SavePart(c.Context(), c.as(c.keeper), shop.Part{Number: "P2", Name: "机油", Price: 9000, Origin: shop.OEM, Active: true}))(c)
		was, other := c.part(c.filter.ID).Shelf(), oil.Shelf()
		now, next := was, other
		now.Bin, now.Price, next.Min = "A-1", 6000, 4000
		changes := []work.PartChange{{c.filter.ID, was, now}, {oil.ID, other, next}}
		c.refused(work.ReviseParts(c.Context(), c.as(c.advisor), changes), "person.refuse.right")
		if err := work.ReviseParts(c.Context(), c.as(c.keeper), changes); err != nil {
			t.Fatal(err)
		}
		if got := c.part(c.filter.ID); got.Shelf() != now || got.OnHand != 14000 || c.part(oil.ID).Min != 4000 {
			t.Errorf("%+v", got)
		}
		row := read(c, func(v data.View) (data.Page[data.AuditRow], error) { return data.AuditList(v, data.Ask{Desc: true}) }).Rows[1]
		if row.Act != "part.revise" || row.Note != "06L115562B  → A-1, 58.00 → 60.00" {
			t.Errorf("the journal says %s %q", row.Act, row.Note)
		}
		stale := now
		stale.Price = 7000
		err := work.ReviseParts(c.Context(), c.as(c.keeper), []work.PartChange{{oil.ID, next, other}, {c.filter.ID, was, stale}})
		c.wrong(err, "number")
		if c.part(oil.ID).Min != 4000 || c.part(c.filter.ID).Price != 6000 {
			t.Error("half of it was kept")
		}
		c.wrong(work.ReviseParts(c.Context(), c.as(c.keeper), []work.PartChange{{oil.ID, next, shop.Shelf{Min: -1, Price: -1}}}), "price", "min")
	})
}
