package claims

import (
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

// The columns of the lines of a claim.
const (
	colKind = iota
	colCode
	colName
	colQty
	colPrice
	colAmount
)

// writing is a claim being written: its form, its lines and the photos of the
// order that go along.
type writing struct {
	h      *screen.Host
	edit   *screen.Edit[shop.Claim]
	grid   *kit.Grid
	sum    *kit.Drawing
	album  *kit.Table[shop.Photo]
	whole  []shop.ClaimLine // all that may be claimed of the order
	photos []shop.Photo
	asked  []data.FactoryPrice // what the factory was asked last for the lines of a new claim
	open   bool                // what is claimed may be written
}

// write begins the claim of an order.
func (p *page) write(order shop.OrderID) {
	today := p.h.Desk().Today()
	screen.Read(p.h, func(v data.View) (shop.Claim, error) { return work.PrepareClaim(v, order, today) }, func(c shop.Claim, err error) {
		switch {
		case p.closed:
		case err != nil:
			p.h.Fail("begin a claim", err)
		default:
			p.edit(c, nil)
		}
	})
}

// edit opens a claim, with what is wrong with it under its fields.
func (p *page) edit(c shop.Claim, wrong error) {
	if !c.Status.Living() {
		p.browse.ToggleDrawer()
		return
	}
	h, today := p.h, p.h.Desk().Today()
	w := &writing{h: h, open: c.Status.Editable(), whole: slices.Clone(c.Lines)}
	w.build()
	key, title := "claim:"+strconv.FormatInt(int64(c.ID), 10), h.Say("claims.act.edit")+"  "+c.Number
	if c.ID == 0 {
		key, title = "claim:order/"+strconv.FormatInt(int64(c.OrderID), 10), h.Say("claims.title.new")
	}
	w.edit = screen.NewEdit(h, screen.EditSpec[shop.Claim]{
		Draft: key, Scope: "claim", Title: func(c shop.Claim) string { return strings.TrimSpace(c.Number + " " + c.Factory) },
		Read: func(v data.View) (got shop.Claim, err error) {
			if w.photos, err = data.PhotosOf(v, c.OrderID); err != nil {
				return got, err
			}
			if c.ID != 0 {
				return data.Claim(v, c.ID)
			}
			if got, err = work.PrepareClaim(v, c.OrderID, today); err == nil {
				w.asked, err = data.FactoryPrices(v, got.Factory, got.Lines)
			}
			return got, err
		},
		Save: work.SaveClaim, Build: w.fields, Check: shop.Claim.Check, Shown: w.shown, Parts: w.parts(), Below: w.below(),
		Saved: func(c shop.Claim) { h.Toast(h.Say("claims.saved", shop.Args{"Number": c.Number}), nil) },
	})
	scope := kit.NewScope("claim").Try("Del", w.remove).On("F3", w.restore).On("Alt+L", w.grid.Focus).On("Alt+P", w.album.Focus)
	sheet := screen.SheetOf(h, title, 660, w.edit)
	sheet.OnClose(h.Env.Router.Push(scope))
	w.edit.Form.OnLast = w.grid.Focus
	w.edit.Open()
	first := "fault"
	if !w.open {
		first = "theirs"
	}
	w.edit.Form.Focus(first)
	if wrong != nil {
		h.Log("submit claim", w.edit.Form.Show(wrong))
	}
}

// fields are those of the form; what the factory has is not written again.
func (w *writing) fields(f *kit.Form, c *shop.Claim) {
	say := w.h.Say
	if w.open {
		f.Row(2)
		f.Text("factory", &c.Factory).Required().Max(shop.MaxName)
		f.Text("theirs", &c.Theirs).Max(shop.MaxName)
		f.Row(2)
		f.Area("fault", &c.Report.Fault, 2)
		f.Area("cause", &c.Report.Cause, 2)
		f.Row(3)
		f.Text("causing_part", &c.Report.CausingPart).Max(shop.MaxName)
		f.Text("faulty_serial", &c.Report.FaultySerial).Max(shop.MaxName)
		f.Text("new_serial", &c.Report.NewSerial).Max(shop.MaxName)
	} else {
		f.Text("theirs", &c.Theirs).Max(shop.MaxName)
	}
	f.Row(3)
	f.Text("tag", &c.Old.Tag).Max(shop.MaxName).Hint(say("claims.hint.tag"))
	kit.AddSelect(f, "fate", &c.Old.Fate, shop.OldPartFates(), func(x shop.OldPartFate) string { return say(x.Key()) })
	f.Date("on", &c.Old.On).Hint(say("claims.hint.on"))
}

// build makes the lines, their sum and the album.
func (w *writing) build() {
	h := w.h
	w.grid = kit.NewGrid(h.Env, []kit.GridColumn{
		{ID: "kind", W: 38},
		{ID: "code", TitleKey: "claims.code", W: 96},
		{ID: "name", TitleKey: "claims.line", Min: 120},
		{ID: "qty", TitleKey: "claims.qty", W: 70, Right: true, Kind: kit.GridNumber, Mode: kit.NumberQty},
		{ID: "price", TitleKey: "claims.price", W: 88, Right: true, Kind: kit.GridNumber, Mode: kit.NumberMoney},
		{ID: "amount", TitleKey: "claims.amount", W: 92, Right: true},
	})
	w.grid.Rows = func() int { return len(w.lines()) }
	w.grid.Cell, w.grid.Edit, w.grid.Set = w.cell, w.editCell, w.set
	w.sum = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(30)) }, w.drawSum)
	w.album = kit.NewTable(h.Env, "claim_photos", []kit.Column[shop.Photo]{
		{ID: "on", W: 30, Cell: func(x shop.Photo) kit.Cell {
			if w.has(x.ID) {
				return kit.Cell{Icon: "check", Tone: "primary"}
			}
			return kit.Cell{}
		}},
		{ID: "photo", TitleKey: "claims.photo", Min: 120, Cell: func(x shop.Photo) kit.Cell { return kit.Cell{Text: strings.TrimSpace(x.Note + "  " + x.Name)} }},
		{ID: "at", TitleKey: "claims.at", W: 130, Right: true, Cell: func(x shop.Photo) kit.Cell { return kit.Cell{Text: h.Env.Lang.DateTime(x.At), Tone: "muted"} }},
	})
	w.album.OnPreview, w.album.OnOpen = w.toggle, w.toggle
	w.album.Same = func(a, b shop.Photo) bool { return a.ID == b.ID }
}

