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
			OrderID: o.ID, Hash: hashOf([]byte("1")), Sort: shop.JPEG, Name: "IMG_1.jpg", Bytes: 1, Width: 4, Height: 3, Note: "左前门", By: k.person.ID, At: noon(), Thumb: []byte{0xff, 0xd8, 0},
		}
		two := shop.Photo{OrderID: o.ID, Hash: hashOf([]byte("2")), Sort: shop.PNG, At: noon()}
		write(t, s, func(tx *Tx) error {
			if err := SavePhoto(tx, &one); err != nil {
				return err
			}
			return SavePhoto(tx, &two)
		})
		equal(t, get(t, s, func(v View) ([]shop.Photo, error) { return PhotosOf(v, o.ID) }), []shop.Photo{one, two})
		equal(t, get(t, s, func(v View) (shop.Photo, error) { return Photo(v, one.ID) }), one)
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
		got, ok, err := PhotoOf(View{ctx: context.Background(), q: s.read}, o.ID, two.Hash)
		must(t, err)
		equal(t, ok, true)
		equal(t, got, two)
		_, ok, err = PhotoOf(View{ctx: context.Background(), q: s.read}, o.ID, hashOf(nil))
		must(t, err)
		equal(t, ok, false)
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
			p := shop.Photo{OrderID: o.ID, Hash: hash, Sort: shop.JPEG, Name: text, Thumb: []byte{1}}
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
		never := shop.Photo{OrderID: o.ID, Hash: hashOf([]byte("came by the open format")), Sort: shop.JPEG}
		write(t, s, func(tx *Tx) error { return SavePhoto(tx, &never) })
		equal(t, findings(), map[string]int{})
		must(t, os.WriteFile(filepath.Join(folder, hashOf([]byte("changed"))+".jpg"), []byte("other"), 0o600))
		must(t, os.Remove(filepath.Join(folder, hashOf([]byte("gone"))+".jpg")))
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
