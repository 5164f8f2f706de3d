package data

import (
	"time"

	"gongdan/app/shop"
)

// outside looks for sublet work that is out on orders that are settled, for
// lines of other orders in it, for loaner cars that have run less than their
// loans say, and for rescues whose times are out of order.
func (c *checker) outside() error {
	return firstError(
		func() error {
			return said(c, "check.sublet.out", `SELECT o.number, s.what FROM sublets AS s JOIN orders AS o ON o.id = s.order_id
				WHERE s.back_at = 0 AND o.status IN ('settled', 'delivered', 'void') ORDER BY o.number, s.n`)
		},
		func() error {
			return said(c, "check.sublet.line", `SELECT o.number, s.what FROM sublet_lines AS x JOIN sublets AS s ON s.order_id = x.order_id AND s.n = x.sublet_n
				JOIN orders AS o ON o.id = x.order_id JOIN order_lines AS l ON l.id = x.line_id
				WHERE l.order_id <> x.order_id ORDER BY o.number, s.n`)
		},
		func() error {
			return said(c, "check.loaner.km", `SELECT o.number, c.plate FROM loans AS l JOIN loaners AS c ON c.id = l.loaner_id
				JOIN orders AS o ON o.id = l.order_id WHERE l.back_at > 0 AND l.back_km > c.mileage_km ORDER BY o.number, l.n`)
		},
		c.rescues,
	)
}

// said tells of each row that names an order and what is the matter on it.
func said(c *checker, key, query string) error {
	return eachRow(c.v, func(scan func(...any) error) error {
		var order, what string
		err := scan(&order, &what)
		c.say(key, shop.Args{"Order": order, "What": what})
		return err
	}, query)
}

func (c *checker) rescues() error {
	type rescue struct {
		number string
		shop.Rescue
	}
	list, err := all(c.v, `rescues JOIN orders ON orders.id = rescues.order_id ORDER BY orders.number`, func(r *rescue) fields {
		return fields{
			{"orders.number", &r.number},
			{"rescues.called_at", moment{&r.CalledAt}},
			{"rescues.left_at", moment{&r.LeftAt}},
			{"rescues.arrived_at", moment{&r.ArrivedAt}},
			{"rescues.back_at", moment{&r.BackAt}},
		}
	})
	for _, r := range list {
		var last time.Time
		for _, s := range r.Steps() {
			if s.At.IsZero() {
				continue
			}
			if s.At.Before(last) {
				c.say("check.rescue.times", shop.Args{"Order": r.number, "Step": s.Name, "At": s.At})
			}
			last = s.At
		}
	}
	return err
}
