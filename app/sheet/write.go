package sheet

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// Writer takes the rows of a table one after the other, the headings first.
// Close finishes the file; without it there is none.
type Writer interface {
	Row(cells []string) error
	Close() error
}

// NewWriter begins a table in a format. name is that of the sheet in a workbook;
// numbers are the columns, from 1, whose cells below the headings are amounts:
// those of all others are texts, so that 0012 stays 0012.
func NewWriter(to io.Writer, format Format, name string, numbers ...int) (Writer, error) {
	if format == XLSX {
		return newWorkbook(to, name, numbers)
	}
	out := bufio.NewWriter(to)
	if _, err := out.WriteString(byteOrderMark); err != nil {
		return nil, err
	}
	w := csv.NewWriter(out)
	w.UseCRLF = true
	return &textWriter{w, out}, nil
}

// textWriter writes CSV in UTF-8 with its mark.
type textWriter struct {
	csv *csv.Writer
	out *bufio.Writer
}

// Row implements Writer. A text that a table program would take for a formula
// gets an apostrophe.
func (t *textWriter) Row(cells []string) error {
	safe := make([]string, len(cells))
	for i, s := range cells {
		if safe[i] = s; risky(s) {
			safe[i] = "'" + s
		}
	}
	return t.csv.Write(safe)
}

// Close implements Writer.
func (t *textWriter) Close() error {
	t.csv.Flush()
	return errors.Join(t.csv.Error(), t.out.Flush())
}

// workbook writes .xlsx as a stream of rows.
type workbook struct {
	to      io.Writer
	file    *excelize.File
	stream  *excelize.StreamWriter
	head    int
	text    int
	numbers map[int]bool
	rows    int
}

// Widths of columns in characters.
const (
	textWide   = 16
	numberWide = 11
)

func newWorkbook(to io.Writer, name string, numbers []int) (*workbook, error) {
	w := &workbook{to: to, file: excelize.NewFile(), numbers: map[int]bool{}}
	for _, n := range numbers {
		w.numbers[n] = true
	}
	err := w.file.SetSheetName("Sheet1", name)
	if err == nil {
		w.stream, err = w.file.NewStreamWriter(name)
	}
	if err == nil {
		w.head, err = w.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E9EDF1"}}})
	}
	if err == nil {
		w.text, err = w.file.NewStyle(&excelize.Style{NumFmt: 49}) // text
	}
	if err == nil {
		err = w.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
	}
	if err != nil {
		return nil, fmt.Errorf("begin a workbook: %w", err)
	}
	return w, nil
}

// Row implements Writer.
func (w *workbook) Row(cells []string) error {
	if w.rows == 0 {
		for i := range cells {
			wide := float64(textWide)
			if w.numbers[i+1] {
				wide = numberWide
			}
			if err := w.stream.SetColWidth(i+1, i+1, wide); err != nil {
				return fmt.Errorf("width of a column: %w", err)
			}
		}
	}
	w.rows++
	row := make([]any, len(cells))
	for i, s := range cells {
		switch {
		case w.rows == 1:
			row[i] = excelize.Cell{StyleID: w.head, Value: s}
		case s == "":
			row[i] = nil
		case w.numbers[i+1]:
			row[i] = excelize.Cell{Value: amount(s)}
		default:
			row[i] = excelize.Cell{StyleID: w.text, Value: s}
		}
	}
	at, err := excelize.CoordinatesToCellName(1, w.rows)
	if err == nil {
		err = w.stream.SetRow(at, row)
	}
	if err != nil {
		return fmt.Errorf("write row %d: %w", w.rows, err)
	}
	return nil
}

// Close implements Writer.
func (w *workbook) Close() error {
	err := w.stream.Flush()
	if err == nil {
		_, err = w.file.WriteTo(w.to)
	}
	if err = errors.Join(err, w.file.Close()); err != nil {
		return fmt.Errorf("write a workbook: %w", err)
	}
	return nil
}
