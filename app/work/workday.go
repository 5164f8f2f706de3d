package work

import (
	"context"
	"errors"
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// SaveWorkdays puts a holiday, or days on which people work, into the calendar. Days that
// stand there already are written over. What is due by the calendar follows.
func SaveWorkdays(ctx context.Context, d Desk, s shop.WorkdaySpan) (shop.WorkdaySpan, error) {
	s.Name, s.Source = strings.TrimSpace(s.Name), strings.TrimSpace(s.Source)
	err := d.keep(ctx, shop.Manage, s.Check(), func(tx *data.Tx) error {
		for _, w := range s.Days() {
			if err := putWorkday(tx, w); err != nil {
				return err
			}
		}
		return data.FollowCalendar(tx)
	})
	return s, err
}

// putWorkday keeps a day in place of what stands of it.
func putWorkday(tx *data.Tx, w shop.Workday) error {
	was, err := data.WorkdayOn(tx.View, w.Day)
	if err != nil && !errors.Is(err, shop.ErrMissing) {
		return err
	}
	w.ID, w.Rev = was.ID, was.Rev
	if w == was {
		return nil
	}
	if err := data.SaveWorkday(tx, &w); err != nil {
		return err
	}
	tx.Note("workday.save", shop.KindWorkdays, int64(w.ID), string(w.Day)+" "+worked(w.Working)+" "+w.Name)
	return nil
}

// SaveWorkday changes a day of the calendar.
func SaveWorkday(ctx context.Context, d Desk, w shop.Workday) (shop.Workday, error) {
	w.Name, w.Source = strings.TrimSpace(w.Name), strings.TrimSpace(w.Source)
	err := d.keep(ctx, shop.Manage, w.Check(), func(tx *data.Tx) error {
		if err := data.SaveWorkday(tx, &w); err != nil {
			return err
		}
		tx.Note("workday.save", shop.KindWorkdays, int64(w.ID), string(w.Day)+" "+worked(w.Working)+" "+w.Name)
		return data.FollowCalendar(tx)
	})
	return w, err
}

// DropWorkday takes a day out of the calendar: it is what its week says again.
func DropWorkday(ctx context.Context, d Desk, w shop.Workday) error {
	return d.keep(ctx, shop.Manage, nil, func(tx *data.Tx) error {
		if err := data.DropWorkday(tx, w); err != nil {
			return err
		}
		tx.Note("workday.drop", shop.KindWorkdays, int64(w.ID), string(w.Day)+" "+w.Name)
		return data.FollowCalendar(tx)
	})
}

// worked is how the journal writes whether people work.
func worked(yes bool) string {
	if yes {
		return "+"
	}
	return "−"
}

// LoadWorkdays brings the calendar to what a file says of its years; years that the file
// does not name stay.
func LoadWorkdays(l *Load, list []shop.Workday) error {
	have, err := data.Workdays(l.tx.View)
	if err != nil {
		return err
	}
	said := map[shop.Day]bool{}
	for _, w := range list {
		said[w.Day] = true
	}
	years, was := shop.NewCalendar(list), map[shop.Day]shop.Workday{}
	for _, w := range have {
		was[w.Day] = w
		if len(years.Unknown(w.Day, w.Day)) == 0 && !said[w.Day] {
			if err := data.DropWorkday(l.tx, w); err != nil {
				return err
			}
		}
	}
	for _, w := range list {
		old, there := was[w.Day]
		if w.ID, w.Rev = old.ID, old.Rev; there && w == old {
			l.count(shop.KindWorkdays, true)
			continue
		}
		l.count(shop.KindWorkdays, false)
		if err := data.SaveWorkday(l.tx, &w); err != nil {
			return err
		}
	}
	return nil
}
