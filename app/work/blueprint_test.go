package work_test

import (
	"errors"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/shop/blueprint"
	"gongdan/app/work"
	"gongdan/data"
)

func TestAStepIsRevisedFromItsDayOnAndTakenBack(t *testing.T) {
	c := open(t)
	versions := func() []blueprint.Step {
		return read(c, func(v data.View) ([]blueprint.Step, error) { return data.StepVersions(v, "check") })
	}
	was := versions()
	next := was[0]
	next.Name, next.Minutes, next.Since = "总检", 45, "2026-07-01"
	var refused *shop.Refusal
	if _, err := work.ReviseStep(t.Context(), c.as(c.advisor), was, next); !errors.As(err, &refused) {
		t.Fatalf("an advisor revised the blueprint: %v", err)
	}
	now := got(work.ReviseStep(t.Context(), c.as(c.owner), was, next))(c)
	if kept := versions(); len(kept) != 2 || kept[0].Until != "2026-06-30" || kept[1] != next || kept[1] != now[1] {
		t.Errorf("%+v", kept)
	}
	if _, err := work.ReviseStep(t.Context(), c.as(c.owner), was, next); !errors.Is(err, shop.ErrStale) {
		t.Errorf("revised what is no more: %v", err)
	}
	if err := work.PutBackStep(t.Context(), c.as(c.owner), was, nil); !errors.Is(err, shop.ErrStale) {
		t.Errorf("took back what is no more: %v", err)
	}
	if err := work.PutBackStep(t.Context(), c.as(c.owner), now, was); err != nil || len(versions()) != 1 || versions()[0] != was[0] {
		t.Errorf("%v: %+v", err, versions())
	}
	next.Minutes = -1
	var p shop.Problems
	if _, err := work.ReviseStep(t.Context(), c.as(c.owner), was, next); !errors.As(err, &p) || p[0].Field != "minutes" {
		t.Errorf("%v", err)
	}
}

func TestAStepIsAddedUntilThereAreEnough(t *testing.T) {
	c := open(t)
	all := read(c, data.Steps)
	own := blueprint.Step{Code: blueprint.NewCode(all), Place: 3, Name: "试车", From: blueprint.CameIn, To: blueprint.WasQuoted, Minutes: 15, Active: true, Since: "2026-04-14"}
	now := got(work.ReviseStep(t.Context(), c.as(c.owner), nil, own))(c)
	if err := work.PutBackStep(t.Context(), c.as(c.owner), now, nil); err != nil || len(read(c, data.Steps)) != len(all) {
		t.Errorf("taken out: %v", err)
	}
	var refused *shop.Refusal
	for n := len(all); n < blueprint.MostSteps; n++ {
		own.Code = blueprint.NewCode(read(c, data.Steps))
		got(work.ReviseStep(t.Context(), c.as(c.owner), nil, own))(c)
	}
	own.Code = blueprint.NewCode(read(c, data.Steps))
	if _, err := work.ReviseStep(t.Context(), c.as(c.owner), nil, own); !errors.As(err, &refused) || refused.Say != "blueprint.refuse.many" {
		t.Errorf("one more: %v", err)
	}
}

func TestFiguresLeaveTheShopOnlyWithTheRightToExport(t *testing.T) {
	c := open(t)
	if err := work.NoteReport(t.Context(), c.as(c.advisor), "blueprint"); err == nil {
		t.Error("an advisor took the figures along")
	}
	if err := work.NoteReport(t.Context(), c.as(c.owner), "blueprint 2026-04"); err != nil {
		t.Error(err)
	}
	rows := read(c, func(v data.View) (data.Page[data.AuditRow], error) { return data.AuditList(v, data.Ask{Act: "report"}) })
	if len(rows.Rows) != 1 || rows.Rows[0].Note != "blueprint 2026-04" {
		t.Errorf("%+v", rows.Rows)
	}
}
