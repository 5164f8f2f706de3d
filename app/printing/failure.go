package printing

import (
	"context"

	"gongdan/app/paper"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
)

// FailuresPDF draws the failure watch and notes it in the journal.
func FailuresPDF(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, w shop.FailureWatch) ([]byte, error) {
	return reportPDF(ctx, d, press, "failures pdf "+string(w.From)+" "+string(w.To), func(my shop.Settings) paper.Doc {
		return paper.Failures(paper.Watched{Shop: my, Watch: w, At: d.Now(), By: d.Person.Name}, say)
	})
}

// FailuresJob says what is to be printed of the failure watch.
type FailuresJob struct {
	Watch shop.FailureWatch
	Dir   string // folder of the file
}

// Failures is FailuresPDF written into the folder of the job; it gives the file.
func Failures(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job FailuresJob) (string, error) {
	pdf, err := FailuresPDF(ctx, d, press, say, job.Watch)
	if err != nil {
		return "", err
	}
	return keepReport(job.Dir, say.Say("paper.failures"), string(job.Watch.To), pdf)
}
