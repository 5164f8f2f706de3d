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

// ClaimJob says of which claim the paper is to be printed, and how.
type ClaimJob struct {
	Claim shop.ClaimID
	Paper paper.Paper
	Dir   string // folder of the file
}

// Claim draws the paper of a claim as its next copy, writes it into the folder of the
// job and gives its file.
func Claim(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job ClaimJob) (string, error) {
	pdf, err := ClaimPDF(ctx, d, press, say, job)
	if err != nil {
		return "", err
	}
	return keep(job.Dir, fileName(shop.Order{Number: pdf.Number}, Job{Form: shop.FormClaim, Copy: pdf.Copy}), pdf.Bytes)
}

// ClaimPDF draws the paper of a claim as its next copy. It is drawn before it is
// counted; where nothing can be written it is not counted.
func ClaimPDF(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job ClaimJob) (pdf BookingPaper, err error) {
	in, err := data.Read(ctx, d.Store, func(v data.View) (paper.Claimed, error) { return claimed(v, job.Claim) })
	if err != nil {
		return pdf, err
	}
	in.Copy, in.Paper, in.At, in.By = 1, job.Paper.Known(), d.Now(), d.Person.Name
	draw := func() error {
		var out bytes.Buffer
		if err := press.Print(&out, paper.Claim(in, say)); err != nil {
			return fmt.Errorf("print claim %d: %w", job.Claim, err)
		}
		pdf = BookingPaper{out.Bytes(), in.Claim.Number, in.Copy}
		return nil
	}
	if err := draw(); err != nil || d.Store.ReadOnly() {
		return pdf, err
	}
	in.Copy, err = work.CountPaper(ctx, d, shop.Audit{Act: "claim.print", Kind: shop.KindClaims, Record: int64(job.Claim)})
	if err != nil || in.Copy == pdf.Copy {
		return pdf, err
	}
	err = draw()
	return pdf, err
}

// claimed reads all that the paper of a claim is made of.
func claimed(v data.View, id shop.ClaimID) (in paper.Claimed, err error) {
	if in.Claim, err = data.Claim(v, id); err != nil {
		return in, err
	}
	if in.Sheet, err = Sheet(v, in.Claim.OrderID); err != nil {
		return in, err
	}
	for _, id := range in.Claim.Photos {
		p, err := data.Photo(v, shop.Photo{ID: id})
		if err != nil {
			return in, err
		}
		in.Photos = append(in.Photos, p)
	}
	writer, err := data.Person(v, in.Claim.Person)
	in.Writer = writer.Name
	if in.Claim.Person == 0 {
		err = nil
	}
	return in, err
}
