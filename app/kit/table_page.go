package kit

import "context"

// Ask is what a table asks its source for: N rows at most, in the order of
// display. Exactly one of these places is meant:
//
//	After, Before nil, Last false   the first rows
//	After                           the rows behind this one
//	Before                          the N rows that end right before this one
//	Last                            the N rows at the end
//
// Skip passes over so many more rows away from that place first; it is 0 for
// reading on and large only when somebody drags the scroll bar. After and Before
// are rows the source gave itself: its sort values and its id are the keyset.
type Ask[R any] struct {
	Sort          string // of the column; "" is the order of the source
	Desc          bool
	Filter        any // what SetFilter was given
	After, Before *R
	Last          bool
	Skip          int64
	N             int
	Count         bool // the number of all rows is wanted, too
}

// PageOf is an answer. Count is read only if it was asked for.
type PageOf[R any] struct {
	Rows  []R
	Count int64
}

// Source gives rows by pages. It is called away from the window's goroutine.
type Source[R any] interface {
	Page(ctx context.Context, ask Ask[R]) (PageOf[R], error)
}

const (
	pageRows  = 128 // rows a page
	pagesKept = 48  // pages in memory; the farthest go first
	pagesBusy = 2   // pages being read at a time, so that a drag asks for its end
)

// pages keeps the part of a long list that was looked at. Row numbers are
// positions in the whole list.
type pages[R any] struct {
	run     Runner
	source  Source[R]
	filter  any
	sort    string
	desc    bool
	count   int64 // −1: not known yet
	kept    map[int64][]R
	asked   map[int64]bool
	round   int  // counts loads of the whole list; answers to older ones are dropped
	swapped bool // all rows are others than before
	err     error
	changed func()
}

func newPages[R any](run Runner, changed func()) *pages[R] {
	return &pages[R]{run: run, count: -1, kept: map[int64][]R{}, asked: map[int64]bool{}, changed: changed}
}

// hold makes rows the whole list.
func (p *pages[R]) hold(rows []R) {
	p.forget()
	p.source = nil
	p.count = int64(len(rows))
	for at := 0; at < len(rows); at += pageRows {
		p.kept[int64(at/pageRows)] = rows[at:min(len(rows), at+pageRows)]
	}
}

// forget drops all rows, as after a change of order.
func (p *pages[R]) forget() {
	p.round++
	p.count, p.err, p.swapped = -1, nil, true
	clear(p.kept)
	clear(p.asked)
}

// row is the row at a position, if it was read.
func (p *pages[R]) row(i int64) (r R, ok bool) {
	rows := p.kept[i/pageRows]
	if i < 0 || i%pageRows >= int64(len(rows)) {
		return r, false
	}
	return rows[i%pageRows], true
}

// need reads what is missing between two positions, the latter left out.
func (p *pages[R]) need(from, to int64) {
	if p.source == nil || p.err != nil {
		return
	}
	if p.count < 0 {
		from, to = 0, 1
	}
	if p.count >= 0 {
		to = min(to, p.count)
	}
	for n := max(0, from) / pageRows; n*pageRows < to; n++ {
		if len(p.asked) >= pagesBusy {
			return
		}
		if _, ok := p.kept[n]; !ok && !p.asked[n] {
			p.fetch(n, p.place(n))
		}
	}
}

// reload reads the page at a position and drops all others when it has come:
// until then the rows known last stay.
func (p *pages[R]) reload(at int64) {
	if p.source == nil {
		return
	}
	p.round++
	p.err = nil
	clear(p.asked)
	n := max(0, at) / pageRows
	p.fetch(n, Ask[R]{Skip: n * pageRows, N: pageRows, Count: true})
}

// place is how to reach page n with the least to pass over.
func (p *pages[R]) place(n int64) Ask[R] {
	best := Ask[R]{Skip: n * pageRows, N: pageRows, Count: p.count < 0}
	if p.count > 0 {
		if left := p.count - n*pageRows; left <= pageRows {
			best = Ask[R]{Last: true, N: int(left)}
		} else if skip := left - pageRows; skip < best.Skip {
			best = Ask[R]{Last: true, Skip: skip, N: pageRows}
		}
	}
	for q, rows := range p.kept {
		if len(rows) == 0 || q == n {
			continue
		}
		if skip := (n - q - 1) * pageRows; q < n && len(rows) == pageRows && skip <= best.Skip {
			best = Ask[R]{After: &rows[len(rows)-1], Skip: skip, N: pageRows}
		}
		if skip := (q - n - 1) * pageRows; q > n && skip < best.Skip {
			best = Ask[R]{Before: &rows[0], Skip: skip, N: pageRows}
		}
	}
	return best
}

func (p *pages[R]) fetch(n int64, ask Ask[R]) {
	ask.Sort, ask.Desc, ask.Filter = p.sort, p.desc, p.filter
	p.asked[n] = true
	source, round := p.source, p.round
	Load(p.run, func(ctx context.Context) (PageOf[R], error) { return source.Page(ctx, ask) }, func(page PageOf[R], err error) {
		if round == p.round {
			p.take(n, ask, page, err)
			p.changed()
		}
	})
}

func (p *pages[R]) take(n int64, ask Ask[R], page PageOf[R], err error) {
	delete(p.asked, n)
	if p.err = err; err != nil {
		return
	}
	switch {
	case ask.Count:
		clear(p.kept)
		p.count, p.swapped = page.Count, true
	case len(page.Rows) < ask.N && !ask.Last && ask.Before == nil:
		p.count = n*pageRows + int64(len(page.Rows)) // others have taken rows away
	}
	p.kept[n] = page.Rows
	for len(p.kept) > pagesKept {
		far := n
		for q := range p.kept {
			if max(q-n, n-q) > max(far-n, n-far) {
				far = q
			}
		}
		delete(p.kept, far)
	}
}
