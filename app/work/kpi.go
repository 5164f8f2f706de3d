package work

import (
	"context"

	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
	"gongdan/data"
)

// KPIBook is the figures of a period.
type KPIBook struct {
	Period  kpi.Period
	Figures kpi.Figures // of the whole shop
	Gaps    []kpi.Gap
	By      kpi.Dimension
	Parts   []kpi.Part // by By, where it is given
	Over    bool       // the period is over
}

// KPI reckons the figures of a period as of now; by is empty where no parts are wanted.
// What tells of costs is not known to who may not see them.
func KPI(ctx context.Context, d Desk, p kpi.Period, by kpi.Dimension) (KPIBook, error) {
	rows, err := data.Read(ctx, d.Store, func(v data.View) (kpi.Rows, error) { return data.KPIRows(v, p, by, d.Now()) })
	if err != nil {
		return KPIBook{}, err
	}
	b := KPIBook{Period: p, Figures: kpi.Reckon(&rows), Gaps: kpi.Gaps(&rows), By: by, Over: rows.Over}
	if by != "" {
		b.Parts = kpi.By(&rows, by)
	}
	if !d.Person.May(shop.SeeCost) {
		hide(b.Figures)
		for _, x := range b.Parts {
			hide(x.Figures)
		}
	}
	return b, nil
}

func hide(all kpi.Figures) {
	for i, f := range all {
		if f.Key.Costly() {
			all[i] = kpi.Figure{Key: f.Key}
		}
	}
}