// below is what stands under the form: the lines, then the album.
func (w *writing) below() fyne.CanvasObject {
	return container.New(belowLayout{}, w.grid, w.sum, w.album.Object())
}

// lines are those of the claim, once it was read.
func (w *writing) lines() []shop.ClaimLine {
	if w.edit == nil {
		return nil
	}
	return w.edit.Record.Lines
}

func (w *writing) shown() {
	w.grid.Refresh()
	w.sum.Refresh()
	w.album.SetRows(w.photos)
	kit.Reveal(w.album.Object(), len(w.photos) > 0)
	w.sayRates()
}

// sayRates says once where the prices of a new claim come from.
func (w *writing) sayRates() {
	if len(w.asked) == 0 {
		return
	}
	asked, numbers := w.asked, []string{}
	w.asked = nil
	for _, p := range asked {
		if p.Claim != "" && !slices.Contains(numbers, p.Claim) {
			numbers = append(numbers, p.Claim)
		}
	}
	of := 0
	for _, p := range asked {
		if p.Claim != "" {
			of++
		}
	}
	word := "claims.rates.some"
	switch of {
	case 0:
		word = "claims.rates.none"
	case len(asked):
		word = "claims.rates.all"
	}
	w.edit.Say(kit.Saying{Text: w.h.Say(word, shop.Args{"N": of, "Factory": w.edit.Record.Factory, "Numbers": strings.Join(numbers, w.h.Say("paper.comma"))}), Tone: "info"})
}

func (w *writing) parts() []screen.Part[shop.Claim] {
	say := w.h.Say
	return []screen.Part[shop.Claim]{
		{
			Title: say("claims.lines"),
			Same:  func(a, b shop.Claim) bool { return slices.Equal(a.Lines, b.Lines) },
			Words: func(c shop.Claim) string { return say("claims.both", shop.Args{"N": len(c.Lines), "Sum": c.Sum()}) },
			Take:  func(into *shop.Claim, of shop.Claim) { into.Lines = of.Lines },
		},
		{
			Title: say("claims.photo"),
			Same:  func(a, b shop.Claim) bool { return slices.Equal(a.Photos, b.Photos) },
			Words: func(c shop.Claim) string { return say("claims.photos_n", shop.Args{"N": len(c.Photos)}) },
			Take:  func(into *shop.Claim, of shop.Claim) { into.Photos = of.Photos },
		},
	}
}

func (w *writing) cell(row, col int) kit.Cell {
	l, lang := w.lines()[row], w.h.Env.Lang
	switch col {
	case colKind:
		return kit.Cell{Text: lang.Say(l.Kind.Key()), Tone: "muted"}
	case colCode:
		return kit.Cell{Text: l.Code}
	case colName:
		return kit.Cell{Text: l.Name}
	case colQty:
		return kit.Cell{Text: lang.Qty(l.Qty)}
	case colPrice:
		return kit.Cell{Text: lang.Money(l.Price)}
	}
	return kit.Cell{Text: lang.Money(l.Amount())}
}

