package calendar

import (
	"fmt"
	"time"

	"gongdan/app/kit"
	"gongdan/app/shop"
)

// drawDay draws the hours of a day across and the lanes down.
func (g face) drawDay(p *kit.Pen, at kit.Place) {
	look := p.Look
	lead, head := look.Dp(laneWide), look.Dp(36)
	from, until := g.axis()
	scale := (at.W - lead - 2) / float32(until-from)
	p.Text(12, at.Y+head/2, g.h.Say("calendar.lane."+string(g.by)), p.Style(kit.Head))
	for m := from; m < until; m += 60 {
		x := at.X + lead + float32(m-from)*scale
		p.VLine(x, at.Y+1, at.H-2)
		p.Text(x+5, at.Y+head/2, fmt.Sprintf("%02d:00", m/60), p.Style(kit.Caption))
	}
	p.HLine(at.X+1, at.Y+head, at.W-2)
	rows, tall := g.rows(look, at.H-head)
	for r := range rows {
		n, y := g.top+r, at.Y+head+float32(r)*tall
		g.drawLane(p, n, kit.At(at.X, y, lead, tall))
		g.drawHours(p, n, stripe{kit.At(at.X+lead, y, at.W-lead-2, tall), from, until, scale})
		if r > 0 {
			p.HLine(at.X+1, y, at.W-2)
		}
	}
	if g.day == g.h.Desk().Today() {
		now := int(g.h.Env.Clock().Sub(g.day.Time(g.zone())).Minutes())
		if now >= from && now < until {
			p.Fill(at.X+lead+float32(now-from)*scale, at.Y+head-5, 2, at.H-head+4, look.Error)
		}
	}
}

// stripe is a lane of a day: where it lies and what minutes it shows.
type stripe struct {
	at          kit.Place
	from, until int
	scale       float32
}

// place is where so many minutes from one on lie.
func (s stripe) place(from, span int) (x, w float32) {
	left := max(from, s.from)
	right := min(from+span, s.until)
	return s.at.X + float32(left-s.from)*s.scale, float32(right-left) * s.scale
}

// drawHours draws the bookings of a lane, those at the same time below each
// other, and the chosen time.
func (g face) drawHours(p *kit.Pen, n int, s stripe) {
	look := p.Look
	slot := int(g.found.rules.Slot.Minutes())
	for m := s.from; m < s.until; m += slot {
		x, w := s.place(m, slot)
		p.Spot(x, s.at.Y, w, s.at.H, func() {
			g.lane, g.minute = n, m
			g.p.refresh()
		})
	}
	list := g.cell(n, g.day)
	level, levels := levelsOf(list)
	tall := (s.at.H - 8) / float32(max(1, levels))
	chosen := g.chosen()
	for i, a := range list {
		x, w := s.place(int(a.Times.StartAt.Sub(g.day.Time(g.zone())).Minutes()), int(a.Until().Sub(a.Times.StartAt).Minutes()))
		g.drawItem(p, a, n == g.lane && chosen != nil && a.ID == chosen.ID && g.moving == nil, kit.At(x+1, s.at.Y+4+float32(level[i])*tall, max(10, w-2), tall-2))
		if tall > 2*look.Dp(itemTall) && w > 60 {
			g.drawAbout(p, a, kit.At(x+9, s.at.Y+4+float32(level[i])*tall+look.Dp(36), w-16, look.Dp(20)))
		}
	}
	if n != g.lane || chosen != nil && g.moving == nil {
		return
	}
	span := g.found.rules.Usual
	if g.moving != nil {
		span = g.moving.Hours
	}
	x, w := s.place(g.minute, int(span)*60/int(shop.One))
	g.drawFree(p, kit.At(x+1, s.at.Y+4, max(24, w-2), min(s.at.H-8, look.Dp(itemTall))))
}

// drawAbout draws who comes, below the first line of a booking.
func (g face) drawAbout(p *kit.Pen, a *shop.Appointment, at kit.Place) {
	p.Fit(at.X, at.Y, at.W, a.Name, p.Style(kit.Caption))
}

// levelsOf puts bookings that lie at the same time on levels of their own.
func levelsOf(list []*shop.Appointment) (level []int, levels int) {
	level = make([]int, len(list))
	var ends []time.Time
	for i, a := range list {
		l := 0
		for l < len(ends) && ends[l].After(a.Times.StartAt) {
			l++
		}
		if l == len(ends) {
			ends = append(ends, time.Time{})
		}
		ends[l], level[i] = a.Until(), l
	}
	return level, len(ends)
}
