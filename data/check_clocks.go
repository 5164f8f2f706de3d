package data

import (
	"time"

	"gongdan/app/shop"
)

// clocks looks for people who were in two places, lines with fewer hours than
// their clocks, and clocks that run on orders that are settled.
func (c *checker) clocks() error { return firstError(c.twoPlaces, c.clocked, c.running) }

// twoPlaces goes through the clocks of each person, those on jobs and those of
// attendance apart, as they began. One that runs has no end.
func (c *checker) twoPlaces() error {
	var before struct {
		person shop.PersonID
		jobs   bool
		until  time.Time
		runs   bool
	}
	return eachRow(c.v, func(scan func(...any) error) error {
		var person shop.PersonID
		var name string
		var jobs bool
		var from, until time.Time
		if err := scan(&person, &name, &jobs, moment{&from}, moment{&until}); err != nil {
			return err
		}
		if person != before.person || jobs != before.jobs {
			before.until, before.runs = time.Time{}, false
		}
		if before.runs || from.Before(before.until) {
			c.say("check.clock.twice", shop.Args{"Person": name, "At": from})
		}
		before.person, before.jobs = person, jobs
		before.runs = before.runs || until.IsZero()
		if before.until.Before(until) {
			before.until = until
		}
		return nil
	}, `SELECT c.person_id, p.name, c.order_id IS NOT NULL, c.from_at, c.until_at FROM clocks AS c JOIN people AS p ON p.id = c.person_id
		ORDER BY c.person_id, c.order_id IS NOT NULL, c.from_at, c.id`)
}

// clocked compares the hours of lines with their clocks; a line may have more,
// that were worked without a clock.
func (c *checker) clocked() error {
	return eachRow(c.v, func(scan func(...any) error) error {
		var order, line string
		var have, sum shop.Qty
		err := scan(&order, &line, &have, &sum)
		c.say("check.line.clocked", shop.Args{"Order": order, "Line": line, "Have": have, "Clocks": sum})
		return err
	}, `SELECT o.number, l.name, l.clocked, t.worked FROM order_lines AS l JOIN orders AS o ON o.id = l.order_id
		JOIN (SELECT line_id, CAST(sum(((until_at - from_at) * 1000 + 1800000) / 3600000) AS BIGINT) AS worked
			FROM clocks WHERE until_at <> 0 GROUP BY line_id) AS t ON t.line_id = l.id
		WHERE l.clocked < t.worked ORDER BY o.number, l.n`)
}

func (c *checker) running() error {
	return eachRow(c.v, func(scan func(...any) error) error {
		var order, person string
		var from time.Time
		err := scan(&order, &person, moment{&from})
		c.say("check.clock.runs", shop.Args{"Order": order, "Person": person, "At": from})
		return err
	}, `SELECT o.number, p.name, c.from_at FROM clocks AS c JOIN orders AS o ON o.id = c.order_id JOIN people AS p ON p.id = c.person_id
		WHERE c.until_at = 0 AND o.status IN ('settled', 'delivered', 'void') ORDER BY o.number, c.id`)
}
