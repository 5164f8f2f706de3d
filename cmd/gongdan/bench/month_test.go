//go:build bench

package bench_test

import (
	"fmt"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
	"gongdan/app/work"
)

// reckoning measures the figures of the last month that is over, those of the months that
// they are put beside, and those of a month long ago: what was owed then is rolled back from
// what is owed now. The shop of the bench has its orders in two years: a month of it has
// 9,000 visits, that of a shop with so many orders in five years 3,300.
func (b *board) reckoning(path string) {
	s := b.open(path)
	d := desk(s, time.Date(2026, 4, 14, 2, 0, 0, 0, time.UTC))
	march := kpi.MonthOf("2026-03-01")
	var visits int64
	month := func(p kpi.Period, by kpi.Dimension) error {
		k, err := work.KPI(b.Context(), d, p, by)
		if visits = k.Figures.Of(kpi.Visits).Value; err == nil && visits == 0 {
			err = shop.ErrMissing
		}
		return err
	}
	p := b.pace(10, func(int) error { return month(march, "") })
	b.paces("a month's figures", p, 1000, fmt.Sprintf("%d visits", visits))
	b.paces("a month's figures by technician", b.pace(5, func(int) error { return month(march, kpi.ByTechnician) }), 2000, "")
	b.paces("the figures of a month a year ago", b.pace(5, func(int) error { return month(march.LastYear(), "") }), 1500, "")
	b.paces("the figures of 13 months", b.pace(1, func(int) error {
		for i := range 13 {
			if err := month(march.Step(-i), ""); err != nil {
				return err
			}
		}
		return nil
	}), 13000, "")
}
