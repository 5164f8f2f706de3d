package data

import (
	"fmt"
	"time"

	"gongdan/app/shop"
)

// ClosedThrough is the last closed month, 2006-01; "" when none is.
func ClosedThrough(v View) (string, error) {
	list, err := column[string](v, `SELECT month FROM closed_months ORDER BY month DESC LIMIT 1`)
	if err != nil || len(list) == 0 {
		return "", err
	}
	return list[0], nil
}

// ClosedMonths reads the closed months, the newest first.
func ClosedMonths(v View) ([]shop.MonthClose, error) {
	return all(v, `closed_months ORDER BY month DESC`, closeRow)
}

func closeRow(c *shop.MonthClose) fields {
	return fields{{"month", &c.Month}, {"at", moment{&c.At}}, {"person_id", to(&c.Person)}}
}

// SaveMonthClose closes a month.
func SaveMonthClose(tx *Tx, c shop.MonthClose) error {
	tx.change(shop.KindMonths, 0)
	return insert(tx, "closed_months", closeRow(&c))
}

// DropMonthClose opens a month again.
func DropMonthClose(tx *Tx, month string) error {
	n, err := tx.exec(`DELETE FROM closed_months WHERE month = $1`, month)
	if err != nil {
		return fmt.Errorf("open month %s: %w", month, err)
	}
	if n == 0 {
		return shop.ErrMissing
	}
	tx.change(shop.KindMonths, 0)
	return nil
}

// MayMove refuses what has a day that is still to come, or of a month that is closed.
func MayMove(tx *Tx, at time.Time) error {
	if at.After(tx.by.At) {
		return shop.Refuse("stock.refuse.future", shop.Args{"On": shop.DayOf(at, tx.zone)})
	}
	closed, err := ClosedThrough(tx.View)
	if err != nil {
		return err
	}
	if on := shop.DayOf(at, tx.zone); on.Month() <= closed {
		return shop.Refuse("stock.refuse.closed", shop.Args{"On": on, "Month": closed})
	}
	return nil
}
