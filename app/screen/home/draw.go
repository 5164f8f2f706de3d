package home

import (
	"strconv"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/shop"
)

// Sizes in dp at 100 %.
const (
	headTall = 56
	gap      = 8
	cardHead = 36
	hintTall = 34
)

func (b *board) draw(pen *kit.Pen, size fyne.Size) {
	if !b.read {
		return
	}
	look := pen.Look
	top := look.Dp(headTall)
	b.drawHead(pen, size.Width, top)
	b.lay(look, size, top)
	for i := range b.cards {
		b.drawCard(pen, i)
	}
}

// besideFrom is from which width on drafts and prints stand beside the lists of
// cars; in a narrower window they stand below, so that no plate is cut.
const besideFrom = 1150

// lay puts the cards into the window below top.
func (b *board) lay(look *kit.Theme, size fyne.Size, top float32) {
	room := fyne.NewSize(size.Width, size.Height-top)
	if size.Width < look.Dp(besideFrom) {
		low := max(look.Dp(110), room.Height*0.28)
		half := (room.Width - gap) / 2
		room.Height -= low + gap
		b.place(draftsCard, 0, size.Height-low, fyne.NewSize(half, low))
		b.place(printsCard, half+gap, size.Height-low, fyne.NewSize(half, low))
	} else {
		side := max(look.Dp(190), size.Width*0.21)
		half := (room.Height - gap) / 2
		room.Width -= side + gap
		b.place(draftsCard, room.Width+gap, top, fyne.NewSize(side, half))
		b.place(printsCard, room.Width+gap, top+half+gap, fyne.NewSize(side, room.Height-half-gap))
	}
	wide := (room.Width - 2*gap) / 3
	for i := bookedCard; i <= promisedCard; i++ {
		b.place(i, float32(i)*(wide+gap), top, fyne.NewSize(wide, room.Height))
	}
}

func (b *board) place(i int, x, y float32, size fyne.Size) {
	whole := func(f float32) float32 { return float32(int(f)) }
	b.cards[i].place = fyne.NewPos(whole(x), whole(y))
	b.cards[i].size = fyne.NewSize(whole(x+size.Width)-whole(x), whole(y+size.Height)-whole(y))
}

// drawHead draws the day, a greeting, and the figures of the day.
func (b *board) drawHead(pen *kit.Pen, wide, tall float32) {
	now := b.h.Env.Clock().In(b.h.Env.Lang.Zone)
	mid := tall/2 - 4
	right := b.drawStats(pen, wide, tall)
	month, weekday := b.h.Say("home.month."+strconv.Itoa(int(now.Month()))), b.h.Say("home.weekday."+strconv.Itoa(int(now.Weekday())))
	x := pen.Text(0, mid, b.h.Say("home.date", shop.Args{"Month": month, "Day": now.Day(), "Weekday": weekday}), pen.Style(kit.Plate)) + 24
	part := "morning"
	switch h := now.Hour(); {
	case h < 5 || h >= 18:
		part = "evening"
	case h >= 12:
		part = "afternoon"
	}
	words := b.h.Say("home.greeting."+part, shop.Args{"Person": b.h.Desk().Person.Name}) + b.h.Say("home.todo", shop.Args{"N": len(b.cards[waitingCard].rows)})
	if len(b.cards[waitingCard].rows) == 0 {
		words = b.h.Say("home.greeting."+part, shop.Args{"Person": b.h.Desk().Person.Name}) + b.h.Say("home.todo.none")
	}
	pen.Fit(x, mid+1, right-x-16, words, pen.Style(kit.Body).In(pen.Look.Muted))
}

// drawStats draws the figures at the right and gives their left end.
func (b *board) drawStats(pen *kit.Pen, wide, tall float32) float32 {
	look, lang, f := pen.Look, b.h.Env.Lang, b.figures
	onTime := b.h.Say("home.none")
	if f.OnTimeOf > 0 {
		onTime = lang.Percent((f.OnTime+50)/100*100) + " %"
	}
	right := wide
	stats := [][2]string{
		{b.h.Say("home.on_time"), onTime},
		{b.h.Say("home.delivered"), lang.Int(f.DeliveredToday) + " / " + lang.Int(f.PromisedToday)},
		{b.h.Say("home.received"), lang.Int(f.ReceivedToday)},
		{b.h.Say("home.in_shop"), lang.Int(f.InShop)},
	}
	label, value := pen.Style(kit.Caption), pen.Style(kit.Plate)
	for _, s := range stats {
		w := max(label.Width(s[0]), value.Width(s[1]))
		pen.TextR(right, look.Dp(10), s[0], label)
		pen.TextR(right, look.Dp(33), s[1], value)
		right -= w + 18
		pen.VLine(right, 3, tall-16)
		right -= 18
	}
	return right
}

// drawCard draws a card with the rows that are in sight.
func (b *board) drawCard(pen *kit.Pen, i int) {
	look, c := pen.Look, &b.cards[i]
	x, y, w, h := c.place.X, c.place.Y, c.size.Width, c.size.Height
	pen.Card(x, y, w, h)
	head := look.Dp(cardHead)
	mid := y + head/2
	right := x + w - 12
	if c.note != "" && w > look.Dp(280) {
		right = pen.TextR(right, mid, c.note, pen.Style(kit.Caption)) - 10
	}
	end := pen.Fit(x+12, mid, right-x-60, b.h.Say(c.title), pen.Style(kit.Head))
	if n := len(c.rows); n > 0 {
		text := strconv.Itoa(n)
		pen.CountR(end+8+pen.Style(kit.Caption).Width(text)+14, mid, text, "grey")
	}
	pen.HLine(x+1, y+head-1, w-2)
	if len(c.rows) == 0 {
		b.drawEmpty(pen, c)
		return
	}
	tall := look.Dp(c.tall)
	room := b.room(c)
	hints := b.at == i && b.keyed.Focused() && h-head-float32(min(len(c.rows), room))*tall > look.Dp(hintTall)
	c.top = max(0, min(c.top, len(c.rows)-room))
	c.top = max(min(c.top, c.sel), c.sel-room+1)
	for n := c.top; n < min(len(c.rows), c.top+room); n++ {
		b.drawRow(pen, i, n, y+head+float32(n-c.top)*tall)
	}
	if hints {
		b.drawHints(pen, i)
	}
}

