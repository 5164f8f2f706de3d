package exchange

import (
	"time"

	"gongdan/app/shop"
)

// hitRecord is one find of the search box.
type hitRecord struct {
	Kind     string      `json:"kind"` // as show takes it
	Key      string      `json:"key"`
	Plate    string      `json:"plate"`
	Customer string      `json:"customer"`
	Phone    string      `json:"phone,omitempty"`
	Title    string      `json:"title,omitempty"`
	Number   string      `json:"number,omitempty"` // of the order
	Status   shop.Status `json:"status"`
	Promised time.Time   `json:"promised_at,omitempty"`
}

// orderShown is an order with its sums and the names that its keys stand for.
type orderShown struct {
	orderHead
	Plate        string `json:"plate,omitempty"`
	Title        string `json:"vehicle_title,omitempty"`
	CustomerName string `json:"customer_name,omitempty"`
	AdvisorName  string `json:"advisor_name,omitempty"`
	orderTimes
	orderIntake
	orderEnd
	Lines []lineShown `json:"lines"`
	orderRest
	Totals totalsShown `json:"totals"`
}

type lineShown struct {
	lineRecord
	Amount shop.Money  `json:"amount"`
	Issued shop.Qty    `json:"issued,omitempty"`
	Cost   *shop.Money `json:"cost,omitempty"`

	Sources []sourceShown `json:"sources,omitempty"` // of the pieces that it was given
}

// sourceShown is where pieces came from that a line was given.
type sourceShown struct {
	Qty         shop.Qty    `json:"qty"`
	Batch       string      `json:"batch,omitempty"`
	Supplier    string      `json:"supplier,omitempty"`
	Origin      shop.Origin `json:"origin,omitempty"`
	Certificate string      `json:"certificate,omitempty"`
}

// totalsShown are sums of rounded lines. Labour, Parts and Other are after
// discount; Capital is Total in words.
type totalsShown struct {
	Labour   shop.Money  `json:"labour"`
	Parts    shop.Money  `json:"parts"`
	Other    shop.Money  `json:"other"`
	Discount shop.Money  `json:"discount"`
	ByPayer  payersShown `json:"by_payer"`
	Paid     shop.Money  `json:"paid"`
	Due      shop.Money  `json:"due"`
	Capital  string      `json:"capital"`
	Total    shop.Money  `json:"total"`
	OnCredit shop.Money  `json:"on_credit"`
	Cost     *shop.Money `json:"cost,omitempty"`
}

type payersShown struct {
	Customer shop.Money `json:"customer"`
	Insurer  shop.Money `json:"insurer"`
	Factory  shop.Money `json:"factory"`
	Shop     shop.Money `json:"shop"`
}

type vehicleShown struct {
	vehicleRecord
	OwnerName  string       `json:"owner_name,omitempty"`
	OwnerPhone string       `json:"owner_phone,omitempty"`
	Orders     []visitShown `json:"orders"`
}

// visitShown is an order of a car, in short.
type visitShown struct {
	Number     string         `json:"number"`
	Kind       shop.OrderKind `json:"kind"`
	Status     shop.Status    `json:"status"`
	ReceivedAt time.Time      `json:"received_at"`
	MileageKM  int64          `json:"mileage_km,omitempty"`
	Complaint  string         `json:"complaint,omitempty"`
	Total      shop.Money     `json:"total"`
	Due        shop.Money     `json:"due"`
}

type customerShown struct {
	customerRecord
	Owed     shop.Money  `json:"owed"` // on settled orders
	Vehicles []ownsShown `json:"vehicles"`
}

type ownsShown struct {
	VIN   string `json:"vin"`
	Plate string `json:"plate"`
	Title string `json:"title,omitempty"`
}

type partShown struct {
	Number    string      `json:"number"`
	Name      string      `json:"name"`
	Unit      string      `json:"unit,omitempty"`
	Price     shop.Money  `json:"price"`
	Cost      *shop.Money `json:"cost,omitempty"`
	Value     *shop.Money `json:"value,omitempty"`
	Origin    shop.Origin `json:"origin"`
	OnHand    shop.Qty    `json:"on_hand"`
	Reserved  shop.Qty    `json:"reserved"`
	Available shop.Qty    `json:"available"`
	Bin       string      `json:"bin,omitempty"`
	Min       shop.Qty    `json:"min"`
	Max       shop.Qty    `json:"max"`
	Make      string      `json:"make,omitempty"`
	Fits      string      `json:"fits,omitempty"`
	Barcode   string      `json:"barcode,omitempty"`
	Active    bool        `json:"active"`
	Moves     []moveShown `json:"moves"` // the newest first
}

type moveShown struct {
	Kind    shop.MoveKind `json:"kind"`
	At      time.Time     `json:"at"`
	Qty     shop.Qty      `json:"qty"`
	Balance shop.Qty      `json:"balance"`
	Value   *shop.Money   `json:"value,omitempty"`
	Order   string        `json:"order,omitempty"`
	Person  string        `json:"person,omitempty"`
	Note    string        `json:"note,omitempty"`
}
