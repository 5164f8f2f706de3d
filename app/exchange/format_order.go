package exchange

import (
	"time"

	"gongdan/app/shop"
)

type orderRecord struct {
	orderHead
	orderTimes
	orderIntake
	orderEnd
	orderFloor
	Lines []lineRecord `json:"lines,omitempty"`
	orderRest
}

type orderHead struct {
	Number   string         `json:"number,omitempty"`
	Vehicle  string         `json:"vehicle" need:"yes"` // VIN, or plate of a car without one
	Customer *string        `json:"customer,omitempty"` // absent: the car's owner; "": nobody
	Advisor  string         `json:"advisor,omitempty"`
	Kind     shop.OrderKind `json:"kind,omitempty"`
	Status   shop.Status    `json:"status,omitempty"` // absent: by the times
}

type orderRest struct {
	Quality     *qualityRecord     `json:"quality_problem,omitempty"`
	Payments    []paymentRecord    `json:"payments,omitempty"`
	Events      []eventRecord      `json:"events,omitempty"`
	Prints      []printRecord      `json:"prints,omitempty"`
	Inspections []inspectionRecord `json:"inspections,omitempty"`
	Given       []givenRecord      `json:"dispatches,omitempty"`
	Clocks      []clockRecord      `json:"clocks,omitempty"`
	Handover    *handoverRecord    `json:"handover,omitempty"`
	Rework      *reworkRecord      `json:"rework,omitempty"`
	Photos      []photoRecord      `json:"photos,omitempty"`
	Requests    []requestRecord    `json:"stock_requests,omitempty"`
	outsideRecords
}

type orderTimes struct {
	ReceivedAt  time.Time `json:"received_at" need:"yes"`
	QuotedAt    time.Time `json:"quoted_at,omitempty"`
	AgreedAt    time.Time `json:"agreed_at,omitempty"`
	PromisedAt  time.Time `json:"promised_at,omitempty"`
	FinishedAt  time.Time `json:"finished_at,omitempty"`
	SettledAt   time.Time `json:"settled_at,omitempty"`
	DeliveredAt time.Time `json:"delivered_at,omitempty"`
	VoidAt      time.Time `json:"void_at,omitempty"`
}

type orderIntake struct {
	MileageKM   int64         `json:"mileage_km,omitempty"`
	Fuel        int           `json:"fuel,omitempty"`
	SenderName  string        `json:"sender_name,omitempty"`
	SenderPhone string        `json:"sender_phone,omitempty"`
	Complaint   string        `json:"complaint,omitempty"`
	Belongings  string        `json:"belongings,omitempty"`
	Checks      []checkRecord `json:"checks,omitempty"`
	Marks       []markRecord  `json:"marks,omitempty"`
}

type orderEnd struct {
	SettlementNo string        `json:"settlement_no,omitempty"`
	OutKM        int64         `json:"out_km,omitempty"`
	OldParts     shop.OldParts `json:"old_parts,omitempty"`
	Note         string        `json:"note,omitempty"`
	VoidReason   string        `json:"void_reason,omitempty"`
	ReworkOf     string        `json:"rework_of,omitempty"`
}

// lineRecord is labour, a part, or something else with a name of its own.
// Code, Name, Unit, Origin and WorkClass say what the price book said when the
// line was written, where it differs from what it says now.
type lineRecord struct {
	Labour     string      `json:"labour,omitempty"`
	Part       string      `json:"part,omitempty"`
	Other      string      `json:"other,omitempty"`
	Hours      *shop.Qty   `json:"hours,omitempty"`
	Rate       *shop.Money `json:"rate,omitempty"`
	Qty        *shop.Qty   `json:"qty,omitempty"`
	Price      *shop.Money `json:"price,omitempty"`
	Discount   shop.Rate   `json:"discount,omitempty"`
	Payer      shop.Payer  `json:"payer,omitempty"`
	Technician string      `json:"technician,omitempty"`
	Clocked    shop.Qty    `json:"clocked_hours,omitempty"` // of its clocks, and what was worked without one

	Job shop.JobState `json:"job,omitempty"`
	lineBook
	lineConsent
}

