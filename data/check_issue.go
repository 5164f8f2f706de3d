package data

import "gongdan/app/shop"

// issues looks for lines that have pieces of a lesser origin than they promise, and for
// pieces of the store on lines for which the customer brought the part.
func issues(c *checker) error {
	return eachRow(c.v, func(scan func(...any) error) error {
		var order, line string
		var promised, have shop.Origin
		err := scan(&order, &line, &promised, &have)
		if err == nil && !have.Serves(promised) {
			c.say("check.line.origin", shop.Args{"Order": order, "Line": line, "Promised": promised, "Have": have})
		}
		return err
	}, `SELECT o.number, l.name, l.origin, CASE WHEN coalesce(x.origin, '') = '' THEN l.origin ELSE x.origin END
		FROM (SELECT line_id, lot_id FROM stock_moves WHERE line_id <> 0 AND lot_id <> 0 GROUP BY line_id, lot_id HAVING sum(qty) < 0) AS m
		JOIN order_lines AS l ON l.id = m.line_id JOIN orders AS o ON o.id = l.order_id JOIN lots AS x ON x.id = m.lot_id
		WHERE l.origin <> '' AND x.origin <> l.origin ORDER BY l.id`)
}
