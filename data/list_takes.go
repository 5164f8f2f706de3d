package data

import (
	"fmt"

	"gongdan/app/shop"
)

// Filters of TakeRows.
const (
	TakeUncounted = "uncounted" // nobody has counted them
	TakeDifferent = "different" // more or less than the books said
	TakeDisputed  = "disputed"  // two counters found different things
)

// TakeRow is a line of a stock-take in a list.
type TakeRow struct {
	shop.TakeLine
	Part      shop.Part // number, name, unit, stock and worth
	Warehouse string
	Book      shop.Qty // what the books say now
	Counter   string   // who counted last
	Cause     string
}

// Cost is what a piece of it costs.
func (r TakeRow) Cost() shop.Money { return r.Part.Cost() }

// Worth is what the difference is worth: as it was posted, before that by the average.
func (r TakeRow) Worth() shop.Money {
	if r.Posted != 0 {
		return r.Value
	}
	return r.Cost().Times(r.Difference())
}

const takeRowColumns = `l.id, l.take_id, l.part_id, l.warehouse_id, l.bin, l.shelf, l.found, l.cause_id, l.posted, l.value_fen,
	p.number, p.name, p.unit, p.barcode, p.on_hand, p.value_fen, w.name, coalesce(k.name, ''),
	(SELECT CAST(coalesce(sum(x.on_hand), 0) AS BIGINT) FROM stock_at AS x WHERE x.part_id = l.part_id AND x.warehouse_id = l.warehouse_id AND x.bin = l.bin)`

const takeRowJoins = ` JOIN parts AS p ON p.id = l.part_id JOIN warehouses AS w ON w.id = l.warehouse_id LEFT JOIN take_causes AS k ON k.id = l.cause_id`

// TakeRows lists the lines of the stock-take Ask.Record by shelf, or in the order in which
// they were made.
func TakeRows(v View, ask Ask) (Page[TakeRow], error) {
	l := &listing{kind: "stock_take_lines", alias: "l", columns: takeRowColumns, joins: takeRowJoins}
	if err := l.sortBy(ask, "shelf:l.shelf!", "made:l.id"); err != nil {
		return Page[TakeRow]{}, err
	}
	l.only("l.take_id = ?", ask.Record)
	switch ask.Filter {
	case "", FilterAll:
	case TakeUncounted:
		l.only("NOT EXISTS (SELECT 1 FROM stock_take_counts AS c WHERE c.line_id = l.id)")
	case TakeDifferent:
		l.only("EXISTS (SELECT 1 FROM stock_take_counts AS c WHERE c.qty <> c.book AND c.id = (SELECT max(k.id) FROM stock_take_counts AS k WHERE k.line_id = l.id))")
	case TakeDisputed:
		l.only(disputedLine)
	default:
		return Page[TakeRow]{}, fmt.Errorf("filter %q of a stock-take: %w", ask.Filter, ErrAsk)
	}
	l.findBy(ask.Text, link{kind: shop.KindParts, column: "part_id"})
	p, err := page(v, ask, l, func(r *TakeRow) []any { return takeRowPlaces(r) })
	if err != nil {
		return p, err
	}
	return p, fillCounts(v, p.Rows)
}

// disputedLine is true of a line whose last two counters found different differences.
const disputedLine = `EXISTS (SELECT 1 FROM stock_take_counts AS c JOIN stock_take_counts AS b ON b.line_id = c.line_id
	WHERE c.line_id = l.id AND c.qty - c.book <> b.qty - b.book
	AND c.id = (SELECT max(k.id) FROM stock_take_counts AS k WHERE k.line_id = l.id)
	AND b.id = (SELECT max(k.id) FROM stock_take_counts AS k WHERE k.line_id = l.id AND k.id < c.id))`

func takeRowPlaces(r *TakeRow) []any {
	return []any{
		&r.ID, &r.TakeID, &r.PartID, &r.Location.Warehouse, &r.Location.Bin, &r.Shelf, &r.Found, to(&r.CauseID), &r.Posted, &r.Value,
		&r.Part.Number, &r.Part.Name, &r.Part.Unit, &r.Part.Barcode, &r.Part.OnHand, &r.Part.Value, &r.Warehouse, &r.Cause, &r.Book,
	}
}

