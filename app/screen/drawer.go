package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"gongdan/app/kit"
)

const (
	drawerWide = 320
	drawerFrom = 1100 // width of a window in which the drawer stands beside the list
)

// Drawer shows sections about the chosen row: a card beside the list, or a
// sheet over it where the window is narrow.
type Drawer struct {
	h     *Host
	facts *Facts
	card  *kit.Card
	sheet *kit.Sheet
	shut  func()
}

// NewDrawer gives a drawer that is shut; shut is what its cross does.
func NewDrawer(h *Host, shut func()) *Drawer {
	d := &Drawer{h: h, facts: NewFacts(h), shut: shut}
	cross := kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(l.Dp(20), l.Dp(20)) }, func(p *kit.Pen, size fyne.Size) {
		ink := p.Look.Muted
		if p.Spot(0, 0, size.Width, size.Height, d.shut) {
			ink = p.Look.Primary
		}
		p.Icon("close", 3, size.Height/2, p.Look.Dp(14), ink)
	})
	d.card = kit.NewCard(" ", container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 8, 11, 11), d.facts.Object()))).SetAction(cross)
	return d
}

// Object is the card beside the list.
func (d *Drawer) Object() fyne.CanvasObject { return d.card }

// Open reports whether it is seen, as a card or as a sheet.
func (d *Drawer) Open() bool { return d.card.Visible() || d.sheet != nil && d.sheet.Open() }

// Set opens it, beside the list or over it, or shuts it.
func (d *Drawer) Set(on, beside bool) {
	look := kit.Look()
	if d.sheet != nil && d.sheet.Open() {
		d.sheet.Close()
	}
	d.sheet = nil
	kit.Reveal(d.card, on && beside)
	d.facts.SetWidth(look.Dp(drawerWide) - 24)
	if on && !beside {
		d.facts.SetWidth(look.Dp(360) - 32)
		d.sheet = d.h.Env.Layer.OpenSheet(d.h.Env, kit.SheetSpec{Title: d.h.Say("list.act.drawer"), Content: d.facts.Object(), Wide: 360})
	}
}

// Show shows what is known of a row.
func (d *Drawer) Show(title string, all []Section) {
	if title != "" {
		d.card.SetTitle(title)
	}
	if d.sheet != nil && d.sheet.Open() && title != "" {
		all = append([]Section{{Title: title}}, all...)
	}
	d.facts.Set(all)
	d.card.Refresh()
}
