package paper

import (
	"slices"
	"strings"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// Settlement (结算清单) is the bill that the customer takes home, with the
// fields of JT/T 1133. It never says what anything has cost the shop. Before
// the order is settled it is marked as not settled.
func Settlement(in Sheet, say text.Lang) Doc {
	c := bill{clerk{in, say}}
	o := &c.Order
	number := o.SettlementNo
	if number == "" {
		number = o.Number
	}
	d := c.doc(shop.FormSettlement, number, say.Say("paper.settlement.standard"))
	d.Head = filled(
		c.pair("paper.settlement.number", o.SettlementNo),
		c.pair("paper.order", o.Number),
		c.pair("paper.copy", c.part()),
	)
	if d.Stamp == "" && !o.Status.Frozen() {
		d.Stamp = say.Say("paper.settlement.open")
	}
	totals := c.totals("paper.total_words", "paper.total")
	totals.Aside = c.paid()
	list := listing{clerk: c.clerk, hours: "paper.hours", promised: true}
	d.Blocks = slices.Concat(
		[]Block{c.parties(), Rule{}, c.car()},
		list.tables(),
		[]Block{totals},
		away(c.clerk),
		[]Block{c.oldParts(), Notes{Numbered: true, Lines: c.notes()}},
		[]Block{c.signatures("paper.sign_customer", "paper.sign_repairer")},
	)
	return d
}

// part names the part of the set (联次).
func (c clerk) part() string {
	switch c.Part {
	case 1:
		return c.say.Say("paper.copy_customer")
	case 2:
		return c.say.Say("paper.copy_repairer")
	}
	return ""
}

// bill writes what only a settlement has.
type bill struct{ clerk }

// car is the car and its stay.
func (c bill) car() Pairs {
	v, o := c.Vehicle, c.Order
	all := []Pair{
		c.pair("paper.plate", c.say.Plate(v.Plate)),
		c.pair("paper.vehicle_type", c.VehicleType),
		c.pair("paper.vehicle_class", c.VehicleClass),
		c.pair("paper.work_class", c.gravest()),
		c.pair("paper.model", v.Title()),
		c.pair("paper.vin", v.VIN),
		c.pair("paper.engine_no", v.EngineNo),
		c.pair("paper.technicians", c.technicians()),
	}
	if c.Certificate != "" {
		all = append(all, c.pair("paper.certificate", c.Certificate))
	}
	out := ""
	if !o.Stamps.DeliveredAt.IsZero() || !o.Stamps.SettledAt.IsZero() {
		out = c.say.Date(c.outAt())
	}
	return Pairs{Title: c.say.Say("paper.visit"), Columns: 3, Pairs: append(all,
		c.pair("paper.in_date", c.say.Date(o.Stamps.ReceivedAt)),
		c.pair("paper.out_date", out),
		c.pair("paper.in_km", c.km(o.Intake.MileageKM)),
		c.pair("paper.out_km", c.km(o.OutKM)),
		c.complaint(),
	)}
}

// technicians are the names of those who did the work, each once.
func (c bill) technicians() string {
	var names []string
	for i := range c.Order.Lines {
		name := c.Technicians[c.Order.Lines[i].Technician]
		if c.Order.Lines[i].Counts() && name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, c.say.Say("say.comma"))
}

// remade says that a longer promise on a line holds, and of a rework whether its guarantee
// runs on or begins anew.
func (c bill) remade() (notes []string) {
	day := shop.DayOf(c.outAt(), c.say.Zone)
	if slices.ContainsFunc(c.Order.Lines, func(l shop.Line) bool {
		days, _ := shop.PromiseOf(c.Rules, &c.Order, &l, day)
		law, _ := shop.Guarantee(c.Rules, shop.Gravest(&c.Order), day)
		return days > law
	}) {
		notes = append(notes, c.say.Say("paper.guarantee.longer"))
	}
	switch {
	case c.Order.ReworkOf == 0:
	case shop.GuaranteeRule(c.Rules, "rework_restarts", day) != 0:
		notes = append(notes, c.say.Say("paper.guarantee.anew"))
	default:
		notes = append(notes, c.say.Say("paper.guarantee.runs_on"))
	}
	return notes
}

// notes are the notes that the standard wants, and the order's own.
func (c bill) notes() []string {
	notes := append(append(c.guarantee(), c.remade()...), c.say.Say("paper.settlement.note_copies"), c.say.Say("paper.note_own_parts"))
	switch c.Vehicle.Energy {
	case shop.BatteryElectric, shop.PlugIn, shop.RangeExtended:
		notes = append(notes, c.say.Say("paper.settlement.note_new_energy"))
	}
	if c.Shop.VATRate > 0 {
		notes = append(notes, c.say.Say("paper.note_vat", shop.Args{"Rate": c.Shop.VATRate}))
	}
	if c.Order.Note != "" {
		notes = append(notes, c.Order.Note)
	}
	return notes
}
