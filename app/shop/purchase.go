package shop

import (
	"slices"
	"time"
)

// PurchaseID and PurchaseLineID are the numbers purchase orders and their lines
// are kept under.
type (
	PurchaseID     int64
	PurchaseLineID int64
)

// PurchaseStatus (采购单状态) is how far a purchase order has come.
type PurchaseStatus string

// The states of a purchase order.
const (
	PurchaseOpen     PurchaseStatus = "open"     // 待发出: lines are gathered
	PurchaseSent     PurchaseStatus = "sent"     // 已发出
	PurchasePart     PurchaseStatus = "part"     // 部分到货
	PurchaseReceived PurchaseStatus = "received" // 已到齐
	PurchaseClosed   PurchaseStatus = "closed"   // 短缺结单: the rest does not come
	PurchaseVoid     PurchaseStatus = "void"     // 作废
)

// PurchaseStates are all states, in their order.
func PurchaseStates() []PurchaseStatus {
	return []PurchaseStatus{PurchaseOpen, PurchaseSent, PurchasePart, PurchaseReceived, PurchaseClosed, PurchaseVoid}
}

// Key is the word of the state.
func (s PurchaseStatus) Key() string { return "purchase.status." + string(s) }

// Awaited reports whether more may still come for it.
func (s PurchaseStatus) Awaited() bool {
	return s == PurchaseOpen || s == PurchaseSent || s == PurchasePart
}

// purchaseMoves are the steps that a purchase order may take. Goods may come
// before it was sent: somebody has telephoned.
func purchaseMoves() map[PurchaseStatus][]PurchaseStatus {
	return map[PurchaseStatus][]PurchaseStatus{
		PurchaseOpen: {PurchaseSent, PurchasePart, PurchaseReceived, PurchaseVoid},
		PurchaseSent: {PurchaseOpen, PurchasePart, PurchaseReceived, PurchaseClosed, PurchaseVoid},
		PurchasePart: {PurchaseReceived, PurchaseClosed},
	}
}

// Why (采购原因) is why a part is bought.
type Why string

// The reasons of a purchase line.
const (
	WhySuggested Why = "suggested" // the suggestion said so
	WhyWanted    Why = "wanted"    // a line of an order waits for it
	WhyByHand    Why = "by_hand"
)

// Whys are all reasons.
func Whys() []Why { return []Why{WhySuggested, WhyWanted, WhyByHand} }

// Key is the word of the reason.
func (w Why) Key() string { return "purchase.why." + string(w) }

// Purchase (采购单) is what is ordered from a supplier.
type Purchase struct {
	ID         PurchaseID
	Rev        int64
	Number     string // PO260414-003
	SupplierID SupplierID
	Status     PurchaseStatus
	Person     PersonID // who began it
	OpenedAt   time.Time
	SentAt     time.Time // zero: not sent
	EndedAt    time.Time // received, closed short or void
	Note       string    // printed
	Reason     string    // why it was closed short or is void
	Lines      []PurchaseLine
}

// PurchaseLine is a part of a purchase order. Received is what has come for it,
// by the receipts.
type PurchaseLine struct {
	ID       PurchaseLineID
	PartID   PartID
	Qty      Qty
	Price    Money // agreed for one; 0: not agreed
	DueOn    Day   // when it is to arrive
	Why      Why
	OrderID  OrderID // who waits for it
	LineID   LineID
	Received Qty
}

// MaxPurchaseLines is how many lines a purchase order has at most.
const MaxPurchaseLines = 500

// Open is what is still to come.
func (l PurchaseLine) Open() Qty { return max(0, l.Qty-l.Received) }

// Amount is what the line costs, rounded to the fen.
func (l PurchaseLine) Amount() Money { return l.Price.Times(l.Qty) }

// CanMove reports whether the purchase order may take that step.
func (p *Purchase) CanMove(to PurchaseStatus) bool {
	return slices.Contains(purchaseMoves()[p.Status], to)
}

