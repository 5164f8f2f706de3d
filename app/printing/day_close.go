package printing

import (
	"context"

	"gongdan/app/paper"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// DayCloseJob says which count of the till is to be printed.
type DayCloseJob struct {
	Close shop.DayCloseID
	Dir   string // folder of the file
}

// DayClosePDF draws a count of the till and notes it in the journal; it gives the number of
// the count, too.
func DayClosePDF(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, id shop.DayCloseID) (pdf []byte, number string, err error) {
	if err := d.Person.Need(shop.TakeMoney); err != nil {
		return nil, "", err
	}
	in, err := data.Read(ctx, d.Store, func(v data.View) (in paper.Closed, err error) {
		if in.Close, err = data.DayClose(v, id); err != nil {
			return in, err
		}
		rows, err := data.TillRows(v, in.Close.Payments)
		if err != nil {
			return in, err
		}
		in.Rows = append(in.Rows, []string{
			say.Say("dayclose.col.at"), say.Say("dayclose.col.method"), say.Say("dayclose.col.kind"), say.Say("lost.col.order"), say.Say("vehicles.plate"),
			say.Say("lost.col.customer"), say.Say("lost.col.amount"),
		})
		for _, r := range rows {
			in.Rows = append(in.Rows, []string{
				say.DateTime(r.At), say.Say(r.Method.Key()), say.Say(r.Kind.Key()), r.Number, say.Plate(r.Plate), r.Customer, say.Money(r.Amount),
			})
		}
		who, err := data.Person(v, in.Close.Person)
		if in.Who = who.Name; in.Close.Person == 0 {
			err = nil
		}
		return in, err
	})
	if err != nil {
		return nil, "", err
	}
	in.At, in.By = d.Now(), d.Person.Name
	pdf, err = reportPDF(ctx, d, press, "day close pdf "+in.Close.Number, func(my shop.Settings) paper.Doc {
		in.Shop = my
		return paper.DayClose(in, say)
	})
	return pdf, in.Close.Number, err
}

// DayClose is DayClosePDF written into the folder of the job; it gives the file.
func DayClose(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job DayCloseJob) (string, error) {
	pdf, number, err := DayClosePDF(ctx, d, press, say, job.Close)
	if err != nil {
		return "", err
	}
	return keepReport(job.Dir, say.Say("paper.day_close"), number, pdf)
}
