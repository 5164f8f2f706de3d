package screen

import "gongdan/app/kit"

// Gauge is how far something is used up: a label with its figure, a bar, and a line
// below. At four fifths of the limit it warns; what is beyond is shown full.
type Gauge struct {
	Label string
	Value string
	Below string
	Used  int64
	Limit int64
	Met   bool // the limit has done its work: shown as an error
}

// tone is the colour of how full it is.
func (g Gauge) tone() string {
	switch {
	case g.Met:
		return "bad"
	case g.Limit > 0 && g.Used*5 >= g.Limit*4:
		return "warn"
	}
	return ""
}

const gaugeTall = 54

func (g Gauge) draw(p *kit.Pen, y, wide float32) {
	look, mid := p.Look, y+p.Look.Dp(11)
	ink, bar := look.Ink, look.Primary
	if tone := g.tone(); tone != "" {
		ink = look.Tone(tone).Ink
		bar = ink
	}
	left := p.TextR(wide, mid, g.Value, p.Style(kit.Body).In(ink)) - 8
	if g.tone() != "" {
		left -= look.Dp(20)
		p.Icon("alert", left, mid, look.Dp(14), ink)
		left -= 8
	}
	p.Fit(0, mid, left, g.Label, p.Style(kit.Body))
	p.Fill(0, y+look.Dp(23), wide, look.Dp(6), look.Header)
	if g.Limit > 0 {
		p.Fill(0, y+look.Dp(23), wide*float32(min(g.Used, g.Limit))/float32(g.Limit), look.Dp(6), bar)
	}
	p.Fit(0, y+look.Dp(40), wide, g.Below, p.Style(kit.Caption))
}