// drawHints says which keys work on the rows of the card.
func (b *board) drawHints(pen *kit.Pen, i int) {
	c := &b.cards[i]
	hints := []kit.KeyHint{{Keys: "Enter", Word: b.h.Say("home.hint.open")}, {Keys: "Tab", Word: b.h.Say("home.hint.card")}}
	switch i {
	case bookedCard:
		hints = append([]kit.KeyHint{{Keys: "R", Word: b.h.Say("home.hint.receive")}}, hints...)
	case printsCard:
		hints = []kit.KeyHint{{Keys: "Enter", Word: b.h.Say("home.hint.print")}, {Keys: "Del", Word: b.h.Say("home.hint.drop")}}
	}
	pen.KeyHints(c.place.X+12, c.place.Y+c.size.Height-pen.Look.Dp(20), c.place.X+c.size.Width-12, hints...)
}

// drawEmpty says that there is nothing, and which key leads on.
func (b *board) drawEmpty(pen *kit.Pen, c *card) {
	look, st := pen.Look, pen.Style(kit.Body).In(pen.Look.Muted)
	lines := st.Lines(b.h.Say(c.empty), c.size.Width-48)
	y := c.place.Y + look.Dp(cardHead) + (c.size.Height-look.Dp(cardHead)-float32(len(lines))*look.Dp(20)-look.Dp(38))/2
	pen.Icon(c.icon, c.place.X+(c.size.Width-look.Dp(26))/2, y+look.Dp(13), look.Dp(26), look.Placeholder)
	y += look.Dp(46)
	for _, line := range lines {
		pen.Text(c.place.X+(c.size.Width-st.Width(line))/2, y, line, st)
		y += look.Dp(20)
	}
}

// drawRow draws a row and answers clicks on it: the first chooses, as the
// arrows do, and opens at once, as Enter does.
func (b *board) drawRow(pen *kit.Pen, i, n int, y float32) {
	look, c := pen.Look, &b.cards[i]
	r := c.rows[n]
	x, w, tall := c.place.X, c.size.Width, look.Dp(c.tall)
	over := pen.Spot(x+1, y, w-2, tall, func() {
		b.choose(i, n)
		b.keyed.Refresh()
		r.open()
	})
	switch {
	case i == b.at && n == c.sel && b.keyed.Focused():
		pen.Fill(x+1, y, w-2, tall-1, look.Selection)
		pen.Fill(x+1, y, 3, tall-1, look.Primary)
	case over:
		pen.Fill(x+1, y, w-2, tall-1, look.Hover)
	}
	if n < len(c.rows)-1 {
		pen.HLine(x+12, y+tall-1, w-24)
	}
	if c.tall < 40 {
		right := pen.TextR(x+w-12, y+tall/2, r.right, pen.Style(kit.Caption)) - 10
		pen.Fit(x+12, y+tall/2, right-x-12, r.head, pen.Style(kit.Body))
		return
	}
	b.drawTwo(pen, r, fyne.NewPos(x+12, y), w-24, c.lead(pen))
}

// lead is how wide the chips of a card are, with the gap behind them.
func (c *card) lead(pen *kit.Pen) float32 {
	var wide float32
	for _, r := range c.rows {
		if r.chip != nil {
			wide = max(wide, pen.Style(kit.Caption).Width(r.chip.Word)+pen.Look.Dp(44))
		}
	}
	return wide
}

// drawTwo draws a row of two lines in the room at most w wide; lead is kept for
// the chip before the text.
func (b *board) drawTwo(pen *kit.Pen, r row, at fyne.Position, w, lead float32) {
	look := pen.Look
	left, right, top, low := at.X, at.X+w, at.Y+look.Dp(16), at.Y+look.Dp(36)
	end := right
	switch {
	case r.time != "":
		pen.Text(left, top, r.time, pen.Style(kit.Body).In(look.Muted))
		left += look.Dp(50)
		mid := at.Y + look.Dp(26)
		if r.flag != "" {
			mid = top
			st := pen.Style(kit.Caption).In(look.Error)
			end = pen.TextR(right, low, r.flag, st) - 4 - look.Dp(13)
			pen.Icon("alert", end, low, look.Dp(13), look.Error)
			end -= 8
		}
		end = min(end, pen.ChipR(right, mid, *r.chip)-8)
	default:
		if r.chip != nil {
			pen.Chip(left, at.Y+look.Dp(26), *r.chip)
			left += lead
		}
		st := pen.Style(kit.Body)
		if r.tone != "" {
			st = st.In(look.Tone(r.tone).Ink)
		}
		end = pen.TextR(right, at.Y+look.Dp(26), r.right, st) - 10
	}
	pen.Fit(left, top, end-left, r.head, pen.Style(kit.Head))
	pen.Fit(left, low, end-left, r.about, pen.Style(kit.Caption))
}
