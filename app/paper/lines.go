package paper

import (
	"slices"
	"strconv"
	"strings"

	"gongdan/app/shop"
)

// listing is how the lines of an order are listed on a document.
type listing struct {
	clerk
	declined bool   // lists what the customer declined, too
	hours    string // key of the head over hours
	consent  bool   // with a column for what the customer said
	promised bool   // with a column for how long the shop answers for each
}

// lines are the lines of one kind, in the order's order.
func (c listing) lines(kind shop.LineKind) []*shop.Line {
	var out []*shop.Line
	for i := range c.Order.Lines {
		if l := &c.Order.Lines[i]; l.Kind == kind && (c.declined || l.Counts()) {
			out = append(out, l)
		}
	}
	return out
}

// field is one column: its head and what stands in it for a line.
type field struct {
	Column
	value func(*shop.Line) string
}

// table lists lines under fields, numbered from 1.
func (c listing) table(title string, lines []*shop.Line, fields []field, sums ...Pair) Table {
	t := Table{Title: title, Sums: sums, Columns: []Column{{Title: c.say.Say("paper.no")}}}
	for _, f := range fields {
		t.Columns = append(t.Columns, f.Column)
	}
	for i, l := range lines {
		cells := []string{strconv.Itoa(i + 1)}
		for _, f := range fields {
			cells = append(cells, f.value(l))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// labour is the table of work (工时费).
func (c listing) labour(sum shop.Money) Table {
	lines := c.lines(shop.LabourLine)
	fields := []field{
		{Column{Title: c.say.Say("paper.work"), Weight: 1}, func(l *shop.Line) string { return l.Title() }},
	}
	fields = slices.Concat(fields, c.extra(lines), []field{
		c.figures(c.hours, func(l *shop.Line) string { return c.say.Qty(l.Qty) }),
		c.figures("paper.hour_price", func(l *shop.Line) string { return c.say.Money(l.Price) }),
	}, c.discount(lines), []field{c.figures("paper.labour_amount", c.amount)})
	return c.table(c.say.Say("paper.labour"), lines, fields, c.pair("paper.labour_sum", c.say.Money(sum)))
}

// parts is the table of material (材料费).
func (c listing) parts(sum shop.Money) Table {
	lines := c.lines(shop.PartLine)
	fields := []field{
		{Column{Title: c.say.Say("paper.part"), Weight: 3}, c.partName},
		{Column{Title: c.say.Say("paper.part_no"), Weight: 2, Fold: true}, func(l *shop.Line) string { return l.Code }},
		{Column{Title: c.say.Say("paper.make"), Weight: 1, Fold: true}, func(l *shop.Line) string { return c.Makes[l.PartID] }},
		{Column{Title: c.say.Say("paper.origin")}, c.origin},
		{Column{Title: c.say.Say("paper.own")}, c.own},
	}
	fields = slices.Concat(fields, c.extra(lines), []field{
		c.figures("paper.qty", func(l *shop.Line) string { return c.say.Qty(l.Qty) }),
		c.figures("paper.price", func(l *shop.Line) string { return c.say.Money(l.Price) }),
	}, c.discount(lines), []field{c.figures("paper.amount", c.amount)})
	return c.table(c.say.Say("paper.parts"), lines, fields, c.pair("paper.parts_sum", c.say.Money(sum)))
}

// others is the table of what is neither work nor material (其它费用).
func (c listing) others(sum shop.Money) Table {
	lines := c.lines(shop.OtherLine)
	fields := []field{{Column{Title: c.say.Say("paper.other_item"), Weight: 1}, func(l *shop.Line) string { return l.Title() }}}
	fields = slices.Concat(fields, c.payers(lines), c.discount(lines), []field{c.figures("paper.amount", c.amount)})
	return c.table(c.say.Say("paper.other"), lines, fields, c.pair("paper.other_sum", c.say.Money(sum)))
}

// tables are work, material and, if there is any, the rest.
func (c listing) tables() []Block {
	t := c.Order.Totals()
	work := c.labour(t.Labour)
	work.Aside = Ticks{Label: c.say.Say("paper.hours_by"), Boxes: []Tick{
		{Text: c.say.Say("paper.hours_trade"), On: c.Hours == TradeHours},
		{Text: c.say.Say("paper.hours_maker"), On: c.Hours == MakerHours},
	}}
	out := []Block{work, c.parts(t.Parts)}
	if len(c.lines(shop.OtherLine)) > 0 {
		out = append(out, c.others(t.Other))
	}
	return out
}

// figures is a column of numbers.
func (c listing) figures(key string, value func(*shop.Line) string) field {
	return field{Column{Title: c.say.Say(key), Right: true}, value}
}

// discount is the column of discounts, if any line has one.
func (c listing) discount(lines []*shop.Line) []field {
	if !slices.ContainsFunc(lines, func(l *shop.Line) bool { return l.Discount != 0 }) {
		return nil
	}
	return []field{c.figures("paper.discount", func(l *shop.Line) string {
		if l.Discount == 0 {
			return ""
		}
		return c.say.Percent(l.Discount) + "%"
	})}
}

// payers is the column of payers, if any line has another than the customer.
func (c listing) payers(lines []*shop.Line) []field {
	if !slices.ContainsFunc(lines, func(l *shop.Line) bool { return l.Payer != shop.PayCustomer && l.Payer != "" }) {
		return nil
	}
	return []field{{Column{Title: c.say.Say("paper.payer")}, func(l *shop.Line) string { return c.say.Say(l.Payer.Key()) }}}
}

// extra are the columns of words that only some documents need.
func (c listing) extra(lines []*shop.Line) []field {
	out := c.payers(lines)
	if c.consent {
		out = append(out, field{Column{Title: c.say.Say("paper.consent"), Weight: 1}, c.consentOf})
	}
	return append(out, c.promises(lines)...)
}

// promises is the column of how long the shop answers for each line (质量保证期), where it
// does for any. What a rework makes good does not begin anew, so it says nothing there.
func (c listing) promises(lines []*shop.Line) []field {
	day := shop.DayOf(c.outAt(), c.say.Zone)
	told := func(l *shop.Line) string {
		days, km := shop.PromiseOf(c.Rules, &c.Order, l, day)
		if anew := shop.GuaranteeRule(c.Rules, "rework_restarts", day) != 0; days == 0 || c.Order.ReworkOf != 0 && !anew && l.Payer == shop.PayShop {
			return ""
		}
		return c.say.Say("paper.guarantee.line", shop.Args{"Days": days, "KM": km})
	}
	if !c.promised || !slices.ContainsFunc(lines, func(l *shop.Line) bool { return told(l) != "" }) {
		return nil
	}
	return []field{{Column{Title: c.say.Say("paper.guarantee.head")}, told}}
}

// amount is what a line costs; one that was declined costs nothing here.
func (c listing) amount(l *shop.Line) string {
	if !l.Counts() {
		return "—"
	}
	return c.say.Money(l.Amount())
}

// origin is the word of where a part comes from (配件类型).
func (c listing) origin(l *shop.Line) string {
	if l.Origin == "" {
		return ""
	}
	return c.say.Say(l.Origin.Key())
}

// own says whether the customer brought the part (是否托修方自备).
func (c listing) own(l *shop.Line) string {
	if l.Origin == shop.CustomerOwned {
		return c.say.Say("paper.yes")
	}
	return c.say.Say("paper.no_word")
}

// consentOf is what the customer said to a line, how and when; an open line
// stays blank, so that it can be answered by hand.
func (c listing) consentOf(l *shop.Line) string {
	a := l.Agreement
	if a.Consent != shop.Agreed && a.Consent != shop.Declined {
		return ""
	}
	words := []string{c.say.Say(a.Consent.Key())}
	if a.Way != "" {
		words = append(words, c.say.Say(a.Way.Key()))
	}
	if !a.At.IsZero() {
		words = append(words, c.say.DateTime(a.At))
	}
	return strings.Join(words, " ")
}

// totals is the sum of the order in words and figures, and who pays what.
func (c clerk) totals(words, figure string) Totals {
	t := c.Order.Totals()
	out := Totals{
		WordsLabel: c.say.Say(words), Words: c.say.Say("paper.rmb") + Capital(t.Total()),
		FigureLabel: c.say.Say(figure), Figure: c.say.Yuan(t.Total()),
	}
	if t.Discount != 0 {
		out.Parts = append(out.Parts, c.pair("paper.discount_sum", c.say.Money(t.Discount)))
	}
	if t.ByPayer[shop.PayCustomer] == t.Total() {
		return out
	}
	for _, p := range shop.Payers() {
		if m := t.ByPayer[p]; m != 0 {
			label := c.say.Say("paper.pays", shop.Args{"Payer": p})
			out.Parts = append(out.Parts, Pair{Label: label, Value: c.say.Money(m)})
		}
	}
	return out
}

// paid is how the bill was paid: the sum of each method, and what is owed.
func (c clerk) paid() string {
	var out []string
	for _, m := range shop.Methods() {
		var sum shop.Money
		for _, p := range c.Order.Payments {
			if p.Method == m {
				sum += p.Amount
			}
		}
		if sum != 0 {
			out = append(out, c.say.Say(m.Key())+" "+c.say.Money(sum))
		}
	}
	if due := c.Order.Totals().Due; due > 0 {
		out = append(out, c.say.Say("paper.due")+" "+c.say.Money(due))
	}
	return strings.Join(out, "  ")
}
