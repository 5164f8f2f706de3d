package screen

import (
	"fmt"
	"hash/fnv"
	"image/color"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/shop"
)

// Sign is a number on the outline of a car.
type Sign struct {
	At   shop.Spot
	Text string
}

// Outline is a car unfolded, with signs on it, drawn by the lines that paper is
// drawn by. What its signs mean stands in words beside it. Where OnTap or keys
// are given it can be marked.
type Outline struct {
	OnTap  func(at shop.Spot, sign int) // sign is what was hit, -1: the car itself
	signs  []Sign
	marked []shop.Zone
	zone   shop.Zone // where the keys are, "": nowhere
	chosen int       // the sign that is chosen, -1: none
	over   shop.Zone // under the pointer
	words  [3]string // front, left, right

	car   layer // the lines, the same for every car
	areas []layer
	under *fyne.Container // areas below the lines
	above *fyne.Container // wheels that are marked
	keyed *kit.Keyed
	root  *fyne.Container
}

// Margins of the drawing around the car, in thousandths of its width: wheels
// reach out of it, and words stand at its edges.
const (
	outlineSide = 10.0
	outlineEdge = 36.0
)

// signSize is the size of a sign in dp at 100 %.
const signSize = 17

// NewOutline gives the outline of a car without signs. keys is offered each plain
// key; nil is an outline that is only looked at.
func NewOutline(h *Host, keys func(kit.Chord) bool) *Outline {
	o := &Outline{chosen: -1, car: newLayer(), under: container.NewWithoutLayout(), above: container.NewWithoutLayout()}
	o.words = [3]string{h.Say("paper.intake.front"), h.Say("paper.intake.left"), h.Say("paper.intake.right")}
	least := func(l *kit.Theme) fyne.Size { return fyne.NewSize(l.Dp(180), l.Dp(150)) }
	if keys == nil {
		keys = func(kit.Chord) bool { return false }
	}
	o.keyed = kit.NewKeyed(h.Env, least, o.draw, keys)
	o.keyed.OnTap = func(at fyne.Position) {
		if spot, ok := o.spot(at); ok && o.OnTap != nil {
			o.OnTap(spot, o.hit(at))
		}
	}
	o.keyed.OnOver = func(at fyne.Position, over bool) {
		var zone shop.Zone
		if spot, ok := o.spot(at); over && ok && o.OnTap != nil {
			zone = shop.ZoneAt(spot)
		}
		if zone != o.over {
			o.over = zone
			o.keyed.Refresh()
		}
	}
	lines := container.NewWithoutLayout(o.car.image) // a stack would stretch the picture itself
	o.root = container.NewStack(o.under, lines, o.above, o.keyed)
	return o
}

// Object is what a page shows.
func (o *Outline) Object() fyne.CanvasObject { return o.root }

// Keyed is what takes the keys.
func (o *Outline) Keyed() *kit.Keyed { return o.keyed }

// Set shows other signs; marked are the zones they are on.
func (o *Outline) Set(signs []Sign, marked []shop.Zone) {
	o.signs, o.marked = signs, marked
	o.keyed.Refresh()
}

// Choose puts the keys on a zone and a sign; "" and -1 are none.
func (o *Outline) Choose(zone shop.Zone, sign int) {
	o.zone, o.chosen = zone, sign
	o.keyed.Refresh()
}

// place is where the drawing of the car stands in the widget.
func (o *Outline) place(size fyne.Size) (x, y, w, h float32) {
	const whole = 1000 + 2*outlineSide
	shape := float32((1000*shop.CarShape + 2*outlineEdge) / whole)
	room := kit.Look().Dp(16) // for the word at the front
	w = max(1, min(size.Width-2*room, size.Height/shape))
	h = w * shape
	return (size.Width - w) / 2, (size.Height - h) / 2, w, h
}

// spot is the place on the car under a place of the widget.
func (o *Outline) spot(at fyne.Position) (shop.Spot, bool) {
	x, y, w, _ := o.place(o.keyed.Size())
	unit := float64(w) / (1000 + 2*outlineSide)
	s := shop.Spot{X: float64(at.X-x)/unit - outlineSide, Y: (float64(at.Y-y)/unit - outlineEdge) / shop.CarShape}
	return s, s.X >= 0 && s.X <= 1000 && s.Y > -100 && s.Y < 1100
}

