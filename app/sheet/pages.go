package sheet

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"gongdan/app/shop"
)

// Shape is what a cell of a page is.
type Shape int

// The shapes of cells: words, a heading, and numbers, which a table program can reckon with.
const (
	Plain Shape = iota
	Heading
	Whole
	Fen   // shown as yuan
	Share // parts of ten thousand, shown as a percentage
)

// Value is a cell of a page. A number that is not Known is written as its words.
type Value struct {
	Shape Shape
	Text  string
	N     int64
	Known bool
}

// Page is a sheet of a workbook that is for reading.
type Page struct {
	Name string
	Rows [][]Value
}

// WritePages writes a workbook of pages. Numbers are numbers with their formats; texts stay
// texts, whatever they look like.
func WritePages(to io.Writer, pages []Page) error {
	f := excelize.NewFile()
	looks, err := pageLooks(f)
	used := map[string]bool{}
	for i, p := range pages {
		name := pageName(p.Name, used)
		if err == nil && i == 0 {
			err = f.SetSheetName("Sheet1", name)
		} else if err == nil {
			_, err = f.NewSheet(name)
		}
		if err == nil {
			err = writePage(f, name, p, looks)
		}
	}
	if err == nil {
		_, err = f.WriteTo(to)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write a workbook: %w", err)
	}
	return nil
}

// pageLooks are the formats of the shapes.
func pageLooks(f *excelize.File) (map[Shape]int, error) {
	looks := map[Shape]int{}
	money := "#,##0.00"
	share := "0.00%"
	for shape, style := range map[Shape]*excelize.Style{
		Plain:   {NumFmt: 49, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}},
		Heading: {Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E9EDF1"}}},
		Whole:   {NumFmt: 3},
		Fen:     {CustomNumFmt: &money},
		Share:   {CustomNumFmt: &share},
	} {
		id, err := f.NewStyle(style)
		if err != nil {
			return nil, err
		}
		looks[shape] = id
	}
	return looks, nil
}

// writePage writes the rows of a sheet; columns are as wide as their words need, within
// bounds.
func writePage(f *excelize.File, name string, p Page, looks map[Shape]int) error {
	w, err := f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	const narrow, wide = 8, 46
	var widths []float64
	for _, row := range p.Rows {
		for i, v := range row {
			if len(widths) <= i {
				widths = append(widths, narrow)
			}
			if len(row) > 1 { // a line of words alone runs on over the columns beside it
				widths[i] = max(widths[i], min(wide, wordsWide(v.Text)+2))
			}
		}
	}
	for i, x := range widths {
		if err := w.SetColWidth(i+1, i+1, x); err != nil {
			return err
		}
	}
	for n, row := range p.Rows {
		cells := make([]any, len(row))
		for i, v := range row {
			cells[i] = v.cell(looks, len(row) == 1)
		}
		at, err := excelize.CoordinatesToCellName(1, n+1)
		if err == nil {
			err = w.SetRow(at, cells)
		}
		if err != nil {
			return err
		}
	}
	return w.Flush()
}

// cell is a value with its format.
func (v Value) cell(looks map[Shape]int, alone bool) any {
	switch {
	case v.Shape == Heading, v.Shape == Plain && !alone:
		return excelize.Cell{StyleID: looks[v.Shape], Value: v.Text}
	case v.Shape == Plain || !v.Known:
		return excelize.Cell{Value: v.Text}
	case v.Shape == Fen:
		return excelize.Cell{StyleID: looks[Fen], Value: amount(shop.Money(v.N).String())}
	case v.Shape == Share:
		return excelize.Cell{StyleID: looks[Share], Value: amount(shop.Rate(v.N).String())}
	}
	return excelize.Cell{StyleID: looks[Whole], Value: v.N}
}

// wordsWide is about how many characters wide a text is: Chinese ones count twice.
func wordsWide(s string) (n float64) {
	for _, r := range s {
		if n++; r > 0x2e80 {
			n++
		}
	}
	return n
}

// pageName is a name that a workbook takes, each once: without signs that it minds, and at
// most 31 characters.
func pageName(s string, used map[string]bool) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) {
			return ' '
		}
		return r
	}, s)
	const most = 28
	if r := []rune(s); len(r) > most {
		s = string(r[:most])
	}
	name := s
	for n := 2; used[strings.ToLower(name)] || name == ""; n++ {
		name = fmt.Sprintf("%s %d", s, n)
	}
	used[strings.ToLower(name)] = true
	return name
}
