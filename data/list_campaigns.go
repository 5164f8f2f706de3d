package data

import (
	"fmt"
	"strconv"
	"strings"

	"gongdan/app/shop"
)

// Filters of CampaignList.
const (
	CampaignsRunning = "running" // cars are called in on the day of the Ask
	CampaignsOver    = "over"    // its last day was before
)

// CampaignRow is a campaign in a list, without its criteria, with how far it has come.
type CampaignRow struct {
	shop.Campaign
	shop.CampaignFigures
}

// DoneRecall is an order of kind recall whose car has left.
type DoneRecall struct {
	ID   shop.OrderID
	Rev  int64
	Make string // of the car
}

// LooseRecalls are the orders of kind recall that were delivered and count for no
// campaign, the oldest first, at most n.
func LooseRecalls(v View, n int) ([]DoneRecall, error) {
	return all(v, `orders o JOIN vehicles c ON c.id = o.vehicle_id WHERE o.kind = 'recall' AND o.delivered_at > 0
		AND NOT EXISTS (SELECT 1 FROM campaign_orders j WHERE j.order_id = o.id) ORDER BY o.id LIMIT $1`, func(r *DoneRecall) fields {
		return fields{{"o.id", &r.ID}, {"o.rev", &r.Rev}, {"c.make", &r.Make}}
	}, n)
}

// CampaignList lists campaigns by from (their first day) or code. The figures of a page
// are counted by one query.
func CampaignList(v View, ask Ask) (Page[CampaignRow], error) {
	row := func(r *CampaignRow) []any { return campaignRow(&r.Campaign).places() }
	columns := strings.Split(campaignRow(&shop.Campaign{}).columns(), ", ")
	l := &listing{kind: shop.KindCampaigns, alias: "c", columns: "c." + strings.Join(columns, ", c.")}
	if err := l.sortBy(ask, "from:c.from_day!", "code:c.code!"); err != nil {
		return Page[CampaignRow]{}, err
	}
	switch ask.Filter {
	case "", FilterAll:
	case CampaignsRunning:
		l.only("c.from_day <= ? AND (c.until_day = '' OR c.until_day >= ?)", ask.Day, ask.Day)
	case CampaignsOver:
		l.only("c.until_day <> '' AND c.until_day < ?", ask.Day)
	default:
		return Page[CampaignRow]{}, fmt.Errorf("filter %q of campaigns: %w", ask.Filter, ErrAsk)
	}
	p, err := page(v, ask, l, row)
	if err != nil || len(p.Rows) == 0 {
		return p, err
	}
	ids := make([]string, len(p.Rows))
	for i, r := range p.Rows {
		ids[i] = strconv.FormatInt(int64(r.ID), 10)
	}
	figures, err := campaignFigures(v, "IN ("+strings.Join(ids, ", ")+")")
	for i := range p.Rows {
		p.Rows[i].CampaignFigures = figures[p.Rows[i].ID]
	}
	return p, err
}
