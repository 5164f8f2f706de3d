package kit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"gongdan/app/shop"
)

// CodeKind says what a code field holds.
type CodeKind uint8

// The kinds of code.
const (
	CodePlain CodeKind = iota // a part number, an order number
	CodePlate                 // 号牌, Chinese and Latin mixed
	CodeVIN                   // 车架号, 17 letters and figures
	CodePhone                 // figures, + and - only
)

// CodeEntry is a field for letters and figures: capitals, half-width, without
// spaces. On Windows no input method comes between, but for a plate without a
// Prefix, whose province has to be composed; with one, Alt and the first letter
// of another province's name give it: Alt+S 苏, once more 陕.
type CodeEntry struct {
	Entry
	// Prefix is what a plate typed without its province begins with: 沪A. It is
	// shown faintly before what is typed.
	Prefix string
	kind   CodeKind
}

// NewCodeEntry gives an empty code field.
func NewCodeEntry(env *Env, kind CodeKind) *CodeEntry {
	c := &CodeEntry{kind: kind}
	c.init(env, c, trait{latin: c.latin, fold: c.fold, key: c.province, settle: c.settled, show: c.shown, ghost: c.ghostly, scans: always})
	c.Max = 40
	return c
}

// Value is the code as it is kept; a plate has its province.
func (c *CodeEntry) Value() string { return ReadCode(c.Text, c.kind, c.Prefix) }

func (c *CodeEntry) latin() bool { return c.kind != CodePlate || c.Prefix != "" }

// province answers Alt and a letter in a plate.
func (c *CodeEntry) province(ch Chord) bool {
	if c.kind != CodePlate || ch.Mod != fyne.KeyModifierAlt || len(ch.Key) != 1 {
		return false
	}
	now, rest := rune(0), c.Text
	if c.SelectedText() != "" {
		rest = "" // as a letter that is typed, it comes in the place of all
	} else if shop.StartsWithProvince(rest) {
		first, size := utf8.DecodeRuneInString(rest)
		now, rest = first, rest[size:]
	}
	to := shop.ProvinceBy(rune(ch.Key[0]), now)
	if to == 0 {
		return false
	}
	if !c.locked() {
		c.SelectAll()
		c.TypedRune(to)
		c.SetText(string(to) + rest)
		c.CursorColumn = utf8.RuneCountInString(c.Text)
	}
	return true
}

func (c *CodeEntry) fold(r rune) rune {
	if r == ' ' || r == '　' {
		return r // a space may stand between what is typed until the field is left
	}
	return foldCode(r, c.kind)
}

func (c *CodeEntry) settled(s string) string { return ReadCode(s, c.kind, c.Prefix) }

func (c *CodeEntry) shown(s string) string {
	switch c.kind {
	case CodePlate:
		return c.env.Lang.Plate(s)
	case CodePhone:
		return c.env.Lang.Phone(s)
	}
	return s
}

// ghostly is the prefix as long as what is typed may go on without it.
func (c *CodeEntry) ghostly(s string) string {
	if c.kind != CodePlate || s != "" && (!ascii(s) || len(s) > plateTail) {
		return ""
	}
	return c.Prefix
}

// plateTail is the longest number of a plate behind its office: new energy.
const plateTail = 6

// ReadCode is the code that typed stands for: capitals, half-width, no spaces
// or dots. Five or six letters and figures are a plate whose beginning is
// prefix; what is shorter may be part of any plate and stays as it is.
func ReadCode(typed string, kind CodeKind, prefix string) string {
	s := strings.Map(func(r rune) rune {
		if r = foldCode(r, kind); r == 0 {
			return -1
		}
		return r
	}, typed)
	if kind == CodePlate && ascii(s) && len(s) >= plateTail-1 && len(s) <= plateTail {
		return prefix + s
	}
	return s
}

// foldCode is what a letter becomes in a code; 0 where it has no place there.
func foldCode(r rune, kind CodeKind) rune {
	r = unicode.ToUpper(halfWidth(r))
	digit := r >= '0' && r <= '9'
	switch {
	case unicode.IsSpace(r), kind != CodePlain && strings.ContainsRune("·.•", r), unicode.IsControl(r):
		return 0
	case kind == CodePhone && !digit && !strings.ContainsRune("+-", r):
		return 0
	case kind == CodeVIN && !digit && (r < 'A' || r > 'Z'):
		return 0
	case kind == CodePlate && !digit && !unicode.IsLetter(r):
		return 0
	}
	return r
}

func ascii(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}
