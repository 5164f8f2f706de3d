package printing

import (
	"context"

	"gongdan/app/paper"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
)

// ReworkCostsPDF draws what reworks have cost and notes it in the journal.
func ReworkCostsPDF(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, book shop.RedoneBook) ([]byte, error) {
	return reportPDF(ctx, d, press, "rework pdf "+string(book.From)+" "+string(book.To), func(my shop.Settings) paper.Doc {
		return paper.ReworkCosts(paper.Reworks{Shop: my, Book: book, At: d.Now(), By: d.Person.Name}, say)
	})
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
	return keepReport(job.Dir, say.Say("paper.reworks"), job.Book.From.Compact()+"-"+job.Book.To.Compact(), pdf)
}
