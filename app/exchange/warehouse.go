package exchange

import (
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// warehouseRecord is a room of parts; Main is the one that records mean which name
// none.
type warehouseRecord struct {
	Name   string `json:"name" need:"yes"`
	Main   bool   `json:"main,omitempty"`
	Holds  bool   `json:"holds,omitempty"` // nothing is issued from it
	Active *bool  `json:"active,omitempty"`
}

// lotRecord is pieces of a part that came in together. Moves name it by its place in
// the list, from 1.
type lotRecord struct {
	Part        string      `json:"part" need:"yes"`
	Supplier    string      `json:"supplier,omitempty"`
	Batch       string      `json:"batch,omitempty"`
	Origin      shop.Origin `json:"origin,omitempty"`
	Certificate string      `json:"certificate,omitempty"`
	Used        bool        `json:"used,omitempty"`
	At          time.Time   `json:"at,omitempty"`
	Note        string      `json:"note,omitempty"`
	Blocked     string      `json:"blocked,omitempty"`
}

// levelRecord is what a warehouse should have of a part.
type levelRecord struct {
	Part      string   `json:"part" need:"yes"`
	Warehouse string   `json:"warehouse" need:"yes"`
	Min       shop.Qty `json:"min,omitempty"`
	Max       shop.Qty `json:"max,omitempty"`
}

// monthRecord is a month that is closed.
type monthRecord struct {
	Month  string    `json:"month" need:"yes"`
	At     time.Time `json:"at,omitempty"`
	Person string    `json:"person,omitempty"`
}

// stockNames are the names that the ledger uses of where stock lies.
type stockNames struct {
	warehouses map[shop.WarehouseID]string // but the main one
	lots       map[shop.LotID]int          // their places in the list
}

func (x *exporter) warehouses() error {
	list, err := data.Warehouses(x.v)
	x.doc.open("warehouses")
	x.stock.warehouses = map[shop.WarehouseID]string{}
	for _, w := range list {
		main := w.ID == shop.MainWarehouse
		if !main {
			x.stock.warehouses[w.ID] = w.Name
		}
		x.doc.row(warehouseRecord{w.Name, main, !w.Issues, inactive(w.Active)})
	}
	x.doc.shut()
	return err
}

func (x *exporter) lots() error {
	x.stock.lots = map[shop.LotID]int{}
	x.doc.open("lots")
	err := data.EachLot(x.v, func(l shop.Lot) error {
		x.stock.lots[l.ID] = len(x.stock.lots) + 1
		x.doc.row(lotRecord{x.name.parts[l.PartID].Number, x.name.suppliers[l.SupplierID], l.Batch, l.Origin, l.Certificate, l.Used, l.At, l.Note, l.Blocked})
		return x.doc.err
	})
	x.doc.shut()
	return err
}

func (x *exporter) levels() error {
	list, err := data.Levels(x.v, 0)
	x.doc.open("stock_levels")
	for _, l := range list {
		name := x.stock.warehouses[l.Warehouse]
		if l.Warehouse == shop.MainWarehouse {
			w, err := data.Warehouse(x.v, l.Warehouse)
			if err != nil {
				return err
			}
			name = w.Name
		}
		x.doc.row(levelRecord{x.name.parts[l.PartID].Number, name, l.Min, l.Max})
	}
	x.doc.shut()
	return err
}

func (x *exporter) months() error {
	list, err := data.ClosedMonths(x.v)
	x.doc.open("closed_months")
	for _, m := range list {
		x.doc.row(monthRecord{m.Month, m.At, x.name.people[m.Person]})
	}
	x.doc.shut()
	return err
}

// shelves takes what a file says of where stock lies.
type shelves struct{ *importer }

func (im shelves) warehouse(r warehouseRecord, at where) error {
	w := shop.Warehouse{Name: r.Name, Issues: !r.Holds, Active: active(r.Active)}
	if r.Main {
		w.ID = shop.MainWarehouse
	}
	if !im.first("warehouses", w.Name, at.in("name")) || !im.problems(at, w.Check()) {
		im.spoiled["warehouses "+shop.Fold(w.Name)] = true
		return nil
	}
	return work.LoadWarehouse(im.load, w, r.Main)
}

func (im shelves) lot(r lotRecord, at where) error {
	im.lots = append(im.lots, lotTaken{origin: r.Origin})
	l := shop.Lot{
		Batch: r.Batch, Origin: r.Origin, Certificate: r.Certificate, Used: r.Used, At: r.At, Note: r.Note, Blocked: r.Blocked,
		SupplierID: outside(im).supplierOf(r.Supplier, at.in("supplier")),
	}
	p, err := im.load.FindPart(shop.Fold(r.Part))
	if err != nil {
		return err
	}
	if p == nil {
		im.missing(at.in("part"), "parts", r.Part)
		return nil
	}
	if l.PartID = p.ID; !im.problems(at, l.Check()) {
		return nil
	}
	im.lots[len(im.lots)-1].late = l
	im.lots[len(im.lots)-1].id, err = work.LoadLot(im.load, l)
	return err
}

// lotTaken is a lot of the file as it is kept; without an id it was theirs already.
type lotTaken struct {
	id     shop.LotID
	origin shop.Origin
	late   shop.Lot // as the file has it
}

func (im shelves) level(r levelRecord, at where) error {
	p, err := im.load.FindPart(shop.Fold(r.Part))
	if err != nil {
		return err
	}
	l := shop.Level{Warehouse: im.warehouseOf(r.Warehouse, at.in("warehouse")), Min: r.Min, Max: r.Max}
	if p == nil {
		im.missing(at.in("part"), "parts", r.Part)
		return nil
	}
	if l.PartID = p.ID; !im.problems(at, l.Check()) || l.Warehouse == 0 {
		return nil
	}
	return work.LoadLevel(im.load, l)
}

func (im shelves) month(r monthRecord, at where) error {
	if _, err := time.Parse("2006-01", r.Month); err != nil {
		im.say(at.in("month"), "import.say.month", shop.Args{"Text": r.Month})
		return nil
	}
	return work.LoadMonth(im.load, shop.MonthClose{Month: r.Month, At: r.At, Person: im.personOf(r.Person, at.in("person"))})
}

// warehouseOf finds the warehouse of a name.
func (im shelves) warehouseOf(name string, at where) shop.WarehouseID {
	id := work.FindWarehouse(im.load, name)
	if id == 0 && !im.spoiled["warehouses "+shop.Fold(name)] {
		im.missing(at, "warehouses", name)
	}
	return id
}

// lies is where a move of the file took place, and of which lot.
func (im shelves) lies(r moveRecord, m *shop.Move, at where) {
	m.Location.Bin = shop.Fold(r.Bin)
	if r.Warehouse != "" {
		m.Location.Warehouse = im.warehouseOf(r.Warehouse, at.in("warehouse"))
	}
	switch {
	case r.Lot == 0:
	case r.Lot < 0 || r.Lot > len(im.lots):
		im.say(at.in("lot"), "import.say.lot", shop.Args{"Lot": r.Lot, "Lots": len(im.lots)})
	default:
		lot := im.lots[r.Lot-1]
		m.LotID = lot.id
		if to := im.issued[lineKey{r.Order, r.Line}]; r.Kind == shop.MoveIssue && lot.origin != "" && to.line != 0 && !lot.origin.Serves(to.origin) {
			im.say(at.in("lot"), "import.say.lot_origin", shop.Args{"Promised": to.origin, "Have": lot.origin})
		}
	}
	m.SupplierID = outside(im).supplierOf(r.Supplier, at.in("supplier"))
}
