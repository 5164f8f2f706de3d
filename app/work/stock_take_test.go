package work_test

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// store puts three parts on their shelves: 14 filters at 38.00 in A-03-2, 8 plugs at
// 45.00 in A-03-4, 4 pads at 260.00 in B-01-1.
func (c *counter) shelves() (plug, pad shop.Part) {
	c.Helper()
	c.filter.Bin = "A-03-2"
	c.filter = got(work.SavePart(c.Context(), c.as(c.keeper), c.filter))(c)
	stocked := func(p shop.Part, qty shop.Qty, cost shop.Money) shop.Part {
		p.Unit, p.Origin, p.Active, p.Price = "个", shop.Brand, true, cost*2
		p = got(work.SavePart(c.Context(), c.as(c.keeper), p))(c)
		return got(work.ReceiveStock(c.Context(), c.as(c.keeper), shop.Receipt{PartID: p.ID, Qty: qty, Cost: cost}))(c)
	}
	plug = stocked(shop.Part{Number: "P011", Name: "火花塞", Bin: "A-03-4"}, 8000, 4500)
	pad = stocked(shop.Part{Number: "P020", Name: "前制动片", Bin: "B-01-1"}, 4000, 26000)
	return plug, pad
}

// take opens a stock-take of the shelves that begin with bin in the main warehouse.
func (c *counter) take(bin string) shop.StockTake {
	c.Helper()
	return got(work.OpenStockTake(c.Context(), c.as(c.keeper), shop.StockTake{Blind: true, Zone: shop.TakeZone{Warehouse: shop.MainWarehouse, Bin: bin}}))(c)
}

func (c *counter) lineOf(s shop.StockTake, p shop.Part) shop.TakeLine {
	c.Helper()
	return read(c, func(v data.View) (shop.TakeLine, error) {
		return data.TakeLineAt(v, s.ID, p.ID, shop.Location{Warehouse: shop.MainWarehouse})
	})
}

func (c *counter) counts(by shop.Person, s shop.StockTake, p shop.Part, qty shop.Qty) work.Counted {
	c.Helper()
	return got(work.CountLine(c.Context(), c.as(by), shop.Tally{Line: c.lineOf(s, p).ID, Qty: qty}))(c)
}

// causes gives every line that differs the first cause.
func (c *counter) causes(s shop.StockTake) {
	c.Helper()
	for _, l := range read(c, func(v data.View) ([]shop.TakeLine, error) { return data.TakeLines(v, s.ID) }) {
		if l.Difference() != 0 && l.CauseID == 0 {
			got(0, work.SetCause(c.Context(), c.as(c.owner), l.ID, 0, 1))(c)
		}
	}
}

func (c *counter) post(s shop.StockTake, how shop.TakePost) (shop.StockTake, error) {
	c.Helper()
	now := read(c, func(v data.View) (shop.StockTake, error) { return data.StockTake(v, s.ID) })
	return work.PostStockTake(c.Context(), c.as(c.owner), s.ID, now.Rev, how)
}

func (c *counter) faultless() {
	c.Helper()
	if found := got(data.Check(c.Context(), c.store))(c); len(found) > 0 {
		c.Errorf("the check finds %+v", found)
	}
	c.sound()
}

