package data

import (
	"context"
	"errors"
	"testing"
	"time"

	"gongdan/app/shop"
)

// trade is a shop that buys from two suppliers.
type trade struct {
	stocked
	first, second shop.Supplier
	order         shop.Order
}

func tradeShop(t testing.TB, s *Store) (k trade) {
	t.Helper()
	k.stocked = stockedShop(t, s)
	k.first = shop.Supplier{Name: "申发汽配", Parts: true, Active: true}
	k.second = shop.Supplier{Name: "华东原厂件", Parts: true, LeadDays: 5, Active: true}
	k.order = k.visit()
	write(t, s, func(tx *Tx) error {
		return firstError(
			func() error { return SaveSupplier(tx, &k.first) },
			func() error { return SaveSupplier(tx, &k.second) },
			func() error { return SaveOrder(tx, &k.order) },
		)
	})
	return k
}

func TestBuyingKeepsEveryField(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := tradeShop(t, s)
		roundTrip(t, s, func(*shop.Supplier) {}, SaveSupplier, func(v View, x *shop.Supplier) (shop.Supplier, error) { return Supplier(v, x.ID) })
		roundTrip(t, s, func(p *shop.Purchase) {
			p.SupplierID, p.Person, p.Status = k.first.ID, k.person.ID, shop.PurchaseOpen
			for i := range p.Lines {
				l := &p.Lines[i]
				l.ID, l.PartID, l.OrderID, l.Received = 0, k.part.ID, k.order.ID, 0
			}
		}, SavePurchase, func(v View, p *shop.Purchase) (shop.Purchase, error) { return PurchaseByNumber(v, p.Number) })
		d := filled[shop.Delivery](3000)
		d.ID, d.Rev, d.SupplierID, d.Person = 0, 0, k.first.ID, k.person.ID
		for i := range d.Lines {
			l := &d.Lines[i]
			l.ID, l.PartID, l.PurchaseLine, l.Returned, l.Lot = 0, k.part.ID, 0, 0, shop.Lot{ID: l.Lot.ID}
		}
		write(t, s, func(tx *Tx) error { return AddDelivery(tx, &d) })
		equal(t, get(t, s, func(v View) (shop.Delivery, error) { return DeliveryByNumber(v, d.Number) }), d)
		back := filled[shop.SendBack](4000)
		back.ID, back.Rev, back.SupplierID, back.Person, back.Lines = 0, 0, k.first.ID, k.person.ID, back.Lines[:1]
		l := &back.Lines[0]
		l.DeliveryLine, l.PartID, l.Qty = d.Lines[0].ID, k.part.ID, d.Lines[0].Qty
		write(t, s, func(tx *Tx) error { return AddSendBack(tx, &back) })
		equal(t, get(t, s, func(v View) (shop.SendBack, error) { return SendBackByNumber(v, back.Number) }), back)
		again := back
		again.ID, again.Rev, again.Number = 0, 0, ""
		if err := writeAt(s, noon(), func(tx *Tx) error { return AddSendBack(tx, &again) }); !errors.Is(err, shop.ErrStale) {
			t.Errorf("more goes back than came: %v", err)
		}
		b := filled[shop.Bill](5000)
		b.ID, b.Rev, b.SupplierID, b.Person, b.Deliveries, b.SendBacks = 0, 0, k.first.ID, k.person.ID, []shop.DeliveryID{d.ID}, []shop.SendBackID{back.ID}
		write(t, s, func(tx *Tx) error { return SaveBill(tx, &b) })
		equal(t, get(t, s, func(v View) (shop.Bill, error) { return Bill(v, b.ID) }), b)
		pay := filled[shop.SupplierPayment](6000)
		pay.ID, pay.SupplierID, pay.BillID, pay.Person, pay.Corrects = 0, k.first.ID, b.ID, k.person.ID, 0
		write(t, s, func(tx *Tx) error { return AddSupplierPayment(tx, &pay) })
		equal(t, get(t, s, func(v View) (shop.SupplierPayment, error) { return SupplierPayment(v, pay.ID) }), pay)
		owed := get(t, s, func(v View) (shop.Owed, error) { return PayableTo(v, k.first.ID, "2026-04-14") })
		if owed.Billed != b.Amount || owed.Paid != pay.Amount || owed.Unbilled != 0 || owed.Ages[0]+owed.Ages[1]+owed.Ages[2]+owed.Ages[3] != owed.Balance() {
			t.Errorf("%+v", owed)
		}
	})
}

