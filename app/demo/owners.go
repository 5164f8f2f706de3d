package demo

import (
	"fmt"
	"strings"
	"time"

	"gongdan/app/shop"
)

// car is what is remembered of a car while its orders are made.
type car struct {
	id      shop.VehicleID
	owner   shop.CustomerID
	sender  shop.Contact // who brings it
	plate   string
	energy  shop.Energy
	company bool
	bought  time.Time
	yearly  int64        // km
	busy    int          // first day on which it may come again
	last    shop.OrderID // delivered, to be made good
	made    []shop.Line  // what it sold
	price   shop.Money
}

// Bounds of what plates and numbers can tell apart.
const (
	platesOfOffice = 24 * 10_000
	phonesOfBlock  = 10_000
)

// owners adds customers with their cars: most have one, companies several.
func (b *builder) owners() error {
	people := 0
	b.cars = make([]car, 0, b.size.Vehicles)
	for len(b.cars) < b.size.Vehicles {
		people++
		c := b.customer(people)
		if err := b.load.Customer(c); err != nil {
			return err
		}
		c.ID = b.load.FindCustomer(c.Code)
		n := 1
		switch {
		case c.Kind == shop.CompanyKind:
			n = b.between(2, 6)
		case b.chance(10):
			n = 2
		}
		for range n {
			if len(b.cars) == b.size.Vehicles {
				break
			}
			if err := b.vehicle(c); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *builder) customer(n int) shop.Customer {
	c := shop.Customer{
		Code: fmt.Sprintf("C%d", n), Kind: shop.PersonKind, Phone: phone(n), Rank: pick(b, b.names.Ranks), Source: pick(b, shop.Sources()),
		CreatedAt: b.from.AddDate(0, 0, -b.between(1, 400)).Add(9 * time.Hour), Consent: b.chance(70),
	}
	if c.Source == shop.Referral && n > 1 {
		c.ReferredBy = b.load.FindCustomer(fmt.Sprintf("C%d", b.between(1, n-1)))
	}
	if c.Consent {
		c.ConsentAt = c.CreatedAt
	}
	if b.chance(6) {
		c.Note = pick(b, b.names.Notes)
	}
	if b.chance(5) {
		c.Kind = shop.CompanyKind
		c.Name = pick(b, b.names.CompanyWords) + pick(b, b.names.CompanyKinds) + b.names.CompanyEnd
		c.CreditLimit = shop.Money(b.between(1, 10)) * 500_000
		c.Contacts = []shop.Contact{{Name: b.name(), Phone: phone(n + 5000)}}
		c.Address = strings.ReplaceAll(b.names.Address, "{N}", fmt.Sprint(b.between(1, 300)))
		return c
	}
	c.Name = b.name()
	return c
}

// name is a common surname and one or two characters.
func (b *builder) name() string {
	s := pick(b, b.names.Surnames) + pick(b, b.names.Given)
	if b.chance(55) {
		s += pick(b, b.names.Given)
	}
	return s
}

// phone is a number that nobody has: 1380000xxxx, in a larger shop the blocks
// after it.
func phone(n int) string {
	return fmt.Sprintf("138%04d%04d", n/phonesOfBlock, n%phonesOfBlock)
}

func (b *builder) vehicle(owner shop.Customer) error {
	n := len(b.cars) + 1
	m := pick(b, b.models)
	age := b.between(3, 9*365)
	bought := b.from.AddDate(0, 0, b.days-1-age)
	price, err := money(m.Price)
	if err != nil {
		return err
	}
	v := shop.Vehicle{
		VIN: vin(m.WMI, bought.Year(), n), Plate: plate(b.shop.Shop.PlatePrefix, m.Energy, n), OwnerID: owner.ID, Make: m.Make, Model: m.Model,
		Year: bought.Year(), Color: pick(b, b.names.Colors), Energy: m.Energy, Use: shop.Household, Card: shop.WarrantyCard{Price: price, Rate: 50},
	}
	if owner.Kind == shop.CompanyKind {
		v.Use = shop.CompanyUse
	}
	sold := shop.DayOf(bought, b.zone)
	v.Dates = shop.VehicleDates{
		RegisteredOn: sold.Add(5), InvoicedOn: sold, DeliveredOn: sold.Add(2),
		InsuredUntil: b.size.Until.Add(b.between(-20, 340)), InspectedUntil: b.size.Until.Add(b.between(-20, 700)),
	}
	b.tale.pair.take(b, &v, &bought)
	at := bought.Add(10 * time.Hour)
	plates := []shop.PlateSpan{{Plate: v.Plate, From: at}}
	owners := []shop.OwnerSpan{{Owner: v.OwnerID, From: at}}
	if err := b.load.Vehicle(v, plates, owners); err != nil {
		return err
	}
	b.cars = append(b.cars, car{
		plate: v.Plate,
		id:    b.load.FindVehicle(v.VIN), owner: owner.ID, sender: shop.Contact{Name: owner.Name, Phone: owner.Phone}, energy: m.Energy, company: owner.Kind == shop.CompanyKind, bought: bought,
		yearly: int64(b.between(80, 260)) * 100, price: price,
	})
	b.tale.pair.taken(&b.cars[len(b.cars)-1])
	return nil
}

// vin is a number with the maker's code, a right check digit and zeros where
// real ones say which car it is.
func vin(wmi string, year, n int) string {
	const years = "ABCDEFGHJKLMNPRSTVWXY123456789"
	letter := years[(year-1980)%len(years)]
	const sets = "ABCDEFGHJKLMNPRSTUVWXYZ"
	plant := byte('0')
	if block := n / 1_000_000; block > 0 {
		plant = sets[block%len(sets)]
	}
	for _, check := range "0123456789X" {
		s := fmt.Sprintf("%sAA000%c%c%c%06d", wmi, check, letter, plant, n%1_000_000)
		if shop.VINCheckHolds(s) {
			return s
		}
	}
	return ""
}

// plate is a plate of the right form: of new energy where the car is, D for
// batteries and F for others.
func plate(prefix string, e shop.Energy, n int) string {
	const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
	k := n * 7919 % platesOfOffice
	office := []rune(prefix)
	if n >= platesOfOffice {
		office[1] = rune(letters[n/platesOfOffice%len(letters)])
	}
	rest := fmt.Sprintf("%c%04d", letters[k/10_000], k%10_000)
	switch e {
	case shop.BatteryElectric:
		return string(office) + "D" + rest
	case shop.PlugIn, shop.RangeExtended:
		return string(office) + "F" + rest
	}
	return string(office) + rest
}
