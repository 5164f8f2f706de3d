package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// link is a word to click with its key behind it: 撤销 Ctrl+Z. It has no focus
// of its own and leaves the field its focus; its key does the same as a click.
// Without a word it is a cross.
type link struct {
	drawn
	layer *Layer
	act   Act
	ink   color.Color // nil is the primary colour
	over  bool
}

func newLink(l *Layer, act Act) *link {
	k := &link{layer: l, act: act}
	k.min, k.draw = k.want, k.paint
	k.ExtendBaseWidget(k)
	return k
}

func (k *link) want(look *Theme) fyne.Size {
	if k.act.Word == "" {
		return fyne.NewSize(look.Dp(20), look.Dp(22))
	}
	w := look.Style(Body).Width(k.act.Word)
	if k.act.Keys != "" {
		w += 6 + look.Style(Caption).Width(k.act.Keys)
	}
	return fyne.NewSize(w, look.Dp(22))
}

func (k *link) paint(s *sketch, size fyne.Size) {
	ink, mid := k.ink, size.Height/2
	switch {
	case ink != nil:
	case k.act.Word == "" && !k.over:
		ink = s.look.Muted
	default:
		ink = s.look.Primary
	}
	if k.act.Word == "" {
		s.icon("close", 3, mid, s.look.Dp(14), ink)
		return
	}
	at := s.line(0, mid, k.act.Word, s.look.Style(Body).In(ink))
	if k.over {
		s.fill(0, mid+s.look.Dp(9), at, 1, ink)
	}
	s.line(at+6, mid, k.act.Keys, s.look.Style(Caption).In(ink))
}

// MouseDown implements desktop.Mouseable.
func (k *link) MouseDown(*desktop.MouseEvent) { k.layer.Press() }

// MouseUp implements desktop.Mouseable.
func (k *link) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable.
func (k *link) Tapped(*fyne.PointEvent) {
	k.layer.Release()
	if k.act.Do != nil {
		k.act.Do()
	}
}

// MouseIn implements desktop.Hoverable.
func (k *link) MouseIn(*desktop.MouseEvent) { k.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (k *link) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (k *link) MouseOut() { k.hover(false) }

func (k *link) hover(on bool) {
	k.over = on
	k.Refresh()
}

// Cursor implements desktop.Cursorable.
func (k *link) Cursor() desktop.Cursor { return desktop.PointerCursor }
