package screen

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// Snap is a photo with its small copy ready to be shown.
type Snap struct {
	shop.Photo
	Small image.Image // nil: there is none, or it cannot be read
}

// Snaps makes photos ready; it is work for away from the window.
func Snaps(photos []shop.Photo) []Snap {
	all := make([]Snap, len(photos))
	for i, p := range photos {
		all[i].Photo = p
		if small, err := jpeg.Decode(bytes.NewReader(p.Thumb)); err == nil {
			all[i].Small = small
		}
	}
	return all
}

// Album shows photos in a row: ←→ choose, Enter and a second click open. What
// does not fit scrolls with the choice.
type Album struct {
	Open  func(Snap)
	Blank string // what stands there without photos
	all   []Snap
	at    int
	first int // of those that are seen
	shown []*canvas.Image
	keyed *kit.Keyed
	box   *fyne.Container
	root  *fyne.Container
}

// NewAlbum gives an album without photos.
func NewAlbum(h *Host) *Album {
	a := &Album{box: container.NewWithoutLayout()}
	a.keyed = kit.NewKeyed(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(l.Dp(100), l.Dp(56)) }, a.draw, a.key)
	a.root = container.NewStack(a.box, a.keyed)
	return a
}

// Object is what a page shows.
func (a *Album) Object() fyne.CanvasObject { return a.root }

// Keyed is what takes the keys.
func (a *Album) Keyed() *kit.Keyed { return a.keyed }

// Set shows other photos; the choice stays where it was.
func (a *Album) Set(all []Snap) {
	a.all, a.at = all, max(0, min(a.at, len(all)-1))
	a.shown = nil
	a.keyed.Refresh()
}

// Select chooses the photo with an id.
func (a *Album) Select(id shop.PhotoID) {
	for i, s := range a.all {
		if s.ID == id {
			a.at = i
		}
	}
	a.keyed.Refresh()
}

// Selected is the photo that is chosen.
func (a *Album) Selected() (Snap, bool) {
	if a.at < len(a.all) {
		return a.all[a.at], true
	}
	return Snap{}, false
}

func (a *Album) key(c kit.Chord) bool {
	switch c {
	case kit.Keys("←"):
		a.step(-1)
	case kit.Keys("→"):
		a.step(1)
	case kit.Keys("Home"):
		a.step(-len(a.all))
	case kit.Keys("End"):
		a.step(len(a.all))
	case kit.Keys("Enter"):
		s, ok := a.Selected()
		if !ok || a.Open == nil {
			return false
		}
		a.Open(s)
	default:
		return false
	}
	return true
}

func (a *Album) step(by int) {
	a.at = max(0, min(a.at+by, len(a.all)-1))
	a.keyed.Refresh()
}

// wide is the room of one photo, and how many fit.
func (a *Album) wide(size fyne.Size) (w float32, n int) {
	w = size.Height*4/3 + kit.Look().Dp(8)
	return w, max(1, int((size.Width+kit.Look().Dp(8))/w))
}

func (a *Album) draw(p *kit.Pen, size fyne.Size) {
	look := p.Look
	if len(a.all) == 0 {
		for i, line := range p.Style(kit.Caption).Lines(a.Blank, size.Width-8) {
			p.Text(4, look.Dp(10)+float32(i)*look.Dp(17), line, p.Style(kit.Caption))
		}
	}
	w, n := a.wide(size)
	a.first = max(0, min(a.first, a.at, len(a.all)-n), a.at-n+1)
	a.pictures(w, n, size)
	caption := p.Style(kit.Caption)
	for i := range min(n, len(a.all)-a.first) {
		s, x := a.all[a.first+i], float32(i)*w
		frame := kit.At(x, 0, w-look.Dp(8), size.Height)
		if p.Spot(frame.X, 0, frame.W, frame.H, func() { a.tap(a.first + i) }) || a.first+i == a.at && a.keyed.Focused() {
			for _, edge := range []kit.Place{{X: frame.X, W: frame.W, H: 2}, {X: frame.X, Y: frame.H - 2, W: frame.W, H: 2}, {X: frame.X, W: 2, H: frame.H}, {X: frame.X + frame.W - 2, W: 2, H: frame.H}} {
				p.Fill(edge.X, edge.Y, edge.W, edge.H, look.Primary)
			}
		}
		if s.Small == nil {
			p.Round(frame, 4, look.Header)
			p.Fit(frame.X+4, size.Height/2, frame.W-8, s.Name, caption)
		}
		if s.Note != "" {
			tall := look.Dp(17)
			p.Fill(frame.X+2, size.Height-tall-2, frame.W-4, tall, look.Surface)
			p.Fit(frame.X+5, size.Height-tall/2-2, frame.W-10, s.Note, caption.In(look.Ink))
		}
	}
	if left := len(a.all) - a.first - n; left > 0 {
		p.TextR(size.Width, size.Height-look.Dp(9), "+"+strconv.Itoa(left), caption.Strong())
	}
}

// pictures lays the small copies under the drawing.
func (a *Album) pictures(w float32, n int, size fyne.Size) {
	if a.shown == nil {
		for _, s := range a.all {
			a.shown = append(a.shown, &canvas.Image{Image: s.Small, FillMode: canvas.ImageFillContain})
		}
		a.box.Objects = nil
		for _, o := range a.shown {
			a.box.Objects = append(a.box.Objects, o)
		}
	}
	gap := kit.Look().Dp(8)
	for i, o := range a.shown {
		kit.Reveal(o, i >= a.first && i < a.first+n && a.all[i].Small != nil)
		kit.Put(o, float32(i-a.first)*w+2, 2, w-gap-4, size.Height-4)
	}
	a.box.Refresh()
}

// tap chooses a photo, and opens the one that is chosen.
func (a *Album) tap(i int) {
	if i == a.at && a.Open != nil {
		if s, ok := a.Selected(); ok {
			a.Open(s)
		}
		return
	}
	a.at = i
	a.keyed.Refresh()
}

// OpenPhoto shows the file of a photo in the system's viewer, or says where it
// should be.
func OpenPhoto(h *Host, p shop.Photo) {
	Act(h, func(ctx context.Context, d work.Desk) (string, error) {
		path, err := work.OriginalOf(ctx, d, p)
		if err != nil {
			return path, err
		}
		return path, h.Out.Open(path)
	}, func(_ string, err error) { h.Fail("open photo", err) })
}
