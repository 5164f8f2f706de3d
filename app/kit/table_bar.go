package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

const barWide = 10

// scrollBar shows which part of a long list is seen, counted in rows, so that a
// million of them lose no precision.
type scrollBar struct {
	drawn
	top, room, all int64
	to             func(top int64)
	over           bool
	grip           float32 // where the thumb is held, from its top; negative: not held
}

func newScrollBar(to func(int64)) *scrollBar {
	b := &scrollBar{to: to, grip: -1}
	b.min = func(*Theme) fyne.Size { return fyne.NewSize(barWide, 0) }
	b.draw = func(s *sketch, size fyne.Size) {
		y, h := b.thumb()
		if h == 0 {
			return
		}
		inset, ink := float32(3), s.look.Border
		if b.over || b.grip >= 0 {
			inset, ink = 2, s.look.InputBorder
		}
		s.round(inset, y, size.Width-2*inset, h, curve{(size.Width - 2*inset) / 2, ink})
	}
	b.ExtendBaseWidget(b)
	return b
}

// set tells what is seen.
func (b *scrollBar) set(top, room, all int64) {
	if b.top != top || b.room != room || b.all != all {
		b.top, b.room, b.all = top, room, all
		b.Refresh()
	}
}

// thumb is the part that is held; its height is 0 when all is seen.
func (b *scrollBar) thumb() (y, h float32) {
	if b.all <= b.room || b.room <= 0 {
		return 0, 0
	}
	track := b.Size().Height
	h = max(28, track*float32(float64(b.room)/float64(b.all)))
	return (track - h) * float32(float64(b.top)/float64(b.all-b.room)), h
}

// Dragged implements fyne.Draggable.
func (b *scrollBar) Dragged(ev *fyne.DragEvent) {
	y, h := b.thumb()
	if h == 0 {
		return
	}
	if b.grip < 0 {
		b.grip = min(h, max(0, ev.Position.Y-ev.Dragged.DY-y))
	}
	track := b.Size().Height - h
	part := float64(min(track, max(0, ev.Position.Y-b.grip))) / float64(max(1, track))
	b.to(int64(part*float64(b.all-b.room) + 0.5))
}

// DragEnd implements fyne.Draggable.
func (b *scrollBar) DragEnd() {
	b.grip = -1
	b.Refresh()
}

// Tapped implements fyne.Tappable: a click beside the thumb turns one page.
func (b *scrollBar) Tapped(ev *fyne.PointEvent) {
	switch y, h := b.thumb(); {
	case h == 0:
	case ev.Position.Y < y:
		b.to(b.top - b.room + 1)
	case ev.Position.Y > y+h:
		b.to(b.top + b.room - 1)
	}
}

// MouseIn implements desktop.Hoverable.
func (b *scrollBar) MouseIn(*desktop.MouseEvent) { b.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (b *scrollBar) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *scrollBar) MouseOut() { b.hover(false) }

func (b *scrollBar) hover(on bool) {
	b.over = on
	b.Refresh()
}
