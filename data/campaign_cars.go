package data

import (
	"strconv"
	"strings"

	"gongdan/app/shop"
)

// What the row r of a campaign asks of the car v, as shop.Criterion.Catches has it;
// TestCampaignsCatchTheSameCarsInSQLAsTheirRules holds both against each other.
const (
	fitsModel = `(r.make = '' OR r.make = v.make) AND (r.model = '' OR r.model = v.model)
		AND (r.year_from + r.year_to = 0 OR v.year > 0 AND v.year >= r.year_from AND (r.year_to = 0 OR v.year <= r.year_to))`
	fitsVIN = `(length(v.vin) = 17 AND (substr(v.vin, 1, 8) || substr(v.vin, 10))
		BETWEEN substr(r.vin_from, 1, 8) || substr(r.vin_from, 10) AND substr(r.vin_to, 1, 8) || substr(r.vin_to, 10))`
	maybeVIN = `(r.vin_from = '' OR ` + fitsVIN + `)`

	// What of the lots of the row's batch still is in cars: orders and how much.
	batchUses = `parts p CROSS JOIN lots l CROSS JOIN stock_moves m WHERE p.number = r.part_no AND l.part_id = p.id AND l.batch = r.batch
		AND m.lot_id = l.id AND m.lot_id <> 0 AND m.order_id IS NOT NULL GROUP BY m.order_id, l.id HAVING sum(m.qty) < 0`
	fitsBatch = `(r.batch = '' OR EXISTS (SELECT 1 FROM orders x WHERE x.vehicle_id IN (` + filesOf + `)
		AND x.id IN (SELECT m.order_id FROM ` + batchUses + `)))`

	// The files of the car v: its own, and those that were joined to it.
	filesOf = `SELECT v.id UNION ALL SELECT w.id FROM vehicles w WHERE w.merged_into = v.id`

	// The orders o that have done what a campaign asked for, by j: the car has left, and
	// what the factory pays for was not all declined.
	didIt = `o.id = j.order_id AND o.kind = 'recall' AND o.delivered_at > 0 AND o.void_at = 0
		AND (NOT EXISTS (SELECT 1 FROM order_lines y WHERE y.order_id = o.id AND y.payer = 'factory' AND y.consent = 'declined')
		OR EXISTS (SELECT 1 FROM order_lines y WHERE y.order_id = o.id AND y.payer = 'factory' AND y.consent <> 'declined'))`
)

// campaignCars are the cars of the campaigns that of names, such as "= 7": all that one of
// its rows catches and all that were put right, each with how far it has come. It drives
// by index from the rows to the cars. A note or an order of a file that was joined to
// another is one of that other.
func campaignCars(of string) string {
	const plain = `r.batch = '' AND v.merged_into IS NULL AND ` + fitsModel
	return strings.ReplaceAll(`(SELECT campaign_id, id, max(caught) AS caught, max(done) AS done, max(told) AS told, max(last) % 2 AS refused,
		CASE WHEN max(done) > 0 THEN 'done' WHEN max(last) % 2 = 1 THEN 'refused' WHEN max(last) > 0 THEN 'told' ELSE 'open' END AS state FROM (
		SELECT r.campaign_id, v.id, 1 AS caught, 0 AS done, 0 AS told, 0 AS last FROM campaign_rows r CROSS JOIN vehicles v
			WHERE r.campaign_id #of AND r.vin_from <> '' AND `+plain+` AND `+fitsVIN+`
		UNION ALL SELECT r.campaign_id, v.id, 1, 0, 0, 0 FROM campaign_rows r CROSS JOIN vehicles v
			WHERE r.campaign_id #of AND r.vin_from = '' AND r.make <> '' AND v.make = r.make AND `+plain+`
		UNION ALL SELECT r.campaign_id, v.id, 1, 0, 0, 0 FROM campaign_rows r CROSS JOIN vehicles v
			WHERE r.campaign_id #of AND r.vin_from = '' AND r.make = '' AND `+plain+`
		UNION ALL SELECT r.campaign_id, v.id, 1, 0, 0, 0 FROM campaign_rows r CROSS JOIN orders x CROSS JOIN vehicles f CROSS JOIN vehicles v
			WHERE r.campaign_id #of AND r.batch <> '' AND x.id IN (SELECT m.order_id FROM `+batchUses+`)
			AND f.id = x.vehicle_id AND v.id = coalesce(f.merged_into, f.id) AND `+fitsModel+` AND `+maybeVIN+`
		UNION ALL SELECT r.campaign_id, v.id, 0, 0, 0, 0 FROM campaign_rows r CROSS JOIN vehicles v
			WHERE r.campaign_id #of AND r.vin_from <> '' AND v.vin = '' AND `+plain+`
		UNION ALL SELECT j.campaign_id, coalesce(f.merged_into, f.id), 1, 1, 0, 0 FROM campaign_orders j CROSS JOIN orders o CROSS JOIN vehicles f
			WHERE j.campaign_id #of AND `+didIt+` AND f.id = o.vehicle_id
		UNION ALL SELECT n.campaign_id, coalesce(f.merged_into, f.id), -1, 0, CASE WHEN n.refused THEN 0 ELSE 1 END, n.at * 2 + CASE WHEN n.refused THEN 1 ELSE 0 END
			FROM campaign_notes n CROSS JOIN vehicles f WHERE n.campaign_id #of AND n.undone_at = 0 AND f.id = n.vehicle_id
		) AS u GROUP BY campaign_id, id HAVING max(caught) >= 0)`, "#of", of)
}

