package work_test

import (
	"errors"
	"strconv"
	"sync"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

func TestPiecesAreMovedAndScrappedAndTheirValueIsKept(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		back := got(work.SaveWarehouse(c.Context(), c.as(c.keeper), shop.Warehouse{Name: "待退仓", Active: true}))(c)
		move := shop.StockTransfer{PartID: c.filter.ID, To: shop.Location{Warehouse: back.ID, Bin: "t-1"}, Qty: 3000, Note: "待退"}
		p := got(work.TransferStock(c.Context(), c.as(c.keeper), move))(c)
		if p.OnHand != 14000 || p.Held != 3000 || p.Value != 53200 || p.Available() != 11000 {
			t.Errorf("%+v", p)
		}
		move.Qty = 12000
		c.refused(failure(work.TransferStock(c.Context(), c.as(c.keeper), move)), "part.refuse.short")
		move.To = shop.Location{}
		if err := failure(work.TransferStock(c.Context(), c.as(c.keeper), move)); !errors.As(err, new(shop.Problems)) {
			t.Error(err)
		}
		w := back
		w.Active = false
		c.refused(failure(work.SaveWarehouse(c.Context(), c.as(c.keeper), w)), "warehouse.refuse.full")
		w = read(c, func(v data.View) (shop.Warehouse, error) { return data.Warehouse(v, shop.MainWarehouse) })
		w.Active = false
		if err := failure(work.SaveWarehouse(c.Context(), c.as(c.keeper), w)); !errors.As(err, new(shop.Problems)) {
			t.Error(err)
		}
		p = got(work.ScrapStock(c.Context(), c.as(c.keeper), shop.Scrap{PartID: p.ID, Qty: 1000, Reason: "摔坏"}))(c)
		if p.OnHand != 13000 || p.Value != 49400 {
			t.Errorf("%+v", p)
		}
		c.refused(failure(work.ScrapStock(c.Context(), c.as(c.keeper), shop.Scrap{PartID: p.ID, Qty: 11000, Reason: "x"})), "part.refuse.short_held")
		for _, who := range []shop.Person{c.advisor, c.technician} {
			c.refused(failure(work.ScrapStock(c.Context(), c.as(who), shop.Scrap{PartID: p.ID, Qty: 1000, Reason: "x"})), "person.refuse.right")
			c.refused(failure(work.TransferStock(c.Context(), c.as(who), move)), "person.refuse.right")
		}
		c.sound()
	})
}

func TestAMonthIsClosedOnceItIsOverAndOpenedByReason(t *testing.T) {
	c := open(t)
	c.refused(work.CloseMonth(c.Context(), c.as(c.owner), "2026-04"), "month.refuse.not_over")
	c.refused(work.CloseMonth(c.Context(), c.as(c.keeper), "2026-03"), "person.refuse.right")
	if err := work.CloseMonth(c.Context(), c.as(c.owner), "March"); !errors.As(err, new(shop.Problems)) {
		t.Error(err)
	}
	got(true, work.CloseMonth(c.Context(), c.as(c.owner), "2026-03"))(c)
	c.refused(work.CloseMonth(c.Context(), c.as(c.owner), "2026-02"), "month.refuse.closed")
	late := shop.Receipt{PartID: c.filter.ID, Qty: 1000, Cost: 100, At: c.now.AddDate(0, -1, 0)}
	c.refused(failure(work.ReceiveStock(c.Context(), c.as(c.keeper), late)), "stock.refuse.closed")
	c.refused(work.OpenMonth(c.Context(), c.as(c.owner), "2026-02", "补单"), "month.refuse.not_last")
	got(true, work.OpenMonth(c.Context(), c.as(c.owner), "2026-03", "补单"))(c)
	got(work.ReceiveStock(c.Context(), c.as(c.keeper), late))(c)
	c.sound()
}

func TestOfTheLastPiecesNoneIsSoldTwice(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		pads := got(work.SavePart(c.Context(), c.as(c.keeper), shop.Part{Number: "04465-02220", Name: "前制动片", Price: 52000, Active: true}))(c)
		got(work.ReceiveStock(c.Context(), c.as(c.keeper), shop.Receipt{PartID: pads.ID, Qty: 5000, Cost: 31000}))(c)
		var orders []shop.OrderID
		for i := range 8 {
			in := c.visit()
			in.Vehicle.VIN, in.Vehicle.Plate = "", "沪A1234"+strconv.Itoa(i)
			in.Order.Lines = []shop.Line{item(pads, 1000)}
			o := got(work.Receive(c.Context(), c.as(c.advisor), in))(c).Order
			got(work.StartOrder(c.Context(), c.as(c.advisor), o.ID, c.rev(o.ID), signed()))(c)
			orders = append(orders, o.ID)
		}
		said := make([]error, len(orders))
		var all sync.WaitGroup
		for i, id := range orders {
			rev := c.rev(id)
			all.Go(func() { said[i] = failure(work.IssueParts(t.Context(), c.as(c.keeper), id, rev)) })
		}
		all.Wait()
		var sold, refused int
		for _, err := range said {
			if err == nil {
				sold++
			} else {
				c.refused(err, "part.refuse.short")
				refused++
			}
		}
		if p := c.part(pads.ID); sold != 5 || refused != 3 || p.OnHand != 0 || p.Value != 0 {
			t.Errorf("%d sold, %d refused, left %+v", sold, refused, p)
		}
		c.sound()
	})
}
