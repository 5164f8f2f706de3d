package demo

import (
	"context"
	"fmt"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
)

// good is a part that the shop buys.
type good struct {
	id   shop.PartID
	cost shop.Money
}

// market is where the shop buys, and what.
type market struct {
	suppliers []shop.SupplierID
	goods     []good
	reason    string
}

// mostGoods is how many parts the shop buys.
const mostGoods = 9

// market finds who delivers parts, and the first of the parts.
func (b *builder) market() market {
	m := market{reason: b.shop.ReturnReason}
	for _, s := range b.shop.Suppliers {
		if s.Parts {
			m.suppliers = append(m.suppliers, work.FindSupplier(b.load, s.Name))
		}
	}
	for _, x := range b.material.parts {
		p := b.stock[x.Number]
		cost, err := money(x.Cost)
		if p == nil || err != nil || len(m.goods) == mostGoods {
			continue
		}
		m.goods = append(m.goods, good{p.ID, cost})
	}
	return m
}

// trade has the shop buy in its last weeks: one order came, a piece of it went
// back, its invoice is half paid; one order is on its way, one is being gathered.
func trade(ctx context.Context, d work.Desk, until shop.Day, m market) error {
	if len(m.suppliers) < 2 || len(m.goods) < mostGoods {
		return nil
	}
	on := func(days int) work.Desk {
		at := until.Add(-days).Time(d.Zone).Add(10 * time.Hour)
		then := d
		then.Now = func() time.Time { return at }
		return then
	}
	if err := bought(ctx, on, m); err != nil {
		return fmt.Errorf("make up what was bought: %w", err)
	}
	way, err := buy(ctx, on(2), m.suppliers[1], m.goods[4:7])
	if err != nil {
		return err
	}
	if _, err := work.MovePurchase(ctx, on(2), work.SeenPurchase{ID: way.ID, Rev: way.Rev}, shop.PurchaseSent, ""); err != nil {
		return err
	}
	_, err = buy(ctx, on(0), m.suppliers[0], m.goods[7:])
	return err
}

// buy puts six pieces of each on the open purchase order of a supplier.
func buy(ctx context.Context, d work.Desk, by shop.SupplierID, goods []good) (shop.Purchase, error) {
	var wishes []work.Wish
	for _, g := range goods {
		wishes = append(wishes, work.Wish{SupplierID: by, Line: shop.PurchaseLine{PartID: g.id, Qty: 6 * shop.One, Price: g.cost, Why: shop.WhySuggested}})
	}
	b, err := work.Buy(ctx, d, wishes)
	if err != nil {
		return shop.Purchase{}, err
	}
	return b.Now[0], nil
}

// bought is an order that came, three weeks before the end.
func bought(ctx context.Context, on func(int) work.Desk, m market) error {
	by := m.suppliers[0]
	p, err := buy(ctx, on(21), by, m.goods[:4])
	if err != nil {
		return err
	}
	in := shop.Delivery{SupplierID: by, Voucher: "DEMO-0001"}
	for i, l := range p.Lines {
		in.Lines = append(in.Lines, shop.DeliveryLine{
			PartID: l.PartID, Qty: l.Qty, Price: l.Price + shop.Money(100*(i%2)), PurchaseLine: l.ID, Lot: shop.Lot{Batch: fmt.Sprintf("DEMO-%02d", i+1)},
		})
	}
	if in, err = work.PostDelivery(ctx, on(20), in, ""); err != nil {
		return err
	}
	if err := papers(ctx, on(20), in); err != nil {
		return err
	}
	back, err := work.PostSendBack(ctx, on(19), shop.SendBack{Reason: m.reason, Lines: []shop.SendBackLine{{DeliveryLine: in.Lines[0].ID, Qty: shop.One}}})
	if err != nil {
		return err
	}
	day := shop.DayOf(on(18).Now(), on(18).Zone)
	bill, err := work.SaveBill(ctx, on(18), shop.Bill{
		SupplierID: by, Number: "DEMO-24310001", On: day, Amount: in.Total() - back.Total(), Rate: 1300,
		Deliveries: []shop.DeliveryID{in.ID}, SendBacks: []shop.SendBackID{back.ID},
	})
	if err != nil {
		return err
	}
	_, err = work.PaySupplier(ctx, on(10), work.PayEntry{SupplierPayment: shop.SupplierPayment{SupplierID: by, BillID: bill.ID, Method: shop.Transfer, Amount: bill.Amount / 2}})
	return err
}
