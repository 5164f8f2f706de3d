package work_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// table is one of parts that says of each all that say names.
func table(entries []shop.PartEntry, say ...shop.PartField) shop.PartSheet {
	s := shop.PartSheet{File: "库存.xlsx", Columns: map[shop.PartField]shop.SheetColumn{}}
	for i, f := range append([]shop.PartField{shop.PartNumber}, say...) {
		s.Columns[f] = shop.SheetColumn{N: i + 1}
		for n := range entries {
			entries[n].Say(f)
		}
	}
	for n := range entries {
		entries[n].Row = n + 2
	}
	s.Entries = entries
	return s
}

func some(number, name string, price shop.Money, stock shop.Qty, cost shop.Money) shop.PartEntry {
	return shop.PartEntry{Part: shop.Part{Number: number, Name: name, Price: price, OnHand: stock}, Cost: cost}
}

func opening() shop.PartSheet {
	return table([]shop.PartEntry{
		some("06L115562B", "机油滤清器", 5900, 99000, 1), // is there, has moved
		some("P1", "空调滤清器", 7500, 3500, 3333),
		some("P2", "雨刮片", 9800, 0, 4000),
	}, shop.PartName, shop.PartPrice, shop.PartOnHand, shop.PartCost)
}

func TestATableOfPartsComesInOnceHoweverOftenItIsBrought(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		var steps []string
		plan := got(work.ImportParts(c.Context(), c.as(c.keeper), opening(), func(done, of int) { steps = append(steps, fmt.Sprint(done, "/", of)) }))(c)
		if plan.Fresh != 2 || plan.Altered != 1 || plan.Opens != 1 || plan.Stays != 1 || plan.Worth != 11666 || !slices.Equal(steps, []string{"0/3", "3/3"}) {
			t.Errorf("%+v %v", plan, steps)
		}
		number := func(n string) shop.Part {
			return read(c, func(v data.View) (shop.Part, error) { return data.PartByNumber(v, n) })
		}
		old, one, two := c.part(c.filter.ID), number("P1"), number("P2")
		if old.Price != 5900 || old.OnHand != 14000 || old.Value != 53200 || old.Unit != "个" || old.Rev != c.filter.Rev+1 {
			t.Errorf("the part that was there: %+v", old)
		}
		if one.OnHand != 3500 || one.Value != 11666 || !one.Active || two.OnHand != 0 || !two.MovedAt.IsZero() {
			t.Errorf("the new ones: %+v %+v", one, two)
		}
		moves := read(c, func(v data.View) ([]shop.Move, error) { return data.MovesOf(v, one.ID, 9) })
		if len(moves) != 1 || moves[0].Kind != shop.MoveOpening || moves[0].Value != 11666 || moves[0].Balance != 3500 || moves[0].Person != c.keeper.ID || moves[0].Location.Warehouse != shop.MainWarehouse {
			t.Errorf("the ledger says %+v", moves)
		}
		found := read(c, func(v data.View) (data.Page[data.PartRow], error) { return data.PartList(v, data.Ask{Text: "ktlq"}) })
		if len(found.Rows) != 1 || found.Rows[0].ID != one.ID {
			t.Errorf("found %+v", found.Rows)
		}
		again := got(work.ImportParts(c.Context(), c.as(c.keeper), opening(), nil))(c)
		if again.Fresh+again.Altered+again.Opens != 0 || again.Equal != 3 || again.Stays != 1 || c.part(one.ID) != one {
			t.Errorf("the second time: %+v", again)
		}
		c.sound()
		// A part written by hand afterwards, and one that is opened later.
		got(work.SavePart(c.Context(), c.as(c.keeper), shop.Part{Number: "P3", Name: "n", Origin: shop.OEM, Active: true}))(c)
		later := got(work.ImportParts(c.Context(), c.as(c.keeper), table([]shop.PartEntry{some("P2", "", 0, 2000, 100), some("P3", "", 0, 1000, 250)}, shop.PartOnHand, shop.PartCost), nil))(c)
		if later.Opens != 2 || later.Equal != 2 || number("P2").Value != 200 || number("P3").OnHand != 1000 {
			t.Errorf("opened later: %+v", later)
		}
		c.sound()
	})
}

