package screen

import (
	"time"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/shop"
)

// Period (统计期) is the first and the last day of what a page counts, with the keys that
// change them. It begins with this month.
type Period struct {
	From, To shop.Day
	h        *Host
	changed  func()
}

// NewPeriod is this month; changed is called with each change.
func NewPeriod(h *Host, changed func()) *Period {
	s := &Period{h: h, changed: changed}
	today := h.Desk().Today()
	s.From, s.To = shop.RedonePeriod(today, today)
	return s
}

// Action asks for other days.
func (s *Period) Action() Action {
	return Action{ID: "reworks.act.period", Keys: "F6", Do: s.ask, Button: true}
}

// Steps go back and on.
func (s *Period) Steps() []Action {
	return []Action{
		{ID: "figures.act.earlier", Keys: "Ctrl+←", Do: func() { s.Step(-1) }},
		{ID: "figures.act.later", Keys: "Ctrl+→", Do: func() { s.Step(1) }},
	}
}

// Draw draws the days with the keys that change them at the right, and gives what is free
// to the left of them.
func (s *Period) Draw(pen *kit.Pen, size fyne.Size) float32 {
	mid := size.Height / 2
	right := pen.LinkR(size.Width, mid, "›", "Ctrl+→", func() { s.Step(1) }) - 10
	right = pen.TextR(right, mid, string(s.From)+" – "+string(s.To), pen.Style(kit.Head)) - 10
	return pen.LinkR(right, mid, "‹", "Ctrl+←", func() { s.Step(-1) }) - 16
}

// Step goes as many months back or on as the span has.
func (s *Period) Step(by int) {
	months := 1
	for at := s.From; at.Month() < s.To.Month(); months++ {
		at = shifted(at, 1)
	}
	s.From, s.To = shop.RedonePeriod(shifted(s.From, by*months), shifted(shop.Day(s.To.Month()+"-01"), by*months))
	s.changed()
}

// shifted is the first day of the month so many months on.
func shifted(d shop.Day, n int) shop.Day {
	return shop.DayOf(shop.Day(d.Month()+"-01").Time(time.UTC).AddDate(0, n, 0), time.UTC)
}

// ask asks for the first and the last day.
func (s *Period) ask() {
	h, from, to := s.h, s.From, s.To
	f := kit.NewForm(h.Env, "reworks")
	f.Row(2)
	f.Date("from", &from).Required()
	f.Date("to", &to).Required()
	f.Check = func() (all shop.Problems) {
		if to < from {
			all.Add("to", "reworks.refuse.order", shop.Args{"From": from, "To": to})
		}
		return all
	}
	f.Fill()
	AskForm(h, h.Say("reworks.act.period"), f, h.Say("figures.act.show"), func(shut func()) {
		if all := f.Check(); all.Err() != nil {
			f.Show(all.Err())
			return
		}
		shut()
		s.From, s.To = from, to
		s.changed()
	})
}
