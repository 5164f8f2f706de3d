package work_test

import (
	"errors"
	"slices"
	"sync"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// lot receives pieces of the filter as a lot of their own.
func (c *counter) lot(qty shop.Qty, l shop.Lot) shop.Lot {
	c.Helper()
	got(work.ReceiveStock(c.Context(), c.as(c.keeper), shop.Receipt{PartID: c.filter.ID, Qty: qty, Cost: 4000, Lot: l}))(c)
	return read(c, func(v data.View) ([]shop.Lot, error) { return data.LotsOf(v, c.filter.ID) })[0]
}

// inWork is an order in work with these lines, agreed by the customer.
func (c *counter) inWork(lines ...shop.Line) shop.Order {
	c.Helper()
	in := c.visit()
	in.Order.Lines = lines
	o := got(work.Receive(c.Context(), c.as(c.advisor), in))(c).Order
	return got(work.StartOrder(c.Context(), c.as(c.advisor), o.ID, o.Rev, signed()))(c)
}

func (c *counter) issue(o shop.Order, list ...work.Issue) (shop.Order, error) {
	c.Helper()
	return work.IssueLines(c.Context(), c.as(c.keeper), o.ID, c.rev(o.ID), list...)
}

func (c *counter) scan(o shop.Order, code string, qty shop.Qty) (work.Handed, error) {
	c.Helper()
	return work.IssueScan(c.Context(), c.as(c.keeper), o.ID, c.rev(o.ID), work.Scan{Code: code, Qty: qty, Taker: c.technician.ID})
}

func (c *counter) movesOf(o shop.Order) []shop.Move {
	c.Helper()
	return read(c, func(v data.View) ([]shop.Move, error) { return data.MovesOfOrder(v, o.ID) })
}

// proved checks that the whole store is in order.
func (c *counter) proved() {
	c.Helper()
	if found, err := data.Check(c.Context(), c.store); err != nil || len(found) > 0 {
		c.Errorf("check finds %v, %v", found, err)
	}
}

func TestAScannedPartGivesItsLineOnePieceAndSaysWhoTookIt(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.inWork(item(c.filter, 2000))
		for _, want := range []shop.Qty{1000, 2000} {
			h := got(c.scan(o, " 06l 115562b", 0))(c)
			if h.Order.Lines[0].Issued != want || h.Qty != 1000 || !slices.Equal(h.Lines, []shop.LineID{o.Lines[0].ID}) {
				t.Errorf("%+v", h)
			}
		}
		r := c.refused(failure(c.scan(o, c.filter.Number, 0)), "issue.refuse.more")
		if r.With["Want"] != shop.Qty(0) || r.With["Issued"] != shop.Qty(2000) || !slices.Equal(r.Blocks, []string{"机油滤清器"}) {
			t.Errorf("%+v", r)
		}
		if m := c.movesOf(o); len(m) != 2 || m[0].Taker != c.technician.ID || m[0].Person != c.keeper.ID {
			t.Errorf("%+v", m)
		}
		events := read(c, func(v data.View) ([]shop.Event, error) { return data.EventsOf(v, o.ID) })
		row := read(c, func(v data.View) (data.Page[data.AuditRow], error) { return data.AuditList(v, data.Ask{Desc: true}) }).Rows[0]
		if row.Act != "part.issue" || row.Note != "机油滤清器 1" || row.Person != c.keeper.ID {
			t.Errorf("the journal says %+v", row)
		}
		if e := events[len(events)-1]; e.Kind != shop.EventIssued || e.By != "张伟" || e.Person != c.keeper.ID {
			t.Errorf("%+v", e)
		}
		c.proved()
	})
}

func TestAPartThatIsNotOnTheOrderIsRefusedInWords(t *testing.T) {
	c := open(t)
	oil := got(work.SavePart(t.Context(), c.as(c.keeper), shop.Part{Number: "SP-1", Name: "机油", Barcode: "6901", Price: 5800, Active: true}))(c)
	o := c.inWork(item(c.filter, 1000))
	r := c.refused(failure(c.scan(o, "6901", 0)), "issue.refuse.not_on_order")
	if r.With["Part"] != oil.Number+" "+oil.Name || r.With["Order"] != o.Number {
		t.Errorf("%+v", r)
	}
	if r := c.refused(failure(c.scan(o, "nothing", 0)), "issue.refuse.unknown"); r.With["Code"] != "nothing" {
		t.Errorf("%+v", r)
	}
	c.refused(failure(c.scan(o, c.filter.Number, 1001)), "issue.refuse.more")
	if c.part(c.filter.ID).OnHand != 14000 || len(c.movesOf(o)) != 0 {
		t.Error("something was issued")
	}
	if err := failure(c.issue(o, work.Issue{Line: 99})); err != shop.ErrMissing { //nolint:errorlint // given bare
		t.Error(err)
	}
	late := c.visit()
	late.Vehicle.Plate, late.Vehicle.VIN = "沪B99999", ""
	waiting := got(work.Receive(t.Context(), c.as(c.advisor), late))(c).Order
	c.refused(failure(c.scan(waiting, c.filter.Number, 0)), "part.refuse.issue_status")
}

