package data

import (
	"strings"
	"testing"

	"gongdan/app/shop"
)

func TestRulesOfTheLawAreThereFromTheStart(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		rules := get(t, s, Rules)
		for class, want := range map[shop.WorkClass][2]int64{
			shop.Overhaul: {100, 20000}, shop.Secondary: {30, 5000}, shop.Minor: {10, 2000},
		} {
			if days, km := shop.Guarantee(rules, class, "2026-04-12"); [2]int64{days, km} != want {
				t.Errorf("%s: %d days, %d km", class, days, km)
			}
		}
		for _, c := range []struct {
			book, name string
			on         shop.Day
			want       int64
		}{
			{"vat", "standard_bp", "2026-04-12", 1300},
			{"vat", "standard_bp", "2019-03-31", 0},
			{"sanbao2012", "repair_time_days", "2021-12-31", 35},
			{"sanbao2012", "repair_time_days", "2022-01-01", 0},
			{"sanbao2021", "repair_time_days", "2022-01-01", 30},
			{"sanbao2021", "same_problem_repairs", "2026-04-12", 4},
			{"sanbao2021", "compensation_most_bp", "2026-04-12", 50},
			{"appointment", "grace_minutes", "2026-04-12", 15},
		} {
			if r, _ := shop.InForce(rules, c.book, c.name, c.on); r.Value != c.want {
				t.Errorf("%s %s on %s: %d, want %d", c.book, c.name, c.on, r.Value, c.want)
			}
		}
		for _, r := range rules {
			if _, err := shop.ParseDay(string(r.From)); err != nil || r.From == "" || r.Source == "" || r.Value < 0 || r.Value == 0 && !strings.HasPrefix(r.Book, "inspection") && r.Name != "loan_days" && r.Name != "rework_restarts" {
				t.Errorf("%+v says not enough", r)
			}
		}
	})
}
