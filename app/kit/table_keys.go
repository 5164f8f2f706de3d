package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// ForwardsKeys implements Forwarder.
func (v *tableView) ForwardsKeys() {}

// FocusGained implements fyne.Focusable.
func (v *tableView) FocusGained() {
	v.keys = true
	if v.sel < 0 && v.model.rows() > 0 {
		v.choose(v.top)
	}
	v.show()
}

// FocusLost implements fyne.Focusable.
func (v *tableView) FocusLost() {
	if v.env.leave(v) {
		return
	}
	v.keys = false
	v.show()
}

// TypedRune implements fyne.Focusable.
func (v *tableView) TypedRune(r rune) {
	if v.env.Router.WaitsRune(r) {
		return
	}
	if v.eaten || r == ' ' {
		v.eaten = false
		return
	}
	if v.edit != nil && v.edit.typed(r) {
		return
	}
	if v.acts.typed != nil {
		v.acts.typed(r)
	}
}

// TypedKey implements fyne.Focusable.
func (v *tableView) TypedKey(ev *fyne.KeyEvent) {
	if v.env.Router.Waits(ev) {
		return
	}
	v.eaten = false
	if !v.env.Layer.Listing() && (v.move(plain(ev.Name)) || v.edit != nil && v.edit.key(v.env.chord(ev))) {
		return
	}
	if v.env.Router.Key(ev, false) {
		v.eaten = len(ev.Name) == 1
		return
	}
	v.acts.key(v, v.env.chord(ev))
}

// move takes the keys that walk through the rows.
func (v *tableView) move(key fyne.KeyName) bool {
	page := max(1, v.room()-1)
	switch key {
	case fyne.KeyUp:
		v.choose(v.sel - 1)
	case fyne.KeyDown:
		v.choose(v.sel + 1)
	case fyne.KeyPageUp:
		v.choose(v.sel - page)
	case fyne.KeyPageDown:
		v.choose(v.sel + page)
	case fyne.KeyHome:
		v.choose(0)
	case fyne.KeyEnd:
		v.choose(v.model.rows() - 1)
	default:
		return false
	}
	return true
}

// key takes the keys that do something with the row.
func (a tableActs) key(v *tableView, c Chord) {
	if v.sel < 0 {
		return
	}
	switch {
	case c == Keys("Enter") && a.open != nil:
		a.open(v.sel)
	case c.Key == fyne.KeySpace && a.preview != nil:
		a.preview(v.sel)
	case c.Key == desktop.KeyMenu, c == Keys("Shift+F10"):
		y := headHeight() + float32(v.sel-v.top+1)*rowHeight()
		a.ask(v, fyne.NewPos(24, y))
	}
}

// ask shows what can be done with the row, at a place of the table.
func (a tableActs) ask(v *tableView, at fyne.Position) {
	if a.menu != nil {
		a.menu(v.sel, fyne.CurrentApp().Driver().AbsolutePositionForObject(v).Add(at))
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (v *tableView) TypedShortcut(s fyne.Shortcut) {
	c, _ := chordOf(s)
	if c == Keys("Ctrl+C") && v.sel >= 0 && v.acts.copied != nil {
		v.acts.copied(v.sel)
		return
	}
	switch n, ok := columnKey(c); {
	case ok && n == 0 && v.acts.columns != nil:
		v.acts.columns()
		return
	case ok && n > 0 && v.acts.sort != nil:
		v.acts.sort(n)
		return
	}
	v.env.Router.Shortcut(s, false)
}

// MouseDown implements desktop.Mouseable: the row is chosen at once.
func (v *tableView) MouseDown(ev *desktop.MouseEvent) { v.take(ev.Position) }

// MouseUp implements desktop.Mouseable.
func (v *tableView) MouseUp(*desktop.MouseEvent) {}

// take gives the table the focus and chooses the row at a place.
func (v *tableView) take(at fyne.Position) (row int64) {
	row = v.rowAt(at.Y)
	if row >= 0 {
		v.choose(row)
	}
	if c := canvasOf(v); c != nil && c.Focused() != fyne.Focusable(v) {
		c.Focus(v)
	}
	return row
}

// Tapped implements fyne.Tappable: the second click opens the row.
func (v *tableView) Tapped(ev *fyne.PointEvent) {
	if row := v.take(ev.Position); row >= 0 && v.clicks.second(v.env, row) && v.acts.open != nil {
		v.acts.open(row)
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (v *tableView) TappedSecondary(ev *fyne.PointEvent) {
	if v.take(ev.Position) >= 0 {
		v.acts.ask(v, ev.Position)
	}
}

// notch is what the driver scrolls for one click of the wheel.
const notch = 25

// Scrolled implements fyne.Scrollable: a notch of the wheel is three rows.
func (v *tableView) Scrolled(ev *fyne.ScrollEvent) {
	v.carry -= ev.Scrolled.DY * 3 / notch
	if step := int64(v.carry); step != 0 {
		v.carry -= float32(step)
		v.scrollTo(v.top + step)
	}
}

// MouseIn implements desktop.Hoverable.
func (v *tableView) MouseIn(ev *desktop.MouseEvent) { v.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (v *tableView) MouseMoved(ev *desktop.MouseEvent) {
	if at := v.rowAt(ev.Position.Y); at != v.hover {
		v.hover = at
		v.show()
	}
}

// MouseOut implements desktop.Hoverable.
func (v *tableView) MouseOut() {
	v.hover = -1
	v.show()
}
