package screen

import (
	"fyne.io/fyne/v2"

	"gongdan/app/kit"
)

// Block is two lines about one thing in the strip above a page: what it is, and
// below it a word about it.
type Block struct {
	Top, Sub string
	Tone     string // of Top
	Strong   bool
	Do       func() // what a click does; there is a key for it elsewhere
}

// Blocks draws blocks between x and right in a strip of size, each behind an
// upright line. What does not fit is left out from the end.
func Blocks(p *kit.Pen, x, right float32, size fyne.Size, all []Block) {
	look := p.Look
	gap := look.Dp(9.5)
	top, sub := size.Height/2-gap, size.Height/2+gap
	for _, b := range all {
		if b.Top == "" && b.Sub == "" {
			continue
		}
		st, small := p.Style(kit.Body), p.Style(kit.Caption)
		if b.Strong {
			st = st.Strong()
		}
		if b.Tone != "" {
			st = st.In(look.Tone(b.Tone).Ink)
		}
		want := max(st.Width(b.Top), small.Width(b.Sub))
		wide := min(want, right-x-look.Dp(26))
		if wide < min(want, look.Dp(72)) {
			return
		}
		p.VLine(x, 10, size.Height-20)
		if b.Do != nil && p.Spot(x+6, 4, wide+14, size.Height-8, b.Do) {
			p.Round(kit.At(x+6, 6, wide+14, size.Height-12), 4, look.Hover)
		}
		p.Fit(x+13, top, wide, b.Top, st)
		p.Fit(x+13, sub, wide, b.Sub, small)
		x += wide + look.Dp(28)
	}
}
