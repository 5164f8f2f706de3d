package work

import (
	"gongdan/app/shop"
	"gongdan/data"
)

// LoadSupplier adds a supplier to a load; it is known by its name.
func LoadSupplier(l *Load, s shop.Supplier) error {
	_, there := l.known.Suppliers[s.Name]
	l.count(shop.KindSuppliers, there)
	if there {
		return nil
	}
	if err := data.SaveSupplier(l.tx, &s); err != nil {
		return err
	}
	l.known.Suppliers[s.Name] = s.ID
	return nil
}

// LoadLoaner adds a loaner car to a load; it is known by its plate.
func LoadLoaner(l *Load, c shop.Loaner) error {
	_, there := l.known.Loaners[c.Plate]
	l.count(shop.KindLoaners, there)
	if there {
		return nil
	}
	if err := data.SaveLoaner(l.tx, &c); err != nil {
		return err
	}
	l.known.Loaners[c.Plate] = c.ID
	return nil
}

// FindSupplier is the id of a supplier by name, 0 for none.
func FindSupplier(l *Load, name string) shop.SupplierID { return l.known.Suppliers[name] }

// FindLoaner is the id of a loaner car by plate, 0 for none.
func FindLoaner(l *Load, plate string) shop.LoanerID { return l.known.Loaners[plate] }

// LentElsewhere reports whether a loaner car is out already, for another visit
// than that of the order.
func LentElsewhere(l *Load, id shop.LoanerID, o *shop.Order) bool {
	order, err := data.LoanedFor(l.tx.View, id)
	if err != nil || order == 0 {
		return false // what cannot be read is found when it is written
	}
	other, err := data.Order(l.tx.View, order)
	return err == nil && (other.VehicleID != o.VehicleID || !other.Stamps.ReceivedAt.Equal(o.Stamps.ReceivedAt))
}
