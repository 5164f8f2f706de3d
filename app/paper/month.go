package paper

import (
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
	"gongdan/app/shop/monthly"
	"gongdan/app/text"
)

// mostLanes is how many technicians stand on the first page.
const mostLanes = 7

// Month is what the report of a month is printed from.
type Month struct {
	Shop   shop.Settings
	Book   monthly.Book
	Which  []monthly.Section
	Beside monthly.Beside // what the figures of the first page are compared with
	At     time.Time      // when it is printed
	By     string         // who prints it
}

// MonthReport (经营月报) is a month for the owner: one page of figures, charts and the causes
// of what changed, and a section for each thing that he may ask about.
func MonthReport(in Month, say text.Lang) Doc {
	b := &in.Book
	title := say.Say("month.title", shop.Args{"Month": text.Month(say, b.Period.From)})
	doc := Doc{
		Paper: A4, Shop: in.Shop.Name, Title: title, At: in.At.In(say.Zone),
		Foot: Foot{
			Left: strings.Trim(in.Shop.Name+"·"+title, "·"), Middle: say.Say("paper.page"),
			Right: say.Say("paper.printed", shop.Args{"At": in.At, "By": in.By}),
		},
	}
	for _, p := range text.MonthParts(say, b, in.Which) {
		if p.Section == monthly.Overview {
			doc.Blocks = append(doc.Blocks, monthFront(in, p, say)...)
			continue
		}
		doc.Blocks = append(doc.Blocks, monthPart(p)...)
	}
	return doc
}

// monthFront is the first page: the figures that count, charts, why output changed, and the
// owner's words. All figures follow on the next.
func monthFront(in Month, p text.MonthPart, say text.Lang) (all []Block) {
	b := &in.Book
	if state := text.MonthState(say, b); len(state) > 0 {
		all = append(all, Notes{Lines: state})
	}
	if b.Empty() {
		return append(append(all, Notes{Lines: p.Lines}), monthNote(b, say)...)
	}
	all = append(all, Tiles{monthTiles(b, in.Beside, say)}, Charts{All: []Chart{outputChart(b, say), efficiencyChart(b, say), onTimeChart(b, say)}})
	causes := monthTable(p.Grids[1])
	causes.Columns[0].Weight = 1
	if len(causes.Rows) > 0 {
		all = append(all, causes, Notes{Lines: []string{say.Say("month.about.causes")}})
	} else {
		all = append(all, Notes{Title: causes.Title, Lines: p.Lines})
	}
	all = append(all, monthNote(b, say)...)
	return append(all, Turn{}, monthTable(p.Grids[0]))
}

func monthNote(b *monthly.Book, say text.Lang) []Block {
	if b.Note.Words == "" {
		return nil
	}
	return []Block{Notes{Title: say.Say("month.note"), Lines: strings.Split(b.Note.Words, "\n")}}
}

// monthPart is a section: its words above its tables.
func monthPart(p text.MonthPart) []Block {
	if len(p.Grids) == 0 {
		return []Block{Notes{Title: p.Title, Lines: p.Lines}}
	}
	var all []Block
	first := p.Title
	if len(p.Lines) > 0 {
		all, first = append(all, Notes{Title: first, Lines: p.Lines}), ""
	}
	for _, g := range p.Grids {
		if len(g.Rows) == 0 {
			continue
		}
		t := monthTable(g)
		if first != "" {
			t.Title = strings.Trim(first+"·"+g.Title, "·")
		}
		all, first = append(all, t), ""
	}
	return all
}

