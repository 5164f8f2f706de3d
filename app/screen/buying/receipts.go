package buying

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// receipts (入库单) lists what came.
type receipts struct {
	p      *page
	browse *screen.Browse[data.DeliveryRow]
	taker  *screen.PhotoTaker
	on     shop.DeliveryID // that photos are taken onto
}

func newReceipts(p *page) view {
	x := &receipts{p: p}
	h := p.h
	x.browse = screen.NewBrowse(h, screen.BrowseSpec[data.DeliveryRow]{
		ID: "buying_receipts", Hint: h.Say("buying.hint"), Columns: receiptColumns(h),
		List: newestFirst(data.DeliveryList), Row: func(r data.DeliveryRow) int64 { return int64(r.ID) },
		Filters: []screen.Filter{{ID: data.FilterAll, Title: "buying.filter.all"}, {ID: data.DeliveriesUnbilled, Title: "buying.filter.unbilled"}},
		Kinds:   []shop.Kind{shop.KindDeliveries, shop.KindSendBacks, shop.KindVouchers},
		Empty:   kit.Blank{Icon: "box", Text: h.Say("buying.receipts.empty"), Acts: []kit.Act{{Word: h.Say("buying.act.receive"), Keys: "Ctrl+R", Do: x.receive}}},
		None:    "buying.none",
		Open:    func(r data.DeliveryRow) { newSendBack(h, r) },
		Side:    x.side,
	})
	x.taker = screen.NewPhotoTaker(h, screen.PhotoSpec{
		Take: func(ctx context.Context, d work.Desk, path string) (shop.Photo, error) {
			return work.AddPhoto(ctx, d, shop.PhotoOn{DeliveryID: x.on}, path)
		},
		Say: func(string) {}, Done: func([]screen.TakenFile) {},
	})
	x.browse.Table.HideColumn("total", !h.Desk().Person.May(shop.SeeCost))
	return x
}

// newestFirst is a list that shows the newest first unless it is sorted by hand.
func newestFirst[R any](list func(data.View, data.Ask) (data.Page[R], error)) func(data.View, data.Ask) (data.Page[R], error) {
	return func(v data.View, ask data.Ask) (data.Page[R], error) {
		if ask.Sort == "" {
			ask.Desc = true
		}
		return list(v, ask)
	}
}

func receiptColumns(h *screen.Host) []kit.Column[data.DeliveryRow] {
	lang := h.Env.Lang
	return []kit.Column[data.DeliveryRow]{
		{ID: "number", TitleKey: "buying.number", W: 118, Sort: "number", Cell: func(r data.DeliveryRow) kit.Cell { return kit.Cell{Text: r.Number} }},
		{ID: "supplier", TitleKey: "buying.supplier", Min: 130, Cell: func(r data.DeliveryRow) kit.Cell { return kit.Cell{Text: r.Supplier} }},
		{ID: "voucher", TitleKey: "buying.voucher", W: 120, From: 640, Cell: func(r data.DeliveryRow) kit.Cell { return kit.Cell{Text: r.Voucher} }},
		{ID: "lines", TitleKey: "buying.lines", W: 60, Right: true, Cell: func(r data.DeliveryRow) kit.Cell { return kit.Cell{Text: lang.Int(r.Count)} }},
		{ID: "total", TitleKey: "buying.amount", W: 96, Right: true, Sort: "total", Cell: func(r data.DeliveryRow) kit.Cell { return price(h, r.Total) }},
		{ID: "billed", TitleKey: "buying.billed", W: 84, From: 720, Cell: func(r data.DeliveryRow) kit.Cell { return billed(h, r.BillID) }},
		{ID: "at", TitleKey: "buying.at", W: 96, Right: true, Sort: "at", Cell: func(r data.DeliveryRow) kit.Cell { return kit.Cell{Text: lang.Date(r.At)} }},
	}
}

// billed says whether the invoice has come.
func billed(h *screen.Host, id shop.BillID) kit.Cell {
	if id != 0 {
		return kit.Cell{Text: h.Say("buying.billed.yes"), Tone: "muted"}
	}
	return kit.Cell{Text: h.Say("buying.billed.no")}
}

// gotIn is a receipt with its parts and lots, and the photos of its papers.
type gotIn struct {
	photos   []shop.Photo
	delivery shop.Delivery
	parts    map[shop.PartID]shop.Part
	lots     map[shop.LotID]shop.Lot
}

func readDelivery(v data.View, id shop.DeliveryID) (g gotIn, err error) {
	if g.delivery, err = data.Delivery(v, id); err != nil {
		return g, err
	}
	var lines []shop.Line
	g.lots = map[shop.LotID]shop.Lot{}
	for _, l := range g.delivery.Lines {
		lines = append(lines, shop.Line{PartID: l.PartID})
		if l.Lot.ID == 0 {
			continue
		}
		if g.lots[l.Lot.ID], err = data.Lot(v, l.Lot.ID); err != nil {
			return g, err
		}
	}
	if g.photos, err = data.VouchersOf(v, id); err != nil {
		return g, err
	}
	g.parts, err = data.PartsOf(v, lines)
	return g, err
}

