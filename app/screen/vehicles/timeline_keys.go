package vehicles

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// CreateRenderer implements fyne.Widget.
func (t *timeline) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.drawn) }

// ForwardsKeys implements kit.Forwarder.
func (t *timeline) ForwardsKeys() {}

// FocusGained implements fyne.Focusable.
func (t *timeline) FocusGained() {
	t.keys = true
	t.drawn.Refresh()
}

// FocusLost implements fyne.Focusable.
func (t *timeline) FocusLost() {
	t.keys = false
	t.drawn.Refresh()
}

// TypedRune implements fyne.Focusable: letters are searched for.
func (t *timeline) TypedRune(r rune) {
	if !t.h.Env.Router.WaitsRune(r) && r != ' ' && r != '/' {
		t.typed(r)
	}
}

// TypedKey implements fyne.Focusable.
func (t *timeline) TypedKey(ev *fyne.KeyEvent) {
	if t.h.Env.Router.Waits(ev) {
		return
	}
	page := max(1, t.last-t.top-1)
	switch ev.Name {
	case fyne.KeyUp:
		t.choose(t.sel - 1)
	case fyne.KeyDown:
		t.choose(t.sel + 1)
	case fyne.KeyPageUp:
		t.choose(t.sel - page)
	case fyne.KeyPageDown:
		t.choose(t.sel + page)
	case fyne.KeyHome:
		t.choose(0)
	case fyne.KeyEnd:
		t.choose(len(t.list) - 1)
	case fyne.KeySpace:
		t.unfold()
	case fyne.KeyReturn, fyne.KeyEnter:
		if !t.h.Env.Router.Key(ev, false) {
			t.enter()
		}
	default:
		t.h.Env.Router.Key(ev, false)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (t *timeline) TypedShortcut(s fyne.Shortcut) { t.h.Env.Router.Shortcut(s, false) }

// Scrolled implements fyne.Scrollable: a notch of the wheel is one entry.
func (t *timeline) Scrolled(ev *fyne.ScrollEvent) {
	t.carry -= ev.Scrolled.DY / 25
	step := int(t.carry)
	if step == 0 {
		return
	}
	t.carry -= float32(step)
	t.top = max(0, min(t.top+step, len(t.list)-1))
	if t.sel < t.top {
		t.sel = t.top
	} else if step < 0 && t.sel >= t.last {
		t.sel = max(t.top, t.last-2)
	}
	t.drawn.Refresh()
}

func (t *timeline) choose(i int) {
	t.sel = max(0, min(i, len(t.list)-1))
	t.drawn.Refresh()
}

func (t *timeline) unfold() {
	if t.sel < len(t.list) {
		key := t.list[t.sel].key()
		t.full[key] = !t.full[key]
		t.drawn.Refresh()
	}
}

func (t *timeline) enter() {
	if t.sel < len(t.list) {
		t.open(t.list[t.sel])
	}
}

// click chooses an entry; a click on the chosen one opens it.
func (t *timeline) click(i int) {
	again := i == t.sel && t.keys
	t.h.Env.Focus(t)
	t.choose(i)
	if again {
		t.enter()
	}
}
