package shop

import "time"

// Request (申领) is what a line of an order asked of the store: written once for a part
// of a line, when the customer agrees to it for the first time. A line that is declined
// and agreed again asks no second time, since it is the same demand; another part on it
// is another request.
type Request struct {
	ID        int64
	OrderID   OrderID
	LineID    LineID // 0: not known; a line may be gone since
	PartID    PartID
	Qty       Qty // wanted
	Available Qty // of the part when it was asked for, without what others had been promised
	At        time.Time
	Person    PersonID
}

// Filled is how many of the pieces could be given from stock at once.
func (r Request) Filled() Qty { return min(r.Qty, max(0, r.Available)) }

// Met (满足) reports whether all of them could.
func (r Request) Met() bool { return r.Filled() == r.Qty }

// Asks reports whether the line is served from the store: an agreed part of the price
// book that the customer did not bring.
func (l *Line) Asks() bool {
	return l.Kind == PartLine && l.PartID != 0 && l.Origin != CustomerOwned && l.Agreement.Consent == Agreed
}
