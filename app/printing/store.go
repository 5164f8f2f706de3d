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

// storeRoom reads what the store knows of the parts of an order.
func storeRoom(v data.View, o shop.Order) (r paper.StoreRoom, err error) {
	want, err := data.DemandOfOrder(v, o)
	if err != nil {
		return r, err
	}
	moves, err := data.MovesOfOrder(v, o.ID)
	if err != nil {
		return r, err
	}
	for _, m := range moves {
		if err := want.Know(v, m.LotID); err != nil {
			return r, err
		}
	}
	r = roomOf(want)
	r.Moves = moves
	r.Used, err = data.UsedOf(v, o.Number)
	return r, err
}

func roomOf(d data.Demand) paper.StoreRoom {
	delete(d.Warehouses, shop.MainWarehouse)
	return paper.StoreRoom{Picks: d.Picks, Parts: d.Parts, Lots: d.Lots, Suppliers: d.Suppliers, Warehouses: d.Warehouses}
}

// RoundPDF draws the list of what all orders want that wait, and notes it in the journal.
func RoundPDF(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, on paper.Paper) ([]byte, error) {
	in, err := data.Read(ctx, d.Store, func(v data.View) (in paper.Round, err error) {
		want, err := data.DemandOf(v)
		if err != nil {
			return in, err
		}
		names := map[shop.PersonID]string{}
		for _, p := range want.People {
			names[p.ID] = p.Name
		}
		in.Room, in.Orders = roomOf(want), map[shop.OrderID]paper.PickFor{}
		for i := range want.Orders {
			o := &want.Orders[i]
			in.Orders[o.ID] = paper.PickFor{Number: o.Number, Plate: o.Plate, Taker: names[shop.Taker(&o.Order)]}
		}
		in.Shop, err = data.Settings(v)
		return in, err
	})
	if err != nil {
		return nil, err
	}
	in.Paper, in.At, in.By = on.Known(), d.Now(), d.Person.Name
	in.Room.Costs = d.Person.May(shop.SeeCost)
	var out bytes.Buffer
	if err := press.Print(&out, paper.PickRound(in, say)); err != nil {
		return nil, fmt.Errorf("print the pick list of all orders: %w", err)
	}
	return out.Bytes(), work.NoteReport(ctx, d, "pick list "+string(d.Today()))
}

// Round is RoundPDF written into a folder; it gives the file.
func Round(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job RoundJob) (string, error) {
	pdf, err := RoundPDF(ctx, d, press, say, job.Paper)
	if err != nil {
		return "", err
	}
	return keep(job.Dir, fileName(shop.Order{Number: d.Now().In(d.Zone).Format("060102-150405")}, Job{Form: shop.FormPick, Copy: 1}), pdf)
}

// RoundJob says on what the list of all orders is printed, and where the file goes.
type RoundJob struct {
	Paper paper.Paper
	Dir   string
}
