package data

import "gongdan/app/shop"

// requests looks for requests that cannot have been: of a line that stands on another
// order or sells no part, or of nothing.
func requests(c *checker) error {
	return eachRow(c.v, func(scan func(...any) error) error {
		var order, part string
		var qty shop.Qty
		err := scan(&order, &part, &qty)
		c.say("check.request", shop.Args{"Order": order, "Part": part, "Qty": qty})
		return err
	}, `SELECT o.number, p.number, r.qty FROM stock_requests AS r JOIN orders AS o ON o.id = r.order_id JOIN parts AS p ON p.id = r.part_id
		LEFT JOIN order_lines AS l ON l.id = r.line_id
		WHERE r.qty <= 0 OR r.available < 0
		OR l.id IS NOT NULL AND (l.order_id <> r.order_id OR l.kind <> 'part') ORDER BY r.id`)
}
