package reworks

import (
	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/text"
)

// drawHead draws the period with the keys that change it, and how often cars came back.
func (p *page) drawHead(pen *kit.Pen, size fyne.Size) {
	right := p.span.Draw(pen, size)
	if !p.ready {
		return
	}
	rate, ok := p.book.Rate()
	pen.Fit(0, size.Height/2, right, p.h.Say("reworks.head", shop.Args{"N": len(p.book.Of), "Received": p.book.Received, "Rate": text.RedoneShare(p.h.Env.Lang, rate, ok)}), pen.Style(kit.Head))
}

func (p *page) columns() []kit.Column[shop.RedoneRow] {
	h, lang := p.h, p.h.Env.Lang
	money := func(id string, of func(shop.RedoneSums) shop.Money) kit.Column[shop.RedoneRow] {
		return kit.Column[shop.RedoneRow]{ID: id, TitleKey: "reworks.col." + id, W: 96, Right: true, Cell: func(r shop.RedoneRow) kit.Cell {
			c := kit.Cell{Text: lang.Money(of(r.RedoneSums))}
			if of(r.RedoneSums) == 0 {
				c.Tone = "muted"
			}
			return c
		}}
	}
	all := []kit.Column[shop.RedoneRow]{
		{ID: "cause", TitleKey: "rework.cause", W: 120, Cell: func(r shop.RedoneRow) kit.Cell {
			c := kit.Cell{Text: text.RedoneCause(lang, r.Cause)}
			if r.Cause == shop.CauseOpen {
				c.Tone = "warn"
			}
			return c
		}},
		{ID: "bears", TitleKey: "reworks.col.bears", Min: 110, Cell: func(r shop.RedoneRow) kit.Cell { return kit.Cell{Text: text.RedoneBears(lang, r)} }},
		{ID: "n", TitleKey: "reworks.col.n", W: 56, Right: true, Cell: func(r shop.RedoneRow) kit.Cell { return kit.Cell{Text: lang.Int(int64(len(r.Of)))} }},
		{ID: "hours", TitleKey: "reworks.col.hours", W: 72, Right: true, Cell: func(r shop.RedoneRow) kit.Cell { return kit.Cell{Text: lang.Qty(r.Hours)} }},
		money("labour", func(s shop.RedoneSums) shop.Money { return s.Cost.Labour }), money("parts", func(s shop.RedoneSums) shop.Money { return s.Cost.Parts }),
		money("away", func(s shop.RedoneSums) shop.Money { return s.Cost.Away }), money("cost", func(s shop.RedoneSums) shop.Money { return s.Cost.Sum() }),
		{ID: "share", TitleKey: "reworks.col.share", W: screen.Wide(h, "reworks.col.share") + 34, Right: true, Cell: func(r shop.RedoneRow) kit.Cell {
			share, ok := p.book.Share(r.RedoneSums)
			return kit.Cell{Text: text.RedoneShare(lang, share, ok)}
		}},
		money("waived", func(s shop.RedoneSums) shop.Money { return s.Waived }), money("billed", func(s shop.RedoneSums) shop.Money { return s.Billed }),
	}
	all[6].From, all[10].From = 820, 900 // what others did, and what is billed, go first where there is no room
	return all
}

// open names the orders of a row.
func (p *page) open(r shop.RedoneRow) {
	h := p.h
	table := kit.NewTable(h.Env, "rework_orders", orderColumns(h))
	var sheet *kit.Sheet
	table.OnOpen = func(x shop.Redone) {
		sheet.Close()
		h.Go(screen.Route{Screen: screen.Order, ID: int64(x.Order)})
	}
	table.SetRows(r.Of)
	title := h.Say("reworks.of", shop.Args{"Cause": text.RedoneCause(h.Env.Lang, r.Cause), "Bears": text.RedoneBears(h.Env.Lang, r), "N": len(r.Of), "Cost": r.Cost.Sum()})
	sheet = h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{Title: title, Wide: 760, Content: table.Object(), Closed: func() { p.showing = false }})
	p.showing = true
	table.Focus()
}

func orderColumns(h *screen.Host) []kit.Column[shop.Redone] {
	lang := h.Env.Lang
	return []kit.Column[shop.Redone]{
		{ID: "order", TitleKey: "reworks.col.order", W: 120, Cell: func(x shop.Redone) kit.Cell { return kit.Cell{Text: x.Number} }},
		{ID: "at", TitleKey: "reworks.col.at", W: 96, Cell: func(x shop.Redone) kit.Cell { return kit.Cell{Text: lang.Date(x.At), Tone: "muted"} }},
		{ID: "plate", TitleKey: "vehicles.plate", W: 100, Cell: func(x shop.Redone) kit.Cell { return kit.Cell{Text: lang.Plate(x.Plate)} }},
		{ID: "first", TitleKey: "reworks.col.first", Min: 110, Cell: func(x shop.Redone) kit.Cell { return kit.Cell{Text: x.First, Tone: "muted"} }},
		{ID: "hours", TitleKey: "reworks.col.hours", W: 64, Right: true, Cell: func(x shop.Redone) kit.Cell { return kit.Cell{Text: lang.Qty(x.Hours)} }},
		{ID: "cost", TitleKey: "reworks.col.cost", W: 88, Right: true, Cell: func(x shop.Redone) kit.Cell { return kit.Cell{Text: lang.Money(x.Cost.Sum())} }},
		{ID: "waived", TitleKey: "reworks.col.waived", W: 88, Right: true, Cell: func(x shop.Redone) kit.Cell { return kit.Cell{Text: lang.Money(x.Waived)} }},
	}
}
