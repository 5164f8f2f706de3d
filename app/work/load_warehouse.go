package work

import (
	"gongdan/app/shop"
	"gongdan/data"
)

// LoadWarehouse adds a warehouse to a load; it is known by its name. The main one is
// there always, and takes the name of the file as long as nobody has given it one.
func LoadWarehouse(l *Load, w shop.Warehouse, main bool) error {
	_, there := l.known.Shelves.Warehouses[w.Name]
	w.ID = 0
	if main {
		have, err := data.Warehouse(l.tx.View, shop.MainWarehouse)
		if err != nil {
			return err
		}
		if there = there || have.Rev > 1; !there {
			w.ID, w.Rev = have.ID, have.Rev
			delete(l.known.Shelves.Warehouses, have.Name)
		}
	}
	l.count(shop.KindWarehouses, there)
	if there {
		return nil
	}
	if err := data.SaveWarehouse(l.tx, &w); err != nil {
		return err
	}
	l.known.Shelves.Warehouses[w.Name] = w.ID
	return nil
}

// FindWarehouse is the id of a warehouse by name, 0 for none.
func FindWarehouse(l *Load, name string) shop.WarehouseID { return l.known.Shelves.Warehouses[name] }

// LoadLot adds a lot of a part that came with the load and answers its id; lots of
// other parts are theirs already.
func LoadLot(l *Load, lot shop.Lot) (shop.LotID, error) {
	if !l.Added(lot.PartID) {
		l.count(shop.KindLots, true)
		return 0, nil
	}
	l.count(shop.KindLots, false)
	err := data.SaveLot(l.tx, &lot)
	return lot.ID, err
}

// LoadLevel adds what a warehouse should have of a part that came with the load.
func LoadLevel(l *Load, level shop.Level) error {
	if !l.Added(level.PartID) {
		return nil
	}
	return data.SaveLevel(l.tx, level)
}

// LoadMonth closes a month that is not closed yet.
func LoadMonth(l *Load, c shop.MonthClose) error {
	there := l.known.Shelves.Months[c.Month]
	l.count(shop.KindMonths, there)
	if there {
		return nil
	}
	l.known.Shelves.Months[c.Month] = true
	return data.SaveMonthClose(l.tx, c)
}
