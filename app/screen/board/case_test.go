package board_test

import (
	"context"
	"testing"

	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

func TestACardSaysHowLongTheCaseOfItsCarHas(t *testing.T) {
	for name, look := range screentest.Looks() {
		f := busy(t, look)
		for plate, days := range map[string]int{"苏ED26T71": 24, "沪B88K20": 1} {
			o := screentest.Read(f.Rig, func(v data.View) (shop.Order, error) { return data.Order(v, f.cars[plate]) })
			screentest.Do(f.Rig, func(ctx context.Context, d work.Desk) (shop.Case, error) {
				return work.SaveCase(ctx, d, shop.Case{VehicleID: o.VehicleID, Asked: shop.Exchange, Request: shop.CaseRequest{At: f.Now.AddDate(0, 0, -days)}})
			})
		}
		f.open()
		f.Picture("board-case-" + name)
		if look.W == 0 { // narrower cards have icons only
			what := f.Say("case.chip.answer")
			f.Sees(f.Say("case.chip.late", shop.Args{"What": what, "N": 6}))
			f.Sees(f.Say("case.chip.left", shop.Args{"What": what, "N": 9}))
		}
	}
}
