package data

import "gongdan/app/shop"

// stockTakes compares what stock-takes say they posted with the moves that name them,
// both ways, and looks for posted lines that are no difference of their count.
func stockTakes(c *checker) error {
	const moved = `SELECT note, part_id, warehouse_id, bin, CAST(sum(qty) AS BIGINT) AS qty, CAST(sum(value_fen) AS BIGINT) AS worth
		FROM stock_moves WHERE kind = 'count' GROUP BY note, part_id, warehouse_id, bin`
	const lines = `SELECT s.number, l.part_id, l.warehouse_id, l.bin, l.posted, l.value_fen FROM stock_take_lines AS l
		JOIN stock_takes AS s ON s.id = l.take_id WHERE l.posted <> 0 OR l.value_fen <> 0`
	err := eachRow(c.v, func(scan func(...any) error) error {
		var take, part string
		var posted, ledger shop.Qty
		var value, worth shop.Money
		err := scan(&take, &part, &posted, &value, &ledger, &worth)
		c.say("check.take.moves", shop.Args{"Number": take, "Part": part, "Have": posted, "Value": value, "Ledger": ledger, "Worth": worth})
		return err
	}, `SELECT t.number, p.number, t.posted, t.value_fen, coalesce(m.qty, 0), coalesce(m.worth, 0) FROM (`+lines+`) AS t JOIN parts AS p ON p.id = t.part_id
		LEFT JOIN (`+moved+`) AS m ON m.note = t.number AND m.part_id = t.part_id AND m.warehouse_id = t.warehouse_id AND m.bin = t.bin
		WHERE coalesce(m.qty, 0) <> t.posted OR coalesce(m.worth, 0) <> t.value_fen
		UNION ALL SELECT m.note, p.number, 0, 0, m.qty, m.worth FROM (`+moved+`) AS m JOIN parts AS p ON p.id = m.part_id
		WHERE NOT EXISTS (SELECT 1 FROM (`+lines+`) AS t WHERE t.number = m.note AND t.part_id = m.part_id AND t.warehouse_id = m.warehouse_id AND t.bin = m.bin)`)
	if err != nil {
		return err
	}
	return eachRow(c.v, func(scan func(...any) error) error {
		var take, part string
		err := scan(&take, &part)
		c.say("check.take.posted", shop.Args{"Number": take, "Part": part})
		return err
	}, `SELECT s.number, p.number FROM stock_take_lines AS l JOIN stock_takes AS s ON s.id = l.take_id JOIN parts AS p ON p.id = l.part_id
		LEFT `+lastCount+` WHERE l.posted <> CASE WHEN s.status = 'posted' THEN coalesce(c.qty - c.book, 0) ELSE 0 END ORDER BY s.id, l.id`)
}
