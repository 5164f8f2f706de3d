package catalogue

import (
	"context"
	"log/slog"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// item is one line of a package with what it names.
type item struct {
	shop.PackageItem
	labour shop.Labour
	part   shop.Part
}

func readItems(v data.View, all []shop.PackageItem) (items []item, err error) {
	for _, k := range all {
		i := item{PackageItem: k}
		if k.LabourID != 0 {
			i.labour, err = data.Labour(v, k.LabourID)
		} else {
			i.part, err = data.Part(v, k.PartID)
		}
		if err != nil {
			return nil, err
		}
		items = append(items, i)
	}
	return items, nil
}

// price is what one hour or piece costs in the package.
func (i item) price(rate shop.Money) shop.Money {
	switch {
	case i.Price != 0:
		return i.Price
	case i.LabourID != 0:
		return rateOf(i.labour, rate)
	}
	return i.part.Price
}

func (i item) amount(rate shop.Money) shop.Money { return i.price(rate).Times(i.Qty) }

// short is how many pieces are missing for one package.
func (i item) short() shop.Qty {
	if i.PartID == 0 {
		return 0
	}
	return max(0, i.Qty-max(0, i.part.Available()))
}

func (i item) code() string {
	if i.LabourID != 0 {
		return i.labour.Code
	}
	return i.part.Number
}

func (i item) name() string {
	if i.LabourID != 0 {
		return i.labour.Name
	}
	return i.part.Name
}

// The columns of the items.
const (
	colKind = iota
	colCode
	colName
	colQty
	colPrice
	colAmount
	colStock
)

// bundle is a package being written.
type bundle struct {
	h     *screen.Host
	id    shop.PackageID
	edit  *screen.Edit[shop.Package]
	grid  *kit.Grid
	quick *kit.Combo
	items []item // what the lines of the package name
	sum   *kit.Drawing
	loads int
}

// editPackage opens a package, or a new one when id is 0.
func (p *page) editPackage(id shop.PackageID) {
	if p.refused() {
		return
	}
	b := &bundle{h: p.h, id: id}
	key, title := "package:"+strconv.FormatInt(int64(id), 10), p.h.Say("catalogue.package")
	if id == 0 {
		key, title = "package:new", p.h.Say("catalogue.act.new_package")
	}
	b.build()
	b.edit = screen.NewEdit(p.h, screen.EditSpec[shop.Package]{
		Draft: key, Scope: "package",
		Title: func(k shop.Package) string { return k.Code + " " + k.Name },
		Read: func(v data.View) (shop.Package, error) {
			if id == 0 {
				return shop.Package{Active: true}, nil
			}
			return data.Package(v, id)
		},
		Save: func(ctx context.Context, d work.Desk, k shop.Package) (shop.Package, error) {
			return work.SavePackage(ctx, d, k)
		},
		Check: func(k shop.Package) shop.Problems { return k.Check() },
		Build: func(f *kit.Form, k *shop.Package) {
			f.Row(2)
			f.Code("code", &k.Code, kit.CodePlain).Required()
			f.Text("name", &k.Name).Required().Max(shop.MaxName).Weight(1.8)
			f.Tick("active", &k.Active)
		},
		Shown: b.read,
		Parts: []screen.Part[shop.Package]{{
			Title: p.h.Say("catalogue.package"),
			Same:  func(a, b shop.Package) bool { return slices.Equal(a.Items, b.Items) },
			Words: func(k shop.Package) string { return p.h.Say("catalogue.both.items", shop.Args{"N": len(k.Items)}) },
			Take:  func(into *shop.Package, of shop.Package) { into.Items = of.Items },
		}},
		Saved: func(k shop.Package) {
			p.h.Toast(p.h.Say("catalogue.saved", shop.Args{"Code": k.Code, "Name": k.Name}), nil)
		},
		Below: container.New(bundleLayout{}, b.grid, b.sum),
	})
	scope := kit.NewScope("package").Try("Del", b.remove).On("F3", func() { p.h.Env.Focus(b.quick) })
	sheet := screen.SheetOf(p.h, title, 640, b.edit)
	pop := p.h.Env.Router.Push(scope)
	sheet.OnClose(pop)
	b.edit.Form.OnLast = func() { p.h.Env.Focus(b.quick) }
	b.edit.Open()
	b.edit.Form.Focus("code")
}

// build makes the lines and the row in which the next one is typed.
func (b *bundle) build() {
	h := b.h
	b.grid = kit.NewGrid(h.Env, []kit.GridColumn{
		{ID: "kind", W: 34},
		{ID: "code", TitleKey: "catalogue.code", W: 96},
		{ID: "name", TitleKey: "catalogue.name", Min: 110},
		{ID: "qty", TitleKey: "catalogue.qty", W: 68, Right: true, Kind: kit.GridNumber, Mode: kit.NumberQty},
		{ID: "price", TitleKey: "catalogue.unit_price", W: 82, Right: true, Kind: kit.GridNumber, Mode: kit.NumberMoney},
		{ID: "amount", TitleKey: "catalogue.price", W: 86, Right: true},
		{ID: "stock", TitleKey: "catalogue.stock", W: 66, Right: true},
	})
	b.grid.Rows = func() int { return len(b.items) }
	b.grid.Cell, b.grid.Edit, b.grid.Set = b.cell, b.editCell, b.set
	b.quick = kit.NewCombo(h.Env, b.search)
	b.quick.PlaceHolder, b.quick.Icon = h.Say("catalogue.quick"), "plus"
	b.quick.Columns = []kit.ComboColumn{{Width: 26}, {Width: 104}, {}, {Width: 80, Right: true}, {Width: 50, Right: true}}
	b.quick.OnPick = b.add
	b.quick.OnNext = func() { h.Env.Focus(b.quick) }
	b.quick.OnKey = func(c kit.Chord) bool {
		if c != kit.Keys("↑") || b.quick.Listing() || len(b.items) == 0 {
			return false
		}
		b.grid.Focus()
		return true
	}
	b.grid.OnEnd = func() { h.Env.Focus(b.quick) }
	b.grid.SetTail(container.New(tailLayout{}, b.quick))
	b.sum = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(30)) }, b.drawSum)
}

