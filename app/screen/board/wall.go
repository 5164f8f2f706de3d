package board

import (
	"strings"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// wall is the board for a screen on the wall (大屏), which customers see: plates
// with their middle hidden, where each car is and when it was promised, and
// neither names nor phones.
type wall struct {
	v       *view
	drawn   *kit.Drawing
	uncover func()
}

// Sizes of the wall in dp at 100 %: text is read from across the room.
const (
	wallText = 20
	wallRow  = 44
)

// openWall covers the window with the wall until Esc or F11.
func (v *view) openWall() {
	if v.wall != nil {
		return
	}
	w := &wall{v: v}
	w.drawn = kit.NewDrawing(v.p.h.Env, func(*kit.Theme) fyne.Size { return fyne.NewSize(400, 240) }, w.draw)
	shut := func() { w.uncover() }
	scope := kit.NewScope("wall").On("Esc", shut).On("F11", shut)
	scope.Only = true
	pop := v.p.h.Env.Router.Push(scope)
	v.wall = w
	w.uncover = kit.Cover(v.p.h.Env.Layer, w.drawn, func() {
		pop()
		v.wall = nil
	})
	v.p.Load()
}

func (w *wall) draw(pen *kit.Pen, size fyne.Size) {
	look, m, h := pen.Look, &w.v.p.m, w.v.p.h
	pen.Fill(0, 0, size.Width, size.Height, look.Bg)
	big := kit.Style{Size: wallText * look.Scale, Bold: true, Color: look.Ink}
	head, pad := look.Dp(52), float32(16)
	pen.Text(pad, head/2, h.Say("screen.board"), big)
	right := pen.TextR(size.Width-pad, head/2, h.Env.Lang.Clock(m.now), big) - 24
	if w.v.p.Stale() {
		words := h.Say("board.state.stale", shop.Args{"At": h.Env.Lang.Clock(w.v.p.ReadAt())})
		pen.TextR(right, head/2, words, pen.Style(kit.Body).In(look.Warning))
	} else {
		pen.TextR(right, head/2, "Esc", pen.Style(kit.Caption))
	}
	all := w.columns()
	wide := (size.Width - 2*pad - gap*float32(len(all)-1)) / float32(len(all))
	for i, g := range all {
		w.column(pen, g, kit.At(pad+float32(i)*(wide+gap), head, wide, size.Height-head-pad))
	}
}

// columns are all cars by the column they stand in, whatever the board is
// filtered by.
func (w *wall) columns() []group {
	whole := model{found: w.v.p.m.found, pending: w.v.p.m.pending, now: w.v.p.m.now, zone: w.v.p.m.zone}
	whole.arrange()
	return whole.groups
}

func (w *wall) column(pen *kit.Pen, g group, at kit.Place) {
	look := pen.Look
	icon, toneName := screen.StageLook(g.stage)
	tone := look.Tone(toneName)
	pen.Round(at, 4, look.Header)
	pen.Fill(at.X, at.Y, at.W, 6, tone.Bar)
	big := kit.Style{Size: wallText * look.Scale, Bold: true, Color: look.Ink}
	mid := at.Y + look.Dp(28)
	word, count := w.v.p.h.Say(g.stage.Key()), w.v.p.h.Env.Lang.Int(int64(len(g.slots)))
	left, right := at.X+10, pen.TextR(at.X+at.W-10, mid, count, big.In(look.Muted))-8
	if big.Width(word)+look.Dp(28) <= right-left {
		left = pen.Icon(icon, left, mid, look.Dp(20), tone.Ink) + 8
	}
	if big.Width(word) > right-left {
		pen.Fit(left, mid, right-left, word, pen.Style(kit.Body).Strong())
	} else {
		pen.Text(left, mid, word, big)
	}
	y, row := at.Y+look.Dp(52), look.Dp(wallRow)
	for i, s := range g.slots {
		if y+row > at.Y+at.H-6 {
			words := w.v.p.h.Say("board.more", shop.Args{"N": len(g.slots) - i})
			pen.Text(at.X+12, y+look.Dp(10), words, pen.Style(kit.Body))
			return
		}
		w.card(pen, s, kit.At(at.X+6, y, at.W-12, row-6))
		y += row
	}
}

func (w *wall) card(pen *kit.Pen, s slot, at kit.Place) {
	look, mid := pen.Look, at.Y+at.H/2
	_, toneName := screen.StageLook(s.stage)
	pen.Card(at.X, at.Y, at.W, at.H)
	pen.Fill(at.X, at.Y, 5, at.H, look.Tone(toneName).Bar)
	big := kit.Style{Size: wallText * look.Scale, Bold: true, Color: look.Ink}
	right, plate := at.X+at.W-8, w.v.p.h.Env.Lang.Plate(Masked(s.card.Plate))
	when, ink := "", look.Muted
	if !s.card.Stamps.PromisedAt.IsZero() {
		when = faces{w.v}.short(s.card.Stamps.PromisedAt)
	}
	if s.late > 0 {
		ink = look.Error
	}
	st := kit.Style{Size: wallText * look.Scale, Color: ink}
	if st.Width(when)+big.Width(plate)+18 <= right-at.X-12 {
		if pen.TextR(right, mid, when, st); s.late > 0 {
			pen.Fill(right-st.Width(when), mid+look.Dp(13), st.Width(when), 2, ink)
		}
	}
	pen.Fit(at.X+12, mid, right-at.X-12, plate, big)
}

// Masked hides the middle of a plate: who owns the car knows it again, others
// cannot read it.
func Masked(plate string) string {
	r := []rune(plate)
	if len(r) < 5 {
		return strings.Repeat("*", len(r))
	}
	return string(r[:3]) + strings.Repeat("*", len(r)-5) + string(r[len(r)-2:])
}
