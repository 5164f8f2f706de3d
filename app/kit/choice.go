package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// chooser is the base of fields that are not typed into.
type chooser struct {
	widget.DisableableWidget
	Hooks
	env     *Env
	self    Field
	keys    func(Chord) bool
	ring    *Ring
	mark    Mark
	focused bool
}

func (c *chooser) init(env *Env, self Field, keys func(Chord) bool) {
	c.env, c.self, c.keys, c.ring = env, self, keys, NewRing()
	c.ExtendBaseWidget(self)
}

// ForwardsKeys implements Forwarder.
func (c *chooser) ForwardsKeys() {}

// SetMark implements Field.
func (c *chooser) SetMark(m Mark) {
	if c.mark != m {
		c.mark = m
		c.self.Refresh()
	}
}

// Settle implements Field; there is nothing to settle.
func (c *chooser) Settle() {}

// FocusGained implements fyne.Focusable.
func (c *chooser) FocusGained() {
	c.focused = true
	c.self.Refresh()
	if c.OnFocus != nil {
		c.OnFocus()
	}
}

// FocusLost implements fyne.Focusable.
func (c *chooser) FocusLost() {
	c.focused = false
	c.self.Refresh()
	if !c.env.leave(c.self) && c.OnBlur != nil {
		c.OnBlur()
	}
}

// TypedRune implements fyne.Focusable; figures come as keys.
func (c *chooser) TypedRune(r rune) { c.env.Router.WaitsRune(r) }

// TypedKey implements fyne.Focusable.
func (c *chooser) TypedKey(ev *fyne.KeyEvent) {
	k := c.env.chord(ev)
	switch {
	case c.env.Router.Waits(ev):
	case c.OnKey != nil && c.OnKey(k), c.keys(k), c.env.Router.Key(ev, false):
	default:
		c.walk(c.self, k)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (c *chooser) TypedShortcut(s fyne.Shortcut) { c.env.Router.Shortcut(s, false) }

// grab takes the focus to a field that was clicked; the driver does not.
func (c *chooser) grab() {
	if at := canvasOf(c.self); at != nil && !c.Disabled() {
		at.Focus(c.self)
	}
}

// edge is the colour around what can be chosen.
func (c *chooser) edge(look *Theme) color.Color {
	switch {
	case c.Disabled():
		return look.Border
	case c.mark == MarkError:
		return look.Error
	case c.mark == MarkWarn:
		return look.Warning
	}
	return look.InputBorder
}

// Option is one of a few that can be chosen: Value is kept, Word is shown.
type Option struct{ Value, Word string }

// Choice shows up to seven options side by side; exactly one or none is
// chosen. Arrows step, figures choose at once, Enter walks on. More options
// belong into a Combo.
type Choice struct {
	chooser
	options []Option
	at, hot int // -1 is none
}

// NewChoice gives a choice with nothing chosen.
func NewChoice(env *Env, options []Option) *Choice {
	c := &Choice{options: options, at: -1, hot: -1}
	c.init(env, c, c.key)
	return c
}

// Value is what is chosen, or "".
func (c *Choice) Value() string {
	if c.at < 0 {
		return ""
	}
	return c.options[c.at].Value
}

// chosen is the word of what is chosen.
func (c *Choice) chosen() string {
	if c.at < 0 {
		return ""
	}
	return c.options[c.at].Word
}

// SetValue chooses; a value that is no option chooses none.
func (c *Choice) SetValue(v string) {
	at := -1
	for i, o := range c.options {
		if o.Value == v {
			at = i
		}
	}
	c.choose(at)
}

func (c *Choice) choose(at int) {
	if c.at != at {
		c.at = at
		c.Refresh()
		c.edited()
	}
}

// key steps around the ends: with three options that is never far.
func (c *Choice) key(k Chord) bool {
	n := len(c.options)
	switch {
	case k.Mod != 0 || n == 0 || c.Disabled():
		return false
	case k.Key == fyne.KeyLeft || k.Key == fyne.KeyUp:
		c.choose((max(c.at, 0) + n - 1) % n)
	case k.Key == fyne.KeyRight || k.Key == fyne.KeyDown:
		c.choose((c.at + 1) % n)
	case len(k.Key) == 1 && k.Key[0] >= '1' && int(k.Key[0]-'0') <= n:
		c.choose(int(k.Key[0] - '1'))
	case k.Key == fyne.KeySpace && c.at < 0:
		c.choose(0)
	default:
		return false
	}
	return true
}

// Tapped implements fyne.Tappable.
func (c *Choice) Tapped(ev *fyne.PointEvent) {
	c.grab()
	if i := c.under(ev.Position.X); i >= 0 && !c.Disabled() {
		c.choose(i)
	}
}

// MouseIn implements desktop.Hoverable.
func (c *Choice) MouseIn(ev *desktop.MouseEvent) { c.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (c *Choice) MouseMoved(ev *desktop.MouseEvent) {
	if at := c.under(ev.Position.X); at != c.hot {
		c.hot = at
		c.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (c *Choice) MouseOut() {
	c.hot = -1
	c.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	return paintedBy(c, c.want, c.paint, c.ring.Objects()...)
}

const choiceGap = 6

func (c *Choice) want(look *Theme) fyne.Size {
	w := float32(0)
	for _, chip := range c.chips(look) {
		w += chip + choiceGap
	}
	return fyne.NewSize(max(0, w-choiceGap), look.Dp(30))
}

// chips are the widths the options want; a chosen word is bold and wider, so
// all have room for it and nothing moves.
func (c *Choice) chips(look *Theme) []float32 {
	w := make([]float32, len(c.options))
	for i, o := range c.options {
		w[i] = look.Style(Body).Strong().Width(o.Word) + look.Dp(20)
	}
	return w
}

// under is the option at x, or -1.
func (c *Choice) under(x float32) int {
	left := float32(0)
	for i, w := range c.chips(Look()) {
		if x >= left && x < left+w {
			return i
		}
		left += w + choiceGap
	}
	return -1
}

func (c *Choice) paint(s *sketch, size fyne.Size) {
	look, x, mid := s.look, float32(0), round(size.Height/2)
	c.ring.Show(false)
	for i, w := range c.chips(look) {
		tone, ink := Tone{Bar: c.edge(look), Fill: look.Surface}, look.Style(Body)
		switch {
		case i == c.at && !c.Disabled():
			tone, ink = Tone{Bar: look.Primary, Fill: look.PrimarySoft}, ink.Strong().In(look.Primary)
		case i == c.at:
			tone.Fill, ink = look.Header, ink.Strong().In(look.Muted)
		case c.Disabled():
			tone.Fill, ink = look.Bg, ink.In(look.Disabled)
		case i == c.hot:
			tone.Fill = look.Hover
		}
		if c.focused && i == max(0, c.at) {
			c.ring.Paint(look.Surface, look.Primary)
			c.ring.Place(x, 0, w, size.Height)
			c.ring.Show(true)
		}
		s.box(x, 0, w, size.Height, frame{4, tone})
		s.text(c.options[i].Word, ink).PlaceC(x, w, mid)
		x += w + choiceGap
	}
}
