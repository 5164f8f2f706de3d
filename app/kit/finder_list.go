package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// hitList draws what the finder found: groups with headings, a row each. The
// pointer chooses, a click picks; the focus stays with the entry.
type hitList struct {
	drawn
	layer    *Layer
	hits     []Hit
	commands int // where the commands begin
	at       int
	none     string
	pick     func(int)
}

func newHitList(l *Layer, pick func(int)) *hitList {
	h := &hitList{layer: l, pick: pick}
	h.min = func(look *Theme) fyne.Size {
		if h.none != "" {
			return fyne.NewSize(0, look.Dp(52))
		}
		tall := float32(0)
		for i := range h.hits {
			tall += look.Dp(hitRow)
			if h.heads(i) {
				tall += look.Dp(hitHead)
			}
		}
		return fyne.NewSize(0, tall+4)
	}
	h.draw = h.paint
	h.ExtendBaseWidget(h)
	return h
}

// heads reports whether a new group begins at a hit.
func (h *hitList) heads(i int) bool { return i == 0 || h.hits[i].Group != h.hits[i-1].Group }

func (h *hitList) paint(s *sketch, size fyne.Size) {
	if h.none != "" {
		s.fit(16, size.Height/2-4, size.Width-32, h.none, s.look.Style(Body).In(s.look.Muted))
		return
	}
	y, row := float32(0), s.look.Dp(hitRow)
	for i, hit := range h.hits {
		if h.heads(i) {
			s.line(14, y+s.look.Dp(hitHead)/2+1, hit.Group, s.look.Style(Caption))
			y += s.look.Dp(hitHead)
		}
		if i == h.at {
			s.fill(0, y, size.Width, row, s.look.Selection)
			s.fill(0, y, 3, row, s.look.Primary)
		}
		h.row(s, hit, y+row/2, size.Width, i >= h.commands)
		y += row
	}
}

// row draws a hit: title, facts in a line, and the chip or the key at the right.
func (h *hitList) row(s *sketch, hit Hit, mid, width float32, command bool) {
	right := width - 14
	if hit.Chip != nil {
		right -= chipWidth(s.look, *hit.Chip)
		s.chip(right, mid, *hit.Chip)
		right -= 12
	}
	facts := hit.Facts
	if command && len(facts) > 0 && facts[0] != "" {
		right -= keyWidth(s.look, facts[0])
		s.keyCap(right, mid, facts[0])
		right -= 12
	}
	title, caption := s.look.Style(Body), s.look.Style(Caption)
	if !command {
		title = title.Strong()
	}
	at := float32(14)
	if hit.Icon != "" {
		s.icon(hit.Icon, at, mid, s.look.Dp(16), s.look.Muted)
	}
	at = s.fit(at+s.look.Dp(26), mid, right-at-s.look.Dp(26), hit.Title, title)
	if command {
		return
	}
	for _, f := range facts[:min(4, len(facts))] {
		if at+40 > right || f == "" {
			continue
		}
		at = s.fit(at+14, mid, right-at-14, f, caption)
	}
}

// point chooses a hit.
func (h *hitList) point(i int) {
	if i != h.at {
		h.at = i
		h.Refresh()
	}
}

// index is the hit at y, −1 on a heading.
func (h *hitList) index(at float32) int {
	y, look := float32(0), Look()
	for i := range h.hits {
		if h.heads(i) {
			y += look.Dp(hitHead)
		}
		if at >= y && at < y+look.Dp(hitRow) {
			return i
		}
		y += look.Dp(hitRow)
	}
	return -1
}

// MouseDown implements desktop.Mouseable.
func (h *hitList) MouseDown(*desktop.MouseEvent) { h.layer.Press() }

// MouseUp implements desktop.Mouseable.
func (h *hitList) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable.
func (h *hitList) Tapped(ev *fyne.PointEvent) {
	h.layer.Release()
	h.pick(h.index(ev.Position.Y))
}

// MouseIn implements desktop.Hoverable.
func (h *hitList) MouseIn(ev *desktop.MouseEvent) { h.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (h *hitList) MouseMoved(ev *desktop.MouseEvent) {
	if i := h.index(ev.Position.Y); i >= 0 {
		h.point(i)
	}
}

// MouseOut implements desktop.Hoverable.
func (h *hitList) MouseOut() {}
