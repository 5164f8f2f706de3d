package paper

import (
	"math"
	"strconv"
	"strings"

	"rsc.io/qr"
)

// furniture draws what stands on a page beside the document's blocks: heads,
// foot and watermark.
type furniture struct {
	*pen
	doc Doc
}

// masthead is the head of the first page: whose paper, which paper, its
// number in words and as a code.
func (p furniture) masthead() row {
	shopY := mm(p.shop) * 0.95
	titleY := shopY + mm(p.title)*1.28
	h := titleY + mm(p.label)*0.9
	if p.doc.Subtitle != "" {
		h = titleY + mm(p.label)*1.75
	}
	r := row{height: h + p.pitch*0.62}
	right := p.room()
	if p.doc.Code != "" && code(&r, right-h, 0, h, p.doc.Code) {
		right -= h + p.pitch*1.2
	}
	right = p.headPairs(&r, p.doc.Head, right, h) - p.pitch
	r.say(p.pen, 0, shopY, p.fit(line{text: p.doc.Shop, pt: p.shop, bold: true}, right))
	x := r.say(p.pen, 0, titleY, p.fit(line{text: p.doc.Title, pt: p.title, bold: true}, right*0.8))
	if p.doc.Stamp != "" {
		p.stamp(&r, x+p.pitch*0.8, titleY, right, p.doc.Stamp)
	}
	r.say(p.pen, 0, titleY+mm(p.label)*1.7, p.fit(line{text: p.doc.Subtitle, pt: p.label, tone: grey}, right))
	r.rule(0, r.height, p.room(), strong)
	r.height += p.pitch * 0.5
	return r
}

// headPairs sets the pairs beside the code, the last on the line of the
// title's foot, and returns their left edge.
func (p furniture) headPairs(r *row, all []Pair, right, h float64) float64 {
	if len(all) == 0 {
		return right
	}
	label, value := 0.0, 0.0
	for i := range all {
		look := p.headValue(all[i].Value, i, p.room()*0.3)
		value = max(value, p.measure(look.pt, look.bold).text(look.text))
		label = max(label, p.width(oneLine(all[i].Label), p.label))
	}
	label += p.pitch * 0.6
	x, step := right-label-value, p.pitch*1.08
	for i, v := range all {
		y := h - step*float64(len(all)-1-i) - mm(p.label)*0.1
		r.say(p.pen, x, y, line{text: oneLine(v.Label), pt: p.label, tone: grey})
		r.say(p.pen, x+label, y, p.headValue(v.Value, i, p.room()*0.3))
	}
	return x
}

// headValue is the value of the i-th pair; the first is the document's number
// and stands out.
func (p furniture) headValue(s string, i int, room float64) line {
	return p.fit(line{text: s, pt: p.body + 0.5, bold: i == 0}, room)
}

// stamp is a word in a frame on the line of the title.
func (p furniture) stamp(r *row, x, base, right float64, s string) {
	pad := p.pitch * 0.35
	look := p.fit(line{text: s, pt: p.section, bold: true}, max(right-x-2*pad, p.pitch))
	w := p.measure(look.pt, true).text(look.text)
	h := mm(look.pt) * 1.6
	y := base - mm(p.title)*0.37 - h/2
	r.frame(x, y, w+2*pad, h, strong)
	r.say(p.pen, x+pad, middle(y+h/2, look.pt), look)
}

// running is the head of the pages after the first.
func (p furniture) running() row {
	h := mm(p.label) * 1.3
	r := row{height: h + p.pitch*0.8}
	w := r.say(p.pen, 0, h*0.8, p.fit(line{text: p.doc.Title, pt: p.section, bold: true}, p.room()*0.5))
	r.say(p.pen, p.room(), h*0.8, p.fit(line{text: p.doc.Number, pt: p.label, right: true}, p.room()*0.3))
	r.say(p.pen, w+p.pitch, h*0.8, p.fit(line{text: p.doc.Shop, pt: p.label, tone: grey}, p.room()*0.65-w))
	r.rule(0, h+p.pitch*0.2, p.room(), strong)
	return r
}

// foot is the last line of a page.
func (p furniture) foot(page, pages int) []ink {
	var r row
	third := p.room() / 3
	base := mm(p.small) * 1.25
	blanks := strings.NewReplacer("{Page}", strconv.Itoa(page), "{Pages}", strconv.Itoa(pages))
	look := line{pt: p.small - 0.5, tone: grey}
	r.rule(0, 0, p.room(), hair)
	say := func(x float64, s string, right bool, room float64) {
		look.text, look.right = s, right
		r.say(p.pen, x, base, p.fit(look, room))
	}
	say(0, p.doc.Foot.Left, false, third*1.2)
	middle := blanks.Replace(p.doc.Foot.Middle)
	say((p.room()-p.width(oneLine(middle), look.pt))/2, middle, false, third*0.6)
	say(p.room(), p.doc.Foot.Right, true, third*1.2)
	for i := range r.ink {
		shift(r.ink[i].at, p.left, p.bottom-mm(p.small)*1.5)
	}
	return r.ink
}

// watermark is a word across the page, light enough for what stands on it to
// stay readable.
func (p furniture) watermark() ink {
	s := oneLine(p.doc.Watermark)
	diagonal := math.Hypot(p.style.width, p.height)
	one := p.measure(100, true).text(s)
	if one == 0 {
		return ink{}
	}
	pt := min(100*diagonal*0.5/one, 190)
	w := one * pt / 100
	turn := math.Atan2(p.height, p.style.width) * 180 / math.Pi
	angle := turn * math.Pi / 180
	down := 0.37 * mm(pt)
	x := p.style.width/2 - math.Cos(angle)*w/2 + math.Sin(angle)*down
	y := p.height/2 + math.Sin(angle)*w/2 + math.Cos(angle)*down
	return ink{at: []point{{x, y}}, text: s, pt: pt, bold: true, tone: ghost, turn: turn}
}

// code draws a QR code of s as rectangles; false if s does not fit into one.
func code(r *row, x, y, size float64, s string) bool {
	const overlap = 0.02 // mm: closes the seams that viewers show between rows
	q, err := qr.Encode(s, qr.M)
	if err != nil {
		return false
	}
	m := size / float64(q.Size)
	for j := range q.Size {
		for i := 0; i < q.Size; i++ {
			from := i
			for i < q.Size && q.Black(i, j) {
				i++
			}
			if i > from {
				r.fill(x+float64(from)*m, y+float64(j)*m, float64(i-from)*m, m+overlap, black)
			}
		}
	}
	return true
}
