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

// FailuresPDF draws the failure watch and notes it in the journal.
func FailuresPDF(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, w shop.FailureWatch) ([]byte, error) {
	settings, err := data.Read(ctx, d.Store, data.Settings)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := press.Print(&out, paper.Failures(paper.Watched{Shop: settings, Watch: w, At: d.Now(), By: d.Person.Name}, say)); err != nil {
		return nil, fmt.Errorf("print the failures until %s: %w", w.To, err)
	}
	return out.Bytes(), work.NoteReport(ctx, d, "failures pdf "+string(w.From)+" "+string(w.To))
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
	return keep(job.Dir, fileName(shop.Order{Number: say.Say("paper.failures")}, Job{Form: shop.Form(job.Watch.To), Copy: 1}), pdf)
}
