package printing

import (
	"bytes"
	"context"
	"fmt"

	"gongdan/app/paper"
	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// SanbaoJob says of which car the statement on 三包 is wanted, as of which day.
type SanbaoJob struct {
	Vehicle shop.VehicleID
	On      shop.Day // "": today
	Paper   paper.Paper
	Dir     string // folder of the file
}

// SanbaoPDF draws the statement on 三包 of a car and notes it in the journal.
func SanbaoPDF(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job SanbaoJob) ([]byte, error) {
	in, err := data.Read(ctx, d.Store, func(v data.View) (in paper.Warranty, err error) {
		if in.Vehicle, err = data.Vehicle(v, job.Vehicle); err != nil {
			return in, err
		}
		if in.Vehicle.OwnerID != 0 {
			if in.Owner, err = data.Customer(v, in.Vehicle.OwnerID); err != nil {
				return in, err
			}
		}
		on := job.On
		if on == "" {
			on = d.Today()
		}
		if in.Clock, err = data.Sanbao(v, in.Vehicle, sanbao.AsOf{On: on, Now: d.Now()}); err != nil {
			return in, err
		}
		in.Shop, err = data.Settings(v)
		return in, err
	})
	if err != nil {
		return nil, err
	}
	in.Paper, in.At, in.By = job.Paper.Known(), d.Now(), d.Person.Name
	var out bytes.Buffer
	if err := press.Print(&out, paper.Sanbao(in, say)); err != nil {
		return nil, fmt.Errorf("print the warranty statement of car %d: %w", job.Vehicle, err)
	}
	return out.Bytes(), work.NoteReport(ctx, d, "sanbao pdf "+in.Vehicle.VIN+" "+string(in.Clock.On))
}

// Sanbao is SanbaoPDF written into the folder of the job; it gives the file.
func Sanbao(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job SanbaoJob) (string, error) {
	pdf, err := SanbaoPDF(ctx, d, press, say, job)
	if err != nil {
		return "", err
	}
	return keep(job.Dir, fileName(shop.Order{Number: d.Now().In(d.Zone).Format("060102-150405")}, Job{Form: shop.FormSanbao, Copy: 1}), pdf)
}
