package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Check is a box to tick with a word beside it. Space and a click tick it. The
// tick is drawn: no font of ours has it.
type Check struct {
	chooser
	word string
	on   bool
}

// NewCheck gives an empty box.
func NewCheck(env *Env, word string) *Check {
	c := &Check{word: word}
	c.init(env, c, c.key)
	return c
}

// Checked reports whether the box is ticked.
func (c *Check) Checked() bool { return c.on }

// chosen is the word of the box, if it is ticked.
func (c *Check) chosen() string {
	if !c.on {
		return ""
	}
	return c.word
}

// SetChecked ticks or clears the box.
func (c *Check) SetChecked(on bool) {
	if c.on != on {
		c.on = on
		c.Refresh()
		c.edited()
	}
}

func (c *Check) key(k Chord) bool {
	if k != (Chord{Key: fyne.KeySpace}) {
		return false
	}
	c.flip()
	return true
}

func (c *Check) flip() {
	if !c.Disabled() {
		c.SetChecked(!c.on)
	}
}

// Tapped implements fyne.Tappable.
func (c *Check) Tapped(*fyne.PointEvent) {
	c.grab()
	c.flip()
}

// Cursor implements desktop.Cursorable.
func (c *Check) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	return paintedBy(c, c.want, c.paint, c.ring.Objects()...)
}

func (c *Check) want(look *Theme) fyne.Size {
	return fyne.NewSize(look.Dp(24)+look.Style(Body).Width(c.word), look.Dp(30))
}

func (c *Check) paint(s *sketch, size fyne.Size) {
	look, mid, side := s.look, round(size.Height/2), s.look.Dp(16)
	edge, ink := c.edge(look), look.Style(Body)
	c.ring.Paint(look.Surface, look.Primary)
	c.ring.Place(0, mid-side/2, side, side)
	c.ring.Show(c.focused && !c.Disabled())
	if c.Disabled() {
		ink = ink.In(look.Muted)
	}
	if c.on {
		fill := look.Primary
		if c.Disabled() {
			fill = look.Disabled
		}
		s.box(0, mid-side/2, side, side, frame{3, Tone{Bar: fill, Fill: fill}})
		s.icon("check", 1, mid, side-2, look.OnPrimary)
	} else {
		s.box(0, mid-side/2, side, side, frame{3, Tone{Bar: edge, Fill: look.Surface}})
	}
	s.fit(look.Dp(24), mid, size.Width-look.Dp(24), c.word, ink)
}
