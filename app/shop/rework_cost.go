package shop

import (
	"cmp"
	"slices"
	"time"
)

// Redone is a rework that was received, with what it has cost and who bears it.
type Redone struct {
	Order  OrderID
	Number string
	Plate  string
	First  string // number of the order that it makes good; "": not known
	Item   string
	At     time.Time // received
	Status Status
	Cause  ReworkCause
	Bears  string // the person or the supplier to whom the cause is charged
	Free   bool   // the shop bears it
	RedoneSums
}

// RedoneSums are what reworks come to. Labour is what the shop gave away at its posted
// price, Waived what the customer would have paid for all that was free, Billed what
// others than the shop pay.
type RedoneSums struct {
	Hours  Qty // worked, else planned, on the lines that the shop pays
	Cost   ReworkCost
	Waived Money
	Billed Money
}

// Add is both together.
func (s RedoneSums) Add(x RedoneSums) RedoneSums {
	s.Hours += x.Hours
	s.Cost.Parts += x.Cost.Parts
	s.Cost.Labour += x.Cost.Labour
	s.Cost.Away += x.Cost.Away
	s.Waived += x.Waived
	s.Billed += x.Billed
	return s
}

// SumsOfRework are what the lines of a rework come to.
func SumsOfRework(o *Order, away Outside) RedoneSums {
	s := RedoneSums{Cost: CostOfRework(o, away)}
	for i := range o.Lines {
		switch l := &o.Lines[i]; {
		case !l.Counts():
		case l.Payer != PayShop:
			s.Billed += l.Amount()
		default:
			s.Waived += l.Amount()
			if l.Kind == LabourLine {
				s.Hours += cmp.Or(l.Clocked, l.Qty)
			}
		}
	}
	return s
}

// RedoneRow is the reworks of one cause that are charged to the same.
type RedoneRow struct {
	Cause ReworkCause
	Bears string
	Free  bool
	Of    []Redone // the oldest first
	RedoneSums
}

// RedoneBook (返修成本) is what the reworks have cost that were received from a day to
// another, both inside.
type RedoneBook struct {
	From, To Day
	Received int // orders of any kind that were received then
	Of       []Redone
}

// Rows are the reworks by cause and by who bears them, in the order of the causes; what
// nobody has found out yet stands last, the dearest of a cause first.
func (b *RedoneBook) Rows() (rows []RedoneRow) {
	for i := range b.Of {
		x := &b.Of[i]
		at := slices.IndexFunc(rows, func(r RedoneRow) bool { return r.Cause == x.Cause && r.Bears == x.Bears && r.Free == x.Free })
		if at < 0 {
			at = len(rows)
			rows = append(rows, RedoneRow{Cause: x.Cause, Bears: x.Bears, Free: x.Free})
		}
		rows[at].Of = append(rows[at].Of, *x)
		rows[at].RedoneSums = rows[at].Add(x.RedoneSums)
	}
	place := func(c ReworkCause) int {
		if i := slices.Index(ReworkCauses(), c); i >= 0 {
			return i
		}
		return len(ReworkCauses())
	}
	slices.SortStableFunc(rows, func(x, y RedoneRow) int {
		return cmp.Or(cmp.Compare(place(x.Cause), place(y.Cause)), cmp.Compare(y.Cost.Sum(), x.Cost.Sum()), cmp.Compare(x.Bears, y.Bears))
	})
	return rows
}

// Sum is all of them together.
func (b *RedoneBook) Sum() (s RedoneSums) {
	for _, x := range b.Of {
		s = s.Add(x.RedoneSums)
	}
	return s
}

// Share is how much of the cost of all a part of it is; ok is false where nothing has cost
// anything.
func (b *RedoneBook) Share(of RedoneSums) (r Rate, ok bool) {
	all := b.Sum().Cost.Sum()
	if all <= 0 {
		return 0, false
	}
	return ratio(int64(of.Cost.Sum()), int64(all)), true
}

// Rate (外返率) is how many of the orders received were reworks; ok is false where none was
// received.
func (b *RedoneBook) Rate() (r Rate, ok bool) {
	if b.Received == 0 {
		return 0, false
	}
	return ratio(int64(len(b.Of)), int64(b.Received)), true
}

// ratio is a share in basis points, rounded half up; neither is below zero.
func ratio(of, all int64) Rate { return Rate((of*2*int64(Whole) + all) / (2 * all)) }

// RedonePeriod are the days that two months span, the first day of the one and the last
// day of the other.
func RedonePeriod(first, last Day) (from, to Day) {
	end := Day(last.Month()+"-01").Time(time.UTC).AddDate(0, 1, -1)
	return Day(first.Month() + "-01"), DayOf(end, time.UTC)
}
