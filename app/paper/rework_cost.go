package paper

import (
	"slices"
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// Reworks is what the cost of reworks is printed from.
type Reworks struct {
	Shop shop.Settings
	Book shop.RedoneBook
	At   time.Time // when it is printed
	By   string    // who prints it
}

// ReworkCosts (返修成本) is what the reworks of a period have cost by cause and by who bears
// it, the orders one by one, and what is counted.
func ReworkCosts(in Reworks, say text.Lang) Doc {
	period := text.RedoneSummary(say, &in.Book)
	doc := reportDoc(in.Shop, say.Say("paper.reworks"), period, say)
	doc.At, doc.Foot.Right = in.At.In(say.Zone), say.Say("paper.printed", shop.Args{"At": in.At, "By": in.By})
	doc.Blocks = []Block{
		figured(say.Say("reworks.by_cause"), text.RedoneTable(say, &in.Book), 2), figured(say.Say("reworks.orders"), narrow(text.RedoneOrders(say, &in.Book)), 6),
		Notes{Title: say.Say("reworks.define"), Numbered: true, Lines: text.RedoneNotes(say)},
	}
	return doc
}

// narrow leaves the hours and what was waived out of the orders, so that their numbers have
// room: the table program's file has them.
func narrow(lines [][]string) [][]string {
	out := make([][]string, len(lines))
	for i, line := range lines {
		out[i] = slices.Concat(line[:6], line[7:8], line[9:])
	}
	return out
}

// reportDoc is the frame of a report of the shop.
func reportDoc(s shop.Settings, title, period string, say text.Lang) Doc {
	return Doc{Paper: A4, Shop: s.Name, Title: title, Subtitle: period, Foot: Foot{Left: strings.Trim(s.Name+"·"+title, "·"), Middle: say.Say("paper.page")}}
}

// figured is a table of lines, the titles first, of which the columns from right on are
// figures; the widest of the others is the last of them.
func figured(title string, lines [][]string, right int) Table {
	t := Table{Title: title, Rows: lines[1:]}
	for i, name := range lines[0] {
		t.Columns = append(t.Columns, Column{Title: name, Right: i >= right})
	}
	t.Columns[right-1].Weight = 1
	return t
}
