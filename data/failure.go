package data

import (
	"cmp"
	"slices"
	"time"

	"gongdan/app/shop"
)

// fits are the visits in which a part was fitted, each with the next one in which the
// same part was fitted into the same car, and the first one that was its rework.
// Maintenance is left out: what is changed by plan has not failed, and neither has a
// part that the customer brought. $1 is from when on visits count, $3 until when: what came
// later is not known yet.
const fits = `(SELECT o.id AS order_id, o.vehicle_id AS vehicle_id, l.part_id AS part_id, o.delivered_at AS delivered_at,
		lead(o.id) OVER w AS next_id, lead(o.received_at) OVER w AS next_at, r.id AS rework_id, r.at AS rework_at
	FROM (SELECT DISTINCT order_id, part_id FROM order_lines
		WHERE kind = 'part' AND part_id IS NOT NULL AND consent = 'agreed' AND origin <> 'customer_owned') AS l
	JOIN orders AS o ON o.id = l.order_id
	LEFT JOIN (SELECT rework_of, min(id) AS id, min(received_at) AS at FROM orders WHERE rework_of IS NOT NULL AND status <> 'void' AND received_at <= $3 GROUP BY rework_of) AS r
		ON r.rework_of = o.id
	WHERE o.kind <> 'maintenance' AND o.status <> 'void' AND o.received_at >= $1 AND o.received_at <= $3
	WINDOW w AS (PARTITION BY o.vehicle_id, l.part_id ORDER BY o.received_at, o.id)) AS f`

// back is when what was fitted came back within $2 ms of its delivery; 0: it did not.
const back = `CASE WHEN f.rework_at IS NOT NULL AND f.rework_at <= f.delivered_at + $2 AND (f.next_at IS NULL OR f.rework_at <= f.next_at) THEN f.rework_at
	WHEN f.next_at IS NOT NULL AND f.next_at >= f.delivered_at AND f.next_at <= f.delivered_at + $2 THEN f.next_at ELSE 0 END`

// FailureRow is a failure with how many of its pieces may still come back.
type FailureRow struct {
	shop.Failure
	Young int64
}

// Failures are the parts that came back, by model, part and fault, as of now: those that
// are to be looked at first, then the higher rate, then the larger number.
func Failures(v View, rules shop.FailureRules, now time.Time) ([]FailureRow, error) {
	from := now.AddDate(0, 0, -int(rules.Since))
	within := rules.Days * 24 * time.Hour.Milliseconds()
	list, err := all(v, `(SELECT c.make AS make, c.model AS model, f.part_id AS part_id, coalesce(q.code, '') AS fault, count(*) AS fitted,
			sum(CASE WHEN `+back+` > 0 THEN 1 ELSE 0 END) AS came, sum(CASE WHEN `+back+` = 0 AND f.delivered_at + $2 > $3 THEN 1 ELSE 0 END) AS young
		FROM `+fits+` JOIN vehicles AS c ON c.id = f.vehicle_id LEFT JOIN quality_problems AS q ON q.order_id = f.order_id
		WHERE f.delivered_at > 0 AND f.delivered_at <= $3 GROUP BY c.make, c.model, f.part_id, coalesce(q.code, '')) AS g
		JOIN parts AS p ON p.id = g.part_id WHERE g.came > 0 OR g.fitted >= $4`, func(r *FailureRow) fields {
		return fields{
			{"g.make", &r.Make},
			{"g.model", &r.Model},
			{"g.part_id", &r.PartID},
			{"p.number", &r.Number},
			{"p.name", &r.Part},
			{"g.fault", &r.Fault},
			{"g.fitted", &r.Fitted},
			{"g.came", &r.Came},
			{"p.on_hand - p.held", &r.Available},
			{"g.young", &r.Young},
		}
	}, stamp(from), within, stamp(now), rules.Least)
	if err != nil {
		return nil, err
	}
	reserved, err := reservations(v)
	for i := range list {
		list[i].Available -= reserved[list[i].PartID]
	}
	slices.SortStableFunc(list, func(a, b FailureRow) int {
		return cmp.Or(cmp.Compare(b.Alarm(rules), a.Alarm(rules)), cmp.Compare(b.Rate(), a.Rate()), cmp.Compare(b.Fitted, a.Fitted),
			cmp.Compare(a.Make+a.Model, b.Make+b.Model), cmp.Compare(a.Number, b.Number), cmp.Compare(a.Fault, b.Fault))
	})
	return list, err
}

