package paper

import (
	"slices"
	"strconv"
	"strings"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// Inspection (检验单) is the last sheet of an order, the final one before all
// others, with the sheets before it below. An order without a sheet prints an
// empty form to be filled in by hand.
func Inspection(in Sheet, say text.Lang) Doc {
	c := looker{bill{clerk{in, say}}}
	o := &c.Order
	sheet := c.main()
	d := c.doc(shop.FormInspection, o.Number, say.Say("paper.inspection.purpose"))
	d.Head = filled(
		c.pair("paper.order", o.Number),
		c.pair("paper.inspection.sort", say.Say(sheet.Sort.Key())),
		c.pair("paper.certificate", c.certificateNo()),
	)
	d.Blocks = slices.Concat(
		[]Block{c.who(), Rule{}, c.looked(sheet), c.items(sheet), c.road(sheet)},
		c.verdict(sheet), c.before(sheet),
		[]Block{Lines{Label: say.Say("paper.inspection.remarks"), Count: 1}},
		[]Block{c.signatures("paper.sign_technician", "paper.sign_leader", "paper.sign_inspector")},
	)
	return d
}

// looker writes what only an inspection sheet has.
type looker struct{ bill }

// main is the sheet that is printed: the last final one, else the last of all,
// else an empty final one that fits the order.
func (c looker) main() shop.Inspection {
	for i := len(c.Inspections) - 1; i >= 0; i-- {
		if c.Inspections[i].Sort == shop.FinalCheck {
			return c.Inspections[i]
		}
	}
	if n := len(c.Inspections); n > 0 {
		return c.Inspections[n-1]
	}
	in := shop.Inspection{Sort: shop.FinalCheck}
	in.Fit(&c.Order, c.Rules, shop.DayOf(c.At, c.say.Zone))
	return in
}

// who is whose car it is and who brought it.
func (c clerk) who() Pairs {
	name, phone := c.sender()
	return Pairs{Columns: 3, Pairs: filled(
		c.pair("paper.owner", c.Customer.Name),
		c.pair("paper.sender", name),
		c.pair("paper.phone", c.say.Phone(phone)),
	)}
}

func (c looker) looked(in shop.Inspection) Pairs {
	o := &c.Order
	all := filled(
		c.pair("paper.plate", c.say.Plate(c.Vehicle.Plate)),
		c.pair("paper.vin", c.Vehicle.VIN),
		c.pair("paper.model", c.Vehicle.Title()),
		c.pair("paper.work_class", c.gravest()),
		c.pair("paper.in_km", c.km(o.Intake.MileageKM)),
		c.pair("paper.in_date", c.say.Date(o.Stamps.ReceivedAt)),
		c.pair("paper.technicians", c.technicians()),
	)
	if in.ID != 0 || in.Result != "" {
		all = append(all, c.pair("paper.inspection.inspector", c.Technicians[in.Inspector]), c.pair("paper.inspection.at", c.say.DateTime(in.At)))
	}
	return Pairs{Title: c.say.Say("paper.vehicle"), Columns: 3, Pairs: append(all, filled(c.complaint())...)}
}

// items are what was looked at, with the standard, what was measured and what
// was found.
func (c looker) items(in shop.Inspection) Table {
	say := c.say.Say
	t := Table{Title: say("paper.inspection.items"), Columns: []Column{
		{Title: say("paper.inspection.n")},
		{Title: say("paper.inspection.item"), Weight: 5},
		{Title: say("paper.inspection.limit")},
		{Title: say("paper.inspection.value"), Right: true},
		{Title: say("paper.inspection.mark")},
		{Title: say("paper.inspection.note"), Weight: 3},
	}}
	points := shop.Points(&c.Order, c.Rules, shop.DayOf(c.At, c.say.Zone))
	for n, i := range in.Items {
		limit, mark := "", ""
		for _, p := range points {
			if i.LineID == 0 && p.Code == i.Name {
				limit = c.say.Limit(p)
			}
		}
		if i.Mark != shop.Unmarked {
			mark = say(i.Mark.Key())
		}
		t.Rows = append(t.Rows, []string{strconv.Itoa(n + 1), c.say.Item(i), limit, i.Value, mark, i.Note})
	}
	return t
}

func (c looker) road(in shop.Inspection) Pairs {
	done := ""
	switch {
	case in.Road.Done:
		done = c.say.Say("paper.inspection.road_done", shop.Args{"KM": c.say.Count(in.Road.KM)})
	case in.Result != "":
		done = c.say.Say("paper.inspection.road_none")
	}
	finding := c.pair("paper.inspection.finding", in.Road.Finding)
	finding.Wide = true
	return Pairs{Columns: 3, Pairs: append([]Pair{c.pair("paper.inspection.road", done)}, filled(finding)...)}
}

// verdict is the result and, of a failed sheet, why.
func (c looker) verdict(in shop.Inspection) []Block {
	t := Ticks{Label: c.say.Say("paper.inspection.result")}
	for _, r := range shop.InspectionResults() {
		t.Boxes = append(t.Boxes, Tick{Text: c.say.Say(r.Key()), On: in.Result == r})
	}
	blocks := []Block{t}
	if in.Reason != "" {
		reason := c.pair("paper.inspection.reason", in.Reason)
		reason.Wide = true
		blocks = append(blocks, Pairs{Pairs: []Pair{reason}})
	}
	return blocks
}

// before are the other sheets of the order: the record of rework.
func (c looker) before(main shop.Inspection) []Block {
	say := c.say.Say
	t := Table{Title: say("paper.inspection.before"), Columns: []Column{
		{Title: say("paper.inspection.at")},
		{Title: say("paper.inspection.sort")},
		{Title: say("paper.inspection.inspector")},
		{Title: say("paper.inspection.result")},
		{Title: say("paper.inspection.why"), Weight: 4},
	}}
	for _, in := range c.Inspections {
		if in.ID == main.ID && in.At.Equal(main.At) && in.Sort == main.Sort {
			continue
		}
		why := in.Reason
		if bad := c.badItems(in); bad != "" {
			why = strings.Trim(why+say("paper.semicolon")+bad, say("paper.semicolon"))
		}
		t.Rows = append(t.Rows, []string{c.say.DateTime(in.At), say(in.Sort.Key()), c.Technicians[in.Inspector], say(in.Result.Key()), why})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Block{t}
}

func (c looker) badItems(in shop.Inspection) string {
	var names []string
	for _, i := range in.Items {
		if i.Mark == shop.MarkBad {
			names = append(names, c.say.Item(i))
		}
	}
	return strings.Join(names, c.say.Say("say.comma"))
}

// certificateNo is the number of the valid certificate.
func (c clerk) certificateNo() string {
	if in := CertifiedBy(c.Inspections); in != nil && in.Certificate.Valid() {
		return in.Certificate.Number
	}
	return ""
}

// CertifiedBy is the sheet that issued the last certificate of an order, which
// may be void; nil when there is none.
func CertifiedBy(sheets []shop.Inspection) *shop.Inspection {
	for i := len(sheets) - 1; i >= 0; i-- {
		if sheets[i].Certificate != nil {
			return &sheets[i]
		}
	}
	return nil
}
