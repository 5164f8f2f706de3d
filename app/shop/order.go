package shop

import (
	"slices"
	"strconv"
	"time"
)

// OrderID is the number an order is kept under.
type OrderID int64

// Status is how far an order has come. It is never compared as shown text.
type Status string

// The stations of an order.
const (
	Received  Status = "received"  // 接车检查: the car is in, the estimate is being written
	Quoted    Status = "quoted"    // 待确认: the customer has the estimate
	Working   Status = "working"   // 施工中: agreed, work may go on
	Checking  Status = "checking"  // 待质检: the technicians are done
	Ready     Status = "ready"     // 待结算: the work is done
	Settled   Status = "settled"   // 已结算: its figures are history
	Delivered Status = "delivered" // 已交车: the car has left
	Void      Status = "void"      // 作废: called off; the number stays
)

// Statuses are all stations in the order in which they are passed.
func Statuses() []Status {
	return []Status{Received, Quoted, Working, Checking, Ready, Settled, Delivered, Void}
}

// Key is the word of the status.
func (s Status) Key() string { return "order.status." + string(s) }

// Open reports whether the car may still be in the shop.
func (s Status) Open() bool { return s != Delivered && s != Void }

// Frozen reports whether lines and amounts are history: only a reversal
// (红冲) opens them again.
func (s Status) Frozen() bool { return s == Settled || s == Delivered || s == Void }

// moves lists every step an order can take. Settled and delivered orders go
// back to Ready by reversal only.
func moves(from Status) []Status {
	switch from {
	case Received:
		return []Status{Quoted, Working, Void}
	case Quoted:
		return []Status{Working, Received, Void}
	case Working:
		return []Status{Checking, Ready, Quoted, Void}
	case Checking:
		return []Status{Ready, Working, Void}
	case Ready:
		return []Status{Settled, Working, Void}
	case Settled:
		return []Status{Delivered, Ready}
	case Delivered:
		return []Status{Ready}
	}
	return nil
}

// OrderKind (业务类型) is why the car came.
type OrderKind string

// The kinds of the open format.
const (
	Maintenance OrderKind = "maintenance"
	Repair      OrderKind = "repair"
	Accident    OrderKind = "accident"
	Rework      OrderKind = "rework"
	Recall      OrderKind = "recall"
)

// OrderKinds are all kinds, in the order in which they are offered.
func OrderKinds() []OrderKind { return []OrderKind{Maintenance, Repair, Accident, Rework, Recall} }

// Key is the word of the kind.
func (k OrderKind) Key() string { return "order.kind." + string(k) }

// Intake (接车) is what was said and seen when the car came.
type Intake struct {
	MileageKM   int64
	Fuel        int // percent of fuel or charge
	SenderName  string
	SenderPhone string
	Complaint   string // the customer's words
	Belongings  string
	Checks      []Check // the walk-around; not on an order without one
	Marks       []Blemish
}

// Stamps are the times an order passed its stations; zero: not yet.
type Stamps struct {
	ReceivedAt  time.Time
	QuotedAt    time.Time
	AgreedAt    time.Time
	PromisedAt  time.Time // what the customer was told, not a station
	FinishedAt  time.Time
	SettledAt   time.Time
	DeliveredAt time.Time
	VoidAt      time.Time
}

// OldParts (旧件处理) is what becomes of the parts taken out.
type OldParts string

// What becomes of old parts.
const (
	OldNone     OldParts = "none"     // 无旧件
	OldReturned OldParts = "returned" // 托修方收回
	OldLeft     OldParts = "left"     // 承修方收回
)

// OldPartsChoices are all choices, in the order in which they are offered.
func OldPartsChoices() []OldParts { return []OldParts{OldReturned, OldLeft, OldNone} }

// Key is the word of the choice.
func (o OldParts) Key() string { return "order.old_parts." + string(o) }

// Order (维修工单) is one visit of one car.
type Order struct {
	ID           OrderID
	Rev          int64  // counts the saves; a save of an older Rev is ErrStale
	Number       string // RO260414-007; taken when first saved
	Kind         OrderKind
	Status       Status
	VehicleID    VehicleID
	CustomerID   CustomerID
	AdvisorID    PersonID
	Intake       Intake
	Stamps       Stamps
	SettlementNo string // JS260414-003; taken when settled, kept by a reversal
	OutKM        int64  // reading when the car left
	ReworkOf     OrderID
	OldParts     OldParts
	Floor        Floor
	Note         string // printed on the settlement
	VoidReason   string
	Quality      *QualityProblem // 三包: nil when there is none
	Lines        []Line
	Payments     []Payment
}

// CanMove reports whether the order may go to status to from where it is.
// Screens ask it to decide what to offer, so that what is offered and what is
// allowed cannot drift apart.
func (o *Order) CanMove(to Status) bool { return slices.Contains(moves(o.Status), to) }

// Next is the station that the primary button leads to, or "" at the end.
func (o *Order) Next() Status {
	switch o.Status {
	case Received, Quoted:
		return Working
	case Working, Checking:
		return Ready
	case Ready:
		return Settled
	case Settled:
		return Delivered
	}
	return ""
}

// Line finds a line by its number, nil if the order has none such.
func (o *Order) Line(id LineID) *Line {
	for i := range o.Lines {
		if o.Lines[i].ID == id {
			return &o.Lines[i]
		}
	}
	return nil
}

// Check lists what is wrong with the order as it is being written. last is the
// car's last reading in km, now the hour: a promise must lie ahead of it as
// long as the car is in the workshop.
func (o *Order) Check(last int64, now time.Time) Problems {
	var p Problems
	in := o.Intake
	if in.MileageKM < 0 || in.MileageKM > MaxMileage {
		p.Add("mileage_km", "order.say.mileage_range", Args{"Max": MaxMileage})
	} else if in.MileageKM > 0 && in.MileageKM < last {
		p.Warn("mileage_km", "order.say.mileage_below", Args{"Less": last - in.MileageKM, "Last": last})
	}
	if o.OutKM < 0 || o.OutKM > MaxMileage {
		p.Add("out_km", "order.say.mileage_range", Args{"Max": MaxMileage})
	}
	p.checkText("sender_name", in.SenderName, MaxName)
	p.checkPhone("sender_phone", in.SenderPhone)
	p.checkWalk(in.Walk())
	p.checkText("note", o.Note, MaxText)
	o.Floor.check(&p)
	if o.Quality != nil {
		p = append(p, problemOf(o).Check().Under("quality.")...)
	}
	promised := o.Stamps.PromisedAt
	if o.Status == Received && !promised.IsZero() && promised.Before(now.Truncate(time.Minute)) {
		p.Add("promised_at", "order.say.promised_past", nil)
	}
	for i := range o.Lines {
		p = append(p, o.Lines[i].Check().Under("lines."+strconv.Itoa(i)+".")...)
	}
	return p
}

// Complete lists what is missing before the order may be shown to the
// customer: the law's repair record wants mileage and the customer's words
// (2021 order Art. 17), the contract a time of delivery (JT/T 816).
func (o *Order) Complete() Problems {
	var p Problems
	if o.Intake.MileageKM <= 0 {
		p.Add("mileage_km", "say.required.mileage_km", nil)
	}
	if o.Intake.Complaint == "" {
		p.Add("complaint", "say.required.complaint", nil)
	}
	if o.Stamps.PromisedAt.IsZero() {
		p.Add("promised_at", "say.required.promised_at", nil)
	}
	return p
}
