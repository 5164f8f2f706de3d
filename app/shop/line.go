package shop

import (
	"slices"
	"time"
)

// LineID is the number a line is kept under; it stays while the line lives.
type LineID int64

// LineKind is what a line sells.
type LineKind string

// The kinds of line.
const (
	LabourLine LineKind = "labour" // 工
	PartLine   LineKind = "part"   // 料
	OtherLine  LineKind = "other"  // 其他: towing, sublet, rounding
)

// Key is the word of the kind.
func (k LineKind) Key() string { return "line.kind." + string(k) }

// Payer (付费方) is who pays a line.
type Payer string

// The payers of the open format.
const (
	PayCustomer Payer = "customer"
	PayInsurer  Payer = "insurer"
	PayFactory  Payer = "factory"
	PayShop     Payer = "shop"
)

// Payers are all payers, the customer first.
func Payers() []Payer { return []Payer{PayCustomer, PayInsurer, PayFactory, PayShop} }

// Key is the word of the payer.
func (p Payer) Key() string { return "line.payer." + string(p) }

// Consent (客户确认) is what the customer said to a line.
type Consent string

// What a customer may say.
const (
	Proposed Consent = "proposed" // not asked yet
	Agreed   Consent = "agreed"
	Declined Consent = "declined" // stays with the car and is offered again
)

// Key is the word of the consent.
func (c Consent) Key() string { return "line.consent." + string(c) }

// ConsentWay is how the customer said it.
type ConsentWay string

// The ways of consent. 民法典 Art. 775 forbids changing parts without it.
const (
	BySignature ConsentWay = "signature" // 现场签字
	ByPhone     ConsentWay = "phone"     // 电话
	ByWeChat    ConsentWay = "wechat"    // 微信
)

// ConsentWays are all ways, in the order in which they are offered.
func ConsentWays() []ConsentWay { return []ConsentWay{BySignature, ByPhone, ByWeChat} }

// Key is the word of the way.
func (w ConsentWay) Key() string { return "line.way." + string(w) }

// Agreement is who said what to a line, how and when.
type Agreement struct {
	Consent Consent
	By      string
	Way     ConsentWay
	At      time.Time
}

// Line is one row of an order. What it sells is copied from the price book, so
// that a later price does not change an old order.
type Line struct {
	ID         LineID
	Kind       LineKind
	LabourID   LabourID
	PartID     PartID
	Code       string
	Name       string
	Unit       string
	Origin     Origin
	WorkClass  WorkClass
	Qty        Qty // hours of labour, pieces of a part
	Price      Money
	Discount   Rate
	Payer      Payer
	Technician PersonID
	Clocked    Qty // hours worked; 0: nobody clocked
	Job        JobState
	Agreement  Agreement
	Issued     Qty   // pieces taken from stock for this line
	Cost       Money // what the issued pieces have cost
	LineSource
}

// LineSource is what brought a line onto the order.
type LineSource struct {
	Package   string    // code of the package it came with
	FromCheck string    // code of the point of the walk-around that was at fault
	FoundBy   PersonID  // 增项: who found it while the car was in hand; 0: it was ordered
	FoundAt   time.Time // when
	OwnPaper  string    // 托修方自备: what was seen of its 合格证; "": nobody has looked
	Longer
}

// Counts reports whether the line is part of the bill.
func (l *Line) Counts() bool { return l.Agreement.Consent != Declined }

// Gross is quantity × price, rounded to the fen.
func (l *Line) Gross() Money { return l.Price.Times(l.Qty) }

// Amount is quantity × price × (1 − discount), rounded once to the fen.
func (l *Line) Amount() Money { return LineAmount(l.Price, l.Qty, l.Discount) }

// Title names the line in messages.
func (l *Line) Title() string {
	if l.Name != "" {
		return l.Name
	}
	return l.Code
}

// Check lists what is wrong with the line by itself.
func (l *Line) Check() Problems {
	var p Problems
	p.checkText("code", l.Code, MaxName)
	p.checkName("name", l.Name)
	p.checkText("unit", l.Unit, MaxName)
	p.checkText("own_paper", l.OwnPaper, MaxName)
	p.checkQty("qty", l.Qty)
	if !slices.Contains(Payers(), l.Payer) {
		p.Add("payer", "line.say.payer", nil)
	}
	if l.Kind == OtherLine {
		if l.Price < -MaxMoney || l.Price > MaxMoney {
			p.Add("price", "say.money_range", Args{"Max": MaxMoney})
		}
	} else {
		p.checkMoney("price", l.Price)
	}
	if l.Discount < 0 || l.Discount > Whole {
		p.Add("discount", "line.say.discount_range", nil)
	}
	if l.Kind == PartLine && l.Origin == CustomerOwned && l.Price != 0 {
		p.Add("price", "line.say.own_part", nil)
	}
	if p.Err() == nil && (l.Gross() > MaxMoney || l.Gross() < -MaxMoney) {
		p.Add("qty", "say.money_range", Args{"Max": MaxMoney})
	}
	return p
}

// CheckRights lists what person may not grant on the line; listed is what the
// price book says, 0 if nothing, and cost what one piece costs, 0 if unknown. A
// line below zero is a discount by another name, and what the shop pays itself
// is a gift.
func (l *Line) CheckRights(person Person, listed, cost Money) Problems {
	var p Problems
	if limit := person.DiscountLimit(); l.Discount > limit {
		p.Add("discount", "line.say.discount_right", Args{"Limit": limit, "Discount": l.Discount})
	}
	own := l.Kind == PartLine && l.Origin == CustomerOwned
	switch {
	case own:
	case (l.Price < listed || l.Price < 0) && !person.May(ChangePrice):
		p.Add("price", "line.say.price_right", Args{"Listed": listed})
	case listed > 0 && l.Price > listed && !person.May(RaisePrice):
		p.Add("price", "line.say.raise_right", Args{"Listed": listed})
	}
	if l.Payer == PayShop && !person.May(ShopPays) {
		p.Add("payer", "line.say.payer_right", nil)
	}
	if !own && cost > 0 && l.Kind == PartLine && LineAmount(l.Price, One, l.Discount) < cost && person.May(SeeCost) {
		p.Warn("price", "part.say.below_cost", Args{"Price": l.Price, "Cost": cost})
	}
	return p
}

// unpriced are the lines, of those named or of all undecided ones, that the
// walk-around or the work brought and that have no price yet: nobody can agree to
// that. What the shop gives away is paid by the shop.
func unpriced(o *Order, ids []LineID) (titles []string) {
	for i := range o.Lines {
		l := &o.Lines[i]
		named := slices.Contains(ids, l.ID) || len(ids) == 0 && l.Agreement.Consent == Proposed
		if named && (l.FromCheck != "" || l.FoundBy != 0) && l.Price == 0 && l.Payer == PayCustomer {
			titles = append(titles, l.Title())
		}
	}
	return titles
}

// Offered is the line of an order on which a point of the walk-around was
// offered for repair; nil if it was not.
func Offered(o *Order, point string) *Line {
	for i := range o.Lines {
		if point != "" && o.Lines[i].FromCheck == point {
			return &o.Lines[i]
		}
	}
	return nil
}
