package orders

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/data"
)

// phrasesMost is how many phrases there are, one for each figure key, and
// adviceMost how many lines of advice stand in the panel; F8 shows all.
const (
	phrasesMost = 9
	adviceMost  = 3
)

// inset is where things in a card begin, the edge of the card not counted.
const inset = 11

// aside is what stands in the panel of the reception beside its fields: what
// customers often say, how the car looked, and what they did not take last
// time. All of it has keys: Alt+1…9, F6 and F8.
type aside struct {
	in      *intake
	phrases *kit.Drawing
	rest    *kit.Drawing
}

func newAside(in *intake) *aside {
	a := &aside{in: in}
	a.phrases = kit.NewDrawing(in.e.h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(100, l.Dp(22)) }, a.drawPhrases)
	a.rest = kit.NewDrawing(in.e.h.Env, a.room, a.drawRest)
	return a
}

func (a *aside) refresh() {
	a.phrases.Refresh()
	a.rest.Refresh()
}

func phraseKey(n int) string { return "order.phrase." + strconv.Itoa(n) }

// actions are the phrases with their keys.
func (a *aside) actions() []screen.Action {
	all := make([]screen.Action, phrasesMost)
	for i := range all {
		all[i] = screen.Action{ID: phraseKey(i + 1), Keys: "Alt+" + strconv.Itoa(i+1), Can: func() bool { return !a.in.e.frozen() }, Do: func() { a.in.say(i + 1) }}
	}
	return all
}

// say adds a phrase to what the customer said. The field stays or comes to the
// keys, with the caret behind it.
func (in *intake) say(n int) {
	e, words := in.e, in.e.h.Say(phraseKey(n))
	if e.frozen() {
		return
	}
	e.openPanel()
	area, ok := in.form.Entry("complaint").(*kit.Area)
	if !ok {
		return
	}
	if said := strings.TrimSpace(area.Text); said != "" {
		words = said + e.h.Say("say.comma") + words
	}
	area.SetText(words)
	in.form.Resume("complaint")
	e.visit.Order.Intake.Complaint = words
	e.edited()
}

// drawPhrases draws the phrases with their figures, as many as fit into a row.
func (a *aside) drawPhrases(p *kit.Pen, size fyne.Size) {
	look, x := p.Look, float32(0)
	tall, st, key := look.Dp(22), p.Style(kit.Caption).In(p.Look.Ink), p.Style(kit.Caption)
	for n := 1; n <= phrasesMost; n++ {
		word, sign := a.in.e.h.Say(phraseKey(n)), strconv.Itoa(n)
		wide := 5 + key.Width(sign) + 4 + st.Width(word) + 6
		if x+wide > size.Width {
			return
		}
		fill := look.Surface
		if !a.in.e.frozen() && p.Spot(x, 0, wide, tall, func() { a.in.say(n) }) {
			fill = look.Hover
		}
		p.Round(kit.At(x, 0, wide, tall), 4, look.Border)
		p.Round(kit.At(x+1, 1, wide-2, tall-2), 3, fill)
		p.Text(p.Text(x+5, tall/2, sign, key)+4, tall/2, word, st)
		x += wide + 4
	}
}

// room is what the walk-around and the advice need.
func (a *aside) room(look *kit.Theme) fyne.Size {
	tall := a.walkTall(look)
	if n := len(a.advice()); n > 0 {
		tall += look.Dp(32) + float32(min(n, adviceMost))*look.Dp(22)
	}
	return fyne.NewSize(100, tall)
}

// walkTall is the room of the walk-around: a line more if there are faults.
func (a *aside) walkTall(look *kit.Theme) float32 {
	if len(a.found()) > 0 {
		return look.Dp(66)
	}
	return look.Dp(50)
}

// advice is what the customer did not take on earlier visits and this order has
// not either; a settled order takes none.
func (a *aside) advice() []*data.DeclinedLine {
	e := a.in.e
	if e.frozen() {
		return nil
	}
	var all []*data.DeclinedLine
	for i := range e.facts.declined {
		if d := &e.facts.declined[i]; !e.hasCode(d.Code) {
			all = append(all, d)
		}
	}
	return all
}

// drawRest draws the walk-around in two lines and below it the advice, each
// line with a word that adds it.
func (a *aside) drawRest(p *kit.Pen, size fyne.Size) {
	look, e := p.Look, a.in.e
	a.drawWalk(p, size)
	all := a.advice()
	if len(all) == 0 {
		return
	}
	y, right := a.walkTall(look), size.Width-inset
	p.HLine(inset, y, size.Width-2*inset)
	mid := y + look.Dp(18)
	left := p.LinkR(right, mid, e.h.Say("order.side.all"), "F8", func() { e.lines.find(quickPackages) })
	p.Fit(inset, mid, left-8-inset, e.h.Say("order.side.advice"), p.Style(kit.Head))
	for i, d := range all[:min(len(all), adviceMost)] {
		mid = y + look.Dp(40) + float32(i)*look.Dp(22)
		left := p.LinkR(right, mid, e.h.Say("order.side.add"), "", func() { e.lines.add(advised(d)) })
		left = p.TextR(left-12, mid, e.h.Env.Lang.Money(d.Amount()), p.Style(kit.Body))
		p.Fit(inset, mid, left-8-inset, d.Name, p.Style(kit.Body))
	}
}

// drawWalk draws what the walk-around found.
func (a *aside) drawWalk(p *kit.Pen, size fyne.Size) {
	look, e := p.Look, a.in.e
	p.HLine(inset, 0, size.Width-2*inset)
	mid := look.Dp(17)
	left := p.LinkR(size.Width-inset, mid, e.h.Say("order.side.open"), "F6", e.steps.walk)
	p.Fit(inset, mid, left-8-inset, e.h.Say("order.act.walk"), p.Style(kit.Head))
	mid += look.Dp(20)
	if !e.visit.Order.Intake.Walked() {
		p.Fit(inset, mid, size.Width-2*inset, e.h.Say("order.side.unchecked"), p.Style(kit.Caption))
		return
	}
	well, faults, _ := e.visit.Order.Intake.Walk().Count()
	x := p.Icon("check", inset, mid, 14, look.Success) + 6
	x = p.Text(x, mid, e.h.Say("order.side.well", shop.Args{"N": well}), p.Style(kit.Body)) + 12
	if n := faults + len(e.visit.Order.Intake.Marks); n > 0 {
		x = p.Icon("pen", x, mid, 14, look.Warning) + 6
		x = p.Fit(x, mid, size.Width-inset-x, e.h.Say("order.side.faults", shop.Args{"N": n}), p.Style(kit.Body)) + 12
		p.Fit(inset, mid+look.Dp(19), size.Width-2*inset, strings.Join(a.found(), e.h.Say("say.comma")), p.Style(kit.Caption))
	}
	if n := e.facts.photos; n > 0 {
		p.Fit(x, mid, size.Width-inset-x, e.h.Say("order.side.photos", shop.Args{"N": n}), p.Style(kit.Body))
	}
}

// found is what is marked on the car and what is at fault, in words.
func (a *aside) found() (names []string) {
	in, lang := a.in.e.visit.Order.Intake, a.in.e.h.Env.Lang
	add := func(name, note string) {
		if note != "" {
			name += " " + note
		}
		names = append(names, name)
	}
	for _, b := range in.Marks {
		add(text.BlemishName(lang, b), b.Note)
	}
	for _, c := range in.Checks {
		if c.Fault {
			add(text.CheckName(lang, c.Point, c.Name), c.Note)
		}
	}
	return names
}
