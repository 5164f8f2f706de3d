package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Keyed is a Drawing that takes the keyboard: tiles to choose from, cards with
// rows, a grid of ticks. What is chosen in it is the screen's own affair.
type Keyed struct {
	Drawing
	Hooks
	// Leaves reports whether Tab, or Shift+Tab when back is true, goes on to the
	// next widget; else it comes to the keys as "Tab" and "Shift+Tab". nil always
	// leaves.
	Leaves func(back bool) bool
	// Wheel is told how many rows a turn of the mouse wheel asks for; nil ignores
	// it.
	Wheel func(rows int)
	// OnTap is told where a click fell on no spot of the drawing, OnOver where the
	// pointer is; nil are not.
	OnTap  func(at fyne.Position)
	OnOver func(at fyne.Position, over bool)

	env     *Env
	keys    func(Chord) bool
	focused bool
}

// NewKeyed gives a drawing, as NewDrawing does; keys is offered each plain key
// before the router and says whether it used it.
func NewKeyed(env *Env, min func(*Theme) fyne.Size, draw func(*Pen, fyne.Size), keys func(Chord) bool) *Keyed {
	k := &Keyed{}
	k.init(env, min, draw, keys)
	k.ExtendBaseWidget(k)
	return k
}

func (k *Keyed) init(env *Env, min func(*Theme) fyne.Size, draw func(*Pen, fyne.Size), keys func(Chord) bool) {
	k.env, k.keys = env, keys
	k.layer, k.over, k.min = env.Layer, -1, min
	k.Drawing.draw = func(s *sketch, size fyne.Size) {
		k.spots = k.spots[:0]
		draw(&Pen{Look: s.look, s: s, on: &k.Drawing}, size)
	}
}

// whole is the widget that the canvas knows: k, or what embeds it.
func (k *Keyed) whole() fyne.Focusable {
	if f, ok := k.self.(fyne.Focusable); ok {
		return f
	}
	return k
}

// Focused reports whether the drawing has the keyboard, to be drawn so.
func (k *Keyed) Focused() bool { return k.focused }

// ForwardsKeys implements Forwarder.
func (k *Keyed) ForwardsKeys() {}

// FocusGained implements fyne.Focusable.
func (k *Keyed) FocusGained() {
	k.focused = true
	k.Refresh()
	if k.OnFocus != nil {
		k.OnFocus()
	}
}

// FocusLost implements fyne.Focusable.
func (k *Keyed) FocusLost() {
	if k.env.leave(k.whole()) {
		return
	}
	k.focused = false
	k.Refresh()
	if k.OnBlur != nil {
		k.OnBlur()
	}
}

// AcceptsTab implements fyne.Tabbable.
func (k *Keyed) AcceptsTab() bool {
	return k.Leaves != nil && !k.Leaves(k.env.Router.Modifiers()&fyne.KeyModifierShift != 0)
}

// TypedRune implements fyne.Focusable; figures come as keys.
func (k *Keyed) TypedRune(r rune) { k.env.Router.WaitsRune(r) }

// TypedKey implements fyne.Focusable.
func (k *Keyed) TypedKey(ev *fyne.KeyEvent) {
	if k.env.Router.Waits(ev) {
		return
	}
	c := k.env.chord(ev)
	if !k.env.Layer.Listing() && k.keys(c) {
		return
	}
	if !k.env.Router.Key(ev, false) {
		k.walk(k.whole(), c)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (k *Keyed) TypedShortcut(s fyne.Shortcut) { k.env.Router.Shortcut(s, false) }

// Tapped implements fyne.Tappable: a click brings the keyboard here, unless
// what it does takes it elsewhere.
func (k *Keyed) Tapped(ev *fyne.PointEvent) {
	i := k.at(ev.Position)
	k.layer.Release()
	k.env.Focus(k.whole())
	switch {
	case i >= 0:
		k.spots[i].do()
	case k.OnTap != nil:
		k.OnTap(ev.Position)
	}
}

// MouseMoved implements desktop.Hoverable.
func (k *Keyed) MouseMoved(ev *desktop.MouseEvent) {
	k.Drawing.MouseMoved(ev)
	if k.OnOver != nil {
		k.OnOver(ev.Position, true)
	}
}

// MouseOut implements desktop.Hoverable.
func (k *Keyed) MouseOut() {
	k.Drawing.MouseOut()
	if k.OnOver != nil {
		k.OnOver(fyne.Position{}, false)
	}
}

// Scrolled implements fyne.Scrollable.
func (k *Keyed) Scrolled(ev *fyne.ScrollEvent) {
	if k.Wheel == nil || ev.Scrolled.DY == 0 {
		return
	}
	if ev.Scrolled.DY < 0 {
		k.Wheel(1)
		return
	}
	k.Wheel(-1)
}

// Cursor implements desktop.Cursorable.
func (k *Keyed) Cursor() desktop.Cursor { return desktop.DefaultCursor }
