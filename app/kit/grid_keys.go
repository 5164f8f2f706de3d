package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// ForwardsKeys implements Forwarder.
func (g *Grid) ForwardsKeys() {}

// AcceptsTab implements fyne.Tabbable: Tab walks through the cells and leaves
// the grid behind the last.
func (g *Grid) AcceptsTab() bool { return g.count() > 0 }

// FocusGained implements fyne.Focusable.
func (g *Grid) FocusGained() {
	g.keys = true
	if g.count() > 0 && !(gridWalk{g}).editable(g.at.col) {
		g.at.col = max(0, (gridWalk{g}).beside(-1, 1))
	}
	g.show()
}

// FocusLost implements fyne.Focusable.
func (g *Grid) FocusLost() {
	if g.env.leave(g) {
		return
	}
	g.keys = false
	g.show()
}

// TypedRune implements fyne.Focusable: typing over a cell edits it.
func (g *Grid) TypedRune(r rune) {
	if g.env.Router.WaitsRune(r) {
		return
	}
	if g.eaten {
		g.eaten = false
		return
	}
	g.editor.begin(r)
}

// TypedKey implements fyne.Focusable.
func (g *Grid) TypedKey(ev *fyne.KeyEvent) {
	if g.env.Router.Waits(ev) {
		return
	}
	g.eaten = false
	c := g.env.chord(ev)
	if !g.env.Layer.Listing() && (gridWalk{g}).move(c) {
		return
	}
	if g.env.Router.Key(ev, false) {
		g.eaten = len(ev.Name) == 1 || ev.Name == fyne.KeySpace
		return
	}
	if c.Key == fyne.KeyBackspace {
		g.editor.begin('\b')
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (g *Grid) TypedShortcut(s fyne.Shortcut) {
	c, _ := chordOf(s)
	switch {
	case c == Keys("Alt+Enter"):
		g.editor.begin(0)
	case c == Keys("Ctrl+C") && g.count() > 0:
		fyne.CurrentApp().Clipboard().SetContent(g.Cell(g.at.row, g.at.col).Text)
	default:
		g.env.Router.Shortcut(s, false)
	}
}

// cellAt is the cell at a place; ok is false beside the lines.
func (g *Grid) cellAt(at fyne.Position) (row, col int, ok bool) {
	row = g.at.top + int((at.Y-headHeight())/rowHeight())
	if at.Y < headHeight() || row >= min(g.count(), g.at.top+g.room()) {
		return 0, 0, false
	}
	in, _ := g.cols.at(at.X)
	for i, c := range g.cols.list {
		if c == in {
			return row, i, true
		}
	}
	return row, g.at.col, true
}

// MouseDown implements desktop.Mouseable.
func (g *Grid) MouseDown(ev *desktop.MouseEvent) {
	row, col, ok := g.cellAt(ev.Position)
	if !g.editor.commit() {
		return
	}
	g.Focus()
	if ok {
		g.Select(row, col)
	}
}

// MouseUp implements desktop.Mouseable.
func (g *Grid) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable: a click on the chosen cell opens it.
func (g *Grid) Tapped(ev *fyne.PointEvent) {
	row, col, ok := g.cellAt(ev.Position)
	if !ok || !g.editor.commit() {
		return
	}
	g.Focus()
	g.Select(row, col)
	if g.head.clicks.second(g.env, [2]int{row, col}) {
		g.editor.begin(0)
	}
}

// Scrolled implements fyne.Scrollable.
func (g *Grid) Scrolled(ev *fyne.ScrollEvent) {
	if g.count() <= g.room() || g.editor.open {
		return
	}
	step := 1
	if ev.Scrolled.DY > 0 {
		step = -1
	}
	g.at.top = max(0, min(g.at.top+step, g.count()-g.room()))
	g.at.row = max(g.at.top, min(g.at.row, g.at.top+g.room()-1))
	g.show()
}
