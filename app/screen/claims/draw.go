package claims

import (
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// chipOf is how far a claim has come; a row without one waits for it.
func chipOf(h *screen.Host, r data.ClaimRow) kit.ChipSpec {
	if r.ID == 0 {
		return kit.ChipSpec{Icon: "plus", Tone: "yellow", Word: h.Say("claims.to_write")}
	}
	look := map[shop.ClaimStatus][2]string{
		shop.ClaimDraft: {"pen", "yellow"}, shop.ClaimSubmitted: {"out", "blue"}, shop.ClaimAccepted: {"clock", "orange"}, shop.ClaimRefused: {"alert", "bad"},
		shop.ClaimPartPaid: {"yen", "orange"}, shop.ClaimPaid: {"check", "green"}, shop.ClaimWithdrawn: {"close", "grey"},
	}[r.Status]
	return kit.ChipSpec{Icon: look[0], Tone: look[1], Word: h.Say(r.Status.Key())}
}

func columns(h *screen.Host) []kit.Column[data.ClaimRow] {
	lang := h.Env.Lang
	text := func(get func(data.ClaimRow) string) func(data.ClaimRow) kit.Cell {
		return func(r data.ClaimRow) kit.Cell { return kit.Cell{Text: get(r)} }
	}
	money := func(get func(data.ClaimRow) shop.Money) func(data.ClaimRow) kit.Cell {
		return func(r data.ClaimRow) kit.Cell {
			if get(r) == 0 {
				return kit.Cell{}
			}
			return kit.Cell{Text: lang.Money(get(r))}
		}
	}
	state := screen.Wide(h, append(screen.KeysOf(shop.ClaimStatuses()), "claims.to_write", "claims.state")...) + 34
	return []kit.Column[data.ClaimRow]{
		{ID: "number", TitleKey: "claims.number", W: 120, Min: 116, Sort: "number", Cell: text(func(r data.ClaimRow) string { return r.Number })},
		{ID: "state", TitleKey: "claims.state", W: state, Min: state, Cell: func(r data.ClaimRow) kit.Cell {
			chip := chipOf(h, r)
			return kit.Cell{Chip: &chip}
		}},
		{ID: "plate", TitleKey: "claims.plate", W: 98, Min: 88, Cell: text(func(r data.ClaimRow) string { return lang.Plate(r.Plate) })},
		{ID: "factory", TitleKey: "claims.factory", Min: 60, From: 720, Cell: text(func(r data.ClaimRow) string {
			if r.ID == 0 {
				return r.Vehicle
			}
			return r.Factory
		})},
		{ID: "fault", TitleKey: "claims.fault", Min: 110, From: 1100, Cell: text(func(r data.ClaimRow) string { return r.Report.Fault })},
		{ID: "order", TitleKey: "claims.order", W: 122, Min: 116, From: 1040, Cell: text(func(r data.ClaimRow) string { return r.Order })},
		{ID: "claimed", TitleKey: "claims.claimed", W: 92, Min: 78, Right: true, Sort: "amount", Cell: money(func(r data.ClaimRow) shop.Money { return r.Claimed })},
		{ID: "accepted", TitleKey: "claims.accepted", W: 92, Right: true, From: 1040, Cell: money(func(r data.ClaimRow) shop.Money { return r.Accepted })},
		{ID: "paid", TitleKey: "claims.paid", W: 92, Right: true, From: 1040, Cell: money(func(r data.ClaimRow) shop.Money { return r.Paid })},
		{ID: "open", TitleKey: "claims.open", W: 92, Min: 78, Right: true, Cell: func(r data.ClaimRow) kit.Cell {
			if r.ID == 0 || r.Open() == 0 {
				return kit.Cell{}
			}
			return kit.Cell{Text: lang.Money(r.Open()), Strong: true}
		}},
		{ID: "submitted", TitleKey: "claims.since", W: 114, Min: 108, Right: true, Sort: "submitted", Cell: func(r data.ClaimRow) kit.Cell { return sinceCell(h, r) }},
	}
}

// sinceCell is when a claim went out, or the work of an order was done.
func sinceCell(h *screen.Host, r data.ClaimRow) kit.Cell {
	lang := h.Env.Lang
	switch {
	case r.ID == 0:
		return kit.Cell{Text: lang.Date(r.FinishedAt), Tone: "muted"}
	case r.SubmittedAt.IsZero():
		return kit.Cell{}
	}
	c := kit.Cell{Text: lang.Date(r.SubmittedAt)}
	if age := shop.ClaimAge(shop.DayOf(r.SubmittedAt, lang.Zone), h.Desk().Today()); r.Status.Outstanding() && age > 0 {
		c.Icon, c.Tone = "clock", "warn"
		if age == len(shop.ClaimAges()) {
			c.Icon, c.Tone = "alert", "bad"
		}
	}
	return c
}

// story is what the drawer shows of a claim.
type story struct {
	claim shop.Claim
	names map[shop.PersonID]string
}

func readStory(v data.View, r data.ClaimRow, today shop.Day) (s story, err error) {
	if r.ID == 0 {
		s.claim, err = work.PrepareClaim(v, r.OrderID, today)
		return s, err
	}
	if s.claim, err = data.Claim(v, r.ID); err != nil {
		return s, err
	}
	people, err := data.People(v)
	s.names = map[shop.PersonID]string{}
	for _, p := range people {
		s.names[p.ID] = p.Name
	}
	return s, err
}

// side shows a claim in the drawer.
func (p *page) side(r data.ClaimRow, show func(string, []screen.Section)) {
	today := p.h.Desk().Today()
	screen.Read(p.h, func(v data.View) (story, error) { return readStory(v, r, today) }, func(s story, err error) {
		switch {
		case p.closed:
		case err != nil:
			p.h.Fail("read claim", err)
		default:
			title := s.claim.Number
			if title == "" {
				title = r.Order
			}
			show(title, sections(p.h, r, s))
		}
	})
}

func sections(h *screen.Host, r data.ClaimRow, s story) []screen.Section {
	lang, c := h.Env.Lang, s.claim
	say := func(key, text string) screen.Fact { return screen.Fact{Key: h.Say(key), Text: text} }
	head := screen.Section{Facts: []screen.Fact{
		{Words: strings.TrimSpace(c.Factory + "  " + c.Theirs)},
		{Icon: "car", Text: lang.Plate(r.Plate) + "  " + strings.TrimSpace(r.Vehicle), Do: func() { h.Go(screen.Route{Screen: screen.Order, ID: int64(r.OrderID)}) }},
		{Stats: []screen.Stat{
			{Label: h.Say("claims.claimed"), Value: lang.Money(c.Sum())},
			{Label: h.Say("claims.accepted"), Value: lang.Money(c.Accepted)},
			{Label: h.Say("claims.paid"), Value: lang.Money(c.Paid)},
		}},
	}}
	for _, f := range []screen.Fact{
		say("claim.fault", c.Report.Fault), say("claim.cause", c.Report.Cause), say("claim.causing_part", c.Report.CausingPart),
		say("claim.faulty_serial", c.Report.FaultySerial), say("claim.new_serial", c.Report.NewSerial),
	} {
		if f.Text != "" {
			head.Facts = append(head.Facts, f)
		}
	}
	if c.Old.Fate != shop.OldPartNone {
		head.Facts = append(head.Facts, screen.Fact{Key: h.Say("claim.tag"), Text: strings.TrimSpace(c.Old.Tag + "  " + h.Say(c.Old.Fate.Key()) + " " + string(c.Old.On))})
	}
	if n := len(c.Photos); n > 0 {
		head.Facts = append(head.Facts, screen.Fact{Words: h.Say("claims.photos_n", shop.Args{"N": n})})
	}
	lines := screen.Section{Title: h.Say("claims.lines")}
	for _, l := range c.Lines {
		lines.Facts = append(lines.Facts, screen.Fact{Text: l.Name, Right: lang.Count(l.Qty) + " × " + lang.Money(l.Price), Far: lang.Money(l.Amount())})
	}
	return []screen.Section{head, lines, events(h, s)}
}

// events are what happened to the claim, the latest first.
func events(h *screen.Host, s story) screen.Section {
	lang, out := h.Env.Lang, screen.Section{Title: h.Say("claims.events")}
	for i := len(s.claim.Events) - 1; i >= 0; i-- {
		e := s.claim.Events[i]
		f := screen.Fact{Key: string(e.On), Text: h.Say(e.Kind.Key()) + "  " + s.names[e.Person]}
		if e.Amount != 0 {
			f.Right = lang.Money(e.Amount)
		}
		switch e.Kind {
		case shop.ClaimRefuse:
			f.Icon, f.Tone = "alert", "bad"
		case shop.ClaimPay:
			f.Icon, f.Tone = "check", "good"
		}
		out.Facts = append(out.Facts, f)
		if e.Note != "" {
			out.Facts = append(out.Facts, screen.Fact{Words: e.Note})
		}
	}
	if len(out.Facts) == 0 {
		out.Facts = []screen.Fact{{Words: h.Say("claims.no_events")}}
	}
	return out
}
