package paper

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// Runes above U+FFFF are printed under borrowed codes. So that searching and
// copying in a viewer still finds the runes themselves, the table that leads
// from codes to text is rewritten in the finished file.
const (
	sameText  = "1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange"
	lengthKey = "<</Length "
)

// readable is the PDF with tables of text that know the borrowed codes. A file
// without any, or of a form that is not the library's, stays as it is.
func readable(pdf []byte, c codes) []byte {
	table := textTable(c)
	if table == "" {
		return pdf
	}
	start := bytes.LastIndex(pdf, []byte("\nxref\n"))
	if start < 0 {
		return pdf
	}
	start++
	var out []byte
	var grown []growth
	rest := pdf[:start]
	for {
		i := bytes.Index(rest, []byte(sameText))
		if i < 0 {
			break
		}
		head := lengthened(rest[:i], len(table)-len(sameText))
		grown = append(grown, growth{start - len(rest) + i, len(head) - i + len(table) - len(sameText)})
		out = append(append(out, head...), table...)
		rest = rest[i+len(sameText):]
	}
	out = append(out, rest...)
	return append(out, moved(pdf[start:], start, grown)...)
}

// growth is a place in the old file behind which everything moved by so much.
type growth struct{ at, by int }

// lengthened is part of a file whose last length entry is raised by more.
func lengthened(part []byte, more int) []byte {
	i := bytes.LastIndex(part, []byte(lengthKey))
	if i < 0 {
		return part
	}
	i += len(lengthKey)
	end := i
	for end < len(part) && part[end] >= '0' && part[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(string(part[i:end]))
	if err != nil {
		return part
	}
	return slices.Concat(part[:i], []byte(strconv.Itoa(n+more)), part[end:])
}

// moved is the end of a file, from its list of objects on, with all places put
// right.
func moved(tail []byte, start int, grown []growth) []byte {
	shift := func(at int) int {
		by := 0
		for _, g := range grown {
			if at > g.at {
				by += g.by
			}
		}
		return at + by
	}
	lines := strings.Split(string(tail), "\n")
	for i, s := range lines {
		if strings.HasSuffix(s, " 00000 n ") {
			if at, err := strconv.Atoi(s[:10]); err == nil {
				lines[i] = fmt.Sprintf("%010d 00000 n ", shift(at))
			}
		}
		if s == strconv.Itoa(start) && i > 0 && lines[i-1] == "startxref" {
			lines[i] = strconv.Itoa(shift(start))
		}
	}
	return []byte(strings.Join(lines, "\n"))
}

// textTable is the CMap of codes to text, empty if every code is its own rune.
func textTable(c codes) string {
	var borrowed []uint16
	rune_ := map[uint16]rune{}
	for r, code := range c {
		if r > 0xFFFF && code != noRoom {
			borrowed = append(borrowed, code)
			rune_[code] = r
		}
	}
	if len(borrowed) == 0 {
		return ""
	}
	slices.Sort(borrowed)
	var b strings.Builder
	fmt.Fprintf(&b, "2 beginbfrange\n<0000> <DFFF> <0000>\n<F900> <FFFF> <F900>\nendbfrange")
	const most = 100 // entries of one block, by the standard
	for part := range slices.Chunk(borrowed, most) {
		fmt.Fprintf(&b, "\n%d beginbfchar\n", len(part))
		for _, code := range part {
			hi, lo := utf16.EncodeRune(rune_[code])
			fmt.Fprintf(&b, "<%04X> <%04X%04X>\n", code, hi, lo)
		}
		b.WriteString("endbfchar")
	}
	return b.String()
}
