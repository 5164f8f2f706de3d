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

// CountJob says which paper of which stock-take is to be printed and how.
type CountJob struct {
	Take  shop.StockTakeID
	Form  shop.Form // FormCountSheet or FormCountReport
	Paper paper.Paper
	Dir   string // folder of the file
}

// CountPaper draws a paper of a stock-take as its next copy, writes it into the folder of
// the job and gives its file.
func CountPaper(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job CountJob) (string, error) {
	pdf, name, err := CountPDF(ctx, d, press, say, job)
	if err != nil {
		return "", err
	}
	return keep(job.Dir, name, pdf)
}

// CountPDF draws a paper of a stock-take as its next copy, and names its file. It is
// drawn before it is counted. Differences are shown to those only who may see them.
func CountPDF(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job CountJob) (pdf []byte, name string, err error) {
	in, err := data.Read(ctx, d.Store, func(v data.View) (paper.Counting, error) { return Counting(v, d.Person, job.Take) })
	if err != nil {
		return nil, "", err
	}
	if job.Form == shop.FormCountReport && in.Take.Hides(d.Person) {
		return nil, "", d.Person.Need(shop.AdjustStock)
	}
	in.Copy, in.Paper, in.At, in.By = 1, job.Paper.Known(), d.Now(), d.Person.Name
	draw := func() error {
		doc := paper.CountSheet(in, say)
		if job.Form == shop.FormCountReport {
			doc = paper.CountReport(in, say)
		}
		var out bytes.Buffer
		if err := press.Print(&out, doc); err != nil {
			return fmt.Errorf("print stock-take %d: %w", job.Take, err)
		}
		pdf, name = out.Bytes(), fileName(shop.Order{Number: in.Take.Number}, Job{Form: job.Form, Copy: in.Copy})
		return nil
	}
	if err := draw(); err != nil || d.Store.ReadOnly() {
		return pdf, name, err
	}
	copied, err := work.CountTakePaper(ctx, d, job.Take, job.Form)
	if err != nil || copied == in.Copy {
		return pdf, name, err
	}
	in.Copy = copied
	err = draw()
	return pdf, name, err
}

// Counting reads all that the papers of a stock-take are made of, as somebody may see it.
func Counting(v data.View, by shop.Person, id shop.StockTakeID) (in paper.Counting, err error) {
	if in.Take, err = data.StockTake(v, id); err != nil {
		return in, err
	}
	if in.Shop, err = data.Settings(v); err != nil {
		return in, err
	}
	in.Books, in.Costs = in.Take.ShowsBook(), by.May(shop.SeeCost)
	if z := in.Take.Zone.Warehouse; z != 0 {
		house, err := data.Warehouse(v, z)
		if err != nil {
			return in, err
		}
		in.House = house.Name
	}
	people, err := data.People(v)
	if err != nil {
		return in, err
	}
	names := map[shop.PersonID]string{}
	for _, p := range people {
		names[p.ID] = p.Name
	}
	rows, err := data.AllTakeRows(v, id)
	for _, r := range rows {
		x := paper.CountRow{TakeLine: r.Seen(in.Take, by), Part: r.Part, Warehouse: r.Warehouse, Book: r.Book, Worth: r.Worth(), Cause: r.Cause}
		if in.Take.Hides(by) {
			x.Cause, x.Worth, x.Book = "", 0, 0
		}
		for _, c := range x.Counts {
			x.People = append(x.People, names[c.Person])
		}
		in.Rows = append(in.Rows, x)
	}
	return in, err
}
