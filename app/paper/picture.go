package paper

// Photos on paper are there to tell which is which; the file is what is looked
// at. A row holds so many, each at most so high in mm.
const (
	picturesARow = 6
	pictureHigh  = 21.0
)

// pictures is a title with its note, and a row of photos with a word below each.
func (p *pen) pictures(b Pictures) []row {
	out := p.heading(b.Title)
	if b.Note != "" {
		r := row{height: p.pitch}
		r.say(p, 0, middle(p.pitch/2, p.body), p.fit(line{text: b.Note, pt: p.body}, p.room()))
		out = append(out, r)
	}
	all := b.All[:min(len(b.All), picturesARow)]
	if p.pins || len(all) == 0 {
		return out
	}
	gap := p.pitch * 0.5
	wide := (p.room() - gap*(picturesARow-1)) / picturesARow
	r := row{height: pictureHigh + p.note*1.1, before: p.gap * 0.3}
	for i, v := range all {
		x := float64(i) * (wide + gap)
		w, h := within(v.Width, v.Height, wide, pictureHigh)
		r.ink = append(r.ink, ink{at: rectangle(x, 0, w, h), jpeg: v.JPEG})
		r.frame(x, 0, w, h, hair)
		r.say(p, x, pictureHigh+p.note*0.8, p.fit(line{text: v.Label, pt: p.small}, wide))
	}
	if len(out) > 0 {
		out[len(out)-1].keep = true
	}
	return append(out, r)
}

// within is the size of a picture of so many pixels made to fit into a place.
func within(width, height int, wide, high float64) (w, h float64) {
	if width <= 0 || height <= 0 {
		return wide, high
	}
	by := min(wide/float64(width), high/float64(height))
	return float64(width) * by, float64(height) * by
}
