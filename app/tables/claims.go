package tables

import (
	"context"
	"os"
	"path/filepath"

	"gongdan/app/sheet"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// claimsName begins the key under which it is remembered what the columns of a list
// of claims mean, so that a table of parts with the same headings is another.
const claimsName = "claims:"

// IncomingClaims is a factory's list of claims on its way in. Map may be changed;
// Plan says what it would do then.
type IncomingClaims struct {
	Path       string
	Book       sheet.Book
	Map        sheet.Mapping
	Remembered bool // Map is what somebody said of such headings before

	words *sheet.Words
}

// OpenClaims reads a factory's list and guesses what its columns mean, or remembers
// what somebody said of one with the same headings.
func OpenClaims(ctx context.Context, d work.Desk, path string) (*IncomingClaims, error) {
	words, err := newWords()
	if err != nil {
		return nil, err
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	in := &IncomingClaims{Path: path, words: words}
	if in.Book, err = sheet.Read(ctx, file, in.count); err != nil {
		return nil, err
	}
	headings := in.Book.Headings()
	in.Map = words.GuessAs(shop.ClaimTable, headings)
	kept, err := data.Read(ctx, d.Store, func(v data.View) (map[string]string, error) {
		return data.SheetMap(v, claimsName+sheet.HeadingsKey(headings))
	})
	if len(kept) > 0 {
		in.Map, in.Remembered = sheet.Remembered(shop.ClaimTable, kept, headings), true
	}
	return in, err
}

// count is how many columns headings name: what finds them among rows.
func (in *IncomingClaims) count(headings []string) int {
	return len(in.words.GuessAs(shop.ClaimTable, headings))
}

// Keep remembers what the columns mean.
func (in *IncomingClaims) Keep(ctx context.Context, d work.Desk) error {
	headings := in.Book.Headings()
	return work.KeepClaimColumns(ctx, d, claimsName+sheet.HeadingsKey(headings), in.Map.Written(headings))
}

// PlannedClaims is what a list would do, and all that is wrong with it.
type PlannedClaims struct {
	Sheet  shop.ClaimSheet
	Plan   shop.ClaimPlan
	Faults shop.Faults
}

// Plan finds what the list would do to the claims as they are.
func (in *IncomingClaims) Plan(ctx context.Context, d work.Desk) (p PlannedClaims, err error) {
	p.Sheet, p.Faults = sheet.ReadClaims(in.Book, in.words, filepath.Base(in.Path), in.Map)
	if len(p.Sheet.Entries) == 0 {
		return p, nil
	}
	p.Plan, err = data.Read(ctx, d.Store, func(v data.View) (shop.ClaimPlan, error) { return work.PlanClaims(v, p.Sheet, d.Today()) })
	return p, err
}

// Take notes what the list says, all of it or nothing.
func (p PlannedClaims) Take(ctx context.Context, d work.Desk) (shop.ClaimPlan, error) {
	if err := p.Faults.Err(); err != nil {
		return shop.ClaimPlan{}, err
	}
	return work.PostClaims(ctx, d, p.Sheet)
}
