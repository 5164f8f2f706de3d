package paper

// The car is drawn unfolded: its left side, its top and its right side, front
// to the left, the wheels outside. Lengths are thousandths of the drawing.
const (
	carShape  = 0.56 // height of the drawing over its width
	sideLow   = 0.0  // where the left side's wheels stand
	sideHigh  = 290.0
	topFrom   = 335.0
	topTo     = 665.0
	wheelFore = 195.0
	wheelRear = 795.0
)

// stroke is a path in the drawing's own measures; round as in ink.
type stroke struct {
	round, closed bool
	bold          bool
	at            []point
}

// through is a path given by the x and y of its points in turn.
func through(xy ...float64) []point {
	at := make([]point, len(xy)/2)
	for i := range at {
		at[i] = point{xy[2*i], xy[2*i+1]}
	}
	return at
}

// sideView is the left side seen from the left, x from front to rear, y from
// the ground (0) to the roof (1000).
func sideView() []stroke {
	return []stroke{
		{round: true, closed: true, bold: true, at: through(
			22, 190, 8, 250, 8, 420, 30, 500, 110, 590, 220, 620, 300, 650, 350, 760, 400, 985, 440, 985,
			520, 1010, 600, 1010, 660, 975, 720, 900, 770, 760, 830, 690, 880, 680, 930, 680, 965, 655, 990, 580,
			992, 420, 985, 190, 860, 170, 120, 170, 22, 190,
		)},
		{round: true, closed: true, at: through(
			335, 650, 375, 770, 405, 910, 430, 925, 470, 935, 500, 938, 520, 938, 520, 840, 520, 740, 520, 650,
			460, 650, 400, 650, 335, 650,
		)},
		{round: true, closed: true, at: through(
			538, 938, 580, 938, 620, 935, 655, 905, 700, 850, 730, 770, 755, 690, 750, 660, 740, 650, 725, 650,
			660, 650, 600, 650, 538, 650,
		)},
		{at: through(529, 650, 529, 200)},
		{at: through(318, 640, 300, 460, 306, 200)},
		{at: through(742, 640, 725, 520, 690, 400, 690, 200)},
		{at: through(455, 560, 500, 560)},
		{at: through(665, 560, 710, 560)},
		{at: through(20, 455, 70, 520, 100, 500, 25, 430), closed: true},
		{at: through(990, 560, 940, 590, 945, 520, 990, 490), closed: true},
	}
}

// topView is half of the roof seen from above: y from the middle (0) to the
// left edge (1000).
func topView() []stroke {
	return []stroke{
		{round: true, bold: true, at: through(
			8, 0, 8, 420, 20, 760, 70, 880, 140, 990, 250, 990, 330, 985, 500, 980, 650, 980, 760, 985, 860, 985,
			930, 960, 960, 860, 990, 760, 994, 400, 994, 0,
		)},
		{round: true, at: through(268, 0, 268, 300, 285, 620, 315, 830, 350, 800, 390, 760, 425, 700, 412, 500, 408, 250, 408, 0)},
		{round: true, at: through(672, 0, 672, 250, 668, 500, 655, 700, 690, 740, 740, 780, 785, 810, 800, 560, 806, 280, 806, 0)},
		{at: through(425, 700, 655, 700)},
		{at: through(330, 870, 425, 770, 655, 770, 770, 850)},
		{at: through(530, 700, 530, 770)},
		{at: through(350, 985, 330, 1110, 358, 1120, 372, 985)},
		{round: true, at: through(40, 700, 120, 740, 200, 780, 268, 800)},
		{round: true, at: through(830, 780, 880, 770, 920, 760, 960, 720)},
	}
}

// sketch draws a car.
type sketch struct{ *pen }

// rows is the outline with its marks, the legend beside it.
func (p sketch) rows(b CarOutline) []row {
	w := min(p.room()*0.56, 108)
	if p.pins {
		w = 88
	}
	h := w * carShape
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
	left := func(q point) point {
		return point{q.x / 1000 * w, (sideLow + (sideHigh-sideLow)*q.y/1000) / 1000 * h}
	}
	right := func(q point) point { return point{left(q).x, h - left(q).y} }
	half := (topTo - topFrom) / 2
	above := func(q point) point { return point{q.x / 1000 * w, (topFrom + half - half*q.y/1000) / 1000 * h} }
	below := func(q point) point { return point{above(q).x, h - above(q).y} }
	for _, s := range sideView() {
		r.stroke(s, left)
		r.stroke(s, right)
	}
	for _, s := range topView() {
		r.stroke(s, above)
		r.stroke(s, below)
	}
	radius := w * 0.062
	for _, x := range []float64{wheelFore, wheelRear} {
		for _, c := range []point{left(point{x, 190}), right(point{x, 190})} {
			r.circle(c, radius, strong, black)
			r.circle(c, radius*0.58, medium, black)
		}
	}
}

// stroke adds a path after moving each of its points.
func (r *row) stroke(s stroke, to func(point) point) {
	at := make([]point, len(s.at))
	for i, q := range s.at {
		at[i] = to(q)
	}
	weight := medium
	if s.bold {
		weight = strong
	}
	r.ink = append(r.ink, ink{at: at, round: s.round, closed: s.closed, weight: weight})
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
