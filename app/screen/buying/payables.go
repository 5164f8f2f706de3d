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

// owing is a supplier with what is owed.
type owing struct {
	shop.Owed
	supplier shop.Supplier
}

// account is what stands between the shop and a supplier.
type account struct {
	bills    []data.BillSum
	in       []data.DeliveryRow
	back     []data.SendBackRow
	payments []shop.SupplierPayment
}

// payables (应付) lists what is owed to whom.
type payables struct {
	p      *page
	table  *kit.Table[owing]
	drawer *screen.Drawer
	root   *fyne.Container
	all    []owing
	shows  int
	stop   func()
	closed bool
}

func newPayables(p *page) view {
	x := &payables{p: p}
	h := p.h
	x.table = kit.NewTable(h.Env, "buying_payables", x.columns())
	x.table.Same = func(a, b owing) bool { return a.SupplierID == b.SupplierID }
	x.table.OnOpen = func(o owing) { x.pay(o) }
	x.table.OnPreview = func(owing) { x.toggle() }
	x.table.OnSelect = func(o owing) { x.follow(o) }
	x.table.SetEmpty(kit.Blank{Icon: "yen", Text: h.Say("buying.payables.empty")})
	x.table.SetFoot("", nil)
	x.drawer = screen.NewDrawer(h, func() { x.set(false) })
	x.root = container.New(payableLayout{x}, kit.NewCard("", x.table.Object()), x.drawer.Object())
	kit.Reveal(x.drawer.Object(), false)
	x.stop = kit.Live(h.Store, h.Env.Run, x.load, shop.KindBills, shop.KindPaid, shop.KindDeliveries, shop.KindSendBacks, shop.KindSuppliers)
	x.load()
	return x
}

func (x *payables) columns() []kit.Column[owing] {
	h := x.p.h
	money := func(get func(owing) shop.Money) func(owing) kit.Cell {
		return func(o owing) kit.Cell { return price(h, get(o)) }
	}
	return []kit.Column[owing]{
		{ID: "supplier", TitleKey: "buying.supplier", Min: 140, Cell: func(o owing) kit.Cell { return kit.Cell{Text: o.supplier.Name} }},
		{ID: "balance", TitleKey: "buying.balance", W: 104, Right: true, Cell: func(o owing) kit.Cell {
			c := kit.Cell{Text: h.Env.Lang.Money(o.Balance())}
			if o.Balance() < 0 {
				c.Tone, c.Icon = "warn", "alert"
			}
			return c
		}},
		{ID: "unbilled", TitleKey: "buying.unbilled", W: 104, Right: true, From: 700, Cell: money(func(o owing) shop.Money { return o.Unbilled })},
		{ID: "not_due", TitleKey: "buying.age.0", W: 100, Right: true, Cell: money(func(o owing) shop.Money { return o.Ages[0] })},
		{ID: "age1", TitleKey: "buying.age.1", W: 92, Right: true, Cell: x.late(1)},
		{ID: "age2", TitleKey: "buying.age.2", W: 92, Right: true, Cell: x.late(2)},
		{ID: "age3", TitleKey: "buying.age.3", W: 92, Right: true, Cell: x.late(3)},
		{ID: "credits", TitleKey: "buying.credits", W: 96, Right: true, From: 860, Cell: money(func(o owing) shop.Money { return o.Credits })},
	}
}

// late is what has been due for so long.
func (x *payables) late(n int) func(owing) kit.Cell {
	return func(o owing) kit.Cell {
		c := price(x.p.h, o.Ages[n])
		if o.Ages[n] > 0 {
			c.Tone = "bad"
		}
		return c
	}
}

// load reads what is owed.
func (x *payables) load() {
	h, today := x.p.h, x.p.h.Desk().Today()
	screen.Read(h, func(v data.View) (all []owing, err error) {
		list, err := data.Payables(v, today)
		if err != nil {
			return nil, err
		}
		for _, o := range list {
			s, err := data.Supplier(v, o.SupplierID)
			if err != nil {
				return nil, err
			}
			all = append(all, owing{o, s})
		}
		return all, nil
	}, func(all []owing, err error) {
		switch {
		case x.closed:
		case err != nil:
			h.Fail("read payables", err)
		default:
			x.all = all
			x.table.SetRows(all)
			x.foot()
			if o, ok := x.table.Selected(); ok {
				x.follow(o)
			}
		}
	})
}

// foot says what is owed in all, and what suppliers owe the shop.
func (x *payables) foot() {
	var sum, over, ahead shop.Money
	for _, o := range x.all {
		if over += o.Overdue; o.Balance() < 0 {
			ahead -= o.Balance()
			continue
		}
		sum += o.Balance()
	}
	x.table.SetFoot(x.p.h.Say("buying.payables.foot", shop.Args{"Sum": sum, "Over": over, "Ahead": ahead}), nil)
}

