package data

import (
	"fmt"
	"slices"
	"time"

	"gongdan/app/shop"
)

// The states of a car of a campaign, which are the filters of CampaignCarList.
const (
	CampaignOpen    = "open"
	CampaignTold    = "told"
	CampaignRefused = "refused" // that was the last word
	CampaignDone    = "done"
	CampaignNoVIN   = "no_vin" // it would be caught by one of its VINs, which nobody knows; in no other list
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

// CampaignCarList lists the cars of the campaign Ask.Record, by plate: those that it
// catches, and those that were put right whether it still does or not. Text finds cars
// by themselves or by their owners.
func CampaignCarList(v View, ask Ask) (Page[CampaignCarRow], error) {
	cars := campaignCars(only(ask.Record)) + ` AS s`
	last := `FROM campaign_notes n WHERE n.campaign_id ` + only(ask.Record) + ` AND n.undone_at = 0 AND n.vehicle_id IN (` + filesOf + `) ORDER BY n.at DESC, n.id DESC LIMIT 1)`
	l := &listing{
		kind: shop.KindVehicles, alias: "v",
		columns: `v.id, v.plate, v.vin, trim(v.make || ' ' || v.model), s.state,
			coalesce(u.name, ''), coalesce(u.phone, ''), coalesce((SELECT n.at ` + last + `, 0), coalesce((SELECT n.words ` + last + `, '')`,
		joins: ` JOIN ` + cars + ` ON s.id = v.id LEFT JOIN customers AS u ON u.id = v.owner_id`,
	}
	if err := l.sortBy(ask, "plate:v.plate!"); err != nil {
		return Page[CampaignCarRow]{}, err
	}
	switch {
	case ask.Filter == "" || ask.Filter == FilterAll:
		l.only(`v.id IN (SELECT s.id FROM ` + cars + ` WHERE s.caught > 0)`)
	case ask.Filter == CampaignNoVIN:
		l.only(`v.id IN (SELECT s.id FROM ` + cars + ` WHERE s.caught = 0)`)
	case slices.Contains([]string{CampaignOpen, CampaignTold, CampaignRefused, CampaignDone}, ask.Filter):
		l.only(`v.id IN (SELECT s.id FROM `+cars+` WHERE s.caught > 0 AND s.state = ?)`, ask.Filter)
	default:
		return Page[CampaignCarRow]{}, fmt.Errorf("filter %q of the cars of a campaign: %w", ask.Filter, ErrAsk)
	}
	l.findBy(ask.Text, link{kind: shop.KindCustomers, column: "owner_id"})
	return page(v, ask, l, func(r *CampaignCarRow) []any {
		return []any{&r.ID, &r.Plate, &r.VIN, &r.Vehicle, &r.State, &r.Owner, &r.Phone, moment{&r.At}, &r.Words}
	})
}
