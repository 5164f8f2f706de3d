package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Focus puts the keys on o; nil leaves them with the window, where figures and
// letters are keys of the page. While the finder is open it keeps them: o gets
// them when it closes, so that a page that was still reading takes no letter
// out of a search.
func (e *Env) Focus(o fyne.Focusable) {
	if e.Layer.later != nil {
		e.Layer.later(o)
		return
	}
	if o == nil {
		if c := e.Router.canvas; c != nil {
			c.Unfocus()
		}
		return
	}
	c := canvasOf(o)
	if c == nil {
		c = e.Router.canvas // not painted yet, so its canvas is not known
	}
	if c != nil {
		c.Focus(o)
	}
}

// TypeOver puts text in the place of what the field with the focus says, with
// Enter behind it; it reports false where no text field has the focus.
func TypeOver(e *Env, text string) bool {
	f, ok := e.Focused().(interface{ base() *Entry })
	if !ok {
		return false
	}
	f.base().SetText(text)
	f.base().self.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	return true
}

// Focused is what has the keys; nil is the window.
func (e *Env) Focused() fyne.Focusable {
	if c := e.Router.canvas; c != nil {
		return c.Focused()
	}
	return nil
}

// Heading is a line of text in the role of a title.
type Heading struct {
	drawn
	text string
}

// NewHeading gives a heading.
func NewHeading(text string) *Heading {
	h := &Heading{text: text}
	h.min = func(look *Theme) fyne.Size { return fyne.NewSize(look.Style(Head).Width(h.text), look.Dp(26)) }
	h.draw = func(s *sketch, size fyne.Size) { s.fit(0, size.Height/2, size.Width, h.text, s.look.Style(Head)) }
	h.ExtendBaseWidget(h)
	return h
}

// Set shows another text.
func (h *Heading) Set(text string) {
	h.text = text
	h.Refresh()
}

// Padded keeps what is in a card 12 dp from its edges, of which the card itself
// takes 1, and 8 from its end.
func Padded(o fyne.CanvasObject) *fyne.Container { return container.New(padding{}, o) }

type padding struct{}

// Layout implements fyne.Layout.
func (padding) Layout(all []fyne.CanvasObject, size fyne.Size) {
	Put(all[0], 11, 4, size.Width-22, size.Height-12)
}

// MinSize implements fyne.Layout.
func (padding) MinSize(all []fyne.CanvasObject) fyne.Size {
	want := all[0].MinSize()
	return fyne.NewSize(want.Width+22, want.Height+12)
}
