package data

import (
	"fmt"
	"time"

	"gongdan/app/shop"
)

// OrdersOf reads the ids of the newest n orders of a car, the newest first; void
// ones are among them.
func OrdersOf(v View, car shop.VehicleID, n int) ([]shop.OrderID, error) {
	return column[shop.OrderID](v, `SELECT id FROM orders WHERE vehicle_id = $1 ORDER BY received_at DESC, id DESC LIMIT $2`, car, n)
}

// OrdersBy reads the newest n orders of a customer, the newest first.
func OrdersBy(v View, customer shop.CustomerID, n int) (rows []OrderRow, err error) {
	err = eachRow(v, func(scan func(...any) error) error {
		var r OrderRow
		err := scan(&r.ID, &r.Number, &r.Plate, &r.Vehicle, &r.Kind, &r.Status, moment{&r.ReceivedAt}, moment{&r.PromisedAt}, &r.Total, &r.Due)
		rows = append(rows, r)
		return err
	}, `SELECT o.id, o.number, v.plate, trim(v.make || ' ' || v.model), o.kind, o.status, o.received_at, o.promised_at, o.total_fen, o.due_fen
		FROM orders AS o JOIN vehicles AS v ON v.id = o.vehicle_id
		WHERE o.customer_id = $1 ORDER BY o.received_at DESC, o.id DESC LIMIT $2`, customer, n)
	if err != nil {
		return nil, fmt.Errorf("orders of customer %d: %w", customer, err)
	}
	return rows, nil
}

// PartWait is an open order that wants a part and has not been given all of it.
type PartWait struct {
	OrderID    shop.OrderID
	Number     string
	Plate      string
	Status     shop.Status
	PromisedAt time.Time
	Qty        shop.Qty // still wanted
	Payer      shop.Payer
}

// WaitingFor reads the open orders that wait for a part, the oldest first.
func WaitingFor(v View, part shop.PartID) (rows []PartWait, err error) {
	err = eachRow(v, func(scan func(...any) error) error {
		var r PartWait
		err := scan(&r.OrderID, &r.Number, &r.Plate, &r.Status, moment{&r.PromisedAt}, &r.Qty, &r.Payer)
		rows = append(rows, r)
		return err
	}, `SELECT o.id, o.number, v.plate, o.status, o.promised_at, l.qty - l.issued, l.payer
		FROM order_lines AS l JOIN orders AS o ON o.id = l.order_id JOIN vehicles AS v ON v.id = o.vehicle_id
		WHERE l.part_id = $1 AND l.consent = 'agreed' AND l.origin <> 'customer_owned' AND l.qty > l.issued AND o.is_open = TRUE
		ORDER BY o.id`, part)
	if err != nil {
		return nil, fmt.Errorf("orders that wait for part %d: %w", part, err)
	}
	return rows, nil
}

// StockValue is what all parts in the store have cost together.
func StockValue(v View) (shop.Money, error) {
	n, err := number(v, `SELECT CAST(coalesce(sum(value_fen), 0) AS BIGINT) FROM parts`)
	return shop.Money(n), err
}

// IssuedSince adds up what was issued of a part since a moment, less what came
// back, by the month of the moves in the shop's zone: 2026-04.
func IssuedSince(v View, part shop.PartID, from time.Time) (map[string]shop.Qty, error) {
	of := map[string]shop.Qty{}
	err := eachRow(v, func(scan func(...any) error) error {
		var at time.Time
		var qty shop.Qty
		err := scan(moment{&at}, &qty)
		of[shop.DayOf(at, v.zone).Month()] -= qty
		return err
	}, `SELECT at, qty FROM stock_moves WHERE part_id = $1 AND at >= $2 AND kind IN ('issue', 'return')`, part, stamp(from))
	if err != nil {
		return nil, fmt.Errorf("use of part %d: %w", part, err)
	}
	return of, nil
}
