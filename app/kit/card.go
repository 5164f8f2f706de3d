package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Act is something a person can do: the word for it, its key as written on a
// button, and what happens.
type Act struct {
	Word, Keys string
	Do         func()
}

// Card is a surface with an edge of 1 dp and, if it has a title, a head of
// 36 dp: title, count, and something to do at the right. A card without Pad
// lets its content reach the edges, as a table wants.
type Card struct {
	widget.BaseWidget
	Pad     bool
	title   string
	count   string
	tone    string
	action  fyne.CanvasObject
	content fyne.CanvasObject
}

// NewCard gives a card around content; title may be empty.
func NewCard(title string, content fyne.CanvasObject) *Card {
	c := &Card{title: title, content: content}
	c.ExtendBaseWidget(c)
	return c
}

// Padded keeps 12 dp between the content and the edges.
func (c *Card) Padded() *Card {
	c.Pad = true
	return c
}

// SetTitle changes the title.
func (c *Card) SetTitle(title string) {
	c.title = title
	c.Refresh()
}

// SetCount shows a figure behind the title, in a tone of Theme.Tone.
func (c *Card) SetCount(count, tone string) {
	c.count, c.tone = count, tone
	c.Refresh()
}

// SetAction shows o at the right of the head.
func (c *Card) SetAction(o fyne.CanvasObject) *Card {
	c.action = o
	c.Refresh()
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{card: c}
	r.Layout(c.Size())
	return r
}

type cardRenderer struct {
	card   *Card
	sketch sketch
}

// inset is the room between the content and the left and top edges.
func (r *cardRenderer) inset() (left, top float32) {
	left, top = 1, 1
	if r.card.Pad {
		left, top = 12, 12
	}
	if r.card.title != "" {
		top = Look().Dp(36)
	}
	return left, top
}

// Layout implements fyne.WidgetRenderer.
func (r *cardRenderer) Layout(size fyne.Size) {
	s, c := &r.sketch, r.card
	s.begin()
	s.box(0, 0, size.Width, size.Height, frame{4, Tone{Bar: s.look.Border, Fill: s.look.Surface}})
	left, top := r.inset()
	if c.title != "" {
		mid, right := top/2, size.Width-12
		if c.action != nil {
			want := c.action.MinSize()
			right -= want.Width
			Put(c.action, right, mid-want.Height/2, want.Width, want.Height)
			right -= 8
		}
		st := s.look.Style(Head)
		if w := countWidth(s.look, c.count); w > 0 {
			right -= w + 8
		}
		s.count(s.fit(12, mid, right-12, c.title, st)+8, mid, c.count, c.tone)
	}
	s.end()
	bottom := left
	if c.content != nil {
		Put(c.content, left, top, size.Width-2*left, size.Height-top-bottom)
	}
}

// MinSize implements fyne.WidgetRenderer.
func (r *cardRenderer) MinSize() fyne.Size {
	left, top := r.inset()
	size := fyne.NewSize(2*left, top+left)
	if r.card.content != nil {
		size = size.Add(r.card.content.MinSize())
	}
	return size
}

// Refresh implements fyne.WidgetRenderer.
func (r *cardRenderer) Refresh() {
	r.Layout(r.card.Size())
	canvas.Refresh(r.card)
}

// Objects implements fyne.WidgetRenderer.
func (r *cardRenderer) Objects() []fyne.CanvasObject {
	all := append([]fyne.CanvasObject{}, r.sketch.objects...)
	if r.card.action != nil {
		all = append(all, r.card.action)
	}
	if r.card.content != nil {
		all = append(all, r.card.content)
	}
	return all
}

// Destroy implements fyne.WidgetRenderer.
func (r *cardRenderer) Destroy() {}

// Stat is a figure with its label above and a note below: 库存 0.
type Stat struct {
	drawn
	Label, Value, Note string
	Tone               string // colours the value; "" is plain
	Large              bool   // the value in the size of totals
}

// NewStat gives a figure. Change its fields and call Refresh.
func NewStat(label, value string) *Stat {
	st := &Stat{Label: label, Value: value}
	st.min, st.draw = st.want, st.paint
	st.ExtendBaseWidget(st)
	return st
}

func (st *Stat) want(look *Theme) fyne.Size {
	role, h := Head, look.Dp(38)
	if st.Large {
		role, h = Total, look.Dp(48)
	}
	w := max(look.Style(role).Width(st.Value), look.Style(Caption).Width(st.Label), look.Style(Caption).Width(st.Note))
	if st.Note != "" {
		h += look.Dp(18)
	}
	return fyne.NewSize(w, h)
}

func (st *Stat) paint(s *sketch, size fyne.Size) {
	role, mid := Head, s.look.Dp(28)
	if st.Large {
		role, mid = Total, s.look.Dp(33)
	}
	value := s.look.Style(role)
	if st.Tone != "" {
		value = value.In(s.look.Tone(st.Tone).Ink)
	}
	s.fit(0, s.look.Dp(8), size.Width, st.Label, s.look.Style(Caption))
	s.fit(0, mid, size.Width, st.Value, value)
	s.fit(0, size.Height-s.look.Dp(8), size.Width, st.Note, s.look.Style(Caption))
}

// Share is a bar for a part of a whole, with words above it: what it is at the
// left, how much at the right. The words say it all; the bar repeats them.
type Share struct {
	drawn
	Label, Words string
	Part, Whole  int64
	Tone         string
}

// NewShare gives a bar. Change its fields and call Refresh.
func NewShare(label, words string, part, whole int64, tone string) *Share {
	b := &Share{Label: label, Words: words, Part: part, Whole: whole, Tone: tone}
	b.min = func(look *Theme) fyne.Size { return fyne.NewSize(look.Dp(80), look.Dp(28)) }
	b.draw = b.paint
	b.ExtendBaseWidget(b)
	return b
}

func (b *Share) paint(s *sketch, size fyne.Size) {
	mid, h, y := s.look.Dp(9), s.look.Dp(6), size.Height-s.look.Dp(8)
	right := s.lineR(size.Width, mid, b.Words, s.look.Style(Body))
	s.fit(0, mid, right-8, b.Label, s.look.Style(Caption))
	s.round(0, y, size.Width, h, curve{h / 2, s.look.Header})
	if b.Whole > 0 && b.Part > 0 {
		w := size.Width * float32(min(b.Part, b.Whole)) / float32(b.Whole)
		s.round(0, y, max(h, w), h, curve{h / 2, s.look.Tone(b.Tone).Bar})
	}
}
