package paper

// Words in a chart are the size of labels; plot is where its marks stand.
type plot struct {
	left, right, top, foot float64
	most                   int64
}

// high is how far up the page a value stands.
func (g plot) high(v int64) float64 {
	if g.most <= 0 {
		return g.foot
	}
	return g.foot - (g.foot-g.top)*float64(v)/float64(g.most)
}

// slot is the middle of the i-th of n places from left to right, and how wide each is.
func (g plot) slot(i, n int) (x, w float64) {
	w = (g.right - g.left) / float64(max(1, n))
	return g.left + w*(float64(i)+0.5), w
}

// plot is the room for marks beside words at the right; the axis begins at zero.
func (c *canvas) plot(largest int64, words float64) plot {
	return plot{left: c.x + 2.2, right: c.x + c.w - words, top: c.y + 4.2, foot: c.y + c.h - axisWord, most: max(1, largest)}
}

// axis is the line at zero and the words below it; of words that would touch those at the
// end stay.
func (c *canvas) axis(g plot, labels []string) {
	c.row.rule(g.left, g.foot, g.right, medium)
	c.row.say(c.pen, g.left-0.8, middle(g.foot, c.label-1), line{text: "0", pt: c.label - 1, tone: grey, right: true})
	for i := len(labels) - 1; i >= 0; i-- {
		x, _ := g.slot(i, len(labels))
		c.word(x, g.foot+axisWord/2, line{text: labels[i], pt: c.label - 0.5, tone: grey})
	}
}

// stacks draws columns of parts with their sums above and their names at the right.
func (c *canvas) stacks(b Stacks) {
	var largest int64
	names, labels := 0.0, []string{}
	for _, s := range b.All {
		largest = max(largest, total64(s.Parts))
		labels = append(labels, s.Label)
	}
	for _, n := range b.Names {
		names = max(names, c.width(n, c.label)+1.5)
	}
	g := c.plot(largest, min(names, c.w*0.3))
	for i, s := range b.All {
		x, w := g.slot(i, len(b.All))
		wide := min(w*0.68, 11)
		y, sum := g.foot, int64(0)
		for n, v := range s.Parts {
			sum += max(0, v)
			top := g.high(sum)
			c.patterned(n, x-wide/2, top, wide, y-top-0.15)
			y = top
		}
		if len(s.Parts) > 0 {
			c.word(x, y-2, c.fit(line{text: s.Text, pt: c.label - 0.5}, max(w, 5)))
		}
	}
	c.names(b, g)
	c.axis(g, labels)
}

// names writes what the parts are beside the last column that has any, each by its part.
func (c *canvas) names(b Stacks, g plot) {
	last := len(b.All) - 1
	for last >= 0 && total64(b.All[last].Parts) == 0 {
		last--
	}
	if last < 0 {
		return
	}
	lowest := g.foot
	sum := int64(0)
	for n, v := range b.All[last].Parts {
		if n >= len(b.Names) || v <= 0 {
			continue
		}
		y := min(lowest-2, (g.high(sum)+g.high(sum+v))/2)
		sum += v
		lowest = y - mm(c.label)*0.65
		c.row.say(c.pen, g.right+1.2, middle(y, c.label), c.fit(line{text: b.Names[n], pt: c.label, tone: grey}, c.x+c.w-g.right-1.2))
		c.written = append(c.written, box{g.right + 1.2, y - mm(c.label)/2, c.x + c.w, y + mm(c.label)/2})
	}
}

// lanes draws bars from zero to the right, and gives how deep they reach.
func (c *canvas) lanes(b Lanes) float64 {
	largest, left, right := b.Mark*11/10, 0.0, 0.0
	for _, l := range b.All {
		largest = max(largest, l.Value)
		left, right = max(left, c.width(l.Label, c.label)+1.8), max(right, c.width(l.Text, c.label)+1.5)
	}
	left = min(left, c.w*0.34)
	g := plot{left: c.x + left, right: c.x + c.w - right, most: max(1, largest)}
	at := func(v int64) float64 { return g.left + (g.right-g.left)*float64(max(0, v))/float64(g.most) }
	tall := c.pitch
	y := c.y + 2.6
	for _, l := range b.All {
		mid := y + tall/2
		c.row.say(c.pen, c.x, middle(mid, c.label), c.fit(line{text: l.Label, pt: c.label}, left-1.2))
		if l.Known && l.Value > 0 {
			c.lane(l, g.left, mid-tall*0.3, at(l.Value)-g.left, tall*0.6)
		}
		c.row.say(c.pen, c.x+c.w, middle(mid, c.label), line{text: l.Text, pt: c.label, right: true})
		y += tall
	}
	c.row.upright(g.left, c.y+2.4, y+0.2, medium)
	if b.Mark > 0 {
		c.row.dashes(at(b.Mark), c.y+2.2, at(b.Mark), y+0.8)
		c.word(at(b.Mark), c.y+0.6, line{text: b.Word, pt: c.label - 0.5, tone: grey})
	}
	if b.Note != "" {
		c.row.say(c.pen, c.x, middle(y+2.8, c.label-0.5), c.fit(line{text: b.Note, pt: c.label - 0.5, tone: grey}, c.w))
		y += 4
	}
	return y + 1
}

