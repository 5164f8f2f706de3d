package data

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"gongdan/app/shop"
)

// Finding is something in the records that cannot be right. Key is its message
// and Args fill its blanks; Fixed says that it was mended.
type Finding struct {
	Key   string
	Args  shop.Args
	Fixed bool
}

// mostFindings is how many findings of one sort are told one by one.
const mostFindings = 100

// Check proves the records: the file's pages and references, stock against the
// ledger, issued parts against the moves, clocks against each other and against their
// lines, kept sums against the lines, purchase orders against receipts and receipts against
// the ledger, claims against their events and lines, the versions of the blueprint's steps, numbers
// without gaps, the chain of the audit, that all can be found, and that the files of
// photos are as they were taken in. It changes nothing. No finding is a good store.
func Check(ctx context.Context, s *Store) ([]Finding, error) {
	found, err := checkRecords(ctx, s)
	if err != nil {
		return nil, err
	}
	seen, err := checkPhotos(ctx, s)
	return append(found, seen...), err
}

// proofs are what is proved of the records, each sort by its own.
func proofs(c *checker) []func() error {
	return []func() error{
		c.stock, func() error { return shelves(c) }, func() error { return stockTakes(c) }, c.lines, c.clocks, c.orders, func() error { return reworks(c) }, c.appointments, c.outside,
		func() error { return buying(c) }, func() error { return requests(c) }, func() error { return tools(c) }, func() error { return claimsSound(c) }, func() error { return checkCases(c) }, func() error { return campaigns(c) }, func() error { return bulletins(c) }, func() error { return dayClosesSound(c) }, func() error { return checkReports(c) }, c.blueprint, c.numbers, c.audit, c.tokens,
	}
}

// checkRecords is Check without the files of photos, which lie beside the
// records and not beside a copy of them.
func checkRecords(ctx context.Context, s *Store) ([]Finding, error) {
	return Read(ctx, s, func(v View) ([]Finding, error) {
		c := &checker{v: v, told: map[string]int{}}
		err := c.run(append([]func() error{c.file}, proofs(c)...)...)
		return c.found, err
	})
}

func checkPhotos(ctx context.Context, s *Store) ([]Finding, error) {
	return Read(ctx, s, func(v View) ([]Finding, error) {
		c := &checker{v: v, told: map[string]int{}}
		err := c.run(func() error { return photos(c, s) })
		return c.found, err
	})
}

// CheckAndMend is Check that mends what follows from other records: the kept
// sums of orders, and what records are found by. Nothing else is touched, and
// nothing at all in a damaged file. Whatever was mended is in the audit.
func CheckAndMend(ctx context.Context, s *Store, by By) ([]Finding, error) {
	whole, err := Read(ctx, s, func(v View) ([]Finding, error) {
		c := &checker{v: v, told: map[string]int{}}
		return c.found, c.run(c.file)
	})
	if err != nil || len(whole) > 0 {
		return whole, err
	}
	done, err := s.Occupy(ctx, Mending, by.At)
	if err != nil {
		return nil, err
	}
	defer done()
	var c *checker
	err = s.Write(ctx, by, func(tx *Tx) error {
		c = &checker{v: tx.View, tx: tx, told: map[string]int{}}
		return c.run(proofs(c)...)
	})
	if err != nil {
		return nil, err
	}
	// Files take long to read, and nobody is to wait for that to write.
	seen, err := checkPhotos(ctx, s)
	return append(c.found, seen...), err
}

// checker gathers findings, and mends what it can when it has a tx.
type checker struct {
	v     View
	tx    *Tx
	found []Finding
	told  map[string]int
}

func (c *checker) run(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return fmt.Errorf("check: %w", err)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(c.told)) {
		if more := c.told[key] - mostFindings; more > 0 {
			c.found = append(c.found, Finding{Key: "check.more", Args: shop.Args{"Count": int64(more), "Like": key}})
		}
	}
	return nil
}

func (c *checker) say(key string, args shop.Args) {
	if c.told[key]++; c.told[key] <= mostFindings {
		c.found = append(c.found, Finding{Key: key, Args: args})
	}
}

// mended says something that is mended in the same transaction.
func (c *checker) mended(key string, args shop.Args) {
	if c.told[key]++; c.told[key] <= mostFindings {
		c.found = append(c.found, Finding{Key: key, Args: args, Fixed: c.tx != nil})
	}
}

