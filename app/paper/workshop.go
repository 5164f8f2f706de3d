package paper

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// Workshop is what the workshop knows of an order beside its lines.
type Workshop struct {
	Handover   shop.Handover
	Dispatches []shop.Dispatch
	Clocks     []shop.Clock
	Bays       map[shop.BayID]string // code and name
	Room       StoreRoom
	Away       Away
	Redo       Redo
}

// Dispatch (派工单) is what goes to the workshop with the car: who does which
// job where and until when, and when it was really begun, stopped and finished.
func Dispatch(in Sheet, say text.Lang) Doc {
	c := floor{clerk{in, say}}
	d := c.doc(shop.FormDispatch, c.Order.Number, say.Say("paper.dispatch.purpose"))
	d.Head = filled(
		c.pair("paper.order", c.Order.Number),
		c.pair("paper.promised", say.DateTime(c.Order.Stamps.PromisedAt)),
		c.pair("paper.advisor", c.Advisor.Name),
	)
	d.Blocks = slices.Concat(
		[]Block{c.car(), c.jobs()},
		c.notes(),
		[]Block{Lines{Label: say.Say("paper.dispatch.found"), Count: 3}},
		[]Block{c.signatures("paper.sign_dispatcher", "paper.sign_worker")},
	)
	return d
}

// floor writes what only the papers of the workshop have.
type floor struct{ clerk }

// jobs is the table of agreed work.
func (c floor) jobs() Table {
	list := listing{clerk: c.clerk}
	lines := slices.DeleteFunc(list.lines(shop.LabourLine), func(l *shop.Line) bool { return l.Agreement.Consent != shop.Agreed })
	column := func(key string, weight int, value func(*shop.Line) string) field {
		return field{Column{Title: c.say.Say(key), Weight: weight}, value}
	}
	return list.table(c.say.Say("paper.dispatch.jobs"), lines, []field{
		column("paper.work", 3, func(l *shop.Line) string { return l.Title() }),
		list.figures("paper.hours_standard", func(l *shop.Line) string { return c.say.Qty(l.Qty) }),
		column("paper.technician", 2, c.who),
		column("paper.bay", 1, func(l *shop.Line) string { return c.Workshop.Bays[c.given(l).Bay] }),
		column("paper.planned", 2, func(l *shop.Line) string { d := c.given(l); return c.span(d.From, d.Until) }),
		column("paper.really", 2, c.really),
	})
}

// given is who has the job of a line; the zero dispatch is nobody.
func (c floor) given(l *shop.Line) shop.Dispatch {
	for _, d := range c.Workshop.Dispatches {
		if d.LineID == l.ID {
			return d
		}
	}
	return shop.Dispatch{}
}

// who are the technicians of a job, with their parts where there are several.
func (c floor) who(l *shop.Line) string {
	shares := c.given(l).Shares
	if len(shares) == 0 {
		return c.Technicians[l.Technician]
	}
	var names []string
	for _, s := range shares {
		name := c.Technicians[s.Person]
		if len(shares) > 1 {
			name += " " + c.say.Percent(s.Part) + "%"
		}
		names = append(names, name)
	}
	return strings.Join(names, c.say.Say("paper.comma"))
}

// span is from when until when; the day is said once, and not at all when it
// is the day of the print.
func (c floor) span(from, until time.Time) string {
	if from.IsZero() {
		return ""
	}
	words := c.say.DateTime(from)
	if shop.DayOf(from, c.say.Zone) == shop.DayOf(c.At, c.say.Zone) {
		words = c.say.Clock(from)
	}
	if until.IsZero() {
		return words
	}
	return words + "–" + c.say.Clock(until)
}

// really is when a job was worked on, each stretch with what ended it.
func (c floor) really(l *shop.Line) string {
	var all []string
	for _, k := range c.Workshop.Clocks {
		if k.Line == l.ID {
			all = append(all, strings.TrimSpace(c.span(k.From, k.Until)+" "+c.say.Say(k.Why.Key())))
		}
	}
	return strings.Join(all, c.say.Say("paper.comma"))
}

// notes are how the jobs are to be done.
func (c floor) notes() []Block {
	var said []string
	for _, d := range c.Workshop.Dispatches {
		if l := c.Order.Line(d.LineID); l != nil && d.Note != "" {
			said = append(said, l.Title()+c.say.Say("paper.colon")+d.Note)
		}
	}
	if len(said) == 0 {
		return nil
	}
	return []Block{Notes{Title: c.say.Say("paper.dispatch.how"), Numbered: true, Lines: said}}
}