// point is where a place of the car stands in the widget.
func (o *Outline) point(s shop.Spot) fyne.Position {
	x, y, w, _ := o.place(o.keyed.Size())
	unit := float64(w) / (1000 + 2*outlineSide)
	return fyne.NewPos(x+float32((s.X+outlineSide)*unit), y+float32((s.Y*shop.CarShape+outlineEdge)*unit))
}

// hit is the sign at a place of the widget, -1 for none. Later ones lie on top.
func (o *Outline) hit(at fyne.Position) int {
	half := kit.Look().Dp(signSize)/2 + 1
	for i := len(o.signs) - 1; i >= 0; i-- {
		p := o.point(o.signs[i].At)
		if dx, dy := at.X-p.X, at.Y-p.Y; dx*dx+dy*dy <= half*half {
			return i
		}
	}
	return -1
}

func (o *Outline) draw(p *kit.Pen, size fyne.Size) {
	look := p.Look
	x, y, w, h := o.place(size)
	o.car.show(carSVG(look))
	kit.Put(o.car.image, x, y, w, h)
	o.paint(look)
	caption := p.Style(kit.Caption)
	p.Text(x-caption.Width(o.words[0])-1, y+h/2, o.words[0], caption)
	for i, side := range []float64{140, 860} {
		at := o.point(shop.Spot{X: 0, Y: side})
		p.Text(x-caption.Width(o.words[i+1])-1, at.Y, o.words[i+1], caption)
	}
	for i, s := range o.signs {
		o.sign(p, s, i == o.chosen)
	}
}

// sign draws a number in a disc; the chosen one has a ring.
func (o *Outline) sign(p *kit.Pen, s Sign, chosen bool) {
	look, at := p.Look, o.point(s.At)
	d := look.Dp(signSize)
	x, y := at.X-d/2, at.Y-d/2
	if chosen {
		p.Round(kit.At(x-4, y-4, d+8, d+8), d/2+4, look.Primary)
		p.Round(kit.At(x-2, y-2, d+4, d+4), d/2+2, look.Surface)
	}
	p.Round(kit.At(x, y, d, d), d/2, look.Error)
	st := p.Style(kit.Caption).Strong().In(look.Surface)
	p.Text(at.X-st.Width(s.Text)/2, at.Y, s.Text, st)
}

// paint colours the zones that are marked, under the pointer, and where the keys
// are. Each is a small picture of its own: of the cars that are looked at in a
// day all show the same one of the lines, which is large.
func (o *Outline) paint(look *kit.Theme) {
	var under, above []fyne.CanvasObject
	n := 0
	area := func(z shop.Zone, fill, edge color.Color, width float32) {
		if n == len(o.areas) {
			o.areas = append(o.areas, newLayer())
		}
		l := &o.areas[n]
		n++
		svg, box, wheel := zoneSVG(z, fill, edge, width)
		l.show(svg)
		from, to := o.point(box[0]), o.point(box[1])
		kit.Put(l.image, from.X, from.Y, to.X-from.X, to.Y-from.Y)
		if wheel {
			above = append(above, l.image)
			return
		}
		under = append(under, l.image)
	}
	for _, z := range o.marked {
		area(z, look.ErrorSoft, look.ErrorSoft, 1)
	}
	if o.over != "" && o.over != o.zone {
		area(o.over, look.Hover, look.InputBorder, 1)
	}
	if o.zone != "" && o.keyed.Focused() {
		area(o.zone, look.Selection, look.Primary, 2)
	}
	o.under.Objects, o.above.Objects = under, above
	o.under.Refresh()
	o.above.Refresh()
}

// layer is one picture of the drawing.
type layer struct {
	image *canvas.Image
	drawn string // what it shows
}

func newLayer() layer { return layer{image: &canvas.Image{FillMode: canvas.ImageFillStretch}} }

// show draws the picture anew if it is another one now.
func (l *layer) show(svg string) {
	if svg == l.drawn {
		return
	}
	l.drawn = svg
	sum := fnv.New64a()
	sum.Write([]byte(svg))
	l.image.Resource = fyne.NewStaticResource(fmt.Sprintf("car-%x.svg", sum.Sum64()), []byte(svg))
	l.image.Refresh()
}

