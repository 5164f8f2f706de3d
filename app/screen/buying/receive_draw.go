package buying

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// noon is the hour of a receipt of another day.
const noon = 12 * time.Hour

// The columns of a receipt's lines.
const (
	recvNumber = iota
	recvName
	recvOpen
	recvQty
	recvPrice
	recvOff
	recvAmount
	recvBin
	recvBatch
	recvCertificate
)

// incomings draws the lines of the receipt.
type incomings struct{ *receiving }

func (r *receiving) costs() bool { return r.h.Desk().Person.May(shop.SeeCost) }

func (r incomings) newGrid() *kit.Grid {
	g := kit.NewGrid(r.h.Env, []kit.GridColumn{
		{ID: "number", TitleKey: "parts.number", W: 108},
		{ID: "name", TitleKey: "parts.name", Min: 120},
		{ID: "open", TitleKey: "buying.open", W: 64, Right: true},
		{ID: "qty", TitleKey: "buying.received", W: 70, Right: true, Kind: kit.GridNumber, Mode: kit.NumberQty},
		{ID: "price", TitleKey: "buying.price", W: 80, Right: true, Kind: kit.GridNumber, Mode: kit.NumberMoney},
		{ID: "off", TitleKey: "buying.off", W: 72, Right: true, From: 860},
		{ID: "amount", TitleKey: "buying.amount", W: 88, Right: true, From: 760},
		{ID: "bin", TitleKey: "parts.bin", W: 76, Kind: kit.GridText},
		{ID: "batch", TitleKey: "buying.batch", W: 92, Kind: kit.GridText},
		{ID: "certificate", TitleKey: "buying.certificate", W: 110, Kind: kit.GridText, From: 680},
	})
	for _, id := range []string{"price", "off", "amount"} {
		g.HideColumn(id, !r.costs())
	}
	g.Rows = func() int { return len(r.in.Delivery.Lines) }
	g.Cell, g.Edit, g.Set = r.cell, r.editCell, r.set
	g.OnEnd = func() { r.h.Env.Focus(r.scan) }
	return g
}

func (r incomings) cell(row, col int) kit.Cell {
	l, lang := r.in.Delivery.Lines[row], r.h.Env.Lang
	p := r.parts[l.PartID]
	c := kit.Cell{}
	switch col {
	case recvNumber:
		c.Text = p.Number
	case recvName:
		c.Text = p.Name
	case recvOpen:
		if c.Text, c.Tone = lang.Count(r.open[l.PurchaseLine].Open()), "muted"; l.PurchaseLine == 0 {
			c.Text = r.h.Say("buying.free")
		}
	case recvQty:
		c.Text = lang.Count(l.Qty)
		switch open := r.open[l.PurchaseLine].Open(); {
		case l.Qty == 0:
			c.Tone = "muted"
		case l.PurchaseLine != 0 && l.Qty > open:
			c.Tone, c.Icon, c.Tint = "bad", "alert", "bad"
		case l.PurchaseLine == 0 || l.Qty == open:
			c.Tone = "good"
		}
	case recvPrice:
		if c = price(r.h, l.Price); l.Dearer() != 0 {
			c.Tint = "warn"
		}
	case recvOff:
		if off := l.Dearer(); off != 0 {
			c.Text, c.Tone = lang.Money(off), "warn"
			if off > 0 {
				c.Text = "+" + c.Text
			}
		}
	case recvAmount:
		c = price(r.h, l.Amount())
	case recvBin:
		if c.Text = l.Location.Bin; c.Text == "" {
			c.Text, c.Tone = p.Bin, "muted"
		}
	case recvBatch:
		c.Text = l.Lot.Batch
	case recvCertificate:
		c.Text = l.Lot.Certificate
	}
	return c
}

func (r incomings) editCell(row, col int) (string, bool) {
	l := r.in.Delivery.Lines[row]
	switch col {
	case recvQty:
		return l.Qty.String(), true
	case recvPrice:
		return l.Price.String(), true
	case recvBin:
		return l.Location.Bin, true
	case recvBatch:
		return l.Lot.Batch, true
	case recvCertificate:
		return l.Lot.Certificate, true
	}
	return "", false
}

// set takes what was typed into a cell.
func (r incomings) set(row, col int, text string) (string, bool) {
	lines := slices.Clone(r.in.Delivery.Lines)
	l, err := &lines[row], error(nil)
	text = strings.TrimSpace(text)
	switch col {
	case recvQty, recvPrice:
		if text == "" {
			text = "0"
		}
		if col == recvQty {
			l.Qty, err = shop.ParseQty(text)
		} else {
			l.Price, err = shop.ParseMoney(text)
		}
	case recvBin:
		l.Location.Bin = shop.Fold(text)
	case recvBatch:
		l.Lot.Batch = text
	case recvCertificate:
		l.Lot.Certificate = text
	}
	if err != nil {
		return r.h.Say("field.say.number"), false
	}
	check := *l
	check.Qty = max(check.Qty, 1)
	if hard, ok := check.Check().Err().(shop.Problems); ok {
		return r.h.Env.Lang.Problem(hard[0]), false
	}
	r.in.Delivery.Lines = lines
	r.draft.Touch()
	r.refresh()
	if off := l.Dearer(); off != 0 && col == recvPrice {
		return r.h.Say("delivery.say.price", shop.Args{"Agreed": l.Agreed, "Price": l.Price, "More": off}), true
	}
	return "", true
}

