package shop_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
)

func TestWhatIsWrongWithATool(t *testing.T) {
	good := shop.Tool{Code: "GJ-001", Name: "扭力扳手", EveryDays: 365}
	wants(t, "good", good.Check())
	wants(t, "empty", shop.Tool{}.Check(), "code say.required.code", "name say.required.name")
	wants(t, "long", shop.Tool{Code: long(), Name: long(), Kind: long(), Serial: long(), Bin: long(), Value: -1, EveryDays: -1, Note: novel(), Why: novel()}.Check(),
		"code say.too_long", "name say.too_long", "kind say.too_long", "serial say.too_long", "bin say.too_long", "value say.money_range",
		"every_days tool.say.every_days", "note say.too_long", "why say.too_long")
	if l := shop.ToolLabel(good); l.Code != "GJ-001" || l.Count != 1 || !strings.Contains(good.Title(), l.Name) {
		t.Errorf("its label is %+v", l)
	}
}

func TestWhenAToolIsToBeCalibratedFollowsFromTheLastTime(t *testing.T) {
	passed, failed := shop.Calibration{On: "2026-02-01", Passed: true}, shop.Calibration{On: "2026-03-01"}
	until := passed
	until.NextOn = "2026-08-01"
	for _, c := range []struct {
		tool shop.Tool
		last *shop.Calibration
		due  shop.Day
	}{
		{shop.Tool{}, nil, ""},
		{shop.Tool{}, &until, ""},
		{shop.Tool{EveryDays: 30}, nil, "2000-01-01"},
		{shop.Tool{EveryDays: 30, BoughtOn: "2026-01-05"}, nil, "2026-01-05"},
		{shop.Tool{EveryDays: 30}, &passed, "2026-03-03"},
		{shop.Tool{EveryDays: 30}, &until, "2026-08-01"},
		{shop.Tool{EveryDays: 30}, &failed, "2026-03-01"},
	} {
		x := c.tool
		x.Follow(c.last)
		if x.DueOn != c.due || x.Failed != (c.last == &failed) {
			t.Errorf("%+v after %+v is due %q, want %q", c.tool, c.last, x.DueOn, c.due)
		}
	}
}

func TestAToolIsTrustedOnItsLastDayAndNotOnTheNext(t *testing.T) {
	x := shop.Tool{Active: true, DueOn: "2026-04-14", EveryDays: 30}
	strict := shop.ToolRulesOn([]shop.Rule{{Book: "tools", Name: "refuse_overdue", Value: 1}, {Book: "tools", Name: "soon_days", Value: 14}}, "2026-04-14")
	if !strict.RefuseOverdue || strict.SoonDays != 14 || strict.LoanDays != 1 {
		t.Errorf("the rules are %+v", strict)
	}
	for want, of := range map[string]struct {
		change func(*shop.Tool)
		today  shop.Day
		rules  shop.ToolRules
	}{
		"":                     {func(*shop.Tool) {}, "2026-04-14", strict},
		"tool.refuse.overdue":  {func(*shop.Tool) {}, "2026-04-15", strict},
		"tool.refuse.failed":   {func(x *shop.Tool) { x.Failed = true }, "2026-04-14", shop.ToolRules{}},
		"tool.refuse.inactive": {func(x *shop.Tool) { x.Active = false }, "2026-04-14", shop.ToolRules{}},
	} {
		y := x
		of.change(&y)
		var r *shop.Refusal
		if err := y.MayLend(of.rules, of.today); errors.As(err, &r) != (want != "") || r != nil && r.Say != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if err := x.MayLend(shop.ToolRules{}, "2026-04-15"); err != nil {
		t.Errorf("a shop that only warns: %v", err)
	}
}

func TestWhatIsWrongWithALoanAndACalibration(t *testing.T) {
	at := time.Date(2026, 4, 14, 9, 0, 0, 0, time.UTC)
	wants(t, "out", shop.ToolLoan{Person: 1, OutAt: at, DueOn: "2026-04-14"}.Check("2026-04-14"))
	wants(t, "nobody", shop.ToolLoan{OutAt: at, DueOn: "2026-04-13", State: shop.ToolGood}.Check("2026-04-14"),
		"person say.required.tool_person", "due_on tool.say.due_on", "state say.required.tool_state")
	wants(t, "back before", shop.ToolLoan{Person: 1, OutAt: at, BackAt: at.Add(-time.Hour), State: shop.ToolLost}.Check(""), "back_at tool.say.back_at", "note tool.say.note")
	late := shop.ToolLoan{Person: 1, OutAt: at, DueOn: "2026-04-14"}
	if late.Late("2026-04-14") || !late.Late("2026-04-15") || (shop.ToolLoan{OutAt: at}).Late("2030-01-01") {
		t.Error("late by the day")
	}
	wants(t, "passed", shop.Calibration{On: "2026-04-14", By: "x", Passed: true}.Check("2026-04-14"), "certificate tool.say.certificate?")
	wants(t, "bad", shop.Calibration{On: "2026-04-15", NextOn: "2026-04-15", Certificate: long(), Note: novel()}.Check("2026-04-14"),
		"on tool.say.future", "by say.required.calibrated_by", "certificate say.too_long", "next_on tool.say.next_on", "note say.too_long")
	wants(t, "no day", shop.Calibration{By: "x"}.Check(""), "on say.required.calibrated_on")
	for _, s := range shop.ToolStates() {
		if s.Key() == "" || s.Ends() != (s == shop.ToolBroken || s == shop.ToolLost) {
			t.Errorf("%s ends: %v", s, s.Ends())
		}
	}
}
