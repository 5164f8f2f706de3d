package kpi

import (
	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	figures "gongdan/app/shop/kpi"
	"gongdan/app/text"
)

// key is which figure is chosen.
func (p *Page) key() figures.Key { return p.keys[p.tiles.At()] }

// drawHead draws what the table shows, and the period with the keys that change it.
func (p *Page) drawHead(pen *kit.Pen, size fyne.Size) {
	mid := size.Height / 2
	right := pen.LinkR(size.Width, mid, "›", "Ctrl+→", func() { p.to(p.period.Step(1)) }) - 10
	right = pen.TextR(right, mid, text.KPIPeriod(p.h.Env.Lang, p.period), pen.Style(kit.Head)) - 10
	right = pen.LinkR(right, mid, "‹", "Ctrl+←", func() { p.to(p.period.Step(-1)) }) - 16
	if p.feed.busy {
		right = pen.TextR(right, mid, p.h.Say("kpi.reading"), pen.Style(kit.Caption)) - 16
	}
	title := p.h.Say(p.key().Word())
	if p.inside != nil {
		title = p.inside.title
	}
	pen.Fit(0, mid, right, title, pen.Style(kit.Head))
}

// tile is a figure with its change.
func (p *Page) tile(i int) screen.Tile {
	lang, k := p.h.Env.Lang, p.keys[i]
	t := screen.Tile{Name: p.h.Say(k.Word())}
	if !p.feed.read {
		return t
	}
	now, before := p.sums.Figures.Of(k), p.sums.before.Of(k)
	t.Value = text.KPIValue(lang, now)
	if p.sums.before == nil {
		return t
	}
	t.Note = text.KPIChanges(lang, now, before, p.sums.year.Of(k))
	if text.KPIKnown(now, before) && now.Value != before.Value {
		if t.Tone = "good"; (now.Value < before.Value) != k.Down() {
			t.Tone = "warn"
		}
	}
	return t
}

// drawFormula draws how the chosen figure is reckoned, and what is missing for it.
func (p *Page) drawFormula(pen *kit.Pen, at kit.Place) {
	if !p.feed.read {
		return
	}
	f, mid := p.sums.Figures.Of(p.key()), at.Y+at.H/2
	right := pen.TextR(at.W, mid, p.h.Say("kpi.sample", shop.Args{"N": len(f.Orders), "Missing": f.Missing}), pen.Style(kit.Caption)) - 16
	left := pen.Text(0, mid, p.h.Say(f.Key.Word()), pen.Style(kit.Body)) + 8
	pen.Fit(left, mid, right-left, "= "+p.h.Say(f.Key.Formula()), pen.Style(kit.Body).In(pen.Look.Muted))
}

// aboutWide is how wide the sheet is that explains, in dp at 100 %.
const aboutWide = 640

// about is every figure with its value and how it is reckoned.
func about(p *Page) {
	h, lang, facts := p.h, p.h.Env.Lang, screen.NewFacts(p.h)
	facts.SetWidth(kit.Look().Dp(aboutWide) - 40)
	var all []screen.Section
	for _, f := range p.sums.Figures {
		all = append(all, screen.Section{Title: h.Say(f.Key.Word()) + "  " + text.KPIValue(lang, f), Facts: []screen.Fact{
			{Words: h.Say(f.Key.Formula())}, {Words: h.Say("kpi.sample", shop.Args{"N": len(f.Orders), "Missing": f.Missing})},
		}})
	}
	facts.Set(all)
	h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{Title: h.Say("figures.act.about"), Wide: aboutWide, Content: facts.Object()})
}
