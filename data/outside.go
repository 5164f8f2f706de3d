package data

import (
	"fmt"
	"time"

	"gongdan/app/shop"
)

// Outside reads what of an order happens outside the shop; of one that has
// nothing there it is empty.
func Outside(v View, id shop.OrderID) (shop.Outside, error) {
	found, err := outsides(v, `order_id = $1`, id)
	x := found[id]
	x.OrderID = id
	return x, err
}

// OutsideOfCar reads what happens outside of the orders of a car; orders that
// have nothing there are not among them.
func OutsideOfCar(v View, car shop.VehicleID) (map[shop.OrderID]shop.Outside, error) {
	return outsides(v, `order_id IN (SELECT id FROM orders WHERE vehicle_id = $1)`, car)
}

// subletLine is a line of sublet work by the place of that work in its order.
type subletLine struct {
	n    int
	line shop.LineID
}

// outings gathers what happens outside of the orders that where leaves.
type outings struct {
	v     View
	where string
	args  []any
	found map[shop.OrderID]shop.Outside
}

// outsides reads what happens outside of the orders that where leaves.
func outsides(v View, where string, args ...any) (map[shop.OrderID]shop.Outside, error) {
	o := outings{v, where, args, map[shop.OrderID]shop.Outside{}}
	err := firstError(
		func() error {
			return gather(o, [2]string{"rescues", "order_id"}, rescueFields, func(x *shop.Outside, r shop.Rescue) { x.Rescue = &r })
		},
		func() error {
			return gather(o, [2]string{"sublets", "order_id, n"}, subletFields, func(x *shop.Outside, s shop.Sublet) { x.Sublets = append(x.Sublets, s) })
		},
		func() error {
			return gather(o, [2]string{"sublet_lines", "order_id, sublet_n, n"}, subletLineFields, func(x *shop.Outside, l subletLine) {
				if l.n >= 1 && l.n <= len(x.Sublets) {
					x.Sublets[l.n-1].Lines = append(x.Sublets[l.n-1].Lines, l.line)
				}
			})
		},
		func() error {
			return gather(o, [2]string{"loans", "order_id, n"}, loanFields, func(x *shop.Outside, l shop.Loan) { x.Loans = append(x.Loans, l) })
		},
		func() error {
			return gather(o, [2]string{"transports", "order_id"}, transportFields, func(x *shop.Outside, t shop.Transport) { x.Transport = &t })
		},
	)
	return o.found, err
}

// gather reads the rows of a table, in an order, that hang on orders and puts
// each where it belongs.
func gather[T any](o outings, from [2]string, of func(*T) fields, put func(*shop.Outside, T)) error {
	rows, err := all(o.v, from[0]+` WHERE `+o.where+` ORDER BY `+from[1], func(r *owned[T]) fields {
		return append(of(&r.row), field{"order_id", &r.owner})
	}, o.args...)
	for _, r := range rows {
		id := shop.OrderID(r.owner)
		x := o.found[id]
		x.OrderID = id
		put(&x, r.row)
		o.found[id] = x
	}
	return err
}

func subletLineFields(l *subletLine) fields { return fields{{"sublet_n", &l.n}, {"line_id", &l.line}} }

// SaveOutside keeps it in place of what was there before.
func SaveOutside(tx *Tx, x shop.Outside) error {
	for _, table := range []string{"rescues", "sublet_lines", "transports"} {
		if _, err := tx.exec(`DELETE FROM `+table+` WHERE order_id = $1`, x.OrderID); err != nil {
			return fmt.Errorf("save what order %d has outside: %w", x.OrderID, err)
		}
	}
	x = x.Copy()
	if err := replace(tx, "sublets", "order_id", x.OrderID, rowsOf(x.Sublets, subletFields)); err != nil {
		return err
	}
	if err := replace(tx, "loans", "order_id", x.OrderID, rowsOf(x.Loans, loanFields)); err != nil {
		return err
	}
	for _, r := range outsideRows(&x) {
		if err := insert(tx, r.table, r.row); err != nil {
			return err
		}
	}
	tx.change(shop.KindOrders, int64(x.OrderID))
	if len(x.Loans) > 0 {
		tx.change(shop.KindLoaners, int64(x.Loans[0].LoanerID))
	}
	return nil
}

// tableRow is a row with its table.
type tableRow struct {
	table string
	row   fields
}

// outsideRows are the rows of x that do not come as lists of their own.
func outsideRows(x *shop.Outside) (rows []tableRow) {
	owner := field{"order_id", x.OrderID}
	if x.Rescue != nil {
		rows = append(rows, tableRow{"rescues", append(rescueFields(x.Rescue), owner)})
	}
	for n, s := range x.Sublets {
		for i, id := range s.Lines {
			rows = append(rows, tableRow{"sublet_lines", fields{owner, {"sublet_n", n + 1}, {"n", i + 1}, {"line_id", id}}})
		}
	}
	if x.Transport != nil {
		rows = append(rows, tableRow{"transports", append(transportFields(x.Transport), owner)})
	}
	return rows
}

