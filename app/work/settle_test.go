package work_test

import (
	"slices"
	"strings"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

func TestABillIsPaidInFullOrNothingIsTaken(t *testing.T) {
	c := open(t)
	o := c.ready()
	settle := func(s work.Settlement, by shop.Person) error {
		return failure(work.SettleOrder(c.Context(), c.as(by), o.ID, o.Rev, s))
	}
	paid := func(all ...shop.Payment) work.Settlement { return work.Settlement{Payments: all} }
	r := c.refused(settle(paid(pay(shop.Cash, 11000)), c.cashier), "order.refuse.unpaid")
	if r.With["Due"] != shop.Money(200) || r.Fix != "pay" {
		t.Errorf("%+v", r)
	}
	c.wrong(settle(paid(pay(shop.Cash, 11000), pay(shop.WeChat, 201)), c.cashier), "amount")
	c.wrong(settle(paid(pay(shop.Cash, 0)), c.cashier), "amount")
	c.wrong(settle(paid(pay(shop.Cash, -1)), c.cashier), "amount")
	c.wrong(settle(paid(pay("", 11200)), c.cashier), "method")
	c.refused(settle(paid(pay(shop.Cash, 11200)), c.technician), "person.refuse.right")
	long := work.Settlement{Payments: []shop.Payment{pay(shop.Cash, 11200)}, Note: strings.Repeat("长", shop.MaxText+1), OutKM: shop.MaxMileage + 1}
	c.wrong(settle(long, c.cashier), "out_km", "note")
	if now := c.order(o.ID); len(now.Payments) != 0 || now.Status != shop.Ready || now.SettlementNo != "" || now.Rev != o.Rev {
		t.Errorf("a refused settlement left %+v", now)
	}
	if slices.Contains(c.events(o.ID), shop.EventPaid) {
		t.Error("a refused payment left its event")
	}
	o = got(work.SettleOrder(c.Context(), c.as(c.cashier), o.ID, o.Rev, work.Settlement{Payments: []shop.Payment{pay(shop.Cash, 11200)}, OutKM: 12010}))(c)
	if p := o.Payments[0]; p.Kind != shop.Pay || p.Person != c.cashier.ID || !p.At.Equal(c.now) || p.ID == 0 {
		t.Errorf("%+v", p)
	}
	if car := read(c, func(v data.View) (shop.Vehicle, error) { return data.Vehicle(v, o.VehicleID) }); o.OutKM != 12010 || car.MileageKM != 12010 {
		t.Errorf("left with %d km, the car has run %d", o.OutKM, car.MileageKM)
	}
	c.refused(failure(work.SettleOrder(c.Context(), c.as(c.cashier), o.ID, o.Rev, work.Settlement{})), "order.refuse.move")
}

func TestACarThatLeavesHasRunNoLessThanWhenItCame(t *testing.T) {
	c := open(t)
	if o := c.settled(pay(shop.Cash, 11200)); o.OutKM != 12000 {
		t.Errorf("left with %d km", o.OutKM)
	}
}

func TestCreditNeedsTheRightAndEndsAtTheLimit(t *testing.T) {
	c := open(t)
	o := c.ready()
	settle := func(by shop.Person, all ...shop.Payment) error {
		return failure(work.SettleOrder(c.Context(), c.as(by), o.ID, o.Rev, work.Settlement{Payments: all}))
	}
	c.refused(settle(c.cashier, pay(shop.OnAccount, 11200)), "person.refuse.right")
	limit := func(m shop.Money) {
		who := read(c, func(v data.View) (shop.Customer, error) { return data.Customer(v, o.CustomerID) })
		who.CreditLimit = m
		got(work.SaveCustomer(c.Context(), c.as(c.owner), who))(c)
	}
	limit(10000)
	c.wrong(settle(c.owner, pay(shop.OnAccount, 10001), pay(shop.Cash, 1199)), "amount")
	c.wrong(settle(c.owner, pay(shop.OnAccount, 6000), pay(shop.OnAccount, 5200)), "amount")
	if err := settle(c.owner, pay(shop.OnAccount, 10000), pay(shop.Cash, 1200)); err != nil {
		t.Fatal(err)
	}
	in := c.visit()
	in.Customer = read(c, func(v data.View) (shop.Customer, error) { return data.Customer(v, o.CustomerID) })
	in.Vehicle = shop.Vehicle{Plate: "沪B88K20"}
	in.Order.Lines = in.Order.Lines[:1]
	next := got(work.Receive(c.Context(), c.as(c.advisor), in))(c).Order
	got(work.StartOrder(c.Context(), c.as(c.advisor), next.ID, c.rev(next.ID), signed()))(c)
	o = got(work.FinishOrder(c.Context(), c.as(c.advisor), next.ID, c.rev(next.ID)))(c)
	c.wrong(settle(c.owner, pay(shop.OnAccount, 5400)), "amount")
	limit(15400)
	if err := settle(c.owner, pay(shop.OnAccount, 5400)); err != nil {
		t.Error(err)
	}
}

func TestNobodysOrderCannotGoOnAccount(t *testing.T) {
	c := open(t)
	o := shop.Order{VehicleID: c.car().ID, Kind: shop.Repair, Intake: shop.Intake{MileageKM: 1, Complaint: "保养"}, Lines: []shop.Line{line(c.oilChange, 12000)}}
	o.Stamps.PromisedAt = c.now
	o = got(work.SaveOrder(c.Context(), c.as(c.advisor), o))(c)
	got(work.StartOrder(c.Context(), c.as(c.advisor), o.ID, c.rev(o.ID), signed()))(c)
	got(work.FinishOrder(c.Context(), c.as(c.advisor), o.ID, c.rev(o.ID)))(c)
	c.wrong(failure(work.SettleOrder(c.Context(), c.as(c.owner), o.ID, c.rev(o.ID), work.Settlement{Payments: []shop.Payment{pay(shop.OnAccount, 6000)}})), "amount")
}

func TestADepositIsHeldUntilTheBill(t *testing.T) {
	c := open(t)
	o := c.ready()
	deposit := func(by shop.Person, p shop.Payment) error {
		return failure(work.TakeDeposit(c.Context(), c.as(by), o.ID, c.rev(o.ID), p))
	}
	back := func(p shop.Payment) error {
		return failure(work.PayBack(c.Context(), c.as(c.cashier), o.ID, c.rev(o.ID), p))
	}
	c.refused(deposit(c.technician, pay(shop.Cash, 1)), "person.refuse.right")
	c.wrong(deposit(c.cashier, pay(shop.Cash, -1)), "amount")
	c.wrong(deposit(c.owner, pay(shop.OnAccount, 1)), "method")
	c.refused(back(pay(shop.Cash, 1)), "payment.refuse.pay_back")
	if err := deposit(c.cashier, pay(shop.Cash, 15000)); err != nil {
		t.Fatal(err)
	}
	c.refused(back(pay(shop.Cash, 15001)), "payment.refuse.pay_back")
	c.refused(back(pay(shop.Cash, -1)), "payment.refuse.pay_back")
	c.refused(failure(work.VoidOrder(c.Context(), c.as(c.owner), o.ID, c.rev(o.ID), "x")), "order.refuse.void_issued")
	if err := back(pay(shop.Cash, 2000)); err != nil {
		t.Fatal(err)
	}
	now := c.order(o.ID)
	if got := now.Totals(); got.Paid != 13000 || got.Due != -1800 {
		t.Errorf("%+v", got)
	}
	settle := func(all ...shop.Payment) error {
		return failure(work.SettleOrder(c.Context(), c.as(c.cashier), o.ID, c.rev(o.ID), work.Settlement{Payments: all}))
	}
	c.refused(settle(), "order.refuse.unpaid")
	c.wrong(settle(pay(shop.Cash, -1801)), "amount")
	if err := settle(pay(shop.Cash, -1800)); err != nil {
		t.Fatal(err)
	}
	c.refused(deposit(c.cashier, pay(shop.Cash, 1)), "order.refuse.frozen")
	c.refused(back(pay(shop.Cash, 1)), "payment.refuse.pay_back")
	o = got(work.ReverseOrder(c.Context(), c.as(c.owner), o.ID, c.rev(o.ID), "改单"))(c)
	if got := o.Totals(); got.Paid != 13000 || got.Due != -1800 {
		t.Errorf("the reversal lost what is held: %+v", got)
	}
	c.sound()
}

func TestADebtIsPaidOnceAndNotTwice(t *testing.T) {
	c := open(t)
	o := c.settled(pay(shop.OnAccount, 11200))
	debt := func(by shop.Person, p shop.Payment) error {
		return failure(work.PayDebt(c.Context(), c.as(by), o.ID, c.rev(o.ID), p))
	}
	c.refused(debt(c.technician, pay(shop.Cash, 1)), "person.refuse.right")
	c.wrong(debt(c.cashier, pay(shop.Cash, 11201)), "amount")
	c.wrong(debt(c.cashier, pay(shop.Cash, -1)), "amount")
	c.wrong(debt(c.cashier, pay(shop.OnAccount, 1)), "method")
	c.wrong(failure(work.PayDebt(c.Context(), c.as(c.cashier), o.ID, c.rev(o.ID))), "amount")
	c.refused(failure(work.PayDebt(c.Context(), c.as(c.cashier), o.ID, c.rev(o.ID), pay(shop.Cash, 11200), pay(shop.WeChat, 1))), "payment.refuse.no_debt")
	if now := c.order(o.ID); len(now.Payments) != 1 {
		t.Errorf("half of the debt was taken: %+v", now.Payments)
	}
	got(work.PayDebt(c.Context(), c.as(c.cashier), o.ID, c.rev(o.ID), pay(shop.Cash, 10000), pay(shop.Alipay, 1000)))(c)
	if err := debt(c.cashier, pay(shop.WeChat, 200)); err != nil {
		t.Fatal(err)
	}
	c.refused(debt(c.cashier, pay(shop.Cash, 1)), "payment.refuse.no_debt")
	other := got(work.SaveOrder(c.Context(), c.as(c.advisor), shop.Order{VehicleID: c.car().ID, Lines: []shop.Line{line(c.oilChange, 12000)}}))(c)
	c.refused(failure(work.PayDebt(c.Context(), c.as(c.cashier), other.ID, c.rev(other.ID), pay(shop.Cash, 1))), "payment.refuse.no_debt")
}

func TestAReversalNeedsARightAReasonAndASettlement(t *testing.T) {
	c := open(t)
	o := c.ready()
	c.refused(failure(work.ReverseOrder(c.Context(), c.as(c.cashier), o.ID, c.rev(o.ID), "改单")), "person.refuse.right")
	c.refused(failure(work.ReverseOrder(c.Context(), c.as(c.owner), o.ID, c.rev(o.ID), "改单")), "order.refuse.reverse")
	o = got(work.SettleOrder(c.Context(), c.as(c.cashier), o.ID, c.rev(o.ID), work.Settlement{Payments: []shop.Payment{pay(shop.Cash, 11200)}}))(c)
	c.wrong(failure(work.ReverseOrder(c.Context(), c.as(c.owner), o.ID, c.rev(o.ID), "")), "reason")
	if now := c.order(o.ID); now.Status != shop.Settled || len(now.Payments) != 1 {
		t.Errorf("%+v", now)
	}
	o = got(work.ReverseOrder(c.Context(), c.as(c.owner), o.ID, o.Rev, "改单"))(c)
	if p := o.Payments[1]; p.Corrects != o.Payments[0].ID || p.Amount != -11200 || p.Person != c.owner.ID || p.Note != "改单" {
		t.Errorf("%+v", p)
	}
	rows := read(c, func(v data.View) ([]shop.Audit, error) { return data.AuditOf(v, shop.KindOrders, int64(o.ID)) })
	if rows[0].Act != "order.reverse" || rows[0].Note != "JS260414-001 -112.00 改单" {
		t.Errorf("%+v", rows[0])
	}
}
