package paper

import (
	"encoding/binary"
	"slices"
)

// codes says under which 16-bit code each rune of a document stands in its
// fonts. A rune below U+10000 is its own code; the PDF library panics at any
// other, so those borrow codes from the private use area.
type codes map[rune]uint16

// The private use area, and what stands for runes that find no room in it.
const (
	privateFirst = 0xE000
	privateLast  = 0xF8FF
	noRoom       = 0xFFFD
)

// encode gives every rune of need its code. The same runes always get the same
// codes, whatever their order.
func encode(need map[rune]bool) codes {
	c := codes{}
	var far []rune
	taken := map[uint16]bool{}
	for r := range need {
		if r > 0xFFFF {
			far = append(far, r)
			continue
		}
		c[r], taken[uint16(r)] = uint16(r), true
	}
	slices.Sort(far)
	next := privateFirst
	for _, r := range far {
		for next <= privateLast && taken[uint16(next)] {
			next++
		}
		if next > privateLast {
			c[r] = noRoom
			continue
		}
		c[r] = uint16(next)
		next++
	}
	return c
}

// text is s in codes.
func (c codes) text(s string) string {
	out := []rune(s)
	for i, r := range out {
		if code, ok := c[r]; ok {
			out[i] = rune(code)
		}
	}
	return string(out)
}

// cutting is a small font in the making.
type cutting struct {
	from *face
	old  []int       // which glyph of the big font each new glyph is
	at   map[int]int // where a component went, so that it goes there once
}

// cut makes a font of exactly the runes of need, under their codes. The PDF
// library reads it in a millisecond, where the whole font takes it sixty. A
// rune that the font has not got shows as the font's box. Every code has a
// glyph of its own, which keeps the library's output in one order.
func (f *face) cut(need map[rune]bool, c codes) []byte {
	glyphOf := map[uint16]int{noRoom: 0}
	for r := range need {
		g, _ := f.glyph(r)
		if c[r] != noRoom {
			glyphOf[c[r]] = g
		}
	}
	order := make([]uint16, 0, len(glyphOf))
	for code := range glyphOf {
		order = append(order, code)
	}
	slices.Sort(order)
	x := &cutting{from: f, old: []int{0}, at: map[int]int{0: 0}}
	for _, code := range order {
		x.old = append(x.old, glyphOf[code])
	}
	glyf, loca := x.outlines()
	return assemble(map[string][]byte{
		"cmap": charTable(order),
		"glyf": glyf, "loca": loca, "hmtx": x.metrics(),
		"head": patched(f.tables["head"], 50, 1),
		"hhea": patched(f.tables["hhea"], 34, len(x.old)),
		"maxp": patched(f.tables["maxp"], 4, len(x.old)),
		"OS/2": f.tables["OS/2"], "name": f.tables["name"],
		"post": patched(f.tables["post"][:32], 0, 3),
	})
}

// outlines copies the drawings and their index. Components are appended to the
// list while it is walked.
func (x *cutting) outlines() (glyf, loca []byte) {
	for i := 0; i < len(x.old); i++ {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, x.outline(x.old[i])...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	return glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
}

// outline is glyph g's drawing with its components, if any, renumbered. A
// drawing that breaks off in the middle becomes a blank.
func (x *cutting) outline(g int) []byte {
	const (
		wordArgs, scaled, more, twoScales, matrix = 0x01, 0x08, 0x20, 0x40, 0x80
	)
	d := slices.Clone(x.from.outline(g))
	if len(d) < 10 {
		return nil
	}
	if d[0]&0x80 == 0 {
		return d
	}
	for at, flags := 10, more; flags&more != 0; {
		if at+8 > len(d) {
			return nil
		}
		flags = be16(d, at)
		binary.BigEndian.PutUint16(d[at+2:], uint16(x.place(be16(d, at+2))))
		at += 6
		if flags&wordArgs != 0 {
			at += 2
		}
		switch {
		case flags&scaled != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if at > len(d) {
			return nil
		}
	}
	return d
}

// place is where component g stands in the small font.
func (x *cutting) place(g int) int {
	if g >= x.from.glyphs || len(x.old) >= 0xFFFE {
		return 0
	}
	at, ok := x.at[g]
	if !ok {
		at = len(x.old)
		x.at[g], x.old = at, append(x.old, g)
	}
	return at
}

// metrics are the advances and bearings of the glyphs taken over.
func (x *cutting) metrics() (hmtx []byte) {
	for _, g := range x.old {
		advance, bearing := x.from.metric(g)
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(advance))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(bearing))
	}
	return hmtx
}

// charTable is a cmap of format 4, where the i-th code is glyph i+1.
func charTable(order []uint16) []byte {
	var first, last, delta []uint16
	for i := 0; i < len(order); {
		j := i
		for j+1 < len(order) && order[j+1] == order[j]+1 {
			j++
		}
		first, last = append(first, order[i]), append(last, order[j])
		delta = append(delta, uint16(i+1)-order[i])
		i = j + 1
	}
	first, last, delta = append(first, 0xFFFF), append(last, 0xFFFF), append(delta, 1)
	n := len(first)
	words := []uint16{0, 1, 3, 1, 0, 12, 4, uint16(16 + 8*n), 0, uint16(2 * n), 0, 0, 0}
	words = append(append(words, last...), 0)
	words = append(append(words, first...), delta...)
	words = append(words, make([]uint16, n)...)
	var out []byte
	for _, w := range words {
		out = binary.BigEndian.AppendUint16(out, w)
	}
	return out
}

// patched is a copy of a table with the word at the given place replaced.
func patched(table []byte, at, word int) []byte {
	out := slices.Clone(table)
	binary.BigEndian.PutUint16(out[at:], uint16(word))
	return out
}

// assemble writes the directory and the tables of a font.
func assemble(tables map[string][]byte) []byte {
	names := make([]string, 0, len(tables))
	for name := range tables {
		names = append(names, name)
	}
	slices.Sort(names)
	n := len(names)
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, w := range []int{n, 128, 3, 16*n - 128} {
		out = binary.BigEndian.AppendUint16(out, uint16(w))
	}
	var body []byte
	for _, name := range names {
		out = append(out, name...)
		for _, v := range []int{0, 12 + 16*n + len(body), len(tables[name])} {
			out = binary.BigEndian.AppendUint32(out, uint32(v))
		}
		body = append(body, tables[name]...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	return append(out, body...)
}
