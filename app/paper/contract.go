package paper

import (
	"slices"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// Contract (委托书, 维修合同) is what customer and shop agree on before work
// begins, with the contents of JT/T 816: parties, day, car, work, prices and
// what happens beyond them, delivery, guarantee. How the car came in is left
// open: it is ticked by hand.
func Contract(in Sheet, say text.Lang) Doc {
	c := clerk{in, say}
	o := &c.Order
	d := c.doc(shop.FormContract, o.Number, say.Say("paper.contract.purpose"))
	d.Head = filled(
		c.pair("paper.contract.number", o.Number),
		c.pair("paper.contract.signed_on", say.Date(o.Stamps.AgreedAt)),
		c.pair("paper.copy", c.part()),
	)
	list := listing{clerk: c, hours: "paper.hours_planned"}
	d.Blocks = slices.Concat(
		[]Block{c.parties(), Rule{}, c.car(), c.arrival()},
		list.tables(),
		[]Block{c.totals("paper.contract.budget_words", "paper.contract.budget"), c.delivery(), c.oldParts()},
		[]Block{Notes{Title: say.Say("paper.contract.terms"), Numbered: true, Lines: c.terms()}},
		[]Block{c.signatures("paper.sign_customer", "paper.sign_repairer")},
	)
	return d
}

// arrival is how the car came in (送修方式).
func (c clerk) arrival() Ticks {
	return Ticks{Label: c.say.Say("paper.contract.arrival"), Boxes: []Tick{
		{Text: c.say.Say("paper.contract.driven")},
		{Text: c.say.Say("paper.contract.towed"), On: c.Workshop.Away.Rescue != nil && c.Workshop.Away.Rescue.Kind == shop.TowIn},
		{Text: c.say.Say("paper.contract.carried")},
		{Text: c.say.Say("paper.contract.accident"), On: c.Order.Kind == shop.Accident},
	}}
}

// delivery is what was agreed on handing over and prices.
func (c clerk) delivery() Pairs {
	rate := ""
	if c.Shop.LabourRate > 0 {
		rate = c.say.Say("paper.contract.an_hour", shop.Args{"Rate": c.Shop.LabourRate})
	}
	return Pairs{Columns: 3, Pairs: filled(
		c.pair("paper.promised", c.say.DateTime(c.Order.Stamps.PromisedAt)),
		c.pair("paper.contract.place", c.say.Say("paper.contract.at_repairer")),
		c.pair("paper.work_class", c.gravest()),
		c.pair("paper.hour_price", rate),
	)}
}

// terms are the rules of the contract. The guarantee is the one of the rule
// book, never less than the law's.
func (c clerk) terms() []string {
	return slices.Concat(
		[]string{c.say.Say("paper.contract.term_quality")},
		c.guarantee(),
		[]string{
			c.say.Say("paper.note_extra"),
			c.say.Say("paper.contract.term_parts"),
			c.say.Say("paper.note_own_parts"),
			c.say.Say("paper.contract.term_breach"),
			c.say.Say("paper.contract.term_valuables"),
			c.say.Say("paper.contract.term_dispute"),
		})
}
