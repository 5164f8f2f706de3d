package lost

import (
	"context"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	reckon "gongdan/app/shop/lost"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// drawHead draws the period with the keys that change it, and what was missed in it.
func (p *page) drawHead(pen *kit.Pen, size fyne.Size) {
	right := p.span.Draw(pen, size)
	if p.ready {
		pen.Fit(0, size.Height/2, right, text.LostHead(p.h.Env.Lang, &p.found.book), pen.Style(kit.Head))
	}
}

// worth is the cell of an expected value; a dash where no chance is known.
func worth(lang text.Lang, c reckon.Call) string {
	for _, h := range c.Hopes {
		if h.Chance.Of > 0 {
			return lang.Money(c.Worth)
		}
	}
	return text.Unknown()
}

func callColumns(h *screen.Host) []kit.Column[data.LostCall] {
	lang := h.Env.Lang
	return []kit.Column[data.LostCall]{
		{ID: "plate", TitleKey: "vehicles.plate", W: 100, Cell: func(c data.LostCall) kit.Cell { return kit.Cell{Text: lang.Plate(c.Plate), Strong: true} }},
		{ID: "name", TitleKey: "lost.col.customer", W: 96, Cell: func(c data.LostCall) kit.Cell { return kit.Cell{Text: c.Name} }},
		{ID: "phone", TitleKey: "lost.col.phone", W: 116, From: 760, Cell: func(c data.LostCall) kit.Cell { return kit.Cell{Text: lang.Masked(c.Phone), Tone: "muted"} }},
		{ID: "model", TitleKey: "lost.col.model", W: 130, From: 900, Cell: func(c data.LostCall) kit.Cell { return kit.Cell{Text: c.Title, Tone: "muted"} }},
		{ID: "why", TitleKey: "lost.col.why", Min: 160, Cell: func(c data.LostCall) kit.Cell { return kit.Cell{Text: text.LostWhy(lang, c.Call)} }},
		{ID: "at", TitleKey: "lost.col.at", W: 96, Cell: func(c data.LostCall) kit.Cell { return kit.Cell{Text: lang.Date(c.At), Tone: "muted"} }},
		{ID: "amount", TitleKey: "lost.col.amount", W: 104, Right: true, Cell: func(c data.LostCall) kit.Cell { return kit.Cell{Text: lang.Money(c.Amount)} }},
		{ID: "worth", TitleKey: "lost.col.worth", W: 104, Right: true, Cell: func(c data.LostCall) kit.Cell { return kit.Cell{Text: worth(lang, c.Call), Strong: true} }},
	}
}

// sumColumns are the columns that items and people share.
func sumColumns[R any](h *screen.Host, of func(R) reckon.Sums) []kit.Column[R] {
	lang := h.Env.Lang
	cell := func(id string, wide float32, say func(reckon.Sums) string) kit.Column[R] {
		return kit.Column[R]{ID: id, TitleKey: "lost.col." + id, W: wide, Right: true, Cell: func(r R) kit.Cell { return kit.Cell{Text: say(of(r))} }}
	}
	way := func(w reckon.Way) kit.Column[R] {
		c := cell(string(w), 104, func(s reckon.Sums) string { return lang.Money(s.By[w]) })
		c.TitleKey, c.From = w.Key(), 900
		return c
	}
	return []kit.Column[R]{
		cell("missed", 64, func(s reckon.Sums) string { return lang.Int(int64(s.Missed)) }),
		cell("sum", 110, func(s reckon.Sums) string { return lang.Money(s.MissedSum) }),
		cell("offered", 110, func(s reckon.Sums) string { return lang.Money(s.OfferedSum) }),
		cell("rate", 84, func(s reckon.Sums) string { return text.RedoneShare(lang, first(s.Rate()), known(s.Rate())) }),
		way(reckon.Declined), way(reckon.Gone), way(reckon.Waiting),
		cell("back", 104, func(s reckon.Sums) string { return lang.Money(s.BackSum) }),
	}
}

func first(r shop.Rate, _ bool) shop.Rate { return r }
func known(_ shop.Rate, ok bool) bool     { return ok }

func (p *page) itemColumns() []kit.Column[reckon.Row] {
	h := p.h
	return append([]kit.Column[reckon.Row]{
		{ID: "kind", TitleKey: "lost.col.kind", W: 60, Cell: func(r reckon.Row) kit.Cell { return kit.Cell{Text: h.Say(r.Kind.Key()), Tone: "muted"} }},
		{ID: "name", TitleKey: "lost.col.item", Min: 150, Cell: func(r reckon.Row) kit.Cell { return kit.Cell{Text: r.Name, Strong: true} }},
	}, sumColumns(h, func(r reckon.Row) reckon.Sums { return r.Sums })...)
}

func (p *page) personColumns() []kit.Column[reckon.Of] {
	return append([]kit.Column[reckon.Of]{
		{ID: "name", TitleKey: "lost.col.person", Min: 150, Cell: func(r reckon.Of) kit.Cell { return kit.Cell{Text: p.person(r.Person), Strong: true} }},
	}, sumColumns(p.h, func(r reckon.Of) reckon.Sums { return r.Sums })...)
}

// openCar goes to the file of the car, where the call is made from.
func (p *page) openCar(c data.LostCall) {
	p.h.Go(screen.Route{Screen: screen.Vehicle, ID: int64(c.Vehicle)})
}

// openCall says what the car is called about, and how its value was reckoned.
func (p *page) openCall(c data.LostCall) {
	h := p.h
	facts := screen.NewFacts(h)
	var s screen.Section
	for _, x := range c.Hopes {
		s.Facts = append(s.Facts, screen.Fact{Key: h.Env.Lang.Date(x.At), Text: x.Name, Right: h.Env.Lang.Money(x.Amount)},
			screen.Fact{Words: text.LostChance(h.Env.Lang, x)})
	}
	const wide = 520
	facts.SetWidth(kit.Look().Dp(wide) - 40)
	facts.Set([]screen.Section{s})
	p.sheet(kit.SheetSpec{
		Title: h.Say("lost.of_car", shop.Args{"Plate": c.Plate, "Name": c.Name, "Worth": worth(h.Env.Lang, c.Call)}), Wide: wide, Content: facts.Object(),
	})
}

func (p *page) sheet(spec kit.SheetSpec) *kit.Sheet {
	p.showing = true
	spec.Closed = func() { p.showing = false }
	return p.h.Env.Layer.OpenSheet(p.h.Env, spec)
}

// openOffers names what was missed, by who found it; Enter goes to the order.
func (p *page) openOffers(title string, list []reckon.Offer) {
	h, lang := p.h, p.h.Env.Lang
	var rows []reckon.Offer
	var sum shop.Money
	for _, of := range reckon.People(list) {
		rows, sum = append(rows, of.Missed...), sum+of.MissedSum
	}
	table := kit.NewTable(h.Env, "lost_offers", []kit.Column[reckon.Offer]{
		{ID: "person", TitleKey: "lost.col.person", W: 90, Cell: func(o reckon.Offer) kit.Cell { return kit.Cell{Text: p.person(o.Found)} }},
		{ID: "order", TitleKey: "lost.col.order", W: 120, Cell: func(o reckon.Offer) kit.Cell { return kit.Cell{Text: o.Number} }},
		{ID: "at", TitleKey: "lost.col.at", W: 92, Cell: func(o reckon.Offer) kit.Cell { return kit.Cell{Text: lang.Date(o.At), Tone: "muted"} }},
		{ID: "item", TitleKey: "lost.col.item", Min: 120, Cell: func(o reckon.Offer) kit.Cell { return kit.Cell{Text: o.Name} }},
		{ID: "way", TitleKey: "lost.col.way", W: 84, Cell: func(o reckon.Offer) kit.Cell { return kit.Cell{Text: h.Say(o.Way.Key())} }},
		{ID: "amount", TitleKey: "lost.col.amount", W: 88, Right: true, Cell: func(o reckon.Offer) kit.Cell { return kit.Cell{Text: lang.Money(o.Amount)} }},
		{ID: "later", TitleKey: "lost.col.later", W: 120, Cell: func(o reckon.Offer) kit.Cell { return kit.Cell{Text: o.Later, Tone: "good"} }},
	})
	var sheet *kit.Sheet
	table.OnOpen = func(o reckon.Offer) {
		sheet.Close()
		h.Go(screen.Route{Screen: screen.Order, ID: int64(o.Order)})
	}
	table.SetRows(rows)
	sheet = p.sheet(kit.SheetSpec{Title: h.Say("lost.of", shop.Args{"Name": title, "N": len(rows), "Sum": sum}), Wide: 860, Content: table.Object()})
	table.Focus()
}

// define says what is counted and how.
func (p *page) define() {
	facts := screen.NewFacts(p.h)
	var s screen.Section
	for _, words := range text.LostNotes(p.h.Env.Lang, p.found.rules) {
		s.Facts = append(s.Facts, screen.Fact{Words: words})
	}
	const wide = 620
	facts.SetWidth(kit.Look().Dp(wide) - 40)
	facts.Set([]screen.Section{s})
	p.sheet(kit.SheetSpec{Kind: kit.SheetCentre, Title: p.h.Say("lost.act.define"), Wide: wide, Content: facts.Object()})
}

// file writes the calls and what was missed into a file for a table program.
func (p *page) file() {
	h, found := p.h, p.found
	screen.SaveTable(h, p.Title()+"-"+string(found.book.From), func(ctx context.Context, d work.Desk, write func([]string) error) error {
		if err := work.ExportReport(ctx, d, "lost csv "+string(found.book.From)); err != nil {
			return err
		}
		for _, line := range text.LostLines(h.Env.Lang, &found.book, found.people) {
			if err := write(line); err != nil {
				return err
			}
		}
		return nil
	})
}
