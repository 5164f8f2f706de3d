package home

import (
	"strconv"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// toolsWanted reads the tools that should be back and those to be calibrated, for
// who looks after them.
func toolsWanted(v data.View, mine bool, today shop.Day) ([]data.ToolRow, error) {
	if !mine {
		return nil, nil
	}
	rules, err := data.Rules(v)
	if err != nil {
		return nil, err
	}
	return data.ToolsWanted(v, today, today.Add(shop.ToolRulesOn(rules, today).SoonDays))
}

// toolRows are those tools.
func (p *Page) toolRows() (all []row) {
	today := p.h.Desk().Today()
	for i, x := range p.found.tools {
		r := row{
			id: "tool:" + strconv.Itoa(i) + x.Code, head: x.Name, about: dotted(x.Code, x.Kind, x.Bin),
			chip: &kit.ChipSpec{Icon: "clock", Word: p.h.Say("home.tool.due"), Tone: "yellow"}, right: string(x.DueOn),
			open: func() { p.h.Go(screen.Route{Screen: screen.Tools, ID: int64(x.ID)}) },
		}
		switch {
		case x.Loan.ID != 0 && x.Loan.Late(today):
			r.chip = &kit.ChipSpec{Icon: "tool", Word: p.h.Say("home.tool.late"), Tone: "orange"}
			r.about, r.right, r.tone = dotted(x.Code, x.Holder), string(x.Loan.DueOn), "bad"
		case x.Failed:
			r.chip = &kit.ChipSpec{Icon: "close", Word: p.h.Say("tools.failed"), Tone: "orange"}
			r.right = string(x.CalibratedOn)
		case x.CalibratedOn == "":
			r.right = p.h.Say("tools.never")
		case x.Overdue(today):
			r.tone = "bad"
		}
		all = append(all, r)
	}
	return all
}
