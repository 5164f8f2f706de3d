package shop

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of texts, in characters.
const (
	MaxName = 60   // names, models, codes
	MaxText = 2000 // complaints, notes
)

// checkText notes what is wrong with a text of at most limit characters:
// too long and control characters block, emoji and markup are warned of.
func (p *Problems) checkText(field, s string, limit int) {
	if n := utf8.RuneCountInString(s); n > limit {
		p.Add(field, "say.too_long", Args{"Max": limit, "Now": n})
	}
	if !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }) {
		p.Add(field, "say.control", nil)
	}
	if strings.ContainsFunc(s, isEmoji) {
		p.Warn(field, "say.emoji", nil)
	}
	if i := strings.IndexByte(s, '<'); i >= 0 && strings.IndexByte(s[i:], '>') > 1 {
		p.Warn(field, "say.markup", nil)
	}
}

// checkName is checkText for a text that must be there.
func (p *Problems) checkName(field, s string) {
	if strings.TrimSpace(s) == "" {
		p.Add(field, "say.required."+field, nil)
		return
	}
	p.checkText(field, s, MaxName)
}

// isEmoji reports whether r is a picture that no printed form can show.
func isEmoji(r rune) bool {
	switch {
	case r >= 0x1F000 && r <= 0x1FAFF, r >= 0x2600 && r <= 0x27BF, r == 0xFE0F, r == 0x200D:
		return true
	}
	return false
}

// checkMoney notes an amount outside 0 … MaxMoney.
func (p *Problems) checkMoney(field string, m Money) {
	if m < 0 || m > MaxMoney {
		p.Add(field, "say.money_range", Args{"Max": MaxMoney})
	}
}

// Fold makes what was typed comparable: full-width forms narrow, spaces and
// separating dots gone, upper case. It is how plates, VINs, phones and codes
// are kept.
func Fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			r -= '！' - '!'
		case r == '　':
			r = ' '
		}
		if unicode.IsSpace(r) || r == '·' || r == '•' || unicode.IsControl(r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, s)
}
