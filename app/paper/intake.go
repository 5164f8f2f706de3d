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
	lines := 2
	if len(c.Reception.Photos) > 0 {
		lines = 1 // the photos say most of it
	}
	d.Blocks = slices.Concat(
		[]Block{who, Rule{}, c.seenCar(), c.outline(), c.checks()},
		[]Block{Pairs{Pairs: filled(belongings)}},
		c.photos(),
		[]Block{Lines{Label: say.Say("paper.intake.remarks"), Count: lines}, c.oldParts()},
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

// checked are the points of the order, or those of the car's template, still
// open, if nobody has walked round the car yet.
func (c walk) checked() []shop.Check {
	w := c.Order.Intake.Walk()
	if !c.Order.Intake.Walked() {
		w.Fit(c.Reception.Points, c.Vehicle.Energy.Template())
	}
	return w.Checks
}

// outline is the car with a number at each mark and at each fault; the legend
// says what it is.
func (c walk) outline() CarOutline {
	o := CarOutline{
		Title: c.say.Say("paper.intake.outside"),
		Front: c.say.Say("paper.intake.front"), Left: c.say.Say("paper.intake.left"), Right: c.say.Say("paper.intake.right"),
	}
	note := func(words, note string) string {
		sign := strconv.Itoa(len(o.Legend) + 1)
		o.Legend = append(o.Legend, Pair{Label: sign, Value: text.WithNote(c.say, words, note)})
		return sign
	}
	for _, b := range c.Order.Intake.Marks {
		at := b.At()
		o.Marks = append(o.Marks, Mark{X: int(at.X), Y: int(at.Y), Sign: note(text.BlemishName(c.say, b), b.Note)})
	}
	for _, k := range c.checked() {
		if !k.Fault {
			continue
		}
		sign := note(text.CheckName(c.say, k.Point, k.Name), k.Note)
		if x, y, ok := place(k.Point); ok {
			o.Marks = append(o.Marks, Mark{X: x, Y: y, Sign: sign})
		}
	}
	return o
}

// checks are boxes for all points, ticked where all is well; faults carry the
// number they have on the outline, what was not looked at stays open.
func (c walk) checks() Ticks {
	t := Ticks{Title: c.say.Say("paper.intake.checks"), Columns: 6}
	n := len(c.Order.Intake.Marks)
	for _, k := range c.checked() {
		box := Tick{Text: text.CheckName(c.say, k.Point, k.Name), On: !k.Fault && !k.Unseen}
		if k.Fault {
			n++
			box.Text = c.say.Say("paper.intake.fault", shop.Args{"Point": box.Text, "N": n})
		}
		t.Boxes = append(t.Boxes, box)
	}
	return t
}

// photos are the pictures of the car as it came; none is no block.
func (c walk) photos() []Block {
	all := c.Reception.Photos
	if len(all) == 0 {
		return nil
	}
	b := Pictures{Title: c.say.Say("paper.intake.photos", shop.Args{"N": len(all)})}
	if more := len(all) - picturesARow; more > 0 {
		b.Note = c.say.Say("paper.intake.photos_more", shop.Args{"N": more, "Shown": picturesARow})
	}
	for i, p := range all[:min(len(all), picturesARow)] {
		b.All = append(b.All, Picture{JPEG: p.Thumb, Width: p.Width, Height: p.Height, Label: text.WithNote(c.say, strconv.Itoa(i+1), p.Note)})
	}
	return []Block{b}
}
