package shop

import "time"

// WarehouseID and LotID are the numbers of where stock lies and of how it came.
type (
	WarehouseID int64
	LotID       int64
)

// MainWarehouse is the one that every shop has: what names none means it.
const MainWarehouse WarehouseID = 1

// Warehouse (仓库) is a room of parts. Orders are served from those that issue; what
// is to go back, or to be scrapped, lies in one that does not, and can be promised to
// nobody.
type Warehouse struct {
	ID     WarehouseID
	Rev    int64
	Name   string
	Issues bool
	Active bool
}

// Check lists what keeps the warehouse from being saved.
func (w Warehouse) Check() Problems {
	var p Problems
	p.checkName("name", w.Name)
	if w.ID == MainWarehouse && !w.Active {
		p.Add("active", "warehouse.say.main", nil)
	}
	return p
}

// Location (库位) is where pieces lie. No bin is the usual one of the part, wherever that is
// written to be; no warehouse is the main one.
type Location struct {
	Warehouse WarehouseID
	Bin       string
}

// Of is the location as it is kept for a part: the part's own bin of the main warehouse
// has no name of its own.
func (l Location) Of(part Part) Location {
	if l.Warehouse == 0 {
		l.Warehouse = MainWarehouse
	}
	if l.Bin = Fold(l.Bin); l.Warehouse == MainWarehouse && l.Bin == Fold(part.Bin) {
		l.Bin = ""
	}
	return l
}

// Lot (批次) is pieces of a part that came in together: from whom, with which papers.
// Pieces of which nothing is written are of no lot.
type Lot struct {
	ID          LotID
	Rev         int64
	PartID      PartID
	SupplierID  SupplierID
	Batch       string // 批号 of the maker or supplier
	Origin      Origin
	Certificate string // 合格证 no.
	Used        bool   // 旧件: taken off a car; never issued as new (以旧充新)
	At          time.Time
	Note        string
	Blocked     string // why nothing of it may be issued; "": it may
}

// Told reports whether anything is written that is worth a lot.
func (l Lot) Told() bool {
	return l.SupplierID != 0 || l.Batch != "" || l.Certificate != "" || l.Used || l.Note != ""
}

// Check lists what keeps the lot from being saved.
func (l Lot) Check() Problems {
	var p Problems
	p.checkText("batch", l.Batch, MaxName)
	p.checkText("certificate", l.Certificate, MaxName)
	p.checkText("lot_note", l.Note, MaxText)
	p.checkText("blocked", l.Blocked, MaxText)
	if l.Origin == CustomerOwned {
		p.Add("origin", "lot.say.owned", nil)
	}
	return p
}

// Lie is how many pieces of a part lie where, of which lot.
type Lie struct {
	PartID   PartID
	Location Location
	LotID    LotID
	OnHand   Qty
}

// Level is the least and the most of a part that one warehouse should have. The least
// of the part itself is that of all warehouses that issue, together.
type Level struct {
	PartID    PartID
	Warehouse WarehouseID
	Min, Max  Qty
}

// Check lists what is wrong with the level.
func (l Level) Check() Problems {
	var p Problems
	if l.Min < 0 || l.Max < 0 || l.Min > MaxQty || l.Max > MaxQty {
		p.Add("min", "say.qty_range", Args{"Max": MaxQty})
	}
	if l.Max != 0 && l.Max < l.Min {
		p.Add("max", "part.say.max", nil)
	}
	return p
}

// StockTransfer (调拨) is pieces of a part that go from one location to another.
type StockTransfer struct {
	PartID   PartID
	From, To Location
	LotID    LotID
	Qty      Qty
	Note     string
}

// Check lists what is wrong with it.
func (s StockTransfer) Check() Problems {
	var p Problems
	p.checkQty("qty", s.Qty)
	p.checkText("to_bin", s.To.Bin, MaxName)
	p.checkText("note", s.Note, MaxText)
	if s.From == s.To {
		p.Add("to_bin", "stock.say.same_place", nil)
	}
	return p
}

// Scrap (报废) is pieces of a part that are thrown away, with the reason. Without a
// location they are taken from where orders are served.
type Scrap struct {
	PartID   PartID
	Location Location
	LotID    LotID
	Qty      Qty
	Reason   string
}

// Check lists what is wrong with it.
func (s Scrap) Check() Problems {
	var p Problems
	p.checkQty("qty", s.Qty)
	return append(p, CheckReason(s.Reason)...)
}

// MonthClose (月结) says that nothing more is entered with a day of the month or of one
// before it.
type MonthClose struct {
	Month  string // 2006-01
	At     time.Time
	Person PersonID
}

// CheckMonth notes what is no month.
func CheckMonth(month string) Problems {
	var p Problems
	if _, err := time.Parse("2006-01", month); err != nil {
		p.Add("month", "month.say.form", Args{"Text": month})
	}
	return p
}
