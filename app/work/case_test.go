package work_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

func (c *counter) kase(id shop.CaseID) shop.Case {
	c.Helper()
	return read(c, func(v data.View) (shop.Case, error) { return data.Case(v, id) })
}

func sawCase(k shop.Case) work.SeenCase { return work.SeenCase{ID: k.ID, Rev: k.Rev} }

// gearbox is a car whose gearbox came in so many times, the last time today.
func (c *counter) gearbox(times int) shop.Vehicle {
	c.Helper()
	var car shop.Vehicle
	today := c.now
	for i := range times {
		c.now = today.AddDate(0, 0, -7*(times-1-i))
		in := c.visit()
		if car.ID == 0 {
			in.Vehicle.Use, in.Vehicle.Dates.InvoicedOn, in.Vehicle.Dates.DeliveredOn = shop.Household, "2025-03-01", "2025-03-01"
			in.Vehicle.Card = shop.WarrantyCard{Price: 15_000_000, Rate: 50}
		} else {
			in.Vehicle = car
			in.Customer = read(c, func(v data.View) (shop.Customer, error) { return data.Customer(v, car.OwnerID) })
		}
		in.Order.Lines = in.Order.Lines[:1]
		in.Order.Stamps.PromisedAt = c.now.Add(6 * time.Hour)
		out := got(work.Receive(c.Context(), c.as(c.advisor), in))(c)
		o := got(work.SaveProblem(c.Context(), c.as(c.advisor), work.Repair{Order: out.Order.ID, Rev: out.Order.Rev, Problem: &shop.QualityProblem{
			Code: "TR-NOISE", Description: "变速器异响", Assembly: shop.Gearbox, Record: shop.RepairRecord{Findings: "轴承磨损", NoTow: true, SignedAt: c.now.Truncate(time.Minute)},
		}}))(c)
		o = got(work.StartOrder(c.Context(), c.as(c.advisor), o.ID, o.Rev, signed()))(c)
		if i < times-1 {
			o = got(work.FinishOrder(c.Context(), c.as(c.technician), o.ID, o.Rev))(c)
			o = got(work.SettleOrder(c.Context(), c.as(c.owner), o.ID, o.Rev, work.Settlement{Payments: []shop.Payment{pay(shop.Cash, o.Totals().Due)}}))(c)
			got(work.DeliverOrder(c.Context(), c.as(c.owner), o.ID, c.rev(o.ID)))(c)
		}
		car = read(c, func(v data.View) (shop.Vehicle, error) { return data.Vehicle(v, out.Vehicle.ID) })
	}
	return car
}

func (c *counter) ask(car shop.Vehicle, what shop.Remedy) shop.Case {
	c.Helper()
	return got(work.SaveCase(c.Context(), c.as(c.advisor), shop.Case{VehicleID: car.ID, Asked: what, Request: shop.CaseRequest{At: c.now, Words: "修了五次还响"}}))(c)
}

// kinds are what happened to a case.
func (c *counter) caseEvents(id shop.CaseID) (kinds []shop.CaseEventKind) {
	c.Helper()
	for _, e := range read(c, func(v data.View) ([]shop.CaseEvent, error) { return data.CaseEvents(v, id) }) {
		kinds = append(kinds, e.Kind)
	}
	return kinds
}

func (c *counter) clean() {
	c.Helper()
	if found := got(data.Check(c.Context(), c.store))(c); len(found) > 0 {
		c.Errorf("%+v", found)
	}
}

