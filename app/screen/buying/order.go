package buying

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// The columns of a purchase order's lines.
const (
	colNumber = iota
	colName
	colQty
	colPrice
	colAmount
	colDue
	colCame
	colWhy
)

// sheet is a purchase order being written.
type sheet struct {
	h     *screen.Host
	edit  *screen.Edit[shop.Purchase]
	grid  *kit.Grid
	quick *kit.Combo
	sum   *kit.Drawing
	told  told
}

// editPurchase opens a purchase order.
func editPurchase(h *screen.Host, id shop.PurchaseID) {
	screen.Read(h, func(v data.View) (title string, err error) {
		p, err := data.Purchase(v, id)
		if err != nil {
			return "", err
		}
		by, err := data.Supplier(v, p.SupplierID)
		return p.Number + "  " + by.Name + "  " + h.Say(p.Status.Key()), err
	}, func(title string, err error) {
		if err != nil {
			h.Fail("open purchase order", err)
			return
		}
		openPurchase(h, id, title)
	})
}

func openPurchase(h *screen.Host, id shop.PurchaseID, title string) {
	s := &sheet{h: h}
	s.build()
	s.edit = screen.NewEdit(h, screen.EditSpec[shop.Purchase]{
		Draft: "purchase:" + strconv.FormatInt(int64(id), 10), Scope: "purchase",
		Title: func(p shop.Purchase) string { return p.Number },
		Read: func(v data.View) (shop.Purchase, error) {
			t, err := readPurchase(v, id)
			s.told = t
			return t.purchase, err
		},
		Save:  work.SavePurchase,
		Check: func(p shop.Purchase) shop.Problems { return p.Check() },
		Build: func(f *kit.Form, p *shop.Purchase) {
			f.Text("note", &p.Note).Max(shop.MaxName).Hint(h.Say("buying.note.hint"))
		},
		Shown: s.refresh,
		Parts: []screen.Part[shop.Purchase]{{
			Title: h.Say("buying.lines"),
			Same:  func(a, b shop.Purchase) bool { return slices.Equal(a.Lines, b.Lines) },
			Words: func(p shop.Purchase) string { return h.Say("buying.both", shop.Args{"N": len(p.Lines)}) },
			Take:  func(into *shop.Purchase, of shop.Purchase) { into.Lines = of.Lines },
		}},
		Saved: func(p shop.Purchase) { h.Toast(h.Say("buying.saved", shop.Args{"Number": p.Number}), nil) },
		Below: container.New(linesLayout{10}, s.grid, s.sum),
	})
	scope := kit.NewScope("purchase").Try("Del", s.remove).On("F3", func() { h.Env.Focus(s.quick) })
	sheet := screen.SheetOf(h, title, 820, s.edit)
	sheet.OnClose(h.Env.Router.Push(scope))
	s.edit.Form.OnLast = func() { h.Env.Focus(s.quick) }
	s.edit.Open()
	h.Env.Focus(s.quick)
}

// lines are those of the order, once there is one.
func (s *sheet) lines() []shop.PurchaseLine {
	if s.edit == nil {
		return nil
	}
	return s.edit.Record.Lines
}

func (s *sheet) costs() bool { return s.h.Desk().Person.May(shop.SeeCost) }

func (s *sheet) build() {
	h := s.h
	s.grid = kit.NewGrid(h.Env, []kit.GridColumn{
		{ID: "number", TitleKey: "parts.number", W: 104},
		{ID: "name", TitleKey: "parts.name", Min: 110},
		{ID: "qty", TitleKey: "buying.qty", W: 66, Right: true, Kind: kit.GridNumber, Mode: kit.NumberQty},
		{ID: "price", TitleKey: "buying.price", W: 80, Right: true, Kind: kit.GridNumber, Mode: kit.NumberMoney},
		{ID: "amount", TitleKey: "buying.amount", W: 88, Right: true},
		{ID: "due", TitleKey: "buying.due", W: 92, Kind: kit.GridText},
		{ID: "came", TitleKey: "buying.came", W: 58, Right: true},
		{ID: "why", TitleKey: "buying.why", W: 104},
	})
	s.grid.HideColumn("price", !s.costs())
	s.grid.HideColumn("amount", !s.costs())
	s.grid.Rows = func() int { return len(s.lines()) }
	s.grid.Cell, s.grid.Edit, s.grid.Set = s.cell, s.editCell, s.set
	s.quick = newQuick(h, s.add)
	s.quick.OnKey = func(c kit.Chord) bool {
		if c != kit.Keys("↑") || s.quick.Listing() || len(s.edit.Record.Lines) == 0 {
			return false
		}
		s.grid.Focus()
		return true
	}
	s.grid.OnEnd = func() { h.Env.Focus(s.quick) }
	s.grid.SetTail(container.New(tailLayout{}, s.quick))
	s.sum = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(30)) }, s.drawSum)
}

