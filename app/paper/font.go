package paper

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// errFont is what every refusal of a font file is about.
var errFont = errors.New("paper: not a usable TrueType font")

// face is a TrueType font with glyf outlines, checked once when it is parsed:
// every offset that its methods follow lies inside the file, so that measuring
// and cutting cannot go wrong afterwards. A face never changes and may be used
// from several places at once.
type face struct {
	tables  map[string][]byte
	runs    []run    // by first rune, not overlapping
	near    []uint16 // glyphs of the runes below U+10000, for speed; 0: none
	glyphs  int      // how many there are
	metrics int      // how many of them have an advance of their own
	wide    bool     // loca holds 32-bit offsets
	perEm   float64
}

// run is a range of runes whose glyphs follow one another.
type run struct {
	first, last rune
	glyph       int
}

// parseFace reads a font. It looks at the tables that it needs, at nothing else,
// and returns an error for a file whose tables do not agree with each other.
func parseFace(raw []byte) (*face, error) {
	f := &face{tables: map[string][]byte{}}
	if len(raw) < 12 || be32(raw, 0) != 0x00010000 {
		return nil, fmt.Errorf("%w: no glyf outlines", errFont)
	}
	for i := range be16(raw, 4) {
		at := 12 + 16*i
		if at+16 > len(raw) {
			return nil, fmt.Errorf("%w: short directory", errFont)
		}
		from, size := be32(raw, at+8), be32(raw, at+12)
		if from > len(raw) || size > len(raw)-from {
			return nil, fmt.Errorf("%w: table %q lies outside the file", errFont, raw[at:at+4])
		}
		f.tables[string(raw[at:at+4])] = raw[from : from+size]
	}
	if err := f.checkSizes(); err != nil {
		return nil, err
	}
	if err := f.checkOutlines(); err != nil {
		return nil, err
	}
	return f, f.readRunes()
}

// checkSizes proves that the tables of fixed shape are whole.
func (f *face) checkSizes() error {
	least := []struct {
		name string
		size int
	}{{"head", 54}, {"hhea", 36}, {"maxp", 6}, {"OS/2", 78}, {"post", 32}, {"name", 6}, {"cmap", 4}, {"glyf", 0}, {"loca", 4}}
	for _, t := range least {
		if data, ok := f.tables[t.name]; !ok || len(data) < t.size {
			return fmt.Errorf("%w: table %q is missing or short", errFont, t.name)
		}
	}
	f.glyphs = be16(f.tables["maxp"], 4)
	f.metrics = be16(f.tables["hhea"], 34)
	f.wide = be16(f.tables["head"], 50) == 1
	f.perEm = float64(be16(f.tables["head"], 18))
	if f.glyphs == 0 || f.perEm == 0 || f.metrics == 0 || f.metrics > f.glyphs {
		return fmt.Errorf("%w: %d glyphs, %d metrics", errFont, f.glyphs, f.metrics)
	}
	if len(f.tables["hmtx"]) < 4*f.metrics+2*(f.glyphs-f.metrics) {
		return fmt.Errorf("%w: short metrics", errFont)
	}
	return nil
}

// checkOutlines proves that each glyph's outline lies inside the glyf table.
func (f *face) checkOutlines() error {
	size := 2
	if f.wide {
		size = 4
	}
	if len(f.tables["loca"]) < size*(f.glyphs+1) {
		return fmt.Errorf("%w: short index of outlines", errFont)
	}
	last := 0
	for g := range f.glyphs + 1 {
		at := f.outlineAt(g)
		if at < last || at > len(f.tables["glyf"]) {
			return fmt.Errorf("%w: outline %d lies outside", errFont, g)
		}
		last = at
	}
	return nil
}

// readRunes reads the best table of characters: format 12, which knows all of
// Unicode, before format 4, which knows its first 65,536.
func (f *face) readRunes() error {
	cmap := f.tables["cmap"]
	var twelve, four []byte
	for i := range be16(cmap, 2) {
		at := 4 + 8*i
		if at+8 > len(cmap) {
			break
		}
		from := be32(cmap, at+4)
		if from+16 > len(cmap) {
			continue
		}
		switch table := cmap[from:]; be16(table, 0) {
		case 12:
			twelve = table
		case 4:
			four = table
		}
	}
	switch {
	case twelve != nil:
		f.runs = runsOfTwelve(twelve)
	case four != nil:
		f.runs = runsOfFour(four)
	}
	return f.checkRuns()
}

