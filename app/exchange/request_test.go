package exchange

import (
	"strings"
	"testing"

	"gongdan/app/shop"
	"gongdan/data"
	"gongdan/data/datatest"
)

const requesting = `{"format": "gongdan/1",
	"people": [{"code": "lina", "name": "李娜", "roles": ["advisor"]}],
	"vehicles": [{"vin": "LSVAA00090N000001"}],
	"parts": [{"number": "P1", "name": "滤清器", "on_hand": "5", "cost": "10.00"}, {"number": "P2", "name": "火花塞"}],
	"orders": [{"number": "WO1", "vehicle": "LSVAA00090N000001", "received_at": "2026-03-02T09:10:00+08:00", "agreed_at": "2026-03-02T09:30:00+08:00",
		"lines": [{"part": "P1", "qty": "2"}, {"part": "P2", "qty": "4"}],
		"stock_requests": [{"line": 1, "part": "P1", "qty": "2", "available": "5", "at": "2026-03-02T09:30:00+08:00", "person": "lina"},
			{"line": 2, "part": "P2", "qty": "4", "available": "0", "at": "2026-03-02T09:30:00+08:00"},
			{"part": "P2", "qty": "1", "available": "0", "at": "2026-03-02T09:20:00+08:00"}]}]}`

func TestWhatWasAskedOfTheStoreGoesOutAndComesIn(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		load(t, s, requesting)
		first := dump(t, s)
		other := datatest.New(t)
		load(t, other, first)
		same(t, dump(t, other), first)
		if again := load(t, other, first); again.Total() != 0 {
			t.Errorf("a second time added %+v", again)
		}
		all, err := data.Read(t.Context(), other, func(v data.View) ([]shop.Request, error) { return data.RequestsOf(v, 1) })
		if err != nil || len(all) != 3 || !all[0].Met() || all[0].Person == 0 || all[1].Filled() != 0 || all[2].LineID != 0 {
			t.Errorf("%v: %+v", err, all)
		}
		if found, err := data.Check(t.Context(), other); err != nil || len(found) > 0 {
			t.Errorf("check finds %v, %v", found, err)
		}
		want(t, show(t, viewer(t, other), "order", "WO1"), `"stock_requests"`, `"available": "5"`)
	})
}

func TestWhatIsWrongWithARequestIsToldByPlace(t *testing.T) {
	for _, c := range []struct{ old, bad, place string }{
		{`"line": 2`, `"line": 9`, "orders[0].stock_requests[1].line"},
		{`"line": 2, "part": "P2"`, `"line": 1, "part": "P1"`, "orders[0].stock_requests[1].line"},
		{`{"part": "P2", "qty": "1", "available"`, `{"part": "P9", "qty": "1", "available"`, "orders[0].stock_requests[2].part"},
		{`"available": "5"`, `"available": "-1"`, "orders[0].stock_requests[0].available"},
	} {
		_, err := Import(t.Context(), desk(datatest.New(t)), strings.NewReader(strings.Replace(requesting, c.old, c.bad, 1)), false)
		broken, ok := err.(*Broken) //nolint:errorlint // Import gives it bare
		if !ok || len(broken.Problems) == 0 || broken.Problems[0].Field != c.place {
			t.Errorf("%s: %v", c.place, err)
		}
	}
}
