package paper

import "strings"

// grid draws a table: its columns have got their widths.
type grid struct {
	*pen
	Table
	width []float64
}

// newTable fits a table to the paper.
func newTable(p *pen, b Table) grid {
	g := grid{pen: p, Table: b}
	if p.narrow {
		g.Table = folded(b)
	}
	g.width = g.fitted(g.needs())
	return g
}

// rows are the title, the head, the body and the sums.
func (g grid) rows() []row {
	out := g.titleRow()
	top := row{height: 0.2, keep: true}
	if g.Title == "" {
		top.before = g.gap
	}
	top.rule(0, 0, g.room(), medium)
	if !g.Bare {
		top = g.headRow(top.before)
	}
	out = append(out, top)
	for i, cells := range g.Rows {
		for _, r := range g.body(cells) {
			r.head = &top
			r.keep = i == 0 && len(g.Rows) > 1 // nor under the head
			out = append(out, r)
		}
	}
	if len(g.Rows) > 1 {
		out[len(out)-2].keep = true // no row stands alone over the sums
	}
	if len(g.Sums) > 0 {
		out[len(out)-1].keep = true
	}
	for i, s := range g.Sums {
		r := g.sum(s)
		r.keep = i+1 < len(g.Sums)
		out = append(out, r)
	}
	out[len(out)-1].keep = false
	return out
}

// titleRow is the title with what stands beside it.
func (g grid) titleRow() []row {
	out := g.heading(g.Title)
	if len(out) == 0 || len(g.Aside.Boxes) == 0 {
		return out
	}
	x := g.pitch
	for _, t := range g.Aside.Boxes {
		x -= g.boxWidth(t) + g.pitch
	}
	x += g.room()
	base := mm(g.section) * 1.15 * 0.84
	out[0].say(g.pen, x-g.pitch*0.8, base, line{text: oneLine(g.Aside.Label), pt: g.letters.label, tone: grey, right: true})
	for _, t := range g.Aside.Boxes {
		x = out[0].tick(g.pen, x, base, t) + g.pitch
	}
	return out
}

// folded is the table with the columns that narrow paper has no room for put
// under the column before them.
func folded(b Table) Table {
	out := b
	out.Columns, out.Rows = nil, make([][]string, len(b.Rows))
	for c, column := range b.Columns {
		fold := column.Fold && len(out.Columns) > 0
		if n := len(out.Columns); fold {
			out.Columns[n-1].Title += " / " + column.Title
		} else {
			out.Columns = append(out.Columns, column)
		}
		for i, cells := range b.Rows {
			text := ""
			if c < len(cells) {
				text = cells[c]
			}
			switch n := len(out.Rows[i]); {
			case !fold:
				out.Rows[i] = append(out.Rows[i], text)
			case text != "" && c > 0 && b.Columns[c-1].Fold:
				out.Rows[i][n-1] += "  " + text
			case text != "":
				out.Rows[i][n-1] += "\n" + text
			}
		}
	}
	return out
}

// pad is the space at both sides of a cell.
func (g grid) pad() float64 { return 0.28 * g.steps.row }

// needs is the width that each column's widest line takes. A column without a
// weight never takes more than a quarter of the page.
func (g grid) needs() []float64 {
	need := make([]float64, len(g.Columns))
	for i, c := range g.Columns {
		need[i] = g.pen.width(oneLine(c.Title), g.letters.label)
		for _, cells := range g.Rows {
			if i < len(cells) {
				for _, s := range strings.Split(clean(cells[i]), "\n") {
					need[i] = max(need[i], g.pen.width(s, g.letters.body))
				}
			}
		}
		need[i] += 2*g.pad() + 0.1
		if c.Weight == 0 {
			need[i] = min(need[i], g.room()/4)
		}
	}
	return need
}

// fitted are the widths of the columns. What is left over goes first between
// the figures, which read better with air around them, and then to the columns
// with weights. If the needs are too much, those with weights give way and
// break their lines.
func (g grid) fitted(need []float64) []float64 {
	spare, weights, figures := g.room(), 0, 0
	for i, c := range g.Columns {
		spare -= need[i]
		weights += c.Weight
		if c.Right {
			figures++
		}
	}
	switch {
	case spare < 0 && weights > 0:
		return g.squeezed(need)
	case spare < 0 || weights == 0:
		return share(need, g.room())
	}
	air := 0.0
	if figures > 0 {
		air = min(spare/2/float64(figures), g.steps.row*1.6)
	}
	spare -= air * float64(figures)
	for i, c := range g.Columns {
		need[i] += spare * float64(c.Weight) / float64(weights)
		if c.Right {
			need[i] += air
		}
	}
	return need
}

