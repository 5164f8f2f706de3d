package calendar

import (
	"image/color"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/shop"
)

// Sizes in dp at 100 %.
const (
	barTall  = 44 // with the day, the chips and the figures
	headTall = 66 // of the days
	laneWide = 116
	itemTall = 27
	leastRow = 66
)

// face draws the calendar.
type face struct{ tally }

func (g face) draw(p *kit.Pen, size fyne.Size) {
	if !g.read {
		return
	}
	top := p.Look.Dp(barTall)
	g.drawBar(p, size.Width, top)
	p.Card(0, top, size.Width, size.Height-top)
	if g.byDay {
		g.drawDay(p, kit.At(0, top, size.Width, size.Height-top))
		return
	}
	g.drawWeek(p, kit.At(0, top, size.Width, size.Height-top))
}

// drawBar draws which days are shown and how, with their keys.
func (g face) drawBar(p *kit.Pen, wide, tall float32) {
	mid := tall/2 - 4
	say := g.h.Say
	x := p.Link(2, mid, "‹", "PgUp", func() { g.p.to(g.day.Add(-g.span())) }) + 14
	x = p.Link(x, mid, say("calendar.act.today"), "Home", func() { g.p.to(g.h.Desk().Today()) }) + 14
	x = p.Link(x, mid, "›", "PgDn", func() { g.p.to(g.day.Add(g.span())) }) + 22
	title := string(g.found.from) + " – " + string(g.found.from.Add(6))[5:]
	if g.byDay {
		title = string(g.day) + "  " + g.weekday(g.day)
	}
	right := wide - 4
	for i := len(ways()) - 1; i >= 0; i-- {
		way := ways()[i]
		right = g.chip(p, right, mid, option{say("calendar.by." + string(way)), way == g.by, func() { g.lanesBy(way) }}) - 8
	}
	right = p.KeyCapR(right-2, mid, "L") - 18
	right = p.KeyCapR(right, mid, "W") - 6
	right = g.chip(p, right, mid, option{say("calendar.week"), !g.byDay, func() { g.show(false) }}) - 8
	right = p.KeyCapR(right, mid, "D") - 6
	right = g.chip(p, right, mid, option{say("calendar.day"), g.byDay, func() { g.show(true) }})
	if room := right - x - 12; room > p.Style(kit.Plate).Width(title) { // the heads below say the days as well
		x = p.Text(x, mid, title, p.Style(kit.Plate)) + 28
	}
	if l := g.load(g.day); right-x > p.Look.Dp(150) {
		st := p.Style(kit.Caption)
		if l.Over() > 0 {
			st = st.In(p.Look.Error)
		}
		p.Fit(x, mid, right-x-12, say("calendar.load", shop.Args{"Day": g.weekday(g.day), "Hours": g.hours(l)}), st)
	}
}

// option is a way to look at the calendar.
type option struct {
	word string
	on   bool
	do   func()
}

// chip draws an option that ends at right and gives its left end.
func (g face) chip(p *kit.Pen, right, mid float32, o option) float32 {
	look, st := p.Look, p.Style(kit.Body)
	w, h := st.Width(o.word)+20, look.Dp(26)
	x := right - w
	over := p.Spot(x, mid-h/2, w, h, o.do)
	var edge, ground color.Color = look.Border, look.Surface
	switch {
	case o.on:
		edge, ground, st = look.Primary, look.PrimarySoft, st.Strong().In(look.Primary)
	case over:
		ground = look.Hover
	}
	p.Round(kit.At(x, mid-h/2, w, h), h/2, edge)
	p.Round(kit.At(x+1, mid-h/2+1, w-2, h-2), h/2-1, ground)
	p.Text(right-10-st.Width(o.word), mid, o.word, st)
	return x
}

// count writes hours without noughts behind.
func (g *grid) count(q shop.Qty) string { return g.h.Env.Lang.Count(q) }

// weekday is the word of a day of the week.
func (g *grid) weekday(day shop.Day) string {
	return g.h.Say("home.weekday." + strconv.Itoa(int(day.Time(time.UTC).Weekday())))
}

// drawWeek draws seven days across and the lanes down.
func (g face) drawWeek(p *kit.Pen, at kit.Place) {
	look := p.Look
	lead, head := look.Dp(laneWide), look.Dp(headTall)
	wide := (at.W - lead) / 7
	for i, day := range g.days() {
		x := at.X + lead + float32(i)*wide
		g.drawHead(p, day, kit.At(x, at.Y, wide, head))
	}
	p.Text(12, at.Y+look.Dp(22), g.h.Say("calendar.lane."+string(g.by)), p.Style(kit.Head))
	p.Fit(12, at.Y+look.Dp(44), lead-16, g.h.Say("calendar.booked_of"), p.Style(kit.Caption))
	p.HLine(at.X+1, at.Y+head, at.W-2)
	rows, tall := g.rows(look, at.H-head)
	for r := range rows {
		n := g.top + r
		y := at.Y + head + float32(r)*tall
		g.drawLane(p, n, kit.At(at.X, y, lead, tall))
		for i, day := range g.days() {
			g.drawCell(p, n, day, kit.At(at.X+lead+float32(i)*wide, y, wide, tall))
		}
		if r > 0 {
			p.HLine(at.X+1, y, at.W-2)
		}
	}
	for i := range 7 {
		p.VLine(at.X+lead+float32(i)*wide, at.Y+1, at.H-2)
	}
}

