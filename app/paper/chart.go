package paper

// Chart is a picture of figures. Every axis begins at zero, every mark has its value in
// words, and what differs by shade differs by pattern too: a copy in black and white says
// the same. What was not recorded is a gap.
type Chart interface{ chart() }

// Charts are pictures side by side, on one strip of the page.
type Charts struct {
	Title string
	All   []Chart
}

// Stack is a column of a chart, its parts from the bottom up. No parts are a gap. Text is
// the sum in words.
type Stack struct {
	Label string
	Parts []int64
	Text  string
}

// Stacks are columns over months. Names are what their parts are; Unit is what they are
// counted in.
type Stacks struct {
	Title, Unit string
	Names       []string
	All         []Stack
}

// Lane is a bar of a chart with its value in words; one that is not Known is a gap with a
// dash for its Text. A Weak one is hatched.
type Lane struct {
	Label string
	Value int64
	Known bool
	Text  string
	Weak  bool
}

// Lanes are bars below each other. A line goes through them at Mark where that is above
// zero; Word says what the line is, Note what hatched bars are.
type Lanes struct {
	Title, Unit string
	All         []Lane
	Mark        int64
	Word, Note  string
}

// Spot is a point of a line with its value in words; one that is not Known is a gap.
type Spot struct {
	Label string
	Value int64
	Known bool
	Text  string
}

// Course is a line with markers over months, and a broken one at Mark where that is above
// zero; Word says what the broken one is.
type Course struct {
	Title, Unit string
	All         []Spot
	Mark        int64
	Word        string
}

// Tile is a figure that is seen at once. Rise is above, at or below zero as the figure
// rose or fell; Good says which of them is welcome.
type Tile struct {
	Label, Value string
	Change       string
	Rise         int
	Good         bool
	Note         string
}

// Tiles are figures side by side.
type Tiles struct{ All []Tile }

func (Charts) block() {}
func (Tiles) block()  {}
func (Stacks) chart() {}
func (Lanes) chart()  {}
func (Course) chart() {}

// Sizes of charts in mm: of a strip of them, between two, and for a word below an axis.
const (
	chartTall  = 46.0
	chartApart = 8.0
	axisWord   = 4.6
)

// canvas is the part of a row that a chart is drawn in, from its top left corner.
type canvas struct {
	*pen
	row     *row
	x, y    float64
	w, h    float64
	written []box // where words stand: no other word may be there
}

// box is a rectangle that a word takes.
type box struct{ x1, y1, x2, y2 float64 }

func (b box) meets(o box) bool { return b.x1 < o.x2 && o.x1 < b.x2 && b.y1 < o.y2 && o.y1 < b.y2 }

// charts draws pictures side by side; a row is never broken.
func (p *pen) charts(b Charts) []row {
	if len(b.All) == 0 {
		return nil
	}
	out := p.heading(b.Title)
	r := row{height: chartTall}
	if b.Title == "" {
		r.before = p.gap
	}
	w := (p.room() - chartApart*float64(len(b.All)-1)) / float64(len(b.All))
	for i, x := range b.All {
		c := &canvas{pen: p, row: &r, x: float64(i) * (w + chartApart), w: w, h: chartTall}
		switch x := x.(type) {
		case Stacks:
			c.head(x.Title, x.Unit)
			c.stacks(x)
		case Lanes:
			c.head(x.Title, x.Unit)
			r.height = max(r.height, c.lanes(x))
		case Course:
			c.head(x.Title, x.Unit)
			c.course(x)
		}
	}
	return append(out, r)
}

// head is the title with the unit behind it; the rest of the canvas is what is drawn in.
func (c *canvas) head(title, unit string) {
	base := mm(c.section)
	end := c.row.say(c.pen, c.x, base, c.fit(line{text: title, pt: c.section, bold: true}, c.w*0.8))
	c.row.say(c.pen, end+1.2, base, c.fit(line{text: unit, pt: c.label, tone: grey}, c.x+c.w-end-1.2))
	c.y = base + 3.2
	c.h -= c.y
}

// word writes s with the middle of its line at x, y, unless other words stand there; it
// reports whether it did.
func (c *canvas) word(x, y float64, look line) bool {
	look = c.fit(look, c.w)
	half, tall := c.measure(look.pt, look.bold).text(look.text)/2, mm(look.pt)*0.5
	x = max(c.x+half, min(x, c.x+c.w-half))
	b := box{x - half - 0.2, y - tall, x + half + 0.2, y + tall}
	for _, o := range c.written {
		if b.meets(o) {
			return false
		}
	}
	c.written = append(c.written, b)
	c.row.say(c.pen, x-half, middle(y, look.pt), look)
	return true
}

// hatch draws slanting lines inside a rectangle, so far apart.
func (r *row) hatch(x, y, w, h, apart float64) {
	for c := apart; c < w+h; c += apart {
		x1, y1 := min(c, w), max(0, c-w)
		x2, y2 := max(0, c-h), min(c, h)
		r.ink = append(r.ink, ink{at: []point{{x + x1, y + y1}, {x + x2, y + y2}}, weight: medium, tone: black})
	}
}

// patterned fills a rectangle as the n-th part of a stack is filled: dark, light and
// hatched, and white with a frame; then again.
func (c *canvas) patterned(n int, x, y, w, h float64) {
	if h <= 0 {
		return
	}
	switch n % 3 {
	case 0:
		c.row.fill(x, y, w, h, accent)
		return
	case 1:
		c.row.fill(x, y, w, h, shade)
		c.row.hatch(x, y, w, h, 1.5)
	}
	c.row.frame(x, y, w, h, medium)
}

// dashes draws a broken line.
func (r *row) dashes(x1, y1, x2, y2 float64) {
	const on, step = 1.0, 1.8
	long := max(x2-x1, y2-y1)
	for at := 0.0; at < long; at += step {
		to := min(at+on, long)
		r.ink = append(r.ink, ink{at: []point{{x1 + (x2-x1)*at/long, y1 + (y2-y1)*at/long}, {x1 + (x2-x1)*to/long, y1 + (y2-y1)*to/long}}, weight: medium, tone: black})
	}
}
