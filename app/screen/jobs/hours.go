package jobs

import (
	"gongdan/app/kit"
	"gongdan/app/shop"
)

// hours draws the hours of a day beside the jobs.
type hours struct{ *list }

// job is the hours of one job on the day.
type job struct {
	words string
	hours shop.Qty
}

// jobs are the hours by job in the order in which they were begun.
func (l hours) jobs(of shop.DayHours) (all []job) {
	seen := map[shop.LineID]bool{}
	for _, c := range l.p.bench.Clocks {
		q, ok := of.Jobs[c.Line]
		if c.Order == 0 || seen[c.Line] || !ok {
			continue
		}
		seen[c.Line] = true
		n := l.p.bench.Names[c.Line]
		words := l.p.h.Env.Lang.Plate(n.Plate) + "  " + n.Title
		if n.Title == "" {
			words = l.p.h.Say("jobs.line_gone")
		}
		all = append(all, job{words, q})
	}
	return all
}

// sums are the lines below the jobs. Without attendance nothing is said of time
// on no job: nobody knows.
func (l hours) sums(of shop.DayHours) [][2]string {
	lang := l.p.h.Env.Lang
	all := [][2]string{{lang.Say("jobs.sum"), lang.Qty(of.Sum)}}
	if !of.Seen {
		return append(all, [2]string{lang.Say("jobs.unseen"), "—"})
	}
	return append(all, [2]string{lang.Say("jobs.at_work"), lang.Qty(of.AtWork)}, [2]string{lang.Say("jobs.unclocked"), lang.Qty(of.Idle)})
}

func (l hours) draw(p *kit.Pen, at kit.Place) {
	look, page := p.Look, l.p
	lang := page.h.Env.Lang
	p.Card(at.X, at.Y, at.W, at.H)
	head, tall := look.Dp(headTall), look.Dp(26)
	mid, left, right := at.Y+head/2, at.X+12, at.X+at.W-12
	title := string(page.day)
	if page.day == page.today {
		title = lang.Say("when.today")
	}
	x := p.KeyCapR(right, mid, "→") - 4
	x = p.KeyCapR(x, mid, "←") - 10
	p.Fit(left, mid, x-left, lang.Say("jobs.of_day", shop.Args{"Day": title}), p.Style(kit.Head))
	p.HLine(at.X+1, at.Y+head-1, at.W-2)
	of := shop.HoursOfDay(page.bench.Clocks, page.day, page.h.Env.Clock(), lang.Zone)
	sums := l.sums(of)
	bottom := at.Y + at.H - float32(len(sums))*tall - 10
	y, all := at.Y+head+4, l.jobs(of)
	if len(all) == 0 {
		p.Fit(left, y+tall/2, at.W-24, lang.Say("jobs.no_hours"), p.Style(kit.Caption))
	}
	for i, j := range all {
		if y+tall*2 > bottom && i < len(all)-1 {
			p.Fit(left, y+tall/2, at.W-24, lang.Say("jobs.more", shop.Args{"N": len(all) - i}), p.Style(kit.Caption))
			break
		}
		end := p.TextR(right, y+tall/2, lang.Qty(j.hours), p.Style(kit.Body)) - 10
		p.Fit(left, y+tall/2, end-left, j.words, p.Style(kit.Caption).In(look.Ink))
		y += tall
	}
	p.HLine(at.X+12, bottom, at.W-24)
	for i, s := range sums {
		mid := bottom + 5 + float32(i)*tall + tall/2
		st := p.Style(kit.Body)
		if i == 0 {
			st = st.Strong()
		}
		end := p.TextR(right, mid, s[1], st) - 10
		p.Fit(left, mid, end-left, s[0], st)
	}
}
