package data

import (
	"fmt"

	"gongdan/app/shop"
	"gongdan/app/shop/stockfig"
)

// stretch is a stretch of time as the tables have it: from inside, until outside.
type stretch struct{ from, until int64 }

// stretchOf is a period in the zone of the shop.
func stretchOf(v View, p stockfig.Period) stretch {
	return stretch{stamp(p.From.Time(v.zone)), stamp(p.Until.Add(1).Time(v.zone))}
}

// StockFigures reads what the figures of the store over a period are made from. Stock at
// a date is what there is now, rolled back by the ledger. tell hears how far it has come;
// it may be nil.
func StockFigures(v View, p stockfig.Period, tell func(done, all int)) (b stockfig.Book, err error) {
	rules, err := Rules(v)
	if err != nil {
		return b, err
	}
	b = stockfig.Book{Period: p, Targets: stockfig.Targets(rules, p.Until), SlowDays: shop.SlowDays(rules, p.Until)}
	b.SlowRule, _ = shop.InForce(rules, "stock", "slow_days", p.Until)
	first, err := number(v, `SELECT at FROM stock_moves ORDER BY at LIMIT 1`)
	if err != nil {
		return b, err
	}
	began := p.CostFrom()
	if first > 0 {
		began = max(began, shop.DayOf(momentOf(first), v.zone))
	}
	b.CostDays = p.DaysSince(began)
	flows, err := flowed(v, b, tell)
	if err != nil {
		return b, err
	}
	if err := billed(v, p, flows); err != nil {
		return b, err
	}
	if b.Rows, err = flowRows(v, b, flows); err != nil {
		return b, err
	}
	if err := pending(v, &b); err != nil {
		return b, err
	}
	if b.Asked, err = askedFor(v, p); err != nil {
		return b, err
	}
	b.Unasked, err = unasked(v, p)
	return b, err
}

// flow is what the ledger says of a part.
type flow struct {
	stockfig.Row
	after, change, entered          shop.Qty   // after the period, in it, and in it as the opening stock
	afterWorth, moved, enteredWorth shop.Money // what that is worth
	issues                          int64      // since slow stock began to wait
}

// flowed adds up the ledger by part. The month itself is read by its time, what was
// before and after it in stretches of its ids: of these only sums are needed.
func flowed(v View, b stockfig.Book, tell func(done, all int)) (flows, error) {
	last, err := number(v, `SELECT coalesce(max(id), 0) FROM stock_moves`)
	if err != nil {
		return nil, err
	}
	s := stretchOf(v, b.Period)
	of := flows{}
	err = eachRow(v, func(scan func(...any) error) error {
		var id shop.PartID
		var x flow
		err := scan(&id, &x.change, &x.moved, &x.entered, &x.enteredWorth, &x.Row.Bought, &x.Worth.Bought,
			&x.Issued, &x.Cost, &x.Scrapped, &x.Counted, &x.Adjusted, &x.issues)
		x.Recent = x.Cost
		of[id] = &x
		return err
	}, flowSQL, s.from, s.until, slowSince(v, b))
	if err != nil {
		return nil, fmt.Errorf("read how stock went: %w", err)
	}
	step := last/suggestSteps + 1
	for i := range suggestSteps {
		if err := of.around(v, b, int64(i)*step, int64(i+1)*step); err != nil {
			return nil, fmt.Errorf("read how stock went: %w", err)
		}
		if tell != nil {
			tell(i+1, suggestSteps)
		}
	}
	return of, nil
}

// flows are those of the parts that moved.
type flows map[shop.PartID]*flow

func (of flows) at(id shop.PartID) *flow {
	if of[id] == nil {
		of[id] = &flow{}
	}
	return of[id]
}

// around adds what the moves with ids above one and up to another say of the time before
// the period, and after it.
func (of flows) around(v View, b stockfig.Book, above, to int64) error {
	s := stretchOf(v, b.Period)
	recent, slow := stamp(b.Period.CostFrom().Time(v.zone)), slowSince(v, b)
	err := eachRow(v, func(scan func(...any) error) error {
		var id shop.PartID
		var cost shop.Money
		var issues int64
		err := scan(&id, &cost, &issues)
		x := of.at(id)
		x.Recent, x.issues = x.Recent+cost, x.issues+issues
		return err
	}, `SELECT part_id, CAST(sum(CASE WHEN at >= $1 THEN -value_fen ELSE 0 END) AS BIGINT),
		CAST(sum(CASE WHEN at >= $2 AND kind = 'issue' THEN 1 ELSE 0 END) AS BIGINT)
		FROM stock_moves WHERE at >= $3 AND at < $4 AND kind IN ('issue', 'return') AND id > $5 AND id <= $6 GROUP BY part_id`,
		recent, slow, min(recent, slow), s.from, above, to)
	if err != nil {
		return err
	}
	return eachRow(v, func(scan func(...any) error) error {
		var id shop.PartID
		var qty shop.Qty
		var worth shop.Money
		err := scan(&id, &qty, &worth)
		x := of.at(id)
		x.after, x.afterWorth = x.after+qty, x.afterWorth+worth
		return err
	}, `SELECT part_id, CAST(sum(qty) AS BIGINT), CAST(sum(value_fen) AS BIGINT)
		FROM stock_moves WHERE at >= $1 AND id > $2 AND id <= $3 GROUP BY part_id`, s.until, above, to)
}

