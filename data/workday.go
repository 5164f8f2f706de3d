package data

import (
	"fmt"
	"slices"
	"strings"

	"gongdan/app/shop"
)

// Workdays are the days that are not what their week says, in order.
func Workdays(v View) ([]shop.Workday, error) { return all(v, `workdays ORDER BY day`, workdayRow) }

// Workday reads one of them.
func Workday(v View, id shop.WorkdayID) (shop.Workday, error) {
	return one(v, `workdays WHERE id = $1`, workdayRow, id)
}

// WorkdayOn reads that of a day; shop.ErrMissing where the day is what its week says.
func WorkdayOn(v View, day shop.Day) (shop.Workday, error) {
	return one(v, `workdays WHERE day = $1`, workdayRow, day)
}

// Calendar knows on which days people work.
func Calendar(v View) (shop.Calendar, error) {
	list, err := Workdays(v)
	return shop.NewCalendar(list), err
}

// SaveWorkday keeps a day. What counts by the calendar is brought up to date by
// FollowCalendar.
func SaveWorkday(tx *Tx, w *shop.Workday) error {
	remember(tx, w)
	return keep(tx, shop.KindWorkdays, &w.ID, &w.Rev, workdayFields(w))
}

// DropWorkday takes a day out of the calendar: it is what its week says again.
func DropWorkday(tx *Tx, w shop.Workday) error {
	n, err := tx.exec(`DELETE FROM workdays WHERE id = $1 AND rev = $2`, w.ID, w.Rev)
	if err == nil && n == 0 {
		err = shop.ErrStale
	}
	if err != nil {
		return fmt.Errorf("drop day %s of the calendar: %w", w.Day, err)
	}
	tx.change(shop.KindWorkdays, int64(w.ID))
	return nil
}

// workdaysBook is the book of the seeds that are no rules but days of the calendar.
const workdaysBook = "workdays"

// SeedWorkdays are the days that the program brings along, in order.
func SeedWorkdays() (list []shop.Workday, err error) {
	seeds, err := readSeeds()
	for _, r := range seeds {
		if r.Book == workdaysBook {
			list = append(list, shop.WorkdaySpan{From: r.From, Until: r.Until, Working: r.Value != 0, Name: r.Name, Source: r.Source}.Days()...)
		}
	}
	slices.SortFunc(list, func(a, b shop.Workday) int { return strings.Compare(string(a.Day), string(b.Day)) })
	return list, err
}

// lackingWorkdays are the seeds of years of which the calendar has no day.
func lackingWorkdays(v View) (list []shop.Workday, err error) {
	have, err := Workdays(v)
	if err != nil {
		return nil, err
	}
	seeds, err := SeedWorkdays()
	years := shop.NewCalendar(have)
	for _, w := range seeds {
		if len(years.Unknown(w.Day, w.Day)) > 0 {
			list = append(list, w)
		}
	}
	return list, err
}

func workdayFields(w *shop.Workday) fields {
	return fields{{"day", &w.Day}, {"working", &w.Working}, {"name", &w.Name}, {"source", &w.Source}}
}

func workdayRow(w *shop.Workday) fields { return workdayFields(w).with(&w.ID, &w.Rev) }
