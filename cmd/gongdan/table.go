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

// tableRecord is what came of a table of parts.
type tableRecord struct {
	File     string         `json:"file"`
	Sheet    string         `json:"sheet"`
	Encoding string         `json:"encoding"`
	Columns  []columnRecord `json:"columns"`
	Rows     int            `json:"rows"`
	Added    int            `json:"added"`
	Changed  int            `json:"changed"`
	Kept     int            `json:"kept"`
	Opened   int            `json:"opened"`
	Worth    shop.Money     `json:"opened_value"`
	Stays    int            `json:"stock_not_taken"` // rows with another stock than the ledger has
	DryRun   bool           `json:"dry_run"`
}

// columnRecord is what a column was taken for.
type columnRecord struct {
	Column  string `json:"column"`
	Heading string `json:"heading"`
	Field   string `json:"field"`
}

func columnsOf(in *tables.Incoming) (all []columnRecord) {
	for _, f := range shop.PartFields() {
		if n := in.Map[f]; n > 0 {
			all = append(all, columnRecord{shop.SheetColumn{N: n}.Letters(), in.Book.Head.At(n).Text, f.String()})
		}
	}
	return all
}

// table takes in a table of parts. What a file is, is told by what is in it.
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
	in.PlainNumbers = c.PlainNumbers
	planned, err := in.Plan(s.ctx, d)
	if err == nil {
		err = planned.Faults.Err()
	}
	plan := planned.Plan
	if err == nil && !c.DryRun {
		plan, err = planned.Take(s.ctx, d, nil)
	}
	if err != nil {
		return s.blame(c.Errors, err)
	}
	for _, other := range in.Book.Others {
		fmt.Fprintln(s.term.Err, s.say.Say("import.other_sheet", shop.Args{"Sheet": other}))
	}
	if plan.Stays > 0 {
		fmt.Fprintln(s.term.Err, s.say.Say("import.stock_stays", shop.Args{"N": plan.Stays}))
	}
	return s.tableTaken(in, plan, c.DryRun)
}

func (s *session) tableTaken(in *tables.Incoming, plan shop.PartPlan, dry bool) error {
	if s.JSON {
		return s.print(tableRecord{
			in.Path, in.Book.Sheet, in.Book.Encoding, columnsOf(in), len(plan.Rows),
			plan.Fresh, plan.Altered, plan.Equal, plan.Opens, plan.Worth, plan.Stays, dry,
		})
	}
	say := "import.table_done"
	if dry {
		say = "import.table_tried"
	}
	_, err := fmt.Fprintln(s.term.Out, s.say.Say(say, shop.Args{"Fresh": plan.Fresh, "Altered": plan.Altered, "Equal": plan.Equal, "Opens": plan.Opens, "Worth": plan.Worth}))
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

// table writes the parts for a table program.
func (c *exportCommand) table(s *session, format sheet.Format) error {
	d, err := s.open()
	if err != nil {
		return err
	}
	n, err := s.writeParts(d, c.File, format)
	if err != nil {
		return err
	}
	return s.wroteTable(c.File, n)
}

func (s *session) writeParts(d work.Desk, file string, format sheet.Format) (n int, err error) {
	err = writeWhole(file, func(to io.Writer) error {
		n, err = tables.WriteParts(s.ctx, d, tables.Outgoing{Format: format, Lang: s.say}, to)
		return err
	})
	return n, err
}

// folder writes everything in the open format, and beside it the parts for a
// table program.
func (c *exportCommand) folder(s *session) error {
	all, parts := filepath.Join(c.File, "gongdan.json"), filepath.Join(c.File, "parts.csv")
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
	n, err := s.writeParts(d, parts, sheet.CSV)
	if err != nil {
		return err
	}
	if s.JSON {
		return s.print(struct {
			Files []string `json:"files"`
			Parts int      `json:"parts"`
		}{[]string{all, parts}, n})
	}
	if err := s.wrote(all); err != nil {
		return err
	}
	return s.wroteTable(parts, n)
}

func (s *session) wroteTable(file string, n int) error {
	if s.JSON {
		return s.print(struct {
			File  string `json:"file"`
			Parts int    `json:"parts"`
		}{file, n})
	}
	_, err := fmt.Fprintln(s.term.Out, s.say.Say("export.table_done", shop.Args{"File": file, "N": n}))
	return err
}