func TestPricesOfASupplierHaveTheirLastAndTheirBest(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := tradeShop(t, s)
		write(t, s, func(tx *Tx) error {
			for _, o := range []shop.Offer{
				{SupplierID: k.first.ID, Price: 2000, On: "2024-01-10", Number: "SF-1", Pack: 6000},
				{SupplierID: k.first.ID, Price: 2600, On: "2026-04-01", Number: "SF-1", Pack: 6000},
				{SupplierID: k.first.ID, Price: 2500, On: "2026-03-01", Number: "SF-1", Pack: 6000},
				{SupplierID: k.second.ID, Price: 2550, On: "2026-02-01"},
			} {
				o.PartID = k.part.ID
				if err := SaveOffer(tx, o); err != nil {
					return err
				}
			}
			return nil
		})
		list := get(t, s, func(v View) ([]shop.Offer, error) { return OffersOf(v, k.part.ID, "2026-04-14") })
		equal(t, list, []shop.Offer{
			{PartID: k.part.ID, SupplierID: k.first.ID, Number: "SF-1", Pack: 6000, Price: 2600, On: "2026-04-01", Best: 2500},
			{PartID: k.part.ID, SupplierID: k.second.ID, Price: 2550, On: "2026-02-01", Best: 2550},
		})
		equal(t, get(t, s, func(v View) (shop.Part, error) { return PartByTheirNumber(v, "SF-1", 0) }).ID, k.part.ID)
		write(t, s, func(tx *Tx) error { return DropOffer(tx, k.part.ID, k.first.ID) })
		equal(t, len(get(t, s, func(v View) ([]shop.Offer, error) { return OffersBy(v, k.first.ID, "2026-04-14") })), 0)
	})
}

func TestWhatIsOnOrderStandsWithThePart(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := tradeShop(t, s)
		p := shop.Purchase{SupplierID: k.first.ID, Status: shop.PurchaseOpen, OpenedAt: noon(), Lines: []shop.PurchaseLine{
			{PartID: k.part.ID, Qty: 10 * shop.One, Price: 2600, DueOn: "2026-04-20", Why: shop.WhySuggested},
			{PartID: k.part.ID, Qty: 2 * shop.One, DueOn: "2026-04-18", Why: shop.WhyWanted, OrderID: k.order.ID, LineID: 7},
		}}
		write(t, s, func(tx *Tx) error { return SavePurchase(tx, &p) })
		on := func() (shop.Qty, shop.Day) {
			x := get(t, s, func(v View) (shop.Part, error) { return Part(v, k.part.ID) })
			rows := get(t, s, func(v View) (Page[PartRow], error) { return PartList(v, Ask{Filter: PartsComing}) }).Rows
			if len(rows) > 0 && (rows[0].OnOrder != x.OnOrder || rows[0].DueOn != x.DueOn) {
				t.Errorf("%+v in the list, %+v by itself", rows[0], x)
			}
			return x.OnOrder, x.DueOn
		}
		if q, day := on(); q != 12*shop.One || day != "2026-04-18" {
			t.Errorf("%s %s", q, day)
		}
		d := shop.Delivery{SupplierID: k.first.ID, At: noon(), Lines: []shop.DeliveryLine{{PartID: k.part.ID, Qty: 2 * shop.One, Price: 2700, PurchaseLine: p.Lines[1].ID}}}
		write(t, s, func(tx *Tx) error { return AddDelivery(tx, &d) })
		if q, day := on(); q != 10*shop.One || day != "2026-04-20" {
			t.Errorf("%s %s", q, day)
		}
		more := shop.Delivery{SupplierID: k.first.ID, At: noon(), Lines: []shop.DeliveryLine{{PartID: k.part.ID, Qty: shop.One, PurchaseLine: p.Lines[1].ID}}}
		if err := writeAt(s, noon(), func(tx *Tx) error { return AddDelivery(tx, &more) }); !errors.Is(err, shop.ErrStale) {
			t.Errorf("more than was ordered: %v", err)
		}
		list := get(t, s, func(v View) ([]ToCome, error) { return ToComeFrom(v, k.first.ID) })
		if len(list) != 1 || list[0].Open() != 10*shop.One || list[0].Number != p.Number {
			t.Errorf("%+v", list)
		}
		if for1 := get(t, s, func(v View) ([]ToCome, error) { return BoughtFor(v, k.order.ID) }); len(for1) != 1 || for1[0].Open() != 0 || for1[0].Order != k.order.Number {
			t.Errorf("%+v", for1)
		}
		found := get(t, s, func(v View) ([]Finding, error) { return Check(context.Background(), s) })
		if len(found) != 3 { // no move was posted, and the purchase order knows of nothing: neither its state nor its day
			t.Errorf("%+v", found)
		}
	})
}

