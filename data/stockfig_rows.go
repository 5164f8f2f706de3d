package data

import (
	"fmt"
	"slices"

	"gongdan/app/shop"
	"gongdan/app/shop/stockfig"
)

// partAt is a part on an order.
type partAt struct {
	part   shop.PartID
	order  shop.OrderID
	number string
}

// pending finds the orders that were given something else in the period than was settled
// in it, and puts them on the rows of their parts.
func pending(v View, b *stockfig.Book) error {
	open := map[partAt]shop.Qty{}
	s := stretchOf(v, b.Period)
	add := func(scan func(...any) error) error {
		var k partAt
		var qty shop.Qty
		err := scan(&k.part, &k.order, &k.number, &qty)
		open[k] += qty
		return err
	}
	if err := eachRow(v, add, `SELECT m.part_id, o.id, o.number, CAST(-sum(m.qty) AS BIGINT) FROM stock_moves AS m JOIN orders AS o ON o.id = m.order_id
		WHERE m.at >= $1 AND m.at < $2 AND m.kind IN ('issue', 'return') GROUP BY m.part_id, o.id, o.number`, s.from, s.until); err != nil {
		return fmt.Errorf("read what orders were given: %w", err)
	}
	if err := eachRow(v, add, `SELECT l.part_id, o.id, o.number, CAST(-sum(l.qty) AS BIGINT) `+settledParts+` GROUP BY l.part_id, o.id, o.number`,
		s.from, s.until, b.Period.Month); err != nil {
		return fmt.Errorf("read what orders were billed: %w", err)
	}
	of := map[shop.PartID][]stockfig.Open{}
	for k, q := range open {
		if q != 0 {
			of[k.part] = append(of[k.part], stockfig.Open{OrderID: k.order, Order: k.number, Qty: q})
		}
	}
	for i := range b.Rows {
		r := &b.Rows[i]
		r.Orders = of[r.PartID]
		slices.SortFunc(r.Orders, func(x, y stockfig.Open) int { return int(x.OrderID - y.OrderID) })
	}
	return nil
}

// setOf reads ids into a set.
func setOf[ID ~int64](v View, query string, args ...any) (map[ID]bool, error) {
	set := map[ID]bool{}
	err := eachRow(v, func(scan func(...any) error) error {
		var id ID
		err := scan(&id)
		set[id] = true
		return err
	}, query, args...)
	return set, err
}

// askedFor reads the requests of a period, the oldest first.
func askedFor(v View, p stockfig.Period) ([]stockfig.Asked, error) {
	s := stretchOf(v, p)
	return all(v, `stock_requests AS r JOIN orders AS o ON o.id = r.order_id JOIN parts AS p ON p.id = r.part_id
		WHERE r.at >= $1 AND r.at < $2 ORDER BY r.at, r.id`, func(a *stockfig.Asked) fields {
		f := requestRow(&a.Request)
		for i := range f {
			f[i].column = "r." + f[i].column
		}
		return append(f, field{"p.number", &a.Number}, field{"p.name", &a.Name}, field{"p.unit", &a.Unit}, field{"o.number", &a.Order})
	}, s.from, s.until)
}

// unasked counts the lines of parts that were agreed in a period and left no request: of
// records that came from elsewhere, or are older than requests.
func unasked(v View, p stockfig.Period) (int, error) {
	s := stretchOf(v, p)
	n, err := number(v, `SELECT count(*) FROM (SELECT DISTINCT order_id FROM order_events WHERE kind = 'agreed' AND at >= $1 AND at < $2) AS e
		JOIN order_lines AS l ON l.order_id = e.order_id
		WHERE l.kind = 'part' AND l.part_id IS NOT NULL AND l.consent = 'agreed' AND l.origin <> 'customer_owned'
		AND l.consent_at >= $1 AND l.consent_at < $2
		AND NOT EXISTS (SELECT 1 FROM stock_requests AS r WHERE r.line_id = l.id AND r.line_id <> 0)
		AND NOT EXISTS (SELECT 1 FROM sublet_lines AS x WHERE x.line_id = l.id)`, s.from, s.until)
	return int(n), err
}

// StockTrace reads what happened to a part in a period: the rows of its ledger but for
// transfers, and the lines that were billed, the oldest first.
func StockTrace(v View, part shop.PartID, p stockfig.Period) ([]stockfig.Trace, error) {
	s := stretchOf(v, p)
	moved, err := all(v, `stock_moves AS m LEFT JOIN orders AS o ON o.id = m.order_id LEFT JOIN people AS w ON w.id = m.person_id
		WHERE m.part_id = $1 AND m.at >= $2 AND m.at < $3 AND m.kind <> 'transfer' ORDER BY m.at, m.id`, func(t *stockfig.Trace) fields {
		return fields{
			{"m.at", moment{&t.At}},
			{"m.kind", &t.Kind},
			{"m.qty", &t.Qty},
			{"m.value_fen", &t.Value},
			{"coalesce(o.id, 0)", &t.Order},
			{"coalesce(o.number, '')", &t.Number},
			{"coalesce(w.name, '')", &t.Person},
			{"m.note", &t.Note},
		}
	}, part, s.from, s.until)
	if err != nil {
		return nil, err
	}
	err = eachRow(v, func(scan func(...any) error) error {
		var t stockfig.Trace
		err := scan(moment{&t.At}, &t.Order, &t.Number, &t.Qty, &t.Payer)
		moved = append(moved, t)
		return err
	}, `SELECT o.settled_at, o.id, o.number, l.qty, l.payer `+settledParts+` AND l.part_id = $4 ORDER BY o.settled_at, l.id`, s.from, s.until, p.Month, part)
	slices.SortStableFunc(moved, func(x, y stockfig.Trace) int { return x.At.Compare(y.At) })
	return moved, err
}
