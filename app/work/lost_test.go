package work_test

import (
	"testing"

	"gongdan/app/shop"
	"gongdan/app/shop/lost"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// The visit offers the oil change, 0.5 h at 120.00 = 60.00, and a filter at 58.00.
func TestWhatACustomerDeclinedIsLostUntilHeTakesItLater(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.received()
		today := shop.DayOf(c.now, s.Zone)
		book := func() lost.Book { return got(work.LostSales(c.Context(), c.as(c.owner), today, today))(c) }
		b := book()
		if sum := b.Sum(); sum.Offered != 2 || sum.MissedSum != o.Totals().Total() || sum.By[lost.Waiting] != sum.MissedSum {
			t.Errorf("nobody has answered yet: %+v", sum)
		}
		job := o.Lines[0]
		no := work.Answer{Agreement: shop.Agreement{Consent: shop.Declined, By: "王建国", Way: shop.ByPhone}, Lines: []shop.LineID{job.ID}}
		o = got(work.AgreeLines(c.Context(), c.as(c.advisor), o.ID, o.Rev, no))(c)
		calls := func() []data.LostCall {
			c.Helper()
			list, _, err := work.LostCalls(c.Context(), c.as(c.advisor))
			return got(list, err)(c)
		}
		if list := calls(); len(list) != 0 {
			t.Errorf("a car that is here is called: %+v", list)
		}
		c.deliver(o.ID)
		b = book()
		sum, rows := b.Sum(), b.Rows()
		if sum.Missed != 1 || sum.By[lost.Declined] != job.Amount() || len(rows) != 1 || rows[0].Missed[0].Number != o.Number {
			t.Errorf("%+v %+v", sum, rows)
		}
		if list := calls(); len(list) != 0 {
			t.Errorf("called on the day of the visit: %+v", list)
		}
		c.pass(8 * 24 * 60)
		list := calls()
		if len(list) != 1 || list[0].Plate != "沪AD12345" || list[0].Amount != job.Amount() || list[0].Name == "" || list[0].Phone == "" {
			t.Fatalf("%+v", list)
		}
		again := c.visit()
		again.Customer, again.Vehicle = kept(c, o)
		later := got(work.Receive(c.Context(), c.as(c.advisor), again))(c).Order
		c.deliver(later.ID)
		b = book()
		if sum := b.Sum(); sum.Missed != 1 || sum.Back != 1 || sum.BackSum != job.Amount() || b.Rows()[0].Missed[0].Later != later.Number {
			t.Errorf("taken later: %+v", sum)
		}
		c.pass(8 * 24 * 60)
		if list := calls(); len(list) != 0 {
			t.Errorf("what was taken is offered: %+v", list)
		}
		c.refused(failure(work.LostSales(c.Context(), c.as(c.owner), "2026-03-31", "2026-03-01")), "reworks.refuse.order")
		c.sound()
	})
}

// kept are the customer and the car of an order as they are kept.
func kept(c *counter, o shop.Order) (shop.Customer, shop.Vehicle) {
	c.Helper()
	return read(c, func(v data.View) (shop.Customer, error) { return data.Customer(v, o.CustomerID) }),
		read(c, func(v data.View) (shop.Vehicle, error) { return data.Vehicle(v, o.VehicleID) })
}

func TestAnOrderThatIsCalledOffIsASaleLost(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.received()
		got(work.VoidOrder(c.Context(), c.as(c.owner), o.ID, o.Rev, "嫌贵"))(c)
		today := shop.DayOf(c.now, s.Zone)
		b := got(work.LostSales(c.Context(), c.as(c.owner), today, today))(c)
		if sum := b.Sum(); sum.By[lost.Gone] != sum.MissedSum || sum.Missed != 2 {
			t.Errorf("%+v", sum)
		}
	})
}
