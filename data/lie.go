package data

import (
	"fmt"

	"gongdan/app/shop"
)

// LiesOf is what of a part lies where, the warehouses that issue and the oldest lots
// first.
func LiesOf(v View, part shop.PartID) ([]shop.Lie, error) {
	return all(v, lies+` WHERE s.part_id = $1 ORDER BY w.issues DESC, s.warehouse_id, s.lot_id, s.bin`, lieRow, part)
}

const lies = `stock_at AS s JOIN warehouses AS w ON w.id = s.warehouse_id`

func lieRow(x *shop.Lie) fields {
	return fields{
		{"s.part_id", &x.PartID},
		{"s.warehouse_id", &x.Location.Warehouse},
		{"s.bin", &x.Location.Bin},
		{"s.lot_id", &x.LotID},
		{"s.on_hand", &x.OnHand},
	}
}

// spread is where a move takes its pieces from, or puts them, each with its share of
// the quantity.
func spread(tx *Tx, m shop.Move) ([]shop.Lie, error) {
	p, err := Part(tx.View, m.PartID)
	if err != nil {
		return nil, err
	}
	to, err := purpose(tx, p, m)
	if err != nil {
		return nil, err
	}
	if err := mayIssue(to, m); err != nil {
		return nil, err
	}
	named := m.Location.Warehouse != 0 || m.LotID != 0
	switch {
	case m.Qty < 0 && (!named || m.Kind == shop.MoveIssue && m.Location.Warehouse == 0):
		return served(to, m)
	case m.Qty > 0 && !named && m.LineID != 0:
		return cameFrom(tx.View, m)
	}
	return []shop.Lie{{PartID: p.ID, Location: m.Location.Of(p), LotID: m.LotID, OnHand: m.Qty}}, nil
}

// cameFrom puts back what a line was given, the last first.
func cameFrom(v View, m shop.Move) ([]shop.Lie, error) {
	list, err := all(v, `(SELECT warehouse_id, bin, lot_id, max(id) AS last, CAST(-sum(qty) AS BIGINT) AS out FROM stock_moves
		WHERE line_id = $1 AND part_id = $2 GROUP BY warehouse_id, bin, lot_id) AS s WHERE out > 0 ORDER BY last DESC`,
		func(x *shop.Lie) fields {
			return fields{{"warehouse_id", &x.Location.Warehouse}, {"bin", &x.Location.Bin}, {"lot_id", &x.LotID}, {"out", &x.OnHand}}
		}, m.LineID, m.PartID)
	if err != nil {
		return nil, err
	}
	left := m.Qty
	var back []shop.Lie
	for _, x := range list {
		if x.PartID, x.OnHand = m.PartID, min(x.OnHand, left); x.OnHand > 0 {
			back, left = append(back, x), left-x.OnHand
		}
	}
	if left > 0 { // more than was issued: lineOf refuses it
		back = append(back, shop.Lie{PartID: m.PartID, Location: shop.Location{Warehouse: shop.MainWarehouse}, OnHand: left})
	}
	return back, nil
}

// share takes qty, which is below zero, from what lies there.
func share(list []shop.Lie, qty shop.Qty, p shop.Part) ([]shop.Lie, error) {
	var out []shop.Lie
	var have shop.Qty
	left := -qty
	for _, x := range list {
		have += x.OnHand
		if n := min(x.OnHand, left); n > 0 {
			x.OnHand, left = -n, left-n
			out = append(out, x)
		}
	}
	switch {
	case left == 0:
		return out, nil
	case have < p.OnHand:
		return nil, shop.Refuse("part.refuse.short_held", shop.Args{"Part": p.Name, "Have": have, "Want": -qty, "Held": p.OnHand - have})
	}
	return nil, short(p, have, qty)
}

// layDown changes what lies at the location of a move.
func layDown(tx *Tx, m shop.Move) error {
	key := []any{m.Qty, m.PartID, m.Location.Warehouse, m.Location.Bin, m.LotID}
	if m.Qty > 0 {
		_, err := tx.exec(`INSERT INTO stock_at (on_hand, part_id, warehouse_id, bin, lot_id) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (part_id, warehouse_id, bin, lot_id) DO UPDATE SET on_hand = stock_at.on_hand + excluded.on_hand`, key...)
		if err != nil {
			return fmt.Errorf("lay down part %d: %w", m.PartID, err)
		}
		return nil
	}
	const there = ` WHERE part_id = $2 AND warehouse_id = $3 AND bin = $4 AND lot_id = $5 AND on_hand + $1 `
	n, err := tx.exec(`UPDATE stock_at SET on_hand = on_hand + $1`+there+`> 0`, key...)
	if err == nil && n == 0 {
		n, err = tx.exec(`DELETE FROM stock_at`+there+`= 0`, key...)
	}
	if err != nil {
		return fmt.Errorf("take part %d: %w", m.PartID, err)
	}
	if n > 0 {
		return nil
	}
	p, err := Part(tx.View, m.PartID)
	if err != nil {
		return err
	}
	have, err := number(tx.View, `SELECT on_hand FROM stock_at WHERE part_id = $1 AND warehouse_id = $2 AND bin = $3 AND lot_id = $4`, key[1:]...)
	if err != nil {
		return err
	}
	return short(p, shop.Qty(have), m.Qty)
}
