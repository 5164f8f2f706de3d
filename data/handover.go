package data

import (
	"errors"
	"fmt"

	"gongdan/app/shop"
)

// Handover reads what goes with the car of an order; an order of which nothing
// was noted has an empty one.
func Handover(v View, id shop.OrderID) (shop.Handover, error) {
	h, err := one(v, `handovers WHERE order_id = $1`, handoverFields, id)
	if err != nil && !errors.Is(err, shop.ErrMissing) {
		return h, err
	}
	h.OrderID = id
	h.Promises, err = all(v, `order_promises WHERE order_id = $1 ORDER BY n`, promiseFields, id)
	return h, err
}

// SaveHandover keeps it in place of the one before.
func SaveHandover(tx *Tx, h shop.Handover) error {
	if _, err := tx.exec(`DELETE FROM handovers WHERE order_id = $1`, h.OrderID); err != nil {
		return fmt.Errorf("save handover of order %d: %w", h.OrderID, err)
	}
	if err := insert(tx, "handovers", handoverFields(&h)); err != nil {
		return err
	}
	if err := replace(tx, "order_promises", "order_id", h.OrderID, rowsOf(h.Promises, promiseFields)); err != nil {
		return err
	}
	tx.change(shop.KindOrders, int64(h.OrderID))
	return nil
}

// TakePassNo gives a handover the number of its pass, CM260414-003, by the
// shop's day of the write; one that has a number keeps it.
func TakePassNo(tx *Tx, h *shop.Handover) error {
	if h.PassNo != "" {
		return nil
	}
	remember(tx, h)
	text, err := freeNumber(tx, passNumber, tx.Day(), dayNumber("CM", tx.Day()))
	h.PassNo = text
	return err
}

func handoverFields(h *shop.Handover) fields {
	return fields{
		{"order_id", &h.OrderID},
		{"pass_no", &h.PassNo},
		{"key_no", &h.KeyNo},
		{"next_on", &h.NextOn},
		{"next_km", &h.NextKM},
		{"advice", &h.Advice},
		{"person_id", to(&h.By)},
		{"at", moment{&h.At}},
	}
}

func promiseFields(p *shop.Promise) fields {
	return fields{{"text", &p.Text}, {"kept", &p.Kept}, {"note", &p.Note}}
}
