package work_test

import (
	"errors"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

func TestWhatServesInPlaceOfAPartIsWrittenFromEitherSide(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		next := got(work.SavePart(c.Context(), c.as(c.keeper), shop.Part{Number: "NEW-9", Name: "机油滤清器 新", Active: true}))(c)
		kin := func(id shop.PartID) []shop.Kin {
			return read(c, func(v data.View) ([]shop.Kin, error) { return work.KinOf(v, id) })
		}
		by := shop.Kin{Relation: shop.ReplacedBy, Number: "new-9", Since: "2026-01-01", Note: "改进"}
		was := c.filter.Rev
		p := got(work.SaveKin(c.Context(), c.as(c.keeper), work.Kinship{Part: c.filter.ID, Rev: was, Now: []shop.Kin{{Relation: shop.Alternates}, by}}))(c)
		if k := kin(next.ID); p.Rev != was+1 || len(k) != 1 || k[0] != (shop.Kin{Relation: shop.Replaces, Number: p.Number, Since: "2026-01-01", Note: "改进"}) {
			t.Errorf("the other side reads %+v", k)
		}
		back := work.Kinship{Part: next.ID, Rev: next.Rev, Was: kin(next.ID), Now: append(kin(next.ID), shop.Kin{Relation: shop.ReplacedBy, Number: p.Number})}
		if err := failure(work.SaveKin(c.Context(), c.as(c.keeper), back)); err == nil {
			t.Error("a part comes in place of what it replaces, and the other way too")
		}
		none := work.Kinship{Part: next.ID, Rev: next.Rev, Now: []shop.Kin{{}, {Relation: shop.Alternates, Number: "NONE"}}}
		var wrong shop.Problems
		if err := failure(work.SaveKin(c.Context(), c.as(c.keeper), none)); !errors.As(err, &wrong) || wrong[0].Field != "number_2" {
			t.Errorf("of a number that nothing has: %v", wrong)
		}
		if err := failure(work.SaveKin(c.Context(), c.as(c.keeper), work.Kinship{Part: p.ID, Rev: was, Was: kin(p.ID)})); !errors.Is(err, shop.ErrStale) {
			t.Errorf("what was read before is written over: %v", err)
		}
		c.refused(failure(work.SaveKin(c.Context(), c.as(c.advisor), work.Kinship{Part: p.ID, Rev: p.Rev})), "person.refuse.right")
		got(work.SaveKin(c.Context(), c.as(c.keeper), work.Kinship{Part: p.ID, Rev: p.Rev, Was: kin(p.ID)}))(c)
		if k := kin(next.ID); len(k) != 0 {
			t.Errorf("left %+v", k)
		}
		c.sound()
	})
}

func TestTheCarsAPartIsMadeForAreKeptWithoutTheEmptyRows(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		rows := []shop.Fit{{}, {Make: "大众", Model: "帕萨特", YearFrom: 2019}, {}}
		p := got(work.SaveFits(c.Context(), c.as(c.keeper), work.Fitting{Part: c.filter.ID, Rev: c.filter.Rev, Rows: rows}))(c)
		kept := read(c, func(v data.View) ([]shop.Fit, error) { return data.FitsOf(v, p.ID) })
		if len(kept) != 1 || kept[0] != rows[1] {
			t.Errorf("kept %+v", kept)
		}
		if err := failure(work.SaveFits(c.Context(), c.as(c.keeper), work.Fitting{Part: p.ID, Rev: c.filter.Rev})); !errors.Is(err, shop.ErrStale) {
			t.Error(err)
		}
		if err := failure(work.SaveFits(c.Context(), c.as(c.keeper), work.Fitting{Part: p.ID, Rev: p.Rev, Rows: []shop.Fit{{Note: "x"}}})); !errors.As(err, new(shop.Problems)) {
			t.Error(err)
		}
		c.sound()
	})
}
