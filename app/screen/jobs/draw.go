package jobs

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// Sizes in dp at 100 %.
const (
	nowTall  = 58
	headTall = 36
	rowTall  = 52
	hintTall = 34
	gap      = 8
	sideWide = 330
)

func (l *list) draw(p *kit.Pen, size fyne.Size) {
	if !l.p.Read() {
		return
	}
	look := p.Look
	now := look.Dp(nowTall)
	l.drawNow(p, fyne.NewSize(size.Width, now))
	y := now + gap
	side := min(look.Dp(sideWide), size.Width*0.4)
	l.drawJobs(p, kit.At(0, y, size.Width-side-gap, size.Height-y))
	hours{l}.draw(p, kit.At(size.Width-side, y, side, size.Height-y))
}

// drawNow draws whose bench it is, whether they are at work, and what runs.
func (l *list) drawNow(p *kit.Pen, size fyne.Size) {
	look, lang, mid := p.Look, l.p.h.Env.Lang, size.Height/2
	p.Card(0, 0, size.Width, size.Height)
	x := p.Fit(14, mid, look.Dp(150), l.p.person(l.p.who).Name, p.Style(kit.Plate)) + 14
	chip := kit.ChipSpec{Icon: "home", Word: lang.Say("jobs.away"), Tone: "grey"}
	if at, ok := l.p.running(true); ok {
		chip = kit.ChipSpec{Icon: "check", Word: lang.Say("jobs.here", shop.Args{"At": lang.When(at.From, l.p.h.Env.Clock())}), Tone: "green"}
	}
	x = p.Chip(x, mid, chip) + 16
	p.VLine(x, 12, size.Height-24)
	x += 16
	c, ok := l.p.running(false)
	if !ok {
		p.Fit(x, mid, size.Width-x-14, lang.Say("jobs.idle"), p.Style(kit.Body).In(look.Muted))
		return
	}
	job := l.p.bench.Names[c.Line]
	right := p.TextR(size.Width-14, mid, l.elapsed(c), p.Style(kit.Plate).In(look.Primary)) - 16
	x = p.Icon("wrench", x, mid, look.Dp(18), look.Primary) + 8
	wide := max(0, right-x)
	p.Fit(x, mid-look.Dp(10), wide, lang.Plate(job.Plate)+"  "+job.Title, p.Style(kit.Head))
	p.Fit(x, mid+look.Dp(11), wide, lang.Say("jobs.since", shop.Args{"At": lang.When(c.From, l.p.h.Env.Clock()), "Number": job.Number}), p.Style(kit.Caption))
}

// elapsed is how long a clock has run, in hours and minutes; of a forgotten one
// nobody knows.
func (l *list) elapsed(c shop.Clock) string {
	if c.Forgotten(l.p.h.Env.Clock(), l.p.h.Env.Lang.Zone) {
		return "—"
	}
	d := l.p.h.Env.Clock().Sub(c.From)
	return fmt.Sprintf("%d:%02d", int(d/time.Hour), int(d/time.Minute)%60)
}

// drawJobs draws what is asked and what is to be done.
func (l *list) drawJobs(p *kit.Pen, at kit.Place) {
	look, say := p.Look, l.p.h.Say
	p.Card(at.X, at.Y, at.W, at.H)
	head, tall, mid := look.Dp(headTall), look.Dp(rowTall), at.Y+look.Dp(headTall)/2
	end := p.Fit(at.X+12, mid, at.W/2, say("jobs.list"), p.Style(kit.Head))
	if n := l.todo(); n > 0 {
		text := fmt.Sprint(n)
		p.CountR(end+8+p.Style(kit.Caption).Width(text)+14, mid, text, "grey")
	}
	p.LinkR(at.X+at.W-12, mid, say("jobs.act.who"), "W", acts{l.p}.pickWho)
	p.HLine(at.X+1, at.Y+head-1, at.W-2)
	if len(l.rows) == 0 {
		l.drawEmpty(p, at)
		return
	}
	l.room = max(1, int((at.H-head-look.Dp(hintTall))/tall))
	l.top = max(0, min(l.top, len(l.rows)-l.room))
	l.top = max(0, min(l.top, l.at()), l.at()-l.room+1)
	for n := l.top; n < min(len(l.rows), l.top+l.room); n++ {
		l.drawRow(p, n, kit.At(at.X, at.Y+head+float32(n-l.top)*tall, at.W, tall))
	}
	p.KeyHints(at.X+12, at.Y+at.H-look.Dp(17), at.X+at.W-12,
		kit.KeyHint{Keys: "S", Word: say("jobs.act.start")}, kit.KeyHint{Keys: "P", Word: say("jobs.act.pause")},
		kit.KeyHint{Keys: "F", Word: say("jobs.act.finish")}, kit.KeyHint{Keys: "X", Word: say("jobs.act.extra")}, kit.KeyHint{Keys: "O", Word: say("jobs.act.open")})
}

