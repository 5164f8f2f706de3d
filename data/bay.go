package data

import "gongdan/app/shop"

// Bays reads all bays, those in use first, by code.
func Bays(v View) ([]shop.Bay, error) { return all(v, `bays ORDER BY active DESC, code`, bayRow) }

// Bay reads one bay.
func Bay(v View, id shop.BayID) (shop.Bay, error) { return one(v, `bays WHERE id = $1`, bayRow, id) }

// SaveBay keeps a bay. It is never removed: what was done in it names it.
func SaveBay(tx *Tx, b *shop.Bay) error {
	remember(tx, b)
	return keep(tx, shop.KindBays, &b.ID, &b.Rev, bayFields(b))
}

func bayFields(b *shop.Bay) fields {
	return fields{
		{"code", &b.Code},
		{"name", &b.Name},
		{"skills", words[shop.Skill]{&b.Skills}},
		{"hours", &b.Hours},
		{"active", &b.Active},
	}
}

func bayRow(b *shop.Bay) fields { return bayFields(b).with(&b.ID, &b.Rev) }
