package paper

// closing draws how a document ends: what is to be paid and who signs.
type closing struct{ *pen }

// totals is the sum in words at the left and in figures at the right, between
// two strong lines.
func (p closing) totals(b Totals) row {
	if p.pins {
		return p.flatTotals(b)
	}
	r := row{before: p.gap * 0.7}
	pad := p.row * 0.28
	y := p.pitch * 1.05
	r.rule(0, 0, p.room(), strong)
	r.say(p.pen, 0, y, line{text: oneLine(b.WordsLabel), pt: p.label, tone: grey})
	r.say(p.pen, p.room()-pad, y, line{text: oneLine(b.FigureLabel), pt: p.label, tone: grey, right: true})
	y += mm(p.figure) * 1.2
	figure := p.fit(line{text: b.Figure, pt: p.figure, bold: true, right: true}, p.room()*0.6)
	x := r.say(p.pen, p.room()-pad, y, figure)
	r.say(p.pen, 0, y, p.fit(line{text: b.Words, pt: p.words, bold: true}, x-p.pitch))
	y = p.totalParts(&r, b, y+p.pitch*1.1)
	r.height = y + p.pitch*0.65
	r.rule(0, r.height, p.room(), strong)
	return r
}

// flatTotals is totals in two lines, for the low sheet.
func (p closing) flatTotals(b Totals) row {
	r := row{before: p.gap * 0.8}
	r.rule(0, 0, p.room(), strong)
	y := mm(p.figure) * 1.1
	x := r.say(p.pen, p.room()-1, y, p.fit(line{text: b.Figure, pt: p.figure, bold: true, right: true}, p.room()*0.5))
	x = r.say(p.pen, x-2, y, line{text: oneLine(b.FigureLabel), pt: p.label, right: true})
	left := r.say(p.pen, 0, y, line{text: oneLine(b.WordsLabel), pt: p.label}) + 2
	r.say(p.pen, left, y, p.fit(line{text: b.Words, pt: p.words, bold: true}, x-left-4))
	y = p.totalParts(&r, b, y+p.pitch)
	r.height = y + p.pitch*0.4
	r.rule(0, r.height, p.room(), strong)
	return r
}

// totalParts writes who pays what at the left and how it was paid at the
// right, below one another if one line is too short. It returns the last
// baseline.
func (p closing) totalParts(r *row, b Totals, y float64) float64 {
	if len(b.Parts) == 0 && b.Aside == "" {
		return y - p.pitch
	}
	x := 0.0
	for _, v := range b.Parts {
		value := line{text: oneLine(v.Value), pt: p.body}
		label := line{text: oneLine(v.Label), pt: p.label, tone: grey}
		if w := p.width(label.text, p.label) + p.width(value.text, p.body); x > 0 && x+w+2 > p.room() {
			x, y = 0, y+p.pitch
		}
		x = r.say(p.pen, x, y, label)
		x = r.say(p.pen, x+p.pitch*0.35, y, value) + p.pitch*1.4
	}
	if b.Aside == "" {
		return y
	}
	room := p.room() - p.row*0.28
	lines := p.lines(oneLine(b.Aside), p.label, room-x)
	if x > room*0.7 || len(lines) > 1 {
		lines = p.lines(oneLine(b.Aside), p.label, room)
		if x > 0 {
			y += p.pitch
		}
	}
	for i, s := range lines {
		if i > 0 {
			y += p.pitch * 0.85
		}
		r.say(p.pen, room, y, line{text: s, pt: p.label, tone: grey, right: true})
	}
	return y
}

// signatures stand side by side at the foot of the last page.
func (p closing) signatures(b Signatures) row {
	r := row{height: p.sign, before: p.gap * 0.7, foot: true}
	if len(b.Who) == 0 {
		return r
	}
	between := p.pitch * 1.2
	w := (p.room() - between*float64(len(b.Who)-1)) / float64(len(b.Who))
	for i, who := range b.Who {
		x := float64(i) * (w + between)
		if p.pins {
			p.flatSignature(&r, x, w, who, b.Date)
		} else {
			p.signature(&r, x, w, who, b.Date)
		}
	}
	return r
}

// signature is who signs, room to do it over a line, and the date below.
func (p closing) signature(r *row, x, w float64, who string, date []string) {
	r.say(p.pen, x, mm(p.body), p.fit(line{text: who, pt: p.body}, w))
	under := p.sign - p.pitch*1.35
	r.rule(x, under, x+w, medium)
	p.date(r, x, under+p.pitch*0.85, date, p.pitch*1.9)
}

// flatSignature is all of it on one line.
func (p closing) flatSignature(r *row, x, w float64, who string, date []string) {
	base := p.sign - p.pitch*0.4
	step := p.pitch * 1.1
	room := 0.0
	for _, s := range date {
		room += p.width(oneLine(s), p.label) + step
	}
	from := r.say(p.pen, x, base, p.fit(line{text: who, pt: p.body}, w*0.5)) + 1
	if to := x + w - room; to > from {
		r.rule(from, base+0.8, to-1, medium)
		p.date(r, to, base, date, step)
	}
}

// date is the words of a date with room to write in front of each but the
// first.
func (p closing) date(r *row, x, y float64, words []string, step float64) {
	for i, s := range words {
		if i > 0 {
			x += step
		}
		x = r.say(p.pen, x, y, line{text: oneLine(s), pt: p.label, tone: grey})
	}
}
