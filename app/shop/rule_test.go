package shop_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
)

func TestTheRuleInForceOnTheDayGoverns(t *testing.T) {
	rules := []shop.Rule{
		{Book: "vat", Name: "small", Value: 300, From: "2020-01-01"},
		{Book: "vat", Name: "small", Value: 100, From: "2026-01-01", Until: "2027-12-31"},
		{Book: "other", Name: "small", Value: 7, From: "2026-01-01"},
		{Book: "guarantee", Name: "overhaul_days", Value: 100, From: "2005-08-01"},
		{Book: "guarantee", Name: "overhaul_km", Value: 20000, From: "2005-08-01"},
	}
	for day, want := range map[shop.Day]int64{
		"2019-12-31": 0, "2020-01-01": 300, "2025-12-31": 300, "2026-01-01": 100, "2027-12-31": 100, "2028-01-01": 300, "": 0,
	} {
		r, ok := shop.InForce(rules, "vat", "small", day)
		if r.Value != want || ok != (want != 0) {
			t.Errorf("on %s %d is in force, want %d", day, r.Value, want)
		}
	}
	if days, km := shop.Guarantee(rules, shop.Overhaul, "2026-04-14"); days != 100 || km != 20000 {
		t.Errorf("%d days, %d km", days, km)
	}
	if days, km := shop.Guarantee(rules, shop.Minor, "2026-04-14"); days != 0 || km != 0 {
		t.Errorf("%d days, %d km of no rule", days, km)
	}
}

func TestTheDayIsTheShopsDay(t *testing.T) {
	late := time.Date(2026, 4, 13, 16, 0, 0, 0, time.UTC) // midnight in China
	if got := shop.DayOf(late, zone()); got != "2026-04-14" {
		t.Errorf("midnight is on %s", got)
	}
	if got := shop.DayOf(late.Add(-time.Second), zone()); got != "2026-04-13" {
		t.Errorf("a second earlier is on %s", got)
	}
	if got := shop.DayOf(time.Time{}, zone()); got != "" {
		t.Errorf("no time is on %s", got)
	}
	d := shop.Day("2026-04-14")
	if d.Month() != "2026-04" || d.Compact() != "20260414" || !d.Time(zone()).Equal(late) {
		t.Errorf("%s, %s, %s", d.Month(), d.Compact(), d.Time(zone()))
	}
	for n, want := range map[int]shop.Day{0: "2026-04-14", 17: "2026-05-01", -14: "2026-03-31", 365: "2027-04-14"} {
		if got := d.Add(n); got != want {
			t.Errorf("%d days later is %s, want %s", n, got, want)
		}
	}
	for _, bad := range []shop.Day{"", "2026", "someday..."} {
		if bad.Add(1) != "" || !bad.Time(zone()).IsZero() || (len(bad) < 7 && bad.Month()+bad.Compact() != "") {
			t.Errorf("%q is a day", bad)
		}
	}
}

func TestDaysAreReadStrictly(t *testing.T) {
	for _, s := range []string{"", "2026-04-14", "2024-02-29"} {
		if d, err := shop.ParseDay(s); err != nil || string(d) != s {
			t.Errorf("%q is %q, %v", s, d, err)
		}
	}
	for _, s := range []string{"2026-02-29", "2026-4-1", "2026/04/14", "26-04-14", "2026-04-14T00:00:00Z"} {
		if d, err := shop.ParseDay(s); err == nil {
			t.Errorf("%q is %q", s, d)
		}
	}
}

func TestWarningsDoNotBlock(t *testing.T) {
	var p shop.Problems
	if p.Err() != nil {
		t.Error("nothing blocks")
	}
	p.Warn("vin", "vehicle.say.vin_check", nil)
	if p.Err() != nil {
		t.Error("a warning blocks")
	}
	p.Add("qty", "say.qty_zero", nil)
	var hard shop.Problems
	if err := fmt.Errorf("save: %w", p.Err()); !errors.As(err, &hard) || len(hard) != 1 {
		t.Errorf("%v", err)
	}
	if got := p.Under("lines.3.").Error(); got != "shop: lines.3.vin: vehicle.say.vin_check; lines.3.qty: say.qty_zero" || p[0].Field != "vin" {
		t.Errorf("%s", got)
	}
	r := shop.Refuse("part.refuse.short", shop.Args{"Part": "机油"}, "一", "二")
	if r.Error() != "shop: refused: part.refuse.short" || len(r.Blocks) != 2 {
		t.Errorf("%+v", r)
	}
}

// keyed is what has a word in every language.
type keyed interface{ Key() string }

func each[T keyed](all []T) (keys []string) {
	for _, x := range all {
		keys = append(keys, x.Key())
	}
	return keys
}

func TestEveryChoiceHasAWordOfItsOwn(t *testing.T) {
	lists := [][]string{
		each(shop.CustomerKinds()), each(shop.Sources()), each(shop.Energies()), each(shop.Uses()), each(shop.WorkClasses()),
		each(shop.Origins()), each(shop.Statuses()), each(shop.OrderKinds()), each(shop.OldPartsChoices()), each(shop.Payers()),
		each(shop.ConsentWays()), each(shop.Methods()), each(shop.Roles()), each(shop.Rights()), each(shop.Forms()),
		each([]shop.LineKind{shop.LabourLine, shop.PartLine, shop.OtherLine}),
		each([]shop.Consent{shop.Proposed, shop.Agreed, shop.Declined}),
		each([]shop.PaymentKind{shop.Deposit, shop.Pay, shop.PayDebtKind, shop.Refund, shop.Correction}),
		each([]shop.MoveKind{shop.MoveOpening, shop.MoveReceive, shop.MoveIssue, shop.MoveReturn, shop.MoveAdjust}),
		each([]shop.EventKind{shop.EventReceived, shop.EventVoid}),
		each([]shop.PrintState{shop.PrintWaiting, shop.PrintDone, shop.PrintDropped}),
	}
	seen := map[string]bool{}
	for _, keys := range lists {
		for _, k := range keys {
			if seen[k] || strings.Count(k, ".") < 1 || strings.HasSuffix(k, ".") {
				t.Errorf("%q", k)
			}
			seen[k] = true
		}
	}
	if len(shop.Assemblies()) != 10 || len(shop.Failures()) != 5 || len(shop.ExcludedReasons()) != 3 {
		t.Error("the words of the 三包 order are not complete")
	}
}
