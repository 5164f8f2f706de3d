package paper

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// StoreRoom is what the store knows of the parts of orders.
type StoreRoom struct {
	Picks      []shop.Pick // what is still to be taken, and where
	Moves      []shop.Move // what was given and came back, the first first
	Used       []shop.Move // what of that came back used
	Parts      map[shop.PartID]shop.Part
	Lots       map[shop.LotID]shop.Lot
	Suppliers  map[shop.SupplierID]string
	Warehouses map[shop.WarehouseID]string // but the main one
	Costs      bool                        // whoever prints may see what pieces have cost
}

// Pick (领料单) is what the store hands out for an order, shelf by shelf and lot by lot:
// what is still to be taken, and below it what was taken and by whom.
func Pick(in Sheet, say text.Lang) Doc {
	c := keeper{clerk{in, say}}
	d := c.doc(shop.FormPick, c.Order.Number, say.Say("paper.pick.purpose"))
	d.Head = c.head()
	d.Blocks = slices.Concat(c.open(), c.moved("paper.pick.done", shop.MoveIssue))
	if len(d.Blocks) == 0 {
		d.Blocks = []Block{Notes{Lines: []string{say.Say("paper.pick.none")}}}
	}
	d.Blocks = append(d.Blocks, Notes{Lines: append(c.owned(), say.Say("paper.pick.note"))}, c.signatures("paper.sign_picker", "paper.sign_storekeeper"))
	return d
}

// owned are the parts that the customer brought: nobody is to look for them.
func (c keeper) owned() (all []string) {
	list := listing{clerk: c.clerk}
	for _, l := range list.lines(shop.PartLine) {
		if l.Origin == shop.CustomerOwned && l.Agreement.Consent == shop.Agreed {
			all = append(all, list.partName(l))
		}
	}
	return all
}

// GivenBack (退料单) is what of an order came back into the store, and what of it is new
// no more.
func GivenBack(in Sheet, say text.Lang) Doc {
	c := keeper{clerk{in, say}}
	d := c.doc(shop.FormReturn, c.Order.Number, say.Say("paper.return.purpose"))
	d.Head = c.head()
	d.Blocks = append(c.moved("paper.return.done", shop.MoveReturn), Notes{Lines: []string{say.Say("paper.return.note")}},
		c.signatures("paper.sign_returner", "paper.sign_storekeeper"))
	return d
}

// PartOrigins (配件来源清单) goes with the settlement when the customer asks where the
// parts came from: origin, batch, supplier and the number of the 合格证 of each.
func PartOrigins(in Sheet, say text.Lang) Doc {
	c := keeper{clerk{in, say}}
	d := c.doc(shop.FormOrigins, cmp.Or(c.Order.SettlementNo, c.Order.Number), say.Say("paper.origins.purpose"))
	d.Head = filled(c.pair("paper.settlement.number", c.Order.SettlementNo), c.pair("paper.order", c.Order.Number),
		c.pair("paper.plate", say.Plate(c.Vehicle.Plate)), c.pair("paper.model", c.Vehicle.Title()))
	d.Blocks = []Block{
		c.sources(),
		Notes{Numbered: true, Lines: []string{say.Say("paper.origins.note"), say.Say("paper.note_own_parts")}},
		c.signatures("paper.sign_customer", "paper.sign_repairer"),
	}
	return d
}

// keeper writes what only the papers of the store have.
type keeper struct{ clerk }

func (c keeper) head() []Pair {
	return filled(c.pair("paper.order", c.Order.Number), c.pair("paper.plate", c.say.Plate(c.Vehicle.Plate)),
		c.pair("paper.promised", c.say.DateTime(c.Order.Stamps.PromisedAt)), c.pair("paper.sign_picker", c.Technicians[shop.Taker(&c.Order)]))
}

// storeRow is a row about pieces of a part.
type storeRow struct {
	order    shop.OrderID
	line     *shop.Line
	part     shop.Part
	lot      shop.Lot
	location shop.Location
	bin      string
	qty      shop.Qty
	value    shop.Money  // of qty
	origin   shop.Origin // as the order says
	move     shop.Move
	short    bool
}

// storeColumn is a column of a table of such rows.
type storeColumn struct {
	Column
	value func(storeRow) string
}

