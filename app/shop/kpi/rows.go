package kpi

import (
	"time"

	"gongdan/app/shop"
)

// Order is what figures need of an order.
type Order struct {
	ID       shop.OrderID
	Number   string
	Kind     shop.OrderKind
	Vehicle  shop.VehicleID
	VIN      bool // it is known
	Make     string
	Customer shop.CustomerID
	Advisor  shop.PersonID
	Mileage  int64
	Lines    []Line // of settled orders, those that count
}

// Line is what figures need of a line that counts.
type Line struct {
	Kind       shop.LineKind
	Name       string
	Package    string // code of the package it came with
	Payer      shop.Payer
	Technician shop.PersonID
	Qty        shop.Qty // hours of labour
	Amount     shop.Money
	Cost       shop.Money // of the pieces that were issued
	Clocked    shop.Qty   // hours worked; 0: nobody clocked
	Issued     shop.Qty
}

// Received is an order that was received in the period.
type Received struct {
	Order
	Booked bool // it came of an appointment
	First  bool // its customer was never here before
}

// Delivered is an order that was first delivered in the period.
type Delivered struct {
	Order
	At       time.Time
	Promised time.Time // zero: nothing was promised
	Back     []Ref     // reworks of it that were received within 30 days
}

// Owed is an order of which the customer still owed something when the period ended.
type Owed struct {
	Order
	Due shop.Money
}

// Left is a customer who was here in the month six months before the period's.
type Left struct {
	Order         // his last one then
	Returned bool // he came in one of the six months since
}

// Hours are those of one person on one day.
type Hours struct {
	Person shop.PersonID
	Worked shop.Qty // on jobs, by the clock, on the day they were worked
	Roster shop.Qty // that he was to be there
}

// Rows are what happened in a period, void orders left out.
type Rows struct {
	Period    Period
	Settled   []Order
	Received  []Received
	Delivered []Delivered
	Owed      []Owed
	EverOwed  bool // an order was settled by then
	Left      []Left
	Hours     []Hours // of technicians
	Books     bool    // the shop had written down an appointment by then
	Over      bool    // the period is over
}

// Dimension is by what figures are parted.
type Dimension string

// The dimensions.
const (
	ByAdvisor    Dimension = "advisor"
	ByTechnician Dimension = "technician"
	ByKind       Dimension = "kind"
	ByPayer      Dimension = "payer"
	ByMake       Dimension = "make"
)

// Dimensions are all of them.
func Dimensions() []Dimension {
	return []Dimension{ByAdvisor, ByTechnician, ByKind, ByPayer, ByMake}
}

// Word is the language key of the dimension.
func (d Dimension) Word() string { return "kpi.by." + string(d) }

// Group names one part: a person, or the word of a kind, payer or make. The zero Group of a
// dimension is what nobody is noted for.
type Group struct {
	Person shop.PersonID
	Name   string
}

// groups are the parts an order falls into: one, but for technicians and payers, of whom an
// order may have several by its lines.
func (d Dimension) groups(o Order) []Group {
	switch d {
	case ByAdvisor:
		return []Group{{Person: o.Advisor}}
	case ByKind:
		return []Group{{Name: string(o.Kind)}}
	case ByMake:
		return []Group{{Name: o.Make}}
	}
	var all []Group
	for _, l := range o.Lines {
		if g, ok := d.line(l); ok && !has(all, g) {
			all = append(all, g)
		}
	}
	return all
}

// line is the part a line falls into; ok is false where the dimension parts whole orders.
func (d Dimension) line(l Line) (Group, bool) {
	switch d {
	case ByTechnician:
		return Group{Person: l.Technician}, true
	case ByPayer:
		return Group{Name: string(l.Payer)}, true
	}
	return Group{}, false
}

func has(all []Group, g Group) bool {
	for _, x := range all {
		if x == g {
			return true
		}
	}
	return false
}
