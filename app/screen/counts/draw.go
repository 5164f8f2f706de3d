package counts

import (
	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// seen is a line as who sits here may see it.
func (p *page) seen(r data.TakeRow) data.TakeRow {
	by := p.h.Desk().Person
	r.TakeLine = r.Seen(p.now.take, by)
	if !p.now.take.ShowsBook() {
		r.Book = 0
	}
	if p.now.take.Hides(by) {
		r.Cause = ""
	}
	return r
}

// lines are how the lines of a stock-take are shown.
type lines struct{ *page }

// columns are those that may be seen.
func (p lines) columns() []kit.Column[data.TakeRow] {
	lang, h := p.h.Env.Lang, p.h
	text := func(get func(data.TakeRow) string) func(data.TakeRow) kit.Cell {
		return func(r data.TakeRow) kit.Cell { return kit.Cell{Text: get(p.seen(r))} }
	}
	all := []kit.Column[data.TakeRow]{
		{ID: "shelf", TitleKey: "counts.shelf", W: 84, Sort: "shelf", Cell: text(p.place)},
		{ID: "number", TitleKey: "counts.part_no", W: 120, Cell: text(func(r data.TakeRow) string { return r.Part.Number })},
		{ID: "name", TitleKey: "counts.part_name", Min: 140, Cell: text(func(r data.TakeRow) string { return r.Part.Name })},
		{ID: "mark", TitleKey: "counts.mark", W: screen.Wide(h, "counts.mark.open", "counts.mark.second", "counts.mark.disputed", "counts.mark.found", "counts.mark.done") + 34, Cell: func(r data.TakeRow) kit.Cell {
			chip := p.mark(r)
			return kit.Cell{Chip: &chip}
		}},
		{ID: "counted", TitleKey: "counts.counted_qty", W: 78, Right: true, Cell: text(func(r data.TakeRow) string {
			if !r.Counted() {
				return ""
			}
			return lang.Count(r.Last().Qty)
		})},
	}
	if !p.shape.hides {
		all = append(all, p.figures()...)
	}
	return append(all, kit.Column[data.TakeRow]{ID: "counter", TitleKey: "counts.counter", W: 76, From: 640, Cell: text(func(r data.TakeRow) string { return r.Counter })})
}

// figures are the columns about what the books say.
func (p lines) figures() []kit.Column[data.TakeRow] {
	lang := p.h.Env.Lang
	all := []kit.Column[data.TakeRow]{
		{ID: "book", TitleKey: "counts.book", W: 70, Right: true, From: 560, Cell: func(r data.TakeRow) kit.Cell {
			switch r = p.seen(r); {
			case r.Counted():
				return kit.Cell{Text: lang.Count(r.Last().Book), Tone: "muted"}
			case p.shape.books:
				return kit.Cell{Text: lang.Count(r.Book), Tone: "muted"}
			}
			return kit.Cell{}
		}},
		{ID: "difference", TitleKey: "counts.difference", W: 70, Right: true, Cell: func(r data.TakeRow) kit.Cell { return p.difference(p.seen(r)) }},
	}
	if p.shape.costs {
		all = append(all, kit.Column[data.TakeRow]{ID: "worth", TitleKey: "counts.worth", W: 92, Right: true, From: 600, Cell: func(r data.TakeRow) kit.Cell {
			if r.Difference() == 0 {
				return kit.Cell{}
			}
			return kit.Cell{Text: lang.Money(r.Worth())}
		}})
	}
	return append(all, kit.Column[data.TakeRow]{ID: "cause", TitleKey: "counts.cause", W: 92, Cell: func(r data.TakeRow) kit.Cell {
		if r.Difference() != 0 && r.CauseID == 0 && p.now.take.Status == shop.TakeOpen {
			return kit.Cell{Text: p.h.Say("counts.no_cause"), Tone: "bad"}
		}
		return kit.Cell{Text: r.Cause}
	}})
}

func (p lines) difference(r data.TakeRow) kit.Cell {
	switch d := r.Difference(); {
	case !r.Counted():
		return kit.Cell{}
	case d > 0:
		return kit.Cell{Text: "+" + p.h.Env.Lang.Count(d), Tone: "warn"}
	case d < 0:
		return kit.Cell{Text: p.h.Env.Lang.Count(d), Tone: "bad"}
	}
	return kit.Cell{Text: "0", Tone: "muted"}
}

// place is the shelf, with its warehouse where there are several.
func (p *page) place(r data.TakeRow) string {
	if p.now.take.Zone.Warehouse == 0 && r.Location.Warehouse != shop.MainWarehouse {
		return r.Warehouse + " " + r.Shelf
	}
	return r.Shelf
}

// mark says what is still to be done with a line. That somebody else has to count it too
// is told to all, how much it differs is not.
func (p lines) mark(r data.TakeRow) kit.ChipSpec {
	say := p.h.Say
	switch open := p.now.take.Status == shop.TakeOpen; {
	case !r.Counted():
		return kit.ChipSpec{Icon: "question", Word: say("counts.mark.open"), Tone: "grey"}
	case open && r.NeedsSecond(r.Cost(), p.now.rules):
		return kit.ChipSpec{Icon: "user", Word: say("counts.mark.second"), Tone: "orange"}
	case r.Disputed() && !p.shape.hides:
		return kit.ChipSpec{Icon: "alert", Word: say("counts.mark.disputed"), Tone: "red"}
	case r.Found:
		return kit.ChipSpec{Icon: "plus", Word: say("counts.mark.found"), Tone: "blue"}
	}
	return kit.ChipSpec{Icon: "check", Word: say("counts.mark.done"), Tone: "green"}
}

// side shows in the drawer who counted how many, and when.
func (p lines) side(r data.TakeRow, show func(string, []screen.Section)) {
	screen.Read(p.h, data.People, func(people []shop.Person, err error) {
		if err != nil {
			p.h.Fail("read people", err)
			return
		}
		names := map[shop.PersonID]string{}
		for _, x := range people {
			names[x.ID] = x.Name
		}
		show(r.Part.Name, p.sections(p.seen(r), names))
	})
}

func (p lines) sections(r data.TakeRow, names map[shop.PersonID]string) []screen.Section {
	h, lang := p.h, p.h.Env.Lang
	stats := []screen.Stat{{Label: h.Say("counts.shelf"), Value: p.place(r)}, {Label: h.Say("counts.unit"), Value: r.Part.Unit}}
	if r.Counted() {
		stats = append(stats, screen.Stat{Label: h.Say("counts.counted_qty"), Value: lang.Count(r.Last().Qty)})
	}
	if c := p.difference(r); !p.shape.hides && r.Counted() {
		stats = append(stats, screen.Stat{Label: h.Say("counts.difference"), Value: c.Text, Tone: c.Tone})
	}
	counts := screen.Section{Title: h.Say("counts.who"), Note: r.Part.Number}
	for i := len(r.Counts) - 1; i >= 0; i-- {
		c := r.Counts[i]
		f := screen.Fact{Key: lang.When(c.At, h.Env.Clock()), Text: names[c.Person], Right: lang.Count(c.Qty)}
		if !p.shape.hides {
			f.Right = h.Say("counts.of_book", shop.Args{"Qty": lang.Count(c.Qty), "Book": lang.Count(c.Book)})
		}
		counts.Facts = append(counts.Facts, f)
	}
	if !r.Counted() {
		counts.Facts = []screen.Fact{{Words: h.Say("counts.nobody")}}
	}
	return []screen.Section{{Facts: []screen.Fact{{Stats: stats}}}, counts}
}
