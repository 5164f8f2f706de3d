package exchange

import (
	"strings"
	"testing"

	"gongdan/app/shop"
	"gongdan/data"
	"gongdan/data/datatest"
)

func TestStockTakesGoOutAndComeInWhole(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		load(t, s, example(t, "counted.json"))
		if found, err := data.Check(t.Context(), s); err != nil || len(found) > 0 {
			t.Errorf("check finds %v, %v", found, err)
		}
		first := dump(t, s)
		for _, want := range []string{
			`{"name": "错放", "active": false}`, `"warehouse": "主仓", "bin": "A-03", "blind": true, "status": "posted"`, `"pick": "class_a"`,
			`"cause": "盘亏损失", "posted": "-1", "value": "-45.00"`, `"qty": "0", "book": "0"`, `"warehouse": "二仓", "bin": "X-1", "shelf": "X-1", "found": true`,
		} {
			if !strings.Contains(first, want) {
				t.Errorf("%s is not written", want)
			}
		}
		other := datatest.New(t)
		load(t, other, first)
		same(t, dump(t, other), first)
		for _, file := range []string{first, example(t, "counted.json")} {
			if again := load(t, s, file); again.Total() != 0 || again.Kept[shop.KindStockTakes] != 3 || again.Kept[shop.KindTakeCauses] != 2 {
				t.Errorf("added %v, kept %v", again.Added, again.Kept)
			}
		}
		same(t, dump(t, s), first)
	})
}

func TestWhatWasCountedOfPartsThatWereThereStaysOut(t *testing.T) {
	s := datatest.New(t)
	file := example(t, "counted.json")
	load(t, s, file[:strings.Index(file, ` "stock_moves"`)]+` "bays": []}`)
	if taken := load(t, s, file); taken.Added[shop.KindStockTakes] != 0 || taken.Kept[shop.KindStockTakes] != 3 {
		t.Errorf("added %v, kept %v", taken.Added, taken.Kept)
	}
	if found, err := data.Check(t.Context(), s); err != nil || len(found) > 0 {
		t.Errorf("check finds %v, %v", found, err)
	}
}

func TestWhatIsWrongWithAStockTakeIsToldByPlace(t *testing.T) {
	good := example(t, "counted.json")
	for _, c := range []struct{ old, bad, place string }{
		{`{"name": "错放", "active": false}`, `{"name": "盘亏损失"}`, "take_causes[1].name"},
		{`"cause": "错放"`, `"cause": "不知道"`, "stock_takes[0].lines[0].cause"},
		{`"number": "PD260331-002"`, `"number": "PD260331-001"`, "stock_takes[1].number"},
		{`"pick": "class_a"`, `"pick": "class_x"`, "stock_takes[1].pick"},
		{`"warehouse": "主仓", "bin": "A-03"`, `"bin": "A-03"`, "stock_takes[0].bin"},
		{`{"part": "P020", "shelf"`, `{"part": "P999", "shelf"`, "stock_takes[2].lines[0].part"},
		{`"warehouse": "二仓", "bin": "X-1"`, `"warehouse": "三仓", "bin": "X-1"`, "stock_takes[2].lines[1].warehouse"},
		{`"qty": "0", "book": "0"`, `"qty": "-1", "book": "0"`, "stock_takes[2].lines[1].counts[0].counted"},
	} {
		_, err := Import(t.Context(), desk(datatest.New(t)), strings.NewReader(strings.Replace(good, c.old, c.bad, 1)), false)
		if err == nil || !strings.Contains(err.Error(), c.place) {
			t.Errorf("%s: %v, want it told at %s", c.bad, err, c.place)
		}
	}
}