// monthTable is a table as it is printed: its first column of words takes what is left, and
// so does a column of explanations.
func monthTable(g text.MonthGrid) Table {
	t := Table{Title: g.Title}
	for i, title := range g.Titles {
		c := Column{Title: title, Right: g.Right[i]}
		if i == 0 || !c.Right {
			c.Weight = 1
		}
		t.Columns = append(t.Columns, c)
	}
	for _, cells := range g.Rows {
		row := make([]string, len(cells))
		for i, c := range cells {
			row[i] = c.Text
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// monthTiles are the figures of the first page beside what they are compared with; the note
// is what that was, and the target.
func monthTiles(b *monthly.Book, with monthly.Beside, say text.Lang) (all []Tile) {
	for _, k := range text.MonthTiles() {
		now, was := b.Now.Of(k), b.Beside(k, with)
		t := Tile{Label: say.Say(k.Word()), Value: text.KPIValue(say, now)}
		t.Change, t.Rise, _ = text.MonthChange(say, now, was)
		t.Good = (t.Rise > 0) != k.Down()
		notes := []string{say.Say(with.Word()) + " " + text.KPIValue(say, was)}
		if with != monthly.WithTarget {
			if aim := b.Beside(k, monthly.WithTarget); aim.Known {
				notes = append(notes, say.Say(monthly.WithTarget.Word())+" "+text.KPIValue(say, aim))
			}
		}
		t.Note = strings.Join(notes, "  ")
		all = append(all, t)
	}
	return all
}

// monthNumber is the month of a point, 3 of 2026-03.
func monthNumber(month string) string { return strings.TrimLeft(month[len(month)-2:], "0") }

// outputChart is the output of the months by what it is for, in units of ten thousand yuan.
func outputChart(b *monthly.Book, say text.Lang) Chart {
	c := Stacks{
		Title: say.Say("month.chart.output"), Unit: say.Say("month.yuan_10k"),
		Names: []string{say.Say("kpi.labour_income"), say.Say("kpi.parts_income"), say.Say("month.other_income")},
	}
	for _, m := range b.Months {
		s := Stack{Label: monthNumber(m.Month)}
		if out := m.Figures.Of(kpi.Output); out.Known {
			labour, parts := m.Figures.Of(kpi.LabourIncome).Value, m.Figures.Of(kpi.PartsIncome).Value
			s.Parts, s.Text = []int64{labour, parts, out.Value - labour - parts}, text.TenThousands(say, out.Money())
		}
		c.All = append(c.All, s)
	}
	return c
}

// efficiencyChart is how the technicians' hours were billed, the best first; those below the
// rule are hatched.
func efficiencyChart(b *monthly.Book, say text.Lang) Chart {
	weak, some := shop.InForce(b.Rules, "report", "weak_efficiency_bp", b.Period.To)
	mark := int64(shop.Whole)
	if v, ok := b.Target(kpi.TechnicianEfficient, b.Period.Month()); ok {
		mark = v
	}
	c := Lanes{
		Title: say.Say("month.chart.efficiency"), Unit: "%", Mark: mark,
		Word: say.Say("month.chart.mark", shop.Args{"N": say.Percent(shop.Rate(mark))}),
	}
	for _, p := range b.By[kpi.ByTechnician] {
		if p.Person == 0 || len(c.All) == mostLanes {
			continue
		}
		f := p.Figures.Of(kpi.TechnicianEfficient)
		l := Lane{Label: b.People[p.Person], Value: f.Value, Known: f.Known, Text: text.Unknown(), Weak: f.Known && some && f.Value < weak.Value}
		if f.Known {
			l.Text = text.WholePercent(say, f.Rate())
		}
		if c.All = append(c.All, l); l.Weak {
			c.Note = say.Say("month.chart.weak", shop.Args{"N": say.Percent(shop.Rate(weak.Value))})
		}
	}
	return c
}

// onTimeChart is how many cars went out on time, month by month.
func onTimeChart(b *monthly.Book, say text.Lang) Chart {
	c := Course{Title: say.Say("month.chart.on_time"), Unit: "%"}
	if v, ok := b.Target(kpi.OnTimeRate, b.Period.Month()); ok {
		c.Mark, c.Word = v, say.Say(monthly.WithTarget.Word())+" "+say.Percent(shop.Rate(v))
	}
	for _, m := range b.Months {
		f := m.Figures.Of(kpi.OnTimeRate)
		s := Spot{Label: monthNumber(m.Month), Value: f.Value, Known: f.Known}
		if f.Known {
			s.Text = text.WholePercent(say, f.Rate())
		}
		c.All = append(c.All, s)
	}
	return c
}
