package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// tableModel is what a tableView shows. Rows are counted from 0.
type tableModel interface {
	rows() int64
	cells(i int64) (cells []Cell, ready bool)
	need(from, to int64) // these rows are about to be seen
}

// tableActs are what a tableView tells.
type tableActs struct {
	chosen        func(i int64)
	open, preview func(i int64)
	typed         func(r rune)
	menu          func(i int64, at fyne.Position)
	copied        func(i int64)
	sort          func(column int) // by its place, from 1
	columns       func()           // asks which columns are shown
}

// tableView is the body of a table: head, rows, scroll bar, foot. It has one
// focus and draws the rows that are seen, no others. It scrolls by whole rows,
// so rows always stand on whole dp.
type tableView struct {
	widget.BaseWidget
	env    *Env
	cols   *columns
	model  tableModel
	acts   tableActs
	head   *tableHead
	bar    *scrollBar
	foot   *tableFoot
	load   *Loading
	over   fyne.CanvasObject // in place of the rows: empty, failed, being read
	edit   tableEdit         // writes cells in place; nil: nothing does
	pool   []*tableRow
	top    int64 // first row seen
	sel    int64 // the row the keys act on; −1: none
	hover  int64
	ver    int // of the rows: a new one draws them all again
	keys   bool
	eaten  bool // the router has used the key, so its letter is not typed
	carry  float32
	clicks clicks
}

func newTableView(env *Env, cols *columns, model tableModel) *tableView {
	v := &tableView{env: env, cols: cols, model: model, sel: -1, hover: -1}
	v.head = newTableHead(env, cols)
	v.head.onFit = func(col *column) { fitColumn(v, col) }
	v.bar = newScrollBar(v.scrollTo)
	v.foot = newTableFoot(cols)
	v.load = NewLoading(env)
	v.ExtendBaseWidget(v)
	return v
}

// room is how many whole rows are seen.
func (v *tableView) room() int64 {
	return max(1, int64((v.Size().Height-headHeight()-v.foot.tall())/rowHeight()))
}

// fresh draws all rows again: their cells are others now.
func (v *tableView) fresh() {
	v.ver++
	v.show()
}

// show draws what has changed: rows that stay seen are moved, not drawn.
func (v *tableView) show() {
	n, room := v.model.rows(), v.room()
	v.sel = min(v.sel, n-1)
	v.top = max(0, min(v.top, n-room))
	v.model.need(v.top, v.top+room)
	n = v.model.rows()
	for int64(len(v.pool)) < room {
		v.pool = append(v.pool, newTableRow(v.cols))
	}
	w, h := v.Size().Width, rowHeight()
	for i := range int64(len(v.pool)) {
		at := v.top + (i-v.top%int64(len(v.pool))+int64(len(v.pool)))%int64(len(v.pool)) // a row keeps its widget while it is seen
		row := v.pool[i]
		if at >= min(n, v.top+room) || v.over != nil {
			Reveal(row, false)
			continue
		}
		state := rowState{index: at, version: v.ver, chosen: at == v.sel, hover: at == v.hover, keys: v.keys}
		var cells []Cell
		if row.state.index != at || row.state.version != v.ver || !row.state.ready {
			cells, state.ready = v.model.cells(at)
			row.cells = cells
		} else {
			state.ready = true
		}
		Put(row, 0, headHeight()+float32(at-v.top)*h, w, h)
		Reveal(row, true)
		if row.state != state {
			row.state = state
			row.Refresh()
		}
	}
	v.bar.set(v.top, room, n)
	v.foot.count(v.env.Lang, n)
	if v.edit != nil {
		v.edit.place()
	}
}

// choose makes i the row the keys act on and brings it into sight.
func (v *tableView) choose(i int64) {
	n, room := v.model.rows(), v.room()
	if n == 0 {
		return
	}
	i = max(0, min(i, n-1))
	changed := i != v.sel
	v.sel = i
	switch {
	case i < v.top:
		v.top = i
	case i >= v.top+room:
		v.top = i - room + 1
	}
	v.show()
	if changed && v.acts.chosen != nil {
		v.acts.chosen(i)
	}
}

func (v *tableView) scrollTo(top int64) {
	v.top = top
	v.hover = -1
	v.show()
}

// rowAt is the row at y, −1 where there is none.
func (v *tableView) rowAt(y float32) int64 {
	if y < headHeight() || v.over != nil {
		return -1
	}
	i := v.top + int64((y-headHeight())/rowHeight())
	if i >= min(v.model.rows(), v.top+v.room()) {
		return -1
	}
	return i
}

// fitColumn makes a column as wide as its widest cell in sight.
func fitColumn(v *tableView, col *column) {
	look := Look()
	wide := look.Style(Caption).Width(col.title) + 20
	for i, c := range v.cols.list {
		for _, row := range v.pool {
			if c != col || !row.Visible() || i >= len(row.cells) {
				continue
			}
			cell := row.cells[i]
			w := cell.ink(look).Width(cell.Text)
			if cell.Chip != nil {
				w = chipWidth(look, *cell.Chip)
			}
			if cell.Icon != "" {
				w += 22
			}
			wide = max(wide, w)
		}
	}
	v.cols.pull(col, wide+19-col.wide)
	v.head.onWidth(true)
}

// cover shows o in place of the rows; nil shows the rows.
func (v *tableView) cover(o fyne.CanvasObject) {
	v.over = o
	v.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (v *tableView) CreateRenderer() fyne.WidgetRenderer { return &tableRenderer{view: v} }

type tableRenderer struct {
	view *tableView
	seen int
}

// Layout implements fyne.WidgetRenderer.
func (r *tableRenderer) Layout(size fyne.Size) {
	v := r.view
	v.cols.layout(size.Width)
	foot := v.foot.tall()
	Put(v.head, 0, 0, size.Width, headHeight())
	Put(v.load, 0, headHeight()-2, size.Width, 2)
	Put(v.foot, 0, size.Height-foot, size.Width, foot)
	Put(v.bar, size.Width-barWide, headHeight()+2, barWide, size.Height-headHeight()-foot-4)
	if v.over != nil {
		Put(v.over, 0, headHeight(), size.Width, size.Height-headHeight()-foot)
	}
	v.fresh()
	if len(v.pool) != r.seen {
		r.seen = len(v.pool)
		canvas.Refresh(v)
	}
}

// MinSize implements fyne.WidgetRenderer.
func (r *tableRenderer) MinSize() fyne.Size {
	return fyne.NewSize(Look().Dp(160), headHeight()+2*rowHeight()+r.view.foot.tall())
}

// Refresh implements fyne.WidgetRenderer.
func (r *tableRenderer) Refresh() {
	r.Layout(r.view.Size())
	for _, o := range []fyne.CanvasObject{r.view.head, r.view.bar, r.view.foot} {
		o.Refresh()
	}
	canvas.Refresh(r.view)
}

// Objects implements fyne.WidgetRenderer.
func (r *tableRenderer) Objects() []fyne.CanvasObject {
	v := r.view
	all := make([]fyne.CanvasObject, 0, len(v.pool)+5)
	for _, row := range v.pool {
		all = append(all, row)
	}
	if v.over != nil {
		all = append(all, v.over)
	}
	all = append(all, v.head, v.load, v.foot, v.bar)
	if v.edit != nil {
		all = append(all, v.edit.objects()...)
	}
	return all
}

// Destroy implements fyne.WidgetRenderer.
func (r *tableRenderer) Destroy() {}
