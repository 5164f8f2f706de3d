package walk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
)

// layout puts the parts of the page together; their order is that of Tab.
func (p *Page) layout() *fyne.Container {
	return container.New(&pageLayout{p},
		kit.NewCard("", nil), p.strip, p.edit.Content(),
		p.marks.card, kit.NewCard("", p.marks.grid),
		p.checks.card, p.photos.card)
}

// pageLayout puts the car and the fields above, the outline at the left, the
// points at the right with the photos below. The list of marks stands below the
// outline where there is room, else beside the photos.
type pageLayout struct{ p *Page }

// Heights in dp at 100 %.
const (
	photosTall = 118
	marksTall  = 116
	fieldsTall = 62
)

// Layout implements fyne.Layout.
func (l *pageLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	look := kit.Look()
	card, strip, fields, outline, marks, checks, photos := all[0], all[1], all[2], all[3], all[4], all[5], all[6]
	top := max(look.Dp(fieldsTall), min(fields.(*container.Scroll).Content.MinSize().Height, size.Height*0.5)) + 8
	side := look.Dp(220)
	kit.Put(card, 0, 0, size.Width, top)
	kit.Put(strip, 1, (top-look.Dp(52))/2, side, look.Dp(52))
	kit.Put(fields, side+8, 4, size.Width-side-16, top-8)
	y := top + 8
	head, tall := look.Dp(36+34), size.Height-y
	left := max(min(look.Dp(530), size.Width*0.43), min(size.Width*0.45, (tall-head-8-look.Dp(marksTall))/0.6))
	want := left*0.6 + head // what the outline needs to fill the width
	x, low := left+8, look.Dp(photosTall)
	if tall-want >= look.Dp(marksTall)*0.8 {
		kit.Put(outline, 0, y, left, want)
		kit.Put(marks, 0, y+want+8, left, tall-want-8)
		kit.Put(photos, x, size.Height-low, size.Width-x, low)
	} else {
		half := (size.Width - x - 8) * 0.54
		kit.Put(outline, 0, y, left, tall)
		kit.Put(marks, x, size.Height-low, half, low)
		kit.Put(photos, x+half+8, size.Height-low, size.Width-x-half-8, low)
	}
	kit.Put(checks, x, y, size.Width-x, tall-low-8)
}

// MinSize implements fyne.Layout.
func (l *pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 340) }

// outlineLayout puts the kinds below the outline.
type outlineLayout struct{ m *marks }

// Layout implements fyne.Layout.
func (l outlineLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	_, l.m.rows = l.m.place(kit.Look(), size.Width-20, -1)
	tall := all[1].MinSize().Height
	kit.Put(all[0], 6, 0, size.Width-12, size.Height-tall-10)
	kit.Put(all[1], 10, size.Height-tall-7, size.Width-20, tall)
}

// MinSize implements fyne.Layout.
func (outlineLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 140) }

// drawStrip draws which car it is and how its order stands.
func (p *Page) drawStrip(pen *kit.Pen, size fyne.Size) {
	a, lang, look := &p.edit.Record.About, p.h.Env.Lang, pen.Look
	if a.Order.ID == 0 {
		return
	}
	x := pen.Text(12, look.Dp(15), lang.Plate(a.Vehicle.Plate), pen.Style(kit.Plate)) + 8
	pen.Chip(x, look.Dp(15), screen.StatusChip(lang, a.Order.Status))
	what := lang.Say(a.Vehicle.Energy.Template().Key())
	pen.Fit(12, look.Dp(37), size.Width-24, a.Vehicle.Title()+"  "+what, pen.Style(kit.Caption))
	pen.VLine(size.Width-4, 6, size.Height-12)
}