func (x *payables) toggle() { x.set(!x.drawer.Open()) }

func (x *payables) set(on bool) {
	o, ok := x.table.Selected()
	if on && !ok {
		return
	}
	x.drawer.Set(on, x.p.h.Window().Width >= kit.Look().Dp(1100))
	x.root.Refresh()
	if on {
		x.follow(o)
	}
}

func readAccount(v data.View, by shop.SupplierID) (a account, err error) {
	if a.bills, err = data.BillsOf(v, by); err != nil {
		return a, err
	}
	if a.in, a.back, err = data.Unbilled(v, by, 0); err != nil {
		return a, err
	}
	a.payments, err = data.PaymentsTo(v, by)
	return a, err
}

// follow shows the account of a supplier in the drawer, if that is open.
func (x *payables) follow(o owing) {
	if !x.drawer.Open() {
		return
	}
	x.shows++
	mine := x.shows
	screen.Read(x.p.h, func(v data.View) (account, error) { return readAccount(v, o.SupplierID) }, func(a account, err error) {
		switch {
		case x.closed || mine != x.shows:
		case err != nil:
			x.p.h.Fail("read account", err)
		default:
			x.drawer.Show(o.supplier.Name, x.sections(o, a))
		}
	})
}

func (x *payables) sections(o owing, a account) []screen.Section {
	h, lang := x.p.h, x.p.h.Env.Lang
	stat := func(key string, m shop.Money) screen.Stat {
		s := screen.Stat{Label: h.Say(key), Value: lang.Money(m)}
		if m < 0 {
			s.Tone = "warn"
		}
		return s
	}
	head := screen.Section{Facts: []screen.Fact{{Stats: []screen.Stat{stat("buying.balance", o.Balance()), stat("buying.overdue", o.Overdue), stat("buying.credits", o.Credits)}}}}
	if o.Balance() < 0 {
		head.Facts = append(head.Facts, screen.Fact{Icon: "alert", Tone: "warn", Words: h.Say("buying.ahead", shop.Args{"More": -o.Balance()})})
	}
	if o.supplier.Account != "" {
		head.Facts = append(head.Facts, screen.Fact{Icon: "doc", Text: o.supplier.Account})
	}
	bills := screen.Section{Title: h.Say("buying.bills")}
	for _, b := range a.bills {
		f := screen.Fact{Key: string(b.DueOn), Text: b.Number, Right: lang.Money(b.Amount)}
		if b.Left() == 0 {
			f.Icon, f.Tone = "check", "good"
		} else if b.Paid != 0 {
			f.Far = lang.Money(b.Left())
		}
		bills.Facts = append(bills.Facts, f)
	}
	open := screen.Section{Title: h.Say("buying.unbilled"), Note: lang.Money(o.Unbilled)}
	for _, d := range a.in {
		open.Facts = append(open.Facts, screen.Fact{Key: lang.Date(d.At), Text: d.Number, Right: lang.Money(d.Total)})
	}
	for _, s := range a.back {
		open.Facts = append(open.Facts, screen.Fact{Key: lang.Date(s.At), Text: s.Number, Right: lang.Money(-s.Total)})
	}
	paid := screen.Section{Title: h.Say("buying.payments")}
	for _, m := range a.payments {
		paid.Facts = append(paid.Facts, screen.Fact{Key: lang.Date(m.At), Text: h.Say(m.Method.Key()) + " " + m.Note, Right: lang.Money(-m.Amount)})
	}
	for s, say := range map[*screen.Section]string{&bills: "buying.no_bills", &open: "buying.no_unbilled", &paid: "buying.no_payments"} {
		if len(s.Facts) == 0 {
			s.Facts = []screen.Fact{{Words: h.Say(say)}}
		}
	}
	return []screen.Section{head, bills, open, paid}
}

// pay notes money for the chosen supplier.
func (x *payables) pay(o owing) {
	h := x.p.h
	screen.Read(h, func(v data.View) (account, error) { return readAccount(v, o.SupplierID) }, func(a account, err error) {
		if err != nil {
			h.Fail("read account", err)
			return
		}
		x.askPay(o, a)
	})
}

