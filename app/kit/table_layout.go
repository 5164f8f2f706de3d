package kit

import (
	"maps"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
)

// TableLayout is what somebody has done to a table. Columns go by their ids;
// those that are no more are passed over.
type TableLayout struct {
	Table  string             `json:"table"`
	Widths map[string]float32 `json:"widths,omitempty"` // of the columns that were drawn
	Order  []string           `json:"order,omitempty"`  // of all columns; empty: as made
	Hidden []string           `json:"hidden,omitempty"`
	Sort   string             `json:"sort,omitempty"` // column
	Desc   bool               `json:"desc,omitempty"`
}

func (l TableLayout) same(as TableLayout) bool {
	return maps.Equal(l.Widths, as.Widths) && slices.Equal(l.Order, as.Order) && slices.Equal(l.Hidden, as.Hidden) && l.Sort == as.Sort && l.Desc == as.Desc
}

// Layouts keeps how the person at the desk has left each table.
type Layouts interface {
	// Layout is how a table was left; false: never touched.
	Layout(table string) (TableLayout, bool)
	// Keep is told what was changed.
	Keep(TableLayout)
}

// Begin lays the table out as the person at the desk left it, or as l if they
// never touched it.
func (t *Table[R]) Begin(l TableLayout) {
	t.first = l
	t.Recall()
}

// Recall is Begin once more: somebody else may sit at the desk now.
func (t *Table[R]) Recall() {
	l := t.first
	if keep := t.env.Layouts; keep != nil {
		if kept, ok := keep.Layout(t.id); ok {
			l = kept
		}
	}
	if !l.same(t.Layout()) {
		t.SetLayout(l)
	}
}

// SetLayout lays the table out as l says.
func (t *Table[R]) SetLayout(l TableLayout) {
	cols := t.view.cols
	cols.drawn, cols.away = maps.Clone(l.Widths), map[string]bool{}
	for _, id := range l.Hidden {
		cols.away[id] = true
	}
	arranging[R]{t}.order(l.Order)
	sort, desc := "", false
	if col := cols.byID(l.Sort); col != nil && col.sort != "" {
		sort, desc = col.sort, l.Desc
	}
	if p := t.pages; p.sort != sort || p.desc != desc {
		p.sort, p.desc = sort, desc
		p.forget()
		t.restart()
	}
	t.view.Refresh()
}

// Layout is how the table is laid out now.
func (t *Table[R]) Layout() TableLayout {
	id, desc := arranging[R]{t}.sorting()
	l := TableLayout{Table: t.id, Widths: maps.Clone(t.view.cols.drawn), Sort: id, Desc: desc}
	order := make([]string, len(t.list))
	for i, col := range t.list {
		if order[i] = col.ID; t.view.cols.away[col.ID] {
			l.Hidden = append(l.Hidden, col.ID)
		}
	}
	if !slices.Equal(order, t.born) {
		l.Order = order
	}
	return l
}

// arranging is what the user does to the columns of a table.
type arranging[R any] struct{ t *Table[R] }

// sorting is the column that the rows are sorted by.
func (a arranging[R]) sorting() (id string, desc bool) {
	for _, col := range a.t.view.cols.list {
		if col.sort != "" && col.sort == a.t.pages.sort {
			return col.id, a.t.pages.desc
		}
	}
	return "", false
}

// sortBy sorts by a column, the other way round at the second time.
func (a arranging[R]) sortBy(col *column) {
	t := a.t
	p := t.pages
	if p.source == nil || col.sort == "" {
		return // a short list stands in the order it was given
	}
	p.desc = p.sort == col.sort && !p.desc
	p.sort = col.sort
	p.forget()
	t.view.head.Refresh()
	t.restart()
	a.told()
}

// sortNth sorts by the column that stands at a place from 1, counting those
// that are shown.
func (a arranging[R]) sortNth(n int) {
	for _, col := range a.t.view.cols.list {
		if col.shown {
			n--
		}
		if n == 0 && col.shown {
			a.sortBy(col)
			return
		}
	}
}

func (a arranging[R]) widened(done bool) {
	a.t.view.Refresh()
	if done {
		a.told()
	}
}

func (a arranging[R]) told() {
	l := a.t.Layout()
	if a.t.env.Layouts != nil {
		a.t.env.Layouts.Keep(l)
	}
	if a.t.OnLayout != nil {
		a.t.OnLayout(l)
	}
}

// order puts the columns into the order of ids; those not named follow as they
// were made.
func (a arranging[R]) order(ids []string) {
	t := a.t
	place := func(id string) int {
		if i := slices.Index(ids, id); i >= 0 {
			return i
		}
		return len(ids) + slices.Index(t.born, id)
	}
	slices.SortStableFunc(t.list, func(x, y Column[R]) int { return place(x.ID) - place(y.ID) })
	slices.SortStableFunc(t.view.cols.list, func(x, y *column) int { return place(x.id) - place(y.id) })
}

// move puts a column where another one stands.
func (a arranging[R]) move(col, to *column) {
	var ids []string
	for _, c := range a.t.list {
		ids = append(ids, c.ID)
	}
	at := slices.Index(ids, to.id)
	ids = slices.DeleteFunc(ids, func(id string) bool { return id == col.id })
	a.order(slices.Insert(ids, at, col.id))
	a.widened(true)
}

// hide takes a column away or brings it back; the last one stays.
func (a arranging[R]) hide(col *column) {
	cols := a.t.view.cols
	shown := 0
	for _, c := range cols.list {
		if c.shown {
			shown++
		}
	}
	if away := !cols.away[col.id]; !away || !col.shown || shown > 1 {
		cols.away[col.id] = away
		a.widened(true)
	}
}

// ask shows all columns to take away and to bring back, at a place of the head.
func (a arranging[R]) ask(at fyne.Position) {
	t := a.t
	var items []Command
	for _, col := range t.view.cols.list {
		if col.title == "" || t.view.cols.hide[col.id] {
			continue
		}
		c := Command{Word: col.title, Do: func() { a.hide(col) }}
		if !t.view.cols.away[col.id] {
			c.Icon = "check"
		}
		items = append(items, c)
	}
	items = append(items, Command{Icon: "undo", Word: t.env.Lang.Say("table.as_made"), Do: func() {
		t.SetLayout(t.first)
		a.told()
	}})
	t.env.Layer.Menu(t.env, fyne.CurrentApp().Driver().AbsolutePositionForObject(t.view).Add(at), items)
}

// columnKey tells which column Ctrl+Shift and a digit sort by: 1 to 9, or 0 for
// the menu of the columns.
func columnKey(c Chord) (n int, ok bool) {
	if c.Mod != fyne.KeyModifierControl|fyne.KeyModifierShift {
		return 0, false
	}
	n, err := strconv.Atoi(string(c.Key))
	return n, err == nil && n >= 0 && n <= 9
}
