package exchange

import (
	"strings"
	"testing"

	"gongdan/app/shop"
	"gongdan/data"
	"gongdan/data/datatest"
)

// months is a file with what the owner aims at, and wrote about a closed month.
const months = `{"format": "gongdan/1",
"people": [{"code": "zhou", "name": "周宏", "roles": ["owner"]}],
"kpi_targets": [
 {"key": "on_time_rate", "month": "2026-01", "value": 9500, "source": "全员会议"},
 {"key": "visits", "month": "2026-01", "value": 0},
 {"key": "visits", "month": "2026-03", "value": 0, "ended": true}],
"month_notes": [{"month": "2026-03", "words": "春季空调活动"}],
"month_reports": [{"month": "2026-03", "at": "2026-04-02T09:00:00+08:00", "person": "zhou", "lang": "zh-CN", "sha256": "ab12",
 "figures": [{"key": "output", "value": 28643000}, {"key": "satisfaction"}]}]}`

func TestTargetsAndKeptReportsGoOutAndComeInWhole(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		load(t, s, months)
		first := dump(t, s)
		for _, want := range []string{
			`{"key": "on_time_rate", "month": "2026-01", "value": 9500, "source": "全员会议"}`, `{"key": "visits", "month": "2026-01", "value": 0}`,
			`"ended": true`, `{"month": "2026-03", "words": "春季空调活动"}`, `"person": "zhou", "lang": "zh-CN", "sha256": "ab12"`,
			`{"key": "output", "value": 28643000}, {"key": "satisfaction"}`,
		} {
			if !strings.Contains(first, want) {
				t.Errorf("%s is not written", want)
			}
		}
		if found, err := data.Check(t.Context(), s); err != nil || len(found) > 0 {
			t.Errorf("check finds %v, %v", found, err)
		}
		other := datatest.New(t)
		load(t, other, first)
		same(t, dump(t, other), first)
		if again := load(t, s, months); again.Total() != 0 || again.Kept[shop.KindTargets] != 3 || again.Kept[shop.KindReportNotes] != 2 {
			t.Errorf("added %v, kept %v", again.Added, again.Kept)
		}
	})
}

func TestWhatIsWrongWithATargetIsToldByPlace(t *testing.T) {
	for place, c := range map[string][2]string{
		"kpi_targets[0].value":     {`"value": 9500`, `"value": -1`},
		"kpi_targets[0].key":       {`"key": "on_time_rate"`, `"key": "luck"`},
		"kpi_targets[0].month":     {`"month": "2026-01", "value": 9500`, `"month": "2026-00", "value": 9500`},
		"kpi_targets[1].value":     {`"month": "2026-01", "value": 0`, `"month": "2026-01", "value": "viel"`},
		"kpi_targets[2].key":       {`"key": "visits", "month": "2026-03"`, `"key": "visits", "month": "2026-01"`},
		"month_notes[0].month":     {`"month": "2026-03", "words"`, `"month": "März", "words"`},
		"month_reports[0].figures": {`"key": "output"`, `"key": "luck"`},
		"month_reports[0].person":  {`"person": "zhou"`, `"person": "who"`},
	} {
		text := strings.Replace(months, c[0], c[1], 1)
		_, err := Import(t.Context(), desk(datatest.New(t)), strings.NewReader(text), false)
		broken, ok := err.(*Broken) //nolint:errorlint // Import gives it bare
		if !ok || !broken.at(place) || text == months {
			t.Errorf("%s: %v", place, err)
		}
	}
}
