package walk

import (
	"context"
	"errors"
	"path/filepath"
	"strconv"
	"strings"

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
	loads int
	from  string // folder of the last photo
	busy  int    // files being taken in
}

func newPhotos(p *Page) *photos {
	x := &photos{p: p, album: screen.NewAlbum(p.h)}
	x.album.Blank = p.h.Say("walk.photos.none")
	x.album.Open = func(s screen.Snap) { screen.OpenPhoto(p.h, s.Photo) }
	say := p.h.Say
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

// ask asks for the files of photos.
func (x *photos) ask() {
	say := x.p.h.Say
	screen.ChooseFile(x.p.h, screen.FilesSpec{
		Title: say("photo.title"), Word: say("photo.act.add"), Hint: say("photo.paths.hint"), Ends: []string{".jpg", ".jpeg", ".png"}, From: x.from,
		Pick: func(path string) {
			x.from = filepath.Dir(path)
			x.take([]string{path}, func(why string) { x.p.h.Env.Layer.Toast(x.p.h.Env, kit.ToastText{Text: why, Tone: "bad"}) })
		},
	})
}

// added is what came of taking in some files.
type added struct {
	last    shop.Photo
	n       int
	refused []error
}

// add takes files that were let go over the window.
func (x *photos) add(paths []string) { x.take(paths, func(string) {}) }

// take takes files onto the order, one after the other. One that is refused keeps
// none of the others out; why is said above the fields, where it stays, and to
// tell, since a list of files may lie over it.
func (x *photos) take(paths []string, tell func(why string)) {
	h, id := x.p.h, x.p.id
	if x.p.frozen() || x.p.Reading() {
		return
	}
	x.busy++
	h.Changed(x.p)
	screen.Act(h, func(ctx context.Context, d work.Desk) (a added, err error) {
		for _, path := range paths {
			if strings.TrimSpace(path) == "" {
				continue
			}
			switch p, err := work.AddPhoto(ctx, d, id, path); {
			case ctx.Err() != nil:
				return a, ctx.Err()
			case err != nil:
				a.refused = append(a.refused, err)
			default:
				a.last, a.n = p, a.n+1
			}
		}
		return a, nil
	}, func(a added, err error) {
		x.busy--
		h.Changed(x.p)
		switch {
		case err != nil:
			h.Fail("add photos", err)
			return
		case len(a.refused) > 0:
			tell(x.refuse(a))
		case a.n > 0:
			h.Toast(x.done(a.n), nil)
		}
		if !x.p.closed {
			x.load()
			x.album.Select(a.last.ID)
		}
	})
}

// refuse says which files were not taken and why.
func (x *photos) refuse(a added) (why string) {
	var all []string
	for _, err := range a.refused {
		words, fault := x.p.h.Words(err)
		if fault {
			x.p.h.Log("add photo", err)
		}
		all = append(all, words)
	}
	if a.n > 0 {
		all = append(all, x.done(a.n))
	}
	why = strings.Join(all, "\n")
	x.p.edit.Say(kit.Saying{Tone: "warn", Text: why})
	x.p.root.Refresh()
	return why
}

// done says how many photos were added, and where a server's photos lie if nobody
// has named a folder for them.
func (x *photos) done(n int) string {
	h := x.p.h
	if set := h.Settings(); h.Store.Engine() == "postgres" && set.PhotoFolder == "" {
		return h.Say("photo.done.here", shop.Args{"N": n, "Path": data.PhotoFolder(h.Store, set)})
	}
	return h.Say("photo.done.added", shop.Args{"N": n})
}

// remove takes a photo off the order; it can be put back.
func (x *photos) remove(s screen.Snap) {
	h := x.p.h
	screen.Act(h, func(ctx context.Context, d work.Desk) (shop.Photo, error) { return work.RemovePhoto(ctx, d, s.ID) }, func(p shop.Photo, err error) {
		if err != nil {
			h.Fail("remove photo", err)
			return
		}
		h.Toast(h.Say("photo.done.removed", shop.Args{"Name": p.Name}), func() {
			screen.Act(h, func(ctx context.Context, d work.Desk) (shop.Photo, error) { return work.PutPhotoBack(ctx, d, s.ID) }, func(_ shop.Photo, err error) {
				h.Fail("put photo back", err)
			})
		})
	})
}

// note asks what is to be said of a photo.
func (x *photos) note(s screen.Snap) {
	h, note := x.p.h, s.Note
	f := kit.NewForm(h.Env, "photo")
	f.Text("note", &note).Max(shop.MaxName)
	f.Fill()
	screen.AskForm(h, h.Say("photo.note"), f, h.Say("act.confirm"), func(shut func()) {
		screen.Act(h, func(ctx context.Context, d work.Desk) (shop.Photo, error) { return work.NotePhoto(ctx, d, s.ID, note) }, func(_ shop.Photo, err error) {
			var problems shop.Problems
			if errors.As(err, &problems) {
				f.Show(err)
				return
			}
			h.Fail("note photo", err)
			shut()
		})
	})
}
