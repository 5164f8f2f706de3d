package work_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// buyer is a shop that buys from two suppliers.
type buyer struct {
	*counter
	sf, hd shop.Supplier
}

func openBuyer(t *testing.T, s *data.Store) buyer {
	t.Helper()
	c := openOn(t, s)
	b := buyer{counter: c}
	b.sf = got(work.SaveSupplier(t.Context(), c.as(c.owner), shop.Supplier{Name: "申发汽配", Parts: true, LeadDays: 2, TermsDays: 30, Active: true}))(c)
	b.hd = got(work.SaveSupplier(t.Context(), c.as(c.owner), shop.Supplier{Name: "华东原厂件", Parts: true, Active: true}))(c)
	return b
}

func (b buyer) suggested() []shop.Suggestion {
	b.Helper()
	return read(b.counter, func(v data.View) ([]shop.Suggestion, error) {
		rules, err := data.Rules(v)
		if err != nil {
			return nil, err
		}
		return data.Suggestions(v, shop.BuyingRulesOf(rules, "2026-04-14"), b.now, nil)
	})
}

func (b buyer) purchase(id shop.PurchaseID) shop.Purchase {
	b.Helper()
	return read(b.counter, func(v data.View) (shop.Purchase, error) { return data.Purchase(v, id) })
}

func (b buyer) owed(on shop.Day) shop.Owed {
	b.Helper()
	return read(b.counter, func(v data.View) (shop.Owed, error) { return data.PayableTo(v, b.sf.ID, on) })
}

// whole has check find nothing.
func (b buyer) whole() {
	b.Helper()
	found, err := data.Check(b.Context(), b.store)
	if err != nil || len(found) > 0 {
		b.Errorf("check: %+v, %v", found, err)
	}
	b.sound()
}

// 14 filters at 38.00 lie there, 16 should: 2 are missing, and a pack is 6.
func TestFromTheSuggestionToTheCreditOfTheSupplier(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		b := openBuyer(t, s)
		keeper := b.as(b.keeper)
		f := b.part(b.filter.ID)
		f.Min, f.Max = 16*shop.One, 24*shop.One
		got(work.SavePart(t.Context(), keeper, f))(b.counter)
		if err := work.SaveOffer(t.Context(), keeper, shop.Offer{PartID: f.ID, SupplierID: b.sf.ID, Number: "SF-115", Pack: 6 * shop.One, Price: 4000}, ""); err != nil {
			t.Fatal(err)
		}
		list := b.suggested()
		if len(list) != 1 || list[0].Need() != 2*shop.One || list[0].Qty != 6*shop.One || list[0].By.Price != 4000 {
			t.Fatalf("%+v", list)
		}
		bought := got(work.Buy(t.Context(), keeper, []work.Wish{{b.sf.ID, shop.PurchaseLine{PartID: f.ID, Qty: list[0].Qty, Why: shop.WhySuggested}}}))(b.counter)
		po := bought.Now[0]
		if po.Number != "PO260414-001" || po.Status != shop.PurchaseOpen || po.Lines[0].Price != 4000 || po.Lines[0].DueOn != "2026-04-16" || b.part(f.ID).OnOrder != 6*shop.One {
			t.Fatalf("%+v", po)
		}
		if again := b.suggested(); len(again) != 0 {
			t.Errorf("bought twice: %+v", again)
		}
		po = got(work.MovePurchase(t.Context(), keeper, work.SeenPurchase{ID: po.ID, Rev: po.Rev}, shop.PurchaseSent, ""))(b.counter)
		b.now = b.now.AddDate(0, 0, 2)
		first := b.receive(po)
		b.sendBack(first)
		b.settle()
		b.whole()
	})
}

