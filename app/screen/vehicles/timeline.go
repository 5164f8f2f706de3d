package vehicles

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// timeline is the life of a car, the newest first: one focus, ↑↓ PgUp PgDn Home
// End walk, Enter opens, Space unfolds. It scrolls by whole entries.
type timeline struct {
	widget.BaseWidget
	h      *screen.Host
	open   func(entry)
	typed  func(rune)
	drawn  *kit.Drawing
	known  []entry // all there are
	list   []entry // those that filter and words leave
	filter sort
	words  string
	sel    int
	top    int
	full   map[string]bool // entries that are unfolded, by title and time
	keys   bool
	ready  bool
	fault  string // why nothing could be read
	last   int    // behind the last entry that was seen whole
	carry  float32
}

func newTimeline(h *screen.Host, open func(entry), typed func(rune)) *timeline {
	t := &timeline{h: h, open: open, typed: typed, filter: ofAll, full: map[string]bool{}}
	t.drawn = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(l.Dp(240), l.Dp(96)) }, t.draw)
	t.ExtendBaseWidget(t)
	return t
}

// set shows another life.
func (t *timeline) set(known []entry) {
	t.known, t.ready, t.fault = known, true, ""
	t.sift()
}

// fail says why the life could not be read, if there is none to show.
func (t *timeline) fail(err error) {
	why, _ := t.h.Words(err)
	t.fault, t.ready = t.h.Say("table.error", shop.Args{"Why": why}), true
	t.drawn.Refresh()
}

// only shows what a filter and words leave.
func (t *timeline) only(filter sort, words string) {
	t.filter, t.words = filter, strings.ToLower(strings.TrimSpace(words))
	t.sel, t.top = 0, 0
	t.sift()
}

func (t *timeline) sift() {
	t.list = nil
	for _, e := range t.known {
		if e.fits(t.filter) && (t.words == "" || strings.Contains(e.text(), t.words)) {
			t.list = append(t.list, e)
		}
	}
	t.sel = max(0, min(t.sel, len(t.list)-1))
	t.top = max(0, min(t.top, len(t.list)-1))
	t.drawn.Refresh()
}

func (e entry) fits(filter sort) bool {
	if filter == ofAll {
		return !e.aside
	}
	return e.sort == filter
}

// counts are how many entries each filter leaves.
func (t *timeline) counts() (n []int64) {
	for _, s := range sorts() {
		count := int64(0)
		for _, e := range t.known {
			if e.fits(s) {
				count++
			}
		}
		n = append(n, count)
	}
	return n
}

func (e entry) key() string { return e.at.String() + e.title }

// tall is the height of an entry.
func (t *timeline) tall(look *kit.Theme, e entry) float32 {
	lines := 1
	if e.sub != "" {
		lines++
	}
	lines += len(e.warn)
	if t.full[e.key()] {
		lines += len(e.more)
	}
	return float32(lines)*look.Dp(19) + look.Dp(9)
}

func (t *timeline) draw(p *kit.Pen, size fyne.Size) {
	look := p.Look
	if len(t.list) == 0 {
		t.drawEmpty(p, size)
		return
	}
	t.bring(look, size.Height)
	y := float32(0)
	t.last = t.top
	for i := t.top; i < len(t.list); i++ {
		tall := t.tall(look, t.list[i])
		if y+tall > size.Height && i > t.top {
			break
		}
		t.drawEntry(p, i, y, fyne.NewSize(size.Width, tall))
		y += tall
		t.last = i + 1
	}
	if n := len(t.list); t.last-t.top < n {
		track := size.Height - 4
		p.Round(kit.At(size.Width-7, 2+track*float32(t.top)/float32(n), 4, max(24, track*float32(t.last-t.top)/float32(n))), 2, look.Border)
	}
}

// bring moves the top so that the chosen entry is seen whole.
func (t *timeline) bring(look *kit.Theme, room float32) {
	t.top = min(t.top, t.sel)
	for t.top < t.sel {
		y := float32(0)
		for i := t.top; i <= t.sel; i++ {
			y += t.tall(look, t.list[i])
		}
		if y <= room {
			return
		}
		t.top++
	}
}

