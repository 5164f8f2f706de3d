package tables

import (
	"context"
	"io"

	"gongdan/app/sheet"
	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
	"gongdan/app/shop/monthly"
	"gongdan/app/text"
	"gongdan/app/work"
)

// Month is a report of a month that goes into a workbook.
type Month struct {
	Lang  text.Lang
	Book  *monthly.Book
	Which []monthly.Section
}

// WriteMonth writes the report of a month as a workbook, a sheet for each section, and notes
// it in the journal. It needs the right to export.
func WriteMonth(ctx context.Context, d work.Desk, in Month, to io.Writer) error {
	say, b := in.Lang, in.Book
	if err := work.ExportReport(ctx, d, "month xlsx "+b.Period.Month()); err != nil {
		return err
	}
	title := say.Say("month.title", shop.Args{"Month": text.Month(say, b.Period.From)})
	var pages []sheet.Page
	for _, p := range text.MonthParts(say, b, in.Which) {
		page := sheet.Page{Name: p.Title, Rows: [][]sheet.Value{{{Text: title}}}}
		lines := p.Lines
		if p.Section == monthly.Overview {
			lines = append(text.MonthState(say, b), lines...)
			if b.Note.Words != "" {
				lines = append(lines, say.Say("month.note")+"  "+b.Note.Words)
			}
		}
		for _, s := range lines {
			page.Rows = append(page.Rows, []sheet.Value{{Text: s}})
		}
		for _, g := range p.Grids {
			page.Rows = append(page.Rows, gridRows(g)...)
		}
		pages = append(pages, page)
	}
	return sheet.WritePages(to, pages)
}

// gridRows are the rows of a table below an empty one, its title and its headings.
func gridRows(g text.MonthGrid) [][]sheet.Value {
	rows := [][]sheet.Value{{}}
	if g.Title != "" {
		rows = append(rows, []sheet.Value{{Text: g.Title}})
	}
	var head []sheet.Value
	for _, s := range g.Titles {
		head = append(head, sheet.Value{Shape: sheet.Heading, Text: s})
	}
	rows = append(rows, head)
	for _, cells := range g.Rows {
		row := make([]sheet.Value, len(cells))
		for i, c := range cells {
			row[i] = sheet.Value{Shape: shapeOf(c.Unit), Text: c.Text, N: c.N, Known: c.Known}
		}
		rows = append(rows, row)
	}
	return rows
}

func shapeOf(u kpi.Unit) sheet.Shape {
	switch u {
	case kpi.Count:
		return sheet.Whole
	case kpi.Fen:
		return sheet.Fen
	case kpi.Rate:
		return sheet.Share
	}
	return sheet.Plain
}