// drawSum draws what was counted, and what it comes to.
func (r incomings) drawSum(p *kit.Pen, size fyne.Size) {
	mid, right := size.Height/2, size.Width-12
	p.HLine(0, 0, size.Width)
	var pieces shop.Qty
	lines := 0
	for _, l := range r.in.Delivery.Lines {
		if pieces += l.Qty; l.Qty > 0 {
			lines++
		}
	}
	if r.costs() {
		right = p.TextR(right, mid, r.h.Env.Lang.Yuan(r.in.Delivery.Total()), p.Style(kit.Total)) - 16
	}
	right = p.TextR(right, mid, r.h.Say("buying.receiving.sum", shop.Args{"Lines": lines, "Qty": r.h.Env.Lang.Count(pieces)}), p.Style(kit.Body)) - 16
	p.Fit(12, mid, right-12, r.said, p.Style(kit.Body).In(p.Look.Success))
}

// newReceivingRoot stacks banner, head, scan field and lines.
func newReceivingRoot(r *receiving) *fyne.Container {
	card := kit.NewCard("", container.NewBorder(nil, r.sum, nil, nil, r.grid))
	hints := kit.NewKeyHints(kit.KeyHint{Keys: "Enter", Word: r.h.Say("buying.hint.count")}, kit.KeyHint{Keys: "5 Enter", Word: r.h.Say("buying.hint.times")},
		kit.KeyHint{Keys: "Ctrl+Enter", Word: r.h.Say("buying.hint.post")})
	return container.New(receivingLayout{}, r.banner, container.NewStack(), r.scan, hints, card, r.papers.album.Object())
}

// receivingLayout places the parts of the page below each other.
type receivingLayout struct{}

// Layout implements fyne.Layout.
func (receivingLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	look, y := kit.Look(), float32(0)
	for _, o := range all[:2] {
		if !o.Visible() || o == all[0] && o.(*kit.Banner).Text() == "" {
			continue
		}
		kit.Put(o, 0, y, size.Width, o.MinSize().Height)
		tall := o.MinSize().Height
		kit.Put(o, 0, y, size.Width, tall)
		y += tall + 6
	}
	tall := all[2].MinSize().Height
	wide := min(look.Dp(420), size.Width*0.5)
	kit.Put(all[2], 0, y, wide, tall)
	kit.Put(all[3], wide+14, y, size.Width-wide-14, tall)
	y += tall + 8
	low := size.Height
	if papers := all[5]; papers.Visible() {
		low -= look.Dp(72)
		kit.Put(papers, 0, low+look.Dp(8), size.Width, look.Dp(64))
	}
	kit.Put(all[4], 0, y, size.Width, low-y)
}

// MinSize implements fyne.Layout.
func (receivingLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 260) }

// Dropped implements screen.Dropper: files that were let go over the window are
// photos of the papers.
func (r *receiving) Dropped(paths []string) { r.papers.dropped(paths) }

// Title implements screen.Page.
func (r *receiving) Title() string { return r.h.Say("buying.receiving") }

// Content implements screen.Page.
func (r *receiving) Content() fyne.CanvasObject { return r.root }

// Scanned implements screen.Scanner: a code counts, wherever the keys are.
func (r *receiving) Scanned(code string) bool {
	r.scan.SetText(code)
	scanning{r}.scanned()
	return true
}

// Shown implements screen.Page.
func (r *receiving) Shown() { r.h.Env.Focus(r.scan) }

// Close implements screen.Page.
func (r *receiving) Close() {
	if r.closed {
		return
	}
	if !r.busy {
		r.draft.Keep()
	}
	r.closed = true
}

// Find implements screen.Finder.
func (r *receiving) Find() { r.h.Env.Focus(r.scan) }

// State implements screen.Stated.
func (r *receiving) State() (icon, tone, words string) { return r.draft.State() }

// Actions implements screen.Page.
func (r *receiving) Actions() []screen.Action {
	return []screen.Action{
		{ID: "buying.act.back", Keys: "Esc", Button: true, Do: func() { r.h.Go(screen.Route{Screen: screen.Buying, Key: viewReceipts}) }},
		{ID: "buying.act.head", Keys: "F3", Do: func() { r.form.Focus("supplier") }},
		{ID: "buying.act.lines", Keys: "F4", Do: r.grid.Focus},
		{ID: "buying.act.all_came", Keys: "Alt+A", Button: true, Do: scanning{r}.all},
		{ID: "buying.act.add_paper", Keys: "Ctrl+O", Button: true, Do: func() { r.papers.ask(false) }},
		{ID: "buying.act.add_line_paper", Keys: "Alt+O", Do: func() { r.papers.ask(true) }},
		{ID: "buying.act.papers", Keys: "Alt+4", Can: func() bool { return len(r.in.Papers) > 0 }, Do: func() { r.h.Env.Focus(r.papers.album.Keyed()) }},
		{ID: "buying.act.drop_paper", Keys: "Del", Can: r.papers.focused, Do: r.papers.remove},
		{ID: "buying.act.discard", Keys: "Ctrl+Del", Do: r.discard},
		{ID: "buying.act.print_receipt", Keys: "Ctrl+P", Button: true, Can: func() bool { return r.last != 0 }, Do: func() { printDoc(r.h, shop.FormDelivery, int64(r.last)) }},
		{ID: "buying.act.post", Keys: "Ctrl+Enter", Button: true, Primary: true, Do: r.post},
	}
}
