package paper

import "gongdan/app/shop"

// Bar is a rate from zero to the whole with the interval that holds the true one. A Strong
// one is dark.
type Bar struct {
	Label           string
	Rate, Low, High shop.Rate
	Strong          bool
	Note            string
}

// Bars are rates below each other, with a line through all of them at Mark; Word says what
// the line is.
type Bars struct {
	Title string
	All   []Bar
	Mark  shop.Rate
	Word  string
}

func (Bars) block() {}

// bars draws a row for each rate, its label left of it and its note at the right.
func (p *pen) bars(b Bars) []row {
	left, right := p.room()*0.36, p.room()*0.84
	at := func(r shop.Rate) float64 {
		return left + (right-left)*float64(max(0, min(r, shop.Whole)))/float64(shop.Whole)
	}
	out := p.heading(b.Title)
	tall := p.pitch * 1.15
	for _, x := range b.All {
		r := row{height: tall, keep: len(out) < 3}
		mid, half := tall/2, tall*0.26
		base := middle(mid, p.body)
		r.say(p, 0, base, p.fit(line{text: x.Label, pt: p.body}, left-p.pitch*0.5))
		tone := shade
		if x.Strong {
			tone = faint
		}
		if x.Rate > 0 {
			r.ink = append(r.ink, ink{at: []point{{left, mid - half}, {at(x.Rate), mid - half}, {at(x.Rate), mid + half}, {left, mid + half}}, closed: true, filled: true, tone: tone})
			r.upright(at(x.Rate), mid-half, mid+half, medium)
		}
		r.rule(left, tall, right, hair)
		r.rule(at(x.Low), mid, at(x.High), medium)
		for _, end := range []shop.Rate{x.Low, x.High} {
			r.upright(at(end), mid-half*0.6, mid+half*0.6, medium)
		}
		r.upright(at(b.Mark), 0, tall, strong)
		r.say(p, p.room(), base, line{text: x.Note, pt: p.small, tone: grey, right: true})
		out = append(out, r)
	}
	foot := row{height: p.pitch}
	base := middle(p.pitch/2, p.small)
	foot.say(p, left, base, line{text: "0", pt: p.small, tone: grey})
	foot.say(p, right, base, line{text: "100 %", pt: p.small, tone: grey, right: true})
	foot.say(p, at(b.Mark)+p.pitch*0.2, base, line{text: b.Word, pt: p.small})
	out[len(out)-1].keep = true
	return append(out, foot)
}

// upright adds a line from above to below.
func (r *row) upright(x, y1, y2, weight float64) {
	r.ink = append(r.ink, ink{at: []point{{x, y1}, {x, y2}}, weight: weight, tone: black})
}
