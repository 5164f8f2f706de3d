package opening

import (
	"fyne.io/fyne/v2"

	"gongdan/app/kit"
)

// Sizes in dp at 100 %.
const (
	cardWide = 880
	headTall = 76
	footTall = 56
	edge     = 24
	between  = 32 // between the two columns
)

// follow keeps the field that has the keys in sight.
func (o *opening) follow(f *kit.Form, keys ...string) {
	for _, key := range keys {
		field := f.Entry(key)
		after(&field.Hook().OnFocus, func() { o.reveal(field) })
	}
}

func (o *opening) reveal(field kit.Field) {
	look, d := kit.Look(), fyne.CurrentApp().Driver()
	top := d.AbsolutePositionForObject(field).Y - d.AbsolutePositionForObject(o.scroll.Content).Y - look.Dp(24)
	bottom := top + field.Size().Height + look.Dp(48)
	room := o.scroll.Size().Height
	switch y := o.scroll.Offset.Y; {
	case room <= 0:
	case top < y:
		o.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top)))
	case bottom > y+room:
		o.scroll.ScrollToOffset(fyne.NewPos(0, bottom-room))
	}
}

// cardLayout places the card in the middle of the window and its parts in it.
type cardLayout struct{ o *opening }

// box is where the card stands.
func (l cardLayout) box(size fyne.Size) (x, y, w, h float32) {
	look := kit.Look()
	w = min(look.Dp(cardWide), size.Width-32)
	h = min(look.Dp(headTall+footTall)+l.o.scroll.Content.MinSize().Height+20, size.Height-24)
	return (size.Width - w) / 2, (size.Height - h) * 2 / 5, w, h
}

// Layout implements fyne.Layout.
func (l cardLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	look, o := kit.Look(), l.o
	x, y, w, h := l.box(size)
	head, foot := look.Dp(headTall), look.Dp(footTall)
	kit.Put(all[0], 0, 0, size.Width, size.Height)
	want := o.tongue.MinSize()
	kit.Put(o.tongue, x+w-edge-want.Width, y+(head-want.Height)/2, want.Width, want.Height)
	kit.Put(o.scroll, x+edge-4, y+head, w-2*edge+8, h-head-foot)
	kit.Put(o.loading, x+1, y+h-foot-2, w-2, 2)
	right, mid := x+w-edge, y+h-foot/2
	for _, b := range []*kit.Button{o.start, o.demo} {
		if b.Visible() {
			want := b.MinSize()
			right -= want.Width
			kit.Put(b, right, mid-want.Height/2, want.Width, want.Height)
			right -= 8
		}
	}
	kit.Put(o.foot, x+edge, y+h-foot+1, right-x-edge-8, foot-2)
}

// MinSize implements fyne.Layout.
func (l cardLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 400) }

// drawGround draws the card and its head.
func (o *opening) drawGround(p *kit.Pen, size fyne.Size) {
	look := p.Look
	x, y, w, h := cardLayout{o}.box(size)
	p.Fill(0, 0, size.Width, size.Height, look.Bg)
	p.Card(x, y, w, h)
	mid := y + look.Dp(headTall)/2
	icon := look.Dp(36)
	p.Round(kit.At(x+edge, mid-icon/2, icon, icon), 6, look.Primary)
	p.Icon("doc", x+edge+look.Dp(6), mid, look.Dp(24), look.OnPrimary)
	left := x + edge + icon + 12
	room := x + w - edge - o.tongue.MinSize().Width - 16 - left
	p.Fit(left, mid-look.Dp(11), room, o.h.Say("opening.title"), p.Style(kit.Plate))
	p.Fit(left, mid+look.Dp(13), room, o.h.Say("opening.about"), p.Style(kit.Caption))
	p.HLine(x+1, y+look.Dp(headTall)-1, w-2)
	p.HLine(x+1, y+h-look.Dp(footTall), w-2)
}

// drawFoot says which keys lead on, or what is being done.
func (o *opening) drawFoot(p *kit.Pen, size fyne.Size) {
	mid := size.Height / 2
	if o.busy != "" {
		p.Fit(0, mid, size.Width, o.busy, p.Style(kit.Body))
		return
	}
	p.KeyHints(0, mid, size.Width, kit.KeyHint{Keys: "Enter", Word: o.h.Say("opening.hint.next")}, kit.KeyHint{Keys: "Shift+Enter", Word: o.h.Say("opening.hint.back")})
}

// bodyLayout sets the shop at the left, the people at the right: heading, form,
// heading, form, heading, form.
type bodyLayout struct{}

// Layout implements fyne.Layout.
func (bodyLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	look := kit.Look()
	head := look.Dp(30)
	wide := (size.Width - 8 - between) / 2
	left, right := float32(4), 4+wide+between
	kit.Put(all[0], left, 8, wide, head)
	kit.Put(all[1], left, 8+head, wide, tall(all[1], wide))
	y := float32(8)
	for i := 2; i < len(all); i += 2 {
		kit.Put(all[i], right, y, wide, head)
		h := tall(all[i+1], wide)
		kit.Put(all[i+1], right, y+head, wide, h)
		y += head + h + look.Dp(20)
	}
}

// tall is how tall a form is in that width: its messages may wrap.
func tall(o fyne.CanvasObject, wide float32) float32 {
	o.Resize(fyne.NewSize(wide, o.Size().Height))
	return o.MinSize().Height
}

// MinSize implements fyne.Layout.
func (bodyLayout) MinSize(all []fyne.CanvasObject) fyne.Size {
	look := kit.Look()
	left := 8 + look.Dp(30) + all[1].MinSize().Height
	right := float32(8)
	for i := 2; i < len(all); i += 2 {
		right += look.Dp(30) + all[i+1].MinSize().Height + look.Dp(20)
	}
	return fyne.NewSize(560, max(left, right)+look.Dp(12))
}
