package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// GridKind is how a cell of a column is edited.
type GridKind uint8

// The kinds of column.
const (
	GridRead   GridKind = iota // shown only
	GridText                   // a line of text
	GridNumber                 // a number of the column's Mode
	GridChoice                 // one of Choices
)

// GridColumn is a column of a Grid. W, Min and From are as in Column.
type GridColumn struct {
	ID, TitleKey string
	W, Min, From float32
	Right        bool
	Kind         GridKind
	Mode         NumberMode                 // of a number
	Choices      func(row int) []GridChoose // of a choice
}

// GridChoose is one choice: the text that Set is given, and the word for it.
type GridChoose struct{ Text, Word string }

// Grid shows lines that are edited in place: the lines of an order. Typing
// over a cell edits it, Alt+Enter and a second click open it; Enter and Tab go
// right and at the end of the line down, Shift+Enter and Shift+Tab left, ↑↓ to
// other lines, Esc restores. Rows and columns are counted from 0, columns as
// they were given, hidden ones too.
type Grid struct {
	widget.BaseWidget
	// Rows is how many lines there are; Cell is what stands in one.
	Rows func() int
	Cell func(row, col int) Cell
	// Edit is the text to edit; ok false keeps the cell shut.
	Edit func(row, col int) (text string, ok bool)
	// Set takes an edited text. say is shown below the cell: a warning if the
	// text was taken, an error if it was not; then the cell stays open.
	Set      func(row, col int, text string) (say string, ok bool)
	OnSelect func(row, col int)
	OnEnd    func() // Enter behind the last cell, ↓ below the last line

	env    *Env
	list   []GridColumn
	cols   *columns
	head   *tableHead
	bar    *scrollBar
	tail   fyne.CanvasObject
	pool   []*tableRow
	at     gridPlace
	keys   bool
	eaten  bool
	editor gridEditor
	mark   *gridMark
}

// gridPlace is where a grid stands.
type gridPlace struct{ row, col, top int }

// NewGrid gives a grid without lines: set its funcs before it is shown.
func NewGrid(env *Env, list []GridColumn) *Grid {
	g := &Grid{env: env, list: list, cols: &columns{}}
	for _, c := range list {
		title := ""
		if c.TitleKey != "" {
			title = env.Lang.Say(c.TitleKey)
		}
		g.cols.list = append(g.cols.list, &column{id: c.ID, title: title, w: c.W, min: c.Min, right: c.Right, from: c.From})
	}
	g.head = newTableHead(env, g.cols)
	g.bar = newScrollBar(func(top int64) { g.at.top = int(top); g.show() })
	g.mark = newGridMark(g)
	g.editor.grid = g
	g.ExtendBaseWidget(g)
	return g
}

// SetTail shows o as the row after the last, always in sight: the row where
// new lines are typed.
func (g *Grid) SetTail(o fyne.CanvasObject) {
	g.tail = o
	g.Refresh()
}

// ColumnEdge is where the text of a column begins and ends, from the left of
// the grid, so that totals can stand below it. Both are 0 if it is not shown.
func (g *Grid) ColumnEdge(id string) (left, right float32) {
	if c := g.cols.byID(id); c != nil && c.shown {
		return g.cols.edges(c)
	}
	return 0, 0
}

// Selected is the cell the keys act on.
func (g *Grid) Selected() (row, col int) { return g.at.row, g.at.col }

// Chosen reports whether the grid has the keys, so that its chosen row is seen.
func (g *Grid) Chosen() bool { return g.keys || g.editor.open }

// HideColumn shows or hides a column.
func (g *Grid) HideColumn(id string, hidden bool) {
	if g.cols.hide == nil {
		g.cols.hide = map[string]bool{}
	}
	g.cols.hide[id] = hidden
	g.Refresh()
}

// Select puts the choice on a cell and brings it into sight.
func (g *Grid) Select(row, col int) {
	g.editor.commit()
	row = max(0, min(row, g.count()-1))
	moved := row != g.at.row || col != g.at.col
	g.at.row, g.at.col = row, max(0, min(col, len(g.list)-1))
	if moved {
		g.mark.say, g.mark.tone = "", ""
	}
	g.show()
	if moved && g.OnSelect != nil {
		g.OnSelect(g.at.row, g.at.col)
	}
}

// Warn says something odd under a cell until another cell is chosen.
func (g *Grid) Warn(row, col int, say string) {
	g.mark.row, g.mark.col, g.mark.say, g.mark.tone = row, col, say, "warn"
	g.Refresh()
}

// Focus puts the keys on the grid.
func (g *Grid) Focus() {
	g.env.Focus(g)
}

func (g *Grid) count() int {
	if g.Rows == nil {
		return 0
	}
	return g.Rows()
}

// room is how many lines are seen above the tail.
func (g *Grid) room() int {
	n := int((g.Size().Height - headHeight()) / rowHeight())
	if g.tail != nil {
		n--
	}
	return max(1, n)
}

