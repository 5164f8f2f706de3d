package data

import "gongdan/app/shop"

// CheckPoints reads the points of all templates of the walk-around, in their
// order.
func CheckPoints(v View) ([]shop.CheckPoint, error) {
	return all(v, `check_points ORDER BY template DESC, place, id`, checkPointRow)
}

// CheckPoint reads one point.
func CheckPoint(v View, id shop.CheckPointID) (shop.CheckPoint, error) {
	return one(v, `check_points WHERE id = $1`, checkPointRow, id)
}

// SaveCheckPoint keeps a point of a template. It is never removed: walks of
// which it was a part name it.
func SaveCheckPoint(tx *Tx, p *shop.CheckPoint) error {
	remember(tx, p)
	return keep(tx, shop.KindCheckPoints, &p.ID, &p.Rev, checkPointFields(p))
}

func checkPointFields(p *shop.CheckPoint) fields {
	return fields{
		{"template", &p.Template},
		{"code", &p.Code},
		{"name", &p.Name},
		{"place", &p.Place},
		{"offer", &p.Offer},
		{"active", &p.Active},
		{"from_day", &p.From},
		{"source", &p.Source},
	}
}

func checkPointRow(p *shop.CheckPoint) fields { return checkPointFields(p).with(&p.ID, &p.Rev) }
