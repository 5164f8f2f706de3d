package board

import (
	"strconv"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// Sizes in dp at 100 %.
const (
	gap       = 8
	headTall  = 38
	lineTall  = 28 // of a card in one line
	cardPlain = 98 // of a card without a line that says what it waits for
	cardMore  = 20 // for each line more
	shutWide  = 44 // of an empty column where there is little room
	hintTall  = 24
	narrowAt  = 1100
)

// painter draws columns and lanes, faces the cards in them.
type (
	painter struct{ faces }
	faces   struct{ *view }
)

// small reports whether cards stand in one line each.
func (v *view) small() bool { return v.p.h.Window().Width <= kit.Look().Dp(narrowAt) }

func (v painter) draw(pen *kit.Pen, size fyne.Size) {
	look := pen.Look
	v.cards, v.cols = v.cards[:0], v.cols[:0]
	y, tall := float32(0), size.Height
	if v.p.Stale() {
		words := v.p.h.Say("board.state.stale", shop.Args{"At": v.p.h.Env.Lang.Clock(v.p.ReadAt())})
		if v.p.ReadAt().IsZero() {
			words = v.p.h.Say("board.state.unread")
		}
		mid := look.Dp(11)
		pen.Icon("alert", 0, mid, look.Dp(15), look.Warning)
		pen.Fit(look.Dp(22), mid, size.Width-look.Dp(22), words, pen.Style(kit.Body).In(look.Warning))
		y += look.Dp(24)
	} else if v.p.Slow() {
		pen.Fill(0, 0, size.Width, 2, look.InputBorder)
	}
	if hint := look.Dp(hintTall); tall > look.Dp(480) {
		tall -= hint
		pen.KeyHints(0, tall+hint/2+2, size.Width, v.hints()...)
	}
	at := kit.At(0, y, size.Width, tall-y)
	switch {
	case len(v.p.m.cards) == 0 && !v.p.ReadAt().IsZero():
		v.drawEmpty(pen, at)
	case v.p.m.lanes:
		v.drawLanes(pen, at)
	default:
		v.drawColumns(pen, at)
	}
}

func (v painter) hints() []kit.KeyHint {
	say := v.p.h.Say
	return []kit.KeyHint{
		{Keys: "←→↑↓", Word: say("board.hint.choose")},
		{Keys: "1–6", Word: say("board.hint.move")},
		{Keys: "T", Word: say("board.act.dispatch")},
		{Keys: "W", Word: say("board.badge.waits")},
		{Keys: "G", Word: say("board.labels")},
		{Keys: "Ctrl+Z", Word: say("board.hint.undo")},
	}
}

// drawEmpty says that no car is here, and which key leads on.
func (v painter) drawEmpty(pen *kit.Pen, at kit.Place) {
	look, st := pen.Look, pen.Style(kit.Body).In(pen.Look.Muted)
	mid := at.Y + at.H/3
	pen.Icon("car", at.X+(at.W-look.Dp(28))/2, mid-look.Dp(28), look.Dp(28), look.Placeholder)
	for i, line := range st.Lines(v.p.h.Say("board.empty"), at.W-48) {
		pen.Text(at.X+(at.W-st.Width(line))/2, mid+float32(i)*look.Dp(20), line, st)
	}
}

// drawColumns draws the six columns; where there is little room the empty ones
// are shut.
func (v painter) drawColumns(pen *kit.Pen, at kit.Place) {
	m, small := &v.p.m, v.small()
	open, shut := 0, pen.Look.Dp(shutWide)
	room := at.W - gap*float32(len(m.groups)-1)
	for _, g := range m.groups {
		if small && len(g.slots) == 0 {
			room -= shut
		} else {
			open++
		}
	}
	x := at.X
	for g := range m.groups {
		wide := shut
		if !small || len(m.groups[g].slots) > 0 {
			wide = room / float32(max(1, open))
		}
		v.drawColumn(pen, g, kit.At(float32(int(x)), at.Y, float32(int(x+wide))-float32(int(x)), at.H))
		x += wide + gap
	}
}

// drawColumn draws a column and those of its cards that are in sight.
func (v painter) drawColumn(pen *kit.Pen, g int, at kit.Place) {
	look, m := pen.Look, &v.p.m
	grp := &m.groups[g]
	v.cols = append(v.cols, at)
	icon, toneName := screen.StageLook(grp.stage)
	ground := look.Header
	if v.ghost.id != 0 && v.ghost.over == g {
		ground = look.Selection
	}
	pen.Round(at, 4, ground)
	pen.Fill(at.X, at.Y, at.W, 4, look.Tone(toneName).Bar)
	v.drawHead(pen, grp, icon, kit.At(at.X, at.Y+4, at.W, look.Dp(headTall)-4))
	top := at.Y + look.Dp(headTall)
	if len(grp.slots) == 0 {
		if at.W > look.Dp(100) {
			st := pen.Style(kit.Caption)
			words := v.p.h.Say("board.column.empty")
			pen.Text(at.X+(at.W-st.Width(words))/2, top+look.Dp(24), words, st)
		}
		return
	}
	v.scroll(g, at.Y+at.H-top-6)
	y := top
	for i := m.tops[grp.key]; i < len(grp.slots); i++ {
		tall := v.tall(grp.slots[i])
		if y+tall > at.Y+at.H-6 && i > m.tops[grp.key] {
			st := pen.Style(kit.Caption)
			if words := v.p.h.Say("board.more", shop.Args{"N": len(grp.slots) - i}); at.Y+at.H-y > look.Dp(18) {
				pen.Text(at.X+(at.W-st.Width(words))/2, min(y+look.Dp(10), at.Y+at.H-look.Dp(10)), words, st)
			}
			break
		}
		v.drawCard(pen, g, i, kit.At(at.X+6, y, at.W-12, tall))
		y += tall + v.between()
	}
}

func (v painter) between() float32 {
	if v.small() {
		return 4
	}
	return gap
}

// scroll sees to it that the chosen card of a column is in sight.
func (v painter) scroll(g int, room float32) {
	m := &v.p.m
	grp := &m.groups[g]
	top := max(0, min(m.tops[grp.key], len(grp.slots)-1))
	if m.g == g && m.sel != 0 {
		top = min(top, m.i)
		for top < m.i && v.span(grp.slots[top:m.i+1]) > room {
			top++
		}
	}
	for top > 0 && v.span(grp.slots[top-1:]) <= room {
		top--
	}
	m.tops[grp.key] = top
	n := 0
	for y := float32(0); top+n < len(grp.slots) && y < room; n++ {
		y += v.tall(grp.slots[top+n]) + v.between()
	}
	v.rooms[grp.key] = max(1, n-1)
}

// span is how tall cards are together, as far as it matters.
func (v painter) span(all []slot) (y float32) {
	for _, s := range all {
		if y += v.tall(s) + v.between(); y > 4000 {
			break
		}
	}
	return y
}

// drawHead writes the name of a column, how many cards it has, and its digit.
func (v painter) drawHead(pen *kit.Pen, grp *group, icon string, at kit.Place) {
	look, mid := pen.Look, at.Y+at.H/2
	digit := strconv.Itoa(int(digitOf(grp.stage)))
	count := strconv.Itoa(len(grp.slots))
	_, toneName := screen.StageLook(grp.stage)
	if at.W < look.Dp(100) {
		pen.Icon(icon, at.X+(at.W-look.Dp(16))/2, mid, look.Dp(16), look.Tone(toneName).Ink)
		st := pen.Style(kit.Caption)
		pen.Text(at.X+(at.W-st.Width(digit))/2, mid+look.Dp(26), digit, st)
		return
	}
	word, st, num := v.p.h.Say(grp.stage.Key()), pen.Style(kit.Head), pen.Style(kit.Body).In(look.Muted)
	need := st.Width(word) + 8 + num.Width(count)
	left, right := at.X+10, at.X+at.W-8
	if key := pen.Style(kit.Caption).Width(digit) + 18; need+key <= right-left {
		right = pen.KeyCapR(right, mid, digit) - 8
	}
	if need+look.Dp(24) <= right-left {
		left = pen.Icon(icon, left, mid, look.Dp(16), look.Tone(toneName).Ink) + 6
	}
	if need > right-left {
		st = pen.Style(kit.Caption).Strong().In(look.Ink)
	}
	pen.Text(pen.Fit(left, mid, right-left-num.Width(count)-6, word, st)+6, mid, count, num)
}

func digitOf(s shop.Stage) rune {
	for i, x := range shop.Stages() {
		if x == s {
			return rune(i + 1)
		}
	}
	return 0
}
