package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"gongdan/app/shop"
)

// comboRows is how many suggestions are seen at once.
const comboRows = 8

// ComboColumn is how a column of a suggestion list is set.
type ComboColumn struct {
	Width float32 // dp at 100 %; 0 takes what is left
	Right bool
	Muted bool
}

// comboList draws the suggestions of a combo. It lies on the layer and answers
// the mouse; the keys stay with the combo.
type comboList struct {
	widget.BaseWidget
	combo     *Combo
	items     []Item
	typed     string
	at, first int
}

func newComboList(c *Combo, items []Item, typed string) *comboList {
	l := &comboList{combo: c, items: items, typed: typed}
	l.ExtendBaseWidget(l)
	return l
}

func (l *comboList) chosen() (Item, bool) {
	if len(l.items) == 0 {
		return Item{}, false
	}
	return l.items[l.at], true
}

func (l *comboList) choose(id int64) {
	for i, it := range l.items {
		if it.ID == id {
			l.step(i - l.at)
		}
	}
}

// step moves the choice and keeps it in sight. It stops at both ends.
func (l *comboList) step(by int) {
	l.at = max(0, min(len(l.items)-1, l.at+by))
	l.first = max(min(l.first, l.at), l.at-comboRows+1)
	l.Refresh()
}

// want is the size for a field that is as wide.
func (l *comboList) want(field float32) fyne.Size {
	look, w := Look(), float32(20)
	for _, c := range l.columns(look) {
		w += c + 16
	}
	rows := float32(max(1, min(comboRows, len(l.items))))
	return fyne.NewSize(max(field, w), rows*look.Dp(28)+10)
}

// columns are the widths of the columns at least: as given, or as wide as the
// widest cell.
func (l *comboList) columns(look *Theme) []float32 {
	var w []float32
	for _, c := range l.combo.Columns {
		w = append(w, look.Dp(c.Width))
	}
	body := look.Style(Body)
	for _, it := range l.items {
		for n, cell := range it.Cells {
			if n == len(w) {
				w = append(w, 0)
			}
			if n >= len(l.combo.Columns) || l.combo.Columns[n].Width == 0 {
				w[n] = min(look.Dp(280), max(w[n], body.Strong().Width(cell)))
			}
		}
	}
	return w
}

// CreateRenderer implements fyne.Widget.
func (l *comboList) CreateRenderer() fyne.WidgetRenderer {
	return paintedBy(l, func(*Theme) fyne.Size { return fyne.Size{} }, l.paint)
}

func (l *comboList) paint(s *sketch, size fyne.Size) {
	look, row := s.look, s.look.Dp(28)
	if len(l.items) == 0 {
		say := l.combo.env.Lang.Say("field.nothing", shop.Args{"Text": l.typed})
		s.fit(10, 4+row/2, size.Width-20, say, look.Style(Body).In(look.Muted))
		return
	}
	widths := l.columns(look)
	spare := size.Width - 20
	for _, w := range widths {
		spare -= w + 16
	}
	if len(widths) > 0 {
		widths[l.flex()] += max(0, spare+16)
	}
	for i := l.first; i < min(l.first+comboRows, len(l.items)); i++ {
		top := 4 + float32(i-l.first)*row
		if i == l.at {
			s.fill(0, top, size.Width, row, look.Selection)
			s.fill(0, top, 3, row, look.Primary)
		}
		l.row(s, l.items[i], top+row/2, widths)
	}
	l.thumb(s, size)
}

// flex is the column that takes the room that is left.
func (l *comboList) flex() int {
	for n, c := range l.combo.Columns {
		if c.Width == 0 {
			return n
		}
	}
	return 0
}

func (l *comboList) row(s *sketch, it Item, mid float32, widths []float32) {
	x := float32(10)
	for n, cell := range it.Cells {
		style, right := s.look.Style(Body), false
		if n < len(l.combo.Columns) {
			if right = l.combo.Columns[n].Right; l.combo.Columns[n].Muted {
				style = style.In(s.look.Muted)
			}
		}
		switch cell = style.Cut(cell, widths[n]); {
		case n == it.Marked && len(it.Match) > 0:
			l.marked(s, cell, it.Match, x, mid)
		case right:
			s.lineR(x+widths[n], mid, cell, style)
		default:
			s.line(x, mid, cell, style)
		}
		x += widths[n] + 16
	}
}

// marked writes a cell with the parts that were typed in bold.
func (l *comboList) marked(s *sketch, cell string, match [][2]int, x, mid float32) {
	r, at, plain := []rune(cell), 0, s.look.Style(Body)
	for _, m := range match {
		from, to := max(at, min(m[0], len(r))), min(m[1], len(r))
		if to <= from {
			continue
		}
		x = s.line(x, mid, string(r[at:from]), plain)
		x = s.line(x, mid, string(r[from:to]), plain.Strong().In(s.look.Primary))
		at = to
	}
	s.line(x, mid, string(r[at:]), plain)
}

// thumb shows that there is more than is seen.
func (l *comboList) thumb(s *sketch, size fyne.Size) {
	if n := float32(len(l.items)); n > comboRows {
		room := size.Height - 8
		s.round(size.Width-6, 4+room*float32(l.first)/n, 4, room*comboRows/n, curve{2, s.look.InputBorder})
	}
}

// MouseDown implements desktop.Mouseable.
func (l *comboList) MouseDown(*desktop.MouseEvent) { l.combo.env.Layer.Press() }

// MouseUp implements desktop.Mouseable.
func (l *comboList) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable: the field has its focus back before the item
// is picked, so what follows is the same as after Enter.
func (l *comboList) Tapped(ev *fyne.PointEvent) {
	l.hover(ev.Position.Y)
	l.combo.env.Layer.Release()
	if it, ok := l.chosen(); ok {
		l.combo.pick(it)
		l.combo.next(l.combo)
	}
}

// MouseIn implements desktop.Hoverable.
func (l *comboList) MouseIn(*desktop.MouseEvent) {}

// MouseMoved implements desktop.Hoverable.
func (l *comboList) MouseMoved(ev *desktop.MouseEvent) { l.hover(ev.Position.Y) }

// MouseOut implements desktop.Hoverable.
func (l *comboList) MouseOut() {}

func (l *comboList) hover(y float32) {
	at := l.first + int((y-4)/Look().Dp(28))
	if y >= 4 && at < len(l.items) && at != l.at {
		l.at = at
		l.Refresh()
	}
}

// Scrolled implements fyne.Scrollable.
func (l *comboList) Scrolled(ev *fyne.ScrollEvent) {
	by := 1
	if ev.Scrolled.DY > 0 {
		by = -1
	}
	l.step(by)
}
