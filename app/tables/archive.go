package tables

import (
	"context"
	"io"

	"gongdan/app/sheet"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
)

// table is one that is written: of a kind, with headings, of which columns are
// amounts.
type table struct {
	kind     shop.TableKind
	headings []string
	numbers  []int
}

// writeTable writes a table whose rows fill hands on.
func writeTable(to io.Writer, o Outgoing, t table, fill func(row func([]string) error) error) error {
	w, err := sheet.NewWriter(to, o.Format, o.Lang.Say(t.kind.Key()), t.numbers...)
	if err != nil {
		return err
	}
	if err := w.Row(t.headings); err != nil {
		return err
	}
	if err := fill(w.Row); err != nil {
		return err
	}
	return w.Close()
}

// Write writes all records of a kind with the columns that Open understands, so
// that the file brought in again changes nothing; it says how many.
func Write(ctx context.Context, d work.Desk, kind shop.TableKind, o Outgoing, to io.Writer) (n int, err error) {
	if kind == shop.PartTable {
		return WriteParts(ctx, d, o, to)
	}
	fields := shop.TableFields(kind)
	t := table{kind: kind}
	for i, f := range fields {
		t.headings = append(t.headings, o.Lang.Say(f.Key()))
		switch f {
		case shop.CustomerCredit, shop.VehicleYear, shop.VehiclePrice, shop.VehicleMileage:
			t.numbers = append(t.numbers, i+1)
		}
	}
	err = writeTable(to, o, t, func(row func([]string) error) error {
		one := func(at func(shop.SheetField) any) error {
			n++
			cells := make([]string, len(fields))
			for i, f := range fields {
				if s := shop.FieldText(at(f)); s != "" && (f != shop.VehicleOdd || s == "true") {
					cells[i] = text.FieldWords(o.Lang, f, s)
				}
			}
			return row(cells)
		}
		if kind == shop.CustomerTable {
			return work.ExportCustomers(ctx, d, func(c shop.Customer) error { return one(customerAt(&c)) })
		}
		return work.ExportVehicles(ctx, d, func(c shop.SheetCar) error { return one(vehicleAt(&c)) })
	})
	return n, err
}

func customerAt(c *shop.Customer) func(shop.SheetField) any {
	return func(f shop.SheetField) any { return shop.CustomerAt(c, f.(shop.CustomerField)) }
}

func vehicleAt(c *shop.SheetCar) func(shop.SheetField) any {
	return func(f shop.SheetField) any { return shop.VehicleAt(c, f.(shop.VehicleField)) }
}
