package sheets

import (
	"context"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/sheet"
	"gongdan/app/shop"
	"gongdan/app/tables"
	"gongdan/app/work"
)

// column is a column of the file, with the first thing that stands in it.
type column struct {
	at     shop.SheetColumn
	sample string
	field  shop.SheetField
	known  bool // it means field
}

// columns is the list of what each column of the file means.
type columns struct {
	p     *page
	table *kit.Table[column]
	card  *kit.Card
	rows  []column
}

func newColumns(p *page) *columns {
	c := &columns{p: p}
	say := p.h.Say
	c.table = kit.NewTable(p.h.Env, "sheet_columns", []kit.Column[column]{
		{ID: "column", TitleKey: "sheets.letter", W: 38, Cell: func(x column) kit.Cell { return kit.Cell{Text: x.at.Letters(), Tone: "muted"} }},
		{ID: "heading", TitleKey: "sheets.heading", Min: 84, Cell: func(x column) kit.Cell { return kit.Cell{Text: x.at.Heading} }},
		{ID: "sample", TitleKey: "sheets.sample", W: 92, From: 330, Cell: func(x column) kit.Cell { return kit.Cell{Text: x.sample, Tone: "muted"} }},
		{ID: "field", TitleKey: "sheets.field", W: 118, Cell: func(x column) kit.Cell {
			if !x.known {
				return kit.Cell{Text: say("sheets.unused"), Tone: "muted"}
			}
			return kit.Cell{Text: say(x.field.Key()), Tone: "primary", Strong: true}
		}},
	})
	c.table.OnOpen = c.ask
	c.table.OnMenu = func(x column, _ fyne.Position) { c.ask(x) }
	c.table.Same = func(a, b column) bool { return a.at.N == b.at.N }
	c.card = kit.NewCard(say("sheets.columns"), c.table.Object()).SetAction(kit.NewKeyCap("Alt+L"))
	return c
}

// show shows the columns of a file.
func (c *columns) show(in *tables.Incoming) {
	c.rows = nil
	for i, h := range in.Book.Head.Cells {
		x := column{at: shop.SheetColumn{N: i + 1, Heading: h.Text}}
		for _, r := range in.Book.Rows[:min(len(in.Book.Rows), sampleRows)] {
			if x.sample == "" {
				x.sample = r.At(i + 1).Text
			}
		}
		if x.field, x.known = in.Map.FieldAt(i + 1); !x.known && h.Text == "" && x.sample == "" {
			continue
		}
		c.rows = append(c.rows, x)
	}
	c.table.SetRows(c.rows)
}

// sampleRows is how many rows are looked at for the sample of a column.
const sampleRows = 50

// ask asks what a column means.
func (c *columns) ask(x column) {
	if !c.p.may() || c.p.work.busy() {
		return
	}
	var items []kit.Command
	for _, f := range shop.TableFields(c.p.in.Kind) {
		word, icon := c.p.h.Say(f.Key()), ""
		if n := c.p.in.Map[f]; n > 0 {
			icon = "check"
		}
		items = append(items, kit.Command{Word: word, Icon: icon, Do: func() { c.set(c.p.in.Map.With(x.at.N, f)) }})
	}
	items = append(items, kit.Command{Word: c.p.h.Say("sheets.unused"), Do: func() { c.set(c.p.in.Map.Without(x.at.N)) }})
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.table.Object())
	c.p.h.Env.Layer.Menu(c.p.h.Env, at.AddXY(c.table.Object().Size().Width-40, 40), items)
}

// set gives the columns another meaning, and remembers it for the next table
// with the same headings.
func (c *columns) set(m sheet.Mapping) {
	in := c.p.in
	in.Map, in.Remembered = m, true
	c.show(in)
	kept := *in
	screen.Act(c.p.h, func(ctx context.Context, d work.Desk) (any, error) { return nil, kept.Keep(ctx, d) }, func(_ any, err error) {
		c.p.h.Fail("remember columns", err)
	})
	c.p.replan()
}