// checkRuns proves that the runs are in order and name glyphs that exist.
func (f *face) checkRuns() error {
	if len(f.runs) == 0 {
		return fmt.Errorf("%w: no table of Unicode characters", errFont)
	}
	before := rune(-1)
	for _, r := range f.runs {
		if r.first <= before || r.last < r.first || r.glyph < 0 || r.glyph+int(r.last-r.first) >= f.glyphs {
			return fmt.Errorf("%w: bad range of characters at %U", errFont, r.first)
		}
		before = r.last
	}
	f.index()
	return nil
}

// runsOfTwelve reads groups of characters with 32-bit codes.
func runsOfTwelve(table []byte) (runs []run) {
	n := be32(table, 12)
	for i := 0; i < n && 16+12*i+12 <= len(table); i++ {
		at := 16 + 12*i
		runs = append(runs, run{rune(be32(table, at)), rune(be32(table, at+4)), be32(table, at+8)})
	}
	return runs
}

// runsOfFour reads only segments that need no glyph array: those that cut
// writes. Others are left out, as if the font had not got them.
func runsOfFour(table []byte) (runs []run) {
	n := be16(table, 6) / 2
	if 16+8*n > len(table) {
		return nil
	}
	for i := range n {
		last, first := be16(table, 14+2*i), be16(table, 16+2*n+2*i)
		delta, array := be16(table, 16+4*n+2*i), be16(table, 16+6*n+2*i)
		if first == 0xFFFF || array != 0 {
			continue
		}
		runs = append(runs, run{rune(first), rune(last), (first + delta) & 0xFFFF})
	}
	return runs
}

// index fills near from runs.
func (f *face) index() {
	f.near = make([]uint16, 0x10000)
	for _, x := range f.runs {
		for r := max(x.first, 0); r <= min(x.last, 0xFFFF); r++ {
			f.near[r] = uint16(x.glyph + int(r-x.first))
		}
	}
}

// glyph is the glyph of r, and whether the font has one.
func (f *face) glyph(r rune) (int, bool) {
	if r >= 0 && int(r) < len(f.near) {
		return int(f.near[r]), f.near[r] != 0
	}
	i, found := slices.BinarySearchFunc(f.runs, r, func(x run, r rune) int {
		switch {
		case r < x.first:
			return 1
		case r > x.last:
			return -1
		}
		return 0
	})
	if !found {
		return 0, false
	}
	return f.runs[i].glyph + int(r-f.runs[i].first), true
}

// width is how far r moves the pen, in thousandths of the type size. What the
// font has not got is as wide as the box that is drawn for it.
func (f *face) width(r rune) float64 {
	g, _ := f.glyph(r)
	advance, _ := f.metric(g)
	return float64(advance) * 1000 / f.perEm
}

// metric is glyph g's advance and left side bearing, in font units.
func (f *face) metric(g int) (advance, bearing int) {
	t := f.tables["hmtx"]
	if g < f.metrics {
		return be16(t, 4*g), be16(t, 4*g+2)
	}
	return be16(t, 4*(f.metrics-1)), be16(t, 4*f.metrics+2*(g-f.metrics))
}

// outline is the drawing of glyph g; empty for a blank.
func (f *face) outline(g int) []byte {
	return f.tables["glyf"][f.outlineAt(g):f.outlineAt(g+1)]
}

// outlineAt is where glyph g begins in the table of outlines, and where the one
// before it ends.
func (f *face) outlineAt(g int) int {
	if f.wide {
		return be32(f.tables["loca"], 4*g)
	}
	return 2 * be16(f.tables["loca"], 2*g)
}

// be16 and be32 read big-endian numbers; the caller has checked the length.
func be16(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }
func be32(b []byte, at int) int { return int(binary.BigEndian.Uint32(b[at:])) }