// rows is how many lanes are seen and how tall each is; the chosen one is among
// them.
func (g face) rows(look *kit.Theme, room float32) (n int, tall float32) {
	n = max(1, min(len(g.lanes), int(room/look.Dp(leastRow))))
	g.top = max(0, min(g.top, len(g.lanes)-n, g.lane))
	g.top = max(g.top, g.lane-n+1)
	return n, float32(int((room - 1) / float32(n)))
}

// drawHead draws a day with its hours.
func (g face) drawHead(p *kit.Pen, day shop.Day, at kit.Place) {
	look, l := p.Look, g.load(day)
	today := day == g.h.Desk().Today()
	ink, bar := look.Ink, look.Primary
	if today {
		p.Fill(at.X, at.Y, at.W, 3, look.Primary)
		ink = look.Primary
	}
	x := p.Text(at.X+10, at.Y+look.Dp(19), strconv.Itoa(day.Time(time.UTC).Day()), p.Style(kit.Plate).In(ink))
	words := g.weekday(day)
	if today {
		words += " " + g.h.Say("when.today")
	}
	p.Fit(x+8, at.Y+look.Dp(20), at.X+at.W-x-34, words, p.Style(kit.Caption).In(ink))
	st := p.Style(kit.Caption)
	if l.Over() > 0 {
		st, bar = st.In(look.Error), look.Error
		p.Icon("alert", at.X+at.W-24, at.Y+look.Dp(19), look.Dp(15), look.Error)
	}
	p.Fit(at.X+10, at.Y+look.Dp(41), at.W-16, g.hours(l), st)
	drawBar(p, kit.At(at.X+10, at.Y+look.Dp(55), at.W-20, 4), l, bar)
	p.Spot(at.X, at.Y, at.W, at.H, func() {
		g.day, g.item = day, 0
		g.show(true)
	})
}

// hours are the hours booked, and those that there are if anybody knows.
func (g tally) hours(l shop.Load) string {
	if l.Able == shop.Unbounded {
		return g.count(l.Booked) + " h"
	}
	return g.count(l.Booked) + " / " + g.count(l.Able) + " h"
}

// drawBar draws how much of the hours is booked.
func drawBar(p *kit.Pen, at kit.Place, l shop.Load, c color.Color) {
	p.Round(at, 2, p.Look.Header)
	if l.Booked == 0 || l.Able == shop.Unbounded {
		return
	}
	at.W = at.W * min(1, float32(l.Booked)/float32(max(1, l.Able)))
	p.Round(at, 2, c)
}

// drawLane draws the head of a lane.
func (g face) drawLane(p *kit.Pen, n int, at kit.Place) {
	look, l := p.Look, g.lanes[n]
	if n == g.lane {
		p.Fill(at.X+1, at.Y+1, 3, at.H-1, look.Primary)
	}
	p.Fit(12, at.Y+look.Dp(18), at.W-18, l.name, p.Style(kit.Head))
	y := at.Y + look.Dp(38)
	if l.about != "" && at.H > look.Dp(78) {
		p.Fit(12, y, at.W-18, l.about, p.Style(kit.Caption))
		y += look.Dp(19)
	}
	load := g.laneLoad(n)
	if load.Able == 0 && load.Booked == 0 {
		return
	}
	ink, st := look.Primary, p.Style(kit.Caption)
	words := g.count(load.Booked) + " h"
	if load.Able > 0 {
		words = g.h.Say("calendar.share", shop.Args{"Percent": int(load.Booked * 100 / load.Able)})
	}
	if load.Over() > 0 {
		ink, st = look.Error, st.In(look.Error)
	}
	p.Fit(12, y, at.W-18, words, st)
	if load.Able > 0 {
		drawBar(p, kit.At(12, y+look.Dp(12), at.W-24, 4), load, ink)
	}
}

// drawCell draws the bookings of a lane on a day, as many as there is room for,
// and where Enter books.
func (g face) drawCell(p *kit.Pen, n int, day shop.Day, at kit.Place) {
	look := p.Look
	here := n == g.lane && day == g.day
	if day == g.h.Desk().Today() {
		p.Fill(at.X+1, at.Y+1, at.W-1, at.H-1, look.Bg)
	}
	p.Spot(at.X, at.Y, at.W, at.H, func() {
		g.lane, g.day, g.item = n, day, len(g.cell(n, day))
		g.p.refresh()
	})
	list := g.cell(n, day)
	tall := look.Dp(itemTall)
	room := max(1, int((at.H-6)/tall))
	need := len(list)
	if here {
		need++
	}
	first := 0
	if need > room && here {
		first = max(0, min(min(g.item, len(list))-room+1, need-room))
	}
	for i := first; i < need && i < first+room; i++ {
		place := kit.At(at.X+5, at.Y+4+float32(i-first)*tall, at.W-9, tall-4)
		if i == len(list) {
			g.drawFree(p, place)
			continue
		}
		if more := need - room - first; more > 0 && i == first+room-1 && !here {
			p.Text(place.X+4, place.Y+place.H/2, g.h.Say("calendar.more", shop.Args{"N": more + 1}), p.Style(kit.Caption))
			continue
		}
		g.drawItem(p, list[i], here && i == g.item && g.moving == nil, place)
	}
}

