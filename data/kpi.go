package data

import (
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
)

// fixDays is for how long after its delivery a repair may come back and was not fixed at
// once (一次修复率).
const fixDays = 30

// KPIRows reads what happened in a period as of now, for all figures. Lines are read of
// settled orders; by technician or payer, of the others, too.
func KPIRows(v View, p kpi.Period, by kpi.Dimension, now time.Time) (r kpi.Rows, err error) {
	k := kpiReader{v: v, p: p, from: stamp(p.From.Time(v.zone)), until: stamp(p.To.Add(1).Time(v.zone)), by: by, lines: by == kpi.ByTechnician || by == kpi.ByPayer}
	r.Period, r.Over = p, p.To < shop.DayOf(now, v.zone)
	for _, read := range []func(*kpi.Rows) error{k.visits, k.ever, k.back, k.owed, k.left, func(r *kpi.Rows) error { return k.hours(r, now) }} {
		if err := read(&r); err != nil {
			return r, err
		}
	}
	return r, nil
}

// kpiReader reads a period, from its first moment until its end.
type kpiReader struct {
	v           View
	p           kpi.Period
	from, until int64
	by          kpi.Dimension
	lines       bool // of received and delivered orders, too
}

// kpiOrder are the columns of an order o and its car f.
const kpiOrder = `o.id, o.number, o.kind, coalesce(f.merged_into, f.id), f.vin <> '', f.make, coalesce(o.customer_id, 0), coalesce(o.advisor_id, 0), o.mileage_km,
	o.id IN (SELECT x.order_id FROM order_events AS x WHERE x.kind = 'reversed')`

func kpiPlaces(o *kpi.Order) []any {
	return []any{&o.ID, &o.Number, &o.Kind, &o.Vehicle, &o.VIN, &o.Make, &o.Customer, &o.Advisor, &o.Mileage, &o.Reopened}
}

// Which orders there were in a period: from $1 until $2, in the months $3 to $4.
const (
	wereSettled  = `settled_month >= $3 AND settled_month <= $4 AND settled_at >= $1 AND settled_at < $2`
	wereReceived = `received_at >= $1 AND received_at < $2`
	// By the first delivery, so that a reversal afterwards changes nothing: only what was
	// reversed can have been delivered twice.
	wereDelivered = `FROM order_events AS e WHERE e.kind = 'delivered' AND e.at >= $1 AND e.at < $2
		AND (e.order_id NOT IN (SELECT x.order_id FROM order_events AS x WHERE x.kind = 'reversed')
		OR NOT EXISTS (SELECT 1 FROM order_events AS b WHERE b.order_id = e.order_id AND b.kind || '' = 'delivered' AND b.at < $1))`
	anyOf = `SELECT id FROM orders WHERE ` + wereSettled + ` UNION SELECT id FROM orders WHERE ` + wereReceived + ` UNION SELECT e.order_id ` + wereDelivered
)

func (k kpiReader) span() []any {
	return []any{k.from, k.until, k.p.From.Month(), k.p.To.Month()}
}

// linesOf reads the lines that count of orders: of all of the period, or of those that were
// settled in its months.
func (k kpiReader) linesOf() (map[shop.OrderID][]kpi.Line, error) {
	which, args := `FROM orders AS o JOIN order_lines AS l ON l.order_id = o.id WHERE o.settled_month >= $1 AND o.settled_month <= $2`, k.span()[2:]
	if k.lines || k.p.Month() == "" {
		which, args = `FROM order_lines AS l WHERE l.order_id IN (`+anyOf+`)`, k.span()
	}
	shares, err := k.shares()
	if err != nil {
		return nil, err
	}
	lines := map[shop.OrderID][]kpi.Line{}
	err = eachRow(k.v, func(scan func(...any) error) error {
		var id shop.OrderID
		var line shop.LineID
		var l kpi.Line
		var price shop.Money
		var off shop.Rate
		err := scan(&id, &line, &l.Kind, &l.Name, &l.Payer, &l.Technician, &l.Qty, &price, &off, &l.Cost, &l.Clocked, &l.Issued, &l.Package)
		l.Amount, l.Shares = shop.LineAmount(price, l.Qty, off), shares.of(line, l)
		lines[id] = append(lines[id], l)
		return err
	}, `SELECT l.order_id, l.id, l.kind, l.name, l.payer, coalesce(l.technician_id, 0), l.qty, l.price_fen, l.discount_bp, l.cost_fen, l.clocked, l.issued, l.package
		`+which+` AND l.consent <> 'declined' ORDER BY l.order_id, l.n`, args...)
	return lines, err
}

