package exchange

import (
	"strings"
	"testing"

	"gongdan/data"
	"gongdan/data/datatest"
)

// handed is a shop in which a filter went into a car and half came back used, and in
// which the customer brought a part.
const handed = `{"format": "gongdan/1",
 "people": [{"code": "zw", "name": "张伟"}, {"code": "cg", "name": "仓管", "roles": ["storekeeper"]}],
 "suppliers": [{"name": "正德配件"}],
 "vehicles": [{"vin": "", "plate": "沪AD12345"}],
 "parts": [{"number": "P1", "name": "机油滤清器", "price": "58.00", "origin": "equivalent", "on_hand": "3", "cost": "38.00"}, {"number": "P2", "name": "记录仪", "price": "0.00", "origin": "brand"}],
 "lots": [{"part": "P1", "supplier": "正德配件", "batch": "B1", "origin": "equivalent", "certificate": "HG-1", "at": "2026-03-01T09:00:00+08:00"},
   {"part": "P1", "supplier": "正德配件", "batch": "B1", "origin": "equivalent", "certificate": "HG-1", "used": true, "at": "2026-03-02T10:00:00+08:00", "note": "RO1"}],
 "orders": [{"number": "RO1", "vehicle": "沪AD12345", "received_at": "2026-03-02T09:10:00+08:00", "agreed_at": "2026-03-02T09:30:00+08:00",
   "lines": [{"part": "P1", "qty": "1"}, {"part": "P2", "origin": "customer_owned", "own_paper": "HG-77"}]}],
 "stock_moves": [{"part": "P1", "kind": "receive", "at": "2026-03-01T09:00:00+08:00", "qty": "4", "value": "152.00", "lot": 1, "supplier": "正德配件"},
   {"part": "P1", "kind": "issue", "at": "2026-03-02T09:40:00+08:00", "qty": "-2", "value": "-76.00", "order": "RO1", "line": 1, "person": "cg", "lot": 1, "taker": "zw"},
   {"part": "P1", "kind": "return", "at": "2026-03-02T10:00:00+08:00", "qty": "1", "value": "38.00", "order": "RO1", "line": 1, "person": "cg", "lot": 1, "taker": "zw"},
   {"part": "P1", "kind": "transfer", "at": "2026-03-02T10:00:00+08:00", "qty": "-1", "person": "cg", "lot": 1, "note": "RO1"},
   {"part": "P1", "kind": "transfer", "at": "2026-03-02T10:00:00+08:00", "qty": "1", "person": "cg", "lot": 2, "note": "RO1"}]}`

func TestWhoTookPiecesAndWhatTheCustomerBroughtGoOutAndComeInWhole(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		load(t, s, handed)
		if found, err := data.Check(t.Context(), s); err != nil || len(found) > 0 {
			t.Errorf("check finds %v, %v", found, err)
		}
		first := dump(t, s)
		for _, want := range []string{`"taker": "zw"`, `"own_paper": "HG-77"`, `"used": true`} {
			if !strings.Contains(first, want) {
				t.Errorf("%s is not written", want)
			}
		}
		other := datatest.New(t)
		load(t, other, first)
		same(t, dump(t, other), first)
		p, err := data.Read(t.Context(), s, func(v data.View) (_ struct{}, err error) {
			p, err := data.PartByNumber(v, "P1")
			if p.Held != 1000 || p.Usable() != 2000 {
				t.Errorf("%+v", p)
			}
			return struct{}{}, err
		})
		if err != nil {
			t.Error(p, err)
		}
	})
}

func TestAFileInWhichALesserPartWasIssuedIsToldByPlace(t *testing.T) {
	for old, c := range map[string]struct{ bad, place string }{
		`{"part": "P1", "qty": "1"}`: {`{"part": "P1", "qty": "1", "origin": "oem"}`, "stock_moves[1].lot"},
		`"lot": 1, "taker": "zw"}`:   {`"lot": 1, "taker": "nn"}`, "stock_moves[1].taker"},
	} {
		text := strings.Replace(handed, old, c.bad, 1)
		_, err := Import(t.Context(), desk(datatest.New(t)), strings.NewReader(text), false)
		broken, ok := err.(*Broken) //nolint:errorlint // Import gives it bare
		if !ok || !broken.at(c.place) || text == handed {
			t.Errorf("%s: %v", c.bad, err)
		}
	}
}
