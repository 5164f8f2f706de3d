package text

import (
	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
	"gongdan/app/shop/monthly"
)

// Cell is what stands in a table of the monthly report: words, or a number in its unit
// where it is Known.
type Cell struct {
	Text  string
	Unit  kpi.Unit // "": words
	N     int64
	Known bool
}

// MonthGrid is a table of the monthly report. Right says which columns stand right.
type MonthGrid struct {
	Title  string
	Titles []string
	Right  []bool
	Rows   [][]Cell
}

// MonthPart is a section of the monthly report: words, and tables. The overview has charts
// beside it, which are not here.
type MonthPart struct {
	Section monthly.Section
	Title   string
	Lines   []string
	Grids   []MonthGrid
}

// MonthParts are the sections of the report in words.
func MonthParts(l Lang, b *monthly.Book, which []monthly.Section) (all []MonthPart) {
	m := monthWords{l, b}
	of := map[monthly.Section]func() ([]string, []MonthGrid){
		monthly.Overview: m.overview, monthly.Makeup: m.makeup, monthly.Technicians: m.technicians, monthly.Advisors: m.advisors,
		monthly.Store: m.store, monthly.Claims: m.claims, monthly.Owed: m.owed, monthly.LostSales: m.lost, monthly.Quality: m.quality,
		monthly.Formulas: m.formulas,
	}
	for _, s := range which {
		p := MonthPart{Section: s, Title: l.Say(s.Word())}
		p.Lines, p.Grids = of[s]()
		for i := range p.Grids {
			p.Grids[i].align()
		}
		all = append(all, p)
	}
	return all
}

// monthWords puts a month into words.
type monthWords struct {
	l Lang
	b *monthly.Book
}

// align sets columns of numbers to the right.
func (g *MonthGrid) align() {
	if g.Right != nil {
		return
	}
	g.Right = make([]bool, len(g.Titles))
	for _, row := range g.Rows {
		for i, c := range row {
			g.Right[i] = g.Right[i] || c.Unit != ""
		}
	}
}

func words(s string) Cell { return Cell{Text: s} }

// figure is a cell of a figure.
func (m monthWords) figure(f kpi.Figure) Cell {
	return Cell{Text: KPIValue(m.l, f), Unit: f.Key.Unit(), N: f.Value, Known: f.Known}
}

func (m monthWords) fen(v shop.Money) Cell {
	return Cell{Text: m.l.Money(v), Unit: kpi.Fen, N: int64(v), Known: true}
}

func (m monthWords) count(n int) Cell {
	return Cell{Text: m.l.Int(int64(n)), Unit: kpi.Count, N: int64(n), Known: true}
}

// share is a part of a whole; of nothing it is not known.
func (m monthWords) share(of, by int64) Cell {
	if by <= 0 {
		return Cell{Text: unknown, Unit: kpi.Rate}
	}
	r := shop.Money(shop.Whole).Part(shop.Qty(of), shop.Qty(by))
	return Cell{Text: m.l.Percent(shop.Rate(r)) + " %", Unit: kpi.Rate, N: int64(r), Known: true}
}

// grid is a table without rows yet.
func (m monthWords) grid(title string, keys ...string) MonthGrid {
	g := MonthGrid{Title: title}
	for _, k := range keys {
		g.Titles = append(g.Titles, m.l.Say(k))
	}
	return g
}

// none is what stands in place of tables without rows.
func (m monthWords) none(key string, grids ...MonthGrid) ([]string, []MonthGrid) {
	for _, g := range grids {
		if len(g.Rows) > 0 {
			return nil, grids
		}
	}
	return []string{m.l.Say(key, shop.Args{"Month": Month(m.l, m.b.Period.From)})}, nil
}

// MonthTiles are the figures of the first page.
func MonthTiles() []kpi.Key {
	return []kpi.Key{
		kpi.Output, kpi.GrossProfit, kpi.Visits, kpi.OutputPerVisit, kpi.OnTimeRate,
		kpi.Receivables, kpi.ExternalReworkRate, kpi.Satisfaction, kpi.TechnicianEfficient, kpi.NewCustomers,
	}
}

