package kit

import "fyne.io/fyne/v2"

// Cell is what stands in one cell of a table.
type Cell struct {
	Text   string
	Icon   string
	Tone   string    // of the text: "" is ink, "muted", "primary" or a name of Theme.Tone
	Tint   string    // tone of the ground, for what is changed or unusual
	Strong bool      // bold; never in a column of figures
	Chip   *ChipSpec // shown instead of the text
}

// Column is a column of a table of R. W and Min are dp at 100 % text size.
type Column[R any] struct {
	ID       string
	TitleKey string  // language key
	W        float32 // 0 takes what is left
	Min      float32
	Right    bool    // figures stand at the right, with their title
	From     float32 // narrowest table that shows the column; 0 always
	Sort     string  // what the source sorts by; "" cannot be sorted
	Cell     func(R) Cell
}

// column is a Column without its records.
type column struct {
	id, title  string
	w, min     float32
	right      bool
	from       float32
	sort       string
	left, wide float32 // where it stands, once the columns are laid out
	shown      bool
}

// columns are laid out together: fixed ones as wide as they are or as the user
// drew them, the one without a width takes the rest.
type columns struct {
	list  []*column
	drawn map[string]float32 // widths the user drew, by id
	hide  map[string]bool    // by the screen, as without the right to see it
	away  map[string]bool    // by the user
	width float32
}

// layout gives every column its place in the width there is.
func (c *columns) layout(width float32) {
	c.width = width
	look := Look()
	rest, flexible, give := width, 0, float32(0)
	for _, col := range c.list {
		col.shown = width >= col.from && !c.hide[col.id] && !c.away[col.id]
		if !col.shown {
			continue
		}
		col.wide = look.Dp(col.w)
		if w, ok := c.drawn[col.id]; ok {
			col.wide = w
		}
		if col.wide == 0 {
			flexible++
			rest -= look.Dp(max(col.min, 40))
		}
		rest -= col.wide
		give += max(0, col.wide-look.Dp(max(col.min, 32)))
	}
	at := float32(0)
	for _, col := range c.list {
		if !col.shown {
			continue
		}
		switch floor := look.Dp(max(col.min, 32)); {
		case col.wide == 0:
			col.wide = look.Dp(max(col.min, 40)) + max(0, rest)/float32(flexible)
		case rest < 0 && give > 0 && col.wide > floor:
			col.wide += max(-1, rest/give) * (col.wide - floor)
		}
		col.wide = round(col.wide)
		col.left = at
		at += col.wide
	}
}

// edges are the left and right ends of what is written in a column. The outer
// ones stand 11 in, so that with the edge of a card it is 12.
func (c *columns) edges(col *column) (left, right float32) {
	left, right = col.left+8, col.left+col.wide-8
	if col.left == 0 {
		left = 11
	}
	if col.left+col.wide >= c.width-1 {
		right = col.left + col.wide - 11
	}
	return left, right
}

// at is the column at x, and the one whose right edge can be drawn there.
func (c *columns) at(x float32) (in, edge *column) {
	for _, col := range c.list {
		if !col.shown {
			continue
		}
		if end := col.left + col.wide; x >= end-4 && x <= end+4 && end < c.width-1 {
			edge = col
		}
		if x >= col.left && x < col.left+col.wide {
			in = col
		}
	}
	return in, edge
}

// pull moves the right edge of a column. The edge of the column that takes the
// rest is moved by its neighbour.
func (c *columns) pull(col *column, dx float32) {
	if _, ok := c.drawn[col.id]; col.w == 0 && !ok {
		if col = c.next(col); col == nil {
			return
		}
		dx = -dx
	}
	if c.drawn == nil {
		c.drawn = map[string]float32{}
	}
	c.drawn[col.id] = max(Look().Dp(max(24, col.min)), round(col.wide+dx))
	c.layout(c.width)
}

func (c *columns) next(of *column) *column {
	for _, col := range c.list {
		if col.shown && col.left >= of.left+of.wide && col != of {
			return col
		}
	}
	return nil
}

func (c *columns) byID(id string) *column {
	for _, col := range c.list {
		if col.id == id {
			return col
		}
	}
	return nil
}

// ink is the style of a cell's text.
func (c Cell) ink(look *Theme) Style {
	st := look.Style(Body)
	switch c.Tone {
	case "":
	case "muted":
		st.Color = look.Muted
	case "primary":
		st.Color = look.Primary
	default:
		st.Color = look.Tone(c.Tone).Ink
	}
	if c.Strong {
		st = st.Strong()
	}
	return st
}

// cell draws a cell with its middle at mid, tint included.
func (s *sketch) cell(cols *columns, col *column, mid, h float32, c Cell) {
	left, right := cols.edges(col)
	if c.Tint != "" {
		s.round(left-6, mid-h/2+2, right-left+12, h-4, curve{2, s.look.Tone(c.Tint).Fill})
	}
	if c.Chip != nil {
		spec := *c.Chip
		room := right - left + 4
		if icon := chipWidth(s.look, ChipSpec{Icon: spec.Icon}); chipWidth(s.look, spec) > room {
			spec.Word = s.look.Style(Caption).Cut(spec.Word, max(0, room-icon))
		}
		s.chip(left-2, mid, spec)
		return
	}
	st := c.ink(s.look)
	if !col.right {
		if c.Icon != "" {
			left = s.icon(c.Icon, left, mid, s.look.Dp(14), st.Color) + 6
		}
		s.fit(left, mid, right-left+4, c.Text, st)
		return
	}
	text := cut(c.Text, right-left+6, st)
	at := s.lineR(right, mid, text, st)
	if c.Icon != "" {
		s.icon(c.Icon, min(at, right-s.look.Dp(14))-s.look.Dp(20), mid, s.look.Dp(14), st.Color)
	}
}

// rowHeight and headHeight are those of every table and grid.
func rowHeight() float32  { return Look().Dp(28) }
func headHeight() float32 { return Look().Dp(26) }

// tableRow is one row: one widget that draws its cells. It is used again for
// other rows while the table scrolls.
type tableRow struct {
	drawn
	cols  *columns
	cells []Cell
	state rowState
}

// rowState is all that the look of a row depends on.
type rowState struct {
	index               int64
	version             int
	chosen, hover, keys bool // keys: the table has the focus
	ready               bool // its cells were read
}

func newTableRow(cols *columns) *tableRow {
	r := &tableRow{cols: cols, state: rowState{index: -1}}
	r.min = func(*Theme) fyne.Size { return fyne.NewSize(0, rowHeight()) }
	r.draw = r.paint
	r.ExtendBaseWidget(r)
	return r
}

func (r *tableRow) paint(s *sketch, size fyne.Size) {
	switch {
	case r.state.chosen && r.state.keys:
		s.fill(0, 0, size.Width, size.Height, s.look.Selection)
		s.fill(0, 0, 3, size.Height, s.look.Primary)
	case r.state.chosen:
		s.fill(0, 0, size.Width, size.Height, s.look.Header)
	case r.state.hover:
		s.fill(0, 0, size.Width, size.Height, s.look.Hover)
	case r.state.index%2 == 1:
		s.fill(0, 0, size.Width, size.Height, s.look.RowAlt)
	}
	if !r.state.ready {
		if r.state.index >= 0 {
			s.round(11, size.Height/2-4, size.Width*0.3, 8, curve{3, s.look.Header})
		}
		return
	}
	for i, col := range r.cols.list {
		if col.shown && i < len(r.cells) {
			s.cell(r.cols, col, size.Height/2, size.Height, r.cells[i])
		}
	}
}
