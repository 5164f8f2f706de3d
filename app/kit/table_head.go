package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// twice is how soon a second click makes a double one. Fyne's own double click
// would hold every single one back.
const twice = 400 * time.Millisecond

// clicks tells a double click from two.
type clicks struct {
	what any
	when time.Time
}

// second reports whether the click on what is the second of a pair.
func (c *clicks) second(env *Env, what any) bool {
	now := env.Clock()
	pair := c.what == what && now.Sub(c.when) < twice
	if c.what, c.when = what, now; pair {
		c.what = nil
	}
	return pair
}

// tableHead shows the titles of the columns. A click sorts, an edge between two
// titles can be dragged, and a double click on it fits the column; a title can
// be dragged to where another one stands, and the right button asks which
// columns are shown.
type tableHead struct {
	drawn
	env     *Env
	cols    *columns
	sorted  func() (id string, desc bool)
	onSort  func(*column)
	onWidth func(done bool)
	onFit   func(*column)
	onMove  func(col, to *column)
	onMenu  func(fyne.Position)
	moving  *column // its title is being dragged
	target  *column // over this one
	over    *column // below the pointer
	edge    *column // whose right edge is below the pointer
	dragged *column
	clicks  clicks
}

func newTableHead(env *Env, cols *columns) *tableHead {
	h := &tableHead{env: env, cols: cols}
	h.sorted = func() (string, bool) { return "", false }
	h.min = func(*Theme) fyne.Size { return fyne.NewSize(0, headHeight()) }
	h.draw = h.paint
	h.ExtendBaseWidget(h)
	return h
}

func (h *tableHead) paint(s *sketch, size fyne.Size) {
	s.fill(0, 0, size.Width, size.Height, s.look.Header)
	id, desc := h.sorted()
	st := s.look.Style(Caption)
	for _, col := range h.cols.list {
		if !col.shown {
			continue
		}
		ink := st
		if h.over == col && h.edge == nil && col.sort != "" && h.onSort != nil {
			ink = st.In(s.look.Ink)
		}
		mark := ""
		switch {
		case col.id == id && desc:
			mark = "down"
		case col.id == id:
			mark = "up"
		}
		h.title(s, col, ink, mark)
	}
	if h.moving != nil && h.target != nil && h.moving != h.target {
		x := h.target.left
		if h.moving.left < x {
			x += h.target.wide - 2
		}
		s.fill(x, 2, 2, size.Height-4, s.look.Primary)
	}
	if h.edge != nil {
		s.fill(h.edge.left+h.edge.wide-1, 4, 1, size.Height-8, s.look.InputBorder)
	}
}

// title writes the title of a column, with the mark of the order beside it.
func (h *tableHead) title(s *sketch, col *column, st Style, mark string) {
	left, right := h.cols.edges(col)
	mid, sorted := h.Size().Height/2, mark != ""
	if col.right {
		at := s.lineR(right, mid, cut(col.title, right-left+4, st), st)
		if sorted {
			s.icon(mark, at-s.look.Dp(16), mid, s.look.Dp(12), s.look.Primary)
		}
		return
	}
	room := right - left + 4
	if sorted {
		room -= s.look.Dp(16)
	}
	end := s.fit(left, mid, room, col.title, st)
	if sorted {
		s.icon(mark, end+4, mid, s.look.Dp(12), s.look.Primary)
	}
}

// Tapped implements fyne.Tappable.
func (h *tableHead) Tapped(ev *fyne.PointEvent) {
	in, edge := h.cols.at(ev.Position.X)
	switch {
	case edge != nil:
		if h.clicks.second(h.env, edge) && h.onFit != nil {
			h.onFit(edge)
		}
	case in != nil && in.sort != "" && h.onSort != nil:
		h.onSort(in)
	}
}

// Dragged implements fyne.Draggable.
func (h *tableHead) Dragged(ev *fyne.DragEvent) {
	if h.moving != nil {
		h.target, _ = h.cols.at(ev.Position.X)
		h.Refresh()
		return
	}
	if h.dragged == nil {
		if _, h.dragged = h.cols.at(ev.Position.X - ev.Dragged.DX); h.dragged == nil {
			_, h.dragged = h.cols.at(ev.Position.X)
		}
		if h.dragged == nil {
			h.dragged = h.edge
		}
		if h.dragged == nil && h.onMove != nil {
			h.moving, _ = h.cols.at(ev.Position.X - ev.Dragged.DX)
		}
	}
	if h.dragged != nil && h.onWidth != nil {
		h.cols.pull(h.dragged, ev.Dragged.DX)
		h.onWidth(false)
	}
}

// DragEnd implements fyne.Draggable.
func (h *tableHead) DragEnd() {
	if h.dragged != nil && h.onWidth != nil {
		h.onWidth(true)
	}
	if h.moving != nil && h.target != nil && h.moving != h.target {
		h.onMove(h.moving, h.target)
	}
	h.dragged, h.moving, h.target = nil, nil, nil
	h.Refresh()
}

// TappedSecondary implements fyne.SecondaryTappable.
func (h *tableHead) TappedSecondary(ev *fyne.PointEvent) {
	if h.onMenu != nil {
		h.onMenu(ev.Position)
	}
}

// MouseIn implements desktop.Hoverable.
func (h *tableHead) MouseIn(ev *desktop.MouseEvent) { h.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (h *tableHead) MouseMoved(ev *desktop.MouseEvent) { h.point(h.cols.at(ev.Position.X)) }

// MouseOut implements desktop.Hoverable.
func (h *tableHead) MouseOut() { h.point(nil, nil) }

func (h *tableHead) point(over, edge *column) {
	if h.onWidth == nil {
		edge = nil
	}
	if over != h.over || edge != h.edge {
		h.over, h.edge = over, edge
		h.Refresh()
	}
}

// Cursor implements desktop.Cursorable.
func (h *tableHead) Cursor() desktop.Cursor {
	switch {
	case h.edge != nil || h.dragged != nil:
		return desktop.HResizeCursor
	case h.over != nil && h.over.sort != "" && h.onSort != nil:
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}
