// Package lost (流失商机) tells what customers were offered and did not take: by item, by
// technician, to the order; how much of it they came back for; and whom to call first. It
// is pure: it reckons over offers that were read elsewhere.
package lost

import (
	"cmp"
	"slices"
	"time"

	"gongdan/app/shop"
)

// Way is what became of an offer.
type Way string

// The ways of an offer. What is agreed is sold; all others are not.
const (
	Sold     Way = "sold"
	Declined Way = "declined" // 客户不做: the customer said no
	Gone     Way = "gone"     // 未成交: nobody said no, the order was called off
	Waiting  Way = "waiting"  // 待确认: an estimate that nobody has answered
)

// Ways are those that are no sale, as they are shown.
func Ways() []Way { return []Way{Declined, Gone, Waiting} }

// Key is the word of the way.
func (w Way) Key() string { return "lost.way." + string(w) }

// Offer is one line that a customer was offered.
type Offer struct {
	Line     shop.LineID
	Order    shop.OrderID
	Number   string
	At       time.Time // the car was received
	Vehicle  shop.VehicleID
	Kind     shop.LineKind
	Code     string // of the job or part; "" where the line is words
	Name     string
	Amount   shop.Money // after discount
	Way      Way
	Found    shop.PersonID // the technician who found it, else who was to do it; 0: nobody
	Advisor  shop.PersonID // who wrote the order
	Later    string        // number of the later order on which the customer took it; "": none
	LaterSum shop.Money    // what he took it for
}

// Item is what an offer was of: offers with the same code are of one item, else those with
// the same words.
func (o Offer) Item() string {
	if o.Code != "" {
		return string(o.Kind) + " " + o.Code
	}
	return string(o.Kind) + "  " + o.Name
}

// Missed reports whether the offer is no sale, on that order.
func (o Offer) Missed() bool { return o.Way != Sold }

// Sums are what some offers come to.
type Sums struct {
	Offered, Sold, Missed, Back             int // lines; Back: of the missed ones, taken later
	OfferedSum, SoldSum, MissedSum, BackSum shop.Money
	By                                      map[Way]shop.Money // of the missed
}

// Add counts an offer.
func (s *Sums) Add(o Offer) {
	s.Offered++
	s.OfferedSum += o.Amount
	if !o.Missed() {
		s.Sold++
		s.SoldSum += o.Amount
		return
	}
	s.Missed++
	s.MissedSum += o.Amount
	if s.By == nil {
		s.By = map[Way]shop.Money{}
	}
	s.By[o.Way] += o.Amount
	if o.Later != "" {
		s.Back++
		s.BackSum += o.LaterSum
	}
}

// Rate is the missed share of what was offered, in money; ok is false where nothing of
// worth was offered.
func (s Sums) Rate() (r shop.Rate, ok bool) { return share(int64(s.MissedSum), int64(s.OfferedSum)) }

// BackRate is the share of the missed lines that were taken later.
func (s Sums) BackRate() (r shop.Rate, ok bool) { return share(int64(s.Back), int64(s.Missed)) }

// share is of ÷ by in basis points, rounded half up; of is not below zero.
func share(of, by int64) (shop.Rate, bool) {
	if by <= 0 {
		return 0, false
	}
	return shop.Rate((of*2*int64(shop.Whole) + by) / (2 * by)), true
}

// Row is the offers of one item.
type Row struct {
	Kind   shop.LineKind
	Code   string
	Name   string  // as it was written last
	Missed []Offer // the dearest first
	Sums
}

// Book is what was offered on orders that were received from a day to another, both
// inside. Void orders are in it: an order that was called off is a sale that was lost.
type Book struct {
	From, To shop.Day
	Of       []Offer
}

// Sum is all of it.
func (b *Book) Sum() (s Sums) {
	for _, o := range b.Of {
		s.Add(o)
	}
	return s
}

// Rows are the items of which something was missed, the dearest loss first.
func (b *Book) Rows() []Row {
	at := map[string]int{}
	var rows []Row
	for _, o := range b.Of {
		i, known := at[o.Item()]
		if !known {
			i = len(rows)
			at[o.Item()] = i
			rows = append(rows, Row{Kind: o.Kind, Code: o.Code})
		}
		rows[i].Name = o.Name
		rows[i].Add(o)
		if o.Missed() {
			rows[i].Missed = append(rows[i].Missed, o)
		}
	}
	rows = slices.DeleteFunc(rows, func(r Row) bool { return r.Sums.Missed == 0 })
	for _, r := range rows {
		dearest(r.Missed)
	}
	slices.SortStableFunc(rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(b.MissedSum, a.MissedSum), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Name, b.Name))
	})
	return rows
}

// dearest puts the dearest offers first, of equal ones the newest.
func dearest(list []Offer) {
	slices.SortStableFunc(list, func(a, b Offer) int {
		return cmp.Or(cmp.Compare(b.Amount, a.Amount), b.At.Compare(a.At), cmp.Compare(a.Line, b.Line))
	})
}

// Of are the missed offers by who found them, the dearest loss first; 0 is nobody.
type Of struct {
	Person shop.PersonID
	Missed []Offer
	Sums
}

// People are the offers by who found them, with what he found that was sold.
func People(list []Offer) (all []Of) {
	for _, o := range list {
		i := slices.IndexFunc(all, func(x Of) bool { return x.Person == o.Found })
		if i < 0 {
			i = len(all)
			all = append(all, Of{Person: o.Found})
		}
		all[i].Add(o)
		if o.Missed() {
			all[i].Missed = append(all[i].Missed, o)
		}
	}
	for _, x := range all {
		dearest(x.Missed)
	}
	slices.SortStableFunc(all, func(a, b Of) int {
		return cmp.Or(cmp.Compare(b.MissedSum, a.MissedSum), cmp.Compare(a.Person, b.Person))
	})
	return all
}
