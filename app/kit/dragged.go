package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Dragged is a Keyed whose pieces can be moved by the mouse. What is moved and
// where it may be put is the screen's own affair; whatever can be dragged can be
// moved by keys as well.
type Dragged struct {
	Keyed
	// OnDrag is told where the pointer was pressed and where it is now; OnDrop
	// that it was let go there.
	OnDrag func(from, at fyne.Position)
	OnDrop func(from, at fyne.Position)
	// OnWheel is told how many rows a turn of the wheel at a place asks for.
	OnWheel func(at fyne.Position, rows int)
	// OnMenu is told where the right button was pressed; the Menu key and Shift+F10
	// come as keys.
	OnMenu func(at fyne.Position)

	pressed, last fyne.Position
	dragging      bool
}

// NewDragged gives a drawing as NewKeyed does.
func NewDragged(env *Env, min func(*Theme) fyne.Size, draw func(*Pen, fyne.Size), keys func(Chord) bool) *Dragged {
	d := &Dragged{}
	d.init(env, min, draw, keys)
	d.ExtendBaseWidget(d)
	return d
}

// MouseDown implements desktop.Mouseable.
func (d *Dragged) MouseDown(ev *desktop.MouseEvent) {
	d.pressed = ev.Position
	d.Keyed.MouseDown(ev)
}

// Dragged implements fyne.Draggable.
func (d *Dragged) Dragged(ev *fyne.DragEvent) {
	if !d.dragging {
		d.dragging = true
		d.layer.Release()
	}
	d.last = ev.Position
	if d.OnDrag != nil {
		d.OnDrag(d.pressed, d.last)
	}
}

// DragEnd implements fyne.Draggable.
func (d *Dragged) DragEnd() {
	if !d.dragging {
		return
	}
	d.dragging = false
	d.env.Focus(d)
	if d.OnDrop != nil {
		d.OnDrop(d.pressed, d.last)
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (d *Dragged) TappedSecondary(ev *fyne.PointEvent) {
	d.layer.Release()
	d.env.Focus(d)
	if d.OnMenu != nil {
		d.OnMenu(ev.Position)
	}
}

// Scrolled implements fyne.Scrollable.
func (d *Dragged) Scrolled(ev *fyne.ScrollEvent) {
	if d.OnWheel == nil || ev.Scrolled.DY == 0 {
		return
	}
	rows := 1
	if ev.Scrolled.DY > 0 {
		rows = -1
	}
	d.OnWheel(ev.Position, rows)
}

// Ring marks a piece of a drawing that is chosen as Ring marks a field: 2 dp of
// Primary around it, 1 dp away over ground. It is drawn before the piece.
func (p *Pen) Ring(at Place, ground color.Color) {
	p.Round(At(at.X-3, at.Y-3, at.W+6, at.H+6), 6, p.Look.Primary)
	p.Round(At(at.X-1, at.Y-1, at.W+2, at.H+2), 5, ground)
}

// Cover shows something over the whole window, sheets included, until uncover or
// Uncover is called; gone is told then. Clicks do not reach what is below; keys
// are not kept from it.
func Cover(l *Layer, o fyne.CanvasObject, gone func()) (uncover func()) {
	l.Uncover()
	ground := newTouch(l, nil, nil)
	root := &fyne.Container{Objects: []fyne.CanvasObject{ground, o}}
	take := l.put(l.tops, root, func() {
		Put(root, 0, 0, l.size.Width, l.size.Height)
		Put(ground, 0, 0, l.size.Width, l.size.Height)
		Put(o, 0, 0, l.size.Width, l.size.Height)
	})
	l.uncover = func() {
		l.uncover = nil
		take()
		gone()
	}
	return l.Uncover
}

// Uncover takes away what covers the window, as when the desk is locked.
func (l *Layer) Uncover() {
	if l.uncover != nil {
		l.uncover()
	}
}

// Hang shows something small over the content that answers neither keys nor the
// pointer, such as what is being dragged: move tells where its left top corner
// is, drop takes it away.
func Hang(l *Layer, o fyne.CanvasObject, size fyne.Size) (move func(fyne.Position), drop func()) {
	at := fyne.Position{}
	place := func() { Put(o, at.X, at.Y, size.Width, size.Height) }
	drop = l.put(l.tops, o, place)
	return func(pos fyne.Position) {
		at = pos
		place()
	}, drop
}
