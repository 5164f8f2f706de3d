package data

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"gongdan/app/shop"
)

// photos looks for originals that are gone or changed, and for files in their
// folder that no order names. Nothing of it is mended: what a photo showed cannot
// be worked out of other records. A photo without a small copy came in by the
// open format, which brings no files: it was never here.
func photos(c *checker, s *Store) error {
	set, err := Settings(c.v)
	if err != nil {
		return err
	}
	folder := PhotoFolder(s, set)
	type kept struct {
		shop.Photo
		order string
	}
	list, err := all(c.v, `order_photos WHERE length(thumb) > 0 ORDER BY order_id, id`, func(k *kept) fields {
		return fields{
			{"hash", &k.Hash},
			{"sort", &k.Sort},
			{"name", &k.Name},
			{"(SELECT number FROM orders WHERE orders.id = order_photos.order_id)", &k.order},
		}
	})
	if err != nil {
		return err
	}
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		if len(list) > 0 {
			c.say("check.photo.folder", shop.Args{"Path": folder, "N": len(list)})
		}
		return nil
	}
	named := map[string]bool{}
	for _, k := range list {
		if named[k.File()] {
			continue
		}
		named[k.File()] = true
		path := filepath.Join(folder, k.File())
		switch hash, err := hashOfFile(path); {
		case errors.Is(err, fs.ErrNotExist):
			c.say("check.photo.missing", shop.Args{"Order": k.order, "Name": k.Name, "Path": path})
		case err != nil:
			c.say("check.photo.unread", shop.Args{"Order": k.order, "Path": path, "Why": err.Error()})
		case hash != k.Hash:
			c.say("check.photo.changed", shop.Args{"Order": k.order, "Name": k.Name, "Path": path})
		}
	}
	files, err := photoFiles(folder)
	if err != nil {
		c.say("check.photo.unread", shop.Args{"Order": "", "Path": folder, "Why": err.Error()})
		return nil
	}
	away, err := all(c.v, `order_photos WHERE length(thumb) = 0`, func(p *shop.Photo) fields { return fields{{"hash", &p.Hash}, {"sort", &p.Sort}} })
	for _, p := range away {
		named[p.File()] = true // its file may have been copied here since
	}
	if err != nil {
		return err
	}
	for _, name := range slices.DeleteFunc(files, func(n string) bool { return named[n] }) {
		c.say("check.photo.orphan", shop.Args{"Path": filepath.Join(folder, name)})
	}
	return nil
}
