package paper

// Paper is the size of what is printed on. Its value is the word that settings
// and the command line use.
type Paper string

// The papers there are. Continuous is triplicate form paper with holes at both
// edges, printed by pins: no greys, no fine lines.
const (
	A4         Paper = "A4"
	A5         Paper = "A5"
	Continuous Paper = "241x140"
)

// Papers are all papers, the default first.
func Papers() []Paper { return []Paper{A4, A5, Continuous} }

// Known is p if it is one of Papers, else A4: paper from settings may be
// anything, and printing on the default is better than not printing.
func (p Paper) Known() Paper {
	switch p {
	case A5, Continuous:
		return p
	}
	return A4
}

// Size is the width and height of a sheet in mm.
func (p Paper) Size() (width, height float64) {
	switch p {
	case A5:
		return 148, 210
	case Continuous:
		return 241, 140
	}
	return 210, 297
}

// style is how a document looks on a paper.
type style struct {
	edges
	letters
	steps
	closest float64 // how near rows may be set, as a share of their usual distance: lines of type must not touch
	more    int     // columns of pairs more or fewer than on A4
	narrow  bool    // folds columns
	pins    bool    // black only
}

// edges are the sheet and, inside it, what is printed on, in mm.
type edges struct{ width, height, left, right, top, bottom float64 }

// room is the width between the edges.
func (e edges) room() float64 { return e.right - e.left }

// letters are the sizes of type, in points.
type letters struct{ title, shop, section, label, body, small, figure, words float64 }

// steps are distances in mm: a row of a table, a row of pairs, between blocks,
// a line of notes, the height of a signature.
type steps struct{ row, pitch, gap, note, sign float64 }

// styleOf is the look of a paper. On all three the body is the largest type of
// running text, labels are a point smaller and notes are as small as is still
// read without effort.
func styleOf(p Paper) style {
	w, h := p.Size()
	switch p {
	case A5:
		return style{
			edges:   edges{width: w, height: h, left: 11, right: w - 11, top: 9, bottom: h - 8},
			letters: letters{title: 17, shop: 8.5, section: 8.5, label: 7, body: 7.8, small: 7, figure: 15, words: 9.5},
			steps:   steps{row: 4.7, pitch: 4.4, gap: 3.4, note: 3.5, sign: 15},
			closest: 0.84, more: -1, narrow: true,
		}
	case Continuous:
		return style{
			edges:   edges{width: w, height: h, left: 17, right: w - 17, top: 7, bottom: h - 5},
			letters: letters{title: 15, shop: 9, section: 9, label: 8.5, body: 9, small: 8, figure: 15, words: 11},
			steps:   steps{row: 4.7, pitch: 4.5, gap: 2.4, note: 3.8, sign: 10},
			closest: 0.93, more: 1, pins: true,
		}
	}
	return style{
		edges:   edges{width: w, height: h, left: 16, right: w - 16, top: 12.6, bottom: h - 7.6},
		letters: letters{title: 24, shop: 10.5, section: 9.5, label: 8, body: 9, small: 8, figure: 20, words: 12},
		steps:   steps{row: 5.4, pitch: 5.2, gap: 4.6, note: 4.1, sign: 20},
		closest: 0.84,
	}
}
