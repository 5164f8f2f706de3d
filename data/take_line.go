package data

import (
	"fmt"
	"strings"

	"gongdan/app/shop"
)

// shelfOf is what is written on the shelf where stock s of part p lies.
const shelfOf = `CASE WHEN s.bin = '' AND s.warehouse_id = 1 THEN p.bin ELSE s.bin END`

// LayTakeLines makes the lines of a stock-take that was just opened: what lies in its
// zone now, in the order of the shelves. It answers how many there are.
func LayTakeLines(tx *Tx, s shop.StockTake, r shop.TakeRules) (int64, error) {
	where, args := []string{"TRUE"}, []any{s.ID}
	only := func(condition string, arg any) {
		args = append(args, arg)
		where = append(where, strings.ReplaceAll(condition, "?", fmt.Sprintf("$%d", len(args))))
	}
	if s.Zone.Warehouse != 0 {
		only("s.warehouse_id = ?", int64(s.Zone.Warehouse))
	}
	if s.Zone.Bin != "" {
		in, more, err := shelvesIn(tx.View, s.Zone, len(args))
		if err != nil {
			return 0, err
		}
		args, where = append(args, more...), append(where, shelfOf+` IN (`+in+`)`)
	}
	if err := picked(tx, s, r, only); err != nil {
		return 0, err
	}
	return tx.exec(`INSERT INTO stock_take_lines (take_id, part_id, warehouse_id, bin, shelf, found, cause_id, posted, value_fen)
		SELECT CAST($1 AS BIGINT), s.part_id, s.warehouse_id, s.bin, `+shelfOf+`, FALSE, NULL, 0, 0
		FROM (SELECT DISTINCT part_id, warehouse_id, bin FROM stock_at) AS s JOIN parts AS p ON p.id = s.part_id
		WHERE `+strings.Join(where, " AND ")+` ORDER BY s.warehouse_id, `+shelfOf+`, p.number, s.bin`, args...)
}

// shelvesIn are the shelves of a zone on which something lies, for IN.
func shelvesIn(v View, z shop.TakeZone, before int) (in string, args []any, err error) {
	all, err := column[string](v, `SELECT DISTINCT `+shelfOf+` FROM stock_at AS s JOIN parts AS p ON p.id = s.part_id WHERE s.warehouse_id = $1`, z.Warehouse)
	places := []string{"NULL"}
	for _, bin := range all {
		if z.Has(shop.Location{Warehouse: z.Warehouse, Bin: bin}) {
			args = append(args, bin)
			places = append(places, fmt.Sprintf("$%d", before+len(args)))
		}
	}
	return strings.Join(places, ", "), args, err
}

// picked leaves the parts that a stock-take is about.
func picked(tx *Tx, s shop.StockTake, r shop.TakeRules, only func(string, any)) error {
	days := func(n int) int64 { return stamp(s.Opened.At.AddDate(0, 0, -n)) }
	switch s.Zone.Pick {
	case shop.PickMoved:
		only("p.moved_at >= ?", days(r.MovedDays))
		return nil
	case shop.PickSlow:
		only("p.moved_at < ?", days(r.SlowDays))
		return nil
	case shop.PickAll:
		return nil
	}
	worth, err := number(tx.View, `SELECT CAST(coalesce(sum(value_fen), 0) AS BIGINT) FROM parts`)
	if err != nil {
		return err
	}
	// A part is of the class in which the worth of those worth more ends.
	const among = `p.id %s (SELECT id FROM (SELECT id, CAST(sum(value_fen) OVER (ORDER BY value_fen DESC, id) AS BIGINT) - value_fen AS above
		FROM parts WHERE value_fen > 0) AS t WHERE above < ?)`
	to := func(share shop.Rate) int64 {
		return int64(shop.Money(worth).Part(shop.Qty(share), shop.Qty(shop.Whole)))
	}
	switch s.Zone.Pick {
	case shop.PickA:
		only(fmt.Sprintf(among, "IN"), to(r.ClassA))
	case shop.PickB:
		only(fmt.Sprintf(among, "NOT IN"), to(r.ClassA))
		only(fmt.Sprintf(among, "IN"), to(r.ClassB))
	default:
		only(fmt.Sprintf(among, "NOT IN"), to(r.ClassB))
	}
	return nil
}

// TakeLine reads a line with its counts.
func TakeLine(v View, id shop.TakeLineID) (shop.TakeLine, error) {
	return withCounts(v, func() (shop.TakeLine, error) { return one(v, `stock_take_lines WHERE id = $1`, takeLineRow, id) })
}

// TakeLineAt reads the line of a stock-take about a part at a place.
func TakeLineAt(v View, take shop.StockTakeID, part shop.PartID, at shop.Location) (shop.TakeLine, error) {
	return withCounts(v, func() (shop.TakeLine, error) {
		return one(v, `stock_take_lines WHERE take_id = $1 AND part_id = $2 AND warehouse_id = $3 AND bin = $4`, takeLineRow, take, part, at.Warehouse, at.Bin)
	})
}

