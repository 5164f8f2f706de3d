package demo

import (
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
)

// course is what happened to an order in the workshop, as its clocks and its
// station tell it.
type course struct {
	o *shop.Order
	h work.History
}

// later is some minutes from least on, fewer than most more: always the same for
// an order, without asking the dice.
func later(o *shop.Order, least, most int) time.Duration {
	sum := 0
	for i, c := range []byte(o.Number) {
		sum += (i + 7) * int(c)
	}
	return time.Duration(least+sum%most) * time.Minute
}

// events are the job given out, begun, stopped and done, and the car brought to
// the inspection.
func (c course) events() (all []shop.Event) {
	o, s := c.o, c.o.Stamps
	given := s.AgreedAt.Add(later(o, 2, 6))
	if c.first().Before(given) {
		given = c.first()
	}
	if len(c.h.Clocks) > 0 || len(c.h.Dispatches) > 0 {
		all = append(all, shop.Event{Kind: shop.EventDispatched, At: given, LineID: c.line()})
	}
	all = append(all, c.stops(given)...)
	for _, k := range c.h.Clocks {
		all = append(all, shop.Event{Kind: shop.EventJobStarted, At: k.From, LineID: k.Line, Person: k.Person})
		if !k.Runs() {
			all = append(all, shop.Event{Kind: shop.EventJobDone, At: k.Until, LineID: k.Line, Person: k.Person, Note: string(k.Why)})
		}
	}
	switch {
	case o.Status == shop.Checking:
		all = append(all, shop.Event{Kind: shop.EventChecking, At: s.AgreedAt.Add(time.Minute)})
	case !s.FinishedAt.IsZero() && !c.last().IsZero():
		all = append(all, c.check()...)
	}
	return all
}

// line is the job that was begun or given out first.
func (c course) line() shop.LineID {
	if len(c.h.Clocks) > 0 {
		return c.h.Clocks[0].Line
	}
	return c.h.Dispatches[0].LineID
}

// first is when the first clock began, last when the last one ended; else the
// end of the work.
func (c course) first() time.Time {
	at := c.o.Stamps.AgreedAt.AddDate(1, 0, 0)
	for _, k := range c.h.Clocks {
		if k.From.Before(at) {
			at = k.From
		}
	}
	return at
}

func (c course) last() (at time.Time) {
	for _, k := range c.h.Clocks {
		if k.Until.After(at) {
			at = k.Until
		}
	}
	return at
}

// stops: a car that waits for parts now, and one in five that did before its
// work began.
func (c course) stops(given time.Time) []shop.Event {
	held := func(at time.Time, why shop.HoldReason) shop.Event {
		return shop.Event{Kind: shop.EventHeld, At: at, Note: string(why)}
	}
	if hold := c.o.Floor.Hold; hold.Why != shop.NoHold {
		return []shop.Event{held(hold.Since, hold.Why)}
	}
	if free := c.first().Sub(given); len(c.h.Clocks) == 0 || free < 12*time.Minute || later(c.o, 0, 5) != 0 {
		return nil
	}
	return []shop.Event{
		held(given.Add(2*time.Minute), shop.PartsShort),
		{Kind: shop.EventReleased, At: c.first().Add(-3 * time.Minute), Note: string(shop.AtWork)},
	}
}

// check: the car is brought to the inspection half way between the end of the last
// job and that of the work, and passes then, unless a sheet says so already.
func (c course) check() []shop.Event {
	o, done := c.o, c.last()
	at := done.Add(o.Stamps.FinishedAt.Sub(done) / 2).Truncate(time.Second)
	all := []shop.Event{{Kind: shop.EventChecking, At: at}}
	for _, in := range c.h.Inspections {
		if in.Sort == shop.FinalCheck && in.Result == shop.ResultPass {
			return all
		}
	}
	return append(all, shop.Event{Kind: shop.EventPassed, At: o.Stamps.FinishedAt})
}
