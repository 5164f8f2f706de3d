package data

import (
	"fmt"

	"gongdan/app/shop"
)

// RequestsOf reads what an order has asked of the store, the oldest first.
func RequestsOf(v View, order shop.OrderID) ([]shop.Request, error) {
	return all(v, `stock_requests WHERE order_id = $1 ORDER BY id`, requestRow, order)
}

// AddRequest notes what a line asks of the store. A part that the line has asked for
// before is left as it is, and added is false.
func AddRequest(tx *Tx, r shop.Request) (added bool, err error) {
	r.Available = max(0, r.Available)
	f := requestFields(&r)
	n, err := tx.exec(`INSERT INTO stock_requests (`+f.columns()+`) VALUES (`+marks(len(f))+`) ON CONFLICT DO NOTHING`, f.places()...)
	if err != nil {
		return false, fmt.Errorf("request of line %d: %w", r.LineID, err)
	}
	return n > 0, nil
}

// addRequests adds what a new order has asked of the store; its lines count from 1.
func addRequests(b *Bulk, o *shop.Order, list []shop.Request) error {
	for _, r := range list {
		r.OrderID, r.LineID = o.ID, lineAt(o, r.LineID)
		if err := b.add("stock_requests", requestFields(&r)); err != nil {
			return err
		}
	}
	return nil
}

func requestFields(r *shop.Request) fields {
	return fields{
		{"order_id", &r.OrderID},
		{"line_id", &r.LineID},
		{"part_id", &r.PartID},
		{"qty", &r.Qty},
		{"available", &r.Available},
		{"at", moment{&r.At}},
		{"person_id", to(&r.Person)},
	}
}

func requestRow(r *shop.Request) fields { return append(requestFields(r), field{"id", &r.ID}) }