// slowSince is since when a part was not issued that is slow at the end of the period.
func slowSince(v View, b stockfig.Book) int64 {
	return stamp(b.Period.Until.Add(1).Time(v.zone).AddDate(0, 0, -int(b.SlowDays)))
}

// flowSQL adds up the moves of a period, $1 until $2, by part; issues count from $3 on.
const flowSQL = `SELECT part_id, CAST(sum(qty) AS BIGINT), CAST(sum(value_fen) AS BIGINT),
	CAST(sum(CASE WHEN kind IN ('opening') THEN qty ELSE 0 END) AS BIGINT), CAST(sum(CASE WHEN kind IN ('opening') THEN value_fen ELSE 0 END) AS BIGINT),
	CAST(sum(CASE WHEN kind IN ('receive', 'supplier_return') THEN qty ELSE 0 END) AS BIGINT), CAST(sum(CASE WHEN kind IN ('receive', 'supplier_return') THEN value_fen ELSE 0 END) AS BIGINT),
	CAST(sum(CASE WHEN kind IN ('issue', 'return') THEN -qty ELSE 0 END) AS BIGINT), CAST(sum(CASE WHEN kind IN ('issue', 'return') THEN -value_fen ELSE 0 END) AS BIGINT),
	CAST(sum(CASE WHEN kind IN ('scrap') THEN -qty ELSE 0 END) AS BIGINT), CAST(sum(CASE WHEN kind IN ('count') THEN -qty ELSE 0 END) AS BIGINT),
	CAST(sum(CASE WHEN kind IN ('adjust') THEN -qty ELSE 0 END) AS BIGINT), CAST(sum(CASE WHEN kind = 'issue' AND at >= $3 THEN 1 ELSE 0 END) AS BIGINT)
	FROM stock_moves WHERE at >= $1 AND at < $2 GROUP BY part_id`

// settledParts are the lines of parts on orders that were settled in a period: $1 and $2,
// in the month $3.
const settledParts = `FROM orders AS o JOIN order_lines AS l ON l.order_id = o.id
	WHERE o.settled_month = $3 AND o.settled_at >= $1 AND o.settled_at < $2 AND o.status <> 'void'
	AND l.part_id IS NOT NULL AND l.kind = 'part' AND l.consent = 'agreed' AND l.origin <> 'customer_owned'`

// billed adds what was billed of each part, and what the shop paid itself.
func billed(v View, p stockfig.Period, of flows) error {
	s := stretchOf(v, p)
	return eachRow(v, func(scan func(...any) error) error {
		var id shop.PartID
		var paid, free shop.Qty
		err := scan(&id, &paid, &free)
		x := of.at(id)
		x.Billed, x.Free = paid, free
		return err
	}, `SELECT l.part_id, CAST(sum(CASE WHEN l.payer = 'shop' THEN 0 ELSE l.qty END) AS BIGINT),
		CAST(sum(CASE WHEN l.payer = 'shop' THEN l.qty ELSE 0 END) AS BIGINT) `+settledParts+` GROUP BY l.part_id`, s.from, s.until, p.Month)
}

// flowRows are the parts of which there is anything to say, by number.
func flowRows(v View, b stockfig.Book, of flows) (list []stockfig.Row, err error) {
	old, err := setOf[shop.PartID](v, `SELECT id FROM parts AS p WHERE on_hand > 0
		AND EXISTS (SELECT 1 FROM stock_moves AS m WHERE m.part_id = p.id AND m.qty > 0 AND m.at < $1)`, slowSince(v, b))
	if err != nil {
		return nil, err
	}
	err = eachRow(v, func(scan func(...any) error) error {
		var r stockfig.Row
		err := scan(&r.PartID, &r.Number, &r.Name, &r.Unit, &r.OnHand, &r.End)
		x := of[r.PartID]
		if x == nil {
			x = &flow{}
		}
		x.PartID, x.Item = r.PartID, r.Item
		x.OnHand, x.End = r.OnHand-x.after, r.End-x.afterWorth
		x.Opening, x.Start = x.OnHand-x.change+x.entered, x.End-x.moved+x.enteredWorth
		x.Slow = x.OnHand > 0 && x.issues == 0 && old[r.PartID]
		if !x.Idle() {
			list = append(list, x.Row)
		}
		return err
	}, `SELECT id, number, name, unit, on_hand, value_fen FROM parts ORDER BY number`)
	return list, err
}
