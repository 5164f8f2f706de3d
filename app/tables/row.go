package tables

import (
	"strings"

	"gongdan/app/shop"
)

// Row is what becomes of a row of a table, whatever its records are.
type Row struct {
	N           int
	Fate        shop.Fate
	Key, Name   string
	Changes     []shop.FieldChange
	Opens       shop.Qty
	Worth       shop.Money
	Stays       bool // the stock of the ledger stays
	Has, Ledger shop.Qty
}

// Rows are what becomes of the rows, in their order.
func (p Planned) Rows() (all []Row) {
	switch p.Kind {
	case shop.CustomerTable:
		for _, r := range p.Customers.Rows {
			c := r.Now
			all = append(all, Row{N: r.Entry.Row, Fate: r.Fate, Key: c.Code, Name: c.Name, Changes: told(r, customerAt(&c), shop.CustomerPhone, shop.CustomerSort, shop.CustomerAddress)})
		}
	case shop.VehicleTable:
		for _, r := range p.Vehicles.Rows {
			c := r.Now
			key := c.Plate
			if key == "" {
				key = c.VIN
			}
			all = append(all, Row{N: r.Entry.Row, Fate: r.Fate, Key: key, Name: c.Title(), Changes: told(r, vehicleAt(&r.Entry.Record), shop.VehicleVIN, shop.VehicleYear, shop.VehicleOwner, shop.VehicleOwnerName)})
		}
	default:
		for _, r := range p.Plan.Rows {
			all = append(all, partRow(r))
		}
	}
	return all
}

// told are the changes of a row; of a new record the most telling fields.
func told[T any](r shop.ArchiveRow[T], at func(shop.SheetField) any, fields ...shop.SheetField) []shop.FieldChange {
	if r.Fate != shop.PartFresh {
		return r.Changes
	}
	var all []shop.FieldChange
	for _, f := range fields {
		if r.Entry.Says(f) {
			all = append(all, shop.FieldChange{Field: f, Now: shop.FieldText(at(f))})
		}
	}
	return all
}

func partRow(r shop.PlannedPart) Row {
	row := Row{
		N: r.Entry.Row, Fate: r.Fate, Key: r.Now.Number, Name: strings.TrimSpace(r.Now.Name), Changes: r.Changes,
		Opens: r.Opens, Worth: r.Worth, Stays: r.Stays, Has: r.Entry.Part.OnHand, Ledger: r.Was.OnHand,
	}
	if r.Fate == shop.PartFresh {
		for _, f := range []shop.PartField{shop.PartPrice, shop.PartBin, shop.PartMake, shop.PartFits} {
			if r.Entry.Says(f) {
				row.Changes = append(row.Changes, shop.FieldChange{Field: f, Now: r.Now.Text(f)})
			}
		}
	}
	return row
}
