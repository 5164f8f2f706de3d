package settle_test

import (
	"context"
	"testing"
	"time"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/screen/settle"
	"gongdan/app/shop"
	"gongdan/app/work"
)

func TestTheTillTellsOfALoanerCarThatIsStillOut(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := screentest.New(t, look)
		car := r.Vehicle(shop.Vehicle{Plate: "沪B88K20", Make: "丰田", Model: "汉兰达"})
		o := r.SendOut(r.Visit(car, r.Now.Add(-26*time.Hour), shop.Working, shop.Order{Intake: shop.Intake{MileageKM: 45120}, Lines: []shop.Line{
			{Kind: shop.LabourLine, Name: "缸盖修磨", Qty: 4000, Price: 12000, Payer: shop.PayCustomer},
		}}))
		o = screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
			kept, _, err := work.StepSublet(ctx, d, work.Seen{ID: o.ID, Rev: o.Rev}, 1)
			if err != nil {
				return kept, err
			}
			return work.FinishOrder(ctx, d, kept.ID, kept.Rev)
		})
		r.Show(settle.New(r.Host, screen.Route{Screen: screen.Settle, ID: int64(o.ID)}))
		r.Picture("settle-outside-" + name)
		r.Sees(r.Say("outside.chip.loaner"))
		r.Press("Alt+O")
		r.Sees(r.Say("outside.part.loan"))
	}
}
