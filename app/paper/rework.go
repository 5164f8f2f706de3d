package paper

import (
	"strings"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// Redo is how an order that makes another one good stands, with the name of the supplier
// whose part it was. One without a first order is none.
type Redo struct {
	shop.Reworked
	Supplier string
}

// heldMost is how many items under guarantee the paper lists.
const heldMost = 8

// Rework (返修单) says what of the first order is made good, until when the shop answers
// for it, what the customer says, why it came back and who bears it, until when another
// cause could be shown and whether it was, and what is done about it. What it has cost the
// shop is not on it: the customer signs it.
func Rework(in Sheet, say text.Lang) Doc {
	c := redoer{floor{clerk{in, say}}}
	r := &c.Workshop.Redo
	d := c.doc(shop.FormRework, c.Order.Number, say.Say("paper.rework.purpose"))
	d.Head = filled(c.pair("paper.order", c.Order.Number), c.pair("paper.rework.first", r.First.Number), c.pair("paper.rework.came", say.DateTime(c.Order.Stamps.ReceivedAt)),
		c.pair("paper.advisor", c.Advisor.Name))
	d.Blocks = []Block{c.who(), c.first()}
	if t := c.held(); len(t.Rows) > 0 {
		d.Blocks = append(d.Blocks, t)
	}
	d.Blocks = append(d.Blocks, c.causes(), c.found(), c.shown(), c.bears())
	d.Blocks = append(append(d.Blocks, c.again()...), c.doing(), c.notes(), c.signatures("paper.sign_customer", "paper.sign_advisor", "paper.rework.sign_shop"))
	return d
}

// redoer writes what only the paper of a rework has.
type redoer struct{ floor }

// who is whose car came back, and with what words.
func (c redoer) who() Pairs {
	name, phone := c.sender()
	return Pairs{Title: c.say.Say("paper.vehicle"), Columns: 3, Pairs: append(filled(
		c.pair("paper.owner", c.Customer.Name), c.pair("paper.sender", name), c.pair("paper.phone", c.say.Phone(phone)),
		c.pair("paper.plate", c.say.Plate(c.Vehicle.Plate)), c.pair("paper.model", c.Vehicle.Title()), c.pair("paper.in_km", c.km(c.Order.Intake.MileageKM)),
		c.pair("paper.vin", c.Vehicle.VIN),
	), c.complaint())}
}

// first is the repair that is made good.
func (c redoer) first() Pairs {
	r := &c.Workshop.Redo
	o := &r.First
	return Pairs{Title: c.say.Say("paper.rework.of"), Columns: 3, Pairs: filled(
		c.pair("paper.rework.left", c.say.Date(o.Stamps.DeliveredAt)), c.pair("paper.out_km", c.km(max(o.OutKM, o.Intake.MileageKM))), c.pair("rework.item", c.item()),
	)}
}

// item is what is made good, as the first order names it.
func (c redoer) item() string {
	r := &c.Workshop.Redo
	for i := range r.First.Lines {
		if l := &r.First.Lines[i]; l.Key() == r.Record.Item {
			return l.Title()
		}
	}
	return r.Record.Item
}

// held is what the shop answered for when the car came, the item that is made good first.
func (c redoer) held() Table {
	say, r := c.say.Say, &c.Workshop.Redo
	t := Table{Title: say("paper.rework.held"), Columns: []Column{
		{Title: say("paper.rework.line"), Weight: 4}, {Title: say("paper.order")}, {Title: say("paper.rework.from")}, {Title: say("paper.rework.until")}, {Title: say("paper.rework.until_km"), Right: true},
	}}
	for _, named := range []bool{true, false} {
		for _, g := range r.Held {
			if (g.Line.Key() == r.Record.Item) != named || len(t.Rows) == heldMost {
				continue
			}
			km := dash
			if g.LastKM > 0 {
				km = c.km(g.LastKM)
			}
			t.Rows = append(t.Rows, []string{g.Line.Title(), g.Number, string(g.From), string(g.LastDay), km})
		}
	}
	return t
}

func (c redoer) causes() Ticks {
	t := Ticks{Title: c.say.Say("rework.cause")}
	for _, x := range shop.ReworkCauses() {
		t.Boxes = append(t.Boxes, Tick{Text: c.say.Say(x.Key()), On: c.Workshop.Redo.Record.Cause == x})
	}
	return t
}

// found is what was found out, and to whom it is charged; before that, room to write it.
func (c redoer) found() Block {
	r := &c.Workshop.Redo.Record
	words := c.pair("rework.words", r.Words)
	words.Wide = true
	p := Pairs{Columns: 3, Pairs: filled(
		c.pair("rework.person", c.Technicians[r.Person]), c.pair("rework.supplier", c.Workshop.Redo.Supplier), c.pair("rework.batch", r.Batch), words,
	)}
	if len(p.Pairs) == 0 {
		return Lines{Label: c.say.Say("rework.words"), Count: 2}
	}
	return p
}

// shown is until when another cause can be shown, and what was.
func (c redoer) shown() Pairs {
	r := &c.Workshop.Redo
	was := c.say.Say("paper.rework.not_shown")
	if !r.Record.ShownAt.IsZero() {
		was = c.say.DateTime(r.Record.ShownAt)
	}
	evidence := c.pair("rework.evidence", r.Record.Evidence)
	evidence.Wide = true
	return Pairs{Title: c.say.Say("paper.rework.showing"), Columns: 2, Pairs: filled(c.pair("paper.rework.due", string(r.Due)), c.pair("rework.shown_at", was), evidence)}
}

// bears is who bears it. While the cause is open and can still be shown, nobody is ticked.
func (c redoer) bears() Ticks {
	r := &c.Workshop.Redo
	open := r.Record.Cause == shop.CauseOpen && shop.DayOf(c.At, c.say.Zone) <= r.Due
	return Ticks{Label: c.say.Say("paper.rework.bears"), Boxes: []Tick{
		{Text: c.say.Say("paper.rework.shop"), On: r.Free && !open}, {Text: c.say.Say("paper.rework.customer"), On: !r.Free},
	}}
}

// again is what the rules give the customer whose repair has failed as often as they say.
func (c redoer) again() []Block {
	r := &c.Workshop.Redo
	if !r.Chooses() {
		return nil
	}
	t := Ticks{Label: c.say.Say("rework.choice")}
	for _, x := range shop.ReworkChoices() {
		t.Boxes = append(t.Boxes, Tick{Text: c.say.Say(x.Key()), On: r.Record.Choice == x})
	}
	said := c.say.Say("paper.rework.again", shop.Args{"N": len(r.Repeats), "Orders": strings.Join(r.Repeats, c.say.Say("paper.comma"))})
	return []Block{Notes{Title: c.say.Say("paper.rework.failed"), Lines: []string{said}}, t}
}

// doing is what is done this time, and who pays it.
func (c redoer) doing() Table {
	list := listing{clerk: c.clerk}
	var lines []*shop.Line
	for i := range c.Order.Lines {
		if l := &c.Order.Lines[i]; l.Counts() {
			lines = append(lines, l)
		}
	}
	worker := func(l *shop.Line) string { return c.Technicians[l.Technician] }
	pays := func(l *shop.Line) string {
		if l.Payer == shop.PayCustomer {
			return c.say.Money(l.Amount())
		}
		return c.say.Money(0)
	}
	return list.table(c.say.Say("paper.rework.doing"), lines, []field{
		{Column{Title: c.say.Say("paper.rework.line"), Weight: 4}, func(l *shop.Line) string { return l.Title() }},
		list.figures("paper.qty", func(l *shop.Line) string { return c.say.Qty(l.Qty) }),
		{Column{Title: c.say.Say("paper.technician")}, worker},
		{Column{Title: c.say.Say("paper.rework.payer")}, func(l *shop.Line) string { return c.say.Say(l.Payer.Key()) }},
		list.figures("paper.rework.pays", pays),
	})
}

// notes are the rules by which all this is decided, with their sources.
func (c redoer) notes() Notes {
	on := shop.DayOf(c.Order.Stamps.ReceivedAt, c.say.Zone)
	n := Notes{Title: c.say.Say("paper.rework.rules"), Numbered: true}
	for _, name := range []string{"cause_days", "failed_repairs", "rework_restarts"} {
		r, ok := shop.InForce(c.Rules, "guarantee", name, on)
		if !ok {
			continue
		}
		key := "paper.rework.rule." + name
		if name == "rework_restarts" && r.Value == 0 {
			key = "paper.rework.rule.runs_on"
		}
		n.Lines = append(n.Lines, c.say.Say(key, shop.Args{"N": r.Value}))
	}
	return n
}
