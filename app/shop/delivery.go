package shop

import "time"

// DeliveryID and DeliveryLineID are the numbers receipts and their lines are
// kept under.
type (
	DeliveryID     int64
	DeliveryLineID int64
)

// Delivery (入库单) is what a supplier has brought. It is posted at once and never
// changed: what was wrong goes back by a return.
type Delivery struct {
	ID         DeliveryID
	Rev        int64
	Number     string // RK260414-002
	SupplierID SupplierID
	At         time.Time // when it came; may lie before it was written down
	Voucher    string    // the supplier's delivery note
	Person     PersonID
	Note       string
	Lines      []DeliveryLine
}

// DeliveryLine is pieces of a part that came in. The price is what is owed for
// one of them, tax included.
type DeliveryLine struct {
	ID           DeliveryLineID
	PartID       PartID
	Qty          Qty
	Price        Money
	Agreed       Money          // what the purchase order says; 0: nothing
	PurchaseLine PurchaseLineID // 0: it was not ordered
	Location     Location
	Lot          Lot // what is written of it when it is posted; only its ID is kept here
	Returned     Qty // of it, that went back
}

// MaxDeliveryLines is how many lines a receipt has at most.
const MaxDeliveryLines = 500

// Amount is what the line costs, rounded to the fen.
func (l DeliveryLine) Amount() Money { return l.Price.Times(l.Qty) }

// Dearer is by how much one piece costs more than was agreed; below 0 it is
// cheaper, 0 where nothing was agreed.
func (l DeliveryLine) Dearer() Money {
	if l.Agreed == 0 {
		return 0
	}
	return l.Price - l.Agreed
}

// Left is what has not gone back.
func (l DeliveryLine) Left() Qty { return l.Qty - l.Returned }

// Total is what the receipt comes to.
func (d *Delivery) Total() (sum Money) {
	for _, l := range d.Lines {
		sum += l.Amount()
	}
	return sum
}

// Line is the line with that id; nil if it is not there.
func (d *Delivery) Line(id DeliveryLineID) *DeliveryLine {
	for i := range d.Lines {
		if d.Lines[i].ID == id && id != 0 {
			return &d.Lines[i]
		}
	}
	return nil
}

// Check lists what keeps the receipt from being posted; now may be zero, for a
// file from elsewhere.
func (d *Delivery) Check(now time.Time) Problems {
	var p Problems
	if d.SupplierID == 0 {
		p.Add("supplier", "say.required.supplier", nil)
	}
	if d.At.IsZero() || !now.IsZero() && d.At.After(now.Add(time.Minute)) {
		p.Add("at", "delivery.say.ahead", nil)
	}
	p.checkText("voucher", d.Voucher, MaxName)
	p.checkText("note", d.Note, MaxText)
	switch {
	case len(d.Lines) == 0:
		p.Add("lines", "delivery.say.empty", nil)
	case len(d.Lines) > MaxDeliveryLines:
		p.Add("lines", "purchase.say.many", Args{"Max": MaxDeliveryLines})
	}
	var sum Money
	for i, l := range d.Lines {
		one := l.Check()
		p = append(p, one.Under("lines."+number(i+1)+".")...)
		if one.Err() == nil {
			sum += l.Amount()
		}
	}
	if sum > MaxMoney {
		p.Add("lines", "say.money_range", Args{"Max": MaxMoney})
	}
	return p
}

// Check lists what is wrong with a line.
func (l DeliveryLine) Check() Problems {
	var p Problems
	if l.PartID == 0 {
		p.Add("part", "say.required.part", nil)
	}
	p.checkQty("qty", l.Qty)
	p.checkMoney("price", l.Price)
	if p.Err() == nil && l.Amount() > MaxMoney {
		p.Add("price", "say.money_range", Args{"Max": MaxMoney})
	}
	p.checkText("bin", l.Location.Bin, MaxName)
	p = append(p, l.Lot.Check()...)
	if l.Dearer() != 0 {
		p.Warn("price", "delivery.say.price", Args{"Agreed": l.Agreed, "Price": l.Price, "More": l.Dearer()})
	}
	return p
}

// Scanned is what became of a scanned code on a receipt.
type Scanned struct {
	Row  int  // of the lines
	Full bool // as much has come as was ordered
}

// Scan counts n pieces of a part onto the receipt: to the next line of it that
// is not full, of those that are awaited in their order; to a line of its own,
// that was not ordered, where there is none. Where all that was ordered is there
// nothing is counted, and Full says so.
func (d *Delivery) Scan(part PartID, n Qty, awaited func(PurchaseLineID) Qty) (s Scanned, ok bool) {
	for i := range d.Lines {
		l := &d.Lines[i]
		if l.PartID != part {
			continue
		}
		s.Row, ok = i, true
		if l.PurchaseLine == 0 || l.Qty+n <= awaited(l.PurchaseLine) {
			l.Qty += n
			return s, true
		}
	}
	s.Full = ok
	return s, ok
}