func (t *timeline) drawEmpty(p *kit.Pen, size fyne.Size) {
	if !t.ready {
		return
	}
	words := t.h.Say("vehicle.empty")
	switch {
	case t.fault != "":
		words = t.fault
	case len(t.known) > 0:
		words = t.h.Say("vehicle.none", shop.Args{"Text": t.words})
	}
	st := p.Style(kit.Body).In(p.Look.Muted)
	lines := st.Lines(words, size.Width-32)
	y := max(24, size.Height/2-float32(len(lines))*p.Look.Dp(10))
	p.Icon("clock", size.Width/2-14, y-p.Look.Dp(34), 28, p.Look.Placeholder)
	for i, l := range lines {
		p.Text((size.Width-st.Width(l))/2, y+float32(i)*p.Look.Dp(20), l, st)
	}
}

func (t *timeline) drawEntry(p *kit.Pen, i int, y float32, size fyne.Size) {
	look, e := p.Look, t.list[i]
	over := p.Spot(0, y, size.Width, size.Height, func() { t.click(i) })
	ground := look.Surface
	switch {
	case i == t.sel && t.keys:
		ground = look.Selection
		p.Fill(0, y, size.Width, size.Height, ground)
		p.Fill(0, y, 3, size.Height, look.Primary)
	case i == t.sel:
		ground = look.Header
		p.Fill(0, y, size.Width, size.Height, ground)
	case over:
		ground = look.Hover
		p.Fill(0, y, size.Width, size.Height, ground)
	}
	mid, step := y+look.Dp(14), look.Dp(19)
	date := t.h.Env.Lang.Date(e.at)
	st := p.Style(kit.Caption)
	if date == t.h.Env.Lang.Date(t.h.Env.Clock()) {
		date, st = t.h.Say("when.today"), p.Style(kit.Body).Strong().In(look.Primary)
	}
	p.Text(12, mid, date, st)
	axis, left, right := look.Dp(104), look.Dp(128), size.Width-12
	t.drawAxis(p, i, fyne.NewPos(axis, y), size.Height, ground)
	if i+1 < len(t.list) {
		p.HLine(left, y+size.Height-1, right-left)
	}
	end := right
	if e.amount != "" {
		end = p.TextR(right, mid, e.amount, p.Style(kit.Body)) - 12
	}
	if e.chip != nil && size.Width > look.Dp(420) {
		end = p.ChipR(end, mid, *e.chip) - 10
	}
	p.Fit(left, mid, end-left, e.title, p.Style(kit.Body))
	if e.sub != "" {
		mid += step
		p.Fit(left, mid, right-left, e.sub, p.Style(kit.Caption))
	}
	for _, w := range e.warn {
		mid += step
		x := p.Icon("alert", left, mid, look.Dp(12), look.Warning) + 5
		p.Fit(x, mid, right-x, w, p.Style(kit.Caption).In(look.Warning))
	}
	if t.full[e.key()] {
		t.drawMore(p, e, mid, left, right)
	}
}

func (t *timeline) drawMore(p *kit.Pen, e entry, mid, left, right float32) {
	for _, m := range e.more {
		mid += p.Look.Dp(19)
		end := p.TextR(right, mid, m[1], p.Style(kit.Caption)) - 10
		p.Fit(left+10, mid, end-left-10, m[0], p.Style(kit.Caption).In(p.Look.Ink))
	}
}

// drawAxis draws the line of time from at downwards, and the icon on it.
func (t *timeline) drawAxis(p *kit.Pen, i int, at fyne.Position, tall float32, ground color.Color) {
	look, e := p.Look, t.list[i]
	axis, y := at.X, at.Y
	r := look.Dp(11)
	mid := y + look.Dp(14)
	if i > 0 {
		p.VLine(axis, y, mid-r-y)
	}
	if i+1 < len(t.list) {
		p.VLine(axis, mid+r, y+tall-mid-r)
	}
	var ink color.Color = look.Muted
	if e.tone != "" {
		ink = look.Tone(e.tone).Ink
	}
	p.Round(kit.At(axis-r, mid-r, 2*r, 2*r), r, look.Border)
	if ground == look.Selection || ground == look.Header {
		ground = look.Surface
	}
	p.Round(kit.At(axis-r+1, mid-r+1, 2*r-2, 2*r-2), r-1, ground)
	p.Icon(e.icon, axis-look.Dp(6.5), mid, look.Dp(13), ink)
}