func TestATableWithOneFaultBringsNothing(t *testing.T) {
	c := open(t)
	in := opening()
	in.Entries = append(in.Entries, in.Entries[1])
	_, err := work.ImportParts(c.Context(), c.as(c.keeper), in, nil)
	var faults shop.Faults
	if !errors.As(err, &faults) || len(faults) != 1 || faults[0].Why != "twice" {
		t.Errorf("%v", err)
	}
	if p := c.part(c.filter.ID); p.Price != 5800 {
		t.Errorf("a part was changed: %+v", p)
	}
	c.sound()
}

func TestAnImportThatIsCalledOffLeavesNothing(t *testing.T) {
	c := open(t)
	var all []shop.PartEntry
	for i := range 600 {
		all = append(all, some(fmt.Sprintf("N%03d", i), "n", 100, 1000, 50))
	}
	ctx, stop := context.WithCancel(c.Context())
	_, err := work.ImportParts(ctx, c.as(c.keeper), table(all, shop.PartName, shop.PartPrice, shop.PartOnHand, shop.PartCost), func(done, _ int) {
		if done > 0 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if n := read(c, func(v data.View) (data.Page[data.PartRow], error) { return data.PartList(v, data.Ask{}) }).Total; n != 1 {
		t.Errorf("%d parts are there", n)
	}
	c.sound()
}

func TestATableIsBroughtByThoseWhoMayAndNotIntoAClosedMonth(t *testing.T) {
	c := open(t)
	_, err := work.ImportParts(c.Context(), c.as(c.advisor), opening(), nil)
	c.refused(err, "person.refuse.right")
	c.refused(failure(0, work.KeepColumns(c.Context(), c.as(c.advisor), "k", nil)), "person.refuse.right")
	c.refused(failure(0, work.ExportParts(c.Context(), c.as(c.advisor), nil, nil)), "person.refuse.right")
	got(0, work.CloseMonth(c.Context(), c.as(c.owner), "2026-03"))(c)
	c.now = c.now.AddDate(0, -1, 0)
	_, err = work.ImportParts(c.Context(), c.as(c.keeper), opening(), nil)
	c.refused(err, "stock.refuse.closed")
}

func TestWhatColumnsMeanIsRememberedForAll(t *testing.T) {
	c := open(t)
	want := map[string]string{"number": "甲", "name": "乙"}
	got(0, work.KeepColumns(c.Context(), c.as(c.keeper), "a|b", want))(c)
	if m := read(c, func(v data.View) (map[string]string, error) { return data.SheetMap(v, "a|b") }); !reflect.DeepEqual(m, want) {
		t.Errorf("remembered %v", m)
	}
	if m := read(c, func(v data.View) (map[string]string, error) { return data.SheetMap(v, "c") }); m != nil {
		t.Errorf("of other headings %v is remembered", m)
	}
}

func TestPartsAreHandedOutAndThatIsNoted(t *testing.T) {
	c := open(t)
	got(work.SavePart(c.Context(), c.as(c.keeper), shop.Part{Number: "P3", Name: "旧件", Origin: shop.OEM}))(c)
	var all []string
	each := func(p shop.Part) error { all = append(all, p.Number); return nil }
	got(0, work.ExportParts(c.Context(), c.as(c.owner), nil, each))(c)
	got(0, work.ExportParts(c.Context(), c.as(c.owner), &data.Ask{Text: "jylq"}, each))(c)
	if want := []string{"06L115562B", "P3", "06L115562B"}; !slices.Equal(all, want) {
		t.Errorf("handed out %v", all)
	}
	rows := read(c, func(v data.View) (data.Page[data.AuditRow], error) {
		return data.AuditList(v, data.Ask{Act: "part.export"})
	})
	if len(rows.Rows) != 2 {
		t.Errorf("noted %+v", rows.Rows)
	}
	if err := failure(0, work.ExportParts(c.Context(), c.as(c.owner), nil, func(shop.Part) error { return context.Canceled })); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
