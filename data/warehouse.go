package data

import (
	"fmt"

	"gongdan/app/shop"
)

// Warehouses reads all warehouses, the main one first.
func Warehouses(v View) ([]shop.Warehouse, error) {
	return all(v, `warehouses ORDER BY active DESC, id`, warehouseRow)
}

// Warehouse reads one warehouse.
func Warehouse(v View, id shop.WarehouseID) (shop.Warehouse, error) {
	return one(v, `warehouses WHERE id = $1`, warehouseRow, id)
}

// SaveWarehouse keeps a warehouse. It is never removed: the ledger names it. Where it
// begins or ends to issue, what lies there is held back or given free.
func SaveWarehouse(tx *Tx, w *shop.Warehouse) error {
	remember(tx, w)
	if err := keep(tx, shop.KindWarehouses, &w.ID, &w.Rev, warehouseFields(w)); err != nil {
		return err
	}
	_, err := tx.exec(`UPDATE parts SET held = (`+heldOf+`) WHERE id IN (SELECT part_id FROM stock_at WHERE warehouse_id = $1)`, w.ID)
	if err != nil {
		return fmt.Errorf("hold what lies in warehouse %d: %w", w.ID, err)
	}
	tx.change(shop.KindParts, 0)
	return nil
}

// heldOf is what of a part lies in warehouses that issue nothing, and what is of lots
// of which nothing may be issued, wherever that lies.
const heldOf = `SELECT CAST(coalesce(sum(s.on_hand), 0) AS BIGINT) FROM stock_at AS s JOIN warehouses AS w ON w.id = s.warehouse_id
	LEFT JOIN lots AS l ON l.id = s.lot_id WHERE s.part_id = parts.id
	AND (w.issues = FALSE OR coalesce(l.blocked, '') <> '' OR coalesce(l.used, FALSE))`

func warehouseFields(w *shop.Warehouse) fields {
	return fields{{"name", &w.Name}, {"issues", &w.Issues}, {"active", &w.Active}}
}

func warehouseRow(w *shop.Warehouse) fields { return warehouseFields(w).with(&w.ID, &w.Rev) }

// Levels reads what each warehouse should have of each part, or of one part.
func Levels(v View, part shop.PartID) ([]shop.Level, error) {
	return all(v, `stock_levels WHERE $1 = 0 OR part_id = $1 ORDER BY part_id, warehouse_id`, levelRow, part)
}

// SaveLevel writes what a warehouse should have of a part; nothing at all removes it.
func SaveLevel(tx *Tx, l shop.Level) error {
	if _, err := tx.exec(`DELETE FROM stock_levels WHERE part_id = $1 AND warehouse_id = $2`, l.PartID, l.Warehouse); err != nil {
		return fmt.Errorf("level of part %d: %w", l.PartID, err)
	}
	tx.change(shop.KindParts, int64(l.PartID))
	if l.Min == 0 && l.Max == 0 {
		return nil
	}
	return insert(tx, "stock_levels", levelRow(&l))
}

func levelRow(l *shop.Level) fields {
	return fields{{"part_id", &l.PartID}, {"warehouse_id", &l.Warehouse}, {"min_qty", &l.Min}, {"max_qty", &l.Max}}
}

// belowLevel are the parts of which a warehouse, or any, has less than it should.
func belowLevel(v View, house shop.WarehouseID) ([]shop.PartID, error) {
	return column[shop.PartID](v, `SELECT DISTINCT x.part_id FROM stock_levels AS x WHERE ($1 = 0 OR x.warehouse_id = $1) AND x.min_qty >
		(SELECT coalesce(sum(s.on_hand), 0) FROM stock_at AS s WHERE s.part_id = x.part_id AND s.warehouse_id = x.warehouse_id)`, house)
}

// LyingIn is of how many parts there are pieces in a warehouse.
func LyingIn(v View, id shop.WarehouseID) (int64, error) {
	return number(v, `SELECT count(DISTINCT part_id) FROM stock_at WHERE warehouse_id = $1`, id)
}
