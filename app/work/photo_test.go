package work_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// halves is a picture whose left half is red and whose right half is blue.
func halves(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{200, 20, 20, 255}
			if x >= w/2 {
				c = color.RGBA{20, 20, 200, 255}
			}
			img.Set(x, y, c)
		}
	}
	return img
}

func asJPEG(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// turned is a JPEG that says how the camera was held.
func turned(raw []byte, orientation uint16, order binary.AppendByteOrder) []byte {
	mark := "II"
	if order.String() == "BigEndian" {
		mark = "MM"
	}
	tiff := order.AppendUint32(order.AppendUint16([]byte(mark), 42), 8)
	tiff = order.AppendUint16(tiff, 1)
	tiff = order.AppendUint16(order.AppendUint16(tiff, 0x0112), 3)
	tiff = order.AppendUint32(tiff, 1)
	tiff = order.AppendUint16(order.AppendUint16(tiff, orientation), 0)
	body := append([]byte("Exif\x00\x00"), tiff...)
	head := binary.BigEndian.AppendUint16([]byte{0xff, 0xd8, 0xff, 0xe1}, uint16(len(body)+2))
	return append(append(head, body...), raw[2:]...)
}

func put(t *testing.T, name string, raw []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// album names a folder of photos for the test alone and gives it.
func (c *counter) album() string {
	c.Helper()
	was := read(c, data.Settings)
	s := was
	s.PhotoFolder = filepath.Join(c.TempDir(), "photos")
	if err := work.SaveSettings(c.Context(), c.as(c.owner), was, s); err != nil {
		c.Fatal(err)
	}
	return s.PhotoFolder
}

func (c *counter) shot(o shop.Order, path string) (shop.Photo, error) {
	return work.AddPhoto(c.Context(), c.as(c.advisor), shop.PhotoOn{OrderID: o.ID}, path)
}

func TestAPhotoIsCopiedHashedAndShownSmall(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		folder, o := c.album(), c.received()
		raw := asJPEG(t, halves(800, 600))
		p := got(c.shot(o, `"`+put(t, "IMG 1.jpg", raw)+`"`))(c)
		if p.Name != "IMG 1.jpg" || p.Width != 800 || p.Height != 600 || p.Bytes != int64(len(raw)) || p.By != c.advisor.ID {
			t.Errorf("the photo is %+v", p)
		}
		if file, err := os.ReadFile(filepath.Join(folder, p.File())); err != nil || !bytes.Equal(file, raw) {
			t.Errorf("the file is not what was taken: %v", err)
		}
		if thumb, err := jpeg.Decode(bytes.NewReader(p.Thumb)); err != nil || thumb.Bounds().Dx() != 320 || thumb.Bounds().Dy() != 240 {
			t.Errorf("the small copy: %v", err)
		}
		_, err := c.shot(o, put(t, "again.jpg", raw))
		c.refused(err, "photo.refuse.twice")
		got(work.NotePhoto(t.Context(), c.as(c.advisor), p, "左前门"))(c)
		got(work.RemovePhoto(t.Context(), c.as(c.advisor), p))(c)
		if n := len(read(c, func(v data.View) ([]shop.Photo, error) { return data.PhotosOf(v, o.ID) })); n != 0 {
			t.Errorf("%d photos after it was taken off", n)
		}
		back := got(c.shot(o, put(t, "again.jpg", raw)))(c)
		if back.ID != p.ID || back.Note != "左前门" {
			t.Errorf("taken again: %+v", back)
		}
		got(work.RemovePhoto(t.Context(), c.as(c.advisor), p))(c)
		got(work.PutPhotoBack(t.Context(), c.as(c.advisor), p))(c)
		path := got(work.OriginalOf(t.Context(), c.as(c.advisor), p))(c)
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		_, err = work.OriginalOf(t.Context(), c.as(c.advisor), p)
		if r := c.refused(err, "photo.refuse.gone"); r.With["Path"] != path {
			t.Errorf("it says %v", r.With)
		}
		c.sound()
	})
}

