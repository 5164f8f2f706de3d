package exchange

import (
	"context"
	"io"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// Export writes everything that the shop has as one file of the format, all of
// it as it was at one moment. The journal of the program, drafts and print
// jobs that wait stay behind. It needs the right to export.
func Export(ctx context.Context, d work.Desk, to io.Writer) error {
	if err := work.AllowExport(ctx, d); err != nil {
		return err
	}
	_, err := data.Read(ctx, d.Store, func(v data.View) (struct{}, error) {
		x := &exporter{v: v, doc: newDocument(to, d.Zone), name: newNames(), line: map[shop.LineID]int{}}
		return struct{}{}, x.all()
	})
	return err
}

// exporter writes the sections one after the other and remembers the keys of
// what it wrote, since later records refer to it.
type exporter struct {
	v    data.View
	doc  *document
	name names
	line map[shop.LineID]int // place in the order, from 1, of lines with issued parts

	stock stockNames
}

func (x *exporter) all() error {
	if err := x.name.read(x.v); err != nil {
		return err
	}
	for _, section := range []func() error{
		x.shop, x.rights, x.rules, x.checkPoints, x.blueprint, x.bays, x.suppliers, x.loaners, x.people, x.customers, x.vehicles, x.labour, x.warehouses, x.parts, x.levels, x.lots, x.packages, x.orders, x.moves, x.attendance, x.appointments, x.buying, x.months, x.tools,
		func() error { return exportCauses(x) }, func() error { return exportTakes(x) }, func() error { return exportCampaigns(x) }, func() error { return exportBulletins(x) },
		func() error { return exportClaims(x) }, func() error { return exportCases(x) }, func() error { return exportDayCloses(x) }, func() error { return exportMonths(x) },
	} {
		if err := section(); err != nil {
			return err
		}
	}
	return x.doc.end()
}

func (x *exporter) shop() error {
	s, err := data.Settings(x.v)
	if err == nil {
		x.doc.one("shop", settingsRecord(s))
	}
	return err
}

func settingsRecord(s shop.Settings) shopRecord {
	return shopRecord{
		Labels: labelsOf(s.Labels),
		Name:   s.Name, USCC: s.USCC, Address: s.Address, Phone: s.Phone, PlatePrefix: s.PlatePrefix, LabourRate: &s.LabourRate,
		VATRate: &s.VATRate, CloseAt: s.CloseAt, Lang: langTag(s.LangTag), Dark: &s.Dark, TextScale: s.TextScale, Paper: paperSize(s.Paper), LockMinutes: &s.LockMinutes,
	}
}

func (x *exporter) rights() error {
	grants, err := data.Grants(x.v)
	x.doc.open("rights")
	for _, g := range grants {
		x.doc.row(rightRecord{g.Role, g.Right, g.Limit})
	}
	x.doc.shut()
	return err
}

func (x *exporter) rules() error {
	rules, err := data.Rules(x.v)
	x.doc.open("rules")
	for _, r := range rules {
		x.doc.row(ruleRecord{r.Book, r.Name, r.Value, r.From, r.Until, r.Source})
	}
	x.doc.shut()
	return err
}

func (x *exporter) people() error {
	weeks, err := data.Weeks(x.v)
	if err != nil {
		return err
	}
	away, err := data.Absences(x.v, "", "9999-12-31")
	x.doc.open("people")
	for _, p := range x.name.staff {
		x.doc.row(personRecord{p.Code, p.Name, p.Roles, p.Phone, p.PIN, inactive(p.Active), personFloorOf(p, weeks[p.ID], away)})
	}
	x.doc.shut()
	return err
}

// inactive is written of what is not in use; what is in use needs no word.
func inactive(active bool) *bool {
	if active {
		return nil
	}
	return &active
}

func (x *exporter) customers() error {
	x.doc.open("customers")
	err := data.EachCustomer(x.v, func(c shop.Customer) error {
		x.doc.row(x.name.customerRecord(c))
		return x.doc.err
	})
	x.doc.shut()
	return err
}

func (x *exporter) vehicles() error {
	x.doc.open("vehicles")
	err := data.EachVehicle(x.v, func(c data.VehicleFile) error {
		x.doc.row(x.name.vehicleRecord(c))
		return x.doc.err
	})
	x.doc.shut()
	return err
}

func (x *exporter) labour() error {
	x.doc.open("labour")
	err := data.EachLabour(x.v, func(l shop.Labour) error {
		x.name.labour[l.ID] = l
		x.doc.row(labourRecordOf(l))
		return x.doc.err
	})
	x.doc.shut()
	return err
}

func (x *exporter) parts() error {
	around, err := readAround(x.v)
	if err != nil {
		return err
	}
	x.doc.open("parts")
	err = data.EachPart(x.v, func(p shop.Part) error {
		x.name.parts[p.ID] = p
		r := partRecordOf(p)
		r.partAround = around.of(p.ID)
		x.doc.row(r)
		return x.doc.err
	})
	x.doc.shut()
	return err
}

func (x *exporter) packages() error {
	list, err := data.Packages(x.v)
	x.doc.open("packages")
	for _, k := range list {
		x.doc.row(x.name.packageRecord(k))
	}
	x.doc.shut()
	return err
}

func (x *exporter) orders() error {
	x.doc.open("orders")
	err := data.EachOrder(x.v, func(o data.OrderFile) error {
		for i, l := range o.Lines {
			if l.PartID != 0 {
				x.line[l.ID] = i + 1
			}
		}
		x.doc.row(x.name.orderFile(o))
		return x.doc.err
	})
	x.doc.shut()
	return err
}

func (x *exporter) moves() error {
	x.doc.open("stock_moves")
	err := data.EachMove(x.v, func(m shop.Move) error {
		x.doc.row(moveRecord{
			Part: x.name.parts[m.PartID].Number, Kind: m.Kind, At: m.At, Qty: m.Qty, Value: m.Value,
			Order: x.name.orders[m.OrderID], Line: x.line[m.LineID], Person: x.name.people[m.Person], Note: m.Note,
			Warehouse: x.stock.warehouses[m.Location.Warehouse], Bin: m.Location.Bin, Lot: x.stock.lots[m.LotID], Supplier: x.name.suppliers[m.SupplierID],
			Taker: x.name.people[m.Taker],
		})
		return x.doc.err
	})
	x.doc.shut()
	return err
}
