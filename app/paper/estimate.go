package paper

import (
	"slices"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// Estimate (估价单) is what the work would cost, line by line, with what the
// customer has said to each. Declined lines are listed and not counted.
func Estimate(in Sheet, say text.Lang) Doc {
	c := clerk{in, say}
	d := c.doc(shop.FormEstimate, c.Order.Number, say.Say("paper.estimate.purpose"))
	d.Head = filled(
		c.pair("paper.order", c.Order.Number),
		c.pair("paper.date", say.Date(c.At)),
		c.pair("paper.promised", say.DateTime(c.Order.Stamps.PromisedAt)),
	)
	list := listing{clerk: c, hours: "paper.hours_planned", declined: true, consent: true}
	d.Blocks = slices.Concat(
		[]Block{c.parties(), Rule{}, c.car()},
		list.tables(),
		[]Block{c.totals("paper.estimate.total_words", "paper.estimate.total"), c.ways()},
		[]Block{Notes{Numbered: true, Lines: []string{
			say.Say("paper.estimate.note_budget"), say.Say("paper.note_extra"), say.Say("paper.note_own_parts"),
		}}},
		[]Block{c.signatures("paper.sign_customer", "paper.sign_advisor")},
	)
	return d
}

// car is the car as contracts and estimates describe it.
func (c clerk) car() Pairs {
	v, o := c.Vehicle, c.Order
	return Pairs{Title: c.say.Say("paper.vehicle"), Columns: 3, Pairs: append(filled(
		c.pair("paper.plate", c.say.Plate(v.Plate)),
		c.pair("paper.vin", v.VIN),
		c.pair("paper.model", v.Title()),
		c.pair("paper.color", v.Color),
		c.pair("paper.energy", c.energy()),
		c.pair("paper.engine_no", v.EngineNo),
		c.pair("paper.in_km", c.km(o.Intake.MileageKM)),
		c.pair("paper.in_time", c.say.DateTime(o.Stamps.ReceivedAt)),
		c.pair("paper.kind", c.kind()),
	), filled(c.complaint())...)}
}

// energy is the word of what drives the car; nothing if it is not known.
func (c clerk) energy() string {
	if c.Vehicle.Energy == "" {
		return ""
	}
	return c.say.Say(c.Vehicle.Energy.Key())
}

// kind is why the car came; nothing if nobody said.
func (c clerk) kind() string {
	if c.Order.Kind == "" {
		return ""
	}
	return c.say.Say(c.Order.Kind.Key())
}

// ways are the boxes for how the customer agreed, open to be ticked by hand.
func (c clerk) ways() Ticks {
	t := Ticks{Label: c.say.Say("paper.way")}
	for _, w := range shop.ConsentWays() {
		t.Boxes = append(t.Boxes, Tick{Text: c.say.Say(w.Key())})
	}
	return t
}
