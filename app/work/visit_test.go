package work_test

import (
	"slices"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

func TestAVisitFromReceptionToTheDayAfterItsBill(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := morning(c)
		o = noon(c, o)
		o = theBill(c, o)
		nextDay(c, o)
		c.sound()
	})
}

// morning: a car comes, the customer declines one line and signs the others.
func morning(c *counter) shop.Order {
	in := c.visit()
	in.Order.Lines = append(in.Order.Lines, line(c.alignment, 12000))
	out := got(work.Receive(c.Context(), c.as(c.advisor), in))(c)
	o := out.Order
	if out.Customer.Code != "C1" || out.Customer.Phone != "13800001234" || out.Customer.Kind != shop.PersonKind || out.Customer.Source != shop.WalkIn {
		c.Errorf("customer %+v", out.Customer)
	}
	if v := out.Vehicle; v.Plate != "沪AD12345" || v.VIN != "LSVAA00090N000001" || v.Energy != shop.BatteryElectric || v.MileageKM != 12000 || v.Use != shop.Household || v.OwnerID != out.Customer.ID {
		c.Errorf("car %+v", v)
	}
	if o.Number != "RO260414-001" || o.Status != shop.Received || o.AdvisorID != c.advisor.ID || !o.Stamps.ReceivedAt.Equal(c.now) || o.Totals().Due != 26800 {
		c.Errorf("order %+v", o)
	}
	if car := read(c, func(v data.View) (shop.Vehicle, error) { return data.Vehicle(v, o.VehicleID) }); car.MileageKM != 12000 {
		c.Errorf("the car has run %d km", car.MileageKM)
	}
	c.pass(10)
	o = got(work.QuoteOrder(c.Context(), c.as(c.advisor), o.ID, o.Rev))(c)
	c.pass(10)
	no := shop.Agreement{Consent: shop.Declined, By: "王建国", Way: shop.ByPhone}
	got(work.AgreeLines(c.Context(), c.as(c.advisor), o.ID, c.rev(o.ID), work.Answer{Agreement: no, Lines: []shop.LineID{o.Lines[2].ID}}))(c)
	o = got(work.StartOrder(c.Context(), c.as(c.advisor), o.ID, c.rev(o.ID), signed()))(c)
	if o.Status != shop.Working || !o.Stamps.AgreedAt.Equal(c.now) || o.Totals().Due != 11200 || o.Lines[2].Agreement.Consent != shop.Declined {
		c.Errorf("started %+v", o)
	}
	return o
}

// noon: extra work is found and waits for consent; parts leave the store.
func noon(c *counter, o shop.Order) shop.Order {
	c.pass(60)
	form := o
	form.Lines = append(slices.Clone(o.Lines), shop.Line{Kind: shop.OtherLine, Name: "外协焊接", Qty: 1000, Price: 15600, Payer: shop.PayCustomer})
	o = got(work.SaveOrder(c.Context(), c.as(c.advisor), form))(c)
	o = got(work.IssueParts(c.Context(), c.as(c.keeper), o.ID, c.rev(o.ID)))(c)
	if p := c.part(c.filter.ID); o.Lines[1].Issued != 1000 || o.Lines[1].Cost != 3800 || p.OnHand != 13000 || p.Value != 13*3800 {
		c.Errorf("issued %+v, left %+v", o.Lines[1], p)
	}
	_, err := work.FinishOrder(c.Context(), c.as(c.technician), o.ID, c.rev(o.ID))
	if r := c.refused(err, "order.refuse.undecided"); !slices.Equal(r.Blocks, []string{"外协焊接"}) || r.Fix != "agree" {
		c.Errorf("%+v", r)
	}
	if now := c.order(o.ID); now.Status != shop.Working {
		c.Errorf("the refused step left the order at %s", now.Status)
	}
	by := shop.Agreement{Consent: shop.Agreed, By: "王太太", Way: shop.ByWeChat}
	o = got(work.AgreeLines(c.Context(), c.as(c.advisor), o.ID, c.rev(o.ID), work.Answer{Agreement: by}))(c)
	if a := o.Lines[3].Agreement; a.By != "王太太" || a.Way != shop.ByWeChat || !a.At.Equal(c.now) || o.Lines[0].Agreement.By != "王建国" {
		c.Errorf("consent %+v", a)
	}
	c.pass(60)
	o = got(work.FinishOrder(c.Context(), c.as(c.technician), o.ID, c.rev(o.ID)))(c)
	if o.Status != shop.Ready || !o.Stamps.FinishedAt.Equal(c.now) {
		c.Errorf("finished %+v", o.Stamps)
	}
	return o
}

