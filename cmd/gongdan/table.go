package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"gongdan/app/exchange"
	"gongdan/app/sheet"
	"gongdan/app/shop"
	"gongdan/app/tables"
	"gongdan/app/text"
	"gongdan/app/work"
)

// tableRecord is what came of a table; added and kept are as of a file
// of the open format.
type tableRecord struct {
	File     string         `json:"file"`
	Table    shop.TableKind `json:"table"`
	Sheet    string         `json:"sheet"`
	Encoding string         `json:"encoding"`
	Columns  []columnRecord `json:"columns"`
	Rows     int            `json:"rows"`
	Added    takenCounts    `json:"added"`
	Changed  takenCounts    `json:"changed"`
	Kept     takenCounts    `json:"kept"`
	Opened   openedRecord   `json:"opened"`
	Stays    int            `json:"stock_not_taken"` // rows with another stock than the ledger has
	DryRun   bool           `json:"dry_run"`
}

// openedRecord is the opening stock that was posted.
type openedRecord struct {
	Parts int        `json:"parts"`
	Value shop.Money `json:"value"`
}

// columnRecord is what a column was taken for.
type columnRecord struct {
	Column  string `json:"column"`
	Heading string `json:"heading"`
	Field   string `json:"field"`
}

func columnsOf(in *tables.Incoming) (all []columnRecord) {
	for _, f := range shop.TableFields(in.Kind) {
		if n := in.Map[f]; n > 0 {
			all = append(all, columnRecord{shop.SheetColumn{N: n}.Letters(), in.Book.Head.At(n).Text, f.String()})
		}
	}
	return all
}

// tableCounts are so many records of a kind.
func tableCounts(kind shop.TableKind, n int) takenCounts {
	switch kind {
	case shop.CustomerTable:
		return takenCounts{Customers: n}
	case shop.VehicleTable:
		return takenCounts{Vehicles: n}
	}
	return takenCounts{Parts: n}
}

// table takes in a table. What a file is, is told by what is in it.
func (c *importCommand) table(s *session) error {
	if _, err := os.Stat(c.File); err != nil {
		return err // before a new data file is made for it
	}
	d, err := s.create()
	if err != nil {
		return err
	}
	in, err := tables.Open(s.ctx, d, c.File)
	if err != nil {
		return s.blame(c.Errors, err)
	}
	if c.Table != "" && in.Kind != shop.TableKind(c.Table) {
		in.As(shop.TableKind(c.Table))
	}
	in.PlainNumbers = c.PlainNumbers
	planned, err := in.Plan(s.ctx, d)
	if err == nil {
		err = planned.Faults.Err()
	}
	sum := planned.Sum()
	if err == nil && !c.DryRun {
		sum, err = planned.Take(s.ctx, d, nil)
	}
	if err != nil {
		return s.blame(c.Errors, err)
	}
	for _, other := range in.Book.Others {
		fmt.Fprintln(s.term.Err, s.say.Say("import.other_sheet", shop.Args{"Sheet": other}))
	}
	if sum.Stays > 0 {
		fmt.Fprintln(s.term.Err, s.say.Say("import.stock_stays", shop.Args{"N": sum.Stays}))
	}
	s.doubts(planned.Doubts)
	return s.tableTaken(in, sum, c.DryRun)
}

// doubts says on the side what is odd in a table and came in all the same.
func (s *session) doubts(all shop.Faults) {
	for _, f := range all[:min(len(all), faultsMost)] {
		fmt.Fprintln(s.term.Err, text.Fault(s.say, f))
	}
	if more := len(all) - faultsMost; more > 0 {
		fmt.Fprintln(s.term.Err, s.say.Say("import.more_doubts", shop.Args{"Count": more}))
	}
}

func (s *session) tableTaken(in *tables.Incoming, sum tables.Sum, dry bool) error {
	if s.JSON {
		return s.print(tableRecord{
			in.Path, in.Kind, in.Book.Sheet, in.Book.Encoding, columnsOf(in), sum.Rows(),
			tableCounts(in.Kind, sum.Fresh), tableCounts(in.Kind, sum.Altered), tableCounts(in.Kind, sum.Equal),
			openedRecord{sum.Opens, sum.Worth},
			sum.Stays, dry,
		})
	}
	say := "import.table_done"
	if dry {
		say = "import.table_tried"
	}
	words := s.say.Say(say, shop.Args{"Table": s.say.Say(in.Kind.Key()), "Fresh": sum.Fresh, "Altered": sum.Altered, "Equal": sum.Equal})
	if in.Kind == shop.PartTable {
		words += s.say.Say("import.table_opened", shop.Args{"Opens": sum.Opens, "Worth": sum.Worth})
	}
	_, err := fmt.Fprintln(s.term.Out, words)
	return err
}

