package exchange

import (
	"strings"
	"testing"

	"gongdan/app/shop"
	"gongdan/data"
	"gongdan/data/datatest"
)

const campaignFile = `{"format": "gongdan/1",
 "people": [{"code": "lina", "name": "李娜", "roles": ["advisor"]}],
 "vehicles": [
  {"vin": "LSVAA00090N000001", "plate": "沪AD12345", "make": "大众", "model": "帕萨特", "year": 2021},
  {"vin": "LSVAA00070N000002", "make": "大众", "model": "帕萨特", "year": 2021},
  {"vin": "LSVAA00050N000003", "make": "大众", "model": "帕萨特", "year": 2021},
  {"vin": "", "plate": "沪A12346", "make": "大众", "model": "帕萨特", "year": 2021}],
 "orders": [{"number": "WO20260302-001", "vehicle": "LSVAA00090N000001", "kind": "recall", "received_at": "2026-03-02T09:10:00+08:00", "mileage_km": 12000,
   "agreed_at": "2026-03-02T09:20:00+08:00", "finished_at": "2026-03-02T11:00:00+08:00", "settled_at": "2026-03-02T11:10:00+08:00", "delivered_at": "2026-03-02T11:20:00+08:00"}],
 "campaigns": [{"code": "ZH-1", "name": "高压油管", "kind": "recall", "from_day": "2026-01-01", "until_day": "2027-12-31", "source": "质召 2026-1", "todo": "更换油管", "job_code": "ZH-001", "part_no": "04E",
   "criteria": [{"make": "大众", "model": "帕萨特", "year_from": 2020, "year_to": 2021, "vin_from": "LSVAA00090N000001", "vin_to": "LSVAA00070N000002"},
    {"part": "04e 906", "batch": "B-7"}],
   "notes": [{"vehicle": "LSVAA00070N000002", "refused": true, "at": "2026-02-02T10:00:00+08:00", "person": "lina", "words": "没时间"},
    {"vehicle": "LSVAA00070N000002", "at": "2026-02-03T10:00:00+08:00", "person": "lina", "words": "打错了", "undone_at": "2026-02-03T10:01:00+08:00"}],
   "orders": ["WO20260302-001"]}],
 "bulletins": [{"number": "tb-1", "title": "换挡顿挫", "words": "升级程序", "make": "大众", "model": "帕萨特", "fault": "TR-SHIFT", "year_from": 2019, "year_to": 2021}]}`

func TestCampaignsGoOutAndComeInWhole(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		load(t, s, campaignFile)
		got, err := data.Read(t.Context(), s, func(v data.View) (shop.CampaignFigures, error) {
			c, err := data.CampaignByCode(v, "ZH-1")
			if err != nil {
				return shop.CampaignFigures{}, err
			}
			return data.CampaignFigures(v, c.ID)
		})
		if want := (shop.CampaignFigures{Caught: 2, Done: 1, Refused: 1, NoVIN: 1}); err != nil || got != want {
			t.Errorf("%+v, %v", got, err)
		}
		if found, err := data.Check(t.Context(), s); err != nil || len(found) > 0 {
			t.Errorf("check finds %v, %v", found, err)
		}
		first := dump(t, s)
		if !strings.Contains(first, `"words": "没时间"`) || !strings.Contains(first, `"orders": ["WO20260302-001"]`) || !strings.Contains(first, `"part": "04E906", "batch": "B-7"`) ||
			!strings.Contains(first, `"undone_at": "2026-02-03T10:01:00+08:00"`) || !strings.Contains(first, `{"number": "TB-1", "title": "换挡顿挫"`) {
			t.Error("what happened is not written")
		}
		other := datatest.New(t)
		load(t, other, first)
		same(t, dump(t, other), first)
		if again := load(t, s, campaignFile); again.Total() != 0 || again.Kept[shop.KindCampaigns] != 1 {
			t.Errorf("added %v, kept %v", again.Added, again.Kept)
		}
	})
}

func TestWhatIsWrongWithCampaignsIsToldByPlace(t *testing.T) {
	for _, c := range []struct{ old, bad, place string }{
		{`"kind": "recall", "from_day"`, `"kind": "sale", "from_day"`, "campaigns[0].kind"},
		{`"year_to": 2021`, `"year_to": 2001`, "campaigns[0].criteria"},
		{`"notes": [{"vehicle": "LSVAA00070N000002"`, `"notes": [{"vehicle": "LSVAA00070N000009"`, "campaigns[0].notes[0].vehicle"},
		{`"words": "没时间"`, `"words": ""`, "campaigns[0].notes[0].words"},
		{`"batch": "B-7"`, `"batch": ""`, "campaigns[0].criteria"},
		{`"title": "换挡顿挫"`, `"title": "换挡顿挫", "year_from": 2030`, "bulletins[0].year_from"},
		{`"year_from": 2019, "year_to": 2021}]}`, `"year_from": 2019, "year_to": 2011}]}`, "bulletins[0].year_to"},
		{`"orders": ["WO20260302-001"]`, `"orders": ["WO9"]`, "campaigns[0].orders[0]"},
	} {
		text := strings.Replace(campaignFile, c.old, c.bad, 1)
		_, err := Import(t.Context(), desk(datatest.New(t)), strings.NewReader(text), false)
		broken, ok := err.(*Broken) //nolint:errorlint // Import gives it bare
		if !ok || !broken.at(c.place) || text == campaignFile {
			t.Errorf("%s: %v", c.bad, err)
		}
	}
}
