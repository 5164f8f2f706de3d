package paper

import (
	"strconv"
	"strings"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// Away is what of an order happens outside the shop, with the names in it.
type Away struct {
	shop.Outside
	Loaners map[shop.LoanerID]shop.Loaner
}

// Lent is the loan that a paper is about: the one that is out, else the last.
func (a Away) Lent() (l shop.Loan, ok bool) {
	if len(a.Loans) == 0 {
		return l, false
	}
	if out := a.OnLoan(); len(out) > 0 {
		return out[len(out)-1], true
	}
	return a.Loans[len(a.Loans)-1], true
}

// Loaner (备用车借用单) is what a customer signs who drives a car of the shop: which
// car, with what reading and fuel it goes, when it is due, and how it came back.
func Loaner(in Sheet, say text.Lang) Doc {
	c := clerk{in, say}
	l, _ := c.Workshop.Away.Lent()
	car := c.Workshop.Away.Loaners[l.LoanerID]
	d := c.doc(shop.FormLoaner, c.Order.Number, say.Say("paper.loaner.purpose"))
	d.Head = filled(
		c.pair("paper.order", c.Order.Number),
		c.pair("paper.loaner.for", say.Plate(c.Vehicle.Plate)),
		c.pair("paper.loaner.out_at", say.DateTime(l.OutAt)),
	)
	out := Pairs{Title: say.Say("paper.loaner.out"), Columns: 3, Pairs: filled(
		c.pair("paper.loaner.plate", say.Plate(car.Plate)),
		c.pair("paper.model", car.Model),
		c.pair("paper.loaner.borrower", l.Borrower),
		c.pair("paper.phone", say.Phone(l.Phone)),
		c.pair("paper.loaner.out_km", c.km(l.OutKM)),
		c.pair("paper.loaner.fuel", percent(l.OutFuel)),
		c.pair("paper.loaner.due", say.DateTime(l.DueAt)),
		c.pair("paper.loaner.note", l.Note),
	)}
	d.Blocks = []Block{
		out,
		Ticks{Label: say.Say("paper.loaner.licence"), Boxes: []Tick{{Text: say.Say("paper.loaner.seen"), On: l.Licence}}},
		returned(c, l),
		CarOutline{
			Title: say.Say("paper.loaner.outline"),
			Front: say.Say("paper.intake.front"), Left: say.Say("paper.intake.left"), Right: say.Say("paper.intake.right"),
		},
		Notes{Title: say.Say("paper.loaner.terms"), Numbered: true, Lines: []string{
			say.Say("paper.loaner.term_driver"), say.Say("paper.loaner.term_fines"), say.Say("paper.loaner.term_fuel"),
			say.Say("paper.loaner.term_accident", shop.Args{"Phone": say.Phone(c.Shop.Phone)}),
		}},
		c.signatures("paper.loaner.sign_borrower", "paper.sign_repairer"),
	}
	return d
}

// returned is how the car came back, or room to write it down by hand.
func returned(c clerk, l shop.Loan) Block {
	if l.Out() {
		return Lines{Label: c.say.Say("paper.loaner.back_open"), Count: 1}
	}
	return Pairs{Title: c.say.Say("paper.loaner.back"), Columns: 3, Pairs: filled(
		c.pair("paper.loaner.back_at", c.say.DateTime(l.BackAt)),
		c.pair("paper.loaner.back_km", c.km(l.BackKM)),
		c.pair("paper.loaner.driven", c.km(l.Driven())),
		c.pair("paper.loaner.fuel", percent(l.BackFuel)),
		Pair{Label: c.say.Say("paper.loaner.damage"), Value: l.Damage, Wide: true},
	)}
}

// percent is a share of a full tank.
func percent(n int) string {
	return strconv.Itoa(n) + " %"
}

// away is what the law wants on the record of a repair (2021 order Art. 17): the
// cost of towing, and the loaner car or the money that was given in its place.
func away(c clerk) []Block {
	x := c.Workshop.Away
	var all []Pair
	if r := x.Rescue; r != nil {
		all = append(all, c.pair("paper.away.rescue", strings.TrimSpace(c.say.Say(r.Kind.Key())+" "+r.Place+" "+c.say.DateTime(r.CalledAt))))
		all = append(all, c.pair("paper.away.towing", c.say.Money(r.Fee)))
	}
	for _, l := range x.Loans {
		until := c.say.Say("paper.away.still_out")
		if !l.Out() {
			until = c.say.DateTime(l.BackAt)
		}
		all = append(all, c.pair("paper.away.loaner", c.say.Plate(x.Loaners[l.LoanerID].Plate)+" "+c.say.DateTime(l.OutAt)+" – "+until))
	}
	if t := x.Transport; t != nil {
		all = append(all, c.pair("paper.away.transport", c.say.Money(t.Amount)+" "+t.AgreedBy))
	}
	if len(all) == 0 {
		return nil
	}
	for i := range all {
		all[i].Wide = true
	}
	return []Block{Pairs{Title: c.say.Say("paper.away.title"), Columns: 1, Pairs: filled(all...)}}
}
