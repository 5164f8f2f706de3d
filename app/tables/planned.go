package tables

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"

	"gongdan/app/sheet"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// Planned is what a table would do, and all that is wrong with it, by its rows.
// Of Plan, Customers and Vehicles that of its kind is there.
type Planned struct {
	Kind      shop.TableKind
	Columns   map[shop.SheetField]shop.SheetColumn
	Sheet     shop.PartSheet
	Plan      shop.PartPlan
	Customers shop.ArchivePlan[shop.Customer]
	Vehicles  shop.ArchivePlan[shop.SheetCar]
	Faults    shop.Faults
	Doubts    shop.Faults // odd, but no reason not to take it
	Rounded   int         // costs that had more than two decimals
	Digits    int         // codes that the table holds as numbers

	customers shop.ArchiveSheet[shop.Customer]
	vehicles  shop.ArchiveSheet[shop.SheetCar]
}

// Sum is what a table does, in numbers.
type Sum struct {
	Fresh, Altered, Equal int
	Opens                 int        // stocks that are opened
	Worth                 shop.Money // of them
	Stays                 int        // rows whose stock is other than the ledger's
	Free                  int        // stocks that are opened at no cost
}

// Rows is how many records the table has.
func (s Sum) Rows() int { return s.Fresh + s.Altered + s.Equal }

// Idle reports whether nothing is to be done.
func (s Sum) Idle() bool { return s.Fresh+s.Altered+s.Opens == 0 }

func sumOfParts(p shop.PartPlan) Sum {
	return Sum{p.Fresh, p.Altered, p.Equal, p.Opens, p.Worth, p.Stays, p.Free}
}

func sumOf[T any](p shop.ArchivePlan[T]) Sum {
	return Sum{Fresh: p.Fresh, Altered: p.Altered, Equal: p.Equal}
}

// Sum is what the table would do.
func (p Planned) Sum() Sum {
	switch p.Kind {
	case shop.CustomerTable:
		return sumOf(p.Customers)
	case shop.VehicleTable:
		return sumOf(p.Vehicles)
	}
	return sumOfParts(p.Plan)
}

// Plan finds what the table would do to the records as they are.
func (in *Incoming) Plan(ctx context.Context, d work.Desk) (p Planned, err error) {
	o := sheet.Options{File: filepath.Base(in.Path), Map: in.Map, PlainNumbers: in.PlainNumbers}
	p.Kind = in.Kind
	switch in.Kind {
	case shop.CustomerTable:
		a := sheet.ReadCustomers(in.Book, in.words, o)
		p.customers, p.Columns, p.Faults, p.Digits = a.ArchiveSheet, a.Columns, a.Faults, a.Digits
		if len(a.Entries) == 0 {
			return p, nil
		}
		p.Customers, err = data.Read(ctx, d.Store, func(v data.View) (shop.ArchivePlan[shop.Customer], error) {
			return work.PlanCustomers(v, a.ArchiveSheet)
		})
		p.Faults, p.Doubts = joined(p.Faults, p.Customers.Faults), p.Customers.Doubts
	case shop.VehicleTable:
		a := sheet.ReadVehicles(in.Book, in.words, o)
		p.vehicles, p.Columns, p.Faults, p.Digits = a.ArchiveSheet, a.Columns, a.Faults, a.Digits
		if len(a.Entries) == 0 {
			return p, nil
		}
		p.Vehicles, err = data.Read(ctx, d.Store, func(v data.View) (shop.ArchivePlan[shop.SheetCar], error) {
			return work.PlanVehicles(v, a.ArchiveSheet, d.Today())
		})
		p.Faults, p.Doubts = joined(p.Faults, p.Vehicles.Faults), p.Vehicles.Doubts
	default:
		return in.planParts(ctx, d, o)
	}
	return p, err
}

func (in *Incoming) planParts(ctx context.Context, d work.Desk, o sheet.Options) (Planned, error) {
	parts := sheet.ReadParts(in.Book, in.words, o)
	p := Planned{
		Kind: shop.PartTable, Columns: map[shop.SheetField]shop.SheetColumn{},
		Sheet: parts.PartSheet, Faults: parts.Faults, Rounded: parts.Rounded, Digits: parts.Digits,
	}
	for f, c := range parts.Columns {
		p.Columns[f] = c
	}
	if _, there := p.Sheet.Columns[shop.PartNumber]; !there {
		return p, nil
	}
	plan, err := data.Read(ctx, d.Store, func(v data.View) (shop.PartPlan, error) { return work.PlanParts(v, p.Sheet) })
	p.Plan = plan
	p.trust()
	p.Faults = joined(p.Faults, plan.Faults)
	return p, err
}

// Take does what is planned, all of it or nothing.
func (p Planned) Take(ctx context.Context, d work.Desk, steps work.Steps) (Sum, error) {
	if err := p.Faults.Err(); err != nil {
		return Sum{}, err
	}
	switch p.Kind {
	case shop.CustomerTable:
		plan, err := work.ImportCustomers(ctx, d, p.customers, steps)
		return sumOf(plan), err
	case shop.VehicleTable:
		plan, err := work.ImportVehicles(ctx, d, p.vehicles, steps)
		return sumOf(plan), err
	}
	plan, err := work.ImportParts(ctx, d, p.Sheet, steps)
	return sumOfParts(plan), err
}

// trust takes codes that the table holds as numbers where the shop has the very
// same code of the part: no zero was lost there.
func (p *Planned) trust() {
	kept := map[int]shop.Part{}
	for _, r := range p.Plan.Rows {
		if r.Was.ID != 0 {
			kept[r.Entry.Row] = r.Was
		}
	}
	barcodes := map[int]string{}
	for _, e := range p.Sheet.Entries {
		barcodes[e.Row] = e.Part.Barcode
	}
	p.Faults = slices.DeleteFunc(p.Faults, func(f shop.Fault) bool {
		was, there := kept[f.Row]
		if f.Why != sheet.NoCode || !there || f.Column == p.Sheet.Columns[shop.PartBarcode] && was.Barcode != barcodes[f.Row] {
			return false
		}
		p.Digits--
		return true
	})
}

// joined are the faults of both, by row and column, of each cell the first.
func joined(a, b shop.Faults) shop.Faults {
	type cell struct{ row, column int }
	had := map[cell]bool{}
	var all shop.Faults
	for _, f := range slices.Concat(a, b) {
		at := cell{f.Row, f.Column.N}
		if !had[at] || f.Row == 0 {
			all = append(all, f)
		}
		had[at] = true
	}
	slices.SortStableFunc(all, func(x, y shop.Fault) int {
		return cmp.Or(cmp.Compare(x.Row, y.Row), cmp.Compare(x.Column.N, y.Column.N))
	})
	return all
}
