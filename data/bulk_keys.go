package data

import (
	"fmt"

	"gongdan/app/shop"
)

// Keys are the keys of all records, as the open format names them. Files that
// were joined to others are left out.
type Keys struct {
	People    map[string]shop.PersonID
	Customers map[string]shop.CustomerID
	VINs      map[string]shop.VehicleID
	Plates    map[string]shop.VehicleID // of all cars, by the plate they have
	Bare      map[string]shop.VehicleID // of cars without a VIN
	Owners    map[shop.VehicleID]shop.CustomerID
	Labour    map[string]shop.LabourID
	Parts     map[string]shop.PartID
	Packages  map[string]shop.PackageID
	Orders    map[string]shop.OrderID
	Bays      map[string]shop.BayID
	Suppliers map[string]shop.SupplierID
	Loaners   map[string]shop.LoanerID
	Shelves   ShelfKeys
	Visits    map[Visit]bool

	Appointments map[string]bool
	Settlements  map[string]shop.OrderID
	Passes       map[string]shop.OrderID
	Certificates map[string]shop.OrderID
	Running      []shop.Clock // on jobs and of people at work
}

// ShelfKeys are the keys of where stock lies.
type ShelfKeys struct {
	Warehouses map[string]shop.WarehouseID
	Months     map[string]bool // that are closed
	Reports    map[string]bool // targets, notes and reports of months
	Tools      map[string]shop.ToolID
	Campaigns  map[string]shop.CampaignID
	Bulletins  map[string]shop.BulletinID
	Causes     map[string]shop.CauseID
	Takes      map[string]shop.StockTakeID
}

// Visit is a car and when it came, in milliseconds.
type Visit struct {
	Vehicle shop.VehicleID
	At      int64
}

// KeysOf reads the keys of all records.
func KeysOf(v View) (k Keys, err error) {
	k = Keys{
		VINs: map[string]shop.VehicleID{}, Plates: map[string]shop.VehicleID{}, Bare: map[string]shop.VehicleID{},
		Owners: map[shop.VehicleID]shop.CustomerID{}, Orders: map[string]shop.OrderID{}, Visits: map[Visit]bool{},
		Appointments: map[string]bool{}, Settlements: map[string]shop.OrderID{},
	}
	k.People, err = keyed[shop.PersonID](v, `SELECT code, id FROM people`, err)
	k.Customers, err = keyed[shop.CustomerID](v, `SELECT code, id FROM customers`, err)
	k.Labour, err = keyed[shop.LabourID](v, `SELECT code, id FROM labour`, err)
	k.Parts, err = keyed[shop.PartID](v, `SELECT number, id FROM parts`, err)
	k.Packages, err = keyed[shop.PackageID](v, `SELECT code, id FROM packages`, err)
	k.Bays, err = keyed[shop.BayID](v, `SELECT code, id FROM bays`, err)
	k.Passes, err = keyed[shop.OrderID](v, `SELECT pass_no, order_id FROM handovers WHERE pass_no <> ''`, err)
	k.Certificates, err = keyed[shop.OrderID](v, `SELECT number, order_id FROM certificates`, err)
	k.Suppliers, err = keyed[shop.SupplierID](v, `SELECT name, id FROM suppliers`, err)
	k.Loaners, err = keyed[shop.LoanerID](v, `SELECT plate, id FROM loaners`, err)
	k.Shelves.Causes, err = keyed[shop.CauseID](v, `SELECT name, id FROM take_causes`, err)
	k.Shelves.Takes, err = keyed[shop.StockTakeID](v, `SELECT number, id FROM stock_takes`, err)
	k.Shelves.Warehouses, err = keyed[shop.WarehouseID](v, `SELECT name, id FROM warehouses`, err)
	k.Shelves.Tools, err = keyed[shop.ToolID](v, `SELECT code, id FROM tools`, err)
	k.Shelves.Campaigns, err = keyed[shop.CampaignID](v, `SELECT code, id FROM campaigns`, err)
	k.Shelves.Bulletins, err = keyed[shop.BulletinID](v, `SELECT number, id FROM bulletins`, err)
	if err != nil {
		return k, err
	}
	months, err := ClosedMonths(v)
	k.Shelves.Months = map[string]bool{}
	for _, m := range months {
		k.Shelves.Months[m.Month] = true
	}
	if err := reportKeys(v, &k.Shelves); err != nil {
		return k, err
	}
	booked, err := keyed[shop.AppointmentID](v, `SELECT number, id FROM appointments`, err)
	if err != nil {
		return k, err
	}
	for number := range booked {
		k.Appointments[number] = true
	}
	err = eachRow(v, func(scan func(...any) error) error {
		var vin, plate string
		var id shop.VehicleID
		var owner shop.CustomerID
		if err := scan(&vin, &plate, &id, to(&owner)); err != nil {
			return err
		}
		k.Vehicle(vin, plate, id, owner)
		return nil
	}, `SELECT vin, plate, id, owner_id FROM vehicles WHERE merged_into IS NULL ORDER BY id`)
	if err != nil {
		return k, err
	}
	if k.Running, err = Running(v); err != nil {
		return k, err
	}
	return k, k.orders(v)
}

// orders reads the keys of all orders.
func (k Keys) orders(v View) error {
	return eachRow(v, func(scan func(...any) error) error {
		var text, settlement string
		var id shop.OrderID
		var visit Visit
		if err := scan(&text, &id, &visit.Vehicle, &visit.At, &settlement); err != nil {
			return err
		}
		k.Orders[text], k.Visits[visit] = id, true
		if settlement != "" {
			k.Settlements[settlement] = id
		}
		return nil
	}, `SELECT number, id, vehicle_id, received_at, settlement_no FROM orders`)
}

// Vehicle adds the keys of a car.
func (k Keys) Vehicle(vin, plate string, id shop.VehicleID, owner shop.CustomerID) {
	k.Owners[id] = owner
	switch {
	case vin != "":
		k.VINs[vin] = id
	default:
		k.Bare[plate] = id
	}
	if plate != "" {
		k.Plates[plate] = id
	}
}

func keyed[ID ~int64](v View, query string, before error) (map[string]ID, error) {
	all := map[string]ID{}
	if before != nil {
		return all, before
	}
	err := eachRow(v, func(scan func(...any) error) error {
		var key string
		var id ID
		if err := scan(&key, &id); err != nil {
			return err
		}
		all[key] = id
		return nil
	}, query)
	if err != nil {
		return all, fmt.Errorf("read the keys: %w", err)
	}
	return all, nil
}