func (w *writing) editCell(row, col int) (string, bool) {
	l := w.lines()[row]
	if col == colQty {
		return l.Qty.String(), w.open
	}
	return l.Price.String(), w.open && col == colPrice
}

// set takes a quantity or a price, as the factory reckons them.
func (w *writing) set(row, col int, text string) (string, bool) {
	lines, err := slices.Clone(w.lines()), error(nil)
	l := &lines[row]
	if col == colQty {
		l.Qty, err = shop.ParseQty(strings.TrimSpace(text))
	} else {
		l.Price, err = shop.ParseMoney(strings.TrimSpace(text))
	}
	if err != nil {
		return w.h.Say("field.say.number"), false
	}
	if hard, ok := (shop.Claim{Factory: "-", Status: shop.ClaimDraft, Old: shop.OldPart{Fate: shop.OldPartNone}, Lines: []shop.ClaimLine{*l}}).Check().Err().(shop.Problems); ok {
		return w.h.Env.Lang.Problem(hard[0]), false
	}
	w.put(lines)
	return "", true
}

// put makes lines those of the claim.
func (w *writing) put(lines []shop.ClaimLine) {
	w.edit.Record.Lines = lines
	w.edit.Form.Show(nil)
	w.edit.Touch()
	w.grid.Refresh()
	w.sum.Refresh()
}

// remove leaves the chosen line out of the claim.
func (w *writing) remove() bool {
	row, _ := w.grid.Selected()
	if !w.open || !w.grid.Chosen() || row < 0 || row >= len(w.lines()) {
		return false
	}
	w.put(slices.Delete(slices.Clone(w.lines()), row, row+1))
	return true
}

// restore puts the lines of the order back that were left out.
func (w *writing) restore() {
	if !w.open {
		return
	}
	lines := slices.Clone(w.lines())
	for _, l := range w.whole {
		if !slices.ContainsFunc(lines, func(x shop.ClaimLine) bool { return x.LineID == l.LineID }) {
			lines = append(lines, l)
		}
	}
	w.put(lines)
}

func (w *writing) has(id shop.PhotoID) bool { return slices.Contains(w.edit.Record.Photos, id) }

// toggle takes a photo along, or leaves it out.
func (w *writing) toggle(x shop.Photo) {
	all := slices.Clone(w.edit.Record.Photos)
	if at := slices.Index(all, x.ID); at >= 0 {
		all = slices.Delete(all, at, at+1)
	} else {
		all = append(all, x.ID)
	}
	w.edit.Record.Photos = all
	w.edit.Touch()
	w.album.Redraw()
	w.sum.Refresh()
}

// drawSum draws what the lines come to, and how many photos go along.
func (w *writing) drawSum(p *kit.Pen, size fyne.Size) {
	if w.edit == nil {
		return
	}
	c := w.edit.Record
	mid := size.Height / 2
	hints := []kit.KeyHint{{Keys: "Alt+L", Word: w.h.Say("claims.hint.lines")}}
	if n := len(w.photos); n > 0 {
		hints = append(hints, kit.KeyHint{Keys: "Alt+P", Word: w.h.Say("claims.hint.photos", shop.Args{"N": len(c.Photos), "Of": n})})
	}
	if w.open {
		hints = append(hints, kit.KeyHint{Keys: "F3", Word: w.h.Say("claims.hint.restore")})
	}
	p.KeyHints(4, mid, size.Width-200, hints...)
	p.TextR(size.Width-8, mid, w.h.Say("claims.sum", shop.Args{"Sum": c.Sum()}), p.Style(kit.Head))
}

// belowLayout places the lines, their sum and the album below each other.
type belowLayout struct{}

// Rows that the lines and the album show at once, with their heads.
const (
	lineRows  = 5
	photoRows = 3
)

// Layout implements fyne.Layout.
func (belowLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, tall := range belowTall() {
		kit.Put(all[i], 0, y, size.Width, tall)
		y += tall
	}
}

// MinSize implements fyne.Layout.
func (belowLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	sum := float32(0)
	for _, tall := range belowTall() {
		sum += tall
	}
	return fyne.NewSize(300, sum)
}

func belowTall() [3]float32 {
	look := kit.Look()
	return [3]float32{look.Dp(28 + lineRows*28), look.Dp(34), look.Dp(28 + photoRows*28)}
}
