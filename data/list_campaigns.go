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
