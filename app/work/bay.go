package work

import (
	"context"
	"slices"

	"gongdan/app/shop"
	"gongdan/data"
)

// SaveBay keeps a bay.
func SaveBay(ctx context.Context, d Desk, b shop.Bay) (shop.Bay, error) {
	b.Code = shop.Fold(b.Code)
	err := d.keep(ctx, shop.Manage, b.Check(), func(tx *data.Tx) error {
		if err := data.SaveBay(tx, &b); err != nil {
			return err
		}
		tx.Note("bay.save", shop.KindBays, int64(b.ID), b.Code)
		return nil
	})
	return b, err
}

// SaveWeek keeps the week that somebody works, which was read as was: it is
// shop.ErrStale when somebody else has changed it since.
func SaveWeek(ctx context.Context, d Desk, person shop.PersonID, was, week []shop.Shift) error {
	return d.keep(ctx, shop.Manage, shop.CheckShifts(week), func(tx *data.Tx) error {
		now, err := data.Weeks(tx.View)
		if err != nil {
			return err
		}
		if !slices.Equal(now[person], was) {
			return shop.ErrStale
		}
		tx.Note("shift.save", shop.KindPeople, int64(person), "")
		return data.SaveWeek(tx, person, week)
	})
}

// AddAbsence notes that somebody is away.
func AddAbsence(ctx context.Context, d Desk, a shop.Absence) (shop.Absence, error) {
	err := d.keep(ctx, shop.Manage, a.Check(), func(tx *data.Tx) error {
		tx.Note("absence.add", shop.KindPeople, int64(a.Person), string(a.From)+" – "+string(a.Until))
		return data.AddAbsence(tx, &a)
	})
	return a, err
}

// DropAbsence takes it back.
func DropAbsence(ctx context.Context, d Desk, id int64) error {
	return d.keep(ctx, shop.Manage, nil, func(tx *data.Tx) error {
		tx.Note("absence.drop", shop.KindShifts, id, "")
		return data.DropAbsence(tx, id)
	})
}
