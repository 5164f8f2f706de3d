package work

import (
	"gongdan/app/shop"
	"gongdan/data"
)

// index finds records by the keys of the open format, those that were there
// before a load and those that came with it.
type index struct {
	tx     *data.Tx
	known  data.Keys
	labour map[shop.LabourID]*shop.Labour
	stock  stock
	rate   shop.Money // of an hour, where a job has none
}

func newIndex(tx *data.Tx, known data.Keys) index {
	return index{tx: tx, known: known, labour: map[shop.LabourID]*shop.Labour{}, stock: newStock()}
}

// FindPerson is the id of a person by code, 0 for nobody.
func (x *index) FindPerson(code string) shop.PersonID { return x.known.People[code] }

// FindCustomer is the id of a customer by code, 0 for nobody.
func (x *index) FindCustomer(code string) shop.CustomerID { return x.known.Customers[code] }

// FindVehicle is the id of a car by VIN, or by plate, of a car without VIN
// first; 0 for none.
func (x *index) FindVehicle(key string) shop.VehicleID {
	for _, by := range []map[string]shop.VehicleID{x.known.VINs, x.known.Bare, x.known.Plates} {
		if id := by[key]; id != 0 {
			return id
		}
	}
	return 0
}

// OwnerOf is who owns a car.
func (x *index) OwnerOf(id shop.VehicleID) shop.CustomerID { return x.known.Owners[id] }

// FindPackage is the id of a package by code, 0 for none.
func (x *index) FindPackage(code string) shop.PackageID { return x.known.Packages[code] }

// FindOrder is the id of an order by number, 0 for none.
func (x *index) FindOrder(number string) shop.OrderID { return x.known.Orders[number] }

// HasOrder reports whether an order is there: by its number, or by its car and
// the time it came when it has none.
func (x *index) HasOrder(o *shop.Order) bool {
	if o.Number == "" {
		return x.known.Visits[visitOf(o)]
	}
	return x.known.Orders[o.Number] != 0
}

func visitOf(o *shop.Order) data.Visit {
	return data.Visit{Vehicle: o.VehicleID, At: o.Stamps.ReceivedAt.UnixMilli()}
}

// NumberSort is a sort of number that no two orders share.
type NumberSort string

// The sorts of number.
const (
	SettlementNumber  NumberSort = "settlement"
	PassNumber        NumberSort = "pass"
	CertificateNumber NumberSort = "certificate"
)

// Holder is the number of the order of the store that has a number already; ""
// when it is free.
func (x *index) Holder(of NumberSort, number string) (string, error) {
	ids := map[NumberSort]map[string]shop.OrderID{
		SettlementNumber: x.known.Settlements, PassNumber: x.known.Passes, CertificateNumber: x.known.Certificates,
	}[of]
	if ids[number] == 0 {
		return "", nil
	}
	return x.orderNumber(ids[number])
}

// Runs is the clock of the store that runs for a person: at work, or on the job
// of the order with that number.
func (x *index) Runs(person shop.PersonID, attendance bool) (c shop.Clock, order string, err error) {
	c, runs := shop.RunningOf(x.known.Running, person, attendance)
	if runs && c.Order != 0 {
		order, err = x.orderNumber(c.Order)
	}
	return c, order, err
}

func (x *index) orderNumber(id shop.OrderID) (string, error) {
	o, err := data.Order(x.tx.View, id)
	return o.Number, err
}

// FindLabour is a job by code, nil for none.
func (x *index) FindLabour(code string) (*shop.Labour, error) {
	id := x.known.Labour[code]
	if id == 0 {
		return nil, nil
	}
	if x.labour[id] == nil {
		job, err := data.Labour(x.tx.View, id)
		if err != nil {
			return nil, err
		}
		x.labour[id] = &job
	}
	return x.labour[id], nil
}

// FindPart is a part by number, nil for none.
func (x *index) FindPart(number string) (*shop.Part, error) {
	id := x.known.Parts[number]
	if id == 0 {
		return nil, nil
	}
	if h := x.stock.parts[id]; h != nil {
		return &h.part, nil
	}
	p, err := data.Part(x.tx.View, id)
	if err != nil {
		return nil, err
	}
	h := x.stock.put(p, p.Cost(), p.OnHand, p.Value)
	lies, err := data.LiesOf(x.tx.View, id)
	for _, l := range lies {
		h.lies[spot{l.Location, l.LotID}] = l.OnHand
	}
	return &h.part, err
}

// Added reports whether the part came with this load.
func (x *index) Added(id shop.PartID) bool {
	h := x.stock.parts[id]
	return h != nil && h.added
}

// Left is how much of a part there is by the moves so far.
func (x *index) Left(id shop.PartID) shop.Qty {
	if h := x.stock.parts[id]; h != nil {
		return h.part.OnHand
	}
	return 0
}

// FindBay is the bay with that code; 0 if there is none.
func (x *index) FindBay(code string) shop.BayID { return x.known.Bays[code] }

// LabourRate is the shop's price of an hour.
func (x *index) LabourRate() shop.Money { return x.rate }