func (x *receipts) side(r data.DeliveryRow, show func(string, []screen.Section)) {
	h := x.p.h
	screen.Read(h, func(v data.View) (gotIn, error) { return readDelivery(v, r.ID) }, func(g gotIn, err error) {
		if err != nil {
			h.Fail("read receipt", err)
			return
		}
		show(r.Number, x.sections(r, g))
	})
}

func (x *receipts) sections(r data.DeliveryRow, g gotIn) []screen.Section {
	h, lang := x.p.h, x.p.h.Env.Lang
	costs := h.Desk().Person.May(shop.SeeCost)
	head := screen.Section{Facts: []screen.Fact{{Words: r.Supplier + "・" + lang.Date(r.At)}}}
	if r.Voucher != "" {
		head.Facts = append(head.Facts, screen.Fact{Icon: "doc", Text: r.Voucher})
	}
	lines := screen.Section{Title: h.Say("buying.lines")}
	for _, l := range g.delivery.Lines {
		f := screen.Fact{Text: g.parts[l.PartID].Name, Right: lang.Count(l.Qty)}
		if costs {
			f.Far = lang.Money(l.Price)
		}
		lines.Facts = append(lines.Facts, f)
		var about []string
		if off := l.Dearer(); off != 0 && costs {
			about = append(about, h.Say("buying.dearer", shop.Args{"Agreed": l.Agreed, "More": off}))
		}
		if lot := g.lots[l.Lot.ID]; lot.Batch != "" || lot.Certificate != "" {
			about = append(about, strings.TrimSpace(lot.Batch+"  "+lot.Certificate))
		}
		if l.Returned > 0 {
			about = append(about, h.Say("buying.returned", shop.Args{"Qty": lang.Count(l.Returned)}))
		}
		for _, words := range about {
			lines.Facts = append(lines.Facts, screen.Fact{Icon: "right", Text: words})
		}
	}
	return []screen.Section{head, lines, screen.PapersSection(h, g.named(), &kit.Act{Word: h.Say("voucher.act.show"), Keys: "Alt+O", Do: func() { x.papers(r) }})}
}

// named are the photos; one of a line says of which part it is.
func (g gotIn) named() []shop.Photo {
	all := slices.Clone(g.photos)
	for i := range all {
		if l := g.delivery.Line(all[i].Line); l != nil {
			all[i].Note = strings.TrimSpace(g.parts[l.PartID].Name + "  " + all[i].Note)
		}
	}
	return all
}

// papers shows the photos of a receipt's papers.
func (x *receipts) papers(r data.DeliveryRow) {
	screen.OpenPapers(x.p.h, screen.PapersSpec{
		Title: x.p.h.Say("voucher.title") + "  " + r.Number, On: shop.PhotoOn{DeliveryID: r.ID},
		Read: func(v data.View) ([]shop.Photo, error) { return data.VouchersOf(v, r.ID) },
	})
}

// ask asks for photos of a receipt's papers.
func (x *receipts) ask(r data.DeliveryRow) {
	x.on = r.ID
	x.taker.Ask()
}

// dropped takes files onto the chosen receipt.
func (x *receipts) dropped(paths []string) {
	x.chosen(func(r data.DeliveryRow) {
		x.on = r.ID
		x.taker.Add(paths)
	})
}

func (x *receipts) receive() { x.p.h.Go(screen.Route{Screen: screen.Receiving}) }

func (x *receipts) chosen(do func(data.DeliveryRow)) {
	if r, ok := x.browse.Selected(); ok {
		do(r)
	}
}

func (x *receipts) content() fyne.CanvasObject { return x.browse.Content() }
func (x *receipts) shown()                     { x.browse.Shown() }
func (x *receipts) close()                     { x.browse.Close() }
func (x *receipts) find()                      { x.browse.Find() }
func (x *receipts) keys() string               { return x.p.h.Say("buying.receipts.keys") }

func (x *receipts) actions() []screen.Action {
	h := x.p.h
	return append([]screen.Action{
		{ID: "buying.act.print_receipt", Keys: "Ctrl+P", Button: true, Do: func() {
			x.chosen(func(r data.DeliveryRow) { printDoc(h, shop.FormDelivery, int64(r.ID)) })
		}},
		{ID: "buying.act.add_paper", Keys: "Ctrl+O", Do: func() { x.chosen(x.ask) }},
		{ID: "buying.act.papers", Keys: "Alt+O", Do: func() { x.chosen(x.papers) }},
		{ID: "buying.act.send_back", Keys: "Alt+T", Button: true, Do: func() { x.chosen(func(r data.DeliveryRow) { newSendBack(h, r) }) }},
		{ID: "buying.act.receive", Keys: "Ctrl+R", Button: true, Primary: true, Do: x.receive},
	}, x.browse.Actions()...)
}

