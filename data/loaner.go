package data

import (
	"fmt"

	"gongdan/app/shop"
)

// LoanerRow is a loaner car with where it is.
type LoanerRow struct {
	shop.Loaner
	OrderID shop.OrderID // that it is out for; 0: it is here
	Number  string       // of that order
	Car     string       // plate of the customer's car
	Loan    shop.Loan
}

// Out reports whether the car is with a customer.
func (r LoanerRow) Out() bool { return r.OrderID != 0 }

// Loaners reads all loaner cars, those in use first, by plate.
func Loaners(v View) ([]LoanerRow, error) {
	cars, err := all(v, `loaners ORDER BY active DESC, plate`, loanerRow)
	if err != nil {
		return nil, err
	}
	rows := make([]LoanerRow, len(cars))
	at := map[shop.LoanerID]*LoanerRow{}
	for i, c := range cars {
		rows[i].Loaner = c
		at[c.ID] = &rows[i]
	}
	out, err := all(v, `loans WHERE back_at = 0`, ownedLoan)
	if err != nil {
		return nil, err
	}
	for _, o := range out {
		r := at[o.row.LoanerID]
		if r == nil {
			continue
		}
		r.OrderID, r.Loan = shop.OrderID(o.owner), o.row
		err := eachRow(v, func(scan func(...any) error) error { return scan(&r.Number, &r.Car) },
			`SELECT o.number, v.plate FROM orders AS o JOIN vehicles AS v ON v.id = o.vehicle_id WHERE o.id = $1`, int64(r.OrderID))
		if err != nil {
			return nil, fmt.Errorf("where loaner %s is: %w", r.Plate, err)
		}
	}
	return rows, nil
}

// Loaner reads one loaner car.
func Loaner(v View, id shop.LoanerID) (shop.Loaner, error) {
	return one(v, `loaners WHERE id = $1`, loanerRow, id)
}

// LoanedFor is the order that a loaner car is out for; 0 when it is here.
func LoanedFor(v View, id shop.LoanerID) (shop.OrderID, error) {
	n, err := number(v, `SELECT order_id FROM loans WHERE loaner_id = $1 AND back_at = 0`, id)
	return shop.OrderID(n), err
}

// SaveLoaner keeps a loaner car. It is never removed: loans name it.
func SaveLoaner(tx *Tx, l *shop.Loaner) error {
	remember(tx, l)
	return keep(tx, shop.KindLoaners, &l.ID, &l.Rev, loanerFields(l))
}

func loanerFields(l *shop.Loaner) fields {
	return fields{
		{"plate", &l.Plate},
		{"model", &l.Model},
		{"mileage_km", &l.MileageKM},
		{"fuel", &l.Fuel},
		{"note", &l.Note},
		{"active", &l.Active},
	}
}

func loanerRow(l *shop.Loaner) fields { return loanerFields(l).with(&l.ID, &l.Rev) }

func loanFields(l *shop.Loan) fields {
	return fields{
		{"loaner_id", to(&l.LoanerID)},
		{"borrower", &l.Borrower},
		{"phone", &l.Phone},
		{"licence", &l.Licence},
		{"out_at", moment{&l.OutAt}},
		{"out_km", &l.OutKM},
		{"out_fuel", &l.OutFuel},
		{"out_by", to(&l.OutBy)},
		{"due_at", moment{&l.DueAt}},
		{"back_at", moment{&l.BackAt}},
		{"back_km", &l.BackKM},
		{"back_fuel", &l.BackFuel},
		{"back_by", to(&l.BackBy)},
		{"damage", &l.Damage},
		{"note", &l.Note},
	}
}

func ownedLoan(o *owned[shop.Loan]) fields {
	return append(loanFields(&o.row), field{"order_id", &o.owner})
}