// overview is all figures beside those they are compared with, and why output changed.
func (m monthWords) overview() ([]string, []MonthGrid) {
	if m.b.Empty() {
		return m.none("month.none")
	}
	g := m.grid(m.l.Say("month.figures"), "kpi.col.figure", "month.col.value", "month.beside.month", "month.beside.year", "month.beside.target")
	for _, k := range kpi.Keys() {
		g.Rows = append(g.Rows, []Cell{
			words(m.l.Say(k.Word())), m.figure(m.b.Now.Of(k)), m.figure(m.b.Before.Of(k)), m.figure(m.b.YearAgo.Of(k)), m.figure(m.b.Beside(k, monthly.WithTarget)),
		})
	}
	lines, causes := MonthCauses(m.l, m.b)
	return lines, []MonthGrid{g, causes}
}

// makeup is what the output was made of, by payer, kind and make.
func (m monthWords) makeup() ([]string, []MonthGrid) {
	var all []MonthGrid
	for _, d := range []kpi.Dimension{kpi.ByPayer, kpi.ByKind, kpi.ByMake} {
		g := m.grid(m.l.Say("month.output_by", shop.Args{"By": m.l.Say(d.Word())}), d.Word(), "kpi.visits", "kpi.labour_income", "kpi.parts_income", "month.other_income", "kpi.output", "month.col.share")
		var sum [4]shop.Money
		for _, p := range m.b.By[d] {
			f := p.Figures
			if !f.Of(kpi.Visits).Known {
				continue
			}
			part := [4]shop.Money{f.Of(kpi.LabourIncome).Money(), f.Of(kpi.PartsIncome).Money(), 0, f.Of(kpi.Output).Money()}
			part[2] = part[3] - part[0] - part[1]
			for i := range sum {
				sum[i] += part[i]
			}
			g.Rows = append(g.Rows, m.income(KPIGroup(m.l, d, p.Group, ""), m.figure(f.Of(kpi.Visits)), part))
		}
		if len(g.Rows) > 0 {
			g.Rows = append(g.Rows, m.income(m.l.Say("month.sum"), m.figure(m.b.Now.Of(kpi.Visits)), sum))
		}
		all = append(all, g)
	}
	lines, all := m.none("month.none", all...)
	if len(all) > 0 {
		lines = []string{m.l.Say("month.about.payer")}
	}
	return lines, all
}

// income is a row of what the output was made of.
func (m monthWords) income(name string, visits Cell, part [4]shop.Money) []Cell {
	row := []Cell{words(name), visits}
	for _, v := range part {
		row = append(row, m.fen(v))
	}
	return append(row, m.share(int64(part[3]), int64(m.b.Now.Of(kpi.Output).Money())))
}

// people is a table of figures by person.
func (m monthWords) people(d kpi.Dimension, keys ...kpi.Key) MonthGrid {
	titles := []string{d.Word()}
	for _, k := range keys {
		titles = append(titles, k.Word())
	}
	g := m.grid("", titles...)
	for _, p := range m.b.By[d] {
		if d == kpi.ByTechnician && p.Person == 0 && p.Figures.Of(kpi.LabourIncome).Value == 0 {
			continue // parts, which nobody works
		}
		row := []Cell{words(KPIGroup(m.l, d, p.Group, m.b.People[p.Person]))}
		for _, k := range keys {
			row = append(row, m.figure(p.Figures.Of(k)))
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

func (m monthWords) technicians() ([]string, []MonthGrid) {
	return m.none("month.none", m.people(kpi.ByTechnician, kpi.Visits, kpi.LabourIncome, kpi.TechnicianEfficient, kpi.TechnicianUse, kpi.FirstFixRate, kpi.OnTimeRate))
}

func (m monthWords) advisors() ([]string, []MonthGrid) {
	return m.none("month.none", m.people(kpi.ByAdvisor, kpi.Visits, kpi.Output, kpi.OutputPerVisit, kpi.GrossProfit, kpi.OnTimeRate, kpi.FirstFixRate, kpi.ExternalReworkRate, kpi.Receivables))
}