func TestDocumentsOfSuppliersAreFoundByNumberAndName(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := tradeShop(t, s)
		for i, by := range []shop.SupplierID{k.first.ID, k.second.ID} {
			p := shop.Purchase{SupplierID: by, Status: shop.PurchaseOpen, OpenedAt: noon().Add(time.Duration(i) * time.Hour)}
			d := shop.Delivery{SupplierID: by, At: noon()}
			b := shop.SendBack{SupplierID: by, At: noon(), Reason: "x"}
			write(t, s, func(tx *Tx) error { return errors.Join(SavePurchase(tx, &p), AddDelivery(tx, &d), AddSendBack(tx, &b)) })
		}
		for text, want := range map[string]int64{"": 2, "hd": 1, "申发": 1, "PO260412": 2, "260412-002": 1, "260412002": 1, "po": 2, "zz": 0} {
			page := get(t, s, func(v View) (Page[PurchaseRow], error) { return PurchaseList(v, Ask{Text: text}) })
			if page.Total != want {
				t.Errorf("%q finds %d purchase orders, want %d", text, page.Total, want)
			}
		}
		if n := get(t, s, func(v View) (Page[DeliveryRow], error) {
			return DeliveryList(v, Ask{Text: "sf", Filter: DeliveriesUnbilled})
		}); n.Total != 1 {
			t.Errorf("%+v", n)
		}
		if n := get(t, s, func(v View) (Page[SendBackRow], error) {
			return SendBackList(v, Ask{Filter: SendBacksOpen, Sort: "total", Desc: true})
		}); n.Total != 2 || n.Rows[0].Supplier == "" {
			t.Errorf("%+v", n)
		}
		for filter, want := range map[string]int64{PurchasesAwaited: 2, PurchasesLate: 0, "void": 0, "open": 2} {
			if n := get(t, s, func(v View) (Page[PurchaseRow], error) {
				return PurchaseList(v, Ask{Filter: filter, Day: "2026-04-14"})
			}); n.Total != want {
				t.Errorf("%s: %d", filter, n.Total)
			}
		}
	})
}

// 12 were used in the last year, 2 of them came back: 10 in 365 days; the part
// moved 400 days ago for the first time. 10 × (3 + 30) ÷ 365 = 0.905 ahead.
func TestWhatToBuyIsReadFromTheLedger(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := tradeShop(t, s)
		now := noon()
		move := func(part shop.PartID, days int, kind shop.MoveKind, qty shop.Qty) {
			write(t, s, func(tx *Tx) error {
				_, err := MoveStock(tx, shop.Move{PartID: part, Kind: kind, At: now.AddDate(0, 0, -days), Qty: qty})
				return err
			})
		}
		young := shop.Part{Number: "Y1", Name: "new", Active: true}
		write(t, s, func(tx *Tx) error {
			k.part.Min, k.part.Max, k.part.Active = 4*shop.One, 20*shop.One, true
			return errors.Join(SavePart(tx, &k.part), SavePart(tx, &young), SaveOffer(tx, shop.Offer{PartID: young.ID, SupplierID: k.second.ID, Price: 100, Pack: 4 * shop.One}))
		})
		move(k.part.ID, 400, shop.MoveOpening, 20*shop.One)
		move(k.part.ID, 380, shop.MoveIssue, -5*shop.One)
		move(k.part.ID, 100, shop.MoveIssue, -12*shop.One)
		move(k.part.ID, 99, shop.MoveReturn, 2*shop.One)
		move(k.part.ID, 50, shop.MoveAdjust, -2*shop.One)
		move(young.ID, 10, shop.MoveOpening, 5*shop.One)
		move(young.ID, 2, shop.MoveIssue, -5*shop.One)
		var steps int
		list := get(t, s, func(v View) ([]shop.Suggestion, error) {
			return Suggestions(v, shop.BuyingRules{LeadDays: 3, CoverDays: 30, WindowDays: 365}, now, func(done, all int) { steps = done })
		})
		if len(list) != 2 || steps != suggestSteps {
			t.Fatalf("%d steps, %+v", steps, list)
		}
		x := list[0]
		if x.Part.ID != k.part.ID || x.Used != 10*shop.One || x.Days != 365 || x.UseAhead() != 905 || x.Qty != shop.One {
			t.Errorf("%+v, %s ahead", x, x.UseAhead())
		}
		// 5 used in 10 days, 5 days to come and 30 to cover: 17.5 ahead, packs of 4.
		y := list[1]
		if y.Used != 5*shop.One || y.Days != 10 || y.Lead != 5 || y.UseAhead() != 17500 || y.Qty != 20*shop.One || y.By.SupplierID != k.second.ID {
			t.Errorf("%+v, %s ahead", y, y.UseAhead())
		}
	})
}
