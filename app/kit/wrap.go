package kit

import (
	"strings"
	"unicode"
)

// Lines breaks text into lines of w at most: Chinese between any two
// characters but never so that a line starts with a closing mark or ends with
// an opening one, other scripts between words. A line feed always breaks.
func (s Style) Lines(text string, w float32) []string {
	var all []string
	for _, par := range strings.Split(text, "\n") {
		line, width := "", float32(0)
		for _, piece := range pieces(par) {
			next := s.Width(strings.TrimRight(piece, " "))
			if line != "" && width+next > w {
				all = append(all, strings.TrimRight(line, " "))
				line, width = "", 0
			}
			line += piece
			width = s.Width(line)
		}
		all = append(all, strings.TrimRight(line, " "))
	}
	return all
}

// pieces cuts a paragraph where a line may end.
func pieces(par string) []string {
	var all []string
	var piece []rune
	runes := []rune(par)
	for i, r := range runes {
		piece = append(piece, r)
		if i+1 < len(runes) && breaks(r, runes[i+1]) {
			all = append(all, string(piece))
			piece = nil
		}
	}
	return append(all, string(piece))
}

func breaks(r, next rune) bool {
	switch {
	case strings.ContainsRune("，。、；：！？）》」』】”’…％,.;:!?)%", next), strings.ContainsRune("（《「『【“‘(¥", r), next == ' ':
		return false
	case r == ' ':
		return true
	}
	return wide(r) || wide(next)
}

func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r < 0x3040 || r >= 0xff00 && r < 0xfff0
}
