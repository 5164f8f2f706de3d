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
// folder that neither an order nor a receipt names. Nothing of it is mended: what a photo showed cannot
// be worked out of other records. A photo without a small copy came in by the
// open format, which brings no files: it was never here.
func photos(c *checker, s *Store) error {
	set, err := Settings(c.v)
	if err != nil {
		return err
	}
	folder := PhotoFolder(s, set)
	list, err := photosKept(c.v)
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
			c.say("check.photo.missing", shop.Args{"Number": k.number, "Name": k.Name, "Path": path})
		case err != nil:
			c.say("check.photo.unread", shop.Args{"Number": k.number, "Path": path, "Why": err.Error()})
		case hash != k.Hash:
			c.say("check.photo.changed", shop.Args{"Number": k.number, "Name": k.Name, "Path": path})
		}
	}
	files, err := photoFiles(folder)
	if err != nil {
		c.say("check.photo.unread", shop.Args{"Number": "", "Path": folder, "Why": err.Error()})
		return nil
	}
	for _, table := range []shop.Kind{shop.KindPhotos, shop.KindVouchers} {
		away, err := all(c.v, string(table)+` WHERE length(thumb) = 0`, func(p *shop.Photo) fields { return fields{{"hash", &p.Hash}, {"sort", &p.Sort}} })
		if err != nil {
			return err
		}
		for _, p := range away {
			named[p.File()] = true // its file may have been copied here since
		}
	}
	for _, name := range slices.DeleteFunc(files, func(n string) bool { return named[n] }) {
		c.say("check.photo.orphan", shop.Args{"Path": filepath.Join(folder, name)})
	}
	return nil
}

// photoKept is a photo whose file was here, and the number of what it is on.
type photoKept struct {
	shop.Photo
	number string
}

func photosKept(v View) ([]photoKept, error) {
	return all(v, `(SELECT 1 AS place, p.id, p.hash, p.sort, p.name, o.number FROM order_photos AS p JOIN orders AS o ON o.id = p.order_id WHERE length(p.thumb) > 0
		UNION ALL SELECT 2, p.id, p.hash, p.sort, p.name, d.number FROM delivery_photos AS p JOIN deliveries AS d ON d.id = p.delivery_id WHERE length(p.thumb) > 0) AS t
		ORDER BY place, number, id`, func(k *photoKept) fields {
		return fields{{"hash", &k.Hash}, {"sort", &k.Sort}, {"name", &k.Name}, {"number", &k.number}}
	})
}

// vouchers looks for photos that are said to be of a line of another receipt.
func vouchers(c *checker) error {
	return eachRow(c.v, func(scan func(...any) error) error {
		var number, name string
		err := scan(&number, &name)
		c.say("check.photo.line", shop.Args{"Number": number, "Name": name})
		return err
	}, `SELECT d.number, p.name FROM delivery_photos AS p JOIN deliveries AS d ON d.id = p.delivery_id
		JOIN delivery_lines AS l ON l.id = p.line_id WHERE l.delivery_id <> p.delivery_id ORDER BY d.number, p.id`)
}
