package data

import (
	"fmt"

	"gongdan/app/shop"
)

// EventsOf reads what happened to an order, the first thing first.
func EventsOf(v View, id shop.OrderID) ([]shop.Event, error) {
	return all(v, `order_events WHERE order_id = $1 ORDER BY at, id`, eventRow, id)
}

// AddEvent notes what happened to an order. Without a time it happened now, and
// without a person it was the one who writes.
func AddEvent(tx *Tx, e shop.Event) error {
	if e.At.IsZero() {
		e.At = tx.by.At
	}
	if e.Person == 0 {
		e.Person = tx.by.Person
	}
	if err := insertID(tx, "order_events", &e.ID, eventFields(&e)); err != nil {
		return fmt.Errorf("event %s of order %d: %w", e.Kind, e.OrderID, err)
	}
	tx.change(shop.KindOrders, int64(e.OrderID))
	return nil
}

func eventFields(e *shop.Event) fields {
	return fields{
		{"order_id", to(&e.OrderID)},
		{"line_id", &e.LineID},
		{"at", moment{&e.At}},
		{"kind", &e.Kind},
		{"person_id", to(&e.Person)},
		{"said_by", &e.By},
		{"way", &e.Way},
		{"amount_fen", &e.Amount},
		{"note", &e.Note},
	}
}

func eventRow(e *shop.Event) fields { return append(eventFields(e), field{"id", &e.ID}) }

// Passed reports whether the last inspection of an order passed it and nothing
// was begun on it since.
func Passed(v View, id shop.OrderID) (bool, error) {
	last, err := all(v, `order_events WHERE order_id = $1 AND kind IN ('qc_passed', 'qc_failed', 'job_started', 'reopened')
		ORDER BY at DESC, id DESC LIMIT 1`, eventRow, id)
	return len(last) == 1 && last[0].Kind == shop.EventPassed, err
}