// only names one campaign for campaignCars.
func only[ID ~int64](id ID) string { return "= " + strconv.FormatInt(int64(id), 10) }

// Caught reports whether a campaign is of a car: one of its rows catches it, or it was
// put right.
func Caught(v View, id shop.CampaignID, car shop.VehicleID) (bool, error) {
	n, err := number(v, `SELECT count(*) FROM `+campaignCars(only(id))+` AS s WHERE s.caught > 0 AND s.id = $1`, car)
	return n > 0, err
}

// CampaignFigures counts the cars of a campaign.
func CampaignFigures(v View, id shop.CampaignID) (shop.CampaignFigures, error) {
	all, err := campaignFigures(v, only(id))
	return all[id], err
}

// campaignFigures counts the cars of campaigns, named as campaignCars has it.
func campaignFigures(v View, of string) (map[shop.CampaignID]shop.CampaignFigures, error) {
	figures := map[shop.CampaignID]shop.CampaignFigures{}
	err := eachRow(v, func(scan func(...any) error) error {
		var id shop.CampaignID
		var f shop.CampaignFigures
		err := scan(&id, &f.Caught, &f.Told, &f.Done, &f.Refused, &f.NoVIN)
		figures[id] = f
		return err
	}, `SELECT campaign_id, count(CASE WHEN caught > 0 THEN 1 END), count(CASE WHEN caught > 0 AND told > 0 THEN 1 END),
		count(CASE WHEN done > 0 THEN 1 END), count(CASE WHEN caught > 0 AND state = 'refused' THEN 1 END), count(CASE WHEN caught = 0 THEN 1 END)
		FROM `+campaignCars(of)+` AS s GROUP BY campaign_id`)
	return figures, err
}

// CarCampaign is a campaign that is of a car, with how far the car has come in it.
type CarCampaign struct {
	shop.Campaign
	State string // as the filters of CampaignCarList
	Order string // number of the order by which it was put right, or is to be
}

// The files, the last note and the joined orders of a car, for a query of one car v and
// campaigns c.
const (
	ofCar    = `SELECT 1 FROM campaign_rows r CROSS JOIN vehicles v WHERE r.campaign_id = c.id AND v.id = $1 AND ` + fitsModel + ` AND ` + maybeVIN + ` AND ` + fitsBatch
	filesOf1 = `(SELECT id FROM vehicles WHERE id = $1 OR merged_into = $1)`
	didCar   = `SELECT 1 FROM campaign_orders j CROSS JOIN orders o WHERE j.campaign_id = c.id AND ` + didIt + ` AND o.vehicle_id IN ` + filesOf1
	lastWord = `SELECT CASE WHEN n.refused THEN 'refused' ELSE 'told' END FROM campaign_notes n WHERE n.campaign_id = c.id
		AND n.undone_at = 0 AND n.vehicle_id IN ` + filesOf1 + ` ORDER BY n.at DESC, n.refused DESC LIMIT 1`
	joinedBy = `SELECT o.number FROM campaign_orders j CROSS JOIN orders o WHERE j.campaign_id = c.id AND o.id = j.order_id
		AND o.void_at = 0 AND o.vehicle_id IN ` + filesOf1 + ` ORDER BY o.delivered_at DESC, o.id DESC LIMIT 1`
)

// CampaignsOf are the campaigns that catch a car or by which it was put right, the newest
// first, those that are over too; without their criteria.
func CampaignsOf(v View, car shop.VehicleID) ([]CarCampaign, error) {
	return all(v, `campaigns c WHERE EXISTS (`+ofCar+`) OR EXISTS (`+didCar+`) ORDER BY c.from_day DESC, c.id DESC`, func(c *CarCampaign) fields {
		return append(campaignRow(&c.Campaign),
			field{`CASE WHEN EXISTS (` + didCar + `) THEN 'done' ELSE coalesce((` + lastWord + `), 'open') END`, &c.State},
			field{`coalesce((` + joinedBy + `), '')`, &c.Order})
	}, car)
}

// OpenCampaigns are the campaigns that run on that day and catch a car that was not
// put right yet, the oldest first; also those of which its owner would hear nothing.
func OpenCampaigns(v View, car shop.VehicleID, on shop.Day) ([]shop.Campaign, error) {
	list, err := all(v, `campaigns c WHERE from_day <= $2 AND (until_day = '' OR until_day >= $2) AND EXISTS (`+ofCar+`)
		AND NOT EXISTS (`+didCar+`) ORDER BY from_day, id`, campaignRow, car, on)
	for i := range list {
		if err == nil {
			err = readCriteria(v, &list[i])
		}
	}
	return list, err
}
