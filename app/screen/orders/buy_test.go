package orders_test

import (
	"context"
	"slices"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/orders"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

func TestCtrlBSendsWhatIsShortToPurchasing(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	by := screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Supplier, error) {
		return work.SaveSupplier(ctx, d, shop.Supplier{Name: "华东原厂件", Parts: true, LeadDays: 2, Active: true})
	})
	leg := r.Part(shop.Part{Number: "3Q0413031", Name: "前减震器总成 右", Unit: "只", Price: 68_000, Origin: shop.OEM}, 0, 0)
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234", Source: shop.WalkIn})
	car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: c.ID, Make: "大众", Model: "帕萨特"})
	o := r.Visit(car, r.Now.Add(-3600e9), shop.Working, shop.Order{Intake: shop.Intake{MileageKM: 100}, Lines: []shop.Line{
		{Kind: shop.PartLine, PartID: leg.ID, Code: leg.Number, Name: leg.Name, Unit: leg.Unit, Origin: leg.Origin, Qty: shop.One, Price: leg.Price, Payer: shop.PayCustomer},
	}})
	r.Show(orders.NewEditor(r.Host, screen.Route{Screen: screen.Order, ID: int64(o.ID)}))
	r.Press("Ctrl+B") // nobody has delivered it yet: he is asked for
	r.Type("华东")
	r.Press("Enter", "Ctrl+Enter")
	p := screentest.Read(r, func(v data.View) (shop.Purchase, error) { return data.OpenPurchase(v, by.ID) })
	if len(p.Lines) != 1 || p.Lines[0].OrderID != o.ID || p.Lines[0].DueOn != "2026-04-16" {
		t.Fatalf("%+v", p)
	}
	r.Picture("order-bought")
	if !r.Shows("04-16") {
		t.Error("the order does not say when it comes")
	}
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Delivery, error) {
		return work.PostDelivery(ctx, d, shop.Delivery{SupplierID: by.ID, Lines: []shop.DeliveryLine{{PartID: leg.ID, Qty: shop.One, Price: 45_000, PurchaseLine: p.Lines[0].ID}}}, "")
	})
	r.Picture("order-arrived")
	if !r.Shows("已到") {
		t.Error("the order does not say that it came")
	}
	board := screentest.Read(r, data.Board)
	if len(board) != 1 || !slices.Equal(board[0].Came, []string{leg.Name}) || board[0].Parts() != data.PartsWait {
		t.Errorf("%+v", board)
	}
	home := screentest.Read(r, func(v data.View) (data.HomeFigures, error) { return data.Home(v, r.Now, 0) })
	if len(home.Waiting) != 1 || home.Waiting[0].Waits != data.WaitsArrived || len(home.Waiting[0].Came) != 1 {
		t.Errorf("%+v", home.Waiting)
	}
	arrived := screentest.Read(r, func(v data.View) ([]data.Arrival, error) { return data.ArrivalsAfter(v, r.Person.ID, 0) })
	if len(arrived) != 1 || arrived[0].Plate != car.Plate {
		t.Errorf("%+v", arrived)
	}
}
