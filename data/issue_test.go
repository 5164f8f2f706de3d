package data

import (
	"context"
	"errors"
	"testing"
	"time"

	"gongdan/app/shop"
)

// shelved is a shop with three lots of its part: two pieces without one, two of a lesser
// origin in another bin, and one that is used.
type shelved struct {
	stocked
	lesser, used shop.Lot
}

func shelvedShop(t testing.TB, s *Store) shelved {
	t.Helper()
	x := shelved{stocked: stockedShop(t, s)}
	x.part.Bin, x.part.Origin = "C-3", shop.OEM
	write(t, s, func(tx *Tx) error {
		from := shop.Supplier{Name: "Parts & Co", Active: true}
		must(t, errors.Join(SavePart(tx, &x.part), SaveSupplier(tx, &from)))
		x.lesser = shop.Lot{PartID: x.part.ID, SupplierID: from.ID, Batch: "B1", Certificate: "HG-1", Origin: shop.Equivalent}
		x.used = shop.Lot{PartID: x.part.ID, Used: true}
		must(t, errors.Join(SaveLot(tx, &x.lesser), SaveLot(tx, &x.used)))
		for lot, bin := range map[shop.LotID]string{0: "", x.lesser.ID: "A-1", x.used.ID: ""} {
			m := shop.Move{PartID: x.part.ID, Kind: shop.MoveReceive, Qty: 2 * shop.One, Value: 200, Location: shop.Location{Warehouse: shop.MainWarehouse, Bin: bin}, LotID: lot}
			if _, err := MoveStock(tx, m); err != nil {
				return err
			}
		}
		return nil
	})
	return x
}

// wants is an order in work that wants so much of the part, as that origin.
func (x shelved) wants(t testing.TB, s *Store, qty shop.Qty, o shop.Origin, promised time.Time) shop.Order {
	t.Helper()
	visit := x.visit()
	visit.Status, visit.Stamps.PromisedAt = shop.Working, promised
	visit.Lines[1].Qty, visit.Lines[1].Origin, visit.Lines[1].Agreement.Consent = qty, o, shop.Agreed
	write(t, s, func(tx *Tx) error { return SaveOrder(tx, &visit) })
	return visit
}

func TestTheStoreServesWhoIsPromisedFirstAndEachLotOnce(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		x := shelvedShop(t, s)
		never := x.wants(t, s, shop.One, shop.Equivalent, time.Time{})
		late := x.wants(t, s, 2*shop.One, shop.Equivalent, noon().Add(5*time.Hour))
		soon := x.wants(t, s, 1500, shop.OEM, noon().Add(time.Hour))
		x.wants(t, s, shop.One, shop.CustomerOwned, noon())
		d := get(t, s, DemandOf)
		var ids []shop.OrderID
		for _, o := range d.Orders {
			ids = append(ids, o.ID)
		}
		equal(t, ids, []shop.OrderID{soon.ID, late.ID, never.ID})
		type row struct {
			order shop.OrderID
			bin   string
			lot   shop.LotID
			qty   shop.Qty
			short bool
		}
		var rows []row
		for _, p := range d.Picks {
			rows = append(rows, row{p.OrderID, p.Bin, p.LotID, p.Qty, p.Short})
		}
		equal(t, rows, []row{
			{soon.ID, "C-3", 0, 1500, false},
			{late.ID, "C-3", 0, 500, false},
			{late.ID, "A-1", x.lesser.ID, 1500, false},
			{never.ID, "A-1", x.lesser.ID, 500, false},
			{never.ID, "", 0, 500, true},
		})
		if l := d.Lots[x.lesser.ID]; d.Suppliers[l.SupplierID] != "Parts & Co" || d.Parts[x.part.ID].Usable() != 4*shop.One || d.Warehouses[shop.MainWarehouse] == "" {
			t.Errorf("%+v", d)
		}
		alone := get(t, s, func(v View) (Demand, error) { return DemandOfOrder(v, readOrder(t, s, never.ID)) })
		if len(alone.Picks) != 1 || alone.Picks[0].LotID != 0 {
			t.Errorf("%+v", alone.Picks)
		}
	})
}

func TestALineTellsFromWhichLotsItsPiecesCame(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		x := shelvedShop(t, s)
		o := x.wants(t, s, 3*shop.One, shop.Equivalent, noon())
		m := shop.Move{PartID: x.part.ID, Kind: shop.MoveIssue, Qty: -3 * shop.One, OrderID: o.ID, LineID: o.Lines[1].ID}
		write(t, s, func(tx *Tx) error { _, err := MoveStock(tx, m); return err })
		m.Kind, m.Qty = shop.MoveReturn, 500
		write(t, s, func(tx *Tx) error { _, err := MoveStock(tx, m); return err })
		equal(t, get(t, s, func(v View) ([]PartSource, error) { return SourcesOf(v, o.ID) }), []PartSource{
			{LineID: o.Lines[1].ID, Qty: 2 * shop.One},
			{LineID: o.Lines[1].ID, LotID: x.lesser.ID, Qty: 500, Batch: "B1", Supplier: "Parts & Co", Origin: shop.Equivalent, Paper: "HG-1"},
		})
		back := get(t, s, func(v View) ([]shop.Lie, error) { return CameFrom(v, m.LineID, m.PartID, shop.One) })
		if len(back) != 2 || back[0].LotID != x.lesser.ID || back[0].OnHand != 500 || back[0].Location.Bin != "A-1" || back[1].LotID != 0 {
			t.Errorf("%+v", back)
		}
		found, err := Check(context.Background(), s)
		equal(t, len(keysOfFindings(t, found, err)), 0)
		write(t, s, func(tx *Tx) error {
			_, err := tx.exec(`UPDATE order_lines SET origin = 'oem' WHERE id = $1`, m.LineID)
			return err
		})
		found, err = Check(context.Background(), s)
		equal(t, keysOfFindings(t, found, err), []string{"check.line.origin"})
	})
}

func TestACodeNamesALotAPartABatchOrAPackage(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		x := shelvedShop(t, s)
		x.part.Barcode = "6901234567892"
		kit := shop.Package{Code: "XBY", Name: "kit", Items: []shop.PackageItem{{PartID: x.part.ID, Qty: shop.One}}}
		write(t, s, func(tx *Tx) error { return errors.Join(SavePart(tx, &x.part), SavePackage(tx, &kit)) })
		scan := func(code string) (Scanned, error) {
			return Read(context.Background(), s, func(v View) (Scanned, error) { return FindScanned(v, code) })
		}
		for _, code := range []string{"p1", "6901234567892", x.lesser.Label(), "B1"} {
			got, err := scan(code)
			must(t, err)
			byLot := code == x.lesser.Label() || code == "B1"
			if len(got.Lots) > 0 != byLot || byLot && got.Lots[0].ID != x.lesser.ID || got.Part.ID != x.part.ID && code != "B1" {
				t.Errorf("%s is %+v", code, got)
			}
		}
		if got, err := scan("XBY"); err != nil || got.Kit.ID != kit.ID {
			t.Errorf("%+v, %v", got, err)
		}
		for _, code := range []string{"", "nothing", "LOT-999"} {
			if _, err := scan(code); !errors.Is(err, shop.ErrMissing) {
				t.Errorf("%q: %v", code, err)
			}
		}
	})
}
