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

// bought is what a shop exports that has bought P-BUY-1.
func bought(t *testing.T) string {
	t.Helper()
	s := datatest.New(t)
	load(t, s, example(t, "outside.json"))
	buy(t, s)
	return dump(t, s)
}

// stocked gives a shop two pieces of P-BUY-1 of its own.
func stocked(t *testing.T, s *data.Store) shop.Part {
	t.Helper()
	d := desk(s)
	p, err := work.SavePart(t.Context(), d, shop.Part{Number: "P-BUY-1", Name: "减震器", Unit: "只", Price: 60_000, Origin: shop.OEM, Active: true})
	if err == nil {
		_, err = work.ReceiveStock(t.Context(), d, shop.Receipt{PartID: p.ID, Qty: 2000, Cost: 40_000})
	}
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func part(t *testing.T, s *data.Store) shop.Part {
	t.Helper()
	p, err := data.Read(t.Context(), s, func(v data.View) (shop.Part, error) { return data.PartByNumber(v, "P-BUY-1") })
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func sound(t *testing.T, s *data.Store) {
	t.Helper()
	if found, err := data.Check(t.Context(), s); err != nil || len(found) > 0 {
		t.Errorf("check finds %+v, %v", found, err)
	}
}

func TestAReceiptOfAPartThatIsThereBringsItsMovesOnce(t *testing.T) {
	file := bought(t)
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		stocked(t, s)
		if took := load(t, s, file); took.Added[shop.KindDeliveries] != 1 || took.Added[shop.KindLots] != 2 {
			t.Errorf("added %v, kept %v", took.Added, took.Kept)
		}
		// 2 of its own, 4 came, 1 went back; what was there keeps its name.
		if p := part(t, s); p.OnHand != 5000 || p.Name != "减震器" {
			t.Errorf("%+v", p)
		}
		sound(t, s)
		first := dump(t, s)
		if again := load(t, s, file); again.Total() != 0 {
			t.Errorf("a second time adds %v", again.Added)
		}
		same(t, dump(t, s), first)
	})
}

func TestAPartThatComesAfterItsReceiptAddsNothing(t *testing.T) {
	file := bought(t)
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		load(t, s, file)
		first := dump(t, s)
		took := load(t, s, `{"format": "gongdan/1", "parts": [{"number": "P-BUY-1", "name": "减震器", "on_hand": "2"}]}`)
		if took.Total() != 0 {
			t.Errorf("added %v", took.Added)
		}
		same(t, dump(t, s), first)
		sound(t, s)
	})
}

func TestAReceiptWithoutALedgerIsEnteredByItsLines(t *testing.T) {
	const file = `{"format": "gongdan/1", "suppliers": [{"name": "申发汽配", "parts": true}],
		"parts": [{"number": "P-BUY-1", "name": "减震器"}],
		"receipts": [{"number": "RK-7", "supplier": "申发汽配", "at": "2026-01-05T09:00:00+08:00", "lines": [{"part": "P-BUY-1", "qty": "3", "price": "410.00", "bin": "a-1"}]}]}`
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		stocked(t, s)
		load(t, s, file)
		if p := part(t, s); p.OnHand != 5000 || p.Value != 203_000 {
			t.Errorf("%+v", p)
		}
		sound(t, s)
		if again := load(t, s, file); again.Total() != 0 {
			t.Errorf("a second time adds %v", again.Added)
		}
	})
}

func TestWhatCameAfterTheFirstFileComesWithTheNext(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		theirs := datatest.New(t)
		load(t, theirs, example(t, "outside.json"))
		buy(t, theirs)
		load(t, s, dump(t, theirs))
		d := desk(theirs)
		po := shop.Purchase{}
		if _, err := data.Read(t.Context(), theirs, func(v data.View) (any, error) {
			return nil, data.EachPurchase(v, func(p shop.Purchase) error { po = p; return nil })
		}); err != nil {
			t.Fatal(err)
		}
		in, err := work.PostDelivery(t.Context(), d, shop.Delivery{SupplierID: po.SupplierID, Lines: []shop.DeliveryLine{
			{PartID: po.Lines[0].PartID, Qty: 1000, Price: 45_500, PurchaseLine: po.Lines[0].ID},
		}}, "")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := work.PostSendBack(t.Context(), d, shop.SendBack{Reason: "裂", Lines: []shop.SendBackLine{{DeliveryLine: in.Lines[0].ID, Qty: 1000}}}); err != nil {
			t.Fatal(err)
		}
		file := dump(t, theirs)
		load(t, s, file)
		sound(t, s)
		if p, want := part(t, s), part(t, theirs); p.OnHand != want.OnHand || p.Value != want.Value {
			t.Errorf("%+v, want %+v", p, want)
		}
		ours, err := data.Read(t.Context(), s, func(v data.View) (shop.Purchase, error) { return data.PurchaseByNumber(v, po.Number) })
		if err != nil || ours.Lines[0].Open() != 0 {
			t.Errorf("%+v, %v", ours, err)
		}
		if again := load(t, s, file); again.Total() != 0 {
			t.Errorf("a second time adds %v", again.Added)
		}
	})
}

func TestAReceiptThatContradictsTheShopIsToldByPlace(t *testing.T) {
	file := bought(t)
	for _, c := range []struct {
		name, old, bad, place string
		first                 string // what the shop imports before
	}{
		{"another quantity in its moves", `"kind": "receive", "at"`, `"kind": "adjust", "at"`, "receipts[0].lines", ""},
		{"a closed month", `"format": "gongdan/1"`, `"format": "gongdan/1"`, "stock_moves[", `{"format": "gongdan/1", "closed_months": [{"month": "2099-01", "at": "2026-01-01T00:00:00+08:00"}]}`},
		{"another receipt of that number", `"qty": "3", "price": "455.00"`, `"qty": "2", "price": "455.00"`, "receipts[0].number", file},
	} {
		t.Run(c.name, func(t *testing.T) {
			datatest.Each(t, func(t *testing.T, s *data.Store) {
				stocked(t, s)
				if c.first != "" {
					load(t, s, c.first)
				}
				before := dump(t, s)
				_, err := Import(t.Context(), desk(s), strings.NewReader(strings.Replace(file, c.old, c.bad, 1)), false)
				var broken *Broken
				if !errors.As(err, &broken) || !strings.Contains(broken.Error(), c.place) {
					t.Errorf("%v, want %s", err, c.place)
				}
				same(t, dump(t, s), before)
			})
		})
	}
}
