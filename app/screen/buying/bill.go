package buying

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// doc is a receipt or a return that an invoice may be for.
type doc struct {
	in     data.DeliveryRow // or
	back   data.SendBackRow
	on     bool
	amount shop.Money
}

func (d doc) number() string {
	if d.in.ID != 0 {
		return d.in.Number
	}
	return d.back.Number
}

// invoice is an invoice being written.
type invoice struct {
	h     *screen.Host
	bill  shop.Bill
	docs  []doc
	form  *kit.Form
	table *kit.Table[doc]
	sum   *kit.Drawing
}

// newBill (登记发票) asks for an invoice of a supplier: its receipts and returns are
// ticked already.
func newBill(h *screen.Host, s shop.Supplier) {
	x := &invoice{h: h}
	today := h.Desk().Today()
	type found struct {
		in    []data.DeliveryRow
		back  []data.SendBackRow
		rules []shop.Rule
	}
	screen.Read(h, func(v data.View) (f found, err error) {
		if f.in, f.back, err = data.Unbilled(v, s.ID, 0); err != nil {
			return f, err
		}
		f.rules, err = data.Rules(v)
		return f, err
	}, func(f found, err error) {
		if err != nil {
			h.Fail("read what has no invoice", err)
			return
		}
		for _, d := range f.in {
			x.docs = append(x.docs, doc{in: d, on: true, amount: d.Total})
		}
		for _, b := range f.back {
			x.docs = append(x.docs, doc{back: b, on: true, amount: -b.Total})
		}
		rate, _ := shop.InForce(f.rules, "vat", "standard_bp", today)
		x.bill = shop.Bill{SupplierID: s.ID, On: today, DueOn: today.Add(int(s.TermsDays)), Rate: shop.Rate(rate.Value), Amount: x.matched()}
		x.open(s)
	})
}

// matched is what the ticked documents come to.
func (x *invoice) matched() (sum shop.Money) {
	for _, d := range x.docs {
		if d.on {
			sum += d.amount
		}
	}
	return sum
}

func (x *invoice) open(s shop.Supplier) {
	h := x.h
	f := kit.NewForm(h.Env, "bill")
	f.Row(2)
	f.Code("bill_number", &x.bill.Number, kit.CodePlain).Required()
	f.Money("amount", &x.bill.Amount).Required()
	f.Row(3)
	f.Date("on", &x.bill.On).Required()
	f.Date("due_on", &x.bill.DueOn)
	f.Rate("rate", &x.bill.Rate)
	f.Row(1)
	f.Text("reason", &x.bill.Reason).Max(shop.MaxName).Hint(h.Say("bill.reason.hint"))
	f.OnChange = func() {
		_ = f.Read() //nolint:errcheck // what cannot be read yet is said when it is kept
		x.sum.Refresh()
	}
	f.Fill()
	x.form = f
	x.table = kit.NewTable(h.Env, "buying_docs", x.columns())
	x.table.OnPreview, x.table.OnOpen = x.toggle, x.toggle
	x.table.Same = func(a, b doc) bool { return a.number() == b.number() }
	x.table.SetEmpty(kit.Blank{Icon: "check", Text: h.Say("bill.none")})
	x.table.SetRows(x.docs)
	x.sum = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(52)) }, x.drawSum)
	f.OnLast = x.table.Focus
	var sheet *kit.Sheet
	sheet = h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{
		Title: h.Say("buying.act.bill") + "  " + s.Name, Wide: 560,
		Content: container.NewBorder(f.Content(), x.sum, nil, nil, below(container.New(linesLayout{5}, x.table.Object(), container.NewStack()))),
		Confirm: &kit.Act{Word: h.Say("edit.act.save"), Do: func() { x.save(func() { sheet.Close() }) }},
	})
	f.Focus("bill_number")
}