func TestTwoCountWhileTheShopSellsAndTheDifferencesArePosted(t *testing.T) {
	datatest.Each(t, func(t *testing.T, st *data.Store) {
		c := openOn(t, st)
		plug, pad := c.shelves()
		o := c.working() // wants one filter
		s := c.take("A-03")
		lines := read(c, func(v data.View) ([]shop.TakeLine, error) { return data.TakeLines(v, s.ID) })
		if s.Number != "PD260414-001" || len(lines) != 2 || lines[0].Shelf != "A-03-2" || lines[1].PartID != plug.ID {
			t.Fatalf("%+v with %+v", s, lines)
		}
		c.counts(c.keeper, s, c.filter, 13000) // of 14
		got(work.IssueParts(t.Context(), c.as(c.keeper), o.ID, c.rev(o.ID)))(c)
		c.pass(5)
		l := c.counts(c.owner, s, c.filter, 12000).Line // of 13 now
		if len(l.Counts) != 2 || l.Difference() != -shop.One || l.Disputed() || l.Counts[0].Book != 14000 || l.Last().Book != 13000 {
			t.Errorf("both counts are kept, each with its book: %+v", l.Counts)
		}
		c.counts(c.keeper, s, plug, 11000)
		if l = c.counts(c.keeper, s, plug, 10000).Line; len(l.Counts) != 1 || l.Difference() != 2000 {
			t.Errorf("another figure of the same counter takes the place of his first: %+v", l.Counts)
		}
		p := read(c, func(v data.View) (shop.TakeProgress, error) { return data.TakeProgress(v, s.ID) })
		if p != (shop.TakeProgress{Lines: 2, Counted: 2, Different: 2, Gain: 9000, Loss: 3800}) {
			t.Errorf("%+v", p)
		}
		_, err := c.post(s, shop.TakePost{})
		if r := c.refused(err, "take.refuse.cause"); len(r.Blocks) != 2 || !strings.Contains(r.Blocks[0], "机油滤清器") {
			t.Errorf("%+v", r)
		}
		c.causes(s)
		s = got(c.post(s, shop.TakePost{}))(c)
		if s.Status != shop.TakePosted || s.Closed.Person != c.owner.ID {
			t.Errorf("%+v", s)
		}
		if f := c.part(c.filter.ID); f.OnHand != 12000 || f.Value != 45600 {
			t.Errorf("filters: %s worth %s", f.OnHand, f.Value)
		}
		if f := c.part(plug.ID); f.OnHand != 10000 || f.Value != 45000 {
			t.Errorf("plugs: %s worth %s", f.OnHand, f.Value)
		}
		if c.part(pad.ID).OnHand != 4000 {
			t.Error("what lies outside the zone was touched")
		}
		m := read(c, func(v data.View) ([]shop.Move, error) { return data.MovesOf(v, c.filter.ID, 1) })[0]
		if m.Kind != shop.MoveCount || m.Qty != -1000 || m.Value != -3800 || m.Note != s.Number {
			t.Errorf("the ledger says %+v", m)
		}
		if l = c.lineOf(s, plug); l.Posted != 2000 || l.Value != 9000 {
			t.Errorf("the line says %+v", l)
		}
		_, err = work.CountLine(t.Context(), c.as(c.keeper), shop.Tally{Line: l.ID, Qty: 1000})
		c.refused(err, "take.refuse.closed")
		_, err = c.post(s, shop.TakePost{})
		c.refused(err, "take.refuse.closed")
		c.faultless()
	})
}

func TestWhatNobodyCountedIsNamedAndNeverTakenForNothing(t *testing.T) {
	datatest.Each(t, func(t *testing.T, st *data.Store) {
		c := openOn(t, st)
		plug, _ := c.shelves()
		s := c.take("A-03")
		_, err := c.post(s, shop.TakePost{LeaveRest: true})
		c.refused(err, "take.refuse.none")
		c.counts(c.keeper, s, c.filter, 14000)
		_, err = c.post(s, shop.TakePost{})
		if r := c.refused(err, "take.refuse.uncounted"); len(r.Blocks) != 1 || r.Blocks[0] != "A-03-4 P011 火花塞" {
			t.Errorf("%+v", r)
		}
		got(c.post(s, shop.TakePost{LeaveRest: true}))(c)
		if c.part(plug.ID).OnHand != 8000 {
			t.Error("what nobody counted was posted as nothing")
		}
		c.faultless()
	})
}

