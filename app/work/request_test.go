package work_test

import (
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// asked are the requests of an order.
func (c *counter) asked(id shop.OrderID) []shop.Request {
	return read(c, func(v data.View) ([]shop.Request, error) { return data.RequestsOf(v, id) })
}

func TestAnAgreedPartIsAskedOfTheStoreOnce(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		mine := item(c.filter, 1000)
		mine.Origin, mine.Price = shop.CustomerOwned, 0
		in := c.visit()
		in.Order.Lines = append(in.Order.Lines, item(c.filter, 13500), mine)
		o := got(work.Receive(c.Context(), c.as(c.advisor), in))(c).Order
		if all := c.asked(o.ID); len(all) != 0 {
			t.Fatalf("asked before anybody agreed: %+v", all)
		}
		o = got(work.StartOrder(c.Context(), c.as(c.advisor), o.ID, c.rev(o.ID), signed()))(c)
		all := c.asked(o.ID)
		if len(all) != 2 || all[0].Available != 14000 || !all[0].Met() || all[1].Available != 13000 || all[1].Met() || all[1].Filled() != 13000 {
			t.Fatalf("of 14 pieces one line wants 1, another 13.5: %+v", all)
		}
		if r := all[0]; r.LineID != o.Lines[1].ID || r.PartID != c.filter.ID || r.Qty != 1000 || r.Person != c.advisor.ID || !r.At.Equal(c.now) {
			t.Errorf("%+v", r)
		}
		for _, say := range []shop.Consent{shop.Declined, shop.Agreed} {
			a := signed()
			a.Consent = say
			o = got(work.AgreeLines(c.Context(), c.as(c.advisor), o.ID, c.rev(o.ID), work.Answer{Agreement: a, Lines: []shop.LineID{o.Lines[1].ID}}))(c)
		}
		if again := c.asked(o.ID); len(again) != 2 {
			t.Errorf("a line that is agreed again asks again: %+v", again)
		}
		c.sound()
	})
}

func TestWhatAnOrderWasPromisedIsNotThereForTheNext(t *testing.T) {
	c := open(t)
	in := c.visit()
	in.Order.Lines[1].Qty = 14000
	o := got(work.Receive(c.Context(), c.as(c.advisor), in))(c).Order
	got(work.StartOrder(c.Context(), c.as(c.advisor), o.ID, c.rev(o.ID), signed()))(c)
	other := c.second()
	other.Lines = append(other.Lines, item(c.filter, 1000))
	other = got(work.SaveOrder(c.Context(), c.as(c.advisor), other))(c)
	other = got(work.AgreeLines(c.Context(), c.as(c.advisor), other.ID, other.Rev, work.Answer{Agreement: signed()}))(c)
	if all := c.asked(other.ID); len(all) == 0 || all[len(all)-1].Available != 0 || all[len(all)-1].Met() {
		t.Errorf("%+v", all)
	}
}