func (x *invoice) columns() []kit.Column[doc] {
	lang := x.h.Env.Lang
	return []kit.Column[doc]{
		{ID: "on", W: 30, Cell: func(d doc) kit.Cell { return tick(d.on) }},
		{ID: "number", TitleKey: "buying.number", W: 130, Cell: func(d doc) kit.Cell { return kit.Cell{Text: d.number()} }},
		{ID: "voucher", TitleKey: "buying.voucher", Min: 90, Cell: func(d doc) kit.Cell {
			if d.in.ID != 0 {
				return kit.Cell{Text: d.in.Voucher}
			}
			return kit.Cell{Text: d.back.Reason, Tone: "muted"}
		}},
		{ID: "at", TitleKey: "buying.at", W: 92, Right: true, Cell: func(d doc) kit.Cell {
			if d.in.ID != 0 {
				return kit.Cell{Text: lang.Date(d.in.At)}
			}
			return kit.Cell{Text: lang.Date(d.back.At)}
		}},
		{ID: "amount", TitleKey: "buying.amount", W: 96, Right: true, Cell: func(d doc) kit.Cell { return kit.Cell{Text: lang.Money(d.amount)} }},
	}
}

// toggle ticks a document or takes its tick away; the amount follows as long as
// it is what the documents come to.
func (x *invoice) toggle(d doc) {
	_ = x.form.Read() //nolint:errcheck // what cannot be read yet is said when it is kept
	follows := x.bill.Amount == x.matched()
	for i := range x.docs {
		if x.docs[i].number() == d.number() {
			x.docs[i].on = !x.docs[i].on
		}
	}
	if follows {
		x.bill.Amount = x.matched()
		x.form.FillOnly([]string{"amount"})
	}
	x.table.SetRows(x.docs)
	x.sum.Refresh()
}

// drawSum draws what the documents come to, by how much the invoice differs, and
// the tax inside it.
func (x *invoice) drawSum(p *kit.Pen, size fyne.Size) {
	lang, look := x.h.Env.Lang, p.Look
	sum := x.matched()
	p.HLine(0, 0, size.Width)
	p.Text(4, look.Dp(15), x.h.Say("bill.matched", shop.Args{"Sum": sum}), p.Style(kit.Body))
	st := p.Style(kit.Body)
	off := x.bill.Amount - sum
	if off != 0 {
		st = st.In(look.Warning)
	}
	p.TextR(size.Width-4, look.Dp(15), x.h.Say("bill.off", shop.Args{"More": off}), st)
	net, tax := x.bill.Amount.SplitVAT(max(0, min(x.bill.Rate, shop.Whole)))
	p.Text(4, look.Dp(38), x.h.Say("bill.split", shop.Args{"Net": lang.Money(net), "Tax": lang.Money(tax)}), p.Style(kit.Caption))
}

func (x *invoice) save(shut func()) {
	if err := x.form.Read(); err != nil {
		x.form.Show(err)
		return
	}
	b := x.bill
	for _, d := range x.docs {
		switch {
		case !d.on:
		case d.in.ID != 0:
			b.Deliveries = append(b.Deliveries, d.in.ID)
		default:
			b.SendBacks = append(b.SendBacks, d.back.ID)
		}
	}
	screen.Act(x.h, func(ctx context.Context, d work.Desk) (shop.Bill, error) { return work.SaveBill(ctx, d, b) }, func(kept shop.Bill, err error) {
		if err != nil {
			if failure := x.form.Show(err); failure != nil {
				x.h.Log("save invoice", failure)
			}
			return
		}
		shut()
		x.h.Toast(x.h.Say("bill.saved", shop.Args{"Number": kept.Number, "Due": string(kept.DueOn)}), func() {
			screen.Act(x.h, func(ctx context.Context, d work.Desk) (any, error) {
				return nil, work.DropBill(ctx, d, kept.ID, kept.Rev)
			}, func(_ any, err error) {
				x.h.Fail("undo invoice", err)
			})
		})
	})
}
