package stockfig

import (
	"time"

	"gongdan/app/shop"
)

// Row is a part over the period. Pieces of the stock that the shop began with count as
// there at the start, whenever they were entered.
type Row struct {
	PartID shop.PartID
	Item

	Opening shop.Qty // there at the start
	Bought  shop.Qty // received, less what went back to suppliers
	Issued  shop.Qty // to orders, less what came back
	Billed  shop.Qty // on orders settled in the period, to somebody else than the shop
	Free    shop.Qty // on orders settled in the period, at the shop's cost
	Lost
	OnHand shop.Qty // there at the end

	Worth
	Slow   bool   // 呆滞 at the end
	Orders []Open // which orders make up Pending
}

// Item is what a part is called.
type Item struct {
	Number string
	Name   string
	Unit   string
}

// Lost is what left the store without an order, below zero where pieces were found.
type Lost struct {
	Scrapped shop.Qty // 报废
	Counted  shop.Qty // 盘亏
	Adjusted shop.Qty // 调整
}

// Worth is what a part was worth, and cost.
type Worth struct {
	Start  shop.Money
	End    shop.Money
	Bought shop.Money
	Cost   shop.Money // of what was issued in the period, less what came back
	Recent shop.Money // the same over the months of the average
}

// Open is what an order was given in the period and not billed in it; below zero is
// what it was billed and given before, or never.
type Open struct {
	OrderID shop.OrderID
	Order   string
	Qty     shop.Qty
}

// Pending (领料与结算之差) is what was issued in the period and not settled in it, less
// what was settled in it and issued before.
func (r *Row) Pending() shop.Qty { return r.Issued - r.Billed - r.Free }

// Gap (差异) is how many pieces that were there or bought are neither billed nor there.
// It is the sum of its causes: Pending, Free, Scrapped, Counted and Adjusted.
func (r *Row) Gap() shop.Qty { return r.Opening + r.Bought - r.Billed - r.OnHand }

// Causes are where the gap went, in the order of the columns.
func (r *Row) Causes() []shop.Qty {
	return []shop.Qty{r.Pending(), r.Free, r.Scrapped, r.Counted, r.Adjusted}
}

// CauseKeys are the words of the causes, in the same order.
func CauseKeys() []string {
	return []string{"figures.cause.pending", "figures.cause.free", "figures.cause.scrapped", "figures.cause.counted", "figures.cause.adjusted"}
}

// Idle reports whether there is nothing to say of the part.
func (r *Row) Idle() bool {
	return r.Opening == 0 && r.OnHand == 0 && r.Bought == 0 && r.Billed == 0 && r.Issued == 0 && r.Free == 0 && r.Lost == Lost{} &&
		r.Worth == Worth{}
}

// Asked is a request with what it asked for.
type Asked struct {
	shop.Request
	Item
	Order string
}

// Trace is a row of the ledger of a part, or a line that was billed: Kind "" is one.
type Trace struct {
	At     time.Time
	Kind   shop.MoveKind
	Qty    shop.Qty
	Value  shop.Money
	Order  shop.OrderID
	Number string // of the order
	Payer  shop.Payer
	Person string
	Note   string
}