// open is what is still to be taken, in the order of the shelves, with more columns.
func (c keeper) open(more ...storeColumn) []Block {
	picks := slices.Clone(c.Workshop.Room.Picks)
	shop.ByShelf(picks)
	var rows []storeRow
	for _, p := range picks {
		part := c.Workshop.Room.Parts[p.PartID]
		rows = append(rows, storeRow{
			order: p.OrderID, line: c.Order.Line(p.LineID), part: part, lot: c.Workshop.Room.Lots[p.LotID], location: p.Location, bin: p.Bin,
			qty: p.Qty, origin: p.Origin, value: part.Cost().Times(p.Qty), short: p.Short,
		})
	}
	if len(rows) == 0 {
		return nil
	}
	columns := append([]storeColumn{c.words("paper.bin", 0, c.bin)}, c.what()...)
	columns = append(columns, more...)
	columns = append(columns, c.words("paper.unit", 0, func(r storeRow) string { return r.part.Unit }), c.figure("paper.qty", func(r storeRow) string { return c.say.Qty(r.qty) }))
	return []Block{storeTable(c.clerk, "paper.pick.parts", append(columns, c.cost()...), rows)}
}

// what are the columns that say what a piece is.
func (c keeper) what() []storeColumn {
	code := c.words("paper.part_no", 2, func(r storeRow) string { return r.part.Number })
	brand := c.words("paper.make", 1, func(r storeRow) string { return r.part.Make })
	code.Fold, brand.Fold = true, true
	return []storeColumn{
		c.words("paper.part", 3, func(r storeRow) string { return r.title() }), code, brand,
		c.words("paper.origin", 0, c.origin), c.words("paper.lot", 2, c.lot),
	}
}

func (r storeRow) title() string {
	if r.line != nil {
		return r.line.Title()
	}
	return r.part.Name
}

// moved is what was moved between the store and the car, as it happened.
func (c keeper) moved(title string, kind shop.MoveKind) []Block {
	var rows []storeRow
	for _, m := range c.Workshop.Room.Moves {
		if m.Kind != kind {
			continue
		}
		part := c.Workshop.Room.Parts[m.PartID]
		bin := m.Location.Bin
		if bin == "" && m.Location.Warehouse == shop.MainWarehouse {
			bin = part.Bin
		}
		r := storeRow{line: c.Order.Line(m.LineID), part: part, lot: c.Workshop.Room.Lots[m.LotID], location: m.Location, bin: bin, qty: m.Qty, value: m.Value, move: m}
		if kind == shop.MoveIssue {
			r.qty, r.value = -r.qty, -r.value
		}
		rows = append(rows, r)
	}
	if len(rows) == 0 {
		return nil
	}
	columns := append([]storeColumn{c.words("paper.time", 0, func(r storeRow) string { return c.span(r.move.At) })}, c.what()...)
	columns = append(columns, c.words("paper.bin", 0, c.bin), c.figure("paper.qty", func(r storeRow) string { return c.say.Qty(r.qty) }))
	if kind == shop.MoveReturn {
		columns = append(columns, c.words("paper.return.state", 0, c.state))
	}
	columns = append(columns, c.cost()...)
	taker := c.words("paper.sign_picker", 0, func(r storeRow) string { return c.Technicians[r.move.Taker] })
	if kind == shop.MoveReturn {
		taker.Title = c.say.Say("paper.sign_returner")
	}
	columns = append(columns, taker, c.words("paper.sign_storekeeper", 0, func(r storeRow) string { return c.Technicians[r.move.Person] }))
	return []Block{storeTable(c.clerk, title, columns, rows)}
}

// state says whether pieces came back as new ones.
func (c keeper) state(r storeRow) string {
	for _, u := range c.Workshop.Room.Used {
		if u.At.Equal(r.move.At) && u.PartID == r.move.PartID && u.Location == r.location && u.Qty == r.qty {
			return c.say.Say("paper.return.used")
		}
	}
	return c.say.Say("paper.return.new")
}

// span is a time of the day, with the day when that is not the day of the print.
func (c keeper) span(t time.Time) string { return floor(c).span(t, time.Time{}) }

// bin is where pieces lie; of another warehouse its name as well.
func (c keeper) bin(r storeRow) string {
	if r.short {
		return c.say.Say("paper.pick.short")
	}
	return strings.TrimSpace(c.Workshop.Room.Warehouses[r.location.Warehouse] + " " + r.bin)
}

