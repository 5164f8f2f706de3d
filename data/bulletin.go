package data

import (
	"slices"

	"gongdan/app/shop"
)

// Bulletin reads one bulletin.
func Bulletin(v View, id shop.BulletinID) (shop.Bulletin, error) {
	return one(v, `bulletins WHERE id = $1`, bulletinRow, id)
}

// BulletinByNumber reads the bulletin with that number.
func BulletinByNumber(v View, number string) (shop.Bulletin, error) {
	return one(v, `bulletins WHERE number = $1`, bulletinRow, number)
}

// Bulletins reads all bulletins, the newest first.
func Bulletins(v View) ([]shop.Bulletin, error) {
	return all(v, `bulletins ORDER BY id DESC`, bulletinRow)
}

// EachBulletin hands on all bulletins, the oldest first.
func EachBulletin(v View, do func(shop.Bulletin) error) error {
	return each(v, "bulletins", bulletinRow, func(b *shop.Bulletin) int64 { return int64(b.ID) }, oneByOne(do))
}

// BulletinsFor reads the bulletins that help with a fault of a car, the newest first; all
// that there are of the car when fault is empty. See shop.Bulletin.Helps.
func BulletinsFor(v View, car shop.Vehicle, fault string) ([]shop.Bulletin, error) {
	list, err := all(v, `bulletins WHERE make IN ('', $1) AND model IN ('', $2) ORDER BY id DESC`, bulletinRow, car.Make, car.Model)
	return slices.DeleteFunc(list, func(b shop.Bulletin) bool { return !b.Helps(car, fault) }), err
}

// SaveBulletin keeps a bulletin.
func SaveBulletin(tx *Tx, b *shop.Bulletin) error {
	remember(tx, b)
	return keep(tx, shop.KindBulletins, &b.ID, &b.Rev, bulletinFields(b))
}

func bulletinFields(b *shop.Bulletin) fields {
	return fields{
		{"number", &b.Number},
		{"title", &b.Title},
		{"words", &b.Words},
		{"make", &b.Make},
		{"model", &b.Model},
		{"fault", &b.Fault},
		{"year_from", &b.YearFrom},
		{"year_to", &b.YearTo},
	}
}

func bulletinRow(b *shop.Bulletin) fields { return bulletinFields(b).with(&b.ID, &b.Rev) }