// blame keeps the faults of a table in a file, if one is named, and hands on
// what went wrong.
func (s *session) blame(file string, err error) error {
	faults, ok := err.(shop.Faults) //nolint:errorlint // reading and planning give them bare
	if !ok || file == "" {
		return err
	}
	if e := writeWhole(file, func(to io.Writer) error { return tables.WriteFaults(to, s.say, faults) }); e != nil {
		return e
	}
	fmt.Fprintln(s.term.Err, s.say.Say("import.faults_saved", shop.Args{"File": file}))
	return err
}

// faultsMost is how many faults are said; a list in a file has all.
const faultsMost = 20

func (s *session) faults(all shop.Faults) string {
	var lines []string
	for _, f := range all[:min(len(all), faultsMost)] {
		lines = append(lines, text.Fault(s.say, f))
	}
	if more := len(all) - faultsMost; more > 0 {
		lines = append(lines, s.say.Say("import.more_faults", shop.Args{"Count": more}))
	}
	return strings.Join(append(lines, s.say.Say("import.nothing")), "\n")
}

// table writes the records of a kind for a table program.
func (c *exportCommand) table(s *session, format sheet.Format) error {
	d, err := s.open()
	if err != nil {
		return err
	}
	kind := shop.TableKind(c.Table)
	if kind == "" {
		kind = shop.PartTable
	}
	n, err := s.writeTable(d, kind, c.File, format)
	if err != nil {
		return err
	}
	return s.wroteTable(kind, c.File, n)
}

func (s *session) writeTable(d work.Desk, kind shop.TableKind, file string, format sheet.Format) (n int, err error) {
	err = writeWhole(file, func(to io.Writer) error {
		n, err = tables.Write(s.ctx, d, kind, tables.Outgoing{Format: format, Lang: s.say}, to)
		return err
	})
	return n, err
}

// folder writes everything in the open format, and beside it each kind of table
// for a table program.
func (c *exportCommand) folder(s *session) error {
	all := filepath.Join(c.File, "gongdan.json")
	if err := hasFolder(all); err != nil {
		return err
	}
	d, err := s.open()
	if err != nil {
		return err
	}
	if err := writeWhole(all, func(to io.Writer) error { return exchange.Export(s.ctx, d, to) }); err != nil {
		return err
	}
	files, counts := []string{all}, map[shop.TableKind]int{}
	for _, kind := range shop.TableKinds() {
		file := filepath.Join(c.File, string(kind)+".csv")
		if counts[kind], err = s.writeTable(d, kind, file, sheet.CSV); err != nil {
			return err
		}
		files = append(files, file)
	}
	if s.JSON {
		return s.print(struct {
			Files     []string `json:"files"`
			Parts     int      `json:"parts"`
			Customers int      `json:"customers"`
			Vehicles  int      `json:"vehicles"`
		}{files, counts[shop.PartTable], counts[shop.CustomerTable], counts[shop.VehicleTable]})
	}
	if err := s.wrote(all); err != nil {
		return err
	}
	for i, kind := range shop.TableKinds() {
		if err := s.wroteTable(kind, files[i+1], counts[kind]); err != nil {
			return err
		}
	}
	return nil
}

func (s *session) wroteTable(kind shop.TableKind, file string, n int) error {
	if s.JSON && kind == shop.PartTable {
		return s.print(struct {
			File  string `json:"file"`
			Parts int    `json:"parts"`
		}{file, n})
	}
	if s.JSON {
		return s.print(struct {
			File  string         `json:"file"`
			Table shop.TableKind `json:"table"`
			Rows  int            `json:"rows"`
		}{file, kind, n})
	}
	_, err := fmt.Fprintln(s.term.Out, s.say.Say("export.table_done", shop.Args{"File": file, "N": n, "Table": s.say.Say(kind.Key())}))
	return err
}