// receive has four of six come two yuan dearer than agreed, and two more that
// came the day before: 14 × 38.00 + 4 × 42.00 + 2 × 40.00 = 780.00 for 20.
func (b buyer) receive(po shop.Purchase) shop.Delivery {
	t, keeper, f := b.T, b.as(b.keeper), b.filter
	line := shop.DeliveryLine{PartID: f.ID, Qty: 7 * shop.One, Price: 4200, PurchaseLine: po.Lines[0].ID}
	in := shop.Delivery{SupplierID: b.sf.ID, Voucher: "SH-88", Lines: []shop.DeliveryLine{line}}
	if r := b.refused(failure(work.PostDelivery(t.Context(), keeper, in, "")), "delivery.refuse.more"); r.Fix != "free" || r.With["More"] != shop.One {
		t.Errorf("%+v", r)
	}
	in.Lines[0].Qty = 4 * shop.One
	in.Lines[0].Lot = shop.Lot{Batch: "B2604", Certificate: "HGZ-9"}
	in.At = b.now.AddDate(0, 0, 1)
	b.wrong(failure(work.PostDelivery(t.Context(), keeper, in, "")), "at")
	in.At = time.Time{}
	first := got(work.PostDelivery(t.Context(), keeper, in, ""))(b.counter)
	if p := b.part(f.ID); first.Number != "RK260416-001" || first.Lines[0].Agreed != 4000 || p.OnHand != 18*shop.One || p.Value != 70_000 || p.OnOrder != 2*shop.One {
		t.Fatalf("%+v, %+v", first, p)
	}
	if po = b.purchase(po.ID); po.Status != shop.PurchasePart || po.Lines[0].Received != 4*shop.One {
		t.Errorf("%+v", po)
	}
	line.Qty, line.Price = 2*shop.One, 4000
	in = shop.Delivery{SupplierID: b.sf.ID, At: b.now.AddDate(0, 0, -1), Lines: []shop.DeliveryLine{line, {PartID: f.ID}}}
	second := got(work.PostDelivery(t.Context(), keeper, in, ""))(b.counter)
	if p := b.part(f.ID); second.Number != "RK260415-001" || len(second.Lines) != 1 || p.Value != 78_000 || p.OnOrder != 0 {
		t.Fatalf("%+v, %+v", second, p)
	}
	if po = b.purchase(po.ID); po.Status != shop.PurchaseReceived {
		t.Errorf("%+v", po)
	}
	lot := read(b.counter, func(v data.View) (shop.Lot, error) { return data.Lot(v, first.Lines[0].Lot.ID) })
	if lot.Batch != "B2604" || lot.Certificate != "HGZ-9" || lot.SupplierID != b.sf.ID {
		t.Errorf("%+v", lot)
	}
	offers := read(b.counter, func(v data.View) ([]shop.Offer, error) { return data.OffersOf(v, f.ID, "2026-04-16") })
	if len(offers) != 1 || offers[0].Price != 4200 || offers[0].Best != 4000 || offers[0].Number != "SF-115" {
		t.Errorf("%+v", offers)
	}
	return first
}

// sendBack returns three of the four: 3 × 39.00 leave the store, 3 × 42.00 are to
// be credited, 9.00 more.
func (b buyer) sendBack(first shop.Delivery) {
	t, keeper, f := b.T, b.as(b.keeper), b.filter
	back := shop.SendBack{Reason: "错件", Lines: []shop.SendBackLine{{DeliveryLine: first.Lines[0].ID, Qty: 5 * shop.One}}}
	b.refused(failure(work.PostSendBack(t.Context(), keeper, back)), "sendback.refuse.more")
	back.Lines[0].Qty = 3 * shop.One
	done := got(work.PostSendBack(t.Context(), keeper, back))(b.counter)
	p := b.part(f.ID)
	if done.Number != "TH260416-001" || done.Total() != 12_600 || done.Gain() != 900 || p.OnHand != 17*shop.One || p.Value != 66_300 {
		t.Fatalf("%+v, %+v", done, p)
	}
	if o := b.owed("2026-04-16"); o.Unbilled != 16_800+8000-12_600 || o.Credits != 12_600 || o.Balance() != 12_200 {
		t.Errorf("%+v", o)
	}
	done = got(work.CreditSendBack(t.Context(), b.as(b.owner), work.SeenSendBack{ID: done.ID, Rev: done.Rev}, "红字 77"))(b.counter)
	b.refused(failure(work.CreditSendBack(t.Context(), b.as(b.owner), work.SeenSendBack{ID: done.ID, Rev: done.Rev}, "")), "sendback.refuse.credited")
}

