package data

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"gongdan/app/shop"
)

func TestPointsOfTemplatesKeepEveryFieldAndBeginSeeded(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		seeds, err := SeedCheckPoints()
		must(t, err)
		list := get(t, s, CheckPoints)
		equal(t, len(list), len(seeds))
		n := map[shop.WalkTemplate]int{}
		for _, p := range list {
			if n[p.Template]++; p.Place != n[p.Template] || p.Source == "" || p.From == "" || p.Check().Err() != nil {
				t.Errorf("%+v", p)
			}
		}
		equal(t, n, map[shop.WalkTemplate]int{shop.PetrolWalk: 24, shop.HybridWalk: 24, shop.BatteryWalk: 24})
		roundTrip(t, s, func(*shop.CheckPoint) {}, SaveCheckPoint, func(v View, p *shop.CheckPoint) (shop.CheckPoint, error) { return CheckPoint(v, p.ID) })
	})
}

func TestPhotosOfAnOrderAreKeptAndFound(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		o := k.visit()
		write(t, s, func(tx *Tx) error { return SaveOrder(tx, &o) })
		one := shop.Photo{
			PhotoOn: shop.PhotoOn{OrderID: o.ID}, Hash: HashOf([]byte("1")), Sort: shop.JPEG, Name: "IMG_1.jpg", Bytes: 1, Width: 4, Height: 3, Note: "左前门", By: k.person.ID, At: noon(), Thumb: []byte{0xff, 0xd8, 0},
		}
		two := shop.Photo{PhotoOn: shop.PhotoOn{OrderID: o.ID}, Hash: HashOf([]byte("2")), Sort: shop.PNG, At: noon()}
		write(t, s, func(tx *Tx) error {
			if err := SavePhoto(tx, &one); err != nil {
				return err
			}
			return SavePhoto(tx, &two)
		})
		equal(t, get(t, s, func(v View) ([]shop.Photo, error) { return PhotosOf(v, o.ID) }), []shop.Photo{one, two})
		equal(t, get(t, s, func(v View) (shop.Photo, error) { return Photo(v, one) }), one)
		two.RemovedAt, one.Note = noon(), "右前门"
		write(t, s, func(tx *Tx) error {
			if err := SavePhoto(tx, &one); err != nil {
				return err
			}
			return SavePhoto(tx, &two)
		})
		equal(t, get(t, s, func(v View) ([]shop.Photo, error) { return PhotosOf(v, o.ID) }), []shop.Photo{one})
		equal(t, get(t, s, func(v View) (int64, error) { return CountPhotos(v, o.ID) }), int64(1))
		equal(t, get(t, s, func(v View) ([]shop.Photo, error) {
			list, n, err := PhotosOfCar(v, o.VehicleID, 9)
			equal(t, n, int64(1))
			return list, err
		}), []shop.Photo{one})
		got, ok, err := PhotoOf(View{ctx: context.Background(), q: s.read}, shop.PhotoOn{OrderID: o.ID}, two.Hash)
		must(t, err)
		equal(t, ok, true)
		equal(t, got, two)
		_, ok, err = PhotoOf(View{ctx: context.Background(), q: s.read}, shop.PhotoOn{OrderID: o.ID}, HashOf(nil))
		must(t, err)
		equal(t, ok, false)
	})
}