// deliveries reads when orders were first delivered, of those that were so in the period.
func (k kpiReader) deliveries() (map[shop.OrderID]time.Time, error) {
	at := map[shop.OrderID]time.Time{}
	err := eachRow(k.v, func(scan func(...any) error) error {
		var id shop.OrderID
		var t time.Time
		err := scan(&id, moment{&t})
		at[id] = t
		return err
	}, `SELECT e.order_id, min(e.at) `+wereDelivered+` GROUP BY e.order_id`, k.from, k.until)
	return at, err
}

// visits reads the orders that were settled, received or delivered, each of them once.
func (k kpiReader) visits(r *kpi.Rows) error {
	lines, err := k.linesOf()
	if err != nil {
		return err
	}
	at, err := k.deliveries()
	if err != nil {
		return err
	}
	return eachRow(k.v, func(scan func(...any) error) error {
		var o kpi.Order
		var settled, received, booked, first bool
		var promised time.Time
		if err := scan(append(kpiPlaces(&o), &settled, &received, &booked, &first, moment{&promised})...); err != nil {
			return err
		}
		o.Lines = lines[o.ID]
		if settled {
			r.Settled = append(r.Settled, o)
		}
		if !k.lines {
			o.Lines = nil
		}
		if received {
			r.Received = append(r.Received, kpi.Received{Order: o, Booked: booked, First: first})
		}
		if on := at[o.ID]; !on.IsZero() {
			r.Delivered = append(r.Delivered, kpi.Delivered{Order: o, At: on, Promised: promised})
		}
		return nil
	}, `SELECT `+kpiOrder+`, `+wereSettled+`, `+wereReceived+`, EXISTS (SELECT 1 FROM appointments AS a WHERE a.order_id = o.id),
		o.received_at >= $1 AND o.customer_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM orders AS b
		WHERE b.customer_id = o.customer_id AND b.received_at <= o.received_at AND b.status <> 'void' AND (b.received_at < o.received_at OR b.id < o.id)),
		o.promised_at FROM orders AS o JOIN vehicles AS f ON f.id = o.vehicle_id WHERE o.id IN (`+anyOf+`) AND o.status <> 'void' ORDER BY o.id`, k.span()...)
}

// ever reads whether anything was ever settled, or an appointment written down, by the end
// of the period.
func (k kpiReader) ever(r *kpi.Rows) error {
	n, err := number(k.v, `SELECT count(*) FROM (SELECT 1 FROM orders WHERE settled_month <> '' AND settled_month <= $1 AND settled_at < $2 LIMIT 1) AS s`, k.p.To.Month(), k.until)
	if err != nil {
		return err
	}
	r.EverOwed = n > 0
	n, err = number(k.v, `SELECT count(*) FROM (SELECT 1 FROM appointments WHERE start_at < $1 LIMIT 1) AS s`, k.until)
	r.Books = n > 0
	return err
}

// back reads which of the delivered came back as a rework.
func (k kpiReader) back(r *kpi.Rows) error {
	at := map[shop.OrderID]int{}
	for i := range r.Delivered {
		at[r.Delivered[i].ID] = i
	}
	end := stamp(k.p.To.Add(1 + fixDays).Time(k.v.zone))
	return eachRow(k.v, func(scan func(...any) error) error {
		var of shop.OrderID
		var back kpi.Ref
		var on time.Time
		err := scan(&back.Order, &back.Number, &of, moment{&on})
		if i, ok := at[of]; ok && !on.After(r.Delivered[i].At.AddDate(0, 0, fixDays)) && !on.Before(r.Delivered[i].At) {
			r.Delivered[i].Back = append(r.Delivered[i].Back, back)
		}
		return err
	}, `SELECT id, number, rework_of, received_at FROM orders WHERE kind = 'rework' AND status <> 'void' AND rework_of IS NOT NULL
		AND received_at >= $1 AND received_at < $2 ORDER BY id`, k.from, end)
}

// owed reads what customers owed when the period ended: what they owe now, and what they
// have paid since.
func (k kpiReader) owed(r *kpi.Rows) error {
	return eachRow(k.v, func(scan func(...any) error) error {
		var x kpi.Owed
		if err := scan(append(kpiPlaces(&x.Order), &x.Due)...); err != nil {
			return err
		}
		if x.Due > 0 {
			r.Owed = append(r.Owed, x)
		}
		return nil
	}, `WITH s AS (SELECT p.order_id, CAST(sum(p.amount_fen) AS BIGINT) AS paid FROM payments AS p JOIN orders AS x ON x.id = p.order_id
		WHERE p.at >= $1 AND p.method <> 'credit' AND x.settled_at > 0 AND x.settled_at < $1 GROUP BY p.order_id)
		SELECT `+kpiOrder+`, o.due_fen + coalesce(s.paid, 0) FROM orders AS o JOIN vehicles AS f ON f.id = o.vehicle_id LEFT JOIN s ON s.order_id = o.id
		WHERE o.id IN (SELECT id FROM orders WHERE due_fen > 0 UNION SELECT order_id FROM s)
		AND o.settled_at > 0 AND o.settled_at < $1 AND o.status <> 'void' ORDER BY o.id`, k.until)
}

