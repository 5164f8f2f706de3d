package printing

import (
	"bytes"
	"context"
	"fmt"

	"gongdan/app/paper"
	"gongdan/app/shop"
	"gongdan/app/shop/stockfig"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// StockFiguresPDF draws the figures of the store and notes it in the journal.
func StockFiguresPDF(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, book stockfig.Book) ([]byte, error) {
	settings, err := data.Read(ctx, d.Store, data.Settings)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	doc := paper.StockFigures(paper.Store{Shop: settings, Book: book, At: d.Now(), By: d.Person.Name}, say)
	if err := press.Print(&out, doc); err != nil {
		return nil, fmt.Errorf("print the figures of the store of %s: %w", book.Period.Month, err)
	}
	return out.Bytes(), work.NoteReport(ctx, d, "parts pdf "+book.Period.Month)
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
	return keep(job.Dir, fileName(shop.Order{Number: say.Say("paper.figures")}, Job{Form: shop.Form(job.Book.Period.Month), Copy: 1}), pdf)
}