// fillCounts reads the counts of lines, and who made them.
func fillCounts(v View, rows []TakeRow) error {
	if len(rows) == 0 {
		return nil
	}
	ids, at := make([]shop.TakeLineID, len(rows)), map[int64]*TakeRow{}
	for i := range rows {
		ids[i], at[int64(rows[i].ID)] = rows[i].ID, &rows[i]
		rows[i].Part.ID = rows[i].PartID
	}
	in, args := among(ids, 0)
	type counted struct {
		owned[shop.TakeCount]
		name string
	}
	list, err := all(v, `stock_take_counts AS c LEFT JOIN people AS p ON p.id = c.person_id WHERE c.line_id IN (`+in+`) ORDER BY c.id`, func(c *counted) fields {
		f := takeCountRow(&c.row)
		for i := range f {
			f[i].column = "c." + f[i].column
		}
		return append(f, field{"c.line_id", &c.owner}, field{"coalesce(p.name, '')", &c.name})
	}, args...)
	for _, c := range list {
		r := at[c.owner]
		r.Counts, r.Counter = append(r.Counts, c.row), c.name
	}
	return err
}

// AllTakeRows reads all lines of a stock-take in the order of the shelves: for paper and
// for posting.
func AllTakeRows(v View, take shop.StockTakeID) ([]TakeRow, error) {
	var rows []TakeRow
	for ask := (Ask{Record: int64(take), N: mostRows}); ; {
		p, err := TakeRows(v, ask)
		if err != nil {
			return nil, err
		}
		rows = append(rows, p.Rows...)
		if !p.More {
			return rows, nil
		}
		ask.From = p.End
	}
}

// OneTakeRow reads one line as the list shows it.
func OneTakeRow(v View, id shop.TakeLineID) (TakeRow, error) {
	list, err := takeRowsWhere(v, `l.id = $1`, id)
	if err == nil && len(list) == 0 {
		err = shop.ErrMissing
	}
	if err != nil {
		return TakeRow{}, err
	}
	return list[0], nil
}

// TakeRowsOfPart reads the lines about a part, those nobody has counted first.
func TakeRowsOfPart(v View, take shop.StockTakeID, part shop.PartID) ([]TakeRow, error) {
	return takeRowsWhere(v, `l.take_id = $1 AND l.part_id = $2`, take, part)
}

func takeRowsWhere(v View, where string, args ...any) (list []TakeRow, err error) {
	err = eachRow(v, func(scan func(...any) error) error {
		var r TakeRow
		err := scan(takeRowPlaces(&r)...)
		list = append(list, r)
		return err
	}, `SELECT `+takeRowColumns+` FROM stock_take_lines AS l`+takeRowJoins+` WHERE `+where+` ORDER BY l.shelf, l.id`, args...)
	if err != nil {
		return nil, fmt.Errorf("read lines of a stock-take: %w", err)
	}
	return list, fillCounts(v, list)
}

// TakeProgress reads how far a stock-take has come.
func TakeProgress(v View, take shop.StockTakeID) (p shop.TakeProgress, err error) {
	p.Lines, err = number(v, `SELECT count(*) FROM stock_take_lines WHERE take_id = $1`, take)
	if err != nil {
		return p, err
	}
	p.Counted, err = number(v, `SELECT count(DISTINCT c.line_id) FROM stock_take_counts AS c JOIN stock_take_lines AS l ON l.id = c.line_id WHERE l.take_id = $1`, take)
	if err != nil {
		return p, err
	}
	p.Disputed, err = number(v, `SELECT count(*) FROM stock_take_lines AS l WHERE l.take_id = $1 AND `+disputedLine, take)
	if err != nil {
		return p, err
	}
	return p, eachRow(v, func(scan func(...any) error) error {
		var r TakeRow
		var c shop.TakeCount
		err := scan(&c.Qty, &c.Book, &r.Part.OnHand, &r.Part.Value, &r.Posted, &r.Value)
		r.Counts = []shop.TakeCount{c}
		p.Different++
		p.Gain += max(0, r.Worth())
		p.Loss += max(0, -r.Worth())
		return err
	}, `SELECT c.qty, c.book, p.on_hand, p.value_fen, l.posted, l.value_fen FROM stock_take_lines AS l `+lastCount+`
		JOIN parts AS p ON p.id = l.part_id WHERE l.take_id = $1 AND c.qty <> c.book`, take)
}

// SharedLine names another open stock-take that has a line in common with one; "" when
// there is none.
func SharedLine(v View, take shop.StockTakeID) (string, error) {
	list, err := column[string](v, `SELECT s.number FROM stock_take_lines AS a JOIN stock_take_lines AS b ON b.part_id = a.part_id
		AND b.warehouse_id = a.warehouse_id AND b.bin = a.bin AND b.take_id <> a.take_id JOIN stock_takes AS s ON s.id = b.take_id
		WHERE a.take_id = $1 AND s.status = 'open' ORDER BY s.id LIMIT 1`, take)
	if err != nil || len(list) == 0 {
		return "", err
	}
	return list[0], nil
}