// newQuick is the field in which the next part is typed.
func newQuick(h *screen.Host, add func(shop.Part)) *kit.Combo {
	c := kit.NewCombo(h.Env, func(ctx context.Context, text string) []kit.Item { return findParts(ctx, h, text) })
	c.PlaceHolder, c.Icon = h.Say("buying.quick"), "plus"
	c.Columns = []kit.ComboColumn{{Width: 110}, {}, {Width: 64, Right: true}, {Width: 64, Right: true, Muted: true}}
	c.OnPick = func(it kit.Item) {
		c.Clear()
		if p, ok := it.Data.(shop.Part); ok {
			add(p)
		}
	}
	c.OnNext = func() { h.Env.Focus(c) }
	return c
}

// findParts finds parts by what is typed: number, name, pinyin, barcode.
func findParts(ctx context.Context, h *screen.Host, text string) (items []kit.Item) {
	all, err := data.Read(ctx, h.Store, func(v data.View) ([]data.Item, error) { return data.FindItems(v, text, shop.Vehicle{}, 30) })
	h.Log("find parts", err)
	for _, x := range all {
		if x.Kind != shop.KindParts || len(items) == 8 {
			continue
		}
		it := kit.Item{ID: int64(x.Part.ID), Marked: 1, Data: x.Part, Cells: []string{x.Code(), x.Name(), h.Env.Lang.Count(x.Part.Available())}}
		if x.Part.OnOrder > 0 {
			it.Cells = append(it.Cells, "+"+h.Env.Lang.Count(x.Part.OnOrder))
		}
		for _, m := range x.Match {
			it.Match = append(it.Match, [2]int{m.From, m.To})
		}
		items = append(items, it)
	}
	return items
}

func (s *sheet) refresh() {
	s.grid.Refresh()
	s.sum.Refresh()
}

// put makes lines those of the order.
func (s *sheet) put(lines []shop.PurchaseLine) {
	s.edit.Record.Lines = lines
	s.edit.Form.Show(nil)
	s.edit.Touch()
	s.refresh()
}

func (s *sheet) cell(row, col int) kit.Cell {
	l, lang := s.edit.Record.Lines[row], s.h.Env.Lang
	p := s.told.parts[l.PartID]
	switch col {
	case colNumber:
		return kit.Cell{Text: p.Number}
	case colName:
		return kit.Cell{Text: p.Name}
	case colQty:
		return kit.Cell{Text: lang.Count(l.Qty)}
	case colPrice:
		return price(s.h, l.Price)
	case colAmount:
		return price(s.h, l.Amount())
	case colDue:
		return kit.Cell{Text: string(l.DueOn)}
	case colCame:
		c := kit.Cell{Text: lang.Count(l.Received)}
		if l.Open() == 0 {
			c.Tone = "good"
		}
		return c
	}
	for _, x := range s.told.came {
		if x.ID == l.ID && x.Plate != "" {
			return kit.Cell{Text: lang.Plate(x.Plate), Tone: "primary"}
		}
	}
	return kit.Cell{Text: lang.Say(l.Why.Key()), Tone: "muted"}
}

func (s *sheet) editCell(row, col int) (string, bool) {
	l := s.edit.Record.Lines[row]
	if !s.edit.Record.Status.Awaited() {
		return "", false
	}
	switch col {
	case colQty:
		return l.Qty.String(), true
	case colPrice:
		return l.Price.String(), true
	case colDue:
		return string(l.DueOn), true
	}
	return "", false
}

// set takes a quantity, a price or a day.
func (s *sheet) set(row, col int, text string) (string, bool) {
	lines := slices.Clone(s.edit.Record.Lines)
	l, err := &lines[row], error(nil)
	text = strings.TrimSpace(text)
	switch col {
	case colQty:
		l.Qty, err = shop.ParseQty(text)
	case colPrice:
		if text == "" {
			text = "0"
		}
		l.Price, err = shop.ParseMoney(text)
	case colDue:
		if l.DueOn, err = kit.TypedDay(s.h.Env, text); err != nil {
			return s.h.Say("field.say.day"), false
		}
	}
	if err != nil {
		return s.h.Say("field.say.number"), false
	}
	if hard, ok := l.Check().Err().(shop.Problems); ok {
		return s.h.Env.Lang.Problem(hard[0]), false
	}
	s.put(lines)
	return "", true
}

