package exchange

import (
	"strings"
	"testing"

	"gongdan/app/shop"
	"gongdan/data"
	"gongdan/data/datatest"
)

func TestTheWorkshopGoesOutAndComesInWhole(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		load(t, s, example(t, "workshop.json"))
		o, err := data.Read(t.Context(), s, func(v data.View) (shop.Order, error) { return data.OrderByNumber(v, "WO20260302-001") })
		if err != nil {
			t.Fatal(err)
		}
		// The first line says nothing of hours: its clocks are 0.5 + 0.25 h. The second has an hour more than its clocks.
		if o.Lines[0].Clocked != 750 || o.Lines[1].Clocked != 2000 || o.Lines[0].Job != shop.JobPaused || o.Floor.Hold.Why != shop.PartsOrdered {
			t.Errorf("%v and %v h, %q, held for %q", o.Lines[0].Clocked, o.Lines[1].Clocked, o.Lines[0].Job, o.Floor.Hold.Why)
		}
		if found, err := data.Check(t.Context(), s); err != nil || len(found) > 0 {
			t.Errorf("check finds %v, %v", found, err)
		}
		first := dump(t, s)
		for _, want := range []string{`"bay": "1"`, `"labels": "加急,洗车"`, `"why": "switched"`, `"shifts": [{"weekday": 1`, `"note": "回家"`, `"part": "0.6"`, `"kind": "dispatched"`, `"key_no": "A07"`, `{"text": "代步车", "kept": "broken", "note": "车不够"}, {"text": "送车"}`, `"attendance"`, `"skills": ["mechanic", "electric"]`} {
			if !strings.Contains(first, want) {
				t.Errorf("%s is not written", want)
			}
		}
		other := datatest.New(t)
		load(t, other, first)
		same(t, dump(t, other), first)
		for _, file := range []string{first, example(t, "workshop.json")} {
			if again := load(t, s, file); again.Total() != 0 || again.Kept[shop.KindBays] != 3 || again.Kept[shop.KindClocks] != 2 {
				t.Errorf("added %v, kept %v", again.Added, again.Kept)
			}
		}
		same(t, dump(t, s), first)
	})
}

func TestWhatIsWrongWithTheWorkshopOfAFileIsToldByPlace(t *testing.T) {
	good := example(t, "workshop.json")
	for _, c := range []struct{ old, bad, place string }{
		{`"bay": "1", "waits"`, `"bay": "9", "waits"`, "orders[0].bay"},
		{`"part": "0.4"`, `"part": "0.3"`, "orders[0].dispatches[0].shares"},
		{`"until": "2026-03-02T10:30:00+08:00"`, `"until": "2026-03-02T09:30:00+08:00"`, "orders[0].clocks[0].until"},
		{`"clocked_hours": "2"`, `"clocked_hours": "0.5"`, "orders[0].lines[1].clocked_hours"},
		{`{"line": 1, "person": "zw"`, `{"line": 7, "person": "zw"`, "orders[0].clocks[0].line"},
		{`"until": "2026-03-02T11:00:00+08:00", "why": "break"`, `"why": "break"`, "orders[0].clocks[3]"},
		{`"next_km": 22000`, `"next_km": 11000`, "orders[0].handover.next_km"},
		{`"hours": "9"`, `"hours": "30"`, "bays[0].hours"},
		{`"weekday": 1, "from": 510`, `"weekday": 1, "from": 900`, "people[0].shifts"},
		{`"until": "2026-03-10"`, `"until": "2026-03-01"`, "people[0].absences[0].until"},
	} {
		text := strings.Replace(good, c.old, c.bad, 1)
		_, err := Import(t.Context(), desk(datatest.New(t)), strings.NewReader(text), false)
		broken, ok := err.(*Broken) //nolint:errorlint // Import gives it bare
		if !ok || !broken.at(c.place) || text == good {
			t.Errorf("%s: %v", c.bad, err)
		}
	}
}