// addOutside adds what of a new order happens outside the shop. Its lines count
// the order's lines from 1.
func addOutside(b *Bulk, o *shop.Order, x shop.Outside) error {
	x = x.Copy()
	x.OrderID = o.ID
	if x.Rescue != nil {
		x.Rescue.LineID = lineAt(o, x.Rescue.LineID)
	}
	for n := range x.Sublets {
		s := &x.Sublets[n]
		for i := range s.Lines {
			s.Lines[i] = lineAt(o, s.Lines[i])
		}
		if err := b.add("sublets", append(subletFields(s), field{"order_id", o.ID}, field{"n", n + 1})); err != nil {
			return err
		}
	}
	for n := range x.Loans {
		l := &x.Loans[n]
		if err := b.add("loans", append(loanFields(l), field{"order_id", o.ID}, field{"n", n + 1})); err != nil {
			return err
		}
		if !l.Out() {
			b.after = append(b.after, func() error { return readLoaner(b.tx, l.LoanerID, l.BackKM) })
		}
	}
	for _, r := range outsideRows(&x) {
		if err := b.add(r.table, r.row); err != nil {
			return err
		}
	}
	return nil
}

// readLoaner brings the reading of a loaner car up to km.
func readLoaner(tx *Tx, id shop.LoanerID, km int64) error {
	if _, err := tx.exec(`UPDATE loaners SET mileage_km = $1 WHERE id = $2 AND mileage_km < $1`, km, id); err != nil {
		return fmt.Errorf("reading of loaner %d: %w", id, err)
	}
	return nil
}

func boardOutside(v View, at map[shop.OrderID]*Card) error {
	found, err := outsides(v, `order_id IN `+openOrders)
	for id, x := range found {
		if c := at[id]; c != nil {
			c.Outside = x
		}
	}
	return err
}

// Late is something outside that should be back by now.
type Late struct {
	OrderID shop.OrderID
	Number  string
	Plate   string // of the customer's car
	Who     string // supplier, or who drives the loaner car
	What    string // work, or the plate of the loaner car
	Loaner  bool
	Days    int           // sublet work: by how many days
	Over    time.Duration // loaner cars: by how long
	advisor shop.PersonID
	dueOn   shop.Day
	dueAt   time.Time
}

// LateOutside reads what should be back by now, sublet work first: of the orders
// of one advisor, or of all when it is 0.
func LateOutside(v View, now time.Time, advisor shop.PersonID) (list []Late, err error) {
	today := shop.DayOf(now, v.zone)
	take := func(r Late) {
		if advisor == 0 || r.advisor == advisor {
			list = append(list, r)
		}
	}
	err = eachRow(v, func(scan func(...any) error) error {
		var r Late
		err := scan(&r.OrderID, &r.Number, &r.Plate, to(&r.advisor), &r.Who, &r.What, &r.dueOn)
		r.Days = shop.Sublet{DueOn: r.dueOn}.DaysLate(today)
		take(r)
		return err
	}, `SELECT o.id, o.number, v.plate, o.advisor_id, p.name, s.what, s.due_on FROM sublets AS s JOIN orders AS o ON o.id = s.order_id
		JOIN vehicles AS v ON v.id = o.vehicle_id JOIN suppliers AS p ON p.id = s.supplier_id
		WHERE s.back_at = 0 AND s.due_on < $1 ORDER BY s.due_on, s.order_id, s.n`, today)
	if err != nil {
		return nil, fmt.Errorf("late sublet work: %w", err)
	}
	err = eachRow(v, func(scan func(...any) error) error {
		r := Late{Loaner: true}
		err := scan(&r.OrderID, &r.Number, &r.Plate, to(&r.advisor), &r.Who, &r.What, moment{&r.dueAt})
		r.Over = now.Sub(r.dueAt)
		take(r)
		return err
	}, `SELECT o.id, o.number, v.plate, o.advisor_id, l.borrower, c.plate, l.due_at FROM loans AS l JOIN orders AS o ON o.id = l.order_id
		JOIN vehicles AS v ON v.id = o.vehicle_id JOIN loaners AS c ON c.id = l.loaner_id
		WHERE l.back_at = 0 AND l.due_at > 0 AND l.due_at < $1 ORDER BY l.due_at, l.order_id`, stamp(now))
	if err != nil {
		return nil, fmt.Errorf("late loaner cars: %w", err)
	}
	return list, nil
}

func rescueFields(r *shop.Rescue) fields {
	return fields{
		{"kind", &r.Kind},
		{"place", &r.Place},
		{"caller", &r.Caller},
		{"phone", &r.Phone},
		{"called_at", moment{&r.CalledAt}},
		{"left_at", moment{&r.LeftAt}},
		{"arrived_at", moment{&r.ArrivedAt}},
		{"back_at", moment{&r.BackAt}},
		{"driver_id", to(&r.Driver)},
		{"supplier_id", to(&r.SupplierID)},
		{"km", &r.KM},
		{"fee_fen", &r.Fee},
		{"payer", &r.Payer},
		{"line_id", &r.LineID},
		{"cost_fen", &r.Cost},
		{"note", &r.Note},
	}
}

func subletFields(s *shop.Sublet) fields {
	return fields{
		{"supplier_id", to(&s.SupplierID)},
		{"what", &s.What},
		{"cost_fen", &s.Cost},
		{"due_on", &s.DueOn},
		{"sent_at", moment{&s.SentAt}},
		{"back_at", moment{&s.BackAt}},
		{"note", &s.Note},
	}
}

func transportFields(t *shop.Transport) fields {
	return fields{
		{"amount_fen", &t.Amount},
		{"agreed_by", &t.AgreedBy},
		{"way", &t.Way},
		{"agreed_at", moment{&t.AgreedAt}},
		{"note", &t.Note},
	}
}
