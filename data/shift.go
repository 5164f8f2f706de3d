package data

import (
	"fmt"

	"gongdan/app/shop"
)

// Weeks reads the weeks that were written, by person. Whoever has none works
// shop.UsualWeek.
func Weeks(v View) (map[shop.PersonID][]shop.Shift, error) {
	type row struct {
		shop.Shift
		person shop.PersonID
	}
	list, err := all(v, `shifts ORDER BY person_id, n`, func(r *row) fields {
		return append(shiftFields(&r.Shift), field{"person_id", &r.person})
	})
	weeks := map[shop.PersonID][]shop.Shift{}
	for _, r := range list {
		weeks[r.person] = append(weeks[r.person], r.Shift)
	}
	return weeks, err
}

// SaveWeek makes week the week of a person.
func SaveWeek(tx *Tx, person shop.PersonID, week []shop.Shift) error {
	if err := replace(tx, "shifts", "person_id", person, rowsOf(week, shiftFields)); err != nil {
		return err
	}
	tx.change(shop.KindShifts, int64(person))
	return nil
}

func shiftFields(s *shop.Shift) fields {
	return fields{{"weekday", &s.Weekday}, {"from_min", &s.From}, {"until_min", &s.Until}}
}

// Absences reads who is away on some of the days between two, both included.
func Absences(v View, from, until shop.Day) ([]shop.Absence, error) {
	return all(v, `absences WHERE from_day <= $1 AND until_day >= $2 ORDER BY from_day, id`, absenceRow, until, from)
}

// AddAbsence keeps a new absence.
func AddAbsence(tx *Tx, a *shop.Absence) error {
	remember(tx, a)
	if err := insertID(tx, "absences", &a.ID, absenceFields(a)); err != nil {
		return err
	}
	tx.change(shop.KindShifts, int64(a.Person))
	return nil
}

// DropAbsence takes an absence back.
func DropAbsence(tx *Tx, id int64) error {
	n, err := tx.exec(`DELETE FROM absences WHERE id = $1`, id)
	switch {
	case err != nil:
		return fmt.Errorf("drop absence %d: %w", id, err)
	case n == 0:
		return shop.ErrMissing
	}
	tx.change(shop.KindShifts, 0)
	return nil
}

func absenceFields(a *shop.Absence) fields {
	return fields{{"person_id", &a.Person}, {"from_day", &a.From}, {"until_day", &a.Until}, {"note", &a.Note}}
}

func absenceRow(a *shop.Absence) fields { return append(absenceFields(a), field{"id", &a.ID}) }