func TestPapersOfAReceiptAreKeptWithItItsLinesAndItsLots(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := tradeShop(t, s)
		d := shop.Delivery{SupplierID: k.first.ID, At: noon(), Lines: []shop.DeliveryLine{
			{PartID: k.part.ID, Qty: 1000, Lot: shop.Lot{ID: 7}}, {PartID: k.part.ID, Qty: 1000, Lot: shop.Lot{ID: 8}},
		}}
		other := shop.Delivery{SupplierID: k.first.ID, At: noon(), Lines: []shop.DeliveryLine{{PartID: k.part.ID, Qty: 1000, Lot: shop.Lot{ID: 9}}}}
		write(t, s, func(tx *Tx) error {
			if err := KeepDelivery(tx, &d); err != nil {
				return err
			}
			return KeepDelivery(tx, &other)
		})
		whole := shop.Photo{
			PhotoOn: shop.PhotoOn{DeliveryID: d.ID}, Hash: HashOf([]byte("1")), Sort: shop.JPEG, Name: "送货单.jpg", Bytes: 1, Width: 4, Height: 3,
			Note: "两联", By: k.person.ID, At: noon(), Thumb: []byte{0xff, 0xd8, 0},
		}
		line := shop.Photo{PhotoOn: shop.PhotoOn{DeliveryID: d.ID, Line: d.Lines[1].ID}, Hash: HashOf([]byte("2")), Sort: shop.PNG, At: noon()}
		wrong := shop.Photo{PhotoOn: shop.PhotoOn{DeliveryID: other.ID, Line: d.Lines[0].ID}, Hash: HashOf([]byte("1")), Sort: shop.PNG, At: noon()}
		for _, p := range []*shop.Photo{&whole, &line} {
			write(t, s, func(tx *Tx) error { return SavePhoto(tx, p) })
		}
		of := func(do func(View) ([]shop.Photo, error)) []shop.Photo { return get(t, s, do) }
		equal(t, of(func(v View) ([]shop.Photo, error) { return VouchersOf(v, d.ID) }), []shop.Photo{whole, line})
		equal(t, of(func(v View) ([]shop.Photo, error) { return VouchersOfLot(v, 7) }), []shop.Photo{whole})
		equal(t, of(func(v View) ([]shop.Photo, error) { return VouchersOfLot(v, 8) }), []shop.Photo{whole, line})
		equal(t, len(of(func(v View) ([]shop.Photo, error) { return VouchersOfLot(v, 9) })), 0)
		whole.RemovedAt = noon()
		write(t, s, func(tx *Tx) error { return SavePhoto(tx, &whole) })
		equal(t, get(t, s, func(v View) (shop.Photo, error) { return Photo(v, whole) }), whole)
		equal(t, of(func(v View) ([]shop.Photo, error) { return VouchersOf(v, d.ID) }), []shop.Photo{line})
		got, ok, err := PhotoOf(View{ctx: context.Background(), q: s.read}, whole.PhotoOn, whole.Hash)
		must(t, err)
		equal(t, ok, true)
		equal(t, got, whole)
		told := func() (n int) {
			found, err := CheckAndMend(context.Background(), s, By{At: noon()})
			must(t, err)
			for _, f := range found {
				if f.Key == "check.photo.line" {
					n++
				}
			}
			return n
		}
		equal(t, told(), 0)
		write(t, s, func(tx *Tx) error { return SavePhoto(tx, &wrong) })
		equal(t, told(), 1)
	})
}

func TestCheckNamesPhotosThatAreMissingChangedOrNobodys(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k, folder := stockedShop(t, s), filepath.Join(t.TempDir(), "photos")
		o := k.visit()
		set := shop.DefaultSettings()
		set.PhotoFolder = folder
		write(t, s, func(tx *Tx) error {
			if err := SaveSettings(tx, set); err != nil {
				return err
			}
			return SaveOrder(tx, &o)
		})
		for _, text := range []string{"whole", "changed", "gone", "taken off"} {
			hash, err := KeepPhoto(folder, shop.JPEG, []byte(text))
			must(t, err)
			p := shop.Photo{PhotoOn: shop.PhotoOn{OrderID: o.ID}, Hash: hash, Sort: shop.JPEG, Name: text, Thumb: []byte{1}}
			if text == "taken off" {
				p.RemovedAt = noon()
			}
			write(t, s, func(tx *Tx) error { return SavePhoto(tx, &p) })
		}
		findings := func() map[string]int {
			found, err := CheckAndMend(context.Background(), s, By{At: noon()})
			must(t, err)
			n := map[string]int{}
			for _, f := range found {
				n[f.Key]++
			}
			return n
		}
		never := shop.Photo{PhotoOn: shop.PhotoOn{OrderID: o.ID}, Hash: HashOf([]byte("came by the open format")), Sort: shop.JPEG}
		write(t, s, func(tx *Tx) error { return SavePhoto(tx, &never) })
		equal(t, findings(), map[string]int{})
		must(t, os.WriteFile(filepath.Join(folder, HashOf([]byte("changed"))+".jpg"), []byte("other"), 0o600))
		must(t, os.Remove(filepath.Join(folder, HashOf([]byte("gone"))+".jpg")))
		_, err := KeepPhoto(folder, shop.PNG, []byte("nobody's"))
		must(t, err)
		must(t, os.WriteFile(filepath.Join(folder, "readme.txt"), nil, 0o600)) // not ours, not told
		equal(t, findings(), map[string]int{"check.photo.changed": 1, "check.photo.missing": 1, "check.photo.orphan": 1})

		backup := filepath.Join(t.TempDir(), "backup")
		for _, want := range []int{3, 0} { // what was changed is not copied over what was good
			n, err := CopyPhotos(context.Background(), folder, backup)
			must(t, err)
			equal(t, n, want)
		}
		must(t, os.RemoveAll(folder))
		equal(t, findings(), map[string]int{"check.photo.folder": 1})
		n, err := CopyPhotos(context.Background(), folder, backup)
		must(t, err)
		equal(t, n, 0)
		files, err := photoFiles(backup)
		must(t, err)
		equal(t, len(files), 3)
	})
}

func TestPhotosLieBesideTheFileUnlessTheSettingsSayElsewhere(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		got := PhotoFolder(s, shop.Settings{})
		if s.engine == sqliteEngine {
			equal(t, got, s.Where()+".photos")
		} else if filepath.Base(filepath.Dir(got)) != "gongdan" {
			t.Errorf("photos of a server lie in %s", got)
		}
		equal(t, PhotoFolder(s, shop.Settings{PhotoFolder: "/mnt/photos"}), "/mnt/photos")
	})
}