// settle has the supplier's invoice of 130.00 for 122.00, and 100.00 of it paid.
func (b buyer) settle() {
	t, owner := b.T, b.as(b.owner)
	in, back, err := unbilled(b)
	if err != nil || len(in) != 2 || len(back) != 1 {
		t.Fatalf("%+v %+v %v", in, back, err)
	}
	bill := shop.Bill{SupplierID: b.sf.ID, Number: "24312000", On: "2026-04-16", Amount: 13_000, Rate: 1300, SendBacks: []shop.SendBackID{back[0].ID}}
	for _, d := range in {
		bill.Deliveries = append(bill.Deliveries, d.ID)
	}
	b.wrong(failure(work.SaveBill(t.Context(), owner, bill)), "reason")
	bill.Reason = "运费 8 元"
	bill = got(work.SaveBill(t.Context(), owner, bill))(b.counter)
	pay := shop.SupplierPayment{SupplierID: b.sf.ID, BillID: bill.ID, Method: shop.Transfer, Amount: 10_000}
	b.refused(failure(work.PaySupplier(t.Context(), b.as(b.cashier), work.PayEntry{SupplierPayment: pay})), "person.refuse.right")
	got(work.PaySupplier(t.Context(), owner, work.PayEntry{SupplierPayment: pay}))(b.counter)
	pay.Amount = 4000
	b.refused(failure(work.PaySupplier(t.Context(), owner, work.PayEntry{SupplierPayment: pay})), "bill.refuse.more")
	pay.BillID = 0
	if r := b.refused(failure(work.PaySupplier(t.Context(), owner, work.PayEntry{SupplierPayment: pay})), "bill.refuse.ahead"); r.With["More"] != shop.Money(1000) {
		t.Errorf("%+v", r)
	}
	ahead := got(work.PaySupplier(t.Context(), owner, work.PayEntry{SupplierPayment: pay, Ahead: true}))(b.counter)
	if o := b.owed("2026-04-16"); bill.DueOn != "2026-05-16" || o.Balance() != -1000 {
		t.Errorf("%+v %+v", bill, o)
	}
	got(work.CorrectPayment(t.Context(), owner, ahead.ID, "多付"))(b.counter)
	b.refused(failure(work.CorrectPayment(t.Context(), owner, ahead.ID, "多付")), "bill.refuse.corrected")
	if o := b.owed("2026-06-01"); o.Balance() != 3000 || o.Overdue != 3000 || o.Ages != [4]shop.Money{0, 3000, 0, 0} {
		t.Errorf("%+v", o)
	}
	b.refused(work.DropBill(t.Context(), owner, bill.ID, bill.Rev), "bill.refuse.paid")
}

func unbilled(b buyer) (in []data.DeliveryRow, back []data.SendBackRow, err error) {
	_, err = data.Read(b.Context(), b.store, func(v data.View) (any, error) {
		in, back, err = data.Unbilled(v, b.sf.ID, 0)
		return nil, err
	})
	return in, back, err
}

