package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// painted is the renderer of a widget that is one drawing: it is drawn again
// when its size, its state or the look change. Objects of before lie below the
// drawing.
type painted struct {
	of     fyne.Widget
	below  []fyne.CanvasObject
	min    func(*Theme) fyne.Size
	draw   func(*sketch, fyne.Size)
	sketch sketch
	all    []fyne.CanvasObject
}

// paintedBy gives the renderer of a widget drawn by draw.
func paintedBy(of fyne.Widget, min func(*Theme) fyne.Size, draw func(*sketch, fyne.Size), below ...fyne.CanvasObject) fyne.WidgetRenderer {
	p := &painted{of: of, below: below, min: min, draw: draw}
	p.paint(of.Size())
	return p
}

func (p *painted) paint(size fyne.Size) {
	p.sketch.begin()
	p.draw(&p.sketch, size)
	if p.sketch.end() || p.all == nil {
		p.all = append(append([]fyne.CanvasObject{}, p.below...), p.sketch.objects...)
	}
}

// Layout implements fyne.WidgetRenderer.
func (p *painted) Layout(size fyne.Size) { p.paint(size) }

// MinSize implements fyne.WidgetRenderer.
func (p *painted) MinSize() fyne.Size { return p.min(Look()) }

// Refresh implements fyne.WidgetRenderer.
func (p *painted) Refresh() {
	p.paint(p.of.Size())
	canvas.Refresh(p.of)
}

// Objects implements fyne.WidgetRenderer.
func (p *painted) Objects() []fyne.CanvasObject { return p.all }

// Destroy implements fyne.WidgetRenderer.
func (p *painted) Destroy() {}
