package work

import (
	"context"
	"errors"
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
	"gongdan/data"
)

// SaveCase (退换案件) takes down what a customer asks for under the order on 三包, or changes
// it while it is not answered. The grounds are those that the clock of the car showed when
// the customer asked; price, mileage and n come from the car where they are not written.
func SaveCase(ctx context.Context, d Desk, c shop.Case) (shop.Case, error) {
	c.Request.Words, c.Request.At = strings.TrimSpace(c.Request.Words), c.Request.At.Truncate(time.Minute)
	if c.Remedy = c.Asked; c.ID == 0 {
		c.Status, c.Request.By = shop.CaseAsked, d.Person.ID
	}
	if err := c.Check(d.Now()).Err(); err != nil {
		return c, err
	}
	err := d.do(ctx, func(tx *data.Tx) error {
		event := shop.CaseEvent{Kind: shop.CaseEventAsked, At: d.Now(), Note: string(c.Asked)}
		if c.ID != 0 {
			event.Kind = shop.CaseEventEdited
			if err := stillAsked(tx, c); err != nil {
				return err
			}
		}
		car, err := data.Vehicle(tx.View, c.VehicleID)
		if err != nil {
			return err
		}
		if err := aloneOpen(tx, c); err != nil {
			return err
		}
		if c.CustomerID == 0 {
			c.CustomerID = car.OwnerID
		}
		clock, err := ClockOfCase(tx.View, car, c.Request)
		if err != nil {
			return err
		}
		c.Grounds = GroundsOf(clock)
		fillSum(&c, car, clock)
		return keepCase(tx, d, &c, event)
	})
	return c, err
}

// stillAsked refuses to change what was answered.
func stillAsked(tx *data.Tx, c shop.Case) error {
	was, err := data.Case(tx.View, c.ID)
	switch {
	case err != nil:
		return err
	case was.Rev != c.Rev:
		return shop.ErrStale
	case was.Status != shop.CaseAsked:
		return shop.Refuse("case.refuse.answered", shop.Args{"Number": was.Number, "Status": was.Status})
	}
	return nil
}

// aloneOpen refuses a second open case of one car.
func aloneOpen(tx *data.Tx, c shop.Case) error {
	list, err := data.CasesOf(tx.View, c.VehicleID)
	for _, x := range list {
		if x.ID != c.ID && x.VehicleID == c.VehicleID && x.Status.Open() {
			return shop.Refuse("case.refuse.open", shop.Args{"Number": x.Number}, x.Number)
		}
	}
	return err
}

// ClockOfCase is the clock of 三包 as it stood when the customer asked.
func ClockOfCase(v data.View, car shop.Vehicle, r shop.CaseRequest) (sanbao.Clock, error) {
	return data.Sanbao(v, car, sanbao.AsOf{On: shop.DayOf(r.At, v.Zone()), Now: r.At})
}

// GroundsOf are the grounds of a clock, as a case keeps them.
func GroundsOf(c sanbao.Clock) (list []shop.CaseGround) {
	for _, g := range c.Grounds {
		list = append(list, shop.CaseGround{Article: g.Article, Reason: string(g.Reason), MetOn: g.MetOn, Orders: g.Orders})
	}
	return list
}

// fillSum writes what the arithmetic of a case begins with.
func fillSum(c *shop.Case, car shop.Vehicle, clock sanbao.Clock) {
	if c.Request.KM == 0 {
		c.Request.KM = clock.MileageKM
	}
	s := &c.Sum
	if s.Price == 0 {
		s.Price = car.Card.Price
	}
	if s.KM == 0 || c.ID == 0 {
		s.KM = c.Request.KM
	}
	if s.Rate == 0 {
		s.Rate = min(car.Card.Rate, clock.Terms.MostRate)
	}
}

// keepCase keeps a case, and what happened to it.
func keepCase(tx *data.Tx, d Desk, c *shop.Case, e shop.CaseEvent) error {
	if err := data.SaveCase(tx, c); err != nil {
		return err
	}
	e.Person = d.Person.ID
	if e.At.IsZero() {
		e.At = d.Now()
	}
	tx.Note("case."+string(e.Kind), shop.KindCases, int64(c.ID), strings.TrimSpace(c.Number+" "+e.Note))
	return data.AddCaseEvent(tx, c.ID, e)
}

// SeenCase names a case as somebody saw it.
type SeenCase struct {
	ID  shop.CaseID
	Rev int64
}

