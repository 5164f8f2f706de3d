package kit

import (
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"gongdan/app/shop"
	"gongdan/app/text"
)

func testWords(t *testing.T) (DayWords, *time.Location) {
	t.Helper()
	lang, err := text.Load("zh-CN")
	if err != nil {
		t.Fatal(err)
	}
	return wordsOf(lang), lang.Zone
}

func TestADayIsReadTheWayItIsTypedAtADesk(t *testing.T) {
	words, zone := testWords(t)
	now := time.Date(2026, 4, 12, 23, 30, 0, 0, zone)
	for typed, want := range map[string]shop.Day{
		"": "", "2026-04-12": "2026-04-12", "20260412": "2026-04-12", "260412": "2026-04-12", "26-4-2": "2026-04-02", "2024/2/29": "2024-02-29",
		"4-12": "2026-04-12", "4.3": "2026-04-03", "0412": "2026-04-12", "412": "2026-04-12", "12-31": "2025-12-31", "10-1": "2026-10-01",
		"4月3日": "2026-04-03", "2026年4月3日": "2026-04-03", "４／３": "2026-04-03", "3": "2026-04-03", "15号": "2026-04-15",
		"+3": "2026-04-15", "-1": "2026-04-11", "+0": "2026-04-12", "今天": "2026-04-12", "明天": "2026-04-13", "后天": "2026-04-14", "mt": "2026-04-13", "TODAY": "2026-04-12",
	} {
		if got, err := ReadDay(typed, now, words); got != want || err != nil {
			t.Errorf("%q is %q, %v; want %q", typed, got, err, want)
		}
	}
	for _, typed := range []string{"2026-02-29", "13-1", "4-31", "0", "99", "abc", "+", "+99999", "4-", "-4-1", "1-2-3", "2026-4-1-1", "12345", "1800-1-1", "+-3"} {
		if got, err := ReadDay(typed, now, words); err == nil {
			t.Errorf("%q is read as %q", typed, got)
		}
	}
}

func TestAMinuteIsReadTheWayItIsTypedAtADesk(t *testing.T) {
	words, zone := testWords(t)
	now := time.Date(2026, 4, 12, 9, 41, 30, 0, zone)
	for typed, want := range map[string]string{
		"16:30": "2026-04-12 16:30", "1630": "2026-04-12 16:30", "930": "2026-04-12 09:30", "16：05": "2026-04-12 16:05", "16点": "2026-04-12 16:00", "16点30分": "2026-04-12 16:30",
		"明天 9:00": "2026-04-13 09:00", "4-15 16:30": "2026-04-15 16:30", "2026-05-01 08:00": "2026-05-01 08:00", "+1 1000": "2026-04-13 10:00",
		"+2h": "2026-04-12 11:41", "+90m": "2026-04-12 11:11", "+1.5h": "2026-04-12 11:11", "+48h": "2026-04-14 09:41",
	} {
		got, err := ReadTime(typed, now, words)
		if err != nil || got.Format(minuteLayout) != want {
			t.Errorf("%q is %s, %v; want %s", typed, got.Format(minuteLayout), err, want)
		}
	}
	for _, typed := range []string{"25:00", "16:60", "4-12", "abc", "明天", "+h", "+9999h", "x 16:30", ":", "16:", "1:2:3", "2"} {
		if got, err := ReadTime(typed, now, words); err == nil && typed != "16:" {
			t.Errorf("%q is read as %s", typed, got)
		}
	}
}

