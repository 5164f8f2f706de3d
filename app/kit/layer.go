package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Layer is drawn over the content of the window: suggestion lists, toasts, the
// finder, sheets. Nothing on it takes the focus away from a field unless it
// is a sheet. Where nothing is shown, clicks reach the content below: a window
// holds container.NewStack(content, layer.Object()).
//
// The driver takes the focus from a field at every click outside of it, before
// the click is told. A thing on the layer that answers clicks is therefore made
// of touch, or calls Press in MouseDown: the list then stays until the click
// has been told, and the field has its focus back afterwards.
type Layer struct {
	root   *fyne.Container
	sheets *fyne.Container
	lists  *fyne.Container
	tops   *fyne.Container
	toasts *fyne.Container

	size    fyne.Size
	arrange []*func()      // places what is shown again when the window changes its size
	hide    func()         // hides the list that is shown
	gone    func()         // told when that list is hidden; nil: nobody asks
	owner   fyne.Focusable // had the focus when the list was shown
	pressed bool
	held    fyne.Focusable // had the focus when the layer was pressed
	queue   toastQueue
	open    []*Sheet             // the topmost last
	later   func(fyne.Focusable) // takes what wants the keys while the finder has them; nil: it is closed
	uncover func()               // takes away what covers the window; nil: nothing does
}

// NewLayer gives an empty layer.
func NewLayer() *Layer {
	l := &Layer{sheets: container.NewWithoutLayout(), lists: container.NewWithoutLayout(), tops: container.NewWithoutLayout(), toasts: container.NewWithoutLayout()}
	l.root = container.New(layerLayout{l}, l.sheets, l.lists, l.tops, l.toasts)
	return l
}

// Object is what the window shows over its content.
func (l *Layer) Object() fyne.CanvasObject { return l.root }

// Size is the room there is.
func (l *Layer) Size() fyne.Size { return l.size }

// SetSize tells the room there is: sheets and toasts find their new places, a
// list is hidden because what it hung on has moved. The layout of Object calls
// it.
func (l *Layer) SetSize(size fyne.Size) {
	if l.size == size {
		return
	}
	l.size = size
	for _, band := range []*fyne.Container{l.sheets, l.lists, l.tops, l.toasts} {
		band.Resize(size)
	}
	l.HideList()
	for _, a := range l.arrange {
		(*a)()
	}
}

// layerLayout gives every band the whole window and asks for none of it, so
// that what is on the layer never widens the window.
type layerLayout struct{ l *Layer }

// Layout implements fyne.Layout.
func (x layerLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) { x.l.SetSize(size) }

// MinSize implements fyne.Layout.
func (x layerLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// ShowList shows content of the given size below anchor, above it where there
// is no room below, always inside the window. There is one list at a time. The
// list is hidden by hide, by the next list, and by Blurred: the widget that has
// the focus calls that in FocusLost. If nothing has the focus, a click outside
// hides the list and does nothing else.
func (l *Layer) ShowList(anchor, content fyne.CanvasObject, size fyne.Size) (hide func()) {
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(anchor).Subtract(driver.AbsolutePositionForObject(l.root))
	pos := at.AddXY(0, anchor.Size().Height+2)
	if pos.Y+size.Height > l.size.Height && at.Y-2-size.Height >= 0 {
		pos.Y = at.Y - 2 - size.Height
	}
	return l.show(pos, content, size, l.focused() == nil)
}

// ShowAt shows content at a place of the window, moved inside where it would
// stick out: for menus. A click outside hides it and does nothing else.
func (l *Layer) ShowAt(pos fyne.Position, content fyne.CanvasObject, size fyne.Size) (hide func()) {
	return l.show(pos, content, size, true)
}

func (l *Layer) show(pos fyne.Position, content fyne.CanvasObject, size fyne.Size, catch bool) func() {
	l.HideList()
	pos.X = max(0, min(pos.X, l.size.Width-size.Width))
	pos.Y = max(0, min(pos.Y, l.size.Height-size.Height))
	p := newPanel(l, content)
	p.place(pos, size)
	if catch {
		c := newTouch(l, l.HideList, nil)
		c.Resize(l.size)
		l.lists.Add(c)
	}
	l.lists.Add(p.root)
	l.owner = l.focused()
	shown := true
	l.hide = func() {
		if shown {
			shown = false
			l.lists.RemoveAll()
			l.lists.Refresh()
			l.hide = nil
			if gone := l.gone; gone != nil {
				l.gone = nil
				gone()
			}
		}
	}
	return l.hide
}

// HideList hides the list that is shown, if there is one.
func (l *Layer) HideList() {
	if l.hide != nil {
		l.hide()
	}
}

// Listing reports whether a list is shown.
func (l *Layer) Listing() bool { return l.hide != nil }

// Blurred is called by a widget of the kit that lost the focus: its list goes,
// unless it is the list that was clicked.
func (l *Layer) Blurred(who fyne.Focusable) {
	if !l.pressed && l.owner == who {
		l.HideList()
	}
}

// Press is called from MouseDown by a thing on the layer: the driver is about
// to take the focus from the field, which gets it back at Release.
func (l *Layer) Press() { l.pressed, l.held = true, l.focused() }

// Pressed reports whether the focus is lost to a click on the layer only.
func (l *Layer) Pressed() bool { return l.pressed }

// Release ends what Press began. If the click has put the focus somewhere, it
// stays there.
func (l *Layer) Release() {
	if !l.pressed {
		return
	}
	l.pressed = false
	if c := l.canvas(); c != nil && c.Focused() == nil && l.held != nil {
		c.Focus(l.held)
	}
	l.held = nil
}

// canvas is asked for by the root: the driver does not know a new object before
// it has drawn it.
func (l *Layer) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(l.root) }