func TestWhatWasIssuedAfterTheCountIsNeverPostedBelowZero(t *testing.T) {
	datatest.Each(t, func(t *testing.T, st *data.Store) {
		c := openOn(t, st)
		plug, _ := c.shelves()
		s := c.take("A-03")
		c.counts(c.keeper, s, plug, 9000)  // one too many
		c.counts(c.owner, s, c.filter, 0)  // of 14, worth 532.00: above the limit
		c.counts(c.keeper, s, c.filter, 0) // and a second one says so too
		o := c.working()                   // another PC issues one meanwhile
		got(work.IssueParts(t.Context(), c.as(c.keeper), o.ID, c.rev(o.ID)))(c)
		c.causes(s)
		_, err := c.post(s, shop.TakePost{})
		if r := c.refused(err, "take.refuse.short"); len(r.Blocks) != 1 || !strings.Contains(r.Blocks[0], "机油滤清器") || r.Fix != "recount" {
			t.Errorf("%+v", r)
		}
		if c.part(plug.ID).OnHand != 8000 || c.part(c.filter.ID).OnHand != 13000 {
			t.Error("something was posted")
		}
		c.counts(c.keeper, s, c.filter, 0)
		got(c.post(s, shop.TakePost{}))(c)
		if c.part(plug.ID).OnHand != 9000 || c.part(c.filter.ID).OnHand != 0 || c.part(c.filter.ID).Value != 0 {
			t.Error("counted again, it is posted")
		}
		c.faultless()
	})
}

func TestPostingTakesWhatWasSeen(t *testing.T) {
	datatest.Each(t, func(t *testing.T, st *data.Store) {
		c := openOn(t, st)
		c.shelves()
		s := c.take("A-03-2")
		c.counts(c.keeper, s, c.filter, 14000)
		seen := read(c, func(v data.View) (shop.StockTake, error) { return data.StockTake(v, s.ID) })
		c.counts(c.owner, s, c.filter, 13000)
		if _, err := work.PostStockTake(t.Context(), c.as(c.owner), s.ID, seen.Rev, shop.TakePost{}); !errors.Is(err, shop.ErrStale) {
			t.Errorf("somebody has counted since: %v", err)
		}
	})
}

func TestADifferenceWorthMuchWantsTwoCountersAndSomeShopsAnotherPoster(t *testing.T) {
	datatest.Each(t, func(t *testing.T, st *data.Store) {
		c := openOn(t, st)
		_, pad := c.shelves()
		s := c.take("B")
		c.counts(c.owner, s, pad, 2000) // 520.00 too little
		c.causes(s)
		_, err := c.post(s, shop.TakePost{})
		if r := c.refused(err, "take.refuse.second"); r.With["Limit"] != shop.Money(50000) || len(r.Blocks) != 1 {
			t.Errorf("%+v", r)
		}
		l := c.counts(c.keeper, s, pad, 3000).Line // 260.00 too little: not what the first one found
		if !l.Disputed() || l.Difference() != -1000 {
			t.Errorf("%+v", l)
		}
		if p := read(c, func(v data.View) (shop.TakeProgress, error) { return data.TakeProgress(v, s.ID) }); p.Disputed != 1 {
			t.Errorf("%+v", p)
		}
		got(c.post(s, shop.TakePost{}))(c)
		if p := c.part(pad.ID); p.OnHand != 3000 || p.Value != 78000 {
			t.Errorf("%s worth %s", p.OnHand, p.Value)
		}
		got(work.ReviseRule(t.Context(), c.as(c.owner), shop.Rule{Book: "stock_take", Name: "other_poster", Value: 1, From: "2026-04-14", Source: "本店制度"}))(c)
		again := c.take("B")
		c.counts(c.owner, again, pad, 3000)
		_, err = c.post(again, shop.TakePost{})
		c.refused(err, "take.refuse.own")
		c.counts(c.keeper, again, pad, 3000)
		got(c.post(again, shop.TakePost{}))(c)
		c.faultless()
	})
}

