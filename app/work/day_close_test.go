package work_test

import (
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// till is the till as the cashier sees it.
func (c *counter) till() work.TillNow {
	c.Helper()
	return got(work.Till(c.Context(), c.as(c.cashier)))(c)
}

// counts fills in what was counted of each method.
func counts(d shop.DayClose, counted map[shop.Method]shop.Money, why string) shop.DayClose {
	for i, l := range d.Lines {
		if d.Lines[i].Counted = counted[l.Method]; d.Lines[i].Diff() != 0 {
			d.Lines[i].Reason = why
		}
	}
	return d
}

// The order comes to 54.00 + 58.00 = 112.00. A deposit of 20.00 by WeChat, of which 5.00 go back in
// cash; at the bill 60.00 in cash and 37.00 on account, of which 10.00 are paid in cash at once.
//
//	cash 60.00 + 10.00 − 5.00 = 65.00, WeChat 20.00, on account 37.00
func dayOfMoney(c *counter) shop.Order {
	c.Helper()
	o := c.ready()
	o = got(work.TakeDeposit(c.Context(), c.as(c.cashier), o.ID, o.Rev, pay(shop.WeChat, 2000)))(c)
	o = got(work.PayBack(c.Context(), c.as(c.cashier), o.ID, o.Rev, pay(shop.Cash, 500)))(c)
	o = got(work.SettleOrder(c.Context(), c.as(c.owner), o.ID, o.Rev, work.Settlement{Payments: []shop.Payment{pay(shop.Cash, 6000), pay(shop.OnAccount, 3700)}}))(c)
	return got(work.PayDebt(c.Context(), c.as(c.cashier), o.ID, o.Rev, pay(shop.Cash, 1000)))(c)
}

func TestTheTillIsCountedAgainstItsPayments(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		dayOfMoney(c)
		now := c.till()
		if m := now.Money(shop.Cash); m.In != 7000 || m.Back != -500 || m.Wrong != 0 || now.Expected(shop.Cash) != 6500 || now.Expected(shop.WeChat) != 2000 || now.Account != 3700 || len(now.Rows) != 5 {
			t.Fatalf("%+v", now)
		}
		form := counts(now.Begin("2026-04-14"), map[shop.Method]shop.Money{shop.Cash: 6450, shop.WeChat: 2000}, "")
		form.Left = 5000
		_, err := work.CloseDay(c.Context(), c.as(c.cashier), form)
		c.wrong(err, "reason_cash")
		form = counts(form, map[shop.Method]shop.Money{shop.Cash: 6450, shop.WeChat: 2000}, " 找零少收 ")
		for i := range form.Coins {
			if form.Coins[i].Worth == 5000 {
				form.Coins[i].Pieces = 1
			}
		}
		_, err = work.CloseDay(c.Context(), c.as(c.cashier), form)
		c.wrong(err, "coins") // one note of 50.00 is not 64.50
		for i := range form.Coins {
			form.Coins[i].Pieces = map[shop.Money]int64{5000: 1, 1000: 1, 100: 4, 50: 1}[form.Coins[i].Worth]
		}
		done := got(work.CloseDay(c.Context(), c.as(c.cashier), form))(c)
		if done.Number != "RJ260414-001" || done.Day != "2026-04-14" || done.HandedOver() != 1450 || done.Cash().Reason != "找零少收" || len(done.Coins) != 4 || len(done.Payments) != 5 {
			t.Errorf("%+v", done)
		}
		if kept := read(c, func(v data.View) (shop.DayClose, error) { return data.DayCloseByNumber(v, done.Number) }); kept.Cash().Diff() != -50 || kept.Person != c.cashier.ID || len(kept.Payments) != 5 {
			t.Errorf("%+v", kept)
		}
		if now = c.till(); now.Float != 5000 || len(now.Payments) != 0 || now.Expected(shop.Cash) != 5000 {
			t.Errorf("after it: %+v", now)
		}
		_, err = work.CloseDay(c.Context(), c.as(c.cashier), counts(now.Begin("2026-04-14"), map[shop.Method]shop.Money{shop.Cash: 5000}, ""))
		c.refused(err, "dayclose.refuse.nothing")
		c.sound()
		c.clean()
	})
}

func TestWhatComesAfterACloseFallsToTheNext(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := dayOfMoney(c)
		now := c.till()
		form := counts(now.Begin("2026-04-14"), map[shop.Method]shop.Money{shop.Cash: 6500, shop.WeChat: 2000}, "")
		first := got(work.CloseDay(c.Context(), c.as(c.cashier), form))(c)
		if first.Left != 0 || first.HandedOver() != 6500 {
			t.Errorf("%+v", first)
		}
		c.pass(24 * 60)
		got(work.ReverseOrder(c.Context(), c.as(c.owner), o.ID, c.rev(o.ID), "开错了"))(c)
		o = c.order(o.ID)
		now = c.till()
		if again := read(c, func(v data.View) (shop.DayClose, error) { return data.DayClose(v, first.ID) }); again.Cash().Expected != 6500 || len(again.Payments) != len(first.Payments) {
			t.Errorf("a closed day has changed: %+v", again)
		}
		stale := now.Begin("2026-04-15")
		o = got(work.TakeDeposit(c.Context(), c.as(c.cashier), o.ID, c.rev(o.ID), pay(shop.Cash, 700)))(c)
		for i := range stale.Lines {
			stale.Lines[i].Counted = max(stale.Lines[i].Expected, 0)
			stale.Lines[i].Reason = "x"
		}
		_, err := work.CloseDay(c.Context(), c.as(c.cashier), stale)
		c.refused(err, "dayclose.refuse.changed")
		now = c.till()
		next := now.Begin("2026-04-15")
		for i := range next.Lines {
			next.Lines[i].Counted, next.Lines[i].Reason = max(next.Lines[i].Expected, 0), "冲正，钱已退"
		}
		second := got(work.CloseDay(c.Context(), c.as(c.cashier), next))(c)
		_, err = work.UndoDayClose(c.Context(), c.as(c.owner), first.ID, first.Rev)
		c.refused(err, "dayclose.refuse.not_last")
		_, err = work.UndoDayClose(c.Context(), c.as(c.technician), second.ID, second.Rev)
		c.refused(err, "person.refuse.right")
		undone := got(work.UndoDayClose(c.Context(), c.as(c.cashier), second.ID, second.Rev))(c)
		if undone.Holds() || len(c.till().Payments) != len(now.Payments) {
			t.Errorf("%+v %+v", undone, c.till())
		}
		_, err = work.UndoDayClose(c.Context(), c.as(c.cashier), second.ID, undone.Rev)
		c.refused(err, "dayclose.refuse.not_last")
		c.sound()
		c.clean()
	})
}

func TestWhoTakesNoMoneyDoesNotCountTheTill(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		_, err := work.Till(c.Context(), c.as(c.technician))
		c.refused(err, "person.refuse.right")
		_, err = work.CloseDay(c.Context(), c.as(c.technician), shop.DayClose{Day: "2026-04-14"})
		c.refused(err, "person.refuse.right")
		_, err = work.CloseDay(c.Context(), c.as(c.cashier), shop.DayClose{Lines: []shop.CloseLine{{Method: shop.Cash, Expected: 100, Counted: -100, Reason: "x"}}})
		c.wrong(err, "counted_cash")
		_, err = work.CloseDay(c.Context(), c.as(c.cashier), shop.DayClose{Left: 500, Lines: []shop.CloseLine{{Method: shop.Cash, Expected: 100, Counted: 100}}})
		c.wrong(err, "left")
	})
}
