package work_test

import (
	"errors"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

func TestANewValueOfARuleBeginsOnItsDayAndEndsTheOneBefore(t *testing.T) {
	c := open(t)
	next := shop.Rule{Book: "vat", Name: "standard_bp", Value: 1200, From: "2026-07-01", Source: "公告"}
	if _, err := work.ReviseRule(t.Context(), c.as(c.advisor), next); err == nil {
		t.Fatal("an advisor revised a rule")
	}
	got(work.ReviseRule(t.Context(), c.as(c.owner), next))(c)
	rules := read(c, data.Rules)
	for day, want := range map[shop.Day]int64{"2026-06-30": 1300, "2026-07-01": 1200} {
		if r, ok := shop.InForce(rules, "vat", "standard_bp", day); !ok || r.Value != want {
			t.Errorf("%s: %+v", day, r)
		}
	}
	for field, bad := range map[string]shop.Rule{
		"from":   {Book: "vat", Name: "standard_bp", From: "2026-07-01", Source: "公告"},
		"value":  {Book: "vat", Name: "standard_bp", Value: -1, From: "2027-01-01", Source: "公告"},
		"source": {Book: "vat", Name: "standard_bp", From: "2027-01-01"},
	} {
		var p shop.Problems
		if _, err := work.ReviseRule(t.Context(), c.as(c.owner), bad); !errors.As(err, &p) || p[0].Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	if _, err := work.ReviseRule(t.Context(), c.as(c.owner), shop.Rule{Book: "no", Name: "such", From: "2027-01-01", Source: "x"}); !errors.Is(err, shop.ErrMissing) {
		t.Error(err)
	}
}

func TestOnlyWhoManagesMendsAndAGoodStoreNeedsNothing(t *testing.T) {
	c := open(t)
	if _, err := work.Mend(t.Context(), c.as(c.cashier)); err == nil {
		t.Error("a cashier mended the records")
	}
	if found := got(work.Mend(t.Context(), c.as(c.owner)))(c); len(found) != 0 {
		t.Errorf("%+v", found)
	}
}
