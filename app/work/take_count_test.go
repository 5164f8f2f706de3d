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

func TestAPartFoundWhereItShouldNotBeIsCountedAndPosted(t *testing.T) {
	datatest.Each(t, func(t *testing.T, st *data.Store) {
		c := openOn(t, st)
		_, pad := c.shelves()
		s := c.take("A-03")
		at := shop.Location{Warehouse: shop.MainWarehouse, Bin: "a-03-2"}
		found := got(work.CountFound(t.Context(), c.as(c.keeper), shop.TakeFind{TakeID: s.ID, PartID: pad.ID, Location: at, Qty: 1000}))(c)
		if l := found.Line; !l.Found || l.Shelf != "A-03-2" || l.Difference() != 1000 {
			t.Errorf("%+v", l)
		}
		if err := work.PutCountBack(t.Context(), c.as(c.keeper), found); err != nil {
			t.Fatal(err)
		}
		if n := read(c, func(v data.View) (shop.TakeProgress, error) { return data.TakeProgress(v, s.ID) }).Lines; n != 2 {
			t.Errorf("%d lines after it was taken back", n)
		}
		found = got(work.CountFound(t.Context(), c.as(c.keeper), shop.TakeFind{TakeID: s.ID, PartID: pad.ID, Location: at, Qty: 1000}))(c)
		c.causes(s)
		got(c.post(s, shop.TakePost{LeaveRest: true}))(c)
		if p := c.part(pad.ID); p.OnHand != 5000 || p.Value != 130000 {
			t.Errorf("%s worth %s", p.OnHand, p.Value)
		}
		c.faultless()
	})
}

func TestACountPieceByPieceEndsWhenSomethingMoves(t *testing.T) {
	datatest.Each(t, func(t *testing.T, st *data.Store) {
		c := openOn(t, st)
		c.shelves()
		s := c.take("A-03")
		o := c.working()
		l := c.counts(c.keeper, s, c.filter, 3000).Line
		more := func() error {
			_, err := work.CountLine(t.Context(), c.as(c.keeper), shop.Tally{Line: l.ID, Qty: 4000, Since: l.Last().Move})
			return err
		}
		if err := more(); err != nil {
			t.Fatal(err)
		}
		got(work.IssueParts(t.Context(), c.as(c.keeper), o.ID, c.rev(o.ID)))(c)
		if r := c.refused(more(), "take.refuse.moved"); r.With["Part"] != "机油滤清器" || r.With["What"] != shop.MoveIssue {
			t.Errorf("%+v", r)
		}
		if l = c.lineOf(s, c.filter); l.Last().Qty != 4000 {
			t.Errorf("%+v", l)
		}
	})
}

func TestACountIsTakenBackAsLongAsNobodyCountedSince(t *testing.T) {
	datatest.Each(t, func(t *testing.T, st *data.Store) {
		c := openOn(t, st)
		c.shelves()
		s := c.take("A-03")
		first := c.counts(c.keeper, s, c.filter, 13000)
		c.pass(1)
		second := c.counts(c.keeper, s, c.filter, 12000)
		if err := work.PutCountBack(t.Context(), c.as(c.keeper), first); !errors.Is(err, shop.ErrStale) {
			t.Errorf("an older count was taken back: %v", err)
		}
		got(0, work.PutCountBack(t.Context(), c.as(c.keeper), second))(c)
		if l := c.lineOf(s, c.filter); l.Last().Qty != 13000 {
			t.Errorf("%+v", l)
		}
		got(0, work.PutCountBack(t.Context(), c.as(c.keeper), first))(c)
		if l := c.lineOf(s, c.filter); l.Counted() {
			t.Errorf("%+v", l)
		}
	})
}