func TestTheLabelOfALotOrItsBatchTakesFromThatLot(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		old, young := c.lot(2000, shop.Lot{Batch: "B1"}), c.lot(2000, shop.Lot{Batch: "B2"})
		o := c.inWork(item(c.filter, 4000))
		got(c.scan(o, young.Label(), 0))(c)
		got(c.scan(o, "B1", 1500))(c)
		got(c.issue(o, work.Issue{Line: o.Lines[0].ID, Qty: 1000}))(c)
		var lots []shop.LotID
		for _, m := range c.movesOf(o) {
			lots = append(lots, m.LotID)
		}
		if !slices.Equal(lots, []shop.LotID{young.ID, old.ID, 0}) {
			t.Errorf("taken from %v", lots)
		}
		got(work.BlockLot(t.Context(), c.as(c.keeper), old.ID, "召回"))(c)
		if r := c.refused(failure(c.scan(o, old.Label(), 500)), "lot.refuse.blocked"); r.With["Why"] != "召回" {
			t.Errorf("%+v", r)
		}
		if p := c.part(c.filter.ID); p.Held != 500 || p.Usable() != p.OnHand-500 {
			t.Errorf("%s of %s are held back", p.Held, p.OnHand)
		}
		got(work.BlockLot(t.Context(), c.as(c.keeper), old.ID, ""))(c)
		if p := c.part(c.filter.ID); p.Held != 0 {
			t.Errorf("%s are held back", p.Held)
		}
		c.proved()
	})
}

func TestALesserLotIsNeverIssuedForABetterLine(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		got(work.AdjustStock(t.Context(), c.as(c.keeper), shop.Count{PartID: c.filter.ID, Have: 14000, Counted: 0, Reason: "盘点"}))(c)
		lesser, real := c.lot(3000, shop.Lot{Batch: "E1", Origin: shop.Equivalent}), c.lot(1000, shop.Lot{Batch: "O1", Origin: shop.OEM})
		o := c.inWork(item(c.filter, 2000))
		r := c.refused(failure(c.scan(o, "E1", 0)), "issue.refuse.origin")
		if r.With["Promised"] != shop.OEM || r.With["Have"] != shop.Equivalent || !slices.Equal(r.Blocks, []string{"机油滤清器"}) {
			t.Errorf("%+v", r)
		}
		o = got(c.scan(o, c.filter.Number, 0))(c).Order
		if m := c.movesOf(o); len(m) != 1 || m[0].LotID != real.ID {
			t.Errorf("%+v, the original is lot %d", m, real.ID)
		}
		c.refused(failure(c.issue(o, work.Issue{Line: o.Lines[0].ID})), "issue.refuse.origin")
		o.Lines[0].Qty = 1000
		told := item(c.filter, 1000)
		told.Origin = shop.Equivalent
		o.Lines = append(o.Lines, told)
		o = got(work.SaveOrder(t.Context(), c.as(c.advisor), o))(c)
		c.refused(failure(c.issue(o, work.Issue{Line: o.Lines[1].ID})), "issue.refuse.not_agreed")
		o = got(work.AgreeLines(t.Context(), c.as(c.advisor), o.ID, o.Rev, work.Answer{Agreement: signed()}))(c)
		o = got(c.issue(o, work.Issue{Line: o.Lines[1].ID}))(c)
		if m := c.movesOf(o); m[1].LotID != lesser.ID {
			t.Errorf("%+v", m[1])
		}
		o.Lines[1].Origin = shop.OEM
		c.refused(failure(work.SaveOrder(t.Context(), c.as(c.advisor), o)), "order.refuse.line_issued")
		c.proved()
	})
}

func TestWhatTheCustomerBroughtIsNotTakenFromTheStore(t *testing.T) {
	c := open(t)
	own := item(c.filter, 1000)
	own.Origin, own.Price, own.OwnPaper = shop.CustomerOwned, 0, "合格证 HG-9"
	o := c.inWork(own, line(c.oilChange, 12000))
	if o.Lines[0].OwnPaper != "合格证 HG-9" {
		t.Errorf("%+v", o.Lines[0])
	}
	c.refused(failure(c.scan(o, c.filter.Number, 0)), "issue.refuse.owned")
	c.refused(failure(c.issue(o, work.Issue{Line: o.Lines[1].ID, Qty: 1000})), "issue.refuse.no_part")
	c.refused(failure(work.IssueParts(t.Context(), c.as(c.keeper), o.ID, o.Rev)), "part.refuse.nothing_to_issue")
	got(work.FinishOrder(t.Context(), c.as(c.technician), o.ID, o.Rev))(c)
}

