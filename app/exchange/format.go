package exchange

import (
	"time"

	"gongdan/app/shop"
)

// Format is the name and version of the format.
const Format = "gongdan/1"

// shopRecord is the shop itself. Where backups go and which printer there is
// belongs to the PC and does not travel.
type shopRecord struct {
	Name        string      `json:"name,omitempty"`
	USCC        string      `json:"uscc,omitempty"`
	Address     string      `json:"address,omitempty"`
	Phone       string      `json:"phone,omitempty"`
	PlatePrefix string      `json:"plate_prefix,omitempty"`
	LabourRate  *shop.Money `json:"labour_rate,omitempty"`
	VATRate     *shop.Rate  `json:"vat_rate,omitempty"`
	CloseAt     string      `json:"close_at,omitempty"`
	Lang        langTag     `json:"lang,omitempty"`
	Dark        *bool       `json:"dark,omitempty"`
	TextScale   int         `json:"text_scale,omitempty"`
	Paper       paperSize   `json:"paper,omitempty"`
	LockMinutes *int        `json:"lock_minutes,omitempty"`

	Labels *labelsRecord `json:"labels,omitempty"`
}

type (
	langTag   string
	paperSize string
)

// rightRecord is one grant. A file with rights has all of them.
type rightRecord struct {
	Role  shop.Role  `json:"role" need:"yes"`
	Right shop.Right `json:"right" need:"yes"`
	Limit shop.Rate  `json:"limit,omitempty"`
}

// ruleRecord is one number of a rule table.
type ruleRecord struct {
	Book   string   `json:"book" need:"yes"`
	Name   string   `json:"name" need:"yes"`
	Value  int64    `json:"value" need:"key"`
	From   shop.Day `json:"from" need:"yes"`
	Until  shop.Day `json:"until,omitempty"`
	Source string   `json:"source,omitempty"`
}

type personRecord struct {
	Code   string      `json:"code" need:"yes"`
	Name   string      `json:"name" need:"yes"`
	Roles  []shop.Role `json:"roles,omitempty"`
	Phone  string      `json:"phone,omitempty"`
	PIN    string      `json:"pin,omitempty"` // salted hash
	Active *bool       `json:"active,omitempty"`
	personFloor
}

type customerRecord struct {
	Code        string            `json:"code" need:"yes"`
	Name        string            `json:"name" need:"yes"`
	Kind        shop.CustomerKind `json:"kind,omitempty"`
	Phone       string            `json:"phone,omitempty"`
	Source      shop.Source       `json:"source,omitempty"`
	ReferredBy  string            `json:"referred_by,omitempty"`
	Address     string            `json:"address,omitempty"`
	Tags        string            `json:"tags,omitempty"`
	Rank        string            `json:"rank,omitempty"`
	Note        string            `json:"note,omitempty"`
	CreditLimit shop.Money        `json:"credit_limit,omitempty"`
	Consent     bool              `json:"consent,omitempty"`
	ConsentAt   time.Time         `json:"consent_at,omitempty"`
	CreatedAt   time.Time         `json:"created_at,omitempty"`
	MergedInto  string            `json:"merged_into,omitempty"`
	Contacts    []contactRecord   `json:"contacts,omitempty"`
}

type contactRecord struct {
	Name  string `json:"name,omitempty"`
	Phone string `json:"phone,omitempty"`
	Role  string `json:"role,omitempty"`
}

type vehicleRecord struct {
	VIN   string `json:"vin" need:"key"`
	Plate string `json:"plate,omitempty"`
	Owner string `json:"owner,omitempty"`
	vehicleMake
	vehicleLife
	Plates []plateRecord `json:"plates,omitempty"`
	Owners []ownerRecord `json:"owners,omitempty"`
}

// vehicleMake is what a car was built as.
type vehicleMake struct {
	Make     string      `json:"make,omitempty"`
	Model    string      `json:"model,omitempty"`
	Year     int         `json:"year,omitempty"`
	Energy   shop.Energy `json:"energy,omitempty"`
	Use      shop.Use    `json:"use,omitempty"`
	Color    string      `json:"color,omitempty"`
	EngineNo string      `json:"engine_no,omitempty"`
}

