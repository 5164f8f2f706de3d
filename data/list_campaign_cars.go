package data

import (
	"fmt"
	"slices"
	"time"

	"gongdan/app/shop"
)

// The states of a car that a campaign catches, which are the filters of CampaignCarList.
const (
	CampaignOpen    = "open"
	CampaignTold    = "told"
	CampaignRefused = "refused"
	CampaignDone    = "done"
)

// CampaignCarRow is a car of a campaign in a list, with whom to tell and what was noted last.
type CampaignCarRow struct {
	ID      shop.VehicleID
	Plate   string
	VIN     string
	Vehicle string // make and model
	State   string
	Owner   string
	Phone   string
	At      time.Time // of the last note; zero: there is none
	Words   string
}

// CampaignCarList lists the cars that the campaign Ask.Record catches, by plate. Text
// finds cars by themselves or by their owners.
func CampaignCarList(v View, ask Ask) (Page[CampaignCarRow], error) {
	const last = `FROM campaign_notes n WHERE n.campaign_id = $1 AND n.vehicle_id = v.id ORDER BY n.at DESC, n.id DESC LIMIT 1)`
	l := &listing{
		kind: shop.KindVehicles, alias: "v", args: []any{ask.Record}, where: []string{`v.id IN (SELECT id FROM ` + caughtCars + `)`},
		columns: `v.id, v.plate, v.vin, trim(v.make || ' ' || v.model), (SELECT state FROM ` + caughtCars + ` WHERE c.id = v.id),
			coalesce(u.name, ''), coalesce(u.phone, ''), coalesce((SELECT n.at ` + last + `, 0), coalesce((SELECT n.words ` + last + `, '')`,
		joins: ` LEFT JOIN customers AS u ON u.id = v.owner_id`,
	}
	if err := l.sortBy(ask, "plate:v.plate!"); err != nil {
		return Page[CampaignCarRow]{}, err
	}
	switch {
	case ask.Filter == "" || ask.Filter == FilterAll:
	case slices.Contains([]string{CampaignOpen, CampaignTold, CampaignRefused, CampaignDone}, ask.Filter):
		l.only(`v.id IN (SELECT id FROM `+caughtCars+` WHERE state = ?)`, ask.Filter)
	default:
		return Page[CampaignCarRow]{}, fmt.Errorf("filter %q of the cars of a campaign: %w", ask.Filter, ErrAsk)
	}
	l.findBy(ask.Text, link{kind: shop.KindCustomers, column: "owner_id"})
	return page(v, ask, l, func(r *CampaignCarRow) []any {
		return []any{&r.ID, &r.Plate, &r.VIN, &r.Vehicle, &r.State, &r.Owner, &r.Phone, moment{&r.At}, &r.Words}
	})
}
