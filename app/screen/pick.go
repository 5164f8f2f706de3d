package screen

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/shop"
)

// picksMost is how many items a sheet to pick from has: one a digit.
const picksMost = 9

// Pick is a short list of which one item is taken by its digit.
type Pick struct {
	Title string
	Items []string
	At    int  // the item that is chosen at first
	Note  bool // a word may be added, before the digit is pressed
	Do    func(i int, note string)
}

// picker is the list in the sheet.
type picker struct {
	Pick
	keyed *kit.Keyed
	note  string
	form  *kit.Form
	sheet *kit.Sheet
}

// PickSheet asks for one of a few items. A digit takes it at once; so do arrows
// and Enter, and Ctrl+Enter from the note.
func PickSheet(h *Host, p Pick) {
	p.Items = p.Items[:min(len(p.Items), picksMost)]
	x := &picker{Pick: p}
	x.keyed = kit.NewKeyed(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(32)*float32(len(p.Items))) }, x.draw, x.key)
	content := container.NewVBox(x.keyed)
	if p.Note {
		x.form = kit.NewForm(h.Env, "pick")
		x.form.Text("note", &x.note).Max(shop.MaxName)
		x.form.OnLast = func() { h.Env.Focus(x.keyed) }
		x.form.Fill()
		content.Add(x.form.Content())
	}
	x.sheet = h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{
		Kind: kit.SheetCentre, Title: p.Title, Content: content,
		Confirm: &kit.Act{Word: h.Say("act.confirm"), Do: func() { x.take(x.At) }},
	})
	h.Env.Focus(x.keyed)
}

func (x *picker) key(c kit.Chord) bool {
	if n, err := strconv.Atoi(c.String()); err == nil {
		x.take(n - 1)
		return n >= 1 && n <= len(x.Items)
	}
	switch c {
	case kit.Keys("↑"):
		x.At = max(0, x.At-1)
	case kit.Keys("↓"):
		x.At = min(len(x.Items)-1, x.At+1)
	case kit.Keys("Enter"):
		x.take(x.At)
	default:
		return false
	}
	x.keyed.Refresh()
	return true
}

// take closes the sheet and hands the item on.
func (x *picker) take(i int) {
	if i < 0 || i >= len(x.Items) {
		return
	}
	if x.form != nil {
		if err := x.form.Read(); err != nil {
			x.form.Show(err)
			return
		}
	}
	x.sheet.Close()
	x.Do(i, x.note)
}

func (x *picker) draw(p *kit.Pen, size fyne.Size) {
	look, tall := p.Look, p.Look.Dp(32)
	for i, word := range x.Items {
		y := float32(i) * tall
		mid := y + tall/2
		over := p.Spot(0, y, size.Width, tall, func() { x.take(i) })
		switch {
		case i == x.At && x.keyed.Focused():
			p.Round(kit.At(0, y+1, size.Width, tall-2), 4, look.Selection)
			p.Fill(0, y+1, 3, tall-2, look.Primary)
		case over:
			p.Round(kit.At(0, y+1, size.Width, tall-2), 4, look.Hover)
		}
		left := p.KeyCap(10, mid, strconv.Itoa(i+1)) + 10
		p.Fit(left, mid, size.Width-left-8, word, p.Style(kit.Body))
	}
}