func TestAFifthRepairOfAGearboxEndsWithANewCarWhoseClockBeginsAnew(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		car := c.gearbox(5)
		boss := c.as(c.owner)
		c.pass(60)
		k := c.ask(car, shop.Exchange)
		if k.Number != "HT260414-001" || len(k.Grounds) != 1 || k.Grounds[0].Article != "24" || k.Grounds[0].Reason != string(sanbao.Same) || len(k.Grounds[0].Orders) != 5 {
			t.Fatalf("asked: %+v", k)
		}
		if k.AnswerDue != "2026-04-28" || k.CompleteDue != "2026-05-14" || k.CustomerID != car.OwnerID { // 1–5 May is a holiday, 9 May is worked for it
			t.Errorf("due %s and %s of customer %d", k.AnswerDue, k.CompleteDue, k.CustomerID)
		}
		if k.Compensation() != 900_000 { // 150,000 × 12,000 ÷ 1000 × 0.5 %
			t.Errorf("compensation %s", k.Compensation())
		}
		_, err := work.SaveCase(t.Context(), c.as(c.advisor), shop.Case{VehicleID: car.ID, Asked: shop.ReturnsCar, Request: shop.CaseRequest{At: c.now}})
		c.refused(err, "case.refuse.open")
		reply := work.CaseReply{SeenCase: sawCase(k), Grant: true, Answer: shop.CaseAnswer{At: c.now, How: shop.AnswerWritten}}
		_, err = work.AnswerCase(t.Context(), c.as(c.advisor), reply)
		c.refused(err, "person.refuse.right")
		k = got(work.AnswerCase(t.Context(), boss, reply))(c)
		_, err = work.SaveCase(t.Context(), c.as(c.advisor), k)
		c.refused(err, "case.refuse.answered")
		sum := k.Sum
		sum.Refunds = []shop.CaseRefund{{Kind: shop.RefundRegistration, Note: "上牌费", Paid: 12_500}}
		k = got(work.SumCase(t.Context(), c.as(c.advisor), sawCase(k), sum))(c)
		if k.Net() != 12_500-900_000 {
			t.Errorf("net %s", k.Net())
		}
		end := work.CaseEnding{SeenCase: sawCase(k), On: "2026-04-14", VIN: "LSVAA49J132047371", Price: 15_500_000}
		k = got(work.EndCase(t.Context(), boss, end))(c)
		next := read(c, func(v data.View) (shop.Vehicle, error) { return data.Vehicle(v, k.End.NewCar) })
		clock := read(c, func(v data.View) (sanbao.Clock, error) {
			return data.Sanbao(v, next, sanbao.AsOf{On: "2026-04-14", Now: c.now})
		})
		if next.OwnerID != car.OwnerID || next.Make != "大众" || clock.Start != "2026-04-14" || len(clock.Grounds)+len(clock.Counted) > 0 || clock.Windows.Sanbao.LastDay != "2028-04-14" {
			t.Errorf("the new car %+v has clock %+v", next, clock)
		}
		c.clean()
		k = got(work.UndoCase(t.Context(), boss, c.before(k, shop.CaseGranted), k))(c)
		if next = read(c, func(v data.View) (shop.Vehicle, error) { return data.Vehicle(v, next.ID) }); k.Status != shop.CaseGranted || next.Card.ExchangedOn != "" {
			t.Errorf("undone %s, the car was exchanged on %q", k.Status, next.Card.ExchangedOn)
		}
		want := []shop.CaseEventKind{shop.CaseEventAsked, shop.CaseEventGranted, shop.CaseEventSum, shop.CaseEventExchanged, shop.CaseEventUndone}
		if have := c.caseEvents(k.ID); !slices.Equal(have, want) {
			t.Errorf("events %v", have)
		}
		c.clean()
	})
}

// before is a case as it was before it ended.
func (c *counter) before(k shop.Case, s shop.CaseStatus) shop.Case {
	k.Status, k.End = s, shop.CaseEnd{}
	return k
}

func TestARefusalGivesItsReasonAndALateExchangeBecomesAReturn(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		car := c.gearbox(2)
		boss := c.as(c.owner)
		k := c.ask(car, shop.Exchange)
		if len(k.Grounds) > 0 {
			t.Errorf("two repairs are a ground: %+v", k.Grounds)
		}
		answer := shop.CaseAnswer{At: c.now, How: shop.AnswerWritten}
		_, err := work.AnswerCase(t.Context(), boss, work.CaseReply{SeenCase: sawCase(k), Answer: answer})
		c.wrong(err, "answer_reason")
		answer.Reason = "同一质量问题修理 2 次，未超过 4 次"
		k = got(work.AnswerCase(t.Context(), boss, work.CaseReply{SeenCase: sawCase(k), Answer: answer}))(c)
		if k.Status != shop.CaseRefused || k.Due() != "" {
			t.Errorf("%s due %s", k.Status, k.Due())
		}
		k = got(work.AnswerCase(t.Context(), boss, work.CaseReply{SeenCase: sawCase(k), Grant: true, Answer: answer}))(c)
		k = got(work.DelayCase(t.Context(), c.as(c.advisor), sawCase(k), shop.CaseDelay{Days: 2, Reason: "客户出差", Evidence: "微信记录"}))(c)
		if k.CompleteDue != "2026-05-18" {
			t.Errorf("with two days of the customer due %s", k.CompleteDue)
		}
		_, err = work.TurnCase(t.Context(), boss, sawCase(k), shop.TurnLate)
		c.refused(err, "case.refuse.turn_early")
		c.now = c.now.AddDate(0, 0, 35)
		k = got(work.TurnCase(t.Context(), boss, sawCase(k), shop.TurnLate))(c)
		_, err = work.EndCase(t.Context(), boss, work.CaseEnding{SeenCase: sawCase(k), On: "2026-05-20"})
		c.wrong(err, "ended_on")
		k = got(work.EndCase(t.Context(), boss, work.CaseEnding{SeenCase: sawCase(k), On: "2026-05-19", Note: "款已退"}))(c)
		if k.Asked != shop.Exchange || k.Remedy != shop.ReturnsCar || k.Status != shop.CaseReturned || k.Net() != 15_000_000 {
			t.Errorf("%+v", k)
		}
		_, err = work.DelayCase(t.Context(), c.as(c.advisor), sawCase(k), shop.CaseDelay{Days: 2, Reason: "x"})
		c.refused(err, "case.refuse.over")
		_, err = work.SumCase(t.Context(), c.as(c.advisor), sawCase(k), k.Sum)
		c.refused(err, "case.refuse.over")
		c.clean()
	})
}

