package paper

import "strings"

// tone is how dark something is drawn. On paper printed by pins all are black.
type tone int

const (
	black  tone = iota
	grey        // labels
	faint       // hairlines
	shade       // ground of table heads
	ghost       // watermark
	white       // the paper itself
	accent      // bars and lines of charts; dark in black and white
	good        // a change that is welcome
	bad         // a change that is not
)

// Weights of lines in mm.
const (
	hair   = 0.12
	medium = 0.2
	strong = 0.35
)

// point is a place in mm, from the top left of a row or of a page.
type point struct{ x, y float64 }

// ink is one thing drawn. It is text if text is not empty, else a line through
// at, or the area inside when filled.
type ink struct {
	at     []point // of text: its baseline's left end
	text   string
	pt     float64
	bold   bool
	tone   tone
	weight float64
	filled bool
	closed bool // the line returns to its start
	round  bool // every three points after the first are a curve
	turn   float64
	jpeg   []byte // a picture in the rectangle of at
}

// row is a strip across the page that is never broken.
type row struct {
	height float64
	before float64 // distance to what is above, except at the top of a page
	ink    []ink
	keep   bool // stays on the page of the row that follows
	head   *row // repeated above the row when it begins a page
	foot   bool // stands at the bottom of its page
	thin   bool // nothing but a rule
	fresh  bool // nothing but the end of its page
}

// pen draws rows in the look of one paper.
type pen struct {
	style
	regular, bold *face
}

// face is the font of a weight.
func (p *pen) face(bold bool) *face {
	if bold {
		return p.bold
	}
	return p.regular
}

// measure is how wide runes are in a type size.
func (p *pen) measure(pt float64, bold bool) measure {
	f := p.face(bold)
	return func(r rune) float64 { return f.width(r) / 1000 * mm(pt) }
}

// width is how wide s is, in mm.
func (p *pen) width(s string, pt float64) float64 { return p.measure(pt, false).text(s) }

// mm is a type size in millimetres.
func mm(pt float64) float64 { return pt * 25.4 / 72 }

// say adds text with its baseline's left end at x, y, and returns its right end.
func (r *row) say(p *pen, x, y float64, t line) float64 {
	if t.text == "" {
		return x
	}
	w := p.measure(t.pt, t.bold).text(t.text)
	if t.right {
		x -= w
	}
	r.ink = append(r.ink, ink{at: []point{{x, y}}, text: t.text, pt: t.pt, bold: t.bold, tone: t.tone})
	if t.right {
		return x
	}
	return x + w
}

// line is one line of text to draw; right means that x is its right end.
type line struct {
	text  string
	pt    float64
	bold  bool
	tone  tone
	right bool
}

// rule adds a horizontal line.
func (r *row) rule(x1, y, x2, weight float64) {
	t := black
	if weight == hair {
		t = faint
	}
	r.ink = append(r.ink, ink{at: []point{{x1, y}, {x2, y}}, weight: weight, tone: t})
}

// fill adds a filled rectangle.
func (r *row) fill(x, y, w, h float64, t tone) {
	r.ink = append(r.ink, ink{at: rectangle(x, y, w, h), filled: true, tone: t})
}

// frame adds an empty rectangle.
func (r *row) frame(x, y, w, h, weight float64) {
	r.ink = append(r.ink, ink{at: rectangle(x, y, w, h), closed: true, weight: weight})
}

// rectangle is four corners, clockwise from the top left.
func rectangle(x, y, w, h float64) []point {
	return []point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}
}

// tick adds a box, ticked or not, with its word behind it, and returns the
// right end. No font of ours has these signs, so they are drawn.
func (r *row) tick(p *pen, x, y float64, t Tick) float64 {
	side := mm(p.body) * 0.86
	top := y - side*0.9
	r.frame(x, top, side, side, medium)
	if t.On {
		hook := []point{{x + side*0.2, top + side*0.5}, {x + side*0.43, top + side*0.75}, {x + side*0.84, top + side*0.22}}
		r.ink = append(r.ink, ink{at: hook, weight: 0.45})
	}
	return r.say(p, x+side*1.4, y, line{text: oneLine(t.Text), pt: p.body})
}

// fit is t made to go into room: set smaller down to a third less, and then
// cut with an ellipsis.
func (p *pen) fit(t line, room float64) line {
	t.text = oneLine(t.text)
	w := p.measure(t.pt, t.bold).text(t.text)
	if w <= room {
		return t
	}
	t.pt *= max(room/w, 0.67)
	m := p.measure(t.pt, t.bold)
	if m.text(t.text) <= room+0.01 {
		return t
	}
	const ellipsis = "…"
	left := room - m.text(ellipsis)
	var b strings.Builder
	for _, r := range t.text {
		if left -= m(r); left < 0 {
			break
		}
		b.WriteRune(r)
	}
	t.text = b.String() + ellipsis
	return t
}

// lines is s cleaned and cut to room in a type size.
func (p *pen) lines(s string, pt, room float64) []string {
	return wrap(clean(s), p.measure(pt, false), room)
}

// middle is the baseline of type that is centred on y: Chinese characters
// reach from 12 % below the baseline to 88 % above it.
func middle(y, pt float64) float64 { return y + 0.37*mm(pt) }