func TestPiecesThatWereFittedComeBackAsAUsedLotThatNobodyGets(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		got(work.AdjustStock(t.Context(), c.as(c.keeper), shop.Count{PartID: c.filter.ID, Have: 14000, Counted: 1000, Reason: "盘点"}))(c)
		lot := c.lot(2000, shop.Lot{Batch: "B1", Certificate: "HG-1"})
		o := c.inWork(item(c.filter, 3000))
		o = got(c.issue(o, work.Issue{Line: o.Lines[0].ID}))(c)
		cost := o.Lines[0].Cost
		back := func(r work.Return) (shop.Order, error) {
			r.Line = o.Lines[0].ID
			return work.ReturnParts(t.Context(), c.as(c.keeper), o.ID, c.rev(o.ID), r)
		}
		o = got(back(work.Return{Qty: 2000, Used: true, By: c.technician.ID}))(c)
		lots := read(c, func(v data.View) ([]shop.Lot, error) { return data.LotsOf(v, c.filter.ID) })
		if len(lots) != 2 || !lots[0].Used || lots[0].Batch != "B1" || lots[0].Certificate != "HG-1" || lots[0].Note != o.Number {
			t.Fatalf("%+v", lots)
		}
		uses := read(c, func(v data.View) ([]data.LotUse, error) { return data.LotUses(v, lot.ID) })
		p := c.part(c.filter.ID)
		if p.OnHand != 2000 || p.Held != 2000 || p.Usable() != 0 || p.Value != 7867 || o.Lines[0].Cost != cost-7867 || len(uses) != 0 {
			t.Errorf("%+v of %+v, still used in %v", p, o.Lines[0], uses)
		}
		c.refused(failure(c.scan(o, lots[0].Label(), 0)), "lot.refuse.used")
		c.refused(failure(c.issue(o, work.Issue{Line: o.Lines[0].ID})), "part.refuse.short_held")
		o = got(back(work.Return{Qty: 1000}))(c)
		c.refused(failure(back(work.Return{Qty: 1, Used: true})), "part.refuse.return_more")
		if p := c.part(c.filter.ID); p.OnHand != 3000 || p.Usable() != 1000 || o.Lines[0].Cost != 0 {
			t.Errorf("%+v", p)
		}
		c.sound()
		c.proved()
	})
}

func TestOilIsIssuedByTheLitreAndCostsItsShareExactly(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		oil := got(work.SavePart(t.Context(), c.as(c.keeper), shop.Part{Number: "5W30", Name: "机油", Unit: "升", Price: 6850, Origin: shop.Brand, Active: true}))(c)
		got(work.ReceiveStock(t.Context(), c.as(c.keeper), shop.Receipt{PartID: oil.ID, Qty: 20000, Cost: 3333}))(c)
		o := c.inWork(item(oil, 4200))
		if o.Lines[0].Amount() != 28770 {
			t.Errorf("4.2 litres are %s", o.Lines[0].Amount())
		}
		got(c.scan(o, "5W30", 100))(c)
		o = got(c.scan(o, "5W30", 4100))(c).Order
		p := c.part(oil.ID)
		if o.Lines[0].Issued != 4200 || o.Lines[0].Cost != 13998 || p.OnHand != 15800 || p.Value+o.Lines[0].Cost != 66660 {
			t.Errorf("%+v, left %s worth %s", o.Lines[0], p.OnHand, p.Value)
		}
		o = got(work.ReturnParts(t.Context(), c.as(c.keeper), o.ID, c.rev(o.ID), work.Return{Line: o.Lines[0].ID, Qty: 100}))(c)
		if p := c.part(oil.ID); o.Lines[0].Issued != 4100 || p.OnHand != 15900 || p.Value+o.Lines[0].Cost != 66660 {
			t.Errorf("%+v, left %s worth %s", o.Lines[0], p.OnHand, p.Value)
		}
		c.proved()
	})
}

