package kit

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Role says what a line of text is for; the theme gives it a size and a weight.
// A screen uses three of them at most.
type Role uint8

// The roles of text with their sizes at 100 %.
const (
	Body    Role = iota // 13, cells, fields and buttons
	Caption             // 12, labels and hints; nothing is smaller
	Head                // 14 bold, the title of a card
	Page                // 15 bold, the title of a screen
	Plate               // 18 bold, the car that is talked about
	Total               // 22 bold, the sum to pay
)

// Style is how a line of text is drawn.
type Style struct {
	Size  float32
	Bold  bool
	Color color.Color
}

// In is the style in another colour.
func (s Style) In(c color.Color) Style { s.Color = c; return s }

// Strong is the style in bold. Weights are never mixed in a column of figures:
// the digits of the two are not equally wide.
func (s Style) Strong() Style { s.Bold = true; return s }

// Width is the width of a line in this style, in whole dp.
func (s Style) Width(line string) float32 { return Width(line, s.Size, s.Bold) }

// Style is the role at the size and in the ink of the look.
func (t *Theme) Style(r Role) Style {
	sizes := [...]float32{Body: 13, Caption: 12, Head: 14, Page: 15, Plate: 18, Total: 22}
	s := Style{Size: sizes[r] * t.Scale, Bold: r >= Head, Color: t.Ink}
	if r == Caption {
		s.Color = t.Muted
	}
	return s
}

// Width measures a line of text, rounded up to whole dp.
func Width(s string, size float32, bold bool) float32 {
	if s == "" {
		return 0
	}
	if from := Look().source(s, bold); from != nil {
		box, _ := fyne.CurrentApp().Driver().RenderedTextSize(s, size, fyne.TextStyle{Bold: bold}, from)
		return ceil(box.Width)
	}
	return ceil(fyne.MeasureText(s, size, fyne.TextStyle{Bold: bold}).Width)
}

// Cut is s with an ellipsis in place of what does not fit into w.
func (s Style) Cut(line string, w float32) string {
	if s.Width(line) <= w {
		return line
	}
	r := []rune(line)
	low, high := 0, len(r)
	for low < high {
		n := (low + high + 1) / 2
		if s.Width(string(r[:n])+"…") <= w {
			low = n
		} else {
			high = n - 1
		}
	}
	return string(r[:low]) + "…"
}

// Text is a line of text that a renderer keeps and places by the middle of its
// capitals, which Chinese characters share: one number sets a row straight.
// The *canvas.Text in it is the object to show.
type Text struct {
	*canvas.Text
	full  string
	style Style
}

// NewText gives an empty line.
func NewText() *Text { return &Text{Text: canvas.NewText("", color.Transparent)} }

// Set says what is written and how. It gives t back to be placed.
func (t *Text) Set(s string, st Style) *Text {
	t.full, t.style = s, st
	t.show(s)
	return t
}

func (t *Text) show(s string) {
	if t.Text.Text == s && t.TextSize == t.style.Size && t.TextStyle.Bold == t.style.Bold && t.Color == t.style.Color {
		return
	}
	t.Text.Text, t.TextSize, t.TextStyle.Bold, t.Color = s, t.style.Size, t.style.Bold, t.style.Color
	t.FontSource = Look().source(s, t.style.Bold)
	t.Refresh()
}

// Fit cuts the line to w with an ellipsis, or takes an earlier cut back.
func (t *Text) Fit(w float32) *Text {
	t.show(t.style.Cut(t.full, w))
	return t
}

// Full is the line before any cut.
func (t *Text) Full() string { return t.full }

// Width is the width of what is written, in whole dp.
func (t *Text) Width() float32 { return t.style.Width(t.Text.Text) }

// Place puts the left end at x and the visual middle at mid. It gives the
// right end.
func (t *Text) Place(x, mid float32) (right float32) {
	base := round(mid) + round(t.style.Size*0.37)
	t.Move(fyne.NewPos(round(x), base-ceil(t.style.Size*1.16)))
	t.Resize(t.MinSize())
	return round(x) + t.Width()
}

