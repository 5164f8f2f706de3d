// Package paper prints the trade's documents. A func for each document turns
// records into a Doc, which says in words what stands where and knows neither
// fonts nor millimetres; a Press lays any Doc out on its paper and draws it as
// a PDF. Tests compare Docs; only the press knows the PDF library.
//
//	doc.go, size.go            what a document is made of, and on what paper
//	intake.go … certificate.go records to Doc, a file for each document
//	clean.go, wrap.go          text that is safe to draw, cut into lines
//	ink.go, block.go, table.go blocks to rows of ink
//	layout.go                  rows to pages
//	press.go, font.go, cut.go  pages to PDF, with a font cut to the text
//	capital.go                 amounts in words (人民币大写)
package paper

import "time"

// Doc is a printed document before it is laid out. It is plain data: two Docs
// that are deeply equal print the same bytes.
type Doc struct {
	Paper     Paper
	Shop      string // whose paper it is
	Title     string
	Subtitle  string // standard or purpose, in small type
	Number    string // of the document: repeated on every page
	Head      []Pair // beside the title, at most four
	Code      string // what the QR code says; empty: there is none
	Stamp     string // framed beside the title: reprint and its count
	Watermark string // large across every page: void
	Blocks    []Block
	Foot      Foot
	At        time.Time // when it is printed; the PDF's date
}

// Foot is the last line of every page. {Page} and {Pages} in Middle become the
// numbers of the page and of the last page.
type Foot struct{ Left, Middle, Right string }

// Block is one part of a document. The blocks of this package are all there
// are: Pairs, Parties, Table, Notes, Ticks, Totals, Signatures, Rule, Lines,
// CarOutline, Pictures, Bars, Charts, Tiles and Turn.
type Block interface{ block() }

// Pair is a label and what stands behind it. A Wide one gets a line of its
// own under the others.
type Pair struct {
	Label string
	Value string
	Wide  bool
}

// Pairs are labels and values in columns, filled downwards. Columns is how
// many fit on A4; smaller paper gets fewer, wider paper more.
type Pairs struct {
	Title   string
	Columns int
	Pairs   []Pair
}

// Parties are two lists of pairs side by side: who orders and who repairs.
type Parties struct{ Left, Right Pairs }

// Column is a column of a table. Weight is its share of the width that remains
// when the columns with short contents have got theirs. Fold puts it under the
// column before on narrow paper.
type Column struct {
	Title  string
	Weight int
	Right  bool
	Fold   bool
}

// Table is rows under a head, which is repeated on every page. Aside stands at
// the right end of the title's line. Sums follow the last row and never leave
// it. Bare leaves the head out.
type Table struct {
	Title   string
	Aside   Ticks
	Columns []Column
	Rows    [][]string
	Sums    []Pair
	Bare    bool
}

// Notes are paragraphs in small type. A Heading stands above them.
type Notes struct {
	Title    string
	Lines    []string
	Numbered bool
}

// Tick is a box with a word, ticked or not.
type Tick struct {
	Text string
	On   bool
}

// Ticks are boxes in a row, or in so many columns when Columns is not 0.
type Ticks struct {
	Title   string
	Label   string
	Boxes   []Tick
	Columns int
}

// Totals is the amount that the customer looks for, in words and in figures.
// Parts stand under the words, Aside under the figure. It is never broken.
type Totals struct {
	WordsLabel, Words   string
	FigureLabel, Figure string
	Parts               []Pair
	Aside               string
}

// Signatures is a line to sign for each of Who, at the foot of the last page.
// Date stands under each line, with room between its words.
type Signatures struct {
	Who  []string
	Date []string
}

// Rule is a line across the page.
type Rule struct{}

// Turn begins a new page.
type Turn struct{}

// Lines is room to write by hand.
type Lines struct {
	Label string
	Count int
}

// Mark is a place on the car's outline and the sign that stands there. X runs
// from the front (0) to the rear (1000), Y from the left side (0) over the roof
// to the right side (1000).
type Mark struct {
	X, Y int
	Sign string
}

// CarOutline (外观标记图) is the car unfolded, with marks. Legend says what the
// signs mean.
type CarOutline struct {
	Title  string
	Front  string // the word at the car's front
	Left   string // the words at its sides
	Right  string
	Marks  []Mark
	Legend []Pair
}

// Picture is a photo as a JPEG, with its size in pixels and a word below.
type Picture struct {
	JPEG          []byte
	Width, Height int
	Label         string
}

// Pictures are photos side by side, as many as a row holds; Note stands behind
// the title. Paper that is printed by pins shows the words alone.
type Pictures struct {
	Title, Note string
	All         []Picture
}

// A block is one of these and nothing else: the press knows how to draw each.
func (Pairs) block()      {}
func (Parties) block()    {}
func (Table) block()      {}
func (Notes) block()      {}
func (Ticks) block()      {}
func (Totals) block()     {}
func (Signatures) block() {}
func (Rule) block()       {}
func (Turn) block()       {}
func (Lines) block()      {}
func (CarOutline) block() {}
func (Pictures) block()   {}
