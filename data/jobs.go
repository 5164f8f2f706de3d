package data

import (
	"fmt"
	"time"

	"gongdan/app/shop"
)

// Bench is what the page of a technician shows, all of the same moment.
type Bench struct {
	Cards   []Card          // of all open orders
	Plans   []shop.Dispatch // of open orders
	Clocks  []shop.Clock    // of the person that touch the day, on jobs and at work
	Running []shop.Clock    // of everybody
	Names   map[shop.LineID]JobName
	People  []shop.Person
}

// JobName says which job of which car a clock belongs to.
type JobName struct {
	Order                shop.OrderID
	Number, Plate, Title string
}

// BenchOf reads the page of a person on a day.
func BenchOf(v View, who shop.PersonID, day shop.Day) (b Bench, err error) {
	from, until := day.Time(v.zone), day.Add(1).Time(v.zone)
	if b.Cards, err = Board(v); err != nil {
		return b, err
	}
	if b.Plans, err = OpenDispatches(v); err != nil {
		return b, err
	}
	if b.Clocks, err = ClocksBetween(v, who, from, until); err != nil {
		return b, err
	}
	if b.Running, err = Running(v); err != nil {
		return b, err
	}
	if b.Names, err = jobNames(v, who, from, until); err != nil {
		return b, err
	}
	b.People, err = People(v)
	return b, err
}

// OpenDispatches reads who has the jobs of all open orders, by plan.
func OpenDispatches(v View) ([]shop.Dispatch, error) {
	return dispatches(v, `order_id IN `+openOrders)
}

// jobNames names the jobs of all clocks that run and of those of a person that
// touch a stretch of time.
func jobNames(v View, who shop.PersonID, from, until time.Time) (map[shop.LineID]JobName, error) {
	names := map[shop.LineID]JobName{}
	err := eachRow(v, func(scan func(...any) error) error {
		var line shop.LineID
		var n JobName
		err := scan(&line, &n.Order, &n.Number, &n.Plate, &n.Title)
		names[line] = n
		return err
	}, `SELECT l.id, o.id, o.number, v.plate, l.name FROM order_lines AS l JOIN orders AS o ON o.id = l.order_id
		JOIN vehicles AS v ON v.id = o.vehicle_id
		WHERE l.id IN (SELECT line_id FROM clocks WHERE until_at = 0 OR (person_id = $1 AND from_at < $2 AND until_at > $3))`,
		who, stamp(until), stamp(from))
	if err != nil {
		return nil, fmt.Errorf("names of jobs: %w", err)
	}
	return names, nil
}

// JobNameOf names the job of a line; nameless when the line is gone.
func JobNameOf(v View, line shop.LineID) (n JobName, err error) {
	err = eachRow(v, func(scan func(...any) error) error {
		return scan(&n.Order, &n.Number, &n.Plate, &n.Title)
	}, `SELECT o.id, o.number, v.plate, l.name FROM order_lines AS l JOIN orders AS o ON o.id = l.order_id
		JOIN vehicles AS v ON v.id = o.vehicle_id WHERE l.id = $1`, line)
	if err != nil {
		return n, fmt.Errorf("name of job %d: %w", line, err)
	}
	return n, nil
}