// theBill: the bill is paid by two methods, the rest stands on account.
func theBill(c *counter, o shop.Order) shop.Order {
	c.pass(60)
	bill := work.Settlement{
		Payments: []shop.Payment{pay(shop.Cash, 5000), pay(shop.WeChat, 10000), pay(shop.OnAccount, 11800)},
		OutKM:    12003, OldParts: shop.OldReturned, Note: "下次四轮定位",
	}
	o = got(work.SettleOrder(c.Context(), c.as(c.owner), o.ID, o.Rev, bill))(c)
	if o.SettlementNo != "JS260414-001" || o.Status != shop.Settled || o.OutKM != 12003 || o.OldParts != shop.OldReturned || o.Note != "下次四轮定位" || !o.Stamps.SettledAt.Equal(c.now) {
		c.Errorf("settled %+v", o)
	}
	if got := o.Totals(); got.Total() != 26800 || got.Paid != 15000 || got.OnCredit != 11800 || got.Due != 11800 || got.Cost != 3800 {
		c.Errorf("%+v", got)
	}
	if got := debt(c, o.CustomerID); got != 11800 {
		c.Errorf("owes %s", got)
	}
	o = got(work.DeliverOrder(c.Context(), c.as(c.advisor), o.ID, o.Rev))(c)
	return o
}

func debt(c *counter, id shop.CustomerID) shop.Money {
	c.Helper()
	return read(c, func(v data.View) (shop.Money, error) { return data.CustomerDebt(v, id) })
}

// nextDay: the debt is paid, then the bill turns out wrong and is made anew
// under its number; another car is called off.
func nextDay(c *counter, o shop.Order) {
	c.pass(24 * 60)
	o = got(work.PayDebt(c.Context(), c.as(c.cashier), o.ID, c.rev(o.ID), pay(shop.Card, 11800)))(c)
	if got := o.Totals(); got.Due != 0 || debt(c, o.CustomerID) != 0 {
		c.Errorf("after the debt %+v", got)
	}
	o = got(work.ReverseOrder(c.Context(), c.as(c.owner), o.ID, o.Rev, "焊接开错"))(c)
	if got := o.Totals(); o.Status != shop.Ready || got.Paid != 0 || got.OnCredit != 0 || got.Due != 26800 || len(o.Payments) != 8 {
		c.Errorf("reversed %+v", o)
	}
	form := o
	form.Lines = slices.Clone(o.Lines[:3])
	o = got(work.SaveOrder(c.Context(), c.as(c.advisor), form))(c)
	o = got(work.SettleOrder(c.Context(), c.as(c.cashier), o.ID, o.Rev, work.Settlement{Payments: []shop.Payment{pay(shop.Alipay, 11200)}}))(c)
	if o.SettlementNo != "JS260414-001" || o.Totals().Due != 0 || o.Status != shop.Settled || !o.Stamps.SettledAt.Equal(c.now) {
		c.Errorf("settled again %+v", o)
	}
	want := []shop.EventKind{
		shop.EventReceived, shop.EventQuoted, shop.EventDeclined, shop.EventAgreed, shop.EventAgreed, shop.EventStarted, shop.EventIssued,
		shop.EventAgreed, shop.EventFinished, shop.EventPaid, shop.EventPaid, shop.EventPaid, shop.EventSettled, shop.EventDelivered,
		shop.EventPaid, shop.EventReversed, shop.EventPaid, shop.EventSettled,
	}
	if kinds := c.events(o.ID); !slices.Equal(kinds, want) {
		c.Errorf("events %v\nwant %v", kinds, want)
	}
	in := c.visit()
	in.Customer, in.Vehicle = shop.Customer{Name: "李四"}, shop.Vehicle{Plate: "沪B88K20"}
	other := got(work.Receive(c.Context(), c.as(c.advisor), in))(c).Order
	other = got(work.VoidOrder(c.Context(), c.as(c.owner), other.ID, other.Rev, "客户不修了"))(c)
	if other.Number != "RO260415-001" || other.Status != shop.Void || other.VoidReason != "客户不修了" || !other.Stamps.VoidAt.Equal(c.now) {
		c.Errorf("void %+v", other)
	}
}
