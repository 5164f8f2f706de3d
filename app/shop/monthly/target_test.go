package monthly_test

import (
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
	. "gongdan/app/shop/monthly"
)

func TestATargetHoldsFromItsMonthUntilTheNext(t *testing.T) {
	all := []Target{
		{Key: "on_time_rate", Month: "2026-01", Value: 9000},
		{Key: "on_time_rate", Month: "2026-03", Value: 9500},
		{Key: "on_time_rate", Month: "2026-05", Ended: true},
		{Key: "visits", Month: "2026-02", Value: 200},
	}
	for month, want := range map[string]int64{"2025-12": -1, "2026-01": 9000, "2026-02": 9000, "2026-03": 9500, "2026-04": 9500, "2026-05": -1, "2027-01": -1} {
		got, ok := InForce(all, "on_time_rate", month)
		if ok != (want >= 0) || ok && got.Value != want {
			t.Errorf("in %s the shop aims at %+v, %v; want %d", month, got, ok, want)
		}
	}
}

func TestATargetThatCannotBeIsRefused(t *testing.T) {
	for field, x := range map[string]Target{
		"key":   {Key: "luck", Month: "2026-01", Value: 1},
		"month": {Key: "visits", Month: "2026-13", Value: 1},
		"value": {Key: "visits", Month: "2026-01", Value: -1},
	} {
		if p := x.Check(); len(p) != 1 || p[0].Field != field {
			t.Errorf("%+v: %+v", x, p)
		}
	}
	if p := (Target{Key: "on_time_rate", Month: "2026-01", Value: 40000}).Check(); p.Err() == nil {
		t.Error("400 % on time is kept")
	}
	if p := (Target{Key: "technician_efficiency", Month: "2026-01", Value: 11000}).Check(); p != nil {
		t.Errorf("110 %% efficiency: %+v", p)
	}
}

func TestLessIsBetterOfSomeFigures(t *testing.T) {
	for key, lower := range map[kpi.Key]bool{"output": false, "receivables": true, "complaints": true, "external_rework_rate": true, "on_time_rate": false} {
		if Reached(key, 10, 9) == lower || Reached(key, 9, 10) != lower || !Reached(key, 9, 9) {
			t.Errorf("%s", key)
		}
	}
}

func TestTheTradeNamesAValueWithItsSource(t *testing.T) {
	rules := []shop.Rule{{Book: "kpi_target", Name: "on_time_rate_bp", Value: 9500, From: "2026-01-01", Source: "s"}}
	if v, ok := TradeValue(rules, kpi.OnTimeRate, "2026-04-01"); !ok || v != (Trade{9500, "s"}) {
		t.Errorf("%+v", v)
	}
	if _, ok := TradeValue(rules, kpi.OnTimeRate, "2025-04-01"); ok {
		t.Error("a value holds before it was named")
	}
}

func TestAClosedMonthStandsByItsFirstReportSinceThen(t *testing.T) {
	noon := time.Date(2026, 5, 2, 12, 0, 0, 0, time.UTC)
	v := func(id int64, hours int, output int64) Version {
		return Version{ID: id, Month: "2026-04", At: noon.Add(time.Duration(hours) * time.Hour), Figures: []Kept{{"output", output, true}, {"lost_rate", 0, false}}}
	}
	all := []Version{v(1, -5, 1), v(3, 4, 3), v(2, 1, 2)}
	if got, ok := Standing(all, noon); !ok || got.ID != 2 {
		t.Errorf("%+v", got)
	}
	if _, ok := Standing(all[:1], noon); ok {
		t.Error("a report from before the month was closed stands")
	}
	now := []Kept{{"output", 5, true}, {"lost_rate", 0, false}, {"visits", 1, true}}
	if c := all[2].Since(now); len(c) != 1 || c[0].Key != "output" || c[0].Was.Value != 2 || c[0].Now.Value != 5 {
		t.Errorf("%+v", c)
	}
	if (Version{Figures: []Kept{{Key: "luck"}}}).Check().Err() == nil || v(1, 0, 0).Check() != nil {
		t.Error("what is no version passes, or what is one does not")
	}
}