func (l *list) drawEmpty(p *kit.Pen, at kit.Place) {
	look, st := p.Look, p.Style(kit.Body).In(p.Look.Muted)
	words := "jobs.none"
	if l.p.who == 0 {
		words = "jobs.nobody"
	}
	lines := st.Lines(l.p.h.Say(words), at.W-48)
	y := at.Y + at.H/2 - float32(len(lines))*look.Dp(10)
	p.Icon("wrench", at.X+(at.W-look.Dp(26))/2, y-look.Dp(30), look.Dp(26), look.Placeholder)
	for i, line := range lines {
		p.Text(at.X+(at.W-st.Width(line))/2, y+float32(i)*look.Dp(20), line, st)
	}
}

// drawRow draws a row; a click chooses it, as the arrows do.
func (l *list) drawRow(p *kit.Pen, n int, at kit.Place) {
	look, r := p.Look, l.rows[n]
	over := p.Spot(at.X+1, at.Y, at.W-2, at.H, func() {
		l.sel = r.id
		l.keyed.Refresh()
		l.p.h.Changed(l.p)
	})
	switch {
	case r.id == l.sel && l.keyed.Focused():
		p.Fill(at.X+1, at.Y, at.W-2, at.H-1, look.Selection)
		p.Fill(at.X+1, at.Y, 3, at.H-1, look.Primary)
	case r.id == l.sel:
		p.Fill(at.X+1, at.Y, at.W-2, at.H-1, look.Header)
	case over:
		p.Fill(at.X+1, at.Y, at.W-2, at.H-1, look.Hover)
	}
	p.HLine(at.X+12, at.Y+at.H-1, at.W-24)
	if r.clock != nil {
		l.drawForgotten(p, *r.clock, at)
		return
	}
	l.drawJob(p, r, at)
}

// drawForgotten draws a clock that nobody stopped.
func (l *list) drawForgotten(p *kit.Pen, c shop.Clock, at kit.Place) {
	look, lang := p.Look, l.p.h.Env.Lang
	top, low := at.Y+look.Dp(16), at.Y+look.Dp(36)
	p.Icon("alert", at.X+14, at.Y+at.H/2, look.Dp(18), look.Warning)
	x := at.X + look.Dp(44)
	right := p.LinkR(at.X+at.W-12, at.Y+at.H/2, lang.Say("jobs.act.close"), "C", func() { acts{l.p}.close(c) }) - 12
	what := screen.Forgotten{Clock: c, Job: l.p.bench.Names[c.Line]}.Words(lang)
	p.Fit(x, top, right-x, lang.Say("jobs.forgotten", shop.Args{"Person": l.p.person(c.Person).Name, "What": what}), p.Style(kit.Head))
	p.Fit(x, low, right-x, lang.Say("jobs.forgotten.about", shop.Args{"At": lang.When(c.From, l.p.h.Env.Clock())}), p.Style(kit.Caption).In(look.Warning))
}

// drawJob draws a job: when, which car, what, how far.
func (l *list) drawJob(p *kit.Pen, r row, at kit.Place) {
	look, lang, now := p.Look, l.p.h.Env.Lang, l.p.h.Env.Clock()
	top, low := at.Y+look.Dp(16), at.Y+look.Dp(36)
	from, until := l.planned(r)
	p.Fit(at.X+12, top, look.Dp(58), from, p.Style(kit.Body))
	p.Fit(at.X+12, low, look.Dp(58), until, p.Style(kit.Caption))
	x := at.X + look.Dp(76)
	right := p.ChipR(at.X+at.W-12, top, screen.JobChip(lang, r.line.Job)) - 10
	p.Fit(x, top, right-x, lang.Plate(r.card.Plate)+"  "+r.line.Title(), p.Style(kit.Head))
	st := p.Style(kit.Caption)
	if due := r.card.Stamps.PromisedAt; !due.IsZero() {
		promise := st
		if due.Before(now) {
			promise = st.In(look.Error)
		}
		right = p.TextR(at.X+at.W-12, low, lang.Say("jobs.promised", shop.Args{"At": lang.When(due, now)}), promise) - 12
	}
	if words, tone := l.parts(r.card); words != "" && right-x > look.Dp(190) {
		right = p.TextR(right, low, words, st.In(look.Tone(tone).Ink)) - 12
	}
	worked := screen.HoursOn(r.line, r.card.Running, now, lang.Zone)
	p.Fit(x, low, right-x, lang.Say("jobs.hours", shop.Args{"Worked": worked, "Planned": r.line.Qty})+"・"+r.card.Vehicle, st)
}

// planned is when a job is planned: the hours of today, the day of another.
func (l *list) planned(r row) (from, until string) {
	lang := l.p.h.Env.Lang
	if r.plan.From.IsZero() {
		return "—", l.p.h.Say("jobs.unplanned")
	}
	if day := shop.DayOf(r.plan.From, lang.Zone); day != l.p.today {
		return string(day)[5:], lang.Clock(r.plan.From)
	}
	return lang.Clock(r.plan.From), lang.Clock(r.plan.Until)
}

// parts says how far the parts of a car have come.
func (l *list) parts(c *data.Card) (words, tone string) {
	switch state := c.Parts(); state {
	case data.PartsLack:
		return l.p.h.Say("jobs.parts.lack", shop.Args{"Part": c.Short[0]}), "bad"
	case data.PartsWait:
		return l.p.h.Say("jobs.parts.wait"), "warn"
	case data.PartsOut:
		return l.p.h.Say("jobs.parts.out"), "good"
	}
	return "", ""
}
