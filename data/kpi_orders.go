package data

import (
	"fmt"
	"slices"

	"gongdan/app/shop"
)

// KPIOrders reads what is shown of orders that a figure is made of, by their ids.
func KPIOrders(v View, ids []shop.OrderID) (map[shop.OrderID]OrderRow, error) {
	rows := map[shop.OrderID]OrderRow{}
	for some := range slices.Chunk(ids, 500) {
		args := make([]any, len(some))
		for i, id := range some {
			args[i] = id
		}
		err := eachRow(v, func(scan func(...any) error) error {
			var r OrderRow
			err := scan(&r.ID, &r.Number, &r.Plate, &r.Vehicle, &r.Customer, &r.Kind, &r.Status, moment{&r.ReceivedAt}, moment{&r.PromisedAt}, &r.Total, &r.Due)
			rows[r.ID] = r
			return err
		}, `SELECT o.id, o.number, f.plate, trim(f.make || ' ' || f.model), coalesce(c.name, ''), o.kind, o.status, o.received_at, o.promised_at, o.total_fen, o.due_fen
			FROM orders AS o JOIN vehicles AS f ON f.id = o.vehicle_id LEFT JOIN customers AS c ON c.id = o.customer_id WHERE o.id IN (`+marks(len(some))+`)`, args...)
		if err != nil {
			return nil, fmt.Errorf("orders of a figure: %w", err)
		}
	}
	return rows, nil
}
