package data

import (
	"time"

	"gongdan/app/shop"
)

// VisitRow is one order of a car, in short.
type VisitRow struct {
	ID         shop.OrderID
	Number     string
	Kind       shop.OrderKind
	Status     shop.Status
	ReceivedAt time.Time
	MileageKM  int64
	Complaint  string
	Total, Due shop.Money
}

// VisitsOf reads the orders of a car, the newest first.
func VisitsOf(v View, car shop.VehicleID) ([]VisitRow, error) {
	return all(v, `orders WHERE vehicle_id = $1 ORDER BY received_at DESC, id DESC`, func(r *VisitRow) fields {
		return fields{
			{"id", &r.ID},
			{"number", &r.Number},
			{"kind", &r.Kind},
			{"status", &r.Status},
			{"received_at", moment{&r.ReceivedAt}},
			{"mileage_km", &r.MileageKM},
			{"complaint", &r.Complaint},
			{"total_fen", &r.Total},
			{"due_fen", &r.Due},
		}
	}, car)
}
