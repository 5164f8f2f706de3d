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

// VouchersOf reads the photos of the papers that came with a receipt, the first one
// first.
func VouchersOf(v View, id shop.DeliveryID) ([]shop.Photo, error) {
	return all(v, `delivery_photos WHERE delivery_id = $1 AND removed_at = 0 ORDER BY id`, voucherRow, id)
}

// VouchersOfLot reads the photos of the papers that a lot came with: those of its
// lines, and those of their whole receipts.
func VouchersOfLot(v View, id shop.LotID) ([]shop.Photo, error) {
	return all(v, `delivery_photos WHERE removed_at = 0 AND (line_id IN (SELECT id FROM delivery_lines WHERE lot_id = $1)
		OR line_id IS NULL AND delivery_id IN (SELECT delivery_id FROM delivery_lines WHERE lot_id = $1)) ORDER BY id`, voucherRow, id)
}

// Photo reads a photo as it is now, also one that was taken off.
func Photo(v View, p shop.Photo) (shop.Photo, error) {
	if p.DeliveryID != 0 {
		return one(v, `delivery_photos WHERE id = $1`, voucherRow, p.ID)
	}
	return one(v, `order_photos WHERE id = $1`, photoRow, p.ID)
}

// PhotoOf finds the photo of an order or a receipt that has a hash, also one that
// was taken off it; ok is false if there is none.
func PhotoOf(v View, on shop.PhotoOn, hash string) (p shop.Photo, ok bool, err error) {
	if on.DeliveryID != 0 {
		p, err = one(v, `delivery_photos WHERE delivery_id = $1 AND hash = $2`, voucherRow, on.DeliveryID, hash)
	} else {
		p, err = one(v, `order_photos WHERE order_id = $1 AND hash = $2`, photoRow, on.OrderID, hash)
	}
	if errors.Is(err, shop.ErrMissing) {
		return p, false, nil
	}
	return p, err == nil, err
}

// SavePhoto adds the photo when its ID is 0, and otherwise changes it. Rows stay
// when a photo is taken off: the file stays too.
func SavePhoto(tx *Tx, p *shop.Photo) error {
	remember(tx, p)
	table, row := string(p.Kind()), photoFields(p)
	if p.DeliveryID != 0 {
		row = voucherFields(p)
	}
	_, on := p.Record()
	tx.change(p.Kind(), on)
	if p.ID == 0 {
		return insertID(tx, table, &p.ID, row)
	}
	return update(tx, table, p.ID, row)
}

func photoFields(p *shop.Photo) fields {
	return append(fields{{"order_id", &p.OrderID}}, pictureFields(p)...)
}

func voucherFields(p *shop.Photo) fields {
	return append(fields{{"delivery_id", &p.DeliveryID}, {"line_id", to(&p.Line)}}, pictureFields(p)...)
}

func pictureFields(p *shop.Photo) fields {
	return fields{
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

func voucherRow(p *shop.Photo) fields { return append(voucherFields(p), field{"id", &p.ID}) }

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

// EachVoucher hands on the photos of receipts, those taken off too, the oldest
// first.
func EachVoucher(v View, do func(shop.Photo) error) error {
	return each(v, "delivery_photos", voucherRow, func(p *shop.Photo) int64 { return int64(p.ID) }, oneByOne(do))
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