// vehicleLife is what became of it.
type vehicleLife struct {
	InvoicedOn     shop.Day   `json:"invoiced_on,omitempty"`
	DeliveredOn    shop.Day   `json:"delivered_on,omitempty"`
	Price          shop.Money `json:"price,omitempty"`
	Compensation   shop.Rate  `json:"compensation_rate,omitempty"`
	SanbaoRule     string     `json:"sanbao_rule,omitempty"`
	ExchangedOn    shop.Day   `json:"exchanged_on,omitempty"`
	RegisteredOn   shop.Day   `json:"registered_on,omitempty"`
	InsuredUntil   shop.Day   `json:"insured_until,omitempty"`
	InspectedUntil shop.Day   `json:"inspected_until,omitempty"`
	MileageKM      int64      `json:"mileage_km,omitempty"`
	OddPlate       bool       `json:"odd_plate,omitempty"`
	Note           string     `json:"note,omitempty"`
	MergedInto     string     `json:"merged_into,omitempty"`
}

type plateRecord struct {
	Plate string    `json:"plate" need:"key"`
	From  time.Time `json:"from,omitempty"`
	Until time.Time `json:"until,omitempty"`
}

type ownerRecord struct {
	Owner string    `json:"owner" need:"yes"`
	From  time.Time `json:"from,omitempty"`
	Until time.Time `json:"until,omitempty"`
}

type labourRecord struct {
	Code          string         `json:"code" need:"yes"`
	Name          string         `json:"name" need:"yes"`
	Hours         *shop.Qty      `json:"hours,omitempty"`
	Rate          shop.Money     `json:"rate,omitempty"`
	WorkClass     shop.WorkClass `json:"work_class,omitempty"`
	GuaranteeDays int64          `json:"guarantee_days,omitempty"`
	GuaranteeKM   int64          `json:"guarantee_km,omitempty"`
	Active        *bool          `json:"active,omitempty"`
}

type partRecord struct {
	Number  string      `json:"number" need:"yes"`
	Name    string      `json:"name" need:"yes"`
	Unit    string      `json:"unit,omitempty"`
	Price   shop.Money  `json:"price,omitempty"`
	Cost    shop.Money  `json:"cost,omitempty"`
	Origin  shop.Origin `json:"origin,omitempty"`
	OnHand  shop.Qty    `json:"on_hand,omitempty"`
	Bin     string      `json:"bin,omitempty"`
	Min     shop.Qty    `json:"min,omitempty"`
	Max     shop.Qty    `json:"max,omitempty"`
	Make    string      `json:"make,omitempty"`
	Fits    string      `json:"fits,omitempty"`
	Barcode string      `json:"barcode,omitempty"`
	Active  *bool       `json:"active,omitempty"`
	partAround
}

type packageRecord struct {
	Code   string       `json:"code" need:"yes"`
	Name   string       `json:"name" need:"yes"`
	Active *bool        `json:"active,omitempty"`
	Items  []itemRecord `json:"items,omitempty"`
}

type itemRecord struct {
	Labour string     `json:"labour,omitempty"`
	Part   string     `json:"part,omitempty"`
	Qty    *shop.Qty  `json:"qty,omitempty"`
	Price  shop.Money `json:"price,omitempty"`
}

// moveRecord is one row of the stock ledger; rows stand in the order in which
// they were written. Line counts the lines of the order from 1.
type moveRecord struct {
	Part   string        `json:"part" need:"yes"`
	Kind   shop.MoveKind `json:"kind" need:"yes"`
	At     time.Time     `json:"at" need:"yes"`
	Qty    shop.Qty      `json:"qty" need:"yes"`
	Value  shop.Money    `json:"value,omitempty"`
	Order  string        `json:"order,omitempty"`
	Line   int           `json:"line,omitempty"`
	Person string        `json:"person,omitempty"`
	Note   string        `json:"note,omitempty"`

	Warehouse string `json:"warehouse,omitempty"` // but the main one
	Bin       string `json:"bin,omitempty"`       // but the usual one of the part
	Lot       int    `json:"lot,omitempty"`       // counted from 1
	Supplier  string `json:"supplier,omitempty"`
	Taker     string `json:"taker,omitempty"`
}
