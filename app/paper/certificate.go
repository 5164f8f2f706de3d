package paper

import (
	"strconv"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// The parts of a certificate, each a sheet of its own.
const (
	certificateStub  = 1 + iota // 存根: the shop's
	certificateOwner            // 车属单位: the owner's
	certificateCard             // 质量保证卡: the owner's, with the record of rework
)

// Parts are how many sheets of a form go out together, told apart by
// Sheet.Part; 1 for most.
func Parts(form shop.Form) int {
	if form == shop.FormCertificate {
		return certificateCard
	}
	return 1
}

// Certificate (机动车维修竣工出厂合格证) is one of the three parts of an order's last
// certificate, by Sheet.Part: what the inspector signs when the car has passed
// (道路运输条例 Art. 44). A void one says so across the page.
func Certificate(in Sheet, say text.Lang) Doc {
	c := certifier{clerk{in, say}, shop.Inspection{Certificate: &shop.Certificate{}}}
	if by := CertifiedBy(in.Inspections); by != nil {
		c.by = *by
	}
	k := c.by.Certificate
	d := c.doc(shop.FormCertificate, k.Number, say.Say("paper.certificate.purpose"))
	d.Head = filled(
		c.pair("paper.certificate.number", k.Number),
		c.pair("paper.order", c.Order.Number),
		c.pair("paper.copy", c.part()),
	)
	if k.Number != "" && !k.Valid() {
		d.Watermark = say.Say("paper.void")
	}
	if in.Part == certificateCard {
		d.Blocks = c.card()
	} else {
		d.Blocks = c.statement()
	}
	return d
}

// certifier writes what only a certificate has.
type certifier struct {
	clerk
	by shop.Inspection // with the certificate
}

// part names the sheet of the set (联次).
func (c certifier) part() string {
	switch c.Part {
	case certificateOwner:
		return c.say.Say("paper.certificate.owner")
	case certificateCard:
		return c.say.Say("paper.certificate.card")
	}
	return c.say.Say("paper.certificate.stub")
}

// car is the car, its visit and what was done to it.
func (c certifier) car() Pairs {
	v, o := c.Vehicle, c.Order
	return Pairs{Title: c.say.Say("paper.vehicle"), Columns: 3, Pairs: []Pair{
		c.pair("paper.plate", c.say.Plate(v.Plate)),
		c.pair("paper.model", v.Title()),
		c.pair("paper.engine_no", v.EngineNo),
		c.pair("paper.vin", v.VIN),
		c.pair("paper.work_class", c.class()),
		c.pair("paper.contract.number", o.Number),
		c.pair("paper.in_date", c.say.Date(o.Stamps.ReceivedAt)),
		c.pair("paper.out_date", c.out()),
		c.pair("paper.out_km", c.km(o.OutKM)),
	}}
}

func (c certifier) class() string {
	if class := c.by.Certificate.Class; class != "" {
		return c.say.Say(class.Key())
	}
	return c.gravest()
}

// out is the day on which the car left; it is filled in by hand before.
func (c certifier) out() string {
	if at := c.Order.Stamps.DeliveredAt; !at.IsZero() {
		return c.say.Date(at)
	}
	return ""
}

// statement is the certificate itself.
func (c certifier) statement() []Block {
	return []Block{
		c.who(),
		Rule{},
		c.car(),
		Notes{Title: c.say.Say("paper.certificate.statement"), Lines: []string{
			c.say.Say("paper.certificate.passed", shop.Args{"At": c.say.Date(c.by.At)}),
			c.promise(),
		}},
		c.signed(),
		c.signatures("paper.sign_inspector", "paper.sign_repairer", "paper.sign_receiver"),
	}
}

func (c certifier) signed() Pairs {
	return Pairs{Columns: 3, Pairs: []Pair{
		c.pair("paper.inspection.inspector", c.Technicians[c.by.Certificate.Person]),
		c.pair("paper.certificate.issued", c.say.DateTime(c.by.Certificate.IssuedAt)),
		c.pair("paper.settlement.number", c.Order.SettlementNo),
	}}
}

// promise says how long the shop answers, as the certificate has it.
func (c certifier) promise() string {
	return c.say.Say("paper.certificate.promise", shop.Args{"KM": c.by.Certificate.KM, "Days": c.by.Certificate.Days})
}

// Rows of the record of rework that are left to write in.
const reworkRows = 4

// card is the guarantee with room for the record of rework.
func (c certifier) card() []Block {
	say := c.say.Say
	t := Table{Title: say("paper.certificate.reworks"), Columns: []Column{
		{Title: say("paper.certificate.times")},
		{Title: say("paper.certificate.item"), Weight: 4},
		{Title: say("paper.certificate.came"), Weight: 2},
		{Title: say("paper.certificate.mended"), Weight: 2},
		{Title: say("paper.sender"), Weight: 2},
		{Title: say("paper.inspection.inspector"), Weight: 2},
	}}
	for n := range reworkRows {
		t.Rows = append(t.Rows, []string{strconv.Itoa(n + 1), "", "", "", "", ""})
	}
	return []Block{
		c.who(),
		Rule{},
		c.car(), c.signed(),
		Notes{Title: say("paper.certificate.card"), Numbered: true, Lines: []string{
			c.promise(), say("paper.certificate.rework"), say("paper.certificate.cause"), say("paper.certificate.twice"), say("paper.note_own_parts"),
		}},
		t,
		c.signatures("paper.sign_repairer", "paper.sign_customer"),
	}
}
