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

// outsideEvents are the events that what happened outside tells of.
func outsideEvents(l *Load, x shop.Outside) (all []shop.Event) {
	add := func(kind shop.EventKind, e shop.Event) {
		if e.Kind = kind; !e.At.IsZero() {
			all = append(all, e)
		}
	}
	if r := x.Rescue; r != nil {
		for i, s := range r.Steps() {
			add(rescueEvents()[i], shop.Event{At: s.At, Person: r.Driver, By: r.Caller, Note: r.Place})
		}
	}
	for _, s := range x.Sublets {
		e := shop.Event{Note: s.What + " " + keyOf(l.known.Suppliers, s.SupplierID)}
		if len(s.Lines) == 1 {
			e.LineID = s.Lines[0]
		}
		e.At = s.SentAt
		add(shop.EventSubletOut, e)
		e.At = s.BackAt
		add(shop.EventSubletBack, e)
	}
	for _, c := range x.Loans {
		plate := keyOf(l.known.Loaners, c.LoanerID)
		add(shop.EventLoanOut, shop.Event{At: c.OutAt, Person: c.OutBy, By: c.Borrower, Note: plate + " " + km(c.OutKM)})
		add(shop.EventLoanBack, shop.Event{At: c.BackAt, Person: c.BackBy, By: c.Borrower, Note: plate + " " + km(c.BackKM)})
	}
	if t := x.Transport; t != nil {
		add(shop.EventTransport, shop.Event{At: t.AgreedAt, By: t.AgreedBy, Way: t.Way, Amount: t.Amount, Note: t.Note})
	}
	return all
}

// keyOf is the key of an id; "" if there is none.
func keyOf[ID comparable](keys map[string]ID, id ID) string {
	for key, x := range keys {
		if x == id {
			return key
		}
	}
	return ""
}
