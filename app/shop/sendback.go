package shop

import "time"

// SendBackID is the number a return to a supplier is kept under.
type SendBackID int64

// SendBack (退货单) is what went back to a supplier. It left the store when it was
// written; the credit comes later.
type SendBack struct {
	ID         SendBackID
	Rev        int64
	Number     string // TH260414-001
	SupplierID SupplierID
	At         time.Time
	Person     PersonID
	Reason     string
	CreditedAt time.Time // zero: the credit is awaited
	CreditNote string    // their number for it
	Lines      []SendBackLine
}

// SendBackLine is pieces of a line of a receipt that went back. They leave the
// store at the moving average, and are credited at the price that was paid.
type SendBackLine struct {
	DeliveryLine DeliveryLineID
	PartID       PartID
	Qty          Qty
	Price        Money // paid for one
	Cost         Money // of all of them, as they left the store
	Location     Location
	LotID        LotID
}

// Credited reports whether the supplier has given the credit.
func (s *SendBack) Credited() bool { return !s.CreditedAt.IsZero() }

// Amount is the credit for the line, rounded to the fen.
func (l SendBackLine) Amount() Money { return l.Price.Times(l.Qty) }

// Gain is what the credit is above what the pieces were worth in the store;
// below 0 it is a loss.
func (l SendBackLine) Gain() Money { return l.Amount() - l.Cost }

// Total is the credit for all of it.
func (s *SendBack) Total() (sum Money) {
	for _, l := range s.Lines {
		sum += l.Amount()
	}
	return sum
}

// Gain is what the credit is above what left the store.
func (s *SendBack) Gain() (sum Money) {
	for _, l := range s.Lines {
		sum += l.Gain()
	}
	return sum
}

// Check lists what keeps the return from being kept; now may be zero, for a file
// from elsewhere.
func (s *SendBack) Check(now time.Time) Problems {
	var p Problems
	if s.SupplierID == 0 {
		p.Add("supplier", "say.required.supplier", nil)
	}
	p.checkName("reason", s.Reason)
	p.checkText("credit_note", s.CreditNote, MaxName)
	if s.At.IsZero() || !now.IsZero() && s.At.After(now.Add(time.Minute)) {
		p.Add("at", "delivery.say.ahead", nil)
	}
	if s.Credited() && s.CreditedAt.Before(s.At) {
		p.Add("credited_at", "sendback.say.credited", nil)
	}
	if len(s.Lines) == 0 {
		p.Add("lines", "sendback.say.empty", nil)
	}
	for i, l := range s.Lines {
		var one Problems
		if l.PartID == 0 || l.DeliveryLine == 0 {
			one.Add("part", "say.required.part", nil)
		}
		one.checkQty("qty", l.Qty)
		one.checkMoney("price", l.Price)
		p = append(p, one.Under("lines."+number(i+1)+".")...)
	}
	return p
}
