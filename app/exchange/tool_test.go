package exchange

import (
	"strings"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/data"
	"gongdan/data/datatest"
)

const toolFile = `{"format": "gongdan/1",
 "people": [{"code": "zw", "name": "张伟", "roles": ["technician"]}, {"code": "cg", "name": "仓管", "roles": ["storekeeper"]}],
 "tools": [
  {"code": "GJ-001", "name": "扭力扳手", "kind": "量具", "serial": "SN778", "bin": "T-1", "bought_on": "2025-01-10", "value": "880.00", "every_days": 365,
   "loans": [
    {"person": "zw", "out_at": "2026-03-02T09:00:00+08:00", "out_by": "cg", "due_on": "2026-03-02", "back_at": "2026-03-02T17:00:00+08:00", "back_by": "cg", "state": "good"},
    {"person": "zw", "out_at": "2026-03-03T09:00:00+08:00", "due_on": "2026-03-03", "note": "换轮胎"}],
   "calibrations": [
    {"on": "2025-02-01", "by": "市计量院", "certificate": "JL-1", "next_on": "2026-01-31"},
    {"on": "2026-02-01", "by": "市计量院", "failed": true, "note": "偏大 8%", "at": "2026-02-02T10:00:00+08:00", "person": "cg"}]},
  {"code": "GJ-002", "name": "旧千斤顶", "active": false, "out_of_use": "漏油"}],
 "shop": {"name": "昌盛汽车维修", "labels": {"paper": "50x30", "symbol": "qr", "price": true}}}`

func TestToolsGoOutAndComeInWhole(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		load(t, s, toolFile)
		x, err := data.Read(t.Context(), s, func(v data.View) (shop.Tool, error) { return data.ToolByCode(v, "GJ-001") })
		if err != nil || !x.Failed || x.CalibratedOn != "2026-02-01" || x.DueOn != "2026-02-01" || x.Value != 88000 {
			t.Fatalf("%+v, %v", x, err)
		}
		if found, err := data.Check(t.Context(), s); err != nil || len(found) > 0 {
			t.Errorf("check finds %v, %v", found, err)
		}
		first := dump(t, s)
		for _, want := range []string{`"labels": {"paper": "50x30"`, `"tools": [`, `"state": "good"`, `"failed": true`, `"out_of_use": "漏油"`} {
			if !strings.Contains(first, want) {
				t.Errorf("%s is not written", want)
			}
		}
		other := datatest.New(t)
		load(t, other, first)
		same(t, dump(t, other), first)
		if again := load(t, s, toolFile); again.Total() != 0 || again.Kept[shop.KindTools] != 2 {
			t.Errorf("added %v, kept %v", again.Added, again.Kept)
		}
		same(t, dump(t, s), first)
	})
}

func TestAToolIsShownWithWhoHasIt(t *testing.T) {
	s := datatest.New(t)
	load(t, s, toolFile)
	d := desk(s)
	d.Person = shop.Person{Roles: []shop.Role{shop.Owner}}
	say, err := text.Load("zh-CN")
	if err != nil {
		t.Fatal(err)
	}
	record, err := Viewer{Desk: d, Say: say}.Show(t.Context(), "tool", "gj-001")
	if err != nil {
		t.Fatal(err)
	}
	shown := string(newEncoder(d.Zone).append(nil, record))
	for _, want := range []string{`"calibration_due_on": "2026-02-01"`, `"calibration_failed": true`, `"holder": "张伟"`, `"person": "张伟"`} {
		if !strings.Contains(shown, want) {
			t.Errorf("%s is not in %s", want, shown)
		}
	}
	if _, err := (Viewer{Desk: d, Say: say}).Show(t.Context(), "tool", "GJ-9"); err == nil {
		t.Error("a tool that is not there is shown")
	}
}

func TestWhatIsWrongWithToolsIsToldByPlace(t *testing.T) {
	for _, c := range []struct{ old, bad, place string }{
		{`"code": "GJ-002"`, `"code": "gj-001"`, "tools[1].code"},
		{`"every_days": 365`, `"every_days": -1`, "tools[0].every_days"},
		{`{"person": "zw", "out_at": "2026-03-03T09:00:00+08:00"`, `{"person": "no", "out_at": "2026-03-03T09:00:00+08:00"`, "tools[0].loans[1].person"},
		{`"back_at": "2026-03-02T17:00:00+08:00"`, `"back_at": "2026-03-01T17:00:00+08:00"`, "tools[0].loans[0].back_at"},
		{`"back_at": "2026-03-02T17:00:00+08:00", "back_by": "cg", "state": "good"`, `"note": ""`, "tools[0].loans[1].back_at"},
		{`"state": "good"`, `"state": "fine"`, "tools[0].loans[0].state"},
		{`"next_on": "2026-01-31"`, `"next_on": "2025-01-31"`, "tools[0].calibrations[0].next_on"},
		{`"paper": "50x30"`, `"paper": "A3"`, "shop.labels.paper"},
	} {
		text := strings.Replace(toolFile, c.old, c.bad, 1)
		_, err := Import(t.Context(), desk(datatest.New(t)), strings.NewReader(text), false)
		broken, ok := err.(*Broken) //nolint:errorlint // Import gives it bare
		if !ok || !broken.at(c.place) || text == toolFile {
			t.Errorf("%s: %v", c.bad, err)
		}
	}
}