// show draws the lines that are seen and what stands over them.
func (g *Grid) show() {
	n, room, h := g.count(), g.room(), rowHeight()
	g.at.row = max(0, min(g.at.row, n-1))
	if g.at.row < g.at.top {
		g.at.top = g.at.row
	}
	g.at.top = max(0, min(g.at.top, n-room), g.at.row-room+1)
	for len(g.pool) < room {
		g.pool = append(g.pool, newTableRow(g.cols))
	}
	for i, row := range g.pool {
		at := g.at.top + i
		if Reveal(row, i < room && at < n); !row.Visible() {
			continue
		}
		row.state = rowState{index: int64(at), chosen: at == g.at.row && g.Chosen(), keys: true, ready: true}
		row.cells = make([]Cell, len(g.list))
		for c, col := range g.cols.list {
			if col.shown && g.Cell != nil {
				row.cells[c] = g.Cell(at, c)
			}
		}
		Put(row, 0, headHeight()+float32(i)*h, g.Size().Width, h)
		row.Refresh()
	}
	if g.tail != nil {
		Put(g.tail, 0, headHeight()+float32(min(n-g.at.top, room))*h, g.Size().Width, h)
	}
	g.bar.set(int64(g.at.top), int64(room), int64(n))
	g.editor.place()
	Put(g.mark, 0, headHeight(), g.Size().Width, g.Size().Height-headHeight())
	g.mark.Refresh()
}

// place is the cell in the grid.
func (g *Grid) place(row, col int) (x, y, w, h float32) {
	c := g.cols.list[col]
	return c.left, headHeight() + float32(row-g.at.top)*rowHeight(), c.wide, rowHeight()
}

// CreateRenderer implements fyne.Widget.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer { return &gridRenderer{grid: g} }

type gridRenderer struct{ grid *Grid }

// Layout implements fyne.WidgetRenderer.
func (r *gridRenderer) Layout(size fyne.Size) {
	g := r.grid
	g.cols.layout(size.Width)
	Put(g.head, 0, 0, size.Width, headHeight())
	Put(g.bar, size.Width-barWide, headHeight()+2, barWide, size.Height-headHeight()-4)
	n := len(g.pool)
	g.show()
	if len(g.pool) != n {
		canvas.Refresh(g)
	}
}

// MinSize implements fyne.WidgetRenderer.
func (r *gridRenderer) MinSize() fyne.Size {
	return fyne.NewSize(Look().Dp(200), headHeight()+3*rowHeight())
}

// Refresh implements fyne.WidgetRenderer.
func (r *gridRenderer) Refresh() {
	r.Layout(r.grid.Size())
	r.grid.head.Refresh()
	r.grid.bar.Refresh()
	canvas.Refresh(r.grid)
}

// Objects implements fyne.WidgetRenderer.
func (r *gridRenderer) Objects() []fyne.CanvasObject {
	g := r.grid
	all := make([]fyne.CanvasObject, 0, len(g.pool)+6)
	for _, row := range g.pool {
		all = append(all, row)
	}
	all = append(all, g.head, g.mark)
	if g.editor.open {
		all = append(all, g.editor.field)
	}
	if g.tail != nil {
		all = append(all, g.tail)
	}
	return append(all, g.bar)
}

// Destroy implements fyne.WidgetRenderer.
func (r *gridRenderer) Destroy() {}

// gridMark is drawn over the lines: the frame of the cell the keys act on, and
// what is said about it.
type gridMark struct {
	drawn
	grid      *Grid
	say, tone string
	row, col  int // the cell that is talked about
}

func newGridMark(g *Grid) *gridMark {
	m := &gridMark{grid: g}
	m.min = func(*Theme) fyne.Size { return fyne.Size{} }
	m.draw = m.paint
	m.ExtendBaseWidget(m)
	return m
}

func (m *gridMark) paint(s *sketch, size fyne.Size) {
	g := m.grid
	if g.count() == 0 || !g.cols.list[g.at.col].shown {
		return
	}
	x, y, w, h := g.place(g.at.row, g.at.col)
	y -= headHeight()
	if g.keys && !g.editor.open {
		for _, r := range [][4]float32{{x, y, w, 2}, {x, y + h - 2, w, 2}, {x, y, 2, h}, {x + w - 2, y, 2, h}} {
			s.fill(r[0], r[1], r[2], r[3], s.look.Primary)
		}
	}
	if m.say == "" || m.row < g.at.top || m.row >= g.at.top+g.room() {
		return
	}
	x, y, _, h = g.place(m.row, m.col)
	y -= headHeight()
	tone, st := s.look.Tone(m.tone), s.look.Style(Caption)
	lines := st.Lines(m.say, min(size.Width-24, s.look.Dp(360)))
	wide := float32(0)
	for _, l := range lines {
		wide = max(wide, st.Width(l))
	}
	tall := float32(len(lines))*s.look.Dp(18) + 8
	top := y + h + 3
	if g.tail != nil && m.row == g.count()-1 {
		top += h // the row behind the last line stays free
	}
	if top+tall > size.Height {
		top = y - tall - 3
	}
	x = max(4, min(x, size.Width-wide-s.look.Dp(40)))
	s.box(x, top, wide+s.look.Dp(36), tall, frame{4, Tone{Bar: tone.Ink, Fill: tone.Fill}})
	s.icon("alert", x+8, top+s.look.Dp(13), s.look.Dp(14), tone.Ink)
	for i, l := range lines {
		s.line(x+s.look.Dp(28), top+s.look.Dp(13)+float32(i)*s.look.Dp(18), l, st.In(tone.Ink))
	}
}
