package monthly

import (
	"strings"
	"time"

	"gongdan/app/shop"
)

// Unit is what a figure is counted in.
type Unit string

// The units of figures: whole numbers, fen, and parts of ten thousand.
const (
	Count Unit = "count"
	Yuan  Unit = "money"
	Share Unit = "rate"
)

// Aim is a figure that a shop may aim at.
type Aim struct {
	Key   string // as the command line names it
	Unit  Unit
	Lower bool // the lower the better
}

// Aims are the figures that can have a target, in the order in which they are shown.
func Aims() []Aim {
	return []Aim{
		{Key: "visits", Unit: Count},
		{Key: "distinct_vehicles", Unit: Count},
		{Key: "output", Unit: Yuan},
		{Key: "labour_income", Unit: Yuan},
		{Key: "parts_income", Unit: Yuan},
		{Key: "output_per_visit", Unit: Yuan},
		{Key: "labour_share", Unit: Share},
		{Key: "gross_profit", Unit: Yuan},
		{Key: "gross_margin", Unit: Share},
		{Key: "on_time_rate", Unit: Share},
		{Key: "external_rework_rate", Unit: Share, Lower: true},
		{Key: "first_fix_rate", Unit: Share},
		{Key: "appointment_rate", Unit: Share},
		{Key: "technician_efficiency", Unit: Share},
		{Key: "technician_utilisation", Unit: Share},
		{Key: "receivables", Unit: Yuan, Lower: true},
		{Key: "new_customers", Unit: Count},
		{Key: "lost_rate", Unit: Share, Lower: true},
		{Key: "satisfaction", Unit: Share},
		{Key: "complaints", Unit: Count, Lower: true},
	}
}

// AimOf is the figure of a key; ok is false where there is none.
func AimOf(key string) (a Aim, ok bool) {
	for _, a := range Aims() {
		if a.Key == key {
			return a, true
		}
	}
	return a, false
}

// Word is the language key of the figure's name.
func (a Aim) Word() string { return "target.of." + a.Key }

// Target (目标) is what the shop aims at from a month on, in the unit of its figure, until
// another of the same figure begins. One that is Ended aims at nothing any more.
type Target struct {
	ID     int64
	Rev    int64
	Key    string
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
	a, ok := AimOf(t.Key)
	if !ok {
		p.Add("key", "target.say.key", shop.Args{"Key": t.Key})
	}
	if _, err := time.Parse("2006-01", t.Month); err != nil {
		p.Add("month", "month.say.form", shop.Args{"Text": t.Month})
	}
	switch {
	case t.Value < 0:
		p.Add("value", "target.say.negative", nil)
	case a.Unit == Share && t.Value > int64(3*shop.Whole), t.Value > mostTarget:
		p.Add("value", "target.say.value", nil)
	}
	if n := len([]rune(t.Source)); n > shop.MaxName*4 {
		p.Add("source", "say.too_long", shop.Args{"Max": shop.MaxName * 4, "Now": n})
	}
	return p
}

// Tidy is the target without blanks around its words.
func (t Target) Tidy() Target {
	t.Key, t.Month, t.Source = strings.TrimSpace(t.Key), strings.TrimSpace(t.Month), strings.TrimSpace(t.Source)
	if t.Ended {
		t.Value = 0
	}
	return t
}

// Reached reports whether a value is as good as a target, or better.
func (a Aim) Reached(value, target int64) bool {
	if a.Lower {
		return value <= target
	}
	return value >= target
}

// InForce is the target of a figure in a month: of those that began by then the last; ok is
// false where the shop aims at nothing.
func InForce(all []Target, key, month string) (t Target, ok bool) {
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
func TradeValue(rules []shop.Rule, a Aim, on shop.Day) (Trade, bool) {
	r, ok := shop.InForce(rules, "kpi_target", a.Key+"_"+a.ending(), on)
	return Trade{r.Value, r.Source}, ok
}

func (a Aim) ending() string {
	switch a.Unit {
	case Yuan:
		return "fen"
	case Share:
		return "bp"
	}
	return "count"
}
