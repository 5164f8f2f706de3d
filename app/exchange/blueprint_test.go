package exchange

import (
	"strings"
	"testing"

	"gongdan/app/shop/blueprint"
	"gongdan/data"
	"gongdan/data/datatest"
)

const revised = `{"format": "gongdan/1", "blueprint": [
	{"code": "check", "since": "2000-01-01", "until": "2026-03-31", "place": 8, "from": "checking", "to": "passed", "minutes": 20},
	{"code": "check", "since": "2026-04-01", "place": 8, "name": "总检", "from": "checking", "to": "passed", "minutes": 30, "contact": "交接单", "failures": "漏路试", "source": "店务会"},
	{"code": "own1", "since": "2026-04-01", "place": 9, "name": "洗车", "active": false}]}`

func TestTheBlueprintGoesOutAndComesIn(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		if added := load(t, s, revised); added.Total() != 1 || added.Kept["rules"] != 1 {
			t.Errorf("added %+v", added)
		}
		if again := load(t, s, revised); again.Total() != 0 {
			t.Errorf("a second time added %+v", again)
		}
		first := dump(t, s)
		other := datatest.New(t)
		load(t, other, first)
		same(t, dump(t, other), first)
		steps, err := data.Read(t.Context(), other, data.Steps)
		if v := blueprint.Versions(steps, "check"); err != nil || len(v) != 2 || v[1].Name != "总检" || v[1].Failures != "漏路试" || v[0].Until != "2026-03-31" {
			t.Errorf("%v: %+v", err, v)
		}
		if found, err := data.Check(t.Context(), other); err != nil || len(found) > 0 {
			t.Errorf("check finds %v, %v", found, err)
		}
	})
}

func TestWhatIsWrongWithTheBlueprintOfAFileIsToldByPlace(t *testing.T) {
	for _, c := range []struct{ old, bad, place string }{
		{`"from": "checking", "to": "passed", "minutes": 20`, `"from": "passed", "to": "checking", "minutes": 20`, "blueprint[0].to"},
		{`"to": "passed", "minutes": 30`, `"to": "gone", "minutes": 30`, "blueprint[1].to"},
		{`"until": "2026-03-31"`, `"until": "2026-03-15"`, "blueprint[0].until"},
		{`"place": 9`, `"place": 99`, "blueprint[2].place"},
		{`"since": "2026-04-01", "place": 8`, `"since": "2000-01-01", "place": 8`, "blueprint[1].since"},
	} {
		_, err := Import(t.Context(), desk(datatest.New(t)), strings.NewReader(strings.Replace(revised, c.old, c.bad, 1)), false)
		broken, ok := err.(*Broken) //nolint:errorlint // Import gives it bare
		if !ok || len(broken.Problems) == 0 || broken.Problems[0].Field != c.place {
			t.Errorf("%s: %v", c.place, err)
		}
	}
}
