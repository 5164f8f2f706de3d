package paper

import (
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
	"gongdan/app/text"
)

// Warranty is what the statement on 三包 of a car is made of.
type Warranty struct {
	Paper   Paper
	Shop    shop.Settings
	Vehicle shop.Vehicle
	Owner   shop.Customer
	Clock   sanbao.Clock
	At      time.Time
	By      string
}

// Sanbao (三包情况说明) says to the customer what counts for a car as of a day: its periods,
// the counts against their limits with the orders that they are made of and the article
// of each, the repairs one by one, the grounds that are met, and what the customer pays
// for the use of the car.
func Sanbao(in Warranty, say text.Lang) Doc {
	c := warrantor{clerk{Sheet{Paper: in.Paper, Shop: in.Shop, Vehicle: in.Vehicle, Customer: in.Owner, At: in.At, By: in.By}, say}, in.Clock}
	d := c.doc(shop.FormSanbao, in.Vehicle.VIN, say.Say("paper.sanbao.purpose"))
	d.Code = in.Vehicle.VIN
	d.Head = filled(c.pair("paper.plate", say.Plate(in.Vehicle.Plate)), c.pair("paper.sanbao.on", string(in.Clock.On)), c.pair("paper.sanbao.by", c.order()))
	d.Blocks = []Block{c.bought()}
	if !in.Clock.Applies {
		d.Blocks = append(d.Blocks, Notes{Lines: []string{say.Say(in.Clock.Why)}})
		return d
	}
	d.Blocks = append(d.Blocks, c.windows(), c.counts(), c.repairs(), c.grounds())
	d.Blocks = append(d.Blocks, Notes{Title: say.Say("paper.sanbao.how"), Numbered: true, Lines: []string{
		say.Say("paper.sanbao.note_days"), say.Say("paper.sanbao.note_counts"), say.Say("paper.sanbao.note_record"),
	}}, c.signatures("paper.sign_repairer", "paper.sign_customer"))
	return d
}

// warrantor writes what only the statement has.
type warrantor struct {
	clerk
	clock sanbao.Clock
}

func (c warrantor) order() string {
	if c.clock.Terms.Version == "" {
		return ""
	}
	return c.say.Say("vehicle.sanbao_order", shop.Args{"Year": string(c.clock.Terms.Version)})
}

func (c warrantor) article(n string) string {
	return c.say.Say("vehicle.sanbao_article", shop.Args{"Article": n})
}

// bought is the car and how it was bought.
func (c warrantor) bought() Pairs {
	v := c.Vehicle
	price, rate := "", ""
	if v.Card.Price > 0 {
		price = c.say.Yuan(v.Card.Price)
	}
	if v.Card.Rate > 0 {
		rate = c.say.Percent(v.Card.Rate) + " %"
	}
	return Pairs{Title: c.say.Say("paper.vehicle"), Columns: 3, Pairs: filled(
		c.pair("paper.customer", c.Customer.Name), c.pair("paper.model", v.Title()), c.pair("paper.vin", v.VIN),
		c.pair("vehicle.invoiced_on", string(v.Dates.InvoicedOn)), c.pair("vehicle.delivered_on", string(v.Dates.DeliveredOn)),
		c.pair("vehicle.exchanged_on", string(v.Card.ExchangedOn)), c.pair("paper.sanbao.start", string(c.clock.Start)),
		c.pair("vehicle.mileage_km", c.km(c.clock.MileageKM)), c.pair("vehicle.price", price), c.pair("vehicle.compensation_rate", rate),
	)}
}

func (c warrantor) windows() Table {
	say, w := c.say.Say, c.clock.Windows
	t := Table{Title: say("paper.sanbao.windows"), Columns: []Column{
		{Title: say("paper.sanbao.window"), Weight: 3}, {Title: say("paper.sanbao.law")}, {Title: say("paper.sanbao.last_day"), Weight: 1}, {Title: say("paper.sanbao.last_km"), Weight: 1, Right: true}, {Title: say("paper.sanbao.state"), Weight: 1},
	}}
	row := func(key, article string, x sanbao.Window) {
		if x.LastDay == "" {
			return
		}
		km, state := dash, "paper.sanbao.closed"
		if x.KM > 0 {
			km = c.say.Int(x.KM) + " km"
		}
		if x.Open {
			state = "paper.sanbao.open"
		}
		t.Rows = append(t.Rows, []string{say(key), c.article(article), string(x.LastDay), km, say(state)})
	}
	row("paper.sanbao.seven_day", "22", w.SevenDay)
	row("paper.sanbao.sixty_day", "20, 23", w.SixtyDay)
	row("paper.sanbao.valid", "18", w.Sanbao)
	row("paper.sanbao.free", "18", w.FreeRepair)
	return t
}