func TestAPhotoIsShownAsTheCameraWasHeld(t *testing.T) {
	c := open(t)
	c.album()
	o := c.received()
	raw := asJPEG(t, halves(400, 200))
	for turn, red := range map[uint16]image.Point{1: {10, 80}, 2: {310, 80}, 3: {310, 80}, 4: {10, 80}, 5: {80, 10}, 6: {80, 10}, 7: {80, 310}, 8: {80, 310}} {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			p := got(c.shot(o, put(t, "x.jpg", turned(raw, turn, order))))(c)
			thumb, err := jpeg.Decode(bytes.NewReader(p.Thumb))
			if err != nil {
				t.Fatal(err)
			}
			r, _, b, _ := thumb.At(red.X, red.Y).RGBA()
			if upright := turn < 5; p.Width > p.Height != upright || r < b {
				t.Errorf("orientation %d, %s: %d × %d, red %d, blue %d", turn, order, p.Width, p.Height, r>>8, b>>8)
			}
		}
	}
	if _, err := c.shot(o, put(t, "odd.jpg", turned(raw, 77, binary.LittleEndian))); err != nil {
		t.Errorf("an orientation that is none: %v", err)
	}
}

func TestWhatIsNoPhotoIsRefusedAndNothingIsKept(t *testing.T) {
	c := open(t)
	folder, o := c.album(), c.received()
	var clear bytes.Buffer
	if err := png.Encode(&clear, image.NewNRGBA(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	huge := filepath.Join(t.TempDir(), "huge.jpg")
	f, err := os.Create(huge)
	if err == nil {
		err = f.Truncate(80 << 20)
	}
	if err != nil || f.Close() != nil {
		t.Fatal(err)
	}
	whole := asJPEG(t, halves(300, 200))
	wide := bytes.Clone(clear.Bytes())
	binary.BigEndian.PutUint32(wide[16:], 20_000) // what it says of its size; the sum no longer fits
	for path, say := range map[string]string{
		huge:                                      "photo.refuse.large",
		put(t, "note.jpg", []byte("no picture")):  "photo.refuse.not_picture",
		put(t, "empty.png", nil):                  "photo.refuse.not_picture",
		put(t, "wide.png", wide):                  "photo.refuse.not_picture",
		put(t, "cut.jpg", whole[:len(whole)-400]): "photo.refuse.broken",
		filepath.Join(t.TempDir(), "no.jpg"):      "photo.refuse.missing",
		t.TempDir():                               "photo.refuse.not_picture",
	} {
		_, err := c.shot(o, path)
		c.refused(err, say)
	}
	if files, err := os.ReadDir(folder); err == nil && len(files) > 0 {
		t.Errorf("kept %v", files)
	}
	p := got(c.shot(o, put(t, "clear.png", clear.Bytes())))(c)
	if thumb, err := jpeg.Decode(bytes.NewReader(p.Thumb)); err != nil || p.Sort != shop.PNG {
		t.Errorf("a PNG: %v", err)
	} else if r, _, _, _ := thumb.At(5, 5).RGBA(); r>>8 < 250 {
		t.Error("what is clear is not white")
	}
	for _, rule := range []struct {
		name string
		say  string
	}{{"photo_megapixels", "photo.refuse.pixels"}, {"photos_an_order", "photo.refuse.most"}} {
		value := int64(0)
		if rule.name == "photos_an_order" {
			value = 1
		}
		got(work.ReviseRule(t.Context(), c.as(c.owner), shop.Rule{Book: "reception", Name: rule.name, Value: value, From: "2026-04-14", Source: "本店"}))(c)
		_, err := c.shot(o, put(t, "one.jpg", whole))
		c.refused(err, rule.say)
	}
}

func TestAFolderThatTakesNoPhotosIsSaid(t *testing.T) {
	c := open(t)
	o := c.received()
	was := read(c, data.Settings)
	s := was
	s.PhotoFolder = filepath.Join(put(t, "file", nil), "photos")
	if err := work.SaveSettings(t.Context(), c.as(c.owner), was, s); err != nil {
		t.Fatal(err)
	}
	_, err := c.shot(o, put(t, "one.jpg", asJPEG(t, halves(30, 20))))
	if r := c.refused(err, "photo.refuse.folder"); r.With["Path"] != s.PhotoFolder {
		t.Errorf("it says %v", r.With)
	}
	paid := open(t)
	frozen := paid.settled(pay(shop.Cash, 11200))
	_, err = paid.shot(frozen, put(t, "one.jpg", asJPEG(t, halves(30, 20))))
	paid.refused(err, "order.refuse.frozen")
}

func TestBackupsBringThePhotosAlong(t *testing.T) {
	c := open(t) // photos lie beside the file
	o := c.received()
	p := got(c.shot(o, put(t, "one.jpg", asJPEG(t, halves(30, 20)))))(c)
	got(c.shot(o, "file://"+strings.ReplaceAll(put(t, "two 2.jpg", asJPEG(t, halves(32, 20))), " ", "%20")))(c)
	first, second := filepath.Join(t.TempDir(), "made"), t.TempDir()
	c.keepIn(first, second)
	all := got(work.BackUp(t.Context(), c.as(shop.Person{})))(c)
	if !all[0].Good() || !all[1].Good() {
		t.Errorf("backups are %+v", all)
	}
	for _, folder := range []string{first, second} {
		if _, err := os.Stat(filepath.Join(folder, "photos", p.File())); err != nil {
			t.Error(err)
		}
	}
	elsewhere := filepath.Join(t.TempDir(), "new.db") // on another PC the photos come back too
	if _, _, err := data.Restore(t.Context(), all[0].Path, elsewhere); err != nil {
		t.Fatal(err)
	}
	s, err := data.Open(t.Context(), elsewhere)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if found, err := data.Check(t.Context(), s); err != nil || len(found) > 0 {
		t.Errorf("check finds %v, %v", found, err)
	}
}

func TestThePapersOfAReceiptArePhotosOfItOrOfALine(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		b := openBuyer(t, s)
		folder := b.album()
		keeper := b.as(b.owner)
		in := got(work.PostDelivery(t.Context(), keeper, shop.Delivery{SupplierID: b.hd.ID, Lines: []shop.DeliveryLine{{PartID: b.filter.ID, Qty: 1000, Price: 3900}}}, ""))(b.counter)
		raw := asJPEG(t, halves(800, 600))
		path := put(t, "送货单.jpg", raw)
		if p := got(work.LookAtPhoto(t.Context(), keeper, path))(b.counter); len(p.Thumb) == 0 || p.Hash != data.HashOf(raw) {
			t.Errorf("looked at: %+v", p)
		}
		if files, err := os.ReadDir(folder); err == nil && len(files) > 0 {
			t.Error("looking keeps the file")
		}
		on := shop.PhotoOn{DeliveryID: in.ID, Line: in.Lines[0].ID}
		p := got(work.AddPhoto(t.Context(), keeper, on, path))(b.counter)
		_, err := work.AddPhoto(t.Context(), keeper, shop.PhotoOn{DeliveryID: in.ID}, path)
		b.refused(err, "photo.refuse.twice")
		_, err = work.AddPhoto(t.Context(), b.as(b.advisor), on, path)
		b.refused(err, "person.refuse.right")
		_, err = work.AddPhoto(t.Context(), keeper, shop.PhotoOn{DeliveryID: in.ID, Line: on.Line + 99}, put(t, "x.jpg", asJPEG(t, halves(8, 6))))
		if !errors.Is(err, shop.ErrMissing) {
			t.Errorf("of a line of another receipt: %v", err)
		}
		p = got(work.NotePhoto(t.Context(), keeper, p, "红联"))(b.counter)
		got(work.RemovePhoto(t.Context(), keeper, p))(b.counter)
		got(work.PutPhotoBack(t.Context(), keeper, p))(b.counter)
		there := read(b.counter, func(v data.View) ([]shop.Photo, error) { return data.VouchersOfLot(v, in.Lines[0].Lot.ID) })
		if len(there) != 1 || there[0].Note != "红联" || there[0].Line != on.Line {
			t.Errorf("on the lot: %+v", there)
		}
		b.sound()
	})
}
