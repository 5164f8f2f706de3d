// Package tables brings tables of parts, customers and cars to the records and the records to
// tables, in one way for the window and for the command line: it reads a file,
// finds out what its columns mean, plans what it does to the records, and has
// that done or says what is wrong.
package tables

import (
	"cmp"
	"context"
	"io"
	"maps"
	"os"

	"gongdan/app/sheet"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// Incoming is a table on its way in. Map and PlainNumbers may be changed, and
// the kind by As; Plan says what it would do then.
type Incoming struct {
	Path         string
	Kind         shop.TableKind
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
	in.As(words.Kind(headings))
	kept, err := data.Read(ctx, d.Store, func(v data.View) (map[string]string, error) {
		return data.SheetMap(v, sheet.HeadingsKey(headings))
	})
	if err != nil {
		return nil, err
	}
	if len(kept) > 0 {
		in.Kind = cmp.Or(shop.TableKind(kept[keptKind]), shop.PartTable)
		in.Map, in.Remembered = sheet.Remembered(in.Kind, kept, headings), true
	}
	return in, nil
}

// keptKind is under what the kind of a table is remembered among its columns;
// without it, it is one of parts.
const keptKind = "table"

// As takes the table for one of a kind, and guesses its columns anew.
func (in *Incoming) As(kind shop.TableKind) {
	in.Kind, in.Map = kind, in.words.GuessAs(kind, in.Book.Headings())
}

// newWords knows what this program writes in each language.
func newWords() (*sheet.Words, error) {
	var own []sheet.Own
	for _, tag := range text.Tags() {
		l, err := text.Load(tag)
		if err != nil {
			return nil, err
		}
		o := sheet.Own{
			Headings: map[shop.SheetField]string{}, Origins: map[shop.Origin]string{}, Choices: map[string]map[string]string{},
			Yes: text.ActiveWord(l, true), No: text.ActiveWord(l, false),
		}
		for _, kind := range append(shop.TableKinds(), shop.ClaimTable) {
			maps.Copy(o.Headings, text.TableHeadings(l, kind))
		}
		for field, values := range text.ChoiceKeys() {
			o.Choices[field] = map[string]string{}
			for value, key := range values {
				o.Choices[field][value] = l.Say(key)
			}
		}
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
	kept := in.Map.Written(headings)
	if in.Kind != shop.PartTable {
		kept[keptKind] = string(in.Kind)
	}
	return work.KeepColumns(ctx, d, sheet.HeadingsKey(headings), kept)
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
