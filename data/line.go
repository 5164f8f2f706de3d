package data

import (
	"fmt"
	"slices"
	"time"

	"gongdan/app/shop"
)

func linesOf(v View, id shop.OrderID) ([]shop.Line, error) {
	return all(v, `order_lines WHERE order_id = $1 ORDER BY n, id`, lineRow, id)
}

// saveLines makes the lines of o the lines that are kept, and leaves alone what
// has not changed: an order is saved often, its lines seldom all.
func saveLines(tx *Tx, o *shop.Order) error {
	had, err := linesOf(tx.View, o.ID)
	if err != nil {
		return err
	}
	o.Lines = slices.Clone(o.Lines) // new ids must not reach the caller's list when the write is undone
	for i := range had {
		if o.Line(had[i].ID) == nil {
			if err := dropLine(tx, &had[i]); err != nil {
				return err
			}
		}
	}
	for n := range o.Lines {
		if err := saveLine(tx, o.ID, n, &o.Lines[n], had); err != nil {
			return fmt.Errorf("line %d of order %d: %w", n+1, o.ID, err)
		}
	}
	return nil
}

func saveLine(tx *Tx, order shop.OrderID, n int, l *shop.Line, had []shop.Line) error {
	place := field{"n", n + 1}
	if l.ID == 0 {
		l.Issued, l.Cost = 0, 0
		return insertID(tx, "order_lines", &l.ID, append(lineFields(l), place, field{"order_id", order}))
	}
	i := slices.IndexFunc(had, func(x shop.Line) bool { return x.ID == l.ID })
	if i < 0 {
		return shop.ErrStale
	}
	old := had[i]
	l.Issued, l.Cost = old.Issued, old.Cost
	if i == n && same(*l, old) {
		return nil
	}
	return update(tx, "order_lines", l.ID, append(lineWords(l), place))
}

func same(a, b shop.Line) bool {
	if stamp(a.Agreement.At) != stamp(b.Agreement.At) {
		return false
	}
	a.Agreement.At, b.Agreement.At = time.Time{}, time.Time{}
	return a == b
}

func dropLine(tx *Tx, l *shop.Line) error {
	n, err := tx.exec(`DELETE FROM order_lines WHERE id = $1 AND issued = 0`, l.ID)
	if err != nil {
		return fmt.Errorf("take line %d out: %w", l.ID, err)
	}
	if n == 0 {
		return &shop.Refusal{Say: "order.refuse.line_issued", Blocks: []string{l.Title()}, Fix: "return"}
	}
	return nil
}

// lineFields are all of a line but its place; issued and cost are written with a
// new line and by moves only.
func lineFields(l *shop.Line) fields {
	return append(lineWords(l), field{"issued", &l.Issued}, field{"cost_fen", &l.Cost})
}

func lineWords(l *shop.Line) fields {
	return fields{
		{"kind", &l.Kind},
		{"labour_id", to(&l.LabourID)},
		{"part_id", to(&l.PartID)},
		{"code", &l.Code},
		{"name", &l.Name},
		{"unit", &l.Unit},
		{"origin", &l.Origin},
		{"work_class", &l.WorkClass},
		{"qty", &l.Qty},
		{"price_fen", &l.Price},
		{"discount_bp", &l.Discount},
		{"payer", &l.Payer},
		{"technician_id", to(&l.Technician)},
		{"clocked", &l.Clocked},
		{"job", &l.Job},
		{"consent", &l.Agreement.Consent},
		{"consent_by", &l.Agreement.By},
		{"consent_way", &l.Agreement.Way},
		{"consent_at", moment{&l.Agreement.At}},
		{"package", &l.Package},
		{"from_check", &l.FromCheck},
		{"found_by", to(&l.FoundBy)},
		{"found_at", moment{&l.FoundAt}},
		{"own_paper", &l.OwnPaper},
		{"guarantee_days", &l.GuaranteeDays},
		{"guarantee_km", &l.GuaranteeKM},
	}
}

func lineRow(l *shop.Line) fields {
	return append(lineFields(l), field{"id", &l.ID})
}

// DeclinedLine is a line that the customer did not want, with the order on
// which it was offered.
type DeclinedLine struct {
	shop.Line
	OrderID shop.OrderID
	Number  string
	At      time.Time // when the car was received
}

// DeclinedOf reads what was declined on orders of a car and not agreed on a
// later one, the newest first and the same thing once. An order that was called
// off because the customer wanted nothing still says what he was advised.
func DeclinedOf(v View, car shop.VehicleID) ([]DeclinedLine, error) {
	list, err := all(v, `order_lines WHERE consent = 'declined'
		AND order_id IN (SELECT id FROM orders WHERE vehicle_id = $1)
		AND NOT EXISTS (SELECT 1 FROM order_lines l JOIN orders o ON o.id = l.order_id
			WHERE o.vehicle_id = $1 AND o.status <> 'void' AND l.consent = 'agreed'
			AND l.code = order_lines.code AND (l.code <> '' OR l.name = order_lines.name)
			AND o.received_at > (SELECT received_at FROM orders WHERE orders.id = order_lines.order_id))
		ORDER BY (SELECT received_at FROM orders WHERE orders.id = order_lines.order_id) DESC, order_id DESC, n`,
		declinedRow, car)
	if err != nil {
		return nil, err
	}
	type thing struct{ code, name string }
	seen := map[thing]bool{}
	return slices.DeleteFunc(list, func(d DeclinedLine) bool {
		it := thing{code: d.Code}
		if d.Code == "" {
			it.name = d.Name
		}
		again := seen[it]
		seen[it] = true
		return again
	}), nil
}

func declinedRow(d *DeclinedLine) fields {
	return append(lineRow(&d.Line),
		field{"order_id", &d.OrderID},
		field{"(SELECT number FROM orders WHERE orders.id = order_lines.order_id)", &d.Number},
		field{"(SELECT received_at FROM orders WHERE orders.id = order_lines.order_id)", moment{&d.At}})
}
