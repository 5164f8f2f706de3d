package kit

import (
	"strconv"
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// DayWords are the words for days near today: word to days from today.
type DayWords map[string]int

// wordsOf are the day words of a language, in small letters.
func wordsOf(l text.Lang) DayWords {
	words := DayWords{}
	for key, days := range map[string]int{
		"field.day.before": -2, "field.day.yesterday": -1, "field.day.today": 0, "field.day.tomorrow": 1, "field.day.after": 2,
	} {
		for _, w := range strings.Fields(l.Say(key)) {
			words[w] = days
		}
	}
	return words
}

// ReadDay reads a day the way it is typed at a desk; nothing is no day.
//
//	2026-04-12  20260412  26-4-12   a whole date, with any of - / . 年月日
//	4-12  0412  412                 the nearest such day, before or after today
//	12                              that day of this month
//	+3  -1  tomorrow                counted from today
//
// now is in the zone of the shop.
func ReadDay(s string, now time.Time, words DayWords) (shop.Day, error) {
	s = foldDate(s)
	if s == "" {
		return "", nil
	}
	today := shop.Day(now.Format(time.DateOnly))
	if days, ok := words[s]; ok {
		return today.Add(days), nil
	}
	if s[0] == '+' || s[0] == '-' {
		if n, err := strconv.Atoi(s); err == nil && n > -4000 && n < 4000 {
			return today.Add(n), nil
		}
		return "", errNoDay()
	}
	y, m, d, ok := dateParts(s, now)
	if !ok {
		return "", errNoDay()
	}
	if y == 0 {
		return nearest(m, d, now)
	}
	return day(y, m, d)
}

func errNoDay() error  { return &Unread{Say: "field.say.day"} }
func errNoTime() error { return &Unread{Say: "field.say.time"} }

// The marks of a date and a time that is typed in Chinese, in any language of
// the window: 年 月 日 号, 点 时 分.
const (
	yearMark, monthMark, dayMark, dayMark2 = '\u5e74', '\u6708', '\u65e5', '\u53f7'
	hourMark, hourMark2, minuteMark        = "\u70b9", "\u65f6", "\u5206"
)

// foldDate makes every sign between figures a hyphen and every letter small.
func foldDate(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r = halfWidth(r); r {
		case '/', '.', '。', '−', '–', yearMark, monthMark:
			return '-'
		case dayMark, dayMark2:
			return -1
		}
		return r
	}, strings.TrimSpace(s))
	return strings.ToLower(strings.TrimSpace(s))
}

// dateParts splits a date into its numbers; a year that was not typed is 0.
func dateParts(s string, now time.Time) (y, m, d int, ok bool) {
	parts := strings.Split(s, "-")
	if len(parts) == 1 {
		parts = splitFigures(s, now)
	}
	n := make([]int, len(parts))
	for i, p := range parts {
		v, err := strconv.ParseUint(p, 10, 16)
		if err != nil {
			return 0, 0, 0, false
		}
		n[i] = int(v)
	}
	switch {
	case len(n) == 2:
		return 0, n[0], n[1], true
	case len(n) == 3 && len(parts[0]) == 2:
		return 2000 + n[0], n[1], n[2], true
	case len(n) == 3 && len(parts[0]) == 4:
		return n[0], n[1], n[2], true
	}
	return 0, 0, 0, false
}

// splitFigures cuts figures without signs between them.
func splitFigures(s string, now time.Time) []string {
	switch len(s) {
	case 1, 2:
		return []string{now.Format("2006"), now.Format("1"), s}
	case 3, 4:
		return []string{s[:len(s)-2], s[len(s)-2:]}
	case 6, 8:
		return []string{s[:len(s)-4], s[len(s)-4 : len(s)-2], s[len(s)-2:]}
	}
	return nil
}

// nearest is the month and day in the year that brings them closest to now.
func nearest(m, d int, now time.Time) (shop.Day, error) {
	var best shop.Day
	least := time.Duration(-1)
	for y := now.Year() - 1; y <= now.Year()+1; y++ {
		at, err := day(y, m, d)
		if err != nil {
			continue
		}
		away := at.Time(now.Location()).Sub(now).Abs()
		if least < 0 || away < least {
			best, least = at, away
		}
	}
	if best == "" {
		return "", errNoDay()
	}
	return best, nil
}

func day(y, m, d int) (shop.Day, error) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y < 1900 || y > 2200 || t.Day() != d || int(t.Month()) != m {
		return "", errNoDay()
	}
	return shop.Day(t.Format(time.DateOnly)), nil
}

// ReadTime reads a minute of a day; nothing is the zero time.
//
//	16:30  1630  16点  9：05     today
//	4-12 16:30  tomorrow 9:00    a day as ReadDay reads it, then the minute
//	+2h  +90m  +1.5h             counted from now
//
// now is in the zone of the shop.
func ReadTime(s string, now time.Time, words DayWords) (time.Time, error) {
	s = strings.TrimSpace(strings.ToLower(strings.Map(halfWidth, s)))
	if s == "" {
		return time.Time{}, nil
	}
	if s[0] == '+' && strings.HasSuffix(s, "h") || s[0] == '+' && strings.HasSuffix(s, "m") {
		d, err := time.ParseDuration(s)
		if err != nil || d > 2000*time.Hour {
			return time.Time{}, errNoTime()
		}
		return now.Add(d).Truncate(time.Minute), nil
	}
	date, clock := "", s
	if i := strings.LastIndexByte(s, ' '); i >= 0 {
		date, clock = s[:i], s[i+1:]
	}
	hour, minute, ok := readClock(clock)
	if !ok {
		return time.Time{}, errNoTime()
	}
	on := shop.Day(now.Format(time.DateOnly))
	if date != "" {
		var err error
		if on, err = ReadDay(date, now, words); err != nil {
			return time.Time{}, err
		}
	}
	at := on.Time(now.Location())
	return time.Date(at.Year(), at.Month(), at.Day(), hour, minute, 0, 0, now.Location()), nil
}

// readClock reads 16:30, 1630, 930, 16点30分 and 16点.
func readClock(s string) (hour, minute int, ok bool) {
	s = strings.NewReplacer(hourMark, ":", hourMark2, ":", minuteMark, "").Replace(s)
	h, m, colon := strings.Cut(s, ":")
	if !colon {
		if len(s) != 3 && len(s) != 4 {
			return 0, 0, false
		}
		h, m = s[:len(s)-2], s[len(s)-2:]
	}
	if m == "" {
		m = "0"
	}
	hh, err := strconv.ParseUint(h, 10, 8)
	mm, err2 := strconv.ParseUint(m, 10, 8)
	if err != nil || err2 != nil || hh > 23 || mm > 59 {
		return 0, 0, false
	}
	return int(hh), int(mm), true
}

// TypedDay reads a day as a date field would, for fields that are not one: a cell
// of a grid.
func TypedDay(env *Env, s string) (shop.Day, error) {
	return ReadDay(s, env.Clock().In(env.Lang.Zone), wordsOf(env.Lang))
}
