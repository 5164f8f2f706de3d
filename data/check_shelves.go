package data

import "gongdan/app/shop"

// shelves looks for stock that lies elsewhere than its moves say, for pieces held back
// that no warehouse holds, for moves and stock of lots of other parts or of none, and
// for used pieces that were issued.
func shelves(c *checker) error {
	return firstError(func() error { return lying(c) }, func() error { return holding(c) }, func() error { return lotted(c) }, func() error { return issues(c) })
}

// lying compares what lies where with the moves that brought it there.
func lying(c *checker) error {
	const moved = `SELECT part_id, warehouse_id, bin, lot_id, CAST(sum(qty) AS BIGINT) AS qty FROM stock_moves GROUP BY part_id, warehouse_id, bin, lot_id`
	return eachRow(c.v, func(scan func(...any) error) error {
		var number, house, bin string
		var have, sum shop.Qty
		err := scan(&number, &house, &bin, &have, &sum)
		c.say("check.part.lies", shop.Args{"Part": number, "Warehouse": house, "Bin": bin, "Have": have, "Ledger": sum})
		return err
	}, `SELECT p.number, w.name, m.bin, coalesce(s.on_hand, 0), m.qty FROM (`+moved+`) AS m JOIN parts AS p ON p.id = m.part_id
		JOIN warehouses AS w ON w.id = m.warehouse_id LEFT JOIN stock_at AS s ON s.part_id = m.part_id AND s.warehouse_id = m.warehouse_id
		AND s.bin = m.bin AND s.lot_id = m.lot_id WHERE coalesce(s.on_hand, 0) <> m.qty
		UNION ALL SELECT p.number, w.name, s.bin, s.on_hand, 0 FROM stock_at AS s JOIN parts AS p ON p.id = s.part_id
		JOIN warehouses AS w ON w.id = s.warehouse_id WHERE NOT EXISTS (SELECT 1 FROM stock_moves AS m WHERE m.part_id = s.part_id
		AND m.warehouse_id = s.warehouse_id AND m.bin = s.bin AND m.lot_id = s.lot_id)`)
}

// holding compares what is held back of each part with what lies where nothing is issued.
func holding(c *checker) error {
	return eachRow(c.v, func(scan func(...any) error) error {
		var number string
		var have, lies shop.Qty
		err := scan(&number, &have, &lies)
		c.say("check.part.held", shop.Args{"Part": number, "Have": have, "Lies": lies})
		return err
	}, `SELECT number, held, (`+heldOf+`) FROM parts WHERE held <> (`+heldOf+`) ORDER BY number`)
}

// lotted looks for moves of a lot that is of another part, and of used lots to orders.
func lotted(c *checker) error {
	return eachRow(c.v, func(scan func(...any) error) error {
		var number string
		var row int64
		err := scan(&number, &row)
		c.say("check.move.lot", shop.Args{"Part": number, "Row": row})
		return err
	}, `SELECT p.number, m.id FROM stock_moves AS m JOIN parts AS p ON p.id = m.part_id LEFT JOIN lots AS l ON l.id = m.lot_id
		WHERE m.lot_id <> 0 AND (l.id IS NULL OR l.part_id <> m.part_id OR l.used AND m.kind = 'issue') ORDER BY m.id`)
}
