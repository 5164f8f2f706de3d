package home

import (
	"strconv"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// casesDue reads the cases of exchange and return whose next step is due within a few
// working days or overdue. Everybody is told: the law counts for the shop, not for who
// took the request.
func casesDue(v data.View, today shop.Day) ([]screen.DueCase, error) {
	cal, err := data.Calendar(v)
	if err != nil {
		return nil, err
	}
	rows, err := data.CasesDue(v, cal.Add(today, screen.CaseSoon))
	if err != nil {
		return nil, err
	}
	return screen.DueCases(v, rows, today)
}

// caseRows are those cases.
func (p *Page) caseRows() (all []row) {
	for i, x := range p.found.cases {
		_, tone := screen.CaseLeft(p.h, x.Left)
		words := p.h.Say("home.case.left", shop.Args{"N": x.Left})
		if x.Left < 0 {
			words = p.h.Say("home.case.late", shop.Args{"N": -x.Left})
		}
		head := p.h.Env.Lang.Plate(x.Plate)
		if x.Plate == "" {
			head = x.VIN
		}
		r := row{
			id: "case:" + strconv.Itoa(i) + x.Number, head: head, about: dotted(p.h.Say(x.Remedy.Key()), x.Who), right: words, tone: tone,
			chip: &kit.ChipSpec{Icon: "shield", Word: p.h.Say("home.case.chip." + string(x.Status)), Tone: "orange"},
			open: func() { p.h.Go(screen.Route{Screen: screen.Cases, ID: int64(x.ID)}) },
		}
		all = append(all, r)
	}
	return all
}
