package campaigns

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/data"
)

// The columns of what a campaign catches.
const (
	colMake = iota
	colModel
	colYears
	colVINFrom
	colVINTo
	colPart
	colBatch
)

// build makes the rows, and the field below them that begins a new one.
func (w *writing) build() {
	h := w.h
	w.grid = kit.NewGrid(h.Env, []kit.GridColumn{
		{ID: "make", TitleKey: "campaigns.make", W: 84, Kind: kit.GridText},
		{ID: "model", TitleKey: "campaigns.model", Min: 96, Kind: kit.GridText},
		{ID: "years", TitleKey: "campaigns.years", W: 92, Kind: kit.GridText},
		{ID: "vin_from", TitleKey: "campaigns.vin_from", W: 164, Kind: kit.GridText},
		{ID: "vin_to", TitleKey: "campaigns.vin_to", W: 164, Kind: kit.GridText},
		{ID: "part", TitleKey: "campaigns.part", W: 104, Kind: kit.GridText},
		{ID: "batch", TitleKey: "campaigns.batch", W: 92, Kind: kit.GridText},
	})
	w.grid.Rows = func() int { return len(w.rows()) }
	w.grid.Cell, w.grid.Edit, w.grid.Set = w.cell, w.editCell, w.set
	w.grid.OnEnd = func() { h.Env.Focus(w.quick) }
	w.quick = kit.NewCombo(h.Env, w.find)
	w.quick.Free = true
	w.quick.PlaceHolder, w.quick.Icon = h.Say("campaigns.quick"), "plus"
	w.quick.Columns = []kit.ComboColumn{{}, {Width: 150, Muted: true}}
	w.quick.OnPick = func(it kit.Item) {
		if r, ok := it.Data.(shop.Criterion); ok {
			w.quick.Clear()
			w.add(r)
		}
	}
	w.quick.OnNext = w.typed
	w.quick.OnKey = func(c kit.Chord) bool {
		if c != kit.Keys("↑") || w.quick.Listing() || len(w.rows()) == 0 {
			return false
		}
		w.grid.Focus()
		return true
	}
	w.grid.SetTail(container.New(tailLayout{}, w.quick))
	w.foot = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(30)) }, func(p *kit.Pen, size fyne.Size) {
		p.KeyHints(8, size.Height/2, size.Width-16, kit.KeyHint{Keys: "F3", Word: h.Say("campaigns.hint.add")}, kit.KeyHint{Keys: "Del", Word: h.Say("campaigns.hint.remove")})
	})
}

// rows are those of the campaign, once it was read.
func (w *writing) rows() []shop.Criterion {
	if w.edit == nil {
		return nil
	}
	return w.edit.Record.Criteria
}

func (w *writing) refresh() {
	w.grid.Refresh()
	w.foot.Refresh()
}

// put makes rows those of the campaign.
func (w *writing) put(rows []shop.Criterion) {
	w.edit.Record.Criteria = rows
	w.edit.Form.Show(nil)
	w.edit.Touch()
	w.refresh()
}

func (w *writing) cell(row, col int) kit.Cell {
	c := kit.Cell{Text: cellText(w.rows()[row], col)}
	if at, _ := w.grid.Selected(); wrong(w.rows()[row]) && !(row == at && w.grid.Chosen()) {
		c.Tint = "bad"
	}
	return c
}

// wrong reports whether a row alone would keep its campaign from being saved.
func wrong(r shop.Criterion) bool {
	return slices.ContainsFunc(shop.Campaign{Criteria: []shop.Criterion{r}}.Check(), func(p shop.Problem) bool { return p.Field == "criteria" })
}

func cellText(r shop.Criterion, col int) string {
	switch col {
	case colMake:
		return r.Make
	case colModel:
		return r.Model
	case colYears:
		return yearsText(r.YearFrom, r.YearTo)
	case colVINFrom:
		return r.VINFrom
	case colVINTo:
		return r.VINTo
	case colPart:
		return r.PartNo
	}
	return r.Batch
}

func (w *writing) editCell(row, col int) (string, bool) { return cellText(w.rows()[row], col), true }

// set takes what was typed into a cell.
func (w *writing) set(row, col int, text string) (string, bool) {
	rows := slices.Clone(w.rows())
	r, ok := &rows[row], true
	text = strings.TrimSpace(text)
	switch col {
	case colMake:
		r.Make = text
	case colModel:
		r.Model = text
	case colYears:
		if r.YearFrom, r.YearTo, ok = readYears(text); !ok {
			return w.h.Say("campaigns.say.years"), false
		}
	case colVINFrom:
		if r.VINFrom = shop.Fold(text); r.VINTo == "" {
			r.VINTo = r.VINFrom
		}
	case colVINTo:
		r.VINTo = shop.Fold(text)
	case colPart:
		r.PartNo = shop.Fold(text)
	case colBatch:
		r.Batch = text
	}
	w.put(rows)
	return "", true
}

