package screen

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// PhotoSpec says what is done with pictures that are chosen, or let go over the
// window.
type PhotoSpec struct {
	May  func() bool // whether any are taken now; nil: always
	Take func(ctx context.Context, d work.Desk, path string) (shop.Photo, error)
	Say  func(why string)      // says which were refused, where it stays
	Done func(all []TakenFile) // those that were taken; none: all were refused
	Busy func()                // it began, or is over; nil: nobody asks
}

// TakenFile is a picture that was taken, and where it came from.
type TakenFile struct {
	Path  string
	Photo shop.Photo
}

// PhotoTaker takes pictures onto a record (照片). They are kept at once: a picture is
// no typing that could be lost.
type PhotoTaker struct {
	h    *Host
	spec PhotoSpec
	from string // folder of the last photo
	busy int    // files being taken in
}

// NewPhotoTaker gives what takes pictures for a page.
func NewPhotoTaker(h *Host, spec PhotoSpec) *PhotoTaker { return &PhotoTaker{h: h, spec: spec} }

// Busy reports whether files are being taken in.
func (x *PhotoTaker) Busy() bool { return x.busy > 0 }

// Ask asks for the files of photos.
func (x *PhotoTaker) Ask() {
	say := x.h.Say
	ChooseFile(x.h, FilesSpec{
		Title: say("photo.title"), Word: say("photo.act.add"), Hint: say("photo.paths.hint"), Ends: []string{".jpg", ".jpeg", ".png"}, From: x.from,
		Pick: func(path string) {
			x.from = filepath.Dir(path)
			x.take([]string{path}, func(why string) { x.h.Env.Layer.Toast(x.h.Env, kit.ToastText{Text: why, Tone: "bad"}) })
		},
	})
}

// Add takes files that were let go over the window.
func (x *PhotoTaker) Add(paths []string) { x.take(paths, func(string) {}) }

// takenIn is what came of taking in some files.
type takenIn struct {
	files   []TakenFile
	refused []error
}

// take takes files, one after the other. One that is refused keeps none of the
// others out; why is said where it stays, and to tell, since a list of files may lie
// over it.
func (x *PhotoTaker) take(paths []string, tell func(why string)) {
	h := x.h
	if x.spec.May != nil && !x.spec.May() {
		return
	}
	x.turn(1)
	Act(h, func(ctx context.Context, d work.Desk) (a takenIn, err error) {
		for _, path := range paths {
			if strings.TrimSpace(path) == "" {
				continue
			}
			switch p, err := x.spec.Take(ctx, d, path); {
			case ctx.Err() != nil:
				return a, ctx.Err()
			case err != nil:
				a.refused = append(a.refused, err)
			default:
				a.files = append(a.files, TakenFile{path, p})
			}
		}
		return a, nil
	}, func(a takenIn, err error) {
		x.turn(-1)
		switch {
		case err != nil:
			h.Fail("add photos", err)
			return
		case len(a.refused) > 0:
			why := x.refused(a)
			x.spec.Say(why)
			tell(why)
		case len(a.files) > 0:
			h.Toast(x.done(len(a.files)), nil)
		}
		x.spec.Done(a.files)
	})
}

func (x *PhotoTaker) turn(by int) {
	if x.busy += by; x.spec.Busy != nil {
		x.spec.Busy()
	}
}

// refused says which files were not taken and why.
func (x *PhotoTaker) refused(a takenIn) string {
	var all []string
	for _, err := range a.refused {
		words, fault := x.h.Words(err)
		if fault {
			x.h.Log("add photo", err)
		}
		all = append(all, words)
	}
	if n := len(a.files); n > 0 {
		all = append(all, x.done(n))
	}
	return strings.Join(all, "\n")
}

// done says how many photos were added, and where a server's photos lie if nobody
// has named a folder for them.
func (x *PhotoTaker) done(n int) string {
	h := x.h
	if set := h.Settings(); h.Store.Engine() == "postgres" && set.PhotoFolder == "" {
		return h.Say("photo.done.here", shop.Args{"N": n, "Path": data.PhotoFolder(h.Store, set)})
	}
	return h.Say("photo.done.added", shop.Args{"N": n})
}

