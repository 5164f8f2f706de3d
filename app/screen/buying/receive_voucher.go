package buying

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// voucher is a photo of papers that was taken before the receipt is there: the draft
// keeps where it lies.
type voucher struct {
	Path  string
	Part  shop.PartID         // the line that it is of; 0: all of the receipt
	Line  shop.PurchaseLineID // of that part
	Thumb []byte              `json:"-"`
}

// vouchers (凭证照片) are the photos of what came with the goods. They are put on the
// receipt when it is posted.
type vouchers struct {
	r     *receiving
	album *screen.Album
	taker *screen.PhotoTaker
	of    voucher // the line that the next ones are of
}

func newVouchers(r *receiving) *vouchers {
	x := &vouchers{r: r, album: screen.NewAlbum(r.h)}
	x.taker = screen.NewPhotoTaker(r.h, screen.PhotoSpec{
		Take: work.LookAtPhoto, Done: x.taken,
		Say: func(why string) { r.say(kit.Saying{Tone: "warn", Text: why}) },
	})
	x.album.Open = func(s screen.Snap) {
		if i := int(s.ID) - 1; i >= 0 && i < len(r.in.Papers) {
			r.h.Fail("open photo", r.h.Out.Open(r.in.Papers[i].Path))
		}
	}
	return x
}

// ask asks for photos of all of the receipt, or of the line that is chosen.
func (x *vouchers) ask(line bool) {
	x.of = voucher{}
	if row, _ := x.r.grid.Selected(); line && row < len(x.r.in.Delivery.Lines) {
		l := x.r.in.Delivery.Lines[row]
		x.of = voucher{Part: l.PartID, Line: l.PurchaseLine}
	}
	x.taker.Ask()
}

// dropped takes files that were let go over the window: they are of all of it.
func (x *vouchers) dropped(paths []string) {
	x.of = voucher{}
	x.taker.Add(paths)
}

// taken puts photos that were looked at with the receipt.
func (x *vouchers) taken(all []screen.TakenFile) {
	for _, f := range all {
		p := x.of
		if path, err := filepath.Abs(strings.Trim(strings.TrimSpace(f.Path), `"'`)); err == nil && !strings.HasPrefix(f.Path, "file:") {
			p.Path = path
		} else {
			p.Path = f.Path
		}
		p.Thumb = f.Photo.Thumb
		x.r.in.Papers = append(x.r.in.Papers, p)
	}
	if len(all) > 0 {
		x.r.draft.Touch()
	}
	x.show()
}

// show draws the photos, each with the part that it is of.
func (x *vouchers) show() {
	var list []shop.Photo
	for i, p := range x.r.in.Papers {
		list = append(list, shop.Photo{ID: shop.PhotoID(i + 1), Name: filepath.Base(p.Path), Note: x.r.parts[p.Part].Name, Thumb: p.Thumb})
	}
	kit.Reveal(x.album.Object(), len(list) > 0)
	x.album.Set(screen.Snaps(list))
	x.r.root.Refresh()
}

// focused reports whether a photo has the keys.
func (x *vouchers) focused() bool {
	return x.r.h.Env.Focused() == fyne.Focusable(x.album.Keyed())
}

// remove takes the chosen photo away.
func (x *vouchers) remove() {
	s, ok := x.album.Selected()
	if !ok {
		return
	}
	i := int(s.ID) - 1
	all := x.r.in.Papers
	x.r.in.Papers = append(append([]voucher{}, all[:i]...), all[i+1:]...)
	x.r.draft.Touch()
	x.show()
	if len(x.r.in.Papers) == 0 {
		x.r.h.Env.Focus(x.r.scan)
	}
}

// attach puts photos on the receipt that was posted, and gives why some are not on
// it.
func attach(ctx context.Context, d work.Desk, kept shop.Delivery, all []voucher) (lost []error) {
	for _, p := range all {
		on := shop.PhotoOn{DeliveryID: kept.ID}
		for _, l := range kept.Lines {
			if p.Part != 0 && l.PartID == p.Part && l.PurchaseLine == p.Line {
				on.Line = l.ID
			}
		}
		if _, err := work.AddPhoto(ctx, d, on, p.Path); err != nil {
			lost = append(lost, err)
		}
	}
	return lost
}

// cameIn is a receipt that was posted, and why some photos are not on it.
type cameIn struct {
	shop.Delivery
	lost []error
}

// missed says which photos are not on a receipt, and how they come there.
func (x *vouchers) missed(in cameIn) {
	var all []string
	for _, err := range in.lost {
		words, fault := x.r.h.Words(err)
		if fault {
			x.r.h.Log("add photo", err)
		}
		all = append(all, words)
	}
	if len(all) > 0 {
		x.r.say(kit.Saying{Tone: "warn", Text: x.r.h.Say("voucher.missed", shop.Args{"Number": in.Number, "N": len(all)}) + "\n" + strings.Join(all, "\n")})
	}
}
