package kit

import "fyne.io/fyne/v2"

// gridEditor is the one field that moves over the cells of a grid.
type gridEditor struct {
	grid   *Grid
	open   bool
	field  Field
	entry  *Entry // the one in field
	made   map[any]Field
	before string
}

// begin opens the cell the keys act on. typed is what is typed over it; 0 edits
// the text that is there.
func (e *gridEditor) begin(typed rune) {
	g := e.grid
	if e.open || g.count() == 0 || g.Edit == nil {
		return
	}
	col := g.list[g.at.col]
	text, ok := g.Edit(g.at.row, g.at.col)
	switch {
	case !ok || col.Kind == GridRead:
		return
	case col.Kind == GridChoice:
		e.choose(col)
		return
	}
	e.take(col)
	e.before = text
	e.open = true
	g.mark.say = ""
	if typed != 0 {
		text = ""
	}
	e.entry.SetText(text)
	e.entry.SetMark(MarkNone)
	g.Refresh()
	if c := canvasOf(g); c != nil {
		c.Focus(e.field)
	}
	if typed != 0 && typed != '\b' {
		e.field.TypedRune(typed)
	}
}

// take makes the field for a column, or takes the one made before.
func (e *gridEditor) take(col GridColumn) {
	kind := any(col.Kind)
	if col.Kind == GridNumber {
		kind = col.Mode
	}
	if e.made == nil {
		e.made = map[any]Field{}
	}
	if e.made[kind] == nil {
		if col.Kind == GridNumber {
			e.made[kind] = NewNumberEntry(e.grid.env, col.Mode)
		} else {
			e.made[kind] = NewTextEntry(e.grid.env)
		}
	}
	e.field = e.made[kind]
	e.entry = entryOf(e.field)
	e.entry.OnKey, e.entry.OnBlur = e.key, func() { e.commit() }
	e.entry.trait.tab = func() bool { return true }
}

// entryOf is the entry that a field of the grid is made of.
func entryOf(f Field) *Entry {
	if n, ok := f.(*NumberEntry); ok {
		return &n.Entry
	}
	return f.(*Entry)
}

// choose lists what a cell can be.
func (e *gridEditor) choose(col GridColumn) {
	g := e.grid
	if col.Choices == nil {
		return
	}
	row, at := g.at.row, g.at.col
	var items []Command
	for _, c := range col.Choices(row) {
		items = append(items, Command{Word: c.Word, Do: func() {
			e.set(row, at, c.Text)
			g.show()
			gridWalk{g}.step(1)
		}})
	}
	x, y, _, h := g.place(row, at)
	g.env.Layer.Menu(g.env, fyne.CurrentApp().Driver().AbsolutePositionForObject(g).AddXY(x, y+h), items)
}

// place puts the field over its cell.
func (e *gridEditor) place() {
	if e.open {
		x, y, w, h := e.grid.place(e.grid.at.row, e.grid.at.col)
		Put(e.field, x+1, y, w-2, h)
	}
}

// key takes the keys that leave the field.
func (e *gridEditor) key(c Chord) bool {
	g := e.grid
	step := func(do func()) bool {
		if e.commit() {
			g.Focus()
			do()
		}
		return true
	}
	switch c {
	case Keys("Enter"), Keys("Tab"):
		return step(func() { gridWalk{g}.step(1) })
	case Keys("Shift+Enter"), Keys("Shift+Tab"):
		return step(func() { gridWalk{g}.step(-1) })
	case Keys("↑"):
		return step(func() { gridWalk{g}.down(-1) })
	case Keys("↓"):
		return step(func() { gridWalk{g}.down(1) })
	case Keys("Esc"):
		e.shut()
		g.Focus()
		return true
	}
	return false
}

// shut closes the field without taking its text.
func (e *gridEditor) shut() {
	e.open = false
	e.grid.mark.say = ""
	e.grid.Refresh()
}

// commit hands the text to the host. It reports false if it was not taken and
// the cell stays open.
func (e *gridEditor) commit() bool {
	if !e.open {
		return true
	}
	e.field.Settle()
	g, text := e.grid, e.entry.Text
	if text == e.before {
		e.shut()
		return true
	}
	if !e.set(g.at.row, g.at.col, text) {
		e.entry.SetMark(MarkError)
		g.show()
		return false
	}
	e.open = false
	g.Refresh()
	return true
}

func (e *gridEditor) set(row, col int, text string) bool {
	if e.grid.Set == nil {
		return true
	}
	say, ok := e.grid.Set(row, col, text)
	e.grid.mark.row, e.grid.mark.col = row, col
	e.grid.mark.say, e.grid.mark.tone = say, "warn"
	if !ok {
		e.grid.mark.tone = "bad"
	}
	return ok
}
