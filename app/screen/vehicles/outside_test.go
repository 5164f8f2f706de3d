package vehicles

import (
	"slices"
	"strings"
	"testing"
	"time"

	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
)

func TestTheTimelineTellsOfWhatHappenedOutside(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := screentest.New(t, look)
		v := r.Vehicle(shop.Vehicle{Plate: "沪B88K20", Make: "丰田", Model: "汉兰达"})
		r.SendOut(r.Visit(v, r.Now.Add(-26*time.Hour), shop.Working, shop.Order{Intake: shop.Intake{MileageKM: 45120}, Lines: []shop.Line{
			{Kind: shop.LabourLine, Name: "缸盖修磨", Qty: 4000, Price: 12000, Payer: shop.PayCustomer},
		}}))
		p := open(r, v.ID)
		r.Press("Space")
		r.Picture("vehicle-outside-" + name)
		has := func(words string) bool {
			return slices.ContainsFunc(p.line.list, func(e entry) bool { return strings.Contains(e.text(), strings.ToLower(words)) })
		}
		for _, want := range []string{
			r.Say("event.sublet_sent"), "缸盖磨平 精工缸盖", r.Say("event.loaner_out"), "31200 km", r.Say("outside.chip.sublet_late", shop.Args{"N": 1}),
		} {
			if !has(want) {
				t.Errorf("%s: %q is not told", name, want)
			}
		}
	}
}
