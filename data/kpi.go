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
	k := kpiReader{v: v, p: p, from: stamp(p.From.Time(v.zone)), until: stamp(p.To.Add(1).Time(v.zone)), lines: by == kpi.ByTechnician || by == kpi.ByPayer}
	r.Period, r.Over = p, p.To < shop.DayOf(now, v.zone)
	for _, read := range []func(*kpi.Rows) error{k.settled, k.received, k.delivered, k.owed, k.left, func(r *kpi.Rows) error { return k.hours(r, now) }} {
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
	lines       bool // of received and delivered orders, too
}

// kpiOrder are the columns of an order o and its car f.
const kpiOrder = `o.id, o.number, o.kind, coalesce(f.merged_into, f.id), f.vin <> '', f.make, coalesce(o.customer_id, 0), coalesce(o.advisor_id, 0), o.mileage_km`

func kpiPlaces(o *kpi.Order) []any {
	return []any{&o.ID, &o.Number, &o.Kind, &o.Vehicle, &o.VIN, &o.Make, &o.Customer, &o.Advisor, &o.Mileage}
}

// Which orders o were settled and received in a period.
const (
	wereSettled  = `o.settled_month >= $1 AND o.settled_month <= $2 AND o.settled_at >= $3 AND o.settled_at < $4 AND o.status <> 'void'`
	wereReceived = `o.received_at >= $1 AND o.received_at < $2 AND o.status <> 'void'`
	// As onTime has it: by the first delivery, so that a reversal afterwards changes nothing.
	wereDelivered = `o.id IN (SELECT e.order_id FROM order_events AS e WHERE e.kind = 'delivered' AND e.at >= $1 AND e.at < $2
		AND NOT EXISTS (SELECT 1 FROM order_events AS b WHERE b.order_id = e.order_id AND b.kind || '' = 'delivered' AND b.at < $1)) AND o.status <> 'void'`
)

// linesOf reads the lines that count of some orders o.
func (k kpiReader) linesOf(which string, args ...any) (map[shop.OrderID][]kpi.Line, error) {
	lines := map[shop.OrderID][]kpi.Line{}
	err := eachRow(k.v, func(scan func(...any) error) error {
		var id shop.OrderID
		var l kpi.Line
		var price shop.Money
		var off shop.Rate
		err := scan(&id, &l.Kind, &l.Name, &l.Payer, &l.Technician, &l.Qty, &price, &off, &l.Cost, &l.Clocked, &l.Issued, &l.Package)
		l.Amount = shop.LineAmount(price, l.Qty, off)
		lines[id] = append(lines[id], l)
		return err
	}, `SELECT o.id, l.kind, l.name, l.payer, coalesce(l.technician_id, 0), l.qty, l.price_fen, l.discount_bp, l.cost_fen, l.clocked, l.issued, l.package
		FROM orders o JOIN order_lines l ON l.order_id = o.id WHERE l.consent <> 'declined' AND `+which+` ORDER BY o.id, l.n`, args...)
	return lines, err
}

func (k kpiReader) settled(r *kpi.Rows) error {
	args := []any{k.p.From.Month(), k.p.To.Month(), k.from, k.until}
	lines, err := k.linesOf(wereSettled, args...)
	if err != nil {
		return err
	}
	err = eachRow(k.v, func(scan func(...any) error) error {
		var o kpi.Order
		err := scan(kpiPlaces(&o)...)
		o.Lines = lines[o.ID]
		r.Settled = append(r.Settled, o)
		return err
	}, `SELECT `+kpiOrder+` FROM orders o JOIN vehicles f ON f.id = o.vehicle_id WHERE `+wereSettled+` ORDER BY o.id`, args...)
	if err != nil {
		return err
	}
	n, err := number(k.v, `SELECT count(*) FROM (SELECT 1 FROM orders WHERE settled_month <> '' AND settled_month <= $1 AND settled_at < $2 LIMIT 1) AS s`, k.p.To.Month(), k.until)
	r.EverOwed = n > 0
	return err
}

func (k kpiReader) received(r *kpi.Rows) error {
	var lines map[shop.OrderID][]kpi.Line
	var err error
	if k.lines {
		if lines, err = k.linesOf(wereReceived, k.from, k.until); err != nil {
			return err
		}
	}
	err = eachRow(k.v, func(scan func(...any) error) error {
		var x kpi.Received
		err := scan(append(kpiPlaces(&x.Order), &x.Booked, &x.First)...)
		x.Lines = lines[x.ID]
		r.Received = append(r.Received, x)
		return err
	}, `SELECT `+kpiOrder+`, EXISTS (SELECT 1 FROM appointments a WHERE a.order_id = o.id), o.customer_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM orders b
		WHERE b.customer_id = o.customer_id AND b.status <> 'void' AND (b.received_at < o.received_at OR b.received_at = o.received_at AND b.id < o.id))
		FROM orders o JOIN vehicles f ON f.id = o.vehicle_id WHERE `+wereReceived+` ORDER BY o.id`, k.from, k.until)
	if err != nil {
		return err
	}
	n, err := number(k.v, `SELECT count(*) FROM (SELECT 1 FROM appointments WHERE start_at < $1 LIMIT 1) AS s`, k.until)
	r.Books = n > 0
	return err
}

func (k kpiReader) delivered(r *kpi.Rows) error {
	var lines map[shop.OrderID][]kpi.Line
	var err error
	if k.lines {
		if lines, err = k.linesOf(wereDelivered, k.from, k.until); err != nil {
			return err
		}
	}
	at := map[shop.OrderID]int{}
	err = eachRow(k.v, func(scan func(...any) error) error {
		var x kpi.Delivered
		err := scan(append(kpiPlaces(&x.Order), moment{&x.Promised}, moment{&x.At})...)
		x.Lines = lines[x.ID]
		at[x.ID] = len(r.Delivered)
		r.Delivered = append(r.Delivered, x)
		return err
	}, `SELECT `+kpiOrder+`, o.promised_at, (SELECT min(d.at) FROM order_events AS d WHERE d.order_id = o.id AND d.kind || '' = 'delivered')
		FROM orders o JOIN vehicles f ON f.id = o.vehicle_id WHERE `+wereDelivered+` ORDER BY o.id`, k.from, k.until)
	if err != nil {
		return err
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
	}, `SELECT `+kpiOrder+`, o.due_fen + CAST(coalesce((SELECT sum(p.amount_fen) FROM payments p WHERE p.order_id = o.id AND p.at >= $1 AND p.method <> 'credit'), 0) AS BIGINT)
		FROM orders o JOIN vehicles f ON f.id = o.vehicle_id
		WHERE o.id IN (SELECT id FROM orders WHERE due_fen > 0 UNION SELECT order_id FROM payments WHERE at >= $1)
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
		FROM orders o JOIN vehicles f ON f.id = o.vehicle_id WHERE `+wereReceived+` AND o.customer_id IS NOT NULL AND NOT EXISTS (
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
	worked, clocked := map[when]shop.Qty{}, map[shop.PersonID]bool{}
	for _, c := range clocks {
		if c.Forgotten(now, k.v.zone) {
			continue
		}
		for day, q := range c.ByDay(now, k.v.zone) {
			worked[when{c.Person, day}] += q
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
			h := kpi.Hours{Person: p.ID, Worked: worked[when{p.ID, day}], Roster: able.Person(p.ID, day)}
			if h.Worked > 0 || h.Roster > 0 {
				r.Hours = append(r.Hours, h)
			}
		}
	}
	return nil
}
