package shop

import (
	"reflect"
	"slices"
	"strconv"
)

// TableKind is what the rows of a table are of.
type TableKind string

// The kinds of table that come in.
const (
	PartTable     TableKind = "parts"
	CustomerTable TableKind = "customers"
	VehicleTable  TableKind = "vehicles"
	ClaimTable    TableKind = "claims" // a factory's list, which is compared and not taken in: not among TableKinds
)

// TableKinds are all kinds; of those that headings fit alike, the first counts.
func TableKinds() []TableKind { return []TableKind{PartTable, CustomerTable, VehicleTable} }

// Key is the word of the kind.
func (k TableKind) Key() string { return "sheet.table." + string(k) }

// SheetField is what a column of a table may say of a record. String is the key
// of the field, Key the word that heads its column.
type SheetField interface {
	String() string
	Key() string
	Table() TableKind
}

// CustomerField is what a column may say of a customer.
type CustomerField string

// The fields of a customer in the order in which they are written out. Consent
// is none of them: it is given to the shop, not to a file.
const (
	CustomerCode    CustomerField = "code"
	CustomerName    CustomerField = "name"
	CustomerSort    CustomerField = "kind"
	CustomerPhone   CustomerField = "phone"
	CustomerAddress CustomerField = "address"
	CustomerSource  CustomerField = "source"
	CustomerTags    CustomerField = "tags"
	CustomerRank    CustomerField = "rank"
	CustomerCredit  CustomerField = "credit_limit"
	CustomerNote    CustomerField = "note"
)

// String implements SheetField.
func (f CustomerField) String() string { return string(f) }

// Key implements SheetField.
func (f CustomerField) Key() string { return "sheet.customer." + string(f) }

// Table implements SheetField.
func (CustomerField) Table() TableKind { return CustomerTable }

// VehicleField is what a column may say of a car.
type VehicleField string

// The fields of a car in the order in which they are written out. The last three
// say whose it is.
const (
	VehiclePlate      VehicleField = "plate"
	VehicleVIN        VehicleField = "vin"
	VehicleMake       VehicleField = "make"
	VehicleModel      VehicleField = "model"
	VehicleYear       VehicleField = "year"
	VehicleColor      VehicleField = "color"
	VehicleEnergy     VehicleField = "energy"
	VehicleUse        VehicleField = "use"
	VehicleEngine     VehicleField = "engine_no"
	VehicleRegistered VehicleField = "registered_on"
	VehicleInvoiced   VehicleField = "invoiced_on"
	VehicleDelivered  VehicleField = "delivered_on"
	VehicleInsured    VehicleField = "insured_until"
	VehicleInspected  VehicleField = "inspected_until"
	VehiclePrice      VehicleField = "price"
	VehicleMileage    VehicleField = "mileage_km"
	VehicleOdd        VehicleField = "odd_plate"
	VehicleNote       VehicleField = "note"
	VehicleOwner      VehicleField = "owner"
	VehicleOwnerName  VehicleField = "owner_name"
	VehicleOwnerPhone VehicleField = "owner_phone"
)

// String implements SheetField.
func (f VehicleField) String() string { return string(f) }

// Key implements SheetField.
func (f VehicleField) Key() string { return "sheet.vehicle." + string(f) }

// Table implements SheetField.
func (VehicleField) Table() TableKind { return VehicleTable }

// TableFields are the fields of a kind of table, in the order in which they are
// written out.
func TableFields(k TableKind) (all []SheetField) {
	switch k {
	case CustomerTable:
		for _, f := range []CustomerField{
			CustomerCode, CustomerName, CustomerSort, CustomerPhone, CustomerAddress, CustomerSource, CustomerTags, CustomerRank, CustomerCredit, CustomerNote,
		} {
			all = append(all, f)
		}
	case VehicleTable:
		for _, f := range []VehicleField{
			VehiclePlate, VehicleVIN, VehicleMake, VehicleModel, VehicleYear, VehicleColor, VehicleEnergy, VehicleUse, VehicleEngine, VehicleRegistered,
			VehicleInvoiced, VehicleDelivered, VehicleInsured, VehicleInspected, VehiclePrice, VehicleMileage, VehicleOdd, VehicleNote,
			VehicleOwner, VehicleOwnerName, VehicleOwnerPhone,
		} {
			all = append(all, f)
		}
	case ClaimTable:
		for _, f := range ClaimFields() {
			all = append(all, f)
		}
	default:
		for _, f := range PartFields() {
			all = append(all, f)
		}
	}
	return all
}

// SheetFieldOf is the field of a kind of table with that key.
func SheetFieldOf(k TableKind, key string) (SheetField, bool) {
	all := TableFields(k)
	i := slices.IndexFunc(all, func(f SheetField) bool { return f.String() == key })
	if i < 0 {
		return nil, false
	}
	return all[i], true
}

// CustomerAt points to what a field says of a customer.
func CustomerAt(c *Customer, f CustomerField) any {
	return map[CustomerField]any{
		CustomerCode: &c.Code, CustomerName: &c.Name, CustomerSort: &c.Kind, CustomerPhone: &c.Phone, CustomerAddress: &c.Address,
		CustomerSource: &c.Source, CustomerTags: &c.Tags, CustomerRank: &c.Rank, CustomerCredit: &c.CreditLimit, CustomerNote: &c.Note,
	}[f]
}

// SheetCar is a car as a table says it: the car, and words that name its owner.
type SheetCar struct {
	Vehicle
	Owner      string // code of the customer
	OwnerName  string
	OwnerPhone string
}

// VehicleAt points to what a field says of a car.
func VehicleAt(c *SheetCar, f VehicleField) any {
	switch f {
	case VehiclePlate:
		return &c.Plate
	case VehicleVIN:
		return &c.VIN
	case VehicleMake:
		return &c.Make
	case VehicleModel:
		return &c.Model
	case VehicleYear:
		return &c.Year
	case VehicleColor:
		return &c.Color
	case VehicleEnergy:
		return &c.Energy
	case VehicleUse:
		return &c.Use
	case VehicleEngine:
		return &c.EngineNo
	case VehiclePrice:
		return &c.Card.Price
	case VehicleMileage:
		return &c.MileageKM
	case VehicleOdd:
		return &c.OddPlate
	case VehicleNote:
		return &c.Note
	case VehicleOwner:
		return &c.Owner
	case VehicleOwnerName:
		return &c.OwnerName
	case VehicleOwnerPhone:
		return &c.OwnerPhone
	}
	return vehicleDay(&c.Dates, f)
}

func vehicleDay(d *VehicleDates, f VehicleField) *Day {
	switch f {
	case VehicleRegistered:
		return &d.RegisteredOn
	case VehicleInvoiced:
		return &d.InvoicedOn
	case VehicleDelivered:
		return &d.DeliveredOn
	case VehicleInsured:
		return &d.InsuredUntil
	}
	return &d.InspectedUntil
}

// FieldText is what a field that at points to says, as in the open format; an
// amount of zero says nothing.
func FieldText(at any) string {
	switch x := at.(type) {
	case *Money:
		if *x != 0 {
			return x.String()
		}
		return ""
	case *bool:
		return strconv.FormatBool(*x)
	case *int:
		return wholeText(int64(*x))
	case *int64:
		return wholeText(*x)
	}
	return reflect.ValueOf(at).Elem().String()
}

func wholeText(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

// setAt makes what to points to the same as what from points to.
func setAt(to, from any) { reflect.ValueOf(to).Elem().Set(reflect.ValueOf(from).Elem()) }
