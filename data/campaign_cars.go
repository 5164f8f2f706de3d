package data

import "gongdan/app/shop"

// What the row r of a campaign asks of the car v, as shop.Criterion.Catches has it;
// the test holds both against each other.
const (
	fitsModel = `(r.make = '' OR r.make = v.make) AND (r.model = '' OR r.model = v.model)
		AND (r.year_from + r.year_to = 0 OR v.year > 0 AND v.year >= r.year_from AND (r.year_to = 0 OR v.year <= r.year_to))`
	fitsVIN = `(r.vin_from = '' OR length(v.vin) = 17 AND substr(v.vin, 1, 8) || substr(v.vin, 10)
		BETWEEN substr(r.vin_from, 1, 8) || substr(r.vin_from, 10) AND substr(r.vin_to, 1, 8) || substr(r.vin_to, 10))`
	doneFor = `EXISTS (SELECT 1 FROM campaign_orders j JOIN orders o ON o.id = j.order_id
		WHERE o.vehicle_id = v.id AND o.kind = 'recall' AND o.delivered_at > 0 AND o.void_at = 0 AND j.campaign_id = `
	caughtCars = `(SELECT v.id, v.plate, v.vin, coalesce(v.owner_id, 0) AS owner_id, CASE
			WHEN ` + doneFor + `$1) THEN 'done'
			WHEN EXISTS (SELECT 1 FROM campaign_notes n WHERE n.campaign_id = $1 AND n.vehicle_id = v.id AND n.refused) THEN 'refused'
			WHEN EXISTS (SELECT 1 FROM campaign_notes n WHERE n.campaign_id = $1 AND n.vehicle_id = v.id) THEN 'told'
			ELSE 'open' END AS state
		FROM vehicles v WHERE v.merged_into IS NULL
		AND EXISTS (SELECT 1 FROM campaign_rows r WHERE r.campaign_id = $1 AND ` + fitsModel + ` AND ` + fitsVIN + `)) AS c`
)

// CampaignCar is a car that a campaign catches, and how far it has come.
type CampaignCar struct {
	ID    shop.VehicleID
	Plate string
	VIN   string
	Owner shop.CustomerID
	State string // open, told, refused or done
}

// CampaignCars are the cars that a campaign catches behind the car after, at most
// n, by their number; with a state only those in it.
func CampaignCars(v View, id shop.CampaignID, state string, after shop.VehicleID, n int) ([]CampaignCar, error) {
	return all(v, caughtCars+` WHERE ($2 = '' OR state = $2) AND id > $3 ORDER BY id LIMIT $4`, func(c *CampaignCar) fields {
		return fields{{"id", &c.ID}, {"plate", &c.Plate}, {"vin", &c.VIN}, {"owner_id", &c.Owner}, {"state", &c.State}}
	}, id, state, after, n)
}

// Caught reports whether a campaign catches a car.
func Caught(v View, id shop.CampaignID, car shop.VehicleID) (bool, error) {
	n, err := number(v, `SELECT count(*) FROM `+caughtCars+` WHERE id = $2`, id, car)
	return n > 0, err
}

// CampaignFigures counts the cars of a campaign.
func CampaignFigures(v View, id shop.CampaignID) (shop.CampaignFigures, error) {
	f, err := one(v, caughtCars, func(f *shop.CampaignFigures) fields {
		return fields{
			{"count(*)", &f.Caught},
			{"count(*) FILTER (WHERE EXISTS (SELECT 1 FROM campaign_notes n WHERE n.campaign_id = $1 AND n.vehicle_id = c.id AND NOT n.refused))", &f.Told},
			{"count(*) FILTER (WHERE state = 'done')", &f.Done},
			{"count(*) FILTER (WHERE state = 'refused')", &f.Refused},
		}
	}, id)
	if err != nil {
		return f, err
	}
	f.NoVIN, err = number(v, `SELECT count(*) FROM vehicles v WHERE v.merged_into IS NULL AND v.vin = '' AND EXISTS (
		SELECT 1 FROM campaign_rows r WHERE r.campaign_id = $1 AND r.vin_from <> '' AND `+fitsModel+`)`, id)
	return f, err
}

// OpenCampaigns are the campaigns that run on that day and catch a car that was not
// put right yet, the oldest first.
func OpenCampaigns(v View, car shop.VehicleID, on shop.Day) ([]shop.Campaign, error) {
	list, err := all(v, `campaigns WHERE from_day <= $2 AND (until_day = '' OR until_day >= $2) AND EXISTS (
		SELECT 1 FROM campaign_rows r, vehicles v WHERE v.id = $1 AND r.campaign_id = campaigns.id AND `+fitsModel+` AND `+fitsVIN+`
		AND NOT `+doneFor+`campaigns.id)) ORDER BY from_day, id`, campaignRow, car, on)
	for i := range list {
		if err == nil {
			err = readCriteria(v, &list[i])
		}
	}
	return list, err
}
