package shop

import "slices"

// RefundKind is a loss that the seller makes good (2021 order Art. 26).
type RefundKind string

// The losses that Art. 26 names.
const (
	RefundRegistration RefundKind = "registration" // 车辆登记费用
	RefundExtras       RefundKind = "extras"       // 加装、装饰费用, less depreciation
	RefundService      RefundKind = "service"      // 服务费用 that the seller took
)

// RefundKinds are all of them, in the order of the article.
func RefundKinds() []RefundKind {
	return []RefundKind{RefundRegistration, RefundExtras, RefundService}
}

// Key is the word of the loss.
func (k RefundKind) Key() string { return "case.refund." + string(k) }

// CaseRefund is an amount that the seller gives back.
type CaseRefund struct {
	Kind RefundKind
	Note string
	Paid Money
	Off  Money // depreciation, of extras
}

// Amount is what is given back.
func (r CaseRefund) Amount() Money { return r.Paid - r.Off }

// CaseSum is the arithmetic of a case: what the compensation for use is made of
// (Art. 27), what is given back (Art. 26), and what is to be said of taxes and insurance.
type CaseSum struct {
	Price   Money // of the car
	KM      int64 // that it ran
	Rate    Rate  // n
	Refunds []CaseRefund
	Taxes   string // 相关税费、保险费: by the rules of the state
}

// Check lists what is wrong with the figures.
func (s CaseSum) Check() Problems {
	var p Problems
	p.checkMoney("price", s.Price)
	if s.KM < 0 || s.KM > MaxMileage {
		p.Add("km", "order.say.mileage_range", Args{"Max": MaxMileage})
	}
	if s.Rate < 0 || s.Rate > Whole {
		p.Add("rate", "case.say.rate", nil)
	}
	p.checkText("taxes", s.Taxes, MaxText)
	for _, r := range s.Refunds {
		p.checkMoney("paid", r.Paid)
		p.checkText("refund_note", r.Note, MaxName*2)
		switch {
		case !slices.Contains(RefundKinds(), r.Kind):
			p.Add("refund", "case.say.refund", Args{"Got": string(r.Kind)})
		case r.Off < 0 || r.Off > r.Paid:
			p.Add("off", "case.say.off", Args{"Paid": r.Paid})
		case r.Off > 0 && r.Kind != RefundExtras:
			p.Add("off", "case.say.off_extras", nil)
		case r.Paid > 0 && r.Note == "":
			p.Warn("refund_note", "case.say.refund_note", nil)
		}
	}
	return p
}

// UseCompensation (使用补偿费) is what a customer pays for the use of a car: price ×
// km ÷ 1000 × n (2021 order Art. 27), to the fen, half up.
func UseCompensation(price Money, km int64, n Rate) Money {
	return price.Part(Qty(km)*Qty(n), Qty(1000*int64(Whole)))
}

// Compensation is what the customer pays for the use of the car; nothing where the case
// is free.
func (c Case) Compensation() Money {
	if c.Free() {
		return 0
	}
	return UseCompensation(c.Sum.Price, c.Sum.KM, c.Sum.Rate)
}

// Refunded is what the seller makes good (Art. 26).
func (c Case) Refunded() (sum Money) {
	for _, r := range c.Sum.Refunds {
		sum += r.Amount()
	}
	return sum
}

// Net is what the shop gives the customer in the end, with the price of the car that is
// given back; below zero the customer pays it.
func (c Case) Net() Money {
	net := c.Refunded() - c.Compensation()
	if c.Remedy == ReturnsCar {
		net += c.Sum.Price
	}
	return net
}
