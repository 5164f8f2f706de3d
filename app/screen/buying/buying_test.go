package buying_test

import (
	"context"
	"strings"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/buying"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// stocked is a shop that should buy: four parts below their least, one of which
// nobody delivers yet, and a car that waits for a shock absorber.
func stocked(t *testing.T, look screentest.Look) (*screentest.Rig, []shop.Part) {
	t.Helper()
	r := screentest.New(t, look)
	supplier := func(s shop.Supplier) shop.SupplierID {
		s.Parts, s.Active = true, true
		return screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Supplier, error) { return work.SaveSupplier(ctx, d, s) }).ID
	}
	sf := supplier(shop.Supplier{Name: "申发汽配", Contact: "周经理", Phone: "02155550101", LeadDays: 1, TermsDays: 30, Account: "工行闵行支行 1001 0000 0001"})
	hd := supplier(shop.Supplier{Name: "华东原厂件", LeadDays: 2})
	var parts []shop.Part
	for i, p := range []shop.Part{
		{Number: "06L115562B", Name: "机油滤清器 EA888", Unit: "个", Price: 4800, Min: 6000, Max: 24_000, Bin: "A-03-2", Barcode: "6900000000011", Make: "大众", Fits: "帕萨特"},
		{Number: "04E115561H", Name: "机油滤清器 EA211", Unit: "个", Price: 4800, Min: 6000, Max: 20_000, Bin: "A-03-3", Barcode: "6900000000028"},
		{Number: "3Q0413031", Name: "前减震器总成 右", Unit: "只", Price: 68_000, Min: 1000, Bin: "B-01-1", Barcode: "6900000000035"},
		{Number: "P044", Name: "博世雨刮片 24+16", Unit: "副", Price: 9800, Min: 5000, Max: 12_000, Bin: "C-04-1", Origin: shop.Brand},
	} {
		p.Origin = shop.OEM
		kept := r.Part(p, []shop.Qty{2000, 5000, 0, 4000}[i], []shop.Money{2650, 2600, 45_500, 5200}[i])
		parts = append(parts, kept)
	}
	offer := func(o shop.Offer) {
		screentest.Do(r, func(ctx context.Context, d work.Desk) (any, error) { return nil, work.SaveOffer(ctx, d, o, "") })
	}
	offer(shop.Offer{PartID: parts[0].ID, SupplierID: sf, Number: "SF-115562", Pack: 12_000, Price: 2600})
	offer(shop.Offer{PartID: parts[1].ID, SupplierID: sf, Price: 2550})
	offer(shop.Offer{PartID: parts[1].ID, SupplierID: hd, Price: 2400})
	offer(shop.Offer{PartID: parts[2].ID, SupplierID: hd, Price: 45_500})
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234", Source: shop.WalkIn})
	car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: c.ID, Make: "大众", Model: "帕萨特", Year: 2021})
	leg := parts[2]
	r.Visit(car, r.Now.Add(-2*3600e9), shop.Working, shop.Order{Intake: shop.Intake{MileageKM: 100}, Lines: []shop.Line{
		{Kind: shop.PartLine, PartID: leg.ID, Code: leg.Number, Name: leg.Name, Unit: leg.Unit, Origin: leg.Origin, Qty: shop.One, Price: leg.Price, Payer: shop.PayCustomer},
	}})
	return r, parts
}

func purchases(r *screentest.Rig) []shop.Purchase {
	var all []shop.Purchase
	screentest.Read(r, func(v data.View) (any, error) {
		return nil, data.EachPurchase(v, func(p shop.Purchase) error { all = append(all, p); return nil })
	})
	return all
}

func deliveries(r *screentest.Rig) []shop.Delivery {
	var all []shop.Delivery
	screentest.Read(r, func(v data.View) (any, error) {
		return nil, data.EachDelivery(v, func(d shop.Delivery) error { all = append(all, d); return nil })
	})
	return all
}

func TestSuggestionsGoToOpenOrdersByEnter(t *testing.T) {
	r, parts := stocked(t, screentest.Look{})
	r.Show(buying.New(r.Host, screen.Route{Screen: screen.Buying}))
	r.Press("Ctrl+A", "Enter") // the wiper has nobody: he is asked for
	if n := len(purchases(r)); n != 0 {
		t.Fatalf("%d orders without a supplier", n)
	}
	r.Type("申发")
	r.Press("Enter")
	r.Press("Ctrl+Enter")
	r.Press("Enter")
	all := purchases(r)
	if len(all) != 2 {
		r.Picture("buying-suggest-failed")
		t.Fatalf("%+v", all)
	}
	qty := map[shop.PartID]shop.Qty{}
	for _, p := range all {
		for _, l := range p.Lines {
			qty[l.PartID] = l.Qty
		}
	}
	// 6 − 2 = 4 in packs of 12; 6 − 5 = 1; 1 + 1 reserved = 2; 5 − 4 = 1.
	for i, want := range []shop.Qty{12_000, 1000, 2000, 1000} {
		if qty[parts[i].ID] != want {
			t.Errorf("%s: %s, want %s", parts[i].Name, qty[parts[i].ID], want)
		}
	}
	r.Press("Ctrl+Z")
	for _, p := range purchases(r) {
		if p.Status != shop.PurchaseVoid {
			t.Errorf("not undone: %+v", p)
		}
	}
}