// yearsText is a span of model years as it is typed: 2019-2021, 2019-, -2021 or 2020.
func yearsText(from, to int) string {
	year := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	if from == to {
		return year(from)
	}
	return year(from) + "-" + year(to)
}

// readYears reads what yearsText writes; no text is every year.
func readYears(text string) (from, to int, ok bool) {
	text = strings.NewReplacer("–", "-", "—", "-", "~", "-", "－", "-", " ", "").Replace(text)
	first, last, span := strings.Cut(text, "-")
	if !span {
		last = first
	}
	read := func(s string, into *int) bool {
		n, err := strconv.Atoi("0" + s)
		*into = n
		return err == nil && (n == 0 || len(s) == 4)
	}
	ok = read(first, &from) && read(last, &to)
	return from, to, ok
}

// find offers makes and models, and batches of parts.
func (w *writing) find(ctx context.Context, text string) (items []kit.Item) {
	h := w.h
	type found struct {
		models []data.Model
		lots   []shop.Lot
		parts  map[shop.PartID]shop.Part
	}
	got, err := data.Read(ctx, h.Store, func(v data.View) (f found, err error) {
		if f.models, err = data.FindModels(v, text, 7); err != nil {
			return f, err
		}
		f.lots, f.parts, err = lotsOf(v, strings.TrimSpace(text))
		return f, err
	})
	h.Log("find models", err)
	add := func(title, note string, r shop.Criterion) {
		items = append(items, kit.Item{ID: int64(len(items) + 1), Cells: []string{title, note}, Data: r})
	}
	for _, l := range got.lots {
		p := got.parts[l.PartID]
		add(p.Number+"  "+p.Name, h.Say("campaigns.batch_of", shop.Args{"Batch": l.Batch}), shop.Criterion{PartNo: p.Number, Batch: l.Batch})
	}
	if vin := shop.Fold(text); shop.IsVIN(vin) {
		add(vin, h.Say("campaigns.from_vin"), shop.Criterion{VINFrom: vin, VINTo: vin})
	}
	for i, m := range got.models {
		if i == 0 && m.Make == strings.TrimSpace(text) {
			add(m.Make, h.Say("campaigns.whole_make"), shop.Criterion{Make: m.Make})
		}
		add(m.Make+" "+m.Name, "", shop.Criterion{Make: m.Make, Model: m.Name})
	}
	return items
}

// lotsOf are the batches of that name, with their parts.
func lotsOf(v data.View, batch string) (lots []shop.Lot, parts map[shop.PartID]shop.Part, err error) {
	if batch == "" {
		return nil, nil, nil
	}
	parts = map[shop.PartID]shop.Part{}
	all, err := data.LotsOfBatch(v, batch)
	for _, l := range all {
		if _, twice := parts[l.PartID]; twice || err != nil {
			continue
		}
		parts[l.PartID], err = data.Part(v, l.PartID)
		lots = append(lots, l)
	}
	return lots, parts, err
}

// typed begins a row with a make and a model that the list did not have.
func (w *writing) typed() {
	first, rest, _ := strings.Cut(strings.TrimSpace(w.quick.Text), " ")
	if w.quick.Clear(); first == "" {
		return
	}
	w.add(shop.Criterion{Make: first, Model: strings.TrimSpace(rest)})
}

// add puts a row behind the last one and goes to what it still wants.
func (w *writing) add(r shop.Criterion) {
	w.put(append(slices.Clone(w.rows()), r))
	col := colYears
	if r.VINFrom != "" {
		col = colVINTo
	}
	w.grid.Focus()
	w.grid.Select(len(w.rows())-1, col)
}

// remove deletes the chosen row, if the keys are on the rows.
func (w *writing) remove() bool {
	row, _ := w.grid.Selected()
	before := w.rows()
	if !w.grid.Chosen() || row < 0 || row >= len(before) {
		return false
	}
	w.put(slices.Delete(slices.Clone(before), row, row+1))
	w.h.Toast(w.h.Say("campaigns.row_gone", shop.Args{"N": row + 1}), func() { w.put(before) })
	return true
}

// tailLayout puts the field for a new row into the row behind the last.
type tailLayout struct{}

// Layout implements fyne.Layout.
func (tailLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	tall := all[0].MinSize().Height
	kit.Put(all[0], 6, (size.Height-tall)/2+1, min(kit.Look().Dp(420), size.Width-16), tall)
}

// MinSize implements fyne.Layout.
func (tailLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, kit.Look().Dp(34)) }