func TestAnOrderIsToldWhenItsPartArrivesAndHasItFirst(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		b := openBuyer(t, s)
		keeper, lina := b.as(b.keeper), b.as(b.advisor)
		leg := got(work.SavePart(t.Context(), keeper, shop.Part{Number: "3G0413031", Name: "右前减震器", Price: 68000, Active: true}))(b.counter)
		in := b.visit()
		in.Order.Lines = append(in.Order.Lines, item(leg, 2000))
		o := got(work.Receive(t.Context(), lina, in))(b.counter).Order
		o = got(work.StartOrder(t.Context(), lina, o.ID, o.Rev, signed()))(b.counter)
		if r := b.refused(failure(work.BuyForOrder(t.Context(), lina, work.Seen{ID: o.ID, Rev: o.Rev}, 0)), "purchase.refuse.supplier"); !strings.Contains(r.Blocks[0], "减震器") || r.Fix != "supplier" {
			t.Errorf("%+v", r)
		}
		bought := got(work.BuyForOrder(t.Context(), lina, work.Seen{ID: o.ID, Rev: o.Rev}, b.hd.ID))(b.counter)
		line := bought.Now[0].Lines[0]
		if line.Qty != 2000 || line.OrderID != o.ID || line.LineID != o.Lines[2].ID || line.DueOn != "2026-04-17" || line.Why != shop.WhyWanted {
			t.Fatalf("%+v", line)
		}
		b.refused(failure(work.BuyForOrder(t.Context(), lina, work.Seen{ID: o.ID, Rev: b.rev(o.ID)}, b.hd.ID)), "purchase.refuse.nothing_short")
		got(work.PostDelivery(t.Context(), keeper, shop.Delivery{SupplierID: b.hd.ID, Lines: []shop.DeliveryLine{{PartID: leg.ID, Qty: 2000, Price: 45500, PurchaseLine: line.ID}}}, ""))(b.counter)
		if kinds := b.events(o.ID); !slices.Contains(kinds, shop.EventOrdered) || !slices.Contains(kinds, shop.EventArrived) {
			t.Errorf("%v", kinds)
		}
		other := b.visit()
		other.Vehicle.Plate, other.Vehicle.VIN = "沪AE54321", ""
		other.Order.Lines = []shop.Line{line2(leg)}
		rival := got(work.Receive(t.Context(), lina, other))(b.counter).Order
		rival = got(work.StartOrder(t.Context(), lina, rival.ID, rival.Rev, signed()))(b.counter)
		if r := b.refused(failure(work.IssueParts(t.Context(), keeper, rival.ID, rival.Rev)), "part.refuse.kept"); r.Blocks[0] != o.Number {
			t.Errorf("%+v", r)
		}
		got(work.IssueParts(t.Context(), keeper, o.ID, b.rev(o.ID)))(b.counter)
		b.refused(failure(work.IssueParts(t.Context(), keeper, rival.ID, rival.Rev)), "part.refuse.short")
		b.whole()
	})
}

func line2(p shop.Part) shop.Line { return item(p, 1000) }

