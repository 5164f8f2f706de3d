package data

import (
	"fmt"
	"time"

	"gongdan/app/shop"
)

// Filters of CustomerList. A kind of customer, such as company, is one too.
const (
	CustomersOwing = "owing" // something settled is not paid
)

// CustomerRow is a customer in a list.
type CustomerRow struct {
	ID        shop.CustomerID
	Code      string
	Name      string
	Kind      shop.CustomerKind
	Phone     string
	Cars      int64
	LastVisit time.Time
	Spent     shop.Money // what came in, money on account left out
	Due       shop.Money // what is settled and still owed
}

// CustomerList lists customers by name as it is read, code (the order in which they were
// added), phone or created. Those joined to another file are left out.
func CustomerList(v View, ask Ask) (Page[CustomerRow], error) {
	l := &listing{
		kind: shop.KindCustomers, alias: "c",
		columns: `c.id, c.code, c.name, c.kind, c.phone,
			(SELECT count(*) FROM vehicles AS v WHERE v.owner_id = c.id AND v.merged_into IS NULL),
			coalesce((SELECT max(o.received_at) FROM orders AS o WHERE o.customer_id = c.id), 0),
			coalesce((SELECT CAST(sum(o.paid_fen) AS BIGINT) FROM orders AS o WHERE o.customer_id = c.id), 0),
			coalesce((SELECT CAST(sum(o.due_fen) AS BIGINT) FROM orders AS o WHERE o.customer_id = c.id AND o.settled_at <> 0), 0)`,
		total: `SELECT (SELECT count(*) FROM customers) - (SELECT count(*) FROM customers WHERE merged_into IS NOT NULL)`,
	}
	if err := l.sortBy(ask, "name:c.name_key!", "code:c.id", "phone:c.phone!", "created:c.created_at"); err != nil {
		return Page[CustomerRow]{}, err
	}
	l.only("c.merged_into IS NULL")
	switch ask.Filter {
	case "", FilterAll:
	case CustomersOwing:
		l.only("c.id IN (SELECT customer_id FROM orders WHERE due_fen > 0 AND settled_at <> 0)")
	case string(shop.PersonKind), string(shop.CompanyKind):
		l.only("c.kind = ?", ask.Filter)
	default:
		return Page[CustomerRow]{}, fmt.Errorf("filter %q of customers: %w", ask.Filter, ErrAsk)
	}
	l.findBy(ask.Text)
	return page(v, ask, l, func(r *CustomerRow) []any {
		return []any{&r.ID, &r.Code, &r.Name, &r.Kind, &r.Phone, &r.Cars, moment{&r.LastVisit}, &r.Spent, &r.Due}
	})
}