// read reads what the lines name.
func (b *bundle) read() {
	b.loads++
	mine, all := b.loads, append([]shop.PackageItem(nil), b.edit.Record.Items...)
	screen.Read(b.h, func(v data.View) ([]item, error) { return readItems(v, all) }, func(items []item, err error) {
		if err != nil {
			b.h.Fail("read package", err)
			return
		}
		if mine == b.loads {
			b.items = items
			b.refresh()
		}
	})
}

func (b *bundle) refresh() {
	b.grid.Refresh()
	b.sum.Refresh()
}

// put makes items the lines of the package.
func (b *bundle) put(items []item) {
	b.items = items
	b.edit.Record.Items = nil
	for _, i := range items {
		b.edit.Record.Items = append(b.edit.Record.Items, i.PackageItem)
	}
	b.edit.Form.Show(nil)
	b.edit.Touch()
	b.refresh()
}

func (b *bundle) cell(row, col int) kit.Cell {
	i, lang, rate := b.items[row], b.h.Env.Lang, b.h.Settings().LabourRate
	switch col {
	case colKind:
		kind := shop.PartLine
		if i.LabourID != 0 {
			kind = shop.LabourLine
		}
		return kit.Cell{Text: lang.Say(kind.Key()), Tone: "muted"}
	case colCode:
		return kit.Cell{Text: i.code()}
	case colName:
		return kit.Cell{Text: i.name()}
	case colQty:
		return kit.Cell{Text: lang.Qty(i.Qty)}
	case colPrice:
		c := kit.Cell{Text: lang.Money(i.price(rate))}
		if i.Price == 0 {
			c.Tone = "muted"
		}
		return c
	case colAmount:
		return kit.Cell{Text: lang.Money(i.amount(rate))}
	}
	switch {
	case i.PartID == 0:
		return kit.Cell{}
	case i.short() > 0:
		return kit.Cell{Text: b.h.Say("catalogue.short", shop.Args{"Qty": lang.Count(i.short())}), Tone: "bad"}
	}
	return kit.Cell{Text: lang.Count(i.part.Available())}
}

func (b *bundle) editCell(row, col int) (string, bool) {
	i := b.items[row]
	switch {
	case col == colQty:
		return i.Qty.String(), true
	case col == colPrice && i.Price != 0:
		return i.Price.String(), true
	}
	return "", col == colPrice
}

// set takes a quantity or a price; no price is that of the price book.
func (b *bundle) set(row, col int, text string) (string, bool) {
	items := append([]item(nil), b.items...)
	one, err := &items[row], error(nil)
	if text = strings.TrimSpace(text); text == "" {
		text = "0"
	}
	if col == colQty {
		one.Qty, err = shop.ParseQty(text)
	} else {
		one.Price, err = shop.ParseMoney(text)
	}
	if err != nil {
		return b.h.Say("field.say.number"), false
	}
	check := shop.Package{Code: "-", Name: "-", Items: []shop.PackageItem{one.PackageItem}}.Check()
	if hard, ok := check.Err().(shop.Problems); ok {
		return b.h.Env.Lang.Problem(hard[0]), false
	}
	b.put(items)
	if short := items[row].short(); short > 0 && col == colQty {
		return b.h.Say("catalogue.say.short", shop.Args{"Have": b.h.Env.Lang.Count(items[row].part.Available()), "Short": b.h.Env.Lang.Count(short)}), true
	}
	return "", true
}