// lineBook is the copy from the price book. A pointer to nothing is different
// from no pointer: it says that there was none. Free lines were written without
// the price book.
type lineBook struct {
	Free          bool            `json:"free,omitempty"`
	Code          *string         `json:"code,omitempty"`
	Name          *string         `json:"name,omitempty"`
	Unit          *string         `json:"unit,omitempty"`
	Origin        *shop.Origin    `json:"origin,omitempty"`
	WorkClass     *shop.WorkClass `json:"work_class,omitempty"`
	Package       string          `json:"package,omitempty"`
	FromCheck     string          `json:"from_check,omitempty"` // point of the walk-around that was at fault
	FoundBy       string          `json:"found_by,omitempty"`   // extra work: who found it while the car was in hand
	FoundAt       time.Time       `json:"found_at,omitempty"`
	OwnPaper      string          `json:"own_paper,omitempty"`      // 自备件: what was seen of its 合格证
	GuaranteeDays *int64          `json:"guarantee_days,omitempty"` // promised beyond the law's
	GuaranteeKM   *int64          `json:"guarantee_km,omitempty"`
}

type lineConsent struct {
	Consent shop.Consent    `json:"consent,omitempty"`
	By      string          `json:"consent_by,omitempty"`
	Way     shop.ConsentWay `json:"consent_way,omitempty"`
	At      time.Time       `json:"consent_at,omitempty"`
}

type (
	excludedReason string
	failure        string
)

type qualityRecord struct {
	Code             string          `json:"code" need:"yes"`
	Description      string          `json:"description,omitempty"`
	Assembly         shop.Assembly   `json:"assembly,omitempty"`
	SeriousSafety    bool            `json:"serious_safety,omitempty"`
	RepairFrom       time.Time       `json:"repair_from,omitempty"`
	RepairTo         time.Time       `json:"repair_to,omitempty"`
	ExcludedHours    shop.Qty        `json:"excluded_hours,omitempty"`
	ExcludedReason   excludedReason  `json:"excluded_reason,omitempty"`
	ReplacedAssembly shop.Assembly   `json:"replaced_assembly,omitempty"`
	MainPart         *mainPartRecord `json:"replaced_main_part,omitempty"`
	Failure          failure         `json:"failure,omitempty"`
	ExcludedEvidence string          `json:"excluded_evidence,omitempty"`
	Findings         string          `json:"findings,omitempty"`
	NoTow            bool            `json:"no_tow,omitempty"`
	NoLoaner         bool            `json:"no_loaner,omitempty"`
	SignedAt         time.Time       `json:"signed_at,omitempty"`
}

type mainPartRecord struct {
	Assembly shop.Assembly `json:"assembly,omitempty"`
	Part     string        `json:"part,omitempty"`
}

// paymentRecord is a payment. Corrects counts the payments of the order from 1.
type paymentRecord struct {
	At       time.Time        `json:"at,omitempty"`
	Method   shop.Method      `json:"method,omitempty"`
	Amount   shop.Money       `json:"amount" need:"key"`
	Kind     shop.PaymentKind `json:"kind,omitempty"`
	Person   string           `json:"person,omitempty"`
	Note     string           `json:"note,omitempty"`
	Corrects int              `json:"corrects,omitempty"`
}

// eventRecord is a row of the order's journal. Line counts the order's lines
// from 1.
type eventRecord struct {
	At     time.Time       `json:"at" need:"yes"`
	Kind   shop.EventKind  `json:"kind" need:"yes"`
	Person string          `json:"person,omitempty"`
	Line   int             `json:"line,omitempty"`
	By     string          `json:"by,omitempty"`
	Way    shop.ConsentWay `json:"way,omitempty"`
	Amount shop.Money      `json:"amount,omitempty"`
	Note   string          `json:"note,omitempty"`
}

// printRecord is a printing that was done; it keeps reprints counted.
type printRecord struct {
	Form   shop.Form `json:"form" need:"yes"`
	At     time.Time `json:"at" need:"yes"`
	Copy   int       `json:"copy" need:"yes"`
	Person string    `json:"person,omitempty"`
}
