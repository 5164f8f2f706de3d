package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// CellSpec says which cells of a table can be written in place, and how.
type CellSpec[R any] struct {
	Columns []CellColumn
	Can     func() bool                                // whether whoever sits there now may write; nil: yes
	Text    func(row R, column string) string          // what stands there, to be typed over
	Set     func(row R, column, text string) (ok bool) // takes what was typed; false leaves the field open
}

// CellColumn is a column whose cells can be written in place.
type CellColumn struct {
	ID  string
	New func(*Env) Field // a text or a number field
}

// CellEdit lets cells of a table be written in place. ←→ put the keys on a cell of
// the chosen row: what is typed then goes over it, Begin opens it. In the open
// cell Enter goes right, at the end of the row down; ↑↓ change the row; Esc gives
// the cell up and once more the keys back to the row.
type CellEdit[R any] struct {
	table *Table[R]
	spec  CellSpec[R]
	at    int // column the keys are on; −1: the row
	open  bool
	row   R // whose cell is open
	line  int64
	made  map[string]Field
	entry *Entry
	text  string               // before it was opened
	edges [4]*canvas.Rectangle // around the cell the keys are on
}

// tableEdit is what a tableView asks of its CellEdit.
type tableEdit interface {
	key(c Chord) bool
	typed(r rune) bool
	place()
	objects() []fyne.CanvasObject
}

// EditCells makes cells of a table writable.
func EditCells[R any](t *Table[R], spec CellSpec[R]) *CellEdit[R] {
	e := &CellEdit[R]{table: t, spec: spec, at: -1, made: map[string]Field{}}
	for i := range e.edges {
		e.edges[i] = Fill(Look().Primary, 0)
	}
	t.view.edit = e
	return e
}

// Begin opens the cell the keys are on, or the first of the chosen row.
func (e *CellEdit[R]) Begin() {
	if !e.can() {
		return
	}
	if e.at < 0 {
		e.at = e.next(-1, 1)
	}
	e.begin(0)
}

func (e *CellEdit[R]) can() bool { return e.spec.Can == nil || e.spec.Can() }

// Open reports whether a cell is being written.
func (e *CellEdit[R]) Open() bool { return e.open }

// column is how the nth writable column stands now; nil where it is not seen.
func (e *CellEdit[R]) column(n int) *column {
	if n < 0 || n >= len(e.spec.Columns) {
		return nil
	}
	for _, c := range e.table.view.cols.list {
		if c.id == e.spec.Columns[n].ID && c.shown {
			return c
		}
	}
	return nil
}

// next is the writable column by places from one; −1 behind the last.
func (e *CellEdit[R]) next(from, by int) int {
	for n := from + by; n >= 0 && n < len(e.spec.Columns); n += by {
		if e.column(n) != nil {
			return n
		}
	}
	return -1
}

// key takes the keys of the table while no cell is open.
func (e *CellEdit[R]) key(c Chord) bool {
	v := e.table.view
	switch {
	case v.sel < 0 || !e.can():
		return false
	case c == Keys("→"):
		if n := e.next(e.at, 1); n >= 0 {
			e.at = n
		}
	case c == Keys("←") && e.at >= 0:
		e.at = e.next(e.at, -1)
	case c == Keys("Esc") && e.at >= 0:
		e.at = -1
	default:
		return false
	}
	v.Refresh()
	return true
}

// typed opens the cell the keys are on by what is typed over it.
func (e *CellEdit[R]) typed(r rune) bool {
	if e.at < 0 || e.column(e.at) == nil || !e.can() {
		return false
	}
	e.begin(r)
	return true
}

func (e *CellEdit[R]) begin(typed rune) {
	v := e.table.view
	row, ok := e.table.Selected()
	if e.open || !ok || v.sel < 0 || e.column(e.at) == nil {
		return
	}
	col := e.spec.Columns[e.at]
	field := e.made[col.ID]
	if field == nil {
		field = col.New(v.env)
		e.made[col.ID] = field
	}
	e.entry = entryOf(field)
	e.entry.OnKey, e.entry.OnBlur = e.leave, func() { e.commit() }
	e.entry.trait.tab = func() bool { return true }
	e.row, e.line, e.open = row, v.sel, true
	e.text = e.spec.Text(row, col.ID)
	e.entry.SetMark(MarkNone)
	e.entry.SetText(e.text)
	if typed != 0 {
		e.entry.SetText("")
	}
	v.Refresh()
	v.env.Focus(field)
	if typed != 0 {
		field.TypedRune(typed)
	}
}

// leave takes the keys that leave the open cell.
func (e *CellEdit[R]) leave(c Chord) bool {
	step := func(do func()) bool {
		if e.commit() {
			e.table.Focus()
			do()
		}
		return true
	}
	switch c {
	case Keys("Enter"), Keys("Tab"):
		return step(func() { e.step(1) })
	case Keys("Shift+Enter"), Keys("Shift+Tab"):
		return step(func() { e.step(-1) })
	case Keys("↑"):
		return step(func() { e.table.view.choose(e.line - 1) })
	case Keys("↓"):
		return step(func() { e.table.view.choose(e.line + 1) })
	case Keys("Esc"):
		e.open = false
		e.table.Focus()
		e.table.view.Refresh()
		return true
	}
	return false
}

// step goes to the next cell, at the end of a row to the next row.
func (e *CellEdit[R]) step(by int) {
	v := e.table.view
	n := e.next(e.at, by)
	if n < 0 {
		from := -1
		if by < 0 {
			from = len(e.spec.Columns)
		}
		n = e.next(from, by)
		v.choose(e.line + int64(by))
	}
	e.at = n
	v.Refresh()
}

// commit hands over what was typed; false if it was not taken and the cell stays
// open.
func (e *CellEdit[R]) commit() bool {
	if !e.open {
		return true
	}
	col := e.spec.Columns[e.at].ID
	e.made[col].Settle()
	if e.entry.Text != e.text && !e.spec.Set(e.row, col, e.entry.Text) {
		e.entry.SetMark(MarkError)
		return false
	}
	e.open = false
	e.table.view.fresh()
	e.table.view.Refresh()
	return true
}

// place puts the field, or the ring, over its cell.
func (e *CellEdit[R]) place() {
	v, look := e.table.view, Look()
	col := e.column(e.at)
	row := v.sel
	if e.open {
		row = e.line
	}
	seen := col != nil && v.over == nil && row >= v.top && row < v.top+v.room()
	for id, f := range e.made {
		Reveal(f, e.open && seen && id == e.spec.Columns[e.at].ID)
	}
	for _, x := range e.edges {
		Reveal(x, seen && !e.open && v.keys)
		Repaint(x, look.Primary)
	}
	if !seen {
		return
	}
	y := headHeight() + float32(row-v.top)*rowHeight()
	if e.open {
		Put(e.made[e.spec.Columns[e.at].ID], col.left+1, y, col.wide-2, rowHeight())
		return
	}
	x, w, h := col.left+1, col.wide-2, rowHeight()-1
	Put(e.edges[0], x, y, w, 2)
	Put(e.edges[1], x, y+h-2, w, 2)
	Put(e.edges[2], x, y, 2, h)
	Put(e.edges[3], x+w-2, y, 2, h)
}

func (e *CellEdit[R]) objects() (all []fyne.CanvasObject) {
	for _, x := range e.edges {
		all = append(all, x)
	}
	for _, c := range e.spec.Columns {
		if f := e.made[c.ID]; f != nil {
			all = append(all, f)
		}
	}
	return all
}
