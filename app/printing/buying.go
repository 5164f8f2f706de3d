package printing

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"gongdan/app/paper"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// BuyingJob says which paper of buying is to be printed: of a purchase order, a
// receipt, a return, or the account of a supplier.
type BuyingJob struct {
	Form  shop.Form
	ID    int64
	Paper paper.Paper
	Dir   string // folder of the file
}

// BuyingForms are the forms that Buying prints.
func BuyingForms() []shop.Form {
	return []shop.Form{shop.FormPurchase, shop.FormDelivery, shop.FormSendBack, shop.FormStatement}
}

// Buying draws a paper of buying as its next copy, writes it into the folder of the
// job and gives its file.
func Buying(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job BuyingJob) (string, error) {
	pdf, err := BuyingPDF(ctx, d, press, say, job)
	if err != nil {
		return "", err
	}
	return keep(job.Dir, fileName(shop.Order{Number: pdf.Number}, Job{Form: job.Form, Copy: pdf.Copy}), pdf.Bytes)
}

// BuyingPDF draws a paper of buying as its next copy. It is drawn before it is
// counted; where nothing can be written it is not counted.
func BuyingPDF(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job BuyingJob) (pdf BookingPaper, err error) {
	kind, number := shop.KindPurchases, ""
	in, err := data.Read(ctx, d.Store, func(v data.View) (in paper.Trade, err error) {
		in, kind, number, err = trade(v, job, d.Today())
		return in, err
	})
	if err != nil {
		return pdf, err
	}
	in.Costs = d.Person.May(shop.SeeCost)
	if job.Form == shop.FormStatement && !in.Costs {
		return pdf, d.Person.Need(shop.SeeCost)
	}
	in.Copy, in.Paper, in.At, in.By = 1, job.Paper.Known(), d.Now(), d.Person.Name
	draw := func() error {
		doc, ok := paper.Buying(job.Form, in, say)
		if !ok {
			return shop.ErrMissing
		}
		var out bytes.Buffer
		if err := press.Print(&out, doc); err != nil {
			return fmt.Errorf("print %s %d: %w", job.Form, job.ID, err)
		}
		pdf = BookingPaper{out.Bytes(), number, in.Copy}
		return nil
	}
	if err := draw(); err != nil || d.Store.ReadOnly() {
		return pdf, err
	}
	in.Copy, err = work.CountPaper(ctx, d, shop.Audit{Act: "buying.print", Kind: kind, Record: job.ID})
	if err != nil || in.Copy == pdf.Copy || job.Form == shop.FormStatement { // an account is another one each time
		return pdf, err
	}
	err = draw()
	return pdf, err
}

// trade reads all that a paper of buying is made of.
func trade(v data.View, job BuyingJob, today shop.Day) (in paper.Trade, kind shop.Kind, number string, err error) {
	if in.Shop, err = data.Settings(v); err != nil {
		return in, kind, number, err
	}
	var lines []shop.Line
	var lots []shop.LotID
	by := shop.SupplierID(job.ID)
	switch job.Form {
	case shop.FormPurchase:
		kind = shop.KindPurchases
		in.Purchase, err = data.Purchase(v, shop.PurchaseID(job.ID))
		by, number = in.Purchase.SupplierID, in.Purchase.Number
		for _, l := range in.Purchase.Lines {
			lines = append(lines, shop.Line{PartID: l.PartID})
		}
	case shop.FormDelivery:
		kind = shop.KindDeliveries
		in.Delivery, err = data.Delivery(v, shop.DeliveryID(job.ID))
		by, number = in.Delivery.SupplierID, in.Delivery.Number
		for _, l := range in.Delivery.Lines {
			lines, lots = append(lines, shop.Line{PartID: l.PartID}), append(lots, l.Lot.ID)
		}
	case shop.FormSendBack:
		kind = shop.KindSendBacks
		in.SendBack, err = data.SendBack(v, shop.SendBackID(job.ID))
		by, number = in.SendBack.SupplierID, in.SendBack.Number
		for _, l := range in.SendBack.Lines {
			lines, lots = append(lines, shop.Line{PartID: l.PartID}), append(lots, l.LotID)
		}
	default:
		kind = shop.KindSuppliers
		in.Statement, err = statement(v, by, today)
	}
	if err == nil {
		in.Supplier, err = data.Supplier(v, by)
	}
	if err != nil {
		return in, kind, number, err
	}
	if number == "" {
		number = in.Supplier.Name
	}
	err = named(v, &in, lines, lots)
	return in, kind, number, err
}

// named reads the parts, lots and offers that a document names.
func named(v data.View, in *paper.Trade, lines []shop.Line, lots []shop.LotID) (err error) {
	if in.Parts, err = data.PartsOf(v, lines); err != nil {
		return err
	}
	in.Lots = map[shop.LotID]shop.Lot{}
	for _, id := range lots {
		if id == 0 {
			continue
		}
		if in.Lots[id], err = data.Lot(v, id); err != nil {
			return err
		}
	}
	offers, err := data.OffersBy(v, in.Supplier.ID, "9999-12-31")
	in.Offers = map[shop.PartID]shop.Offer{}
	for _, o := range offers {
		in.Offers[o.PartID] = o
	}
	return err
}

// statement is the account of a supplier: its rows come to the balance.
func statement(v data.View, by shop.SupplierID, today shop.Day) (s paper.Statement, err error) {
	if s.Owed, err = data.PayableTo(v, by, today); err != nil {
		return s, err
	}
	bills, err := data.BillsOf(v, by)
	if err != nil {
		return s, err
	}
	for _, b := range bills {
		left := b.Left()
		s.Rows = append(s.Rows, paper.StatementRow{On: b.On, Number: b.Number, What: "paper.buying.row_bill", Amount: b.Amount, Due: b.DueOn, Left: &left})
	}
	in, back, err := data.Unbilled(v, by, 0)
	if err != nil {
		return s, err
	}
	for _, d := range in {
		s.Rows = append(s.Rows, paper.StatementRow{On: shop.DayOf(d.At, v.Zone()), Number: d.Number, What: "paper.buying.row_receipt", Amount: d.Total})
	}
	for _, b := range back {
		s.Rows = append(s.Rows, paper.StatementRow{On: shop.DayOf(b.At, v.Zone()), Number: b.Number, What: "paper.buying.row_return", Amount: -b.Total})
	}
	payments, err := data.PaymentsTo(v, by)
	for _, p := range payments {
		s.Rows = append(s.Rows, paper.StatementRow{
			On: shop.DayOf(p.At, v.Zone()), What: "paper.buying.row_paid", Amount: -p.Amount, Args: shop.Args{"Method": p.Method, "Note": p.Note},
		})
	}
	slices.SortStableFunc(s.Rows, func(a, b paper.StatementRow) int { return strings.Compare(string(a.On), string(b.On)) })
	return s, err
}
