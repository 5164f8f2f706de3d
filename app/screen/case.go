package screen

import (
	"strings"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// CaseChip is the mark of how far a case of exchange or return has come.
func CaseChip(h *Host, s shop.CaseStatus) kit.ChipSpec {
	c := kit.ChipSpec{Icon: "clock", Word: h.Say(s.Key()), Tone: "yellow"}
	switch s {
	case shop.CaseGranted:
		c.Icon, c.Tone = "shield", "blue"
	case shop.CaseExchanged, shop.CaseReturned:
		c.Icon, c.Tone = "check", "green"
	case shop.CaseRefused, shop.CaseWithdrawn:
		c.Icon, c.Tone = "close", "grey"
	}
	return c
}

// CaseLeft says how many working days are left until a day, and how bad that is.
func CaseLeft(h *Host, left int) (words, tone string) {
	switch {
	case left < 0:
		return h.Say("case.late", shop.Args{"N": -left}), "bad"
	case left == 0:
		return h.Say("case.today"), "bad"
	case left <= CaseSoon:
		return h.Say("case.left", shop.Args{"N": left}), "warn"
	}
	return h.Say("case.left", shop.Args{"N": left}), ""
}

// CaseDueChip is the mark of a car whose owner asked for an exchange or return: the next
// step and how many working days are left for it; ok is false where there is no open case.
func CaseDueChip(h *Host, c data.CaseDue) (chip kit.ChipSpec, ok bool) {
	if c.ID == 0 {
		return chip, false
	}
	what := h.Say("case.chip.answer")
	if c.Status == shop.CaseGranted {
		what = h.Say(c.Remedy.Key())
	}
	chip = kit.ChipSpec{Icon: "clock", Word: h.Say("case.chip.left", shop.Args{"What": what, "N": c.Left}), Tone: "info"}
	switch {
	case c.Left < 0:
		chip.Word, chip.Tone = h.Say("case.chip.late", shop.Args{"What": what, "N": -c.Left}), "bad"
	case c.Left == 0:
		chip.Word, chip.Tone = h.Say("case.chip.today", shop.Args{"What": what}), "bad"
	case c.Left <= CaseSoon:
		chip.Tone = "warn"
	}
	return chip, true
}

// CaseSoon is how many working days ahead what is due is told of.
const CaseSoon = 3

// DueCase is a case with how many working days are left for its next step.
type DueCase struct {
	data.CaseRow
	Left    int
	Unknown []string // years of which the calendar knows nothing
}

// DueCases reckons how long rows of cases have.
func DueCases(v data.View, rows []data.CaseRow, today shop.Day) ([]DueCase, error) {
	cal, err := data.Calendar(v)
	list := make([]DueCase, len(rows))
	for i, r := range rows {
		list[i] = DueCase{CaseRow: r}
		if due := r.Due(); due != "" {
			list[i].Left, list[i].Unknown = cal.Between(today, due), cal.Unknown(shop.DayOf(r.Request.At, v.Zone()), r.CompleteDue)
		}
	}
	return list, err
}

// CaseGrounds are the grounds of a case, each with the orders that prove it.
func CaseGrounds(h *Host, c shop.Case) (list []Fact) {
	for _, g := range c.Grounds {
		list = append(list, Fact{Icon: "alert", Tone: "bad", Text: h.Say("sanbao.reason." + g.Reason), Right: h.Say("vehicle.sanbao_article", shop.Args{"Article": g.Article})},
			Fact{Words: h.Say("vehicle.sanbao_met", shop.Args{"Day": g.MetOn, "Orders": strings.Join(g.Orders, h.Say("say.comma"))})})
	}
	if len(list) == 0 {
		list = []Fact{{Words: h.Say("case.no_ground")}}
	}
	return list
}

// CaseArithmetic is what the compensation of a case is made of, what is given back, and who
// gives whom how much in the end.
func CaseArithmetic(h *Host, c shop.Case) (list []Fact) {
	lang, s := h.Env.Lang, c.Sum
	if c.Free() {
		list = append(list, Fact{Words: h.Say("case.free")})
	} else {
		list = append(list, Fact{Text: h.Say("case.compensation"), Right: "− " + lang.Money(c.Compensation())},
			Fact{Words: h.Say("case.formula", shop.Args{"Price": s.Price, "KM": s.KM, "Rate": s.Rate, "Sum": c.Compensation()})})
	}
	for _, r := range s.Refunds {
		text := h.Say(r.Kind.Key())
		if r.Note != "" {
			text += "・" + r.Note
		}
		if r.Off > 0 {
			text += "（" + lang.Money(r.Paid) + " − " + lang.Money(r.Off) + "）"
		}
		list = append(list, Fact{Text: text, Right: "+ " + lang.Money(r.Amount())})
	}
	if c.Remedy == shop.ReturnsCar {
		list = append(list, Fact{Text: h.Say("case.price_back"), Right: "+ " + lang.Money(s.Price)})
	}
	net := Fact{Icon: "yen", Text: h.Say("case.net_customer"), Right: lang.Money(c.Net())}
	if c.Net() < 0 {
		net.Text, net.Right = h.Say("case.net_shop"), lang.Money(-c.Net())
	}
	return append(list, net)
}

// MayManage does something at the desk of whoever may manage the shop, who is asked for the
// PIN where another sits there.
func MayManage(h *Host, do func(work.Desk)) {
	if d := h.Desk(); d.Person.May(shop.Manage) || h.PIN == nil {
		do(d)
		return
	}
	h.PIN(shop.Manage, do)
}
