package printing

import (
	"bytes"
	"context"
	"fmt"

	"gongdan/app/paper"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// ReworkCostsPDF draws what reworks have cost and notes it in the journal.
func ReworkCostsPDF(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, book shop.RedoneBook) ([]byte, error) {
	settings, err := data.Read(ctx, d.Store, data.Settings)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := press.Print(&out, paper.ReworkCosts(paper.Reworks{Shop: settings, Book: book, At: d.Now(), By: d.Person.Name}, say)); err != nil {
		return nil, fmt.Errorf("print the cost of reworks from %s: %w", book.From, err)
	}
	return out.Bytes(), work.NoteReport(ctx, d, "rework pdf "+string(book.From)+" "+string(book.To))
}

// ReworkCostsJob says what is to be printed of reworks.
type ReworkCostsJob struct {
	Book shop.RedoneBook
	Dir  string // folder of the file
}

// ReworkCosts is ReworkCostsPDF written into the folder of the job; it gives the file.
func ReworkCosts(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job ReworkCostsJob) (string, error) {
	pdf, err := ReworkCostsPDF(ctx, d, press, say, job.Book)
	if err != nil {
		return "", err
	}
	return keep(job.Dir, fileName(shop.Order{Number: say.Say("paper.reworks")}, Job{Form: shop.Form(job.Book.From.Compact() + "-" + job.Book.To.Compact()), Copy: 1}), pdf)
}
