package data

import (
	"fmt"

	"gongdan/app/shop"
)

// FitsOf reads the rows of cars that a part is made for.
func FitsOf(v View, part shop.PartID) ([]shop.Fit, error) {
	return all(v, `part_fits WHERE part_id = $1 ORDER BY n`, fitRow, part)
}

// SaveFits makes rows all that is written of the cars that a part is made for.
func SaveFits(tx *Tx, part shop.PartID, rows []shop.Fit) error {
	if err := tx.newCatalogue(); err != nil {
		return err
	}
	tx.change(shop.KindParts, int64(part))
	return replace(tx, "part_fits", "part_id", part, rowsOf(rows, fitRow))
}

// FitsOfAll reads the rows of all parts.
func FitsOfAll(v View) (map[shop.PartID][]shop.Fit, error) {
	list, err := all(v, `part_fits ORDER BY part_id, n`, ownedFitRow)
	of := map[shop.PartID][]shop.Fit{}
	for _, x := range list {
		of[shop.PartID(x.owner)] = append(of[shop.PartID(x.owner)], x.row)
	}
	return of, err
}

func ownedFitRow(o *owned[shop.Fit]) fields {
	return append(fitRow(&o.row), field{"part_id", &o.owner})
}

// SuitOf answers how each of the parts suits a car, by its rows and by the words on it.
func SuitOf(v View, car shop.Vehicle, parts map[shop.PartID]shop.Part) (map[shop.PartID]shop.Fitness, error) {
	ids := make([]shop.PartID, 0, len(parts))
	for id := range parts {
		ids = append(ids, id)
	}
	in, args := among(ids, 0)
	list, err := all(v, `part_fits WHERE part_id IN (`+in+`) ORDER BY part_id, n`, ownedFitRow, args...)
	if err != nil {
		return nil, fmt.Errorf("read what parts fit: %w", err)
	}
	rows := map[shop.PartID][]shop.Fit{}
	for _, x := range list {
		rows[shop.PartID(x.owner)] = append(rows[shop.PartID(x.owner)], x.row.Folded())
	}
	suits := map[shop.PartID]shop.Fitness{}
	to := newSought(car)
	for id, p := range parts {
		suits[id] = to.judge(rows[id], models(p.Fits))
	}
	return suits, nil
}

// sought is the car that parts are looked for.
type sought struct {
	car   shop.FitCar
	title string // make and model, folded as tokens are
}

func newSought(v shop.Vehicle) sought { return sought{shop.FitCarOf(v), fold(v.Make + v.Model)} }

// judge answers how a part suits the car: by its rows, else by the models in words.
func (s sought) judge(rows []shop.Fit, words []string) shop.Fitness {
	suits := s.car.Suits(rows)
	if suits == shop.FitsMaybe && namesCar(words, s.title) {
		return shop.FitsWords
	}
	return suits
}

func fitRow(f *shop.Fit) fields {
	return fields{
		{"make", &f.Make},
		{"model", &f.Model},
		{"year_from", &f.YearFrom},
		{"year_to", &f.YearTo},
		{"vin_from", &f.VINFrom},
		{"vin_to", &f.VINTo},
		{"code", &f.Code},
		{"note", &f.Note},
	}
}
