package cases

import (
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

func columns(h *screen.Host) []kit.Column[screen.DueCase] {
	lang := h.Env.Lang
	text := func(get func(screen.DueCase) string) func(screen.DueCase) kit.Cell {
		return func(r screen.DueCase) kit.Cell { return kit.Cell{Text: get(r)} }
	}
	var words []string
	for _, s := range shop.CaseStatuses() {
		words = append(words, s.Key())
	}
	return []kit.Column[screen.DueCase]{
		{ID: "number", TitleKey: "cases.number", W: 116, Sort: "number", Cell: text(func(r screen.DueCase) string { return r.Number })},
		{ID: "plate", TitleKey: "cases.plate", W: 100, Cell: func(r screen.DueCase) kit.Cell {
			if r.Plate == "" {
				return kit.Cell{Text: r.VIN}
			}
			return kit.Cell{Text: lang.Plate(r.Plate)}
		}},
		{ID: "vehicle", TitleKey: "cases.vehicle", Min: 120, From: 900, Cell: text(func(r screen.DueCase) string { return r.Vehicle })},
		{ID: "who", TitleKey: "cases.who", Min: 80, Cell: text(func(r screen.DueCase) string { return r.Who })},
		{ID: "remedy", TitleKey: "cases.remedy", W: 84, Cell: text(func(r screen.DueCase) string { return h.Say(r.Remedy.Key()) })},
		{ID: "ground", TitleKey: "cases.ground", W: 100, From: 760, Cell: func(r screen.DueCase) kit.Cell {
			if r.Article == "" {
				return kit.Cell{Text: "—", Tone: "muted"}
			}
			return kit.Cell{Text: h.Say("vehicle.sanbao_article", shop.Args{"Article": r.Article})}
		}},
		{ID: "requested", TitleKey: "case.requested_at", W: 104, Sort: "requested", From: 1010, Cell: text(func(r screen.DueCase) string { return lang.Date(r.Request.At) })},
		{ID: "due", TitleKey: "cases.due", W: 100, Sort: "due", Cell: text(func(r screen.DueCase) string { return string(r.Due()) })},
		{ID: "left", TitleKey: "cases.left", W: screen.Wide(h, "case.today") + 86, Cell: func(r screen.DueCase) kit.Cell {
			if r.Due() == "" {
				return kit.Cell{}
			}
			words, tone := screen.CaseLeft(h, r.Left)
			c := kit.Cell{Text: words, Tone: tone}
			if tone == "bad" {
				c.Icon = "alert"
			}
			return c
		}},
		{ID: "status", TitleKey: "case.status", W: screen.Wide(h, words...) + 40, Cell: func(r screen.DueCase) kit.Cell {
			chip := screen.CaseChip(h, r.Status)
			return kit.Cell{Chip: &chip}
		}},
	}
}

// story is what the drawer shows of a case.
type story struct {
	c      shop.Case
	car    shop.Vehicle
	given  shop.Vehicle
	events []shop.CaseEvent
	names  map[shop.PersonID]string
}

func readStory(v data.View, id shop.CaseID) (s story, err error) {
	if s.c, err = data.Case(v, id); err != nil {
		return s, err
	}
	if s.car, err = data.Vehicle(v, s.c.VehicleID); err != nil {
		return s, err
	}
	if s.c.End.NewCar != 0 {
		if s.given, err = data.Vehicle(v, s.c.End.NewCar); err != nil {
			return s, err
		}
	}
	if s.events, err = data.CaseEvents(v, id); err != nil {
		return s, err
	}
	people, err := data.People(v)
	s.names = map[shop.PersonID]string{}
	for _, p := range people {
		s.names[p.ID] = p.Name
	}
	return s, err
}

// side shows a case in the drawer.
func (p *page) side(r screen.DueCase, show func(string, []screen.Section)) {
	screen.Read(p.h, func(v data.View) (story, error) { return readStory(v, r.ID) }, func(s story, err error) {
		switch {
		case p.closed:
		case err != nil:
			p.h.Fail("read case", err)
		default:
			show(s.c.Number, teller{p.h, s, r}.sections())
		}
	})
}

// teller says a case in the words of the window.
type teller struct {
	h *screen.Host
	s story
	r screen.DueCase
}

func (t teller) sections() []screen.Section {
	h, c := t.h, t.s.c
	out := []screen.Section{
		t.head(),
		{Title: h.Say("cases.grounds"), Facts: screen.CaseGrounds(h, c)},
		{Title: h.Say("cases.sum"), Facts: screen.CaseArithmetic(h, c)},
	}
	if c.Sum.Taxes != "" {
		out[2].Facts = append(out[2].Facts, screen.Fact{Words: c.Sum.Taxes})
	}
	if !c.Answer.At.IsZero() {
		out = append(out, t.answer())
	}
	if len(c.Delays) > 0 {
		late := screen.Section{Title: h.Say("cases.delays")}
		for _, d := range c.Delays {
			late.Facts = append(late.Facts, screen.Fact{Text: d.Reason, Right: h.Say("case.days", shop.Args{"N": d.Days})}, screen.Fact{Words: d.Evidence})
		}
		out = append(out, late)
	}
	if c.End.On != "" {
		out = append(out, t.end())
	}
	return append(out, t.events())
}

// head is whose case it is, what is asked and what is due.
func (t teller) head() screen.Section {
	h, c := t.h, t.s.c
	known := []string{h.Env.Lang.Plate(t.s.car.Plate), t.s.car.Title(), t.r.Who, h.Say(c.Asked.Key())}
	if c.Remedy != c.Asked {
		known = append(known, h.Say("cases.turned"))
	}
	var there []string
	for _, k := range known {
		if k != "" {
			there = append(there, k)
		}
	}
	stats := []screen.Stat{{Label: h.Say("cases.answer_due"), Value: string(c.AnswerDue)}, {Label: h.Say("cases.complete_due"), Value: string(c.CompleteDue)}}
	if c.Due() != "" && t.r.Left < 0 {
		at := 0
		if c.Status == shop.CaseGranted {
			at = 1
		}
		stats[at].Tone = "bad"
	}
	head := screen.Section{Facts: []screen.Fact{{Words: strings.Join(there, "・")}, {Stats: stats}}}
	if len(t.r.Unknown) > 0 {
		head.Facts = append(head.Facts, screen.Fact{Words: h.Say("workday.unknown", shop.Args{"Years": strings.Join(t.r.Unknown, h.Say("say.comma"))})})
	}
	if c.Request.Words != "" {
		head.Facts = append(head.Facts, screen.Fact{Words: h.Say("cases.said", shop.Args{"Words": c.Request.Words})})
	}
	return head
}

func (t teller) answer() screen.Section {
	h, a := t.h, t.s.c.Answer
	out := screen.Section{Title: h.Say("cases.answer"), Facts: []screen.Fact{{Key: h.Env.Lang.Date(a.At), Text: h.Say(a.How.Key()), Right: t.s.names[a.By]}}}
	if a.Reason != "" {
		out.Facts = append(out.Facts, screen.Fact{Words: a.Reason})
	}
	if shop.DayOf(a.At, h.Env.Lang.Zone) > t.s.c.AnswerDue {
		out.Facts = append(out.Facts, screen.Fact{Icon: "alert", Tone: "bad", Text: h.Say("cases.answered_late")})
	}
	return out
}

func (t teller) end() screen.Section {
	h, c := t.h, t.s.c
	out := screen.Section{Title: h.Say("cases.outcome"), Facts: []screen.Fact{{Key: string(c.End.On), Text: h.Say(c.Status.Key()), Right: t.s.names[c.End.By]}}}
	if t.s.given.ID != 0 {
		out.Facts = append(out.Facts, screen.Fact{Icon: "car", Text: t.s.given.VIN, Do: func() { h.Go(screen.Route{Screen: screen.Vehicle, ID: int64(t.s.given.ID)}) }},
			screen.Fact{Words: h.Say("cases.anew", shop.Args{"Day": c.End.On})})
	}
	if c.Status != shop.CaseWithdrawn {
		out.Facts = append(out.Facts, screen.Fact{Words: h.Say("cases.used_car")})
	}
	if c.End.Note != "" {
		out.Facts = append(out.Facts, screen.Fact{Words: c.End.Note})
	}
	return out
}

func (t teller) events() screen.Section {
	h := t.h
	out := screen.Section{Title: h.Say("cases.events")}
	for _, e := range t.s.events {
		out.Facts = append(out.Facts, screen.Fact{Key: h.Env.Lang.Date(e.At), Text: h.Say(e.Kind.Key()), Right: t.s.names[e.Person]})
	}
	return out
}