// PlaceR puts the right end at right and gives the left end.
func (t *Text) PlaceR(right, mid float32) (left float32) {
	left = round(right) - t.Width()
	t.Place(left, mid)
	return left
}

// PlaceC puts the line in the middle between x and x+w.
func (t *Text) PlaceC(x, w, mid float32) { t.Place(x+(w-t.Width())/2, mid) }

// Box is a bordered rectangle made of two fills, so that its edge of a whole
// number of dp is crisp where a stroke would be smeared over two.
type Box struct {
	Radius, Edge float32
	outer, inner *canvas.Rectangle
}

// NewBox gives the usual box: radius 4, edge 1.
func NewBox() *Box {
	return &Box{Radius: 4, Edge: 1, outer: canvas.NewRectangle(color.Transparent), inner: canvas.NewRectangle(color.Transparent)}
}

// Objects are what a renderer shows of the box, from the bottom up.
func (b *Box) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{b.outer, b.inner} }

// Paint sets the colours. The fill has to cover what is below.
func (b *Box) Paint(fill, edge color.Color) {
	Repaint(b.outer, edge)
	Repaint(b.inner, fill)
}

// Place puts the box on whole dp.
func (b *Box) Place(x, y, w, h float32) {
	b.outer.CornerRadius, b.inner.CornerRadius = b.Radius, max(0, b.Radius-b.Edge)
	Put(b.outer, x, y, w, h)
	Put(b.inner, x+b.Edge, y+b.Edge, w-2*b.Edge, h-2*b.Edge)
}

// Show shows or hides the box.
func (b *Box) Show(on bool) {
	Reveal(b.outer, on)
	Reveal(b.inner, on)
}

// Ring marks what has the keyboard: 2 dp of Primary around a thing, 1 dp away
// from it. It is hidden at first and belongs below the thing in the order of
// objects. It reaches 3 dp out of the widget, where layouts leave room.
type Ring struct{ box *Box }

// NewRing gives a hidden ring.
func NewRing() *Ring {
	r := &Ring{box: NewBox()}
	r.box.Radius, r.box.Edge = 6, 2
	r.box.Show(false)
	return r
}

// Objects are what a renderer shows of the ring.
func (r *Ring) Objects() []fyne.CanvasObject { return r.box.Objects() }

// Paint sets the colours; under is the ground that shows in the gap.
func (r *Ring) Paint(under, ring color.Color) { r.box.Paint(under, ring) }

// Place puts the ring around a thing at x, y of w by h.
func (r *Ring) Place(x, y, w, h float32) { r.box.Place(x-3, y-3, w+6, h+6) }

// Show shows or hides the ring.
func (r *Ring) Show(on bool) { r.box.Show(on) }

// Fill gives a filled rectangle; a hairline is one that is 1 dp thin.
func Fill(c color.Color, radius float32) *canvas.Rectangle {
	r := canvas.NewRectangle(c)
	r.CornerRadius = radius
	return r
}

// Repaint changes the colour of a rectangle that is drawn already.
func Repaint(r *canvas.Rectangle, c color.Color) {
	if r.FillColor != c {
		r.FillColor = c
		r.Refresh()
	}
}

// Put places o on whole dp.
func Put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(round(x), round(y)))
	o.Resize(fyne.NewSize(max(0, round(w)), max(0, round(h))))
}

// Reveal shows or hides o.
func Reveal(o fyne.CanvasObject, on bool) {
	switch {
	case on && !o.Visible():
		o.Show()
	case !on && o.Visible():
		o.Hide()
	}
}

func ceil(f float32) float32  { return float32(math.Ceil(float64(f) - 0.01)) }
func round(f float32) float32 { return float32(math.Round(float64(f))) }