// Move takes the purchase order to another state at a time, or says why not.
func (p *Purchase) Move(to PurchaseStatus, at time.Time) error {
	if !p.CanMove(to) {
		return Refuse("purchase.refuse.move", Args{"Number": p.Number, "From": p.Status, "To": to})
	}
	if to == PurchaseSent && len(p.Lines) == 0 {
		return &Refusal{Say: "purchase.refuse.empty", With: Args{"Number": p.Number}, Fix: "add_line"}
	}
	p.Status = to
	switch to {
	case PurchaseOpen:
		p.SentAt = time.Time{}
	case PurchaseSent:
		p.SentAt = at
	case PurchaseReceived, PurchaseClosed, PurchaseVoid:
		p.EndedAt = at
	}
	return nil
}

// Settle moves the purchase order to where its receipts say that it is.
func (p *Purchase) Settle(at time.Time) error {
	some, all := false, true
	for _, l := range p.Lines {
		some, all = some || l.Received > 0, all && l.Open() == 0
	}
	switch {
	case !some:
		return nil
	case all:
		return p.Move(PurchaseReceived, at)
	case p.Status != PurchasePart:
		return p.Move(PurchasePart, at)
	}
	return nil
}

// Total is what the purchase order comes to at the agreed prices.
func (p *Purchase) Total() (sum Money) {
	for _, l := range p.Lines {
		sum += l.Amount()
	}
	return sum
}

// DueOn is the first day on which something of it is to arrive; empty when
// nothing is awaited.
func (p *Purchase) DueOn() (day Day) {
	for _, l := range p.Lines {
		if p.Status.Awaited() && l.Open() > 0 && l.DueOn != "" && (day == "" || l.DueOn < day) {
			day = l.DueOn
		}
	}
	return day
}

// Line is the line with that id; nil if it is not there.
func (p *Purchase) Line(id PurchaseLineID) *PurchaseLine {
	for i := range p.Lines {
		if p.Lines[i].ID == id && id != 0 {
			return &p.Lines[i]
		}
	}
	return nil
}

// Add puts a line on the purchase order. What the suggestion or somebody by hand
// wants more of goes to the line that is there already; a line that an order
// waits for stays by itself, so that its arrival can be told.
func (p *Purchase) Add(l PurchaseLine) {
	for i := range p.Lines {
		x := &p.Lines[i]
		if x.PartID != l.PartID || x.OrderID != l.OrderID || x.LineID != l.LineID || x.Price != l.Price {
			continue
		}
		x.Qty += l.Qty
		if x.DueOn == "" || l.DueOn != "" && l.DueOn < x.DueOn {
			x.DueOn = l.DueOn
		}
		return
	}
	l.ID, l.Received = 0, 0
	p.Lines = append(p.Lines, l)
}

// Check lists what keeps the purchase order from being saved.
func (p *Purchase) Check() Problems {
	var all Problems
	if p.SupplierID == 0 {
		all.Add("supplier", "say.required.supplier", nil)
	}
	all.checkText("note", p.Note, MaxText)
	if len(p.Lines) > MaxPurchaseLines {
		all.Add("lines", "purchase.say.many", Args{"Max": MaxPurchaseLines})
	}
	var sum Money
	for i, l := range p.Lines {
		one := l.Check()
		all = append(all, one.Under("lines."+number(i+1)+".")...)
		if one.Err() == nil {
			sum += l.Amount()
		}
	}
	if sum > MaxMoney {
		all.Add("lines", "say.money_range", Args{"Max": MaxMoney})
	}
	return all
}

// Check lists what is wrong with a line.
func (l PurchaseLine) Check() Problems {
	var p Problems
	if l.PartID == 0 {
		p.Add("part", "say.required.part", nil)
	}
	p.checkQty("qty", l.Qty)
	p.checkMoney("price", l.Price)
	if len(p) == 0 && l.Amount() > MaxMoney {
		p.Add("price", "say.money_range", Args{"Max": MaxMoney})
	}
	if !slices.Contains(Whys(), l.Why) {
		p.Add("why", "purchase.say.why", nil)
	}
	if l.Qty < l.Received {
		p.Add("qty", "purchase.say.received", Args{"Received": l.Received})
	}
	return p
}
