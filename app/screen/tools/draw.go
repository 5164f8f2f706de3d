package tools

import (
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

func columns(h *screen.Host) []kit.Column[data.ToolRow] {
	lang := h.Env.Lang
	text := func(get func(data.ToolRow) string) func(data.ToolRow) kit.Cell {
		return func(r data.ToolRow) kit.Cell { return kit.Cell{Text: get(r)} }
	}
	return []kit.Column[data.ToolRow]{
		{ID: "code", TitleKey: "tool.code", W: 104, Sort: "code", Cell: text(func(r data.ToolRow) string { return r.Code })},
		{ID: "name", TitleKey: "tool.name", Min: 150, Sort: "name", Cell: text(func(r data.ToolRow) string { return r.Name })},
		{ID: "kind", TitleKey: "tool.kind", W: 110, Sort: "kind", From: 920, Cell: text(func(r data.ToolRow) string { return r.Kind })},
		{ID: "bin", TitleKey: "tool.bin", W: 84, Sort: "bin", From: 640, Cell: text(func(r data.ToolRow) string { return r.Bin })},
		{ID: "holder", TitleKey: "tools.holder", W: 110, Cell: text(func(r data.ToolRow) string { return r.Holder })},
		{ID: "since", TitleKey: "tools.since", W: 110, From: 1010, Cell: func(r data.ToolRow) kit.Cell {
			return kit.Cell{Text: lang.When(r.Loan.OutAt, h.Env.Clock()), Tone: "muted"}
		}},
		{ID: "back", TitleKey: "tool.due_on", W: 100, Cell: func(r data.ToolRow) kit.Cell {
			c := kit.Cell{Text: string(r.Loan.DueOn)}
			if r.Loan.ID != 0 && r.Loan.Late(today(h)) {
				c.Tone = "bad"
			}
			return c
		}},
		{ID: "due", TitleKey: "tools.due", W: 126, Sort: "due", Cell: func(r data.ToolRow) kit.Cell { return dueCell(h, r) }},
		{ID: "state", TitleKey: "tools.state", W: screen.Wide(h, stateWords()...) + 40, Cell: func(r data.ToolRow) kit.Cell {
			chip := stateChip(h, r)
			return kit.Cell{Chip: &chip}
		}},
	}
}

// dueCell is until when a tool may be trusted.
func dueCell(h *screen.Host, r data.ToolRow) kit.Cell {
	c := kit.Cell{Text: string(r.DueOn)}
	switch {
	case r.DueOn == "":
		return kit.Cell{}
	case r.CalibratedOn == "":
		return kit.Cell{Text: h.Say("tools.never"), Tone: "warn", Icon: "alert"}
	case r.Overdue(today(h)):
		c.Tone, c.Icon = "bad", "alert"
	}
	return c
}

func today(h *screen.Host) shop.Day { return shop.DayOf(h.Env.Clock(), h.Env.Lang.Zone) }

// stateWords are the words of all states of a tool.
func stateWords() []string {
	return []string{"tools.state", "tools.here", "tools.lent", "tools.late", "tools.uncalibrated", "tools.failed", "tools.inactive"}
}

// stateChip says where a tool is and whether it may be lent: what is worst of it.
func stateChip(h *screen.Host, r data.ToolRow) kit.ChipSpec {
	chip := kit.ChipSpec{Icon: "check", Word: h.Say("tools.here"), Tone: "green"}
	switch {
	case !r.Active:
		chip = kit.ChipSpec{Icon: "close", Word: h.Say("tools.inactive"), Tone: "grey"}
	case r.Loan.ID != 0 && r.Loan.Late(today(h)):
		chip = kit.ChipSpec{Icon: "alert", Word: h.Say("tools.late"), Tone: "orange"}
	case r.Loan.ID != 0:
		chip = kit.ChipSpec{Icon: "out", Word: h.Say("tools.lent"), Tone: "blue"}
	case r.Failed:
		chip = kit.ChipSpec{Icon: "close", Word: h.Say("tools.failed"), Tone: "orange"}
	case r.Overdue(today(h)):
		chip = kit.ChipSpec{Icon: "clock", Word: h.Say("tools.uncalibrated"), Tone: "yellow"}
	}
	return chip
}

// storyMost is how many loans and calibrations the drawer shows.
const storyMost = 12

// story is what the drawer shows of a tool.
type story struct {
	tool         shop.Tool
	loans        []shop.ToolLoan
	calibrations []shop.Calibration
	names        map[shop.PersonID]string
}

func readStory(v data.View, id shop.ToolID) (s story, err error) {
	if s.tool, err = data.Tool(v, id); err != nil {
		return s, err
	}
	if s.loans, err = data.ToolLoans(v, id, storyMost); err != nil {
		return s, err
	}
	if s.calibrations, err = data.Calibrations(v, id, storyMost); err != nil {
		return s, err
	}
	people, err := data.People(v)
	s.names = map[shop.PersonID]string{}
	for _, p := range people {
		s.names[p.ID] = p.Name
	}
	return s, err
}

// side shows a tool in the drawer.
func (p *page) side(r data.ToolRow, show func(string, []screen.Section)) {
	screen.Read(p.h, func(v data.View) (story, error) { return readStory(v, r.ID) }, func(s story, err error) {
		switch {
		case p.closed:
		case err != nil:
			p.h.Fail("read tool", err)
		default:
			show(s.tool.Name, sections(p.h, s))
		}
	})
}

func sections(h *screen.Host, s story) []screen.Section {
	t := s.tool
	var known []string
	for _, one := range []string{t.Code, t.Kind, t.Serial, t.Bin} {
		if one != "" {
			known = append(known, one)
		}
	}
	due := string(t.DueOn)
	if t.DueOn != "" && t.CalibratedOn == "" {
		due = h.Say("tools.never")
	}
	stats := []screen.Stat{{Label: h.Say("tool.on"), Value: string(t.CalibratedOn)}, {Label: h.Say("tools.due"), Value: due}}
	if t.Failed || t.Overdue(today(h)) {
		stats[1].Tone = "bad"
	}
	head := screen.Section{Facts: []screen.Fact{{Words: strings.Join(known, "・")}}}
	if t.EveryDays > 0 {
		head.Facts = append(head.Facts, screen.Fact{Stats: stats})
	}
	if t.BoughtOn != "" || t.Value > 0 {
		head.Facts = append(head.Facts, screen.Fact{Key: h.Say("tool.bought_on"), Text: string(t.BoughtOn), Right: h.Env.Lang.Money(t.Value)})
	}
	for _, words := range []string{t.Why, t.Note} {
		if words != "" {
			head.Facts = append(head.Facts, screen.Fact{Words: words})
		}
	}
	return []screen.Section{head, loans(h, s), calibrations(h, s)}
}

// loans are who had the tool, the latest first.
func loans(h *screen.Host, s story) screen.Section {
	lang := h.Env.Lang
	out := screen.Section{Title: h.Say("tools.loans")}
	for _, l := range s.loans {
		f := screen.Fact{Key: lang.Date(l.OutAt), Text: s.names[l.Person], Right: h.Say("tools.out")}
		if !l.Out() {
			f.Right = lang.Date(l.BackAt) + " " + h.Say(l.State.Key())
		}
		if l.Late(today(h)) || l.State.Ends() {
			f.Icon, f.Tone = "alert", "bad"
		}
		out.Facts = append(out.Facts, f)
		if l.Note != "" {
			out.Facts = append(out.Facts, screen.Fact{Words: l.Note})
		}
	}
	if len(out.Facts) == 0 {
		out.Facts = []screen.Fact{{Words: h.Say("tools.no_loans")}}
	}
	return out
}

// calibrations are how it measured, the latest first.
func calibrations(h *screen.Host, s story) screen.Section {
	out := screen.Section{Title: h.Say("tools.calibrations")}
	for _, c := range s.calibrations {
		f := screen.Fact{Key: string(c.On), Text: c.By, Icon: "check", Tone: "good", Right: h.Say("tool.passed")}
		if !c.Passed {
			f.Icon, f.Tone, f.Right = "close", "bad", h.Say("tools.not_passed")
		}
		out.Facts = append(out.Facts, f)
		words := strings.TrimSpace(c.Certificate + "  " + c.Note)
		if c.NextOn != "" && c.Passed {
			words = strings.TrimSpace(words + "  " + h.Say("tools.until", shop.Args{"Day": string(c.NextOn)}))
		}
		if words != "" {
			out.Facts = append(out.Facts, screen.Fact{Words: words})
		}
	}
	if len(out.Facts) == 0 {
		out.Facts = []screen.Fact{{Words: h.Say("tools.no_calibrations")}}
	}
	return out
}
