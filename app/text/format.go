package text

import (
	"strings"
	"time"

	"gongdan/app/shop"
)

// minus is the sign of negative figures: as wide as a digit, unlike a hyphen.
const minus = "−"

// group sets thousands apart: 12345 is 12,345. Long keys keep their shape
// because only plain numbers come here.
func group(digits string) string {
	sign := ""
	if s, ok := strings.CutPrefix(digits, "-"); ok {
		sign, digits = minus, s
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + digits
}

// Money writes yuan with thousands set apart and two decimals, no sign of
// currency: 1,234.50.
func (l Lang) Money(m shop.Money) string {
	whole, fen, _ := strings.Cut(m.String(), ".")
	return group(whole) + "." + fen
}

// Yuan is Money with the sign of the currency, for totals.
func (l Lang) Yuan(m shop.Money) string {
	if m < 0 {
		return minus + "¥" + l.Money(-m)
	}
	return "¥" + l.Money(m)
}

// Qty writes a quantity with at least two decimals, so a column lines up.
func (l Lang) Qty(q shop.Qty) string {
	s := q.String()
	whole, frac, _ := strings.Cut(s, ".")
	for len(frac) < 2 {
		frac += "0"
	}
	return group(whole) + "." + frac
}

// Count writes a quantity without needless decimals: 14, 4.5.
func (l Lang) Count(q shop.Qty) string {
	whole, frac, dotted := strings.Cut(q.String(), ".")
	if dotted {
		return group(whole) + "." + frac
	}
	return group(whole)
}

// Percent writes a share in percent: 1000 is 10.
func (l Lang) Percent(r shop.Rate) string {
	s := r * 100
	return strings.Replace(s.String(), "-", minus, 1)
}

// Int writes a whole number with thousands set apart.
func (l Lang) Int(n int64) string { return l.Value(n) }

// Date is the local day: 2026-04-12. A zero time is nothing.
func (l Lang) Date(t time.Time) string { return l.format(t, "2006-01-02") }

// DateTime is the local day and minute: 2026-04-12 16:30.
func (l Lang) DateTime(t time.Time) string { return l.format(t, "2006-01-02 15:04") }

// Clock is the local minute: 16:30.
func (l Lang) Clock(t time.Time) string { return l.format(t, "15:04") }

func (l Lang) format(t time.Time, layout string) string {
	if t.IsZero() {
		return ""
	}
	return t.In(l.Zone).Format(layout)
}

// When is a time near now in few words: today 16:30, tomorrow 09:00, else the
// month and day, and the year only when it is another.
func (l Lang) When(t, now time.Time) string {
	if t.IsZero() {
		return ""
	}
	t, now = t.In(l.Zone), now.In(l.Zone)
	clock := t.Format("15:04")
	switch day := shop.DayOf(t, l.Zone); day {
	case shop.DayOf(now, l.Zone):
		return l.Say("when.today") + " " + clock
	case shop.DayOf(now.AddDate(0, 0, 1), l.Zone):
		return l.Say("when.tomorrow") + " " + clock
	case shop.DayOf(now.AddDate(0, 0, -1), l.Zone):
		return l.Say("when.yesterday") + " " + clock
	}
	if t.Year() == now.Year() {
		return t.Format("01-02") + " " + clock
	}
	return t.Format("2006-01-02")
}

// Plate sets the plate's office apart from its number: 沪A D12345. A plate
// without an office stays as it is.
func (l Lang) Plate(plate string) string {
	r := []rune(plate)
	if len(r) < 7 || r[1] < 'A' || r[1] > 'Z' {
		return plate
	}
	return string(r[:2]) + " " + string(r[2:])
}

// Phone sets a mobile number in groups: 138 0000 1234.
func (l Lang) Phone(phone string) string {
	if len(phone) != 11 || phone[0] != '1' {
		return phone
	}
	return phone[:3] + " " + phone[3:7] + " " + phone[7:]
}

// Masked hides the middle of a phone number: 138 **** 1234. Of a short one it
// leaves the last two characters.
func (l Lang) Masked(phone string) string {
	r := []rune(phone)
	n := len(r)
	if n < 8 {
		return strings.Repeat("*", max(n-2, 0)) + string(r[max(n-2, 0):])
	}
	return l.Phone(string(r[:3]) + strings.Repeat("*", n-7) + string(r[n-4:]))
}
