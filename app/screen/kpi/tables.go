package kpi

import (
	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	figures "gongdan/app/shop/kpi"
	"gongdan/app/text"
	"gongdan/data"
)

// row is an order that a figure is made of.
type row struct {
	data.OrderRow
	met bool
}

// tables are those of orders, of groups, and of what is missing.
type tables struct {
	orders *kit.Table[row]
	groups *kit.Table[figures.Part]
	gaps   *kit.Table[figures.Gap]
}

func newTables(p *Page) tables {
	t := tables{orders: newOrders(p), groups: newGroups(p), gaps: newGaps(p)}
	t.orders.OnOpen = func(r row) { p.h.Go(screen.Route{Screen: screen.Order, ID: int64(r.ID)}) }
	t.groups.OnOpen = func(x figures.Part) {
		p.enter(p.group(x)+" · "+p.h.Say(p.key().Word()), x.Figures.Of(p.key()).Orders)
	}
	t.gaps.OnOpen = func(g figures.Gap) { p.enter(p.h.Say(g.Lack.Word()), g.Orders) }
	return t
}

func newOrders(p *Page) *kit.Table[row] {
	h, lang := p.h, p.h.Env.Lang
	t := kit.NewTable(h.Env, "kpi_orders", []kit.Column[row]{
		{ID: "order", TitleKey: "figures.col.order", W: 130, Cell: func(r row) kit.Cell { return kit.Cell{Text: r.Number, Strong: true} }},
		{ID: "plate", TitleKey: "vehicles.plate", W: 100, Cell: func(r row) kit.Cell { return kit.Cell{Text: lang.Plate(r.Plate)} }},
		{ID: "vehicle", TitleKey: "kpi.col.vehicle", Min: 110, Cell: func(r row) kit.Cell { return kit.Cell{Text: r.Vehicle} }},
		{ID: "customer", TitleKey: "kpi.col.customer", W: 96, From: 760, Cell: func(r row) kit.Cell { return kit.Cell{Text: r.Customer} }},
		{ID: "kind", TitleKey: "kpi.by.kind", W: 96, Cell: func(r row) kit.Cell { return kit.Cell{Text: h.Say(r.Kind.Key()), Tone: "muted"} }},
		{ID: "received", TitleKey: "kpi.col.received", W: 132, Cell: func(r row) kit.Cell { return kit.Cell{Text: lang.DateTime(r.ReceivedAt), Tone: "muted"} }},
		{ID: "total", TitleKey: "kpi.col.total", W: 104, Right: true, Cell: func(r row) kit.Cell { return kit.Cell{Text: lang.Money(r.Total)} }},
		{ID: "met", TitleKey: "kpi.col.met", W: 72, Cell: func(r row) kit.Cell {
			if r.met {
				return kit.Cell{Text: h.Say("kpi.met")}
			}
			return kit.Cell{Text: h.Say("kpi.unmet"), Tone: "muted"}
		}},
	})
	t.Same = func(a, b row) bool { return a.ID == b.ID }
	return t
}

func newGroups(p *Page) *kit.Table[figures.Part] {
	h, lang := p.h, p.h.Env.Lang
	cols := []kit.Column[figures.Part]{{ID: "group", TitleKey: "kpi.col.group", Min: 110, Cell: func(x figures.Part) kit.Cell { return kit.Cell{Text: p.group(x), Strong: true} }}}
	for _, k := range []figures.Key{
		figures.Visits, figures.Output, figures.OutputPerVisit, figures.LabourIncome, figures.GrossProfit,
		figures.OnTimeRate, figures.ExternalReworkRate, figures.FirstFixRate, figures.TechnicianEfficient, figures.TechnicianUse,
	} {
		if k.Costly() && !h.Desk().Person.May(shop.SeeCost) {
			continue
		}
		wide := float32(104)
		if k.Unit() != figures.Fen {
			wide = 76
		}
		from := float32(0)
		if k == figures.LabourIncome || k == figures.OutputPerVisit {
			from = 1150
		}
		cols = append(cols, kit.Column[figures.Part]{ID: string(k), TitleKey: k.Word(), From: from, W: max(wide, screen.Wide(h, k.Word())), Right: true, Cell: func(x figures.Part) kit.Cell {
			return kit.Cell{Text: text.KPIValue(lang, x.Figures.Of(k))}
		}})
	}
	t := kit.NewTable(h.Env, "kpi_groups", cols)
	t.Same = func(a, b figures.Part) bool { return a.Group == b.Group }
	return t
}

func newGaps(p *Page) *kit.Table[figures.Gap] {
	h, lang := p.h, p.h.Env.Lang
	count := func(id string, of func(figures.Gap) int) kit.Column[figures.Gap] {
		return kit.Column[figures.Gap]{ID: id, TitleKey: "kpi.col." + id, W: max(90, screen.Wide(h, "kpi.col."+id)), Right: true, Cell: func(g figures.Gap) kit.Cell {
			return kit.Cell{Text: lang.Int(int64(of(g)))}
		}}
	}
	t := kit.NewTable(h.Env, "kpi_gaps", []kit.Column[figures.Gap]{
		{ID: "lack", TitleKey: "kpi.col.lack", Min: 200, Cell: func(g figures.Gap) kit.Cell { return kit.Cell{Text: h.Say(g.Lack.Word())} }},
		count("missing", func(g figures.Gap) int { return g.Lines }), count("all", func(g figures.Gap) int { return g.Of }),
		count("orders", func(g figures.Gap) int { return len(g.Orders) }),
	})
	t.Same = func(a, b figures.Gap) bool { return a.Lack == b.Lack }
	return t
}

// group is what a part is called.
func (p *Page) group(x figures.Part) string {
	return text.KPIGroup(p.h.Env.Lang, p.sums.By, x.Group, p.sums.people[x.Person])
}
