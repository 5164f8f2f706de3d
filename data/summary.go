package data

import (
	"errors"
	"fmt"
	"time"

	"gongdan/app/shop"
)

// VehicleSummary is what the shop knows of a car at a glance. Void orders count
// nowhere.
type VehicleSummary struct {
	Visits      int64
	Spent       shop.Money // what came in, money on account left out
	Due         shop.Money // what is settled and still owed
	Last        LastVisit
	Declined    int64 // things that were declined and not agreed to since
	DeclinedSum shop.Money
}

// LastVisit is the newest visit of a car that is over; zero: there was none.
type LastVisit struct {
	OrderID   shop.OrderID
	Number    string
	At        time.Time // when the car was received
	MileageKM int64     // the larger one of the readings, in and out
	Work      []string  // what was done, in the order of the lines
}

// SumVehicle sums up the visits of a car.
func SumVehicle(v View, id shop.VehicleID) (s VehicleSummary, err error) {
	s.Visits, s.Spent, s.Due, err = visits(v, "vehicle_id", int64(id))
	if err != nil {
		return s, fmt.Errorf("visits of vehicle %d: %w", id, err)
	}
	if s.Last, err = lastVisit(v, id); err != nil {
		return s, fmt.Errorf("last visit of vehicle %d: %w", id, err)
	}
	declined, err := DeclinedOf(v, id)
	for i := range declined {
		s.Declined++
		s.DeclinedSum += declined[i].Amount()
	}
	return s, err
}

func lastVisit(v View, id shop.VehicleID) (l LastVisit, err error) {
	err = missing(v.q.QueryRowContext(v.ctx, `SELECT id, number, received_at, CASE WHEN out_km > mileage_km THEN out_km ELSE mileage_km END
		FROM orders WHERE vehicle_id = $1 AND status = 'delivered' ORDER BY received_at DESC, id DESC LIMIT 1`, id).
		Scan(&l.OrderID, &l.Number, moment{&l.At}, &l.MileageKM))
	if errors.Is(err, shop.ErrMissing) {
		return l, nil
	}
	if err != nil {
		return l, err
	}
	l.Work, err = column[string](v, `SELECT name FROM order_lines WHERE order_id = $1 AND consent <> 'declined' ORDER BY n`, l.OrderID)
	return l, err
}

// CustomerSummary is what the shop knows of a customer at a glance. Void orders
// count nowhere.
type CustomerSummary struct {
	Cars      int64
	Visits    int64
	Spent     shop.Money // what came in, money on account left out
	Due       shop.Money // what is settled and still owed
	LastVisit time.Time  // zero: there was none
}

// SumCustomer sums up the visits of a customer.
func SumCustomer(v View, id shop.CustomerID) (f CustomerSummary, err error) {
	if f.Visits, f.Spent, f.Due, err = visits(v, "customer_id", int64(id)); err != nil {
		return f, fmt.Errorf("visits of customer %d: %w", id, err)
	}
	if f.Cars, err = number(v, `SELECT count(*) FROM vehicles WHERE owner_id = $1 AND merged_into IS NULL`, id); err != nil {
		return f, err
	}
	at, err := number(v, `SELECT coalesce(max(received_at), 0) FROM orders WHERE customer_id = $1 AND status <> 'void'`, id)
	f.LastVisit = momentOf(at)
	return f, err
}

// CustomerDebt is what a customer owes on settled orders: what stands on account
// against the credit limit.
func CustomerDebt(v View, id shop.CustomerID) (shop.Money, error) {
	n, err := number(v, `SELECT CAST(coalesce(sum(due_fen), 0) AS BIGINT) FROM orders
		WHERE customer_id = $1 AND settled_at <> 0 AND status <> 'void'`, id)
	return shop.Money(n), err
}

// visits counts the orders of a car or a customer and sums what was paid and
// what is owed for them.
func visits(v View, by string, id int64) (n int64, spent, due shop.Money, err error) {
	err = v.q.QueryRowContext(v.ctx, `SELECT count(*), CAST(coalesce(sum(CASE WHEN settled_at <> 0 THEN due_fen ELSE 0 END), 0) AS BIGINT)
		FROM orders WHERE `+by+` = $1 AND status <> 'void'`, id).Scan(&n, &due)
	if err != nil {
		return 0, 0, 0, err
	}
	err = v.q.QueryRowContext(v.ctx, `SELECT CAST(coalesce(sum(p.amount_fen), 0) AS BIGINT) FROM orders AS o
		JOIN payments AS p ON p.order_id = o.id WHERE o.`+by+` = $1 AND p.method <> 'credit'`, id).Scan(&spent)
	return n, spent, due, err
}
