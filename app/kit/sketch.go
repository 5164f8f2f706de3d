package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// sketch draws a widget anew each time out of the same few objects: what was
// drawn before is used again, what is left over is hidden. A renderer that
// draws a row this way makes no garbage while it is scrolled.
//
// Fills lie below icons and icons below lines of text, each in the order drawn.
type sketch struct {
	look                *Theme
	fills               []*canvas.Rectangle
	icons               []*Icon
	texts               []*Text
	nFill, nIcon, nText int
	objects             []fyne.CanvasObject
}

// begin starts a drawing in the look in force.
func (s *sketch) begin() { s.look, s.nFill, s.nIcon, s.nText = Look(), 0, 0, 0 }

// end hides what was not used. It reports whether there are new objects, which
// the canvas has to be told of.
func (s *sketch) end() (grown bool) {
	for _, o := range s.fills[s.nFill:] {
		Reveal(o, false)
	}
	for _, o := range s.icons[s.nIcon:] {
		Reveal(o.Image, false)
	}
	for _, o := range s.texts[s.nText:] {
		Reveal(o.Text, false)
	}
	if len(s.objects) == len(s.fills)+len(s.icons)+len(s.texts) {
		return false
	}
	s.objects = s.objects[:0]
	for _, o := range s.fills {
		s.objects = append(s.objects, o)
	}
	for _, o := range s.icons {
		s.objects = append(s.objects, o.Image)
	}
	for _, o := range s.texts {
		s.objects = append(s.objects, o.Text)
	}
	return true
}

// fill draws a rectangle.
func (s *sketch) fill(x, y, w, h float32, c color.Color) *canvas.Rectangle {
	if s.nFill == len(s.fills) {
		s.fills = append(s.fills, canvas.NewRectangle(c))
	}
	r := s.fills[s.nFill]
	s.nFill++
	r.CornerRadius = 0
	Repaint(r, c)
	Put(r, x, y, w, h)
	Reveal(r, true)
	return r
}

// curve is a fill with round corners.
type curve struct {
	radius float32
	fill   color.Color
}

// frame is a fill with round corners and an edge of 1 dp: the Fill and the Bar
// of the tone.
type frame struct {
	radius float32
	tone   Tone
}

// round draws a rectangle with round corners.
func (s *sketch) round(x, y, w, h float32, c curve) {
	s.fill(x, y, w, h, c.fill).CornerRadius = c.radius
}

// box draws a rectangle with an edge of 1 dp.
func (s *sketch) box(x, y, w, h float32, f frame) {
	s.round(x, y, w, h, curve{f.radius, f.tone.Bar})
	s.round(x+1, y+1, w-2, h-2, curve{max(0, f.radius-1), f.tone.Fill})
}

// line writes a line of text with its middle at mid and gives its right end.
func (s *sketch) line(x, mid float32, line string, st Style) (right float32) {
	if line == "" {
		return x
	}
	return s.text(line, st).Place(x, mid)
}

// lineR writes a line that ends at right and gives its left end.
func (s *sketch) lineR(right, mid float32, line string, st Style) (left float32) {
	if line == "" {
		return right
	}
	return s.text(line, st).PlaceR(right, mid)
}

// fit writes a line of w at most, cut with an ellipsis.
func (s *sketch) fit(x, mid, w float32, line string, st Style) (right float32) {
	return s.line(x, mid, cut(line, w, st), st)
}

func (s *sketch) text(line string, st Style) *Text {
	if s.nText == len(s.texts) {
		s.texts = append(s.texts, NewText())
	}
	t := s.texts[s.nText]
	s.nText++
	Reveal(t.Text, true)
	return t.Set(line, st)
}

// icon draws an icon with its middle at mid and gives its right end.
func (s *sketch) icon(name string, x, mid, size float32, c color.Color) (right float32) {
	if name == "" {
		return x
	}
	if s.nIcon == len(s.icons) {
		s.icons = append(s.icons, NewIcon())
	}
	i := s.icons[s.nIcon]
	s.nIcon++
	Reveal(i.Image, true)
	return i.Set(name, size, c).Place(x, mid)
}

// cut is Style.Cut without measuring what is surely short enough: no letter of
// the family is wider than its size.
func cut(line string, w float32, st Style) string {
	if float32(len(line))*st.Size <= w {
		return line
	}
	return st.Cut(line, max(0, w))
}
