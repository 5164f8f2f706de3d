package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"gongdan/app/shop"
)

// Table shows records of one kind in rows: read by pages from a Source, or a
// short list it is given whole. It has one focus; ↑↓ PgUp PgDn Home End walk,
// Enter opens, Space previews, Ctrl+C copies the row, letters jump,
// Ctrl+Shift with the number of a column sorts by it and with 0 asks which
// columns are shown. What the user does to columns is kept by Env.Layouts. Set the
// funcs before it is shown; each may be nil.
type Table[R any] struct {
	OnOpen    func(R)
	OnPreview func(R)
	OnSelect  func(R)
	OnRows    func()                       // the rows were read anew
	OnType    func(typed string)           // letters typed one after the other; nil jumps in a list that was given whole
	OnMenu    func(R, fyne.Position)       // Menu key, Shift+F10 and the right button; the place is one of the window
	OnLayout  func(TableLayout)            // the user has changed widths or order
	Same      func(a, b R) bool            // whether two rows are one record: the choice stays on it
	Tell      func(err error) (why string) // says in words why reading did not work

	id     string
	env    *Env
	list   []Column[R]
	view   *tableView
	pages  *pages[R]
	empty  Blank
	chosen *R
	typing jump
	first  TableLayout // as the screen made it
	born   []string    // columns as they were made
}

// NewTable gives a table without rows. id names its layout.
func NewTable[R any](env *Env, id string, list []Column[R]) *Table[R] {
	t := &Table[R]{id: id, env: env, list: slices.Clone(list), empty: Blank{Icon: "list", Text: env.Lang.Say("table.empty")}}
	cols := &columns{away: map[string]bool{}}
	for _, c := range list {
		t.born = append(t.born, c.ID)
		title := ""
		if c.TitleKey != "" {
			title = env.Lang.Say(c.TitleKey)
		}
		cols.list = append(cols.list, &column{id: c.ID, title: title, w: c.W, min: c.Min, right: c.Right, from: c.From, sort: c.Sort})
	}
	t.pages = newPages[R](env.Run, t.arrived)
	t.view = newTableView(env, cols, tableRows[R]{t})
	arrange, head := arranging[R]{t}, t.view.head
	head.onSort, head.onWidth, head.sorted, head.onMove, head.onMenu = arrange.sortBy, arrange.widened, arrange.sorting, arrange.move, arrange.ask
	t.view.acts = tableActs{
		sort:    arrange.sortNth,
		columns: func() { arrange.ask(fyne.NewPos(24, headHeight())) },
		chosen:  func(i int64) { t.chose(i); t.with(i, t.OnSelect) },
		open:    func(i int64) { t.with(i, t.OnOpen) },
		preview: func(i int64) { t.with(i, t.OnPreview) },
		typed:   t.typed,
		menu: func(i int64, at fyne.Position) {
			t.with(i, func(r R) {
				if t.OnMenu != nil {
					t.OnMenu(r, at)
				}
			})
		},
		copied: func(i int64) {
			t.with(i, func(r R) { fyne.CurrentApp().Clipboard().SetContent(rowLine(t, r)) })
		},
	}
	t.Recall()
	return t
}

// Object is what a screen shows.
func (t *Table[R]) Object() fyne.CanvasObject { return t.view }

// Redraw draws the rows again: their cells are others now.
func (t *Table[R]) Redraw() { t.view.fresh() }

// Focus puts the keys on the table.
func (t *Table[R]) Focus() {
	t.env.Focus(t.view)
}

// SetEmpty says what is shown while there are no rows.
func (t *Table[R]) SetEmpty(blank Blank) {
	t.empty = blank
	t.arrived()
}

// SetFoot shows a foot: text at the left, the number of rows if it is "", and
// sums below their columns, by column id.
func (t *Table[R]) SetFoot(text string, sums map[string]string) {
	f := t.view.foot
	f.on, f.text, f.sums, f.n = true, text, sums, -1
	t.view.Refresh()
}

// SetSource makes the table read from s, from the start.
func (t *Table[R]) SetSource(s Source[R]) {
	t.pages.forget()
	t.pages.source = s
	t.restart()
}

// SetFilter hands filter to the source and reads from the start.
func (t *Table[R]) SetFilter(filter any) {
	t.pages.forget()
	t.pages.filter = filter
	t.restart()
}

// SetRows shows rows, all of them: for a short list in a card.
func (t *Table[R]) SetRows(rows []R) {
	t.pages.hold(rows)
	t.arrived()
}

// Reload reads again what is seen and leaves the rows known last where they are
// until the new ones come: for kit.Live.
func (t *Table[R]) Reload() {
	t.pages.reload(t.view.top)
	t.arrived()
}

// Rows is how many rows there are, as far as is known.
func (t *Table[R]) Rows() int64 { return max(0, t.pages.count) }

// Row is the row at a position from 0, if it has been read.
func (t *Table[R]) Row(i int64) (R, bool) { return t.pages.row(i) }

// Selected is the row the keys act on.
func (t *Table[R]) Selected() (R, bool) { return t.pages.row(t.view.sel) }

// Select puts the choice on the row at a position and brings it into sight.
func (t *Table[R]) Select(i int64) { t.view.choose(i) }

// HideColumn shows or hides a column, as for those without the right to see it.
func (t *Table[R]) HideColumn(id string, hidden bool) {
	if t.view.cols.hide == nil {
		t.view.cols.hide = map[string]bool{}
	}
	t.view.cols.hide[id] = hidden
	t.view.Refresh()
}

// rowLine is a row as text, for the clipboard.
func rowLine[R any](t *Table[R], r R) string {
	var parts []string
	for i, col := range t.list {
		if c := col.Cell(r); t.view.cols.list[i].shown {
			if c.Chip != nil {
				c.Text = c.Chip.Word
			}
			parts = append(parts, strings.ReplaceAll(c.Text, "\t", " "))
		}
	}
	return strings.Join(parts, "\t")
}

// failure is what stands in place of rows that could not be read.
func failure[R any](t *Table[R], err error) Blank {
	why := err.Error()
	if t.Tell != nil {
		why = t.Tell(err)
	}
	return Blank{
		Icon: "alert", Text: t.env.Lang.Say("table.error", shop.Args{"Why": why}),
		Acts: []Act{{Word: t.env.Lang.Say("table.retry"), Keys: "F5", Do: t.Reload}},
	}
}
