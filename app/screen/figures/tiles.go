package figures

import (
	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/shop/stockfig"
	"gongdan/app/text"
)

// Sizes in dp at 100 %.
const (
	headTall = 28
	gap      = 8
	across   = 5 // tiles beside each other
)

// name is which figure is chosen.
func (p *Page) name() stockfig.Name { return p.figures[p.tiles.At()].Name }

// drawHead draws what the table shows, and the month with the keys that change it.
func (p *Page) drawHead(pen *kit.Pen, size fyne.Size) {
	lang, mid := p.h.Env.Lang, size.Height/2
	right := pen.LinkR(size.Width, mid, "›", "Ctrl+→", func() { p.step(1) }) - 10
	right = pen.TextR(right, mid, text.StockPeriod(lang, p.period), pen.Style(kit.Head)) - 10
	right = pen.LinkR(right, mid, "‹", "Ctrl+←", func() { p.step(-1) }) - 16
	if done, all := p.feed.done.Load(), p.feed.all.Load(); p.feed.busy && all > 0 && done > 0 {
		words := p.h.Say("figures.reading", shop.Args{"Done": done, "All": all})
		right = pen.TextR(right, mid, words, pen.Style(kit.Caption)) - 16
		pen.Fill(0, size.Height-2, size.Width*float32(done)/float32(all), 2, pen.Look.Primary)
	}
	if !p.feed.read {
		return
	}
	words := p.h.Say("figures.rows_of", shop.Args{"Figure": p.name(), "N": p.tables.of(p).rows()})
	if p.part != nil {
		words = p.h.Say("figures.trace_of", shop.Args{"Part": p.part.Number + " " + p.part.Name})
	}
	pen.Fit(0, mid, right, words, pen.Style(kit.Head))
}

// newTiles are the figures beside each other; below them stands how the chosen one is
// reckoned.
func (p *Page) newTiles() *screen.Tiles {
	return screen.NewTiles(p.h, screen.TilesSpec{
		Across: across, First: len(p.figures) - 1, N: func() int { return len(p.figures) }, Tile: p.tile, Chosen: p.choose, Foot: p.drawFormula,
	})
}

func (p *Page) drawFormula(pen *kit.Pen, at kit.Place) {
	if !p.feed.read {
		return
	}
	f, lang := p.figures[p.tiles.At()], p.h.Env.Lang
	mid := at.Y + at.H/2
	right := pen.TextR(at.X+at.W, mid, text.StockSample(lang, f), pen.Style(kit.Caption)) - 16
	left := pen.Text(at.X, mid, p.h.Say(f.Name.Key()), pen.Style(kit.Body)) + 8
	pen.Fit(left, mid, right-left, "= "+text.StockFormula(lang, f, &p.book), pen.Style(kit.Body).In(pen.Look.Muted))
}

func (p *Page) tile(i int) screen.Tile {
	lang, f := p.h.Env.Lang, p.figures[i]
	t := screen.Tile{Name: p.h.Say(f.Name.Key()), Bad: f.Bad()}
	if f.Target != nil {
		t.Aim = text.StockTarget(lang, f)
	}
	if p.feed.read {
		t.Value = text.StockFigure(lang, f)
	}
	return t
}

// choose shows the rows of a figure.
func (p *Page) choose(int) {
	p.part = nil
	p.fill()
	p.front()
}

// inside reports whether there is a way back: from a part to the rows, from the rows to
// the tiles.
func (p *Page) inside() bool { return p.part != nil || !p.tiles.Focused() }

func (p *Page) back() {
	if p.part != nil {
		p.part = nil
		p.front()
		p.tables.of(p).focus()
		return
	}
	p.h.Env.Focus(p.tiles.Keyed)
	p.front()
}

// open goes on: from the tiles to the rows, from a row to what is behind it.
func (p *Page) open() {
	t := p.tables.of(p)
	switch {
	case t.rows() == 0:
		p.h.Toast(p.h.Say("figures.no_rows"), nil)
	case p.tiles.Focused():
		t.focus()
		p.front()
	default:
		t.open()
	}
}

// step shows the month before, or the next.
func (p *Page) step(by int) { p.to(p.period.Step(by, p.h.Desk().Today()).From) }

// to shows the month of a day.
func (p *Page) to(day shop.Day) {
	p.period, p.part = stockfig.MonthOf(day, p.h.Desk().Today()), nil
	p.load()
	p.head.Refresh()
}

// askMonth asks for a day of the month.
func (p acts) askMonth() {
	h, day := p.h, p.period.Until
	f := kit.NewForm(h.Env, "figures_month")
	f.Date("day", &day).Required()
	f.Fill()
	screen.AskForm(h, h.Say("figures.act.month"), f, h.Say("figures.act.show"), func(shut func()) {
		shut()
		p.to(day)
	})
}

// aboutWide is how wide the sheet is that explains, in dp at 100 %.
const aboutWide = 620

// about says how each figure is reckoned and where its target comes from.
func (p acts) about() {
	h, lang, facts := p.h, p.h.Env.Lang, screen.NewFacts(p.h)
	facts.SetWidth(kit.Look().Dp(aboutWide) - 40)
	var all []screen.Section
	for _, f := range p.figures {
		s := screen.Section{Title: h.Say(f.Name.Key()), Facts: []screen.Fact{{Words: text.StockFormula(lang, f, &p.book)}}}
		if f.Target != nil {
			s.Facts = append(s.Facts, screen.Fact{Words: h.Say("figures.aim", shop.Args{"N": text.StockTarget(lang, f), "Source": f.Target.Source})})
		}
		all = append(all, s)
	}
	notes := screen.Section{Title: h.Say("figures.notes"), Facts: []screen.Fact{
		{Words: h.Say("figures.note.gap")},
		{Words: h.Say("figures.note.dash")},
		{Words: h.Say("figures.note.slow", shop.Args{"Days": p.book.SlowDays, "Source": p.book.SlowRule.Source})},
	}}
	facts.Set(append(all, notes))
	h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{Title: h.Say("figures.act.about"), Wide: aboutWide, Content: facts.Object()})
}
