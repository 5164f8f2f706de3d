package shop

import (
	"slices"
	"time"
)

// VehicleID is the number a car is kept under.
type VehicleID int64

// Energy (能源) is what drives a car.
type Energy string

// The sorts of energy.
const (
	Petrol          Energy = "petrol"
	Diesel          Energy = "diesel"
	BatteryElectric Energy = "bev"
	PlugIn          Energy = "phev"
	RangeExtended   Energy = "erev"
	OtherEnergy     Energy = "other"
)

// Energies are all sorts, in the order in which they are offered.
func Energies() []Energy {
	return []Energy{Petrol, Diesel, BatteryElectric, PlugIn, RangeExtended, OtherEnergy}
}

// Key is the word of the energy.
func (e Energy) Key() string { return "vehicle.energy." + string(e) }

// Charged reports whether the car shows a charge rather than a fuel level.
func (e Energy) Charged() bool { return e == BatteryElectric }

// Use (用途) decides whether the 三包 order applies: household cars only.
type Use string

// The uses there are.
const (
	Household  Use = "household"
	CompanyUse Use = "company"
	Commercial Use = "commercial"
)

// Uses are all uses, in the order in which they are offered.
func Uses() []Use { return []Use{Household, CompanyUse, Commercial} }

// Key is the word of the use.
func (u Use) Key() string { return "vehicle.use." + string(u) }

// VehicleDates are the days of a car's life that the shop acts on.
type VehicleDates struct {
	RegisteredOn   Day // 首次登记
	InvoicedOn     Day // 购车发票
	DeliveredOn    Day // 交付; 三包 starts here when it differs from the invoice (2021 order Art. 18)
	InsuredUntil   Day // 交强险
	InspectedUntil Day // 年检
}

// WarrantyCard (三包凭证) is what the card of the order on 三包 says of a car, and
// which order it falls under.
type WarrantyCard struct {
	Price       Money  // paid for the car
	Rate        Rate   // n, the share of the price for each 1,000 km (2021 order Art. 27)
	Rule        string // SanbaoRules; "": by the day the car was bought
	ExchangedOn Day    // the car was given in exchange for another on that day, from which its periods run (Art. 29)
}

// SanbaoRules are the orders on 三包 that a car can be put under.
func SanbaoRules() []string { return []string{"", "2012", "2021"} }

// Vehicle (车辆) is a car. Its VIN is the key that stays; plates and owners
// change and are kept with their times.
type Vehicle struct {
	ID         VehicleID
	Rev        int64
	VIN        string // folded; empty while unknown
	Plate      string // folded; empty for a car without one
	OddPlate   bool   // embassy, army or temporary: the form is not checked
	OwnerID    CustomerID
	Make       string
	Model      string
	Year       int
	Color      string
	Energy     Energy
	Use        Use
	EngineNo   string
	MileageKM  int64 // the last known reading
	Dates      VehicleDates
	Card       WarrantyCard
	Note       string
	MergedInto VehicleID
}

// MaxMileage is more than any car has run, in km.
const MaxMileage = 2_000_000

// Check lists what is wrong with the car.
func (v Vehicle) Check() Problems {
	var p Problems
	if v.Plate == "" && v.VIN == "" {
		p.Add("plate", "vehicle.say.plate_or_vin", nil)
	}
	if v.OddPlate {
		p.checkText("plate", v.Plate, 12)
	} else {
		p.checkPlate("plate", v.Plate)
	}
	p.checkVIN("vin", v.VIN)
	p.checkText("make", v.Make, MaxName)
	p.checkText("model", v.Model, MaxName)
	p.checkText("color", v.Color, MaxName)
	p.checkText("engine_no", v.EngineNo, MaxName)
	p.checkText("note", v.Note, MaxText)
	if v.Year != 0 && (v.Year < 1950 || v.Year > 2100) {
		p.Add("year", "vehicle.say.year", Args{"Year": v.Year})
	}
	p.checkMoney("price", v.Card.Price)
	if !slices.Contains(SanbaoRules(), v.Card.Rule) {
		p.Add("sanbao_rule", "sanbao.say.rule", Args{"Got": v.Card.Rule})
	}
	if d := v.Dates; d.DeliveredOn != "" && d.InvoicedOn > d.DeliveredOn {
		p.Warn("delivered_on", "sanbao.say.delivered_first", Args{"Invoiced": d.InvoicedOn})
	}
	if v.MileageKM < 0 || v.MileageKM > MaxMileage {
		p.Add("mileage_km", "order.say.mileage_range", Args{"Max": MaxMileage})
	}
	return p
}

// Title is make and model as one reads them, without the year.
func (v Vehicle) Title() string {
	s := v.Make
	if v.Model != "" {
		if s != "" {
			s += " "
		}
		s += v.Model
	}
	return s
}

// PlateSpan is a plate with the time it was on the car. Until is zero for the
// one it has now.
type PlateSpan struct {
	Plate       string
	From, Until time.Time
}

// OwnerSpan is an owner with the time the car was theirs.
type OwnerSpan struct {
	Owner       CustomerID
	From, Until time.Time
}