// lane is one bar; a weak one is hatched.
func (c *canvas) lane(l Lane, x, y, w, h float64) {
	if l.Weak {
		c.row.hatch(x, y, w, h, 1.1)
		c.row.frame(x, y, w, h, medium)
		return
	}
	c.row.fill(x, y, w, h, accent)
}

// course draws a line through the points that are known; it is broken at a gap.
func (c *canvas) course(b Course) {
	largest, labels := b.Mark, []string{}
	for _, s := range b.All {
		if s.Known {
			largest = max(largest, s.Value)
		}
		labels = append(labels, s.Label)
	}
	g := c.plot(largest, min(c.width(b.Word, c.label)+1.5, c.w*0.3))
	if b.Mark > 0 {
		y := g.high(b.Mark)
		c.row.dashes(g.left, y, g.right, y)
		c.row.say(c.pen, g.right+1.2, middle(y, c.label), c.fit(line{text: b.Word, pt: c.label, tone: grey}, c.x+c.w-g.right-1.2))
	}
	for i, s := range b.All {
		if x, _ := g.slot(i, len(b.All)); s.Known {
			if i > 0 && b.All[i-1].Known {
				before, _ := g.slot(i-1, len(b.All))
				c.row.ink = append(c.row.ink, ink{at: []point{{before, g.high(b.All[i-1].Value)}, {x, g.high(s.Value)}}, weight: 0.45, tone: accent})
			}
			c.row.fill(x-0.75, g.high(s.Value)-0.75, 1.5, 1.5, accent)
		}
	}
	for i := len(b.All) - 1; i >= 0; i-- {
		c.valueOf(b, g, i)
	}
	c.axis(g, labels)
}

// valueOf writes the value of a point above it, or below it where the line comes from
// above or other words stand there.
func (c *canvas) valueOf(b Course, g plot, i int) {
	s := b.All[i]
	if !s.Known {
		return
	}
	x, w := g.slot(i, len(b.All))
	look := c.fit(line{text: s.Text, pt: c.label - 0.5}, max(w, 5))
	above, below := g.high(s.Value)-2.4, g.high(s.Value)+2.4
	valley := (i == 0 || !b.All[i-1].Known || b.All[i-1].Value > s.Value) && (i+1 == len(b.All) || !b.All[i+1].Known || b.All[i+1].Value > s.Value)
	if valley && len(b.All) > 1 && below+2 < g.foot {
		above, below = below, above
	}
	if !c.word(x, above, look) {
		c.word(x, below, look)
	}
}

// total64 is the sum of parts; what is below zero does not stand on a chart.
func total64(parts []int64) (sum int64) {
	for _, v := range parts {
		sum += max(0, v)
	}
	return sum
}

// tiles draws figures side by side with lines between them.
func (p *pen) tiles(b Tiles) []row {
	if len(b.All) == 0 {
		return nil
	}
	const most = 5
	var out []row
	for from := 0; from < len(b.All); from += most {
		r := row{height: 19.5, before: p.gap * 0.7}
		w := p.room() / most
		for i, t := range b.All[from:min(from+most, len(b.All))] {
			p.tile(&r, t, float64(i)*w, w)
		}
		out = append(out, r)
	}
	return out
}

// tile is a figure with its change and a note below it.
func (p *pen) tile(r *row, t Tile, x, w float64) {
	if x > 0 {
		r.ink = append(r.ink, ink{at: []point{{x - 2, 0.5}, {x - 2, 18.5}}, weight: medium, tone: faint})
	}
	room := w - 4
	r.say(p, x, 3.2, p.fit(line{text: t.Label, pt: p.label, tone: grey}, room))
	r.say(p, x, 9.2, p.fit(line{text: t.Value, pt: 15, bold: true}, room))
	tone := grey
	start := x
	if t.Rise != 0 {
		if tone = bad; t.Good {
			tone = good
		}
		tip, base := 11.4, 13.2
		if t.Rise < 0 {
			tip, base = base, tip
		}
		r.ink = append(r.ink, ink{at: []point{{x + 1.1, tip}, {x + 2.2, base}, {x, base}}, filled: true, tone: tone})
		start += 3.2
	}
	r.say(p, start, 13.4, p.fit(line{text: t.Change, pt: p.label, bold: true, tone: tone}, room-(start-x)))
	r.say(p, x, 17.4, p.fit(line{text: t.Note, pt: p.label - 0.5, tone: grey}, room))
}