// squeezed takes what is too much from the columns with a weight.
func (g grid) squeezed(need []float64) []float64 {
	var soft []float64
	room := g.room()
	for i, c := range g.Columns {
		if c.Weight > 0 {
			soft = append(soft, need[i])
		} else {
			room -= need[i]
		}
	}
	if room < g.room()/4 {
		return share(need, g.room())
	}
	given := share(soft, room)
	for i, c := range g.Columns {
		if c.Weight > 0 {
			need[i], given = given[0], given[1:]
		}
	}
	return need
}

// headRow is the line above the table and the titles of its columns.
func (g grid) headRow(before float64) row {
	deep, titles := 1, make([][]string, len(g.Columns))
	for i, c := range g.Columns {
		titles[i] = g.lines(oneLine(c.Title), g.letters.label, max(g.width[i]-2*g.pad(), mm(g.letters.label)))
		deep = max(deep, len(titles[i]))
	}
	r := row{height: g.steps.row + float64(deep-1)*g.letters.label*0.4, before: before, keep: true}
	if !g.pins {
		r.fill(0, 0, g.room(), r.height, shade)
	}
	r.rule(0, 0, g.room(), medium)
	if g.pins {
		r.rule(0, r.height, g.room(), medium)
	}
	for i := range titles {
		g.cell(&r, cell{titles[i], g.Columns[i].Right, left(g.width, i), g.width[i]}, line{pt: g.letters.label, tone: grey})
	}
	return r
}

// cell is the lines of one cell and where it stands.
type cell struct {
	lines    []string
	right    bool
	x, width float64
}

// cell draws a cell's lines, centred in the height of the row as a whole.
func (g grid) cell(r *row, c cell, look line) {
	step := mm(look.pt) * 1.2
	y := r.height/2 - step*float64(len(c.lines)-1)/2
	if look.tone == black {
		y = g.steps.row / 2
	}
	x := c.x + g.pad()
	if c.right {
		x = c.x + c.width - g.pad()
	}
	for i, s := range c.lines {
		look.text, look.right = s, c.right
		r.say(g.pen, x, middle(y+step*float64(i), look.pt), look)
	}
}

// left is where column i begins.
func left(width []float64, i int) (x float64) {
	for _, w := range width[:i] {
		x += w
	}
	return x
}

// tallest is the most lines that a row of a table has in one piece. A taller
// one breaks over pages like running text.
const tallest = 12

// body is one row of the table with the hairline under it.
func (g grid) body(cells []string) []row {
	text, deep := make([][]string, len(g.Columns)), 1
	for i := range g.Columns {
		if i < len(cells) {
			text[i] = g.lines(cells[i], g.letters.body, max(g.width[i]-2*g.pad(), mm(g.letters.body)))
			deep = max(deep, len(text[i]))
		}
	}
	var out []row
	for from := 0; from < deep; from += tallest {
		n := min(deep-from, tallest)
		r := row{height: g.steps.row + float64(n-1)*mm(g.letters.body)*1.2}
		for i, lines := range text {
			part := lines[min(from, len(lines)):min(from+n, len(lines))]
			g.cell(&r, cell{part, g.Columns[i].Right, left(g.width, i), g.width[i]}, line{pt: g.letters.body})
		}
		out = append(out, r)
	}
	last := &out[len(out)-1]
	last.rule(0, last.height, g.room(), hair)
	return out
}

// sum is a line under a table: its label and the amount at the right edge.
func (g grid) sum(s Pair) row {
	r := row{height: g.steps.row}
	pad := g.pad()
	base := middle(g.steps.row/2, g.letters.body)
	x := r.say(g.pen, g.room()-pad, base, line{text: oneLine(s.Value), pt: g.letters.body, right: true})
	x = min(x-g.pitch*0.8, g.room()-mm(g.letters.body)*7)
	r.say(g.pen, x, base, g.fit(line{text: s.Label, pt: g.letters.label, tone: grey, right: true}, x))
	return r
}
