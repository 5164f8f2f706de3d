// Package sheet reads and writes tables as other programs keep them: .xlsx, and
// .csv in UTF-8 or GB18030. A file that comes in is taken for what its bytes
// say it is, whatever its name; of what cannot be read it is said what it is,
// where, and what to do. What a table holds is a list of rows of cells; Parts
// and Archive make entries of them by a Mapping from columns to fields.
package sheet

// Kind is how a cell was written.
type Kind uint8

// The kinds of cell. Only Written and Number can be taken over; the others have
// no value that would stay the same.
const (
	Written Kind = iota // as text
	Number              // as a number, in the digits that the file holds
	Formula             // reckoned by the table program
	Date                // a number that is shown as a date or time
	Trouble             // #N/A, #REF! and the like
	Merged              // one of several cells that were joined
)

// Cell is one cell.
type Cell struct {
	Text string
	Kind Kind
}

// Row is a row as the table program counts them, from 1.
type Row struct {
	N     int
	Cells []Cell
}

// At is the cell in a column from 1; one that is not there is empty.
func (r Row) At(column int) Cell {
	if column < 1 || column > len(r.Cells) {
		return Cell{}
	}
	return r.Cells[column-1]
}

// blank reports whether the row says nothing.
func (r Row) blank() bool {
	for _, c := range r.Cells {
		if c.Text != "" || c.Kind != Written {
			return false
		}
	}
	return true
}

// Format is what a file is.
type Format string

// The formats that are read and written.
const (
	XLSX Format = "xlsx"
	CSV  Format = "csv"
)

// Book is a table that was read.
type Book struct {
	Format   Format
	Encoding string   // of a CSV file: UTF-8 or GB18030
	Sheet    string   // of a workbook: which of its sheets this is
	Others   []string // its further sheets with something in them, which were not read
	Head     Row      // the headings
	Rows     []Row    // below them, without empty ones

	Since1904 bool // the workbook counts days from 1904
}

// Bounds of what is read. A shop has some 20,000 parts; what is far larger is
// no such table, or was made to fill the memory.
const (
	MaxBytes    = 64 << 20  // of a file
	MaxUnpacked = 256 << 20 // of what a workbook unpacks to
	MaxRows     = 200_000
	MaxColumns  = 256
	headSearch  = 20 // rows in which the headings are looked for
)
