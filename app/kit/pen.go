package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Drawing is a widget that a screen draws itself: the strip of a car, the sums
// of an order, the rail. It has no focus; whatever can be clicked in it has a
// key as well.
type Drawing struct {
	drawn
	layer *Layer
	spots []spot
	over  int // the spot under the pointer, -1 is none
}

// spot is a place of a drawing that answers a click.
type spot struct {
	x, y, w, h float32
	do         func()
}

// NewDrawing gives a drawing. min says how much room it wants, draw draws it
// in the room it got; both are asked again whenever the look changes.
func NewDrawing(env *Env, min func(*Theme) fyne.Size, draw func(*Pen, fyne.Size)) *Drawing {
	d := &Drawing{layer: env.Layer, over: -1}
	d.min = min
	d.draw = func(s *sketch, size fyne.Size) {
		d.spots = d.spots[:0]
		draw(&Pen{Look: s.look, s: s, on: d}, size)
	}
	d.ExtendBaseWidget(d)
	return d
}

// Tapped implements fyne.Tappable.
func (d *Drawing) Tapped(ev *fyne.PointEvent) {
	i := d.at(ev.Position)
	d.layer.Release()
	if i >= 0 {
		d.spots[i].do()
	}
}

// MouseDown implements desktop.Mouseable: a field keeps its focus.
func (d *Drawing) MouseDown(*desktop.MouseEvent) { d.layer.Press() }

// MouseUp implements desktop.Mouseable.
func (d *Drawing) MouseUp(*desktop.MouseEvent) {}

// MouseIn implements desktop.Hoverable.
func (d *Drawing) MouseIn(ev *desktop.MouseEvent) { d.hover(d.at(ev.Position)) }

// MouseMoved implements desktop.Hoverable.
func (d *Drawing) MouseMoved(ev *desktop.MouseEvent) { d.hover(d.at(ev.Position)) }

// MouseOut implements desktop.Hoverable.
func (d *Drawing) MouseOut() { d.hover(-1) }

func (d *Drawing) hover(i int) {
	if d.over != i {
		d.over = i
		d.Refresh()
	}
}

func (d *Drawing) at(p fyne.Position) int {
	for i, s := range d.spots {
		if p.X >= s.x && p.X < s.x+s.w && p.Y >= s.y && p.Y < s.y+s.h {
			return i
		}
	}
	return -1
}

// Pen draws on a Drawing. Fills lie below icons and icons below text, each in
// the order drawn. Places are in dp from the left top corner; mid is the
// middle of a line of text.
type Pen struct {
	Look *Theme
	s    *sketch
	on   *Drawing
}

// Text writes a line and gives its right end.
func (p *Pen) Text(x, mid float32, line string, st Style) float32 { return p.s.line(x, mid, line, st) }

// TextR writes a line that ends at right and gives its left end.
func (p *Pen) TextR(right, mid float32, line string, st Style) float32 {
	return p.s.lineR(right, mid, line, st)
}

// Fit writes a line of w at most, cut with an ellipsis, and gives its right end.
func (p *Pen) Fit(x, mid, w float32, line string, st Style) float32 {
	return p.s.fit(x, mid, w, line, st)
}

// Style is a role of text in the look.
func (p *Pen) Style(r Role) Style { return p.Look.Style(r) }

// Fill draws a sharp rectangle.
func (p *Pen) Fill(x, y, w, h float32, c color.Color) { p.s.fill(x, y, w, h, c) }

// Place is where something is drawn, in dp from the left top corner.
type Place struct{ X, Y, W, H float32 }

// At gives a place.
func At(x, y, w, h float32) Place { return Place{x, y, w, h} }

// Round draws a rectangle with round corners.
func (p *Pen) Round(at Place, radius float32, c color.Color) {
	p.s.round(at.X, at.Y, at.W, at.H, curve{radius, c})
}

// Card draws a surface with a hairline edge.
func (p *Pen) Card(x, y, w, h float32) {
	p.s.box(x, y, w, h, frame{4, Tone{Bar: p.Look.Border, Fill: p.Look.Surface}})
}

// HLine draws a hairline across.
func (p *Pen) HLine(x, y, w float32) { p.s.fill(x, y, w, 1, p.Look.Border) }

// VLine draws the upright hairline.
func (p *Pen) VLine(x, y, h float32) { p.s.fill(x, y, 1, h, p.Look.Border) }

// Icon draws an icon and gives its right end.
func (p *Pen) Icon(name string, x, mid, size float32, c color.Color) float32 {
	return p.s.icon(name, x, mid, size, c)
}

// Chip draws a state and gives its right end.
func (p *Pen) Chip(x, mid float32, spec ChipSpec) float32 { return p.s.chip(x, mid, spec) }

// ChipR draws a state that ends at right and gives its left end.
func (p *Pen) ChipR(right, mid float32, spec ChipSpec) float32 {
	x := right - chipWidth(p.Look, spec)
	p.s.chip(x, mid, spec)
	return x
}

// CountR draws a count that ends at right and gives its left end.
func (p *Pen) CountR(right, mid float32, text, tone string) float32 {
	x := right - countWidth(p.Look, text)
	p.s.count(x, mid, text, tone)
	return x
}

// KeyCap draws a key in a small frame and gives its right end.
func (p *Pen) KeyCap(x, mid float32, keys string) float32 { return p.s.keyCap(x, mid, keys) }

// KeyCapR draws a key that ends at right and gives its left end.
func (p *Pen) KeyCapR(right, mid float32, keys string) float32 {
	x := right - keyWidth(p.Look, keys)
	p.s.keyCap(x, mid, keys)
	return x
}

// KeyHints draws keys and what they do, as many as fit.
func (p *Pen) KeyHints(x, mid, right float32, hints ...KeyHint) { p.s.keyHints(x, mid, right, hints) }

// Spot makes a place answer a click with do, and reports whether the pointer
// is over it, so that it can be drawn accordingly.
func (p *Pen) Spot(x, y, w, h float32, do func()) (over bool) {
	p.on.spots = append(p.on.spots, spot{x, y, w, h, do})
	return p.on.over == len(p.on.spots)-1
}

// Link writes a word in the primary colour that answers a click, with its key
// behind it, and gives the right end.
func (p *Pen) Link(x, mid float32, word, keys string, do func()) float32 {
	st, key := p.Style(Body).In(p.Look.Primary), p.Style(Caption).In(p.Look.Primary)
	right := x + st.Width(word)
	if keys != "" {
		right += 4 + key.Width(keys)
	}
	h := p.Look.Dp(22)
	if p.Spot(x, mid-h/2, right-x, h, do) {
		p.Fill(x, mid+p.Look.Dp(9), right-x, 1, p.Look.Primary)
	}
	p.Text(p.Text(x, mid, word, st)+4, mid, keys, key)
	return right
}

// LinkR is Link that ends at right; it gives the left end.
func (p *Pen) LinkR(right, mid float32, word, keys string, do func()) float32 {
	x := right - p.Style(Body).Width(word)
	if keys != "" {
		x -= 4 + p.Style(Caption).Width(keys)
	}
	p.Link(x, mid, word, keys, do)
	return x
}

// Pair writes a label at the left, as much of it as there is room for, and a
// value that ends at right.
func (p *Pen) Pair(x, right, mid float32, label, value string) {
	left := p.TextR(right, mid, value, p.Style(Body))
	p.Fit(x, mid, left-8-x, label, p.Style(Caption))
}