func TestAKitIsIssuedByOneScan(t *testing.T) {
	c := open(t)
	kit := got(work.SavePackage(t.Context(), c.as(c.owner), shop.Package{Code: "XBY", Name: "小保养", Active: true, Items: []shop.PackageItem{{PartID: c.filter.ID, Qty: shop.One}}}))(c)
	of := item(c.filter, 1000)
	of.Package = kit.Code
	o := c.inWork(of, item(c.filter, 2000), of)
	h := got(c.scan(o, "XBY", 0))(c)
	if len(h.Lines) != 2 || h.Qty != 2000 || h.Order.Lines[0].Missing() != 0 || h.Order.Lines[1].Issued != 0 || h.Order.Lines[2].Missing() != 0 {
		t.Errorf("%+v", h)
	}
	c.refused(failure(c.scan(o, "XBY", 0)), "part.refuse.nothing_to_issue")
	other := got(work.SavePackage(t.Context(), c.as(c.owner), shop.Package{Code: "DBY", Name: "大保养", Active: true, Items: kit.Items}))(c)
	if r := c.refused(failure(c.scan(o, other.Code, 0)), "issue.refuse.not_on_order"); r.With["Part"] != "DBY 大保养" {
		t.Errorf("%+v", r)
	}
}

func TestTwoStorekeepersGiveALineOnce(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.inWork(item(c.filter, 3000))
		rev, desk := c.rev(o.ID), c.as(c.keeper)
		said := make([]error, 6)
		var all sync.WaitGroup
		for i := range said {
			all.Go(func() {
				_, said[i] = work.IssueLines(t.Context(), desk, o.ID, rev, work.Issue{Line: o.Lines[0].ID, Qty: 1000})
			})
		}
		all.Wait()
		done := 0
		for _, err := range said {
			if err == nil {
				done++
				continue
			}
			c.refused(err, "issue.refuse.more")
		}
		if l := c.order(o.ID).Lines[0]; done != 3 || l.Issued != 3000 || c.part(c.filter.ID).OnHand != 11000 {
			t.Errorf("%d of 6 were given, %s issued, %s left", done, l.Issued, c.part(c.filter.ID).OnHand)
		}
		c.proved()
	})
}

func TestAScannedPartThatServesInPlaceOfALinesIsOfferedAndAskedForAnew(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		other := got(work.SavePart(c.Context(), c.as(c.keeper), shop.Part{Number: "MANN-HU7020Z", Name: "机油滤清器", Unit: "个", Price: 4800, Origin: shop.Brand, Active: true}))(c)
		got(work.ReceiveStock(c.Context(), c.as(c.keeper), shop.Receipt{PartID: other.ID, Qty: 3000, Cost: 2000}))(c)
		o := c.inWork(item(c.filter, 2000))
		c.refused(failure(c.scan(o, other.Number, 0)), "issue.refuse.not_on_order")
		filter := c.part(c.filter.ID)
		got(work.SaveKin(c.Context(), c.as(c.keeper), work.Kinship{Part: filter.ID, Rev: filter.Rev, Now: []shop.Kin{{Relation: shop.Alternates, Number: other.Number}}}))(c)
		h, err := c.scan(o, other.Number, 0)
		r := c.refused(err, "issue.refuse.instead")
		if h.Instead != (work.Instead{Line: o.Lines[0].ID, Part: other.ID}) || r.With["Price"] != shop.Money(4800) || r.With["WasOrigin"] != shop.OEM {
			t.Fatalf("%+v %+v", h, r)
		}
		now := got(work.TakeInstead(c.Context(), c.as(c.keeper), o.ID, c.rev(o.ID), h.Instead))(c)
		if l := now.Lines[0]; len(now.Lines) != 1 || l.PartID != other.ID || l.Price != 4800 || l.Qty != 2000 || l.Agreement.Consent != shop.Proposed {
			t.Fatalf("%+v", l)
		}
		c.refused(failure(c.scan(o, other.Number, 0)), "issue.refuse.not_agreed")
		if err := failure(work.TakeInstead(c.Context(), c.as(c.keeper), o.ID, c.rev(o.ID), h.Instead)); !errors.Is(err, shop.ErrStale) {
			t.Error(err)
		}
		c.proved()
	})
}

func TestAPartOfWhichPiecesWereIssuedIsNotReplaced(t *testing.T) {
	c := open(t)
	other := got(work.SavePart(c.Context(), c.as(c.keeper), shop.Part{Number: "X1", Name: "x", Price: 1, Origin: shop.Brand, Active: true}))(c)
	got(work.ReceiveStock(c.Context(), c.as(c.keeper), shop.Receipt{PartID: other.ID, Qty: 3000, Cost: 2000}))(c)
	got(work.SaveKin(c.Context(), c.as(c.keeper), work.Kinship{Part: c.filter.ID, Rev: c.part(c.filter.ID).Rev, Now: []shop.Kin{{Relation: shop.Alternates, Number: "X1"}}}))(c)
	o := c.inWork(item(c.filter, 2000))
	got(c.scan(o, c.filter.Number, 0))(c)
	c.refused(failure(c.scan(o, "X1", 0)), "issue.refuse.not_on_order")
}
