package kit

import (
	"strings"
	"time"
)

// tableRows is what the view of a Table asks: the rows turned into cells.
type tableRows[R any] struct{ t *Table[R] }

func (m tableRows[R]) rows() int64 { return m.t.Rows() }

func (m tableRows[R]) need(from, to int64) { m.t.pages.need(from, to) }

func (m tableRows[R]) cells(i int64) ([]Cell, bool) {
	r, ok := m.t.pages.row(i)
	if !ok {
		return nil, false
	}
	cells := make([]Cell, len(m.t.list))
	for n, col := range m.t.list {
		if m.t.view.cols.list[n].shown {
			cells[n] = col.Cell(r)
		}
	}
	return cells, true
}

// restart reads from the first row.
func (t *Table[R]) restart() {
	t.view.top, t.view.sel, t.chosen = 0, -1, nil
	t.arrived()
}

// arrived shows what the pages hold now: rows have come, or are on the way.
func (t *Table[R]) arrived() {
	t.pages.need(t.view.top, t.view.top+1)
	switch p := t.pages; {
	case p.err != nil:
		t.view.load.Stop()
		t.view.cover(NewState(t.env, failure(t, p.err)))
	case p.count < 0 && p.source != nil:
		t.view.load.Start()
		if t.view.over == nil || len(p.kept) == 0 {
			t.view.cover(GreyRows(8))
		}
	case p.count <= 0:
		t.view.load.Stop()
		t.view.cover(NewState(t.env, t.empty))
	default:
		if len(p.asked) == 0 {
			t.view.load.Stop()
		} else {
			t.view.load.Start()
		}
		t.follow()
		t.uncover()
	}
}

// uncover shows the rows that are there, and tells OnRows of those that were read anew.
func (t *Table[R]) uncover() {
	anew := t.pages.swapped
	switch {
	case t.view.over != nil:
		t.view.cover(nil)
	case anew:
		t.pages.swapped = false
		t.view.fresh()
	default:
		t.view.show()
	}
	if anew && t.OnRows != nil {
		t.OnRows()
	}
}

// chose keeps the chosen record, to find it again after a reload.
func (t *Table[R]) chose(i int64) {
	t.chosen = nil
	if r, ok := t.pages.row(i); ok {
		t.chosen = &r
	}
}

// follow leaves the choice on the record it was on, if it is near.
func (t *Table[R]) follow() {
	if v := t.view; v.keys && v.sel < 0 { // the keys came before the rows
		v.sel = v.top
		t.chose(v.sel)
		t.with(v.sel, t.OnSelect)
	}
	if t.chosen == nil || t.Same == nil {
		return
	}
	if r, ok := t.pages.row(t.view.sel); ok && t.Same(r, *t.chosen) {
		return
	}
	for n, rows := range t.pages.kept {
		for k, r := range rows {
			if t.Same(r, *t.chosen) {
				t.view.sel = n*pageRows + int64(k)
				return
			}
		}
	}
}

func (t *Table[R]) with(i int64, do func(R)) {
	if r, ok := t.pages.row(i); ok && do != nil {
		do(r)
	}
}

// jump collects letters typed within a second of each other.
type jump struct {
	text string
	last time.Time
}

func (j *jump) add(now time.Time, r rune) string {
	if now.Sub(j.last) > time.Second {
		j.text = ""
	}
	j.last = now
	j.text += string(r)
	return j.text
}

// typed hands letters on, or jumps to the next row whose first cell starts with
// them where all rows are known.
func (t *Table[R]) typed(r rune) {
	text := t.typing.add(t.env.Clock(), r)
	if t.OnType != nil {
		t.OnType(text)
		return
	}
	n := t.Rows()
	if t.pages.source != nil || n == 0 {
		return
	}
	from := max(0, t.view.sel)
	if len(t.typing.text) == len(string(r)) {
		from++ // a first letter again goes on to the next row
	}
	for k := range n {
		i := (from + k) % n
		if row, ok := t.pages.row(i); ok && strings.HasPrefix(strings.ToLower(rowLine(t, row)), strings.ToLower(text)) {
			t.view.choose(i)
			return
		}
	}
}
