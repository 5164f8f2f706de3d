package screen_test

import (
	"slices"
	"strconv"
	"testing"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/data"
)

const many = 300

// rows asks a source over many customers and gives the numbers in their names.
type rows struct {
	t      *testing.T
	source *screen.Pages[data.CustomerRow]
}

func newRows(t *testing.T) rows {
	r := screentest.New(t, screentest.Look{})
	for i := range many {
		r.Customer(shop.Customer{Name: strconv.Itoa(1000 + i)})
	}
	return rows{t, screen.NewPages(r.Host, data.CustomerList, func(r data.CustomerRow) int64 { return int64(r.ID) })}
}

func (r rows) page(ask kit.Ask[data.CustomerRow]) []data.CustomerRow {
	r.t.Helper()
	ask.Sort = "name"
	got, err := r.source.Page(r.t.Context(), ask)
	if err != nil {
		r.t.Fatal(err)
	}
	if got.Count != many {
		r.t.Errorf("counted %d rows, want %d", got.Count, many)
	}
	return got.Rows
}

func (r rows) expect(got []data.CustomerRow, from, n int) {
	r.t.Helper()
	var have, want []string
	for _, x := range got {
		have = append(have, x.Name)
	}
	for i := range n {
		want = append(want, strconv.Itoa(1000+from+i))
	}
	if !slices.Equal(have, want) {
		r.t.Errorf("got rows %v\nwant %v", have, want)
	}
}

func TestALongListIsReadOnFromBothEndsOfAPage(t *testing.T) {
	r := newRows(t)
	first := r.page(kit.Ask[data.CustomerRow]{N: 64, Count: true})
	r.expect(first, 0, 64)
	second := r.page(kit.Ask[data.CustomerRow]{N: 64, After: &first[63]})
	r.expect(second, 64, 64)
	r.expect(r.page(kit.Ask[data.CustomerRow]{N: 64, After: &first[63], Skip: 64}), 128, 64)
	r.expect(r.page(kit.Ask[data.CustomerRow]{N: 64, Before: &second[0]}), 0, 64)
	last := r.page(kit.Ask[data.CustomerRow]{N: 44, Last: true})
	r.expect(last, 256, 44)
	r.expect(r.page(kit.Ask[data.CustomerRow]{N: 64, Last: true, Skip: 44}), 192, 64)
	r.expect(r.page(kit.Ask[data.CustomerRow]{N: 64, Before: &last[0]}), 192, 64)
}

func TestAPlaceThatNobodyKnowsIsSoughtByItsShare(t *testing.T) {
	r := newRows(t)
	r.page(kit.Ask[data.CustomerRow]{N: 64, Count: true})
	skipped := r.page(kit.Ask[data.CustomerRow]{N: 64, Skip: 100})
	r.expect(skipped, 100, 64)
	r.expect(r.page(kit.Ask[data.CustomerRow]{N: 20, Before: &skipped[0]}), 80, 20)
	r.expect(r.page(kit.Ask[data.CustomerRow]{N: 20, After: &skipped[63]}), 164, 20)
	if got := r.page(kit.Ask[data.CustomerRow]{N: 64, Skip: 5000}); len(got) == 0 {
		t.Error("a place behind the end gives nothing, not the last rows")
	}
}

func TestAListOtherThanBeforeForgetsItsPlaces(t *testing.T) {
	r := newRows(t)
	r.page(kit.Ask[data.CustomerRow]{N: 64, Count: true})
	got, err := r.source.Page(t.Context(), kit.Ask[data.CustomerRow]{N: 10, Sort: "name", Desc: true, Count: true, Filter: data.Ask{Text: "129"}})
	if err != nil || got.Count != 10 || len(got.Rows) != 10 || got.Rows[0].Name != "1299" {
		t.Errorf("got %d rows of %d, %v", len(got.Rows), got.Count, err)
	}
}
