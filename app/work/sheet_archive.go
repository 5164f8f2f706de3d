package work

import (
	"context"
	"fmt"

	"gongdan/app/shop"
	"gongdan/data"
)

// Customers and cars come in by tables as parts do: all of a table or, when
// anything is wrong with it, nothing: shop.Faults. What is so already stays, so
// that a second import of a table does nothing. The records that are there are
// backed up first. It needs the right to manage.

// PlanCustomers finds what a table would do to the customers as they are.
func PlanCustomers(v data.View, s shop.ArchiveSheet[shop.Customer]) (shop.ArchivePlan[shop.Customer], error) {
	kept, err := data.CustomerBook(v)
	if err != nil {
		return shop.ArchivePlan[shop.Customer]{}, fmt.Errorf("read the customers: %w", err)
	}
	return shop.PlanCustomers(s, kept), nil
}

// PlanVehicles finds what a table would do to the cars as they are on a day.
func PlanVehicles(v data.View, s shop.ArchiveSheet[shop.SheetCar], today shop.Day) (shop.ArchivePlan[shop.SheetCar], error) {
	cars, err := data.VehicleBook(v)
	if err != nil {
		return shop.ArchivePlan[shop.SheetCar]{}, fmt.Errorf("read the cars: %w", err)
	}
	people, err := data.CustomerBook(v)
	if err != nil {
		return shop.ArchivePlan[shop.SheetCar]{}, fmt.Errorf("read the customers: %w", err)
	}
	return shop.PlanVehicles(s, cars, people, today), nil
}

// ImportCustomers takes in a table of customers.
func ImportCustomers(ctx context.Context, d Desk, s shop.ArchiveSheet[shop.Customer], steps Steps) (plan shop.ArchivePlan[shop.Customer], err error) {
	err = bring(ctx, d, incoming{
		right: shop.Manage,
		plan: func(v data.View) (idle bool, err error) {
			if plan, err = PlanCustomers(v, s); err == nil {
				err = plan.Faults.Err()
			}
			return plan.Idle(), err
		},
		take: func(tx *data.Tx) error {
			codes := map[string]bool{}
			for _, r := range plan.Rows {
				codes[r.Now.Code] = true
			}
			tx.Note("customer.import", shop.KindCustomers, 0, plannedRecords(s.File, plan))
			return takeRecords(ctx, tx, plan.Rows, steps, func(b *data.Bulk, r *shop.ArchiveRow[shop.Customer]) error { return takeCustomer(tx, b, r, codes) })
		},
	})
	return plan, err
}

// ImportVehicles takes in a table of cars; their owners are customers already.
func ImportVehicles(ctx context.Context, d Desk, s shop.ArchiveSheet[shop.SheetCar], steps Steps) (plan shop.ArchivePlan[shop.SheetCar], err error) {
	err = bring(ctx, d, incoming{
		right: shop.Manage,
		plan: func(v data.View) (idle bool, err error) {
			if plan, err = PlanVehicles(v, s, d.Today()); err == nil {
				err = plan.Faults.Err()
			}
			return plan.Idle(), err
		},
		take: func(tx *data.Tx) error {
			tx.Note("vehicle.import", shop.KindVehicles, 0, plannedRecords(s.File, plan))
			return takeRecords(ctx, tx, plan.Rows, steps, func(b *data.Bulk, r *shop.ArchiveRow[shop.SheetCar]) error { return takeVehicle(tx, b, r) })
		},
	})
	return plan, err
}

// takeRecords writes the rows that are new or altered; take writes one of them.
func takeRecords[T any](ctx context.Context, tx *data.Tx, rows []shop.ArchiveRow[T], steps Steps, take func(*data.Bulk, *shop.ArchiveRow[T]) error) error {
	bulk, err := data.NewBulk(tx)
	if err != nil {
		return err
	}
	err = eachRow(ctx, len(rows), steps, func(i int) error {
		if rows[i].Fate == shop.PartEqual {
			return nil
		}
		if err := take(bulk, &rows[i]); err != nil {
			return fmt.Errorf("row %d: %w", rows[i].Entry.Row, err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return bulk.Close()
}

func takeCustomer(tx *data.Tx, bulk *data.Bulk, r *shop.ArchiveRow[shop.Customer], codes map[string]bool) error {
	if r.Fate == shop.PartFresh {
		r.Now.CreatedAt = tx.By().At
		return data.AddCustomer(bulk, &r.Now, codes)
	}
	whole, err := data.Customer(tx.View, r.Now.ID) // with the contacts, which no table has
	if err != nil {
		return err
	}
	r.Now.Contacts = whole.Contacts
	if err := data.SaveCustomer(tx, &r.Now); err != nil {
		return err
	}
	tx.Note("customer.save", shop.KindCustomers, int64(r.Now.ID), r.Now.Code+" "+altered(r.Changes))
	return nil
}

func takeVehicle(tx *data.Tx, bulk *data.Bulk, r *shop.ArchiveRow[shop.SheetCar]) error {
	car, at := &r.Now.Vehicle, tx.By().At
	if r.Fate == shop.PartFresh {
		var plates []shop.PlateSpan
		var owners []shop.OwnerSpan
		if car.Plate != "" {
			plates = []shop.PlateSpan{{Plate: car.Plate, From: at}}
		}
		if car.OwnerID != 0 {
			owners = []shop.OwnerSpan{{Owner: car.OwnerID, From: at}}
		}
		return bulk.Vehicle(car, plates, owners)
	}
	if err := data.SaveVehicle(tx, car); err != nil {
		return err
	}
	tx.Note("vehicle.save", shop.KindVehicles, int64(car.ID), car.Plate+" "+altered(r.Changes))
	return nil
}

// plannedRecords says for the journal what a table did.
func plannedRecords[T any](file string, p shop.ArchivePlan[T]) string {
	return fmt.Sprintf("%s: +%d, ~%d, =%d", file, p.Fresh, p.Altered, p.Equal)
}

// ExportCustomers hands all customers to each, without those that were joined to
// others. It needs the right to export.
func ExportCustomers(ctx context.Context, d Desk, each func(shop.Customer) error) error {
	if err := d.need(shop.ExportAll); err != nil {
		return err
	}
	return writeOut(ctx, d, handed{act: "customer.export", kind: shop.KindCustomers}, func(v data.View) (int, error) {
		all, err := data.CustomerBook(v)
		if err != nil {
			return 0, err
		}
		return len(all), eachOf(all, each)
	})
}

// ExportVehicles hands all cars with their owners to each. It needs the right to
// export.
func ExportVehicles(ctx context.Context, d Desk, each func(shop.SheetCar) error) error {
	if err := d.need(shop.ExportAll); err != nil {
		return err
	}
	return writeOut(ctx, d, handed{act: "vehicle.export", kind: shop.KindVehicles}, func(v data.View) (int, error) {
		cars, err := data.VehicleBook(v)
		if err != nil {
			return 0, err
		}
		people, err := data.CustomerBook(v)
		if err != nil {
			return 0, err
		}
		owners := map[shop.CustomerID]shop.Customer{}
		for _, c := range people {
			owners[c.ID] = c
		}
		return len(cars), eachOf(cars, func(c shop.Vehicle) error {
			o := owners[c.OwnerID]
			return each(shop.SheetCar{Vehicle: c, Owner: o.Code, OwnerName: o.Name, OwnerPhone: o.Phone})
		})
	})
}

func eachOf[T any](all []T, each func(T) error) error {
	for _, x := range all {
		if err := each(x); err != nil {
			return err
		}
	}
	return nil
}
