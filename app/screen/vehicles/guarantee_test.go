package vehicles

import (
	"testing"

	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
)

func TestTheFileOfACarSaysWhatTheShopStillAnswersFor(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := screentest.New(t, look)
		v := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", Make: "大众", Model: "帕萨特", Use: shop.Household})
		job := r.Labour(shop.Labour{Code: "ZD-003", Name: "更换前制动片", Hours: 1200, WorkClass: shop.Minor, GuaranteeDays: 90, GuaranteeKM: 5000})
		now := r.Now
		r.Visit(v, now.AddDate(0, 0, -20), shop.Delivered, shop.Order{Kind: shop.Repair, Intake: shop.Intake{MileageKM: 50_000, Complaint: "刹车异响"}, Lines: []shop.Line{
			shop.SellLabour(job, 12000), {Kind: shop.PartLine, Code: "8W0698151", Name: "前制动片", Unit: "套", Origin: shop.OEM, Qty: shop.One, Price: 48000},
		}})
		r.Now = now
		r.Show(newPage(r.Host, v.ID))
		r.Sees(r.Say("vehicle.guarantee"))
		r.Sees(r.Say("vehicle.guarantee_left", shop.Args{"N": 70}))
		r.Picture("vehicle-guarantee-" + name)
	}
}
