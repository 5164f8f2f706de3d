package data

import (
	"fmt"
	"time"

	"gongdan/app/shop"
)

// ClocksOf reads the clocks on the jobs of an order, the first one first.
func ClocksOf(v View, id shop.OrderID) ([]shop.Clock, error) {
	return all(v, `clocks WHERE order_id = $1 ORDER BY from_at, id`, clockRow, id)
}

// Clock reads one clock.
func Clock(v View, id shop.ClockID) (shop.Clock, error) {
	return one(v, `clocks WHERE id = $1`, clockRow, id)
}

// Running reads all clocks that run, on jobs and of people at work.
func Running(v View) ([]shop.Clock, error) {
	return all(v, `clocks WHERE until_at = 0 ORDER BY person_id, from_at`, clockRow)
}

// ClocksBetween reads the clocks of a person, or of all when it is 0, that ran
// between two times.
func ClocksBetween(v View, person shop.PersonID, from, until time.Time) ([]shop.Clock, error) {
	return all(v, `clocks WHERE from_at < $1 AND (until_at > $2 OR until_at = 0) AND (person_id = $3 OR $3 = 0)
		ORDER BY person_id, from_at, id`, clockRow, stamp(until), stamp(from), person)
}

// StartClock begins a clock. A person has one job at a time and is at work
// once: a second clock is an error, so end the first before.
func StartClock(tx *Tx, c *shop.Clock) error {
	remember(tx, c)
	if err := insertID(tx, "clocks", &c.ID, clockFields(c)); err != nil {
		return err
	}
	tx.clockChange(*c)
	return nil
}

// StopClock ends a clock that still runs; shop.ErrStale if it has been ended.
func StopClock(tx *Tx, c shop.Clock) error {
	n, err := tx.exec(`UPDATE clocks SET until_at = $1, why = $2, by_id = $3, note = $4 WHERE id = $5 AND until_at = 0`,
		stamp(c.Until), c.Why, to(&c.By), c.Note, c.ID)
	switch {
	case err != nil:
		return fmt.Errorf("stop clock %d: %w", c.ID, err)
	case n == 0:
		return shop.ErrStale
	}
	tx.clockChange(c)
	return nil
}

// DropClock takes a clock that was begun by mistake away, as long as it runs;
// then it is shop.ErrStale.
func DropClock(tx *Tx, c shop.Clock) error {
	return tx.onClock(c, `DELETE FROM clocks WHERE id = $1 AND until_at = 0`, c.ID)
}

// ReopenClock lets a clock run on that ended by mistake; shop.ErrStale when it
// ended at another time meanwhile.
func ReopenClock(tx *Tx, c shop.Clock) error {
	return tx.onClock(c, `UPDATE clocks SET until_at = 0, why = '', by_id = NULL, note = '' WHERE id = $1 AND until_at = $2`, c.ID, stamp(c.Until))
}

// onClock changes one clock; it is shop.ErrStale when it is not as it was.
func (tx *Tx) onClock(c shop.Clock, query string, args ...any) error {
	n, err := tx.exec(query, args...)
	switch {
	case err != nil:
		return fmt.Errorf("change clock %d: %w", c.ID, err)
	case n == 0:
		return shop.ErrStale
	}
	tx.clockChange(c)
	return nil
}

func (tx *Tx) clockChange(c shop.Clock) {
	tx.change(shop.KindClocks, int64(c.ID))
	if c.Order != 0 {
		tx.change(shop.KindOrders, int64(c.Order))
	}
}

func clockFields(c *shop.Clock) fields {
	return fields{
		{"person_id", &c.Person},
		{"order_id", to(&c.Order)},
		{"line_id", &c.Line},
		{"from_at", moment{&c.From}},
		{"until_at", moment{&c.Until}},
		{"why", &c.Why},
		{"by_id", to(&c.By)},
		{"note", &c.Note},
	}
}

func clockRow(c *shop.Clock) fields { return append(clockFields(c), field{"id", &c.ID}) }
