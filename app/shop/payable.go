package shop

import (
	"slices"
	"time"
)

// BillID is the number a supplier's invoice is kept under.
type BillID int64

// Bill (供应商发票) is an invoice of a supplier with the receipts and returns that
// it is for. Amount is what it says, tax included.
type Bill struct {
	ID         BillID
	Rev        int64
	Number     string // theirs
	SupplierID SupplierID
	On         Day
	DueOn      Day
	Amount     Money
	Rate       Rate   // of VAT inside it
	Reason     string // why it differs from what was received
	Person     PersonID
	Deliveries []DeliveryID
	SendBacks  []SendBackID
}

// SupplierPaymentID is the number a payment to a supplier is kept under.
type SupplierPaymentID int64

// SupplierPayment (付款) is money that went to a supplier; below 0 it came back. It
// is never changed: a wrong one is corrected by its counterpart.
type SupplierPayment struct {
	ID         SupplierPaymentID
	SupplierID SupplierID
	BillID     BillID // 0: on account
	At         time.Time
	Method     Method
	Amount     Money
	Person     PersonID
	Note       string
	Corrects   SupplierPaymentID
}

// PayMethods are the ways in which a supplier is paid.
func PayMethods() []Method { return []Method{Transfer, Cash, WeChat, Alipay, Card} }

// Matched is what the receipts of a bill come to, less its returns.
type Matched struct {
	Received Money
	Returned Money
}

// Sum is what the bill should say.
func (m Matched) Sum() Money { return m.Received - m.Returned }

// Check lists what keeps the bill from being kept. matched is what it is for:
// another amount wants a reason.
func (b *Bill) Check(matched Matched) Problems {
	var p Problems
	if b.SupplierID == 0 {
		p.Add("supplier", "say.required.supplier", nil)
	}
	p.checkName("bill_number", b.Number)
	if b.On == "" {
		p.Add("on", "bill.say.on", nil)
	}
	if b.DueOn != "" && b.DueOn < b.On {
		p.Add("due_on", "bill.say.due", nil)
	}
	if b.Amount < -MaxMoney || b.Amount > MaxMoney || b.Amount == 0 {
		p.Add("amount", "bill.say.amount", Args{"Max": MaxMoney})
	}
	if b.Amount < 0 {
		p.Warn("amount", "bill.say.credit", nil)
	}
	if b.Rate < 0 || b.Rate >= Whole {
		p.Add("rate", "settings.say.vat_rate", nil)
	}
	p.checkText("reason", b.Reason, MaxText)
	if off := b.Amount - matched.Sum(); off != 0 {
		if b.Reason == "" {
			p.Add("reason", "bill.say.differs", Args{"Amount": b.Amount, "Received": matched.Sum(), "More": off})
		} else {
			p.Warn("amount", "bill.say.differs_why", Args{"Received": matched.Sum(), "More": off})
		}
	}
	return p
}

// Check lists what keeps the payment from being kept.
func (x SupplierPayment) Check() Problems {
	var p Problems
	if x.SupplierID == 0 {
		p.Add("supplier", "say.required.supplier", nil)
	}
	if x.Amount == 0 || x.Amount > MaxMoney || x.Amount < -MaxMoney || x.Amount < 0 && x.Corrects == 0 {
		p.Add("amount", "bill.say.paid", Args{"Max": MaxMoney})
	}
	if !slices.Contains(PayMethods(), x.Method) {
		p.Add("method", "bill.say.method", nil)
	}
	p.checkText("note", x.Note, MaxText)
	return p
}

// Owed is what the shop owes a supplier: invoices, and receipts less returns that
// are on none yet, less what was paid. Below 0 the supplier owes the shop.
type Owed struct {
	SupplierID SupplierID
	Billed     Money
	Unbilled   Money // receipts less returns without an invoice
	Paid       Money
	Overdue    Money // of invoices that should be paid by now
	Credits    Money // returns whose credit is awaited
	Ages       [4]Money
}

// Balance is what is owed.
func (o Owed) Balance() Money { return o.Billed + o.Unbilled - o.Paid }

// AgeDays are the bounds of Owed.Ages: not yet due, up to so many days over, more.
func AgeDays() [2]int { return [2]int{30, 90} }

// Age is in which of Owed.Ages an invoice stands that is due on a day.
func Age(dueOn, today Day) int {
	if dueOn == "" || dueOn >= today {
		return 0
	}
	late := daysBetween(dueOn, today)
	for i, bound := range AgeDays() {
		if late <= bound {
			return i + 1
		}
	}
	return 3
}
