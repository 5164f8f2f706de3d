package data

import (
	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
)

// RepairsOf are the orders of a car that the order on 三包 may count: those with a
// quality problem, void ones left out, as they were received.
func RepairsOf(v View, car shop.VehicleID) ([]sanbao.Repair, error) {
	list, err := all(v, `orders AS o JOIN quality_problems AS q ON q.order_id = o.id WHERE o.vehicle_id = $1 AND o.status <> 'void'
		ORDER BY o.received_at, o.id`, func(r *problemRow) fields {
		f := fields{
			{"o.number", &r.Order},
			{"o.kind", &r.Kind},
			{"o.received_at", moment{&r.ReceivedAt}},
			{"o.agreed_at", moment{&r.AgreedAt}},
			{"o.finished_at", moment{&r.FinishedAt}},
			{"o.mileage_km", &r.MileageKM},
		}
		for _, x := range qualityFields(&r.problem) {
			f = append(f, field{"q." + x.column, x.at})
		}
		return f
	}, car)
	repairs := make([]sanbao.Repair, len(list))
	for i, r := range list {
		problem := r.problem
		repairs[i] = r.Repair
		repairs[i].Problem = &problem
	}
	return repairs, err
}

type problemRow struct {
	sanbao.Repair
	problem shop.QualityProblem
}

// MileageOn is what a car's clock showed last on or before a day, by its orders; 0 when
// nothing was read.
func MileageOn(v View, car shop.VehicleID, on shop.Day) (int64, error) {
	return number(v, `SELECT CASE WHEN out_km > mileage_km THEN out_km ELSE mileage_km END FROM orders
		WHERE vehicle_id = $1 AND status <> 'void' AND received_at < $2 ORDER BY received_at DESC, id DESC LIMIT 1`,
		car, on.Add(1).Time(v.zone).UnixMilli())
}

// Sanbao reads the clock of a car as of a day.
func Sanbao(v View, car shop.Vehicle, as sanbao.AsOf) (sanbao.Clock, error) {
	rules, err := Rules(v)
	if err != nil {
		return sanbao.Clock{}, err
	}
	repairs, err := RepairsOf(v, car.ID)
	if err != nil {
		return sanbao.Clock{}, err
	}
	as.Zone = v.zone
	if as.MileageKM, err = MileageOn(v, car.ID, as.On); err != nil {
		return sanbao.Clock{}, err
	}
	return sanbao.Read(rules, PurchaseOf(car), repairs, as), nil
}

// PurchaseOf is what is known of how a car was bought.
func PurchaseOf(car shop.Vehicle) sanbao.Purchase {
	return sanbao.Purchase{
		Use: car.Use, InvoicedOn: car.Dates.InvoicedOn, DeliveredOn: car.Dates.DeliveredOn, Price: car.Price, Rate: car.Compensation,
	}
}