func withCounts(v View, read func() (shop.TakeLine, error)) (shop.TakeLine, error) {
	l, err := read()
	if err != nil {
		return l, err
	}
	l.Counts, err = all(v, `stock_take_counts WHERE line_id = $1 ORDER BY id`, takeCountRow, l.ID)
	return l, err
}

// TakeLines reads all lines of a stock-take with their counts, in the order in which
// they were made.
func TakeLines(v View, take shop.StockTakeID) ([]shop.TakeLine, error) {
	lines, err := all(v, `stock_take_lines WHERE take_id = $1 ORDER BY id`, takeLineRow, take)
	if err != nil {
		return nil, err
	}
	counts, err := all(v, `stock_take_counts WHERE line_id IN (SELECT id FROM stock_take_lines WHERE take_id = $1) ORDER BY id`,
		func(c *owned[shop.TakeCount]) fields { return append(takeCountRow(&c.row), field{"line_id", &c.owner}) }, take)
	at := make(map[int64]*shop.TakeLine, len(lines))
	for i := range lines {
		at[int64(lines[i].ID)] = &lines[i]
	}
	for _, c := range counts {
		at[c.owner].Counts = append(at[c.owner].Counts, c.row)
	}
	return lines, err
}

// SaveTakeLine keeps a line without its counts: a new one, or what became of it.
func SaveTakeLine(tx *Tx, l *shop.TakeLine) error {
	remember(tx, l)
	err := touchTake(tx, l.TakeID)
	if err == nil && l.ID == 0 {
		return insertID(tx, "stock_take_lines", &l.ID, takeLineFields(l))
	}
	if err != nil {
		return err
	}
	return update(tx, "stock_take_lines", l.ID, takeLineFields(l))
}

// SaveTakeCount keeps a count of a line: a new one, or another figure of its counter.
func SaveTakeCount(tx *Tx, l shop.TakeLine, c *shop.TakeCount) error {
	remember(tx, c)
	f := append(takeCountRow(c)[1:], field{"line_id", l.ID})
	err := touchTake(tx, l.TakeID)
	if err == nil && c.ID == 0 {
		return insertID(tx, "stock_take_counts", &c.ID, f)
	}
	if err != nil {
		return err
	}
	return update(tx, "stock_take_counts", c.ID, f)
}

// DropTakeCount takes a count back, and with it the line when it was made for it.
func DropTakeCount(tx *Tx, l shop.TakeLine, id int64) error {
	if _, err := tx.exec(`DELETE FROM stock_take_counts WHERE id = $1`, id); err != nil {
		return fmt.Errorf("take back count %d: %w", id, err)
	}
	if l.Found && len(l.Counts) == 1 {
		if _, err := tx.exec(`DELETE FROM stock_take_lines WHERE id = $1`, l.ID); err != nil {
			return fmt.Errorf("take back line %d: %w", l.ID, err)
		}
	}
	return touchTake(tx, l.TakeID)
}

func takeLineFields(l *shop.TakeLine) fields {
	return fields{
		{"take_id", to(&l.TakeID)},
		{"part_id", to(&l.PartID)},
		{"warehouse_id", to(&l.Location.Warehouse)},
		{"bin", &l.Location.Bin},
		{"shelf", &l.Shelf},
		{"found", &l.Found},
		{"cause_id", to(&l.CauseID)},
		{"posted", &l.Posted},
		{"value_fen", &l.Value},
	}
}

func takeLineRow(l *shop.TakeLine) fields { return append(fields{{"id", &l.ID}}, takeLineFields(l)...) }

func takeCountRow(c *shop.TakeCount) fields {
	return fields{{"id", &c.ID}, {"person_id", to(&c.Person)}, {"at", moment{&c.At}}, {"qty", &c.Qty}, {"book", &c.Book}, {"move_id", &c.Move}}
}

// BookAt is what the books say lies at a place, and the last row of the part's ledger.
func BookAt(v View, part shop.PartID, at shop.Location) (book shop.Qty, move int64, err error) {
	n, err := number(v, `SELECT CAST(coalesce(sum(on_hand), 0) AS BIGINT) FROM stock_at WHERE part_id = $1 AND warehouse_id = $2 AND bin = $3`,
		part, at.Warehouse, at.Bin)
	if err != nil {
		return 0, 0, err
	}
	move, err = number(v, `SELECT coalesce(max(id), 0) FROM stock_moves WHERE part_id = $1`, part)
	return shop.Qty(n), move, err
}

// MovedAt is what moved of a part at a place after a row of its ledger.
func MovedAt(v View, part shop.PartID, at shop.Location, after int64) ([]shop.Move, error) {
	return all(v, `stock_moves WHERE part_id = $1 AND warehouse_id = $2 AND bin = $3 AND id > $4 ORDER BY id`, moveRow, part, at.Warehouse, at.Bin, after)
}

// LastCost is what a piece of a part cost when some came in last; 0 if none ever did.
func LastCost(v View, part shop.PartID) (shop.Money, error) {
	list, err := all(v, `stock_moves WHERE part_id = $1 AND qty > 0 AND value_fen > 0 ORDER BY id DESC LIMIT 1`, moveRow, part)
	if err != nil || len(list) == 0 {
		return 0, err
	}
	return list[0].Value.Part(shop.One, list[0].Qty), nil
}
