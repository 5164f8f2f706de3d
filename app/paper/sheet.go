package paper

import (
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// HoursStandard (工时定额执行标准) is whose hours the shop charges by; JT/T 1133
// wants it on the settlement. Empty leaves both boxes open.
type HoursStandard string

// The standards that the form names.
const (
	TradeHours HoursStandard = "trade" // 行业
	MakerHours HoursStandard = "maker" // 制造企业
)

// Sheet is what a document is made of: the records of one order as they stand.
// Only Shop, Order, Vehicle, Customer and At must be filled; what else is empty
// is left out, or left open to be written by hand where the form wants it.
type Sheet struct {
	Paper        Paper
	Shop         shop.Settings
	Order        shop.Order
	Vehicle      shop.Vehicle
	Customer     shop.Customer
	Advisor      shop.Person
	Technicians  map[shop.PersonID]string
	Makes        map[shop.PartID]string // 品牌 of the parts
	Rules        []shop.Rule            // as they stand
	Copy         int                    // 1 is the first print; more are 补打
	Part         int                    // 联次: 1 customer's, 2 shop's; 0 not said
	At           time.Time              // when it is printed
	By           string                 // who prints it
	VehicleType  string                 // 车辆类型: 小型普通客车
	VehicleClass string                 // 车辆分类代号: M1
	Certificate  string                 // 合格证号
	Inspections  []shop.Inspection      // the first one first
	Hours        HoursStandard
	Workshop     Workshop
	Reception    Reception
}

// Reception is what an intake shows beside the order.
type Reception struct {
	Points []shop.CheckPoint // of all templates: an order without a walk-around is a form to fill in
	Photos []shop.Photo      // with their small copies
}

// Make is the document of a form, or false if there is none such.
func Make(form shop.Form, in Sheet, say text.Lang) (Doc, bool) {
	switch form {
	case shop.FormIntake:
		return Intake(in, say), true
	case shop.FormEstimate:
		return Estimate(in, say), true
	case shop.FormContract:
		return Contract(in, say), true
	case shop.FormDispatch:
		return Dispatch(in, say), true
	case shop.FormPick:
		return Pick(in, say), true
	case shop.FormInspection:
		return Inspection(in, say), true
	case shop.FormCertificate:
		return Certificate(in, say), true
	case shop.FormSettlement:
		return Settlement(in, say), true
	case shop.FormGatePass:
		return GatePass(in, say), true
	case shop.FormFollowUp:
		return FollowUp(in, say), true
	case shop.FormLoaner:
		return Loaner(in, say), true
	case shop.FormReturn:
		return GivenBack(in, say), true
	case shop.FormOrigins:
		return PartOrigins(in, say), true
	case shop.FormRework:
		return Rework(in, say), true
	}
	return Doc{}, false
}

// clerk writes the parts that documents have in common.
type clerk struct {
	Sheet
	say text.Lang
}

// doc is the frame of a document: head, foot, code and marks. The code is the
// order's number, which the search box finds.
func (c clerk) doc(form shop.Form, number, subtitle string) Doc {
	d := Doc{
		Paper:    c.Paper.Known(),
		Shop:     c.Shop.Name,
		Title:    c.say.Say(form.Key()),
		Subtitle: subtitle,
		Number:   number,
		Code:     c.Order.Number,
		At:       c.At.In(c.say.Zone),
		Foot: Foot{
			Left:   strings.Trim(c.Shop.Name+"·"+number, "·"),
			Middle: c.say.Say("paper.page"),
			Right:  c.say.Say("paper.printed", shop.Args{"At": c.At, "By": c.By}),
		},
	}
	if c.Copy > 1 {
		d.Stamp = c.say.Say("paper.reprint", shop.Args{"N": c.Copy - 1})
	}
	if c.Order.Status == shop.Void {
		d.Watermark = c.say.Say("paper.void")
	}
	return d
}

// pair is a label of the language and a value.
func (c clerk) pair(key, value string) Pair { return Pair{Label: c.say.Say(key), Value: value} }

// filled leaves out pairs without a value.
func filled(all ...Pair) []Pair {
	var out []Pair
	for _, p := range all {
		if p.Value != "" {
			out = append(out, p)
		}
	}
	return out
}

// km is a reading of the odometer; nothing for none.
func (c clerk) km(n int64) string {
	if n <= 0 {
		return ""
	}
	return c.say.Int(n) + " km"
}

// sender is who brought the car: by default the customer.
func (c clerk) sender() (name, phone string) {
	name, phone = c.Order.Intake.SenderName, c.Order.Intake.SenderPhone
	if name == "" {
		name = c.Customer.Name
		if phone == "" {
			phone = c.Customer.Phone
		}
	}
	return name, phone
}

// parties are who orders (托修方) and who repairs (承修方).
func (c clerk) parties() Parties {
	name, phone := c.sender()
	return Parties{
		Left: Pairs{Title: c.say.Say("paper.customer"), Pairs: filled(
			c.pair("paper.owner", c.Customer.Name),
			c.pair("paper.sender", name),
			c.pair("paper.phone", c.say.Phone(phone)),
			c.pair("paper.address", c.Customer.Address),
		)},
		Right: Pairs{Title: c.say.Say("paper.repairer"), Pairs: filled(
			c.pair("paper.company", c.Shop.Name),
			c.pair("paper.contact", c.Advisor.Name),
			c.pair("paper.phone", c.say.Phone(c.Shop.Phone)),
			c.pair("paper.address", c.Shop.Address),
			c.pair("paper.uscc", c.Shop.USCC),
		)},
	}
}

// complaint is the customer's words, over the whole width.
func (c clerk) complaint() Pair {
	p := c.pair("paper.complaint", c.Order.Intake.Complaint)
	p.Wide = true
	return p
}

// gravest is the class of the heaviest work on the order (维修类别).
func (c clerk) gravest() string {
	for _, class := range shop.WorkClasses() {
		for i := range c.Order.Lines {
			l := &c.Order.Lines[i]
			if l.Kind == shop.LabourLine && l.Counts() && l.WorkClass == class {
				return c.say.Say(class.Key())
			}
		}
	}
	return ""
}

// guarantee says how long the shop answers for each class of work on the order
// (质量保证期), as the rules of that day have it.
func (c clerk) guarantee() []string {
	day := shop.DayOf(c.outAt(), c.say.Zone)
	var parts []string
	for _, class := range shop.WorkClasses() {
		days, km := shop.Guarantee(c.Rules, class, day)
		if days > 0 && km > 0 && c.has(class) {
			parts = append(parts, c.say.Say("paper.guarantee.class", shop.Args{"Class": class, "KM": km, "Days": days}))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{c.say.Say("paper.guarantee", shop.Args{"Classes": strings.Join(parts, c.say.Say("paper.semicolon"))})}
}

// has reports whether work of a class is billed.
func (c clerk) has(class shop.WorkClass) bool {
	for i := range c.Order.Lines {
		if l := &c.Order.Lines[i]; l.Kind == shop.LabourLine && l.Counts() && l.WorkClass == class {
			return true
		}
	}
	return false
}

// outAt is when the car leaves: delivered, else settled, else printed.
func (c clerk) outAt() time.Time {
	for _, t := range []time.Time{c.Order.Stamps.DeliveredAt, c.Order.Stamps.SettledAt} {
		if !t.IsZero() {
			return t
		}
	}
	return c.At
}

// oldParts is what becomes of the parts taken out (旧件处理).
func (c clerk) oldParts() Ticks {
	t := Ticks{Label: c.say.Say("paper.old_parts")}
	for _, choice := range shop.OldPartsChoices() {
		t.Boxes = append(t.Boxes, Tick{Text: c.say.Say(choice.Key()), On: c.Order.OldParts == choice})
	}
	return t
}

// signatures are lines for the parties to sign, with a date to fill in.
func (c clerk) signatures(keys ...string) Signatures {
	s := Signatures{Date: []string{c.say.Say("paper.date"), c.say.Say("paper.year"), c.say.Say("paper.month"), c.say.Say("paper.day")}}
	for _, k := range keys {
		s.Who = append(s.Who, c.say.Say(k))
	}
	return s
}
