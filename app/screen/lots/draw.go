package lots

import (
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

func columns(h *screen.Host) []kit.Column[data.LotRow] {
	lang := h.Env.Lang
	text := func(get func(data.LotRow) string) func(data.LotRow) kit.Cell {
		return func(r data.LotRow) kit.Cell { return kit.Cell{Text: get(r)} }
	}
	count := func(get func(data.LotRow) shop.Qty) func(data.LotRow) kit.Cell {
		return func(r data.LotRow) kit.Cell { return kit.Cell{Text: lang.Count(get(r))} }
	}
	return []kit.Column[data.LotRow]{
		{ID: "came", TitleKey: "lots.came", W: 92, Sort: "came", Cell: text(func(r data.LotRow) string { return lang.Date(r.At) })},
		{ID: "number", TitleKey: "lots.number", W: 112, Cell: text(func(r data.LotRow) string { return r.Number })},
		{ID: "name", TitleKey: "lots.name", Min: 130, Cell: text(func(r data.LotRow) string { return r.Name })},
		{ID: "batch", TitleKey: "lots.batch", W: 120, Cell: text(func(r data.LotRow) string { return r.Batch })},
		{ID: "supplier", TitleKey: "lots.supplier", W: 120, From: 760, Cell: text(func(r data.LotRow) string { return r.Supplier })},
		{ID: "origin", TitleKey: "lots.origin", W: screen.Wide(h, append(screen.KeysOf(shop.Origins()), "lots.origin")...), From: 700, Cell: text(func(r data.LotRow) string { return lang.Say(r.Origin.Key()) })},
		{ID: "certificate", TitleKey: "lots.certificate", W: 110, From: 900, Cell: text(func(r data.LotRow) string { return r.Certificate })},
		{ID: "qty", TitleKey: "lots.qty", W: screen.Wide(h, "lots.qty"), Right: true, Cell: count(func(r data.LotRow) shop.Qty { return r.Came })},
		{ID: "on_hand", TitleKey: "lots.on_hand", W: screen.Wide(h, "lots.on_hand"), Right: true, Cell: count(func(r data.LotRow) shop.Qty { return r.OnHand })},
		{ID: "in_cars", TitleKey: "lots.in_cars", W: screen.Wide(h, "lots.in_cars"), Right: true, Cell: count(func(r data.LotRow) shop.Qty { return r.InCars })},
		{ID: "state", TitleKey: "lots.state", W: screen.Wide(h, "lots.state.blocked", "lots.state.used", "lots.state.free") + 26, Cell: func(r data.LotRow) kit.Cell {
			chip := state(h, r)
			return kit.Cell{Chip: &chip}
		}},
	}
}

func state(h *screen.Host, r data.LotRow) kit.ChipSpec {
	switch {
	case r.Blocked != "":
		return kit.ChipSpec{Icon: "alert", Word: h.Say("lots.state.blocked"), Tone: "red"}
	case r.Used:
		return kit.ChipSpec{Icon: "undo", Word: h.Say("lots.state.used"), Tone: "grey"}
	}
	return kit.ChipSpec{Icon: "check", Word: h.Say("lots.state.free"), Tone: "green"}
}

// story is what the drawer shows of a lot.
type story struct {
	lies   []shop.Lie
	houses []shop.Warehouse
	part   shop.Part
	cars   []data.LotUse
	photos []shop.Photo // of the papers it came with
}

func readStory(v data.View, r data.LotRow) (s story, err error) {
	if s.part, err = data.Part(v, r.PartID); err != nil {
		return s, err
	}
	if s.houses, err = data.Warehouses(v); err != nil {
		return s, err
	}
	all, err := data.LiesOf(v, r.PartID)
	for _, l := range all {
		if l.LotID == r.ID {
			s.lies = append(s.lies, l)
		}
	}
	if err != nil {
		return s, err
	}
	if s.photos, err = data.VouchersOfLot(v, r.ID); err != nil {
		return s, err
	}
	s.cars, err = data.LotUses(v, r.ID)
	return s, err
}

// side shows a lot in the drawer: its papers, where it lies, and every car that has
// a piece of it.
func (p *page) side(r data.LotRow, show func(string, []screen.Section)) {
	screen.Read(p.h, func(v data.View) (story, error) { return readStory(v, r) }, func(s story, err error) {
		switch {
		case p.closed:
		case err != nil:
			p.h.Fail("read lot", err)
		default:
			show(r.Name, p.sections(r, s))
		}
	})
}

func (p *page) sections(r data.LotRow, s story) []screen.Section {
	say, lang := p.h.Say, p.h.Env.Lang
	head := screen.Section{Facts: []screen.Fact{
		{Words: strings.Join(known(r.Number, p.name(r), lang.Say(r.Origin.Key()), r.Supplier), "・")},
		{Stats: []screen.Stat{
			{Label: say("lots.qty"), Value: lang.Count(r.Came)}, {Label: say("lots.on_hand"), Value: lang.Count(r.OnHand)}, {Label: say("lots.in_cars"), Value: lang.Count(r.InCars)},
		}},
	}}
	for _, f := range []screen.Fact{
		{Icon: "alert", Tone: "bad", Text: r.Blocked},
		{Icon: "doc", Text: prefixed(say("lots.certificate"), r.Certificate)},
		{Icon: "list", Text: r.Note},
	} {
		if f.Text != "" {
			head.Facts = append(head.Facts, f)
		}
	}
	all := []screen.Section{head, screen.LiesSection(p.h, s.part, s.lies, s.houses, nil)}
	if len(s.photos) > 0 {
		all = append(all, screen.PapersSection(p.h, s.photos, &kit.Act{Word: say("voucher.act.show"), Keys: "Alt+O", Do: p.papers}))
	}
	return append(all, p.carsOf(s))
}

func known(words ...string) (all []string) {
	for _, w := range words {
		if w != "" {
			all = append(all, w)
		}
	}
	return all
}

func prefixed(label, text string) string {
	if text == "" {
		return ""
	}
	return label + "  " + text
}

func (p *page) carsOf(s story) screen.Section {
	lang := p.h.Env.Lang
	out := screen.Section{Title: p.h.Say("lots.cars"), Note: p.h.Say("lots.cars_n", shop.Args{"N": len(s.cars)})}
	for _, u := range s.cars {
		out.Facts = append(out.Facts, screen.Fact{Key: lang.Plate(u.Plate), Text: u.Number, Right: u.Customer, Far: lang.Count(u.Qty), Do: func() {
			p.h.Go(screen.Route{Screen: screen.Order, ID: int64(u.OrderID)})
		}})
	}
	if len(out.Facts) == 0 {
		out.Facts = []screen.Fact{{Words: p.h.Say("lots.no_cars")}}
	}
	return out
}
