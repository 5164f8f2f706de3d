package printing

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"gongdan/app/paper"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// CaseJob says which paper of a case is wanted; Part "" is the natural one of its state.
type CaseJob struct {
	Case  shop.CaseID
	Part  paper.CasePart
	Paper paper.Paper
	Dir   string // folder of the file
}

// CaseParts are the papers that a case has as things stand, the natural one first.
func CaseParts(c shop.Case) []paper.CasePart {
	parts := []paper.CasePart{paper.CaseSettlement}
	if !c.Answer.At.IsZero() {
		parts = append([]paper.CasePart{paper.CaseAnswer}, parts...)
	}
	if c.Status == shop.CaseExchanged || c.Status == shop.CaseReturned {
		parts = append([]paper.CasePart{paper.CaseCertificate}, parts...)
	}
	return parts
}

// CasePDF draws a paper of a case and notes it in the journal. One that the case does not
// have yet is refused.
func CasePDF(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job CaseJob) ([]byte, error) {
	in, err := data.Read(ctx, d.Store, func(v data.View) (paper.CasePaper, error) { return casePaper(v, job.Case) })
	if err != nil {
		return nil, err
	}
	parts := CaseParts(in.Case)
	if in.Part = job.Part; in.Part == "" {
		in.Part = parts[0]
	}
	if !slices.Contains(parts, in.Part) {
		return nil, shop.Refuse("paper.refuse.case_part", shop.Args{"Number": in.Case.Number, "Status": in.Case.Status, "Part": shop.Named(in.Part.Key())})
	}
	in.Paper, in.At, in.By = job.Paper.Known(), d.Now(), d.Person.Name
	var out bytes.Buffer
	if err := press.Print(&out, paper.Case(in, say)); err != nil {
		return nil, fmt.Errorf("print case %d: %w", job.Case, err)
	}
	if d.Store.ReadOnly() {
		return out.Bytes(), nil
	}
	return out.Bytes(), work.NoteCasePaper(ctx, d, in.Case, string(in.Part))
}

// casePaper reads all that the papers of a case are made of.
func casePaper(v data.View, id shop.CaseID) (in paper.CasePaper, err error) {
	if in.Case, err = data.Case(v, id); err != nil {
		return in, err
	}
	if in.Vehicle, err = data.Vehicle(v, in.Case.VehicleID); err != nil {
		return in, err
	}
	if in.Case.End.NewCar != 0 {
		if in.Given, err = data.Vehicle(v, in.Case.End.NewCar); err != nil {
			return in, err
		}
	}
	if in.Case.CustomerID != 0 {
		if in.Customer, err = data.Customer(v, in.Case.CustomerID); err != nil {
			return in, err
		}
	}
	if in.Case.Answer.By != 0 {
		who, err := data.Person(v, in.Case.Answer.By)
		if err != nil {
			return in, err
		}
		in.Answerer = who.Name
	}
	in.Shop, err = data.Settings(v)
	return in, err
}

// Case is CasePDF written into the folder of the job; it gives the file.
func Case(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job CaseJob) (string, error) {
	pdf, err := CasePDF(ctx, d, press, say, job)
	if err != nil {
		return "", err
	}
	name := shop.Order{Number: "case-" + d.Now().In(d.Zone).Format("060102-150405")}
	return keep(job.Dir, fileName(name, Job{Form: shop.FormCase, Copy: 1}), pdf)
}
