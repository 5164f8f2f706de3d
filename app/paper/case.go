package paper

import (
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// CasePart is one of the papers of a case of exchange or return.
type CasePart string

// The papers there are.
const (
	CaseAnswer      CasePart = "answer"      // 退换申请答复书 (Art. 28)
	CaseCertificate CasePart = "certificate" // 换车证明, 退车证明 (Art. 28)
	CaseSettlement  CasePart = "settlement"  // 费用结算单 (Art. 26, 27)
)

// Key is the word of the paper.
func (p CasePart) Key() string { return "paper.case.part." + string(p) }

// CasePaper is what the papers of a case are made of.
type CasePaper struct {
	Paper    Paper
	Part     CasePart
	Shop     shop.Settings
	Case     shop.Case
	Vehicle  shop.Vehicle
	Given    shop.Vehicle // in exchange
	Customer shop.Customer
	Answerer string
	At       time.Time
	By       string
}

// Case is a paper of a case.
func Case(in CasePaper, say text.Lang) Doc {
	c := disputer{clerk{Sheet{Paper: in.Paper, Shop: in.Shop, Vehicle: in.Vehicle, Customer: in.Customer, At: in.At, By: in.By}, say}, in}
	d := c.doc(shop.FormCase, in.Case.Number, say.Say("paper.case.purpose."+string(in.Part)))
	d.Title, d.Code = say.Say(in.Part.Key()), in.Case.Number
	d.Head = filled(c.pair("paper.case.number", in.Case.Number), c.pair("paper.case.requested", say.DateTime(in.Case.Request.At)))
	switch in.Part {
	case CaseAnswer:
		c.answer(&d)
	case CaseCertificate:
		d.Title = say.Say("paper.case." + string(in.Case.Remedy))
		c.certificate(&d)
	default:
		c.settlement(&d)
	}
	return d
}

// disputer writes what only papers of cases have.
type disputer struct {
	clerk
	in CasePaper
}

// car is the car of the customer and how it was bought.
func (c disputer) car() Pairs {
	v := c.Vehicle
	price := ""
	if p := c.in.Case.Sum.Price; p > 0 {
		price = c.say.Yuan(p)
	}
	return Pairs{Title: c.say.Say("paper.vehicle"), Columns: 3, Pairs: filled(
		c.pair("paper.case.consumer", c.Customer.Name), c.pair("paper.phone", c.say.Phone(c.Customer.Phone)), c.pair("paper.plate", c.say.Plate(v.Plate)),
		c.pair("paper.model", v.Title()), c.pair("paper.vin", v.VIN), c.pair("vehicle.engine_no", v.EngineNo),
		c.pair("vehicle.invoiced_on", string(v.Dates.InvoicedOn)), c.pair("vehicle.delivered_on", string(v.Dates.DeliveredOn)),
		c.pair("case.request_km", c.km(c.in.Case.Request.KM)), c.pair("vehicle.price", price),
	)}
}

// asked is what the customer asks for, in the customer's words.
func (c disputer) asked() Pairs {
	k := c.in.Case
	said := c.pair("paper.case.words", k.Request.Words)
	said.Wide = true
	return Pairs{Title: c.say.Say("paper.case.request"), Columns: 3, Pairs: filled(c.pair("paper.case.asked", c.say.Say(k.Asked.Key())), said)}
}

// grounds are the grounds that are met with the orders that prove them.
func (c disputer) grounds() Notes {
	say := c.say.Say
	n := Notes{Title: say("paper.case.grounds"), Numbered: true}
	for _, g := range c.in.Case.Grounds {
		orders := strings.Join(g.Orders, say("say.comma"))
		if orders == "" {
			orders = dash
		}
		n.Lines = append(n.Lines, say("paper.sanbao.ground", shop.Args{"Article": g.Article, "Reason": shop.Named("sanbao.reason." + g.Reason), "Day": g.MetOn, "Orders": orders}))
	}
	if len(n.Lines) == 0 {
		n.Numbered, n.Lines = false, []string{say("paper.case.no_ground")}
	}
	return n
}

// answer is the answer with its reasons.
func (c disputer) answer(d *Doc) {
	k, say := c.in.Case, c.say.Say
	granted := k.Status != shop.CaseRefused && !k.Answer.At.IsZero()
	verdict := say("paper.case.refused", shop.Args{"Asked": k.Asked})
	if granted {
		verdict = say("paper.case.granted", shop.Args{"Remedy": k.Remedy, "Day": k.CompleteDue})
	}
	body := []string{say("paper.case.dear", shop.Args{"Name": c.Customer.Name, "At": k.Request.At}), verdict}
	if k.Answer.Reason != "" {
		body = append(body, say("paper.case.reason", shop.Args{"Reason": k.Answer.Reason}))
	}
	d.Head = append(d.Head, c.pair("paper.case.answered", c.say.DateTime(k.Answer.At)))
	d.Blocks = []Block{c.car(), c.asked(), c.grounds(), Notes{Title: say("paper.case.verdict"), Lines: body}}
	if !granted {
		d.Blocks = append(d.Blocks, Notes{Title: say("paper.case.ways"), Lines: []string{say("paper.case.way_lines")}})
	}
	d.Blocks = append(d.Blocks, Notes{Lines: []string{say("paper.case.law_answer")}}, c.signatures("paper.case.sign_seller", "paper.case.sign_customer"))
}

// certificate says that the car was exchanged or given back.
func (c disputer) certificate(d *Doc) {
	k, say := c.in.Case, c.say.Say
	d.Head = append(d.Head, c.pair("paper.case.on."+string(k.Remedy), string(k.End.On)))
	d.Blocks = []Block{c.car()}
	lines := []string{say("paper.case.certified.return", shop.Args{"Name": c.Customer.Name, "Day": k.End.On})}
	if k.Remedy == shop.Exchange {
		v := c.in.Given
		price := ""
		if v.Card.Price > 0 {
			price = c.say.Yuan(v.Card.Price)
		}
		d.Blocks = append(d.Blocks, Pairs{Title: say("paper.case.given"), Columns: 3, Pairs: filled(
			c.pair("paper.model", v.Title()), c.pair("paper.vin", v.VIN), c.pair("paper.plate", c.say.Plate(v.Plate)), c.pair("vehicle.price", price),
			c.pair("vehicle.exchanged_on", string(v.Card.ExchangedOn)),
		)})
		lines = []string{say("paper.case.certified.exchange", shop.Args{"Name": c.Customer.Name, "Day": k.End.On}), say("paper.case.anew", shop.Args{"Day": k.End.On})}
	}
	if k.End.Note != "" {
		lines = append(lines, k.End.Note)
	}
	d.Blocks = append(d.Blocks, c.grounds(), Notes{Title: say("paper.case.certified"), Numbered: true, Lines: lines},
		Notes{Lines: []string{say("paper.case.law_certificate"), say("paper.case.used_car")}}, c.signatures("paper.case.sign_seller", "paper.case.sign_customer"))
}

// settlement is what each side pays, with the arithmetic.
func (c disputer) settlement(d *Doc) {
	k, say := c.in.Case, c.say.Say
	t := Table{Title: say("paper.case.sums"), Columns: []Column{
		{Title: say("paper.case.item"), Weight: 3}, {Title: say("paper.case.how"), Weight: 5}, {Title: say("paper.case.to_customer"), Right: true}, {Title: say("paper.case.to_seller"), Right: true},
	}}
	if k.Remedy == shop.ReturnsCar {
		t.Rows = append(t.Rows, []string{say("case.price_back"), say("paper.case.by_invoice"), c.say.Money(k.Sum.Price), ""})
	}
	for _, r := range k.Sum.Refunds {
		how := r.Note
		if r.Off > 0 {
			how = strings.TrimSpace(how + " " + c.say.Money(r.Paid) + " − " + c.say.Money(r.Off))
		}
		t.Rows = append(t.Rows, []string{say(r.Kind.Key()) + say("paper.case.art26"), how, c.say.Money(r.Amount()), ""})
	}
	how := say("case.free")
	if !k.Free() {
		how = say("case.formula", shop.Args{"Price": k.Sum.Price, "KM": k.Sum.KM, "Rate": k.Sum.Rate, "Sum": k.Compensation()})
	}
	t.Rows = append(t.Rows, []string{say("case.compensation") + say("paper.case.art27"), how, "", c.say.Money(k.Compensation())})
	net, label := k.Net(), "case.net_customer"
	if net < 0 {
		net, label = -net, "case.net_shop"
	}
	taxes := k.Sum.Taxes
	if taxes == "" {
		taxes = say("paper.case.taxes")
	}
	d.Blocks = []Block{
		c.car(), c.grounds(), t,
		Totals{WordsLabel: say(label), Words: Capital(net), FigureLabel: say("paper.case.net"), Figure: c.say.Yuan(net)},
		Notes{Lines: []string{taxes, say("paper.case.law_sum")}},
		c.signatures("paper.case.sign_seller", "paper.case.sign_customer"),
	}
}