// onCase lets do change a case that is as it was seen, keeps it, and notes the event that
// do gives.
func onCase(ctx context.Context, d Desk, seen SeenCase, do func(*data.Tx, *shop.Case) (shop.CaseEvent, error)) (c shop.Case, err error) {
	err = d.do(ctx, func(tx *data.Tx) error {
		if c, err = data.Case(tx.View, seen.ID); err != nil {
			return err
		}
		if c.Rev != seen.Rev {
			return shop.ErrStale
		}
		e, err := do(tx, &c)
		if err != nil {
			return err
		}
		return keepCase(tx, d, &c, e)
	})
	return c, err
}

// CaseReply is an answer to a case.
type CaseReply struct {
	SeenCase
	Grant  bool
	Answer shop.CaseAnswer
}

// AnswerCase (答复) grants or refuses what the customer asked for. A refusal gives its reason
// (Art. 28). The clock is read once more as of the request, for orders may have been put
// right since. It needs the right to manage.
func AnswerCase(ctx context.Context, d Desk, r CaseReply) (shop.Case, error) {
	if err := d.need(shop.Manage); err != nil {
		return shop.Case{}, err
	}
	r.Answer.By, r.Answer.Reason = d.Person.ID, strings.TrimSpace(r.Answer.Reason)
	return onCase(ctx, d, r.SeenCase, func(tx *data.Tx, c *shop.Case) (e shop.CaseEvent, err error) {
		car, err := data.Vehicle(tx.View, c.VehicleID)
		if err != nil {
			return e, err
		}
		if c.Status == shop.CaseAsked {
			clock, err := ClockOfCase(tx.View, car, c.Request)
			if err != nil {
				return e, err
			}
			c.Grounds = GroundsOf(clock)
		}
		if err := c.CheckAnswer(r.Grant, r.Answer, d.Now()).Err(); err != nil {
			return e, err
		}
		e = shop.CaseEvent{Kind: shop.CaseEventRefused, Note: r.Answer.Reason}
		to := shop.CaseRefused
		if r.Grant {
			e.Kind, to = shop.CaseEventGranted, shop.CaseGranted
		}
		c.Answer = r.Answer
		return e, c.Move(to)
	})
}

// DelayCase notes working days that the customer caused, with reason and evidence: the
// exchange or return is due so much later (Art. 28).
func DelayCase(ctx context.Context, d Desk, seen SeenCase, x shop.CaseDelay) (shop.Case, error) {
	x.Reason, x.Evidence = strings.TrimSpace(x.Reason), strings.TrimSpace(x.Evidence)
	if err := x.Check().Err(); err != nil {
		return shop.Case{}, err
	}
	return onCase(ctx, d, seen, func(_ *data.Tx, c *shop.Case) (e shop.CaseEvent, err error) {
		if !c.Status.Open() {
			return e, shop.Refuse("case.refuse.over", shop.Args{"Number": c.Number, "Status": c.Status})
		}
		c.Delays = append(c.Delays, x)
		return shop.CaseEvent{Kind: shop.CaseEventDelayed, Note: number(x.Days) + " " + x.Reason}, c.Check(d.Now()).Err()
	})
}

// SumCase keeps the arithmetic of a case that is not over: what the customer pays for the
// use of the car, at most the n of the order that governs it, and what is given back.
func SumCase(ctx context.Context, d Desk, seen SeenCase, s shop.CaseSum) (shop.Case, error) {
	s.Taxes = strings.TrimSpace(s.Taxes)
	return onCase(ctx, d, seen, func(tx *data.Tx, c *shop.Case) (e shop.CaseEvent, err error) {
		if !c.Status.Open() {
			return e, shop.Refuse("case.refuse.over", shop.Args{"Number": c.Number, "Status": c.Status})
		}
		car, err := data.Vehicle(tx.View, c.VehicleID)
		if err != nil {
			return e, err
		}
		rules, err := data.Rules(tx.View)
		if err != nil {
			return e, err
		}
		c.Sum = s
		e = shop.CaseEvent{Kind: shop.CaseEventSum, Note: c.Net().String()}
		return e, append(c.Check(d.Now()), CheckCaseRate(rules, car, s.Rate)...).Err()
	})
}

// CheckCaseRate lists what is wrong with the n of a case: the order that governs the car
// sets the most.
func CheckCaseRate(rules []shop.Rule, car shop.Vehicle, n shop.Rate) shop.Problems {
	bought := data.PurchaseOf(car)
	bought.Card.Rate = n
	p := sanbao.CheckCard(rules, bought)
	for i := range p {
		p[i].Field = "rate"
	}
	return p
}

