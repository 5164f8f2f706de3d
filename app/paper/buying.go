package paper

import (
	"time"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// Trade is what the papers of buying are made of: the document of the form that is
// printed, with the names in it. Costs says whether prices are shown.
type Trade struct {
	Paper     Paper
	Shop      shop.Settings
	Supplier  shop.Supplier
	Purchase  shop.Purchase
	Delivery  shop.Delivery
	SendBack  shop.SendBack
	Statement Statement
	Parts     map[shop.PartID]shop.Part
	Lots      map[shop.LotID]shop.Lot
	Offers    map[shop.PartID]shop.Offer // of the supplier
	Costs     bool
	Copy      int
	At        time.Time
	By        string
}

// Statement is what stands between the shop and a supplier.
type Statement struct {
	Owed shop.Owed
	Rows []StatementRow // in the order of time
}

// StatementRow is a receipt, a return, an invoice's difference or a payment.
type StatementRow struct {
	On     shop.Day
	Number string
	What   string      // language key
	Amount shop.Money  // what the shop owes more by it; below 0 less
	Args   shop.Args   // of What
	Due    shop.Day    // of an invoice
	Left   *shop.Money // of it that is not paid; nil: it is no invoice
}

// trader writes the papers of buying.
type trader struct {
	clerk
	in Trade
}

// Buying is the paper of a document of buying, or false if the form is of none.
func Buying(form shop.Form, in Trade, say text.Lang) (Doc, bool) {
	t := trader{clerk{Sheet{Paper: in.Paper, Shop: in.Shop, Copy: in.Copy, At: in.At, By: in.By}, say}, in}
	switch form {
	case shop.FormPurchase:
		return purchaseDoc(t), true
	case shop.FormDelivery:
		return deliveryDoc(t), true
	case shop.FormSendBack:
		return sendBackDoc(t), true
	case shop.FormStatement:
		return statementDoc(t), true
	}
	return Doc{}, false
}

// begin is the frame: who delivers, to whom.
func (t trader) begin(form shop.Form, number, purpose string) Doc {
	t.Order.Number = number
	return t.doc(form, number, t.say.Say(purpose))
}

// parties are the supplier and the shop.
func (t trader) parties() Parties {
	s := t.in.Supplier
	return Parties{
		Left: Pairs{Title: t.say.Say("paper.buying.supplier"), Columns: 1, Pairs: filled(
			t.pair("paper.buying.name", s.Name), t.pair("paper.buying.contact", s.Contact), t.pair("paper.phone", t.say.Phone(s.Phone)))},
		Right: Pairs{Title: t.say.Say("paper.buying.buyer"), Columns: 1, Pairs: filled(
			t.pair("paper.buying.name", t.Shop.Name), t.pair("paper.buying.address", t.Shop.Address), t.pair("paper.phone", t.say.Phone(t.Shop.Phone)))},
	}
}

// sum is an amount in words and in figures.
func (t trader) sum(label string, m shop.Money) []Block {
	if !t.in.Costs {
		return nil
	}
	return []Block{Totals{WordsLabel: t.say.Say("paper.buying.in_words"), Words: t.say.Say("paper.rmb") + Capital(m), FigureLabel: t.say.Say(label), Figure: t.say.Yuan(m)}}
}

// columns are those that the tables of parts have in common, with prices where
// they are shown.
func (t trader) columns(between ...Column) []Column {
	all := []Column{{Title: t.say.Say("paper.buying.n"), Right: true}, {Title: t.say.Say("paper.buying.number"), Weight: 3}, {Title: t.say.Say("paper.buying.part"), Weight: 5}}
	all = append(all, between...)
	all = append(all, Column{Title: t.say.Say("paper.buying.qty"), Right: true})
	if t.in.Costs {
		all = append(all, Column{Title: t.say.Say("paper.buying.price"), Right: true}, Column{Title: t.say.Say("paper.buying.amount"), Right: true})
	}
	return all
}

// row is a line of such a table.
func (t trader) row(n int, part shop.Part, between []string, qty shop.Qty, price shop.Money) []string {
	cells := append([]string{t.say.Int(int64(n)), part.Number, part.Name}, between...)
	cells = append(cells, t.say.Count(qty)+" "+part.Unit)
	if t.in.Costs {
		cells = append(cells, t.say.Money(price), t.say.Money(price.Times(qty)))
	}
	return cells
}

// purchaseDoc (采购单) orders parts from a supplier, by their numbers for them.
func purchaseDoc(t trader) Doc {
	p := t.in.Purchase
	d := t.begin(shop.FormPurchase, p.Number, "paper.buying.purchase")
	d.Head = filled(t.pair("paper.buying.no", p.Number), t.pair("paper.buying.on", t.say.Date(p.OpenedAt)), t.pair("paper.buying.state", t.say.Say(p.Status.Key())))
	if p.Status == shop.PurchaseVoid {
		d.Watermark = t.say.Say(p.Status.Key())
	}
	table := Table{Title: t.say.Say("paper.buying.parts"), Columns: t.columns(Column{Title: t.say.Say("paper.buying.theirs"), Weight: 3}, Column{Title: t.say.Say("paper.buying.due")})}
	for i, l := range p.Lines {
		table.Rows = append(table.Rows, t.row(i+1, t.in.Parts[l.PartID], []string{t.in.Offers[l.PartID].Number, string(l.DueOn)}, l.Qty, l.Price))
	}
	d.Blocks = append([]Block{t.parties(), Rule{}, table}, t.sum("paper.buying.total", p.Total())...)
	if p.Note != "" {
		d.Blocks = append(d.Blocks, Notes{Lines: []string{p.Note}})
	}
	d.Blocks = append(d.Blocks, Notes{Numbered: true, Lines: []string{t.say.Say("paper.buying.note_certificate"), t.say.Say("paper.buying.note_short")}},
		t.signatures("paper.buying.sign_buyer", "paper.buying.sign_supplier"))
	return d
}

// deliveryDoc (入库单) is what came, with batch and 合格证号, to be signed by who
// brought it, who counted it and who keeps it.
func deliveryDoc(t trader) Doc {
	x := t.in.Delivery
	d := t.begin(shop.FormDelivery, x.Number, "paper.buying.delivery")
	d.Head = filled(t.pair("paper.buying.no", x.Number), t.pair("paper.buying.on", t.say.Date(x.At)), t.pair("paper.buying.voucher", x.Voucher))
	table := Table{Title: t.say.Say("paper.buying.parts"), Columns: t.columns(
		Column{Title: t.say.Say("paper.buying.make"), Weight: 2}, Column{Title: t.say.Say("paper.buying.fits"), Weight: 2},
		Column{Title: t.say.Say("paper.buying.batch"), Weight: 2}, Column{Title: t.say.Say("paper.buying.certificate"), Weight: 2}, Column{Title: t.say.Say("paper.buying.bin")})}
	for i, l := range x.Lines {
		p, lot := t.in.Parts[l.PartID], t.in.Lots[l.Lot.ID]
		bin := l.Location.Bin
		if bin == "" {
			bin = p.Bin
		}
		table.Rows = append(table.Rows, t.row(i+1, p, []string{p.Make, p.Fits, lot.Batch, lot.Certificate, bin}, l.Qty, l.Price))
	}
	d.Blocks = append([]Block{t.parties(), Rule{}, table}, t.sum("paper.buying.total", x.Total())...)
	if x.Note != "" {
		d.Blocks = append(d.Blocks, Notes{Lines: []string{x.Note}})
	}
	d.Blocks = append(d.Blocks, t.signatures("paper.buying.sign_supplier", "paper.buying.sign_checked", "paper.buying.sign_store"))
	return d
}

// sendBackDoc (退货单) is what went back and why, with the credit that is awaited.
func sendBackDoc(t trader) Doc {
	x := t.in.SendBack
	d := t.begin(shop.FormSendBack, x.Number, "paper.buying.send_back")
	credit := t.say.Say("paper.buying.credit_open")
	if x.Credited() {
		credit = t.say.Date(x.CreditedAt) + " " + x.CreditNote
	}
	d.Head = filled(t.pair("paper.buying.no", x.Number), t.pair("paper.buying.on", t.say.Date(x.At)), t.pair("paper.buying.credit", credit))
	table := Table{Title: t.say.Say("paper.buying.parts"), Columns: t.columns(Column{Title: t.say.Say("paper.buying.batch"), Weight: 2})}
	for i, l := range x.Lines {
		table.Rows = append(table.Rows, t.row(i+1, t.in.Parts[l.PartID], []string{t.in.Lots[l.LotID].Batch}, l.Qty, l.Price))
	}
	why := t.pair("paper.buying.reason", x.Reason)
	why.Wide = true
	d.Blocks = append([]Block{t.parties(), Pairs{Columns: 1, Pairs: []Pair{why}}, Rule{}, table}, t.sum("paper.buying.credit_total", x.Total())...)
	d.Blocks = append(d.Blocks, t.signatures("paper.buying.sign_store", "paper.buying.sign_supplier"))
	return d
}

// statementDoc (对账单) is the account of a supplier: what came, went back, was
// billed and paid, and what is owed by its age.
func statementDoc(t trader) Doc {
	s := t.in.Statement
	d := t.begin(shop.FormStatement, "", "paper.buying.statement")
	d.Head = filled(t.pair("paper.buying.name", t.in.Supplier.Name), t.pair("paper.buying.on", t.say.Date(t.At)))
	table := Table{Title: t.say.Say("paper.buying.account"), Columns: []Column{
		{Title: t.say.Say("paper.buying.on")},
		{Title: t.say.Say("paper.buying.no"), Weight: 3},
		{Title: t.say.Say("paper.buying.what"), Weight: 4},
		{Title: t.say.Say("paper.buying.due")},
		{Title: t.say.Say("paper.buying.amount"), Right: true},
		{Title: t.say.Say("paper.buying.left"), Right: true},
	}}
	for _, r := range s.Rows {
		left := ""
		if r.Left != nil {
			left = t.say.Money(*r.Left)
		}
		table.Rows = append(table.Rows, []string{string(r.On), r.Number, t.say.Say(r.What, r.Args), string(r.Due), t.say.Money(r.Amount), left})
	}
	o := s.Owed
	d.Blocks = append([]Block{t.parties(), Rule{}, table, Pairs{Title: t.say.Say("paper.buying.ages"), Columns: 4, Pairs: []Pair{
		t.pair("buying.age.0", t.say.Money(o.Ages[0])), t.pair("buying.age.1", t.say.Money(o.Ages[1])),
		t.pair("buying.age.2", t.say.Money(o.Ages[2])), t.pair("buying.age.3", t.say.Money(o.Ages[3])),
	}}}, t.sum("buying.balance", max(0, o.Balance()))...)
	if o.Balance() < 0 {
		d.Blocks = append(d.Blocks, Notes{Lines: []string{t.say.Say("buying.ahead", shop.Args{"More": -o.Balance()})}})
	}
	d.Blocks = append(d.Blocks, t.signatures("paper.buying.sign_supplier", "paper.buying.sign_buyer"))
	return d
}
