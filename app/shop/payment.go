package shop

import (
	"slices"
	"time"
)

// Method (收款方式) is how money came.
type Method string

// The methods of the open format.
const (
	WeChat    Method = "wechat"
	Alipay    Method = "alipay"
	Cash      Method = "cash"
	Card      Method = "card"
	Transfer  Method = "transfer"
	OnAccount Method = "credit" // 挂账: a promise to pay, not money
)

// Methods are all methods in the order of their digits at the counter.
func Methods() []Method { return []Method{WeChat, Alipay, Cash, Card, Transfer, OnAccount} }

// Key is the word of the method.
func (m Method) Key() string { return "payment.method." + string(m) }

// PaymentKind is what a payment is for.
type PaymentKind string

// The kinds of payment.
const (
	Deposit     PaymentKind = "deposit"    // 定金, before settlement
	Pay         PaymentKind = "pay"        // 收款
	PayDebtKind PaymentKind = "pay_debt"   // 清账: what stood on account
	Refund      PaymentKind = "refund"     // 退款, below zero
	Correction  PaymentKind = "correction" // 冲正: cancels an earlier one
)

// Key is the word of the kind.
func (k PaymentKind) Key() string { return "payment.kind." + string(k) }

// Payment is money that came in, or went back when below zero. It is never
// changed: a wrong one is cancelled by a correction that names it.
type Payment struct {
	ID       int64
	At       time.Time
	Kind     PaymentKind
	Method   Method
	Amount   Money
	Person   PersonID
	Note     string
	Corrects int64 // the payment this one cancels
}

// Check lists what is wrong with a payment of the customer of which due is
// still owed, or to be given back when below zero; credit is what may still
// stand on account.
func (p Payment) Check(due, credit Money) Problems {
	var all Problems
	switch {
	case !slices.Contains(Methods(), p.Method):
		all.Add("method", "payment.say.method", nil)
	case p.Method == OnAccount && p.Kind != Pay:
		all.Add("method", "payment.say.on_account", nil)
	case p.Amount == 0:
		all.Add("amount", "payment.say.zero", nil)
	case p.Amount > MaxMoney || p.Amount < -MaxMoney:
		all.Add("amount", "say.money_range", Args{"Max": MaxMoney})
	case p.Amount < 0 && !p.givesBack(due):
		all.Add("amount", "payment.say.below_zero", Args{"Back": max(-due, 0)})
	case p.Kind != Deposit && p.Amount > due && p.Amount > 0:
		all.Add("amount", "payment.say.too_much", Args{"Due": max(due, 0)})
	case p.Method == OnAccount && p.Amount > credit:
		all.Add("amount", "payment.say.credit", Args{"Credit": max(credit, 0)})
	}
	all.checkText("note", p.Note, MaxText)
	return all
}

// givesBack reports whether a payment below zero may be: refunds and corrections
// are, and at the settlement what was paid too much before.
func (p Payment) givesBack(due Money) bool {
	switch p.Kind {
	case Refund, Correction:
		return true
	case Pay:
		return p.Method != OnAccount && p.Amount >= due
	}
	return false
}