// TurnCase makes a return of an exchange that was not done in time, or for which there is
// no car (Art. 28, 25). It needs the right to manage.
func TurnCase(ctx context.Context, d Desk, seen SeenCase, why shop.TurnReason) (shop.Case, error) {
	if err := d.need(shop.Manage); err != nil {
		return shop.Case{}, err
	}
	return onCase(ctx, d, seen, func(_ *data.Tx, c *shop.Case) (shop.CaseEvent, error) {
		if err := c.MayTurn(why, d.Today()); err != nil {
			return shop.CaseEvent{}, err
		}
		c.Remedy = shop.ReturnsCar
		return shop.CaseEvent{Kind: shop.CaseEventTurned, Note: string(why)}, nil
	})
}

// WithdrawCase ends a case since the customer takes it back, with the reason.
func WithdrawCase(ctx context.Context, d Desk, seen SeenCase, reason string) (shop.Case, error) {
	if reason = strings.TrimSpace(reason); reason == "" {
		return shop.Case{}, shop.Problems{{Field: "end_note", Say: "say.required.withdraw_reason"}}
	}
	return onCase(ctx, d, seen, func(_ *data.Tx, c *shop.Case) (shop.CaseEvent, error) {
		c.End = shop.CaseEnd{On: d.Today(), At: d.Now(), By: d.Person.ID, Note: reason}
		return shop.CaseEvent{Kind: shop.CaseEventWithdrawn, Note: reason}, c.Move(shop.CaseWithdrawn)
	})
}

// UndoCase takes the last step of a case back: it is as it was before again. What was
// noted of it stays, and that it was undone is noted as well. A car that was given in
// exchange keeps its record; its periods do not begin with the exchange any more.
func UndoCase(ctx context.Context, d Desk, before, now shop.Case) (shop.Case, error) {
	if before.Status != now.Status && now.Status != shop.CaseWithdrawn || before.Remedy != now.Remedy {
		if err := d.need(shop.Manage); err != nil {
			return now, err
		}
	}
	return onCase(ctx, d, SeenCase{now.ID, now.Rev}, func(tx *data.Tx, c *shop.Case) (shop.CaseEvent, error) {
		if c.Status == shop.CaseExchanged {
			if err := givenOn(d, tx, c.End.NewCar, ""); err != nil {
				return shop.CaseEvent{}, err
			}
		}
		id, rev, n := c.ID, c.Rev, c.Number
		*c = before
		c.ID, c.Rev, c.Number = id, rev, n
		return shop.CaseEvent{Kind: shop.CaseEventUndone, Note: string(c.Status)}, nil
	})
}

// NoteCasePaper notes in the journal that a paper of a case goes out.
func NoteCasePaper(ctx context.Context, d Desk, c shop.Case, part string) error {
	return d.do(ctx, func(tx *data.Tx) error {
		tx.Note("case.print", shop.KindCases, int64(c.ID), c.Number+" "+part)
		return nil
	})
}

// CaseFile is a case with what happened to it.
type CaseFile = data.CaseFile

// LoadCase adds a case with its events to a load; it is known by its number.
func LoadCase(l *Load, f CaseFile) error {
	there := false
	if f.Number != "" {
		_, err := data.CaseByNumber(l.tx.View, f.Number)
		if there = err == nil; err != nil && !errors.Is(err, shop.ErrMissing) {
			return err
		}
	}
	if l.count(shop.KindCases, there); !there {
		l.cases = append(l.cases, f)
	}
	return nil
}

// keepCases keeps the cases of a load once all that they refer to is there.
func keepCases(l *Load) error {
	for _, f := range l.cases {
		c := f.Case
		if err := data.SaveCase(l.tx, &c); err != nil {
			return err
		}
		if len(f.Events) == 0 {
			f.Events = toldBy(c)
		}
		for _, e := range f.Events {
			if err := data.AddCaseEvent(l.tx, c.ID, e); err != nil {
				return err
			}
		}
	}
	return data.FollowCalendar(l.tx)
}

// toldBy are the events that the times of a case tell of.
func toldBy(c shop.Case) (list []shop.CaseEvent) {
	add := func(kind shop.CaseEventKind, at time.Time, by shop.PersonID, note string) {
		if !at.IsZero() {
			list = append(list, shop.CaseEvent{Kind: kind, At: at, Person: by, Note: note})
		}
	}
	add(shop.CaseEventAsked, c.Request.At, c.Request.By, string(c.Asked))
	answer := shop.CaseEventGranted
	if c.Status == shop.CaseRefused {
		answer = shop.CaseEventRefused
	}
	add(answer, c.Answer.At, c.Answer.By, c.Answer.Reason)
	if c.End.On != "" {
		add(shop.CaseEventKind(c.Status), c.End.At, c.End.By, c.End.Note)
	}
	return list
}
