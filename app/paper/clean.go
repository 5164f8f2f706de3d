package paper

import (
	"strings"
	"unicode"
)

// clean makes text safe to draw: what has no shape of its own goes (control
// and format characters, variation selectors), blanks of all widths become one
// space, line ends become \n, and bytes that are no text become U+FFFD. What is
// left may still be unknown to the font; that shows as a box.
func clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\r', r == '\u2028', r == '\u2029':
			return '\n'
		case r == '\u3000':
			return r
		case unicode.IsSpace(r), r >= 0x2000 && r <= 0x200A, r == 0x205F:
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Cs):
			return -1
		case unicode.Is(unicode.Variation_Selector, r):
			return -1
		case r&0xFFFE == 0xFFFE:
			return '\uFFFD'
		}
		return r
	}, s)
}

// oneLine is clean text without line ends.
func oneLine(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(clean(s), "\n", " "))
}