func (x *payables) askPay(o owing, a account) {
	h := x.p.h
	e := work.PayEntry{SupplierPayment: shop.SupplierPayment{SupplierID: o.SupplierID, Method: shop.Transfer, Amount: max(0, o.Balance())}}
	items := []kit.Item{{ID: 0, Cells: []string{h.Say("buying.on_account"), ""}}}
	for _, b := range a.bills {
		if b.Left() > 0 {
			items = append(items, kit.Item{ID: int64(b.ID), Cells: []string{b.Number, h.Env.Lang.Money(b.Left())}})
		}
	}
	if len(items) > 1 { // what is due first is paid first
		last := a.bills[0]
		for _, b := range a.bills {
			if b.Left() > 0 && (last.Left() <= 0 || b.DueOn < last.DueOn) {
				last = b
			}
		}
		e.BillID, e.Amount = last.ID, last.Left()
	}
	f := kit.NewForm(h.Env, "buying")
	bill := kit.NewSelect(h.Env, items)
	f.Combo("bill", bill, func() (kit.Item, bool) {
		for _, it := range items {
			if it.ID == int64(e.BillID) {
				return it, true
			}
		}
		return kit.Item{}, false
	}, func(it kit.Item, _ bool) { e.BillID = shop.BillID(it.ID) })
	kit.AddChoice(f, "method", &e.Method, shop.PayMethods(), func(m shop.Method) string { return h.Say(m.Key()) })
	f.Money("amount", &e.Amount).Required()
	f.Text("note", &e.Note).Max(shop.MaxName)
	f.Fill()
	var shut func()
	do := func() {
		screen.Act(h, func(ctx context.Context, d work.Desk) (shop.SupplierPayment, error) {
			return work.PaySupplier(ctx, d, e)
		}, func(m shop.SupplierPayment, err error) {
			if err != nil {
				if failure := f.Show(err); failure != nil {
					h.Log("pay supplier", failure)
				}
				return
			}
			shut()
			x.told(o, m)
		})
	}
	f.Acts = func(err error) []kit.Act {
		if r, ok := err.(*shop.Refusal); ok && r.Fix == "ahead" { //nolint:errorlint // work gives it bare
			return []kit.Act{{Word: h.Say("buying.act.ahead"), Keys: "Alt+F", Do: func() { e.Ahead = true; do() }}}
		}
		return nil
	}
	screen.AskForm(h, h.Say("buying.act.pay")+"  "+o.supplier.Name, f, h.Say("buying.act.pay"), func(close func()) {
		shut = close
		do()
	})
}

// told says that money went out, with the counter-entry as the way back.
func (x *payables) told(o owing, m shop.SupplierPayment) {
	h := x.p.h
	h.Toast(h.Say("buying.paid", shop.Args{"Supplier": o.supplier.Name, "Amount": m.Amount}), func() {
		screen.Act(h, func(ctx context.Context, d work.Desk) (shop.SupplierPayment, error) {
			return work.CorrectPayment(ctx, d, m.ID, h.Say("buying.undone"))
		}, func(_ shop.SupplierPayment, err error) { h.Fail("take payment back", err) })
	})
}

func (x *payables) chosen(do func(owing)) {
	if o, ok := x.table.Selected(); ok {
		do(o)
	}
}

func (x *payables) content() fyne.CanvasObject { return x.root }

func (x *payables) shown() {
	x.table.Recall()
	x.table.Focus()
}

func (x *payables) close() {
	x.closed = true
	x.stop()
}

func (x *payables) find()        { x.table.Focus() }
func (x *payables) keys() string { return x.p.h.Say("buying.payables.keys") }

func (x *payables) actions() []screen.Action {
	h := x.p.h
	return []screen.Action{
		{ID: "list.act.drawer", Keys: "F4", Do: x.toggle},
		{ID: "list.act.reload", Keys: "F5", Do: x.load},
		{ID: "buying.act.print_statement", Keys: "Ctrl+P", Button: true, Do: func() {
			x.chosen(func(o owing) { printDoc(h, shop.FormStatement, int64(o.SupplierID)) })
		}},
		{ID: "buying.act.bill", Keys: "Ctrl+N", Button: true, Do: func() { x.chosen(func(o owing) { newBill(h, o.supplier) }) }},
		{ID: "buying.act.pay", Keys: "Alt+P", Button: true, Primary: true, Do: func() { x.chosen(x.pay) }},
	}
}

// payableLayout puts the drawer beside the list.
type payableLayout struct{ x *payables }

// Layout implements fyne.Layout.
func (l payableLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	right := size.Width
	if all[1].Visible() {
		wide := kit.Look().Dp(320)
		kit.Put(all[1], right-wide, 0, wide, size.Height)
		right -= wide + 8
	}
	kit.Put(all[0], 0, 0, right, size.Height)
}

// MinSize implements fyne.Layout.
func (payableLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 200) }
