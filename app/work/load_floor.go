package work

import (
	"slices"

	"gongdan/app/shop"
	"gongdan/data"
)

// Bay adds a bay.
func (l *Load) Bay(b shop.Bay) error {
	_, there := l.known.Bays[b.Code]
	l.count(shop.KindBays, there)
	if there {
		return nil
	}
	if err := data.SaveBay(l.tx, &b); err != nil {
		return err
	}
	l.known.Bays[b.Code] = b.ID
	return nil
}

// Week notes when a person whom the load has added works and is away.
func (l *Load) Week(who shop.PersonID, week []shop.Shift, away []shop.Absence) error {
	if len(week) > 0 {
		if err := data.SaveWeek(l.tx, who, week); err != nil {
			return err
		}
	}
	for _, a := range away {
		a.Person = who
		if err := data.AddAbsence(l.tx, &a); err != nil {
			return err
		}
	}
	return nil
}

// Attendance adds a stretch in which somebody was at work; it is known by who
// and when it began.
func (l *Load) Attendance(c shop.Clock) error {
	there, err := l.HasAttendance(c)
	if err != nil {
		return err
	}
	l.count(shop.KindClocks, there)
	if there {
		return nil
	}
	return l.bulk.Clock(c)
}

// HasAttendance reports whether a stretch at work is there, by who and when it
// began.
func (x *index) HasAttendance(c shop.Clock) (bool, error) {
	had, err := data.ClocksBetween(x.tx.View, c.Person, c.From.Add(-1), c.From.Add(1e6))
	return slices.ContainsFunc(had, func(x shop.Clock) bool { return x.Order == 0 && x.From.Equal(c.From) }), err
}
