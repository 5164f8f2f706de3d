package vehicles

import (
	"strconv"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// readCases reads the cases of exchange and return of a car, and that by which it was
// given, the newest first.
func readCases(v data.View, id shop.VehicleID, today shop.Day) ([]screen.DueCase, error) {
	list, err := data.CasesOf(v, id)
	rows := make([]data.CaseRow, len(list))
	for i, c := range list {
		rows[i].Case = c
	}
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return screen.DueCases(v, rows, today)
}

// caseFacts are the cases of the car, and the way to ask for an exchange or return where a
// ground is met; nothing where there is neither.
func caseFacts(p *page) []screen.Section {
	h, all := p.h, p.archive.cases
	if len(all) == 0 && len(p.archive.clock.Grounds) == 0 {
		return nil
	}
	out := screen.Section{Title: h.Say("vehicle.cases"), Act: &kit.Act{Word: h.Say("vehicle.case_open"), Keys: "Alt+C", Do: func() { toCase(p) }}}
	for _, c := range all {
		chip := screen.CaseChip(h, c.Status)
		f := screen.Fact{Icon: "shield", Text: c.Number + "  " + h.Say(c.Remedy.Key()), Right: chip.Word}
		if c.VehicleID != p.archive.car.ID {
			out.Facts = append(out.Facts, f, screen.Fact{Words: h.Say("vehicle.case_given", shop.Args{"Day": c.End.On})})
			continue
		}
		out.Facts = append(out.Facts, f)
		if due := c.Due(); due != "" {
			words, tone := screen.CaseLeft(h, c.Left)
			out.Facts = append(out.Facts, screen.Fact{Text: h.Say("home.case.next." + string(c.Status)), Right: string(due) + "  " + words, Tone: tone})
		}
		if c.End.On != "" && c.Status != shop.CaseWithdrawn {
			out.Facts = append(out.Facts, screen.Fact{Words: h.Say("cases.used_car")})
		}
	}
	if len(all) == 0 {
		out.Facts = []screen.Fact{{Words: h.Say("vehicle.case_none")}}
	}
	return []screen.Section{out}
}

// toCase goes to the open case of the car, or the last one, or begins one.
func toCase(p *page) {
	route := screen.Route{Screen: screen.Cases, Key: "new:" + strconv.FormatInt(int64(p.archive.car.ID), 10)}
	for _, c := range p.archive.cases {
		if c.Status.Open() || c.VehicleID != p.archive.car.ID {
			route = screen.Route{Screen: screen.Cases, ID: int64(c.ID)}
			break
		}
	}
	p.h.Go(route)
}