// left reads the customers of the month six months before, by their last order in it.
func (k kpiReader) left(r *kpi.Rows) error {
	if k.p.Month() == "" {
		return nil
	}
	then := k.p.Step(-6)
	first, end := stamp(then.From.Time(k.v.zone)), stamp(then.To.Add(1).Time(k.v.zone))
	return eachRow(k.v, func(scan func(...any) error) error {
		var x kpi.Left
		err := scan(append(kpiPlaces(&x.Order), &x.Returned)...)
		r.Left = append(r.Left, x)
		return err
	}, `SELECT `+kpiOrder+`, EXISTS (SELECT 1 FROM orders b WHERE b.customer_id = o.customer_id AND b.status <> 'void' AND b.received_at >= $2 AND b.received_at < $3)
		FROM orders o JOIN vehicles f ON f.id = o.vehicle_id WHERE o.received_at >= $1 AND o.received_at < $2 AND o.status <> 'void' AND o.customer_id IS NOT NULL AND NOT EXISTS (
		SELECT 1 FROM orders b WHERE b.customer_id = o.customer_id AND b.status <> 'void' AND b.received_at < $2
		AND (b.received_at > o.received_at OR b.received_at = o.received_at AND b.id > o.id)) ORDER BY o.id`, first, end, k.until)
}

// hours reads what technicians worked on jobs on each day of the period, and what they were
// to be there. Days to come have no roster; clocks that were forgotten count once somebody
// has said when they ended.
func (k kpiReader) hours(r *kpi.Rows, now time.Time) error {
	const longest = 7 * 24 * time.Hour // that a clock runs
	clocks, err := all(k.v, `clocks WHERE from_at >= $1 AND from_at < $2 AND (until_at > $3 OR until_at = 0) AND order_id IS NOT NULL
		ORDER BY person_id, from_at, id`, clockRow, k.from-longest.Milliseconds(), k.until, k.from)
	if err != nil {
		return err
	}
	type when struct {
		who shop.PersonID
		day shop.Day
	}
	numbers, err := k.numbers(longest)
	if err != nil {
		return err
	}
	worked, clocked, on := map[when]shop.Qty{}, map[shop.PersonID]bool{}, map[when][]kpi.Ref{}
	for _, c := range clocks {
		if c.Forgotten(now, k.v.zone) {
			continue
		}
		for day, q := range c.ByDay(now, k.v.zone) {
			at := when{c.Person, day}
			worked[at] += q
			on[at] = append(on[at], kpi.Ref{Order: c.Order, Number: numbers[c.Order], Met: true})
			clocked[c.Person] = true
		}
	}
	able, err := CapacityOf(k.v, k.p.From, k.p.To)
	if err != nil {
		return err
	}
	people, err := People(k.v)
	if err != nil {
		return err
	}
	last := min(k.p.To, shop.DayOf(now, k.v.zone))
	for _, p := range people {
		if !p.Is(shop.Technician) || !p.Active && !clocked[p.ID] {
			continue
		}
		for day := k.p.From; day <= last; day = day.Add(1) {
			h := kpi.Hours{Person: p.ID, Worked: worked[when{p.ID, day}], Roster: able.Person(p.ID, day), Orders: on[when{p.ID, day}]}
			if h.Worked > 0 || h.Roster > 0 {
				r.Hours = append(r.Hours, h)
			}
		}
	}
	return nil
}

// numbers are those of the orders that were worked on in the period.
func (k kpiReader) numbers(longest time.Duration) (map[shop.OrderID]string, error) {
	of := map[shop.OrderID]string{}
	err := eachRow(k.v, func(scan func(...any) error) error {
		var id shop.OrderID
		var number string
		err := scan(&id, &number)
		of[id] = number
		return err
	}, `SELECT id, number FROM orders WHERE id IN (SELECT order_id FROM clocks WHERE from_at >= $1 AND from_at < $2 AND order_id IS NOT NULL)`,
		k.from-longest.Milliseconds(), k.until)
	return of, err
}
