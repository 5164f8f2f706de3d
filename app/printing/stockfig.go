package printing

import (
	"context"

	"gongdan/app/paper"
	"gongdan/app/shop"
	"gongdan/app/shop/stockfig"
	"gongdan/app/text"
	"gongdan/app/work"
)

// StockFiguresPDF draws the figures of the store and notes it in the journal.
func StockFiguresPDF(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, book stockfig.Book) ([]byte, error) {
	return reportPDF(ctx, d, press, "parts pdf "+book.Period.Month, func(my shop.Settings) paper.Doc {
		return paper.StockFigures(paper.Store{Shop: my, Book: book, At: d.Now(), By: d.Person.Name}, say)
	})
}

// StockFiguresJob says which figures of the store are to be printed.
type StockFiguresJob struct {
	Book stockfig.Book
	Dir  string // folder of the file
}

// StockFigures is StockFiguresPDF written into the folder of the job; it gives the file.
func StockFigures(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job StockFiguresJob) (string, error) {
	pdf, err := StockFiguresPDF(ctx, d, press, say, job.Book)
	if err != nil {
		return "", err
	}
	return keepReport(job.Dir, say.Say("paper.figures"), job.Book.Period.Month, pdf)
}
