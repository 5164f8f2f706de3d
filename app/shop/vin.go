package shop

import (
	"strings"
	"unicode/utf8"
)

// vinWeights are the weights of the check digit (GB 16735, ISO 3779).
const vinWeights = "\x08\x07\x06\x05\x04\x03\x02\x0a\x00\x09\x08\x07\x06\x05\x04\x03\x02"

// IsVIN reports whether s, already folded, has 17 characters without I, O, Q.
func IsVIN(s string) bool {
	if len(s) != 17 {
		return false
	}
	for i := range len(s) {
		if vinValue(s[i]) < 0 {
			return false
		}
	}
	return true
}

// VINCheckHolds reports whether the ninth character is the check digit of the
// rest. Cars from Europe do not use it, so a miss is a warning only.
func VINCheckHolds(s string) bool {
	if !IsVIN(s) {
		return false
	}
	sum := 0
	for i := range len(s) {
		sum += vinValue(s[i]) * int(vinWeights[i])
	}
	want := byte('0' + sum%11)
	if sum%11 == 10 {
		want = 'X'
	}
	return s[8] == want
}

// vinValue is the worth of a character, -1 for one that no VIN has.
func vinValue(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'H':
		return int(c-'A') + 1
	case c >= 'J' && c <= 'N':
		return int(c-'J') + 1
	case c == 'P':
		return 7
	case c == 'R':
		return 9
	case c >= 'S' && c <= 'Z':
		return int(c-'S') + 2
	}
	return -1
}

// YearOfVIN is the latest model year not after the year that follows now (GB
// 16735: the tenth character in a cycle of 30 years), 0 if there is none.
func YearOfVIN(vin string, now int) int {
	const years = "ABCDEFGHJKLMNPRSTVWXY123456789"
	if len(vin) != 17 {
		return 0
	}
	i := strings.IndexByte(years, vin[9])
	if i < 0 {
		return 0
	}
	year := 1980 + i
	for year+30 <= now+1 {
		year += 30
	}
	return year
}

// checkVIN notes a VIN of the wrong form, and warns of a wrong check digit.
func (p *Problems) checkVIN(field, vin string) {
	switch {
	case vin == "":
	case strings.ContainsAny(vin, "IOQ"):
		p.Add(field, "vehicle.say.vin_ioq", nil)
	case utf8.RuneCountInString(vin) != 17:
		p.Add(field, "vehicle.say.vin_length", Args{"Now": utf8.RuneCountInString(vin)})
	case !IsVIN(vin):
		p.Add(field, "vehicle.say.vin_form", nil)
	case !VINCheckHolds(vin):
		p.Warn(field, "vehicle.say.vin_check", nil)
	}
}
