package screen

import (
	"context"
	"sync"

	"gongdan/app/kit"
	"gongdan/data"
)

// skipAtMost is how many rows are read and passed over to reach a place
// exactly; what lies further is found by its share of the list.
const skipAtMost = 2000

// Pages is a list of the records as a table reads it. The filter of the table
// is a data.Ask of which Filter, Text, Day and Person count:
//
//	table.SetSource(screen.NewPages(h, data.OrderList, func(r data.OrderRow) int64 { return int64(r.ID) }))
//	table.SetFilter(data.Ask{Filter: data.OrdersOpen, Text: typed})
//
// Reading on is exact. A place that is thousands of rows away, as when the
// scroll bar is dragged, is found about, a few rows in a hundred off.
type Pages[R any] struct {
	store *data.Store
	list  func(data.View, data.Ask) (data.Page[R], error)
	id    func(R) int64

	lock  sync.Mutex
	of    data.Ask // what the marks belong to
	marks map[int64]mark
	total int64
}

// mark is where a row stands that a page began or ended with.
type mark struct {
	place string
	at    int64
}

// NewPages gives a source of list; id tells its rows apart.
func NewPages[R any](h *Host, list func(data.View, data.Ask) (data.Page[R], error), id func(R) int64) *Pages[R] {
	return &Pages[R]{store: h.Store, list: list, id: id}
}

// Page implements kit.Source.
func (p *Pages[R]) Page(ctx context.Context, ask kit.Ask[R]) (kit.PageOf[R], error) {
	want, cut := p.want(ask)
	got, err := data.Read(ctx, p.store, func(v data.View) (data.Page[R], error) { return p.list(v, want) })
	if err != nil {
		return kit.PageOf[R]{}, err
	}
	from, to := cut, len(got.Rows)
	if want.Back {
		from, to = 0, len(got.Rows)-cut
	}
	from, to = min(from, len(got.Rows)), max(0, to)
	if over := to - from - ask.N; over > 0 && want.Back {
		from += over
	} else if over > 0 {
		to -= over
	}
	p.learn(want, got, from, to)
	return kit.PageOf[R]{Rows: got.Rows[from:max(from, to)], Count: got.Total}, nil
}

// want turns what the table asks into what the list understands; cut rows at
// the side that was asked from are passed over.
func (p *Pages[R]) want(ask kit.Ask[R]) (want data.Ask, cut int) {
	p.lock.Lock()
	defer p.lock.Unlock()
	want, _ = ask.Filter.(data.Ask)
	want.Sort, want.Desc, want.N = ask.Sort, ask.Desc, ask.N
	if of := only(want); of != p.of {
		p.of, p.marks, p.total = of, nil, 0
	}
	if p.marks == nil || ask.Count {
		p.marks, p.total = map[int64]mark{}, 0
	}
	want.Total = p.total
	target, from, exact := ask.Skip, mark{}, true
	switch {
	case ask.After != nil:
		from = p.marks[p.id(*ask.After)]
		target, exact = from.at+1+ask.Skip, from.place != ""
	case ask.Before != nil:
		from = p.marks[p.id(*ask.Before)]
		target, exact = from.at-ask.Skip-int64(ask.N), from.place != ""
		want.Back = true
	case ask.Last:
		target, want.Back = p.total-ask.Skip-int64(ask.N), true
	}
	if exact && ask.Skip+int64(ask.N) <= skipAtMost {
		want.From, want.N = from.place, ask.N+int(ask.Skip)
		return want, int(ask.Skip)
	}
	want.Back = false
	want.From = data.SeekTo((float64(max(0, target)) + 0.5) / float64(max(1, p.total)))
	return want, 0
}

// only is ask without its place: what the order of the rows depends on.
func only(ask data.Ask) data.Ask {
	ask.From, ask.With, ask.Back, ask.N, ask.Total = "", false, false, 0, 0
	return ask
}

// learn keeps where both ends of the rows stand that are handed on. The place
// is known only where the list's own page begins or ends there.
func (p *Pages[R]) learn(want data.Ask, got data.Page[R], from, to int) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if only(want) != p.of || from >= to {
		return
	}
	p.total = got.Total
	first, last := mark{at: got.At + int64(from)}, mark{at: got.At + int64(to) - 1}
	if from == 0 {
		first.place = got.Start
	}
	if to == len(got.Rows) {
		last.place = got.End
	}
	p.note(got.Rows[from], first)
	p.note(got.Rows[to-1], last)
}

func (p *Pages[R]) note(r R, m mark) {
	if old, ok := p.marks[p.id(r)]; !ok || m.place != "" || old.place == "" {
		p.marks[p.id(r)] = m
	}
}
