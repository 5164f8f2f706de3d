package text

import (
	"strconv"
	"strings"
	"time"

	"gongdan/app/shop"
)

// weekdays are the days of a week in the order in which it is written.
func weekdays() []time.Weekday {
	return []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}
}

// weekWords are the words in which a language writes a week.
type weekWords struct{ Lang }

// dayWords are the words for a day of the week; the first is written, the others
// are read as well.
func (l weekWords) dayWords(d time.Weekday) []string {
	return strings.Split(l.Say("shift.day."+strconv.Itoa(int(d))), "|")
}

// Week writes when somebody works, days with the same hours together:
// 周一至周六 8:30-12:00 13:30-18:00. ParseWeek reads it back.
func (l Lang) Week(week []shop.Shift) string {
	hours := map[time.Weekday]string{}
	for _, s := range week {
		hours[s.Weekday] += " " + shop.Minute(s.From) + "-" + shop.Minute(s.Until)
	}
	days := weekdays()
	var groups []string
	for i := 0; i < len(days); {
		k := i
		for k+1 < len(days) && hours[days[k+1]] == hours[days[i]] {
			k++
		}
		if hours[days[i]] != "" {
			groups = append(groups, weekWords{l}.days(days[i], days[k])+hours[days[i]])
		}
		i = k + 1
	}
	return strings.Join(groups, l.Say("shift.then"))
}

func (l weekWords) days(from, to time.Weekday) string {
	first, last := l.dayWords(from)[0], l.dayWords(to)[0]
	if from == to {
		return first
	}
	return first + strings.Split(l.Say("shift.to"), "|")[0] + last
}

// ParseWeek reads when somebody works as it is written by hand: days, then their
// hours, then other days. Nothing is no week. Problems name what cannot be read;
// whether the hours fit together is for shop.CheckShifts to say.
func ParseWeek(l Lang, text string) (week []shop.Shift, problems shop.Problems) {
	text = strings.NewReplacer(",", " ", "，", " ", ";", " ", "；", " ", "、", " ", "\n", " ", "　", " ").Replace(text)
	words := weekWords{l}
	var days []time.Weekday
	timed := false
	for _, word := range strings.Fields(text) {
		if from, until, ok := words.hours(word); ok && len(days) > 0 {
			for _, d := range days {
				week = append(week, shop.Shift{Weekday: d, From: from, Until: until})
			}
			timed = true
			continue
		}
		more, ok := words.readDays(word)
		if !ok {
			problems.Add("shifts", "shift.say.unreadable", shop.Args{"Text": word})
			return nil, problems
		}
		if timed {
			days, timed = nil, false
		}
		days = append(days, more...)
	}
	if len(days) > 0 && !timed {
		problems.Add("shifts", "shift.say.no_hours", shop.Args{"Day": words.dayWords(days[len(days)-1])[0]})
		return nil, problems
	}
	return week, problems
}

// split parts a word at the sign or word that means up to.
func (l weekWords) split(word string) (from, to string, ok bool) {
	for _, sign := range strings.Split(l.Say("shift.to"), "|") {
		if from, to, ok = strings.Cut(word, sign); ok {
			return from, to, true
		}
	}
	return word, "", false
}

func (l weekWords) hours(word string) (from, until int, ok bool) {
	a, b, ok := l.split(word)
	if !ok {
		return 0, 0, false
	}
	from, err := shop.ParseMinute(a)
	if err != nil {
		return 0, 0, false
	}
	until, err = shop.ParseMinute(b)
	return from, until, err == nil
}

// readDays reads one day or a stretch of days, which may go over Sunday.
func (l weekWords) readDays(word string) (days []time.Weekday, ok bool) {
	a, b, stretch := l.split(word)
	from, ok := l.readDay(a)
	if !ok || !stretch {
		return []time.Weekday{from}, ok
	}
	to, ok := l.readDay(b)
	for d := from; ok; d = (d + 1) % 7 {
		days = append(days, d)
		if d == to {
			break
		}
	}
	return days, ok
}

func (l weekWords) readDay(word string) (time.Weekday, bool) {
	for _, d := range weekdays() {
		for _, w := range l.dayWords(d) {
			if strings.EqualFold(w, word) {
				return d, true
			}
		}
	}
	return 0, false
}
