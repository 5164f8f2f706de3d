package kit

import (
	"time"

	"fyne.io/fyne/v2"

	"gongdan/app/shop"
)

// minuteLayout is how a minute of a day is kept in its field.
const minuteLayout = "2006-01-02 15:04"

// DateEntry is a field for a day, 2006-01-02, or for a minute of a day. Days are
// typed as ReadDay and ReadTime read them; Ctrl+; is today or now, ↓ opens a
// calendar.
type DateEntry struct {
	Entry
	clock    bool // a minute is asked for as well
	words    DayWords
	calendar *calendar
	hide     func()
}

// NewDateEntry gives an empty field for a day.
func NewDateEntry(env *Env) *DateEntry { return newDate(env, false) }

// NewDateTimeEntry gives an empty field for a minute of a day.
func NewDateTimeEntry(env *Env) *DateEntry { return newDate(env, true) }

func newDate(env *Env, clock bool) *DateEntry {
	d := &DateEntry{clock: clock, words: wordsOf(env.Lang)}
	d.init(env, d, trait{key: d.key, settle: d.settled, show: d.shown, lost: d.close, tapped: d.clicked, fold: halfWidth})
	d.Icon, d.Max = "calendar", 30
	return d
}

func (d *DateEntry) now() time.Time { return d.env.Clock().In(d.env.Lang.Zone) }

// Day is the day that was typed; nothing is no day. An *Unread says why it
// cannot be read.
func (d *DateEntry) Day() (shop.Day, error) {
	if !d.clock {
		return ReadDay(d.Text, d.now(), d.words)
	}
	t, err := d.Time()
	return shop.DayOf(t, d.env.Lang.Zone), err
}

// Time is the minute that was typed, or the start of the day where only a day
// is asked for. Nothing is the zero time.
func (d *DateEntry) Time() (time.Time, error) {
	if d.clock {
		return ReadTime(d.Text, d.now(), d.words)
	}
	day, err := d.Day()
	return day.Time(d.env.Lang.Zone), err
}

// SetDay shows a day.
func (d *DateEntry) SetDay(day shop.Day) { d.SetText(string(day)) }

// SetTime shows a minute.
func (d *DateEntry) SetTime(t time.Time) {
	if t.IsZero() {
		d.SetText("")
		return
	}
	d.SetText(d.write(t.In(d.env.Lang.Zone)))
}

// write is t as it stands in the field: a minute goes without its year where
// it is read as the same minute without it, for fields are narrow.
func (d *DateEntry) write(t time.Time) string {
	if !d.clock {
		return t.Format(time.DateOnly)
	}
	short := t.Format(minuteLayout[len("2006-"):])
	if same, err := ReadTime(short, d.now(), d.words); err == nil && same.Equal(t.Truncate(time.Minute)) {
		return short
	}
	return t.Format(minuteLayout)
}

// settled is the whole date; what cannot be read stays to be mended.
func (d *DateEntry) settled(s string) string {
	if t, err := d.Time(); err == nil && !t.IsZero() {
		return d.write(t)
	}
	return s
}

// shown says today and tomorrow in words, where a minute stands behind them.
func (d *DateEntry) shown(s string) string {
	t, err := d.Time()
	if err != nil || !d.clock {
		return s
	}
	away := t.Sub(shop.DayOf(d.now(), d.env.Lang.Zone).Time(d.env.Lang.Zone))
	if away < -24*time.Hour || away >= 48*time.Hour {
		return s
	}
	return d.env.Lang.When(t, d.now())
}

// key answers Ctrl+;, what opens the calendar, and all keys while it is open.
func (d *DateEntry) key(c Chord) bool {
	switch {
	case d.locked():
		return false
	case c == Keys("Ctrl+;"):
		d.close()
		d.SetText(d.write(d.now()))
		d.SelectAll()
		return true
	case c.Mod != 0:
		return false
	case d.hide != nil && d.env.Layer.Listing():
		return d.calendarKey(c)
	case c.Key == fyne.KeyDown:
		d.open()
		return true
	}
	return false
}

// calendarKey walks the calendar. A letter closes it and is typed.
func (d *DateEntry) calendarKey(c Chord) bool {
	switch c.Key {
	case fyne.KeyLeft:
		d.calendar.move(0, -1)
	case fyne.KeyRight:
		d.calendar.move(0, 1)
	case fyne.KeyUp:
		d.calendar.move(0, -7)
	case fyne.KeyDown:
		d.calendar.move(0, 7)
	case fyne.KeyPageUp:
		d.calendar.move(-1, 0)
	case fyne.KeyPageDown:
		d.calendar.move(1, 0)
	case fyne.KeyHome:
		d.calendar.show(d.now())
	case fyne.KeyEscape:
		d.close()
	case fyne.KeyReturn:
		d.choose(d.calendar.at)
	default:
		d.close()
		return false
	}
	return true
}

// open shows the calendar at the day that stands in the field, or today.
func (d *DateEntry) open() {
	at, err := d.Time()
	if err != nil || at.IsZero() {
		at = d.now()
	}
	d.calendar = newCalendar(d, at)
	hide := d.env.Layer.ShowList(d, d.calendar, d.calendar.want(Look()))
	d.hide = hide
}

func (d *DateEntry) close() {
	if d.hide != nil {
		d.hide()
		d.hide, d.calendar = nil, nil
	}
}

// choose takes a day from the calendar; the minute stays what it was.
func (d *DateEntry) choose(day time.Time) {
	d.close()
	if t, err := d.Time(); d.clock && err == nil && !t.IsZero() {
		day = time.Date(day.Year(), day.Month(), day.Day(), t.Hour(), t.Minute(), 0, 0, day.Location())
	} else if d.clock {
		next := d.now().Truncate(time.Hour).Add(time.Hour)
		day = time.Date(day.Year(), day.Month(), day.Day(), next.Hour(), 0, 0, 0, day.Location())
	}
	d.SetText(d.write(day))
	d.SelectAll()
}

func (d *DateEntry) clicked(p fyne.Position) {
	if p.X > d.Size().Width-Look().Dp(28) && !d.locked() {
		if d.hide != nil {
			d.close()
			return
		}
		d.open()
	}
}