// GatePass (出门证) lets the car through the gate: which car, that it is paid or
// stands on account, when it left and who let it go.
func GatePass(in Sheet, say text.Lang) Doc {
	c := floor{clerk{in, say}}
	h := c.Workshop.Handover
	number := h.PassNo
	if number == "" {
		number = c.Order.Number
	}
	d := c.doc(shop.FormGatePass, number, say.Say("paper.pass.purpose"))
	paid := "paper.pass.paid"
	if t := c.Order.Totals(); t.Due > 0 {
		paid = "paper.pass.on_account"
	}
	d.Head = filled(c.pair("paper.pass.number", h.PassNo), c.pair("paper.order", c.Order.Number), c.pair("paper.pass.settlement", c.Order.SettlementNo))
	d.Blocks = []Block{
		Pairs{Columns: 2, Pairs: filled(
			c.pair("paper.plate", say.Plate(c.Vehicle.Plate)),
			c.pair("paper.model", c.Vehicle.Title()),
			c.pair("paper.color", c.Vehicle.Color),
			c.pair("paper.owner", c.Customer.Name),
			c.pair("paper.out_km", c.km(max(c.Order.OutKM, c.Order.Intake.MileageKM))),
			c.pair("paper.pass.key", h.KeyNo),
			c.pair("paper.pass.left", say.DateTime(h.At)),
			c.pair("paper.pass.money", say.Say(paid)),
			c.pair("paper.pass.certificate", c.Certificate),
		)},
		Notes{Lines: []string{say.Say("paper.pass.note")}},
		c.signatures("paper.sign_advisor", "paper.sign_gate"),
	}
	return d
}

// FollowUp (回访表) is asked on the phone after the visit: what was done, what
// was promised, and lines for what the customer says.
func FollowUp(in Sheet, say text.Lang) Doc {
	c := floor{clerk{in, say}}
	h := c.Workshop.Handover
	name, phone := c.sender()
	d := c.doc(shop.FormFollowUp, c.Order.Number, say.Say("paper.follow.purpose"))
	d.Head = filled(c.pair("paper.order", c.Order.Number), c.pair("paper.advisor", c.Advisor.Name), c.pair("paper.pass.left", say.DateTime(h.At)))
	d.Blocks = slices.Concat([]Block{
		Pairs{Columns: 3, Pairs: append(filled(
			c.pair("paper.owner", c.Customer.Name),
			c.pair("paper.sender", name),
			c.pair("paper.phone", say.Phone(phone)),
			c.pair("paper.plate", say.Plate(c.Vehicle.Plate)),
			c.pair("paper.model", c.Vehicle.Title()),
			c.pair("paper.kind", c.kind()),
		), filled(c.complaint())...)},
		Pairs{Pairs: filled(Pair{Label: say.Say("paper.follow.done"), Value: c.done(), Wide: true}, c.next())},
	}, c.promises(),
		[]Block{c.questions(), Lines{Label: say.Say("paper.follow.words"), Count: 3}, c.signatures("paper.sign_caller")})
	return d
}

// done is what was agreed and done, in one line.
func (c floor) done() string {
	var all []string
	for i := range c.Order.Lines {
		if l := &c.Order.Lines[i]; l.Agreement.Consent == shop.Agreed && l.Kind == shop.LabourLine {
			all = append(all, l.Title())
		}
	}
	return strings.Join(all, c.say.Say("paper.comma"))
}

// next is when the car should come again.
func (c floor) next() Pair {
	h := c.Workshop.Handover
	var when []string
	if h.NextOn != "" {
		when = append(when, string(h.NextOn))
	}
	if h.NextKM > 0 {
		when = append(when, c.km(h.NextKM))
	}
	if h.Advice != "" {
		when = append(when, h.Advice)
	}
	return Pair{Label: c.say.Say("paper.follow.next"), Value: strings.Join(when, c.say.Say("paper.comma")), Wide: true}
}

// promises are what was promised, with what became of it.
func (c floor) promises() []Block {
	t := Table{Title: c.say.Say("paper.follow.promises"), Columns: []Column{
		{Title: c.say.Say("paper.no")}, {Title: c.say.Say("paper.follow.promise"), Weight: 3}, {Title: c.say.Say("paper.follow.kept")}, {Title: c.say.Say("paper.follow.why"), Weight: 2},
	}}
	for i, p := range c.Workshop.Handover.Promises {
		t.Rows = append(t.Rows, []string{strconv.Itoa(i + 1), p.Text, c.say.Say(p.Kept.Key()), p.Note})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Block{t}
}

// questions are asked with five answers each, to be ringed.
func (c floor) questions() Table {
	t := Table{Title: c.say.Say("paper.follow.questions"), Columns: []Column{{Title: c.say.Say("paper.follow.question"), Weight: 1}}}
	for range 5 {
		t.Columns = append(t.Columns, Column{Right: true})
	}
	for n := 1; n <= 5; n++ {
		t.Rows = append(t.Rows, []string{c.say.Say("paper.follow.question." + strconv.Itoa(n)), "5", "4", "3", "2", "1"})
	}
	return t
}
