package main

import (
	"io"
	"strings"

	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/shop"
	"gongdan/app/shop/monthly"
	"gongdan/app/tables"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// owner is the report of the month for the owner, as a PDF or as a workbook.
func (c *reportCommand) owner(s *session, month shop.Day) error {
	name := strings.ToLower(c.Out)
	if !strings.HasSuffix(name, ".pdf") && !strings.HasSuffix(name, ".xlsx") {
		return &misuse{"month.say.file", shop.Args{"File": c.Out}}
	}
	w, err := s.viewer()
	if err != nil {
		return err
	}
	book, err := work.MonthBook(s.ctx, w.Desk, data.MonthAsk{Month: month}, nil)
	if err != nil {
		return err
	}
	if !book.Over {
		s.note("month.state.open", shop.Args{"Month": text.Month(s.say, month), "Today": book.Today})
	}
	if strings.HasSuffix(name, ".xlsx") {
		err := writeWhole(c.Out, func(to io.Writer) error {
			return tables.WriteMonth(s.ctx, w.Desk, tables.Month{Lang: s.say, Book: &book, Which: monthly.Usual()}, to)
		})
		if err != nil {
			return err
		}
		return s.wrote(c.Out)
	}
	job := printing.MonthJob{Book: book, Which: monthly.Usual(), Beside: monthly.LastMonth}
	return c.pdf(s, func(press *paper.Press) ([]byte, error) { return printing.MonthPDF(s.ctx, w.Desk, press, s.say, job) })
}
