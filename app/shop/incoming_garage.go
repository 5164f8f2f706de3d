package shop

import (
	"cmp"
	"time"
)

// PlanVehicles finds what a table does to the cars that are kept, as of a day. A
// car is known by its VIN, else by the plate it has; one that is known is
// changed only in what the table says, and its reading never goes back.
func PlanVehicles(s ArchiveSheet[SheetCar], kept []Vehicle, people []Customer, today Day) ArchivePlan[SheetCar] {
	g := newGarage(s, kept, people, today)
	for _, e := range s.Entries {
		g.row(e)
	}
	return g.plan
}

// garage is what a table of cars is held against.
type garage struct {
	sheet          ArchiveSheet[SheetCar]
	plan           ArchivePlan[SheetCar]
	vins, plates   map[string]Vehicle
	codes          map[string]Customer
	ids            map[CustomerID]Customer
	phones         map[string][]Customer
	today          Day
	ofVIN, ofPlate rowsBy[SheetCar]
	fields         []SheetField // beside those of the owner
}

func newGarage(s ArchiveSheet[SheetCar], kept []Vehicle, people []Customer, today Day) *garage {
	g := &garage{
		sheet: s, today: today, vins: map[string]Vehicle{}, plates: map[string]Vehicle{}, codes: map[string]Customer{}, ids: map[CustomerID]Customer{},
		phones: map[string][]Customer{}, ofVIN: rowsBy[SheetCar]{}, ofPlate: rowsBy[SheetCar]{},
	}
	for _, f := range TableFields(VehicleTable) {
		if f != VehicleOwner && f != VehicleOwnerName && f != VehicleOwnerPhone {
			g.fields = append(g.fields, f)
		}
	}
	for _, c := range kept { // of cars with one plate the newest file counts
		if c.VIN != "" {
			g.vins[c.VIN] = c
		}
		if c.Plate != "" && g.plates[c.Plate].ID < c.ID {
			g.plates[c.Plate] = c
		}
	}
	for _, c := range people {
		g.codes[c.Code], g.ids[c.ID] = c, c
		if c.Phone != "" {
			g.phones[c.Phone] = append(g.phones[c.Phone], c)
		}
	}
	return g
}

func (g *garage) row(e ArchiveEntry[SheetCar]) {
	c := e.Record
	if c.VIN == "" && c.Plate == "" {
		g.plan.blame(g.sheet.fault(e.Row, g.key(), "no_car", nil), "")
		return
	}
	if g.ofVIN.twice(&g.plan, g.sheet, e, VehicleVIN, c.VIN) || g.ofPlate.twice(&g.plan, g.sheet, e, VehiclePlate, c.Plate) {
		return
	}
	was, plated := g.vins[c.VIN], g.plates[c.Plate]
	switch {
	case c.VIN == "" || was.ID == 0 && plated.VIN == "":
		was = plated
	case plated.ID != 0 && plated.ID != was.ID:
		g.plan.blame(g.sheet.fault(e.Row, VehiclePlate, "plate_other", Args{"VIN": plated.VIN}), c.Plate)
		return
	}
	r := ArchiveRow[SheetCar]{Entry: e, Was: SheetCar{Vehicle: was}, Now: SheetCar{Vehicle: was}}
	if was.ID == 0 {
		r.Fate = PartFresh
	} else if e.Says(VehicleMileage) && c.MileageKM < was.MileageKM {
		g.plan.doubt(g.sheet.fault(e.Row, VehicleMileage, "mileage_back", Args{"Kept": was.MileageKM}), FieldText(&c.MileageKM))
		r.Entry.Record.MileageKM = was.MileageKM
	}
	r.change(was.ID != 0, g.fields)
	g.owner(&r)
	g.finish(&r)
	g.plan.add(r)
	if r.Fate != PartEqual {
		g.plan.check(g.sheet, &r, r.Now.Check(), g.fields)
		g.future(r)
	}
}

// key is the column that should say which car it is.
func (g *garage) key() SheetField {
	if g.sheet.Columns[VehiclePlate].N == 0 {
		return VehicleVIN
	}
	return VehiclePlate
}

// finish fills in what a new car has without anybody saying so.
func (g *garage) finish(r *ArchiveRow[SheetCar]) {
	if r.Fate != PartFresh {
		return
	}
	car := &r.Now.Vehicle
	car.Energy, car.Use = cmp.Or(car.Energy, EnergyOfPlate(car.Plate)), cmp.Or(car.Use, Household)
	if car.Year == 0 && g.today != "" {
		car.Year = YearOfVIN(car.VIN, g.today.Time(time.UTC).Year())
	}
}

// future blames days that cannot have come yet.
func (g *garage) future(r ArchiveRow[SheetCar]) {
	for _, f := range []VehicleField{VehicleRegistered, VehicleInvoiced, VehicleDelivered} {
		if d := *vehicleDay(&r.Now.Dates, f); r.Entry.Says(f) && d > g.today {
			g.plan.blame(g.sheet.fault(r.Entry.Row, f, "future", Args{"Today": string(g.today)}), string(d))
		}
	}
}

// owner finds whose car it is by what the row says.
func (g *garage) owner(r *ArchiveRow[SheetCar]) {
	c, had := r.Entry.Record, g.ids[r.Now.OwnerID]
	owner, f, why := g.named(c, had)
	if why != "" {
		text := FieldText(archiveAt(&c, f))
		g.plan.blame(g.sheet.fault(r.Entry.Row, f, why, Args{"Name": c.OwnerName}), text)
		return
	}
	if owner.ID == 0 || owner.ID == r.Now.OwnerID {
		return
	}
	r.Now.OwnerID = owner.ID
	if r.Fate != PartFresh {
		r.Changes = append(r.Changes, FieldChange{VehicleOwner, nameOf(had), nameOf(owner)})
		r.Fate = PartAltered
	}
}

func nameOf(c Customer) string {
	if c.ID == 0 {
		return ""
	}
	return c.Code + " " + c.Name
}

// named is the customer whom a row names: by code, else by phone and name. A
// name alone names nobody but the owner that the car has: names are no keys.
func (g *garage) named(c SheetCar, had Customer) (owner Customer, f SheetField, why string) {
	if c.Owner != "" {
		if owner = g.codes[c.Owner]; owner.ID == 0 {
			return owner, VehicleOwner, "owner_code"
		}
		return owner, nil, ""
	}
	if c.OwnerName == "" && c.OwnerPhone == "" || c.OwnerName == had.Name && (c.OwnerPhone == "" || c.OwnerPhone == had.Phone) {
		return had, nil, ""
	}
	if c.OwnerPhone == "" {
		return owner, VehicleOwnerName, "owner_name"
	}
	var fit []Customer
	for _, x := range g.phones[c.OwnerPhone] {
		if c.OwnerName == "" || c.OwnerName == x.Name {
			fit = append(fit, x)
		}
	}
	switch len(fit) {
	case 0:
		return owner, VehicleOwnerPhone, "owner"
	case 1:
		return fit[0], nil, ""
	}
	return owner, VehicleOwnerPhone, "owner_several"
}
