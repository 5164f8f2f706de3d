package shop_test

import (
	"testing"
	"time"

	"gongdan/app/shop"
)

func TestTheIntervalOfARateIsThatOfWilson(t *testing.T) {
	for _, x := range []struct {
		came, of  int64
		low, high shop.Rate
	}{
		// worked out by hand with z = 1.959964: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n)
		{0, 10, 0, 2775},      // 0.38415 ± 0.38415·…: 3.8415/10 ÷ 1.38415 = 0.27753
		{1, 10, 179, 4042},    // p = 0.1: (0.29207 ± 0.26733) ÷ 1.38415
		{5, 10, 2366, 7634},   // p = 0.5: (0.69207 ± 0.36460) ÷ 1.38415
		{10, 10, 7225, 10000}, // 1 − 0.27753
		{20, 100, 1334, 2888}, // p = 0.2: (0.21921 ± 0.08071) ÷ 1.03841
		{0, 0, 0, 10000},
	} {
		low, high := shop.Failure{Came: x.came, Fitted: x.of}.Between()
		if low != x.low || high != x.high {
			t.Errorf("%d of %d: %d to %d, want %d to %d", x.came, x.of, low, high, x.low, x.high)
		}
	}
}

func TestAFailureIsToldAboveItsRateAndNotByChanceAlone(t *testing.T) {
	r := shop.FailureRules{Days: 180, Least: 5, Above: 1000, Since: 730}
	for _, x := range []struct {
		came, of int64
		want     shop.Alarm
		rate     shop.Rate
	}{
		{4, 4, shop.Quiet, 10000}, // too few
		{0, 50, shop.Quiet, 0},
		{1, 11, shop.Quiet, 909},
		{1, 10, shop.Suspected, 1000}, // at the rate itself; the interval begins at 1.8 %
		{20, 100, shop.Proven, 2000},  // begins at 13.3 %
		{0, 0, shop.Quiet, 0},
	} {
		f := shop.Failure{Came: x.came, Fitted: x.of}
		if f.Alarm(r) != x.want || f.Rate() != x.rate {
			t.Errorf("%d of %d: %v at %d", x.came, x.of, f.Alarm(r), f.Rate())
		}
		if f.Alarm(r).Key() == "" {
			t.Error("without a word")
		}
	}
	f := shop.Failure{Came: 20, Fitted: 100, Available: 2 * shop.One}
	if got := f.Wanted(r, 26); got != 4*shop.One { // 26 × 0.2 = 5.2, so 6, less the 2 there
		t.Errorf("%s wanted", got)
	}
	if got := f.Wanted(r, 10); got != 0 { // 2 expected, 2 there
		t.Errorf("%s wanted", got)
	}
	if got := (shop.Failure{Came: 1, Fitted: 100}).Wanted(r, 100); got != 0 {
		t.Errorf("%s of a quiet one", got)
	}
	c := shop.FailureCase{Back: 1, At: time.Unix(0, 0), BackAt: time.Unix(10*86400, 0)}
	if c.Days() != 10 || (shop.FailureCase{}).Days() != 0 {
		t.Errorf("%d days", c.Days())
	}
	got := shop.FailureRulesOf([]shop.Rule{{Book: "failure", Name: "above_bp", Value: 500}}, "2026-01-01")
	if got != (shop.FailureRules{Days: 1, Least: 1, Above: 500, Since: 1}) {
		t.Errorf("%+v", got)
	}
}
