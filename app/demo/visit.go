package demo

import (
	"fmt"
	"time"

	"gongdan/app/shop"
)

// Parts of the last day that a car spends in each station of the shop.
const (
	stations = 6
	openMost = 24 // cars in the shop at the end
)

// orders adds the orders in the order in which the cars came. The last ones
// are still in the shop.
func (b *builder) orders() error {
	n := b.size.Orders
	open := min(openMost, (n+9)/10)
	past := n - open
	day, serial := -1, 0
	for k := range n {
		at := b.days - 1
		if k < past {
			at = k * (b.days - 1) / max(past, 1)
		}
		if at != day {
			day, serial = at, 0
		}
		serial++
		left := -1
		today := (n - 1 - k)
		if k >= past {
			left = today * stations / open
		}
		perDay := past/max(b.days-1, 1) + 1
		if k >= past {
			perDay = open
		}
		if err := b.visit(day, serial, perDay, left); err != nil {
			return err
		}
	}
	return nil
}

// visit adds one order on a day, the nth of about so many; left is how much is
// done of an open one: 0 came just now, 5 was delivered, -1 is long gone.
func (b *builder) visit(day, nth, perDay, left int) error {
	c := b.tale.pair.of(b, b.visitor(day), day)
	v := b.visits[b.kindFor(c)]
	if told := b.tale.next(b, day); told != nil && left < 0 {
		c, v = told, b.tale.visit(b)
	}
	received := b.from.AddDate(0, 0, day).Add(7*time.Hour + 40*time.Minute + spread(nth, perDay, left >= 0))
	received = received.Add(time.Duration(b.dice.IntN(60)) * time.Second)
	date := shop.DayOf(received, b.zone).Compact()[2:]
	o := shop.Order{
		Number: fmt.Sprintf("RO%s-%03d", date, nth), Kind: v.Kind, VehicleID: c.id, CustomerID: c.owner,
		AdvisorID: pick(b, b.crew.advisors), Status: shop.Received,
		Intake: shop.Intake{MileageKM: c.reading(received), Fuel: b.between(1, 9) * 10, Complaint: pick(b, v.Complaints)},
	}
	o.Intake.SenderName, o.Intake.SenderPhone = c.sender.Name, c.sender.Phone
	o.Stamps.ReceivedAt = received
	o.Stamps.PromisedAt = received.Truncate(time.Minute).Add(time.Duration(b.between(3, 10)) * 30 * time.Minute)
	b.lines(&o, v)
	why := cameBack(b, &o, v, c)
	if left >= 0 && b.chance(70) {
		reception{b}.walk(&o, c)
	}
	b.pass(&o, left, fmt.Sprintf("JS%s-%03d", date, nth), c)
	record(b, &o, why)
	warrant(&o, c, v.Problem)
	cover(&o)
	return b.keep(&o, c, day)
}

// spread is how long after opening the nth of so many cars comes: over the day,
// on the last one early, so that what was done since lies in the past.
func spread(nth, perDay int, last bool) time.Duration {
	minutes := 480
	if last {
		minutes = 60
	}
	return time.Duration(nth*minutes/(perDay+1)) * time.Minute
}

func (b *builder) keep(o *shop.Order, c *car, day int) error {
	sheets := inspector{b}.inspections(o)
	history := workshop{b}.history(o, sheets)
	history.Outside, history.Requests, history.Rework = roads{b}.outside(o), asked(o), b.last.found
	b.last.found = shop.ReworkRecord{}
	b.bring(o)
	if err := b.load.Order(o, history); err != nil {
		return err
	}
	if o.Status == shop.Received && len(o.Intake.Marks) > 0 {
		b.last.marked = append(b.last.marked, *o)
	}
	if o.Status == shop.Working && len(shop.Wants(o)) > 0 {
		b.last.waiting = append(b.last.waiting, *o)
	}
	c.busy = day + b.between(25, 90)
	if o.Status == shop.Delivered && o.ReworkOf == 0 {
		c.last, c.made = o.ID, o.Lines
	}
	return nil
}

// visitor is a car that has not been here lately.
func (b *builder) visitor(day int) *car {
	best := &b.cars[b.dice.IntN(len(b.cars))]
	for range 12 {
		c := &b.cars[b.dice.IntN(len(b.cars))]
		if c.busy <= day {
			return c
		}
		if c.busy < best.busy {
			best = c
		}
	}
	return best
}

func (b *builder) kindFor(c *car) int {
	for {
		i := pick(b, b.kinds)
		electric := c.energy == shop.BatteryElectric
		switch b.visits[i].For {
		case "fuel":
			if electric {
				continue
			}
		case "electric":
			if !electric {
				continue
			}
		}
		return i
	}
}

// reading is what the car has run by a time.
func (c *car) reading(at time.Time) int64 {
	days := int64(at.Sub(c.bought) / (24 * time.Hour))
	return max(days, 3)*c.yearly/365 + 20
}

// cover has the maker of the car pay a repair that is over and free of charge for the
// customer (2021 三包 order Art. 19).
func cover(o *shop.Order) {
	if o.Quality == nil || o.Status != shop.Delivered {
		return
	}
	o.Payments = nil
	for i := range o.Lines {
		o.Lines[i].Payer = shop.PayFactory
	}
}
