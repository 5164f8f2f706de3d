package exchange

import (
	"strings"
	"testing"

	"gongdan/data"
	"gongdan/data/datatest"
)

const kinFile = `{"format": "gongdan/1", "parts": [
 {"number": "OLD-1", "name": "滤芯", "on_hand": "0", "active": false, "replacements": [
  {"relation": "replaced_by", "part": "NEW-2", "since": "2026-01-01", "note": "改进"}, {"relation": "alternative", "part": "BRAND-3"}]},
 {"number": "NEW-2", "name": "滤芯 新", "made_for": [
  {"make": "大众", "model": "帕萨特", "year_from": 2019, "year_to": 2022, "vin_from": "LSVAA49J132047371", "vin_to": "LSVAA49J832050000", "code": "EA888", "note": "改款后"},
  {"model": "迈腾"}]},
 {"number": "BRAND-3", "name": "滤芯 品牌", "replacements": [{"relation": "alternative", "part": "OLD-1"}]}]}`

func TestReplacementsAndFitGoOutAndComeInWhole(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		load(t, s, kinFile)
		if found, err := data.Check(t.Context(), s); err != nil || len(found) > 0 {
			t.Errorf("check finds %v, %v", found, err)
		}
		first := dump(t, s)
		for _, want := range []string{
			`{"relation": "replaced_by", "part": "NEW-2", "since": "2026-01-01", "note": "改进"}`, `{"relation": "alternative", "part": "BRAND-3"}`,
			`"year_from": 2019, "year_to": 2022, "vin_from": "LSVAA49J132047371", "vin_to": "LSVAA49J832050000", "code": "EA888", "note": "改款后"`, `{"model": "迈腾"}`,
		} {
			if strings.Count(first, want) != 1 {
				t.Errorf("%s is written %d times in\n%s", want, strings.Count(first, want), first)
			}
		}
		other := datatest.New(t)
		load(t, other, first)
		same(t, dump(t, other), first)
		load(t, s, first)
		same(t, dump(t, s), first)
	})
}

func TestWhatIsWrongWithReplacementsIsToldByPlace(t *testing.T) {
	for _, c := range []struct{ old, bad, place string }{
		{`"part": "NEW-2"`, `"part": "NONE"`, "parts[0].replacements[0].part"},
		{`"part": "NEW-2"`, `"part": "OLD-1"`, "parts[0].replacements"},
		{`"relation": "replaced_by"`, `"relation": "was"`, "parts[0].replacements[0].relation"},
		{`{"relation": "alternative", "part": "OLD-1"}`, `{"relation": "replaces", "part": "NEW-2"}, {"relation": "replaced_by", "part": "OLD-1"}`, "parts[2].replacements[1].part"},
		{`"year_to": 2022`, `"year_to": 2012`, "parts[1].made_for"},
		{`"code": "EA888"`, `"engine": "EA888"`, "parts[1].made_for[0].engine"},
	} {
		text := strings.Replace(kinFile, c.old, c.bad, 1)
		_, err := Import(t.Context(), desk(datatest.New(t)), strings.NewReader(text), false)
		broken, ok := err.(*Broken) //nolint:errorlint // Import gives it bare
		if !ok || !broken.at(c.place) || text == kinFile {
			t.Errorf("%s: %v", c.bad, err)
		}
	}
}

func TestAnOldNumberIsFoundAndShownWithWhatCameInItsPlace(t *testing.T) {
	s := datatest.New(t)
	load(t, s, kinFile)
	w := Viewer{Desk: desk(s)}
	for _, x := range []struct {
		get  func() (any, error)
		want string
	}{
		{func() (any, error) { return w.Find(t.Context(), "old-1", 5) }, `"replaces": "OLD-1"`},
		{func() (any, error) { return w.Show(t.Context(), "part", "new-2") }, `{"relation": "replaces", "part": "OLD-1", "since": "2026-01-01", "note": "改进"}`},
		{func() (any, error) { return w.Show(t.Context(), "part", "new-2") }, `"made_for": [{"make": "大众"`},
	} {
		got, err := x.get()
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		if err := Print(&out, s.Zone, got); err != nil || !strings.Contains(strings.Join(strings.Fields(out.String()), ""), strings.Join(strings.Fields(x.want), "")) {
			t.Errorf("%s is not in\n%s, %v", x.want, out.String(), err)
		}
	}
}
