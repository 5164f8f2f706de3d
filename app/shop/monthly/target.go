package monthly

import (
	"slices"
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
)

// known reports whether there is a figure of a key.
func known(k kpi.Key) bool { return slices.Contains(kpi.Keys(), k) }

// Target (目标) is what the shop aims at from a month on, in the unit of its figure, until
// another of the same figure begins. One that is Ended aims at nothing any more.
type Target struct {
	ID     int64
	Rev    int64
	Key    kpi.Key
	Month  string // 2006-01
	Value  int64
	Ended  bool
	Source string // why so much
}

// mostTarget is more than any shop aims at: a typing error.
const mostTarget = 100_000_000_000

// Check lists what keeps a target from being kept.
func (t Target) Check() shop.Problems {
	var p shop.Problems
	if !known(t.Key) {
		p.Add("key", "target.say.key", shop.Args{"Key": string(t.Key)})
	}
	if _, err := time.Parse("2006-01", t.Month); err != nil {
		p.Add("month", "month.say.form", shop.Args{"Text": t.Month})
	}
	switch {
	case t.Value < 0:
		p.Add("value", "target.say.negative", nil)
	case t.Key.Unit() == kpi.Rate && t.Value > int64(3*shop.Whole), t.Value > mostTarget:
		p.Add("value", "target.say.value", nil)
	}
	if n := len([]rune(t.Source)); n > shop.MaxName*4 {
		p.Add("source", "say.too_long", shop.Args{"Max": shop.MaxName * 4, "Now": n})
	}
	return p
}

// Tidy is the target without blanks around its words.
func (t Target) Tidy() Target {
	t.Key, t.Month, t.Source = kpi.Key(strings.TrimSpace(string(t.Key))), strings.TrimSpace(t.Month), strings.TrimSpace(t.Source)
	if t.Ended {
		t.Value = 0
	}
	return t
}

// Reached reports whether a value of a figure is as good as a target, or better.
func Reached(k kpi.Key, value, target int64) bool {
	if k.Down() {
		return value <= target
	}
	return value >= target
}

// InForce is the target of a figure in a month: of those that began by then the last; ok is
// false where the shop aims at nothing.
func InForce(all []Target, key kpi.Key, month string) (t Target, ok bool) {
	for _, x := range all {
		if x.Key == key && x.Month <= month && (!ok || x.Month > t.Month) {
			t, ok = x, true
		}
	}
	return t, ok && !t.Ended
}

// Trade is what the trade names for a figure, and where that stands.
type Trade struct {
	Value  int64
	Source string
}

// TradeValue is the trade's value of a figure on a day by the rule book "kpi_target"; ok is
// false where no source names one.
func TradeValue(rules []shop.Rule, k kpi.Key, on shop.Day) (Trade, bool) {
	r, ok := shop.InForce(rules, "kpi_target", string(k)+"_"+ending(k), on)
	return Trade{r.Value, r.Source}, ok
}

// ending is the end of the names of rules in the unit of a figure.
func ending(k kpi.Key) string {
	switch k.Unit() {
	case kpi.Fen:
		return "fen"
	case kpi.Rate:
		return "bp"
	}
	return "count"
}
