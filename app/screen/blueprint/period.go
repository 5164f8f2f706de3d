package blueprint

import (
	"time"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	measured "gongdan/app/shop/blueprint"
	"gongdan/app/text"
)

// mostDays is how long a period can be, so that reading it takes a moment.
const mostDays = 366

// period is the days whose cars are counted, both included.
type period struct {
	from, until shop.Day
	delivered   bool // by the day on which they left, not on which they came
}

// monthOf is the month of a day.
func monthOf(day shop.Day) (p period) {
	p.from, p.until = measured.MonthOf(day)
	return p
}

// whole reports whether the period is a month.
func (p period) whole() bool {
	m := monthOf(p.from)
	return p.from == m.from && p.until == m.until
}

// days is how many days there are.
func (p period) days() int {
	return int(p.until.Time(time.UTC).Sub(p.from.Time(time.UTC))/(24*time.Hour)) + 1
}

// step is the period before, or the next one: of a month the next month, else as
// many days.
func (p period) step(by int) period {
	next := p
	if p.whole() {
		at := p.from.Time(time.UTC).AddDate(0, by, 0)
		next = monthOf(shop.DayOf(at, time.UTC))
		next.delivered = p.delivered
		return next
	}
	next.from, next.until = p.from.Add(by*p.days()), p.until.Add(by*p.days())
	return next
}

// words are how the period is called.
func (p period) words(lang text.Lang) string {
	if p.whole() {
		return text.Month(lang, p.from)
	}
	return lang.Say("blueprint.days", shop.Args{"From": p.from, "Until": p.until})
}

// name is the period in the name of a file.
func (p period) name() string {
	if p.whole() {
		return p.from.Month()
	}
	return string(p.from) + "_" + string(p.until)
}

// basis is the word of what is counted.
func (p period) basis() string {
	if p.delivered {
		return "blueprint.basis.delivered"
	}
	return "blueprint.basis.received"
}

// to shows another period.
func (p *Page) to(next period) {
	p.period, p.drill = next, nil
	p.load()
	p.front(true)
}

func (p acts) turnBasis() {
	next := p.period
	next.delivered = !next.delivered
	p.to(next)
}

// askPeriod asks for the first and the last day.
func (p acts) askPeriod() {
	h, next := p.h, p.period
	f := kit.NewForm(h.Env, "blueprint_period")
	f.Row(2)
	f.Date("from", &next.from).Required()
	f.Date("until", &next.until).Required()
	f.Tick("delivered", &next.delivered)
	f.Check = func() (problems shop.Problems) {
		switch {
		case next.from == "" || next.until == "" || next.until < next.from:
			problems.Add("until", "blueprint.say.period", nil)
		case next.days() > mostDays:
			problems.Add("until", "blueprint.say.long", shop.Args{"Max": mostDays})
		}
		return problems
	}
	f.Fill()
	screen.AskForm(h, h.Say("blueprint.act.period"), f, h.Say("blueprint.act.show"), func(shut func()) {
		if err := f.Check().Err(); err != nil {
			f.Show(err)
			return
		}
		shut()
		if !p.overPeriod() {
			p.views.Choose(0)
		}
		p.to(next)
	})
}

// drawHead draws the period with the keys that change it, or what the list in
// front is behind.
func (p *Page) drawHead(pen *kit.Pen, size fyne.Size) {
	look, mid, say := pen.Look, size.Height/2, p.h.Say
	if p.feed.slow {
		pen.Fill(0, size.Height-2, size.Width, 2, look.InputBorder)
	}
	if c := p.sheet().chosen(); c != nil && p.drill == nil {
		pen.TextR(size.Width, mid, say("blueprint.of", shop.Args{"Plate": p.h.Env.Lang.Plate(c.Plate), "Number": c.Number}), pen.Style(kit.Head))
		return
	}
	if p.drill != nil {
		left := pen.TextR(size.Width, mid, p.drill.title, pen.Style(kit.Head))
		pen.LinkR(left-12, mid, say("blueprint.act.back"), "Esc", p.back)
		return
	}
	if !p.overPeriod() {
		return
	}
	right := pen.LinkR(size.Width, mid, "›", "→", func() { p.to(p.period.step(1)) }) - 10
	right = pen.TextR(right, mid, p.period.words(p.h.Env.Lang), pen.Style(kit.Head)) - 10
	right = pen.LinkR(right, mid, "‹", "←", func() { p.to(p.period.step(-1)) }) - 16
	pen.LinkR(right, mid, say(p.period.basis()), "F7", acts{p}.turnBasis)
}