func TestACaseThatSomebodyElseChangedIsNotChanged(t *testing.T) {
	c := open(t)
	k := c.ask(c.gearbox(1), shop.ReturnsCar)
	old := sawCase(k)
	k.Request.Words = "要求退车"
	k = got(work.SaveCase(t.Context(), c.as(c.advisor), k))(c)
	for what, err := range map[string]error{
		"withdrawn": failure(work.WithdrawCase(t.Context(), c.as(c.advisor), old, "x")),
		"delayed":   failure(work.DelayCase(t.Context(), c.as(c.advisor), old, shop.CaseDelay{Days: 1, Reason: "x"})),
	} {
		if !errors.Is(err, shop.ErrStale) {
			t.Errorf("%s: %v", what, err)
		}
	}
	c.wrong(failure(work.WithdrawCase(t.Context(), c.as(c.advisor), sawCase(k), " ")), "end_note")
	before := k
	k = got(work.WithdrawCase(t.Context(), c.as(c.advisor), sawCase(k), "客户同意维修"))(c)
	k = got(work.UndoCase(t.Context(), c.as(c.advisor), before, k))(c)
	if k.Status != shop.CaseAsked || k.End.On != "" {
		t.Errorf("undone %+v", k)
	}
	sum := k.Sum
	sum.Rate = 51
	c.wrong(failure(work.SumCase(t.Context(), c.as(c.advisor), sawCase(k), sum)), "rate")
	c.clean()
}

func TestANewCarIsNotTheOldOneNorOneThatWasGivenBefore(t *testing.T) {
	c := open(t)
	car := c.gearbox(5)
	boss := c.as(c.owner)
	k := c.ask(car, shop.Exchange)
	k = got(work.AnswerCase(t.Context(), boss, work.CaseReply{SeenCase: sawCase(k), Grant: true, Answer: shop.CaseAnswer{At: c.now, How: shop.AnswerInPerson}}))(c)
	end := work.CaseEnding{SeenCase: sawCase(k), On: "2026-04-14"}
	c.wrong(failure(work.EndCase(t.Context(), boss, end)), "new_vin")
	end.VIN = car.VIN
	c.wrong(failure(work.EndCase(t.Context(), boss, end)), "new_vin")
	given := got(work.SaveVehicle(t.Context(), boss, shop.Vehicle{VIN: "LSVAA49J132047371", Card: shop.WarrantyCard{ExchangedOn: "2026-01-05"}}))(c)
	end.VIN = given.VIN
	c.wrong(failure(work.EndCase(t.Context(), boss, end)), "new_vin")
	if k := c.kase(k.ID); k.Status != shop.CaseGranted {
		t.Errorf("left %s", k.Status)
	}
}

func TestWhatIsDueFollowsTheCalendar(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		k := c.ask(c.gearbox(1), shop.ReturnsCar)
		span := shop.WorkdaySpan{From: "2026-04-16", Until: "2026-04-17", Name: "店休", Source: "本店公告"}
		c.refused(failure(work.SaveWorkdays(t.Context(), c.as(c.advisor), span)), "person.refuse.right")
		got(work.SaveWorkdays(t.Context(), c.as(c.owner), span))(c)
		if k = c.kase(k.ID); k.AnswerDue != "2026-04-30" {
			t.Errorf("with two days off due %s", k.AnswerDue)
		}
		w := read(c, func(v data.View) (shop.Workday, error) { return data.WorkdayOn(v, "2026-04-16") })
		w.Working = true
		w = got(work.SaveWorkday(t.Context(), c.as(c.owner), w))(c)
		if k = c.kase(k.ID); k.AnswerDue != "2026-04-29" {
			t.Errorf("with one day off due %s", k.AnswerDue)
		}
		got(true, work.DropWorkday(t.Context(), c.as(c.owner), w))(c)
		if err := work.DropWorkday(t.Context(), c.as(c.owner), w); !errors.Is(err, shop.ErrStale) {
			t.Errorf("dropped twice: %v", err)
		}
		c.clean()
	})
}
