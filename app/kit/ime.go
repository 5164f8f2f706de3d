package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// An input method (输入法) takes keys and gives words. Which keys reach a field
// is between it and the system; what a field can say is whether it wants one
// and where its caret is, and only Windows listens: see ime_windows.go. Under
// X11 the window library has no such call, so there an input method that is on
// stays on in a field for codes, and figures pass through it.

// wantsWords tells the system whether words are composed in the field that has
// got the focus.
func wantsWords(e *Entry) {
	if e.Latin() {
		inputMethod(e.env.handle(), false)
		return
	}
	atCaret(e)
}

// wantsNothing leaves an input method as a field found it.
func wantsNothing(e *Entry) {
	if e.Latin() {
		inputMethod(e.env.handle(), true)
	}
}

// atCaret has the words that are offered stand at the caret, not over it.
func atCaret(e *Entry) {
	if c := e.env.Router.canvas; c != nil && e.focused && !e.Latin() {
		offerAt(e.env.handle(), func() caretSpot { return caretOf(e, c.Scale()) })
	}
}

// caretSpot is a line of text at the caret, in pixels of the window.
type caretSpot struct{ x, y, tall int }

// caretOf is where the caret of a field is seen. Fyne's entry counts as if a
// long line were not scrolled, so the caret is kept inside the field.
func caretOf(e *Entry, scale float32) caretSpot {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(e.self)
	p, size, tall := e.CursorPosition(), e.Size(), Look().Size(theme.SizeNameText)*1.4
	x := min(max(p.X, 0), size.Width)
	y := min(max(p.Y, 0), max(0, size.Height-tall))
	return caretSpot{int((at.X + x) * scale), int((at.Y + y) * scale), int(tall * scale)}
}
