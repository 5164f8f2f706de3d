package door

import (
	"strconv"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// Sizes in dp at 100 %.
const (
	tileWide = 216
	tileTall = 64
	tileGap  = 12
	edge     = 24
	headTall = 76
	footTall = 44
)

func (d *door) draw(p *kit.Pen, size fyne.Size) {
	p.Fill(0, 0, size.Width, size.Height, p.Look.Bg)
	switch {
	case d.failed:
		d.drawFailed(p, size)
	case d.asking:
		d.drawPIN(p, size)
	case len(d.people) > 0:
		d.drawTiles(p, size)
	}
}

// drawFailed says that the people could not be read, and how to try again.
func (d *door) drawFailed(p *kit.Pen, size fyne.Size) {
	look, st := p.Look, p.Style(kit.Body)
	wide := min(look.Dp(480), size.Width-2*edge)
	lines := st.Lines(d.said, wide-2*edge)
	tall := float32(len(lines))*look.Dp(20) + look.Dp(96)
	x, y := (size.Width-wide)/2, (size.Height-tall)/2
	p.Card(x, y, wide, tall)
	p.Icon("alert", size.Width/2-look.Dp(14), y+look.Dp(30), look.Dp(28), look.Error)
	mid := y + look.Dp(60)
	for _, line := range lines {
		p.Text(x+edge, mid, line, st)
		mid += look.Dp(20)
	}
	p.Link(x+edge, mid+look.Dp(6), d.h.Say("door.act.retry"), "F5", d.read)
}

// drawHead draws the shop and what is asked.
func (d *door) drawHead(p *kit.Pen, x, y, wide float32) {
	look := p.Look
	p.Round(kit.At(x+edge, y+look.Dp(20), look.Dp(36), look.Dp(36)), 6, look.Primary)
	p.Icon("doc", x+edge+look.Dp(6), y+look.Dp(38), look.Dp(24), look.OnPrimary)
	left := x + edge + look.Dp(36) + 12
	name := d.h.Settings().Name
	if name == "" {
		name = d.h.Say("app.name")
	}
	p.Fit(left, y+look.Dp(29), x+wide-edge-left, name, p.Style(kit.Page))
	p.Fit(left, y+look.Dp(49), x+wide-edge-left, d.h.Say("door.title"), p.Style(kit.Caption))
	p.HLine(x+1, y+look.Dp(headTall)-1, wide-2)
}

// grid is how many tiles stand beside and below each other.
func (d *door) grid(look *kit.Theme, size fyne.Size) (wide, rows int) {
	n := len(d.people)
	fit := int((size.Width - 4*edge + tileGap) / (look.Dp(tileWide) + tileGap))
	want := 3
	switch {
	case n > 12:
		want = 4
	case n < 3 || n == 4:
		want = 2
	}
	wide = max(1, min(want, fit, n))
	rows = (n + wide - 1) / wide
	room := size.Height - look.Dp(headTall) - look.Dp(footTall) - 4*edge
	return wide, max(1, min(rows, int((room+tileGap)/(look.Dp(tileTall)+tileGap))))
}

func (d *door) drawTiles(p *kit.Pen, size fyne.Size) {
	look := p.Look
	cols, rows := d.grid(look, size)
	d.wide = cols
	row := d.at / cols
	d.top = max(0, min(d.top, row))
	d.top = max(d.top, row-rows+1)
	tw, th := look.Dp(tileWide), look.Dp(tileTall)
	wide := max(float32(cols)*(tw+tileGap)-tileGap+2*edge, look.Dp(380))
	tall := look.Dp(headTall) + float32(rows)*(th+tileGap) - tileGap + 2*edge + look.Dp(footTall)
	x, y := (size.Width-wide)/2, max(8, (size.Height-tall)*2/5)
	p.Card(x, y, wide, tall)
	d.drawHead(p, x, y, wide)
	left, top := x+(wide-float32(cols)*(tw+tileGap)+tileGap)/2, y+look.Dp(headTall)+edge
	for i := d.top * cols; i < min(len(d.people), (d.top+rows)*cols); i++ {
		d.drawTile(p, i, left+float32(i%cols)*(tw+tileGap), top+float32(i/cols-d.top)*(th+tileGap))
	}
	foot := y + tall - look.Dp(footTall)
	p.HLine(x+1, foot, wide-2)
	p.KeyHints(x+edge, foot+look.Dp(footTall)/2, x+wide-edge,
		kit.KeyHint{Keys: "1–9", Word: d.h.Say("door.hint.digit")}, kit.KeyHint{Keys: "↑↓←→", Word: d.h.Say("door.hint.walk")},
		kit.KeyHint{Keys: "Enter", Word: d.h.Say("door.hint.enter")})
}

func (d *door) drawTile(p *kit.Pen, i int, x, y float32) {
	look, who := p.Look, d.people[i]
	w, h := look.Dp(tileWide), look.Dp(tileTall)
	border, fill := look.InputBorder, look.Surface
	over := p.Spot(x, y, w, h, func() { d.at = i; d.enter() })
	switch {
	case i == d.at:
		p.Round(kit.At(x-3, y-3, w+6, h+6), 7, look.Primary)
		p.Round(kit.At(x-1, y-1, w+2, h+2), 5, look.Surface)
		border, fill = look.Primary, look.PrimarySoft
	case over:
		fill = look.Hover
	}
	p.Round(kit.At(x, y, w, h), 4, border)
	p.Round(kit.At(x+1, y+1, w-2, h-2), 3, fill)
	mid := y + h/2
	avatar(p, who, x+12, mid, i == d.at)
	left, right := x+look.Dp(36)+24, x+w-10
	if i < 9 {
		right = p.KeyCapR(right, y+look.Dp(19), strconv.Itoa(i+1)) - 8
	}
	p.Fit(left, y+look.Dp(22), right-left, who.Name, p.Style(kit.Head))
	right = x + w - 12
	if who.PIN != "" {
		p.Icon("lock", right-look.Dp(14), y+look.Dp(43), look.Dp(14), look.Muted)
		right -= look.Dp(22)
	}
	p.Fit(left, y+look.Dp(43), right-left, roles(d.h, who), p.Style(kit.Caption))
}

// avatar draws the first character of a name in a disc.
func avatar(p *kit.Pen, who shop.Person, x, mid float32, chosen bool) {
	look, size, disc := p.Look, p.Look.Dp(36), p.Look.PrimarySoft
	if chosen {
		disc = look.Surface
	}
	st := p.Style(kit.Page).In(look.Primary)
	first := ""
	for _, r := range who.Name {
		first = string(r)
		break
	}
	p.Round(kit.At(x, mid-size/2, size, size), size/2, disc)
	p.Text(x+(size-st.Width(first))/2, mid, first, st)
}

// roles are the roles of somebody in words.
func roles(h *screen.Host, who shop.Person) string {
	words := ""
	for i, r := range who.Roles {
		if i > 0 {
			words += h.Say("say.comma")
		}
		words += h.Say(r.Key())
	}
	return words
}

// pinTall is how tall the card of the PIN is, without its head.
const pinTall = 326

func (d *door) drawPIN(p *kit.Pen, size fyne.Size) {
	look, who := p.Look, d.chosen()
	wide, tall := look.Dp(380), look.Dp(headTall+pinTall)
	x, y := (size.Width-wide)/2, max(8, (size.Height-tall)*2/5)
	p.Card(x, y, wide, tall)
	d.drawHead(p, x, y, wide)
	y += look.Dp(headTall)
	mid := y + look.Dp(34)
	avatar(p, who, x+edge, mid, false)
	left := x + edge + look.Dp(36) + 12
	right := x + wide - edge
	if len(d.people) > 1 {
		right = p.LinkR(right, mid, d.h.Say("door.act.other"), "Esc", d.back) - 12
	}
	p.Fit(left, mid-look.Dp(10), right-left, who.Name, p.Style(kit.Head))
	p.Fit(left, mid+look.Dp(10), right-left, roles(d.h, who), p.Style(kit.Caption))
	drawDots(p, size.Width/2, y+look.Dp(76), len(d.pin), d.said != "")
	d.drawSaid(p, size.Width/2, y+look.Dp(100), wide-32)
	d.drawPad(p, size.Width/2, y+look.Dp(116))
}

// drawDots draws a place for each digit, filled as far as they are typed.
func drawDots(p *kit.Pen, centre, mid float32, typed int, wrong bool) {
	look, ring := p.Look, p.Look.InputBorder
	if wrong {
		ring = look.Error
	}
	each, size := look.Dp(26), look.Dp(14)
	x := centre - each*pinMost/2 + (each-size)/2
	for i := range pinMost {
		if i < typed {
			p.Round(kit.At(x, mid-size/2, size, size), size/2, look.Primary)
		} else {
			p.Round(kit.At(x, mid-size/2, size, size), size/2, ring)
			p.Round(kit.At(x+1, mid-size/2+1, size-2, size-2), size/2-1, look.Surface)
		}
		x += each
	}
}

func (d *door) drawSaid(p *kit.Pen, centre, mid, wide float32) {
	look, words, st := p.Look, d.said, p.Style(kit.Caption)
	if words == "" {
		words = d.h.Say("door.pin")
	} else {
		st = st.In(look.Error)
	}
	words = st.Cut(words, wide)
	p.Text(centre-st.Width(words)/2, mid, words, st)
}

// drawPad draws digits to click.
func (d *door) drawPad(p *kit.Pen, centre, top float32) {
	look := p.Look
	w, h := look.Dp(72), look.Dp(42)
	x, y := centre-(3*w+16)/2, top
	for i := range 12 {
		at, yy := x+float32(i%3)*(w+8), y+float32(i/3)*(h+8)
		switch i {
		case 9:
			d.padKey(p, at, yy, padFace{icon: "left"}, d.rub)
		case 10:
			d.padKey(p, at, yy, padFace{word: "0"}, func() { d.digit(0) })
		case 11:
			d.padKey(p, at, yy, padFace{icon: "check", primary: true}, d.enter)
		default:
			d.padKey(p, at, yy, padFace{word: strconv.Itoa(i + 1)}, func() { d.digit(i + 1) })
		}
	}
}

// padFace is what stands on a key of the pad.
type padFace struct {
	word, icon string
	primary    bool
}

func (d *door) padKey(p *kit.Pen, x, y float32, face padFace, do func()) {
	look := p.Look
	w, h := look.Dp(72), look.Dp(42)
	border, fill, ink := look.Border, look.Surface, look.Ink
	if d.waits() > 0 {
		ink = look.Disabled
	} else if p.Spot(x, y, w, h, do) {
		fill = look.Hover
	}
	if face.primary && d.waits() == 0 && len(d.pin) >= pinLeast {
		border, fill, ink = look.Primary, look.Primary, look.OnPrimary
	}
	p.Round(kit.At(x, y, w, h), 4, border)
	p.Round(kit.At(x+1, y+1, w-2, h-2), 3, fill)
	st := p.Style(kit.Page).In(ink)
	p.Text(x+(w-st.Width(face.word))/2, y+h/2, face.word, st)
	if face.icon != "" {
		p.Icon(face.icon, x+(w-look.Dp(18))/2, y+h/2, look.Dp(18), ink)
	}
}
