package paper

import (
	"strconv"
	"strings"
)

// rows draws a block as rows, top to bottom. x is 0 at the left edge.
func (p *pen) rows(b Block) []row {
	switch b := b.(type) {
	case Pairs:
		return p.pairs(b, 0, p.room(), max(1, b.Columns+p.more))
	case Parties:
		return p.parties(b)
	case Table:
		return newTable(p, b).rows()
	case Notes:
		return p.notes(b)
	case Ticks:
		return p.ticks(b)
	case Totals:
		return []row{closing{p}.totals(b)}
	case Signatures:
		return []row{closing{p}.signatures(b)}
	case Rule:
		r := row{height: 0.2, before: p.gap * 0.35, thin: true}
		r.rule(0, 0, p.room(), hair)
		return []row{r}
	case Lines:
		return p.lined(b)
	case CarOutline:
		return sketch{p}.rows(b)
	case Pictures:
		return p.pictures(b)
	case Bars:
		return p.bars(b)
	case Turn:
		return []row{{fresh: true}}
	case Charts:
		return p.charts(b)
	case Tiles:
		return p.tiles(b)
	}
	return nil
}

// heading is the title of a block, none if it is empty.
func (p *pen) heading(title string) []row {
	if title == "" {
		return nil
	}
	h := mm(p.section) * 1.15
	r := row{height: h + p.pitch*0.38, before: p.gap, keep: true}
	r.say(p, 0, h*0.84, p.fit(line{text: title, pt: p.section, bold: true}, p.room()))
	return []row{r}
}

// deepest is the most lines that a value has inside its column; a longer one
// goes under the others, over the whole width.
const deepest = 4

// pairs sets labels and values in columns from x on, filled downwards.
func (p *pen) pairs(b Pairs, x, room float64, columns int) []row {
	out := p.heading(b.Title)
	narrow, wide := p.sortPairs(b.Pairs, room/float64(columns))
	n := (len(narrow) + columns - 1) / columns
	label := make([]float64, columns)
	for i, v := range narrow {
		label[i/n] = max(label[i/n], p.width(v.Label, p.label)+p.pitch*0.55)
	}
	starts := p.columnStarts(narrow, label, room, n)
	for k := range n {
		r := row{height: p.pitch, keep: true}
		for c := range columns {
			if i := c*n + k; i < len(narrow) {
				end := room
				if c+1 < columns {
					end = starts[c+1] - p.pitch*0.5
				}
				p.pair(&r, x+starts[c], label[c], x+end, narrow[i])
			}
		}
		out = append(out, r)
	}
	first := 0.0
	if len(label) > 0 {
		first = label[0]
	}
	for _, v := range wide {
		out = append(out, p.widePair(v, x, first, room)...)
	}
	if len(out) > 0 {
		out[len(out)-1].keep = false
		if b.Title == "" {
			out[0].before = max(out[0].before, p.gap*0.6)
		}
	}
	return out
}

// sortPairs parts the pairs that go into columns from those that need a line
// of their own.
func (p *pen) sortPairs(all []Pair, column float64) (narrow, wide []Pair) {
	for _, v := range all {
		v.Label, v.Value = oneLine(v.Label), clean(v.Value)
		v.Label = p.fit(line{text: v.Label, pt: p.label}, column*0.6).text
		room := column - p.width(v.Label, p.label) - p.pitch
		if v.Wide || strings.Contains(v.Value, "\n") || p.width(v.Value, p.body) > deepest*room*0.8 {
			wide = append(wide, v)
		} else {
			narrow = append(narrow, v)
		}
	}
	return narrow, wide
}

// columnStarts is where the columns begin: at equal distances if every value
// fits, else those that need more take it from those that need less.
func (p *pen) columnStarts(all []Pair, label []float64, room float64, n int) []float64 {
	need := make([]float64, len(label))
	for i, v := range all {
		need[i/n] = max(need[i/n], label[i/n]+p.width(v.Value, p.body)+p.pitch*0.5)
	}
	starts, x := make([]float64, len(label)), 0.0
	for i, w := range share(need, room) {
		starts[i] = x
		x += w
	}
	return starts
}

// pair draws a label and its value, on as many lines as it takes; the row
// grows with it.
func (p *pen) pair(r *row, x, label, end float64, v Pair) {
	base := middle(p.pitch/2, p.body)
	r.say(p, x, base, p.fit(line{text: v.Label, pt: p.label, tone: grey}, end-x))
	lines := p.lines(v.Value, p.body, max(end-x-label, mm(p.body)*2))
	for i, s := range lines {
		r.say(p, x+label, base+float64(i)*p.pitch*0.9, line{text: s, pt: p.body})
	}
	r.height = max(r.height, p.pitch*(1+0.9*float64(len(lines)-1)))
}

