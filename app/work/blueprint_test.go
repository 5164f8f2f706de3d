package work_test

import (
	"context"
	"errors"
	"maps"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/shop/blueprint"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
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
	if err := work.ExportReport(t.Context(), c.as(c.advisor), "blueprint"); err == nil {
		t.Error("an advisor took the figures along")
	}
	for _, note := range []func(context.Context, work.Desk, string) error{work.NoteReport, work.ExportReport} {
		if err := note(t.Context(), c.as(c.owner), "blueprint 2026-04"); err != nil {
			t.Error(err)
		}
	}
	rows := read(c, func(v data.View) (data.Page[data.AuditRow], error) { return data.AuditList(v, data.Ask{Act: "report"}) })
	if len(rows.Rows) != 2 || rows.Rows[0].Note != "blueprint 2026-04" {
		t.Errorf("%+v", rows.Rows)
	}
}

// TestTheStayOfACarIsWhatTheCounterDid takes a car through the shop by the acts
// of the counter: came 9:00, quoted 9:10, agreed 9:25, given out 9:30, begun
// 9:40, stopped for parts 10:10, begun by mistake 10:30 and taken back, begun
// 10:40, done 11:00, ready 11:10, paid 11:20, fetched 11:30.
func TestTheStayOfACarIsWhatTheCounterDid(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		stay := func() blueprint.Case {
			return read(c, func(v data.View) (data.StayBook, error) { return data.Stays(v, data.StayAsk{}, c.now) }).Cases[0]
		}
		begin := func(o shop.Order) work.Turn {
			return got(work.TurnClock(t.Context(), c.as(c.technician), o.ID, c.technician.ID, func(ctx context.Context, d work.Desk) (shop.Order, error) {
				return work.StartJob(ctx, d, o.ID, o.Lines[0].ID, c.technician.ID)
			}))(c)
		}
		o := c.received()
		c.pass(10)
		o = got(work.QuoteOrder(t.Context(), c.as(c.advisor), o.ID, o.Rev))(c)
		c.pass(15)
		if now := stay(); now.Waits != blueprint.ForApproval || now.For != 15 {
			t.Errorf("waits for %s, %d minutes", now.Waits, now.For)
		}
		o = got(work.StartOrder(t.Context(), c.as(c.advisor), o.ID, o.Rev, signed()))(c)
		c.pass(5)
		o = c.hand(o)
		c.pass(10)
		begin(o)
		c.pass(30)
		got(work.PauseJob(t.Context(), c.as(c.technician), o.ID, work.Pause{Who: c.technician.ID, Why: shop.ForParts}))(c)
		c.pass(20)
		turn := begin(o)
		c.pass(2)
		if err := work.TakeBack(t.Context(), c.as(c.technician), turn); err != nil {
			t.Fatal(err)
		}
		c.pass(8)
		if now := stay(); now.Waits != blueprint.ForParts || now.For != 30 || len(now.Who) != 1 {
			t.Errorf("waits for %s, %d minutes, %v have it", now.Waits, now.For, now.Who)
		}
		begin(o)
		c.pass(20)
		got(work.FinishJob(t.Context(), c.as(c.technician), o.ID, o.Lines[0].ID))(c)
		c.pass(10)
		got(work.IssueParts(t.Context(), c.as(c.keeper), o.ID, c.rev(o.ID)))(c)
		got(work.FinishOrder(t.Context(), c.as(c.technician), o.ID, c.rev(o.ID)))(c)
		c.pass(10)
		o = c.order(o.ID)
		got(work.SettleOrder(t.Context(), c.as(c.cashier), o.ID, o.Rev, work.Settlement{Payments: []shop.Payment{{Method: shop.WeChat, Amount: o.Totals().Due}}}))(c)
		c.pass(10)
		got(work.DeliverOrder(t.Context(), c.as(c.advisor), o.ID, c.rev(o.ID)))(c)
		c.pass(60)
		month := read(c, func(v data.View) (data.StayBook, error) {
			return data.Stays(v, data.StayAsk{From: "2026-04-01", Until: "2026-04-30", Delivered: true}, c.now)
		})
		want := blueprint.Parts{
			blueprint.AtReception: 10, blueprint.ForApproval: 15, blueprint.ForTechnician: 15, blueprint.InWork: 50,
			blueprint.ForParts: 30, blueprint.ForCheck: 10, blueprint.ForSettling: 10, blueprint.ForPickup: 10,
		}
		if got := month.Cases[0]; !maps.Equal(got.Parts, want) || got.Minutes() != 150 || !got.Left || got.Lost() != 50 { // work from 9:40 to 11:00 against half an hour
			t.Errorf("%+v, lost %d", got.Parts, got.Lost())
		}
		c.sound()
	})
}