// origin is what the pieces are; of no lot, what the order says.
func (c keeper) origin(r storeRow) string {
	o := cmp.Or(r.lot.Origin, r.origin)
	if o == "" && r.line != nil {
		o = r.line.Origin
	}
	if o = cmp.Or(o, r.part.Origin); o == "" {
		return ""
	}
	return c.say.Say(o.Key())
}

// lot is the batch and from whom it came.
func (c keeper) lot(r storeRow) string {
	return strings.TrimSpace(r.lot.Batch + " " + c.Workshop.Room.Suppliers[r.lot.SupplierID])
}

// cost is the column of what one piece has cost, for those who may see it.
func (c keeper) cost() []storeColumn {
	if !c.Workshop.Room.Costs {
		return nil
	}
	return []storeColumn{c.figure("paper.pick.cost", func(r storeRow) string {
		if r.short || r.qty == 0 {
			return ""
		}
		return c.say.Money(r.value.Part(shop.One, r.qty))
	})}
}

func (c keeper) words(key string, weight int, value func(storeRow) string) storeColumn {
	return storeColumn{Column{Title: c.say.Say(key), Weight: weight}, value}
}

func (c keeper) figure(key string, value func(storeRow) string) storeColumn {
	return storeColumn{Column{Title: c.say.Say(key), Right: true}, value}
}

// storeTable lists rows under columns, numbered from 1.
func storeTable(c clerk, title string, columns []storeColumn, rows []storeRow) Table {
	t := Table{Title: c.say.Say(title), Columns: []Column{{Title: c.say.Say("paper.no")}}}
	for _, x := range columns {
		t.Columns = append(t.Columns, x.Column)
	}
	for i, r := range rows {
		cells := []string{strconv.Itoa(i + 1)}
		for _, x := range columns {
			cells = append(cells, x.value(r))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// sources is the table of where the parts of the bill came from: a row for each lot.
func (c keeper) sources() Table {
	list := listing{clerk: c.clerk}
	var rows []storeRow
	for _, l := range list.lines(shop.PartLine) {
		rows = append(rows, c.given(l)...)
	}
	code := c.words("paper.part_no", 2, func(r storeRow) string { return r.line.Code })
	brand := c.words("paper.make", 1, func(r storeRow) string { return c.Makes[r.line.PartID] })
	code.Fold, brand.Fold = true, true
	return storeTable(c.clerk, "paper.origins.parts", []storeColumn{
		c.words("paper.part", 3, func(r storeRow) string { return r.title() }), code, brand,
		c.words("paper.origin", 0, func(r storeRow) string { return list.origin(r.line) }),
		c.words("paper.own", 0, func(r storeRow) string { return list.own(r.line) }),
		c.words("paper.batch", 1, func(r storeRow) string { return r.lot.Batch }),
		c.words("paper.supplier", 2, func(r storeRow) string { return c.Workshop.Room.Suppliers[r.lot.SupplierID] }),
		c.words("paper.proof", 1, func(r storeRow) string { return cmp.Or(r.lot.Certificate, r.line.OwnPaper) }),
		c.figure("paper.qty", func(r storeRow) string { return c.say.Qty(r.qty) }),
	}, rows)
}

// given are the pieces of each lot that a line was given and still has; a line of which
// the store has given nothing is one row.
func (c keeper) given(l *shop.Line) (rows []storeRow) {
	for _, m := range c.Workshop.Room.Moves {
		if m.LineID != l.ID || l.ID == 0 {
			continue
		}
		i := slices.IndexFunc(rows, func(r storeRow) bool { return r.lot.ID == m.LotID })
		if i < 0 {
			i = len(rows)
			rows = append(rows, storeRow{line: l, lot: c.Workshop.Room.Lots[m.LotID]})
			rows[i].lot.ID = m.LotID
		}
		rows[i].qty -= m.Qty
	}
	rows = slices.DeleteFunc(rows, func(r storeRow) bool { return r.qty <= 0 })
	if len(rows) == 0 {
		rows = append(rows, storeRow{line: l, qty: l.Qty})
	}
	return rows
}

// partName is what a part is called; of one that the customer brought it says so, and
// what was seen of its papers, because the shop answers for none of it.
func (c listing) partName(l *shop.Line) string {
	if l.Origin != shop.CustomerOwned {
		return l.Title()
	}
	seen := l.OwnPaper
	if seen == "" {
		seen = c.say.Say("paper.own_unseen")
	}
	return l.Title() + c.say.Say("paper.own_line", shop.Args{"Paper": seen})
}
