package settings

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/assets"
)

// aboutPane says what the program is, where the records lie, and what it
// brings along.
type aboutPane struct {
	p      *Page
	root   fyne.CanvasObject
	scroll *container.Scroll
	keyed  *kit.Keyed
}

func newAbout(p *Page) pane {
	x := &aboutPane{p: p}
	facts := screen.NewFacts(p.h)
	s := p.h.Store
	facts.Set([]screen.Section{{Facts: []screen.Fact{
		{Key: p.h.Say("settings.about.version"), Text: p.h.Version},
		{Key: p.h.Say("settings.about.engine"), Text: s.Engine()},
		{Key: p.h.Say("settings.about.schema"), Text: p.h.Env.Lang.Int(s.Schema())},
		{Key: p.h.Say("settings.about.file"), Text: s.Where()},
	}}})
	words := kit.NewWords(p.h.Say("settings.about.licences") + "\n\n" + strings.ReplaceAll(assets.FontLicence, "\r\n", "\n"))
	x.scroll = container.NewVScroll(kit.Padded(words))
	x.keyed = kit.NewKeyed(p.h.Env, func(*kit.Theme) fyne.Size { return fyne.NewSize(10, 10) }, func(*kit.Pen, fyne.Size) {}, x.key)
	x.root = container.New(aboutLayout{}, x.keyed, kit.NewCard("", facts.Object()).Padded(), kit.NewCard(p.h.Say("settings.about.licence"), x.scroll))
	return x
}

// key scrolls the licences.
func (x *aboutPane) key(c kit.Chord) bool {
	by := map[kit.Chord]float32{kit.Keys("↓"): 40, kit.Keys("↑"): -40, kit.Keys("PgDn"): 300, kit.Keys("PgUp"): -300}[c]
	if by == 0 {
		return false
	}
	at := x.scroll.Offset
	at.Y = max(0, min(at.Y+by, x.scroll.Content.MinSize().Height-x.scroll.Size().Height))
	x.scroll.ScrollToOffset(at)
	return true
}

// Content implements pane.
func (x *aboutPane) Content() fyne.CanvasObject { return x.root }

// Actions implements pane.
func (x *aboutPane) Actions() []screen.Action { return nil }

// Enter implements pane.
func (x *aboutPane) Enter() { x.p.h.Env.Focus(x.keyed) }

// Close implements pane.
func (x *aboutPane) Close() {}

// aboutLayout sets the facts above the licences.
type aboutLayout struct{}

// Layout implements fyne.Layout.
func (aboutLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	top := kit.Look().Dp(26)*4 + 28
	kit.Put(all[0], 0, 0, size.Width, size.Height)
	kit.Put(all[1], 0, 0, size.Width, top)
	kit.Put(all[2], 0, top+8, size.Width, size.Height-top-8)
}

// MinSize implements fyne.Layout.
func (aboutLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 200) }
