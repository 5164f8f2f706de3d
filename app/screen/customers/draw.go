package customers

import (
	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

func carColumns(h *screen.Host) []kit.Column[shop.Vehicle] {
	lang := h.Env.Lang
	return []kit.Column[shop.Vehicle]{
		{ID: "plate", TitleKey: "customers.car.plate", W: 112, Cell: func(v shop.Vehicle) kit.Cell {
			if v.Plate == "" {
				return kit.Cell{Text: v.VIN}
			}
			return kit.Cell{Text: lang.Plate(v.Plate)}
		}},
		{ID: "title", TitleKey: "customers.car.title", Min: 120, Cell: func(v shop.Vehicle) kit.Cell { return kit.Cell{Text: v.Title()} }},
		{ID: "energy", TitleKey: "customers.car.energy", W: 80, From: 420, Cell: func(v shop.Vehicle) kit.Cell {
			if v.Energy == "" {
				return kit.Cell{}
			}
			return kit.Cell{Text: lang.Say(v.Energy.Key()), Tone: "muted"}
		}},
		{ID: "km", TitleKey: "customers.car.km", W: 100, Right: true, Cell: func(v shop.Vehicle) kit.Cell {
			if v.MileageKM == 0 {
				return kit.Cell{}
			}
			return kit.Cell{Text: lang.Int(v.MileageKM)}
		}},
	}
}

func orderColumns(h *screen.Host) []kit.Column[data.OrderRow] {
	lang := h.Env.Lang
	status := screen.WideStatus(h)
	return []kit.Column[data.OrderRow]{
		{ID: "date", TitleKey: "customers.order.date", W: 98, Cell: func(r data.OrderRow) kit.Cell { return kit.Cell{Text: lang.Date(r.ReceivedAt)} }},
		{ID: "number", TitleKey: "customers.order.number", Min: 116, Cell: func(r data.OrderRow) kit.Cell { return kit.Cell{Text: r.Number} }},
		{ID: "plate", TitleKey: "customers.car.plate", W: 108, From: 460, Cell: func(r data.OrderRow) kit.Cell { return kit.Cell{Text: lang.Plate(r.Plate)} }},
		{ID: "status", TitleKey: "customers.order.status", W: status, Min: status, From: 380, Cell: func(r data.OrderRow) kit.Cell {
			chip := screen.StatusChip(lang, r.Status)
			return kit.Cell{Chip: &chip}
		}},
		{ID: "total", TitleKey: "customers.order.total", W: 96, Right: true, Cell: func(r data.OrderRow) kit.Cell { return kit.Cell{Text: lang.Money(r.Total)} }},
	}
}

// drawStrip draws who it is and what the shop knows of them.
func (f *file) drawStrip(p *kit.Pen, size fyne.Size) {
	look, lang, c := p.Look, f.h.Env.Lang, f.edit.Record.Customer
	p.Card(0, 0, size.Width, size.Height)
	mid := size.Height / 2
	name := c.Name
	if name == "" {
		name = f.h.Say("customers.new")
	}
	x := p.Fit(12, mid, look.Dp(260), name, p.Style(kit.Plate)) + 12
	if c.Rank != "" {
		x = p.Chip(x, mid, kit.ChipSpec{Icon: "star", Word: c.Rank, Tone: "yellow"}) + 8
	}
	if f.id == 0 {
		p.Fit(x+8, mid, size.Width-x-20, f.h.Say("customers.strip.new"), p.Style(kit.Caption))
		return
	}
	due := screen.Block{Top: lang.Money(f.figures.Due), Sub: f.h.Say("customers.due")}
	if f.figures.Due > 0 {
		due.Tone = "bad"
	}
	screen.Blocks(p, x, size.Width, size, []screen.Block{
		{Top: lang.Masked(c.Phone), Sub: f.h.Say(c.Kind.Key()) + " " + c.Code},
		{Top: lang.Int(f.figures.Visits), Sub: f.h.Say("customers.visits")},
		{Top: lang.Money(f.figures.Spent), Sub: f.h.Say("customers.spent")},
		due,
		{Top: lang.Date(f.figures.LastVisit), Sub: f.h.Say("customers.last")},
	})
}
