package sheet

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"gongdan/app/shop"
)

// mostMerged is how many joined cells a sheet may have before it is not looked
// at more closely.
const mostMerged = 500

// readWorkbook reads the sheet that looks most like a table of ours; of equals
// the first.
func readWorkbook(ctx context.Context, raw []byte, guess func([]string) int) (b Book, rows []Row, err error) {
	defer func() {
		// The reader of workbooks gives up on some broken ones by a panic.
		if recover() != nil {
			err = shop.Refuse("sheet.refuse.broken", nil)
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{UnzipSizeLimit: MaxUnpacked, UnzipXMLSizeLimit: MaxUnpacked, RawCellValue: true})
	if err != nil {
		if strings.Contains(err.Error(), "unzip size") {
			return b, nil, tooLarge()
		}
		return b, nil, shop.Refuse("sheet.refuse.broken", nil)
	}
	defer f.Close()
	b.Format = XLSX
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		b.Since1904 = *props.Date1904
	}
	most := -1
	for _, name := range f.GetSheetList() {
		if shown, err := f.GetSheetVisible(name); err != nil || !shown {
			continue
		}
		all, err := readRows(ctx, f, name)
		if err != nil {
			return b, nil, err
		}
		at := headAt(all, guess)
		if at < 0 {
			continue
		}
		if n := guess(texts(all[at])); n > most {
			if b.Sheet != "" {
				b.Others = append(b.Others, b.Sheet)
			}
			b.Sheet, rows, most = name, all, n
		} else {
			b.Others = append(b.Others, name)
		}
	}
	if len(rows) == 0 {
		return b, nil, nil
	}
	return b, rows, classify(ctx, f, raw, b.Sheet, rows[headAt(rows, guess):])
}

// readRows reads the rows of a sheet that say something, all as if written.
func readRows(ctx context.Context, f *excelize.File, name string) (all []Row, err error) {
	rows, err := f.Rows(name)
	if err != nil {
		return nil, nil //nolint:nilerr // a sheet of charts has no rows
	}
	for n := 1; rows.Next(); n++ {
		if n%1000 == 0 && ctx.Err() != nil {
			return nil, errors.Join(ctx.Err(), rows.Close())
		}
		texts, err := rows.Columns()
		if err != nil {
			return nil, errors.Join(shop.Refuse("sheet.refuse.broken", nil), rows.Close())
		}
		if len(texts) > MaxColumns || len(all) == MaxRows {
			return nil, errors.Join(tooLarge(), rows.Close())
		}
		r := Row{N: n, Cells: make([]Cell, len(texts))}
		for i, t := range texts {
			r.Cells[i].Text = t
		}
		if !r.blank() {
			all = append(all, r)
		}
	}
	return all, rows.Close()
}

// classify finds out how the cells of rows were written, and which were joined;
// the first of rows has the headings. The sheet is read a cell at a time: held
// as a whole, one that is formatted to its last column would fill the memory.
func classify(ctx context.Context, f *excelize.File, raw []byte, name string, rows []Row) error {
	part, err := sheetPart(raw, name)
	if err != nil {
		return shop.Refuse("sheet.refuse.broken", nil)
	}
	defer part.Close()
	dates := map[int]bool{}
	s := &scan{rows: rows, at: map[int]int{}, date: func(style int) bool {
		date, known := dates[style]
		if !known {
			date = showsDate(f, style)
			dates[style] = date
		}
		return date
	}}
	for i, r := range rows {
		s.at[r.N] = i
	}
	if err := s.read(ctx, part); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return shop.Refuse("sheet.refuse.broken", nil)
	}
	if len(s.joined) > mostMerged {
		return shop.Refuse("sheet.refuse.merged", shop.Args{"N": len(s.joined)})
	}
	return merge(s.joined, rows)
}

// showsDate reports whether a style shows numbers as dates or times.
func showsDate(f *excelize.File, style int) bool {
	s, err := f.GetStyle(style)
	if err != nil {
		return false
	}
	if s.CustomNumFmt != nil {
		return dateFormat(*s.CustomNumFmt)
	}
	n := s.NumFmt
	return n >= 14 && n <= 22 || n >= 27 && n <= 36 || n >= 45 && n <= 47 || n >= 50 && n <= 58
}

// dateFormat reports whether a number format shows parts of a date: letters of
// one outside quotes and brackets.
func dateFormat(format string) bool {
	quoted, bracket := false, false
	for i := 0; i < len(format); i++ {
		switch c := format[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\\' || c == '_' || c == '*':
			i++
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case !bracket && strings.ContainsRune("ymdhsYMDHS", rune(c)):
			return true
		}
	}
	return false
}

// merge marks the cells of rows that were joined, as far as there are headings.
func merge(joined []string, rows []Row) error {
	wide := len(rows[0].Cells)
	for _, ref := range joined {
		from, to, _ := strings.Cut(ref, ":")
		left, top, err1 := excelize.CellNameToCoordinates(from)
		right, bottom, err2 := excelize.CellNameToCoordinates(to)
		if err1 != nil || err2 != nil {
			return shop.Refuse("sheet.refuse.broken", nil)
		}
		first := slices.IndexFunc(rows, func(r Row) bool { return r.N >= top })
		for i := first; i >= 0 && i < len(rows) && rows[i].N <= bottom; i++ {
			if short := min(right, wide) - len(rows[i].Cells); short > 0 {
				rows[i].Cells = append(rows[i].Cells, make([]Cell, short)...)
			}
			for c := left; c <= min(right, wide); c++ {
				rows[i].Cells[c-1].Kind = Merged
			}
		}
	}
	return nil
}
