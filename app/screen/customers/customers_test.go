package customers

import (
	"testing"
	"time"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
)

// wang is a customer with a car that was here twice, one time on account.
func wang(r *screentest.Rig) (shop.Customer, shop.Vehicle) {
	c := r.Customer(shop.Customer{
		Name: "王建国", Phone: "13800001234", Rank: "金", Tags: "老客户 企业主", Note: "喜欢下午取车", Source: shop.Referral,
		CreditLimit: 500000, Consent: true, ConsentAt: r.Now.AddDate(-1, 0, 0), Contacts: []shop.Contact{{Name: "小李", Phone: "13900005678", Role: "司机"}},
	})
	v := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", VIN: "LSVCJ6C93RN012874", OwnerID: c.ID, Make: "大众", Model: "帕萨特 380TSI", Year: 2024, Energy: shop.Petrol, MileageKM: 12000})
	wash := shop.Line{Kind: shop.OtherLine, Code: "X1", Name: "精洗", Qty: shop.One, Price: 18000, Payer: shop.PayCustomer}
	r.Visit(v, r.Now.AddDate(0, -6, 0), shop.Delivered, shop.Order{Intake: shop.Intake{MileageKM: 15000}, Lines: []shop.Line{wash}})
	r.Visit(v, r.Now.Add(-2*time.Hour), shop.Working, shop.Order{Intake: shop.Intake{MileageKM: 19310}, Lines: []shop.Line{wash}})
	return c, v
}

func TestPicturesOfTheCustomers(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := screentest.New(t, look)
		c, _ := wang(r)
		r.Crowd(40)
		page := New(r.Host, screen.Route{Screen: screen.Customers})
		r.Show(page)
		r.Press("End", "Space")
		r.Picture("customers-list-" + name)
		r.Show(New(r.Host, screen.Route{Screen: screen.Customers, ID: int64(c.ID)}))
		r.Picture("customers-file-" + name)
		r.Show(New(r.Host, screen.Route{Screen: screen.Customers, Key: "new"}))
		r.Type("王建国")
		r.Press("Enter", "Enter")
		r.Type("13800001234")
		r.Tick()
		r.Picture("customers-new-" + name)
	}
}
