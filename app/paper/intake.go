package paper

import (
	"slices"
	"strconv"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// Intake (接车检查单) is what was seen and said when the car came in: the
// walk-around with its marks, the customer's words, what lies in the car. An
// order without a walk-around prints an empty form to be filled in by hand.
func Intake(in Sheet, say text.Lang) Doc {
	c := walk{clerk{in, say}}
	o := &c.Order
	d := c.doc(shop.FormIntake, o.Number, say.Say("paper.intake.purpose"))
	d.Head = filled(
		c.pair("paper.order", o.Number),
		c.pair("paper.promised", say.DateTime(o.Stamps.PromisedAt)),
		c.pair("paper.advisor", c.Advisor.Name),
	)
	name, phone := c.sender()
	who := Pairs{Columns: 3, Pairs: filled(
		c.pair("paper.owner", c.Customer.Name),
		c.pair("paper.sender", name),
		c.pair("paper.phone", say.Phone(phone)),
	)}
	belongings := c.pair("paper.intake.belongings", o.Intake.Belongings)
	belongings.Wide = true
	d.Blocks = slices.Concat(
		[]Block{who, Rule{}, c.seenCar(), c.outline(), c.checks()},
		[]Block{Pairs{Pairs: filled(belongings)}, Lines{Label: say.Say("paper.intake.remarks"), Count: 2}, c.oldParts()},
		[]Block{Notes{Numbered: true, Lines: []string{say.Say("paper.intake.note_valuables"), say.Say("paper.intake.note_confirm")}}},
		[]Block{c.signatures("paper.sign_customer", "paper.sign_advisor")},
	)
	return d
}

// walk writes what only an intake has.
type walk struct{ clerk }

// seenCar is the car with what its gauges show.
func (c walk) seenCar() Pairs {
	p := c.car()
	gauge := "paper.intake.fuel"
	if c.Vehicle.Energy.Charged() {
		gauge = "paper.intake.charge"
	}
	last := len(p.Pairs)
	if c.Order.Intake.Complaint != "" {
		last--
	}
	p.Pairs = slices.Insert(p.Pairs, last, c.pair(gauge, strconv.Itoa(c.Order.Intake.Fuel)+"%"))
	return p
}

// CheckPoints are the points of the walk-around in the order in which one goes
// round a car; PointKey gives their words.
func CheckPoints() []string {
	return []string{
		"body_front", "hood", "windscreen", "roof", "body_left", "body_right", "body_rear", "trunk",
		"mirrors", "lamps", "tyres", "wheels", "wipers", "windows", "dashboard", "horn",
		"air_con", "audio", "seats", "keys", "spare_tyre", "tools", "triangle", "documents",
	}
}

// PointKey is the language key of a point of the walk-around.
func PointKey(point string) string { return "paper.point." + point }

// place is where a point stands on the outline; false for what is inside.
func place(point string) (x, y int, ok bool) {
	switch point {
	case "body_front":
		return 22, 500, true
	case "hood":
		return 165, 500, true
	case "windscreen":
		return 340, 500, true
	case "roof":
		return 540, 500, true
	case "trunk":
		return 880, 500, true
	case "body_rear":
		return 978, 500, true
	case "body_left":
		return 600, 120, true
	case "body_right":
		return 600, 880, true
	case "mirrors":
		return 345, 318, true
	case "lamps":
		return 40, 130, true
	case "tyres":
		return 195, 55, true
	case "wheels":
		return 795, 55, true
	case "wipers":
		return 300, 590, true
	case "windows":
		return 590, 230, true
	}
	return 0, 0, false
}

// checked are the points of the order, or all of them, still open, if nobody
// has walked round the car yet.
func (c walk) checked() []shop.Check {
	if len(c.Order.Intake.Checks) > 0 {
		return c.Order.Intake.Checks
	}
	var open []shop.Check
	for _, p := range CheckPoints() {
		open = append(open, shop.Check{Point: p})
	}
	return open
}

// outline is the car with a number at each fault; the legend says what it is.
func (c walk) outline() CarOutline {
	o := CarOutline{
		Title: c.say.Say("paper.intake.outside"),
		Front: c.say.Say("paper.intake.front"), Left: c.say.Say("paper.intake.left"), Right: c.say.Say("paper.intake.right"),
	}
	n := 0
	for _, k := range c.checked() {
		if !k.Fault {
			continue
		}
		n++
		sign := strconv.Itoa(n)
		if x, y, ok := place(k.Point); ok {
			o.Marks = append(o.Marks, Mark{X: x, Y: y, Sign: sign})
		}
		text := c.say.Say(PointKey(k.Point))
		if k.Note != "" {
			text += c.say.Say("paper.colon") + k.Note
		}
		o.Legend = append(o.Legend, Pair{Label: sign, Value: text})
	}
	return o
}

// checks are boxes for all points, ticked where all is well; faults carry the
// number they have on the outline.
func (c walk) checks() Ticks {
	t := Ticks{Title: c.say.Say("paper.intake.checks"), Columns: 6}
	walked := len(c.Order.Intake.Checks) > 0
	n := 0
	for _, k := range c.checked() {
		box := Tick{Text: c.say.Say(PointKey(k.Point)), On: walked && !k.Fault}
		if k.Fault {
			n++
			box.Text = c.say.Say("paper.intake.fault", shop.Args{"Point": box.Text, "N": n})
		}
		t.Boxes = append(t.Boxes, box)
	}
	return t
}
