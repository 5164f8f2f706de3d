package work

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// AddPhoto takes the picture in a file onto an order or a receipt: its bytes are
// copied into the folder of photos, a small copy goes into the records. What is no
// JPEG or PNG, too large, not there or on it already is refused; nothing is kept
// of it then.
func AddPhoto(ctx context.Context, d Desk, on shop.PhotoOn, path string) (shop.Photo, error) {
	b, err := data.Read(ctx, d.Store, func(v data.View) (album, error) { return openAlbum(v, d, on) })
	if err != nil {
		return shop.Photo{}, err
	}
	p, raw, err := b.look(path)
	if err != nil {
		return p, err
	}
	if p.Hash, err = data.KeepPhoto(b.folder, p.Sort, raw); err != nil {
		return p, shop.Refuse("photo.refuse.folder", shop.Args{"Path": b.folder, "Why": err.Error()})
	}
	p.By, p.At = d.Person.ID, d.Now()
	err = d.do(ctx, func(tx *data.Tx) error { return b.keep(tx, &p) })
	return p, err
}

// LookAtPhoto is the picture in a file as AddPhoto would take it, with its small
// copy: for a receipt that is still being written. Nothing is kept.
func LookAtPhoto(ctx context.Context, d Desk, path string) (shop.Photo, error) {
	rules, err := data.Read(ctx, d.Store, data.Rules)
	if err != nil {
		return shop.Photo{}, err
	}
	p, raw, err := album{limits: shop.PhotoLimitsOn(rules, d.Today())}.look(path)
	if err == nil {
		p.Hash = data.HashOf(raw)
	}
	return p, err
}

// album is what decides whether an order or a receipt takes one more photo.
type album struct {
	on     shop.PhotoOn
	count  int
	folder string
	limits shop.PhotoLimits
}

// mayAlter refuses other photos on an order that is over, and on a receipt to those
// who may not change the stock.
func mayAlter(v data.View, d Desk, on shop.PhotoOn) error {
	if on.DeliveryID != 0 {
		x, err := data.Delivery(v, on.DeliveryID)
		if err == nil && on.Line != 0 && x.Line(on.Line) == nil {
			err = shop.ErrMissing
		}
		if err != nil {
			return err
		}
		return d.need(shop.AdjustStock)
	}
	o, err := data.Order(v, on.OrderID)
	if err == nil && o.Status.Frozen() {
		return shop.Refuse("order.refuse.frozen", shop.Args{"Status": o.Status})
	}
	return err
}

func openAlbum(v data.View, d Desk, on shop.PhotoOn) (b album, err error) {
	b.on = on
	if err := mayAlter(v, d, on); err != nil {
		return b, err
	}
	photos := func() ([]shop.Photo, error) { return data.PhotosOf(v, on.OrderID) }
	if on.DeliveryID != 0 {
		photos = func() ([]shop.Photo, error) { return data.VouchersOf(v, on.DeliveryID) }
	}
	there, err := photos()
	if err != nil {
		return b, err
	}
	b.count = len(there)
	set, err := data.Settings(v)
	if err != nil {
		return b, err
	}
	b.folder = data.PhotoFolder(d.Store, set)
	rules, err := data.Rules(v)
	b.limits = shop.PhotoLimitsOn(rules, d.Today())
	if int64(b.count) >= b.limits.Count {
		return b, shop.Refuse("photo.refuse.most", shop.Args{"Max": b.limits.Count})
	}
	return b, err
}

// look reads a file and makes a photo of it.
func (b album) look(path string) (p shop.Photo, raw []byte, err error) {
	path = unquoted(path)
	if raw, err = b.read(path); err != nil {
		return p, nil, err
	}
	p, err = b.describe(raw, filepath.Base(path))
	return p, raw, err
}

// read gets the bytes of a file that is not too large: one that is, is never
// read.
func (b album) read(path string) ([]byte, error) {
	name := shop.Args{"Path": path}
	about, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, shop.Refuse("photo.refuse.missing", name)
	case err != nil:
		return nil, shop.Refuse("photo.refuse.read", shop.Args{"Path": path, "Why": err.Error()})
	case !about.Mode().IsRegular():
		return nil, shop.Refuse("photo.refuse.not_picture", name)
	case about.Size() > b.limits.Bytes:
		return nil, b.tooLarge(path, about.Size())
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, shop.Refuse("photo.refuse.read", shop.Args{"Path": path, "Why": err.Error()})
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, b.limits.Bytes+1))
	if err != nil {
		return nil, shop.Refuse("photo.refuse.read", shop.Args{"Path": path, "Why": err.Error()})
	}
	if int64(len(raw)) > b.limits.Bytes { // it grew meanwhile
		return nil, b.tooLarge(path, int64(len(raw)))
	}
	return raw, nil
}