// FailureWatch reads what came back from a day to another with the visits that prove it, at
// most most of each; without days it is over those of the rule.
func FailureWatch(v View, span shop.WatchSpan, now time.Time, most int) (w shop.FailureWatch, err error) {
	rules, err := Rules(v)
	if err != nil {
		return w, err
	}
	w = shop.WatchOf(rules, span, now, v.zone)
	rows, err := Failures(v, w.Rules, w.At)
	for i := 0; i < len(rows) && err == nil; i++ {
		seen := shop.FailureSeen{Failure: rows[i].Failure, Young: rows[i].Young}
		seen.Cases, err = FailureCases(v, rows[i].Failure, w.Rules, w.At, most)
		w.Of = append(w.Of, seen)
	}
	return w, err
}

// FailureCases are the visits that a failure is made of: those that came back first, then
// the latest; at most most of them.
func FailureCases(v View, f shop.Failure, rules shop.FailureRules, now time.Time, most int) ([]shop.FailureCase, error) {
	from := now.AddDate(0, 0, -int(rules.Since))
	within := rules.Days * 24 * time.Hour.Milliseconds()
	list, err := all(v, `(SELECT f.*, `+back+` AS back_at FROM `+fits+`) AS x
		JOIN orders AS o ON o.id = x.order_id JOIN vehicles AS c ON c.id = x.vehicle_id
		LEFT JOIN quality_problems AS q ON q.order_id = x.order_id
		LEFT JOIN orders AS b ON x.back_at > 0 AND b.id = CASE WHEN x.rework_at = x.back_at THEN x.rework_id ELSE x.next_id END
		LEFT JOIN (SELECT order_id, part_id, max(lot_id) AS lot_id FROM stock_moves WHERE kind = 'issue' AND lot_id <> 0 AND part_id = $4 GROUP BY order_id, part_id) AS m
			ON m.order_id = x.order_id AND m.part_id = x.part_id
		LEFT JOIN lots AS l ON l.id = m.lot_id LEFT JOIN suppliers AS s ON s.id = l.supplier_id
		WHERE x.delivered_at > 0 AND x.delivered_at <= $3 AND x.part_id = $4 AND c.make = $5 AND c.model = $6 AND coalesce(q.code, '') = $7
		ORDER BY CASE WHEN x.back_at > 0 THEN 0 ELSE 1 END, x.delivered_at DESC, x.order_id DESC LIMIT $8`, caseFields,
		stamp(from), within, stamp(now), f.PartID, f.Make, f.Model, f.Fault, most)
	return list, err
}

func caseFields(c *shop.FailureCase) fields {
	return fields{
		{"x.order_id", &c.Order},
		{"o.number", &c.Number},
		{"c.plate", &c.Plate},
		{"x.delivered_at", moment{&c.At}},
		{"o.out_km", &c.KM},
		{"coalesce(b.id, 0)", &c.Back},
		{"coalesce(b.number, '')", &c.BackNo},
		{"coalesce(b.received_at, 0)", moment{&c.BackAt}},
		{"coalesce(b.mileage_km, 0)", &c.BackKM},
		{"CASE WHEN b.rework_of = x.order_id THEN TRUE ELSE FALSE END", &c.Rework},
		{"coalesce(s.name, '')", &c.Supplier},
		{"coalesce(l.batch, '')", &c.Batch},
	}
}
