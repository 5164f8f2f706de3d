package vehicles

import (
	"context"
	"strings"
	"time"

	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
	"gongdan/app/work"
	"gongdan/data"
)

// readClock reads the 三包 clock of the car as of now, and what the shop answers for on it.
func (a *archive) readClock(v data.View, now time.Time, zone *time.Location) (err error) {
	if a.clock, err = data.Sanbao(v, a.car, sanbao.AsOf{On: shop.DayOf(now, zone), Now: now}); err != nil {
		return err
	}
	a.held, err = data.GuaranteesOf(v, a.car.ID, data.Reading{On: shop.DayOf(now, zone), KM: a.car.MileageKM})
	return err
}

// clocked shows the 三包 clock of a page.
type clocked struct{ *page }

// facts are what counts for the car under the order on 三包: its periods, its
// counts against their limits, and the grounds that are met, each with its orders.
func (p clocked) facts() screen.Section {
	say, c := p.h.Say, p.archive.clock
	out := screen.Section{Title: say("vehicle.sanbao")}
	if !c.Applies {
		out.Facts = []screen.Fact{{Words: say(c.Why)}}
		return out
	}
	out.Note = say("vehicle.sanbao_order", shop.Args{"Year": string(c.Terms.Version)})
	for _, g := range c.Grounds {
		out.Facts = append(out.Facts, screen.Fact{Icon: "alert", Tone: "bad", Text: say(g.Reason.Key()), Right: say("vehicle.sanbao_article", shop.Args{"Article": g.Article})},
			screen.Fact{Words: say("vehicle.sanbao_met", shop.Args{"Day": g.MetOn, "Orders": strings.Join(g.Orders, say("say.comma"))})})
	}
	for _, x := range p.gauges(c) {
		out.Facts = append(out.Facts, screen.Fact{Gauge: &x})
	}
	for _, e := range c.Entitlements {
		out.Facts = append(out.Facts, screen.Fact{Icon: "shield", Text: say("vehicle.sanbao_entitled", shop.Args{"Assembly": shop.Named(e.Assembly.Key())}), Right: e.Order})
	}
	if c.Compensable {
		out.Facts = append(out.Facts, screen.Fact{Icon: "yen", Text: say("vehicle.sanbao_pays"), Right: p.h.Env.Lang.Money(c.Compensation)})
	} else if c.Uncompensated != "" {
		out.Facts = append(out.Facts, screen.Fact{Words: say(c.Uncompensated)})
	}
	out.Facts = append(out.Facts, screen.Fact{Words: say("vehicle.sanbao_source", shop.Args{"Start": c.Start, "Last": c.Windows.FreeRepair.LastDay})})
	return out
}

// gauges are the bars of the clock: periods first, then what is counted.
func (p clocked) gauges(c sanbao.Clock) []screen.Gauge {
	say, lang := p.h.Say, p.h.Env.Lang
	met := func(why sanbao.Reason) bool {
		for _, g := range c.Grounds {
			if g.Reason == why {
				return true
			}
		}
		return false
	}
	of := func(label string, x sanbao.Count, unit string, why sanbao.Reason) screen.Gauge {
		g := screen.Gauge{Label: label, Used: x.Used, Limit: x.Limit, Met: met(why)}
		g.Value = say(unit, shop.Args{"Used": lang.Int(x.Used), "Limit": lang.Int(x.Limit)})
		if g.Below = strings.Join(x.Orders, say("say.comma")); g.Below == "" {
			g.Below = say("vehicle.sanbao_none")
		}
		return g
	}
	all := []screen.Gauge{p.periodGauge(c), p.distanceGauge(c), of(say("vehicle.sanbao_days"), c.RepairDays, "vehicle.sanbao_of_days", sanbao.RepairDays)}
	for _, x := range c.Same {
		if x.Used > 1 || len(c.Same) == 1 {
			all = append(all, of(say("vehicle.sanbao_same", shop.Args{"Code": x.Code}), x.Count, "vehicle.sanbao_of_times", sanbao.Same))
		}
	}
	all = append(all, of(say("vehicle.sanbao_safety"), c.Serious, "vehicle.sanbao_of_times", sanbao.Safety))
	for _, x := range c.Assemblies {
		all = append(all, of(say("vehicle.sanbao_assembly", shop.Args{"Assembly": shop.Named(x.Assembly.Key())}), x.Count, "vehicle.sanbao_of_times", sanbao.Assembly))
	}
	for _, x := range c.Parts {
		all = append(all, of(say("vehicle.sanbao_part", shop.Args{"Part": x.Part}), x.Count, "vehicle.sanbao_of_times", sanbao.MainPart))
	}
	return all
}

// periodGauge is the time of 三包有效期.
func (p clocked) periodGauge(c sanbao.Clock) screen.Gauge {
	w := c.Windows.Sanbao
	all, gone := between(c.Start, w.LastDay), between(c.Start, c.On)
	g := screen.Gauge{
		Label: p.h.Say("vehicle.sanbao_time"), Used: gone, Limit: all,
		Value: p.h.Say("vehicle.sanbao_of_days", shop.Args{"Used": p.h.Env.Lang.Int(gone), "Limit": p.h.Env.Lang.Int(all)}),
		Below: p.h.Say("vehicle.sanbao_left", shop.Args{"N": all - gone, "Day": w.LastDay}),
	}
	if gone > all {
		g.Below = p.h.Say("vehicle.sanbao_over", shop.Args{"Day": w.LastDay})
	}
	return g
}

// distanceGauge is its mileage.
func (p clocked) distanceGauge(c sanbao.Clock) screen.Gauge {
	lang, most := p.h.Env.Lang, c.Windows.Sanbao.KM
	g := screen.Gauge{
		Label: p.h.Say("vehicle.sanbao_km"), Used: c.MileageKM, Limit: most,
		Value: lang.Int(c.MileageKM) + " / " + lang.Int(most) + " km",
		Below: p.h.Say("vehicle.sanbao_km_left", shop.Args{"KM": lang.Int(most - c.MileageKM)}),
	}
	if c.MileageKM > most {
		g.Below = p.h.Say("vehicle.sanbao_km_over")
	}
	return g
}

// between is how many days lie between two.
func between(a, b shop.Day) int64 {
	return int64(b.Time(time.UTC).Sub(a.Time(time.UTC)) / (24 * time.Hour))
}

// printClock makes the statement on 三包 of a car.
func printClock(h *screen.Host, id shop.VehicleID) {
	screen.PrintPaper(h, screen.PaperJob{
		Title: h.Say(shop.FormSanbao.Key()), Papers: []paper.Paper{paper.A4, paper.A5}, On: paper.A4, Done: "vehicle.sanbao_done", Waits: "vehicle.sanbao_waits",
		Make: func(ctx context.Context, d work.Desk, on paper.Paper, folder string) (string, error) {
			return printing.Sanbao(ctx, d, h.Press, h.Env.Lang, printing.SanbaoJob{Vehicle: id, Paper: on, Dir: folder})
		},
	})
}
