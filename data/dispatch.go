package data

import (
	"fmt"
	"time"

	"gongdan/app/shop"
)

// DispatchesOf reads who has the jobs of an order, in no order.
func DispatchesOf(v View, id shop.OrderID) ([]shop.Dispatch, error) {
	return dispatches(v, `order_id = $1`, id)
}

// PlannedBetween reads the jobs of open orders that are planned to go on
// between two times.
func PlannedBetween(v View, from, until time.Time) ([]shop.Dispatch, error) {
	return dispatches(v, `planned_from < $1 AND planned_until > $2
		AND order_id IN (SELECT id FROM orders WHERE is_open = TRUE)`, stamp(until), stamp(from))
}

// PlansOfDay reads the jobs that were planned to go on on a day, of cars that
// have left since too: hours that were given out stay given out. Of an order
// that was called off nothing is left.
func PlansOfDay(v View, day shop.Day) ([]shop.Dispatch, error) {
	from, until := dayRange(v, day)
	return dispatches(v, `planned_from < $1 AND planned_until > $2
		AND order_id IN (SELECT id FROM orders WHERE status <> 'void')`, until, from)
}

func dispatches(v View, where string, args ...any) ([]shop.Dispatch, error) {
	list, err := all(v, `dispatches WHERE `+where+` ORDER BY planned_from, line_id`, dispatchFields, args...)
	if err != nil {
		return nil, err
	}
	type row struct {
		shop.Share
		line shop.LineID
	}
	shares, err := all(v, `dispatch_shares WHERE line_id IN (SELECT line_id FROM dispatches WHERE `+where+`) ORDER BY line_id, n`,
		func(r *row) fields { return append(shareFields(&r.Share), field{"line_id", &r.line}) }, args...)
	if err != nil {
		return nil, err
	}
	by := map[shop.LineID][]shop.Share{}
	for _, s := range shares {
		by[s.line] = append(by[s.line], s.Share)
	}
	for i := range list {
		list[i].Shares = by[list[i].LineID]
	}
	return list, nil
}

// SaveDispatch keeps who has a job, in place of who had it before.
func SaveDispatch(tx *Tx, d *shop.Dispatch) error {
	if err := DropDispatch(tx, d.LineID); err != nil {
		return err
	}
	d.By, d.At = tx.by.Person, tx.by.At
	if err := insert(tx, "dispatches", dispatchFields(d)); err != nil {
		return err
	}
	if err := replace(tx, "dispatch_shares", "line_id", d.LineID, rowsOf(d.Shares, shareFields)); err != nil {
		return err
	}
	tx.change(shop.KindOrders, int64(d.OrderID))
	return nil
}

// DropDispatch takes a job out of everybody's hands; it may be in nobody's.
func DropDispatch(tx *Tx, line shop.LineID) error {
	for _, table := range []string{"dispatch_shares", "dispatches"} {
		if _, err := tx.exec(`DELETE FROM `+table+` WHERE line_id = $1`, line); err != nil {
			return fmt.Errorf("drop the dispatch of line %d: %w", line, err)
		}
	}
	return nil
}

func dispatchFields(d *shop.Dispatch) fields {
	return fields{
		{"line_id", &d.LineID},
		{"order_id", &d.OrderID},
		{"bay_id", to(&d.Bay)},
		{"planned_from", moment{&d.From}},
		{"planned_until", moment{&d.Until}},
		{"person_id", to(&d.By)},
		{"at", moment{&d.At}},
		{"note", &d.Note},
	}
}

func shareFields(s *shop.Share) fields {
	return fields{{"person_id", &s.Person}, {"share_bp", &s.Part}}
}