// goingBack is a return being written.
type goingBack struct {
	h      *screen.Host
	got    gotIn
	qty    []shop.Qty // of each line of the receipt
	reason string
	form   *kit.Form
	grid   *kit.Grid
}

// newSendBack (退货) asks what of a receipt goes back, and why.
func newSendBack(h *screen.Host, r data.DeliveryRow) {
	g := &goingBack{h: h}
	screen.Read(h, func(v data.View) (gotIn, error) { return readDelivery(v, r.ID) }, func(got gotIn, err error) {
		if err != nil {
			h.Fail("read receipt", err)
			return
		}
		g.got, g.qty = got, make([]shop.Qty, len(got.delivery.Lines))
		g.open(r)
	})
}

func (g *goingBack) open(r data.DeliveryRow) {
	h := g.h
	g.grid = kit.NewGrid(h.Env, []kit.GridColumn{
		{ID: "number", TitleKey: "parts.number", W: 108},
		{ID: "name", TitleKey: "parts.name", Min: 120},
		{ID: "batch", TitleKey: "buying.batch", W: 90},
		{ID: "left", TitleKey: "buying.left", W: 70, Right: true},
		{ID: "qty", TitleKey: "buying.back", W: 74, Right: true, Kind: kit.GridNumber, Mode: kit.NumberQty},
	})
	g.grid.Rows = func() int { return len(g.qty) }
	g.grid.Cell, g.grid.Edit, g.grid.Set = g.cell, func(row, col int) (string, bool) { return g.qty[row].String(), col == 4 }, g.set
	g.form = kit.NewForm(h.Env, "buying")
	g.form.Text("reason", &g.reason).Required().Max(shop.MaxName).Hint(h.Say("buying.back.hint"))
	g.form.Fill()
	g.form.OnLast = func() {
		g.grid.Focus()
		g.grid.Select(0, 4)
	}
	g.grid.OnEnd = func() { g.form.Focus("reason") }
	var opened *kit.Sheet
	opened = h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{
		Title: h.Say("buying.act.send_back") + "  " + r.Number + "  " + r.Supplier, Wide: 620,
		Content: container.NewBorder(g.form.Content(), nil, nil, nil, below(container.New(linesLayout{7}, g.grid, container.NewStack()))),
		Confirm: &kit.Act{Word: h.Say("buying.act.send_back"), Do: func() { g.post(func() { opened.Close() }) }},
	})
	g.form.Focus("reason")
}

func (g *goingBack) cell(row, col int) kit.Cell {
	l, lang := g.got.delivery.Lines[row], g.h.Env.Lang
	switch p := g.got.parts[l.PartID]; col {
	case 0:
		return kit.Cell{Text: p.Number}
	case 1:
		return kit.Cell{Text: p.Name}
	case 2:
		return kit.Cell{Text: g.got.lots[l.Lot.ID].Batch, Tone: "muted"}
	case 3:
		return kit.Cell{Text: lang.Count(l.Left())}
	}
	c := kit.Cell{Text: lang.Count(g.qty[row])}
	if g.qty[row] > 0 {
		c.Tint = "warn"
	}
	return c
}

func (g *goingBack) set(row, _ int, text string) (string, bool) {
	n, err := shop.ParseQty(strings.TrimSpace(text))
	l := g.got.delivery.Lines[row]
	switch {
	case err != nil || n < 0:
		return g.h.Say("field.say.number"), false
	case n > l.Left():
		return g.h.Say("sendback.refuse.more", counts(g.h, shop.Args{"Part": g.got.parts[l.PartID].Name, "Number": g.got.delivery.Number, "Left": l.Left(), "Qty": n})), false
	}
	g.qty = slices.Clone(g.qty)
	g.qty[row] = n
	return "", true
}

func (g *goingBack) post(shut func()) {
	if err := g.form.Read(); err != nil {
		g.form.Show(err)
		return
	}
	back := shop.SendBack{SupplierID: g.got.delivery.SupplierID, Reason: g.reason}
	for i, n := range g.qty {
		if n > 0 {
			back.Lines = append(back.Lines, shop.SendBackLine{DeliveryLine: g.got.delivery.Lines[i].ID, Qty: n})
		}
	}
	screen.Act(g.h, func(ctx context.Context, d work.Desk) (shop.SendBack, error) { return work.PostSendBack(ctx, d, back) }, func(s shop.SendBack, err error) {
		if err != nil {
			if failure := g.form.Show(err); failure != nil {
				g.h.Log("send back", failure)
			}
			return
		}
		shut()
		words := g.h.Say("buying.sent_back", shop.Args{"Number": s.Number})
		if g.h.Desk().Person.May(shop.SeeCost) {
			words = g.h.Say("buying.sent_back_cost", shop.Args{"Number": s.Number, "Credit": s.Total(), "More": s.Gain()})
		}
		g.h.Toast(words, nil)
	})
}