func (l *Layer) focused() fyne.Focusable {
	if c := l.canvas(); c != nil {
		return c.Focused()
	}
	return nil
}

// put adds o to a band and keeps it in its place until take.
func (l *Layer) put(band *fyne.Container, o fyne.CanvasObject, arrange func()) (take func()) {
	place := &arrange
	l.arrange = append(l.arrange, place)
	arrange()
	band.Add(o)
	band.Refresh() // without it nothing is painted until something else changes
	return func() {
		l.arrange = slices.DeleteFunc(l.arrange, func(p *func()) bool { return p == place })
		band.Remove(o)
		band.Refresh()
	}
}

// panel is the ground of a thing on the layer: a soft shadow, an edge, and a
// surface that keeps clicks, wheel and pointer from what is below.
type panel struct {
	root    *fyne.Container
	shade   *canvas.Rectangle
	box     *Box
	ground  *touch
	content fyne.CanvasObject
}

func newPanel(l *Layer, content fyne.CanvasObject) *panel {
	look := Look()
	p := &panel{shade: Fill(look.InputBorder, 4), box: NewBox(), ground: newTouch(l, nil, nil), content: content}
	p.shade.Shadow = canvas.Shadow{Color: look.Shadow, BlurRadius: 12, Offset: fyne.NewPos(0, 4), Variant: canvas.DropShadow}
	p.box.Paint(look.Surface, look.InputBorder)
	p.root = container.NewWithoutLayout(p.shade)
	p.root.Objects = append(p.root.Objects, p.box.Objects()...)
	p.root.Objects = append(p.root.Objects, p.ground, content)
	return p
}

func (p *panel) place(pos fyne.Position, size fyne.Size) {
	Put(p.root, pos.X, pos.Y, size.Width, size.Height)
	Put(p.shade, 0, 0, size.Width, size.Height)
	p.box.Place(0, 0, size.Width, size.Height)
	Put(p.ground, 0, 0, size.Width, size.Height)
	Put(p.content, 1, 1, size.Width-2, size.Height-2)
}

// touch is an unseen sheet of glass: it answers clicks and the pointer for what
// is drawn below it and leaves the focus where it is. With neither tap nor
// hover it only keeps them from what lies deeper.
type touch struct {
	widget.BaseWidget
	layer *Layer
	tap   func()
	hover func(bool)
}

func newTouch(l *Layer, tap func(), hover func(bool)) *touch {
	t := &touch{layer: l, tap: tap, hover: hover}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer implements fyne.Widget.
func (t *touch) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// MouseDown implements desktop.Mouseable.
func (t *touch) MouseDown(*desktop.MouseEvent) { t.layer.Press() }

// MouseUp implements desktop.Mouseable. The driver takes the focus once more
// after it, so a press that was dragged away leaves the focus to the window.
func (t *touch) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable.
func (t *touch) Tapped(*fyne.PointEvent) {
	if t.tap != nil {
		t.tap()
	}
	t.layer.Release()
}

// TappedSecondary implements fyne.SecondaryTappable.
func (t *touch) TappedSecondary(*fyne.PointEvent) { t.layer.Release() }

// MouseIn implements desktop.Hoverable.
func (t *touch) MouseIn(*desktop.MouseEvent) { t.over(true) }

// MouseMoved implements desktop.Hoverable.
func (t *touch) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (t *touch) MouseOut() { t.over(false) }

func (t *touch) over(in bool) {
	if t.hover != nil {
		t.hover(in)
	}
}

// Scrolled implements fyne.Scrollable: the wheel does not turn what is below.
func (t *touch) Scrolled(*fyne.ScrollEvent) {}
