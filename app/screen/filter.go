package screen

import (
	"strconv"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
)

// Filter leaves some rows of a list: ID is what data calls it, Title the
// language key of its word.
type Filter struct{ ID, Title string }

// Filters are the pills above a list, each with how many rows it leaves; one is
// chosen. Alt+1, Alt+2 and so on choose by key.
type Filters struct {
	h      *Host
	all    []Filter
	counts []int64 // nil: not known yet
	at     int
	chosen func(id string)
	heard  func([]int64)
	drawn  *kit.Drawing
}

// NewFilters gives the pills with the first one chosen.
func NewFilters(h *Host, all []Filter, chosen func(id string)) *Filters {
	f := &Filters{h: h, all: all, chosen: chosen}
	f.drawn = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(0, l.Dp(28)) }, f.draw)
	return f
}

// Object is what a page shows.
func (f *Filters) Object() fyne.CanvasObject { return f.drawn }

// Chosen is the ID of the filter that is chosen.
func (f *Filters) Chosen() string {
	if f.at >= len(f.all) {
		return ""
	}
	return f.all[f.at].ID
}

// SetCounts shows how many rows each filter leaves.
func (f *Filters) SetCounts(counts []int64) {
	f.counts = counts
	f.drawn.Refresh()
	if f.heard != nil {
		f.heard(counts)
	}
}

// Choose chooses a filter by its place.
func (f *Filters) Choose(i int) {
	if i < 0 || i >= len(f.all) {
		return
	}
	f.at = i
	f.drawn.Refresh()
	f.chosen(f.all[i].ID)
}

// Actions are the filters with their keys.
func (f *Filters) Actions() []Action {
	var acts []Action
	for i, x := range f.all {
		acts = append(acts, Action{ID: x.Title, Keys: "Alt+" + strconv.Itoa(i+1), Do: func() { f.Choose(i) }})
	}
	return acts
}

func (f *Filters) draw(p *kit.Pen, size fyne.Size) {
	look := p.Look
	tall, mid, x := look.Dp(26), size.Height/2, float32(0)
	for i, one := range f.all {
		word := f.h.Say(one.Title)
		if i < len(f.counts) {
			word += " " + f.h.Env.Lang.Int(f.counts[i])
		}
		st := p.Style(kit.Caption).In(look.Ink)
		wide := st.Strong().Width(word) + 20
		if x+wide > size.Width {
			return
		}
		edge, fill := look.InputBorder, look.Surface
		over := p.Spot(x, mid-tall/2, wide, tall, func() { f.Choose(i) })
		switch {
		case i == f.at:
			edge, fill, st = look.Primary, look.PrimarySoft, st.Strong().In(look.Primary)
		case over:
			fill = look.Hover
		}
		p.Round(kit.At(x, mid-tall/2, wide, tall), tall/2, edge)
		p.Round(kit.At(x+1, mid-tall/2+1, wide-2, tall-2), tall/2-1, fill)
		p.Text(x+(wide-st.Width(word))/2, mid, word, st)
		x += wide + 8
	}
}
