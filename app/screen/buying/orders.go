package buying

import (
	"context"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// orders (采购单) lists what is ordered.
type orders struct {
	p      *page
	browse *screen.Browse[data.PurchaseRow]
}

func newOrders(p *page) view {
	o := &orders{p: p}
	h := p.h
	o.browse = screen.NewBrowse(h, screen.BrowseSpec[data.PurchaseRow]{
		ID: "buying_orders", Hint: h.Say("buying.hint"), Columns: purchaseColumns(h),
		List: func(v data.View, ask data.Ask) (data.Page[data.PurchaseRow], error) {
			if ask.Sort == "" {
				ask.Desc = true
			}
			ask.Day = h.Desk().Today()
			return data.PurchaseList(v, ask)
		},
		Row: func(r data.PurchaseRow) int64 { return int64(r.ID) },
		Filters: []screen.Filter{
			{ID: data.PurchasesAwaited, Title: "buying.filter.awaited"},
			{ID: string(shop.PurchaseOpen), Title: "purchase.status.open"},
			{ID: data.PurchasesLate, Title: "buying.filter.late"},
			{ID: string(shop.PurchaseReceived), Title: "purchase.status.received"},
			{ID: data.FilterAll, Title: "buying.filter.all"},
		},
		Kinds: []shop.Kind{shop.KindPurchases, shop.KindDeliveries},
		Empty: kit.Blank{Icon: "truck", Text: h.Say("buying.orders.empty"), Acts: []kit.Act{{Word: h.Say("buying.act.new_order"), Keys: "Ctrl+N", Do: o.create}}},
		None:  "buying.none",
		Open:  func(r data.PurchaseRow) { editPurchase(h, r.ID) },
		Side:  o.side,
	})
	o.browse.Table.HideColumn("total", !h.Desk().Person.May(shop.SeeCost))
	return o
}

// purchaseChip is the state of a purchase order, and whether it is late.
func purchaseChip(h *screen.Host, s shop.PurchaseStatus) kit.ChipSpec {
	chip := kit.ChipSpec{Icon: "pen", Tone: "grey", Word: h.Say(s.Key())}
	switch s {
	case shop.PurchaseSent:
		chip.Icon, chip.Tone = "truck", "blue"
	case shop.PurchasePart:
		chip.Icon, chip.Tone = "box", "orange"
	case shop.PurchaseReceived:
		chip.Icon, chip.Tone = "check", "green"
	case shop.PurchaseClosed, shop.PurchaseVoid:
		chip.Icon = "close"
	}
	return chip
}

func purchaseColumns(h *screen.Host) []kit.Column[data.PurchaseRow] {
	lang := h.Env.Lang
	return []kit.Column[data.PurchaseRow]{
		{ID: "number", TitleKey: "buying.number", W: 118, Sort: "number", Cell: func(r data.PurchaseRow) kit.Cell { return kit.Cell{Text: r.Number} }},
		{ID: "supplier", TitleKey: "buying.supplier", Min: 130, Cell: func(r data.PurchaseRow) kit.Cell { return kit.Cell{Text: r.Supplier} }},
		{ID: "status", TitleKey: "buying.status", W: screen.Wide(h, append(screen.KeysOf(shop.PurchaseStates()), "buying.status")...) + 34, Cell: func(r data.PurchaseRow) kit.Cell {
			chip := purchaseChip(h, r.Status)
			return kit.Cell{Chip: &chip}
		}},
		{ID: "lines", TitleKey: "buying.lines", W: 60, Right: true, Cell: func(r data.PurchaseRow) kit.Cell { return kit.Cell{Text: lang.Int(r.Count)} }},
		{ID: "total", TitleKey: "buying.amount", W: 96, Right: true, Sort: "total", Cell: func(r data.PurchaseRow) kit.Cell { return price(h, r.Total) }},
		{ID: "due", TitleKey: "buying.due", W: 96, Right: true, Sort: "due", Cell: func(r data.PurchaseRow) kit.Cell {
			c := kit.Cell{Text: string(r.Due)}
			if r.Status.Awaited() && r.Due != "" && r.Due < h.Desk().Today() {
				c.Tone, c.Icon = "bad", "alert"
			}
			return c
		}},
		{ID: "opened", TitleKey: "buying.opened", W: 96, Right: true, Sort: "opened", From: 720, Cell: func(r data.PurchaseRow) kit.Cell { return kit.Cell{Text: lang.Date(r.OpenedAt), Tone: "muted"} }},
	}
}

// told is a purchase order with the parts it names.
type told struct {
	purchase shop.Purchase
	parts    map[shop.PartID]shop.Part
	came     []data.ToCome
}

func readPurchase(v data.View, id shop.PurchaseID) (t told, err error) {
	if t.purchase, err = data.Purchase(v, id); err != nil {
		return t, err
	}
	var lines []shop.Line
	for _, l := range t.purchase.Lines {
		lines = append(lines, shop.Line{PartID: l.PartID})
	}
	if t.parts, err = data.PartsOf(v, lines); err != nil {
		return t, err
	}
	t.came, err = data.LinesOf(v, id)
	return t, err
}

// side shows the lines of a purchase order in the drawer.
func (o *orders) side(r data.PurchaseRow, show func(string, []screen.Section)) {
	h := o.p.h
	screen.Read(h, func(v data.View) (told, error) { return readPurchase(v, r.ID) }, func(t told, err error) {
		if err != nil {
			h.Fail("read purchase order", err)
			return
		}
		show(t.purchase.Number, purchaseSections(h, r, t))
	})
}

func purchaseSections(h *screen.Host, r data.PurchaseRow, t told) []screen.Section {
	lang := h.Env.Lang
	head := screen.Section{Facts: []screen.Fact{{Words: r.Supplier + "・" + h.Say(t.purchase.Status.Key())}}}
	if t.purchase.Note != "" {
		head.Facts = append(head.Facts, screen.Fact{Icon: "pen", Text: t.purchase.Note})
	}
	if t.purchase.Reason != "" {
		head.Facts = append(head.Facts, screen.Fact{Icon: "close", Text: t.purchase.Reason})
	}
	lines := screen.Section{Title: h.Say("buying.lines"), Note: h.Say("buying.came_of")}
	for _, l := range t.came {
		p := t.parts[l.PartID]
		f := screen.Fact{Text: p.Name, Right: lang.Count(l.Received) + " / " + lang.Count(l.Qty)}
		if l.Open() == 0 {
			f.Icon, f.Tone = "check", "good"
		}
		if l.Order != "" {
			f.Text = lang.Plate(l.Plate) + "  " + p.Name
			f.Do = func() { h.Go(screen.Route{Screen: screen.Order, ID: int64(l.OrderID)}) }
		}
		lines.Facts = append(lines.Facts, f)
	}
	return []screen.Section{head, lines}
}

// create asks what to buy by hand, from whom.
func (o *orders) create() {
	h := o.p.h
	screen.AskSupplier(h, h.Say("buying.act.new_order"), func(by shop.SupplierID) {
		screen.Read(h, func(v data.View) (shop.Purchase, error) { return data.OpenPurchase(v, by) }, func(p shop.Purchase, err error) {
			if err == nil {
				editPurchase(h, p.ID)
				return
			}
			askLine(h, by)
		})
	})
}

// chosen does something with the row the keys are on.
func (o *orders) chosen(do func(data.PurchaseRow)) {
	if r, ok := o.browse.Selected(); ok {
		do(r)
	}
}

// next takes the chosen order to the supplier.
func (o *orders) send(r data.PurchaseRow) {
	h := o.p.h
	movePurchase(h, r, shop.PurchaseSent, "", func(p shop.Purchase) {
		h.Toast(h.Say("buying.sent", shop.Args{"Number": p.Number, "Supplier": r.Supplier}), func() {
			movePurchase(h, data.PurchaseRow{Purchase: p}, shop.PurchaseOpen, "", func(shop.Purchase) {})
		})
	})
}

// end closes the chosen order short, or calls it off where nothing has come.
func (o *orders) end(r data.PurchaseRow) {
	h := o.p.h
	to, title := shop.PurchaseVoid, "buying.act.void"
	if r.CanMove(shop.PurchaseClosed) {
		to, title = shop.PurchaseClosed, "buying.act.close"
	}
	reason := ""
	f := kit.NewForm(h.Env, "buying")
	f.Text("reason", &reason).Required().Max(shop.MaxName)
	f.Fill()
	screen.AskForm(h, h.Say(title)+"  "+r.Number, f, h.Say(title), func(shut func()) {
		screen.Act(h, func(ctx context.Context, d work.Desk) (shop.Purchase, error) {
			return work.MovePurchase(ctx, d, work.SeenPurchase{ID: r.ID, Rev: r.Rev}, to, reason)
		}, func(_ shop.Purchase, err error) {
			if err == nil {
				shut()
			} else if failure := f.Show(err); failure != nil {
				h.Log("end purchase order", failure)
			}
		})
	})
}

func movePurchase(h *screen.Host, r data.PurchaseRow, to shop.PurchaseStatus, reason string, then func(shop.Purchase)) {
	screen.Act(h, func(ctx context.Context, d work.Desk) (shop.Purchase, error) {
		return work.MovePurchase(ctx, d, work.SeenPurchase{ID: r.ID, Rev: r.Rev}, to, reason)
	}, func(p shop.Purchase, err error) {
		if err != nil {
			h.Fail("move purchase order", err)
			return
		}
		then(p)
	})
}

func (o *orders) content() fyne.CanvasObject { return o.browse.Content() }
func (o *orders) shown()                     { o.browse.Shown() }
func (o *orders) close()                     { o.browse.Close() }
func (o *orders) find()                      { o.browse.Find() }
func (o *orders) keys() string               { return o.p.h.Say("buying.orders.keys") }

func (o *orders) actions() []screen.Action {
	h := o.p.h
	return append([]screen.Action{
		{ID: "buying.act.new_order", Keys: "Ctrl+N", Button: true, Do: o.create},
		{ID: "buying.act.end", Keys: "Del", Do: func() { o.chosen(o.end) }},
		{ID: "buying.act.print_order", Keys: "Ctrl+P", Button: true, Do: func() { o.chosen(func(r data.PurchaseRow) { printDoc(h, shop.FormPurchase, int64(r.ID)) }) }},
		{ID: "buying.act.send", Keys: "F12", Button: true, Do: func() { o.chosen(o.send) }},
		{ID: "buying.act.receive", Keys: "Ctrl+R", Button: true, Primary: true, Do: func() {
			o.chosen(func(r data.PurchaseRow) { h.Go(screen.Route{Screen: screen.Receiving, ID: int64(r.ID)}) })
		}},
	}, o.browse.Actions()...)
}
