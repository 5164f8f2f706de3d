package vehicles

import (
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// guaranteeMost is how many items of the shop's guarantee the file shows.
const guaranteeMost = 8

// guaranteed is what the shop answers for on the car: of each item how many days and how
// far it still runs, and what has ended lately.
func guaranteed(p *page) screen.Section {
	say, lang, a := p.h.Say, p.h.Env.Lang, &p.archive
	out := screen.Section{Title: say("vehicle.guarantee")}
	today := shop.DayOf(p.h.Env.Clock(), lang.Zone)
	for _, g := range a.held.Held[:min(len(a.held.Held), guaranteeMost)] {
		left := g.DaysLeft(today)
		words := g.Number + "  " + screen.GuaranteeUntil(p.h, g)
		if g.LastKM > 0 {
			words += "  " + say("vehicle.guarantee_km", shop.Args{"KM": lang.Int(g.LastKM - a.car.MileageKM)})
		}
		out.Facts = append(out.Facts, screen.Fact{Icon: "shield", Tone: "good", Text: g.Line.Title(), Right: say("vehicle.guarantee_left", shop.Args{"N": left})}, screen.Fact{Words: words})
	}
	if n := len(a.held.Held) - guaranteeMost; n > 0 {
		out.Facts = append(out.Facts, screen.Fact{Words: say("vehicle.guarantee_more", shop.Args{"N": n})})
	}
	for _, g := range a.held.Lapsed {
		over := say("vehicle.guarantee_over", shop.Args{"Day": g.LastDay})
		if g.LastDay >= today {
			over = say("vehicle.guarantee_over_km")
		}
		out.Facts = append(out.Facts, screen.Fact{Text: g.Line.Title(), Right: over})
	}
	if len(out.Facts) == 0 {
		out.Facts = []screen.Fact{{Words: say("vehicle.guarantee_none")}}
	}
	return out
}
