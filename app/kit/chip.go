package kit

import (
	"fyne.io/fyne/v2"
)

// Tone is the tone of a name: one of ToneNames, or a flag that may join any
// state: "bad", "warn", "good", "info". An unknown name is calm.
func (t *Theme) Tone(name string) Tone {
	switch name {
	case "bad":
		return t.Bad()
	case "warn":
		return t.Warn()
	case "good":
		return t.Good()
	case "info":
		return t.Info()
	}
	if tone, ok := t.Tones[name]; ok {
		return tone
	}
	return t.Calm()
}

// ChipSpec names a state: an icon, a word and a tone, never a colour alone.
type ChipSpec struct{ Icon, Word, Tone string }

// Chip shows a state, 20 dp high.
type Chip struct {
	drawn
	spec ChipSpec
}

// NewChip gives a chip.
func NewChip(spec ChipSpec) *Chip {
	c := &Chip{spec: spec}
	c.min = func(look *Theme) fyne.Size { return fyne.NewSize(chipWidth(look, c.spec), look.Dp(20)) }
	c.draw = func(s *sketch, size fyne.Size) { s.chip(0, size.Height/2, c.spec) }
	c.ExtendBaseWidget(c)
	return c
}

// Set shows another state.
func (c *Chip) Set(spec ChipSpec) {
	c.spec = spec
	c.Refresh()
}

func chipWidth(look *Theme, spec ChipSpec) float32 {
	w := look.Style(Caption).Width(spec.Word) + 16
	if spec.Icon != "" {
		w += look.Dp(16)
	}
	return w
}

// chip draws a chip with its left at x and its middle at mid.
func (s *sketch) chip(x, mid float32, spec ChipSpec) (right float32) {
	tone, w, h := s.look.Tone(spec.Tone), chipWidth(s.look, spec), s.look.Dp(20)
	s.round(x, mid-h/2, w, h, curve{4, tone.Fill})
	at := x + 8
	if spec.Icon != "" {
		s.icon(spec.Icon, at-1, mid, s.look.Dp(13), tone.Ink)
		at += s.look.Dp(15)
	}
	s.line(at, mid, spec.Word, s.look.Style(Caption).In(tone.Ink))
	return x + w
}

// Count is a small figure in a pill, for the rail and the heads of cards.
type Count struct {
	drawn
	text, tone string
}

// NewCount gives a count; tone is a name for Theme.Tone. An empty text shows
// nothing and takes no room.
func NewCount(text, tone string) *Count {
	c := &Count{text: text, tone: tone}
	c.min = func(look *Theme) fyne.Size { return fyne.NewSize(countWidth(look, c.text), look.Dp(18)) }
	c.draw = func(s *sketch, size fyne.Size) { s.count(0, size.Height/2, c.text, c.tone) }
	c.ExtendBaseWidget(c)
	return c
}

// Set shows another figure.
func (c *Count) Set(text, tone string) {
	c.text, c.tone = text, tone
	c.Refresh()
}

func countWidth(look *Theme, text string) float32 {
	if text == "" {
		return 0
	}
	return max(look.Dp(20), look.Style(Caption).Strong().Width(text)+10)
}

func (s *sketch) count(x, mid float32, text, tone string) (right float32) {
	w, h, t, st := countWidth(s.look, text), s.look.Dp(18), s.look.Tone(tone), s.look.Style(Caption).Strong()
	if w == 0 {
		return x
	}
	s.round(x, mid-h/2, w, h, curve{h / 2, t.Fill})
	s.line(x+(w-st.Width(text))/2, mid, text, st.In(t.Ink))
	return x + w
}

// KeyCap shows a key in a small frame.
type KeyCap struct{ drawn }

// NewKeyCap shows keys as written on buttons.
func NewKeyCap(keys string) *KeyCap {
	k := &KeyCap{}
	k.min = func(look *Theme) fyne.Size { return fyne.NewSize(keyWidth(look, keys), look.Dp(18)) }
	k.draw = func(s *sketch, size fyne.Size) { s.keyCap(0, size.Height/2, keys) }
	k.ExtendBaseWidget(k)
	return k
}

func keyWidth(look *Theme, keys string) float32 { return look.Style(Caption).Width(keys) + 10 }

// keyCap draws a key with its left at x and gives its right end.
func (s *sketch) keyCap(x, mid float32, keys string) (right float32) {
	w, h := keyWidth(s.look, keys), s.look.Dp(18)
	s.box(x, mid-h/2, w, h, frame{3, Tone{Bar: s.look.Border, Fill: s.look.Surface}})
	s.line(x+5, mid, keys, s.look.Style(Caption).In(s.look.Ink))
	return x + w
}

// KeyHint is a key and what it does.
type KeyHint struct{ Keys, Word string }

// KeyHints shows in one line which keys work here. It asks for 400 dp at most;
// what does not fit is left out from the end.
type KeyHints struct {
	drawn
	hints []KeyHint
}

// NewKeyHints gives the line.
func NewKeyHints(hints ...KeyHint) *KeyHints {
	k := &KeyHints{hints: hints}
	k.min = func(look *Theme) fyne.Size {
		wide := float32(0)
		for _, h := range k.hints {
			wide += keyWidth(look, h.Keys) + 6 + look.Style(Caption).Width(h.Word) + 16
		}
		return fyne.NewSize(max(0, min(wide-16, look.Dp(560))), look.Dp(20))
	}
	k.draw = func(s *sketch, size fyne.Size) { s.keyHints(0, size.Height/2, size.Width, k.hints) }
	k.ExtendBaseWidget(k)
	return k
}

// Set shows other keys.
func (k *KeyHints) Set(hints ...KeyHint) {
	k.hints = hints
	k.Refresh()
}

func (s *sketch) keyHints(x, mid, right float32, hints []KeyHint) {
	st := s.look.Style(Caption)
	for _, h := range hints {
		w := keyWidth(s.look, h.Keys) + 6 + st.Width(h.Word)
		if x+w > right {
			return
		}
		s.line(s.keyCap(x, mid, h.Keys)+6, mid, h.Word, st)
		x += w + 16
	}
}
