package paper

import "gongdan/app/shop"

// sketch draws a car.
type sketch struct{ *pen }

// rows is the outline with its marks, the legend beside it.
func (p sketch) rows(b CarOutline) []row {
	w := min(p.room()*0.56, 108)
	if p.pins {
		w = 88
	}
	h := w * shop.CarShape
	down := w * 0.02
	r := row{height: h + down + p.pitch*0.3}
	if b.Title == "" {
		r.before = p.gap
	}
	p.drawCar(&r, w, h)
	r.say(p.pen, 0, middle(down+h/2, p.label), line{text: oneLine(b.Front), pt: p.label, tone: grey})
	edge := p.width(oneLine(b.Front), p.label) + 1.5
	for i, s := range []string{b.Left, b.Right} {
		r.say(p.pen, 0, middle(down+h*(0.14+0.72*float64(i)), p.label), line{text: oneLine(s), pt: p.label, tone: grey})
		edge = max(edge, p.width(oneLine(s), p.label)+1.5)
	}
	for i := range r.ink {
		if r.ink[i].text == "" {
			shift(r.ink[i].at, edge, down)
		}
	}
	for _, m := range b.Marks {
		p.mark(&r, edge+w*clamp(m.X), down+h*clamp(m.Y), m.Sign)
	}
	out := append(p.heading(b.Title), r)
	return append(out, p.legend(&out[len(out)-1], b.Legend, edge+w+p.pitch*1.4)...)
}

// clamp is a mark's place as a share of the drawing; marks beyond it stay at
// its edge.
func clamp(thousandths int) float64 { return float64(max(0, min(1000, thousandths))) / 1000 }

// drawCar adds the three views, w wide and h high, from the origin.
func (p sketch) drawCar(r *row, w, h float64) {
	to := func(s shop.Spot) point { return point{s.X / 1000 * w, s.Y / 1000 * h} }
	for _, l := range shop.CarLines() {
		at := make([]point, len(l.At))
		for i, s := range l.At {
			at[i] = to(s)
		}
		weight := medium
		if l.Bold {
			weight = strong
		}
		r.ink = append(r.ink, ink{at: at, round: l.Curve, closed: l.Closed, weight: weight})
	}
	radius := w * shop.WheelRadius / 1000
	for _, s := range shop.Wheels() {
		r.circle(to(s), radius, strong, black)
		r.circle(to(s), radius*0.58, medium, black)
	}
}

// circle adds a circle on a white ground.
func (r *row) circle(c point, radius, weight float64, t tone) {
	const k = 0.5523 // makes four cubic curves a circle
	x, y, a, b := c.x, c.y, radius, radius*k
	at := []point{
		{x + a, y},
		{x + a, y + b},
		{x + b, y + a},
		{x, y + a},
		{x - b, y + a},
		{x - a, y + b},
		{x - a, y},
		{x - a, y - b},
		{x - b, y - a},
		{x, y - a},
		{x + b, y - a},
		{x + a, y - b},
		{x + a, y},
	}
	r.ink = append(r.ink,
		ink{at: at, round: true, closed: true, filled: true, tone: white},
		ink{at: append([]point(nil), at...), round: true, closed: true, weight: weight, tone: t})
}

// mark is a sign in a circle.
func (p sketch) mark(r *row, x, y float64, sign string) {
	look := p.fit(line{text: sign, pt: p.small, bold: true}, p.pitch*0.7)
	r.circle(point{x, y}, p.pitch*0.48, strong, black)
	w := p.measure(look.pt, true).text(look.text)
	r.say(p.pen, x-w/2, middle(y, look.pt), look)
}

// legend is what the marks mean: beside the car as long as there is room, the
// rest in rows of their own below it.
func (p sketch) legend(car *row, all []Pair, x float64) (below []row) {
	y := 0.0
	for i, v := range all {
		beside := p.entry(v, x)
		if y+beside.height > car.height {
			for _, v := range all[i:] {
				below = append(below, p.entry(v, 0))
			}
			break
		}
		for _, k := range beside.ink {
			shift(k.at, 0, y)
			car.ink = append(car.ink, k)
		}
		y += beside.height
	}
	car.keep = len(below) > 0
	return below
}

// entry is one mark from x on and what it means, in few lines.
func (p sketch) entry(v Pair, x float64) row {
	var r row
	y, indent := p.pitch*0.5, p.pitch*1.4
	p.mark(&r, x+p.pitch*0.5, y, v.Label)
	lines := p.lines(v.Value, p.body, p.room()-x-indent)
	for _, s := range lines[:min(len(lines), deepest)] {
		r.say(p.pen, x+indent, middle(y, p.body), line{text: s, pt: p.body})
		y += p.pitch * 0.9
	}
	r.height = y - p.pitch*0.25
	return r
}

// shift moves points.
func shift(at []point, x, y float64) {
	for i := range at {
		at[i].x += x
		at[i].y += y
	}
}
