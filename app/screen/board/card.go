package board

import (
	"image/color"
	"strconv"
	"strings"
	"time"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// waiting is why a card stands where it stands, and for how long.
type waiting struct {
	icon, words, tone string
	long              time.Duration // 0: not told
}

// waits says what the car waits for; ok is false when nothing is to be said.
func (v faces) waits(s slot) (w waiting, ok bool) {
	h, o := v.p.h, &s.card.Order
	since := func(t time.Time) time.Duration {
		if t.IsZero() {
			return 0
		}
		return max(0, v.p.m.now.Sub(t))
	}
	hold := o.Floor.Hold
	switch {
	case hold.Why != shop.NoHold && (s.stage == shop.AwaitParts || s.stage == shop.ToApprove):
		words := []string{h.Say(hold.Why.Key())}
		if hold.Note != "" {
			words = append(words, hold.Note)
		} else if hold.Why.ForParts() {
			words = append(words, s.card.Short...)
			if len(s.card.Short) == 0 && len(s.card.Came) > 0 {
				words = []string{h.Say("board.arrived"), strings.Join(s.card.Came, h.Say("say.comma"))}
			}
		}
		if !hold.Until.IsZero() {
			words = append(words, h.Env.Lang.When(hold.Until, v.p.m.now))
		}
		return waiting{"clock", strings.Join(words, " "), "warn", since(hold.Since)}, true
	case s.stage == shop.ToApprove && o.Status == shop.Quoted:
		return waiting{"alert", h.Say("board.quoted", shop.Args{"Sum": s.card.Due}), "warn", since(o.Stamps.QuotedAt)}, true
	}
	return w, false
}

// badges are what hangs on the card, the most pressing first.
func (v faces) badges(s slot) (all []kit.ChipSpec) {
	say, c := v.p.h.Say, s.card
	if chip, ok := screen.CaseDueChip(v.p.h, c.Case); ok {
		all = append(all, chip)
	}
	if chip, ok := screen.ReworkChip(v.p.h, c.CauseDue, shop.DayOf(v.p.m.now, v.p.h.Env.Lang.Zone)); ok {
		all = append(all, chip)
	} else if s.reworked() {
		all = append(all, kit.ChipSpec{Icon: "undo", Word: say("board.badge.rework"), Tone: "red"})
	}
	if len(shop.Extra(&c.Order)) > 0 {
		all = append(all, kit.ChipSpec{Icon: "alert", Word: say("board.badge.extra"), Tone: "warn"})
	}
	if c.Floor.Waits {
		all = append(all, kit.ChipSpec{Icon: "user", Word: say("board.badge.waits"), Tone: "info"})
	}
	for i := range c.Lines {
		if c.Lines[i].Payer == shop.PayFactory {
			all = append(all, kit.ChipSpec{Icon: "shield", Word: say("board.badge.warranty"), Tone: "warn"})
			break
		}
	}
	if chip, ok := screen.ClockChip(v.p.h, c.Clock); ok {
		all = append(all, chip)
	}
	all = append(all, screen.OutsideChips(v.p.h, c.Outside, v.p.m.now)...)
	for _, l := range c.Floor.LabelList() {
		all = append(all, kit.ChipSpec{Word: l, Tone: "grey"})
	}
	return all
}

// second reports whether the badges need a line of their own: a deadline is too long to
// stand beside a plate.
func (v faces) second(s slot) bool { return len(v.badges(s)) > 1 || s.card.Case.ID != 0 }

// tall is how tall a card is.
func (v faces) tall(s slot) float32 {
	look := kit.Look()
	if v.small() {
		return look.Dp(lineTall)
	}
	tall := look.Dp(cardPlain)
	if _, ok := v.waits(s); ok {
		tall += look.Dp(cardMore)
	}
	if v.second(s) {
		tall += look.Dp(cardMore) + 4
	}
	return tall
}

// drawCard draws a card and answers clicks on it: the first chooses it, one on
// the chosen card opens it.
func (v faces) drawCard(pen *kit.Pen, g, i int, at kit.Place) {
	look, m := pen.Look, &v.p.m
	s := m.groups[g].slots[i]
	id := s.card.ID
	v.cards = append(v.cards, cardPlace{id, at})
	over := pen.Spot(at.X, at.Y, at.W, at.H, func() { v.tapped(g, i) })
	if id == m.sel && v.keyed.Focused() {
		pen.Ring(at, look.Header)
	}
	pen.Card(at.X, at.Y, at.W, at.H)
	switch {
	case id == m.sel:
		pen.Round(kit.At(at.X+1, at.Y+1, at.W-2, at.H-2), 3, look.PrimarySoft)
		if v.keyed.Focused() {
			pen.Round(kit.At(at.X+1, at.Y+1, at.W-2, at.H-2), 3, look.Surface)
		}
	case over:
		pen.Round(kit.At(at.X+1, at.Y+1, at.W-2, at.H-2), 3, look.Hover)
	}
	_, toneName := screen.StageLook(s.stage)
	pen.Round(kit.At(at.X, at.Y, 6, at.H), 4, look.InputBorder)
	pen.Round(kit.At(at.X, at.Y, 5, at.H), 4, look.Tone(toneName).Bar)
	in := kit.At(at.X+13, at.Y, at.W-21, at.H)
	if v.small() {
		v.drawLine(pen, s, in)
		return
	}
	v.drawWhole(pen, s, in)
}

// tapped chooses a card; a click on the one that is chosen already opens it.
func (v faces) tapped(g, i int) {
	m := &v.p.m
	if g >= len(m.groups) || i >= len(m.groups[g].slots) {
		return
	}
	if m.groups[g].slots[i].card.ID == m.sel {
		v.p.open()
		return
	}
	m.choose(g, i)
	v.keyed.Refresh()
}

// drawLine draws a card in one line: plate, what is the matter, the hour.
func (v faces) drawLine(pen *kit.Pen, s slot, at kit.Place) {
	look, mid := pen.Look, at.Y+at.H/2
	plate := v.p.h.Env.Lang.Plate(s.card.Plate)
	right := v.drawPromise(pen, s, at.X+at.W, mid, at.W-pen.Style(kit.Head).Width(plate)-8)
	left := pen.Fit(at.X, mid, right-at.X, plate, pen.Style(kit.Head)) + 6
	for _, b := range v.badges(s) {
		if b.Icon != "" && left+look.Dp(14) < right-4 {
			left = pen.Icon(b.Icon, left, mid, look.Dp(14), look.Tone(b.Tone).Ink) + 4
		}
	}
	if room := right - left - 8; room > look.Dp(40) {
		v.drawWho(pen, s, left+2, mid, room)
	}
}

// drawPromise writes when the car was promised, or by how much that is over, and
// gives the left end. Where there is not room for that, a mark says that it is
// over.
func (v faces) drawPromise(pen *kit.Pen, s slot, right, mid, room float32) float32 {
	look, o, h := pen.Look, &s.card.Order, v.p.h
	st := pen.Style(kit.Caption)
	if s.late > 0 {
		bold := st.Strong().In(look.Error)
		for _, words := range []string{h.Say("board.late", shop.Args{"Time": screen.Span(h, s.late)}), screen.Span(h, s.late)} {
			if bold.Width(words)+look.Dp(16) <= room {
				right = pen.TextR(right, mid, words, bold)
				break
			}
		}
		pen.Icon("alert", right-look.Dp(16), mid, look.Dp(13), look.Error)
		return right - look.Dp(16) - 4
	}
	if o.Stamps.PromisedAt.IsZero() {
		return right
	}
	words := v.short(o.Stamps.PromisedAt)
	if long := h.Say("board.promised", shop.Args{"Time": words}); st.Width(long) <= room {
		words = long
	}
	return pen.TextR(right, mid, words, st) - 6
}

// short is a time in as few words as will do: the hour today, else the day.
func (v faces) short(t time.Time) string {
	lang := v.p.h.Env.Lang
	switch words := lang.When(t, v.p.m.now); {
	case shop.DayOf(t, lang.Zone) == shop.DayOf(v.p.m.now, lang.Zone):
		return lang.Clock(t)
	case strings.Contains(words, " "):
		return words[:strings.LastIndex(words, " ")]
	default:
		return words
	}
}

// drawWho writes who has the car, or a dashed word that nobody has.
func (v faces) drawWho(pen *kit.Pen, s slot, x, mid, room float32) float32 {
	look, st := pen.Look, pen.Style(kit.Caption).In(pen.Look.Ink)
	if len(s.card.Who) > 0 {
		words := s.card.Who[0]
		if more := len(s.card.Who) - 1; more > 0 {
			words += " +" + strconv.Itoa(more)
		}
		return pen.Fit(x, mid, room, words, st)
	}
	right := pen.Fit(x, mid, room, v.p.h.Say("board.nobody"), st.In(look.Muted))
	for dash := x; dash+3 <= right; dash += 6 {
		pen.Fill(dash, mid+look.Dp(9), 3, 1, look.Muted)
	}
	return right
}

// drawWhole draws a card as wide and tall as it wants to be.
func (v faces) drawWhole(pen *kit.Pen, s slot, at kit.Place) {
	look, c, h := pen.Look, s.card, v.p.h
	right, mid := at.X+at.W, at.Y+look.Dp(15)
	badges := v.badges(s)
	room := right
	alone := v.second(s)
	if len(badges) == 1 && !alone {
		room = pen.ChipR(right, mid, badges[0]) - 6
	}
	pen.Fit(at.X, mid, room-at.X, h.Env.Lang.Plate(c.Plate), pen.Style(kit.Head))
	y := at.Y + look.Dp(36)
	if alone {
		v.drawBadges(pen, badges, at.X, right, y)
		y += look.Dp(cardMore) + 4
	}
	pen.Fit(at.X, y, at.W, dotted(c.Vehicle, c.Customer), pen.Style(kit.Caption))
	y += look.Dp(20)
	pen.Fit(at.X, y, at.W, v.work(c), pen.Style(kit.Caption).In(look.Ink))
	if w, ok := v.waits(s); ok {
		y += look.Dp(cardMore)
		v.drawWaiting(pen, w, kit.At(at.X, y, at.W, 0))
	}
	v.drawProgress(pen, s, at.X, at.Y+at.H-look.Dp(31), at.W)
	v.drawFoot(pen, s, at.X, right, at.Y+at.H-look.Dp(16))
}

// drawWaiting writes what a car waits for, and how long: in fewer words where
// the reason needs the room.
func (v faces) drawWaiting(pen *kit.Pen, w waiting, at kit.Place) {
	look, mid, right := pen.Look, at.Y, at.X+at.W
	st := pen.Style(kit.Caption).In(look.Tone(w.tone).Ink)
	left := pen.Icon(w.icon, at.X, mid, look.Dp(13), st.Color) + 5
	if w.long > 0 {
		words := v.p.h.Say("board.since", shop.Args{"Time": screen.Span(v.p.h, w.long)})
		if st.Width(words)+st.Width(w.words)+6 > right-left {
			words = screen.Span(v.p.h, w.long)
		}
		right = pen.TextR(right, mid, words, st) - 6
	}
	pen.Fit(left, mid, right-left, w.words, st)
}

func (v faces) drawBadges(pen *kit.Pen, all []kit.ChipSpec, x, right, mid float32) {
	for i, b := range all {
		wide := pen.Style(kit.Caption).Width(b.Word) + 16
		if b.Icon != "" {
			wide += pen.Look.Dp(16)
		}
		more := float32(0) // what says how many are left out must find room behind it
		if i < len(all)-1 {
			more = 4 + pen.Style(kit.Caption).Width("+"+strconv.Itoa(len(all)-i-1))
		}
		if x+wide+more > right {
			pen.Fit(x, mid, right-x, "+"+strconv.Itoa(len(all)-i), pen.Style(kit.Caption))
			return
		}
		x = pen.Chip(x, mid, b) + 4
	}
}

// work is what is done to the car.
func (v faces) work(c *data.Card) string {
	var all []string
	for i := range c.Lines {
		if l := &c.Lines[i]; l.Kind == shop.LabourLine && l.Agreement.Consent != shop.Declined {
			all = append(all, l.Name)
		}
	}
	if len(all) == 0 {
		return c.Intake.Complaint
	}
	return strings.Join(all, v.p.h.Say("say.comma"))
}

// drawProgress draws a line, or the hours that were worked against those that
// are planned: blue while a clock runs, grey while nobody works.
func (v faces) drawProgress(pen *kit.Pen, s slot, x, y, wide float32) {
	look, c := pen.Look, s.card
	planned, worked := c.Planned(), c.Worked()
	for _, r := range c.Running {
		worked += r.Hours(v.p.m.now)
	}
	if s.stage != shop.AtWork || planned == 0 || worked == 0 && len(c.Running) == 0 {
		pen.HLine(x, y, wide)
		return
	}
	var ink color.Color = look.Disabled
	switch {
	case worked > planned:
		ink = look.Error
	case len(c.Running) > 0:
		ink = look.Tone("blue").Bar
	}
	pen.Fill(x, y-1, wide, 3, look.Header)
	pen.Fill(x, y-1, wide*float32(min(worked, planned))/float32(planned), 3, ink)
}

// drawFoot draws who has the car, its parts and the promise; a bill that waits
// says how much instead.
func (v faces) drawFoot(pen *kit.Pen, s slot, x, right, mid float32) {
	look, h := pen.Look, v.p.h
	end := v.drawPromise(pen, s, right, mid, right-x)
	if s.stage == shop.ToSettle {
		pen.Fit(x, mid, end-x-6, h.Say("board.due", shop.Args{"Sum": s.card.Due}), pen.Style(kit.Caption).In(look.Ink))
		return
	}
	icon, tone := "box", "good"
	state := s.card.Parts()
	switch state {
	case data.NoParts:
		icon = ""
	case data.PartsWait:
		tone = "warn"
	case data.PartsLack:
		tone = "bad"
	}
	if icon != "" {
		words := h.Say("board.parts." + string(state))
		switch {
		case state == data.PartsWait && len(s.card.Came) > 0:
			words, tone = h.Say("board.arrived"), "good"
		case state == data.PartsLack && len(s.card.DueOn) == 10:
			words = h.Say("board.due_on", shop.Args{"On": string(s.card.DueOn[5:])})
		}
		ink := look.Tone(tone).Ink
		st := pen.Style(kit.Caption).In(ink)
		if wide := st.Width(words) + look.Dp(18); end-wide-x > look.Dp(48) {
			left := pen.TextR(end-2, mid, words, st) - look.Dp(17)
			pen.Icon(icon, left, mid, look.Dp(13), ink)
			end = left
		}
	}
	v.drawWho(pen, s, x, mid, end-x-6)
}

// dotted joins what is there with dots between.
func dotted(parts ...string) string {
	var all []string
	for _, s := range parts {
		if s != "" {
			all = append(all, s)
		}
	}
	return strings.Join(all, "・")
}
