package data

import (
	"cmp"
	"slices"

	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
)

// RepairsOf are the orders of a car that the order on 三包 may count: those with a
// quality problem, void ones left out, as they were received.
func RepairsOf(v View, car shop.VehicleID) ([]sanbao.Repair, error) {
	by, err := repairsBy(v, `o.vehicle_id = $1`, car)
	return by[car], err
}

// repairsBy are the repairs of the orders that where leaves, by car.
func repairsBy(v View, where string, args ...any) (map[shop.VehicleID][]sanbao.Repair, error) {
	list, err := all(v, `orders AS o JOIN quality_problems AS q ON q.order_id = o.id WHERE `+where+` AND o.status <> 'void'
		ORDER BY o.received_at, o.id`, func(r *problemRow) fields {
		f := fields{
			{"o.vehicle_id", &r.car},
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
	}, args...)
	by := map[shop.VehicleID][]sanbao.Repair{}
	for _, r := range list {
		problem := r.problem
		r.Problem = &problem
		by[r.car] = append(by[r.car], r.Repair)
	}
	return by, err
}

type problemRow struct {
	sanbao.Repair
	car     shop.VehicleID
	problem shop.QualityProblem
}

// NearLimit is a car close to a limit of the order on 三包, or beyond it.
type NearLimit struct {
	Car   shop.Vehicle
	Owner string
	Phone string
	Clock sanbao.Clock
}

// NearLimits are the cars of which a count is close to its limit or a ground is met, as
// of a day: those with a ground first, then those nearest to one. Only cars with a
// quality problem are looked at; here leaves those that are in the workshop.
func NearLimits(v View, as sanbao.AsOf, here bool) (near []NearLimit, err error) {
	where := `o.status <> 'void'`
	if here {
		where = `o.vehicle_id IN (SELECT vehicle_id FROM orders WHERE is_open = TRUE)`
	}
	rules, err := Rules(v)
	if err != nil {
		return nil, err
	}
	repairs, err := repairsBy(v, where)
	if err != nil {
		return nil, err
	}
	cars, err := all(v, `vehicles AS c LEFT JOIN customers AS p ON p.id = c.owner_id WHERE c.merged_into IS NULL AND c.purpose = 'household'
		AND c.id IN (SELECT o.vehicle_id FROM orders AS o JOIN quality_problems AS q ON q.order_id = o.id WHERE `+where+`)`, nearFields)
	if err != nil {
		return nil, err
	}
	as.Zone = v.zone
	for _, x := range cars {
		as.MileageKM = x.Car.MileageKM
		if x.Clock = sanbao.Read(rules, PurchaseOf(x.Car), repairs[x.Car.ID], as); len(x.Clock.Grounds)+len(x.Clock.Warnings) > 0 {
			near = append(near, x)
		}
	}
	slices.SortStableFunc(near, func(a, b NearLimit) int {
		return cmp.Or(cmp.Compare(len(b.Clock.Grounds), len(a.Clock.Grounds)), cmp.Compare(b.Clock.Nearness(), a.Clock.Nearness()), cmp.Compare(a.Car.ID, b.Car.ID))
	})
	return near, nil
}

func nearFields(x *NearLimit) fields {
	f := fields{{"coalesce(p.name, '')", &x.Owner}, {"coalesce(p.phone, '')", &x.Phone}}
	for _, c := range vehicleRow(&x.Car) {
		f = append(f, field{"c." + c.column, c.at})
	}
	return f
}

// KnownProblem is a problem that was met before: its code, and how it was written last.
type KnownProblem struct {
	Code        string
	Description string
	Assembly    shop.Assembly
	Times       int64
	Mine        int64 // of them on the car that is asked about
}

// KnownProblems are the problems that the shop met, those of the car first, then those of
// cars of its make and model, then the most frequent; at most most of them.
func KnownProblems(v View, car shop.Vehicle, most int) ([]KnownProblem, error) {
	return all(v, `(SELECT q.code AS code, max(q.description) AS description, max(q.assembly) AS assembly, count(*) AS times,
			sum(CASE WHEN o.vehicle_id = $1 THEN 1 ELSE 0 END) AS mine, sum(CASE WHEN c.make = $2 AND c.model = $3 THEN 1 ELSE 0 END) AS alike
		FROM quality_problems AS q JOIN orders AS o ON o.id = q.order_id JOIN vehicles AS c ON c.id = o.vehicle_id
		WHERE o.status <> 'void' GROUP BY q.code) AS k
		ORDER BY mine DESC, alike DESC, times DESC, code LIMIT $4`, func(k *KnownProblem) fields {
		return fields{{"code", &k.Code}, {"description", &k.Description}, {"assembly", &k.Assembly}, {"times", &k.Times}, {"mine", &k.Mine}}
	}, car.ID, car.Make, car.Model, most)
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
	return sanbao.Purchase{Use: car.Use, InvoicedOn: car.Dates.InvoicedOn, DeliveredOn: car.Dates.DeliveredOn, Card: car.Card}
}