func TestTenScansAndEnterReceiveTenPieces(t *testing.T) {
	r, parts := stocked(t, screentest.Look{})
	sf := screentest.Read(r, func(v data.View) (shop.Supplier, error) { return data.SupplierByName(v, "申发汽配") })
	screentest.Do(r, func(ctx context.Context, d work.Desk) (work.Bought, error) {
		return work.Buy(ctx, d, []work.Wish{{SupplierID: sf.ID, Line: shop.PurchaseLine{PartID: parts[0].ID, Qty: 12_000, Why: shop.WhySuggested}}})
	})
	r.Show(buying.NewReceiving(r.Host, screen.Route{Screen: screen.Receiving}))
	for range 10 { // the scanner types the code and Enter
		r.Type("6900000000011")
		r.Press("Enter")
	}
	r.Picture("receiving-scanned")
	r.Press("Enter")
	all := deliveries(r)
	if len(all) != 1 || all[0].Lines[0].Qty != 10_000 || all[0].Lines[0].Agreed != 2600 || all[0].SupplierID != sf.ID {
		t.Fatalf("%+v", all)
	}
	if p := purchases(r)[0]; p.Status != shop.PurchasePart || p.Lines[0].Open() != 2000 {
		t.Errorf("%+v", p)
	}
	r.Type("5")
	r.Press("Enter")
	r.Type("SF-115562")
	r.Press("Enter") // five of two: refused, and offered on a line of its own
	if !r.Shows("Alt+F") {
		r.Picture("receiving-full")
		t.Error("not offered on a line of its own")
	}
	r.Press("Alt+F", "Enter")
	if all = deliveries(r); len(all) != 2 || all[1].Lines[0].Qty != 5000 || all[1].Lines[0].PurchaseLine != 0 {
		t.Fatalf("%+v", all)
	}
	r.Type("nothing")
	r.Press("Enter")
	if !r.Shows("nothing") {
		t.Error("an unknown code is not said")
	}
}

func TestAReceiptIsWrittenInItsCellsAndSurvivesAsADraft(t *testing.T) {
	r, parts := stocked(t, screentest.Look{})
	hd := screentest.Read(r, func(v data.View) (shop.Supplier, error) { return data.SupplierByName(v, "华东原厂件") })
	po := screentest.Do(r, func(ctx context.Context, d work.Desk) (work.Bought, error) {
		return work.Buy(ctx, d, []work.Wish{{SupplierID: hd.ID, Line: shop.PurchaseLine{PartID: parts[2].ID, Qty: 2000, Why: shop.WhySuggested}}})
	}).Now[0]
	r.Show(buying.NewReceiving(r.Host, screen.Route{Screen: screen.Receiving, ID: int64(po.ID)}))
	r.Press("Alt+A", "F4", "→")
	r.Type("460")
	r.Press("Enter")
	r.Tick()
	r.Picture("receiving-price")
	r.Page.Close()
	r.Show(buying.NewReceiving(r.Host, screen.Route{Screen: screen.Receiving, ID: int64(po.ID)}))
	r.Press("Ctrl+Enter")
	all := deliveries(r)
	if len(all) != 1 || all[0].Lines[0].Price != 46_000 || all[0].Lines[0].Agreed != 45_500 || all[0].Lines[0].Qty != 2000 {
		t.Fatalf("%+v", all)
	}
	if p := screentest.Read(r, func(v data.View) (shop.Part, error) { return data.Part(v, parts[2].ID) }); p.OnHand != 2000 || p.Value != 92_000 {
		t.Errorf("%+v", p)
	}
}

