package shop

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ErrMinute means that a text is no time of day.
var ErrMinute = errors.New("shop: no time of day")

// ParseMinute reads a time of day, 17:30 or 1730, as minutes since midnight;
// 24:00 is the end of the day.
func ParseMinute(s string) (int, error) {
	s = strings.NewReplacer("：", ":", ".", ":", "。", ":").Replace(strings.TrimSpace(Fold(s)))
	hour, minute, cut := strings.Cut(s, ":")
	if !cut && len(s) > 2 {
		hour, minute = s[:len(s)-2], s[len(s)-2:]
	} else if !cut {
		minute = "0"
	}
	h, err := strconv.ParseUint(hour, 10, 8)
	m, err2 := strconv.ParseUint(minute, 10, 8)
	if err != nil || err2 != nil || m > 59 || h*60+m > minutesADay {
		return 0, ErrMinute
	}
	return int(h*60 + m), nil
}

// Minute writes minutes since midnight as a time of day: 8:30.
func Minute(n int) string { return fmt.Sprintf("%d:%02d", n/60, n%60) }