func TestZonesOfOpenStockTakesHaveNothingInCommon(t *testing.T) {
	datatest.Each(t, func(t *testing.T, st *data.Store) {
		c := openOn(t, st)
		plug, _ := c.shelves()
		open := func(z shop.TakeZone) (shop.StockTake, error) {
			return work.OpenStockTake(t.Context(), c.as(c.keeper), shop.StockTake{Blind: true, Zone: z})
		}
		first := c.take("A-03-4")
		for _, z := range []shop.TakeZone{{}, {Warehouse: 1}, {Warehouse: 1, Bin: "A"}, {Warehouse: 1, Bin: "A-03-4"}, {Pick: shop.PickMoved}} {
			_, err := open(z)
			if r := c.refused(err, "take.refuse.overlap"); r.With["Number"] != first.Number {
				t.Errorf("%+v: %+v", z, r)
			}
		}
		second := c.take("A-03-2")
		_, err := open(shop.TakeZone{Warehouse: 1, Bin: "C"})
		c.refused(err, "take.refuse.empty")
		if second.Number != "PD260414-002" {
			t.Errorf("a number was lost: %s", second.Number)
		}
		_, err = work.CountFound(t.Context(), c.as(c.keeper), shop.TakeFind{TakeID: second.ID, PartID: plug.ID, Qty: 1000, Location: shop.Location{Bin: "A-03-4"}})
		c.refused(err, "take.refuse.outside")
		got(work.VoidStockTake(t.Context(), c.as(c.owner), first.ID, first.Rev, "改为整库盘点"))(c)
		got(open(shop.TakeZone{Warehouse: 1, Bin: "A-03-4"}))(c)
	})
}

func TestListsOfPartsAreThoseThatMovedThatDidNotAndThoseOfAClass(t *testing.T) {
	datatest.Each(t, func(t *testing.T, st *data.Store) {
		c := openOn(t, st)
		plug, pad := c.shelves() // worth 532, 360 and 1,040
		c.pass(200 * 24 * 60)
		tin := got(work.SavePart(t.Context(), c.as(c.keeper), shop.Part{Number: "P030", Name: "卡扣", Bin: "C-1", Unit: "个", Active: true}))(c)
		got(work.ReceiveStock(t.Context(), c.as(c.keeper), shop.Receipt{PartID: tin.ID, Qty: 1000, Cost: 100}))(c)
		// Of 1,933.00 in all, class A ends at 1,546.40 and class B at 1,836.35: the pads begin
		// at nothing, the filters at 1,040.00, the plugs at 1,572.00, the clips at 1,932.00.
		for pick, want := range map[shop.TakePick][]shop.PartID{
			shop.PickMoved: {tin.ID}, shop.PickSlow: {c.filter.ID, plug.ID, pad.ID},
			shop.PickA: {c.filter.ID, pad.ID}, shop.PickB: {plug.ID}, shop.PickC: {tin.ID},
		} {
			s := got(work.OpenStockTake(t.Context(), c.as(c.keeper), shop.StockTake{Blind: true, Zone: shop.TakeZone{Pick: pick}}))(c)
			var have []shop.PartID
			for _, l := range read(c, func(v data.View) ([]shop.TakeLine, error) { return data.TakeLines(v, s.ID) }) {
				have = append(have, l.PartID)
			}
			slices.Sort(want)
			slices.Sort(have)
			if !slices.Equal(have, want) {
				t.Errorf("%s: %v, want %v", pick, have, want)
			}
			got(work.VoidStockTake(t.Context(), c.as(c.owner), s.ID, s.Rev, "看看"))(c)
		}
	})
}

func TestPostingAndIssuingAtTheSameTimeLoseNothing(t *testing.T) {
	datatest.Each(t, func(t *testing.T, st *data.Store) {
		c := openOn(t, st)
		c.shelves()
		o := c.working()
		s := c.take("A-03-2")
		c.counts(c.keeper, s, c.filter, 13000)
		c.causes(s)
		now := read(c, func(v data.View) (shop.StockTake, error) { return data.StockTake(v, s.ID) })
		desk, other := c.as(c.owner), c.as(c.keeper)
		var both sync.WaitGroup
		var posted, issued error
		both.Go(func() { _, posted = work.PostStockTake(t.Context(), desk, s.ID, now.Rev, shop.TakePost{}) })
		both.Go(func() { _, issued = work.IssueParts(t.Context(), other, o.ID, o.Rev) })
		both.Wait()
		if posted != nil || issued != nil {
			t.Fatalf("%v, %v", posted, issued)
		}
		if p := c.part(c.filter.ID); p.OnHand != 12000 || p.Value != 45600 {
			t.Errorf("%s worth %s", p.OnHand, p.Value)
		}
		c.faultless()
	})
}