func TestEachActOfAStockTakeWantsItsRight(t *testing.T) {
	c := open(t)
	c.shelves()
	_, err := work.OpenStockTake(t.Context(), c.as(c.advisor), shop.StockTake{Blind: true})
	if r := c.refused(err, "person.refuse.right"); r.With["Right"] != shop.CountStock {
		t.Errorf("%+v", r)
	}
	grants := slices.DeleteFunc(shop.DefaultGrants(), func(g shop.Grant) bool { return g.Role == shop.Storekeeper && g.Right == shop.AdjustStock })
	got(0, work.SaveGrants(t.Context(), c.as(c.owner), shop.DefaultGrants(), grants))(c)
	c.keeper = read(c, func(v data.View) (shop.Person, error) { return data.Person(v, c.keeper.ID) })
	_, err = work.OpenStockTake(t.Context(), c.as(c.keeper), shop.StockTake{})
	if r := c.refused(err, "person.refuse.right"); r.With["Right"] != shop.AdjustStock {
		t.Errorf("to show the books: %+v", r)
	}
	s := c.take("A")
	l := c.counts(c.keeper, s, c.filter, 13000).Line
	for name, err := range map[string]error{
		"count": func() error {
			_, err := work.CountLine(t.Context(), c.as(c.advisor), shop.Tally{Line: l.ID})
			return err
		}(),
		"cause": work.SetCause(t.Context(), c.as(c.keeper), l.ID, 0, 1),
		"post": func() error {
			_, err := work.PostStockTake(t.Context(), c.as(c.keeper), s.ID, s.Rev, shop.TakePost{})
			return err
		}(),
		"void": func() error {
			_, err := work.VoidStockTake(t.Context(), c.as(c.keeper), s.ID, s.Rev, "不盘了")
			return err
		}(),
		"blind": func() error {
			_, err := work.SetBlind(t.Context(), c.as(c.keeper), s.ID, s.Rev, false)
			return err
		}(),
	} {
		if r := (*shop.Refusal)(nil); !errors.As(err, &r) || r.Say != "person.refuse.right" {
			t.Errorf("%s: %v", name, err)
		}
	}
	now := read(c, func(v data.View) (shop.StockTake, error) { return data.StockTake(v, s.ID) })
	if s = got(work.SetBlind(t.Context(), c.as(c.owner), s.ID, now.Rev, false))(c); s.Blind {
		t.Error("it is still blind")
	}
	_, err = work.VoidStockTake(t.Context(), c.as(c.owner), s.ID, s.Rev, " ")
	c.wrong(err, "reason")
	if n := got(work.CountTakePaper(t.Context(), c.as(c.owner), s.ID, shop.FormPick))(c); n != 1 {
		t.Errorf("copy %d", n)
	}
	cause := got(work.SaveTakeCause(t.Context(), c.as(c.owner), shop.TakeCause{Name: "样品", Active: true}))(c)
	if cause.ID == 0 || work.SetCause(t.Context(), c.as(c.owner), l.ID, 0, cause.ID) != nil {
		t.Errorf("%+v", cause)
	}
	if err := work.SetCause(t.Context(), c.as(c.owner), l.ID, 0, 1); !errors.Is(err, shop.ErrStale) {
		t.Errorf("another has named a cause since: %v", err)
	}
}

func TestALossIsTakenFromTheOldestLotAndASurplusWithoutAnAverageCostsWhatItLastCost(t *testing.T) {
	datatest.Each(t, func(t *testing.T, st *data.Store) {
		c := openOn(t, st)
		_, pad := c.shelves()
		got(work.ReceiveStock(t.Context(), c.as(c.keeper), shop.Receipt{PartID: pad.ID, Qty: 2000, Cost: 26000, Lot: shop.Lot{Batch: "B1"}}))(c)
		s := c.take("B")
		c.counts(c.keeper, s, pad, 1000) // of 6: 4 of no lot and 1 of B1 are missing
		c.counts(c.owner, s, pad, 1000)
		c.causes(s)
		got(c.post(s, shop.TakePost{}))(c)
		lies := read(c, func(v data.View) ([]shop.Lie, error) { return data.LiesOf(v, pad.ID) })
		if len(lies) != 1 || lies[0].LotID == 0 || lies[0].OnHand != 1000 || c.part(pad.ID).Value != 26000 {
			t.Errorf("%+v worth %s", lies, c.part(pad.ID).Value)
		}
		if l := c.lineOf(s, pad); l.Posted != -5000 || l.Value != -130000 {
			t.Errorf("%+v", l)
		}
		s = c.take("B")
		got(work.ScrapStock(t.Context(), c.as(c.owner), shop.Scrap{PartID: pad.ID, Qty: 1000, Reason: "破损"}))(c)
		c.counts(c.keeper, s, pad, 1000)
		c.causes(s)
		got(c.post(s, shop.TakePost{}))(c)
		if p := c.part(pad.ID); p.OnHand != 1000 || p.Value != 26000 {
			t.Errorf("%s worth %s", p.OnHand, p.Value)
		}
		c.faultless()
	})
}
