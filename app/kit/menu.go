package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Menu shows commands to choose from at a place of the window: for a right
// click, the Menu key, or the few choices of a cell. The focus stays where it
// is; ↑↓ walk, Enter and the digits choose, Esc and a click outside hide it.
func (l *Layer) Menu(env *Env, at fyne.Position, items []Command) (hide func()) {
	list := &menuList{layer: l}
	for _, c := range items {
		if c.Can == nil || c.Can() {
			list.items = append(list.items, c)
			list.icons = list.icons || c.Icon != ""
		}
	}
	list.min, list.draw = list.want, list.paint
	list.ExtendBaseWidget(list)
	list.pick = func(i int) {
		l.HideList()
		if do := list.items[i].Do; do != nil {
			do()
		}
	}
	n := len(list.items)
	if n == 0 {
		return func() {}
	}
	scope := NewScope("menu").On("Esc", l.HideList)
	scope.On("↑", func() { list.point((list.at + n - 1) % n) }).On("↓", func() { list.point((list.at + 1) % n) })
	scope.On("Enter", func() { list.pick(list.at) })
	for i := range min(9, n) {
		scope.On(strconv.Itoa(i+1), func() { list.pick(i) })
	}
	hide = l.ShowAt(at, list, list.MinSize().AddWidthHeight(2, 2))
	l.gone = env.Router.Push(scope)
	return hide
}

// menuList draws the commands of a menu.
type menuList struct {
	drawn
	layer *Layer
	items []Command
	icons bool // at least one has an icon, so all words stand in
	at    int
	pick  func(int)
}

func (m *menuList) want(look *Theme) fyne.Size {
	wide := look.Dp(140)
	for _, c := range m.items {
		wide = max(wide, look.Style(Body).Width(c.Word)+look.Style(Caption).Width(c.Keys)+look.Dp(72))
	}
	return fyne.NewSize(wide, float32(len(m.items))*look.Dp(28)+8)
}

func (m *menuList) paint(s *sketch, size fyne.Size) {
	row := s.look.Dp(28)
	for i, c := range m.items {
		y := 4 + float32(i)*row
		if i == m.at {
			s.fill(0, y, size.Width, row, s.look.Selection)
			s.fill(0, y, 3, row, s.look.Primary)
		}
		s.icon(c.Icon, 12, y+row/2, s.look.Dp(16), s.look.Muted)
		at := float32(12)
		if m.icons {
			at += s.look.Dp(24)
		}
		s.line(at, y+row/2, c.Word, s.look.Style(Body))
		s.lineR(size.Width-12, y+row/2, c.Keys, s.look.Style(Caption))
	}
}

func (m *menuList) point(i int) {
	if i != m.at && i >= 0 && i < len(m.items) {
		m.at = i
		m.Refresh()
	}
}

func (m *menuList) index(y float32) int { return int((y - 4) / Look().Dp(28)) }

// MouseDown implements desktop.Mouseable.
func (m *menuList) MouseDown(*desktop.MouseEvent) { m.layer.Press() }

// MouseUp implements desktop.Mouseable.
func (m *menuList) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable.
func (m *menuList) Tapped(ev *fyne.PointEvent) {
	m.layer.Release()
	if i := m.index(ev.Position.Y); i >= 0 && i < len(m.items) {
		m.pick(i)
	}
}

// MouseIn implements desktop.Hoverable.
func (m *menuList) MouseIn(ev *desktop.MouseEvent) { m.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (m *menuList) MouseMoved(ev *desktop.MouseEvent) { m.point(m.index(ev.Position.Y)) }

// MouseOut implements desktop.Hoverable.
func (m *menuList) MouseOut() {}
