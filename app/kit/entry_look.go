package kit

import (
	"image/color"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// CreateRenderer implements fyne.Widget: the text is drawn by Fyne's entry while
// it has the focus and by a plain line without, which can be cut, formatted and
// put at the right; edge and ring are our own.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	r := &entryRenderer{entry: e, inner: e.Entry.CreateRenderer(), ring: NewRing(), box: NewBox(), strip: Fill(color.Transparent, 0)}
	r.text, r.unit, r.ghost, r.icon = NewText(), NewText(), NewText(), NewIcon()
	r.body = r.inner.Objects()[2] // box, border, text: the first two are drawn here
	r.objects = append(r.objects, r.ring.Objects()...)
	r.objects = append(r.objects, r.box.Objects()...)
	r.objects = append(r.objects, r.body, r.strip, r.text.Text, r.ghost.Text, r.unit.Text, r.icon.Image)
	r.paint()
	return r
}

type entryRenderer struct {
	entry             *Entry
	inner             fyne.WidgetRenderer
	body              fyne.CanvasObject
	strip             *canvas.Rectangle // covers the scroll bar of a long line
	ring              *Ring
	box               *Box
	text, unit, ghost *Text
	icon              *Icon
	objects           []fyne.CanvasObject
}

// Layout implements fyne.WidgetRenderer. Fyne's entry wraps a long text at the
// width it is given here, so what is left free at the sides is taken off.
func (r *entryRenderer) Layout(size fyne.Size) {
	if r.entry.MultiLine {
		r.inner.Layout(size.SubtractWidthHeight(6, 4))
	} else {
		r.inner.Layout(size)
	}
	r.paint()
}

// MinSize implements fyne.WidgetRenderer.
func (r *entryRenderer) MinSize() fyne.Size {
	look := Look()
	if r.entry.MultiLine {
		return fyne.NewSize(look.Dp(80), float32(r.entry.lines)*look.Dp(20)+look.Dp(16))
	}
	return fyne.NewSize(look.Dp(48), look.Dp(30))
}

// Refresh implements fyne.WidgetRenderer.
func (r *entryRenderer) Refresh() {
	r.inner.Refresh()
	r.paint()
}

// Objects implements fyne.WidgetRenderer.
func (r *entryRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Destroy implements fyne.WidgetRenderer.
func (r *entryRenderer) Destroy() { r.inner.Destroy() }

// edge is the colour inside the field and the one around it.
func (r *entryRenderer) edge(look *Theme) (fill, edge color.Color) {
	switch e := r.entry; {
	case e.locked():
		return look.Bg, look.Border
	case e.mark == MarkError:
		return look.Surface, look.Error
	case e.mark == MarkWarn:
		return look.WarningSoft, look.Warning
	case e.focused:
		return look.Surface, look.Primary
	}
	return look.Surface, look.InputBorder
}

func (r *entryRenderer) paint() {
	e, look, size := r.entry, Look(), r.entry.Size()
	fill, edge := r.edge(look)
	live := e.focused
	ring := look.Primary
	if e.mark == MarkError {
		ring = look.Error
	}
	r.ring.Paint(look.Surface, ring)
	r.ring.Place(0, 0, size.Width, size.Height)
	r.ring.Show(live)
	r.box.Paint(fill, edge)
	r.box.Place(0, 0, size.Width, size.Height)
	Reveal(r.strip, live && !e.MultiLine)
	Repaint(r.strip, fill)
	Put(r.strip, 4, size.Height-5, size.Width-8, 4)
	if e.MultiLine {
		r.body.Move(fyne.NewPos(3, 2+look.lead(theme.SizeNameText)))
		e.shift = r.body.Position().SubtractXY(0, 1)
		return
	}
	r.line(look, live)
}

// line places what stands in a field of one line, from the right to the left.
func (r *entryRenderer) line(look *Theme, live bool) {
	e, size := r.entry, r.entry.Size()
	body, mid, right := look.Style(Body), round(size.Height/2), size.Width-8
	r.icon.Set(e.Icon, look.Dp(14), look.Muted)
	if Reveal(r.icon.Image, e.Icon != ""); e.Icon != "" {
		right = r.icon.PlaceR(right, mid) - 6
	}
	r.unit.Set(e.Unit, look.Style(Caption))
	if Reveal(r.unit.Text, e.Unit != ""); e.Unit != "" {
		right = r.unit.PlaceR(right, mid) - 6
	}
	left := r.ghostly(look, mid)
	shown, style := e.shown(look)
	Reveal(r.text.Text, !live)
	if r.text.Set(shown, style).Fit(right - left); e.trait.right {
		r.text.PlaceR(right, mid)
	} else {
		r.text.Place(left, mid)
	}
	Reveal(r.body, live)
	pad, wide := look.Size(theme.SizeNameInnerPadding), right-left
	if typed := body.Width(e.Text); e.trait.right && e.Text != "" && typed < wide {
		left, wide = right-typed, typed
	}
	// Fyne's text stands where the plain line stood, so nothing moves as the
	// focus comes and goes.
	top := mid + round(body.Size*0.37) - ceil(body.Size*1.16) - pad + 1
	Put(r.body, left-pad, top, wide+2*pad+1, size.Height-1-top)
	e.shift = r.body.Position().SubtractXY(0, 1)
}

// ghostly writes what is understood without being typed and gives the left end
// of what is.
func (r *entryRenderer) ghostly(look *Theme, mid float32) (left float32) {
	ghost := ""
	if e := r.entry; e.trait.ghost != nil && e.focused && !e.locked() {
		ghost = e.trait.ghost(e.Text)
	}
	Reveal(r.ghost.Text, ghost != "")
	return r.ghost.Set(ghost, look.Style(Body).In(look.Placeholder)).Place(8, mid)
}

// shown is the line that stands in the field without the focus.
func (e *Entry) shown(look *Theme) (string, Style) {
	style := look.Style(Body)
	switch {
	case e.Text == "":
		return e.PlaceHolder, style.In(look.Placeholder)
	case e.trait.secret:
		return strings.Repeat("•", utf8.RuneCountInString(e.Text)), style
	case e.locked():
		style = style.In(look.Muted)
	}
	if e.trait.show != nil {
		return e.trait.show(e.Text), style
	}
	return e.Text, style
}

// lead is what Fyne leaves above a line more than we do.
func (t *Theme) lead(n fyne.ThemeSizeName) float32 {
	return 1 - float32(int(t.Size(n)/20))
}