func TestBuyingIsTakenBackAndOneOpenOrderGathersASuppliersLines(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		b := openBuyer(t, s)
		keeper := b.as(b.keeper)
		buy := func(qty shop.Qty) work.Bought {
			return got(work.Buy(t.Context(), keeper, []work.Wish{{b.sf.ID, shop.PurchaseLine{PartID: b.filter.ID, Qty: qty, Why: shop.WhyByHand}}}))(b.counter)
		}
		first := buy(2000)
		second := buy(3000)
		if first.Now[0].ID != second.Now[0].ID || len(second.Now[0].Lines) != 1 || second.Now[0].Lines[0].Qty != 5000 {
			t.Fatalf("%+v", second)
		}
		if err := work.PutBoughtBack(t.Context(), keeper, second, "撤销"); err != nil {
			t.Fatal(err)
		}
		if p := b.purchase(first.Now[0].ID); p.Lines[0].Qty != 2000 {
			t.Errorf("%+v", p)
		}
		if err := work.PutBoughtBack(t.Context(), keeper, first, "撤销"); err == nil {
			t.Error("taken back over a later change")
		}
		first.Now[0] = b.purchase(first.Now[0].ID)
		if err := work.PutBoughtBack(t.Context(), keeper, first, "撤销"); err != nil {
			t.Fatal(err)
		}
		if p := b.purchase(first.Now[0].ID); p.Status != shop.PurchaseVoid || len(p.Lines) != 0 || b.part(b.filter.ID).OnOrder != 0 {
			t.Errorf("%+v", p)
		}
		third := buy(1000).Now[0]
		third.Lines[0].Qty, third.Lines[0].Price = 4000, 3900
		third = got(work.SavePurchase(t.Context(), keeper, third))(b.counter)
		b.wrong(failure(work.MovePurchase(t.Context(), keeper, work.SeenPurchase{ID: third.ID, Rev: third.Rev}, shop.PurchaseVoid, "")), "reason")
		sent := got(work.MovePurchase(t.Context(), keeper, work.SeenPurchase{ID: third.ID, Rev: third.Rev}, shop.PurchaseSent, ""))(b.counter)
		fourth := buy(1000).Now[0]
		if fourth.ID == sent.ID {
			t.Error("added to an order that was sent")
		}
		b.refused(failure(work.MovePurchase(t.Context(), keeper, work.SeenPurchase{ID: sent.ID, Rev: sent.Rev}, shop.PurchaseOpen, "")), "purchase.refuse.another")
		short := got(work.MovePurchase(t.Context(), keeper, work.SeenPurchase{ID: sent.ID, Rev: sent.Rev}, shop.PurchaseClosed, "断货"))(b.counter)
		b.refused(failure(work.SavePurchase(t.Context(), keeper, short)), "purchase.refuse.over")
		b.refused(failure(work.Buy(t.Context(), b.as(b.technician), nil)), "person.refuse.right")
		b.refused(failure(work.Buy(t.Context(), keeper, nil)), "purchase.refuse.nothing")
		b.wrong(failure(work.Buy(t.Context(), keeper, []work.Wish{{0, shop.PurchaseLine{PartID: b.filter.ID, Qty: 1000}}})), "supplier")
		b.whole()
	})
}

func TestNothingIsReceivedForAnotherSupplierOrIntoAClosedMonth(t *testing.T) {
	b := openBuyer(t, datatest.New(t))
	keeper := b.as(b.keeper)
	po := got(work.Buy(t.Context(), keeper, []work.Wish{{b.sf.ID, shop.PurchaseLine{PartID: b.filter.ID, Qty: 2000, Why: shop.WhyByHand}}}))(b.counter).Now[0]
	line := shop.DeliveryLine{PartID: b.filter.ID, Qty: 1000, Price: 100, PurchaseLine: po.Lines[0].ID}
	b.refused(failure(work.PostDelivery(t.Context(), keeper, shop.Delivery{SupplierID: b.hd.ID, Lines: []shop.DeliveryLine{line}}, "")), "delivery.refuse.other")
	b.wrong(failure(work.PostDelivery(t.Context(), keeper, shop.Delivery{SupplierID: b.hd.ID}, "")), "lines")
	if err := work.CloseMonth(t.Context(), b.as(b.owner), "2026-03"); err != nil {
		t.Fatal(err)
	}
	in := shop.Delivery{SupplierID: b.sf.ID, At: b.now.AddDate(0, -1, 0), Lines: []shop.DeliveryLine{line}}
	b.refused(failure(work.PostDelivery(t.Context(), keeper, in, "")), "stock.refuse.closed")
	free := got(work.PostDelivery(t.Context(), keeper, shop.Delivery{Lines: []shop.DeliveryLine{{PartID: b.filter.ID, Qty: 1000, Price: 3900}}}, "路边配件店"))(b.counter)
	s := read(b.counter, func(v data.View) (shop.Supplier, error) { return data.Supplier(v, free.SupplierID) })
	if !s.Parts || s.Sublet || s.Name != "路边配件店" {
		t.Errorf("%+v", s)
	}
	b.whole()
}