// file asks the engine about its pages and references; a server keeps both.
func (c *checker) file() error {
	if c.v.engine != sqliteEngine {
		return nil
	}
	said, err := column[string](c.v, `PRAGMA integrity_check(100)`)
	if err != nil {
		return err
	}
	for _, s := range said {
		if s != "ok" {
			c.say("check.damaged", shop.Args{"Text": s})
		}
	}
	return eachRow(c.v, func(scan func(...any) error) error {
		var table, parent string
		var row any
		var n int64
		err := scan(&table, &row, &parent, &n)
		c.say("check.orphan", shop.Args{"Table": table, "Row": fmt.Sprint(row), "Parent": parent})
		return err
	}, `PRAGMA foreign_key_check`)
}

// stock compares each part with the sum of its moves.
func (c *checker) stock() error {
	return eachRow(c.v, func(scan func(...any) error) error {
		var number string
		var have, sum shop.Qty
		var value, worth shop.Money
		err := scan(&number, &have, &value, &sum, &worth)
		if have != sum {
			c.say("check.part.stock", shop.Args{"Part": number, "Have": have, "Ledger": sum})
		}
		if value != worth {
			c.say("check.part.value", shop.Args{"Part": number, "Have": value, "Ledger": worth})
		}
		return err
	}, `SELECT number, on_hand, value_fen, qty, worth FROM (SELECT p.number, p.on_hand, p.value_fen,
		CAST(coalesce(sum(m.qty), 0) AS BIGINT) AS qty, CAST(coalesce(sum(m.value_fen), 0) AS BIGINT) AS worth
		FROM parts AS p LEFT JOIN stock_moves AS m ON m.part_id = p.id GROUP BY p.id, p.number, p.on_hand, p.value_fen) AS t
		WHERE on_hand <> qty OR value_fen <> worth ORDER BY number`)
}

// lines compares what was issued for a line, and its cost, with its moves.
func (c *checker) lines() error {
	const sums = `SELECT line_id, CAST(-sum(qty) AS BIGINT) AS issued, CAST(-sum(value_fen) AS BIGINT) AS cost
		FROM stock_moves WHERE line_id <> 0 GROUP BY line_id`
	err := eachRow(c.v, func(scan func(...any) error) error {
		var order, line string
		var issued, moved shop.Qty
		var cost, worth shop.Money
		err := scan(&order, &line, &issued, &cost, &moved, &worth)
		if issued != moved {
			c.say("check.line.issued", shop.Args{"Order": order, "Line": line, "Have": issued, "Ledger": moved})
		}
		if cost != worth {
			c.say("check.line.cost", shop.Args{"Order": order, "Line": line, "Have": cost, "Ledger": worth})
		}
		return err
	}, `SELECT o.number, l.name, l.issued, l.cost_fen, coalesce(m.issued, 0), coalesce(m.cost, 0)
		FROM order_lines AS l JOIN orders AS o ON o.id = l.order_id LEFT JOIN (`+sums+`) AS m ON m.line_id = l.id
		WHERE l.issued <> coalesce(m.issued, 0) OR l.cost_fen <> coalesce(m.cost, 0) ORDER BY o.number, l.n`)
	if err != nil {
		return err
	}
	return eachRow(c.v, func(scan func(...any) error) error {
		var order, part string
		var issued shop.Qty
		err := scan(&order, &part, &issued)
		c.say("check.line.gone", shop.Args{"Order": order, "Part": part, "Ledger": issued})
		return err
	}, `SELECT coalesce(o.number, ''), p.number, CAST(-sum(m.qty) AS BIGINT) FROM stock_moves AS m JOIN parts AS p ON p.id = m.part_id
		LEFT JOIN orders AS o ON o.id = m.order_id
		WHERE m.line_id <> 0 AND NOT EXISTS (SELECT 1 FROM order_lines AS l WHERE l.id = m.line_id)
		GROUP BY m.line_id, o.number, p.number HAVING sum(m.qty) <> 0 ORDER BY p.number`)
}

// audit follows the chain of the audit.
func (c *checker) audit() error {
	id, broken, err := AuditBreak(c.v)
	switch {
	case errors.Is(err, shop.ErrMissing):
		c.say("check.audit.cut", nil)
		return nil
	case err != nil:
		return err
	case broken && id != 0:
		c.say("check.audit.changed", shop.Args{"Row": id})
	case broken:
		c.say("check.audit.cut", nil)
	}
	return nil
}
