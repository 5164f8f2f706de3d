package data

import (
	"fmt"
	"time"

	"gongdan/app/shop"
)

// Lot reads one lot.
func Lot(v View, id shop.LotID) (shop.Lot, error) { return one(v, `lots WHERE id = $1`, lotRow, id) }

// LotsOf reads the lots of a part, the newest first.
func LotsOf(v View, part shop.PartID) ([]shop.Lot, error) {
	return all(v, `lots WHERE part_id = $1 ORDER BY id DESC`, lotRow, part)
}

// LotsOfBatch reads the lots with a batch number, of whatever part.
func LotsOfBatch(v View, batch string) ([]shop.Lot, error) {
	return all(v, `lots WHERE batch = $1 AND batch <> '' ORDER BY id`, lotRow, batch)
}

// SaveLot keeps a lot. It is never removed: the ledger names it. Where nothing of it may
// be issued any more, or may again, what lies of it is held back or given free.
func SaveLot(tx *Tx, l *shop.Lot) error {
	remember(tx, l)
	known := l.ID != 0
	if err := keep(tx, shop.KindLots, &l.ID, &l.Rev, lotFields(l)); err != nil {
		return err
	}
	if known {
		if _, err := tx.exec(`UPDATE parts SET held = (`+heldOf+`) WHERE id = $1`, l.PartID); err != nil {
			return fmt.Errorf("hold what lies of lot %d: %w", l.ID, err)
		}
	}
	tx.change(shop.KindParts, int64(l.PartID))
	return saveTokens(tx, shop.KindLots, int64(l.ID), lotTokens(*l))
}

func lotFields(l *shop.Lot) fields {
	return fields{
		{"part_id", &l.PartID},
		{"supplier_id", to(&l.SupplierID)},
		{"batch", &l.Batch},
		{"origin", &l.Origin},
		{"certificate", &l.Certificate},
		{"used", &l.Used},
		{"at", moment{&l.At}},
		{"note", &l.Note},
		{"blocked", &l.Blocked},
	}
}

func lotRow(l *shop.Lot) fields { return lotFields(l).with(&l.ID, &l.Rev) }

// LotUse is what of a lot went into a car.
type LotUse struct {
	OrderID    shop.OrderID
	Number     string
	VehicleID  shop.VehicleID
	Plate      string
	VIN        string
	CustomerID shop.CustomerID
	Customer   string
	Phone      string
	Qty        shop.Qty
	At         time.Time // when it was last issued
}

// LotUses are the cars that a lot went into and in which it still is: what came back
// is left out.
func LotUses(v View, lot shop.LotID) ([]LotUse, error) {
	return all(v, `(SELECT order_id, CAST(-sum(qty) AS BIGINT) AS qty, max(at) AS at FROM stock_moves WHERE lot_id = $1 AND order_id IS NOT NULL
		GROUP BY order_id) AS m JOIN orders AS o ON o.id = m.order_id JOIN vehicles AS c ON c.id = o.vehicle_id
		LEFT JOIN customers AS k ON k.id = o.customer_id WHERE m.qty > 0 ORDER BY m.at DESC, o.id`, func(u *LotUse) fields {
		return fields{
			{"o.id", &u.OrderID},
			{"o.number", &u.Number},
			{"c.id", &u.VehicleID},
			{"c.plate", &u.Plate},
			{"c.vin", &u.VIN},
			{"k.id", to(&u.CustomerID)},
			{"coalesce(k.name, '')", &u.Customer},
			{"coalesce(k.phone, '')", &u.Phone},
			{"m.qty", &u.Qty},
			{"m.at", moment{&u.At}},
		}
	}, lot)
}

// SameLot is the lot of a part that is the same in all but what is noted of it; 0 for
// none.
func SameLot(v View, l shop.Lot) (shop.LotID, error) {
	n, err := number(v, `SELECT coalesce(min(id), 0) FROM lots WHERE part_id = $1 AND batch = $2 AND certificate = $3 AND at = $4 AND origin = $5`,
		l.PartID, l.Batch, l.Certificate, stamp(l.At), l.Origin)
	return shop.LotID(n), err
}