// trade has a receipt, a return and an invoice, so that each view shows something.
func trade(t *testing.T, r *screentest.Rig, parts []shop.Part) {
	t.Helper()
	sf := screentest.Read(r, func(v data.View) (shop.Supplier, error) { return data.SupplierByName(v, "申发汽配") })
	po := screentest.Do(r, func(ctx context.Context, d work.Desk) (work.Bought, error) {
		return work.Buy(ctx, d, []work.Wish{
			{SupplierID: sf.ID, Line: shop.PurchaseLine{PartID: parts[0].ID, Qty: 12_000, Why: shop.WhySuggested}},
			{SupplierID: sf.ID, Line: shop.PurchaseLine{PartID: parts[1].ID, Qty: 6000, Why: shop.WhySuggested}},
		})
	}).Now[0]
	got := screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Delivery, error) {
		return work.PostDelivery(ctx, d, shop.Delivery{SupplierID: sf.ID, Voucher: "SH2604-88", Lines: []shop.DeliveryLine{
			{PartID: parts[0].ID, Qty: 12_000, Price: 2700, PurchaseLine: po.Lines[0].ID, Lot: shop.Lot{Batch: "B2604", Certificate: "HGZ-9931"}},
		}}, "")
	})
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.SendBack, error) {
		return work.PostSendBack(ctx, d, shop.SendBack{Reason: "包装破损", Lines: []shop.SendBackLine{{DeliveryLine: got.Lines[0].ID, Qty: 2000}}})
	})
}

func TestAReceiptGoesBackIsBilledAndPaidByKeys(t *testing.T) {
	r, parts := stocked(t, screentest.Look{})
	trade(t, r, parts)
	r.Show(buying.New(r.Host, screen.Route{Screen: screen.Buying, Key: "receipts"}))
	r.Press("Alt+T")
	r.Type("错件")
	r.Press("Enter")
	r.Type("3")
	r.Press("Enter")
	r.Picture("buying-send-back")
	r.Press("Ctrl+Enter")
	n := 0
	screentest.Read(r, func(v data.View) (any, error) {
		return nil, data.EachSendBack(v, func(s shop.SendBack) error { n++; return nil })
	})
	if n != 2 {
		t.Fatalf("%d returns", n)
	}
	r.Press("Ctrl+PgDn", "Enter")
	r.Type("HZ-1")
	r.Press("Enter")
	r.Press("Ctrl+PgDn", "Ctrl+N")
	r.Type("24312001")
	r.Picture("buying-bill")
	r.Press("Ctrl+Enter")
	owed := func() shop.Owed {
		all := screentest.Read(r, func(v data.View) ([]shop.Owed, error) { return data.Payables(v, "2026-04-14") })
		if len(all) != 1 {
			t.Fatalf("%+v", all)
		}
		return all[0]
	}
	// 12 × 27.00 − 5 × 27.00 = 189.00
	if o := owed(); o.Billed != 18_900 || o.Balance() != 18_900 {
		t.Fatalf("%+v", o)
	}
	r.Press("Enter")
	r.Picture("buying-pay")
	r.Press("Ctrl+Enter")
	if o := owed(); o.Balance() != 0 {
		t.Fatalf("%+v", o)
	}
	r.Press("Ctrl+Z")
	if o := owed(); o.Balance() != 18_900 {
		t.Errorf("not taken back: %+v", o)
	}
}

func TestAnAdvisorSeesNoPricesOfSuppliers(t *testing.T) {
	r, parts := stocked(t, screentest.Look{})
	trade(t, r, parts)
	r.Sit("ln")
	r.Show(buying.New(r.Host, screen.Route{Screen: screen.Buying, Key: "payables"}))
	for _, a := range r.Page.Actions() {
		if strings.Contains(a.ID, "payables") {
			t.Errorf("%s is offered", a.ID)
		}
	}
	if r.Shows("26.00") {
		t.Error("a price is shown")
	}
}

func TestThePageIsWholeAtEverySize(t *testing.T) {
	for name, look := range screentest.Looks() {
		t.Run(name, func(t *testing.T) {
			r, parts := stocked(t, look)
			r.Show(buying.New(r.Host, screen.Route{Screen: screen.Buying}))
			r.Press("Space")
			r.Picture("buying-suggest-" + name)
			trade(t, r, parts)
			for _, view := range []string{"orders", "receipts", "returns", "payables"} {
				r.Show(buying.New(r.Host, screen.Route{Screen: screen.Buying, Key: view}))
				r.Press("Space")
				r.Picture("buying-" + view + "-" + name)
				if view == "orders" {
					r.Press("F4", "Enter")
					r.Picture("buying-order-" + name)
					r.Press("Esc")
				}
			}
			r.Show(buying.NewReceiving(r.Host, screen.Route{Screen: screen.Receiving, ID: int64(purchases(r)[0].ID)}))
			r.Type("6900000000028")
			r.Press("Enter")
			r.Picture("buying-receiving-" + name)
		})
	}
}
