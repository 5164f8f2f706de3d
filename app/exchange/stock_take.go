package exchange

import (
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// causeRecord is a cause of differences.
type causeRecord struct {
	Name   string `json:"name" need:"yes"`
	Active *bool  `json:"active,omitempty"`
}

// stockTakeRecord is a stock-take. Without a warehouse it is one of all of them; what it
// posted stands in the ledger, with its number as the note.
type stockTakeRecord struct {
	Number string `json:"number" need:"yes"`
	takeZone
	Blind    bool             `json:"blind,omitempty"`
	Status   shop.TakeStatus  `json:"status" need:"yes"`
	Note     string           `json:"note,omitempty"`
	OpenedBy string           `json:"opened_by,omitempty"`
	OpenedAt time.Time        `json:"opened_at" need:"yes"`
	ClosedBy string           `json:"closed_by,omitempty"`
	ClosedAt time.Time        `json:"closed_at,omitempty"`
	Reason   string           `json:"reason,omitempty"`
	Lines    []takeLineRecord `json:"lines,omitempty"`
}

// takeZone is where is counted, and what.
type takeZone struct {
	Warehouse string        `json:"warehouse,omitempty"`
	Bin       string        `json:"bin,omitempty"`
	Pick      shop.TakePick `json:"pick,omitempty"`
}

// takeLineRecord is one part at one place. Warehouse and bin are those of the ledger,
// shelf is the bin as it was written there.
type takeLineRecord struct {
	Part      string            `json:"part" need:"yes"`
	Warehouse string            `json:"warehouse,omitempty"`
	Bin       string            `json:"bin,omitempty"`
	Shelf     string            `json:"shelf,omitempty"`
	Found     bool              `json:"found,omitempty"`
	Cause     string            `json:"cause,omitempty"`
	Posted    shop.Qty          `json:"posted,omitempty"`
	Value     shop.Money        `json:"value,omitempty"`
	Counts    []takeCountRecord `json:"counts,omitempty"`
}

type takeCountRecord struct {
	Person string    `json:"person,omitempty"`
	At     time.Time `json:"at" need:"yes"`
	Qty    shop.Qty  `json:"qty" need:"key"`
	Book   shop.Qty  `json:"book" need:"key"`
}

func exportCauses(x *exporter) error {
	list, err := data.TakeCauses(x.v)
	x.doc.open("take_causes")
	for _, c := range list {
		x.doc.row(causeRecord{c.Name, inactive(c.Active)})
	}
	x.doc.shut()
	return err
}

func exportTakes(x *exporter) error {
	list, err := data.TakeCauses(x.v)
	if err != nil {
		return err
	}
	causes := map[shop.CauseID]string{}
	for _, c := range list {
		causes[c.ID] = c.Name
	}
	main, err := data.Warehouse(x.v, shop.MainWarehouse)
	if err != nil {
		return err
	}
	x.doc.open("stock_takes")
	err = data.EachStockTake(x.v, func(s shop.StockTake, lines []shop.TakeLine) error {
		house := x.stock.warehouses[s.Zone.Warehouse]
		if s.Zone.Warehouse == shop.MainWarehouse {
			house = main.Name
		}
		r := stockTakeRecord{
			Number: s.Number, takeZone: takeZone{house, s.Zone.Bin, s.Zone.Pick}, Blind: s.Blind, Status: s.Status, Note: s.Note, Reason: s.Reason,
			OpenedBy: x.name.people[s.Opened.Person], OpenedAt: s.Opened.At, ClosedBy: x.name.people[s.Closed.Person], ClosedAt: s.Closed.At,
		}
		for _, l := range lines {
			line := takeLineRecord{
				Part: x.name.parts[l.PartID].Number, Warehouse: x.stock.warehouses[l.Location.Warehouse], Bin: l.Location.Bin,
				Shelf: l.Shelf, Found: l.Found, Cause: causes[l.CauseID], Posted: l.Posted, Value: l.Value,
			}
			for _, c := range l.Counts {
				line.Counts = append(line.Counts, takeCountRecord{x.name.people[c.Person], c.At, c.Qty, c.Book})
			}
			r.Lines = append(r.Lines, line)
		}
		x.doc.row(r)
		return x.doc.err
	})
	x.doc.shut()
	return err
}

// stockTakes takes the stock-takes of a file.
type stockTakes struct{ *importer }

// causes takes the list of causes; in a new shop it is the list of the file.
func (im stockTakes) causes() error {
	if _, ok := im.sections["take_causes"]; !ok {
		return nil
	}
	if err := work.BeginTakeCauses(im.load); err != nil {
		return err
	}
	return take(im.importer, "take_causes", im.cause)
}

func (im stockTakes) cause(r causeRecord, at where) error {
	c := shop.TakeCause{Name: r.Name, Active: active(r.Active)}
	if !im.first("take_causes", c.Name, at.in("name")) || !im.problems(at, c.Check()) {
		im.spoiled["take_causes "+shop.Fold(c.Name)] = true
		return nil
	}
	return work.LoadTakeCause(im.load, c)
}

func (im stockTakes) take(r stockTakeRecord, at where) error {
	before := im.found.count()
	s := shop.StockTake{
		Number: strings.TrimSpace(r.Number), Zone: shop.TakeZone{Bin: shop.Fold(r.Bin), Pick: r.Pick}, Blind: r.Blind, Status: r.Status, Note: r.Note, Reason: r.Reason,
		Opened: shop.TakeStamp{Person: im.personOf(r.OpenedBy, at.in("opened_by")), At: r.OpenedAt},
		Closed: shop.TakeStamp{Person: im.personOf(r.ClosedBy, at.in("closed_by")), At: r.ClosedAt},
	}
	if r.Warehouse != "" {
		s.Zone.Warehouse = shelves(im).warehouseOf(r.Warehouse, at.in("warehouse"))
	}
	if !im.first("stock_takes", s.Number, at.in("number")) || !im.problems(at, s.Check()) {
		return nil
	}
	var lines []shop.TakeLine
	seen := map[string]string{}
	for i, x := range r.Lines {
		in := at.in("lines").nth(i)
		l, err := im.line(x, in)
		if err != nil {
			return err
		}
		im.once(seen, x.Part+" "+x.Warehouse+" "+x.Bin, in.in("part"))
		lines = append(lines, l)
	}
	if im.found.count() > before {
		return nil
	}
	return work.LoadStockTake(im.load, s, lines)
}

func (im stockTakes) line(r takeLineRecord, at where) (l shop.TakeLine, err error) {
	p, err := im.load.FindPart(shop.Fold(r.Part))
	if err != nil {
		return l, err
	}
	if p == nil {
		im.missing(at.in("part"), "parts", r.Part)
		return l, nil
	}
	l = shop.TakeLine{
		PartID: p.ID, Location: shop.Location{Warehouse: shop.MainWarehouse, Bin: shop.Fold(r.Bin)}, Shelf: r.Shelf, Found: r.Found, Posted: r.Posted, Value: r.Value,
	}
	if r.Warehouse != "" {
		l.Location.Warehouse = shelves(im).warehouseOf(r.Warehouse, at.in("warehouse"))
	}
	if l.CauseID = work.FindTakeCause(im.load, r.Cause); l.CauseID == 0 && r.Cause != "" {
		im.missing(at.in("cause"), "take_causes", r.Cause)
	}
	for i, c := range r.Counts {
		in := at.in("counts").nth(i)
		im.problems(in, shop.CheckCounted(c.Qty))
		l.Counts = append(l.Counts, shop.TakeCount{Person: im.personOf(c.Person, in.in("person")), At: c.At, Qty: c.Qty, Book: c.Book})
	}
	return l, nil
}
