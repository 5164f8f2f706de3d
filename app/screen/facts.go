package screen

import (
	"image/color"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
)

// Stat is a figure under its label.
type Stat struct{ Label, Value, Tone string }

// Bar is a quantity by its place in a row of bars.
type Bar struct {
	Label string
	Value int64
}

// Fact is a line about a record. It is one of: Stats side by side, Bars, a
// Gauge, Words that wrap, or a line of its other parts from left to right.
type Fact struct {
	Icon  string
	Key   string // caption at the left: a date or what it is
	Text  string
	Right string // ends before Far, or at the edge
	Far   string // caption at the edge, 44 dp wide
	Tone  string // of Icon and Right
	Do    func() // what a click on Text does; there is a key for it elsewhere
	Words string
	Stats []Stat
	Bars  []Bar
	Gauge *Gauge
}

// Section is facts under a title, with something to do at its right. The first
// section of a drawer needs no title.
type Section struct {
	Title string
	Note  string
	Act   *kit.Act
	Facts []Fact
}

// Facts draws sections below each other. It is only looked at: what can be
// clicked in it has a key elsewhere.
type Facts struct {
	all   []Section
	width float32
	drawn *kit.Drawing
}

// NewFacts gives an empty drawing.
func NewFacts(h *Host) *Facts {
	f := &Facts{width: 280}
	f.drawn = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(l.Dp(160), f.tall(l)) }, f.draw)
	return f
}

// Object is what a page shows.
func (f *Facts) Object() fyne.CanvasObject { return f.drawn }

// Set shows other sections.
func (f *Facts) Set(all []Section) {
	f.all = all
	f.drawn.Refresh()
}

// SetWidth tells how wide it will stand, for words that wrap.
func (f *Facts) SetWidth(w float32) { f.width = w }

const factKey, factFar = 76, 48

func (f *Facts) tall(look *kit.Theme) float32 {
	y := float32(0)
	for i, s := range f.all {
		if i > 0 {
			y += look.Dp(21)
		}
		if s.Title != "" {
			y += look.Dp(30)
		}
		for _, x := range s.Facts {
			y += x.tall(look, f.width)
		}
	}
	return y
}

func (x Fact) tall(look *kit.Theme, width float32) float32 {
	switch {
	case len(x.Stats) > 0:
		return look.Dp(44)
	case len(x.Bars) > 0:
		return look.Dp(66)
	case x.Gauge != nil:
		return look.Dp(gaugeTall)
	case x.Words != "":
		return float32(len(look.Style(kit.Body).Lines(x.Words, width)))*look.Dp(20) + 4
	}
	return look.Dp(26)
}

func (f *Facts) draw(p *kit.Pen, size fyne.Size) {
	look, y := p.Look, float32(0)
	for i, s := range f.all {
		if i > 0 {
			p.HLine(0, y+look.Dp(10), size.Width)
			y += look.Dp(21)
		}
		if s.Title != "" {
			mid, right := y+look.Dp(13), size.Width
			if s.Act != nil {
				right = p.LinkR(size.Width, mid, s.Act.Word, s.Act.Keys, s.Act.Do) - 12
			}
			if s.Note != "" {
				right = p.TextR(right, mid, s.Note, p.Style(kit.Caption)) - 12
			}
			p.Fit(0, mid, right, s.Title, p.Style(kit.Head))
			y += look.Dp(30)
		}
		keys := s.keys(p, size.Width)
		for _, x := range s.Facts {
			tall := x.tall(look, f.width)
			x.draw(p, kit.At(keys, y, size.Width, tall))
			y += tall
		}
	}
}

// keys is the room for the captions at the left: what the longest needs.
func (s Section) keys(p *kit.Pen, wide float32) float32 {
	room := p.Look.Dp(factKey)
	for _, x := range s.Facts {
		if x.Key != "" {
			room = max(room, p.Style(kit.Caption).Width(x.Key)+10)
		}
	}
	return min(room, wide/2)
}

// draw draws the fact in a place whose X is the room for its caption.
func (x Fact) draw(p *kit.Pen, at kit.Place) {
	look, y, wide := p.Look, at.Y, at.W
	switch {
	case len(x.Stats) > 0:
		x.drawStats(p, y, wide)
	case len(x.Bars) > 0:
		x.drawBars(p, y, wide)
	case x.Gauge != nil:
		x.Gauge.draw(p, y, wide)
	case x.Words != "":
		for i, line := range p.Style(kit.Body).Lines(x.Words, wide) {
			p.Text(0, y+look.Dp(10)+float32(i)*look.Dp(20), line, p.Style(kit.Body))
		}
	default:
		x.drawLine(p, y+at.H/2, wide, at.X)
	}
}

func (x Fact) drawStats(p *kit.Pen, y, wide float32) {
	look := p.Look
	each := wide / float32(len(x.Stats))
	for i, s := range x.Stats {
		at := float32(i) * each
		st := p.Style(kit.Head)
		if s.Tone != "" {
			st = st.In(look.Tone(s.Tone).Ink)
		}
		p.Fit(at, y+look.Dp(9), each-6, s.Label, p.Style(kit.Caption))
		p.Fit(at, y+look.Dp(28), each-6, s.Value, st)
	}
}

func (x Fact) drawBars(p *kit.Pen, y, wide float32) {
	look, most := p.Look, int64(1)
	for _, b := range x.Bars {
		most = max(most, b.Value)
	}
	each, base := wide/float32(len(x.Bars)), y+look.Dp(42)
	p.HLine(0, base, wide)
	for i, b := range x.Bars {
		at := float32(i) * each
		if b.Value > 0 {
			tall := max(2, look.Dp(36)*float32(b.Value)/float32(most))
			p.Fill(at+3, base-tall, each-6, tall, look.Primary)
		}
		st := p.Style(kit.Caption)
		p.Text(at+(each-st.Width(b.Label))/2, base+look.Dp(11), b.Label, st)
	}
}

func (x Fact) drawLine(p *kit.Pen, mid, wide, key float32) {
	look, left, right := p.Look, float32(0), wide
	var ink color.Color = look.Ink
	if x.Tone != "" {
		ink = look.Tone(x.Tone).Ink
	}
	if x.Icon != "" {
		icon := ink
		if x.Tone == "" {
			icon = look.Muted
		}
		left = p.Icon(x.Icon, 0, mid, look.Dp(15), icon) + 9
	}
	if x.Key != "" {
		p.Fit(left, mid, key-4, x.Key, p.Style(kit.Caption))
		left += key
	}
	if x.Far != "" {
		p.TextR(right, mid, x.Far, p.Style(kit.Caption))
		right -= look.Dp(factFar)
	}
	if x.Right != "" {
		right = p.TextR(right, mid, x.Right, p.Style(kit.Body).In(ink)) - 10
	}
	st := p.Style(kit.Body)
	if x.Do == nil {
		p.Fit(left, mid, right-left, x.Text, st)
		return
	}
	st = st.In(look.Primary)
	word := st.Cut(x.Text, right-left)
	if p.Spot(left, mid-look.Dp(12), st.Width(word), look.Dp(24), x.Do) {
		p.Fill(left, mid+look.Dp(9), st.Width(word), 1, look.Primary)
	}
	p.Text(left, mid, word, st)
}