// drawFree draws the place where Enter books, or puts down what is moved.
func (g face) drawFree(p *kit.Pen, at kit.Place) {
	look, lang := p.Look, g.h.Env.Lang
	want, wish := g.found.rules.Usual, time.Time{}
	if g.moving != nil {
		want, wish = g.moving.Hours, g.sameTime(g.moving.Times.StartAt)
	}
	start, room := g.free(g.day, want, wish)
	words := g.h.Say("calendar.full")
	if !start.IsZero() {
		words = g.h.Say("calendar.free", shop.Args{"At": lang.Clock(start), "Hours": g.count(room)})
	}
	if g.moving != nil && !start.IsZero() {
		words = lang.Clock(start) + " " + lang.Plate(g.moving.Title())
	}
	on := g.keyed.Focused() && (g.moving != nil || g.item >= len(g.cell(g.lane, g.day)))
	edge, ground := look.Border, look.Surface
	if on {
		edge, ground = look.Primary, look.PrimarySoft
		p.Round(kit.At(at.X-1, at.Y-1, at.W+2, at.H+2), 5, edge)
	}
	p.Round(at, 4, edge)
	p.Round(kit.At(at.X+1, at.Y+1, at.W-2, at.H-2), 3, ground)
	x := p.Icon("plus", at.X+7, at.Y+at.H/2, look.Dp(11), look.Primary) + 5
	p.Fit(x, at.Y+at.H/2, at.X+at.W-x-4, words, p.Style(kit.Caption).In(look.Primary))
}

// sign is how a booking is marked: icon, tone of the bar, and whether it is over.
func (g face) sign(a *shop.Appointment) (icon, tone string, over bool) {
	switch {
	case a.Late(g.h.Env.Clock(), g.found.rules.Grace):
		return "clock", "bad", false
	case a.Status == shop.Arrived:
		return "wrench", "blue", false
	case a.Status == shop.NoShow:
		return "close", "pale", true
	case a.Status == shop.WentAway:
		return "undo", "pale", true
	case g.found.short[a.ID]:
		return "box", "orange", false
	case a.Status == shop.Confirmed:
		return "check", "green", false
	}
	return "", "grey", false
}

// drawItem draws a booking: when, which car, what for.
func (g face) drawItem(p *kit.Pen, a *shop.Appointment, on bool, at kit.Place) {
	look := p.Look
	icon, tone, over := g.sign(a)
	id := a.ID
	hover := p.Spot(at.X, at.Y, at.W, at.H, func() {
		if again := g.chosen(); again != nil && again.ID == id {
			g.enter()
			return
		}
		g.find(id)
		g.p.refresh()
	})
	edge, ground := look.Border, look.Surface
	switch {
	case on && g.keyed.Focused():
		edge, ground = look.Primary, look.Selection
		p.Round(kit.At(at.X-1, at.Y-1, at.W+2, at.H+2), 5, edge)
	case g.moving != nil && g.moving.ID == id:
		ground = look.Header
	case hover:
		ground = look.Hover
	}
	p.Round(at, 4, edge)
	p.Round(kit.At(at.X+1, at.Y+1, at.W-2, at.H-2), 3, ground)
	c := look.Tone(tone)
	p.Fill(at.X, at.Y+1, 3, at.H-2, c.Bar)
	mid, x := at.Y+min(at.H, look.Dp(itemTall))/2, at.X+8
	if icon != "" {
		x = p.Icon(icon, x, mid, look.Dp(12), c.Ink) + 4
	}
	st, when := p.Style(kit.Caption).In(look.Ink), p.Style(kit.Caption)
	if over {
		st = when
	}
	if tone == "bad" {
		when = when.In(look.Error)
	}
	right := at.X + at.W - 4
	x = p.Fit(x, mid, right-x, g.h.Env.Lang.Clock(a.Times.StartAt), when) + 6
	if x < right-12 {
		p.Fit(x, mid, right-x, g.words(a), st)
	}
}

// words are which car it is and what for.
func (g face) words(a *shop.Appointment) string {
	name := a.Title()
	if rs := []rune(name); shop.IsPlate(name) {
		name = string(rs[2:])
	}
	what := a.Request
	if what == "" {
		what = g.h.Say(a.Kind.Key())
	}
	return name + " " + what
}
