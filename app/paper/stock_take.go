package paper

import (
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// Counting is what the papers of a stock-take are made of. Rows stand in the order of
// the shelves, as whoever prints them may see them.
type Counting struct {
	Paper Paper
	Shop  shop.Settings
	Take  shop.StockTake
	House string // name of the warehouse; empty: all of them
	Rows  []CountRow
	Books bool // what the books say may be shown before it is counted
	Costs bool // what it is worth may be shown
	Copy  int  // 1 is the first print; more are marked as reprints
	At    time.Time
	By    string
}

// CountRow is a line of a stock-take with the words that a paper needs.
type CountRow struct {
	shop.TakeLine
	Part      shop.Part
	Warehouse string
	Book      shop.Qty   // what the books say now
	Worth     shop.Money // of the difference
	Cause     string
	People    []string // who made each of the counts
}

// counting writes the papers of one stock-take.
type counting struct {
	clerk
	in Counting
}

func newCounting(in Counting, say text.Lang) counting {
	c := clerk{Sheet{Paper: in.Paper, Shop: in.Shop, Order: shop.Order{Number: in.Take.Number}, Copy: in.Copy, At: in.At, By: in.By}, say}
	return counting{c, in}
}

// frame is the head and the foot of both papers.
func (c counting) frame(form shop.Form, purpose string) Doc {
	t := c.in.Take
	d := c.doc(form, t.Number, c.say.Say(purpose))
	d.Head = filled(
		c.pair("paper.count.number", t.Number),
		c.pair("paper.count.zone", c.zone()),
		c.pair("paper.count.opened", c.say.DateTime(t.Opened.At)),
		c.pair("paper.count.status", c.say.Say(t.Status.Key())),
	)
	if t.Status == shop.TakeVoid {
		d.Watermark = c.say.Say(t.Status.Key())
	}
	return d
}

// zone says in words where is counted, and what.
func (c counting) zone() string { return ZoneWords(c.say, c.in.Take.Zone, c.in.House) }

// ZoneWords says where a stock-take counts, and what; house is the name of its warehouse.
func ZoneWords(say text.Lang, z shop.TakeZone, house string) string {
	words := house
	if z.Warehouse == 0 {
		words = say.Say("take.zone.all")
	}
	if z.Bin != "" {
		words += " " + z.Bin
	}
	if z.Pick != shop.PickAll {
		words += "・" + say.Say(z.Pick.Key())
	}
	return strings.TrimSpace(words)
}

// CountSheet (盘点表) is what to count, shelf by shelf, with room to write by hand.
func CountSheet(in Counting, say text.Lang) Doc {
	c := newCounting(in, say)
	purpose := "paper.count.blind"
	if in.Books {
		purpose = "paper.count.open"
	}
	d := c.frame(shop.FormCountSheet, purpose)
	for _, rows := range byWarehouse(in.Rows) {
		t := Table{Title: rows[0].Warehouse, Columns: c.columns("paper.count.bin", "paper.count.part_no")}
		t.Columns = append(t.Columns, Column{Title: say.Say("paper.count.part_name"), Weight: 4}, Column{Title: say.Say("paper.count.unit")})
		if in.Books {
			t.Columns = append(t.Columns, Column{Title: say.Say("paper.count.book"), Right: true})
		}
		t.Columns = append(t.Columns, Column{Title: say.Say("paper.count.first"), Weight: 2}, Column{Title: say.Say("paper.count.second"), Weight: 2}, Column{Title: say.Say("paper.count.remark"), Weight: 3})
		for _, r := range rows {
			row := []string{r.Shelf, r.Part.Number, r.Part.Name, r.Part.Unit}
			if in.Books {
				row = append(row, say.Count(r.Book))
			}
			t.Rows = append(t.Rows, append(row, "", "", ""))
		}
		d.Blocks = append(d.Blocks, t)
	}
	d.Blocks = append(d.Blocks,
		Notes{Numbered: true, Lines: []string{say.Say("paper.count.note_write"), say.Say("paper.count.note_found"), say.Say("paper.count.note_sell")}},
		Lines{Label: say.Say("paper.count.found"), Count: 3},
		c.signatures("paper.count.sign_first", "paper.count.sign_second", "paper.count.sign_watch"))
	return d
}

// columns are columns of two shares with their titles.
func (c counting) columns(titles ...string) (all []Column) {
	for _, t := range titles {
		all = append(all, Column{Title: c.say.Say(t), Weight: 2})
	}
	return all
}

// byWarehouse parts rows by their warehouse, in the order in which these come.
func byWarehouse(rows []CountRow) (parts [][]CountRow) {
	at := map[shop.WarehouseID]int{}
	for _, r := range rows {
		n, ok := at[r.Location.Warehouse]
		if !ok {
			n = len(parts)
			at[r.Location.Warehouse], parts = n, append(parts, nil)
		}
		parts[n] = append(parts[n], r)
	}
	return parts
}

// CountReport (盘点差异表) is what was found too many and too few, why, by whom, and what
// nobody has counted.
func CountReport(in Counting, say text.Lang) Doc {
	c := newCounting(in, say)
	d := c.frame(shop.FormCountReport, "paper.count.purpose")
	var gain, loss shop.Money
	var counted, differ int64
	var missing []string
	t := Table{Title: say.Say("paper.count.differences"), Columns: []Column{
		{Title: say.Say("paper.count.bin"), Weight: 2},
		{Title: say.Say("paper.count.part_no"), Weight: 2},
		{Title: say.Say("paper.count.part_name"), Weight: 4},
		{Title: say.Say("paper.count.book"), Right: true},
		{Title: say.Say("paper.count.found_qty"), Right: true},
		{Title: say.Say("paper.count.difference"), Right: true},
		{Title: say.Say("paper.count.worth"), Right: true},
		{Title: say.Say("paper.count.cause"), Weight: 2},
		{Title: say.Say("paper.count.who"), Weight: 3, Fold: true},
	}}
	for _, r := range in.Rows {
		if !r.Counted() {
			missing = append(missing, r.Shelf+" "+r.Part.Number+" "+r.Part.Name)
			continue
		}
		if counted++; r.Difference() == 0 {
			continue
		}
		differ++
		gain, loss = gain+max(0, r.Worth), loss+max(0, -r.Worth)
		t.Rows = append(t.Rows, []string{
			r.Shelf, r.Part.Number, r.Part.Name, say.Count(r.Last().Book), say.Count(r.Last().Qty), signed(say, r.Difference()),
			c.money(r.Worth), r.Cause, c.who(r),
		})
	}
	d.Blocks = []Block{Pairs{Columns: 3, Pairs: filled(
		c.pair("paper.count.lines", say.Int(int64(len(in.Rows)))), c.pair("paper.count.counted", say.Int(counted)), c.pair("paper.count.differ", say.Int(differ)),
		c.pair("paper.count.gain", c.money(gain)), c.pair("paper.count.loss", c.money(-loss)), c.pair("paper.count.net", c.money(gain-loss)),
		c.pair("paper.count.closed", say.DateTime(in.Take.Closed.At)), c.pair("paper.count.reason", in.Take.Reason), c.pair("paper.count.note", in.Take.Note),
	)}}
	if len(t.Rows) > 0 {
		d.Blocks = append(d.Blocks, t)
	} else {
		d.Blocks = append(d.Blocks, Notes{Lines: []string{say.Say("paper.count.no_difference")}})
	}
	if len(missing) > 0 {
		d.Blocks = append(d.Blocks, Notes{Title: say.Say("paper.count.missing", shop.Args{"N": len(missing)}), Lines: missing})
	}
	d.Blocks = append(d.Blocks, c.signatures("paper.count.sign_first", "paper.count.sign_keeper", "paper.count.sign_books"))
	return d
}

// money is an amount that may be shown; nothing where it may not.
func (c counting) money(m shop.Money) string {
	if !c.in.Costs {
		return ""
	}
	return c.say.Money(m)
}

// signed is a quantity with its sign.
func signed(say text.Lang, q shop.Qty) string {
	if q > 0 {
		return "+" + say.Count(q)
	}
	return say.Count(q)
}

// who says who found how many, the first one first.
func (c counting) who(r CountRow) string {
	var all []string
	for i, n := range r.Counts {
		all = append(all, r.People[i]+" "+c.say.Count(n.Qty))
	}
	return strings.Join(all, " → ")
}
