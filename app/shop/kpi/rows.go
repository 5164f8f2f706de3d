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
	Reopened bool   // it was settled before, and opened again (红冲)
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
	Shares     []Share // of labour, where it is not all of Technician
}

// Share is what one person worked of a line: hours, or another measure of all its shares.
type Share struct {
	Person shop.PersonID
	Part   int64
}

// split parts a line among those who worked on it. What is billed goes by the shares; the
// sums of the parts are the line.
func (l Line) split() []Line {
	var all, done int64
	for _, s := range l.Shares {
		all += s.Part
	}
	if all <= 0 {
		return []Line{l}
	}
	var parts []Line
	for i, s := range l.Shares {
		x := l
		x.Technician, x.Shares = s.Person, nil
		upTo := func(n int64) int64 {
			return int64(shop.Money(n).Part(shop.Qty(done+s.Part), shop.Qty(all)) - shop.Money(n).Part(shop.Qty(done), shop.Qty(all)))
		}
		x.Qty, x.Clocked, x.Amount = shop.Qty(upTo(int64(l.Qty))), shop.Qty(upTo(int64(l.Clocked))), shop.Money(upTo(int64(l.Amount)))
		if done += s.Part; i > 0 {
			x.Cost, x.Issued = 0, 0
		}
		parts = append(parts, x)
	}
	return parts
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
	Orders []Ref    // that he worked on
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
