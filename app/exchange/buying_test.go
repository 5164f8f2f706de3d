package exchange

import (
	"errors"
	"strings"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// buy has the shop of the outside example order, receive, send back, be billed and
// pay.
func buy(t *testing.T, s *data.Store) {
	t.Helper()
	d := desk(s)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	by, err := work.SaveSupplier(t.Context(), d, shop.Supplier{Name: "申发汽配", Parts: true, Contact: "周", LeadDays: 2, TermsDays: 30, Account: "1001", Active: true})
	must(err)
	part, err := work.SavePart(t.Context(), d, shop.Part{Number: "P-BUY-1", Name: "前减震器", Unit: "只", Price: 68_000, Origin: shop.OEM, Active: true})
	must(err)
	must(work.SaveOffer(t.Context(), d, shop.Offer{PartID: part.ID, SupplierID: by.ID, Number: "SF-1", Pack: 2000, Price: 45_000}, ""))
	o, err := data.Read(t.Context(), s, func(v data.View) (shop.Order, error) { return data.OrderByNumber(v, "WO20260302-001") })
	must(err)
	bought, err := work.Buy(t.Context(), d, []work.Wish{
		{SupplierID: by.ID, Line: shop.PurchaseLine{PartID: part.ID, Qty: 4000, Why: shop.WhySuggested}},
		{SupplierID: by.ID, Line: shop.PurchaseLine{PartID: part.ID, Qty: 1000, Why: shop.WhyWanted, OrderID: o.ID}},
	})
	must(err)
	po := bought.Now[0]
	po, err = work.MovePurchase(t.Context(), d, work.SeenPurchase{ID: po.ID, Rev: po.Rev}, shop.PurchaseSent, "")
	must(err)
	got, err := work.PostDelivery(t.Context(), d, shop.Delivery{SupplierID: by.ID, Voucher: "SH-1", Lines: []shop.DeliveryLine{
		{PartID: part.ID, Qty: 3000, Price: 45_500, PurchaseLine: po.Lines[0].ID, Lot: shop.Lot{Batch: "B1", Certificate: "H1"}},
		{PartID: part.ID, Qty: 1000, Price: 45_000},
	}}, "")
	must(err)
	for i, on := range []shop.PhotoOn{{DeliveryID: got.ID}, {DeliveryID: got.ID, Line: got.Lines[1].ID}} {
		photo := shop.Photo{PhotoOn: on, Hash: data.HashOf([]byte{byte(i)}), Sort: shop.JPEG, Name: "送货单.jpg", By: d.Person.ID, At: d.Now()}
		must(s.Write(t.Context(), data.By{At: d.Now()}, func(tx *data.Tx) error {
			tx.Note("photo.add", shop.KindDeliveries, int64(got.ID), photo.Name)
			return data.SavePhoto(tx, &photo)
		}))
	}
	back, err := work.PostSendBack(t.Context(), d, shop.SendBack{Reason: "错件", Lines: []shop.SendBackLine{{DeliveryLine: got.Lines[0].ID, Qty: 1000}}})
	must(err)
	_, err = work.CreditSendBack(t.Context(), d, work.SeenSendBack{ID: back.ID, Rev: back.Rev}, "HZ1")
	must(err)
	bill, err := work.SaveBill(t.Context(), d, shop.Bill{
		SupplierID: by.ID, Number: "2431", On: d.Today(), Amount: 137_000, Rate: 1300, Reason: "运费", Deliveries: []shop.DeliveryID{got.ID}, SendBacks: []shop.SendBackID{back.ID},
	})
	must(err)
	pay, err := work.PaySupplier(t.Context(), d, work.PayEntry{SupplierPayment: shop.SupplierPayment{SupplierID: by.ID, BillID: bill.ID, Method: shop.Transfer, Amount: 50_000}})
	must(err)
	_, err = work.CorrectPayment(t.Context(), d, pay.ID, "付错")
	must(err)
}

func TestWhatIsBoughtGoesOutAndComesInWhole(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		load(t, s, example(t, "outside.json"))
		buy(t, s)
		first := dump(t, s)
		for _, want := range []string{
			`"parts": true`, `"offers": [`, `"status": "part"`, `"order": "WO20260302-001"`, `"purchase_line": 1`, `"credit_note": "HZ1"`, `"returns": ["TH`, `"corrects": 1`, `"name": "送货单.jpg"`, `"line": 2`,
		} {
			if !strings.Contains(first, want) {
				t.Errorf("%s is not written", want)
			}
		}
		other := datatest.New(t)
		load(t, other, first)
		same(t, dump(t, other), first)
		if found, err := data.Check(t.Context(), other); err != nil || len(found) > 0 {
			t.Errorf("check finds %+v, %v", found, err)
		}
		again := load(t, s, first)
		if again.Total() != 0 || again.Kept[shop.KindPurchases] != 1 || again.Kept[shop.KindPaid] != 2 {
			t.Errorf("added %v, kept %v", again.Added, again.Kept)
		}
		same(t, dump(t, s), first)
	})
}

func TestWhatIsWrongWithBuyingIsToldByPlace(t *testing.T) {
	s := datatest.New(t)
	load(t, s, example(t, "outside.json"))
	buy(t, s)
	good := dump(t, s)
	for _, c := range []struct{ old, bad, place string }{
		{`"why": "suggested"`, `"why": "fancy"`, "purchases[0].lines[0].why"},
		{`"purchase_line": 1`, `"purchase_line": 9`, "receipts[0].lines[0].purchase"},
		{`"part": "P-BUY-1", "supplier": "申发汽配", "number"`, `"part": "P-NONE", "supplier": "申发汽配", "number"`, "offers[0].part"},
		{`"receipt": "RK`, `"receipt": "RX`, "supplier_returns[0].lines[0].receipt"},
		{`"returns": ["TH`, `"returns": ["TX`, "supplier_bills[0].returns[0]"},
		{`+08:00", "line": 2}`, `+08:00", "line": 3}`, "receipts[0].photos[1].line"},
		{`"bill": "2431"`, `"bill": "9999"`, "supplier_payments[0].bill"},
		{`"qty": "3", "price": "455.00"`, `"qty": "5", "price": "455.00"`, "receipts[0].lines[0].qty"},
	} {
		bad := strings.Replace(good, c.old, c.bad, 1)
		if bad == good {
			t.Errorf("the file does not say %s", c.old)
			continue
		}
		_, err := Import(t.Context(), desk(datatest.New(t)), strings.NewReader(bad), true)
		var broken *Broken
		if !errors.As(err, &broken) {
			t.Errorf("%s: %v", c.bad, err)
			continue
		}
		if !strings.Contains(broken.Error(), c.place) {
			t.Errorf("%s is told as %v, want %s", c.bad, broken, c.place)
		}
	}
}
