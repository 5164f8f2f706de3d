package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// drawn is the base of widgets that are nothing but a drawing: a chip, a key
// cap, a number. It draws itself again when its size, its words or the look
// change.
type drawn struct {
	widget.BaseWidget
	self fyne.Widget // the widget that embeds it: the only one the canvas knows
	min  func(*Theme) fyne.Size
	draw func(*sketch, fyne.Size)
}

// ExtendBaseWidget tells which widget embeds the drawing.
func (d *drawn) ExtendBaseWidget(self fyne.Widget) {
	d.self = self
	d.BaseWidget.ExtendBaseWidget(self)
}

// CreateRenderer implements fyne.Widget.
func (d *drawn) CreateRenderer() fyne.WidgetRenderer {
	r := &drawnRenderer{drawn: d}
	r.paint(d.Size())
	return r
}

type drawnRenderer struct {
	drawn  *drawn
	sketch sketch
}

func (r *drawnRenderer) paint(size fyne.Size) bool {
	r.sketch.begin()
	r.drawn.draw(&r.sketch, size)
	return r.sketch.end()
}

// Layout implements fyne.WidgetRenderer.
func (r *drawnRenderer) Layout(size fyne.Size) {
	if r.paint(size) {
		canvas.Refresh(r.drawn.self)
	}
}

// MinSize implements fyne.WidgetRenderer.
func (r *drawnRenderer) MinSize() fyne.Size { return r.drawn.min(Look()) }

// Refresh implements fyne.WidgetRenderer.
func (r *drawnRenderer) Refresh() {
	r.paint(r.drawn.Size())
	canvas.Refresh(r.drawn.self)
}

// Objects implements fyne.WidgetRenderer.
func (r *drawnRenderer) Objects() []fyne.CanvasObject { return r.sketch.objects }

// Destroy implements fyne.WidgetRenderer.
func (r *drawnRenderer) Destroy() {}
