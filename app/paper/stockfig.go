package paper

import (
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/stockfig"
	"gongdan/app/text"
)

// mostGaps is how many parts with a gap stand on paper; all of them are in the table.
const mostGaps = 300

// Store is what the figures of the store are printed from.
type Store struct {
	Shop shop.Settings
	Book stockfig.Book
	At   time.Time // when it is printed
	By   string    // who prints it
}

// StockFigures (库存指标) is how the store did in a month: each figure with its target,
// its formula and what it is made from, and the parts of which pieces left unbilled.
func StockFigures(in Store, say text.Lang) Doc {
	b := &in.Book
	period := text.StockPeriod(say, b.Period)
	gaps := b.Parts(stockfig.Gap)
	doc := Doc{
		Paper: A4, Shop: in.Shop.Name, Title: say.Say("paper.figures"), Subtitle: period, At: in.At.In(say.Zone),
		Foot: Foot{
			Left: strings.Trim(in.Shop.Name+"·"+period, "·"), Middle: say.Say("paper.page"),
			Right: say.Say("paper.printed", shop.Args{"At": in.At, "By": in.By}),
		},
		Blocks: []Block{storeFigures(b, say), storeGaps(b, gaps, say)},
	}
	notes := []string{say.Say("figures.note.gap"), say.Say("figures.note.dash"), say.Say("figures.note.slow", shop.Args{"Days": b.SlowDays, "Source": b.SlowRule.Source})}
	for _, t := range b.Targets {
		notes = append(notes, say.Say("figures.note.target", shop.Args{"Figure": t.Name, "Source": t.Source}))
	}
	if more := len(gaps) - mostGaps; more > 0 {
		notes = append(notes, say.Say("figures.note.more", shop.Args{"N": more}))
	}
	doc.Blocks = append(doc.Blocks, Notes{Title: say.Say("figures.notes"), Numbered: true, Lines: notes})
	return doc
}

func storeFigures(b *stockfig.Book, say text.Lang) Table {
	lines := text.StockTable(say, stockfig.Sum(b), b)
	t := Table{Title: say.Say("screen.figures"), Rows: lines[1:]}
	for i, title := range lines[0] {
		t.Columns = append(t.Columns, Column{Title: title, Right: i == 1})
	}
	t.Columns[3].Weight = 1
	return t
}

// storeGaps leaves the unit and the orders out: they are in the table program's file.
func storeGaps(b *stockfig.Book, gaps []stockfig.Row, say text.Lang) Table {
	lines := text.GapTable(say, gaps[:min(len(gaps), mostGaps)], func(q shop.Qty) string { return text.StockQty(say, q) })
	t := Table{Title: say.Say("figures.gaps")}
	for n, line := range lines {
		row := append([]string{strings.TrimSpace(line[0] + " " + line[1])}, line[3:len(line)-1]...)
		if n > 0 {
			t.Rows = append(t.Rows, row)
			continue
		}
		row[0] = line[1]
		for i, title := range row {
			t.Columns = append(t.Columns, Column{Title: title, Right: i > 0})
		}
		t.Columns[0].Weight = 1
	}
	return t
}