// carSVG is the lines of the car as a picture that can be scaled. Fyne draws a
// stroke as wide as it says in pixels, however large the picture is.
func carSVG(look *kit.Theme) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f">`, 1000+2*outlineSide, 1000*shop.CarShape+2*outlineEdge)
	pixels := kit.Pixels()
	for _, bold := range []bool{false, true} {
		width := float32(1)
		if bold {
			width = 1.5
		}
		var lines []string // as one path: each is drawn over the whole picture
		for _, l := range shop.CarLines() {
			if l.Bold == bold {
				lines = append(lines, path(l.At, l.Curve, l.Closed))
			}
		}
		fmt.Fprintf(&b, `<path d="%s" fill="none" stroke="%s" stroke-width="%.2f"/>`, strings.Join(lines, " "), hue(look.Muted), width*pixels)
	}
	b.WriteString(wheelSVG(look.Surface, look.Muted, shop.Wheels()...))
	b.WriteString(`</svg>`)
	return b.String()
}

// wheelSVG is wheels: the tyres filled, and the rims in them.
func wheelSVG(fill, edge color.Color, wheels ...shop.Spot) string {
	circles := func(part float64, inside string) string {
		var d strings.Builder
		r := shop.WheelRadius * part
		for _, at := range wheels {
			fmt.Fprintf(&d, "M %.1f %.1f a %.1f %.1f 0 1 0 %.1f 0 a %.1f %.1f 0 1 0 %.1f 0 Z ",
				at.X+outlineSide-r, at.Y*shop.CarShape+outlineEdge, r, r, 2*r, r, r, -2*r)
		}
		return fmt.Sprintf(`<path d="%s" fill="%s" stroke="%s" stroke-width="%.2f"/>`, d.String(), inside, hue(edge), 1.2*kit.Pixels())
	}
	return circles(1, hue(fill)) + circles(0.58, "none")
}

// zoneSVG is one zone of the car and the corners of its picture. A wheel stands
// above the lines, everything else below.
func zoneSVG(z shop.Zone, fill, edge color.Color, width float32) (svg string, box [2]shop.Spot, wheel bool) {
	const room = 6.0 // for the edge, in thousandths of the car
	area, drawn := z.Area(), ""
	for _, s := range shop.Wheels() {
		if z.Centre() == (shop.Spot{X: s.X, Y: s.Y}) {
			r := shop.WheelRadius
			area = []shop.Spot{{X: s.X - r, Y: s.Y - r/shop.CarShape}, {X: s.X + r, Y: s.Y + r/shop.CarShape}}
			drawn, wheel = wheelSVG(fill, kit.Look().Muted, s), true
		}
	}
	if !wheel {
		drawn = fmt.Sprintf(`<path d="%s" fill="%s" stroke="%s" stroke-width="%.2f" stroke-linejoin="round"/>`,
			path(area, false, true), hue(fill), hue(edge), width*kit.Pixels())
	}
	box = [2]shop.Spot{{X: math.Inf(1), Y: math.Inf(1)}, {X: math.Inf(-1), Y: math.Inf(-1)}}
	for _, s := range area {
		box[0] = shop.Spot{X: min(box[0].X, s.X-room), Y: min(box[0].Y, s.Y-room/shop.CarShape)}
		box[1] = shop.Spot{X: max(box[1].X, s.X+room), Y: max(box[1].Y, s.Y+room/shop.CarShape)}
	}
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.1f %.1f"><g transform="translate(%.1f %.1f)">%s</g></svg>`,
		box[1].X-box[0].X, (box[1].Y-box[0].Y)*shop.CarShape, -box[0].X-outlineSide, -box[0].Y*shop.CarShape-outlineEdge, drawn), box, wheel
}

// path is a line in the words of SVG.
func path(at []shop.Spot, curve, closed bool) string {
	var b strings.Builder
	point := func(s shop.Spot) { fmt.Fprintf(&b, "%.1f %.1f ", s.X+outlineSide, s.Y*shop.CarShape+outlineEdge) }
	for i, s := range at {
		switch {
		case i == 0:
			b.WriteString("M ")
		case curve && i%3 == 1:
			b.WriteString("C ")
		case !curve:
			b.WriteString("L ")
		}
		point(s)
	}
	if closed {
		b.WriteString("Z")
	}
	return strings.TrimSpace(b.String())
}

// hue is a colour in the words of SVG.
func hue(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
