package data

import (
	"bytes"
	"database/sql/driver"
	"errors"
	"fmt"

	"gongdan/app/shop"
)

// PhotosOf reads the photos that are on an order, the first one first.
func PhotosOf(v View, id shop.OrderID) ([]shop.Photo, error) {
	return all(v, `order_photos WHERE order_id = $1 AND removed_at = 0 ORDER BY id`, photoRow, id)
}

// CountPhotos is how many photos are on an order.
func CountPhotos(v View, id shop.OrderID) (int64, error) {
	return number(v, `SELECT count(*) FROM order_photos WHERE order_id = $1 AND removed_at = 0`, id)
}

// PhotosOfCar reads the newest photos of a car, at most so many, and says how
// many there are.
func PhotosOfCar(v View, car shop.VehicleID, most int) (list []shop.Photo, n int64, err error) {
	const of = ` order_photos WHERE removed_at = 0 AND order_id IN (SELECT id FROM orders WHERE vehicle_id = $1)`
	if n, err = number(v, `SELECT count(*) FROM`+of, car); err != nil || n == 0 {
		return nil, n, err
	}
	list, err = all(v, of+` ORDER BY at DESC, id DESC LIMIT $2`, photoRow, car, most)
	return list, n, err
}

// Photo reads one photo, also one that was taken off its order.
func Photo(v View, id shop.PhotoID) (shop.Photo, error) {
	return one(v, `order_photos WHERE id = $1`, photoRow, id)
}

// PhotoOf finds the photo of an order that has a hash, also one that was taken
// off it; ok is false if there is none.
func PhotoOf(v View, order shop.OrderID, hash string) (p shop.Photo, ok bool, err error) {
	p, err = one(v, `order_photos WHERE order_id = $1 AND hash = $2`, photoRow, order, hash)
	if errors.Is(err, shop.ErrMissing) {
		return p, false, nil
	}
	return p, err == nil, err
}

// SavePhoto adds the photo when its ID is 0, and otherwise changes it. Rows stay
// when a photo is taken off: the file stays too.
func SavePhoto(tx *Tx, p *shop.Photo) error {
	remember(tx, p)
	var err error
	if p.ID == 0 {
		err = insertID(tx, "order_photos", &p.ID, photoFields(p))
	} else {
		err = update(tx, "order_photos", p.ID, photoFields(p))
	}
	tx.change(shop.KindPhotos, int64(p.OrderID))
	return err
}

func photoFields(p *shop.Photo) fields {
	return fields{
		{"order_id", &p.OrderID},
		{"hash", &p.Hash},
		{"sort", &p.Sort},
		{"name", &p.Name},
		{"bytes", &p.Bytes},
		{"width", &p.Width},
		{"height", &p.Height},
		{"note", &p.Note},
		{"person_id", to(&p.By)},
		{"at", moment{&p.At}},
		{"removed_at", moment{&p.RemovedAt}},
		{"thumb", picture{&p.Thumb}},
	}
}

func photoRow(p *shop.Photo) fields { return append(photoFields(p), field{"id", &p.ID}) }

// picture keeps bytes; none is not NULL.
type picture struct{ bytes *[]byte }

// Value implements driver.Valuer.
func (p picture) Value() (driver.Value, error) { return append([]byte{}, *p.bytes...), nil }

// Scan implements sql.Scanner.
func (p picture) Scan(v any) error {
	raw, ok := v.([]byte)
	if !ok && v != nil {
		return fmt.Errorf("a picture is %T", v)
	}
	*p.bytes = nil
	if len(raw) > 0 {
		*p.bytes = bytes.Clone(raw)
	}
	return nil
}

// photosBetween reads the photos of the orders of a page, those taken off too.
func photosBetween(v View, page ids) (map[int64][]shop.Photo, error) {
	list, err := all(v, `order_photos WHERE order_id BETWEEN $1 AND $2 ORDER BY order_id, id`, photoRow, page.from, page.to)
	by := map[int64][]shop.Photo{}
	for _, p := range list {
		by[int64(p.OrderID)] = append(by[int64(p.OrderID)], p)
	}
	return by, err
}

// addPhotos adds the photos of an order that a bulk brings.
func addPhotos(b *Bulk, o *shop.Order, photos []shop.Photo) error {
	for i := range photos {
		p := &photos[i]
		take(b, "order_photos", &p.ID)
		p.OrderID = o.ID
		if err := b.add("order_photos", photoRow(p)); err != nil {
			return err
		}
	}
	return nil
}