func (c warrantor) counts() Table {
	say := c.say.Say
	t := Table{Title: say("paper.sanbao.counts"), Columns: []Column{
		{Title: say("paper.sanbao.count"), Weight: 3}, {Title: say("paper.sanbao.law")}, {Title: say("paper.sanbao.used"), Right: true}, {Title: say("paper.sanbao.limit"), Right: true}, {Title: say("paper.sanbao.orders"), Weight: 4},
	}}
	row := func(what, article string, x sanbao.Count) {
		t.Rows = append(t.Rows, []string{what, c.article(article), c.say.Int(x.Used), c.say.Int(x.Limit), c.list(x.Orders)})
	}
	k := c.clock
	row(say("vehicle.sanbao_days"), "24 (4)", k.RepairDays)
	for _, x := range k.Same {
		row(say("vehicle.sanbao_same", shop.Args{"Code": x.Code}), "24 (4)", x.Count)
	}
	row(say("vehicle.sanbao_safety"), "24 (1)", k.Serious)
	for _, x := range k.Assemblies {
		row(say("vehicle.sanbao_assembly", shop.Args{"Assembly": shop.Named(x.Assembly.Key())}), "24 (2)", x.Count)
	}
	for _, x := range k.Parts {
		row(say("vehicle.sanbao_part", shop.Args{"Part": x.Part}), "24 (3)", x.Count)
	}
	return t
}

func (c warrantor) list(orders []string) string {
	if len(orders) == 0 {
		return dash
	}
	return strings.Join(orders, c.say.Say("say.comma"))
}

// repairs are the repairs that count, one by one.
func (c warrantor) repairs() Table {
	say := c.say.Say
	t := Table{Title: say("paper.sanbao.repairs"), Columns: []Column{
		{Title: say("paper.order")},
		{Title: say("paper.in_date")},
		{Title: "km", Right: true},
		{Title: say("paper.sanbao.problem"), Weight: 4, Fold: true},
		{Title: say("paper.sanbao.replaced"), Weight: 2, Fold: true},
		{Title: say("paper.sanbao.off"), Weight: 2, Fold: true},
		{Title: say("paper.sanbao.days"), Right: true},
	}}
	for _, r := range c.clock.Counted {
		q := r.Problem
		problem, off := strings.TrimSpace(q.Code+" "+q.Description), ""
		if q.SeriousSafety {
			problem += say("paper.sanbao.serious")
		}
		if q.ExcludedHours > 0 {
			off = c.say.Qty(q.ExcludedHours) + " h " + say(shop.ExcludedKey(q.ExcludedReason)) + " " + q.ExcludedEvidence
		}
		t.Rows = append(t.Rows, []string{r.Order, c.say.Date(r.ReceivedAt), c.say.Int(r.MileageKM), problem, c.replaced(q), strings.TrimSpace(off), c.say.Int(r.Days)})
	}
	if len(t.Rows) == 0 {
		t.Rows = [][]string{{dash, "", "", say("vehicle.sanbao_none"), "", "", ""}}
	}
	return t
}

func (c warrantor) replaced(q *shop.QualityProblem) string {
	switch {
	case q.ReplacedAssembly != "":
		return c.say.Say(q.ReplacedAssembly.Key())
	case q.MainPart != "":
		return q.MainPart
	}
	return ""
}

// grounds are the grounds that are met, what is due besides, and what the customer pays.
func (c warrantor) grounds() Notes {
	say, k := c.say.Say, c.clock
	n := Notes{Title: say("paper.sanbao.grounds"), Numbered: true}
	for _, g := range k.Grounds {
		n.Lines = append(n.Lines, say("paper.sanbao.ground", shop.Args{"Article": g.Article, "Reason": shop.Named(g.Reason.Key()), "Day": g.MetOn, "Orders": c.list(g.Orders)}))
	}
	for _, e := range k.Entitlements {
		n.Lines = append(n.Lines, say("paper.sanbao.entitled", shop.Args{"Assembly": shop.Named(e.Assembly.Key()), "Day": e.MetOn, "Order": e.Order}))
	}
	for _, l := range k.Loaners {
		n.Lines = append(n.Lines, say("paper.sanbao.loaner", shop.Args{"Order": l.Order, "Day": l.From}))
	}
	switch {
	case k.Compensable:
		card := c.Vehicle.Card
		n.Lines = append(n.Lines, say("paper.sanbao.pays", shop.Args{"Price": c.say.Yuan(card.Price), "KM": k.MileageKM, "Rate": min(card.Rate, k.Terms.MostRate), "Sum": c.say.Yuan(k.Compensation)}))
	case k.Uncompensated != "":
		n.Lines = append(n.Lines, say(k.Uncompensated))
	}
	if len(n.Lines) == 0 {
		n.Numbered, n.Lines = false, []string{say("paper.sanbao.no_ground")}
	}
	return n
}
