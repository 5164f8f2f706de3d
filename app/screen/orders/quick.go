package orders

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// quickMode narrows what the quick-add row finds.
type quickMode string

// The modes of the quick-add row.
const (
	quickAll      quickMode = ""
	quickLabour   quickMode = "labour"   // F3
	quickParts    quickMode = "parts"    // F4
	quickPackages quickMode = "packages" // F8: packages and advice not taken
)

// found is what a line of the suggestion list adds to the order.
type found struct {
	item     data.Item
	declined *data.DeclinedLine
	qty      shop.Qty // typed behind *, 0 if none
	typed    string
	wrong    shop.Problems // with the quantity: nothing is added, and what was typed stays
}

func (l *lines) newQuick() *kit.Combo {
	c := kit.NewCombo(l.e.h.Env, l.search)
	c.PlaceHolder = l.e.h.Say("order.quick.hint")
	c.Icon = "plus"
	c.Columns = []kit.ComboColumn{{Width: 40}, {Width: 120}, {}, {Width: 70, Muted: true}, {Width: 84, Right: true}, {Width: 64, Right: true}, {Width: 84, Muted: true}}
	c.OnPick = l.picked
	c.Hook().OnEdit = func() {
		if c.Text != "" {
			l.e.keep.touch()
		}
	}
	c.Hook().OnBlur = func() { l.mode = quickAll }
	c.Hook().OnNext = func() {} // the row stays, ready for the next line
	return c
}

// tail is the row behind the last line.
func (l *lines) tail() fyne.CanvasObject {
	say := l.e.h.Say
	keys := kit.NewKeyHints(kit.KeyHint{Keys: "↑↓", Word: say("order.hint.choose")}, kit.KeyHint{Keys: "Enter", Word: say("order.hint.add")},
		kit.KeyHint{Keys: "*2", Word: say("order.hint.qty")}, kit.KeyHint{Keys: "Esc", Word: say("order.hint.close")})
	l.number = kit.NewDrawing(l.e.h.Env, func(*kit.Theme) fyne.Size { return fyne.NewSize(0, 0) }, func(p *kit.Pen, size fyne.Size) {
		_, right := l.grid.ColumnEdge("n")
		p.TextR(right, size.Height/2, itoa(len(l.e.visit.Order.Lines)+1), p.Style(kit.Body).In(p.Look.Muted))
	})
	return container.New(tailLayout{}, l.quick, keys, l.number)
}

// tailLayout gives the entry the room of code and name and the hints the rest.
type tailLayout struct{}

// Layout implements fyne.Layout.
func (tailLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	look := kit.Look()
	left, wide := look.Dp(40), min(look.Dp(380), size.Width-look.Dp(52))
	tall := all[0].MinSize().Height
	kit.Put(all[0], left, (size.Height-tall)/2, wide, tall)
	kit.Put(all[1], left+wide+12, 0, size.Width-left-wide-24, size.Height)
	kit.Put(all[2], 0, 0, left, size.Height)
}

// MinSize implements fyne.Layout.
func (tailLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, kit.Look().Dp(34))
}

// focusQuick goes to the quick-add row.
func (l *lines) focusQuick() { l.e.focus(l.quick) }

// find goes there and narrows what it finds.
func (l *lines) find(mode quickMode) {
	l.focusQuick()
	l.mode = mode
	if mode == quickPackages {
		l.quick.OpenList()
	}
}

// search finds what text may mean. Behind a star stands the quantity.
func (l *lines) search(ctx context.Context, text string) []kit.Item {
	e := l.e
	as := found{typed: text}
	text, star, _ := strings.Cut(text, "*")
	as.qty, as.wrong = quickQty(strings.TrimSpace(star))
	text = strings.TrimSpace(text)
	mode, car := l.mode, e.visit.Vehicle
	if text == "" && mode != quickPackages {
		return nil
	}
	all, err := data.Read(ctx, e.h.Store, func(v data.View) ([]data.Item, error) { return findItems(v, text, mode, car) })
	e.h.Log("find items", err)
	return l.items(all, as, mode, text)
}

// quickQty reads the quantity behind the star; there need not be one yet.
func quickQty(star string) (shop.Qty, shop.Problems) {
	if star == "" {
		return 0, nil
	}
	qty, err := shop.ParseQty(star)
	switch {
	case err != nil:
		return 0, shop.Problems{unread(colQty, err)}
	case qty <= 0:
		return 0, shop.Problems{{Say: "say.qty_zero"}}
	}
	return qty, nil
}

func findItems(v data.View, text string, mode quickMode, car shop.Vehicle) ([]data.Item, error) {
	if text == "" {
		packages, err := data.Packages(v)
		items := make([]data.Item, 0, len(packages))
		for _, p := range packages {
			if p.Active {
				items = append(items, data.Item{Kind: shop.KindPackages, Package: p})
			}
		}
		return items, err
	}
	want := map[quickMode]shop.Kind{quickLabour: shop.KindLabour, quickParts: shop.KindParts, quickPackages: shop.KindPackages}[mode]
	limit := 8
	if want != "" {
		limit = 60
	}
	all, err := data.FindItems(v, text, car, limit)
	var items []data.Item
	for _, i := range all {
		if (want == "" || i.Kind == want) && len(items) < 8 {
			items = append(items, i)
		}
	}
	return items, err
}

