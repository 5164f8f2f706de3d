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

// returns (退货单) lists what went back.
type returns struct {
	p      *page
	browse *screen.Browse[data.SendBackRow]
}

func newReturns(p *page) view {
	x := &returns{p: p}
	h := p.h
	x.browse = screen.NewBrowse(h, screen.BrowseSpec[data.SendBackRow]{
		ID: "buying_returns", Hint: h.Say("buying.hint"), Columns: returnColumns(h),
		List: newestFirst(data.SendBackList), Row: func(r data.SendBackRow) int64 { return int64(r.ID) },
		Filters: []screen.Filter{{ID: data.SendBacksOpen, Title: "buying.filter.credit"}, {ID: data.FilterAll, Title: "buying.filter.all"}},
		Kinds:   []shop.Kind{shop.KindSendBacks},
		Empty:   kit.Blank{Icon: "undo", Text: h.Say("buying.returns.empty")},
		None:    "buying.none",
		Open:    x.credit,
		Side:    x.side,
	})
	x.browse.Table.HideColumn("total", !h.Desk().Person.May(shop.SeeCost))
	return x
}

func returnColumns(h *screen.Host) []kit.Column[data.SendBackRow] {
	lang := h.Env.Lang
	return []kit.Column[data.SendBackRow]{
		{ID: "number", TitleKey: "buying.number", W: 118, Sort: "number", Cell: func(r data.SendBackRow) kit.Cell { return kit.Cell{Text: r.Number} }},
		{ID: "supplier", TitleKey: "buying.supplier", Min: 120, Cell: func(r data.SendBackRow) kit.Cell { return kit.Cell{Text: r.Supplier} }},
		{ID: "reason", TitleKey: "buying.reason", Min: 120, Cell: func(r data.SendBackRow) kit.Cell { return kit.Cell{Text: r.Reason, Tone: "muted"} }},
		{ID: "total", TitleKey: "buying.credit", W: 96, Right: true, Sort: "total", Cell: func(r data.SendBackRow) kit.Cell { return price(h, r.Total) }},
		{ID: "state", TitleKey: "buying.status", W: screen.Wide(h, "buying.credit.open", "buying.credit.came") + 34, Cell: func(r data.SendBackRow) kit.Cell {
			chip := kit.ChipSpec{Icon: "clock", Word: h.Say("buying.credit.open"), Tone: "orange"}
			if r.Credited() {
				chip = kit.ChipSpec{Icon: "check", Word: h.Say("buying.credit.came"), Tone: "green"}
			}
			return kit.Cell{Chip: &chip}
		}},
		{ID: "at", TitleKey: "buying.at", W: 96, Right: true, Sort: "at", Cell: func(r data.SendBackRow) kit.Cell { return kit.Cell{Text: lang.Date(r.At)} }},
	}
}

// wentBack is a return with its parts.
type wentBack struct {
	back  shop.SendBack
	parts map[shop.PartID]shop.Part
}

func readSendBack(v data.View, id shop.SendBackID) (w wentBack, err error) {
	if w.back, err = data.SendBack(v, id); err != nil {
		return w, err
	}
	var lines []shop.Line
	for _, l := range w.back.Lines {
		lines = append(lines, shop.Line{PartID: l.PartID})
	}
	w.parts, err = data.PartsOf(v, lines)
	return w, err
}

func (x *returns) side(r data.SendBackRow, show func(string, []screen.Section)) {
	h, lang := x.p.h, x.p.h.Env.Lang
	screen.Read(h, func(v data.View) (wentBack, error) { return readSendBack(v, r.ID) }, func(w wentBack, err error) {
		if err != nil {
			h.Fail("read return", err)
			return
		}
		costs := h.Desk().Person.May(shop.SeeCost)
		head := screen.Section{Facts: []screen.Fact{{Words: r.Supplier + "・" + r.Reason}}}
		if r.Credited() {
			head.Facts = append(head.Facts, screen.Fact{Icon: "check", Tone: "good", Text: h.Say("buying.credited", shop.Args{"At": r.CreditedAt}) + "  " + r.CreditNote})
		}
		lines := screen.Section{Title: h.Say("buying.lines")}
		for _, l := range w.back.Lines {
			f := screen.Fact{Text: w.parts[l.PartID].Name, Right: lang.Count(l.Qty)}
			if costs {
				f.Far = lang.Money(l.Price)
			}
			lines.Facts = append(lines.Facts, f)
		}
		all := []screen.Section{head, lines}
		if costs {
			all = append(all, screen.Section{Title: h.Say("buying.credit"), Facts: []screen.Fact{{Stats: []screen.Stat{
				{Label: h.Say("buying.credit"), Value: lang.Money(w.back.Total())},
				{Label: h.Say("buying.left_store"), Value: lang.Money(w.back.Total() - w.back.Gain())},
				{Label: h.Say("buying.gain"), Value: lang.Money(w.back.Gain())},
			}}}})
		}
		show(r.Number, all)
	})
}

// credit notes that the supplier has given the money back.
func (x *returns) credit(r data.SendBackRow) {
	h, note := x.p.h, ""
	if r.Credited() || !h.Desk().Person.May(shop.SeeCost) {
		x.browse.ToggleDrawer()
		return
	}
	f := kit.NewForm(h.Env, "buying")
	f.Text("credit_note", &note).Max(shop.MaxName).Hint(h.Say("buying.credit_note.hint"))
	f.Fill()
	screen.AskForm(h, h.Say("buying.act.credit")+"  "+r.Number, f, h.Say("buying.act.credit"), func(shut func()) {
		screen.Act(h, func(ctx context.Context, d work.Desk) (shop.SendBack, error) {
			return work.CreditSendBack(ctx, d, work.SeenSendBack{ID: r.ID, Rev: r.Rev}, note)
		}, func(_ shop.SendBack, err error) {
			if err == nil {
				shut()
			} else if failure := f.Show(err); failure != nil {
				h.Log("credit return", failure)
			}
		})
	})
}

func (x *returns) chosen(do func(data.SendBackRow)) {
	if r, ok := x.browse.Selected(); ok {
		do(r)
	}
}

func (x *returns) content() fyne.CanvasObject { return x.browse.Content() }
func (x *returns) shown()                     { x.browse.Shown() }
func (x *returns) close()                     { x.browse.Close() }
func (x *returns) find()                      { x.browse.Find() }
func (x *returns) keys() string               { return x.p.h.Say("buying.returns.keys") }

func (x *returns) actions() []screen.Action {
	h := x.p.h
	return append([]screen.Action{
		{ID: "buying.act.print_return", Keys: "Ctrl+P", Button: true, Do: func() {
			x.chosen(func(r data.SendBackRow) { printDoc(h, shop.FormSendBack, int64(r.ID)) })
		}},
		{ID: "buying.act.credit", Keys: "Alt+C", Button: true, Primary: true, Do: func() { x.chosen(x.credit) }},
	}, x.browse.Actions()...)
}