// add puts a part behind the last line, at the price that the supplier takes.
func (s *sheet) add(p shop.Part) {
	if !s.edit.Record.Status.Awaited() {
		return
	}
	by := s.edit.Record.SupplierID
	screen.Read(s.h, func(v data.View) ([]shop.Offer, error) { return data.OffersOf(v, p.ID, s.h.Desk().Today()) }, func(offers []shop.Offer, err error) {
		s.h.Log("read offers", err)
		l := shop.PurchaseLine{PartID: p.ID, Qty: shop.One, Why: shop.WhyByHand, DueOn: s.edit.Record.DueOn()}
		for _, o := range offers {
			if o.SupplierID == by {
				l.Price, l.Qty = o.Price, o.Round(shop.One)
			}
		}
		if s.told.parts == nil {
			s.told.parts = map[shop.PartID]shop.Part{}
		}
		s.told.parts[p.ID] = p
		s.put(append(slices.Clone(s.edit.Record.Lines), l))
		s.grid.Select(len(s.edit.Record.Lines)-1, colQty)
		s.h.Env.Focus(s.quick)
	})
}

// remove deletes the chosen line, if the keys are on the lines.
func (s *sheet) remove() bool {
	row, _ := s.grid.Selected()
	before := s.edit.Record.Lines
	if !s.grid.Chosen() || row >= len(before) || !s.edit.Record.Status.Awaited() {
		return false
	}
	if before[row].Received > 0 {
		s.h.Fail("delete line", shop.Refuse("purchase.refuse.line_received", shop.Args{"Number": s.edit.Record.Number, "Received": before[row].Received}))
		return true
	}
	s.put(slices.Delete(slices.Clone(before), row, row+1))
	s.h.Toast(s.h.Say("buying.removed", shop.Args{"Name": s.told.parts[before[row].PartID].Name}), func() { s.put(before) })
	return true
}

// drawSum draws what the order comes to.
func (s *sheet) drawSum(p *kit.Pen, size fyne.Size) {
	if s.edit == nil {
		return
	}
	mid := size.Height / 2
	p.HLine(0, 0, size.Width)
	left := size.Width
	if _, right := s.grid.ColumnEdge("amount"); right > 0 {
		left = p.TextR(right, mid, s.h.Env.Lang.Yuan(s.edit.Record.Total()), p.Style(kit.Head)) - 10
		left = p.TextR(left, mid, s.h.Say("buying.sum"), p.Style(kit.Caption))
	}
	p.KeyHints(8, mid, left-20, kit.KeyHint{Keys: "F3", Word: s.h.Say("buying.hint.add")}, kit.KeyHint{Keys: "Del", Word: s.h.Say("buying.hint.delete")})
}

// below keeps lines apart from the fields above them.
func below(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(8, 0, 0, 0), o)
}

// linesLayout puts lines above their sum, as tall as so many lines.
type linesLayout struct{ lines float32 }

// Layout implements fyne.Layout.
func (linesLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	foot := kit.Look().Dp(30)
	kit.Put(all[0], 0, 0, size.Width, size.Height-foot)
	kit.Put(all[1], 0, size.Height-foot, size.Width, foot)
}

// MinSize implements fyne.Layout.
func (l linesLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(300, kit.Look().Dp(26+l.lines*28+30))
}

// tailLayout gives the entry room for number and name.
type tailLayout struct{}

// Layout implements fyne.Layout.
func (tailLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	tall := all[0].MinSize().Height
	kit.Put(all[0], 6, (size.Height-tall)/2+1, min(kit.Look().Dp(360), size.Width-16), tall)
}

// MinSize implements fyne.Layout.
func (tailLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, kit.Look().Dp(34)) }

// askLine asks for the first part of a new purchase order, and opens it.
func askLine(h *screen.Host, by shop.SupplierID) {
	var part shop.Part
	qty := shop.One
	f := kit.NewForm(h.Env, "buying")
	c := kit.NewCombo(h.Env, func(ctx context.Context, text string) []kit.Item { return findParts(ctx, h, text) })
	c.Columns = []kit.ComboColumn{{Width: 110}, {}, {Width: 64, Right: true}}
	f.Combo("part", c, func() (kit.Item, bool) { return kit.Item{}, false }, func(it kit.Item, ok bool) { part, _ = it.Data.(shop.Part) }).Required()
	f.Qty("qty", &qty).Required()
	f.Fill()
	screen.AskForm(h, h.Say("buying.act.new_order"), f, h.Say("buying.act.buy"), func(shut func()) {
		screen.Act(h, func(ctx context.Context, d work.Desk) (work.Bought, error) {
			return work.Buy(ctx, d, []work.Wish{{SupplierID: by, Line: shop.PurchaseLine{PartID: part.ID, Qty: qty, Why: shop.WhyByHand}}})
		}, func(b work.Bought, err error) {
			if err != nil {
				if failure := f.Show(err); failure != nil {
					h.Log("buy", failure)
				}
				return
			}
			shut()
			editPurchase(h, b.Now[0].ID)
		})
	})
}
