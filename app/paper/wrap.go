package paper

import (
	"strings"
	"unicode"
)

// Chinese text breaks between any two characters but for the rules of 避头尾:
// no closing sign begins a line and no opening one ends it.
const (
	closers = "，。、；：？！）》】」』〉〕”’…—·％‰℃" + ",.;:?!)]}>%°"
	openers = "（《【「『〈〔“‘" + "([{<¥￥$#№"
)

// slack is what a line may be too wide, in mm: sums of widths are not exact.
const slack = 0.01

// measure is how wide a rune is, in mm.
type measure func(rune) float64

// text is how wide s is, in mm.
func (m measure) text(s string) (w float64) {
	for _, r := range s {
		w += m(r)
	}
	return w
}

// wrap cuts clean text into lines no wider than room. It deletes nothing but
// the blanks at which it breaks. A word that is wider than a line is broken,
// behind a hyphen or slash if it has one. There is always at least one line.
func wrap(s string, m measure, room float64) []string {
	var out []string
	for _, paragraph := range strings.Split(s, "\n") {
		out = append(out, wrapParagraph(paragraph, m, room)...)
	}
	return out
}

// wrapParagraph is wrap for text without line ends.
func wrapParagraph(s string, m measure, room float64) (out []string) {
	line, width := "", 0.0
	flush := func() {
		out = append(out, strings.TrimRight(line, " "))
		line, width = "", 0
	}
	for _, a := range atoms(s) {
		w := m.text(a)
		bare := m.text(strings.TrimRight(a, " "))
		if line != "" && width+bare > room+slack {
			flush()
		}
		for bare > room+slack && a != "" {
			head := fitting(a, m, room)
			line, a = head, a[len(head):]
			w, bare = m.text(a), m.text(strings.TrimRight(a, " "))
			if a != "" {
				flush()
			} else {
				width, w = m.text(line), 0
			}
		}
		line, width = line+a, width+w
	}
	return append(out, strings.TrimRight(line, " "))
}

// fitting is the longest beginning of a that fits, at least one rune, cut
// behind a joint of the word if there is one in its second half.
func fitting(a string, m measure, room float64) string {
	end, joint, w := 0, 0, 0.0
	for i, r := range a {
		w += m(r)
		if w > room+slack && i > 0 {
			break
		}
		end = i + len(string(r))
		if strings.ContainsRune("-/_.,@ ", r) {
			joint = end
		}
	}
	if joint > end/2 && end < len(a) {
		return a[:joint]
	}
	return a[:end]
}

// atoms are the pieces of a line that are not broken: a Latin word with the
// blanks behind it, or a single Chinese character, each with the closing signs
// that follow and the opening ones that lead to it.
func atoms(s string) (out []string) {
	var cur []rune
	for _, r := range s {
		if len(cur) > 0 && breaks(cur[len(cur)-1], r) {
			out, cur = append(out, string(cur)), nil
		}
		cur = append(cur, r)
	}
	if len(cur) > 0 {
		out = append(out, string(cur))
	}
	return out
}

// breaks reports whether a line may end between a and b.
func breaks(a, b rune) bool {
	switch {
	case b == ' ', strings.ContainsRune(openers, a), strings.ContainsRune(closers, b):
		return false
	case a == ' ':
		return true
	}
	return solid(a) || solid(b)
}

// solid reports whether r is a character that stands by itself, as Chinese
// ones do; letters and figures hang together.
func solid(r rune) bool {
	if r < 0x2E80 {
		return strings.ContainsRune("，。、；：？！）》】…—“”‘’", r)
	}
	return !unicode.IsMark(r)
}
