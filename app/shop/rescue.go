package shop

import (
	"slices"
	"time"
)

// RescueKind (救援方式) is what was done where the car stood.
type RescueKind string

// The kinds of rescue.
const (
	TowIn  RescueKind = "tow_in"  // 拖车进厂
	OnSite RescueKind = "on_site" // 上门维修
)

// RescueKinds are all kinds, in the order in which they are offered.
func RescueKinds() []RescueKind { return []RescueKind{TowIn, OnSite} }

// Key is the word of the kind.
func (k RescueKind) Key() string { return "rescue.kind." + string(k) }

// Rescue (救援) is how a car that could not come was fetched or repaired where
// it stood.
type Rescue struct {
	Kind       RescueKind
	Place      string
	Caller     string
	Phone      string
	CalledAt   time.Time
	LeftAt     time.Time  // 出发
	ArrivedAt  time.Time  // 到达现场
	BackAt     time.Time  // 回厂
	Driver     PersonID   // somebody of the shop, or
	SupplierID SupplierID // a tow firm
	KM         int64      // there and back
	Fee        Money      // 车辆拖运费用, as it is billed; 0: none
	Payer      Payer      // of the fee
	LineID     LineID     // of the order that bills the fee; 0: none
	Cost       Money      // what the tow firm bills the shop
	Note       string
}

// Going reports whether somebody is still away for it.
func (r Rescue) Going() bool { return r.BackAt.IsZero() }

// Steps are the times of the rescue in their order.
func (r Rescue) Steps() []Step {
	return []Step{
		{"rescue.called_at", r.CalledAt, "called_at"},
		{"rescue.left_at", r.LeftAt, "left_at"},
		{"rescue.arrived_at", r.ArrivedAt, "arrived_at"},
		{"rescue.back_at", r.BackAt, "back_at"},
	}
}

// Travel is how long the rescue was on the road, in thousandths of an hour: the
// time that does not count as repair time (2021 order Art. 24). A car that is
// towed is on the road until it is in the shop, one that is repaired where it
// stands until somebody is there. 0 as long as a time is missing.
func (r Rescue) Travel() Qty {
	until := r.ArrivedAt
	if r.Kind == TowIn {
		until = r.BackAt
	}
	if r.LeftAt.IsZero() || until.Before(r.LeftAt) {
		return 0
	}
	return hoursOf(until.Sub(r.LeftAt))
}

// Check lists what keeps the rescue from being kept; now is the hour that
// nothing done can lie behind, zero in a file from elsewhere.
func (r Rescue) Check(now time.Time) Problems {
	var p Problems
	if !slices.Contains(RescueKinds(), r.Kind) {
		p.Add("kind", "rescue.say.kind", nil)
	}
	if r.Place == "" {
		p.Add("place", "say.required.place", nil)
	}
	p.checkText("place", r.Place, MaxName*2)
	p.checkText("caller", r.Caller, MaxName)
	p.checkPhone("phone", r.Phone)
	if r.CalledAt.IsZero() {
		p.Add("called_at", "say.required.called_at", nil)
	}
	p.checkSteps(now, r.Steps())
	if r.Driver != 0 && r.SupplierID != 0 {
		p.Add("supplier", "rescue.say.two_drivers", nil)
	}
	if r.KM < 0 || r.KM > MaxMileage {
		p.Add("km", "order.say.mileage_range", Args{"Max": MaxMileage})
	}
	p.checkMoney("fee", r.Fee)
	if r.Fee > 0 && !slices.Contains(Payers(), r.Payer) {
		p.Add("payer", "line.say.payer", nil)
	}
	p.checkMoney("cost", r.Cost)
	p.checkText("note", r.Note, MaxText)
	return p
}

// BillRescue makes the order bill the fee of its rescue: one line of its own,
// called name, that comes, changes and goes with the fee. A dearer fee is asked
// of the customer anew. Frozen orders are refused unless nothing changes.
func BillRescue(o *Order, r *Rescue, name string) error {
	at := slices.IndexFunc(o.Lines, func(l Line) bool { return r.LineID != 0 && l.ID == r.LineID })
	if at < 0 {
		r.LineID = 0
	}
	switch {
	case at < 0 && r.Fee == 0, at >= 0 && o.Lines[at].Price == r.Fee && o.Lines[at].Payer == r.Payer:
		return nil
	case o.Status.Frozen():
		return Refuse("order.refuse.frozen", Args{"Status": o.Status})
	}
	next := *o
	next.Lines = slices.Clone(o.Lines)
	switch {
	case at < 0:
		next.Lines = append(next.Lines, Line{Kind: OtherLine, Name: name, Qty: One, Price: r.Fee, Payer: r.Payer})
	case r.Fee == 0:
		next.Lines, r.LineID = slices.Delete(next.Lines, at, at+1), 0
	default:
		next.Lines[at].Price, next.Lines[at].Payer = r.Fee, r.Payer
	}
	return o.editLines(next.Lines)
}

// Transport (交通费用补偿) is money that was agreed to be paid for the customer's
// journeys instead of a loaner car (2021 order Art. 17, 21).
type Transport struct {
	Amount   Money
	AgreedBy string
	Way      ConsentWay
	AgreedAt time.Time
	Note     string // for which days, how it was reckoned
}

// Check lists what keeps the agreement from being kept.
func (t Transport) Check() Problems {
	var p Problems
	if t.Amount <= 0 {
		p.Add("amount", "transport.say.amount", nil)
	}
	p.checkMoney("amount", t.Amount)
	if t.AgreedBy == "" {
		p.Add("agreed_by", "say.required.agreed_by", nil)
	}
	p.checkText("agreed_by", t.AgreedBy, MaxName)
	if !slices.Contains(ConsentWays(), t.Way) {
		p.Add("way", "transport.say.way", nil)
	}
	p.checkText("note", t.Note, MaxText)
	return p
}
