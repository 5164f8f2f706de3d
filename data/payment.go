package data

import (
	"fmt"
	"slices"

	"gongdan/app/shop"
)

// addPayments adds the payments of o that have no id yet.
func addPayments(tx *Tx, o *shop.Order) error {
	o.Payments = slices.Clone(o.Payments)
	for i := range o.Payments {
		p := &o.Payments[i]
		if p.ID != 0 {
			continue
		}
		if err := insertID(tx, "payments", &p.ID, append(paymentFields(p), field{"order_id", o.ID})); err != nil {
			return fmt.Errorf("payment of order %d: %w", o.ID, err)
		}
		tx.change(shop.KindPayments, p.ID)
	}
	return nil
}

func paymentFields(p *shop.Payment) fields {
	return fields{
		{"at", moment{&p.At}},
		{"kind", &p.Kind},
		{"method", &p.Method},
		{"amount_fen", &p.Amount},
		{"person_id", to(&p.Person)},
		{"note", &p.Note},
		{"corrects", to(&p.Corrects)},
	}
}

func paymentRow(p *shop.Payment) fields { return append(paymentFields(p), field{"id", &p.ID}) }
