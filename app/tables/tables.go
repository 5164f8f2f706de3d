// Package tables brings tables of parts to the records and the records to
// tables, in one way for the window and for the command line: it reads a file,
// finds out what its columns mean, plans what it does to the records, and has
// that done or says what is wrong.
package tables

import (
	"cmp"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"

	"gongdan/app/sheet"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// Incoming is a table of parts on its way in. Map and PlainNumbers may be
// changed; Plan says what it would do then.
type Incoming struct {
	Path         string
	Book         sheet.Book
	Map          sheet.Mapping
	Remembered   bool // Map is what somebody said of such headings before
	PlainNumbers bool // codes that the table holds as numbers never began with a zero

	words *sheet.Words
}

// Open reads a table and guesses what its columns mean, or remembers what
// somebody said of a table with the same headings.
func Open(ctx context.Context, d work.Desk, path string) (*Incoming, error) {
	words, err := newWords()
	if err != nil {
		return nil, err
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	in := &Incoming{Path: path, words: words}
	if in.Book, err = sheet.Read(ctx, file, words.Count); err != nil {
		return nil, err
	}
	headings := in.Book.Headings()
	in.Map = words.Guess(headings)
	kept, err := data.Read(ctx, d.Store, func(v data.View) (map[string]string, error) {
		return data.SheetMap(v, sheet.HeadingsKey(headings))
	})
	if err != nil {
		return nil, err
	}
	if len(kept) > 0 {
		in.Map, in.Remembered = sheet.Remembered(kept, headings), true
	}
	return in, nil
}

// newWords knows what this program writes in each language.
func newWords() (*sheet.Words, error) {
	var own []sheet.Own
	for _, tag := range text.Tags() {
		l, err := text.Load(tag)
		if err != nil {
			return nil, err
		}
		o := sheet.Own{Headings: text.PartHeadings(l), Origins: map[shop.Origin]string{}, Yes: text.ActiveWord(l, true), No: text.ActiveWord(l, false)}
		for _, x := range shop.Origins() {
			o.Origins[x] = l.Say(x.Key())
		}
		own = append(own, o)
	}
	return sheet.NewWords(own...)
}

// Keep remembers what the columns mean.
func (in *Incoming) Keep(ctx context.Context, d work.Desk) error {
	headings := in.Book.Headings()
	return work.KeepColumns(ctx, d, sheet.HeadingsKey(headings), in.Map.Written(headings))
}

// Planned is what a table would do, and all that is wrong with it, by its rows.
type Planned struct {
	Sheet   shop.PartSheet
	Plan    shop.PartPlan
	Faults  shop.Faults
	Rounded int // costs that had more than two decimals
	Digits  int // codes that the table holds as numbers
}

// Plan finds what the table would do to the records as they are.
func (in *Incoming) Plan(ctx context.Context, d work.Desk) (Planned, error) {
	parts := sheet.ReadParts(in.Book, in.words, sheet.Options{File: filepath.Base(in.Path), Map: in.Map, PlainNumbers: in.PlainNumbers})
	p := Planned{Sheet: parts.PartSheet, Faults: parts.Faults, Rounded: parts.Rounded, Digits: parts.Digits}
	if _, there := p.Sheet.Columns[shop.PartNumber]; !there {
		return p, nil
	}
	plan, err := data.Read(ctx, d.Store, func(v data.View) (shop.PartPlan, error) { return work.PlanParts(v, p.Sheet) })
	p.Plan, p.Faults = plan, joined(p.Faults, plan.Faults)
	return p, err
}

// joined are the faults of both, by row and column, of each cell the first.
func joined(a, b shop.Faults) shop.Faults {
	type cell struct{ row, column int }
	had := map[cell]bool{}
	var all shop.Faults
	for _, f := range slices.Concat(a, b) {
		at := cell{f.Row, f.Column.N}
		if !had[at] || f.Row == 0 {
			all = append(all, f)
		}
		had[at] = true
	}
	slices.SortStableFunc(all, func(x, y shop.Fault) int {
		return cmp.Or(cmp.Compare(x.Row, y.Row), cmp.Compare(x.Column.N, y.Column.N))
	})
	return all
}

// Take does what is planned, all of it or nothing.
func (p Planned) Take(ctx context.Context, d work.Desk, steps work.Steps) (shop.PartPlan, error) {
	if err := p.Faults.Err(); err != nil {
		return shop.PartPlan{}, err
	}
	return work.ImportParts(ctx, d, p.Sheet, steps)
}

// WriteFaults writes a list of faults for a table program.
func WriteFaults(to io.Writer, l text.Lang, all shop.Faults) error {
	w, err := sheet.NewWriter(to, sheet.CSV, "")
	if err != nil {
		return err
	}
	if err := w.Row(text.FaultTitles(l)); err != nil {
		return err
	}
	for _, f := range all {
		if err := w.Row(text.FaultRow(l, f)); err != nil {
			return err
		}
	}
	return w.Close()
}
