package walk

import (
	"context"
	"strconv"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// photos (照片) is the pictures of the car as it came. They are kept at once: a
// picture is no typing that could be lost.
type photos struct {
	p     *Page
	album *screen.Album
	card  *kit.Card
	taker *screen.PhotoTaker
	loads int
}

func newPhotos(p *Page) *photos {
	x := &photos{p: p, album: screen.NewAlbum(p.h)}
	x.album.Blank = p.h.Say("walk.photos.none")
	x.album.Open = func(s screen.Snap) { screen.OpenPhoto(p.h, s.Photo) }
	say := p.h.Say
	x.taker = screen.NewPhotoTaker(p.h, screen.PhotoSpec{
		May: func() bool { return !p.frozen() && !p.Reading() }, Say: x.say, Done: x.added, Busy: func() { p.h.Changed(p) },
		Take: func(ctx context.Context, d work.Desk, path string) (shop.Photo, error) {
			return work.AddPhoto(ctx, d, shop.PhotoOn{OrderID: p.id}, path)
		},
	})
	hints := kit.NewKeyHints(kit.KeyHint{Keys: "Ctrl+O", Word: say("walk.hint.add")}, kit.KeyHint{Keys: "N", Word: say("walk.hint.note")})
	x.card = kit.NewCard(say("walk.photos"), x.album.Object()).SetAction(hints).Padded()
	return x
}

// load reads the photos; the small copies are made ready away from the window.
func (x *photos) load() {
	x.loads++
	mine := x.loads
	screen.Read(x.p.h, func(v data.View) ([]screen.Snap, error) {
		list, err := data.PhotosOf(v, x.p.id)
		return screen.Snaps(list), err
	}, func(all []screen.Snap, err error) {
		if x.p.closed || mine != x.loads {
			return
		}
		x.p.h.Fail("read photos", err)
		x.album.Set(all)
		count := ""
		if len(all) > 0 {
			count = strconv.Itoa(len(all))
		}
		x.card.SetCount(count, "")
	})
}

// chosen does something with the photo that is chosen.
func (x *photos) chosen(do func(screen.Snap)) func() {
	return func() {
		if s, ok := x.album.Selected(); ok {
			do(s)
		}
	}
}

// say tells above the fields which files were not taken.
func (x *photos) say(why string) {
	x.p.edit.Say(kit.Saying{Tone: "warn", Text: why})
	x.p.root.Refresh()
}

// added shows the photos that were taken, the last one chosen.
func (x *photos) added(all []screen.TakenFile) {
	if x.p.closed {
		return
	}
	x.load()
	if n := len(all); n > 0 {
		x.album.Select(all[n-1].Photo.ID)
	}
}

// note asks what is to be said of a photo.
func (x *photos) note(s screen.Snap) { screen.NotePhoto(x.p.h, s) }

// remove takes a photo off the order; it can be put back.
func (x *photos) remove(s screen.Snap) { screen.RemovePhoto(x.p.h, s) }
