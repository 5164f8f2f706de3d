package lots

import (
	"context"
	"errors"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// traced is a shop in which two batches of brake pads came in, and one of them went
// into a car.
func traced(r *screentest.Rig) shop.Part {
	pads := r.Part(shop.Part{Number: "04465-02220", Name: "前制动片", Fits: "卡罗拉", Origin: shop.OEM, Bin: "A-05-1", Unit: "副", Price: 52000}, 0, 0)
	from := screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Supplier, error) {
		return work.SaveSupplier(ctx, d, shop.Supplier{Name: "申发汽配", Parts: true, Active: true})
	})
	for i, batch := range []string{"B260901", "B261015"} {
		screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Part, error) {
			return work.ReceiveStock(ctx, d, shop.Receipt{PartID: pads.ID, Qty: 4 * shop.One, Cost: 31000, At: r.Now.AddDate(0, i-2, 0), Lot: shop.Lot{
				Batch: batch, SupplierID: from.ID, Certificate: "HGZ-88" + batch, Origin: shop.OEM,
			}})
		})
	}
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"})
	v := r.Vehicle(shop.Vehicle{Plate: "沪AD12345", VIN: "LSVAA49J132047371", OwnerID: c.ID, Make: "丰田", Model: "卡罗拉"})
	line := shop.Line{Kind: shop.PartLine, PartID: pads.ID, Code: pads.Number, Name: pads.Name, Qty: 2 * shop.One, Price: pads.Price, Payer: shop.PayCustomer, Origin: pads.Origin}
	r.Visit(v, r.Now.AddDate(0, 0, -1), shop.Delivered, shop.Order{Intake: shop.Intake{MileageKM: 20000}, Lines: []shop.Line{line}})
	return pads
}

func TestPicturesOfTheBatches(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := screentest.New(t, look)
		traced(r)
		r.Show(New(r.Host, screen.Route{Screen: screen.Lots}))
		r.Press("↓", "Space")
		r.Picture("lots-" + name)
		r.Press("Alt+X")
		r.Picture("lots-block-" + name)
	}
}

func TestABatchLeadsToEveryCarItWentInto(t *testing.T) {
	r := screentest.New(t, screentest.Looks()["zh"])
	pads := traced(r)
	r.Show(New(r.Host, screen.Route{Screen: screen.Lots}))
	r.Type("0901")
	r.Press("↓", "Space")
	for _, words := range []string{"前制动片", "申发汽配", "沪A D12345", "王建国", "HGZ-88B260901"} {
		if !r.Shows(words) {
			t.Errorf("the batch does not show %q", words)
		}
	}
	r.Press("Alt+C")
	if to := r.Routes[len(r.Routes)-1]; to.Screen != screen.Campaigns || to.Key != screen.BatchKey("04465-02220", "B260901") {
		t.Errorf("a campaign of the batch is at %+v", to)
	}
	r.Press("Alt+X")
	r.Type("召回")
	r.Press("Enter")
	lots := screentest.Read(r, func(v data.View) ([]shop.Lot, error) { return data.LotsOfBatch(v, "B260901") })
	if len(lots) != 1 || lots[0].Blocked != "召回" {
		t.Fatalf("lots %+v", lots)
	}
	_, err := work.ScrapStock(context.Background(), r.Host.Desk(), shop.Scrap{PartID: pads.ID, Qty: 5 * shop.One, Reason: "x"})
	if refused := (*shop.Refusal)(nil); !errors.As(err, &refused) || refused.Say != "part.refuse.short_held" {
		t.Errorf("of 4 that may be taken 5 went: %v", err)
	}
}
