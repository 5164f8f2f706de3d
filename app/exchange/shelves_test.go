package exchange

import (
	"strings"
	"testing"

	"gongdan/app/shop"
	"gongdan/data"
	"gongdan/data/datatest"
)

func TestWhereStockLiesGoesOutAndComesInWhole(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		load(t, s, example(t, "shelves.json"))
		p, err := data.Read(t.Context(), s, func(v data.View) (shop.Part, error) { return data.PartByNumber(v, "04465-02220") })
		if err != nil || p.OnHand != 6000 || p.Held != 3000 || p.Value != 186_000 {
			t.Fatalf("%+v, %v", p, err)
		}
		if found, err := data.Check(t.Context(), s); err != nil || len(found) > 0 {
			t.Errorf("check finds %v, %v", found, err)
		}
		first := dump(t, s)
		for _, want := range []string{
			`{"name": "前台仓", "main": true}`, `{"name": "待退仓", "holds": true}`, `"batch": "B260901", "origin": "oem", "certificate": "HGZ-88"`,
			`"used": true`, `"blocked": "召回"`, `"warehouse": "待退仓", "bin": "T-1", "lot": 2`, `{"month": "2025-12"`, `"warehouse": "前台仓", "min": "3"`,
		} {
			if !strings.Contains(first, want) {
				t.Errorf("%s is not written", want)
			}
		}
		other := datatest.New(t)
		load(t, other, first)
		same(t, dump(t, other), first)
		for _, file := range []string{first, example(t, "shelves.json")} {
			if again := load(t, s, file); again.Total() != 0 || again.Kept[shop.KindWarehouses] != 3 || again.Kept[shop.KindLots] != 2 || again.Kept[shop.KindMonths] != 1 {
				t.Errorf("added %v, kept %v", again.Added, again.Kept)
			}
		}
		same(t, dump(t, s), first)
	})
}

func TestWhatIsWrongWithWhereStockLiesIsToldByPlace(t *testing.T) {
	good := example(t, "shelves.json")
	for _, c := range []struct{ old, bad, place string }{
		{`"name": "旧仓"`, `"name": "待退仓"`, "warehouses[2].name"},
		{`"name": "前台仓", "main": true`, `"name": "前台仓", "main": true, "active": false`, "warehouses[0].active"},
		{`"warehouse": "待退仓", "bin": "T-1", "lot": 2`, `"warehouse": "后仓", "bin": "T-1", "lot": 2`, "stock_moves[1].warehouse"},
		{`"warehouse": "待退仓", "bin": "T-1", "lot": 2`, `"warehouse": "待退仓", "lot": 3`, "stock_moves[1].lot"},
		{`"qty": "-2", "lot": 1`, `"qty": "-7", "lot": 1`, "stock_moves[2].qty"},
		{`"qty": "-2", "lot": 1`, `"qty": "-2", "bin": "B-9"`, "stock_moves[2].qty"},
		{`"min": "1", "max": "2"`, `"min": "3", "max": "2"`, "stock_levels[0].max"},
		{`"warehouse": "前台仓", "min": "3"`, `"warehouse": "后仓", "min": "3"`, "stock_levels[1].warehouse"},
		{`"part": "04465-02220", "batch": "B261015"`, `"part": "X", "batch": "B261015"`, "lots[1].part"},
		{`"supplier": "申发汽配", "batch"`, `"supplier": "谁", "batch"`, "lots[0].supplier"},
		{`"month": "2025-12"`, `"month": "2025-13"`, "closed_months[0].month"},
		{`"month": "2025-12"`, `"month": "2025-12", "by": "x"`, "closed_months[0].by"},
	} {
		text := strings.Replace(good, c.old, c.bad, 1)
		_, err := Import(t.Context(), desk(datatest.New(t)), strings.NewReader(text), false)
		broken, ok := err.(*Broken) //nolint:errorlint // Import gives it bare
		if !ok || !broken.at(c.place) || text == good {
			t.Errorf("%s: %v", c.bad, err)
		}
	}
}
