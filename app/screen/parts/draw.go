package parts

import (
	"slices"
	"strings"
	"time"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

func columns(h *screen.Host) []kit.Column[data.PartRow] {
	lang := h.Env.Lang
	text := func(get func(data.PartRow) string) func(data.PartRow) kit.Cell {
		return func(r data.PartRow) kit.Cell { return kit.Cell{Text: get(r)} }
	}
	return []kit.Column[data.PartRow]{
		{ID: "number", TitleKey: "parts.number", W: 112, Sort: "number", Cell: text(func(r data.PartRow) string { return r.Number })},
		{ID: "name", TitleKey: "parts.name", Min: 150, Sort: "name", Cell: text(func(r data.PartRow) string { return r.Name })},
		{ID: "fits", TitleKey: "parts.fits", W: 112, From: 840, Cell: text(func(r data.PartRow) string { return r.Fits })},
		{ID: "origin", TitleKey: "parts.origin", W: screen.Wide(h, append(screen.KeysOf(shop.Origins()), "parts.origin")...), From: 900, Cell: text(func(r data.PartRow) string { return lang.Say(r.Origin.Key()) })},
		{ID: "bin", TitleKey: "parts.bin", W: 72, Sort: "bin", From: 600, Cell: text(func(r data.PartRow) string { return r.Bin })},
		{ID: "on_hand", TitleKey: "parts.on_hand", W: 72, Right: true, Sort: "on_hand", Cell: func(r data.PartRow) kit.Cell { return onHand(h, r) }},
		{ID: "available", TitleKey: "parts.available", W: 70, Right: true, Cell: func(r data.PartRow) kit.Cell {
			c := kit.Cell{Text: lang.Count(r.Available())}
			if r.Available() < 0 {
				c.Tone = "bad"
			}
			return c
		}},
		{ID: "coming", TitleKey: "buying.coming", W: 92, Right: true, From: 640, Cell: func(r data.PartRow) kit.Cell { return coming(h, r) }},
		{ID: "min", TitleKey: "parts.min", W: 66, Right: true, From: 680, Cell: func(r data.PartRow) kit.Cell { return kit.Cell{Text: lang.Count(r.Min), Tone: "muted"} }},
		{ID: "cost", TitleKey: "parts.cost", W: 84, Right: true, From: 700, Cell: func(r data.PartRow) kit.Cell {
			if r.Cost() == 0 {
				return kit.Cell{}
			}
			return kit.Cell{Text: lang.Money(r.Cost()), Tone: "muted"}
		}},
		{ID: "price", TitleKey: "parts.price", W: 86, Right: true, Sort: "price", Cell: text(func(r data.PartRow) string { return lang.Money(r.Price) })},
		{ID: "moved", TitleKey: "parts.moved_at", W: 82, Right: true, Sort: "moved", From: 760, Cell: text(func(r data.PartRow) string { return day(h, r.MovedAt) })},
	}
}

// day is a day in few figures: its month and day, or its month if it lies in
// another year.
func day(h *screen.Host, t time.Time) string {
	s := h.Env.Lang.Date(t)
	switch now := h.Env.Lang.Date(h.Env.Clock()); {
	case len(s) < 10:
		return s
	case s[:4] == now[:4]:
		return s[5:]
	}
	return s[:7]
}

// onHand is the stock, with a sign where it is out or below the least.
func onHand(h *screen.Host, r data.PartRow) kit.Cell {
	c := kit.Cell{Text: h.Env.Lang.Count(r.OnHand)}
	switch {
	case r.Available() < 0 || r.OnHand == 0 && r.Min > 0:
		c.Tone, c.Icon = "bad", "alert"
	case r.OnHand < r.Min:
		c.Tone, c.Icon = "warn", "down"
	}
	return c
}

// coming is what is on the way, and the day on which it should be here.
func coming(h *screen.Host, r data.PartRow) kit.Cell {
	if r.OnOrder == 0 {
		return kit.Cell{}
	}
	c := kit.Cell{Text: h.Env.Lang.Count(r.OnOrder) + "  " + dayOnly(r.DueOn)}
	if r.DueOn != "" && r.DueOn < h.Desk().Today() {
		c.Tone = "bad"
	}
	return c
}

// ledgerMost is how many moves the drawer shows.
const ledgerMost = 12

// story is what the drawer shows of a part.
type story struct {
	moving
	moves   []shop.Move
	numbers map[shop.OrderID]string
	waits   []data.PartWait
	used    map[string]shop.Qty // by month
	buying  buying
	around  around
}

func readStory(v data.View, id shop.PartID, since time.Time) (s story, err error) {
	if s.moving, err = readMoving(v, id); err != nil {
		return s, err
	}
	if s.moves, err = data.MovesOf(v, id, ledgerMost); err != nil {
		return s, err
	}
	s.numbers = map[shop.OrderID]string{}
	for _, m := range s.moves {
		if m.OrderID == 0 || s.numbers[m.OrderID] != "" {
			continue
		}
		o, err := data.Order(v, m.OrderID)
		if err != nil {
			return s, err
		}
		s.numbers[m.OrderID] = o.Number
	}
	if s.waits, err = data.WaitingFor(v, id); err != nil {
		return s, err
	}
	if s.used, err = data.IssuedSince(v, id, since); err != nil {
		return s, err
	}
	if s.around, err = readAround(v, id); err != nil {
		return s, err
	}
	s.buying, err = readBuying(v, id, shop.DayOf(since.AddDate(1, 0, 0), v.Zone()))
	return s, err
}

// side shows a part in the drawer.
func (p *page) side(r data.PartRow, show func(string, []screen.Section)) {
	zone := p.h.Env.Lang.Zone
	now := p.h.Env.Clock().In(zone)
	since := time.Date(now.Year(), now.Month()-11, 1, 0, 0, 0, 0, zone)
	screen.Read(p.h, func(v data.View) (story, error) { return readStory(v, r.ID, since) }, func(s story, err error) {
		switch {
		case p.closed:
		case err != nil:
			p.h.Fail("read part", err)
		default:
			show(s.part.Name, p.sections(s, since))
		}
	})
}

func (p *page) sections(s story, since time.Time) []screen.Section {
	say, lang, x := p.h.Say, p.h.Env.Lang, s.part
	parts := []string{x.Number, lang.Say(x.Origin.Key()), x.Unit, x.Make, x.Bin}
	var known []string
	for _, one := range parts {
		if one != "" {
			known = append(known, one)
		}
	}
	have, free := screen.Stat{Label: say("parts.on_hand"), Value: lang.Count(x.OnHand)}, screen.Stat{Label: say("parts.available"), Value: lang.Count(x.Available())}
	if x.Available() < 0 {
		have.Tone, free.Tone = "bad", "bad"
	}
	stats := []screen.Stat{have, free, {Label: say("buying.coming"), Value: lang.Count(x.OnOrder)}, {Label: say("parts.price"), Value: lang.Money(x.Price)}}
	head := screen.Section{Facts: []screen.Fact{{Words: strings.Join(known, "・")}, {Stats: stats}}}
	if p.may(shop.SeeCost) && x.OnHand > 0 {
		head.Facts = append(head.Facts, screen.Fact{Icon: "lock", Text: say("parts.cost") + "  " + lang.Money(x.Cost()), Right: lang.Money(x.Value)})
		if r := x.Residue(); r != 0 {
			head.Facts = append(head.Facts, screen.Fact{Text: say("parts.residue"), Right: lang.Money(r)})
		}
	}
	if x.Reserved > 0 {
		head.Facts = append(head.Facts, screen.Fact{Icon: "clock", Text: say("parts.reserved"), Right: lang.Count(x.Reserved)})
	}
	if x.Fits != "" {
		head.Facts = append(head.Facts, screen.Fact{Icon: "car", Text: x.Fits})
	}
	more := slices.Concat(mover{p}.lies(s), []screen.Section{p.waits(s), deliveriesOf(p, s), p.usage(s, since)}, kinship{p}.sections(s), []screen.Section{p.ledger(s)})
	return append([]screen.Section{head}, more...)
}

func (p *page) waits(s story) screen.Section {
	lang := p.h.Env.Lang
	out := screen.Section{Title: p.h.Say("parts.waits")}
	for _, w := range s.waits {
		out.Facts = append(out.Facts, screen.Fact{Key: lang.Plate(w.Plate), Text: w.Number, Right: p.h.Say("parts.wants", shop.Args{"Qty": lang.Count(w.Qty)}), Do: func() {
			p.h.Go(screen.Route{Screen: screen.Order, ID: int64(w.OrderID)})
		}})
	}
	if len(out.Facts) == 0 {
		out.Facts = []screen.Fact{{Words: p.h.Say("parts.no_waits")}}
	}
	return out
}

// usage is what was used in each of the last twelve months.
func (p *page) usage(s story, since time.Time) screen.Section {
	var bars []screen.Bar
	var all shop.Qty
	for i := range 12 {
		m := since.AddDate(0, i, 0)
		qty := s.used[m.Format("2006-01")]
		all += qty
		bars = append(bars, screen.Bar{Label: m.Format("1"), Value: int64(max(0, qty))})
	}
	return screen.Section{Title: p.h.Say("parts.usage"), Note: p.h.Say("parts.usage_sum", shop.Args{"Qty": p.h.Env.Lang.Count(all), "Unit": s.part.Unit}), Facts: []screen.Fact{{Bars: bars}}}
}

func (p *page) ledger(s story) screen.Section {
	lang := p.h.Env.Lang
	out := screen.Section{Title: p.h.Say("parts.ledger"), Note: p.h.Say("parts.balance")}
	for _, m := range s.moves {
		words := lang.Say(m.Kind.Key())
		if n := s.numbers[m.OrderID]; n != "" {
			words += " " + n
		}
		if m.Note != "" {
			words += " " + m.Note
		}
		f := screen.Fact{Key: lang.Date(m.At), Text: words, Right: signed(lang.Count(m.Qty), m.Qty), Far: lang.Count(m.Balance)}
		if m.OrderID != 0 {
			f.Do = func() { p.h.Go(screen.Route{Screen: screen.Order, ID: int64(m.OrderID)}) }
		}
		out.Facts = append(out.Facts, f)
	}
	if len(out.Facts) == 0 {
		out.Facts = []screen.Fact{{Words: p.h.Say("parts.no_moves")}}
	}
	return out
}

func signed(s string, q shop.Qty) string {
	if q > 0 {
		return "+" + s
	}
	return s
}
