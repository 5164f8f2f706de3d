package shop

import (
	"slices"
	"strings"
)

// IsMobile reports whether s is a mainland mobile number.
func IsMobile(s string) bool {
	return len(s) == 11 && s[0] == '1' && s[1] >= '3' && s[1] <= '9' && digits(s)
}

// IsLandline reports whether s is 0xx-xxxxxxx with an optional extension after
// a hyphen, or a 400/800 number. The hyphen after the area code may be left out.
func IsLandline(s string) bool {
	parts := strings.Split(s, "-")
	plain := strings.Join(parts, "")
	switch {
	case slices.Contains(parts, "") || !digits(plain):
		return false
	case strings.HasPrefix(s, "400") || strings.HasPrefix(s, "800"):
		return len(plain) == 10
	case !strings.HasPrefix(s, "0"):
		return false
	}
	if area := len(parts[0]); area <= 4 && len(parts) > 1 {
		n := len(parts[1])
		return area >= 3 && (n == 7 || n == 8) && len(parts) <= 3
	}
	return len(parts[0]) >= 10 && len(parts[0]) <= 12 && len(parts) <= 2
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// checkPhone warns of a number that is neither mobile nor landline: foreign
// numbers exist, so nothing is blocked.
func (p *Problems) checkPhone(field, s string) {
	p.checkText(field, s, MaxName)
	switch {
	case s == "" || IsMobile(s) || IsLandline(s):
	case digits(s) && s[0] == '1':
		p.Warn(field, "customer.say.phone_length", Args{"Now": len(s)})
	default:
		p.Warn(field, "customer.say.phone_form", nil)
	}
}

// USCCHolds reports whether s is a unified social credit code with a right
// check character (GB 32100). Real codes that fail exist: warn only.
func USCCHolds(s string) bool {
	const set = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	if len(s) != 18 {
		return false
	}
	sum, weight := 0, 1
	for i := range 17 {
		v := strings.IndexByte(set, s[i])
		if v < 0 {
			return false
		}
		sum += v * weight
		weight = weight * 3 % 31
	}
	return strings.IndexByte(set, s[17]) == (31-sum%31)%31
}
