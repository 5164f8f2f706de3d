package exchange

import (
	"strings"
	"testing"

	"gongdan/app/shop"
	"gongdan/data"
	"gongdan/data/datatest"
)

// walked is a file with a walk-around, a photo, and points of its own.
const walked = `{"format": "gongdan/1",
 "check_points": [{"template": "petrol", "code": "horn", "name": "电喇叭", "place": 16, "offer": "DQ-001", "active": false, "from": "2026-01-01", "source": "本店"},
  {"template": "battery", "code": "own_1", "name": "对外放电口", "place": 25}],
 "people": [{"code": "ln", "name": "李娜", "roles": ["advisor"]}],
 "vehicles": [{"vin": "", "plate": "沪B88K20", "make": "丰田", "model": "汉兰达", "energy": "petrol"}],
 "orders": [{"number": "RO260302-001", "vehicle": "沪B88K20", "received_at": "2026-03-02T09:10:00+08:00", "mileage_km": 12000, "fuel": 40, "complaint": "保养", "belongings": "雨伞",
  "checks": [{"point": "hood"}, {"point": "own_2", "name": "拖车钩", "fault": true, "note": "松"}, {"point": "seats", "unseen": true}],
  "marks": [{"zone": "hood", "kind": "scratch", "x": 170, "y": 480, "note": "5 cm"}, {"zone": "left_front_door", "kind": "dent"}],
  "lines": [{"other": "拖车钩", "price": "0.00", "from_check": "own_2"}],
  "events": [{"at": "2026-03-02T09:10:00+08:00", "kind": "received"}, {"at": "2026-03-02T09:20:00+08:00", "kind": "walked", "note": "1/1/1"}],
  "photos": [{"hash": "0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a", "sort": "png", "name": "IMG_031.png", "note": "左前门", "bytes": 52100, "width": 4000, "height": 3000, "by": "ln", "at": "2026-03-02T09:15:00+08:00"},
   {"hash": "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "removed_at": "2026-03-02T09:16:00+08:00"}]}]}`

func TestAWalkAroundGoesOutAndComesInWhole(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		load(t, s, walked)
		o, err := data.Read(t.Context(), s, func(v data.View) (shop.Order, error) { return data.OrderByNumber(v, "RO260302-001") })
		if err != nil {
			t.Fatal(err)
		}
		if in := o.Intake; len(in.Checks) != 3 || !in.Checks[1].Fault || !in.Checks[2].Unseen || len(in.Marks) != 2 || in.Marks[0].X != 170 || o.Lines[0].FromCheck != "own_2" {
			t.Errorf("the order is %+v", o)
		}
		first := dump(t, s)
		for _, want := range []string{
			`"name": "电喇叭", "place": 16, "offer": "DQ-001", "active": false`, `"point": "seats", "unseen": true`, `"kind": "dent"}`, `"from_check": "own_2"`,
			`"name": "IMG_031.png", "note": "左前门", "bytes": 52100`, `"removed_at"`, `"kind": "walked"`,
		} {
			if !strings.Contains(first, want) {
				t.Errorf("%s is not written", want)
			}
		}
		other := datatest.New(t)
		load(t, other, first)
		same(t, dump(t, other), first)
		for _, file := range []string{first, walked} {
			if again := load(t, s, file); again.Total() != 0 {
				t.Errorf("added %v", again.Added)
			}
		}
		same(t, dump(t, s), first)
	})
}

func TestWhatIsWrongWithAWalkAroundOfAFileIsToldByPlace(t *testing.T) {
	for _, c := range []struct{ old, bad, place string }{
		{`"zone": "hood"`, `"zone": "moon"`, "orders[0].marks[0].zone"},
		{`"kind": "dent"`, `"kind": "dint"`, "orders[0].marks[1].kind"},
		{`"x": 170`, `"x": 1700`, "orders[0].marks"},
		{`"fault": true, "note"`, `"fault": true, "unseen": true, "note"`, "orders[0].checks"},
		{`"hash": "0a0a`, `"hash": "0A0a`, "orders[0].photos[0].hash"},
		{`"sort": "png"`, `"sort": "heic"`, "orders[0].photos[0].sort"},
		{`0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b`, `0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a`, "orders[0].photos[1].hash"},
		{`"place": 25`, `"place": 250`, "check_points[1].place"},
		{`"template": "battery"`, `"template": "steam"`, "check_points[1].template"},
	} {
		text := strings.Replace(walked, c.old, c.bad, 1)
		_, err := Import(t.Context(), desk(datatest.New(t)), strings.NewReader(text), false)
		broken, ok := err.(*Broken) //nolint:errorlint // Import gives it bare
		if !ok || !broken.at(c.place) || text == walked {
			t.Errorf("%s: %v", c.bad, err)
		}
	}
}
