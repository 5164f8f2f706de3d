package months

import (
	"slices"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
	"gongdan/app/shop/monthly"
	"gongdan/app/text"
)

// Sizes in dp at 100 %.
const (
	headTall   = 32
	sideWide   = 196
	rowTall    = 26
	tileTall   = 58
	across     = 5
	gap        = 8
	layoutName = "month_report"
)

func tilesTall(l *kit.Theme) float32 { return 2*l.Dp(tileTall) + gap }

// view is how the page looks, and what its keys choose.
type view struct{ *Page }

// drawHead draws the month with the keys that change it, what it is compared with, and how
// far it has come.
func (p view) drawHead(pen *kit.Pen, size fyne.Size) {
	lang, mid := p.h.Env.Lang, size.Height/2
	x := pen.Link(0, mid, "‹", "Ctrl+←", func() { p.step(-1) }) + 10
	x = pen.Text(x, mid, text.Month(lang, p.month.From), pen.Style(kit.Head)) + 10
	x = pen.Link(x, mid, "›", "Ctrl+→", func() { p.step(1) }) + 16
	for _, with := range monthly.Comparisons() {
		chip, tone := kit.ChipSpec{Word: p.h.Say("month.against", shop.Args{"With": p.h.Say(with.Word())})}, "grey"
		if with == p.with {
			chip.Icon, tone = "check", "info"
		}
		chip.Tone = tone
		end := pen.Chip(x, mid, chip)
		pen.Spot(x, 0, end-x, size.Height, func() { p.compare(with) })
		x = end + 6
	}
	if done, all := p.feed.done.Load(), p.feed.all.Load(); p.feed.busy && all > 0 {
		pen.Fit(x+10, mid, size.Width-x-10, p.h.Say("month.reading", shop.Args{"Done": done, "All": all}), pen.Style(kit.Caption))
		pen.Fill(0, size.Height-2, size.Width*float32(done)/float32(all), 2, pen.Look.Primary)
	}
}

// drawContents draws the sections with their ticks, and below them what the data lack.
func (p view) drawContents(pen *kit.Pen, size fyne.Size) {
	look := pen.Look
	pen.Card(0, 0, size.Width, size.Height)
	tall := look.Dp(rowTall)
	pen.Text(12, look.Dp(18), p.h.Say("month.contents"), pen.Style(kit.Head))
	y := look.Dp(34)
	for i, s := range monthly.Sections() {
		over := pen.Spot(1, y, size.Width-2, tall, func() { p.at = i; p.tick(s) })
		switch {
		case i == p.at && p.contents.Focused():
			pen.Fill(1, y, size.Width-2, tall, look.Selection)
			pen.Fill(1, y, 3, tall, look.Primary)
		case over:
			pen.Fill(1, y, size.Width-2, tall, look.Hover)
		}
		icon, ink := "ticked", look.Primary
		if slices.Contains(p.off, string(s)) {
			icon, ink = "unticked", look.Muted
		}
		x := pen.Icon(icon, 12, y+tall/2, look.Dp(16), ink) + 8
		pen.Fit(x, y+tall/2, size.Width-x-8, p.h.Say(s.Word()), pen.Style(kit.Body))
		y += tall
	}
	if p.feed.read {
		p.drawQuality(pen, size, y+look.Dp(8))
	}
}

// drawQuality draws how complete the records are, as far as there is room.
func (p view) drawQuality(pen *kit.Pen, size fyne.Size, y float32) {
	look, b, tall := pen.Look, &p.made.book, pen.Look.Dp(22)
	pen.HLine(12, y, size.Width-24)
	y += look.Dp(8)
	say := func(good bool, words string) {
		if y+tall > size.Height-look.Dp(46) {
			return
		}
		icon, tone := "check", "good"
		if !good {
			icon, tone = "alert", "warn"
		}
		x := pen.Icon(icon, 12, y+tall/2, look.Dp(14), look.Tone(tone).Ink) + 6
		pen.Fit(x, y+tall/2, size.Width-x-8, words, pen.Style(kit.Caption))
		y += tall
	}
	pen.Text(12, y+tall/2, p.h.Say("month.section.quality"), pen.Style(kit.Head))
	y += tall
	if n := len(b.Open); n > 0 {
		say(false, p.h.Say("month.quality.open", shop.Args{"N": n}))
	} else {
		say(true, p.h.Say("month.quality.settled", shop.Args{"N": b.Now.Of(kpi.Visits).Value}))
	}
	for _, g := range b.Gaps {
		if g.Lines > 0 {
			say(false, p.h.Say(g.Lack.Word())+" "+p.h.Env.Lang.Int(int64(g.Lines)))
		}
	}
	pen.Fit(12, size.Height-look.Dp(30), size.Width-20, p.h.Say("month.hint.space"), pen.Style(kit.Caption))
	pen.Fit(12, size.Height-look.Dp(13), size.Width-20, p.h.Say("month.hint.month"), pen.Style(kit.Caption))
}