// search finds jobs and parts for the next line.
func (b *bundle) search(ctx context.Context, text string) []kit.Item {
	all, err := data.Read(ctx, b.h.Store, func(v data.View) ([]data.Item, error) { return data.FindItems(v, text, shop.Vehicle{}, 12) })
	if err != nil {
		slog.Error("find items", "err", err)
	}
	lang := b.h.Env.Lang
	var items []kit.Item
	for n, x := range all {
		it := kit.Item{ID: int64(n + 1), Marked: 2, Data: x}
		switch x.Kind {
		case shop.KindLabour:
			it.Cells = []string{lang.Say(shop.LabourLine.Key()), x.Code(), x.Name(), lang.Money(rateOf(x.Labour, b.h.Settings().LabourRate).Times(x.Labour.Hours))}
		case shop.KindParts:
			it.Cells = []string{lang.Say(shop.PartLine.Key()), x.Code(), x.Name(), lang.Money(x.Part.Price), lang.Count(x.Part.Available())}
		default:
			continue
		}
		for _, s := range x.Match {
			it.Match = append(it.Match, [2]int{s.From, s.To})
		}
		items = append(items, it)
	}
	return items
}

// add puts what was picked behind the last line.
func (b *bundle) add(it kit.Item) {
	x, ok := it.Data.(data.Item)
	b.quick.Clear()
	if !ok {
		return
	}
	i := item{labour: x.Labour, part: x.Part}
	i.Qty = shop.One
	if x.Kind == shop.KindLabour {
		i.LabourID, i.Qty = x.Labour.ID, x.Labour.Hours
	} else {
		i.PartID = x.Part.ID
	}
	b.put(append(append([]item(nil), b.items...), i))
	b.grid.Select(len(b.items)-1, colQty)
	b.h.Env.Focus(b.quick)
}

// remove deletes the chosen line, if the keys are on the lines.
func (b *bundle) remove() bool {
	row, _ := b.grid.Selected()
	c := fyne.CurrentApp().Driver().CanvasForObject(b.grid)
	if c == nil || c.Focused() != fyne.Focusable(b.grid) || row >= len(b.items) {
		return false
	}
	before := b.items
	b.put(append(append([]item(nil), before[:row]...), before[row+1:]...))
	b.h.Toast(b.h.Say("catalogue.removed", shop.Args{"Name": before[row].name()}), func() { b.put(before) })
	return true
}

// drawSum draws what the package costs.
func (b *bundle) drawSum(p *kit.Pen, size fyne.Size) {
	var sum shop.Money
	for _, i := range b.items {
		sum += i.amount(b.h.Settings().LabourRate)
	}
	_, right := b.grid.ColumnEdge("amount")
	mid := size.Height / 2
	p.HLine(0, 0, size.Width)
	left := p.TextR(right, mid, b.h.Env.Lang.Yuan(sum), p.Style(kit.Head)) - 10
	p.TextR(left, mid, b.h.Say("catalogue.sum"), p.Style(kit.Caption))
	p.KeyHints(8, mid, left-60, kit.KeyHint{Keys: "F3", Word: b.h.Say("catalogue.hint_add")}, kit.KeyHint{Keys: "Del", Word: b.h.Say("catalogue.hint_delete")})
}

// bundleLayout puts the lines above their sum, as tall as seven lines.
type bundleLayout struct{}

// Layout implements fyne.Layout.
func (bundleLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	foot := kit.Look().Dp(30)
	kit.Put(all[0], 0, 0, size.Width, size.Height-foot)
	kit.Put(all[1], 0, size.Height-foot, size.Width, foot)
}

// MinSize implements fyne.Layout.
func (bundleLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(300, kit.Look().Dp(26+8*28+30))
}

// tailLayout gives the entry the room of code and name.
type tailLayout struct{}

// Layout implements fyne.Layout.
func (tailLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	tall := all[0].MinSize().Height
	kit.Put(all[0], 34, (size.Height-tall)/2+1, min(kit.Look().Dp(330), size.Width-44), tall)
}

// MinSize implements fyne.Layout.
func (tailLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, kit.Look().Dp(34))
}
