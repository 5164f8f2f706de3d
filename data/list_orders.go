package data

import (
	"fmt"
	"slices"
	"time"

	"gongdan/app/shop"
)

// FilterAll leaves nothing out of a list.
const FilterAll = "all"

// Filters of OrderList. A status, such as working, is a filter too.
const (
	OrdersOpen      = "open"      // the car may be here
	OrdersToday     = "today"     // received on Ask.Day
	OrdersUnsettled = "unsettled" // open and not settled
	OrdersUnpaid    = "unpaid"    // settled, and the customer still owes
	OrdersMine      = "mine"      // open, of the advisor Ask.Person
)

// OrderRow is an order in a list.
type OrderRow struct {
	ID         shop.OrderID
	Number     string
	Plate      string
	Vehicle    string // make and model
	Customer   string
	Advisor    string
	Kind       shop.OrderKind
	Status     shop.Status
	ReceivedAt time.Time
	PromisedAt time.Time
	Total      shop.Money
	Due        shop.Money
}

// OrderList lists orders by received, promised, delivered, number, total or
// due. Text finds orders by number, car or customer.
func OrderList(v View, ask Ask) (Page[OrderRow], error) {
	l := &listing{
		kind: shop.KindOrders, alias: "o",
		columns: `o.id, o.number, v.plate, trim(v.make || ' ' || v.model), coalesce(c.name, ''), coalesce(p.name, ''),
			o.kind, o.status, o.received_at, o.promised_at, o.total_fen, o.due_fen`,
		joins: ` JOIN vehicles AS v ON v.id = o.vehicle_id LEFT JOIN customers AS c ON c.id = o.customer_id
			LEFT JOIN people AS p ON p.id = o.advisor_id`,
	}
	err := l.sortBy(ask, "received:o.received_at", "promised:o.promised_at", "delivered:o.delivered_at",
		"number:o.number!", "total:o.total_fen", "due:o.due_fen")
	if err != nil {
		return Page[OrderRow]{}, err
	}
	if err := l.onlyOrders(v, ask); err != nil {
		return Page[OrderRow]{}, err
	}
	l.findBy(ask.Text, link{kind: shop.KindVehicles, column: "vehicle_id"}, link{kind: shop.KindCustomers, column: "customer_id"})
	return page(v, ask, l, func(r *OrderRow) []any {
		return []any{
			&r.ID, &r.Number, &r.Plate, &r.Vehicle, &r.Customer, &r.Advisor, &r.Kind, &r.Status,
			moment{&r.ReceivedAt},
			moment{&r.PromisedAt},
			&r.Total, &r.Due,
		}
	})
}

func (l *listing) onlyOrders(v View, ask Ask) error {
	switch ask.Filter {
	case "", FilterAll:
	case OrdersOpen:
		l.only("o.is_open = TRUE")
	case OrdersToday:
		from, until := dayRange(v, ask.Day)
		l.only("o.received_at >= ? AND o.received_at < ?", from, until)
	case OrdersUnsettled:
		l.only("o.is_open = TRUE AND o.settled_at = 0")
	case OrdersUnpaid:
		l.only("o.due_fen > 0 AND o.settled_at <> 0")
	case OrdersMine:
		l.only("o.is_open = TRUE AND o.advisor_id = ?", int64(ask.Person))
	default:
		s := shop.Status(ask.Filter)
		if !slices.Contains(shop.Statuses(), s) {
			return fmt.Errorf("filter %q of orders: %w", ask.Filter, ErrAsk)
		}
		l.only("o.is_open = ? AND o.status = ?", s.Open(), string(s))
	}
	return nil
}

// dayRange is the day in milliseconds, its end not included.
func dayRange(v View, d shop.Day) (from, until int64) {
	return stamp(d.Time(v.zone)), stamp(d.Add(1).Time(v.zone))
}
