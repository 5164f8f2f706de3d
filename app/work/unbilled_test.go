package work_test

import (
	"slices"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// given is an order in work of which all parts are issued: labour, and two filters on
// two lines.
func (c *counter) given() shop.Order {
	c.Helper()
	o := c.inWork(line(c.oilChange, 12000), item(c.filter, 1000), item(c.filter, 2000))
	return got(work.IssueParts(c.Context(), c.as(c.keeper), o.ID, o.Rev))(c)
}

// Each way to take a part off the bill while it is out of the store either is refused
// or keeps the order from being settled, names the line and leads to the return.
func TestNoSettlementWhileIssuedPartsAreNeitherBilledNorReturned(t *testing.T) {
	for name, path := range map[string]struct {
		try  func(*counter, shop.Order) error
		says string
	}{
		"the line is removed": {func(c *counter, o shop.Order) error {
			o.Lines = o.Lines[:2]
			return failure(work.SaveOrder(c.Context(), c.as(c.advisor), o))
		}, "order.refuse.line_issued"},
		"the line becomes another part": {func(c *counter, o shop.Order) error {
			other := got(work.SavePart(c.Context(), c.as(c.keeper), shop.Part{Number: "X", Name: "另一件", Active: true}))(c)
			o.Lines[2].PartID = other.ID
			return failure(work.SaveOrder(c.Context(), c.as(c.advisor), o))
		}, "order.refuse.line_issued"},
		"the line becomes the customer's own part": {func(c *counter, o shop.Order) error {
			o.Lines[2].Origin, o.Lines[2].Price = shop.CustomerOwned, 0
			return failure(work.SaveOrder(c.Context(), c.as(c.advisor), o))
		}, "order.refuse.line_issued"},
		"the package is replaced by another": {func(c *counter, o shop.Order) error {
			o.Lines = append(o.Lines[:1:1], item(c.filter, 1000))
			return failure(work.SaveOrder(c.Context(), c.as(c.advisor), o))
		}, "order.refuse.line_issued"},
		"the line is declined": {func(c *counter, o shop.Order) error {
			a := work.Answer{Agreement: shop.Agreement{Consent: shop.Declined}, Lines: []shop.LineID{o.Lines[2].ID}}
			return failure(work.AgreeLines(c.Context(), c.as(c.advisor), o.ID, o.Rev, a))
		}, "order.refuse.decline_issued"},
		"the order is called off": {func(c *counter, o shop.Order) error {
			return failure(work.VoidOrder(c.Context(), c.as(c.owner), o.ID, o.Rev, "客户不修了"))
		}, "order.refuse.void_issued"},
		"the quantity is reduced": {func(c *counter, o shop.Order) error {
			o.Lines[2].Qty = 1000
			o = got(work.SaveOrder(c.Context(), c.as(c.advisor), o))(c)
			o = got(work.FinishOrder(c.Context(), c.as(c.technician), o.ID, o.Rev))(c)
			return failure(work.SettleOrder(c.Context(), c.as(c.cashier), o.ID, o.Rev, work.Settlement{Payments: []shop.Payment{pay(shop.Cash, 17600)}}))
		}, "order.refuse.not_returned"},
	} {
		t.Run(name, func(t *testing.T) {
			c := open(t)
			o := c.given()
			r := c.refused(path.try(c, o), path.says)
			if !slices.Contains(r.Blocks, "机油滤清器") || r.Fix != "return" {
				t.Errorf("%+v", r)
			}
			if c.part(c.filter.ID).OnHand != 11000 {
				t.Error("the stock has changed")
			}
			now := c.order(o.ID)
			for i := range now.Lines[1:] {
				l := &now.Lines[1+i]
				got(work.ReturnParts(t.Context(), c.as(c.keeper), o.ID, now.Rev, work.Return{Line: l.ID, Qty: l.Issued}))(c)
			}
			if c.part(c.filter.ID).OnHand != 14000 {
				t.Error("not all came back")
			}
			c.proved()
		})
	}
}

func TestWhatTheShopPaysItselfIsBilledToTheShop(t *testing.T) {
	c := open(t)
	o := c.given()
	o.Lines[1].Payer, o.Lines[2].Payer = shop.PayShop, shop.PayShop
	o = got(work.SaveOrder(t.Context(), c.as(c.owner), o))(c)
	o = got(work.FinishOrder(t.Context(), c.as(c.technician), o.ID, o.Rev))(c)
	o = got(work.SettleOrder(t.Context(), c.as(c.cashier), o.ID, o.Rev, work.Settlement{Payments: []shop.Payment{pay(shop.Cash, 6000)}}))(c)
	if sums := o.Totals(); sums.ByPayer[shop.PayShop] != 17400 || sums.Cost != 3*3800 {
		t.Errorf("%+v", sums)
	}
	c.proved()
}

// The sentences are faults that users of other programs report.
func TestFaultsOfOtherProgramsInTheStore(t *testing.T) {
	faults := map[string]func(*counter){
		"Supply used, cost added, stock not reduced": func(c *counter) {
			was := c.part(c.filter.ID)
			o := c.given()
			if p := c.part(c.filter.ID); p.OnHand != was.OnHand-3000 || p.Value != was.Value-o.Totals().Cost || o.Totals().Cost != 3*3800 {
				c.Errorf("%+v, the order has cost %s", p, o.Totals().Cost)
			}
		},
		"Merge by equal names only": func(c *counter) {
			twin := got(work.SavePart(c.Context(), c.as(c.keeper), shop.Part{Number: "TWIN", Name: c.filter.Name, Price: 3000, Active: true}))(c)
			o := c.inWork(item(c.filter, 1000))
			c.refused(failure(c.scan(o, twin.Number, 0)), "issue.refuse.not_on_order")
		},
		"Low-stock figure that mixes stores": func(c *counter) {
			far := got(work.SaveWarehouse(c.Context(), c.as(c.keeper), shop.Warehouse{Name: "分店", Issues: true, Active: true}))(c)
			low := func() int64 {
				c.Helper()
				return read(c, func(v data.View) (data.Page[data.PartRow], error) {
					return data.PartList(v, data.Ask{Filter: data.PartsLow})
				}).Total
			}
			if n := low(); n != 0 {
				c.Errorf("%d parts are low before anything is asked for", n)
			}
			if err := work.SetLevel(c.Context(), c.as(c.keeper), shop.Level{PartID: c.filter.ID, Warehouse: far.ID, Min: 2000}); err != nil {
				c.Fatal(err)
			}
			if n := low(); n != 1 {
				c.Errorf("the other shop has none, the main one 14, and %d parts are low", n)
			}
			got(work.TransferStock(c.Context(), c.as(c.keeper), shop.StockTransfer{PartID: c.filter.ID, To: shop.Location{Warehouse: far.ID}, Qty: 2000}))(c)
			if n := low(); n != 0 {
				c.Errorf("both have enough, and %d parts are low", n)
			}
		},
		"Used parts counted as stock to sell": func(c *counter) {
			o := c.given()
			got(work.ReturnParts(c.Context(), c.as(c.keeper), o.ID, o.Rev, work.Return{Line: o.Lines[2].ID, Qty: 2000, Used: true}))(c)
			if p := c.part(c.filter.ID); p.OnHand != 13000 || p.Usable() != 11000 {
				c.Errorf("%+v", p)
			}
		},
	}
	for name, try := range faults {
		t.Run(name, func(t *testing.T) {
			datatest.Each(t, func(t *testing.T, s *data.Store) {
				c := openOn(t, s)
				try(c)
				c.proved()
			})
		})
	}
}
