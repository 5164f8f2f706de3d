package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// ButtonKind is how loud a button is. A screen has one Primary at most.
type ButtonKind uint8

// The kinds of button.
const (
	Plain   ButtonKind = iota
	Primary            // the next step
	Quiet              // a word only
	Danger             // cannot be taken back
)

// Button is a word with its key in a fainter tone: 保存 Ctrl+S. Enter, Space
// and a click press it. The key itself belongs to the actions of the screen.
type Button struct {
	widget.DisableableWidget
	Hooks
	env           *Env
	word, keys    string
	kind          ButtonKind
	icon          string
	do            func()
	ring          *Ring
	focused, over bool
	held          bool
}

// NewButton gives a button; keys may be empty and do nil.
func NewButton(env *Env, word, keys string, kind ButtonKind, do func()) *Button {
	b := &Button{env: env, word: word, keys: keys, kind: kind, do: do, ring: NewRing()}
	b.ExtendBaseWidget(b)
	return b
}

// SetWord changes what stands on the button.
func (b *Button) SetWord(word, keys string) {
	b.word, b.keys = word, keys
	b.Refresh()
}

// SetIcon puts an icon before the word.
func (b *Button) SetIcon(name string) *Button {
	b.icon = name
	b.Refresh()
	return b
}

// Word is what stands on the button.
func (b *Button) Word() string { return b.word }

// Press does what the button is for, unless it is disabled.
func (b *Button) Press() {
	if !b.Disabled() && b.do != nil {
		b.do()
	}
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	return paintedBy(b, b.want, b.paint, b.ring.Objects()...)
}

// want is the size in steps of 4 dp, so that buttons in a column line up.
func (b *Button) want(look *Theme) fyne.Size {
	w := b.wide(look) + look.Dp(24)
	return fyne.NewSize(float32(int(w+3)/4*4), look.Dp(30))
}

// wide is the width of icon, word and key together.
func (b *Button) wide(look *Theme) float32 {
	word, key := b.styles(look)
	w := word.Width(b.word)
	if b.icon != "" {
		w += look.Dp(16) + 6
	}
	if b.keys != "" {
		w += look.Dp(8) + key.Width(b.keys)
	}
	return w
}

// styles are how word and key are written in the state there is.
func (b *Button) styles(look *Theme) (word, key Style) {
	word, key = look.Style(Body), look.Style(Caption)
	switch {
	case b.Disabled():
		return word.In(look.Disabled), key.In(look.Disabled)
	case b.kind == Primary:
		return word.Strong().In(look.OnPrimary), key.In(look.OnPrimary)
	case b.kind == Danger:
		return word.In(look.Error), key.In(look.Error)
	case b.kind == Quiet:
		return word.In(look.Primary), key.In(look.Primary)
	}
	return word, key
}

// tone is the ground and the edge of the button as it stands.
func (b *Button) tone(look *Theme) Tone {
	live := !b.Disabled()
	switch {
	case !live && b.kind == Quiet, live && b.kind == Quiet && !b.over && !b.held:
		return Tone{Bar: color.Transparent, Fill: color.Transparent}
	case !live:
		return Tone{Bar: look.Border, Fill: look.Bg}
	case b.kind == Primary && (b.over || b.held):
		share := 0.1
		if b.held {
			share = 0.2
		}
		c := mix(look.Primary, look.Ink, share)
		return Tone{Bar: c, Fill: c}
	case b.kind == Primary:
		return Tone{Bar: look.Primary, Fill: look.Primary}
	}
	t := Tone{Bar: look.InputBorder, Fill: look.Surface}
	if b.kind == Danger {
		t.Bar = look.Error
	}
	switch {
	case b.held:
		t.Fill = look.PrimarySoft
	case b.over:
		t.Fill = look.Hover
	}
	if b.kind == Quiet {
		t.Bar = t.Fill
	}
	return t
}

func (b *Button) paint(s *sketch, size fyne.Size) {
	look := s.look
	b.ring.Paint(look.Surface, look.Primary)
	b.ring.Place(0, 0, size.Width, size.Height)
	b.ring.Show(b.focused && !b.Disabled())
	tone := b.tone(look)
	if b.focused && b.kind == Quiet {
		tone.Fill, tone.Bar = look.Surface, look.Surface
	}
	s.box(0, 0, size.Width, size.Height, frame{4, tone})
	word, key := b.styles(look)
	mid, x := round(size.Height/2), round((size.Width-b.wide(look))/2)
	if b.icon != "" {
		x = s.icon(b.icon, x, mid, look.Dp(16), word.Color) + 6
	}
	x = s.fit(x, mid, size.Width-x-4, b.word, word)
	s.line(x+look.Dp(8), mid, b.keys, key)
}

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) { b.Press() }

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	switch c := b.env.chord(ev); {
	case b.env.Router.Waits(ev):
	case b.OnKey != nil && b.OnKey(c):
	case c == Chord{Key: fyne.KeySpace}, c == Chord{Key: fyne.KeyReturn}:
		b.Press()
	case b.env.Router.Key(ev, false):
	default:
		b.walk(b, c)
	}
}

// TypedRune implements fyne.Focusable; a button is not typed into.
func (b *Button) TypedRune(r rune) { b.env.Router.WaitsRune(r) }

// TypedShortcut implements fyne.Shortcutable.
func (b *Button) TypedShortcut(s fyne.Shortcut) { b.env.Router.Shortcut(s, false) }

// FocusGained implements fyne.Focusable.
func (b *Button) FocusGained() { b.set(&b.focused, true) }

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() { b.set(&b.focused, false) }

// MouseIn implements desktop.Hoverable.
func (b *Button) MouseIn(*desktop.MouseEvent) { b.set(&b.over, true) }

// MouseMoved implements desktop.Hoverable.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *Button) MouseOut() {
	b.held = false
	b.set(&b.over, false)
}

// MouseDown implements desktop.Mouseable.
func (b *Button) MouseDown(*desktop.MouseEvent) { b.set(&b.held, true) }

// MouseUp implements desktop.Mouseable.
func (b *Button) MouseUp(*desktop.MouseEvent) { b.set(&b.held, false) }

// ForwardsKeys implements Forwarder.
func (b *Button) ForwardsKeys() {}

func (b *Button) set(flag *bool, on bool) {
	*flag = on
	b.Refresh()
}

// mix is a with a share of b in it.
func mix(a, b color.Color, share float64) color.Color {
	x, y := color.NRGBAModel.Convert(a).(color.NRGBA), color.NRGBAModel.Convert(b).(color.NRGBA)
	part := func(p, q uint8) uint8 { return uint8(float64(p)*(1-share) + float64(q)*share) }
	return color.NRGBA{R: part(x.R, y.R), G: part(x.G, y.G), B: part(x.B, y.B), A: x.A}
}
