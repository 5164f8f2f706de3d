package shop

import "time"

// MoveKind is why stock changed.
type MoveKind string

// The kinds of stock move.
const (
	MoveOpening MoveKind = "opening" // 期初
	MoveReceive MoveKind = "receive" // 入库
	MoveIssue   MoveKind = "issue"   // 领料, to an order
	MoveReturn  MoveKind = "return"  // 退料, from an order
	MoveAdjust  MoveKind = "adjust"  // 调整, with a reason

	MoveCount    MoveKind = "count"           // 盘点, what a stock-take found
	MoveTransfer MoveKind = "transfer"        // 调拨, from one place to another: two moves worth nothing
	MoveScrap    MoveKind = "scrap"           // 报废
	MoveSendBack MoveKind = "supplier_return" // 退供应商
)

// MoveKinds are all kinds.
func MoveKinds() []MoveKind {
	return []MoveKind{MoveOpening, MoveReceive, MoveIssue, MoveReturn, MoveAdjust, MoveCount, MoveTransfer, MoveScrap, MoveSendBack}
}

// Key is the word of the kind.
func (k MoveKind) Key() string { return "part.move." + string(k) }

// Move (库存流水) is one line of the stock ledger; it is never changed.
type Move struct {
	ID      int64
	PartID  PartID
	Kind    MoveKind
	At      time.Time
	Qty     Qty   // above 0 comes in, below 0 goes out
	Value   Money // of Qty, same sign
	Balance Qty   // stock after the move
	OrderID OrderID
	LineID  LineID
	Person  PersonID
	Note    string

	Location   Location
	LotID      LotID
	SupplierID SupplierID // from whom it came, to whom it goes back
	Taker      PersonID   // 领料人: who took the pieces for the car, or brought them back
}

// Receipt (入库) is pieces of a part that came in, at what one of them cost.
type Receipt struct {
	PartID PartID
	Qty    Qty
	Cost   Money
	Note   string // delivery note, order number

	At       time.Time // the day it came, if that is not now
	Location Location
	Lot      Lot // what is written of it; nothing: of no lot
}

// Check lists what is wrong with the receipt.
func (r Receipt) Check() Problems {
	var p Problems
	p.checkQty("qty", r.Qty)
	p.checkMoney("cost", r.Cost)
	p.checkText("note", r.Note, MaxText)
	p.checkText("bin", r.Location.Bin, MaxName)
	p = append(p, r.Lot.Check()...)
	if p.Err() == nil && r.Cost.Times(r.Qty) > MaxMoney {
		p.Add("cost", "say.money_range", Args{"Max": MaxMoney})
	}
	return p
}

// CheckReason notes a reason that is missing or too long.
func CheckReason(reason string) Problems {
	var p Problems
	p.checkName("reason", reason)
	return p
}

// Count (盘点) is how many pieces of a part were found where there should have
// been Have.
type Count struct {
	PartID  PartID
	Have    Qty
	Counted Qty
	Reason  string
}

// Check lists what is wrong with setting the stock to what was counted.
func (c Count) Check() Problems {
	var p Problems
	if c.Counted < 0 || c.Counted > MaxQty {
		p.Add("counted", "say.qty_range", Args{"Max": MaxQty})
	}
	return append(p, CheckReason(c.Reason)...)
}
