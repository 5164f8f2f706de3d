package figures

import (
	"context"

	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/screen"
	"gongdan/app/text"
	"gongdan/app/work"
)

// file writes the figures and the gaps into a file for a table program and opens it.
func (p acts) file() {
	h, book := p.h, p.book
	screen.SaveTable(h, h.Say("screen.figures")+"-"+book.Period.Month, func(ctx context.Context, d work.Desk, write func([]string) error) error {
		if err := work.ExportReport(ctx, d, "parts csv "+book.Period.Month); err != nil {
			return err
		}
		for _, line := range text.StockLines(h.Env.Lang, &book) {
			if err := write(line); err != nil {
				return err
			}
		}
		return nil
	})
}

// print asks where the figures go on paper, and makes it.
func (p acts) print() {
	h, book := p.h, p.book
	screen.PrintPaper(h, screen.PaperJob{
		Title: h.Say("paper.figures"), On: paper.A4, Done: "figures.printed", Waits: "figures.print_waits",
		Make: func(ctx context.Context, d work.Desk, _ paper.Paper, folder string) (string, error) {
			return printing.StockFigures(ctx, d, h.Press, h.Env.Lang, printing.StockFiguresJob{Book: book, Dir: folder})
		},
	})
}
