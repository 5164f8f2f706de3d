package printing

import (
	"context"

	"gongdan/app/paper"
	"gongdan/app/shop"
	"gongdan/app/shop/blueprint"
	"gongdan/app/text"
	"gongdan/app/work"
)

// FiguresJob says which figures of the service blueprint are to be printed.
type FiguresJob struct {
	Figures blueprint.Figures
	Period  string // in words
	Name    string // of the period, in the name of the file
	Basis   string // by which day cars are counted, in words
	Dir     string // folder of the file
}

// FiguresPDF draws where the time of a period went and notes it in the journal.
func FiguresPDF(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job FiguresJob) ([]byte, error) {
	return reportPDF(ctx, d, press, "blueprint pdf "+job.Name, func(my shop.Settings) paper.Doc {
		return paper.ServiceFlow(paper.Flow{Shop: my, Figures: job.Figures, Period: job.Period, Basis: job.Basis, At: d.Now(), By: d.Person.Name}, say)
	})
}

// Figures is FiguresPDF written into the folder of the job; it gives the file.
func Figures(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job FiguresJob) (string, error) {
	pdf, err := FiguresPDF(ctx, d, press, say, job)
	if err != nil {
		return "", err
	}
	return keepReport(job.Dir, say.Say("paper.blueprint"), job.Name, pdf)
}
