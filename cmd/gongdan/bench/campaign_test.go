//go:build bench

package bench_test

import (
	"fmt"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// calling measures what a car is called in for, at the counter, and how far campaigns
// have come, where there are 200 of them.
func (b *board) calling(path string) {
	s := b.open(b.copied(path))
	d := desk(s, time.Date(2026, 4, 14, 2, 0, 0, 0, time.UTC))
	x := b.sample(s)
	for i := range 200 {
		car := x.cars[i%len(x.cars)]
		c := shop.Campaign{Code: fmt.Sprintf("ZB-%03d", i), Name: "x", Kind: shop.CampaignRecall, FromDay: "2026-01-01"}
		switch i % 4 {
		case 0:
			c.Criteria = []shop.Criterion{{Make: car.Make, Model: car.Model, YearFrom: 2018, YearTo: 2022}}
		case 1:
			c.Criteria = []shop.Criterion{{VINFrom: car.VIN[:8] + "00" + "0000000", VINTo: car.VIN[:8] + "0ZZZZZZZZ"}}
		case 2:
			c.Criteria = []shop.Criterion{{PartNo: "P002", Batch: fmt.Sprintf("B%d", i)}, {VINFrom: car.VIN, VINTo: car.VIN}}
		default:
			c.Criteria = []shop.Criterion{{Make: car.Make}, {YearTo: 2012}}
		}
		if _, err := work.SaveCampaign(b.Context(), d, c); err != nil {
			b.Fatal(err)
		}
	}
	b.paces("a car's open recalls, of 200", b.pace(300, func(i int) error {
		return b.read(s, func(v data.View) error {
			_, err := data.OpenCampaigns(v, x.cars[i%len(x.cars)].ID, "2026-04-14")
			return err
		})
	}), 5, "")
	b.paces("figures of 20 campaigns", b.pace(20, func(int) error {
		return b.read(s, func(v data.View) error { _, err := data.CampaignList(v, data.Ask{N: 20}); return err })
	}), 500, "")
}