func (b album) tooLarge(path string, size int64) error {
	const mega = 1 << 20
	return shop.Refuse("photo.refuse.large", shop.Args{"Path": filepath.Base(path), "MB": (size + mega - 1) / mega, "Max": b.limits.Bytes / mega})
}

// describe looks at a picture and makes its small copy.
func (b album) describe(raw []byte, name string) (p shop.Photo, err error) {
	l, ok := lookAt(raw)
	if !ok {
		return p, shop.Refuse("photo.refuse.not_picture", shop.Args{"Path": name})
	}
	if pixels := int64(l.width) * int64(l.height); pixels > b.limits.Pixels {
		return p, shop.Refuse("photo.refuse.pixels", shop.Args{"Path": name, "MP": pixels / 1_000_000, "Max": b.limits.Pixels / 1_000_000})
	}
	p = shop.Photo{PhotoOn: b.on, Sort: l.sort, Name: cutTo(name, shop.MaxName*4), Bytes: int64(len(raw))}
	p.Width, p.Height = l.size()
	if p.Thumb, err = small(raw, l, int(b.limits.Thumb)); err != nil {
		return p, shop.Refuse("photo.refuse.broken", shop.Args{"Path": name})
	}
	return p, nil
}

// keep puts the photo on the order or receipt. One that was taken off before comes back.
func (b album) keep(tx *data.Tx, p *shop.Photo) error {
	if err := p.Check().Err(); err != nil {
		return err
	}
	old, there, err := data.PhotoOf(tx.View, p.PhotoOn, p.Hash)
	switch {
	case err != nil:
		return err
	case there && old.RemovedAt.IsZero():
		return shop.Refuse("photo.refuse.twice", shop.Args{"Path": p.Name, "Other": old.Name})
	case there:
		p.ID, p.Note = old.ID, old.Note
	}
	kind, id := p.Record()
	tx.Note("photo.add", kind, id, p.Name+" "+p.Hash[:12])
	return data.SavePhoto(tx, p)
}

// unquoted is a path as it was pasted: some systems copy it with quotes, or as an
// address.
func unquoted(path string) string {
	path = strings.Trim(strings.TrimSpace(path), `"'`)
	if address, ok := strings.CutPrefix(path, "file://"); ok {
		if plain, err := url.PathUnescape(address); err == nil {
			return plain
		}
	}
	return path
}

// NotePhoto writes a note to a photo.
func NotePhoto(ctx context.Context, d Desk, of shop.Photo, note string) (shop.Photo, error) {
	return changePhoto(ctx, d, of, "photo.note", func(p *shop.Photo) { p.Note = note })
}

// RemovePhoto takes a photo off its order or receipt. Its file and its row stay, so that it
// can be put back.
func RemovePhoto(ctx context.Context, d Desk, of shop.Photo) (shop.Photo, error) {
	return changePhoto(ctx, d, of, "photo.remove", func(p *shop.Photo) { p.RemovedAt = d.Now() })
}

// PutPhotoBack undoes RemovePhoto.
func PutPhotoBack(ctx context.Context, d Desk, of shop.Photo) (shop.Photo, error) {
	return changePhoto(ctx, d, of, "photo.put_back", func(p *shop.Photo) { p.RemovedAt = time.Time{} })
}

func changePhoto(ctx context.Context, d Desk, of shop.Photo, act string, do func(*shop.Photo)) (p shop.Photo, err error) {
	err = d.do(ctx, func(tx *data.Tx) error {
		if p, err = data.Photo(tx.View, of); err != nil {
			return err
		}
		if err := mayAlter(tx.View, d, p.PhotoOn); err != nil {
			return err
		}
		do(&p)
		if err := p.Check().Err(); err != nil {
			return err
		}
		kind, id := p.Record()
		tx.Note(act, kind, id, p.Name+" "+p.Note)
		return data.SavePhoto(tx, &p)
	})
	return p, err
}

// OriginalOf is the path of a photo's file. One that is gone is refused with the
// place where it should be.
func OriginalOf(ctx context.Context, d Desk, p shop.Photo) (string, error) {
	set, err := data.Read(ctx, d.Store, data.Settings)
	if err != nil {
		return "", err
	}
	path := filepath.Join(data.PhotoFolder(d.Store, set), p.File())
	if !isFile(path) {
		return path, shop.Refuse("photo.refuse.gone", shop.Args{"Path": path})
	}
	return path, nil
}

// BackUpPhotos brings the originals beside a backup. What was brought once stays
// there.
func BackUpPhotos(ctx context.Context, d Desk, backup string) error {
	set, err := data.Read(ctx, d.Store, data.Settings)
	if err != nil {
		return err
	}
	if _, err := data.CopyPhotos(ctx, data.PhotoFolder(d.Store, set), data.PhotosBeside(backup)); err != nil {
		return fmt.Errorf("back up photos: %w", err)
	}
	return nil
}
