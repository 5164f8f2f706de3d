package data

import (
	"fmt"
	"slices"

	"gongdan/app/shop"
)

// StockTake reads the head of a stock-take.
func StockTake(v View, id shop.StockTakeID) (shop.StockTake, error) {
	return one(v, `stock_takes WHERE id = $1`, takeRow, id)
}

// StockTakeByNumber reads the head of the stock-take with that number.
func StockTakeByNumber(v View, number string) (shop.StockTake, error) {
	return one(v, `stock_takes WHERE number = $1`, takeRow, number)
}

// OpenStockTakes reads the heads of those that are not closed, the oldest first.
func OpenStockTakes(v View) ([]shop.StockTake, error) {
	return all(v, `stock_takes WHERE status = 'open' ORDER BY id`, takeRow)
}

// SaveStockTake keeps the head of a stock-take. It gets its number, PD260414-001, when
// it has none.
func SaveStockTake(tx *Tx, s *shop.StockTake) error {
	remember(tx, s)
	if s.Number == "" {
		day := shop.DayOf(s.Opened.At, tx.zone)
		text, err := freeNumber(tx, takeNumber, day, dayNumber("PD", day))
		if err != nil {
			return err
		}
		s.Number = text
	}
	return keep(tx, shop.KindStockTakes, &s.ID, &s.Rev, takeFields(s))
}

// touchTake notes that a stock-take holds something else than before, so that nobody
// posts what he has not seen.
func touchTake(tx *Tx, id shop.StockTakeID) error {
	if _, err := tx.exec(`UPDATE stock_takes SET rev = rev + 1 WHERE id = $1`, id); err != nil {
		return fmt.Errorf("touch stock-take %d: %w", id, err)
	}
	tx.change(shop.KindStockTakes, int64(id))
	return nil
}

func takeFields(s *shop.StockTake) fields {
	return fields{
		{"number", &s.Number},
		{"warehouse_id", to(&s.Zone.Warehouse)},
		{"bin", &s.Zone.Bin},
		{"pick", &s.Zone.Pick},
		{"blind", &s.Blind},
		{"status", &s.Status},
		{"note", &s.Note},
		{"opened_by", to(&s.Opened.Person)},
		{"opened_at", moment{&s.Opened.At}},
		{"closed_by", to(&s.Closed.Person)},
		{"closed_at", moment{&s.Closed.At}},
		{"reason", &s.Reason},
	}
}

func takeRow(s *shop.StockTake) fields { return takeFields(s).with(&s.ID, &s.Rev) }

// TakeCauses reads the causes of differences, those in use first.
func TakeCauses(v View) ([]shop.TakeCause, error) {
	return all(v, `take_causes ORDER BY active DESC, id`, causeRow)
}

// TakeCause reads one cause.
func TakeCause(v View, id shop.CauseID) (shop.TakeCause, error) {
	return one(v, `take_causes WHERE id = $1`, causeRow, id)
}

// SaveTakeCause keeps a cause. It is never removed: differences name it.
func SaveTakeCause(tx *Tx, c *shop.TakeCause) error {
	remember(tx, c)
	return keep(tx, shop.KindTakeCauses, &c.ID, &c.Rev, causeFields(c))
}

// DropTakeCauses removes all causes of a shop that has no difference yet.
func DropTakeCauses(tx *Tx) error {
	tx.change(shop.KindTakeCauses, 0)
	_, err := tx.exec(`DELETE FROM take_causes`)
	return err
}

func causeFields(c *shop.TakeCause) fields { return fields{{"name", &c.Name}, {"active", &c.Active}} }

func causeRow(c *shop.TakeCause) fields { return causeFields(c).with(&c.ID, &c.Rev) }

// StockTakeRow is a stock-take in a list, with how far it has come.
type StockTakeRow struct {
	shop.StockTake
	Warehouse string
	Opener    string
	Lines     int64
	Counted   int64
	Different int64
}

// StockTakeList lists stock-takes by when they were opened, or by number. A station,
// such as open, is a filter.
func StockTakeList(v View, ask Ask) (Page[StockTakeRow], error) {
	const lines = `SELECT count(*) FROM stock_take_lines AS l WHERE l.take_id = s.id`
	l := &listing{
		kind: shop.KindStockTakes, alias: "s",
		columns: `s.rev, s.number, s.warehouse_id, s.bin, s.pick, s.blind, s.status, s.note, s.opened_by, s.opened_at, s.closed_by, s.closed_at, s.reason,
			coalesce(w.name, ''), coalesce(p.name, ''), (` + lines + `),
			(` + lines + ` AND EXISTS (SELECT 1 FROM stock_take_counts AS c WHERE c.line_id = l.id)),
			(SELECT count(*) FROM stock_take_lines AS l ` + lastCount + ` WHERE l.take_id = s.id AND c.qty <> c.book)`,
		joins: ` LEFT JOIN warehouses AS w ON w.id = s.warehouse_id LEFT JOIN people AS p ON p.id = s.opened_by`,
	}
	if err := l.sortBy(ask, "opened:s.opened_at", "number:s.number!"); err != nil {
		return Page[StockTakeRow]{}, err
	}
	if f := ask.Filter; f != "" && f != FilterAll {
		if !slices.Contains(shop.TakeStatuses(), shop.TakeStatus(f)) {
			return Page[StockTakeRow]{}, fmt.Errorf("filter %q of stock-takes: %w", f, ErrAsk)
		}
		l.only("s.status = ?", f)
	}
	if n := fold(ask.Text); n != "" {
		l.only("s.number >= ? AND s.number < ?", shop.Fold(ask.Text), shop.Fold(ask.Text)+last)
	}
	return page(v, ask, l, func(r *StockTakeRow) []any {
		f := takeFields(&r.StockTake).places()
		return append(append([]any{&r.Rev}, f...), &r.Warehouse, &r.Opener, &r.Lines, &r.Counted, &r.Different)
	})
}

// lastCount joins the count that holds to a line l.
const lastCount = `JOIN stock_take_counts AS c ON c.id = (SELECT max(k.id) FROM stock_take_counts AS k WHERE k.line_id = l.id)`

// EachStockTake hands on all stock-takes with their lines and counts, the oldest first.
func EachStockTake(v View, do func(shop.StockTake, []shop.TakeLine) error) error {
	return each(v, "stock_takes", takeRow, func(s *shop.StockTake) int64 { return int64(s.ID) }, oneByOne(func(s shop.StockTake) error {
		lines, err := TakeLines(v, s.ID)
		if err != nil {
			return err
		}
		return do(s, lines)
	}))
}
