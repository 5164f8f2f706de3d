package vehicles

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/text"
)

// photosMost is how many photos of a car are shown, the newest first.
const photosMost = 24

// looks is how the car was seen last: its outline with the marks of the last
// walk-around, and the photos of all visits.
type looks struct {
	outline *screen.Outline
	album   *screen.Album
	title   *kit.Drawing
	n       int64        // photos there are
	link    *kit.Drawing // leads to the walk-around
}

func newLooks(h *screen.Host) *looks {
	l := &looks{outline: screen.NewOutline(h, nil), album: screen.NewAlbum(h)}
	kit.Reveal(l.outline.Object(), false) // a large picture: only of cars that are marked
	l.album.Blank = h.Say("vehicle.no_photos")
	l.album.Open = func(s screen.Snap) { screen.OpenPhoto(h, s.Photo) }
	l.title = kit.NewDrawing(h.Env, func(look *kit.Theme) fyne.Size { return fyne.NewSize(100, look.Dp(26)) }, func(p *kit.Pen, size fyne.Size) {
		mid := size.Height / 2
		p.Fit(0, mid, size.Width, h.Say("vehicle.photos"), p.Style(kit.Head))
		if l.n > 0 {
			p.TextR(size.Width, mid, h.Env.Lang.Int(l.n), p.Style(kit.Body))
		}
	})
	return l
}

// show shows how the car was seen.
func (l *looks) show(a *archive) {
	var signs []screen.Sign
	var zones []shop.Zone
	if o, _, ok := a.walk(); ok {
		for i, b := range o.Intake.Marks {
			signs = append(signs, screen.Sign{At: b.At(), Text: strconv.Itoa(i + 1)})
			zones = append(zones, b.Zone)
		}
	}
	l.outline.Set(signs, zones)
	kit.Reveal(l.outline.Object(), len(signs) > 0)
	l.n = a.photoCount
	l.album.Set(a.photos)
	l.title.Refresh()
	l.link.Refresh()
}

// photos is the album under its title.
func (l *looks) photos() fyne.CanvasObject {
	return container.New(albumLayout{}, l.title, l.album.Object())
}

// markFacts are the marks of a walk-around in words, with their numbers.
func markFacts(lang text.Lang, all []shop.Blemish) (facts []screen.Fact) {
	for i, b := range all {
		facts = append(facts, screen.Fact{Text: strconv.Itoa(i+1) + "  " + text.WithNote(lang, text.BlemishName(lang, b), b.Note)})
	}
	return facts
}

// albumLayout puts the album below its title.
type albumLayout struct{}

const albumTall = 58

// Layout implements fyne.Layout.
func (albumLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	head := all[0].MinSize().Height
	kit.Put(all[0], 0, 0, size.Width, head)
	kit.Put(all[1], 0, head+2, size.Width, kit.Look().Dp(albumTall))
}

// MinSize implements fyne.Layout.
func (albumLayout) MinSize(all []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(100, all[0].MinSize().Height+2+kit.Look().Dp(albumTall))
}

// goWalk goes to the last walk-around of the car.
func goWalk(p *page) {
	if o, ok := p.archive.toWalk(); ok {
		p.h.Go(screen.Route{Screen: screen.Walk, ID: int64(o.ID)})
	}
}

// toWalk is the word that goes there, with its key.
func toWalk(p *page) *kit.Drawing {
	return kit.NewDrawing(p.h.Env, func(look *kit.Theme) fyne.Size { return fyne.NewSize(look.Dp(150), look.Dp(24)) }, func(pen *kit.Pen, size fyne.Size) {
		if _, ok := p.archive.toWalk(); ok {
			pen.LinkR(size.Width, size.Height/2, p.h.Say("vehicle.act.walk"), "F6", func() { goWalk(p) })
		}
	})
}
