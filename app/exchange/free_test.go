package exchange

import (
	"errors"
	"strings"
	"testing"

	"gongdan/data"
	"gongdan/data/datatest"
)

// rivals is a shop in which numbers are used and clocks run.
const rivals = `{"format": "gongdan/1",
 "people": [{"code": "zw", "name": "张伟"}],
 "vehicles": [{"vin": "", "plate": "沪AD12345"}],
 "labour": [{"code": "BY-001", "name": "换机油", "hours": "0.5", "rate": "120.00"}],
 "orders": [{"number": "RO1", "vehicle": "沪AD12345", "received_at": "2026-03-02T09:10:00+08:00", "agreed_at": "2026-03-02T09:30:00+08:00",
   "finished_at": "2026-03-02T10:30:00+08:00", "settled_at": "2026-03-02T11:00:00+08:00", "settlement_no": "JS1",
   "lines": [{"labour": "BY-001", "technician": "zw"}],
   "inspections": [{"sort": "final", "at": "2026-03-02T10:30:00+08:00", "result": "pass", "certificate": {"number": "HG1"}}], "handover": {"pass_no": "CM1"}},
  {"number": "RO2", "vehicle": "沪AD12345", "received_at": "2026-03-03T09:10:00+08:00", "agreed_at": "2026-03-03T09:30:00+08:00",
   "lines": [{"labour": "BY-001", "technician": "zw"}], "clocks": [{"line": 1, "person": "zw", "from": "2026-03-03T10:00:00+08:00"}]}],
 "attendance": [{"person": "zw", "from": "2026-03-02T08:30:00+08:00"}]}`

func TestWhatAFileBringsAndTheShopHasElsewhereIsToldByPlace(t *testing.T) {
	another := strings.NewReplacer(`"RO1"`, `"RO3"`, `"RO2"`, `"RO4"`, "T09:10", "T09:11").Replace(rivals)
	alone := func(old string) string { // only one thing of the file is taken already
		file := another
		for from, to := range map[string]string{`"JS1"`: `"JS2"`, `"HG1"`: `"HG2"`, `"CM1"`: `"CM2"`, `"from": "2026-03-03T10:00:00+08:00"`: `"from": "2026-03-03T10:00:00+08:00", "until": "2026-03-03T10:20:00+08:00"`} {
			if from != old {
				file = strings.Replace(file, from, to, 1)
			}
		}
		return file
	}
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		load(t, s, rivals)
		before := dump(t, s)
		for _, c := range []struct{ file, place, say, names string }{
			{alone(`"JS1"`), "orders[0].settlement_no", "import.say.number_used", "RO1"},
			{alone(`"HG1"`), "orders[0].inspections[0].certificate.number", "import.say.number_used", "RO1"},
			{alone(`"CM1"`), "orders[0].handover.pass_no", "import.say.number_used", "RO1"},
			{alone(`"from": "2026-03-03T10:00:00+08:00"`), "orders[1].clocks[0].until", "import.say.at_job", "RO2"},
			{strings.Replace(rivals, "T08:30", "T08:31", 1), "attendance[0].until", "import.say.at_work", "zw"},
		} {
			_, err := Import(t.Context(), desk(s), strings.NewReader(c.file), false)
			var b *Broken
			if !errors.As(err, &b) || len(b.Problems) != 1 || b.Problems[0].Field != c.place || b.Problems[0].Say != c.say {
				t.Errorf("%s: got %v", c.place, err)
				continue
			}
			if with := b.Problems[0].With; with["Order"] != c.names && with["Person"] != c.names {
				t.Errorf("%s names %v, want %s", c.place, with, c.names)
			}
		}
		same(t, dump(t, s), before)
		if again := load(t, s, rivals); again.Total() != 0 {
			t.Errorf("a second import adds %v", again.Added)
		}
	})
}