// contentsKey moves among the sections, ticks them, and changes the month.
func (p view) contentsKey(c kit.Chord) bool {
	all := monthly.Sections()
	switch c.String() {
	case "↑", "↓":
		if c.String() == "↑" {
			p.at = max(0, p.at-1)
		} else {
			p.at = min(len(all)-1, p.at+1)
		}
		p.contents.Refresh()
	case "Space":
		p.tick(all[p.at])
	case "←":
		p.step(-1)
	case "→":
		p.step(1)
	default:
		return false
	}
	return true
}

// tick puts a section into the report or takes it out; one always stays. The choice is kept.
func (p view) tick(s monthly.Section) {
	switch i := slices.Index(p.off, string(s)); {
	case i >= 0:
		p.off = slices.Delete(slices.Clone(p.off), i, i+1)
	case len(p.sections()) == 1:
		p.h.Toast(p.h.Say("month.one_stays"), nil)
		return
	default:
		p.off = append(slices.Clone(p.off), string(s))
	}
	p.keep()
	if s == monthly.Store {
		p.load() // its figures are read only where they are wanted
	}
}

// compare chooses what the figures stand beside.
func (p view) compare(with monthly.Beside) {
	p.with = with
	p.keep()
}

// keep remembers what is chosen, and draws the report so.
func (p view) keep() {
	if p.h.Env.Layouts != nil {
		p.h.Env.Layouts.Keep(kit.TableLayout{Table: layoutName, Hidden: p.off, Sort: string(p.with)})
	}
	p.redraw()
	p.contents.Refresh()
}

// drawTiles draws the figures that count beside those they are compared with.
func (p view) drawTiles(pen *kit.Pen, size fyne.Size) {
	wide := (size.Width - (across-1)*gap) / across
	for i, k := range text.MonthTiles() {
		x, y := float32(i%across)*(wide+gap), float32(i/across)*(pen.Look.Dp(tileTall)+gap)
		p.drawTile(pen, i, k, kit.At(float32(int(x)), y, float32(int(wide)), pen.Look.Dp(tileTall)))
	}
}

func (p view) drawTile(pen *kit.Pen, i int, k kpi.Key, at kit.Place) {
	look, lang := pen.Look, p.h.Env.Lang
	border, fill, edge := look.Border, look.Surface, float32(1)
	over := pen.Spot(at.X, at.Y, at.W, at.H, func() { p.tile = i; p.records() })
	switch {
	case i == p.tile && p.tiles.Focused():
		border, fill, edge = look.Primary, look.PrimarySoft, 2
	case over:
		fill = look.Hover
	}
	pen.Round(at, 4, border)
	pen.Round(kit.At(at.X+edge, at.Y+edge, at.W-2*edge, at.H-2*edge), 3, fill)
	left, room := at.X+10, at.W-20
	pen.Fit(left, at.Y+look.Dp(12), room, p.h.Say(k.Word()), pen.Style(kit.Caption))
	if !p.feed.read {
		return
	}
	now, was := p.made.book.Now.Of(k), p.made.book.Beside(k, p.with)
	pen.Fit(left, at.Y+look.Dp(30), room, text.KPIValue(lang, now), pen.Style(kit.Plate))
	change, rise, _ := text.MonthChange(lang, now, was)
	ink, mid, x := look.Muted, at.Y+look.Dp(48), left
	if rise != 0 {
		tone, icon := "bad", "down"
		if (rise > 0) != k.Down() {
			tone = "good"
		}
		if rise > 0 {
			icon = "up"
		}
		ink = look.Tone(tone).Ink
		x = pen.Icon(icon, x, mid, look.Dp(12), ink) + 2
	}
	x = pen.Text(x, mid, change, pen.Style(kit.Caption).In(ink)) + 8
	beside := p.h.Say(p.with.Word()) + " " + text.KPIValue(lang, was)
	if st := pen.Style(kit.Caption); st.Width(beside) <= left+room-x {
		pen.TextR(left+room, mid, beside, st)
	}
}

// tilesKey moves among the figures.
func (p view) tilesKey(c kit.Chord) bool {
	by := map[string]int{"←": -1, "→": 1, "↑": -across, "↓": across}[c.String()]
	if by == 0 {
		return false
	}
	if i := p.tile + by; i >= 0 && i < len(text.MonthTiles()) {
		p.tile = i
		if p.front.listed {
			p.records()
		}
		p.tiles.Refresh()
	}
	return true
}

// pageLayout puts the contents at the left, the figures at the right and the report below
// them.
type pageLayout struct{}

// Layout implements fyne.Layout.
func (pageLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	look := kit.Look()
	y, side := look.Dp(headTall)+gap, look.Dp(sideWide)
	kit.Put(all[0], 0, 0, size.Width, look.Dp(headTall))
	kit.Put(all[1], 0, y, side, size.Height-y)
	tall := tilesTall(look)
	kit.Put(all[2], side+gap, y, size.Width-side-gap, tall)
	y += tall + gap
	kit.Put(all[3], side+gap, y, size.Width-side-gap, size.Height-y)
}

// MinSize implements fyne.Layout.
func (pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 280) }
