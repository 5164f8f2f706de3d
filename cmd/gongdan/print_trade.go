package main

import (
	"errors"
	"slices"

	"gongdan/app/exchange"
	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/assets"
	"gongdan/data"
)

// typedForm is a paper of the trade as it is typed, and what its KEY is of.
type typedForm struct {
	name string
	form shop.Form
	kind string // word of the record, behind show.kind.
}

// typedForms are the papers of buying and of stock-takes. A return is also typed for
// what came back from an order; its number says which.
func typedForms() []typedForm {
	return []typedForm{
		{"purchase", shop.FormPurchase, "purchase"},
		{"receipt", shop.FormDelivery, "receipt"},
		{"return", shop.FormSendBack, "supplier_return"},
		{"statement", shop.FormStatement, "supplier"},
		{"count", shop.FormCountSheet, "stock_take"},
		{"differences", shop.FormCountReport, "stock_take"},
	}
}

// dealing is a document of the trade that is to be printed.
type dealing struct {
	id   int64
	size paper.Paper
}

// trade writes a paper of buying or of a stock-take; ok is false where the form or,
// of a return, the number is none of these.
func (c *printCommand) trade(s *session, d work.Desk) (ok bool, err error) {
	at := slices.IndexFunc(typedForms(), func(t typedForm) bool { return t.name == c.Form })
	if at < 0 {
		return false, nil
	}
	t := typedForms()[at]
	x, err := data.Read(s.ctx, s.store, func(v data.View) (dealing, error) { return c.find(v, t.form) })
	if errors.Is(err, shop.ErrMissing) && t.form == shop.FormSendBack {
		return false, nil
	}
	if err != nil {
		return true, exchange.Missing(err, s.say, t.kind, c.Key)
	}
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		return true, err
	}
	var pdf []byte
	if slices.Contains(printing.BuyingForms(), t.form) {
		var made printing.BookingPaper
		made, err = printing.BuyingPDF(s.ctx, d, press, s.say, printing.BuyingJob{Form: t.form, ID: x.id, Paper: x.size})
		pdf = made.Bytes
	} else {
		pdf, _, err = printing.CountPDF(s.ctx, d, press, s.say, printing.CountJob{Take: shop.StockTakeID(x.id), Form: t.form, Paper: x.size})
	}
	if err != nil {
		return true, err
	}
	return true, c.keep(s, pdf)
}

// find finds the document of a number, or the supplier of a name. Papers of buying
// are on A4 unless another paper is named, as the window has them.
func (c *printCommand) find(v data.View, form shop.Form) (x dealing, err error) {
	x.size = paper.A4
	switch form {
	case shop.FormPurchase:
		p, err := data.PurchaseByNumber(v, shop.Fold(c.Key))
		x.id = int64(p.ID)
		return c.sized(x), err
	case shop.FormDelivery:
		in, err := data.DeliveryByNumber(v, shop.Fold(c.Key))
		x.id = int64(in.ID)
		return c.sized(x), err
	case shop.FormSendBack:
		back, err := data.SendBackByNumber(v, shop.Fold(c.Key))
		x.id = int64(back.ID)
		return c.sized(x), err
	case shop.FormStatement:
		by, err := data.SupplierByName(v, c.Key)
		x.id = int64(by.ID)
		return c.sized(x), err
	}
	settings, err := data.Settings(v)
	if err != nil {
		return x, err
	}
	take, err := data.StockTakeByNumber(v, shop.Fold(c.Key))
	x.id, x.size = int64(take.ID), paper.Paper(settings.Paper)
	return c.sized(x), err
}

// sized is on the paper that was named.
func (c *printCommand) sized(x dealing) dealing {
	if c.Paper != "" {
		x.size = paper.Paper(c.Paper)
	}
	return x
}
