package printing

import (
	"bytes"
	"context"
	"fmt"

	"gongdan/app/paper"
	"gongdan/app/shop"
	"gongdan/app/shop/blueprint"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
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
	settings, err := data.Read(ctx, d.Store, data.Settings)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	doc := paper.ServiceFlow(paper.Flow{Shop: settings, Figures: job.Figures, Period: job.Period, Basis: job.Basis, At: d.Now(), By: d.Person.Name}, say)
	if err := press.Print(&out, doc); err != nil {
		return nil, fmt.Errorf("print the blueprint of %s: %w", job.Name, err)
	}
	return out.Bytes(), work.NoteReport(ctx, d, "blueprint pdf "+job.Name)
}

// Figures is FiguresPDF written into the folder of the job; it gives the file.
func Figures(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job FiguresJob) (string, error) {
	pdf, err := FiguresPDF(ctx, d, press, say, job)
	if err != nil {
		return "", err
	}
	return keep(job.Dir, fileName(shop.Order{Number: say.Say("paper.blueprint")}, Job{Form: shop.Form(job.Name), Copy: 1}), pdf)
}
