package vehicles

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/text"
)

// soon is how many days ahead a date of the car is warned of.
const soon = 30

// drawStrip draws which car it is, whose, and what the shop knows of it.
func (p *page) drawStrip(pen *kit.Pen, size fyne.Size) {
	say, lang, a := p.h.Say, p.h.Env.Lang, &p.archive
	pen.Card(0, 0, size.Width, size.Height)
	if a.car.ID == 0 {
		return
	}
	x := pen.Text(12, size.Height/2, p.plate(), pen.Style(kit.Plate)) + 10
	if len(a.orders) > 0 && a.orders[0].Status.Open() {
		x = pen.Chip(x, size.Height/2, screen.StatusChip(lang, a.orders[0].Status)) + 4
	}
	car := screen.Block{Top: strings.TrimSpace(strings.Join([]string{year(a.car.Year), a.car.Title(), a.car.Color}, " ")), Strong: true}
	if a.car.VIN != "" {
		car.Sub = "VIN " + a.car.VIN
	}
	owner := screen.Block{Top: say("vehicle.no_owner"), Sub: say("vehicle.owner")}
	if a.car.OwnerID != 0 {
		phone := lang.Masked(a.owner.Phone)
		if p.unmasked {
			phone = lang.Phone(a.owner.Phone)
		}
		owner = screen.Block{Top: strings.TrimSpace(a.owner.Name + "  " + phone), Sub: say("vehicle.owner"), Do: p.toOwner}
		if a.owner.Consent {
			owner.Sub += "・" + say("vehicle.consent")
		}
	}
	due := screen.Block{Top: lang.Money(a.summary.Due), Sub: say("vehicle.due")}
	if a.summary.Due > 0 {
		due.Tone = "bad"
	}
	km := screen.Block{Top: lang.Int(a.car.MileageKM) + " km", Sub: say("vehicle.last_km")}
	if a.car.MileageKM == 0 {
		km.Top = "—"
	}
	screen.Blocks(pen, x+8, size.Width, size, []screen.Block{
		car, owner,
		{Top: say("vehicle.times", shop.Args{"N": a.summary.Visits}), Sub: say("vehicle.visits")},
		{Top: lang.Money(a.summary.Spent), Sub: say("vehicle.spent")},
		due, km,
	})
}

func year(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// nextFacts are what is to be done for the car, and what is known of it.
func (p *page) nextFacts() []screen.Section {
	say, lang, a := p.h.Say, p.h.Env.Lang, &p.archive
	next := screen.Section{Facts: []screen.Fact{
		p.dateFact("shield", "vehicle.insured", a.car.Dates.InsuredUntil),
		p.dateFact("calendar", "vehicle.inspected", a.car.Dates.InspectedUntil),
	}}
	if n := len(a.declined); n > 0 {
		next.Facts = append(next.Facts, screen.Fact{Icon: "alert", Tone: "warn", Text: say("vehicle.advice_open", shop.Args{"N": n}), Right: lang.Money(a.summary.DeclinedSum)})
	}
	if a.owner.Note != "" {
		next.Facts = append(next.Facts, screen.Fact{Icon: "chat", Text: a.owner.Note})
	}
	car := screen.Section{Title: say("vehicle.data"), Act: &kit.Act{Word: say("vehicle.act.edit"), Keys: "Ctrl+E", Do: p.edit}}
	pair := func(label, value string) {
		if value != "" {
			car.Facts = append(car.Facts, screen.Fact{Key: say(label), Text: value})
		}
	}
	pair("vehicle.energy", worded(lang.Say, a.car.Energy.Key(), string(a.car.Energy)))
	pair("vehicle.use", worded(lang.Say, a.car.Use.Key(), string(a.car.Use)))
	pair("vehicle.engine_no", a.car.EngineNo)
	pair("vehicle.registered_on", string(a.car.Dates.RegisteredOn))
	pair("vehicle.invoiced_on", string(a.car.Dates.InvoicedOn))
	pair("vehicle.delivered_on", string(a.car.Dates.DeliveredOn))
	if a.car.Card.Price > 0 {
		pair("vehicle.price", lang.Money(a.car.Card.Price))
	}
	if a.car.Card.Rate > 0 {
		pair("vehicle.compensation_rate", lang.Percent(a.car.Card.Rate)+" %")
	}
	if len(a.plates) > 1 {
		var had []string
		for _, s := range a.plates[:len(a.plates)-1] {
			had = append(had, lang.Plate(s.Plate))
		}
		pair("vehicle.plates_before", strings.Join(had, say("say.comma")))
	}
	all := append([]screen.Section{next}, campaignFacts(p)...)
	return append(append(all, caseFacts(p)...), guaranteed(p), clocked{p}.facts(), car)
}

func worded(say func(string, ...shop.Args) string, key, value string) string {
	if value == "" {
		return ""
	}
	return say(key)
}

// dateFact is a day that the shop acts on, with how far it is.
func (p *page) dateFact(icon, label string, day shop.Day) screen.Fact {
	f := screen.Fact{Icon: icon, Text: p.h.Say(label)}
	left, ok := p.daysTo(day)
	switch {
	case !ok:
		f.Right = p.h.Say("vehicle.unknown")
		return f
	case left < 0:
		f.Tone, f.Right = "bad", p.h.Say("vehicle.over", shop.Args{"Day": day, "N": -left})
	case left <= soon:
		f.Tone, f.Right = "warn", p.h.Say("vehicle.left", shop.Args{"Day": day, "N": left})
	default:
		f.Right = string(day)
	}
	return f
}

// daysTo is how many days are left until a day.
func (p *page) daysTo(day shop.Day) (int, bool) {
	zone := p.h.Env.Lang.Zone
	t := day.Time(zone)
	if t.IsZero() {
		return 0, false
	}
	today := shop.DayOf(p.h.Env.Clock(), zone).Time(zone)
	return int(t.Sub(today) / (24 * time.Hour)), true
}

// stateFacts are how the car was found at the last walk-around, and the notes.
func (p *page) stateFacts() []screen.Section {
	say, lang, a := p.h.Say, p.h.Env.Lang, &p.archive
	o, faults, ok := a.walk()
	marks := screen.Section{}
	switch {
	case !ok:
		marks.Facts = []screen.Fact{{Words: say("vehicle.no_walk")}}
	case len(faults) == 0 && len(o.Intake.Marks) == 0:
		marks.Facts = []screen.Fact{{Icon: "check", Tone: "good", Text: say("vehicle.walk_well"), Right: lang.Date(o.Stamps.ReceivedAt)}}
	default:
		marks.Facts = []screen.Fact{{Icon: "alert", Tone: "warn", Text: say("vehicle.walk_faults", shop.Args{"N": len(faults) + len(o.Intake.Marks)}), Far: lang.Date(o.Stamps.ReceivedAt)}}
		marks.Facts = append(marks.Facts, markFacts(lang, o.Intake.Marks)...)
		for _, c := range faults {
			marks.Facts = append(marks.Facts, screen.Fact{Key: text.CheckName(lang, c.Point, c.Name), Text: c.Note})
		}
	}
	all := []screen.Section{marks}
	if a.car.Note != "" {
		all = append(all, screen.Section{Title: say("vehicle.note"), Facts: []screen.Fact{{Words: a.car.Note}}})
	}
	return all
}
