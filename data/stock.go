package data

import (
	"errors"
	"fmt"

	"gongdan/app/shop"
)

// MovesOf reads the newest n lines of a part's ledger, the newest first.
func MovesOf(v View, part shop.PartID, n int) ([]shop.Move, error) {
	return all(v, `stock_moves WHERE part_id = $1 ORDER BY id DESC LIMIT $2`, moveRow, part, n)
}

// MoveStock adds a line to the ledger of a part and brings its stock, and the
// stock's value, up to date; the move that comes back has its value and balance.
//
// What goes out is worth its share of the moving average, and the last piece
// takes all that is left, so the value is exact to the fen. What comes back from
// a line of an order is worth what it cost there, in the same way. What else
// comes in is worth Value; an adjustment, count or return without one the average.
// A transfer is worth nothing. It is refused when the part, or what lies at the
// location, would fall below zero, or the line, and when its day is in a closed
// month or still to come. Without a time the move is made now, and without a person
// by the one who writes.
//
// What goes out without a location is taken from where orders are served, the oldest
// lot first, and what comes back from a line to where it lay: one line of the ledger
// for each. The move that comes back is then the sum of them.
func MoveStock(tx *Tx, m shop.Move) (shop.Move, error) {
	if m.At.IsZero() {
		m.At = tx.by.At
	}
	if m.Person == 0 {
		m.Person = tx.by.Person
	}
	if err := MayMove(tx, m.At); err != nil {
		return m, err
	}
	lies, err := spread(tx, m)
	if err != nil {
		return m, err
	}
	whole := m
	whole.Value = 0
	for _, x := range lies {
		one := m
		one.Location, one.LotID, one.Qty = x.Location, x.LotID, x.OnHand
		if one, err = moveOne(tx, one); err != nil {
			return m, err
		}
		whole.ID, whole.Balance, whole.Location, whole.LotID = one.ID, one.Balance, one.Location, one.LotID
		whole.Value += one.Value
	}
	return whole, nil
}

func moveOne(tx *Tx, m shop.Move) (shop.Move, error) {
	if err := layDown(tx, m); err != nil {
		return m, err
	}
	s, err := takeStock(tx, m)
	if err != nil {
		return m, err
	}
	line, err := lineOf(tx, m)
	if err != nil {
		return m, err
	}
	m.Value, m.Balance = s.worth(m, line), s.OnHand
	if _, err := tx.exec(`UPDATE parts SET value_fen = value_fen + $1, moved_at = $2 WHERE id = $3`,
		m.Value, stamp(m.At), m.PartID); err != nil {
		return m, fmt.Errorf("value of part %d: %w", m.PartID, err)
	}
	if line.ID != 0 {
		if _, err := tx.exec(`UPDATE order_lines SET issued = issued - $1, cost_fen = cost_fen - $2 WHERE id = $3`,
			m.Qty, m.Value, line.ID); err != nil {
			return m, fmt.Errorf("issue for line %d: %w", line.ID, err)
		}
		tx.change(shop.KindOrders, int64(m.OrderID))
	}
	if err := insertID(tx, "stock_moves", &m.ID, moveFields(&m)); err != nil {
		return m, fmt.Errorf("move part %d: %w", m.PartID, err)
	}
	tx.change(shop.KindParts, int64(m.PartID))
	return m, nil
}

// stock is what there is of a part after a move, worth Value before it.
type stock struct {
	OnHand shop.Qty
	Value  shop.Money
}

// takeStock changes what is on hand, in one statement that does nothing when
// there is too little: two who take the last piece cannot both succeed.
func takeStock(tx *Tx, m shop.Move) (s stock, err error) {
	err = tx.q.QueryRowContext(tx.ctx, `UPDATE parts SET on_hand = on_hand + $1,
		held = held + CASE WHEN (SELECT issues FROM warehouses WHERE id = $3)
			AND NOT EXISTS (SELECT 1 FROM lots WHERE lots.id = $4 AND (blocked <> '' OR used = TRUE)) THEN 0 ELSE $1 END
		WHERE id = $2 AND on_hand + $1 >= 0
		RETURNING on_hand, value_fen`, m.Qty, m.PartID, m.Location.Warehouse, m.LotID).Scan(&s.OnHand, &s.Value)
	if err = missing(err); errors.Is(err, shop.ErrMissing) {
		p, err := Part(tx.View, m.PartID)
		if err != nil {
			return s, err
		}
		return s, short(p, p.OnHand, m.Qty)
	}
	if err != nil {
		return s, fmt.Errorf("move part %d: %w", m.PartID, err)
	}
	return s, nil
}

func short(p shop.Part, have, qty shop.Qty) error {
	return shop.Refuse("part.refuse.short", shop.Args{"Part": p.Name, "Have": have, "Want": -qty})
}

// lineOf reads the line that a move is for, and refuses to take back more than
// was issued for it.
func lineOf(tx *Tx, m shop.Move) (l shop.Line, err error) {
	if m.LineID == 0 {
		return l, nil
	}
	l, err = one(tx.View, `order_lines WHERE id = $1 AND order_id = $2 AND part_id = $3`, lineRow, m.LineID, m.OrderID, m.PartID)
	if err != nil {
		return l, err
	}
	if m.Qty > l.Issued {
		return l, shop.Refuse("part.refuse.return_more", shop.Args{"Issued": l.Issued, "Qty": m.Qty}, l.Title())
	}
	return l, nil
}

// worth is the value of m, which is part of s already.
func (s stock) worth(m shop.Move, line shop.Line) shop.Money {
	before := s.OnHand - m.Qty
	switch {
	case m.Kind == shop.MoveTransfer:
		return 0
	case m.Qty < 0:
		return -s.Value.Part(-m.Qty, before)
	case line.ID != 0:
		return line.Cost.Part(m.Qty, line.Issued)
	case m.Value == 0 && (m.Kind == shop.MoveAdjust || m.Kind == shop.MoveReturn || m.Kind == shop.MoveCount):
		return s.Value.Part(m.Qty, before)
	}
	return m.Value
}

func moveFields(m *shop.Move) fields {
	return fields{
		{"part_id", to(&m.PartID)},
		{"kind", &m.Kind},
		{"at", moment{&m.At}},
		{"qty", &m.Qty},
		{"value_fen", &m.Value},
		{"balance", &m.Balance},
		{"order_id", to(&m.OrderID)},
		{"line_id", &m.LineID},
		{"person_id", to(&m.Person)},
		{"note", &m.Note},
		{"warehouse_id", &m.Location.Warehouse},
		{"bin", &m.Location.Bin},
		{"lot_id", &m.LotID},
		{"supplier_id", to(&m.SupplierID)},
		{"taker_id", to(&m.Taker)},
	}
}

func moveRow(m *shop.Move) fields { return append(moveFields(m), field{"id", &m.ID}) }