// widePair is a label and a value over the whole width, a row for each line,
// so that even a very long one breaks over pages.
func (p *pen) widePair(v Pair, x, label, room float64) (out []row) {
	label = max(label, p.width(v.Label, p.label)+p.pitch*0.55)
	for i, s := range p.lines(v.Value, p.body, max(room-label, mm(p.body)*2)) {
		r := row{height: p.pitch * 0.9}
		base := middle(p.pitch/2, p.body)
		if i == 0 {
			r.height = p.pitch
			r.say(p, x, base, line{text: v.Label, pt: p.label, tone: grey})
		}
		r.say(p, x+label, base, line{text: s, pt: p.body})
		out = append(out, r)
	}
	return out
}

// parties sets two lists side by side, each with lines of its own height. Lists
// that are very long follow one another instead.
func (p *pen) parties(b Parties) []row {
	half := p.room()/2 + p.pitch*0.5
	left := p.pairs(b.Left, 0, half-p.pitch*2, 1)
	right := p.pairs(b.Right, 0, p.room()-half, 1)
	if max(stacked(left), stacked(right)) > p.height/3 {
		return append(p.pairs(b.Left, 0, p.room(), 1), p.pairs(b.Right, 0, p.room(), 1)...)
	}
	var out row
	for i, rows := range [][]row{left, right} {
		y := 0.0
		for _, r := range rows {
			for _, k := range r.ink {
				shift(k.at, float64(i)*half, y)
				out.ink = append(out.ink, k)
			}
			y += r.height
		}
		out.height = max(out.height, y)
	}
	return []row{out}
}

// stacked is the height of rows on top of each other.
func stacked(rows []row) (h float64) {
	for _, r := range rows {
		h += r.height
	}
	return h
}

// notes are paragraphs in small type.
func (p *pen) notes(b Notes) []row {
	out := p.heading(b.Title)
	indent := 0.0
	if b.Numbered {
		indent = mm(p.small) * 1.7
	}
	for n, s := range b.Lines {
		lines := p.lines(s, p.small, p.room()-indent)
		for i, t := range lines {
			r := row{height: p.note, keep: i == 0 && len(lines) > 1}
			base := middle(p.note/2, p.small)
			if i == 0 && b.Numbered {
				r.say(p, 0, base, line{text: strconv.Itoa(n + 1), pt: p.small, tone: grey})
			}
			r.say(p, indent, base, line{text: t, pt: p.small})
			out = append(out, r)
		}
	}
	if len(out) > 0 && b.Title == "" {
		out[0].before = p.gap * 0.5
	}
	return out
}

// ticks are boxes in a row behind their label, or in columns.
func (p *pen) ticks(b Ticks) []row {
	out := p.heading(b.Title)
	start := 0.0
	if b.Label != "" {
		start = p.width(b.Label, p.label) + p.pitch
	}
	columns := b.Columns
	if columns > 0 {
		columns = max(1, columns+columns*p.more/3)
	}
	r := row{height: p.pitch}
	if b.Title == "" {
		r.before = p.gap * 0.6
	}
	r.say(p, 0, middle(p.pitch/2, p.body), line{text: b.Label, pt: p.label, tone: grey})
	x, column := start, (p.room()-start)/float64(max(1, columns))
	for i, t := range b.Boxes {
		w := p.boxWidth(t)
		if (columns > 0 && i > 0 && i%columns == 0) || (columns == 0 && x > start && x+w > p.room()) {
			out, r, x = append(out, r), row{height: p.pitch}, start
		}
		if columns > 0 {
			x = start + float64(i%columns)*column
			t.Text = p.fit(line{text: t.Text, pt: p.body}, column-mm(p.body)*1.4).text
		}
		x = r.tick(p, x, middle(p.pitch/2, p.body), t) + p.pitch
	}
	return append(out, r)
}

// boxWidth is what a box with its word takes.
func (p *pen) boxWidth(t Tick) float64 { return p.width(oneLine(t.Text), p.body) + mm(p.body)*1.3 }

// lined is room to write by hand.
func (p *pen) lined(b Lines) []row {
	out := []row{}
	for i := range b.Count {
		r := row{height: p.pitch * 1.5, keep: i == 0}
		x := 0.0
		if i == 0 {
			r.before = p.gap * 0.6
			x = r.say(p, 0, r.height-p.pitch*0.25, line{text: oneLine(b.Label), pt: p.label, tone: grey}) + p.pitch*0.5
		}
		r.rule(x, r.height, p.room(), hair)
		out = append(out, r)
	}
	return out
}