// items are the lines of the list: advice the customer did not take first,
// where it fits.
func (l *lines) items(all []data.Item, as found, mode quickMode, text string) []kit.Item {
	lang := l.e.h.Env.Lang
	var items []kit.Item
	for _, d := range l.e.intake.side.advice() {
		if mode == quickPackages && (text == "" || strings.Contains(d.Name, text)) {
			items = append(items, kit.Item{Cells: []string{lang.Say("line.advice"), d.Code, d.Name, lang.Date(d.At), lang.Money(d.Amount())}, Data: found{declined: d, qty: as.qty, typed: as.typed, wrong: as.wrong}})
		}
	}
	for _, it := range all {
		as.item = it
		items = append(items, kit.Item{Cells: withComing(l.e, it, l.cells(it)), Marked: 2, Match: spans(it.Match), Data: as})
	}
	for i := range items {
		items[i].ID = int64(i + 1)
	}
	return items
}

func spans(all []data.Span) [][2]int {
	out := make([][2]int, len(all))
	for i, s := range all {
		out[i] = [2]int{s.From, s.To}
	}
	return out
}

func (l *lines) cells(it data.Item) []string {
	lang := l.e.h.Env.Lang
	switch it.Kind {
	case shop.KindLabour:
		price := it.Labour.Rate
		if price == 0 {
			price = l.e.h.Settings().LabourRate
		}
		return []string{lang.Say(shop.LabourLine.Key()), it.Labour.Code, it.Labour.Name, lang.Count(it.Labour.Hours) + " h", lang.Money(price.Times(it.Labour.Hours))}
	case shop.KindParts:
		p := it.Part
		return []string{lang.Say(shop.PartLine.Key()), p.Number, p.Name + instead{l}.words(it), lang.Say(p.Origin.Key()), lang.Money(p.Price), lang.Count(p.Usable()), p.Bin}
	}
	return []string{lang.Say("line.package"), it.Package.Code, it.Package.Name, lang.Say("line.package_items", shop.Args{"N": len(it.Package.Items)})}
}

// picked adds what was chosen and stays for the next.
func (l *lines) picked(it kit.Item) {
	f, ok := it.Data.(found)
	if len(f.wrong) > 0 {
		l.quick.SetText(f.typed)
		l.e.voice.fail("quantity", f.wrong)
		return
	}
	l.quick.Clear()
	if ok && !l.e.frozen() {
		take(l, f)
	}
}

// take adds what was found to the order.
func take(l *lines, f found) {
	if f.item.Kind == shop.KindPackages {
		l.addPackage(f.item.Package)
		return
	}
	var line shop.Line
	switch {
	case f.declined != nil:
		line = advised(f.declined)
	case f.item.Kind == shop.KindLabour:
		line = shop.SellLabour(f.item.Labour, l.e.h.Settings().LabourRate)
	default:
		line = shop.SellPart(f.item.Part, shop.One)
		l.e.facts.stock[f.item.Part.ID] = f.item.Part
	}
	if f.qty > 0 {
		line.Qty = f.qty
	}
	l.add(line)
	guarantees{l.e}.added()
	if f.declined == nil && f.item.Kind == shop.KindParts {
		instead{l}.added(f.item)
	}
}

// advised is a line that was declined on an earlier visit, offered anew.
func advised(d *data.DeclinedLine) shop.Line {
	line := d.Line
	line.ID, line.Issued, line.Cost, line.Clocked, line.Agreement = 0, 0, 0, 0, shop.Agreement{}
	return line
}

// add puts lines at the end of the order. A part that stands there already as
// a line of its own is counted up instead.
func (l *lines) add(all ...shop.Line) {
	o := &l.e.visit.Order
	l.e.history.note(o.Lines)
	next := append([]shop.Line(nil), o.Lines...)
	for _, line := range all {
		line.Agreement.Consent = shop.Proposed
		next = append(next, line)
	}
	o.Lines = next
	l.grid.Select(len(o.Lines)-1, colQty)
	l.grid.Refresh()
	l.e.edited()
	l.focusQuick()
}

// addPackage reads what is in the package and adds its lines in one step.
func (l *lines) addPackage(k shop.Package) {
	type content struct {
		lines []shop.Line
		stock map[shop.PartID]shop.Part
	}
	screen.Read(l.e.h, func(v data.View) (content, error) {
		lines, err := l.e.packageLines(v, k)
		if err != nil {
			return content{}, err
		}
		stock, err := data.PartsOf(v, lines)
		return content{lines, stock}, err
	}, func(got content, err error) {
		if err != nil {
			l.e.voice.fail("add package", err)
			return
		}
		for id, p := range got.stock {
			l.e.facts.stock[id] = p
		}
		l.add(got.lines...)
	})
}

func (e *Editor) packageLines(v data.View, k shop.Package) ([]shop.Line, error) {
	var all []shop.Line
	for _, i := range k.Items {
		var line shop.Line
		if i.LabourID != 0 {
			j, err := data.Labour(v, i.LabourID)
			if err != nil {
				return nil, err
			}
			line = shop.SellLabour(j, e.h.Settings().LabourRate)
		} else {
			p, err := data.Part(v, i.PartID)
			if err != nil {
				return nil, err
			}
			line = shop.SellPart(p, shop.One)
		}
		line.Qty, line.Package = i.Qty, k.Code
		if i.Price != 0 {
			line.Price = i.Price
		}
		all = append(all, line)
	}
	return all, nil
}

// hasCode reports whether the order has a line of that code.
func (e *Editor) hasCode(code string) bool {
	for _, l := range e.visit.Order.Lines {
		if l.Code == code && code != "" {
			return true
		}
	}
	return false
}

// toPrice goes to the price of the first found line that has none.
func toPrice(l *lines) {
	for i, x := range l.e.visit.Order.Lines {
		if (x.FoundBy != 0 || x.FromCheck != "") && x.Price == 0 && x.Agreement.Consent == shop.Proposed {
			l.e.voice.quiet()
			l.grid.Select(i, colPrice)
			l.grid.Focus()
			return
		}
	}
}
