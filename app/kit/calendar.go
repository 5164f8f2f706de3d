package kit

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// calendar is a month to choose a day from, drawn on the layer under a
// DateEntry, which keeps the focus and the keys. Weeks begin on Monday.
type calendar struct {
	widget.BaseWidget
	entry *DateEntry
	at    time.Time // the start of the chosen day
	hot   int       // the cell under the pointer, or -1
}

func newCalendar(d *DateEntry, at time.Time) *calendar {
	c := &calendar{entry: d, hot: -1}
	c.ExtendBaseWidget(c)
	c.show(at)
	return c
}

func (c *calendar) show(at time.Time) {
	at = at.In(c.entry.env.Lang.Zone)
	c.at = time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, at.Location())
	c.Refresh()
}

// move goes on by months, kept inside the shorter month, or by days.
func (c *calendar) move(months, days int) {
	if months == 0 {
		c.show(c.at.AddDate(0, 0, days))
		return
	}
	first := time.Date(c.at.Year(), c.at.Month()+time.Month(months), 1, 0, 0, 0, 0, c.at.Location())
	last := first.AddDate(0, 1, -1).Day()
	c.show(first.AddDate(0, 0, min(c.at.Day(), last)-1))
}

// start is the day of the first cell.
func (c *calendar) start() time.Time {
	first := c.at.AddDate(0, 0, 1-c.at.Day())
	return first.AddDate(0, 0, -(int(first.Weekday())+6)%7)
}

// The measures of the calendar at 100 %.
const (
	cellW, cellH = 34, 28
	monthH       = 36
	weekH        = 24
	calendarPad  = 8
)

func (c *calendar) want(look *Theme) fyne.Size {
	return fyne.NewSize(7*look.Dp(cellW)+2*calendarPad, look.Dp(monthH)+look.Dp(weekH)+6*look.Dp(cellH)+calendarPad+look.Dp(weekH))
}

// CreateRenderer implements fyne.Widget.
func (c *calendar) CreateRenderer() fyne.WidgetRenderer {
	return paintedBy(c, func(*Theme) fyne.Size { return fyne.Size{} }, c.paint)
}

func (c *calendar) paint(s *sketch, size fyne.Size) {
	look, lang := s.look, c.entry.env.Lang
	w, h, top := look.Dp(cellW), look.Dp(cellH), look.Dp(monthH)+look.Dp(weekH)
	mid := look.Dp(monthH) / 2
	s.icon("left", calendarPad+4, mid, look.Dp(16), look.Muted)
	s.icon("right", size.Width-calendarPad-4-look.Dp(16), mid, look.Dp(16), look.Muted)
	s.text(c.at.Format("2006-01"), look.Style(Head)).PlaceC(0, size.Width, mid)
	for i, word := range strings.Fields(lang.Say("field.weekdays")) {
		s.text(word, look.Style(Caption)).PlaceC(calendarPad+float32(i)*w, w, look.Dp(monthH)+look.Dp(weekH)/2)
	}
	day, today := c.start(), c.entry.now().Format(time.DateOnly)
	for i := range 42 {
		x, y := calendarPad+float32(i%7)*w, top+float32(i/7)*h
		ink := look.Style(Body)
		switch {
		case day.Equal(c.at):
			s.round(x+1, y+1, w-2, h-2, curve{4, look.Primary})
			ink = ink.Strong().In(look.OnPrimary)
		case i == c.hot:
			s.round(x+1, y+1, w-2, h-2, curve{4, look.Hover})
		}
		switch {
		case day.Equal(c.at):
		case day.Format(time.DateOnly) == today:
			ink = ink.Strong().In(look.Primary)
		case day.Month() != c.at.Month():
			ink = ink.In(look.Disabled)
		}
		s.text(strconv.Itoa(day.Day()), ink).PlaceC(x, w, y+h/2)
		day = day.AddDate(0, 0, 1)
	}
	foot := top + 6*h
	s.fill(0, foot+4, size.Width, 1, look.Border)
	s.fit(calendarPad+4, foot+4+(size.Height-foot-4)/2, size.Width-2*calendarPad-8, lang.Say("field.calendar_keys"), look.Style(Caption))
}

// cell is the cell at p, or -1.
func (c *calendar) cell(p fyne.Position) int {
	look := Look()
	x, y := p.X-calendarPad, p.Y-look.Dp(monthH)-look.Dp(weekH)
	if x < 0 || y < 0 || x >= 7*look.Dp(cellW) || y >= 6*look.Dp(cellH) {
		return -1
	}
	return int(y/look.Dp(cellH))*7 + int(x/look.Dp(cellW))
}

// MouseDown implements desktop.Mouseable.
func (c *calendar) MouseDown(*desktop.MouseEvent) { c.entry.env.Layer.Press() }

// MouseUp implements desktop.Mouseable.
func (c *calendar) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable: a day is chosen, the arrows turn the month.
func (c *calendar) Tapped(ev *fyne.PointEvent) {
	c.entry.env.Layer.Release()
	look := Look()
	if i := c.cell(ev.Position); i >= 0 {
		c.entry.choose(c.start().AddDate(0, 0, i))
		return
	}
	if ev.Position.Y < look.Dp(monthH) {
		switch {
		case ev.Position.X < look.Dp(40):
			c.move(-1, 0)
		case ev.Position.X > c.Size().Width-look.Dp(40):
			c.move(1, 0)
		}
	}
}

// MouseIn implements desktop.Hoverable.
func (c *calendar) MouseIn(*desktop.MouseEvent) {}

// MouseMoved implements desktop.Hoverable.
func (c *calendar) MouseMoved(ev *desktop.MouseEvent) {
	if hot := c.cell(ev.Position); hot != c.hot {
		c.hot = hot
		c.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (c *calendar) MouseOut() {
	c.hot = -1
	c.Refresh()
}