// RemovePhoto takes a photo off; it can be put back.
func RemovePhoto(h *Host, s Snap) {
	Act(h, func(ctx context.Context, d work.Desk) (shop.Photo, error) { return work.RemovePhoto(ctx, d, s.Photo) }, func(p shop.Photo, err error) {
		if err != nil {
			h.Fail("remove photo", err)
			return
		}
		h.Toast(h.Say("photo.done.removed", shop.Args{"Name": p.Name}), func() {
			Act(h, func(ctx context.Context, d work.Desk) (shop.Photo, error) { return work.PutPhotoBack(ctx, d, p) }, func(_ shop.Photo, err error) {
				h.Fail("put photo back", err)
			})
		})
	})
}

// NotePhoto asks what is to be said of a photo.
func NotePhoto(h *Host, s Snap) {
	note := s.Note
	f := kit.NewForm(h.Env, "photo")
	f.Text("note", &note).Max(shop.MaxName)
	f.Fill()
	AskForm(h, h.Say("photo.note"), f, h.Say("act.confirm"), func(shut func()) {
		Act(h, func(ctx context.Context, d work.Desk) (shop.Photo, error) {
			return work.NotePhoto(ctx, d, s.Photo, note)
		}, func(_ shop.Photo, err error) {
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

// PapersSpec says whose papers a sheet shows. On is what new photos are taken onto;
// that of nothing takes none.
type PapersSpec struct {
	Title string
	On    shop.PhotoOn
	Read  func(data.View) ([]shop.Photo, error)
}

// OpenPapers (凭证照片) shows the photos of papers in a sheet: Enter opens one, N
// notes something on it, Del takes it off, Ctrl+O adds more.
func OpenPapers(h *Host, spec PapersSpec) {
	album := NewAlbum(h)
	album.Blank = h.Say("voucher.empty")
	if spec.On.DeliveryID != 0 {
		album.Blank = h.Say("voucher.none")
	}
	album.Open = func(s Snap) { OpenPhoto(h, s.Photo) }
	var sheet *kit.Sheet
	load := func() {
		Read(h, func(v data.View) ([]Snap, error) {
			list, err := spec.Read(v)
			return Snaps(list), err
		}, func(all []Snap, err error) {
			if h.Fail("read papers", err); sheet.Open() {
				album.Set(all)
			}
		})
	}
	chosen := func(do func(*Host, Snap)) func() {
		return func() {
			if s, ok := album.Selected(); ok {
				do(h, s)
			}
		}
	}
	var acts []kit.Act
	if spec.On.DeliveryID != 0 {
		taker := NewPhotoTaker(h, PhotoSpec{
			Take: func(ctx context.Context, d work.Desk, path string) (shop.Photo, error) {
				return work.AddPhoto(ctx, d, spec.On, path)
			},
			Say:  func(string) {},
			Done: func([]TakenFile) {},
		})
		acts = append(acts, kit.Act{Word: h.Say("photo.act.add"), Keys: "Ctrl+O", Do: taker.Ask})
	}
	acts = append(acts, kit.Act{Word: h.Say("voucher.act.note"), Keys: "N", Do: chosen(NotePhoto)}, kit.Act{Word: h.Say("voucher.act.remove"), Keys: "Del", Do: chosen(RemovePhoto)})
	stop := kit.Live(h.Store, h.Env.Run, load, shop.KindVouchers)
	sheet = h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{
		Kind: kit.SheetCentre, Title: spec.Title, Wide: 620, Content: container.New(papersLayout{}, album.Object()), Acts: acts, Closed: stop,
		Confirm: &kit.Act{Word: h.Say("voucher.act.open"), Do: chosen(func(h *Host, s Snap) { OpenPhoto(h, s.Photo) })},
	})
	load()
	h.Env.Focus(album.Keyed())
}

// papersLayout gives an album the height in which papers can be told apart.
type papersLayout struct{}

// papersTall is that height in dp at 100 %.
const papersTall = 190

// Layout implements fyne.Layout.
func (papersLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	kit.Put(all[0], 0, 0, size.Width, size.Height)
}

// MinSize implements fyne.Layout.
func (papersLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(300, kit.Look().Dp(papersTall))
}

// PapersSection lists photos of papers in a drawer, one a line.
func PapersSection(h *Host, photos []shop.Photo, act *kit.Act) Section {
	s := Section{Title: h.Say("voucher.title"), Act: act}
	for _, p := range photos {
		words := p.Note
		if words == "" {
			words = p.Name
		}
		s.Facts = append(s.Facts, Fact{Icon: "doc", Text: words, Right: h.Env.Lang.Date(p.At), Do: func() { OpenPhoto(h, p) }})
	}
	if len(photos) == 0 {
		s.Facts = []Fact{{Words: h.Say("voucher.none")}}
	}
	return s
}
