package printing

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"gongdan/app/paper"
	"gongdan/app/shop"
	"gongdan/app/shop/monthly"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// MonthJob says which report of a month is to be drawn.
type MonthJob struct {
	Book   monthly.Book
	Which  []monthly.Section
	Beside monthly.Beside
	Dir    string // folder of the file
}

// MonthDraft draws the report of a month to be looked at; nothing is noted of it.
func MonthDraft(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job MonthJob) ([]byte, error) {
	settings, err := data.Read(ctx, d.Store, data.Settings)
	if err != nil {
		return nil, err
	}
	doc := paper.MonthReport(paper.Month{Shop: settings, Book: job.Book, Which: job.Which, Beside: job.Beside, At: d.Now(), By: d.Person.Name}, say)
	var out bytes.Buffer
	if err := press.Print(&out, doc); err != nil {
		return nil, fmt.Errorf("print the report of %s: %w", job.Book.Period.Month(), err)
	}
	return out.Bytes(), nil
}

// MonthPDF draws the report of a month for good: the journal notes it, and that of a closed
// month is kept with its figures.
func MonthPDF(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job MonthJob) ([]byte, error) {
	pdf, err := MonthDraft(ctx, d, press, say, job)
	if err != nil {
		return nil, err
	}
	return pdf, NoteMonth(ctx, d, say, job, pdf)
}

// NoteMonth notes that a report of a month which was drawn goes out, and keeps that of a
// closed month.
func NoteMonth(ctx context.Context, d work.Desk, say text.Lang, job MonthJob, pdf []byte) error {
	sum := sha256.Sum256(pdf)
	month := job.Book.Period.Month()
	_, err := work.KeepReport(ctx, d, monthly.Version{Month: month, Lang: say.Tag, SHA256: hex.EncodeToString(sum[:]), Figures: monthly.Keep(job.Book.Now)})
	if err != nil {
		return err
	}
	return work.NoteReport(ctx, d, "month pdf "+month)
}

// Month writes a report that was drawn into the folder of the job, as it is, and gives its
// file.
func Month(ctx context.Context, d work.Desk, say text.Lang, job MonthJob, pdf []byte) (string, error) {
	if err := NoteMonth(ctx, d, say, job, pdf); err != nil {
		return "", err
	}
	return keep(job.Dir, fileName(shop.Order{Number: say.Say("month.file")}, Job{Form: shop.Form(job.Book.Period.Month()), Copy: 1}), pdf)
}