func FuzzReadTime(f *testing.F) {
	for _, s := range []string{"16:30", "4-12 16:30", "+2h", "明天 9:00", "2026-04-12 16:30", "0412", "+3", "今天"} {
		f.Add(s)
	}
	zone := time.FixedZone("shop", 8*3600)
	now := time.Date(2026, 4, 12, 9, 41, 0, 0, zone)
	words := DayWords{"明天": 1, "今天": 0}
	f.Fuzz(func(t *testing.T, s string) {
		var u *Unread
		if at, err := ReadTime(s, now, words); err != nil && !errors.As(err, &u) || err == nil && !at.IsZero() && (at.Year() < 1900 || at.Year() > 2200) {
			t.Errorf("%q is %v, %v", s, at, err)
		}
		d, err := ReadDay(s, now, words)
		if _, wrong := shop.ParseDay(string(d)); wrong != nil || err != nil && d != "" {
			t.Errorf("%q is the day %q, %v", s, d, err)
		}
	})
}

// dated shows a date field.
func dated(t *testing.T, build func(*Env) *DateEntry) (*rig, *DateEntry) {
	t.Helper()
	var d *DateEntry
	r := newRig(t, "zh-CN", NewTheme(Light(), 1), 400, 400, func(env *Env) fyne.CanvasObject {
		d = build(env)
		return d
	})
	return r, d
}

func TestADateFieldTakesWordsAndShortcuts(t *testing.T) {
	r, d := dated(t, NewDateEntry)
	r.focus(d)
	r.write("明天")
	r.window.Canvas().Unfocus()
	if d.Text != "2026-04-13" {
		t.Errorf("tomorrow is %q", d.Text)
	}
	r.focus(d)
	r.press("Ctrl+;")
	if day, err := d.Day(); day != "2026-04-12" || err != nil {
		t.Errorf("Ctrl+; is %q, %v", day, err)
	}
	r.write("foo")
	r.window.Canvas().Unfocus()
	if _, err := d.Day(); d.Text != "foo" || err == nil {
		t.Errorf("nonsense became %q, %v", d.Text, err)
	}
}

func TestTheCalendarIsWalkedByKeysAndTheFieldKeepsTheFocus(t *testing.T) {
	r, d := dated(t, NewDateEntry)
	d.SetDay("2026-01-31")
	r.focus(d)
	r.press("↓")
	if d.hide == nil || r.focused() != fyne.Focusable(d) {
		t.Fatal("no calendar, or it took the focus")
	}
	r.press("PgDn", "→", "↓", "Enter") // 28 February, 1 March, 8 March
	if d.Text != "2026-03-08" || d.hide != nil {
		t.Errorf("chose %q", d.Text)
	}
	r.press("↓", "Home", "PgUp", "←", "Enter")
	if d.Text != "2026-03-11" {
		t.Errorf("from today a month and a day back is %q", d.Text)
	}
	r.press("↓", "→", "Esc")
	if d.Text != "2026-03-11" || d.hide != nil {
		t.Errorf("Esc left %q", d.Text)
	}
}

func TestAMinuteFieldIsShortInsideAndSaysTodayOutside(t *testing.T) {
	r, d := dated(t, NewDateTimeEntry)
	at := time.Date(2026, 4, 12, 16, 30, 0, 0, d.env.Lang.Zone)
	d.SetTime(at)
	if got := d.shown(d.Text); got != "今天 16:30" || d.Text != "04-12 16:30" {
		t.Errorf("shows %q, holds %q", got, d.Text)
	}
	if got, err := d.Time(); !got.Equal(at) || err != nil {
		t.Errorf("read back as %s, %v", got, err)
	}
	far := time.Date(2027, 3, 1, 8, 0, 0, 0, d.env.Lang.Zone)
	d.SetTime(far)
	if got, err := d.Time(); !got.Equal(far) || err != nil || d.Text != "2027-03-01 08:00" {
		t.Errorf("%q read back as %s, %v", d.Text, got, err)
	}
	r.focus(d)
	r.write("+2h")
	r.window.Canvas().Unfocus()
	if d.Text != "04-12 11:41" {
		t.Errorf("in two hours is %q", d.Text)
	}
	r.focus(d)
	r.press("↓", "→", "Enter")
	if d.Text != "04-13 11:41" {
		t.Errorf("the calendar changed the minute: %q", d.Text)
	}
}
